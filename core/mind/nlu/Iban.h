#pragma once

#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

namespace tierdesk::nlu {

/// Returns the positions of bank account numbers (ISO 13616, mod 97) in @p utf8 as pairs of first byte and length, in
/// order and not overlapping. Thread-safe.
[[nodiscard]] std::vector<std::pair<std::size_t, std::size_t>> findIbans(std::string_view utf8);

} // namespace tierdesk::nlu
