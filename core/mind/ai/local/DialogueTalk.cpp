#include "core/mind/ai/local/ActTable.h"
#include "core/mind/ai/local/Dialogue.h"

#include <algorithm>

namespace tierdesk::ai {

namespace {

/// Misunderstood messages in a row before the case is escalated.
constexpr int MostMisses = 3;

/// Returns the announced topic of a question for repetition: "the warranty", "your order"; empty if it takes more than
/// a few words.
QString matterOf(const QString &text)
{
    constexpr qsizetype MostWords = 4;
    const qsizetype at = text.indexOf(u" about ", 0, Qt::CaseInsensitive);
    if (at < 0)
        return {};
    QString matter = text.mid(at + 7).simplified();
    while (!matter.isEmpty() && !matter.back().isLetterOrNumber())
        matter.chop(1);
    if (matter.isEmpty() || matter.count(u' ') >= MostWords)
        return {};
    if (matter.startsWith(u"my ", Qt::CaseInsensitive))
        return u"your "_s + matter.mid(3);
    return matter.startsWith(u"your ", Qt::CaseInsensitive) ? u"our "_s + matter.mid(5) : matter;
}

} // namespace

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
    // The anger is about the open wish.
    if (m_state.wish != Wish::None && m_state.asked != Asked::More) {
        pursueWish();
        return;
    }
    if (m_state.vented++ > 0) {
        m_reply.say(Weight::Core, Say::Vent);
        offerPerson();
        return;
    }
    if (m_reply.isEmpty())
        m_reply.say(Weight::Opening, Say::Sorry);
    m_reply.say(Weight::Core, Say::Vent);
    suggest(u"talk_to_manager"_s);
}

/// Searches articles and products when no reading is likely.
void Dialogue::answerQuestion()
{
    if (m_cues.words.empty() && m_context.reading.score < 0) {
        vent();
        return;
    }
    openBySentiment();
    const QString thingBefore = m_state.product;
    if (m_cues.words.size() >= 2 && tell(m_text, {}, .5))
        return;
    // "The steel bottle, I mean": the product is known, the question is not.
    constexpr qsizetype FewWords = 6;
    const auto thing = m_state.product == thingBefore ? std::nullopt : productOf(m_state.product);
    if (thing && m_cues.words.size() <= FewWords) {
        m_state.topic = word(Act::ProductQuestion);
        m_reply.say(Weight::Core, Say::GoAheadAbout, {u"the "_s + thing->name});
        return;
    }
    const Sentiment sentiment = m_context.reading.sentiment;
    if ((sentiment == Sentiment::Angry || sentiment == Sentiment::Irate) && m_state.misses == 0) {
        vent();
        return;
    }
    notUnderstood();
}

/// Asks once which of two equally likely readings is meant.
void Dialogue::clarify(Act one, Act other)
{
    m_state.choices = {word(one), word(other)};
    m_state.question = m_text.left(300);
    m_reply.say(Weight::Core, Say::WhichTopic, {rowOf(one).name, rowOf(other).name});
    ask(Asked::Topic);
}

namespace {

/// Returns @p answer without a leading "As I said:", which would otherwise accumulate.
QString withoutLead(QString answer, Tone tone)
{
    constexpr quint64 Leads = 3;
    for (quint64 pick = 0; pick < Leads; ++pick) {
        for (const QString &lead : {phrase(Say::SaidBefore, tone, pick), shortPhrase(Say::SaidBefore, tone, pick)}) {
            if (answer.startsWith(lead))
                answer = answer.mid(lead.size()).trimmed();
        }
    }
    return answer;
}

} // namespace

/// Repeats the last answer.
void Dialogue::repeatLast()
{
    const auto last = std::find_if(m_context.history.rbegin(), m_context.history.rend(), [](const Message &each) {
        return each.speaker != Speaker::Customer && !each.isInternal;
    });
    if (last == m_context.history.rend())
        m_reply.say(Weight::Core, Say::GoAhead);
    else
        m_reply.text(Weight::Core, withoutLead(last->text, m_tone));
}

/// Returns whether the message has words of leaving, although it resembles a wish.
bool Dialogue::isFarewell() const
{
    return !m_cues.isQuestion && m_cues.said.hasAny({Cue::Bye, Cue::Done, Cue::Thanks, Cue::No});
}

void Dialogue::startTalk(Act act)
{
    const auto passOn = [this](Reason reason, const QString &explanation) {
        escalate(reason, explanation, Say::EscalateRequestManager, Say::EscalateRequestHuman);
    };
    switch (act) {
    case Act::Hello:
        greet();
        return;
    case Act::HasQuestion:
        goAheadWithQuestion();
        return;
    case Act::Thanks:
        sayAndAskMore(Say::Welcome);
        return;
    case Act::Bye:
        sayGoodbye();
        return;
    case Act::Praise:
        sayAndAskMore(Say::Praised);
        return;
    case Act::Yes:
        m_reply.say(Weight::Core, Say::GoAhead);
        return;
    case Act::No:
    case Act::Unsure:
        sayAndAskMore(Say::Done);
        return;
    case Act::Give:
        if (m_state.wish != Wish::None)
            pursueWish();
        else
            answerQuestion();
        return;
    case Act::ChangeMind:
        changeOfMind();
        return;
    case Act::Correct:
        correct();
        return;
    case Act::SaidAlready:
        openBySentiment();
        if (m_state.wish != Wish::None)
            pursueWish();
        else
            cannot(u"the customer has told it before"_s);
        return;
    case Act::Wait:
        m_reply.say(Weight::Core, Say::TakeYourTime);
        return;
    case Act::Repeat:
        repeatLast();
        return;
    case Act::Person:
    case Act::Callback:
        passOn(Reason::CustomerRequest, u"the customer asks for a person"_s);
        return;
    case Act::Legal:
        passOn(Reason::LegalMention, u"the customer speaks of legal steps"_s);
        return;
    case Act::Danger:
        passOn(Reason::ComplexIssue, u"somebody may have been hurt"_s);
        return;
    case Act::Complaint:
    case Act::Insult:
        vent();
        return;
    case Act::AreYouBot:
        m_reply.say(Weight::Core, Say::WhoIAm, {m_context.companyName});
        if (m_words.contains(u"can"_s) || m_words.contains(u"what"_s))
            m_reply.say(Weight::Detail, Say::CanDo);
        return;
    case Act::Injection:
        m_reply.say(Weight::Core, Say::NotThat).say(Weight::Detail, Say::CanDo);
        return;
    case Act::OffTopic:
        refuseOffTopic();
        return;
    default:
        notUnderstood();
    }
}

/// Asks for an announced question.
void Dialogue::goAheadWithQuestion()
{
    if (m_cues.said.hasAny({Cue::Order, Cue::Package}) && isLocked())
        return;
    const QString announced = word(Act::HasQuestion);
    // The customer only repeats the topic: state the status.
    if (m_state.told.contains(announced)) {
        if (mayAskForOrders() && chosenOrder()) {
            begin(Wish::Status);
            pursueWish();
        } else {
            notUnderstood();
        }
        return;
    }
    m_state.told.append(announced);
    if (const QString matter = matterOf(m_text); !matter.isEmpty())
        m_reply.say(Weight::Core, Say::GoAheadAbout, {matter});
    else
        m_reply.say(Weight::Core, Say::GoAhead);
    if (mayAskForOrders())
        suggest(u"track_package"_s);
    suggest(u"talk_to_person"_s);
}

void Dialogue::sayGoodbye()
{
    if (!isFarewell()) {
        answerQuestion();
        return;
    }
    m_state.clearWish();
    m_state.later.clear();
    m_reply.say(Weight::Core, Say::Goodbye);
}

void Dialogue::refuseOffTopic()
{
    m_isUnderstood = false;
    if (++m_state.misses >= MostMisses) {
        m_state.misses = 0;
        cannot(u"the messages were about nothing that is known here"_s);
        return;
    }
    m_reply.say(Weight::Core, Say::OnlyShop);
}

void Dialogue::notUnderstood()
{
    m_isUnderstood = false;
    ++m_state.misses;
    if (m_state.misses >= MostMisses) {
        m_state.misses = 0;
        cannot(u"three messages in a row were not understood"_s);
        return;
    }
    if (m_state.misses == 2) {
        m_reply.say(Weight::Core, Say::Sharper);
        return;
    }
    // Repeat the open question.
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
