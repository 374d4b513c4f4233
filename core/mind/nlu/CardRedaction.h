#pragma once

#include <QtCore/QJsonObject>
#include <QtCore/QString>

namespace tierdesk::nlu {

/// Returns @p text with every card number as "•••• •••• •••• 4242" and the security code beside it as "•••". A code
/// labelled CVV or CVC is redacted even without a card number. Idempotent. A text with fewer than twelve digits costs
/// one pass. Thread-safe.
[[nodiscard]] QString redactCards(const QString &text);

/// Redacts every string, number and member name in @p object, at any depth. A member's name is read as the words
/// before its value: {"order_id": …} is kept, {"cvv": "123"} is redacted.
[[nodiscard]] QJsonObject redactCards(const QJsonObject &object);

} // namespace tierdesk::nlu
