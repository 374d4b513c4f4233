#include "core/mind/ai/local/Dialogue.h"

#include <algorithm>

namespace tierdesk::ai {

quint64 pickFor(const Message &message)
{
    if (message.id.isSet())
        return static_cast<quint64>(message.id.value);
    // A message that is not stored yet has no number; its words have (FNV-1a).
    quint64 hash = 14695981039346656037ULL;
    for (QChar c : message.text)
        hash = (hash ^ c.unicode()) * 1099511628211ULL;
    return hash >> 7;
}

Dialogue::Dialogue(const TurnContext &context, Tools &tools)
    : m_context(context)
    , m_tools(tools)
    , m_tone(toneFrom(guidelines().tone))
    , m_pick(pickFor(context.message))
    , m_state(dialogueStateFromJson(context.session.dialogue))
    , m_reply(m_tone, m_pick)
    , m_isOurs(m_state.asker == context.tier && hasLastWord(context.tier, context.history))
    , m_askedBefore(m_isOurs ? m_state.asked : Asked::Nothing)
{
    read(context.message.text);
    // What another tier asked is not ours to hear the answer to, nor is it what somebody else has spoken after; what
    // the customer wants stays.
    if (!m_isOurs) {
        if (m_state.asker != context.tier)
            keepUnanswered();
        m_state.asked = Asked::Nothing;
        m_state.proposal.reset();
        m_state.misses = 0;
        m_state.vague = 0;
    }
}

const ResponseGuidelines &Dialogue::guidelines() const
{
    return m_context.tier == Tier::AiManager ? m_context.config.aiManager.guidelines
                                             : m_context.config.aiRep.guidelines;
}

int Dialogue::bound() const
{
    return guidelines().maxResponseLength;
}

bool Dialogue::isHeard(Intent intent) const
{
    return std::find(m_intents.begin(), m_intents.end(), intent) != m_intents.end();
}

void Dialogue::usedTool(const QString &name)
{
    if (!m_draft.facts.actionsTaken.contains(name))
        m_draft.facts.actionsTaken.append(name);
}

void Dialogue::suggest(const QString &action)
{
    if (!m_draft.facts.suggestedActions.contains(action))
        m_draft.facts.suggestedActions.append(action);
}

void Dialogue::ask(Asked what)
{
    m_state.asked = what;
    m_state.asker = m_context.tier;
}

Draft Dialogue::run()
{
    const bool isForeign = !m_context.reading.isLanguageKnown && m_context.reading.language != u"und";
    // "No he recibido" is no "no": in a sentence that is not English no word counts as an English one.
    const bool isSentence = m_cues.words.size() >= 4;
    if (isForeign &&
        (isSentence || (m_intents.empty() && m_slots.orderNumbers.isEmpty() && consentOf(m_cues) == Consent::None))) {
        climbForeign();
        return finish();
    }
    divide();
    if (m_context.hasJustClimbed) {
        openAfterClimb();
        pursue();
    } else if (!answerOpenQuestion()) {
        pursue();
    }
    goOn();
    return finish();
}

void Dialogue::openAfterClimb()
{
    const bool isUpset = m_context.decision.isIrate || m_context.decision.has(Reason::LegalMention) ||
                         m_context.decision.has(Reason::SocialMediaThreat) ||
                         m_context.reading.sentiment == Sentiment::Angry ||
                         m_context.reading.sentiment == Sentiment::Irate;
    const bool wasOfferedCredit = m_state.offered.contains(word(ActionKind::Credit));
    const bool wantsMoney = m_cues.said.has(Cue::Refund) || m_state.declined.contains(word(ActionKind::Credit)) ||
                            m_cues.said.has(Cue::Insist);
    if (wasOfferedCredit && wantsMoney) {
        if (!m_state.declined.contains(word(ActionKind::Credit)))
            m_state.declined.append(word(ActionKind::Credit));
        m_state.isInsisting = true;
        m_reply.say(Weight::Opening, Say::TookOverCredit);
    } else {
        m_reply.say(Weight::Opening, isUpset ? Say::TookOverUpset : Say::TookOver);
    }
    m_saidApology = 0;
    // The manager whom the customer asked for is here, and the anger was heard: neither is a wish to pursue again.
    std::erase_if(m_intents, [](Intent intent) {
        return intent == Intent::AsksForHuman || intent == Intent::Complaint || intent == Intent::Greeting ||
               intent == Intent::Thanks || intent == Intent::WhatCanYouDo;
    });
}

void Dialogue::openBySentiment()
{
    if (m_saidApology >= 0 || !m_reply.isEmpty())
        return;
    const Sentiment sentiment = m_context.reading.sentiment;
    const bool isStrong = sentiment == Sentiment::Angry || sentiment == Sentiment::Irate;
    if (!isStrong && sentiment != Sentiment::Frustrated)
        return;
    // The same apology twice in a row sounds like none: another wording, or nothing when there is only one.
    const Say say = isStrong ? Say::SorryStrong : Say::Sorry;
    const int wordings = wordingCount(say, m_tone);
    int pick = static_cast<int>(m_pick % static_cast<quint64>(std::max(1, wordings)));
    const int kind = isStrong ? 10 : 0;
    if (m_state.apology == kind + pick) {
        if (wordings < 2)
            return;
        pick = (pick + 1) % wordings;
    }
    m_saidApology = kind + pick;
    m_reply.text(Weight::Opening, phrase(say, m_tone, static_cast<quint64>(pick)));
}

void Dialogue::pursue()
{
    takeParticulars();
    if (m_cues.said.has(Cue::Retry)) {
        const auto failed = std::find_if(m_context.actions.rbegin(), m_context.actions.rend(),
                                         [](const Action &action) { return action.state == ActionState::Failed; });
        if (failed != m_context.actions.rend()) {
            propose(failed->request);
            return;
        }
    }
    // A correction without a wish of its own is about the wish at hand.
    const bool isCorrection = m_cues.said.has(Cue::Correction) && m_state.wish != Wish::None;
    const bool hasOwnWish = std::any_of(m_intents.begin(), m_intents.end(), [](Intent intent) {
        return !isSmallTalk(intent) && intent != Intent::OrderStatus;
    });
    if (isCorrection && !hasOwnWish) {
        m_state.proposal.reset();
        pursueWish();
        return;
    }
    if (!m_intents.empty()) {
        const bool isTalk = isSmallTalk(m_intents.front());
        if (isTalk && m_context.hasJustClimbed && m_state.wish != Wish::None) {
            pursueWish();
            return;
        }
        start(m_intents.front());
        return;
    }
    if (m_context.hasJustClimbed) {
        if (m_state.wish != Wish::None) {
            pursueWish();
        } else {
            // Where no rule brought it here, the tier below found nothing in it either.
            m_isUnderstood = m_context.decision.climbTo.has_value();
            m_reply.say(Weight::Core, Say::WhatToPutRight);
        }
        return;
    }
    // "The newest one", of those that were listed.
    if (m_cues.words.size() <= 5 && m_cues.said.hasAny({Cue::First, Cue::Last}) && mayAskForOrders()) {
        if (const auto order = chosenOrder()) {
            speakOf(*order);
            if (m_state.wish == Wish::None)
                begin(Wish::Status);
            pursueWish();
            return;
        }
    }
    // A number or an item alone belongs to the wish at hand.
    if (m_state.wish != Wish::None && hasNewParticulars()) {
        pursueWish();
        return;
    }
    if (!m_slots.bareNumbers.isEmpty() && m_cues.words.size() <= 3) {
        begin(Wish::Status);
        pursueWish();
        return;
    }
    answerQuestion();
}

void Dialogue::begin(Wish wish)
{
    if (m_state.wish == wish) {
        m_state.asked = Asked::Nothing;
        m_state.proposal.reset();
        return;
    }
    // What is wrong with an order stays so when the customer names the remedy.
    DialogueState before = m_state;
    m_state.clearWish();
    m_state.wish = wish;
    const auto isRemedy = [](Wish each) {
        return each == Wish::Problem || each == Wish::Refund || each == Wish::Replacement || each == Wish::Exchange ||
               each == Wish::Return || each == Wish::Credit || each == Wish::DoubleCharge;
    };
    if (isRemedy(before.wish) && isRemedy(wish)) {
        m_state.sku = before.sku;
        m_state.quantity = before.quantity;
        m_state.trouble = before.trouble;
        m_state.fault = before.fault;
        m_state.thing = before.thing;
        m_state.cause = before.cause;
        m_state.isInsisting = before.isInsisting;
    }
    if (before.wish == Wish::None && m_state.fault.isEmpty()) {
        m_state.trouble = before.trouble;
        m_state.fault = before.fault;
        m_state.thing = before.thing;
    }
    takeParticulars();
}

void Dialogue::start(Intent intent)
{
    const auto go = [this](Wish wish) {
        begin(wish);
        pursueWish();
    };
    switch (intent) {
    case Intent::AsksForHuman:
        climb(Reason::CustomerRequest, QStringLiteral("the customer asks for a person"), Say::ClimbRequestManager,
              Say::ClimbRequestHuman);
        return;
    case Intent::DoubleCharge:
        return go(Wish::DoubleCharge);
    case Intent::SubscriptionCancel:
        return go(Wish::SubscriptionCancel);
    case Intent::SubscriptionPause:
        return go(Wish::SubscriptionPause);
    case Intent::SubscriptionResume:
        return go(Wish::SubscriptionResume);
    case Intent::SubscriptionChange:
        return go(Wish::SubscriptionChange);
    case Intent::SubscriptionStatus:
        return go(Wish::SubscriptionStatus);
    case Intent::RefundStatus:
        return go(Wish::RefundStatus);
    case Intent::ChangeAddress:
        return go(Wish::ChangeAddress);
    case Intent::CancelOrder:
        return go(Wish::Cancel);
    case Intent::Exchange:
        return go(Wish::Exchange);
    case Intent::Replacement:
        return go(Wish::Replacement);
    case Intent::Return:
        return go(Wish::Return);
    case Intent::Refund:
        return go(Wish::Refund);
    case Intent::Credit:
        return go(Wish::Credit);
    case Intent::Problem:
        return go(Wish::Problem);
    case Intent::OrderStatus:
        return go(Wish::Status);
    case Intent::ListOrders:
        listOrders();
        return;
    case Intent::ArticleQuestion:
        openBySentiment();
        if (article(m_intents.size() < 2)) {
            return;
        }
        // "What's your return policy?" asks for no return.
        if (m_intents.size() > 1 && (!m_cues.said.has(Cue::Policy) || m_cues.said.has(Cue::Want))) {
            const Intent next = m_intents[1];
            m_intents.erase(m_intents.begin());
            start(next);
            return;
        }
        answerQuestion();
        return;
    case Intent::ProductQuestion:
        openBySentiment();
        if (product() || article(false))
            return;
        if (m_intents.size() > 1 && !isSmallTalk(m_intents[1])) {
            start(m_intents[1]);
            return;
        }
        m_reply.say(Weight::Core, Say::NoProduct).say(Weight::Courtesy, Say::AnythingElse);
        ask(Asked::More);
        return;
    case Intent::Account:
        account();
        return;
    case Intent::ActionState:
        return actionState();
    case Intent::Withdraw:
        return withdraw();
    case Intent::Keep:
        return keep();
    case Intent::ReturnWhere:
        return returnWhere();
    case Intent::Hours:
        return openingHours();
    case Intent::Complaint:
        vent();
        return;
    case Intent::WhoAreYou:
        m_reply.say(Weight::Core, Say::WhoIAm, {m_context.companyName});
        return;
    case Intent::WhatCanYouDo:
        // "Can you help me with …" may hide a question that an article answers.
        if (m_cues.words.size() > 6 && article(false))
            return;
        m_reply.say(Weight::Core, Say::CanDo).say(Weight::Courtesy, Say::NotSureAsk);
        return;
    case Intent::Thanks:
        m_reply.say(Weight::Core, Say::Welcome).say(Weight::Courtesy, Say::AnythingElse);
        ask(Asked::More);
        return;
    case Intent::Goodbye:
        m_state.clearWish();
        m_state.later.clear();
        m_reply.say(Weight::Core, Say::Goodbye);
        return;
    case Intent::Greeting:
        greet();
        return;
    }
}

void Dialogue::pursueWish()
{
    takeParticulars();
    // What arrived broken has an apology of its own.
    if (troubleOf(m_cues) == Trouble::None)
        openBySentiment();
    switch (m_state.wish) {
    case Wish::None:
        answerQuestion();
        return;
    case Wish::Status:
        return status();
    case Wish::Cancel:
        return cancelOrder();
    case Wish::ChangeAddress:
        return changeAddress();
    case Wish::Return:
        return returnItem();
    case Wish::Exchange:
        return replace(true);
    case Wish::Replacement:
        return replace(false);
    case Wish::Refund:
        return refund();
    case Wish::RefundStatus:
        return refundStatus();
    case Wish::Credit:
        return credit();
    case Wish::DoubleCharge:
        return doubleCharge();
    case Wish::Problem:
        return problem();
    case Wish::SubscriptionStatus:
    case Wish::SubscriptionPause:
    case Wish::SubscriptionCancel:
    case Wish::SubscriptionResume:
    case Wish::SubscriptionChange:
        return subscription();
    }
}

} // namespace tierdesk::ai
