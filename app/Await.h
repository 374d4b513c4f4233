#pragma once

#include "core/engine/Engine.h"

#include <QtCore/QObject>
#include <QtCore/QThread>

#include <future>

namespace tierdesk::app {

/// A thread whose only work is to receive what the engine answers, so that a command of the command line can wait for
/// its result without an event loop inside of another.
class Waiter final
{
public:
    Waiter()
    {
        m_thread.setObjectName(u"tierdesk-waiter"_s);
        m_context.moveToThread(&m_thread);
        m_thread.start();
    }
    ~Waiter()
    {
        m_thread.quit();
        m_thread.wait();
    }
    Waiter(const Waiter &) = delete;
    Waiter &operator=(const Waiter &) = delete;

    /// The receiver for Engine::submit, read and turn; `done` runs on this object's thread.
    [[nodiscard]] QObject *context() { return &m_context; }

    /// Runs @p work as one command and waits for its commit. Not on the engine's threads, nor on this object's.
    template<class R>
    [[nodiscard]] base::Result<R> command(engine::Engine &engine, const Actor &actor,
                                          std::function<base::Result<R>(engine::CommandContext &)> work)
    {
        return wait<R>([&](auto done) { engine.submit<R>(actor, std::move(work), &m_context, std::move(done)); });
    }

    template<class R>
    [[nodiscard]] base::Result<R> read(engine::Engine &engine, std::function<base::Result<R>(store::Readers &)> query)
    {
        return wait<R>([&](auto done) { engine.read<R>(std::move(query), &m_context, std::move(done)); });
    }

    /// A turn. The engine takes turns from one thread only: all of a Waiter's, and nobody else's meanwhile.
    [[nodiscard]] base::Result<engine::TurnOutcome> turn(engine::Engine &engine, engine::TurnRequest request)
    {
        return wait<engine::TurnOutcome>([&](auto done) {
            QMetaObject::invokeMethod(
                &m_context,
                [this, &engine, request = std::move(request), done = std::move(done)]() mutable {
                    engine.turn(std::move(request), &m_context, std::move(done));
                },
                Qt::QueuedConnection);
        });
    }

private:
    template<class R, class Start>
    [[nodiscard]] base::Result<R> wait(Start start)
    {
        auto promise = std::make_shared<std::promise<base::Result<R>>>();
        auto future = promise->get_future();
        start(std::function<void(base::Result<R>)>(
            [promise](base::Result<R> result) { promise->set_value(std::move(result)); }));
        return future.get();
    }

    QThread m_thread;
    QObject m_context;
};

} // namespace tierdesk::app
