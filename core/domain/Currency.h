#pragma once

#include <array>

namespace tierdesk {

/// Returns whether @p code is an ISO 4217 currency used for payments: no fund, metal or test code. Checked when a
/// company sets its currency; stored codes are checked only by form (currencyFrom).
[[nodiscard]] bool isCurrency(std::array<char, 3> code);

} // namespace tierdesk
