#pragma once

#include "core/domain/Models.h"
#include "core/mind/ai/remote/ProviderClient.h"
#include "core/mind/ai/remote/RemoteResponder.h"

#include <memory>
#include <mutex>
#include <set>
#include <vector>

namespace tierdesk::ai {

/// The protocol of @p provider's for one of its models.
[[nodiscard]] std::unique_ptr<ModelProtocol> protocolOf(const ModelProvider &provider, const QString &model,
                                                        const QByteArray &key);

/// One provider as it can be spoken through: its line and a responder a model. Thread-safe.
struct ConnectedProvider final {
    /// Shows its models at most @p mostHistory messages of a talk so far.
    ConnectedProvider(const ModelProvider &provider, QByteArray itsKey, net::Transport &transport,
                      const base::Clock &clock, int mostHistory);

    [[nodiscard]] const RemoteResponder &of(ModelSize size) const { return size == ModelSize::Small ? small : large; }

    const ModelProvider settings;
    const QByteArray key;
    mutable ProviderClient line; ///< guards itself
    const RemoteResponder small;
    const RemoteResponder large;
};

/// The providers of all companies. What is taken from it stays good while it is held, whatever is set meanwhile.
/// Thread-safe; stop() before @p transport and @p clock go.
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
        QByteArray key; ///< empty where the provider needs none, or has none yet
    };
    /// From now on there are these. One that has not changed keeps its line, and what that knows of the provider.
    void set(const std::vector<Entry> &entries);
    /// Keys are being read: turns wait for them, so that what is taken up at a start is not said by somebody else.
    void setAwaitingKeys(bool isAwaiting);
    /// Ends when no keys are awaited, after KeysWait at the latest.
    [[nodiscard]] base::Task<> keysRead() const;
    /// Null where the company has none of that name.
    [[nodiscard]] std::shared_ptr<const ConnectedProvider> find(CompanyId company, const QString &name) const;
    /// Ends every exchange, also of providers that were replaced, and those to come.
    void stop();

    static constexpr base::Millis KeysWait = base::Millis::seconds(10);

private:
    net::Transport &m_transport;
    const base::Clock &m_clock;
    const int m_mostHistory;
    void wakeWaiting();

    mutable std::mutex m_mutex;                         ///< of what follows
    mutable std::set<net::Transport::Number> m_waiting; ///< for keys: the timers of KeysWait
    bool m_isAwaitingKeys = false;
    std::vector<std::shared_ptr<const ConnectedProvider>> m_providers;
    std::vector<std::weak_ptr<const ConnectedProvider>> m_replaced; ///< somebody may still be speaking through them
    bool m_isStopped = false;
};

} // namespace tierdesk::ai
