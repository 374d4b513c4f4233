#pragma once

#include <QtCore/QJsonObject>
#include <QtCore/QString>

#include <string_view>
#include <utility>
#include <vector>

namespace tierdesk::nlu {

/// Returns where payment card numbers stand in @p utf8, as pairs of first byte and length, in order and not
/// overlapping.
///
/// A card number has 12 to 19 digits of any script, passes the Luhn check (ISO/IEC 7812-1) and has the prefix and the
/// length of an issuer, or any prefix where the words before it speak of a card. Spaces, dashes, dots and characters
/// that nobody sees may stand between the digits. IBANs, telephone numbers, and what is named as an order, parcel,
/// invoice or serial number are none. Any bytes; linear. Thread-safe.
[[nodiscard]] std::vector<std::pair<std::size_t, std::size_t>> findCards(std::string_view utf8);

/// Returns @p text with every card number as "•••• •••• •••• 4242", and with the security code beside it as "•••". A
/// code that is called CVV or CVC is redacted without a card number, too. What is redacted stays as it is when it is
/// redacted again. A text without twelve digits costs one pass. Thread-safe.
[[nodiscard]] QString redactCards(const QString &text);

/// Redacts every text and every number in @p object, and its names, to any depth. The name of a member is read as the
/// words before its value: {"order_id": …} stays, {"cvv": "123"} does not.
[[nodiscard]] QJsonObject redactCards(const QJsonObject &object);

} // namespace tierdesk::nlu
