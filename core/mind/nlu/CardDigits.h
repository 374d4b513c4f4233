#pragma once

#include <cstddef>
#include <string_view>

namespace tierdesk::nlu {

/// Number of digits in a card number (ISO/IEC 7812-1, including Maestro's short numbers).
inline constexpr std::size_t MinCardDigits = 12;
inline constexpr std::size_t MaxCardDigits = 19;

/// Returns whether @p digits (ASCII, at least six) have the prefix and the length of a card issuer's numbers.
[[nodiscard]] bool hasCardIssuer(std::string_view digits);
/// Returns whether @p digits pass the Luhn check.
[[nodiscard]] bool passesLuhn(std::string_view digits);
/// Returns whether @p digits are an article number (GTIN-13). Such numbers often begin with 4, as old 13-digit card
/// numbers do.
[[nodiscard]] bool isArticleNumber(std::string_view digits);

} // namespace tierdesk::nlu
