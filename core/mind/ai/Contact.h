#pragma once

#include "core/domain/Reading.h"
#include "core/domain/Shop.h"

#include <optional>

namespace tierdesk::ai {

/// How to reach the customer, as @p text gives it: an e-mail address or else a phone number, from the reading's spans
/// where it found them. None when the text has neither.
[[nodiscard]] std::optional<QString> contactFrom(QStringView text, const Reading &reading);

/// "Email is fine", "by phone, after six": the address or number that @p customer is known by, where @p text chooses
/// one of the two ways and gives neither. None where it chooses none or both, or what it chooses is not known.
[[nodiscard]] std::optional<QString> contactChosen(const QString &text, const Customer &customer);

} // namespace tierdesk::ai
