#include "core/mind/ai/remote/Deeds.h"

#include "core/mind/ai/local/Slots.h"
#include "core/mind/ai/remote/PlainText.h"

#include <algorithm>
#include <optional>

namespace tierdesk::ai {

namespace {

/// A sum or a number of an order, as it stands in a text.
struct Named {
    QString text;
    bool isSum = false;  ///< it cannot be an order's
    bool isWhole = true; ///< false: a share, or a sum in words, which none is held to be
};

/// What @p number is a sum of, if it has one meaning: the last mark is the decimal point unless three digits follow.
std::optional<double> valueOf(QString number)
{
    const qsizetype last = std::max(number.lastIndexOf(u'.'), number.lastIndexOf(u','));
    const bool isDecimal = last >= 0 && number.size() - last - 1 != 3;
    if (isDecimal)
        number[last] = u'#';
    number.removeIf([](QChar c) { return c != u'#' && (c < u'0' || c > u'9'); });
    number.replace(u'#', u'.');
    bool isNumber = false;
    const double value = number.toDouble(&isNumber);
    return isNumber ? std::optional(value) : std::nullopt;
}

/// The sums and order numbers in @p text: not its days, hours, counts and the last digits of a card.
std::vector<Named> namedIn(const QString &text)
{
    static const QRegularExpression Each =
        patternOf("(?<id>(?<![a-z\\d])[a-z]{1,8}[-_#]?\\d[a-z\\d]*(?:[-_][a-z\\d]+)*)|(?<number>\\d+(?:[.,']\\d+)*)");
    static const QRegularExpression Date = patternOf(
        "(?<!\\d)(?:\\d{4}-\\d\\d-\\d\\d(?:T[\\d:.]+Z?)?|\\d{1,2}[./]\\d{1,2}[./]\\d{2,4}|\\d{1,2}:\\d\\d|"
        "(?:jan|feb|m[aä]r|a[pv]r|ma[iyj]|jun|jul|jui|giu|lug|mag|aug|ago|ao[uû]|sep|set|o[ckt]t|out|nov|de[czs]|dic|"
        "янв|фев|мар|апр|ма[йя]|ию[нл]|авг|сен|окт|ноя|дек)\\w*\\.? (?:\\d{1,2}(?:st|nd|rd|th)?,? )?20\\d\\d)(?!\\d)");
    static const QRegularExpression Code =
        patternOf("^(?:us|usd|eur|gbp|jpy|cad|aud|nzd|chf|inr|sek|nok|dkk|pln|cny|rmb|mxn|brl|try|rs|kr|ca|au)(?=\\d)");
    static const QRegularExpression SignBefore = patternOf(
        "(?:\\p{Sc}|\\b(?:usd|eur|gbp|jpy|cad|aud|nzd|chf|inr|sek|nok|dkk|pln|cny|rmb|mxn|brl|try|rs|kr))\\.?\\s*$");
    static const QRegularExpression SignAfter = patternOf(
        "^\\s?(?:\\p{Sc}|(?:us |canadian |australian )?(?:dollars?|bucks?|euros?|pounds?|quid|yen|yuan|rmb|rupees?|"
        "francs?|pesos?|reais|lira|kronor|kroner|cents?|pence|d[oó]lar\\w*|dollari|dólares|z[lł]ot\\w*|usd|eur|gbp|"
        "jpy|cad|aud|nzd|chf|inr|sek|nok|dkk|pln|cny|mxn|brl|доллар\\w*|руб\\w*|евро)\\b|zł|kr\\b|元|円|원|달러|美元|"
        "欧元|"
        "ドル|ユーロ)");
    static const QRegularExpression Share = patternOf("^\\s?(?:%|percent|per cent|prozent|por ciento|pour cent)");
    static const QRegularExpression Given =
        patternOf("\\b(?:refund|credit|reimburs|repa|pa(?:y|id)|rembours|erstatt|rimbors|reembols|devol)\\w*"
                  "(?: (?:you|back|out|ihnen|le|la|vous))*\\s*$");
    static const QRegularExpression Order = patternOf("(?:\\b(?:order|ord|number|no|nr|purchase)\\b[.:]?|#)\\s*$");
    static const QRegularExpression Card =
        patternOf("\\b(?:ending|ends|card)(?: in| with| on| number)?\\s*[*x.\\x{2022}]*$");
    static const QRegularExpression Time = patternOf(
        "^[\\s-]?(?:to \\d+ )?(?:hours?|hrs?|h|minutes?|min|days?|weeks?|months?|years?|business|working|stunden|tage|"
        "jours|horas|días)\\b");
    static const QRegularExpression Words = patternOf(
        "\\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\\w+teen|twenty|thirty|forty|fifty|sixty|"
        "seventy|eighty|ninety|hundred|thousand|dozen)(?:[ -]\\w+){0,2}? "
        "(?:dollars?|bucks?|euros?|pounds?|quid|yen|cents?|"
        "pence|francs?|rupees?)\\b");
    QString rest = text;
    rest.replace(Date, QStringLiteral(" "));
    std::vector<Named> found;
    if (has(rest, Words))
        found.push_back({.text = {}, .isSum = true, .isWhole = false});
    auto each = Each.globalMatch(rest);
    while (each.hasNext()) {
        const auto match = each.next();
        QString token = match.captured();
        QString before = rest.left(match.capturedStart());
        const QString after = rest.mid(match.capturedEnd());
        if (!match.captured(QStringLiteral("id")).isEmpty()) {
            const auto code = Code.match(token);
            if (!code.hasMatch()) {
                if (std::count_if(token.begin(), token.end(), [](QChar c) { return c.isDigit(); }) >= 3)
                    found.push_back({.text = token});
                continue;
            }
            before += code.captured();
            token.remove(0, code.capturedLength());
        }
        const qsizetype point = std::max(token.lastIndexOf(u'.'), token.lastIndexOf(u','));
        const bool isSum = has(before, SignBefore) || has(after, SignAfter) || has(before, Given) ||
                           (point > 0 && token.size() - point - 1 == 2);
        if (has(after, Share))
            found.push_back({.text = token, .isSum = true, .isWhole = false});
        else if (isSum)
            found.push_back({.text = token, .isSum = true});
        else if (has(before, Order) || (token.size() >= 3 && !has(before, Card) && !has(after, Time)))
            found.push_back({.text = token});
    }
    return found;
}

bool isOf(const Named &named, const ActionRequest &done)
{
    if (!named.isWhole)
        return false;
    if (done.amount) {
        const auto value = valueOf(named.text);
        if (value && exactMoneyFromMajor(*value, done.amount->currency) == done.amount)
            return true;
    }
    if (named.isSum)
        return false;
    const QString sku = done.arguments[u"sku"].toString();
    const auto is = [&named](const QString &number) { return !number.isEmpty() && isSameNumber(named.text, number); };
    return is(done.orderNumber) || is(done.subscription) || is(sku);
}

/// "Another", "the rest", "in full": more than one sum that was named, or not to be known from it.
bool isOfMore(const QString &statement)
{
    static const QRegularExpression More = patternOf(
        "\\b(?:another|again|second|further|additional(?:ly)?|extra|more|rest|remaining|remainder|others?|both|twice|"
        "double[ds]?|half|third|quarter|every|each|everything|otr[ao]s?|autres?|weitere[nrs]?|altr[aoie]|outr[ao]s?|"
        "nochmals?|encore|además|inoltre)\\b|更多|另外|剩余");
    return has(statement, More);
}

bool isOfAll(const QString &statement)
{
    static const QRegularExpression All = patternOf(
        "\\b(?:full(?:y)?|entire(?:ly)?|whole|complete(?:ly)?|total|all of|in all|maximum|completo|total(?:e|mente)?|"
        "intégral(?:ement)?|voll(?:e|en|er|ständig\\w*)|gesamt\\w*|intero|volledig\\w*)\\b|全额|全額|全部|전액");
    return has(statement, All);
}

bool isOwnPromise(const QString &statement)
{
    static const QRegularExpression Own =
        patternOf("\\b(?:i|we)(?:'ll| will| shall|'m| am|'re| are)\\b|\\b(?:let me|let us|let's)\\b");
    return has(statement, Own);
}

} // namespace

bool Deeds::cover(const std::vector<ActionKind> &kinds, Saying saying, const QString &statement) const
{
    std::vector<const ActionRequest *> done;
    for (const ActionRequest &each : m_confirmed) {
        if (kinds.empty() || std::find(kinds.begin(), kinds.end(), each.kind) != kinds.end())
            done.push_back(&each);
    }
    if (done.empty())
        return false;
    const bool isToCome = saying == Saying::Promise || saying == Saying::Progress;
    if (isOfMore(statement) || (isToCome && isOwnPromise(statement)))
        return false;
    const std::vector<Named> named = namedIn(statement);
    const bool areAllDone = std::all_of(named.begin(), named.end(), [&done](const Named &each) {
        return std::any_of(done.begin(), done.end(), [&each](const ActionRequest *one) { return isOf(each, *one); });
    });
    const bool hasSum = std::any_of(named.begin(), named.end(), [](const Named &each) { return each.isSum; });
    const bool isOfMoney =
        std::any_of(done.begin(), done.end(), [](const ActionRequest *one) { return one->amount.has_value(); });
    return areAllDone && (!isToCome || !named.empty()) && (!isOfMoney || hasSum || !isOfAll(statement));
}

} // namespace tierdesk::ai
