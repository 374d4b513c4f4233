#include "core/domain/Money.h"

#include "core/base/Literals.h"

#include <algorithm>
#include <cmath>
#include <string_view>

namespace tierdesk {

namespace {

using Code = std::array<char, 3>;

/// From ISO 4217.
constexpr std::string_view WithoutMinor = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF";
constexpr std::string_view InThousandths = "BHD IQD JOD KWD LYD OMR TND";

bool isIn(std::string_view list, Code code)
{
    for (size_t at = 0; at < list.size(); at += 4) {
        if (list.compare(at, 3, code.data(), 3) == 0)
            return true;
    }
    return false;
}

constexpr qint64 scaleOf(int digits)
{
    return digits == 0 ? 1 : digits == 3 ? 1000 : 100;
}

} // namespace

int minorDigits(Code code)
{
    if (isIn(WithoutMinor, code))
        return 0;
    return isIn(InThousandths, code) ? 3 : 2;
}

std::optional<Code> currencyFrom(QStringView code)
{
    if (code.size() != 3)
        return std::nullopt;
    Code result{};
    for (qsizetype i = 0; i < 3; ++i) {
        const char16_t c = code[i].unicode();
        if (c < u'A' || c > u'Z')
            return std::nullopt;
        result[static_cast<size_t>(i)] = static_cast<char>(c);
    }
    return result;
}

double toMajor(Money amount)
{
    return static_cast<double>(amount.minor) / static_cast<double>(scaleOf(minorDigits(amount.currency)));
}

std::optional<Money> moneyFromMajor(double major, Code currency)
{
    const double minor = std::round(major * static_cast<double>(scaleOf(minorDigits(currency))));
    if (!std::isfinite(minor) || std::abs(minor) >= 9007199254740992.0)
        return std::nullopt;
    return Money{static_cast<qint64>(minor), currency};
}

Money moneyOrZero(double major, Code currency)
{
    return moneyFromMajor(major, currency).value_or(Money{0, currency});
}

std::optional<Money> exactMoneyFromMajor(double major, Code currency)
{
    const auto amount = moneyFromMajor(major, currency);
    const double minor = major * static_cast<double>(scaleOf(minorDigits(currency)));
    // Few decimal fractions are exact as double: large amounts are off by the precision of a double.
    if (!amount || std::abs(minor - static_cast<double>(amount->minor)) > std::max(1e-6, std::abs(minor) * 1e-15))
        return std::nullopt;
    return amount;
}

QString moneyText(Money amount)
{
    const int digits = minorDigits(amount.currency);
    const qint64 scale = scaleOf(digits);
    const quint64 size = amount.minor < 0 ? 0 - static_cast<quint64>(amount.minor) : static_cast<quint64>(amount.minor);
    QString whole = QString::number(size / static_cast<quint64>(scale));
    for (qsizetype at = whole.size() - 3; at > 0; at -= 3)
        whole.insert(at, u',');
    if (digits > 0)
        whole += u'.' + QString::number(size % static_cast<quint64>(scale)).rightJustified(digits, u'0');
    const QString code = amount.code();
    QString sign = code + u' ';
    if (code == u"USD")
        sign = u"$"_s;
    else if (code == u"EUR")
        sign = u"€"_s;
    else if (code == u"GBP")
        sign = u"£"_s;
    else if (code == u"JPY")
        sign = u"¥"_s;
    return (amount.minor < 0 ? u"-"_s : QString()) + sign + whole;
}

} // namespace tierdesk
