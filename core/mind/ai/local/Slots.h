#pragma once

#include "core/domain/Money.h"
#include "core/domain/Shop.h"

#include <QtCore/QString>
#include <QtCore/QStringList>

#include <optional>
#include <vector>

namespace tierdesk::ai {

/// A requested sum that cannot be paid as stated.
struct OddAmount {
    enum class Fault {
        NotPayable,     ///< zero, negative, too large or unreadable
        Unclear,        ///< ambiguous: "$20 or $30", "twelve fifty dollars"
        TooFine,        ///< more decimals than the currency has
        ForeignCurrency ///< not the company's
    };
    Fault fault = Fault::NotPayable;
    QString text;     ///< as written: "-$50"
    QString currency; ///< the code of a foreign currency
};

/// The details in a message. Their meaning depends on what was asked.
struct Slots {
    QStringList orderNumbers;        ///< as written: "ORD-9876", or digits after "order" or "#"
    QStringList bareNumbers;         ///< 3 to 12 unexplained digits: an order number if one was asked for
    QStringList subscriptions;       ///< "SUB-1001"
    std::optional<Money> amount;     ///< requested: "$50", "50 dollars"; not a sum paid or quoted in "$10?!"
    std::optional<OddAmount> odd;    ///< instead of an amount
    std::optional<Money> bareAmount; ///< the only number, without a currency: a sum if one was asked for
    std::optional<int> percent;      ///< "half" is 50
    QString loose;                   ///< a number used as a sum, without a currency: "refund me fifty"
    QString vagueShare;              ///< a part without a sum: "a third of the price", "the shipping fee"
    std::optional<int> quantity;     ///< "2 of them", "x3"
    bool isBoth = false;             ///< "both": pieces, items, orders or wishes
    bool hasStreet = false;          ///< "27 Fern Court"
    QString email;
    QString phone;
};

/// Reads the details of @p text; amounts without a currency are in @p currency. Pure.
[[nodiscard]] Slots readSlots(QStringView text, std::array<char, 3> currency);

/// Parses the answer to the question for an address: a street with its number and at least one more part.
[[nodiscard]] std::optional<Address> readAddress(QStringView text);

/// Returns the address on one line.
[[nodiscard]] QString addressLine(const Address &address);

/// Returns whether both name the same order: case, spaces and dashes are ignored, and digits alone match a number's
/// digits.
[[nodiscard]] bool isSameNumber(QStringView spoken, QStringView number);

/// Returns which of @p variants the words mean, given the present one @p now: "M" for "grey, S" is "grey, M", not
/// "blue, M". Empty if none or more than one is possible.
[[nodiscard]] QString variantMeant(const QStringList &words, const QStringList &variants, const QString &now);
/// Returns the items that match @p words, best first: by significant words or SKU. Empty if none matches.
[[nodiscard]] std::vector<const OrderItem *> itemsSpokenOf(const QStringList &words, const Order &order);

/// Returns how many of @p item the words ask for: 1 in "return one sock" and "1 x Wool socks"; none if they do not say.
[[nodiscard]] std::optional<int> countSpoken(const QStringList &words, const OrderItem &item);

/// Returns what an item is in one word: "tent" for "Ridge 3 tent"; empty for a name of only sizes and numbers.
[[nodiscard]] QString headNoun(const OrderItem &item);

/// Returns the word in @p words for @p item: "tent" for "Ridge 3 tent"; empty if there is none.
[[nodiscard]] QString wordFor(const QStringList &words, const OrderItem &item);

} // namespace tierdesk::ai
