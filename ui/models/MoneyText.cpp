#include "ui/models/MoneyText.h"

#include "core/base/Literals.h"
#include "ui/models/Direction.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>

#include <algorithm>

namespace tierdesk::ui::money {

namespace {

struct MoneyWords {
    Q_DECLARE_TR_FUNCTIONS(MoneyText)
};

using Code = std::array<char, 3>;

/// Far above any case, far below where JSON's numbers lose their cents.
constexpr qint64 MostMinor = 1'000'000'000'000'000;

qint64 scaleOf(int digits)
{
    return digits == 0 ? 1 : digits == 3 ? 1000 : 100;
}

QLocale grouping(const QLocale &locale)
{
    QLocale grouped = locale;
    grouped.setNumberOptions(QLocale::DefaultNumberOptions); // the C locale omits groups otherwise
    return grouped;
}

QString codeOf(Code currency)
{
    return QString::fromLatin1(currency.data(), 3);
}

QString padded(qint64 minor, int digits, const QLocale &locale)
{
    QLocale plain = locale;
    plain.setNumberOptions(QLocale::OmitGroupSeparator);
    return plain.toString(minor).rightJustified(digits, locale.zeroDigit().front());
}

QString withSign(Money amount, bool hasMinor, const QLocale &locale)
{
    const int digits = minorDigits(amount.currency);
    const qint64 scale = scaleOf(digits);
    const qint64 size = amount.minor < 0 ? -amount.minor : amount.minor;
    QString number = grouping(locale).toString(size / scale);
    if (hasMinor && digits > 0)
        number += locale.decimalPoint() + padded(size % scale, digits, locale);
    // The locale puts the sign where it belongs; its one digit gives way to ours.
    const QString mould = locale.language() == QLocale::C ? u"\u00A41"_s // Qt would put the sign behind
                                                          : locale.toCurrencyString(qlonglong{1}, u"\u00A4"_s);
    QString text = mould;
    text.replace(locale.toString(1), number);
    text.replace(u"\u00A4"_s, sign(amount.currency, locale));
    if (amount.minor < 0)
        text.prepend(locale.negativeSign());
    // Digits have no direction: alone in its place an amount would have its sign at the other side than in a sentence.
    return direction::line(text, locale.textDirection());
}

/// Digits of @p text as 0-9; none if anything else stands in it.
std::optional<QString> plainDigits(QStringView text)
{
    QString plain;
    for (const QChar c : text) {
        const int value = c.digitValue();
        if (value < 0)
            return std::nullopt;
        plain += QChar(u'0' + value);
    }
    return plain;
}

/// The whole part without its groups; none if a group stands where none belongs.
std::optional<QString> ungrouped(const QString &whole, const QLocale &locale)
{
    const QString separator = locale.groupSeparator();
    QStringList groups;
    QString current;
    for (const QChar c : whole) {
        // A no-break space is what the locale says and a plain one is what people type.
        const bool isGroup = separator == c || (c.isSpace() && !separator.isEmpty() && separator.front().isSpace());
        if (isGroup) {
            groups.append(current);
            current.clear();
        } else {
            current += c;
        }
    }
    groups.append(current);
    QString joined;
    for (qsizetype at = 0; at < groups.size(); ++at) {
        const qsizetype length = groups[at].size();
        const bool isFirst = at == 0;
        const bool isLast = at + 1 == groups.size();
        if (groups.size() > 1 && ((isFirst && (length < 1 || length > 3)) || (!isFirst && isLast && length != 3) ||
                                  (!isFirst && !isLast && length != 3 && length != 2)))
            return std::nullopt;
        joined += groups[at];
    }
    return plainDigits(joined);
}

} // namespace

QString sign(Code currency, const QLocale &locale)
{
    const QString code = codeOf(currency);
    if (code == locale.currencySymbol(QLocale::CurrencyIsoCode) && !locale.currencySymbol().isEmpty())
        return locale.currencySymbol();
    if (code == u"USD")
        return u"$"_s;
    if (code == u"EUR")
        return u"€"_s;
    if (code == u"GBP")
        return u"£"_s;
    if (code == u"JPY")
        return u"¥"_s;
    return code + QChar(QChar::Nbsp);
}

QString text(Money amount, const QLocale &locale)
{
    return withSign(amount, true, locale);
}

QString shortText(Money amount, const QLocale &locale)
{
    return withSign(amount, amount.minor % scaleOf(minorDigits(amount.currency)) != 0, locale);
}

Affixes affixes(Code currency, const QLocale &locale)
{
    const QString one = withSign(Money{scaleOf(minorDigits(currency)), currency}, false, locale);
    const QString digit = locale.toString(1);
    const qsizetype at = one.indexOf(digit);
    return {one.left(at), one.mid(at + digit.size())};
}

QString editText(Money amount, const QLocale &locale)
{
    const int digits = minorDigits(amount.currency);
    const qint64 scale = scaleOf(digits);
    const qint64 size = amount.minor < 0 ? -amount.minor : amount.minor;
    const QString whole = padded(size / scale, 1, locale);
    return digits > 0 ? whole + locale.decimalPoint() + padded(size % scale, digits, locale) : whole;
}

Parsed parse(const QString &text, Code currency, const QLocale &locale)
{
    const auto refused = [currency](Trouble trouble) { return Parsed{Money{0, currency}, trouble}; };
    QString rest = text;
    // What is pasted from where it was shown comes with the marks that it was shown with.
    rest.removeIf([](QChar c) { return c.category() == QChar::Other_Format; });
    rest = rest.trimmed();
    for (const QString &mark : {sign(currency, locale).trimmed(), codeOf(currency)}) {
        if (rest.startsWith(mark, Qt::CaseInsensitive))
            rest = rest.mid(mark.size()).trimmed();
        else if (rest.endsWith(mark, Qt::CaseInsensitive))
            rest = rest.chopped(mark.size()).trimmed();
    }
    if (rest.isEmpty())
        return refused(Trouble::Empty);
    if (rest.startsWith(u'-') || rest.startsWith(locale.negativeSign()))
        return refused(Trouble::NotPositive);

    const QStringList parts = rest.split(locale.decimalPoint());
    if (parts.size() > 2)
        return refused(Trouble::NotAnAmount);
    const auto whole = ungrouped(parts[0], locale);
    auto fraction = parts.size() == 2 ? plainDigits(parts[1]) : std::optional(QString());
    if (!whole || !fraction || (whole->isEmpty() && fraction->isEmpty()))
        return refused(Trouble::NotAnAmount);
    const int digits = minorDigits(currency);
    while (fraction->size() > digits && fraction->endsWith(u'0'))
        fraction->chop(1);
    if (fraction->size() > digits)
        return refused(Trouble::TooFine);
    qint64 minor = 0;
    for (const QChar c : *whole + fraction->leftJustified(digits, u'0')) {
        minor = minor * 10 + c.digitValue();
        if (minor > MostMinor)
            return refused(Trouble::TooLarge);
    }
    return minor > 0 ? Parsed{Money{minor, currency}, Trouble::None} : refused(Trouble::NotPositive);
}

QString words(Trouble trouble, Code currency, const QLocale &locale)
{
    const Money example{31240 * scaleOf(minorDigits(currency)) / 100, currency};
    switch (trouble) {
    case Trouble::None:
        return {};
    case Trouble::Empty:
        return MoneyWords::tr("Enter an amount.");
    case Trouble::NotAnAmount:
        return MoneyWords::tr("This is not a valid amount. Enter it like this: %1.").arg(editText(example, locale));
    case Trouble::TooFine:
        return minorDigits(currency) == 0
                   ? MoneyWords::tr("%1 has no decimals. Enter a whole amount.").arg(codeOf(currency))
                   : MoneyWords::tr("%1 has at most %2 decimals.")
                         .arg(codeOf(currency))
                         .arg(locale.toString(minorDigits(currency)));
    case Trouble::NotPositive:
        return MoneyWords::tr("The amount must be greater than zero.");
    case Trouble::TooLarge:
        return MoneyWords::tr("This amount is too large.");
    }
    return {};
}

} // namespace tierdesk::ui::money
