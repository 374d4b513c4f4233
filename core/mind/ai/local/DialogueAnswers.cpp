#include "core/mind/ai/local/Dialogue.h"

#include <algorithm>

namespace tierdesk::ai {

/// "Just do it" and "my order" to "which order?": no other wish, no question, and no answer.
bool Dialogue::isBesideQuestion() const
{
    const bool isOrderWord = m_intents.size() == 1 && m_intents.front() == Intent::OrderStatus &&
                             !m_cues.said.hasAny({Cue::Where, Cue::When, Cue::Track, Cue::Status, Cue::Late});
    return (m_intents.empty() || isOrderWord) && !m_cues.isQuestion;
}

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
    case Asked::Next:
        return answerNext();
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
    // "No, the boots only" is an answer to which order and which item.
    const auto isPieceNamed = [this] {
        if (m_state.asked == Asked::Order)
            return chosenOrder().has_value();
        const auto order = m_state.asked == Asked::Item ? find(m_state.order) : std::nullopt;
        return order && !itemsSpokenOf(m_words, *order).empty();
    };
    if (consentOf(m_cues) == Consent::Refused && !hasOtherTopic && m_slots.orderNumbers.isEmpty() && !isPieceNamed() &&
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
        } else if (!hasOtherTopic && (consentOf(m_cues) == Consent::Clear || isBesideQuestion())) {
            pursueWish();
            return true;
        }
        return false;
    case Asked::Item:
        // "The other one, 1002" or "the stove": another order than the one that the items were listed of.
        if (!hasOtherTopic || m_state.wish == Wish::Problem || m_state.wish == Wish::Refund) {
            const bool isNumber =
                std::any_of(m_slots.orderNumbers.begin(), m_slots.orderNumbers.end(),
                            [this](const QString &number) { return !isSameNumber(number, m_state.order); });
            const auto own = find(m_state.order);
            const bool isOfOwn = own && !itemsSpokenOf(m_words, *own).empty();
            const auto other = isOfOwn ? std::nullopt : chosenOrder();
            // "The last one" is one of the items.
            const bool isOther =
                other && other->number != m_state.order && !m_cues.said.hasAny({Cue::First, Cue::Last});
            if (isNumber || isOther) {
                if (other)
                    speakOf(*other);
                pursueWish();
                return true;
            }
        }
        if (!hasOtherTopic || m_state.wish == Wish::Problem || m_state.wish == Wish::Refund) {
            if (const auto order = find(m_state.order)) {
                const OrderItem *item = settleItem(*order, false);
                if (item || isBesideQuestion() || m_cues.said.has(Cue::Whole) ||
                    m_words.contains(QStringLiteral("both"))) {
                    pursueWish();
                    return true;
                }
            }
        }
        return false;
    case Asked::Address:
        if (const auto address = readAddress(m_text)) {
            m_state.address = address;
            pursueWish();
            return true;
        }
        if (!hasOtherTopic && std::any_of(m_text.begin(), m_text.end(), [](QChar c) { return c.isDigit(); })) {
            m_reply.say(Weight::Fact, Say::AddressUnclear).say(Weight::Core, Say::AskAddress, {m_state.order});
            return true;
        }
        if (isBesideQuestion()) {
            pursueWish();
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
            m_state.cause = m_text.left(200);
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
