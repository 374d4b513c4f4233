#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace tierdesk::nlu {

/// The value of a digit of any script, or -1.
[[nodiscard]] int digitOf(char32_t point);

/// Digits that no separator parts.
struct DigitGroup {
    std::size_t begin = 0; ///< bytes in the text
    std::size_t end = 0;
    std::string digits; ///< in ASCII
    std::string gap;    ///< the separators before it; empty for the first
};
/// Groups with at most three separators (spaces, dashes, dots) between two of them.
using DigitRun = std::vector<DigitGroup>;

/// Reads the digits of @p text from @p at on, where one stands; @p at is moved behind the last. Characters that nobody
/// sees are skipped.
[[nodiscard]] DigitRun readRun(std::string_view text, std::size_t &at);

} // namespace tierdesk::nlu
