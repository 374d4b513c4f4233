#include "app/ModelHost.h"

#include "app/Await.h"
#include "app/LlamaServer.h"
#include "core/base/Log.h"
#include "core/base/LogContext.h"
#include "core/mind/ai/remote/LocalServers.h"
#include "core/mind/ai/remote/ModelList.h"
#include "core/store/Readers.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QThread>

#include <algorithm>
#include <utility>

#include <string.h>
#include <sys/prctl.h>

namespace tierdesk::app {

namespace {

using base::Fault;
using base::Result;

/// A console waits fifteen seconds for an answer of ours.
constexpr base::Millis ListTime = base::Millis::seconds(12);
constexpr base::Millis TrialTime = base::Millis::seconds(13);
constexpr int TrialTokens = 512;

/// "ORIGIN KEY": a key is good for one origin, so that nobody who may change a provider's address has its key sent
/// somewhere else.
std::pair<QString, QByteArray> split(const QByteArray &secret)
{
    const qsizetype blank = secret.indexOf(' ');
    return {QString::fromUtf8(secret.left(blank)), blank < 0 ? QByteArray() : secret.mid(blank + 1).trimmed()};
}

/// Where nobody else shares the bytes they are overwritten; a copy that somebody holds is theirs.
void wipe(QByteArray &secret)
{
    if (secret.isDetached())
        ::explicit_bzero(secret.data(), static_cast<size_t>(secret.size()));
    secret.clear();
}

template<class F, class R>
void tell(QObject *context, F callback, R result)
{
    QMetaObject::invokeMethod(
        context,
        log::forThisRequest([callback = std::move(callback), result = std::move(result)] { callback(result); }),
        Qt::QueuedConnection);
}

base::Error unready()
{
    return base::fail(Fault::AiUnavailable, u"the provider is not set up yet"_s);
}

} // namespace

ModelHost::ModelHost(net::Transport &transport, const base::Clock &clock, base::Counters &counters,
                     ai::PriceTable prices, std::unique_ptr<Keychain> keys, KeyPlace place, int mostHistory)
    : m_clock(clock)
    , m_prices(std::move(prices))
    , m_keys(std::move(keys))
    , m_place(place)
    , m_roster(transport, clock, mostHistory)
    , m_responder(m_roster, m_ledger, m_prices, counters)
    , m_assistant(m_roster, m_ledger, m_prices, counters)
    , m_transport(transport)
{
    m_pool.setMaxThreadCount(4);
    m_pool.setObjectName(u"tierdesk-models"_s);
}

ModelHost::~ModelHost()
{
    stop();
    m_roster.set({});
    for (Kept &each : m_kept)
        wipe(each.key);
}

void ModelHost::setLocal(std::vector<LocalPlace> places, const LlamaServer *child)
{
    m_places = std::move(places);
    m_child = child;
    if (child && std::find(m_places.begin(), m_places.end(), child->place()) == m_places.end())
        m_places.push_back(child->place());
}

Result<void> ModelHost::start(engine::Engine &engine)
{
    m_engine = &engine;
    const qint64 today = ai::dayOf(m_clock.now());
    Waiter waiter;
    using Spent = std::vector<std::pair<CompanyId, NanoUsd>>;
    const auto spent =
        waiter.read<Spent>(engine, [today](store::Readers &readers) { return readers.rows.modelBooks.spentOn(today); });
    if (!spent)
        return spent.error();
    for (const auto &[company, cost] : *spent)
        m_ledger.add(company, today, cost);
    if (m_place == KeyPlace::File)
        qCWarning(log::App) << "keys of model providers are stored in files of mode 0600 in the data folder "
                               "(model-keys = file)";
    else if (m_place == KeyPlace::Credentials)
        qCWarning(log::App) << "keys of model providers come from the service manager (model-keys = credentials):"
                            << (qEnvironmentVariableIsSet("CREDENTIALS_DIRECTORY")
                                    ? "they cannot be set in the console"
                                    : "CREDENTIALS_DIRECTORY is not set, so there are no keys");
    // On the engine thread: whoever is answered after a commit finds the providers that it made.
    connect(
        &engine, &engine::Engine::directoryChanged, this, [this](const Directory &directory) { follow(directory); },
        Qt::DirectConnection);
    follow(engine.directory());
    return {};
}

void ModelHost::stop()
{
    if (m_engine)
        disconnect(std::exchange(m_engine, nullptr), nullptr, this, nullptr);
    m_roster.stop();
    m_pool.waitForDone();
}

void ModelHost::follow(const Directory &directory)
{
    {
        const std::lock_guard lock(m_mutex);
        m_directory = directory;
        publish();
    }
    // A keychain is asked from the main thread.
    QMetaObject::invokeMethod(
        this, [this] { readMissing(); },
        QThread::currentThread() == thread() ? Qt::DirectConnection : Qt::QueuedConnection);
}

QString ModelHost::secretName(const ModelProvider &provider) const
{
    const engine::CompanyEntry *entry = m_directory ? m_directory->company(provider.company) : nullptr;
    return entry ? u"model.%1.%2"_s.arg(entry->company.key, provider.name) : QString();
}

void ModelHost::readMissing()
{
    QStringList names;
    {
        const std::lock_guard lock(m_mutex);
        for (const auto &entry : m_directory->companies) {
            for (const ModelProvider &provider : entry->providers) {
                const QString name = secretName(provider);
                if (m_asked.contains(name))
                    continue;
                m_asked.insert(name);
                names.append(name);
            }
        }
        m_reading += static_cast<int>(names.size());
        if (m_reading > 0)
            m_roster.setAwaitingKeys(true);
    }
    for (const QString &name : names) {
        m_keys->read(name, this, [this, name](const Result<QByteArray> &secret) {
            if (!secret && secret.error().fault != Fault::NotFound)
                qCWarning(log::App) << "the key" << name << "cannot be read:" << secret.error().message;
            const std::lock_guard lock(m_mutex);
            if (secret && !m_kept.contains(name)) {
                const auto [origin, key] = split(*secret);
                m_kept.insert(name, {origin, key});
            }
            --m_reading;
            publish();
            if (m_reading == 0)
                m_roster.setAwaitingKeys(false);
        });
    }
}

QByteArray ModelHost::keyOf(const ModelProvider &provider) const
{
    const Kept kept = m_kept.value(secretName(provider));
    return kept.origin == originOf(provider.baseUrl) ? kept.key : QByteArray();
}

void ModelHost::publish()
{
    std::vector<ai::ModelRoster::Entry> entries;
    if (m_directory) {
        for (const auto &entry : m_directory->companies) {
            for (const ModelProvider &provider : entry->providers)
                entries.push_back({permitted(provider), keyOf(provider)});
        }
    }
    if (!entries.empty())
        shield();
    m_roster.set(entries);
    warnOfPrices();
}

ModelProvider ModelHost::permitted(ModelProvider provider) const
{
    provider.isLocal = provider.isLocal &&
                       std::any_of(m_places.begin(), m_places.end(),
                                   [&provider](const LocalPlace &each) { return baseUrlOf(each) == provider.baseUrl; });
    return provider;
}

void ModelHost::warnOfPrices()
{
    if (!m_directory)
        return;
    for (const auto &entry : m_directory->companies) {
        const ModelsConfig &models = entry->company.config.models;
        if (!models.budgetPerDay)
            continue;
        for (const ModelProvider &provider : entry->providers) {
            if (!models.aiRep.chain.contains(provider.name) && !models.aiManager.chain.contains(provider.name))
                continue;
            for (const QString &model : m_prices.unpriced(models, provider)) {
                const QString name = entry->company.key + u'/' + model;
                if (m_unpricedSaid.contains(name))
                    continue;
                m_unpricedSaid.insert(name);
                qCWarning(log::App).noquote()
                    << "company" << entry->company.key << "has a model budget but no price for" << model
                    << "of provider" << provider.name << "- a high price is assumed until one is set";
            }
        }
    }
}

void ModelHost::shield()
{
    if (m_isShielded)
        return;
    m_isShielded = true;
    if (::prctl(PR_SET_DUMPABLE, 0) != 0)
        qCWarning(log::App) << "the process cannot be protected from memory dumps, although it holds keys of model "
                               "providers";
}

QString ModelHost::health() const
{
    const std::lock_guard lock(m_mutex);
    bool isUsed = false;
    bool isWell = true;
    for (const auto &entry : m_directory ? m_directory->companies : decltype(m_directory->companies)()) {
        const ModelsConfig &models = entry->company.config.models;
        for (const QString &name : models.aiRep.chain + models.aiManager.chain) {
            isUsed = true;
            const auto speaker = m_roster.find(entry->company.id, name);
            isWell = isWell && speaker && !speaker->line.isBroken() &&
                     (speaker->settings.wire == ModelWire::OpenAi || !speaker->key.isEmpty());
        }
    }
    return !isUsed ? u"disabled"_s : isWell ? u"healthy"_s : u"degraded"_s;
}

dialects::ModelDesk::State ModelHost::state(const ModelProvider &provider) const
{
    const std::lock_guard lock(m_mutex);
    const auto speaker = m_roster.find(provider.company, provider.name);
    const engine::CompanyEntry *entry = m_directory ? m_directory->company(provider.company) : nullptr;
    return {!keyOf(provider).isEmpty(), speaker && speaker->line.isBroken(),
            entry ? m_prices.unpriced(entry->company.config.models, provider) : QStringList()};
}

void ModelHost::setKey(const ModelProvider &provider, const QByteArray &key, QObject *context, Done done)
{
    QString name;
    {
        const std::lock_guard lock(m_mutex);
        name = secretName(provider);
    }
    const QString origin = originOf(provider.baseUrl);
    const auto kept = [this, name, origin, key, context, done](const Result<void> &result) {
        if (result) {
            const std::lock_guard lock(m_mutex);
            m_asked.insert(name);
            Kept before = m_kept.take(name);
            if (!key.isEmpty())
                m_kept.insert(name, {origin, key});
            publish();
            wipe(before.key);
            return tell(context, done, result);
        }
        base::Error error = result.error();
        if (m_place == KeyPlace::Keychain && error.fault == Fault::Unavailable)
            error.message = u"the desktop keychain is not available (%1): unlock it, or use model-keys = "
                            "file or credentials"_s.arg(error.message);
        qCWarning(log::App) << "the key" << name << "was not stored:" << error.message;
        tell(context, done, Result<void>(error));
    };
    QMetaObject::invokeMethod(
        this,
        [this, name, origin, key, kept] {
            if (key.isEmpty())
                m_keys->remove(name, this, kept);
            else
                m_keys->write(name, origin.toUtf8() + ' ' + key, this, kept);
        },
        Qt::QueuedConnection);
}

void ModelHost::list(const ModelProvider &provider, QObject *context, Listed done)
{
    const auto speaker = m_roster.find(provider.company, provider.name);
    if (!speaker)
        return tell(context, std::move(done), Result<QStringList>(unready()));
    m_pool.start(log::forThisRequest([speaker, context, done = std::move(done)] {
        const auto body = base::wait(
            speaker->line.look(ai::modelListRequest(speaker->settings, speaker->key), QDeadlineTimer(ListTime.count)));
        tell(context, done, body ? ai::modelIds(*body) : Result<QStringList>(body.error()));
    }));
}

void ModelHost::tryOut(const ModelProvider &provider, const ModelsConfig &models, const QString &model,
                       const QString &text, QObject *context, Tried done)
{
    const auto speaker = m_roster.find(provider.company, provider.name);
    if (!speaker)
        return tell(context, std::move(done), Result<Trial>(unready()));
    m_pool.start(log::forThisRequest([this, speaker, models, model, text, context, done = std::move(done)] {
        const auto protocol = ai::protocolOf(speaker->settings, model, speaker->key);
        const ai::ModelAsk ask{.system =
                                   u"You are being tried out by the administrator of a customer service. Answer in a "
                                   "few sentences."_s,
                               .turns = {{.isModels = false, .text = text, .results = {}, .raw = {}}},
                               .tools = nullptr,
                               .maxTokens = TrialTokens};
        QElapsedTimer timer;
        timer.start();
        const auto body = base::wait(speaker->line.exchange(protocol->request(ask), QDeadlineTimer(TrialTime.count)));
        if (!body)
            return tell(context, done, Result<Trial>(body.error()));
        const auto answer = protocol->answer(*body);
        const auto figures = answer ? std::optional<ai::ModelFigures>(*answer) : protocol->figures(*body);
        if (!figures)
            return tell(context, done, Result<Trial>(answer.error()));
        Trial trial{.text = answer ? answer->text : QString(),
                    .model = figures->model,
                    .latencyMs = static_cast<int>(timer.elapsed()),
                    .use = {.provider = speaker->settings.name,
                            .model = figures->model,
                            .requests = 1,
                            .tokensIn = figures->tokensIn,
                            .tokensOut = figures->tokensOut,
                            .cacheRead = figures->cacheRead,
                            .cacheWrite = figures->cacheWrite,
                            .isLocal = speaker->settings.isLocal},
                    .failure = answer ? std::nullopt : std::optional(answer.error())};
        // Asked by a person who looks at it, also beyond the day's budget; it counts to what is spent.
        m_prices.price(models, trial.use);
        m_ledger.add(speaker->settings.company, ai::dayOf(m_clock.now()), trial.use.cost);
        tell(context, done, Result<Trial>(std::move(trial)));
    }));
}

void ModelHost::findLocal(QObject *context, Found done)
{
    m_pool.start(log::forThisRequest([this, context, done = std::move(done)] {
        LocalSearch found;
        found.places = m_places;
        found.servers = ai::findLocalServers(m_transport, m_places);
        if (m_child) {
            found.child = m_child->status();
            for (LocalServer &each : found.servers)
                each.isChild = each.place == m_child->place();
        }
        tell(context, done, found);
    }));
}

dialects::ModelDesk::Prices ModelHost::prices() const
{
    return {m_prices.asOf, m_prices.source, m_prices.prices, m_prices.unknown};
}

} // namespace tierdesk::app
