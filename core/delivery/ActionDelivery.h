#pragma once

#include "core/base/Clock.h"
#include "core/base/Secrets.h"
#include "core/delivery/Attempt.h"
#include "core/engine/Engine.h"
#include "core/net/Transport.h"

#include <QtCore/QThread>

#include <memory>

namespace tierdesk::delivery {

/// Sends actions to the companies' own endpoints and settles them by the responses; docs/delivery.md is the contract.
/// The queue is in the store, so a restart continues where the last run stopped, with the same idempotency keys.
///
/// Thread: created, started, stopped and destroyed on one thread (the main thread); works on its own thread. The
/// references outlive it; the engine is stopped after stop().
class ActionDelivery final
{
public:
    ActionDelivery(engine::Engine &engine, net::Transport &transport, const base::Seal &seal, const base::Clock &clock,
                   Backoff backoff = {});
    ~ActionDelivery();
    ActionDelivery(const ActionDelivery &) = delete;
    ActionDelivery &operator=(const ActionDelivery &) = delete;

    void start();
    /// Starts nothing new, gives requests in progress 2 s, and waits until they are settled or postponed.
    void stop();
    /// Looks for due deliveries now, as after a commit; for a clock that was changed.
    void look();

private:
    class Worker;
    QThread m_thread;
    std::unique_ptr<Worker> m_worker;
};

} // namespace tierdesk::delivery
