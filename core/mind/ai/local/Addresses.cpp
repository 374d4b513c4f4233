#include "core/mind/ai/local/Slots.h"

#include <QtCore/QRegularExpression>

#include <algorithm>
#include <array>
#include <string_view>

using namespace std::string_view_literals;

namespace tierdesk::ai {

namespace {

/// Returns the country whose postcodes alone look like @p code: "SW1A 2AA", "K1A 0B1"; empty if several match.
QString countryOf(const QString &code)
{
    QString shape;
    for (QChar c : code.toUpper())
        shape += c.isDigit() ? u'9' : c.isLetter() ? u'A' : c;
    static constexpr std::array British{u"A9 9AA"sv,   u"A99 9AA"sv, u"AA9 9AA"sv,
                                        u"AA99 9AA"sv, u"A9A 9AA"sv, u"AA9A 9AA"sv};
    for (const std::u16string_view each : British) {
        if (shape == QStringView(each))
            return u"GB"_s;
    }
    return shape == u"A9A 9A9" ? u"CA"_s : QString();
}

bool hasDigit(QStringView text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) { return c.isDigit(); });
}

bool hasLetter(QStringView text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) { return c.isLetter(); });
}

/// Returns @p text without the introduction to its address: "Please send it to".
QString withoutIntroduction(QStringView text)
{
    // Up to the last of these before the first digit.
    static constexpr std::array Leads{
        u"should be"sv,  u"must be"sv,       u"address is"sv, u"address to"sv, u"address:"sv,   u"ship it to"sv,
        u"send it to"sv, u"deliver it to"sv, u"ship to"sv,    u"send to"sv,    u"deliver to"sv, u"it is"sv,
        u"it's"sv,       u"to:"sv,           u" to "sv,       u" at "sv,       u": "sv};
    QString low = text.toString().toLower();
    const auto isWordStart = [&text](qsizetype at) { return at == 0 || !text[at - 1].isLetterOrNumber(); };
    qsizetype begin = 0;
    for (const std::u16string_view lead : Leads) {
        const QStringView view(lead);
        const qsizetype at = low.lastIndexOf(view);
        if (at >= 0 && at + view.size() > begin && (isWordStart(at) || view.front() == u' ' || view.front() == u':')) {
            const QStringView rest = text.mid(at + view.size());
            if (hasDigit(rest) && rest.contains(u','))
                begin = at + view.size();
        }
    }
    QString body = text.mid(begin).toString().trimmed();
    // "To 5 Elm St": a short introduction at the very beginning.
    for (const QLatin1String lead : {"to "_L1, "it's "_L1, "at "_L1}) {
        if (body.startsWith(lead, Qt::CaseInsensitive))
            body = body.mid(lead.size()).trimmed();
    }
    return body;
}

/// Returns @p body without what follows its address: another sentence, "for order 1001, please".
QString withoutAdditions(QString body)
{
    // Drop a phone number or e-mail address after it.
    static const QRegularExpression Reach(
        u"[,;.]?\\s+(?:and\\s+)?(?:my\\s+)?(?:new\\s+)?(?:tel|telephone|phone|cell|mobile|e-?mail)\\b.*$"_s,
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::DotMatchesEverythingOption);
    body.remove(Reach);
    // Drop another sentence, and the order it is for.
    static const QRegularExpression NextSentence(u"(?<=\\d)[.!?]\\s+\\p{L}.*$"_s,
                                                 QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression ForOrder(
        u"[,;.]?\\s*\\b(?:for|on|of|to)\\s+(?:my\\s+|the\\s+)?order\\b(?:\\s+(?:number\\s+)?\\S*\\d\\S*)?"_s,
        QRegularExpression::CaseInsensitiveOption);
    // "… instead of the old flat": only the address before it counts.
    static const QRegularExpression Instead(u"[,;.]?\\s+(?:instead|rather than|not to|and not)\\b.*$"_s,
                                            QRegularExpression::CaseInsensitiveOption |
                                                QRegularExpression::DotMatchesEverythingOption);
    body.remove(Instead);
    body.remove(NextSentence);
    body.remove(ForOrder);
    body.replace(u'\n', u',');
    static constexpr std::array Tails{u"please"sv, u"thanks"sv, u"thank you"sv, u"thx"sv};
    for (bool isCut = true; isCut;) {
        isCut = false;
        while (!body.isEmpty() && (body.back().isSpace() || QStringView(u".,!?;").contains(body.back())))
            body.chop(1);
        for (const std::u16string_view tail : Tails) {
            if (body.endsWith(QStringView(tail), Qt::CaseInsensitive)) {
                body.chop(QStringView(tail).size());
                isCut = true;
            }
        }
    }
    return body;
}

/// Fills in the postcode, and the city or region, from a part such as "Springfield IL 62701".
void readPostcodePart(const QString &part, Address &address)
{
    QStringList before, digits, after;
    for (const QString &word : part.split(u' ')) {
        if (hasDigit(word))
            digits.append(word);
        else if (digits.isEmpty())
            before.append(word);
        else
            after.append(word);
    }
    address.postcode = digits.join(u' ');
    if (!after.isEmpty())
        address.city = after.join(u' ');
    if (before.size() == 1 && before.front().size() <= 3)
        address.region = before.front().toUpper();
    else if (!before.isEmpty())
        address.city = before.join(u' ');
}

} // namespace

std::optional<Address> readAddress(QStringView text)
{
    const QString body = withoutAdditions(withoutIntroduction(text));
    QStringList parts;
    for (const QString &part : body.split(u',')) {
        if (!part.trimmed().isEmpty())
            parts.append(part.simplified());
    }
    if (parts.size() < 2 || parts.size() > 7 || body.size() > 240)
        return std::nullopt;
    Address address;
    if (!hasDigit(parts[0]) && hasDigit(parts[1]) && parts.size() > 2)
        address.name = parts.takeFirst();
    // "My mum's place 14 High Street": the street begins with its number.
    if (parts[0].startsWith(u"my ", Qt::CaseInsensitive)) {
        qsizetype at = 0;
        while (at < parts[0].size() && !parts[0][at].isDigit())
            ++at;
        parts[0] = parts[0].mid(at);
    }
    if (!hasDigit(parts[0]) || !hasLetter(parts[0]))
        return std::nullopt;
    address.line1 = parts.takeFirst();
    // Find the part with the postcode from the end; a country may follow it.
    qsizetype code = parts.size() - 1;
    while (code >= 0 && !hasDigit(parts[code]))
        --code;
    if (code >= 0) {
        readPostcodePart(parts[code], address);
        if (code + 1 < parts.size())
            address.country = parts.mid(code + 1).join(u", "_s);
        parts = parts.mid(0, code);
    }
    if (address.country.isEmpty())
        address.country = countryOf(address.postcode);
    if (address.city.isEmpty() && !parts.isEmpty())
        address.city = code >= 0 ? parts.takeLast() : parts.takeFirst();
    if (!parts.isEmpty())
        address.line2 = parts.join(u", "_s);
    return address.city.isEmpty() && address.postcode.isEmpty() ? std::nullopt : std::optional(address);
}

QString addressLine(const Address &address)
{
    QStringList parts;
    const QString place = QStringList{address.region, address.postcode}.join(u' ').trimmed();
    for (const QString &part : {address.name, address.line1, address.line2, address.city, place, address.country}) {
        if (!part.isEmpty())
            parts.append(part);
    }
    return parts.join(u", "_s);
}

} // namespace tierdesk::ai
