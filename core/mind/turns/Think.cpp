#include "core/mind/turns/Think.h"

#include "core/mind/ai/Confidence.h"
#include "core/mind/ai/Contact.h"
#include "core/mind/policy/Escalation.h"
#include "core/mind/turns/Headline.h"
#include "core/mind/turns/NextSteps.h"

#include <algorithm>

namespace tierdesk::turns {

namespace {

/// One turn while it is being thought: who speaks now, and what has been gathered on the way up.
class Turn final
{
public:
    Turn(const Material &material, const Company &company, const Minds &minds, ai::Tools &tools,
         const std::function<std::vector<Message>()> &wholeHistory, ai::WordSink *words)
        : m_material(material)
        , m_company(company)
        , m_minds(minds)
        , m_tools(tools)
        , m_wholeHistory(wholeHistory)
        , m_words(words)
        , m_session(material.session)
        , m_history(material.recent)
    {}

    Thought run();

private:
    [[nodiscard]] ai::TurnContext context(bool hasJustClimbed);
    void climb(Tier to, std::vector<ReasonGiven> reasons);
    void handOver(const QString &words, Reason reason, Tier by);
    void answer();
    void suggest();
    void nameCase();
    [[nodiscard]] bool takesPersonFor(const base::Error &failure);
    [[nodiscard]] std::optional<ReasonGiven> doubtIn(const ai::Draft &draft) const;

    const Material &m_material;
    const Company &m_company;
    const Minds &m_minds;
    ai::Tools &m_tools;
    const std::function<std::vector<Message>()> &m_wholeHistory;
    ai::WordSink *m_words;
    Session m_session; ///< moves up with the climbs, so that each tier sees where it stands
    std::vector<Message> m_history;
    Thought m_thought;
};

Thought Turn::run()
{
    const QByteArray utf8 = m_material.message.text.toUtf8();
    m_thought.reading = m_minds.reader.read({utf8.constData(), static_cast<size_t>(utf8.size())}, m_minds.taught);
    const policy::Situation situation{.session = m_material.session,
                                      .reading = m_thought.reading,
                                      .text = m_material.message.text,
                                      .config = m_company.config,
                                      .customer = m_material.customer ? &*m_material.customer : nullptr,
                                      .recentContacts = m_material.recentContacts,
                                      .hasClimbedBefore = m_material.hasClimbedBefore,
                                      .now = m_material.now};
    m_thought.decision = policy::decide(situation);

    if (m_session.tier == Tier::HumanAgent) {
        m_thought.contact = ai::contactFrom(m_material.message.text, m_thought.reading);
        if (!m_thought.contact && m_session.contact.isEmpty() && m_material.customer && m_session.isVerified)
            m_thought.contact = ai::contactChosen(m_material.message.text, *m_material.customer);
        nameCase();
        return std::move(m_thought);
    }
    if (const auto target = m_thought.decision.climbTo) {
        const Tier from = m_session.tier;
        climb(*target, m_thought.decision.reasons);
        if (*target == Tier::HumanAgent) {
            handOver({}, m_thought.decision.reasons.front().reason, from);
            nameCase();
            return std::move(m_thought);
        }
    }
    answer();
    suggest();
    nameCase();
    return std::move(m_thought);
}

/// A case without a summary gets one from the first message that says what is wanted, where no tier has said it better.
void Turn::nameCase()
{
    if (m_thought.draft.summary || !m_material.session.summary.isEmpty())
        return;
    if (const QString line = headlineOf(m_material.message, m_thought.reading, m_minds.reader); !line.isEmpty())
        m_thought.draft.summary = line;
}

/// Nothing is suggested beside an action, whose outcome decides what is said, nor to whom a person will answer.
void Turn::suggest()
{
    ai::Draft &draft = m_thought.draft;
    if (!m_thought.speaker || draft.action || m_session.tier == Tier::HumanAgent ||
        !draft.facts.suggestedActions.isEmpty())
        return;
    draft.facts.suggestedActions = nextSteps(context(false), draft, m_tools);
}

ai::TurnContext Turn::context(bool hasJustClimbed)
{
    return {.session = m_session,
            .message = m_material.message,
            .reading = m_thought.reading,
            .decision = m_thought.decision,
            .config = m_company.config,
            .customer = m_material.customer ? &*m_material.customer : nullptr,
            .history = m_history,
            .actions = m_material.actions,
            .tier = m_session.tier,
            .hasJustClimbed = hasJustClimbed,
            .isStaffed = m_material.isStaffed,
            .companyName = m_company.name,
            // The session's messages come in order, so its count names this one, however often it is thought.
            .idempotencySeed = m_session.id + u'#' + QString::number(m_material.session.messageCount + 1),
            .now = m_material.now,
            .uses = &m_thought.uses,
            .words = m_words};
}

void Turn::climb(Tier to, std::vector<ReasonGiven> reasons)
{
    m_thought.climbs.push_back({m_session.tier, to, std::move(reasons)});
    m_session.tier = to;
}

void Turn::handOver(const QString &words, Reason reason, Tier by)
{
    // The tier that hands over speaks last, so its context is the one from before the climb.
    m_session.tier = by;
    ai::TurnContext before = context(false);
    before.isHandoverSaid = !words.isEmpty();
    QString text = words;
    bool isOwn = !words.isEmpty(); // of whoever drafted, not the handover's
    if (text.isEmpty() || !m_material.isStaffed) {
        const QString line = m_minds.of(by).handover(before, reason);
        const int bound = by == Tier::AiRep ? m_company.config.aiRep.guidelines.maxResponseLength
                                            : m_company.config.aiManager.guidelines.maxResponseLength;
        // When nobody is on duty, when and how the customer is reached matters more than why.
        isOwn = isOwn && text.size() + 1 + line.size() <= bound;
        text = isOwn ? text + u' ' + line : line;
    }
    m_session.tier = Tier::HumanAgent;
    m_thought.speaker = by;
    m_thought.draft.text = text;
    m_thought.draft.isAwaitingCustomer = false;
    if (!isOwn || m_thought.draft.facts.model.isEmpty())
        m_thought.draft.facts.model = m_minds.of(by).model();
}

void Turn::answer()
{
    bool hasJustClimbed = !m_thought.climbs.empty();
    // Two AI tiers: at most one draft each.
    for (int asked = 0; asked < 2; ++asked) {
        // The embedded responder looks at the last messages only; a model is shown more.
        if (m_session.tier == Tier::AiManager && m_wholeHistory &&
            !m_minds.of(m_session.tier).isImmediate(m_company.config))
            m_history = m_wholeHistory();
        if (m_words)
            m_words->setSpeaker(m_session.tier);
        const ai::TurnContext now = context(hasJustClimbed);
        base::Result<ai::Draft> result = m_minds.of(m_session.tier).respond(now, m_tools);
        if (!result) {
            if (!takesPersonFor(result.error()))
                m_thought.failure = result.error();
            return;
        }
        ai::Draft draft = std::move(*result);
        draft.refused.insert(draft.refused.begin(), m_thought.draft.refused.begin(), m_thought.draft.refused.end());
        draft.facts.actionsTaken = m_thought.draft.facts.actionsTaken + draft.facts.actionsTaken;
        draft.facts.actionsTaken.removeDuplicates();
        if (!draft.summary)
            draft.summary = m_thought.draft.summary;
        m_thought.draft = std::move(draft);
        m_thought.speaker = m_session.tier;
        const std::optional<ReasonGiven> doubt = doubtIn(m_thought.draft);
        if (!m_thought.draft.climb && !doubt)
            return;

        const ReasonGiven reason = doubt ? *doubt : *m_thought.draft.climb;
        const auto to = policy::nextTier(m_company.config, m_session.tier, Tier::AiManager);
        if (!to)
            return; // nobody above: what the tier said stands
        std::vector<ReasonGiven> reasons{reason};
        for (const ReasonGiven &given : m_thought.decision.reasons) {
            if (given.reason != reason.reason)
                reasons.push_back(given);
        }
        const Tier from = m_session.tier;
        m_session.dialogue = m_thought.draft.dialogue;
        m_session.summary = m_thought.draft.summary.value_or(m_session.summary);
        climb(*to, std::move(reasons));
        if (*to == Tier::HumanAgent) {
            // What nobody is sure of is not said by who gives the case up; a model's words may have been heard already.
            if (doubt && m_words)
                m_words->reset();
            handOver(doubt ? QString() : m_thought.draft.text, reason.reason, from);
            return;
        }
        hasJustClimbed = true;
        if (m_words)
            m_words->reset(); // the tier above has words of its own
    }
}

/// At the chat door a technical error brings the case to people, where there are any (docs/chat.md); a program that
/// stops is none.
bool Turn::takesPersonFor(const base::Error &failure)
{
    if (m_session.door != Door::Chat || ai::isCancelled(failure) ||
        !policy::nextTier(m_company.config, m_session.tier, Tier::HumanAgent))
        return false;
    if (m_words)
        m_words->reset();
    const Tier from = m_session.tier;
    climb(Tier::HumanAgent,
          {{Reason::TechnicalLimitation, QStringLiteral("no responder could answer: ") + failure.message.left(200)}});
    m_thought.draft.dialogue = m_session.dialogue;
    ai::setConfidence(m_thought.draft.dialogue, std::nullopt); // that of an answer before
    handOver({}, Reason::TechnicalLimitation, from);
    return true;
}

/// At the chat door what a tier is not sure of is the next one's (docs/chat.md).
std::optional<ReasonGiven> Turn::doubtIn(const ai::Draft &draft) const
{
    if (m_session.door != Door::Chat || draft.climb)
        return std::nullopt;
    const auto confidence = ai::confidenceIn(draft.dialogue, draft.facts.model);
    if (!confidence || *confidence >= ai::SureFrom)
        return std::nullopt;
    return ReasonGiven{Reason::ComplexIssue,
                       QStringLiteral("confidence %1, sure from %2").arg(*confidence, 0, 'f', 2).arg(ai::SureFrom)};
}

} // namespace

Thought think(const Material &material, const Company &company, const Minds &minds, ai::Tools &tools,
              const std::function<std::vector<Message>()> &wholeHistory, ai::WordSink *words)
{
    return Turn(material, company, minds, tools, wholeHistory, words).run();
}

} // namespace tierdesk::turns
