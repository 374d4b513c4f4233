#pragma once

#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

namespace tierdesk::nlu {

/// Returns the positions of payment card numbers in @p utf8 as pairs of first byte and length, in order and not
/// overlapping.
///
/// A card number has 12 to 19 digits of any script, passes the Luhn check (ISO/IEC 7812-1) and has the prefix and the
/// length of an issuer, or any prefix if the words before it mention a card. Spaces, dashes, dots and invisible
/// characters may separate the digits. IBANs, telephone numbers, and numbers labelled as an order, parcel, invoice or
/// serial number do not count. Accepts any bytes. Linear. Thread-safe.
[[nodiscard]] std::vector<std::pair<std::size_t, std::size_t>> findCards(std::string_view utf8);

} // namespace tierdesk::nlu
