#include "core/mind/ai/local/ActTable.h"
#include "core/mind/ai/local/Dialogue.h"

#include <QtCore/QRegularExpression>

#include <algorithm>
#include <array>

namespace tierdesk::ai {

namespace {

/// Words of a question about a product that do not name one.
bool isQuestionWord(QStringView word)
{
    static constexpr std::array Words{
        u"how",   u"much",   u"is",    u"are",   u"the",     u"a",         u"an",           u"do",   u"you",
        u"have",  u"any",    u"in",    u"stock", u"price",   u"of",        u"for",          u"cost", u"costs",
        u"does",  u"it",     u"what",  u"whats", u"still",   u"available", u"availability", u"sell", u"carry",
        u"got",   u"i",      u"am",    u"im",    u"looking", u"recommend", u"can",          u"me",   u"tell",
        u"about", u"please", u"hi",    u"hello", u"your",    u"there",     u"and",          u"or",   u"with",
        u"to",    u"on",     u"at",    u"by",    u"this",    u"that",      u"will",         u"when", u"back",
        u"out",   u"sold",   u"again", u"which", u"my",      u"prices",    u"be",           u"get",  u"buy",
        u"want",  u"would",  u"like",  u"know",  u"come",    u"comes",     u"hey",          u"did",  u"if",
        u"some",  u"one",    u"ones",  u"new",   u"kind",    u"types",     u"other",        u"need", u"has",
        u"was"};
    return std::any_of(Words.begin(), Words.end(), [word](const char16_t *each) { return word == QStringView(each); });
}

/// How well an article must explain what is asked about a thing.
constexpr double LeastOfArticle = .3;

QString singular(const QString &word)
{
    return word.size() > 3 && word.endsWith(u's') && !word.endsWith(u"ss") ? word.chopped(1) : word;
}

} // namespace

/// What is asked about it first, and the rest as far as there is room.
void Dialogue::sayProduct(const Product &product, Act act)
{
    const bool isAboutBuying =
        act == Act::StockItem || act == Act::PriceItem || act == Act::StockGeneral || act == Act::MoreCost;
    if (!product.description.isEmpty())
        m_reply.text(isAboutBuying ? Weight::Detail : Weight::Core,
                     product.name + QStringLiteral(": ") + clipped(product.description, std::min(bound(), 240)));
    m_reply.say(act == Act::PriceItem || act == Act::MoreCost ? Weight::Core : Weight::Fact, Say::ProductPriced,
                {product.name, moneyText(product.price)});
    if (product.stock > 0)
        m_reply.say(isAboutBuying ? Weight::Core : Weight::Detail, Say::ProductStock, {QString::number(product.stock)});
    else
        m_reply.say(Weight::Core, Say::ProductOut);
    const bool hasCommas = std::any_of(product.variants.begin(), product.variants.end(),
                                       [](const QString &each) { return each.contains(u','); });
    if (!product.variants.isEmpty())
        m_reply.say(Weight::Fact, Say::ProductVariants,
                    {hasCommas ? product.variants.join(QStringLiteral("; "))
                               : listText(product.variants, QStringLiteral(" and "))});
}

/// Answers about a thing of the range: the one that is named, or the one that was spoken of before.
bool Dialogue::product(Act act)
{
    QStringList query;
    for (const QString &each : m_words) {
        if (each.size() > 1 && !isQuestionWord(each))
            query.append(each);
    }
    usedTool(QStringLiteral("product_lookup"));
    std::vector<Product> found;
    for (const QString &word : query) {
        for (Product &each : m_tools.products(singular(word), 5)) {
            if (std::none_of(found.begin(), found.end(),
                             [&each](const Product &other) { return other.sku == each.sku; }))
                found.push_back(std::move(each));
        }
    }
    // What is named is in the name; the description only says which of several it is.
    const auto fit = [&query](const Product &each) {
        const QStringList name = (each.name + u' ' + each.sku).toLower().split(u' ', Qt::SkipEmptyParts);
        const QString text = each.description.toLower();
        int points = 0;
        for (const QString &word : query) {
            const QString one = singular(word);
            const bool isNamed = std::any_of(
                name.begin(), name.end(), [&](const QString &part) { return part == word || singular(part) == one; });
            points += isNamed ? 4 : text.contains(one) ? 1 : 0;
        }
        return points;
    };
    std::erase_if(found, [&fit](const Product &each) { return fit(each) < 4; });
    std::stable_sort(found.begin(), found.end(),
                     [&fit](const Product &a, const Product &b) { return fit(a) > fit(b); });
    const auto topic = fromWord<Act>(m_state.topic);
    const bool isGoing =
        topic && (topicOf(*topic) == "product" || topicOf(*topic) == "stock" || topicOf(*topic) == "price");
    if (found.empty() && isGoing && !m_state.product.isEmpty())
        found = m_tools.products(m_state.product, 1);
    if (found.empty())
        return false;
    m_state.product = found.front().sku;
    QStringList names;
    for (const Product &each : found)
        names.append(each.name);
    const bool isAboutBuying = act == Act::StockItem || act == Act::PriceItem || act == Act::MoreCost;
    // What it is like stands in its description, or in an article about it; neither may have it.
    if (!isAboutBuying) {
        static const QRegularExpression NoWord(QStringLiteral("[^a-z0-9]+"));
        const QStringList described = (found.front().description + u' ' + found.front().variants.join(u' '))
                                          .toLower()
                                          .split(NoWord, Qt::SkipEmptyParts);
        QStringList asked;
        for (const QString &each : query) {
            if (each.size() > 2 && !found.front().name.contains(singular(each), Qt::CaseInsensitive))
                asked.append(each);
        }
        const bool isDescribed = std::any_of(asked.begin(), asked.end(), [&](const QString &word) {
            return described.contains(word) || described.contains(singular(word));
        });
        if (!asked.isEmpty() && !isDescribed && tell(asked.join(u' '), names.front(), LeastOfArticle))
            return true;
        if (found.front().description.isEmpty())
            return false;
    }
    sayProduct(found.front(), act);
    // Two that are meant alike are both told.
    if (found.size() > 1 && fit(found[1]) == fit(found[0]) && fit(found[0]) > 0)
        sayProduct(found[1], act);
    m_reply.say(Weight::Courtesy, Say::AnythingElse);
    if (m_state.asked != Asked::Confirm)
        ask(Asked::More);
    return true;
}

} // namespace tierdesk::ai
