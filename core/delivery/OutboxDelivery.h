#pragma once

#include "core/base/Clock.h"
#include "core/delivery/Attempt.h"
#include "core/delivery/Carrier.h"
#include "core/engine/Engine.h"

#include <QtCore/QThread>

#include <memory>
#include <vector>

namespace tierdesk::delivery {

/// Limits of concurrent deliveries in one channel.
struct OutboxBounds {
    int underWay = 32;
    int perEndpoint = 8; ///< so that a slow endpoint does not block the others
};

/// Passes due rows of the outbox to the carriers of their channels and stores the results. Delivers at least once, and
/// in order within a session and endpoint: a row is not due before its predecessor is settled. The queue is in the
/// store, so a restart continues where the last run stopped.
///
/// Thread: created, started, stopped and destroyed on one thread (the main thread); works on its own thread, to which
/// the carriers are moved. The references outlive it; the engine is stopped after stop().
class OutboxDelivery final
{
public:
    OutboxDelivery(engine::Engine &engine, const base::Clock &clock, std::vector<std::unique_ptr<Carrier>> carriers,
                   Backoff backoff = {Millis::seconds(5), Millis::hours(6), true}, OutboxBounds bounds = {});
    ~OutboxDelivery();
    OutboxDelivery(const OutboxDelivery &) = delete;
    OutboxDelivery &operator=(const OutboxDelivery &) = delete;

    void start();
    /// Starts nothing new, gives requests in progress 2 s, and waits until they are settled or cancelled.
    void stop();
    /// Looks for due rows now, as after a commit; for a clock that was changed.
    void look();

private:
    class Worker;
    void endWhenIdle();

    QThread m_thread;
    std::vector<std::unique_ptr<Worker>> m_workers;
};

} // namespace tierdesk::delivery
