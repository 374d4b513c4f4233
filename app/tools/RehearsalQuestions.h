#pragma once

#include "app/tools/RehearsalScript.h"

#include <initializer_list>

namespace tierdesk::app {

/// @p text in small letters, with curly quotes, hard blanks and en dashes as they are typed. Pure.
[[nodiscard]] QString plain(QString text);

/// Whether @p text contains one of @p words. Pure.
[[nodiscard]] bool hasAny(const QString &text, std::initializer_list<const char *> words);

/// The sentences of @p reply that ask something, in small letters. Pure.
[[nodiscard]] QStringList questionsIn(const QString &reply);

/// What @p question, one of questionsIn(), asks for. Pure.
[[nodiscard]] AskedFor askedBy(const QString &question);

/// What @p reply asks for last; nothing when it asks nothing. Pure.
[[nodiscard]] std::optional<AskedFor> askedIn(const QString &reply);

} // namespace tierdesk::app
