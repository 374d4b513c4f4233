#pragma once

#include <QtCore/QString>

#include <optional>
#include <vector>

/// The sums and numbers that a text names. Pure.
namespace tierdesk::ai {

/// A sum or a number of an order, as it stands in a text.
struct Named {
    QString text;
    bool isSum = false;  ///< it cannot be an order's
    bool isWhole = true; ///< false: a share, or a sum in words, which none is held to be
    QString currency{};  ///< of a sum, its code; empty where none is named or several have the sign
};

/// The sums and order numbers in @p text: not its days, hours, counts and the last digits of a card. A number without
/// a currency is a sum where the words around it make it one ("a refund of 20").
[[nodiscard]] std::vector<Named> namedIn(const QString &text);

/// What @p number is a sum of, if it has one meaning: the last mark is the decimal point unless three digits follow.
[[nodiscard]] std::optional<double> valueOf(QString number);

/// The codes of ISO 4217 as a pattern, in capitals whatever the rest of it is: some are words in small letters.
[[nodiscard]] const QString &currencyCodes();

} // namespace tierdesk::ai
