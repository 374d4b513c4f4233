#pragma once

#include "core/base/Time.h"
#include "core/domain/Money.h"

#include <QtCore/QString>
#include <QtCore/QStringList>

/// How records are told in the customer's language: the tables of resources/records. Thread-safe.
namespace tierdesk::ai {

/// The row @p key in @p language (ISO 639-1; English where it is none of the eight), with %1 and %2 filled in.
[[nodiscard]] QString recordWords(QByteArrayView key, const QString &language, const QString &first = {},
                                  const QString &second = {});
/// "8 May 2026", "8. Mai 2026"; in UTC.
[[nodiscard]] QString dayWords(base::Timestamp at, const QString &language);
/// Whether @p text says in any of the languages that something is "delivered" (has reached the customer), "active",
/// "paused" or "cancelled".
[[nodiscard]] bool tells(const QString &text, const QString &state);

} // namespace tierdesk::ai
