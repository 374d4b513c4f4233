#pragma once

#include <QtCore/QJsonObject>
#include <QtCore/QString>

namespace tierdesk::nlu {

/// Returns @p text with every card number as "•••• •••• •••• 4242", and with the security code beside it as "•••". A
/// code that is called CVV or CVC is redacted without a card number, too. What is redacted stays as it is when it is
/// redacted again. A text without twelve digits costs one pass. Thread-safe.
[[nodiscard]] QString redactCards(const QString &text);

/// Redacts every text and every number in @p object, and its names, to any depth. The name of a member is read as the
/// words before its value: {"order_id": …} stays, {"cvv": "123"} does not.
[[nodiscard]] QJsonObject redactCards(const QJsonObject &object);

} // namespace tierdesk::nlu
