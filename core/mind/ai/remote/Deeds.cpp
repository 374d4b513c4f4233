#include "core/mind/ai/remote/Deeds.h"

#include "core/mind/ai/local/Slots.h"
#include "core/mind/ai/remote/PlainText.h"
#include "core/mind/ai/remote/Sums.h"

#include <algorithm>

namespace tierdesk::ai {

namespace {

bool isOf(const Named &named, const ActionRequest &done)
{
    if (!named.isWhole)
        return false;
    if (done.amount && (named.currency.isEmpty() || named.currency == done.amount->code())) {
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
    for (const ActionRequest &each : m_done) {
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
