#pragma once

#include "core/domain/Money.h"
#include "core/domain/Shop.h"

#include <QtCore/QString>
#include <QtCore/QStringList>

#include <optional>
#include <vector>

namespace tierdesk::ai {

/// A sum that was asked for and cannot be paid as it was said.
struct OddAmount {
    enum class Fault {
        NotPayable,     ///< nothing, less than nothing, more than the whole, or not to be read
        Unclear,        ///< it may mean several sums: "$20 or $30", "twelve fifty dollars"
        TooFine,        ///< smaller steps than the currency has
        ForeignCurrency ///< not the company's
    };
    Fault fault = Fault::NotPayable;
    QString text;     ///< as written: "-$50"
    QString currency; ///< the code, of a foreign one
};

/// The particulars that a message names. What they mean depends on what was asked.
struct Slots {
    QStringList orderNumbers;     ///< as they might be written: "ORD-9876", or bare digits after "order" or "#"
    QStringList bareNumbers;      ///< 3 to 12 digits that nothing explains: an order number when one was asked for
    QStringList subscriptions;    ///< "SUB-1001"
    std::optional<Money> amount;  ///< asked for: "$50", "50 dollars"; not one that was paid, nor one quoted in "$10?!"
    std::optional<OddAmount> odd; ///< instead of an amount
    std::optional<Money> bareAmount; ///< the only number, without a currency: a sum when one was asked for
    std::optional<int> percent;      ///< "half" is 50
    QString loose;                   ///< a number where a sum stands, without a currency: "refund me fifty"
    QString vagueShare;              ///< a part that is no sum: "a third of the price", "the shipping fee"
    std::optional<int> quantity;     ///< "2 of them", "x3"
    bool isBoth = false;             ///< "both": pieces, items, orders or wishes, as it stands
    bool hasStreet = false;          ///< "27 Fern Court"
    QString email;
    QString phone;
};

/// Reads the particulars of @p text; amounts are taken in @p currency. Pure.
[[nodiscard]] Slots readSlots(QStringView text, std::array<char, 3> currency);

/// An address from what was answered to the question for one: a street with its number and at least one more part.
[[nodiscard]] std::optional<Address> readAddress(QStringView text);

/// The address on one line.
[[nodiscard]] QString addressLine(const Address &address);

/// True when both name one order: case, blanks and dashes do not matter, and digits alone match a number's digits.
[[nodiscard]] bool isSameNumber(QStringView spoken, QStringView number);

/// The items that the words speak of, best first: those with most of their telling words, or their SKU, in @p words.
/// Empty when no word fits any.
/// Which of @p variants the words mean, for who has @p now: "M" to "grey, S" is "grey, M" and not "blue, M". Empty
/// where none or more than one may be.
[[nodiscard]] QString variantMeant(const QStringList &words, const QStringList &variants, const QString &now);
[[nodiscard]] std::vector<const OrderItem *> itemsSpokenOf(const QStringList &words, const Order &order);

/// How many of @p item the words ask for: 1 in "return one sock" and "1 x Wool socks"; none when they do not say.
[[nodiscard]] std::optional<int> countSpoken(const QStringList &words, const OrderItem &item);

/// What an item is, in a word: "tent" for "Ridge 3 tent"; empty for a name of sizes and numbers only.
[[nodiscard]] QString headNoun(const OrderItem &item);

/// How @p words call @p item: "tent" for "Ridge 3 tent"; empty when they do not.
[[nodiscard]] QString wordFor(const QStringList &words, const OrderItem &item);

} // namespace tierdesk::ai
