#pragma once

#include "core/domain/Reading.h"

#include <string_view>

namespace tierdesk::nlu {

/// Returns the personal data in @p utf8: payment cards (PaymentCards.h), e-mail addresses, telephone numbers and IBANs
/// (ISO 13616, mod 97), in order and not overlapping. Plain identifiers (ORD-9876, ten bare digits) do not count.
/// Accepts any bytes. Linear in practice. Thread-safe.
[[nodiscard]] std::vector<PiiSpan> findPii(std::string_view utf8);

/// Replaces every span of findPii() in @p text: "[card ending 1111]", "[email]", "[phone]", "[iban]". Thread-safe.
[[nodiscard]] QString maskPii(const QString &text);

} // namespace tierdesk::nlu
