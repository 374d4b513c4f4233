#include "core/mind/ai/local/ActTable.h"
#include "core/mind/ai/local/Dialogue.h"

#include <algorithm>

namespace tierdesk::ai {

/// Returns whether the message neither answers nor asks nor wants anything else: "just do it", "my order".
bool Dialogue::isBesideQuestion() const
{
    return !m_cues.isQuestion && !wants();
}

/// Returns whether the message repeats the wish that the open question is about.
bool Dialogue::isOfOpenWish() const
{
    const auto topic = fromWord<Act>(m_state.topic);
    return topic && isWish(m_heard.act()) && isOneMatter(*topic, m_heard.act());
}

/// Handles a non-answer to a question asked twice as another wish: "it's no order, it's the monthly thing". Returns
/// false if it has none.
bool Dialogue::isAnotherMatter()
{
    constexpr double LeastByItself = .5;
    if (m_state.asks < 2)
        return false;
    const DialogueState before = m_state;
    const Stretch heardBefore = m_heard;
    m_state.clearWish();
    m_state.asked = Asked::Nothing;
    m_state.topic.clear();
    m_heard = hear(m_text, m_slots, surroundings());
    if (wants() && isWish(m_heard.act())) {
        start(m_heard.act());
        return true;
    }
    if (tell(m_text, {}, LeastByItself))
        return true;
    m_state = before;
    m_heard = heardBefore;
    return false;
}

/// Handles "just asking" and "not sure yet" as replies to our question: nothing is done, or not yet.
bool Dialogue::answerHold()
{
    const bool isParticular = m_state.asked != Asked::Nothing && m_state.asked != Asked::More &&
                              m_state.asked != Asked::Person && m_state.asked != Asked::Topic;
    const Hold hold = holdOf(m_text);
    if (!isParticular || hold == Hold::No || m_cues.isQuestion)
        return false;
    if (hold == Hold::NotYet) {
        m_reply.say(m_state.proposal ? Weight::Detail : Weight::Core, Say::TakeYourTime);
        if (m_state.proposal) // a yes refers to the last reply
            sayConfirm(*m_state.proposal);
        return true;
    }
    if (m_state.proposal)
        turnDown(m_state.proposal->kind);
    m_state.proposal.reset();
    leaveUnchanged();
    return true;
}

bool Dialogue::answerOpenQuestion()
{
    // "Don't cancel it" answers only the question whether to cancel.
    if (m_cues.unwanted.has(Cue::Cancel) && m_state.asked == Asked::More)
        return false;
    if (answerHold())
        return true;
    switch (m_state.asked) {
    case Asked::Nothing:
        return false;
    case Asked::Confirm:
        return answerConfirm();
    case Asked::Remedy:
        return answerRemedy();
    case Asked::Next:
        return answerNext();
    case Asked::Person:
        return answerPerson();
    case Asked::More:
        return answerMore();
    case Asked::Topic:
        return answerTopic();
    default:
        return answerDetail();
    }
}

bool Dialogue::answerPerson()
{
    const Consent consent = consentTo(m_cues, {});
    const bool isYes = consent == Consent::Clear || (m_heard.act() == Act::Yes && m_heard.chance() >= Likely);
    if (isYes || m_heard.act() == Act::Person) {
        const auto topic = fromWord<Act>(m_state.topic);
        const QString note = topic ? rowOf(*topic).note : QString();
        m_state.wantsPerson = true;
        escalate(Reason::CustomerRequest,
                 note.isEmpty() ? u"the customer wants somebody who can help with that"_s : u"the customer "_s + note,
                 Say::EscalateRequestManager, Say::EscalateRequestHuman);
        return true;
    }
    if ((consent == Consent::Refused || m_heard.act() == Act::No) && !wants()) {
        sayAndAskMore(Say::Done);
        return true;
    }
    return false;
}

bool Dialogue::answerMore()
{
    const Consent consent = consentOf(m_cues);
    if (wants() || m_cues.said.hasAny({Cue::Retry, Cue::Correction}) || m_cues.unwanted.has(Cue::Complaint) ||
        !m_slots.orderNumbers.isEmpty() || !m_slots.bareNumbers.isEmpty())
        return false;
    const bool isThanks = m_cues.said.has(Cue::Thanks) && !m_cues.said.hasAny({Cue::Bye, Cue::Done, Cue::No});
    const Act act = m_heard.act() == Act::Bye && isThanks ? Act::Thanks : m_heard.act();
    if (act == Act::Thanks && isThanks) {
        startTalk(act);
        return true;
    }
    const bool isShort = !m_cues.isQuestion && m_cues.words.size() <= 8;
    const bool isLeaving = (act == Act::Bye || act == Act::No) && m_heard.chance() >= Likely && isFarewell();
    if (isShort &&
        (isLeaving || ((m_cues.said.has(Cue::Done) || consent == Consent::Refused) && m_cues.words.size() <= 5))) {
        m_state.clearWish();
        m_reply.say(Weight::Core, Say::Goodbye);
        return true;
    }
    if (act == Act::Yes && consent == Consent::Clear) {
        m_reply.say(Weight::Core, Say::GoAhead);
        return true;
    }
    return false;
}

bool Dialogue::answerTopic()
{
    const QStringList choices = m_state.choices;
    const QString question = m_state.question;
    const bool isSecond = m_cues.said.has(Cue::Last) || m_words.contains(u"second"_s);
    const QString named = m_cues.said.has(Cue::First) ? choices.value(0)
                          : isSecond                  ? choices.value(1)
                                                      : QString(word(m_heard.act()));
    const auto chosen = choices.contains(named) ? fromWord<Act>(named) : std::nullopt;
    m_state.asked = Asked::Nothing;
    m_state.choices.clear();
    if (!chosen)
        return false;
    // Classify by the words of both messages.
    const Stretch heard = m_heard;
    read(question + u". "_s + m_text);
    m_heard = heard;
    start(*chosen);
    return true;
}

bool Dialogue::answerDetail()
{
    // The message is another topic or, if not, the answer.
    const bool hasOtherTopic = wants() && !isOfOpenWish();
    // "No, the boots only" answers which order and which item.
    const auto isPieceNamed = [this] {
        if (m_state.asked == Asked::Order)
            return chosenOrder().has_value();
        const auto order = m_state.asked == Asked::Item ? find(m_state.order) : std::nullopt;
        return order && !itemsSpokenOf(m_words, *order).empty();
    };
    if (m_heard.act() == Act::ChangeMind && m_heard.chance() >= Likely) {
        changeOfMind();
        return true;
    }
    if (m_heard.act() == Act::Wait && m_heard.chance() >= Likely) {
        m_reply.say(Weight::Core, Say::TakeYourTime);
        return true;
    }
    if (consentOf(m_cues) == Consent::Refused && m_heard.act() != Act::Give && !hasOtherTopic &&
        m_slots.orderNumbers.isEmpty() && !isPieceNamed() && m_state.asked != Asked::Variant &&
        m_state.asked != Asked::Cause) {
        leaveUnchanged();
        return true;
    }
    switch (m_state.asked) {
    case Asked::Order:
        return answerOrder(hasOtherTopic);
    case Asked::Item:
        return answerItem(hasOtherTopic);
    case Asked::Address:
        return answerAddress(hasOtherTopic);
    case Asked::Variant:
    case Asked::Plan:
    case Asked::Subscription:
        if (!hasOtherTopic)
            pursueWish();
        return !hasOtherTopic;
    case Asked::Amount:
        return answerAmount(hasOtherTopic);
    case Asked::Cause:
        return answerCause(hasOtherTopic);
    default:
        return false;
    }
}

bool Dialogue::answerOrder(bool hasOtherTopic)
{
    const auto order = chosenOrder();
    if (order)
        speakOf(*order);
    if (hasOtherTopic)
        return false;
    if (order || !m_slots.orderNumbers.isEmpty() || !m_slots.bareNumbers.isEmpty()) {
        pursueWish();
        return true;
    }
    if (consentOf(m_cues) != Consent::Clear && !isBesideQuestion())
        return false;
    if (!isAnotherMatter())
        pursueWish();
    return true;
}

bool Dialogue::answerItem(bool hasOtherTopic)
{
    if (hasOtherTopic && m_state.wish != Wish::Problem && m_state.wish != Wish::Refund)
        return false;
    // "The other one, 1002" or "the stove": another order than the one whose items were listed.
    const bool isNumber = std::any_of(m_slots.orderNumbers.begin(), m_slots.orderNumbers.end(),
                                      [this](const QString &number) { return !isSameNumber(number, m_state.order); });
    const auto own = find(m_state.order);
    const bool isOfOwn = own && !itemsSpokenOf(m_words, *own).empty();
    const auto other = isOfOwn ? std::nullopt : chosenOrder();
    // "The last one" is an item.
    const bool isOther = other && other->number != m_state.order && !m_cues.said.hasAny({Cue::First, Cue::Last});
    if (isNumber || isOther) {
        if (other)
            speakOf(*other);
        pursueWish();
        return true;
    }
    const auto order = find(m_state.order);
    if (!order)
        return false;
    const OrderItem *item = settleItem(*order, false);
    const bool isAnswer = item || m_cues.said.has(Cue::Whole) || m_words.contains(u"both"_s);
    if (!isAnswer && !isBesideQuestion())
        return false;
    if (isAnswer || !isAnotherMatter())
        pursueWish();
    return true;
}

bool Dialogue::answerAddress(bool hasOtherTopic)
{
    if (const auto address = readAddress(m_text)) {
        m_state.address = address;
        pursueWish();
        return true;
    }
    if (!hasOtherTopic && std::any_of(m_text.begin(), m_text.end(), [](QChar c) { return c.isDigit(); })) {
        m_reply.say(Weight::Fact, Say::AddressUnclear).say(Weight::Core, Say::AskAddress, {m_state.order});
        return true;
    }
    if (!isBesideQuestion())
        return false;
    pursueWish();
    return true;
}

bool Dialogue::answerCause(bool hasOtherTopic)
{
    if (hasOtherTopic)
        return false;
    // A bare yes or a repetition is not a reason.
    if (isRestatement(m_cues, {}) && !m_cues.said.has(Cue::Done)) {
        const bool isNo = !m_cues.words.empty() && m_cues.words.front().text == u"no";
        if (isNo || ++m_state.vague > 2) {
            leaveUnchanged();
            return true;
        }
        m_reply.say(Weight::Core, Say::WhatWentWrong);
        ask(Asked::Cause);
        return true;
    }
    m_state.cause = m_text.left(200);
    readFault();
    pursueWish();
    return true;
}

/// Ends the topic with @p what and the question whether there is anything else.
void Dialogue::sayAndAskMore(Say what)
{
    m_reply.say(Weight::Core, what).say(Weight::Courtesy, Say::AnythingElse);
    ask(Asked::More);
}

/// Drops the wish and says so.
void Dialogue::leaveUnchanged()
{
    m_state.clearWish();
    sayAndAskMore(Say::NothingChanged);
}

} // namespace tierdesk::ai
