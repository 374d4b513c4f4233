#pragma once

#include "core/base/Clock.h"
#include "core/base/Secrets.h"
#include "core/delivery/Attempt.h"
#include "core/engine/Engine.h"
#include "core/net/Transport.h"

#include <QtCore/QThread>

#include <memory>

namespace tierdesk::delivery {

/// Carries actions to the companies' own endpoints and settles them by what these answer; docs/delivery.md is the
/// contract. What is to be sent stands in the store, so a restart goes on where the last run stopped, under the same
/// idempotency key.
///
/// Thread: made, started, stopped and destroyed on one (the main thread); works on one of its own. The references
/// outlive it; the engine is stopped after stop().
class ActionDelivery final
{
public:
    ActionDelivery(engine::Engine &engine, net::Transport &transport, const base::Seal &seal, const base::Clock &clock,
                   Backoff backoff = {});
    ~ActionDelivery();
    ActionDelivery(const ActionDelivery &) = delete;
    ActionDelivery &operator=(const ActionDelivery &) = delete;

    void start();
    /// Takes up nothing new, gives what is under way 2 s to be answered, and waits until it is settled or put off.
    void stop();
    /// Looks for what is due now, as after a commit; for a clock that was moved.
    void look();

private:
    class Worker;
    QThread m_thread;
    std::unique_ptr<Worker> m_worker;
};

} // namespace tierdesk::delivery
