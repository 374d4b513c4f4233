#pragma once

#include <QtCore/QString>
#include <QtCore/QStringView>

#include <vector>

namespace tierdesk::nlu {

/// A message of a conversation, as far as it matters for what follows it.
struct EarlierMessage {
    QStringView text;
    bool isCustomers = false;
};

/// Returns @p text with the digits hidden ("•••• ••••") that complete a card number which the customer began in the
/// messages before it; else @p text as it is. @p before is oldest first and has no whole card number
/// (CardRedaction.h).
///
/// The customer's last messages count as parts while they consist of one group of digits with spaces or dashes, and of
/// words that go with a card number. Together they must have an issuer's prefix and length and pass the Luhn check, and
/// be cut where numbers are cut on cards (4-4-4-4, 4-6-5), or be called a card's by words of either side. Where an
/// order or another number was asked for, only digits in groups as on cards count. Any text; a text without digits
/// costs one pass. Thread-safe.
[[nodiscard]] QString redactContinuation(const std::vector<EarlierMessage> &before, const QString &text);

} // namespace tierdesk::nlu
