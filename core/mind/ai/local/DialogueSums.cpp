#include "core/mind/ai/local/Dialogue.h"

namespace tierdesk::ai {

/// Marks ambiguous sums ("refund me fifty", "a third of it"), so that the customer is asked.
void Dialogue::readLooseSum()
{
    if (m_slots.amount || m_slots.percent || m_slots.odd)
        return;
    const auto unclear = [this](const QString &text) { m_slots.odd = OddAmount{OddAmount::Fault::Unclear, text, {}}; };
    if (!m_slots.loose.isEmpty()) {
        const bool isAnswer = m_state.asked == Asked::Amount && m_slots.bareAmount;
        const bool isOffered = m_state.proposal && m_slots.bareAmount && m_state.proposal->amount == m_slots.bareAmount;
        const bool isOrder = m_slots.orderNumbers.isEmpty() && m_slots.bareNumbers.contains(m_slots.loose) &&
                             mayAskForOrders() && find(m_slots.loose);
        if (!isAnswer && !isOffered && !isOrder)
            unclear(m_slots.loose);
    } else if (!m_slots.vagueShare.isEmpty() &&
               (m_cues.said.hasAny({Cue::Refund, Cue::Credit}) || m_state.wish == Wish::Refund)) {
        unclear(m_slots.vagueShare);
    }
}

/// Asks for the sum while none is known; escalates if asking does not help.
bool Dialogue::asksForSum(Say question, std::initializer_list<QString> with)
{
    if (!sayOdd() && !m_state.isSumOpen)
        return false;
    if (!m_slots.odd && ++m_state.vague > 2) {
        cannot(u"the customer names no sum that can be read"_s);
        return true;
    }
    m_reply.say(Weight::Core, question, with);
    ask(Asked::Amount);
    return true;
}

/// Says why a named sum cannot be paid; returns false if there is none.
bool Dialogue::sayOdd()
{
    if (!m_slots.odd)
        return false;
    const OddAmount &odd = *m_slots.odd;
    const QString ours = QString::fromLatin1(m_context.config.currency.data(), 3);
    switch (odd.fault) {
    case OddAmount::Fault::NotPayable:
        m_reply.say(Weight::Fact, Say::AmountNotPayable, {odd.text});
        break;
    case OddAmount::Fault::Unclear:
        m_reply.say(Weight::Fact, Say::AmountUnclear, {odd.text});
        break;
    case OddAmount::Fault::TooFine:
        m_reply.say(Weight::Fact, Say::AmountTooFine, {odd.text, moneyText(Money{1, m_context.config.currency})});
        break;
    case OddAmount::Fault::ForeignCurrency:
        m_reply.say(Weight::Fact, Say::AmountForeign, {odd.text, odd.currency, ours});
        break;
    }
    return true;
}

/// Handles the answer to the question for another sum.
bool Dialogue::answerAmount(bool hasOtherTopic)
{
    if (!m_slots.amount && !m_slots.odd && m_slots.bareAmount && m_slots.orderNumbers.isEmpty()) {
        if (m_slots.bareAmount->minor > 0)
            m_slots.amount = m_slots.bareAmount;
        else
            m_slots.odd = OddAmount{OddAmount::Fault::NotPayable, moneyText(*m_slots.bareAmount), {}};
    }
    if (m_slots.amount || m_slots.percent || m_slots.odd || m_cues.said.has(Cue::Whole)) {
        pursueWish();
        return true;
    }
    if (hasOtherTopic)
        return false;
    if (++m_state.vague > 2) {
        cannot(u"a sum was asked for three times and not named"_s);
        return true;
    }
    m_reply.say(Weight::Core, Say::AskAmount, {QString::fromLatin1(m_context.config.currency.data(), 3)});
    ask(Asked::Amount);
    return true;
}

} // namespace tierdesk::ai
