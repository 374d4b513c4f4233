#pragma once

#include <array>

namespace tierdesk {

/// Whether @p code is a currency of ISO 4217 that people pay with: no fund, no metal, no code for tests. Asked where a
/// company takes its currency; what is stored is read by its form alone (currencyFrom).
[[nodiscard]] bool isCurrency(std::array<char, 3> code);

} // namespace tierdesk
