#pragma once

#include "core/domain/Models.h"
#include "core/mind/ai/remote/ProviderClient.h"
#include "core/mind/ai/remote/RemoteResponder.h"

#include <memory>
#include <mutex>
#include <set>
#include <vector>

namespace tierdesk::ai {

/// Creates @p provider's protocol for @p model.
[[nodiscard]] std::unique_ptr<ModelProtocol> protocolOf(const ModelProvider &provider, const QString &model,
                                                        const QByteArray &key);

/// One provider, ready for use: its client and a responder for each model size. Thread-safe.
struct ConnectedProvider final {
    /// Sends at most @p mostHistory messages of the conversation to its models.
    ConnectedProvider(const ModelProvider &provider, QByteArray itsKey, net::Transport &transport,
                      const base::Clock &clock, int mostHistory);

    [[nodiscard]] const RemoteResponder &of(ModelSize size) const { return size == ModelSize::Small ? small : large; }

    const ModelProvider settings;
    const QByteArray key;
    mutable ProviderClient line; ///< thread-safe
    const RemoteResponder small;
    const RemoteResponder large;
};

/// The providers of all companies. An entry stays valid while it is held, even after it is replaced. Thread-safe. Call
/// stop() before @p transport and @p clock are destroyed.
class ModelRoster final
{
public:
    ModelRoster(net::Transport &transport, const base::Clock &clock, int mostHistory = RemoteSettings().mostHistory)
        : m_transport(transport)
        , m_clock(clock)
        , m_mostHistory(mostHistory)
    {}
    ModelRoster(const ModelRoster &) = delete;
    ModelRoster &operator=(const ModelRoster &) = delete;

    struct Entry {
        ModelProvider provider;
        QByteArray key; ///< empty if none is needed or none is set yet
    };
    /// Replaces the entries. An unchanged provider keeps its client and the client's state.
    void set(const std::vector<Entry> &entries);
    /// Sets whether keys are still being read. Turns wait for them, so that resumed turns do not use a fallback.
    void setAwaitingKeys(bool isAwaiting);
    /// Completes when no keys are awaited, after KeysWait at the latest.
    [[nodiscard]] base::Task<> keysRead() const;
    /// Returns null if the company has no provider of that name.
    [[nodiscard]] std::shared_ptr<const ConnectedProvider> find(CompanyId company, const QString &name) const;
    /// Ends every exchange, including those of replaced providers and later ones.
    void stop();

    static constexpr base::Millis KeysWait = base::Millis::seconds(10);

private:
    net::Transport &m_transport;
    const base::Clock &m_clock;
    const int m_mostHistory;
    void wakeWaiting();

    mutable std::mutex m_mutex;                         ///< guards the members below
    mutable std::set<net::Transport::Number> m_waiting; ///< timers of the turns that wait for keys
    bool m_isAwaitingKeys = false;
    std::vector<std::shared_ptr<const ConnectedProvider>> m_providers;
    std::vector<std::weak_ptr<const ConnectedProvider>> m_replaced; ///< may still be in use
    bool m_isStopped = false;
};

} // namespace tierdesk::ai
