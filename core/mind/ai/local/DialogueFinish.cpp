#include "core/mind/ai/DialogueJson.h"
#include "core/mind/ai/local/Dialogue.h"

#include <algorithm>

namespace tierdesk::ai {

namespace {

/// Requests in a row for the same detail before the case is escalated.
constexpr int MostAsks = 2;

bool isParticular(Asked asked)
{
    return asked == Asked::Order || asked == Asked::Item || asked == Asked::Address || asked == Asked::Variant ||
           asked == Asked::Subscription || asked == Asked::Plan || asked == Asked::Remedy;
}

} // namespace

/// Marks an answer that repeats the previous one.
void Dialogue::acknowledgeRepetition()
{
    // Stored as a JSON number: 31 bits of FNV-1a.
    quint32 hash = 2166136261U;
    for (QChar c : m_draft.text)
        hash = (hash ^ c.unicode()) * 16777619U;
    const int said = std::max(1, static_cast<int>(hash & 0x7FFFFFFFU));
    m_state.repeats = said == m_state.said && !m_draft.escalation && !m_draft.action ? m_state.repeats + 1 : 0;
    m_state.said = said;
    if (m_state.repeats == 0)
        return;
    const auto pick = static_cast<quint64>(m_state.repeats - 1);
    const QString lead =
        m_tone == Tone::Concise ? shortPhrase(Say::SaidBefore, m_tone, pick) : phrase(Say::SaidBefore, m_tone, pick);
    // If the answer is the same again, offer to escalate.
    const bool needsSomebody = m_state.asked == Asked::More && canEscalate();
    if (needsSomebody)
        m_reply.leaveOut(Weight::Courtesy);
    m_reply.textFirst(needsSomebody ? Weight::Fact : Weight::Courtesy, lead);
    if (needsSomebody)
        offerPerson();
    m_draft.text = m_reply.fitted(bound());
}

/// Returns false if the text asks for a yes but was cut before it names the proposal.
bool Dialogue::namesOffer() const
{
    if (!m_state.proposal || m_state.asked != Asked::Confirm)
        return true;
    const ActionRequest &offer = *m_state.proposal;
    const bool isSumSaid = offer.kind == ActionKind::Refund || offer.kind == ActionKind::Credit;
    return m_draft.text.contains(offer.orderNumber) && m_draft.text.contains(offer.subscription) &&
           (!isSumSaid || !offer.amount || m_draft.text.contains(moneyText(*offer.amount)));
}

/// Stops after two unanswered requests for a detail, also for the next tier.
void Dialogue::askNoMore()
{
    if (!isParticular(m_state.asked)) {
        m_state.asks = 0;
        return;
    }
    const bool isAgain = m_state.asked == m_askedBefore || (m_context.hasJustEscalated && m_state.asks > 0);
    m_state.asks = isAgain ? m_state.asks + 1 : 1;
    if (m_state.asks <= MostAsks)
        return;
    m_state.asks = 0;
    m_state.wantsPerson = true;
    m_reply.clear();
    cannot(u"%1 was asked for %2 times and not named"_s.arg(word(m_state.asked)).arg(MostAsks));
}

/// Tells the customer the order of several wishes; with an escalation, that the others go along.
void Dialogue::nameLater()
{
    if (m_state.later.empty())
        return;
    QStringList names;
    for (const LaterWish &each : m_state.later)
        names.append(each.name);
    if (m_draft.escalation) {
        if (!escalatesToPerson())
            return;
        m_reply.say(Weight::Fact, Say::GoesAlong, {listText(names, u" and "_s)});
        m_state.later.clear();
    } else if (m_isDivided && m_state.asked != Asked::Next) {
        m_reply.sayFirst(Weight::Fact, Say::OneByOne, {m_now, listText(names, u" and "_s)},
                         m_context.hasJustEscalated ? 1 : 0);
    }
}

Draft Dialogue::finish()
{
    if (m_isUnderstood)
        m_state.misses = 0;
    m_state.apology = m_saidApology;
    m_state.asker = m_context.tier;
    if (m_context.session.channel == Channel::Email && !guidelines().signature.isEmpty())
        m_reply.text(Weight::Courtesy, guidelines().signature);
    askNoMore();
    nameLater();
    m_draft.text = m_reply.fitted(bound());
    if (!namesOffer()) {
        // A customer cannot agree to an unreadable offer; escalate to somebody with more room.
        m_reply.clear();
        cannot(u"an offer does not fit into the longest answer allowed"_s);
        m_draft.text = m_reply.fitted(bound());
    }
    acknowledgeRepetition();
    if (!m_draft.summary) {
        std::optional<Money> amount = m_state.amount;
        if (m_state.proposal && m_state.proposal->amount && m_state.asked == Asked::Confirm)
            amount = m_state.proposal->amount;
        for (const auto &[request, verdict] : m_draft.refused)
            amount = request.amount ? request.amount : amount;
        m_draft.summary = summaryOf(m_state, amount);
        // Without a wish that can be handled here, the summary gives the topic.
        if (!m_draft.summary && m_draft.escalation)
            m_draft.summary = topicSummary(m_state);
    }
    m_draft.dialogue = toJson(m_state);
    // Asking back once is normal; failing to understand again is not.
    const double asksBack = m_state.misses == 1 ? SureFrom : 0;
    if (const double confidence = m_isUnderstood ? m_confidence : asksBack; confidence < 1) // 1 is the default
        setConfidence(m_draft.dialogue, confidence);
    m_draft.facts.model = EmbeddedResponder;
    return std::move(m_draft);
}

} // namespace tierdesk::ai
