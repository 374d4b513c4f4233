#pragma once

#include "core/domain/Reading.h"

#include <optional>

namespace tierdesk::ai {

/// How to reach the customer, as @p text gives it: an e-mail address or else a phone number, from the reading's spans
/// where it found them. None when the text has neither.
[[nodiscard]] std::optional<QString> contactFrom(QStringView text, const Reading &reading);

} // namespace tierdesk::ai
