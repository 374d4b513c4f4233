#include "core/engine/TurnScheduler.h"

#include "core/base/Log.h"
#include "core/base/LogContext.h"
#include "core/domain/DoorTraits.h"
#include "core/engine/SessionSteps.h"
#include "core/engine/TurnInput.h"
#include "core/store/Readers.h"

#include <algorithm>
#include <iterator>

namespace tierdesk::engine {

namespace {

/// Conversations whose input is cached.
constexpr int WarmLines = 2000;

QString lineOf(CompanyId company, const QString &session)
{
    return QString::number(company.value) + u'/' + session;
}

template<class T>
void keepLast(std::vector<T> &rows, size_t count)
{
    if (rows.size() > count)
        rows.erase(rows.begin(), rows.end() - static_cast<std::ptrdiff_t>(count));
}

} // namespace

TurnScheduler::TurnScheduler(ReaderPool &pool, Writer &writer, const EngineParts &parts)
    : m_pool(pool)
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
    Turn turn;
    turn.since.start();
    if (request.start && request.start->id.isEmpty())
        request.start->id = newSessionId(request.start->door);
    QString session = request.start ? request.start->id : request.sessionId;
    turn.request = std::move(request);
    turn.context = context;
    turn.done = std::move(done);
    turn.requestId = log::requestId();
    m_running.start(run(std::move(turn), std::move(session)));
}

base::Task<> TurnScheduler::run(Turn turn, QString session)
{
    if (m_isResuming && !turn.accepted)
        co_await m_behind.emplace_back();
    if (const auto place = enter(turn, session))
        co_await *place;
    base::ThreadExecutor home(turn.context);
    Answered result = co_await answer(turn).on(home);
    leave(turn);
    if (!result && turn.words)
        turn.words->reset();
    note(turn, result);
    const log::RequestScope logged(turn.requestId);
    turn.done(result ? base::Result<TurnOutcome>(std::move(**result)) : std::move(result).error());
}

base::Task<TurnScheduler::Answered> TurnScheduler::answer(Turn &turn)
{
    for (;;) {
        prepare(turn);
        std::optional<ReaderPool::Client> worker(std::in_place, m_pool, turn.requestId);
        const std::optional<Written> instead = co_await plan(turn).on(*worker);
        base::Arrival<Written> writing;
        if (!instead)
            writing = settle(turn);
        else if (instead->error && !isStale(*instead->error))
            writing = end(turn, *instead->error);
        else
            writing.set(*instead);
        worker.reset();
        Written written = co_await writing; // on the turn's own thread again

        const bool isAgain = written.error && isStale(*written.error);
        if (isAgain && ++turn.attempts < MaxAttempts) {
            m_rethought.add();
            continue;
        }
        // If no responder could answer, the message and its cost have been stored all the same.
        const bool isEnded = instead.has_value() || turn.plan.failure.has_value();
        if (written.error && (isAgain || !isEnded)) {
            writing = end(turn, *written.error);
            written = co_await writing;
        }
        if (written.earlier) {
            co_await follow(turn, std::move(*written.earlier));
            continue;
        }
        if (written.error)
            co_return *std::move(written.error);
        if (!written.outcome->replay) {
            m_turns.add();
            keepWarm(turn, *written.outcome);
        }
        co_return std::move(written.outcome);
    }
}

// --- the line of a session

std::optional<base::Arrival<>> TurnScheduler::enter(Turn &turn, const QString &session)
{
    turn.line = lineOf(turn.request.company, session);
    const auto at = m_lines.find(turn.line);
    if (at != m_lines.end())
        return at->emplace_back();
    m_lines.insert(turn.line, {});
    return std::nullopt;
}

void TurnScheduler::leave(const Turn &turn)
{
    const auto at = m_lines.find(turn.line);
    Q_ASSERT(at != m_lines.end());
    if (at->empty()) {
        m_lines.erase(at);
        return;
    }
    const base::Arrival<> next = at->front();
    at->erase(at->begin());
    next.set();
}

base::Task<> TurnScheduler::follow(Turn &turn, EarlierTurn earlier)
{
    // From here on it is a message to an existing session, as the first one was.
    turn.request.sessionId = earlier.sessionId;
    turn.request.start.reset();
    turn.plan = turns::TurnPlan(); // the cost of its models is booked
    if (turn.line == lineOf(turn.request.company, earlier.sessionId)) {
        turn.accepted = std::move(earlier.message);
        co_return;
    }
    // The first message may be in progress in its own queue; check this one again after it.
    leave(turn);
    if (const auto place = enter(turn, earlier.sessionId))
        co_await *place;
}

// --- what is written

TurnScheduler::Written TurnScheduler::failed(base::Error error)
{
    return {.outcome = {}, .earlier = {}, .error = std::move(error), .accepted = {}};
}

base::Arrival<TurnScheduler::Written> TurnScheduler::write(Turn &turn, Step step, QObject *context,
                                                           std::optional<base::Error> otherwise)
{
    const base::Arrival<Written> arrival;
    const auto written = std::make_shared<Written>();
    m_writer.submit({turn.request.actor,
                     [&turn, step, written](CommandContext &commandContext) -> const base::Error * {
                         // A failed group runs again, so each run starts from scratch.
                         *written = Written();
                         step(commandContext, turn, *written);
                         return written->error ? &*written->error : nullptr;
                     },
                     [written, arrival, otherwise = std::move(otherwise)](const base::Error *failure) {
                         if (failure)
                             *written = failed(*failure);
                         else if (otherwise && !written->outcome && !written->earlier && !written->error)
                             written->error = otherwise;
                         arrival.set(std::move(*written));
                     },
                     context, turn.isPatient});
    return arrival;
}

base::Arrival<TurnScheduler::Written> TurnScheduler::settle(Turn &turn)
{
    return write(
        turn,
        [](CommandContext &context, Turn &t, Written &written) {
            const auto isFirst = isNew(context, t, written);
            if (!isFirst)
                written.error = isFirst.error();
            if (!isFirst || !*isFirst)
                return;
            if (auto settled = settleTurn(context, t.request, t.input, t.plan))
                written.outcome = std::make_shared<TurnOutcome>(std::move(*settled));
            else
                written.error = std::move(settled).error();
        },
        turn.context);
}

base::Arrival<TurnScheduler::Written> TurnScheduler::end(Turn &turn, base::Error error)
{
    const bool mayBeRepeat = turn.request.keyed && turn.request.encode;
    const bool isDropped = turn.accepted && error.fault == base::Fault::AlreadyResolved;
    if (!mayBeRepeat && !isDropped && turn.plan.uses.empty()) {
        const base::Arrival<Written> arrival;
        arrival.set(failed(std::move(error)));
        return arrival;
    }
    turn.isDropped = isDropped;
    return write(
        turn,
        [](CommandContext &context, Turn &t, Written &written) {
            auto booked = bookTurn(context, t.request.company, t.plan.uses, {});
            if (booked && t.isDropped)
                booked = context.store().messages.endWait(t.accepted->id);
            const auto isFirst = booked ? isNew(context, t, written) : base::Result<bool>(booked.error());
            if (!isFirst)
                written.error = isFirst.error();
        },
        turn.context, std::move(error));
}

base::Result<bool> TurnScheduler::isNew(CommandContext &context, Turn &turn, Written &written)
{
    if (!turn.request.keyed)
        return true;
    auto earlier = TRY(earlierTurn(context, turn.request));
    if (earlier.answer) {
        written.outcome = std::make_shared<TurnOutcome>();
        written.outcome->replay = std::move(earlier.answer);
        return false;
    }
    if (!earlier.message || (turn.accepted && earlier.message->id == turn.accepted->id))
        return true;
    if (turn.accepted) { // for over a day; the key now belongs to another message
        turn.request.keyed.reset();
        return true;
    }
    written.earlier = std::make_shared<EarlierTurn>(std::move(earlier));
    return false;
}

// --- after a stop

void TurnScheduler::resumePending(QObject *context)
{
    m_isResuming = true;
    m_pool.run([this, context](store::Readers *readers, const base::Error *) {
        // Without readers the pool has logged why; the messages stay accepted for the next start.
        auto found = std::make_shared<std::vector<Pending>>();
        if (readers)
            *found = pendingOf(*readers, m_clock.now() - CommandContext::KeptFor);
        QMetaObject::invokeMethod(
            context,
            [this, context, found] {
                for (Pending &pending : *found) {
                    const QString session = pending.session;
                    m_running.start(run(turnOf(std::move(pending), context), session));
                }
                m_isResuming = false;
                for (const base::Arrival<> &each : std::exchange(m_behind, {}))
                    each.set();
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
        Pending pending{
            (*session)->company, (*session)->id, traitsOf((*session)->door).reopens, std::move(message), {}};
        if (*key)
            pending.keyed = Keyed{(*key)->scope.toLatin1(), (*key)->key.toLatin1(), (*key)->requestHash};
        found.push_back(std::move(pending));
    }
    return found;
}

TurnScheduler::Turn TurnScheduler::turnOf(Pending pending, QObject *context) const
{
    Turn turn;
    turn.since.start();
    turn.request = {.company = pending.company,
                    .sessionId = pending.session,
                    .start = {},
                    .text = pending.message.text,
                    .actor = {.kind = Actor::Kind::System, .user = {}, .name = u"resumed turn"_s, .from = {}},
                    .reopens = pending.reopens,
                    .keyed = std::move(pending.keyed),
                    .encode = {}};
    turn.context = context;
    turn.done = [session = pending.session](const base::Result<TurnOutcome> &result) {
        if (!result)
            qCWarning(log::Engine) << "resumed turn of" << session << "failed:" << result.error().message;
    };
    turn.accepted = std::move(pending.message);
    return turn;
}

// --- beside the turn

void TurnScheduler::keepWarm(Turn &turn, const TurnOutcome &outcome)
{
    if (outcome.session.id != turn.line.section(u'/', 1))
        return; // another session was written
    auto warm =
        std::make_unique<Warm>(Warm{std::move(turn.input), turn.readAt, std::move(turn.shop), turn.shopVersion});
    turns::TurnInput &input = warm->input;
    input.session = outcome.session;
    input.recent.push_back(outcome.customerMessage);
    if (outcome.answer)
        input.recent.push_back(*outcome.answer);
    input.actions.insert(input.actions.end(), outcome.actions.begin(), outcome.actions.end());
    keepLast(input.recent, RecentMessages);
    keepLast(input.actions, RecentActions);
    m_warm.insert(turn.line, warm.release());
}

void TurnScheduler::watchWords(QObject *context, std::function<bool(CompanyId)> isWanted,
                               std::function<void(const PartialReply &)> told)
{
    m_watches.push_back(std::make_shared<const Watch>(Watch{context, std::move(isWanted), std::move(told)}));
}

void TurnScheduler::prepare(Turn &turn)
{
    turn.acceptance.reset();
    turn.notAccepted.reset();
    turn.directory = m_writer.directory();
    if (turn.attempts == 0 && !turn.accepted) {
        std::unique_ptr<Warm> warm(m_warm.take(turn.line));
        if (warm && warm->input.session.status != Status::Resolved)
            turn.warm = std::move(warm);
    }
    if (const CompanyEntry *entry = turn.directory->company(turn.request.company); entry && !turn.words)
        listen(turn, entry->company.config);
}

void TurnScheduler::listen(Turn &turn, const CompanyConfig &config)
{
    if (m_responders.aiRep.isImmediate(config, Tier::AiRep) &&
        m_responders.aiManager.isImmediate(config, Tier::AiManager))
        return;
    std::vector<std::shared_ptr<const Watch>> watches;
    std::copy_if(m_watches.begin(), m_watches.end(), std::back_inserter(watches),
                 [&](const auto &each) { return each->context && each->isWanted(turn.request.company); });
    if (!turn.request.words && watches.empty())
        return;
    const QString session = turn.line.section(u'/', 1);
    turn.words = std::make_unique<TurnWords>(turn.request.company, session, turn.context,
                                             [watches, asked = turn.request.words](const PartialReply &heard) {
                                                 if (asked)
                                                     asked(heard);
                                                 for (const auto &watch : watches) {
                                                     if (watch->context)
                                                         watch->told(heard);
                                                 }
                                             });
}

void TurnScheduler::note(const Turn &turn, const Answered &result)
{
    if (result && (*result)->answer && !(*result)->replay) {
        m_turnTime.record(turn.since.nsecsElapsed() / 1000);
        const bool isManager = (*result)->answer->speaker == Speaker::AiManager;
        m_isFailing[isManager ? 1 : 0].store(false, std::memory_order_relaxed);
    } else if (!result &&
               (result.error().fault == base::Fault::AiUnavailable || result.error().fault == base::Fault::AiFailed)) {
        const bool isManager = turn.input.session.tier == Tier::AiManager;
        m_isFailing[isManager ? 1 : 0].store(true, std::memory_order_relaxed);
    }
}

} // namespace tierdesk::engine
