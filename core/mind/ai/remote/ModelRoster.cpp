#include "core/mind/ai/remote/ModelRoster.h"

#include "core/base/Log.h"
#include "core/mind/ai/anthropic/AnthropicProtocol.h"
#include "core/mind/ai/openai/OpenAiProtocol.h"

#include <algorithm>
#include <utility>

namespace tierdesk::ai {

namespace {

ModelLineSettings lineOf(const ModelProvider &provider)
{
    ModelLineSettings settings;
    settings.tryTimeout = provider.timeout;
    settings.concurrent = provider.concurrent;
    if (provider.isLocal) {
        const QUrl url(provider.baseUrl);
        settings.targets =
            net::TargetRules{.allowsLoopback = false, .listed = {{url.host(), static_cast<quint16>(url.port(80))}}};
    }
    return settings;
}

RemoteSettings settingsOf(const ModelProvider &provider, const QByteArray &key, int mostHistory)
{
    RemoteSettings settings;
    settings.mostHistory = mostHistory;
    settings.provider = provider.name;
    settings.masksPii = provider.masksPii;
    settings.isLocal = provider.isLocal;
    if (!key.isEmpty())
        settings.secrets = {QString::fromUtf8(key)};
    settings.judge = protocolOf(provider, provider.model(ModelSize::Small), key);
    return settings;
}

} // namespace

std::unique_ptr<ModelProtocol> protocolOf(const ModelProvider &provider, const QString &model, const QByteArray &key)
{
    if (provider.wire == ModelWire::Anthropic) {
        AnthropicSettings settings;
        settings.url = QUrl(provider.baseUrl + u"/messages"_s);
        settings.key = key;
        settings.model = model;
        return std::make_unique<AnthropicProtocol>(std::move(settings));
    }
    OpenAiSettings settings;
    settings.url = QUrl(provider.baseUrl + u"/chat/completions"_s);
    settings.key = key;
    settings.model = model;
    settings.hasOldTokenField = provider.hasOldTokenField;
    return std::make_unique<OpenAiProtocol>(std::move(settings));
}

ConnectedProvider::ConnectedProvider(const ModelProvider &provider, QByteArray itsKey, net::Transport &transport,
                                     const base::Clock &clock, int mostHistory)
    : settings(provider)
    , key(std::move(itsKey))
    , line(transport, clock, lineOf(provider))
    , small(protocolOf(provider, provider.model(ModelSize::Small), key), line, settingsOf(provider, key, mostHistory))
    , large(protocolOf(provider, provider.model(ModelSize::Large), key), line, settingsOf(provider, key, mostHistory))
{}

void ModelRoster::set(const std::vector<Entry> &entries)
{
    const std::lock_guard lock(m_mutex);
    std::vector<std::shared_ptr<const ConnectedProvider>> providers;
    for (const Entry &entry : entries) {
        const auto same = std::find_if(m_providers.begin(), m_providers.end(), [&entry](const auto &each) {
            return each && each->settings == entry.provider && each->key == entry.key;
        });
        if (same != m_providers.end()) {
            providers.push_back(std::move(*same));
            continue;
        }
        auto made =
            std::make_shared<const ConnectedProvider>(entry.provider, entry.key, m_transport, m_clock, m_mostHistory);
        if (m_isStopped)
            made->line.stop();
        providers.push_back(std::move(made));
    }
    std::erase_if(m_replaced, [](const auto &each) { return each.expired(); });
    for (const auto &each : m_providers) {
        if (each)
            m_replaced.push_back(each);
    }
    m_providers = std::move(providers);
}

void ModelRoster::setAwaitingKeys(bool isAwaiting)
{
    const std::lock_guard lock(m_mutex);
    m_isAwaitingKeys = isAwaiting;
    if (!isAwaiting)
        wakeWaiting();
}

void ModelRoster::wakeWaiting()
{
    for (const net::Transport::Number each : std::exchange(m_waiting, {}))
        m_transport.cancel(each);
}

base::Task<> ModelRoster::keysRead() const
{
    const base::Arrival<bool> over; // set to true on timeout
    {
        const std::lock_guard lock(m_mutex);
        if (!m_isAwaitingKeys || m_isStopped)
            co_return;
        m_waiting.insert(m_transport.after(KeysWait, [over](bool isDue) { over.set(isDue); }));
    }
    if (co_await over)
        qCWarning(log::Mind) << "keys of model providers have not been read yet: turns go on without them";
}

std::shared_ptr<const ConnectedProvider> ModelRoster::find(CompanyId company, const QString &name) const
{
    const std::lock_guard lock(m_mutex);
    const auto at = std::find_if(m_providers.begin(), m_providers.end(), [&](const auto &each) {
        return each->settings.company == company && each->settings.name == name;
    });
    return at == m_providers.end() ? nullptr : *at;
}

void ModelRoster::stop()
{
    const std::lock_guard lock(m_mutex);
    m_isStopped = true;
    wakeWaiting();
    for (const auto &each : m_providers)
        each->line.stop();
    for (const auto &each : m_replaced) {
        if (const auto still = each.lock())
            still->line.stop();
    }
}

} // namespace tierdesk::ai
