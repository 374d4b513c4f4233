#pragma once

#include <QtCore/QString>
#include <QtCore/QStringView>

#include <vector>

namespace tierdesk::nlu {

/// An earlier message of a conversation, which may contain a part of a card number.
struct EarlierMessage {
    QStringView text;
    bool isCustomers = false;
};

/// Hides ("•••• ••••") the digits of @p text that complete a card number which the customer began in earlier messages;
/// otherwise returns @p text unchanged. @p before is oldest first and has no complete card number (CardRedaction.h).
///
/// The customer's last messages count as parts if each has one run of digits with spaces or dashes and otherwise only
/// words that go with a card number. Together the digits must have an issuer's prefix and length and pass the Luhn
/// check. They must also be split where numbers are split on cards (4-4-4-4, 4-6-5), or either side must have mentioned
/// a card. If an order or another number was asked for, they must be in groups as on cards. Accepts any text; a text
/// without digits costs one pass. Thread-safe.
[[nodiscard]] QString redactContinuation(const std::vector<EarlierMessage> &before, const QString &text);

} // namespace tierdesk::nlu
