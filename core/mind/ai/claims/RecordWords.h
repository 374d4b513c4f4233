#pragma once

#include "core/base/Time.h"
#include "core/domain/Money.h"

#include <QtCore/QString>
#include <QtCore/QStringList>

/// Describes records in the customer's language, from the tables of resources/records. Thread-safe.
namespace tierdesk::ai {

/// Returns the row @p key in @p language (ISO 639-1; English if not one of the eight) with %1 and %2 filled in.
[[nodiscard]] QString recordWords(QByteArrayView key, const QString &language, const QString &first = {},
                                  const QString &second = {});
/// Returns the UTC date: "8 May 2026", "8. Mai 2026".
[[nodiscard]] QString dayWords(base::Timestamp at, const QString &language);
/// Returns whether @p text says in any of the languages that something is "delivered" (has reached the customer),
/// "active", "paused" or "cancelled".
[[nodiscard]] bool tells(const QString &text, const QString &state);

} // namespace tierdesk::ai
