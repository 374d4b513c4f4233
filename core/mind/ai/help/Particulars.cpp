#include "core/mind/ai/help/Particulars.h"

#include "core/base/Literals.h"
#include "core/mind/ai/remote/Patterns.h"

#include <algorithm>
#include <array>

namespace tierdesk::ai {

namespace {

/// Returns a number without grouping, ordinal suffix, leading zeros and trailing zeros after the point.
QString plain(QString number)
{
    static const QRegularExpression Groups(u"(?<=\\d),(?=\\d{3}(?!\\d))"_s);
    number.remove(Groups);
    static const QRegularExpression Ordinal(u"^(\\d+)(?:ST|ND|RD|TH)$"_s);
    if (const auto match = Ordinal.match(number); match.hasMatch())
        number = match.captured(1);
    static const QRegularExpression Leading(u"^0+(?=\\d+$)"_s);
    number.remove(Leading);
    static const QRegularExpression Zeros(u"^(\\d+)\\.(\\d*?)0+$"_s);
    if (const auto match = Zeros.match(number); match.hasMatch())
        number = match.captured(2).isEmpty() ? match.captured(1) : match.captured(1) + u'.' + match.captured(2);
    return number;
}

QString inDigits(const QString &text)
{
    QString out;
    for (const QChar c : text) {
        if (c.isDigit())
            out += QChar(u'0' + c.digitValue());
        else
            out += c;
    }
    return out;
}

} // namespace

std::set<QString> particularsOf(const QString &text)
{
    // An identifier has letters and digits without spaces; a number may have a currency sign.
    static const QRegularExpression Each = patternOf(u"[$\u20AC\u00A3\u00A5]\\s?\\d[\\d.,]*|\\d[\\d.,]*\\s?[\u20AC%]|"
                                                     "[\\p{L}\\d]+(?:[-_/.:#]?[\\p{L}\\d]+)*"_s);
    std::set<QString> found;
    auto each = Each.globalMatch(inDigits(text.normalized(QString::NormalizationForm_KC)));
    while (each.hasNext()) {
        QString token = each.next().captured().toUpper();
        if (std::none_of(token.begin(), token.end(), [](QChar c) { return c.isDigit(); }))
            continue;
        while (token.endsWith(u'.') || token.endsWith(u','))
            token.chop(1);
        token.remove(u' ');
        const bool hasSign = !token.front().isLetterOrNumber();
        const QString end = token.endsWith(u'%') || token.endsWith(QChar(0x20AC)) ? token.right(1) : QString();
        const QString number = token.mid(hasSign ? 1 : 0).chopped(end.size());
        // "312,40 €" and "€312.40" count as different; a rewording keeps the form of a sum.
        found.insert((hasSign ? token.left(1) : end) + plain(number) + (end == u"%" ? end : QString()));
    }
    return found;
}

std::set<QString> spelledOf(const QString &text)
{
    static const QRegularExpression Number =
        patternOf(u"\\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|"
                  "seven|eigh|nine)teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|"
                  "thousand|million|half|quarter|third|twice|double|triple|dozen|percent|per cent|zero)\\b"_s);
    std::set<QString> found;
    auto each = Number.globalMatch(text);
    while (each.hasNext())
        found.insert(each.next().captured().toLower());
    return found;
}

std::set<QString> changesOf(const QString &text)
{
    static const std::array<std::pair<QString, QRegularExpression>, 7> Changes{
        {{u"refund"_s, patternOf(u"\\b(?:refund|reimburs)|money back"_s)},
         {u"credit"_s, patternOf(u"\\bcredit(?! card)"_s)},
         {u"replace"_s, patternOf(u"\\breplac"_s)},
         {u"cancel"_s, patternOf(u"\\bcancel"_s)},
         {u"return"_s, patternOf(u"\\breturn"_s)},
         {u"address"_s, patternOf(u"\\baddress"_s)},
         {u"subscription"_s, patternOf(u"\\bsubscription"_s)}}};
    std::set<QString> found;
    for (const auto &[name, pattern] : Changes) {
        if (pattern.match(text).hasMatch())
            found.insert(name);
    }
    return found;
}

QStringList newNames(const QString &text, const QStringList &known)
{
    static const QRegularExpression Name(u"(?<![\\p{L}\\d'-])\\p{Lu}[\\p{L}'-]*"_s,
                                         QRegularExpression::UseUnicodePropertiesOption);
    static const QRegularExpression Opening(u"(?:^|[.!?:;\"\u201C(\u2014\n-])\\s*$"_s);
    const QString all = known.join(u'\n');
    QStringList found;
    auto each = Name.globalMatch(text);
    while (each.hasNext()) {
        const auto match = each.next();
        QString word = match.captured();
        if (word.endsWith(u"'s"_s)) // possessive
            word.chop(2);
        if (word == u"I" || word.startsWith(u"I'") || Opening.match(text.left(match.capturedStart())).hasMatch())
            continue;
        if (!all.contains(word, Qt::CaseInsensitive))
            found.append(word);
    }
    return found;
}

QString firstMissing(const std::set<QString> &all, const std::set<QString> &known)
{
    const auto at =
        std::find_if(all.begin(), all.end(), [&known](const QString &each) { return known.find(each) == known.end(); });
    return at == all.end() ? QString() : *at;
}

} // namespace tierdesk::ai
