#pragma once

#include "app/Secrets.h"
#include "app/Settings.h"
#include "core/base/Clock.h"
#include "core/base/Counters.h"
#include "core/base/Secrets.h"
#include "core/doors/dialects/Notices.h"
#include "core/engine/Engine.h"
#include "core/mind/nlu/Reader.h"

#include <QtCore/QThread>
#include <QtCore/QUrl>

#include <atomic>
#include <memory>

namespace tierdesk::delivery {
class AccountTrials;
class ActionDelivery;
class MailFetcher;
class OutboxDelivery;
} // namespace tierdesk::delivery
namespace tierdesk::dialects {
class ModelDesk;
}
namespace tierdesk::net {
class Transport;
}

namespace tierdesk::app {

class AdminSocket;
class LlamaServer;
class ModelHost;
class ServerHost;

/// Builds and owns the program's objects: store, engine, responders, APIs, deliveries. Built on the main thread. Start
/// order: build(), then listen(), or takeAddress() and admit() with the first start between them; stop() before
/// destruction, from the main thread.
class Application final
{
public:
    /// Opens the store and starts the engine; no requests are served yet. @p clock, which must outlive the application,
    /// replaces the machine's clock. Fails with a message for the operator.
    [[nodiscard]] static base::Result<std::unique_ptr<Application>> build(const Settings &settings,
                                                                          const base::Clock *clock = nullptr);
    ~Application();

    /// Binds the address, so that nothing is created or printed by a start that cannot listen; clients wait until
    /// admit(). Returns the address as clients write it. Once.
    [[nodiscard]] base::Result<QUrl> takeAddress();
    /// Starts serving requests and deliveries. After takeAddress(), once.
    void admit();
    /// takeAddress() and admit() at once.
    [[nodiscard]] base::Result<QUrl> listen();
    /// Stops serving, lets pending requests finish, commits, stops the threads. Blocking, at most about 12 s.
    void stop();

    [[nodiscard]] engine::Engine &engine() { return *m_engine; }
    [[nodiscard]] const base::Seal &seal() const { return *m_seal; }
    [[nodiscard]] const Settings &settings() const { return m_settings; }
    [[nodiscard]] dialects::ModelDesk &models();
    [[nodiscard]] base::Counters &counters() { return m_counters; }

private:
    Application(const Settings &settings, const base::Clock *clock);
    void makeDeliveries();

    Settings m_settings;
    base::SystemClock m_system;
    const base::Clock &m_clock;
    base::Counters m_counters;
    std::unique_ptr<base::Seal> m_seal;
    std::unique_ptr<nlu::Reader> m_reader;
    std::unique_ptr<net::Transport> m_transport;
    std::unique_ptr<LlamaServer> m_llama; ///< null without `local-model`
    std::unique_ptr<ModelHost> m_models;  ///< outlives the engine, which asks its responder
    dialects::Notices m_notices;
    std::unique_ptr<engine::Engine> m_engine;
    std::unique_ptr<delivery::ActionDelivery> m_delivery;
    std::unique_ptr<delivery::OutboxDelivery> m_outbox;
    std::unique_ptr<delivery::MailFetcher> m_fetcher;
    std::unique_ptr<delivery::AccountTrials> m_trials;
    std::unique_ptr<ServerHost> m_host;
    std::unique_ptr<AdminSocket> m_admin;
};

} // namespace tierdesk::app
