#include "core/delivery/ActionDelivery.h"

#include "core/base/Log.h"
#include "core/base/LogContext.h"
#include "core/delivery/Polling.h"
#include "core/delivery/RequestMemory.h"
#include "core/engine/CommandContext.h"
#include "core/store/Readers.h"

#include <QtCore/QTimer>

#include <algorithm>
#include <chrono>
#include <map>

namespace tierdesk::delivery {

namespace {

using base::Result;
using store::Delivery;

constexpr int MaxUnderWay = 16;
/// Poll interval while requests are in progress: their rows are the first due ones and hide when the next is due.
constexpr Millis WhileUnderWay = Millis::seconds(1);
constexpr Millis LongestPending = Millis::days(7);

const Actor ActionActor{.kind = Actor::Kind::System, .user = {}, .name = u"action delivery"_s, .from = u"local"_s};

struct DueActions {
    std::vector<Delivery> due;
    std::optional<Timestamp> next;
};

Result<DueActions> findDue(store::Readers &readers, Timestamp now)
{
    DueActions found;
    auto due = TRY(readers.rows.deliveries.due(now, LookLimit));
    found.due = std::move(due);
    const auto next = TRY(readers.rows.deliveries.nextDue());
    found.next = next;
    return found;
}

/// Writes the outcome of @p delivery in one command: settles the action and closes the row, or postpones the row.
Result<void> write(engine::CommandContext &context, Delivery delivery, const Outcome &outcome, Millis wait,
                   bool isFinal)
{
    delivery.lastError = outcome.kind == Outcome::Kind::Confirmed ? QString() : outcome.reason;
    if (!isFinal) {
        delivery.nextAt = context.now() + wait;
        return context.store().deliveries.update(delivery);
    }
    const bool isConfirmed = outcome.kind == Outcome::Kind::Confirmed;
    const auto settled =
        engine::commands::settleAction(context, delivery.action, isConfirmed, outcome.reference, outcome.reason);
    if (!settled && settled.error().fault != base::Fault::NotFound)
        return settled.error();
    delivery.state = isConfirmed ? store::DeliveryState::Delivered : store::DeliveryState::Failed;
    delivery.doneAt = context.now();
    return context.store().deliveries.update(delivery);
}

} // namespace

class ActionDelivery::Worker final : public QObject
{
public:
    Worker(engine::Engine &engine, net::Transport &transport, const base::Seal &seal, const base::Clock &clock,
           Backoff backoff)
        : m_engine(engine)
        , m_transport(transport)
        , m_seal(seal)
        , m_clock(clock)
        , m_backoff(backoff)
        , m_timer(this)
    {
        m_timer.setSingleShot(true);
        connect(&m_timer, &QTimer::timeout, this, [this] { look(); });
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
        m_isLooking = true;
        const Timestamp now = m_clock.now();
        m_engine.read<DueActions>([now](store::Readers &readers) { return findDue(readers, now); }, this,
                                  [this](const Result<DueActions> &found) { take(found); });
    }

    void remember(const std::vector<std::pair<ActionId, QByteArray>> &requests)
    {
        for (const auto &[action, requestId] : requests)
            m_requests.remember(action.value, requestId);
    }

    void beginStop()
    {
        m_isStopping = true;
        m_timer.stop();
        QTimer::singleShot(chrono(Grace), this, [this] {
            for (const auto &[id, number] : m_underWay)
                m_transport.cancel(number);
        });
        endWhenIdle();
    }

private:
    void take(const Result<DueActions> &found)
    {
        m_isLooking = false;
        if (m_isStopping) {
            endWhenIdle();
            return;
        }
        if (!found) {
            qCWarning(log::Delivery) << "due deliveries could not be read:" << found.error().message;
            sleep(AfterFailedStore);
            return;
        }
        for (const Delivery &delivery : found->due) {
            if (m_underWay.size() >= MaxUnderWay)
                break;
            if (!m_underWay.contains(delivery.id))
                send(delivery);
        }
        if (m_looksAgain) {
            m_looksAgain = false;
            look();
        } else if (!m_underWay.empty()) {
            sleep(WhileUnderWay);
        } else if (found->next) {
            sleep(std::clamp(*found->next - m_clock.now(), Millis{0}, LongestSleep));
        }
    }

    void sleep(Millis span) { m_timer.start(chrono(span)); }

    void send(const Delivery &delivery)
    {
        const log::RequestScope logged(m_requests.of(delivery.action.value));
        const auto directory = m_engine.directory();
        const engine::CompanyEntry *entry = directory->company(delivery.company);
        const GatewayConfig gateway = entry ? entry->company.config.gateway : GatewayConfig{};
        m_underWay[delivery.id] = 0;
        QByteArray secret;
        if (delivery.secret.isSet()) {
            const Credential *credential = directory->secret(delivery.secret, delivery.company);
            const auto opened =
                credential ? m_seal.open(credential->sealed)
                           : Result<QByteArray>(base::fail(base::Fault::NotFound, u"the signing secret was revoked"_s));
            if (!opened) {
                // Never send unsigned what should be signed.
                Outcome outcome;
                outcome.kind = Outcome::Kind::Failed;
                outcome.reason = opened.error().message;
                settle(delivery, outcome, gateway.attempts);
                return;
            }
            secret = *opened;
        }
        m_underWay[delivery.id] =
            m_transport.send(requestOf(delivery, secret, m_clock.now(), gateway.timeout), this,
                             [this, delivery, attempts = gateway.attempts](const Result<net::Response> &answer) {
                                 const bool isCancelled =
                                     !answer && answer.error().details[u"reason"].toString() == u"cancelled";
                                 if (isCancelled) {
                                     finish(delivery.id); // not an attempt: it is sent again after the next start
                                     return;
                                 }
                                 settle(delivery, outcomeOf(answer, m_clock.now()), attempts);
                             });
    }

    void settle(Delivery delivery, Outcome outcome, int attempts)
    {
        const Timestamp now = m_clock.now();
        Millis wait;
        bool isFinal = outcome.kind == Outcome::Kind::Confirmed || outcome.kind == Outcome::Kind::Failed;
        if (outcome.kind == Outcome::Kind::Pending) {
            // Being processed is not a failure: the attempts start again, and the waits grow with the action's age.
            const Millis age = now - delivery.createdAt;
            delivery.attempts = 0;
            wait = std::clamp(age, m_backoff.first, m_backoff.longest);
            if (outcome.retryAfter)
                wait = std::max(wait, *outcome.retryAfter);
            if (age > LongestPending) {
                isFinal = true;
                outcome.reason = u"not decided within 7 days"_s;
            }
        } else {
            delivery.attempts += 1;
            if (outcome.kind == Outcome::Kind::Retry) {
                wait = waitAfter(delivery.attempts, m_backoff, outcome.retryAfter, anyChance());
                isFinal = delivery.attempts >= attempts;
            }
        }
        m_engine.submit<void>(
            ActionActor,
            [delivery, outcome, wait, isFinal](engine::CommandContext &context) {
                return write(context, delivery, outcome, wait, isFinal);
            },
            this,
            [this, id = delivery.id, forgotten = isFinal ? delivery.action : ActionId()](const Result<void> &done) {
                if (!done)
                    qCWarning(log::Delivery)
                        << "the outcome of delivery" << id.value << "could not be written:" << done.error().message;
                m_underWay.erase(id);
                if (done)
                    m_requests.forget(forgotten.value);
                if (m_isStopping)
                    endWhenIdle();
                else if (done)
                    look();
                else
                    sleep(AfterFailedStore);
            });
    }

    void finish(DeliveryId id)
    {
        m_underWay.erase(id);
        if (m_isStopping)
            endWhenIdle();
    }

    void endWhenIdle()
    {
        if (m_underWay.empty() && !m_isLooking)
            thread()->quit();
    }

    engine::Engine &m_engine;
    net::Transport &m_transport;
    const base::Seal &m_seal;
    const base::Clock &m_clock;
    Backoff m_backoff;
    QTimer m_timer;
    std::map<DeliveryId, net::Transport::Number> m_underWay;
    RequestMemory m_requests; ///< by action
    bool m_isLooking = false;
    bool m_looksAgain = false;
    bool m_isStopping = false;
};

ActionDelivery::ActionDelivery(engine::Engine &engine, net::Transport &transport, const base::Seal &seal,
                               const base::Clock &clock, Backoff backoff)
    : m_worker(std::make_unique<Worker>(engine, transport, seal, clock, backoff))
{
    m_thread.setObjectName(u"tierdesk-delivery"_s);
    m_worker->moveToThread(&m_thread);
    // Filtered on the engine thread, so that only commits with deliveries wake this thread.
    QObject::connect(
        &engine, &engine::Engine::committed, m_worker.get(),
        [worker = m_worker.get()](const std::shared_ptr<const std::vector<engine::Event>> &events) {
            std::vector<std::pair<ActionId, QByteArray>> pending;
            for (const engine::Event &event : *events) {
                for (const Action &action : event.actions) {
                    if (action.state == ActionState::Pending)
                        pending.emplace_back(action.id, event.requestId);
                }
            }
            if (pending.empty())
                return;
            QMetaObject::invokeMethod(
                worker,
                [worker, pending = std::move(pending)] {
                    worker->remember(pending);
                    worker->look();
                },
                Qt::QueuedConnection);
        },
        Qt::DirectConnection);
}

ActionDelivery::~ActionDelivery()
{
    stop();
}

void ActionDelivery::start()
{
    m_thread.start();
    look();
}

void ActionDelivery::look()
{
    QMetaObject::invokeMethod(
        m_worker.get(), [worker = m_worker.get()] { worker->look(); }, Qt::QueuedConnection);
}

void ActionDelivery::stop()
{
    if (!m_thread.isRunning())
        return;
    QMetaObject::invokeMethod(
        m_worker.get(), [worker = m_worker.get()] { worker->beginStop(); }, Qt::QueuedConnection);
    m_thread.wait();
}

} // namespace tierdesk::delivery
