#include "core/mind/nlu/CardRedaction.h"

#include "core/base/Literals.h"
#include "core/mind/nlu/CardDigits.h"
#include "core/mind/nlu/CardWords.h"
#include "core/mind/nlu/DigitRuns.h"
#include "core/mind/nlu/PaymentCards.h"
#include "core/mind/nlu/Utf8.h"

#include <QtCore/QJsonArray>
#include <QtCore/QRegularExpression>
#include <QtCore/QStringList>

#include <cmath>

namespace tierdesk::nlu {

namespace {

bool hasDigits(const QString &text, std::size_t wanted)
{
    std::size_t count = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char16_t unit = text[i].unicode();
        if (unit < 0x80)
            count += unit >= u'0' && unit <= u'9' ? 1 : 0;
        else if (QChar::isHighSurrogate(unit)) // may be a digit outside the BMP; checked later
            ++count;
        else
            count += text[i].isDigit() || text[i].digitValue() >= 0 ? 1 : 0;
        if (count >= wanted)
            return true;
    }
    return false;
}

QRegularExpression expression(const QString &pattern)
{
    QRegularExpression made(pattern,
                            QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    made.optimize();
    return made;
}

const QString &hiddenCode()
{
    static const QString code = u"•••"_s;
    return code;
}

/// Replaces the second group of every match.
QString hideCodes(const QString &text, const QRegularExpression &where)
{
    QString out;
    qsizetype done = 0;
    for (auto matches = where.globalMatch(text); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        out += QStringView(text).mid(done, match.capturedStart(2) - done);
        out += hiddenCode();
        done = match.capturedEnd(2);
    }
    out += QStringView(text).mid(done);
    return out;
}

/// One expression that matches any of @p names.
QString anyOf(const std::vector<std::string> &names)
{
    QStringList escaped;
    for (const std::string &each : names)
        escaped << QRegularExpression::escape(QString::fromStdString(each));
    return u"(?:"_s + escaped.join(u'|') + u')';
}

struct CodePlaces {
    QRegularExpression named;       ///< after CVV or the like
    QRegularExpression besideCard;  ///< after a name that counts only with a card number
    QRegularExpression afterExpiry; ///< after card number and expiry date
};

const CodePlaces &codePlaces()
{
    static const CodePlaces Places = [] {
        const CardCodeNames &names = cardCodeNames();
        const QString follows = uR"re([\s:=#"'.-]*(?:%1\b[\s:=#"'.-]*)?)(\d{3,4})(?!\d))re"_s.arg(anyOf(names.joints));
        return CodePlaces{expression(u"(\\b"_s + anyOf(names.anywhere) + u"2?"_s + follows),
                          expression(u"(\\b"_s + anyOf(names.besideCard) + follows),
                          expression(u"(•••• •••• •••• \\d{4}[\\s,;|/-]+(?:exp\\w*[\\s:.]*)?"
                                     "\\d{1,2}\\s?[/.-]\\s?\\d{2,4}[\\s,;|/-]+)(\\d{3,4})(?!\\d)"_s)};
    }();
    return Places;
}

QString withoutCodes(const QString &text, bool hasCard)
{
    const CodePlaces &places = codePlaces();
    QString out = text.contains(u"cv", Qt::CaseInsensitive) ? hideCodes(text, places.named) : text;
    if (hasCard) {
        out = hideCodes(out, places.besideCard);
        out = hideCodes(out, places.afterExpiry);
    }
    return out;
}

/// Returns the value @p text of the member @p name, redacted as if the name preceded it.
QString redactNamed(const QString &name, const QString &text)
{
    QString before; // "orderId" and "order_id" as "order id: "
    for (const QChar each : name) {
        if (each.isUpper() && !before.isEmpty() && before.back().isLower())
            before += u' ';
        before += each == u'_' ? QChar(u' ') : each;
    }
    before += u": "_s;
    const QString whole = redactCards(QString(before + text));
    // If the name itself has a card number, it cannot be removed from the result.
    return whole.startsWith(before) ? whole.mid(before.size()) : redactCards(text);
}

QJsonValue redactValue(const QString &name, const QJsonValue &value)
{
    if (value.isString())
        return redactNamed(name, value.toString());
    if (value.isDouble()) {
        // Integers are exact up to 2^53; a security code has at least three digits.
        const double number = value.toDouble();
        constexpr double Exact = 9007199254740992.;
        if (number < 100 || number > Exact || number != std::floor(number))
            return value;
        const QString digits = QString::number(static_cast<qint64>(number));
        const QString kept = redactNamed(name, digits);
        return kept == digits ? value : QJsonValue(kept);
    }
    if (value.isArray()) {
        QJsonArray out;
        for (const QJsonValue &each : value.toArray())
            out.append(redactValue(name, each));
        return out;
    }
    return value.isObject() ? QJsonValue(redactCards(value.toObject())) : value;
}

} // namespace

QString redactCards(const QString &text)
{
    if (!hasDigits(text, 3))
        return text;
    QString out;
    bool hasCard = text.contains(u"•••• •••• •••• "_s);
    if (hasDigits(text, MinCardDigits)) {
        const QByteArray utf8 = text.toUtf8();
        std::size_t done = 0;
        for (const auto &[begin, length] : findCards({utf8.constData(), static_cast<std::size_t>(utf8.size())})) {
            const auto part = [&](std::size_t from, std::size_t to) {
                return std::string_view(utf8.constData() + from, to - from);
            };
            std::string digits;
            for (std::size_t at = begin; at < begin + length;) {
                if (const int digit = digitOf(decodeUtf8(part(0, begin + length), at)); digit >= 0)
                    digits.push_back(static_cast<char>('0' + digit));
            }
            out += QString::fromUtf8(part(done, begin).data(), static_cast<qsizetype>(begin - done));
            out += u"•••• •••• •••• "_s + QString::fromLatin1(digits.data() + digits.size() - 4, 4);
            done = begin + length;
            hasCard = true;
        }
        out += QString::fromUtf8(utf8.constData() + done, utf8.size() - static_cast<qsizetype>(done));
    }
    return withoutCodes(out.isEmpty() ? text : out, hasCard);
}

QJsonObject redactCards(const QJsonObject &object)
{
    QJsonObject out;
    for (auto at = object.begin(); at != object.end(); ++at)
        out.insert(redactCards(at.key()), redactValue(at.key(), at.value()));
    return out;
}

} // namespace tierdesk::nlu
