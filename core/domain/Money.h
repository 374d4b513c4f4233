#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QString>

#include <array>
#include <optional>

namespace tierdesk {

/// An amount in integer minor units (cents) of one ISO 4217 currency. Amounts of two currencies are never added:
/// the operators assert it.
struct Money {
    qint64 minor = 0;
    std::array<char, 3> currency{'U', 'S', 'D'};

    [[nodiscard]] bool isZero() const { return minor == 0; }
    friend bool operator==(const Money &, const Money &) = default;
    friend Money operator+(Money a, Money b)
    {
        Q_ASSERT(a.currency == b.currency);
        return {a.minor + b.minor, a.currency};
    }
    friend Money operator-(Money a, Money b)
    {
        Q_ASSERT(a.currency == b.currency);
        return {a.minor - b.minor, a.currency};
    }
    [[nodiscard]] QString code() const { return QString::fromLatin1(currency.data(), 3); }
};

/// Digits after the point in @p code, by ISO 4217: 2 for most, 0 as for JPY, 3 as for KWD (the lists are in Money.cpp).
[[nodiscard]] int minorDigits(std::array<char, 3> code);

/// A three-letter upper-case currency code, if @p code is one.
[[nodiscard]] std::optional<std::array<char, 3>> currencyFrom(QStringView code);

/// The amount as JSON prints it: 312.4 for 31240 cents. Exact for |minor| < 2^53.
[[nodiscard]] double toMajor(Money amount);

/// The nearest minor amount, half away from zero; none where @p major is not finite or leaves ±2^53 minor units.
[[nodiscard]] std::optional<Money> moneyFromMajor(double major, std::array<char, 3> currency);

/// As moneyFromMajor, but zero where the amount cannot be represented.
[[nodiscard]] Money moneyOrZero(double major, std::array<char, 3> currency);
/// As moneyFromMajor, but none where @p major is not a whole number of minor units: 5.001 dollars are no amount.
[[nodiscard]] std::optional<Money> exactMoneyFromMajor(double major, std::array<char, 3> currency);

/// For people, in English: "$312.40", "€9.99", "CHF 20.00".
[[nodiscard]] QString moneyText(Money amount);

} // namespace tierdesk
