#include "core/engine/TurnScheduler.h"

#include "core/base/Log.h"
#include "core/base/LogContext.h"
#include "core/base/Random.h"
#include "core/engine/SessionSteps.h"
#include "core/engine/Settle.h"
#include "core/engine/TurnInput.h"
#include "core/store/Database.h"
#include "core/store/Readers.h"

#include <algorithm>
#include <iterator>

namespace tierdesk::engine {

namespace {

/// Conversations that are kept warm, and for how long the customer's own facts may be remembered with them.
constexpr int WarmLines = 2000;
constexpr Millis WarmFor = Millis::seconds(20);

QString lineOf(CompanyId company, const QString &session)
{
    return QString::number(company.value) + u'/' + session;
}

/// TurnRequest::reopens of a message that came in a session of @p door, when its request is not there any more.
bool reopensAt(Door door)
{
    return door != Door::Cs;
}

template<class T>
void keepLast(std::vector<T> &rows, size_t count)
{
    if (rows.size() > count)
        rows.erase(rows.begin(), rows.end() - static_cast<std::ptrdiff_t>(count));
}

} // namespace

TurnScheduler::TurnScheduler(ReaderPool &pool, ReaderPool &patient, Writer &writer, const EngineParts &parts)
    : m_pool(pool)
    , m_patient(patient)
    , m_writer(writer)
    , m_responders{parts.reader, parts.aiRep, parts.aiManager, nullptr}
    , m_clock(parts.clock)
    , m_turns(parts.counters.counter("tierdesk_turns_total", "Customer messages settled"))
    , m_rethought(
          parts.counters.counter("tierdesk_turns_rethought_total", "Turns planned again because the session moved on"))
    , m_thinkTime(parts.counters.histogram("tierdesk_think_seconds", "Reading and thinking of one turn on its worker"))
    , m_turnTime(parts.counters.histogram("tierdesk_turn_seconds", "From a customer's message to its answer on disk"))
    , m_warm(WarmLines)
{}

void TurnScheduler::add(TurnRequest request, QObject *context, std::function<void(base::Result<TurnOutcome>)> done)
{
    auto ticket = std::make_shared<Ticket>();
    ticket->since.start();
    if (request.start && request.start->id.isEmpty())
        request.start->id = request.start->prefix + base::randomToken(16);
    const QString session = request.start ? request.start->id : request.sessionId;
    ticket->request = std::move(request);
    ticket->context = context;
    ticket->done = std::move(done);
    ticket->requestId = log::requestId();
    if (m_isResuming)
        m_behind.emplace_back(std::move(ticket), session);
    else
        enter(ticket, session);
}

void TurnScheduler::enter(const TicketPtr &ticket, const QString &session)
{
    ticket->line = lineOf(ticket->request.company, session);
    std::deque<TicketPtr> &line = m_lines[ticket->line];
    line.push_back(ticket);
    if (line.size() == 1)
        launch(ticket);
}

void TurnScheduler::leave(const TicketPtr &ticket)
{
    const auto at = m_lines.find(ticket->line);
    Q_ASSERT(at != m_lines.end() && at->front() == ticket);
    at->pop_front();
    if (at->empty())
        m_lines.erase(at);
    else
        launch(at->front());
}

void TurnScheduler::resumePending(QObject *context)
{
    m_isResuming = true;
    m_pool.run([this, context](store::Readers *readers, const base::Error *) {
        // Without readers the pool has said so already; the messages stay accepted for the next start.
        auto found = std::make_shared<std::vector<Pending>>();
        if (readers)
            *found = pendingOf(*readers, m_clock.now() - CommandContext::KeptFor);
        QMetaObject::invokeMethod(
            context,
            [this, context, found] {
                for (Pending &pending : *found)
                    resume(std::move(pending), context);
                m_isResuming = false;
                for (const auto &[ticket, session] : std::exchange(m_behind, {}))
                    enter(ticket, session);
            },
            Qt::QueuedConnection);
    });
}

std::vector<TurnScheduler::Pending> TurnScheduler::pendingOf(const store::Readers &readers, Timestamp since)
{
    std::vector<Pending> found;
    auto waiting = readers.rows.messages.waiting();
    if (!waiting) {
        qCWarning(log::Engine) << "accepted messages could not be read:" << waiting.error().message;
        return found;
    }
    for (Message &message : *waiting) {
        const auto session = readers.rows.sessions.byKey(message.session);
        const auto key = readers.rows.idempotency.ofUnanswered(message.id, since);
        if (!session || !key) {
            qCWarning(log::Engine) << "the accepted message" << message.id.value
                                   << "could not be read:" << (session ? key.error() : session.error()).message;
            continue;
        }
        if (!*session)
            continue;
        Pending pending{(*session)->company, (*session)->id, reopensAt((*session)->door), std::move(message), {}};
        if (*key)
            pending.keyed = Keyed{(*key)->scope.toLatin1(), (*key)->key.toLatin1(), (*key)->requestHash};
        found.push_back(std::move(pending));
    }
    return found;
}

void TurnScheduler::resume(Pending pending, QObject *context)
{
    auto ticket = std::make_shared<Ticket>();
    ticket->since.start();
    ticket->request = {
        .company = pending.company,
        .sessionId = pending.session,
        .start = {},
        .text = pending.message.text,
        .actor = {.kind = Actor::Kind::System, .user = {}, .name = QStringLiteral("resumed turn"), .from = {}},
        .reopens = pending.reopens,
        .keyed = std::move(pending.keyed),
        .encode = {}};
    ticket->context = context;
    ticket->done = [session = pending.session](const base::Result<TurnOutcome> &result) {
        if (!result)
            qCWarning(log::Engine) << "resumed turn of" << session << "failed:" << result.error().message;
    };
    ticket->accepted = std::move(pending.message);
    enter(ticket, pending.session);
}

void TurnScheduler::follow(const TicketPtr &ticket)
{
    EarlierTurn first = *std::exchange(ticket->first, std::nullopt);
    // From here on it is a message to a session that exists, as the first was.
    ticket->request.sessionId = first.sessionId;
    ticket->request.start.reset();
    if (ticket->line == lineOf(ticket->request.company, first.sessionId)) {
        ticket->accepted = std::move(first.message);
        return launch(ticket);
    }
    // The first may be under way in its own line: this one is looked at again once it is over.
    leave(ticket);
    enter(ticket, first.sessionId);
}

base::Result<bool> TurnScheduler::isNew(CommandContext &context, Ticket &ticket)
{
    ticket.outcome.reset();
    ticket.first.reset();
    if (!ticket.request.keyed)
        return true;
    auto earlier = earlierTurn(context, ticket.request);
    if (!earlier)
        return earlier.error();
    if (earlier->answer) {
        ticket.outcome.emplace().replay = std::move(earlier->answer);
        return false;
    }
    if (!earlier->message || (ticket.accepted && earlier->message->id == ticket.accepted->id))
        return true;
    if (ticket.accepted) { // for over a day; the key is another message's by now
        ticket.request.keyed.reset();
        return true;
    }
    ticket.first = std::move(*earlier);
    return false;
}

bool TurnScheduler::isWarm(const Ticket &ticket) const
{
    return ticket.warm && ticket.attempts == 0 && !ticket.accepted && m_clock.now() - ticket.warm->readAt <= WarmFor;
}

base::Result<turns::TurnInput> TurnScheduler::materialFor(const TicketPtr &ticket, store::Readers &readers,
                                                          const CompanyEntry &entry) const
{
    const Timestamp now = m_clock.now();
    if (!isWarm(*ticket)) {
        ticket->readAt = now;
        return gather(readers, ticket->request, entry, now);
    }
    if (const auto joined = checkJoining(ticket->request, ticket->warm->input.session); !joined)
        return joined.error();
    ticket->readAt = ticket->warm->readAt;
    turns::TurnInput input = std::move(ticket->warm->input);
    beginTurn(input, ticket->request, entry, now);
    return input;
}

void TurnScheduler::keepWarm(Ticket &ticket)
{
    const TurnOutcome &outcome = *ticket.outcome;
    if (outcome.replay || outcome.session.id != ticket.line.section(u'/', 1))
        return; // nothing was planned, or the session that was written is another one
    auto warm = std::make_unique<Warm>(
        Warm{std::move(ticket.input), ticket.readAt, std::move(ticket.shop), ticket.shopVersion});
    turns::TurnInput &input = warm->input;
    input.session = outcome.session;
    input.recent.push_back(outcome.customerMessage);
    if (outcome.answer)
        input.recent.push_back(*outcome.answer);
    input.actions.insert(input.actions.end(), outcome.actions.begin(), outcome.actions.end());
    keepLast(input.recent, RecentMessages);
    keepLast(input.actions, RecentActions);
    m_warm.insert(ticket.line, warm.release());
}

void TurnScheduler::watchWords(QObject *context, std::function<bool(CompanyId)> isWanted,
                               std::function<void(const PartialReply &)> told)
{
    m_watches.push_back(std::make_shared<const Watch>(Watch{context, std::move(isWanted), std::move(told)}));
}

void TurnScheduler::listen(Ticket &ticket)
{
    if (ticket.words)
        return;
    std::vector<std::shared_ptr<const Watch>> watches;
    std::copy_if(m_watches.begin(), m_watches.end(), std::back_inserter(watches),
                 [&](const auto &each) { return each->context && each->isWanted(ticket.request.company); });
    if (!ticket.request.words && watches.empty())
        return;
    const QString &session = ticket.input.session.id; // not the request's where it is a new one
    ticket.words =
        std::make_unique<TurnWords>(ticket.request.company, session.isEmpty() ? ticket.request.sessionId : session,
                                    ticket.context, [watches, asked = ticket.request.words](const PartialReply &heard) {
                                        if (asked)
                                            asked(heard);
                                        for (const auto &watch : watches) {
                                            if (watch->context)
                                                watch->told(heard);
                                        }
                                    });
}

void TurnScheduler::launch(const TicketPtr &ticket)
{
    const log::RequestScope logged(ticket->requestId); // the turn before it may have called
    if (ticket->accepted)
        listen(*ticket);
    if (ticket->attempts == 0 && !ticket->accepted) {
        const std::unique_ptr<Warm> warm(m_warm.take(ticket->line));
        if (warm && warm->input.session.status != Status::Resolved)
            ticket->warm = std::move(*warm);
    }
    const auto work = [this, ticket](store::Readers *readers, const base::Error *failure) {
        planTurn(ticket, readers, failure);
    };
    // What is accepted on its own waits for a model, or may.
    if (ticket->accepted)
        m_patient.run(ticket->request.company, work);
    else
        m_pool.run(work);
}

void TurnScheduler::run(const TicketPtr &ticket, base::Result<void> (*step)(CommandContext &, Ticket &),
                        std::function<void()> then)
{
    m_writer.submit({ticket->request.actor,
                     [ticket, step](CommandContext &context) -> const base::Error * {
                         // A group that failed is run again, so every run starts from nothing.
                         ticket->error.reset();
                         if (auto result = step(context, *ticket); !result)
                             ticket->error = std::move(result).error();
                         return ticket->error ? &*ticket->error : nullptr;
                     },
                     [this, ticket, then = std::move(then)](const base::Error *failure) {
                         if (failure)
                             return finish(ticket, *failure);
                         if (!ticket->error)
                             return then();
                         if (isStale(*ticket->error) && ++ticket->attempts < MaxAttempts) {
                             m_rethought.add();
                             return launch(ticket);
                         }
                         // Where nobody could answer, the message was kept all the same, and its bill with it.
                         if (ticket->plan.failure && !isStale(*ticket->error))
                             return finish(ticket, *ticket->error);
                         end(ticket, *ticket->error);
                     },
                     ticket->context, ticket->isPatient});
}

void TurnScheduler::end(const TicketPtr &ticket, base::Error error)
{
    const bool mayBeRepeat = ticket->request.keyed && ticket->request.encode;
    ticket->isDropped = ticket->accepted && error.fault == base::Fault::AlreadyResolved;
    if (!std::exchange(ticket->isEnding, true) && (mayBeRepeat || ticket->isDropped || !ticket->plan.uses.empty())) {
        ticket->owed = std::exchange(ticket->plan.uses, {});
        return run(
            ticket,
            [](CommandContext &context, Ticket &t) -> base::Result<void> {
                if (const auto booked = bookTurn(context, t.request.company, t.owed, {}); !booked)
                    return booked;
                if (t.isDropped) {
                    if (const auto ended = context.store().messages.endWait(t.accepted->id); !ended)
                        return ended;
                }
                const auto looked = isNew(context, t);
                return looked ? base::Result<void>() : looked.error();
            },
            [this, ticket, error = std::move(error)] {
                if (ticket->outcome)
                    return finish(ticket, std::move(*ticket->outcome));
                if (!ticket->first)
                    return finish(ticket, error);
                // What is refused now (a file that was sent already, say) was taken before, and has no answer yet.
                ticket->isEnding = false;
                follow(ticket);
            });
    }
    QMetaObject::invokeMethod(
        ticket->context, [this, ticket, error = std::move(error)] { finish(ticket, error); }, Qt::QueuedConnection);
}

void TurnScheduler::note(const Ticket &ticket, const base::Result<TurnOutcome> &result)
{
    if (result && result->answer && !result->replay) {
        m_turnTime.record(ticket.since.nsecsElapsed() / 1000);
        const bool isManager = result->answer->speaker == Speaker::AiManager;
        m_isFailing[isManager ? 1 : 0].store(false, std::memory_order_relaxed);
    } else if (!result &&
               (result.error().fault == base::Fault::AiUnavailable || result.error().fault == base::Fault::AiFailed)) {
        const bool isManager = ticket.input.session.tier == Tier::AiManager;
        m_isFailing[isManager ? 1 : 0].store(true, std::memory_order_relaxed);
    }
}

void TurnScheduler::finish(const TicketPtr &ticket, base::Result<TurnOutcome> result)
{
    leave(ticket);
    if (!result && ticket->words)
        ticket->words->reset();
    note(*ticket, result);
    const log::RequestScope logged(ticket->requestId);
    ticket->done(std::move(result));
}

} // namespace tierdesk::engine
