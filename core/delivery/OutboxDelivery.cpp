#include "core/delivery/OutboxDelivery.h"

#include "core/base/Log.h"
#include "core/base/LogContext.h"
#include "core/delivery/Polling.h"
#include "core/delivery/RequestMemory.h"
#include "core/engine/CommandContext.h"
#include "core/store/Readers.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QTimer>

#include <algorithm>
#include <chrono>
#include <map>
#include <set>

namespace tierdesk::delivery {

namespace {

using base::Result;

constexpr int RestPerLook = 4; ///< the rest after a look, as a multiple of the time that it took
constexpr qint64 LongestRestMs = 250;
constexpr Millis BetweenPrunes = Millis::hours(1);
constexpr Millis DeliveredKept = Millis::days(7);
constexpr Millis FailedKept = Millis::days(90);
constexpr int PruneLimit = 500;

const Actor OutboxActor{.kind = Actor::Kind::System, .user = {}, .name = u"outbox"_s, .from = u"local"_s};

struct DueRows {
    std::vector<OutboxRow> due;
    std::optional<Timestamp> next;
    std::vector<EndpointId> stranded; ///< disabled or removed endpoints with waiting rows
};

Result<DueRows> findDue(store::Readers &readers, OutboxChannel channel, Timestamp now, int perEndpoint)
{
    DueRows found;
    auto due = TRY(readers.rows.outbox.due(channel, now, perEndpoint, LookLimit));
    found.due = std::move(due);
    const auto next = TRY(readers.rows.outbox.nextDue(channel, now));
    found.next = next;
    auto stranded = TRY(readers.rows.outbox.stranded(channel));
    found.stranded = std::move(stranded);
    return found;
}

/// Removes old rows in small commits; true while there may be more.
Result<bool> prune(engine::CommandContext &context)
{
    const auto delivered =
        context.store().outbox.prune(OutboxState::Delivered, context.now() - DeliveredKept, PruneLimit);
    if (!delivered)
        return delivered.error();
    const auto failed = TRY(context.store().outbox.prune(OutboxState::Failed, context.now() - FailedKept, PruneLimit));
    return *delivered == PruneLimit || failed == PruneLimit;
}

} // namespace

/// Delivers the rows of one channel.
class OutboxDelivery::Worker final : public QObject
{
public:
    Worker(engine::Engine &engine, const base::Clock &clock, std::unique_ptr<Carrier> carrier, Backoff backoff,
           OutboxBounds bounds, std::function<void()> ended)
        : m_engine(engine)
        , m_clock(clock)
        , m_carrier(std::move(carrier))
        , m_backoff(backoff)
        , m_bounds(bounds)
        , m_ended(std::move(ended))
        , m_timer(this)
    {
        m_carrier->setParent(this);
        m_timer.setSingleShot(true);
        connect(&m_timer, &QTimer::timeout, this, [this] { look(); });
    }
    ~Worker() override { m_carrier->setParent(nullptr); }

    void remember(const engine::QueuedDeliveries &rows)
    {
        for (const engine::QueuedDelivery &each : rows) {
            if (each.channel == m_carrier->channel())
                m_requests.remember(each.row.value, each.requestId);
        }
    }

    void look()
    {
        const log::RequestScope none{QByteArray()}; // looks for deliveries of all requests
        if (m_isStopping)
            return;
        if (m_isLooking) {
            m_looksAgain = true;
            return;
        }
        if (const qint64 rest = m_restMs - (m_look.isValid() ? m_look.elapsed() : m_restMs); rest > 0) {
            if (!m_timer.isActive() || m_timer.remainingTime() > rest)
                m_timer.start(chrono(Millis{rest}));
            return;
        }
        m_isLooking = true;
        m_look.start();
        m_settled.clear();
        m_engine.read<DueRows>([channel = m_carrier->channel(), now = m_clock.now(), bound = m_bounds.perEndpoint](
                                   store::Readers &readers) { return findDue(readers, channel, now, bound); },
                               this, [this](const Result<DueRows> &found) { take(found); });
    }

    void pruneNow()
    {
        if (m_isStopping)
            return;
        m_isPruning = true;
        m_engine.submit<bool>(OutboxActor, prune, this, [this](const Result<bool> &more) {
            m_isPruning = false;
            if (m_isStopping)
                return endWhenIdle();
            if (!more)
                qCWarning(log::Delivery) << "old rows of the outbox could not be removed:" << more.error().message;
            QTimer::singleShot(chrono(more && *more ? Millis{100} : BetweenPrunes), this, [this] { pruneNow(); });
        });
    }

    void beginStop()
    {
        m_isStopping = true;
        m_timer.stop();
        QTimer::singleShot(chrono(Grace), this, [this] { m_carrier->cancelAll(); });
        endWhenIdle();
    }

    [[nodiscard]] bool isIdle() const { return m_underWay.empty() && !m_isLooking && !m_isPruning && !m_isFailing; }

private:
    void take(const Result<DueRows> &found)
    {
        m_isLooking = false;
        // With ten thousand sessions in the queue, a look takes long.
        m_restMs = std::min(m_look.restart() * RestPerLook, LongestRestMs);
        if (m_isStopping)
            return endWhenIdle();
        if (!found) {
            qCWarning(log::Delivery) << "due rows of the outbox could not be read:" << found.error().message;
            m_timer.start(chrono(AfterFailedStore));
            return;
        }
        for (const OutboxRow &row : found->due) {
            const bool isStranded = std::ranges::find(found->stranded, row.endpoint) != found->stranded.end();
            if (!isStranded && mayGo(row))
                carry(row);
        }
        if (!found->stranded.empty())
            failStranded(found->stranded.front());
        if (found->next)
            m_timer.start(chrono(std::clamp(*found->next - m_clock.now(), Millis{0}, LongestSleep)));
        if (m_looksAgain) {
            m_looksAgain = false;
            look();
        }
    }

    /// Fails the rows slice by slice, with a look in between.
    void failStranded(EndpointId endpoint)
    {
        if (m_isFailing)
            return;
        m_isFailing = true;
        m_engine.submit<bool>(
            OutboxActor,
            [endpoint](engine::CommandContext &context) { return engine::commands::failStranded(context, endpoint); },
            this,
            [this](const Result<bool> &done) {
                m_isFailing = false;
                if (m_isStopping)
                    return endWhenIdle();
                if (done)
                    return look();
                qCWarning(log::Delivery) << "what waits for an endpoint that is disabled could not be failed:"
                                         << done.error().message;
                m_timer.start(chrono(AfterFailedStore));
            });
    }

    /// Rows that must wait are found by the look after each settlement.
    [[nodiscard]] bool mayGo(const OutboxRow &row) const
    {
        if (m_underWay.contains(row.id) || m_settled.contains(row.id))
            return false;
        const auto there = std::count_if(m_underWay.begin(), m_underWay.end(),
                                         [&row](const auto &each) { return each.second == placeOf(row); });
        return static_cast<int>(m_underWay.size()) < m_bounds.underWay && there < m_bounds.perEndpoint;
    }

    /// Has its own limit of concurrent deliveries: an endpoint, or a company's messages to customers.
    using Place = std::pair<CompanyId, EndpointId>;
    [[nodiscard]] static Place placeOf(const OutboxRow &row) { return {row.company, row.endpoint}; }

    /// Returns @p row with its endpoint's current address, which may have changed.
    [[nodiscard]] static OutboxRow going(OutboxRow row, const engine::Directory &directory)
    {
        const engine::CompanyEntry *entry = row.endpoint.isSet() ? directory.company(row.company) : nullptr;
        if (const Endpoint *endpoint = entry ? entry->endpoint(row.endpoint) : nullptr)
            row.target = endpoint->target;
        return row;
    }

    void carry(const OutboxRow &found)
    {
        const auto directory = m_engine.directory();
        const OutboxRow row = going(found, *directory);
        m_underWay[row.id] = placeOf(row);
        const QByteArray requestId = m_requests.of(row.id.value);
        const log::RequestScope logged(requestId);
        QElapsedTimer timer;
        timer.start();
        m_carrier->carry(row, *directory, [this, row, timer, requestId, at = m_clock.now()](const Tried &tried) {
            const log::RequestScope again(requestId);
            if (tried.kind == Tried::Kind::Cut)
                return finish(row.id); // not an attempt: it is sent again after the next start
            settle(row, tried, {row.id, at, tried.status, tried.error, Millis{timer.elapsed()}});
        });
    }

    void settle(const OutboxRow &row, const Tried &tried, const OutboxAttempt &attempt)
    {
        const Timestamp now = m_clock.now();
        engine::commands::AttemptMade made;
        made.attempt = attempt;
        made.reference = tried.reference;
        made.target = row.target;
        made.isGone = tried.kind == Tried::Kind::Gone;
        if (tried.kind == Tried::Kind::Taken) {
            made.state = OutboxState::Delivered;
        } else if (tried.kind != Tried::Kind::Later || now >= row.giveUpAt) {
            made.state = OutboxState::Failed;
        } else {
            // The last attempt is made when the time is up, unless the receiver asked for a later one.
            const Timestamp next = now + waitAfter(row.attempts + 1, m_backoff, {}, anyChance());
            made.nextAt = std::min(next, row.giveUpAt);
            if (tried.retryAfter)
                made.nextAt = std::max(*made.nextAt, now + *tried.retryAfter);
        }
        m_engine.submit<void>(
            OutboxActor,
            [made](engine::CommandContext &context) { return engine::commands::settleAttempt(context, made); }, this,
            [this, id = row.id, isFinal = made.state != OutboxState::Pending](const Result<void> &done) {
                if (!done)
                    qCWarning(log::Delivery) << "the outcome of row" << id.value
                                             << "of the outbox could not be written:" << done.error().message;
                if (done && isFinal)
                    m_requests.forget(id.value);
                finish(id);
                if (done)
                    look();
                else if (!m_isStopping)
                    m_timer.start(chrono(AfterFailedStore));
            });
    }

    void finish(OutboxId id)
    {
        m_underWay.erase(id);
        // A look that began before the settlement was committed still finds the row due.
        if (m_isLooking)
            m_settled.insert(id);
        if (m_isStopping)
            endWhenIdle();
    }

    void endWhenIdle()
    {
        if (isIdle())
            m_ended();
    }

    engine::Engine &m_engine;
    const base::Clock &m_clock;
    std::unique_ptr<Carrier> m_carrier;
    Backoff m_backoff;
    OutboxBounds m_bounds;
    std::function<void()> m_ended;
    QTimer m_timer;
    std::map<OutboxId, Place> m_underWay;
    RequestMemory m_requests;     ///< by row
    std::set<OutboxId> m_settled; ///< since the current look began
    QElapsedTimer m_look;         ///< since the last look began, then since it ended
    qint64 m_restMs = 0;
    bool m_isPruning = false;
    bool m_isFailing = false;
    bool m_isLooking = false;
    bool m_looksAgain = false;
    bool m_isStopping = false;
};

OutboxDelivery::OutboxDelivery(engine::Engine &engine, const base::Clock &clock,
                               std::vector<std::unique_ptr<Carrier>> carriers, Backoff backoff, OutboxBounds bounds)
{
    m_thread.setObjectName(u"tierdesk-outbox"_s);
    for (auto &carrier : carriers) {
        auto worker =
            std::make_unique<Worker>(engine, clock, std::move(carrier), backoff, bounds, [this] { endWhenIdle(); });
        worker->moveToThread(&m_thread);
        QObject::connect(&engine, &engine::Engine::outboxFilled, worker.get(),
                         [raw = worker.get()](const std::shared_ptr<const engine::QueuedDeliveries> &rows) {
                             raw->remember(*rows);
                             raw->look();
                         });
        m_workers.push_back(std::move(worker));
    }
}

OutboxDelivery::~OutboxDelivery()
{
    stop();
}

void OutboxDelivery::start()
{
    m_thread.start();
    look();
    if (!m_workers.empty()) // one worker prunes for all channels
        QMetaObject::invokeMethod(
            m_workers.front().get(), [worker = m_workers.front().get()] { worker->pruneNow(); }, Qt::QueuedConnection);
}

void OutboxDelivery::look()
{
    for (const auto &worker : m_workers)
        QMetaObject::invokeMethod(
            worker.get(), [raw = worker.get()] { raw->look(); }, Qt::QueuedConnection);
}

void OutboxDelivery::stop()
{
    if (!m_thread.isRunning())
        return;
    for (const auto &worker : m_workers)
        QMetaObject::invokeMethod(
            worker.get(), [raw = worker.get()] { raw->beginStop(); }, Qt::QueuedConnection);
    m_thread.wait();
}

/// On the workers' thread.
void OutboxDelivery::endWhenIdle()
{
    if (std::all_of(m_workers.begin(), m_workers.end(), [](const auto &worker) { return worker->isIdle(); }))
        m_thread.quit();
}

} // namespace tierdesk::delivery
