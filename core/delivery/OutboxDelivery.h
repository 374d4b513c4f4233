#pragma once

#include "core/base/Clock.h"
#include "core/delivery/Attempt.h"
#include "core/delivery/Carrier.h"
#include "core/engine/Engine.h"

#include <QtCore/QThread>

#include <memory>
#include <vector>

namespace tierdesk::delivery {

/// How much is under way at once, in one channel.
struct OutboxBounds {
    int underWay = 32;
    int perEndpoint = 8; ///< so that one that is slow leaves the others theirs
};

/// Takes what is due from the outbox to its channels' carriers, and writes down what came of it. At least once, and in
/// order within a session and endpoint: the next is not due before the one before it is settled. What is to be sent
/// stands in the store, so a restart goes on where the last run stopped.
///
/// Thread: made, started, stopped and destroyed on one (the main thread); works on one of its own, which the carriers
/// move to. The references outlive it; the engine is stopped after stop().
class OutboxDelivery final
{
public:
    OutboxDelivery(engine::Engine &engine, const base::Clock &clock, std::vector<std::unique_ptr<Carrier>> carriers,
                   Backoff backoff = {Millis::seconds(5), Millis::hours(6), true}, OutboxBounds bounds = {});
    ~OutboxDelivery();
    OutboxDelivery(const OutboxDelivery &) = delete;
    OutboxDelivery &operator=(const OutboxDelivery &) = delete;

    void start();
    /// Takes up nothing new, gives what is under way 2 s to be answered, and waits until it is settled or cut off.
    void stop();
    /// Looks for what is due now, as after a commit; for a clock that was moved.
    void look();

private:
    class Worker;
    void endWhenIdle();

    QThread m_thread;
    std::vector<std::unique_ptr<Worker>> m_workers;
};

} // namespace tierdesk::delivery
