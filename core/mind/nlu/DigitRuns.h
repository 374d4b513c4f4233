#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace tierdesk::nlu {

/// Returns the value of a digit of any script, or -1.
[[nodiscard]] int digitOf(char32_t point);

/// Consecutive digits without a separator.
struct DigitGroup {
    std::size_t begin = 0; ///< bytes in the text
    std::size_t end = 0;
    std::string digits; ///< in ASCII
    std::string gap;    ///< the separators before it; empty for the first
};
/// Groups with at most three separators (spaces, dashes, dots) between neighbours.
using DigitRun = std::vector<DigitGroup>;

/// Reads the run that begins with the digit at @p at in @p text and moves @p at past its last digit. Skips invisible
/// characters.
[[nodiscard]] DigitRun readRun(std::string_view text, std::size_t &at);

} // namespace tierdesk::nlu
