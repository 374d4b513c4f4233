#include "core/mind/ai/local/Dialogue.h"

#include "core/mind/knowledge/Passage.h"

#include <algorithm>
#include <array>

namespace tierdesk::ai {

namespace {

constexpr int ArticlesLooked = 3;
/// An article answers when it has this share of the question's telling words, or less when its title has one of them.
constexpr double CoverageFloor = .6;
constexpr double TitledCoverageFloor = .5;

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

QString singular(const QString &word)
{
    return word.size() > 3 && word.endsWith(u's') && !word.endsWith(u"ss") ? word.chopped(1) : word;
}

} // namespace

bool Dialogue::article(bool isOnlyAnswer)
{
    QString asked = m_text;
    if (m_words.contains(QStringLiteral("ur")))
        asked.replace(QLatin1String(" ur "), QLatin1String(" your "), Qt::CaseInsensitive);
    if (asked.startsWith(u"also ", Qt::CaseInsensitive))
        asked.remove(0, 5);
    const std::vector<ArticleHit> hits = m_tools.articles(asked, ArticlesLooked);
    usedTool(QStringLiteral("article_search"));
    for (const ArticleHit &hit : hits) {
        // Room for the passage: the sentence around it, and the title.
        const int room = bound() - static_cast<int>(hit.article.title.size()) - 24;
        const knowledge::Passage passage =
            knowledge::passageFor(asked, hit.article, *hit.words, std::clamp(room, 0, 420));
        // One telling word in a body, or one of two in a title, may be there by chance.
        const bool isNear = passage.telling > 0 &&
                            (passage.isTitleSaid ? passage.coverage >= TitledCoverageFloor
                             : passage.isTitled  ? passage.coverage >= CoverageFloor ||
                                                      (passage.telling > 2 && passage.coverage >= TitledCoverageFloor)
                                                : passage.telling > 1 && passage.coverage >= CoverageFloor);
        if (!isNear)
            continue;
        m_draft.facts.articles.append(hit.article.ref);
        m_confidence = std::min(m_confidence, passage.coverage);
        if (passage.text.isEmpty())
            m_reply.say(Weight::Core, Say::ArticleToo, {hit.article.title});
        else
            m_reply.say(Weight::Core, Say::Article, {hit.article.title, passage.text});
        bool isStartOffered = false;
        const bool isAboutAction =
            m_cues.said.hasAny({Cue::Return, Cue::Refund, Cue::Exchange, Cue::Cancel, Cue::Replace});
        if (!isOnlyAnswer && isAboutAction && m_cues.said.has(Cue::HowTo) && m_context.customer &&
            m_state.asked == Asked::Nothing)
            isStartOffered = true;
        else if (m_state.asked != Asked::Confirm)
            m_reply.say(Weight::Courtesy, Say::AnythingElse);
        if (isStartOffered) {
            m_reply.say(Weight::Detail, Say::CanDoItForYou);
            begin(m_cues.said.has(Cue::Cancel)     ? Wish::Cancel
                  : m_cues.said.has(Cue::Exchange) ? Wish::Exchange
                  : m_cues.said.has(Cue::Replace)  ? Wish::Replacement
                  : m_cues.said.has(Cue::Return)   ? Wish::Return
                                                   : Wish::Refund);
            ask(Asked::Order);
        } else if (m_state.asked != Asked::Confirm) {
            ask(Asked::More);
        }
        return true;
    }
    return false;
}

bool Dialogue::product()
{
    QStringList query;
    for (const QString &each : m_words) {
        if (each.size() > 1 && !isQuestionWord(each))
            query.append(each);
    }
    if (query.isEmpty())
        return false;
    usedTool(QStringLiteral("product_lookup"));
    std::vector<Product> found = m_tools.products(query.join(u' '), 3);
    // All words together may be too much to ask of one name.
    for (qsizetype i = query.size() - 1;
         found.empty() && query.size() > 1 && i >= std::max<qsizetype>(0, query.size() - 3); --i)
        found = m_tools.products(singular(query[i]), 3);
    const auto isNamed = [&query](const Product &each) {
        const QString name = (each.name + u' ' + each.sku + u' ' + each.description).toLower();
        return std::any_of(query.begin(), query.end(),
                           [&name](const QString &word) { return name.contains(singular(word)); });
    };
    std::erase_if(found, [&isNamed](const Product &each) { return !isNamed(each); });
    if (found.empty())
        return false;
    // The name with most of the words comes first, whatever the shop's own order is.
    const auto fit = [&query](const Product &each) {
        const QString name = each.name.toLower();
        return std::count_if(query.begin(), query.end(),
                             [&name](const QString &word) { return name.contains(singular(word)); });
    };
    std::stable_sort(found.begin(), found.end(),
                     [&fit](const Product &a, const Product &b) { return fit(a) > fit(b); });
    const Product &best = found.front();
    const bool isAboutBuying = m_cues.said.hasAny({Cue::Price, Cue::Stock, Cue::Sell, Cue::Variant});
    if (!isAboutBuying) {
        // What a thing is like stands in its description, or is not known here.
        if (best.description.isEmpty())
            return false;
        m_reply.text(Weight::Core,
                     best.name + QStringLiteral(": ") + clipped(best.description, std::min(bound(), 240)));
        m_reply.say(Weight::Courtesy, Say::AnythingElse);
        if (m_state.asked != Asked::Confirm)
            ask(Asked::More);
        return true;
    }
    m_reply.say(Weight::Core, Say::ProductPriced, {best.name, moneyText(best.price)});
    if (best.stock > 0)
        m_reply.say(Weight::Fact, Say::ProductStock, {QString::number(best.stock)});
    else
        m_reply.say(Weight::Fact, Say::ProductOut);
    if (!best.variants.isEmpty())
        m_reply.say(Weight::Detail, Say::ProductVariants, {listText(best.variants, QStringLiteral(" and "))});
    if (found.size() > 1 && fit(found[1]) == fit(best))
        m_reply.say(Weight::Detail, Say::ProductPriced, {found[1].name, moneyText(found[1].price)});
    m_reply.say(Weight::Courtesy, Say::AnythingElse);
    if (m_state.asked != Asked::Confirm)
        ask(Asked::More);
    return true;
}

void Dialogue::account()
{
    openBySentiment();
    if (!article(true))
        notUnderstood();
}

void Dialogue::greet()
{
    if (m_state.greeted++ > 0) {
        m_reply.text(Weight::Core, phrase(Say::GreetingAgain, m_tone, static_cast<quint64>(m_state.greeted)));
        return;
    }
    const QString name = m_context.customer ? m_context.customer->name.section(u' ', 0, 0) : QString();
    if (name.isEmpty())
        m_reply.say(Weight::Core, Say::GreetingUnnamed, {m_context.companyName});
    else
        m_reply.say(Weight::Core, Say::Greeting, {name, m_context.companyName});
}

void Dialogue::vent()
{
    openBySentiment();
    // An open wish is what the anger is about.
    if (m_state.wish != Wish::None && m_state.asked != Asked::More) {
        pursueWish();
        return;
    }
    if (m_reply.isEmpty())
        m_reply.say(Weight::Opening, Say::Sorry);
    m_reply.say(Weight::Core, Say::Vent);
    suggest(QStringLiteral("talk_to_manager"));
}

void Dialogue::answerQuestion()
{
    if (m_intents.empty() && m_cues.unwanted.has(Cue::Complaint)) {
        m_reply.say(Weight::Core, Say::GladToHear);
        return;
    }
    const Consent consent = consentOf(m_cues);
    if (m_cues.words.size() <= 4 && m_intents.empty() && m_slots.orderNumbers.isEmpty() && consent != Consent::None) {
        if (consent == Consent::Refused || m_cues.said.has(Cue::Done))
            m_reply.say(Weight::Core, Say::Done).say(Weight::Courtesy, Say::AnythingElse);
        else
            m_reply.say(Weight::Core, Say::NotSureAsk);
        ask(Asked::More);
        return;
    }
    if (m_cues.words.empty() && m_context.reading.score < 0) {
        vent();
        return;
    }
    openBySentiment();
    if (m_cues.words.size() >= 2 && article(true))
        return;
    if (m_cues.isQuestion && m_cues.words.size() >= 2 && product())
        return;
    const Sentiment sentiment = m_context.reading.sentiment;
    if ((sentiment == Sentiment::Angry || sentiment == Sentiment::Irate) && m_state.misses == 0) {
        vent();
        return;
    }
    notUnderstood();
}

void Dialogue::notUnderstood()
{
    m_isUnderstood = false;
    ++m_state.misses;
    if (m_state.misses >= 3) {
        m_state.misses = 0;
        cannot(QStringLiteral("three messages in a row were not understood"));
        return;
    }
    if (m_state.misses == 2) {
        m_reply.say(Weight::Core, Say::Sharper);
        return;
    }
    // What was asked is asked again rather than dropped.
    if (m_state.asked == Asked::Order && m_state.wish != Wish::None && mayAskForOrders() && !orders().empty()) {
        askWhichOrder();
        return;
    }
    if ((m_state.asked == Asked::Item || m_state.asked == Asked::Address || m_state.asked == Asked::Variant) &&
        m_state.wish != Wish::None) {
        pursueWish();
        return;
    }
    m_reply.say(Weight::Core, Say::NotSure).say(Weight::Fact, Say::NotSureAsk);
}

} // namespace tierdesk::ai
