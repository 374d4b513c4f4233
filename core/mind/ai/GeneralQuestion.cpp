#include "core/mind/ai/GeneralQuestion.h"

#include "core/mind/ai/DialogueJson.h"
#include "core/mind/ai/local/DialogueState.h"

#include <algorithm>

namespace tierdesk::ai {

namespace {

/// In characters; a longer message is specific to the customer.
constexpr qsizetype LongestQuestion = 200;

const QString &articleSearch()
{
    static const QString Name = u"article_search"_s;
    return Name;
}

bool isOnlyArticles(const AnswerFacts &facts)
{
    return std::all_of(facts.actionsTaken.begin(), facts.actionsTaken.end(),
                       [](const QString &each) { return each == articleSearch(); });
}

/// Returns whether @p text has only letters, single spaces between words, and single punctuation marks after words. A
/// model reads the whole text but the answer is cached under its normal form, so the text must not contain anything
/// meaningful that the normal form drops: Morse, Braille, symbols, runs of spaces, invisible characters. Nor digits, @
/// or #, which occur in order numbers, sums, dates, phone numbers and addresses.
bool isPlainWords(const QString &text)
{
    constexpr QStringView Punctuation(u".,?!'\u2019-");
    bool isAfterWord = false;
    bool isAfterBlank = true;
    for (const char32_t c : text.toUcs4()) {
        const bool isLetter = QChar::isLetter(c) || (isAfterWord && QChar::isMark(c) && !(c >= 0xFE00 && c <= 0xFE0F) &&
                                                     !(c >= 0xE0000 && c <= 0xE0FFF));
        const bool isBlank = c == U' ';
        const bool isSingle = c < 0x10000 && Punctuation.contains(QChar(static_cast<char16_t>(c)));
        if (!isLetter && !(isBlank && !isAfterBlank) && !(isSingle && isAfterWord))
            return false;
        isAfterWord = isLetter;
        isAfterBlank = isBlank;
    }
    return true;
}

} // namespace

bool isGeneralQuestion(const TurnContext &context, Tools &tools, const LocalResponder &local)
{
    const Reading &reading = context.reading;
    const bool isOpening = context.tier == Tier::AiRep && !context.hasJustEscalated && context.history.empty() &&
                           context.actions.empty() && context.session.dialogue.isEmpty() &&
                           context.message.attachments.empty();
    const bool isCalm = context.decision.reasons.empty() && !context.decision.escalateTo && !context.decision.isIrate &&
                        reading.triggers.empty() && reading.sentiment <= Sentiment::Neutral;
    if (!isOpening || !isCalm || !reading.isLanguageKnown || !reading.pii.empty() ||
        context.message.text.size() > LongestQuestion || !isPlainWords(context.message.text))
        return false;
    const Draft draft = local.answer(context, tools);
    if (draft.action || draft.escalation || !draft.refused.empty() || draft.contact || draft.facts.articles.isEmpty() ||
        !isOnlyArticles(draft.facts))
        return false;
    const DialogueState state = dialogueStateFromJson(draft.dialogue);
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
    // Prices and stock change without a change to an article.
    m_wasMoreWanted = true;
    return m_tools.products(words, limit);
}

std::vector<ArticleHit> PublicTools::articles(const QString &question, int limit)
{
    return m_tools.articles(question, limit);
}

std::vector<ArticleHit> PublicTools::pages(const QString &question, int limit)
{
    return m_tools.pages(question, limit); // describing a product calls products()
}

std::optional<ArticleHit> PublicTools::article(const QString &ref)
{
    return m_tools.article(ref);
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
    return !tools.wasMoreWanted() && !draft.action && !draft.escalation && draft.refused.empty() && !draft.contact &&
           isOnlyArticles(draft.facts) && dialogueStateFromJson(draft.dialogue).asked == Asked::Nothing &&
           confidenceIn(draft.dialogue, draft.facts.model).value_or(1) >= SureFrom;
}

} // namespace tierdesk::ai
