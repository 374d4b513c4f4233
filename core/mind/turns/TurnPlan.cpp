#include "core/mind/turns/TurnPlan.h"

#include "core/domain/DoorTraits.h"
#include "core/mind/ai/Contact.h"
#include "core/mind/ai/DialogueJson.h"
#include "core/mind/policy/Escalation.h"
#include "core/mind/turns/Headline.h"
#include "core/mind/turns/NextSteps.h"

#include <algorithm>

namespace tierdesk::turns {

namespace {

/// The state of a turn during planning: the answering tier and the results so far.
class Turn final
{
public:
    Turn(const TurnInput &input, const Company &company, const Responders &responders, ai::Tools &tools,
         const PlanHooks &hooks)
        : m_input(input)
        , m_company(company)
        , m_responders(responders)
        , m_tools(tools)
        , m_hooks(hooks)
        , m_words(hooks.words)
        , m_session(input.session)
        , m_history(input.recent)
    {}

    /// Analyses the message and decides. Returns false if no responder answers; then only end() remains.
    [[nodiscard]] bool begin();
    [[nodiscard]] base::Task<> answer();
    [[nodiscard]] TurnPlan end();

private:
    [[nodiscard]] ai::TurnContext context(bool hasJustEscalated);
    void escalate(Tier to, std::vector<ReasonGiven> reasons);
    void handOver(const QString &words, Reason reason, Tier by);
    void suggest();
    void nameCase();
    [[nodiscard]] bool takesPersonFor(const base::Error &failure);
    [[nodiscard]] std::optional<ReasonGiven> doubtIn(const ai::Draft &draft) const;

    const TurnInput &m_input;
    const Company &m_company;
    const Responders &m_responders;
    ai::Tools &m_tools;
    const PlanHooks &m_hooks;
    ai::WordSink *m_words;
    Session m_session; ///< its tier changes with each escalation, for the next tier's context
    std::vector<Message> m_history;
    TurnPlan m_plan;
};

bool Turn::begin()
{
    const QByteArray utf8 = m_input.message.text.toUtf8();
    m_plan.reading =
        m_responders.reader.read({utf8.constData(), static_cast<size_t>(utf8.size())}, m_responders.taught);
    const policy::Situation situation{.session = m_input.session,
                                      .reading = m_plan.reading,
                                      .text = m_input.message.text,
                                      .config = m_company.config,
                                      .customer = m_input.customer ? &*m_input.customer : nullptr,
                                      .recentContacts = m_input.recentContacts,
                                      .hasEscalatedBefore = m_input.hasEscalatedBefore,
                                      .now = m_input.now};
    m_plan.decision = policy::decide(situation);

    if (m_session.tier == Tier::HumanAgent) {
        m_plan.contact = ai::contactFrom(m_input.message.text, m_plan.reading);
        if (!m_plan.contact && m_session.contact.isEmpty() && m_input.customer && m_session.isVerified)
            m_plan.contact = ai::contactChosen(m_input.message.text, *m_input.customer);
        return false;
    }
    if (const auto target = m_plan.decision.escalateTo) {
        const Tier from = m_session.tier;
        escalate(*target, m_plan.decision.reasons);
        if (*target == Tier::HumanAgent) {
            handOver({}, m_plan.decision.reasons.front().reason, from);
            return false;
        }
    }
    return true;
}

TurnPlan Turn::end()
{
    suggest();
    nameCase();
    return std::move(m_plan);
}

/// Sets the summary of a case without one from the first message with a request, unless a tier has provided one.
void Turn::nameCase()
{
    if (m_plan.draft.summary || !m_input.session.summary.isEmpty())
        return;
    if (const QString line = headlineOf(m_input.message, m_plan.reading, m_responders.reader); !line.isEmpty())
        m_plan.draft.summary = line;
}

/// Adds suggestions, except beside an action, whose outcome determines the answer, or if an agent will answer.
void Turn::suggest()
{
    ai::Draft &draft = m_plan.draft;
    if (!m_plan.speaker || draft.action || m_session.tier == Tier::HumanAgent ||
        !draft.facts.suggestedActions.isEmpty())
        return;
    draft.facts.suggestedActions = nextSteps(context(false), draft, m_tools);
}

ai::TurnContext Turn::context(bool hasJustEscalated)
{
    return {.session = m_session,
            .message = m_input.message,
            .reading = m_plan.reading,
            .decision = m_plan.decision,
            .config = m_company.config,
            .customer = m_input.customer ? &*m_input.customer : nullptr,
            .history = m_history,
            .actions = m_input.actions,
            .tier = m_session.tier,
            .hasJustEscalated = hasJustEscalated,
            .isStaffed = m_input.isStaffed,
            .companyName = m_company.name,
            // A session's messages come in order, so the count identifies this one even if it is planned again.
            .idempotencySeed = m_session.id + u'#' + QString::number(m_input.session.messageCount + 1),
            .now = m_input.now,
            .uses = &m_plan.uses,
            .words = m_words};
}

void Turn::escalate(Tier to, std::vector<ReasonGiven> reasons)
{
    m_plan.escalations.push_back({m_session.tier, to, std::move(reasons)});
    m_session.tier = to;
}

void Turn::handOver(const QString &words, Reason reason, Tier by)
{
    // The tier that hands over writes the last answer, so it gets the context from before the escalation.
    m_session.tier = by;
    ai::TurnContext before = context(false);
    before.isHandoverSaid = !words.isEmpty();
    QString text = words;
    bool isOwn = !words.isEmpty(); // the responder's text, not the handover's
    if (text.isEmpty() || !m_input.isStaffed) {
        const QString line = m_responders.of(by).handover(before, reason);
        const int bound = by == Tier::AiRep ? m_company.config.aiRep.guidelines.maxResponseLength
                                            : m_company.config.aiManager.guidelines.maxResponseLength;
        // If no agent is available, when and how the customer will be contacted matters more than the reason.
        isOwn = isOwn && text.size() + 1 + line.size() <= bound;
        text = isOwn ? text + u' ' + line : line;
    }
    m_session.tier = Tier::HumanAgent;
    m_plan.speaker = by;
    m_plan.draft.text = text;
    m_plan.draft.isAwaitingCustomer = false;
    if (!isOwn || m_plan.draft.facts.model.isEmpty())
        m_plan.draft.facts.model = m_responders.of(by).model();
}

base::Task<> Turn::answer()
{
    bool hasJustEscalated = !m_plan.escalations.empty();
    bool isModelNew = true;
    // Two AI tiers: at most one draft each.
    for (int asked = 0; asked < 2; ++asked) {
        const bool isModel = !m_responders.of(m_session.tier).isImmediate(m_company.config, m_session.tier);
        if (isModel && std::exchange(isModelNew, false) && m_hooks.beforeModel) {
            if (const auto ready = co_await m_hooks.beforeModel(m_plan.reading); !ready) {
                m_plan.failure = ready.error();
                co_return;
            }
        }
        // The built-in responder reads only the last messages; a model gets more.
        if (isModel && m_session.tier == Tier::AiManager && m_hooks.wholeHistory)
            m_history = m_hooks.wholeHistory();
        if (m_words)
            m_words->setSpeaker(m_session.tier);
        const ai::TurnContext now = context(hasJustEscalated);
        base::Result<ai::Draft> result = co_await m_responders.of(m_session.tier).respond(now, m_tools);
        if (!result) {
            if (!takesPersonFor(result.error()))
                m_plan.failure = result.error();
            co_return;
        }
        ai::Draft draft = std::move(*result);
        draft.refused.insert(draft.refused.begin(), m_plan.draft.refused.begin(), m_plan.draft.refused.end());
        draft.facts.actionsTaken = m_plan.draft.facts.actionsTaken + draft.facts.actionsTaken;
        draft.facts.actionsTaken.removeDuplicates();
        if (!draft.summary)
            draft.summary = m_plan.draft.summary;
        m_plan.draft = std::move(draft);
        m_plan.speaker = m_session.tier;
        const std::optional<ReasonGiven> doubt = doubtIn(m_plan.draft);
        if (!m_plan.draft.escalation && !doubt)
            co_return;

        const ReasonGiven reason = doubt ? *doubt : *m_plan.draft.escalation;
        const auto to = policy::nextTier(m_company.config, m_session.tier, Tier::AiManager);
        if (!to)
            co_return; // no higher tier: this answer is final
        std::vector<ReasonGiven> reasons{reason};
        for (const ReasonGiven &given : m_plan.decision.reasons) {
            if (given.reason != reason.reason)
                reasons.push_back(given);
        }
        const Tier from = m_session.tier;
        m_session.dialogue = m_plan.draft.dialogue;
        m_session.summary = m_plan.draft.summary.value_or(m_session.summary);
        escalate(*to, std::move(reasons));
        if (*to == Tier::HumanAgent) {
            // A doubtful answer is not sent; partial replies of a model may have been shown already.
            if (doubt && m_words)
                m_words->reset();
            handOver(doubt ? QString() : m_plan.draft.text, reason.reason, from);
            co_return;
        }
        hasJustEscalated = true;
        if (m_words)
            m_words->reset(); // the next tier writes its own reply
    }
}

/// In some APIs, a technical failure escalates to an agent if that tier is enabled (docs/chat.md), but not a
/// cancellation.
bool Turn::takesPersonFor(const base::Error &failure)
{
    if (!traitsOf(m_session.door).escalatesByFailure || ai::isCancelled(failure) ||
        !policy::nextTier(m_company.config, m_session.tier, Tier::HumanAgent))
        return false;
    if (m_words)
        m_words->reset();
    const Tier from = m_session.tier;
    escalate(Tier::HumanAgent,
             {{Reason::TechnicalLimitation, u"no responder could answer: "_s + failure.message.left(200)}});
    m_plan.draft.dialogue = m_session.dialogue;
    ai::setConfidence(m_plan.draft.dialogue, std::nullopt); // from an earlier answer
    handOver({}, Reason::TechnicalLimitation, from);
    return true;
}

/// In some APIs, an answer that a tier is not sure of goes to the next tier (docs/chat.md).
std::optional<ReasonGiven> Turn::doubtIn(const ai::Draft &draft) const
{
    if (!traitsOf(m_session.door).escalatesByDoubt || draft.escalation)
        return std::nullopt;
    const auto confidence = ai::confidenceIn(draft.dialogue, draft.facts.model);
    if (!confidence || *confidence >= ai::SureFrom)
        return std::nullopt;
    return ReasonGiven{Reason::ComplexIssue,
                       u"confidence %1, sure from %2"_s.arg(*confidence, 0, 'f', 2).arg(ai::SureFrom)};
}

} // namespace

base::Task<TurnPlan> planTurn(const TurnInput &input, const Company &company, Responders responders, ai::Tools &tools,
                              PlanHooks hooks)
{
    Turn turn(input, company, responders, tools, hooks);
    if (turn.begin())
        co_await turn.answer();
    co_return turn.end();
}

} // namespace tierdesk::turns
