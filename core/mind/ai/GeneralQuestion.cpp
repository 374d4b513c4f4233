#include "core/mind/ai/GeneralQuestion.h"

#include "core/mind/ai/local/DialogueState.h"

#include <algorithm>

namespace tierdesk::ai {

namespace {

/// A longer text is a story, and told once.
constexpr qsizetype LongestQuestion = 200;

const QString &articleSearch()
{
    static const QString Name = QStringLiteral("article_search");
    return Name;
}

bool isOnlyArticles(const AnswerFacts &facts)
{
    return std::all_of(facts.actionsTaken.begin(), facts.actionsTaken.end(),
                       [](const QString &each) { return each == articleSearch(); });
}

/// Order numbers, sums, dates, telephone numbers and addresses all have one of these.
bool hasParticulars(const QString &text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) { return c.isNumber() || c == u'@' || c == u'#'; });
}

} // namespace

bool isGeneralQuestion(const TurnContext &context, Tools &tools, const LocalResponder &local)
{
    const Reading &reading = context.reading;
    const bool isOpening = context.tier == Tier::AiRep && !context.hasJustClimbed && context.history.empty() &&
                           context.actions.empty() && context.session.dialogue.isEmpty();
    const bool isCalm = context.decision.reasons.empty() && !context.decision.climbTo && !context.decision.isIrate &&
                        reading.triggers.empty() && reading.sentiment <= Sentiment::Neutral;
    if (!isOpening || !isCalm || !reading.isLanguageKnown || !reading.pii.empty() ||
        context.message.text.size() > LongestQuestion || hasParticulars(context.message.text))
        return false;
    const auto draft = local.respond(context, tools);
    if (!draft || draft->action || draft->climb || !draft->refused.empty() || draft->contact ||
        draft->facts.articles.isEmpty() || !isOnlyArticles(draft->facts))
        return false;
    const DialogueState state = dialogueStateFromJson(draft->dialogue);
    return state.wish == Wish::None && state.later.empty() &&
           (state.asked == Asked::Nothing || state.asked == Asked::More);
}

Session withoutCustomer(const Session &session)
{
    Session anybody;
    anybody.company = session.company;
    anybody.isVerified = false;
    anybody.channel = session.channel;
    anybody.door = session.door;
    anybody.tier = session.tier;
    anybody.language = session.language;
    return anybody;
}

std::optional<Order> PublicTools::order(const QString &)
{
    m_wasMoreWanted = true;
    return std::nullopt;
}

std::vector<Order> PublicTools::orders(int)
{
    m_wasMoreWanted = true;
    return {};
}

std::vector<Subscription> PublicTools::subscriptions()
{
    m_wasMoreWanted = true;
    return {};
}

std::vector<Product> PublicTools::products(const QString &words, int limit)
{
    // Prices and stock change without an article's changing.
    m_wasMoreWanted = true;
    return m_tools.products(words, limit);
}

std::vector<ArticleHit> PublicTools::articles(const QString &question, int limit)
{
    return m_tools.articles(question, limit);
}

Verdict PublicTools::verdict(const ActionRequest &, Tier)
{
    m_wasMoreWanted = true;
    return {};
}

std::optional<Money> PublicTools::remaining(ActionKind, Tier)
{
    m_wasMoreWanted = true;
    return std::nullopt;
}

bool isWhole(const Draft &draft, const PublicTools &tools)
{
    return !tools.wasMoreWanted() && !draft.action && !draft.climb && draft.refused.empty() && !draft.contact &&
           isOnlyArticles(draft.facts) && dialogueStateFromJson(draft.dialogue).asked == Asked::Nothing;
}

} // namespace tierdesk::ai
