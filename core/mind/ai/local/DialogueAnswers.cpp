#include "core/mind/ai/local/Dialogue.h"

#include <algorithm>

namespace tierdesk::ai {

bool Dialogue::answerOpenQuestion()
{
    switch (m_state.asked) {
    case Asked::Nothing:
        return false;
    case Asked::Confirm:
        return answerConfirm();
    case Asked::Offer:
        return answerOffer();
    case Asked::Remedy:
        return answerRemedy();
    case Asked::Person: {
        const Consent consent = consentTo(m_cues, {});
        if (consent == Consent::Clear) {
            climb(Reason::CustomerRequest, QStringLiteral("the customer wants somebody who can help with that"),
                  Say::ClimbRequestManager, Say::ClimbRequestHuman);
            return true;
        }
        if (consent == Consent::Refused && m_intents.empty()) {
            m_reply.say(Weight::Core, Say::Done).say(Weight::Courtesy, Say::AnythingElse);
            ask(Asked::More);
            return true;
        }
        return false;
    }
    case Asked::More: {
        const Consent consent = consentOf(m_cues);
        const bool hasTopic = std::any_of(m_intents.begin(), m_intents.end(), [](Intent i) { return !isSmallTalk(i); });
        if (hasTopic || m_cues.said.hasAny({Cue::Retry, Cue::Correction}) || m_cues.unwanted.has(Cue::Complaint))
            return false;
        if (m_cues.said.has(Cue::Done) || consent == Consent::Refused) {
            m_state.clearWish();
            m_reply.say(Weight::Core, Say::Goodbye);
            return true;
        }
        if (consent == Consent::Clear && m_intents.empty()) {
            m_reply.say(Weight::Core, Say::NotSureAsk);
            return true;
        }
        return false;
    }
    default:
        break;
    }

    // A particular was asked for. Another topic may come instead; else the message is taken for the answer.
    const bool hasOtherTopic = std::any_of(m_intents.begin(), m_intents.end(), [](Intent intent) {
        return !isSmallTalk(intent) && intent != Intent::OrderStatus && intent != Intent::ProductQuestion;
    });
    if (consentOf(m_cues) == Consent::Refused && !hasOtherTopic && m_slots.orderNumbers.isEmpty() &&
        m_state.asked != Asked::Variant && m_state.asked != Asked::Cause) {
        m_state.clearWish();
        m_reply.say(Weight::Core, Say::NothingChanged).say(Weight::Courtesy, Say::AnythingElse);
        ask(Asked::More);
        return true;
    }
    switch (m_state.asked) {
    case Asked::Order:
        if (const auto order = chosenOrder()) {
            speakOf(*order);
            if (!hasOtherTopic) {
                pursueWish();
                return true;
            }
        } else if (!hasOtherTopic && (!m_slots.orderNumbers.isEmpty() || !m_slots.bareNumbers.isEmpty())) {
            pursueWish();
            return true;
        } else if (!hasOtherTopic && consentOf(m_cues) == Consent::Clear) {
            pursueWish();
            return true;
        }
        return false;
    case Asked::Item:
        if (!hasOtherTopic || m_state.wish == Wish::Problem || m_state.wish == Wish::Refund) {
            if (const auto order = find(m_state.order)) {
                const OrderItem *item = settleItem(*order, false);
                if (item || m_cues.said.has(Cue::Whole)) {
                    pursueWish();
                    return true;
                }
            }
        }
        return false;
    case Asked::Address:
        if (const auto address = readAddress(m_context.message.text)) {
            m_state.address = address;
            pursueWish();
            return true;
        }
        if (!hasOtherTopic && std::any_of(m_context.message.text.begin(), m_context.message.text.end(),
                                          [](QChar c) { return c.isDigit(); })) {
            m_reply.say(Weight::Fact, Say::AddressUnclear).say(Weight::Core, Say::AskAddress, {m_state.order});
            return true;
        }
        return false;
    case Asked::Variant:
    case Asked::Plan:
    case Asked::Subscription:
        if (!hasOtherTopic || isHeard(Intent::Exchange) || isHeard(Intent::SubscriptionChange)) {
            pursueWish();
            return true;
        }
        return false;
    case Asked::Amount:
        return answerAmount(hasOtherTopic);
    case Asked::Cause:
        // A bare yes, or nothing but what was asked for before, is no reason.
        if (!hasOtherTopic && isRestatement(m_cues, {}) && !m_cues.said.has(Cue::Done)) {
            if (m_cues.words.empty() || m_cues.words.front().text != u"no") {
                if (++m_state.vague > 2) {
                    m_state.clearWish();
                    m_reply.say(Weight::Core, Say::NothingChanged).say(Weight::Courtesy, Say::AnythingElse);
                    ask(Asked::More);
                    return true;
                }
                m_reply.say(Weight::Core, Say::WhatWentWrong);
                ask(Asked::Cause);
                return true;
            }
            m_state.clearWish();
            m_reply.say(Weight::Core, Say::NothingChanged).say(Weight::Courtesy, Say::AnythingElse);
            ask(Asked::More);
            return true;
        }
        if (!hasOtherTopic || isHeard(Intent::Problem)) {
            m_state.cause = m_context.message.text.left(200);
            readFault();
            pursueWish();
            return true;
        }
        return false;
    default:
        return false;
    }
}

} // namespace tierdesk::ai
