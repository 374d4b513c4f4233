#include "core/mind/ai/local/ActTable.h"
#include "core/mind/ai/local/Dialogue.h"

#include <algorithm>

namespace tierdesk::ai {

namespace {

constexpr int ArticlesLooked = 6;
/// How well a passage must explain the question, where the wish is known, and where nothing is known but the words.
constexpr double LeastOfRule = .25;

} // namespace

bool Dialogue::tell(const QString &asked, const QString &topic, double least)
{
    constexpr int LeastRoom = 60;
    const int room = bound() - m_reply.length() - 24;
    if (room < LeastRoom)
        return false;
    std::vector<ArticleHit> hits = m_tools.articles(asked + u' ' + topic, ArticlesLooked);
    usedTool(QStringLiteral("article_search"));
    // What is asked next is likely to stand where the last answer did.
    const bool isAmong = std::any_of(hits.begin(), hits.end(),
                                     [this](const ArticleHit &each) { return each.article.ref == m_state.article; });
    if (auto last = isAmong || m_state.article.isEmpty() ? std::nullopt : m_tools.article(m_state.article))
        hits.push_back(*std::move(last));
    std::vector<knowledge::Source> sources;
    for (const ArticleHit &hit : hits)
        sources.push_back({&hit.article, hit.words, hit.score});
    QString said;
    for (const Message &each : m_context.history) {
        if (each.speaker != Speaker::Customer && !each.isInternal)
            said += each.text + u'\n';
    }
    const auto before = fromWord<Act>(m_topicBefore);
    const knowledge::Query query{
        asked, topic, {m_questionBefore, before ? rowOf(*before).query : QString(), m_state.article, said}};
    const knowledge::Answer answer = knowledge::answerFrom(query, sources, std::min(room, 420));
    // What the article has nothing of is not what is asked about, whatever other words they share.
    constexpr double LeastOffTopic = .35;
    if (!answer.article || answer.fit < (answer.isOfTopic || topic.isEmpty() ? least : LeastOffTopic))
        return false;
    m_draft.facts.articles.append(answer.article->ref);
    m_state.article = answer.article->ref;
    m_confidence = std::min(m_confidence, .5 + .5 * std::max(answer.coverage, answer.fit));
    m_reply.text(Weight::Core, answer.text);
    if (m_state.asked != Asked::Confirm) {
        m_reply.say(Weight::Courtesy, Say::AnythingElse);
        ask(Asked::More);
    }
    return true;
}

/// What an article says of the wish; without one, a person is offered.
void Dialogue::tellRule(Act act)
{
    // Where a flow was meant and had nothing, an article must fit by itself.
    constexpr double LeastOfRecord = .42;
    const double least = rowOf(act).way == Way::Record ? LeastOfRecord : LeastOfRule;
    if (tell(m_text, rowOf(act).query, least) || product(act))
        return;
    m_reply.say(Weight::Core, Say::NotWritten);
    offerPerson();
}

/// What only a person can do: the shop's rule is said, and a person gets it with all that is known.
void Dialogue::handTo(Act act)
{
    const bool isUrgent = act == Act::AccountHacked || act == Act::BilledNeverBought;
    // Who was told the rule and wants it all the same needs somebody who can do it.
    const bool isAgain = m_state.told.contains(word(act)) && !m_cues.isQuestion;
    const bool isTold = !isAgain && tell(m_text, rowOf(act).query, LeastOfRule);
    if (isTold && !isUrgent) {
        m_state.told.append(word(act));
        m_reply.leaveOut(Weight::Courtesy);
        offerPerson();
        return;
    }
    m_reply.leaveOut(Weight::Courtesy);
    climb(Reason::ComplexIssue, QStringLiteral("the customer ") + rowOf(act).note, Say::ClimbDoManager,
          Say::ClimbDoHuman);
}

/// A question beside an open proposal: answered, or said to be open.
void Dialogue::tellBeside(Act act)
{
    const auto topic = fromWord<Act>(m_state.topic);
    const QString about = isWish(act) ? rowOf(act).query : topic ? rowOf(*topic).query : QString();
    if (!tell(m_text, about, LeastOfRule))
        m_reply.say(Weight::Fact, Say::NotWritten);
}

void Dialogue::openingHours()
{
    const HumanTierConfig &human = m_context.config.humanAgent;
    const bool isOfShop = m_words.contains(QStringLiteral("shop")) || m_words.contains(QStringLiteral("store"));
    if (isOfShop && tell(m_text, rowOf(Act::StoreTiming).query, .5))
        return;
    if (!human.isEnabled || human.hours.trimmed().isEmpty()) {
        tellRule(Act::StoreTiming);
        return;
    }
    const bool isOnTheWay = m_state.asked == Asked::Confirm;
    m_reply.say(isOnTheWay ? Weight::Fact : Weight::Core, Say::OurHours, {human.hours.trimmed()});
    if (!human.escalationPhone.isEmpty())
        m_reply.say(Weight::Detail, Say::CallInstead, {human.escalationPhone});
    if (!isOnTheWay) {
        m_reply.say(Weight::Courtesy, Say::AnythingElse);
        ask(Asked::More);
    }
}

} // namespace tierdesk::ai
