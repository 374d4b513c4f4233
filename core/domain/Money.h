#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QString>

#include <array>
#include <optional>

namespace tierdesk {

/// An amount in integer minor units (cents) of one ISO 4217 currency. The operators assert equal currencies.
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

/// Returns the number of decimals of @p code in ISO 4217: usually 2, 0 for JPY, 3 for KWD (lists in Money.cpp).
[[nodiscard]] int minorDigits(std::array<char, 3> code);

/// Returns @p code if it consists of three upper-case letters.
[[nodiscard]] std::optional<std::array<char, 3>> currencyFrom(QStringView code);

/// Returns the amount in major units for JSON: 312.4 for 31240 cents. Exact for |minor| < 2^53.
[[nodiscard]] double toMajor(Money amount);

/// Returns the nearest amount, half away from zero; none if @p major is not finite or exceeds ±2^53 minor units.
[[nodiscard]] std::optional<Money> moneyFromMajor(double major, std::array<char, 3> currency);

/// Like moneyFromMajor(), but returns zero for an amount that cannot be represented.
[[nodiscard]] Money moneyOrZero(double major, std::array<char, 3> currency);
/// Like moneyFromMajor(), but returns none unless @p major is a whole number of minor units: 5.001 dollars is invalid.
[[nodiscard]] std::optional<Money> exactMoneyFromMajor(double major, std::array<char, 3> currency);

/// Returns the amount as English text: "$312.40", "€9.99", "CHF 20.00".
[[nodiscard]] QString moneyText(Money amount);

} // namespace tierdesk
