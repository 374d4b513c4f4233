#include "core/mind/ai/local/Dialogue.h"
#include "core/mind/ai/local/OrderFacts.h"

#include <QtCore/QRegularExpression>

#include <algorithm>
#include <array>

namespace tierdesk::ai {

namespace {

/// Returns @p words of @p text without clauses about keeping: "return the boots; the socks I keep".
QStringList wordsBesideKept(const QString &text, const QStringList &words)
{
    static const QRegularExpression Clause(u"[.,;!?]|\\b(?:but|and)\\b"_s, QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression Kept(u"\\bkeep(?:ing)?\\b"_s, QRegularExpression::CaseInsensitiveOption);
    if (!text.contains(Kept))
        return words;
    QStringList others;
    for (const QString &clause : text.split(Clause)) {
        if (clause.contains(Kept))
            continue;
        for (const SpokenWord &word : readCues(clause).words)
            others.append(word.text);
    }
    return others;
}

/// Returns those of @p spoken that @p words name by variant ("the wellies in 26" of two pairs); all if none is named.
std::vector<const OrderItem *> byVariant(std::vector<const OrderItem *> spoken, const QStringList &words)
{
    static const QRegularExpression Gaps(u"[^\\w]+"_s, QRegularExpression::UseUnicodePropertiesOption);
    const auto hasWord = [](const OrderItem *item, const QString &word) {
        return item->variant.toLower().split(Gaps).contains(word);
    };
    std::vector<const OrderItem *> named;
    for (const QString &word : words) {
        const auto count =
            std::count_if(spoken.begin(), spoken.end(), [&](const OrderItem *each) { return hasWord(each, word); });
        if (count != 1)
            continue;
        named.push_back(
            *std::find_if(spoken.begin(), spoken.end(), [&](const OrderItem *each) { return hasWord(each, word); }));
    }
    const bool isOne = !named.empty() && std::all_of(named.begin(), named.end(),
                                                     [&named](const OrderItem *each) { return each == named.front(); });
    return isOne ? std::vector{named.front()} : std::move(spoken);
}

} // namespace

QString Dialogue::itemText(const Order &order, const OrderItem *item, const ActionRequest &request) const
{
    if (!item)
        return contentsText(order);
    return countedText(*item, request.arguments[u"quantity"].toInt());
}

/// Returns @p count, the pieces of @p item still available for this; tells the customer if more were named.
int Dialogue::orFewer(const Order &order, const OrderItem &item, int count)
{
    if (m_state.quantity > count)
        m_reply.say(Weight::Fact, Say::FewerLeft,
                    {QString::number(m_state.quantity), order.number, countedText(item, count)});
    return count;
}

/// Returns how many pieces of @p item the message names; none if it does not say.
std::optional<int> Dialogue::countNamed(const OrderItem &item) const
{
    if (m_slots.quantity)
        return m_slots.quantity;
    if (m_slots.isBoth && m_state.later.empty() && countOf(item, 0) >= 2)
        return 2;
    if (const auto count = countSpoken(m_words, item))
        return count;
    // "Just one, please"; "that one" and "a new one" are not counts.
    static constexpr std::array Counting{u"just", u"only", u"yes", u"send", u"return", u"refund", u"replace"};
    for (qsizetype i = 0; i < m_words.size() && item.quantity > 1; ++i) {
        const bool isCount = i == 0 || std::any_of(Counting.begin(), Counting.end(), [&](const char16_t *each) {
                                 return m_words[i - 1] == QStringView(each);
                             });
        if (m_words[i] == u"one" && isCount)
            return 1;
        // "One pair has split", "the money for that pair".
        if (i > 0 && m_words[i] == u"pair" && (m_words[i - 1] == u"one" || m_words[i - 1] == u"that"))
            return 1;
    }
    return std::nullopt;
}

/// Returns whether "all of them" or "both of them" means the pieces of the current item.
bool Dialogue::isAllPieces(const Order &order) const
{
    const qsizetype at = m_words.indexOf(u"them"_s);
    const bool isOfThem =
        at > 1 && m_words[at - 1] == u"of" && (m_words[at - 2] == u"all" || m_words[at - 2] == u"both");
    return isOfThem && std::any_of(order.items.begin(), order.items.end(), [this](const OrderItem &item) {
               return item.sku == m_state.sku && item.quantity > 1;
           });
}

const OrderItem *Dialogue::settleItem(const Order &order, bool mustKnow)
{
    // "The one with the torch" names the order when its socks are to be returned.
    const bool isOrderAnswer = m_askedBefore == Asked::Order && !m_state.thing.isEmpty() && !m_state.sku.isEmpty();
    const auto spoken = isOrderAnswer ? std::vector<const OrderItem *>()
                                      : byVariant(itemsSpokenOf(wordsBesideKept(m_text, m_words), order), m_words);
    const OrderItem *found = spoken.size() == 1 ? spoken.front() : nullptr;
    if (!found && !m_state.sku.isEmpty()) {
        for (const OrderItem &item : order.items) {
            if (item.sku == m_state.sku)
                found = &item;
        }
    }
    if (!found && order.items.size() == 1)
        found = &order.items.front();
    if (!found && m_state.asked == Asked::Item && order.items.size() > 1) {
        const auto says = [this](const char16_t *word) { return m_words.contains(QStringView(word)); };
        if (m_cues.said.has(Cue::First))
            found = &order.items.front();
        else if (says(u"second") || says(u"2nd"))
            found = &order.items[1];
        else if (says(u"last"))
            found = &order.items.back();
    }
    if (found) {
        if (m_state.sku != found->sku && !m_state.sku.isEmpty()) {
            // Count and variant belong to the previous item.
            m_state.quantity = 0;
            m_state.variant.clear();
        }
        if (const auto count = countNamed(*found))
            m_state.quantity = *count;
        m_state.sku = found->sku;
        const QString called = wordFor(m_words, *found);
        if (!called.isEmpty())
            m_state.thing = called;
        else if (m_state.thing.isEmpty())
            m_state.thing = headNoun(*found);
        return found;
    }
    if (mustKnow) {
        QStringList names;
        for (const OrderItem &item : order.items) {
            const bool isTwin = std::count_if(order.items.begin(), order.items.end(),
                                              [&item](const OrderItem &each) { return each.name == item.name; }) > 1;
            if (names.size() < 5)
                names.append(isTwin && !item.variant.isEmpty() ? u"%1 (%2)"_s.arg(item.name, item.variant) : item.name);
        }
        const bool isAgain = m_askedBefore == Asked::Item && m_state.asks > 0;
        m_reply.say(Weight::Core, isAgain ? Say::WhichItemAgain : Say::WhichItem, {order.number, listText(names)});
        ask(Asked::Item);
    }
    return nullptr;
}

} // namespace tierdesk::ai
