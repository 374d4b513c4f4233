#include "app/Application.h"

#include "app/AdminSocket.h"
#include "app/DemoSeed.h"
#include "app/LlamaServer.h"
#include "app/ModelHost.h"
#include "app/ServerHost.h"
#include "core/base/FileLimit.h"
#include "core/base/Log.h"
#include "core/delivery/AccountTrials.h"
#include "core/delivery/ActionDelivery.h"
#include "core/delivery/mail/MailCarrier.h"
#include "core/delivery/mail/MailFetcher.h"
#include "core/delivery/OutboxDelivery.h"
#include "core/delivery/sms/SmsCarrier.h"
#include "core/delivery/WebhookCarrier.h"
#include "core/net/Transport.h"
#include "resources/Resources.h"

#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QThread>

#include <algorithm>

namespace tierdesk::app {

namespace {

/// As the settings say. Else a core is left to the engine and the doors, which share what a turn costs with its
/// thinking.
int thinkWorkers(const Settings &settings)
{
    const auto named = static_cast<int>(settings.number("think-workers"));
    return named > 0 ? named : std::clamp(QThread::idealThreadCount() - 1, 1, 8);
}

/// Connections to models, gateways and webhooks at once: providers without HTTP/2 need one for each request.
constexpr int ModelConnections = 1024;

/// What this process may have of open files, less what it needs itself.
int mostConnections()
{
    constexpr int Own = 2048; // calls to providers of models are most of them
    const int files = base::raiseFileLimit();
    return std::max(files / 2, files - Own);
}

} // namespace

Application::Application(const Settings &settings, const base::Clock *clock)
    : m_settings(settings)
    , m_clock(clock ? *clock : m_system)
{}

Application::~Application()
{
    stop();
}

base::Result<std::unique_ptr<Application>> Application::build(const Settings &settings, const base::Clock *clock)
{
    resources::init();
    std::unique_ptr<Application> app(new Application(settings, clock));
    // Wrong settings are told before anything is touched.
    TRY(settings.serverSettings());
    if (!QDir().mkpath(settings.dataDir()))
        return base::fail(base::Fault::StorageFailed, u"cannot create the data folder"_s, settings.dataDir());

    FileSecretStore secrets(QDir(settings.dataDir()).filePath(u"secrets"_s));
    const auto key = TRY(masterKey(secrets));
    app->m_seal = std::make_unique<base::Seal>(key);

    auto reader = TRY(nlu::Reader::load());
    app->m_reader = std::make_unique<nlu::Reader>(std::move(reader));
    auto prices = TRY(ai::PriceTable::load());
    const auto place = keyPlaceFrom(settings.text("model-keys"));
    if (!place)
        return base::fail(base::Fault::Internal, u"model-keys was not validated"_s);
    net::TransportSettings wire;
    // Whoever sets up a company need not be whoever runs this machine: only the operator opens its services.
    wire.targets = settings.targetRules();
    wire.connections = ModelConnections;
    app->m_transport = std::make_unique<net::Transport>(std::move(wire));
    app->m_models = std::make_unique<ModelHost>(*app->m_transport, app->m_clock, app->m_counters, std::move(prices),
                                                makeKeys(*place, settings.dataDir()), *place,
                                                static_cast<int>(settings.number("model-history")));

    if (const QString model = settings.text("local-model"); !model.isEmpty())
        app->m_llama = std::make_unique<LlamaServer>(
            *app->m_transport, app->m_clock,
            LlamaServerSettings{.program = settings.text("llama-server"),
                                .model = QFileInfo(model).absoluteFilePath(),
                                .port = static_cast<int>(settings.number("local-model-port"))});
    app->m_models->setLocal(settings.localPlaces(), app->m_llama.get());

    if (settings.isOn("demo"))
        TRY(seedDemo(settings, *app->m_reader, *app->m_seal, app->m_notices));
    app->m_engine =
        TRY(engine::Engine::start({.databasePath = settings.databasePath(),
                                   .clock = app->m_clock,
                                   .counters = app->m_counters,
                                   .reader = *app->m_reader,
                                   .aiRep = app->m_models->responder(),
                                   .aiManager = app->m_models->responder(),
                                   .thinkWorkers = thinkWorkers(settings),
                                   .sweepIntervalMs = static_cast<int>(settings.number("idle-clock")) * 1000,
                                   .maxPages = settings.number("max-database-pages"),
                                   .diskReserve = settings.number("disk-reserve") << 20,
                                   .assistant = &app->m_models->assistant(),
                                   .announcer = &app->m_notices}));
    return app;
}

dialects::ModelDesk &Application::models()
{
    return *m_models;
}

base::Result<QUrl> Application::takeAddress()
{
    auto settings = TRY(m_settings.serverSettings());
    // Connections leave descriptors to the database, to files and to calls of our own: at the last one everybody would
    // wait, where at the bound of connections one is told so.
    settings.framing.connections = std::min(settings.framing.connections, mostConnections());
    const bool isSecure = !settings.tlsCertificates.isEmpty();
    TRY(m_models->start(*m_engine));
    makeDeliveries();
    m_host = std::make_unique<ServerHost>(
        ServerHost::Parts{*m_engine, *m_seal, m_clock, m_counters, *m_models, *m_trials, std::move(settings),
                          m_settings.text("webchat-folder"), m_settings.text("chat-company")});
    const ListenAddress address = m_settings.listenAddress();
    const auto port = TRY(m_host->listen(address.host, address.port));
    if (m_llama)
        m_llama->start();
    return urlOf(address.host, port, isSecure);
}

void Application::makeDeliveries()
{
    m_delivery = std::make_unique<delivery::ActionDelivery>(*m_engine, *m_transport, *m_seal, m_clock);
    const net::TargetRules targets = m_settings.targetRules();
    std::vector<std::unique_ptr<delivery::Carrier>> carriers;
    carriers.push_back(std::make_unique<delivery::WebhookCarrier>(*m_transport, *m_seal, m_clock, targets));
    carriers.push_back(std::make_unique<delivery::MailCarrier>(
        *m_transport, *m_seal, store::AttachmentFiles(m_settings.databasePath()), targets));
    carriers.push_back(std::make_unique<delivery::SmsCarrier>(*m_transport, *m_seal, m_clock, targets));
    m_outbox = std::make_unique<delivery::OutboxDelivery>(*m_engine, m_clock, std::move(carriers));
    m_fetcher = std::make_unique<delivery::MailFetcher>(
        *m_engine, *m_transport, *m_seal, m_clock, targets,
        [this](engine::TurnRequest request, std::function<void(const base::Result<engine::TurnOutcome> &)> done) {
            m_host->turn(std::move(request), std::move(done));
        });
    m_trials = std::make_unique<delivery::AccountTrials>(*m_engine, *m_transport, *m_seal, *m_fetcher, targets);
}

void Application::admit()
{
    m_delivery->start();
    m_outbox->start();
    m_host->admit();
    m_fetcher->start();
    m_admin = std::make_unique<AdminSocket>(*m_engine, *m_seal);
    if (const auto listening = m_admin->listen(m_settings.dataDir()); !listening)
        qCWarning(log::App) << "the command line cannot reach this server while it runs:" << listening.error().message;
}

base::Result<QUrl> Application::listen()
{
    auto url = takeAddress();
    if (url)
        admit();
    return url;
}

void Application::stop()
{
    // From the outside in: no new requests, no new deliveries, the last commit; then the doors may go.
    m_admin.reset();
    if (m_trials)
        m_trials->stop(); // whoever waits for one is answered yet
    if (m_host)
        m_host->drain();
    if (m_fetcher)
        m_fetcher->stop();
    if (m_delivery)
        m_delivery->stop();
    if (m_outbox)
        m_outbox->stop();
    if (m_models)
        m_models->stop();
    if (m_llama)
        m_llama->stop();
    if (m_engine)
        m_engine->stop();
    m_host.reset();
    m_trials.reset();
    m_fetcher.reset(); // the server thread told it of its turns
    m_delivery.reset();
    m_outbox.reset();
}

} // namespace tierdesk::app
