#pragma once

#include <QtCore/QRegularExpression>
#include <QtCore/QString>

#include <optional>
#include <span>

/// The record's own sentences in other words. Pure.
namespace tierdesk::ai {

/// A form of the record's, and what it is rewritten to: %1 is its first group.
struct Rewrite {
    QRegularExpression from;
    QString to;
};

/// A form, compiled; a dot is also a line's end.
[[nodiscard]] QRegularExpression recordForm(const char16_t *text);

/// @p entry in the words of the first row that it is of; nothing where it is none of the record's forms.
[[nodiscard]] std::optional<QString> formOf(const QString &entry, std::span<const Rewrite> rows);

} // namespace tierdesk::ai
