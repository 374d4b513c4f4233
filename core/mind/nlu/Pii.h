#pragma once

#include "core/domain/Reading.h"

#include <string_view>

namespace tierdesk::nlu {

/// Personal data in @p utf8: payment cards (PaymentCards.h), e-mail addresses, telephone numbers, IBANs
/// (ISO 13616, mod 97). In order, not overlapping. Plain identifiers (ORD-9876, ten bare digits) are none.
/// Any bytes; linear in practice. Thread-safe.
[[nodiscard]] std::vector<PiiSpan> findPii(std::string_view utf8);

/// @p text with every span of findPii replaced: "[card ending 1111]", "[email]", "[phone]", "[iban]". Thread-safe.
[[nodiscard]] QString maskPii(const QString &text);

} // namespace tierdesk::nlu
