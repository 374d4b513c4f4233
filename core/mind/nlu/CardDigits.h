#pragma once

#include <cstddef>
#include <string_view>

namespace tierdesk::nlu {

/// How many digits a card number has (ISO/IEC 7812-1, and Maestro's short ones).
inline constexpr std::size_t MinCardDigits = 12;
inline constexpr std::size_t MaxCardDigits = 19;

/// Whether @p digits (ASCII, six at least) have the prefix and the length of a card issuer's numbers.
[[nodiscard]] bool hasCardIssuer(std::string_view digits);
/// Whether @p digits pass the Luhn check.
[[nodiscard]] bool passesLuhn(std::string_view digits);
/// Whether @p digits are an article number (GTIN-13). Numbers of products begin with 4 as often as old card numbers of
/// that length.
[[nodiscard]] bool isArticleNumber(std::string_view digits);

} // namespace tierdesk::nlu
