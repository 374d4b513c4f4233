#include "core/engine/Settle.h"

#include "core/base/Text.h"
#include "core/engine/ActionGateway.h"
#include "core/engine/InlineAttachments.h"
#include "core/engine/SessionSteps.h"
#include "core/store/Readers.h"

namespace tierdesk::engine {

namespace {

using base::Result;

base::Error stale(const char *what)
{
    return base::fail(base::Fault::Conflict, u"planned for a state that has passed: %1"_s.arg(QLatin1String(what)), {},
                      {{u"stale"_s, true}});
}

/// True if another request has created the session that @p request would create or join.
bool isTaken(const base::Error &error, const TurnRequest &request)
{
    return error.fault == base::Fault::Conflict && request.joins;
}

/// Stores @p message under the key of @p request, if it has one, until the message has its answer.
Result<void> keepMessage(CommandContext &context, const TurnRequest &request, MessageId message)
{
    return request.keyed ? context.keepMessage(request.company, *request.keyed, message) : Result<void>();
}

/// Stores the customer's message with its files and related rows, and completes @p message with its id.
Result<void> append(CommandContext &context, const TurnRequest &request, const Session &session, Message &message)
{
    message.session = session.key;
    message.at = context.now();
    const auto id = TRY(context.store().messages.append(message));
    message.id = id;
    TRY(keepFiles(context, request, session));
    TRY(sendFiles(context, message, session.company));
    return request.beside ? request.beside(context, session) : Result<void>();
}

class Settling final
{
public:
    Settling(CommandContext &context, const TurnRequest &request, const turns::TurnInput &input,
             const turns::TurnPlan &plan)
        : m_context(context)
        , m_request(request)
        , m_input(input)
        , m_plan(plan)
        , m_session(input.session)
        , m_basis(input.session.version)
        , m_isNew(!input.session.key.isSet())
    {}

    Result<TurnOutcome> run();

private:
    void takeReadingIn();
    void takeMessageIn();
    [[nodiscard]] Result<void> storeSession();
    [[nodiscard]] Result<void> giveToPeople();
    [[nodiscard]] Result<void> storeMessage();
    [[nodiscard]] Result<void> settleActions(QString &text);
    [[nodiscard]] Result<void> storeAnswer(const QString &text);
    [[nodiscard]] Result<void> storeEscalations();
    [[nodiscard]] Result<void> settleStatus();
    [[nodiscard]] Result<void> writeJournal();
    [[nodiscard]] Result<void> keepAnswer();
    [[nodiscard]] bool needsSecondWrite() const { return beginsWithPeople() || !m_plan.escalations.empty(); }
    [[nodiscard]] bool beginsWithPeople() const { return m_isNew && m_input.session.tier == Tier::HumanAgent; }
    /// True if the customer reopens a closed case that people had.
    [[nodiscard]] bool comesBack() const
    {
        return m_session.tier == Tier::HumanAgent && isOver(m_input.session.status);
    }

    CommandContext &m_context;
    const TurnRequest &m_request;
    const turns::TurnInput &m_input;
    const turns::TurnPlan &m_plan;
    const CompanyEntry *m_entry = nullptr;
    Session m_session;
    int m_basis;
    bool m_isNew;
    QByteArray m_before;
    TurnOutcome m_outcome;
    QByteArrayList m_kinds;
};

Result<TurnOutcome> Settling::run()
{
    m_entry = TRY(companyOf(m_context, m_request.company));
    if (!m_isNew)
        m_before = stateJson(m_session);

    const bool isAnswered = m_plan.speaker && !m_plan.failure;
    const QString answeredBy = isAnswered ? m_plan.draft.facts.model : QString();
    TRY(bookTurn(m_context, m_request.company, m_plan.uses, answeredBy));
    takeMessageIn();
    QString text = m_plan.draft.text;
    for (auto step : {&Settling::storeSession, &Settling::giveToPeople, &Settling::storeMessage}) {
        TRY((this->*step)());
    }
    if (m_plan.failure) {
        // No responder could answer; the customer's message is stored all the same.
        TRY(m_isNew ? Result<void>() : settleStatus());
        TRY(writeJournal());
        TRY(keepMessage(m_context, m_request, m_outcome.customerMessage.id));
        m_context.keepDespiteRefusal();
        return *m_plan.failure;
    }
    TRY(settleActions(text));
    TRY(storeAnswer(text));
    for (auto step : {&Settling::storeEscalations, &Settling::settleStatus, &Settling::writeJournal}) {
        TRY((this->*step)());
    }
    m_outcome.session = m_session;
    m_outcome.customer = m_input.customer;
    m_outcome.isAwaitingHuman = m_session.tier == Tier::HumanAgent;
    TRY(findPlace(m_context, m_outcome));
    TRY(keepAnswer());
    return std::move(m_outcome);
}

Result<void> Settling::keepAnswer()
{
    if (!m_request.keyed)
        return {};
    return m_request.encode ? m_context.keep(m_request.company, *m_request.keyed, m_request.encode(m_outcome))
                            : m_context.keepSettled(m_request.company, *m_request.keyed, m_outcome.customerMessage.id);
}

/// A message that has only files changes no sentiment, language or topic.
void Settling::takeReadingIn()
{
    if (m_input.message.text.isEmpty())
        return;
    const Reading &reading = m_plan.reading;
    if (reading.sentiment != Sentiment::Unknown)
        m_session.score = reading.score;
    m_session.sentiment = reading.sentiment;
    m_session.language = reading.language;
    m_session.complexity = reading.complexity;
    // A session keeps its first specific category. A complaint is replaced by what it is about.
    const bool isMatter = reading.category.category != Category::GeneralInquiry;
    if (!m_session.category || *m_session.category == Category::GeneralInquiry ||
        (*m_session.category == Category::Complaint && isMatter))
        m_session.category = reading.category.category;
}

void Settling::takeMessageIn()
{
    takeReadingIn();
    m_session.messageCount += 1;
    m_session.pending = {};
    if (isOver(m_session.status)) {
        m_kinds << "session.reopened";
        m_session.status = Status::Active;
        m_session.resolution.reset();
        m_session.resolvedAt.reset();
    }
    // The customer has written, which ends the snooze.
    m_session.snoozedUntil.reset();
    if (m_plan.contact)
        m_session.contact = *m_plan.contact;
    if (m_plan.draft.contact)
        m_session.contact = *m_plan.draft.contact;
    if (m_plan.speaker) {
        m_session.dialogue = m_plan.draft.dialogue;
        m_session.messageCount += 1;
        if (m_plan.decision.isIrate)
            m_session.irateAnswers += 1;
    }
    if (m_plan.draft.summary && !m_plan.draft.summary->isEmpty())
        m_session.summary = *m_plan.draft.summary;

    if (m_plan.escalations.empty()) {
        if (m_plan.speaker) {
            awaitCustomer(m_session, m_entry->company.config, m_context.now(), m_plan.draft.isAwaitingCustomer);
        } else if (m_session.tier == Tier::HumanAgent) {
            stopAwaiting(m_session);
        }
    }
}

Result<void> Settling::storeSession()
{
    if (!m_isNew)
        return {};
    m_session.version = 1;
    m_basis = 1;
    m_session.createdAt = m_context.now();
    m_session.updatedAt = m_context.now();
    const auto key = m_context.store().sessions.insert(m_session);
    if (!key)
        return isTaken(key.error(), m_request) ? stale("there was no session") : key.error();
    m_session.key = *key;
    m_kinds << "session.created";
    return {};
}

Result<void> Settling::giveToPeople()
{
    if (!m_isNew && !comesBack())
        return {};
    const CompanyConfig &config = m_entry->company.config;
    auto escalated = m_isNew ? beginWithPeople(m_context, m_session, config, m_plan.decision.priority)
                             : takeUpAgain(m_context, m_session, config,
                                           {.from = Tier::HumanAgent,
                                            .reasons = {{Reason::RepeatContact, u"the customer took it up again"_s}},
                                            .by = u"customer"_s});
    if (!escalated)
        return escalated.error();
    if (*escalated) {
        m_outcome.escalations.push_back(std::move(**escalated));
        m_kinds << "session.escalated";
    }
    return {};
}

Result<void> Settling::storeMessage()
{
    Message message = m_input.message;
    message.session = m_session.key;
    noteReading(message, m_plan.reading);
    if (!message.id.isSet()) {
        TRY(append(m_context, m_request, m_session, message));
        m_kinds << "message.created";
    } else if (const auto ended = m_context.store().messages.endWait(message.id); !ended) {
        return ended.error();
    }
    m_outcome.customerMessage = std::move(message);
    return {};
}

Result<void> Settling::settleActions(QString &text)
{
    const ai::Draft &draft = m_plan.draft;
    const MessageId asked = m_outcome.customerMessage.id;
    for (const auto &[request, verdict] : draft.refused) {
        // A refusal belongs to the tier that was asked: the lowest that has not recorded one in this turn.
        const Tier tier = m_outcome.actions.size() < m_plan.escalations.size()
                              ? m_plan.escalations[m_outcome.actions.size()].from
                              : m_input.session.tier;
        auto action = TRY(recordRefusal(m_context,
                                        {.company = m_entry->company,
                                         .session = m_session,
                                         .request = request,
                                         .tier = tier,
                                         .user = {},
                                         .message = asked},
                                        verdict));
        m_outcome.actions.push_back(std::move(action));
    }
    if (draft.action) {
        auto action = TRY(perform(m_context, {.company = m_entry->company,
                                              .session = m_session,
                                              .request = draft.action->request,
                                              .tier = m_plan.speaker.value_or(m_session.tier),
                                              .user = {},
                                              .message = asked}));
        if (action.state == ActionState::Refused)
            return stale("the action is not within authority any more");
        text = action.state == ActionState::Confirmed ? draft.action->saidIfConfirmed
               : action.state == ActionState::Pending ? draft.action->saidIfPending
                                                      : draft.action->saidIfFailed;
        m_outcome.actions.push_back(std::move(action));
    }
    if (!m_outcome.actions.empty())
        m_kinds << "action.updated";
    return {};
}

Result<void> Settling::storeAnswer(const QString &text)
{
    if (!m_plan.speaker)
        return {};
    Message answer;
    answer.session = m_session.key;
    answer.speaker = speakerOf(*m_plan.speaker);
    answer.text = text;
    answer.at = m_context.now();
    answer.answer = m_plan.draft.facts;
    const auto id = TRY(m_context.store().messages.append(answer));
    answer.id = id;
    if (!m_kinds.contains("message.created"))
        m_kinds << "message.created";
    m_outcome.answer = std::move(answer);
    return {};
}

Result<void> Settling::storeEscalations()
{
    for (const turns::EscalationStep &step : m_plan.escalations) {
        auto escalation =
            escalate(m_context, m_session, m_entry->company.config, m_input.customer ? &*m_input.customer : nullptr,
                     {.from = step.from,
                      .to = step.to,
                      .reasons = step.reasons,
                      .notes = {},
                      .by = u"policy"_s,
                      .isAnswered = step.to != Tier::HumanAgent,
                      .atLeast = m_plan.decision.priority});
        if (!escalation)
            return escalation.error();
        m_outcome.escalations.push_back(std::move(*escalation));
    }
    if (!m_plan.escalations.empty())
        m_kinds << "session.escalated";
    return {};
}

Result<void> Settling::settleStatus()
{
    if (m_session.tier != Tier::HumanAgent && needsSecondWrite()) {
        // The new tier has answered in the same turn.
        awaitCustomer(m_session, m_entry->company.config, m_context.now(), m_plan.draft.isAwaitingCustomer);
    }
    if (m_isNew && !needsSecondWrite())
        return {};
    const auto written =
        m_isNew ? writeSession(m_context, m_session, m_basis) : writeSession(m_context, m_session, m_input.session);
    if (written)
        return {};
    return written.error().fault == base::Fault::Conflict ? stale("the session") : written.error();
}

Result<void> Settling::writeJournal()
{
    if (!m_isNew)
        m_kinds << "session.updated";
    Event event;
    event.kinds = m_kinds;
    event.session = std::make_shared<const Session>(m_session);
    const Message &told = m_input.message; // as published when it was accepted, if it was
    const Message &message = m_outcome.customerMessage;
    event.sending = m_request.sending;
    if (!told.id.isSet())
        event.messages.push_back(message);
    else if (told.score != message.score || told.sentiment != message.sentiment)
        event.read.push_back(message);
    if (m_outcome.answer)
        event.messages.push_back(*m_outcome.answer);
    event.escalations = m_outcome.escalations;
    event.actions = m_outcome.actions;
    const bool isHandedOver = !event.escalations.empty() && event.escalations.back().to == Tier::HumanAgent;
    event.notifies = comesBack() || (isHandedOver && m_entry->company.config.humanAgent.notifyOnEscalation);
    return m_context.record({.company = m_session.company,
                             .command = m_isNew ? "session.start" : "message.take",
                             .subject = m_session.id,
                             .before = m_before,
                             .after = stateJson(m_session),
                             .event = std::move(event)});
}

} // namespace

bool isStale(const base::Error &error)
{
    return error.fault == base::Fault::Conflict && error.details.contains(u"stale");
}

Result<TurnOutcome> settleTurn(CommandContext &context, const TurnRequest &request, const turns::TurnInput &input,
                               const turns::TurnPlan &plan)
{
    return Settling(context, request, input, plan).run();
}

Result<AcceptedMessage> acceptMessage(CommandContext &context, const TurnRequest &request,
                                      const turns::TurnInput &input)
{
    Session session = input.session;
    const bool isNew = !session.key.isSet();
    const QByteArray before = isNew ? QByteArray() : stateJson(session);
    if (isNew) {
        session.version = 1;
        const auto key = context.store().sessions.insert(session);
        if (!key)
            return isTaken(key.error(), request) ? stale("there was no session") : key.error();
        session.key = *key;
    }
    Message message = input.message;
    TRY(append(context, request, session, message));
    TRY(keepMessage(context, request, message.id));
    TRY(context.store().messages.beginWait(message.id));

    session.pending = message.id;
    session.messageCount += 1;
    session.idleAt.reset();
    if (const auto written = writeSession(context, session, isNew ? 1 : input.session.version); !written)
        return written.error().fault == base::Fault::Conflict ? stale("the session") : written.error();
    Event event;
    event.kinds = isNew ? QByteArrayList{"session.created", "message.created"}
                        : QByteArrayList{"message.created", "session.updated"};
    event.session = std::make_shared<const Session>(session);
    event.messages.push_back(message);
    event.sending = request.sending;
    if (const auto told = context.record({.company = session.company,
                                          .command = "message.accept",
                                          .subject = session.id,
                                          .before = before,
                                          .after = stateJson(session),
                                          .event = std::move(event)});
        !told)
        return told.error();
    return AcceptedMessage{std::move(session), std::move(message)};
}

} // namespace tierdesk::engine
