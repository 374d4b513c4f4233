#include "app/ServerHost.h"

#include "app/ModelHost.h"
#include "core/base/EpollDispatcher.h"
#include "core/base/Log.h"
#include "core/doors/dialects/chat/ChatDialect.h"
#include "core/doors/dialects/cs/CsDialect.h"
#include "core/doors/dialects/desk/DeskDialect.h"
#include "core/doors/dialects/platform/PlatformDialect.h"
#include "core/doors/dialects/sms/SmsDialect.h"
#include "core/doors/dialects/support/SupportDialect.h"
#include "core/doors/server/socketio/SocketIoServer.h"
#include "core/engine/CommandContext.h"
#include "core/mind/knowledge/ArticleIndex.h"
#include "core/mind/knowledge/Stems.h"
#include "core/store/Readers.h"

#include <algorithm>
#include <future>

namespace tierdesk::app {

QUrl urlOf(const QHostAddress &address, quint16 port, bool isSecure)
{
    QUrl url;
    url.setScheme(isSecure ? u"https"_s : u"http"_s);
    url.setHost(address.toString());
    url.setPort(port);
    return url;
}

ServerHost::ServerHost(Parts parts)
    : m_parts(std::move(parts))
    , m_context(std::make_unique<QObject>())
    , m_turns(m_parts.counters.counter("tierdesk_turns_total", "Customer messages settled"))
{
    m_thread.setObjectName(u"tierdesk-server"_s);
    m_thread.setEventDispatcher(new base::EpollDispatcher);
    m_context->moveToThread(&m_thread);
    m_thread.start();
}

ServerHost::~ServerHost()
{
    close();
}

base::Result<quint16> ServerHost::listen(const QHostAddress &address, quint16 port)
{
    base::Result<quint16> taken = base::fail(base::Fault::Internal, u"the server thread did not run"_s);
    QMetaObject::invokeMethod(
        m_context.get(),
        [&] {
            open();
            taken = m_server->listen(address, port);
            if (!taken)
                return;
            m_server->setAccepting(false);
            m_addresses = {urlOf(address, *taken, !m_parts.settings.tlsCertificates.isEmpty()).toString()};
        },
        Qt::BlockingQueuedConnection);
    return taken;
}

void ServerHost::admit()
{
    QMetaObject::invokeMethod(
        m_context.get(), [this] { m_server->setAccepting(true); }, Qt::BlockingQueuedConnection);
}

void ServerHost::turn(engine::TurnRequest request, std::function<void(const base::Result<engine::TurnOutcome> &)> done)
{
    QMetaObject::invokeMethod(
        m_context.get(),
        [this, request = std::move(request), done = std::move(done)] {
            m_parts.engine.turn(request, m_context.get(), done);
        },
        Qt::QueuedConnection);
}

void ServerHost::open()
{
    const base::Seal &seal = m_parts.seal;
    m_authenticator = std::make_unique<server::DirectoryAuthenticator>(
        [&seal](const QByteArray &sealed) { return seal.open(sealed); }, m_parts.clock, m_parts.settings.isDemo);
    // Connected before the first look, so that no change falls between the two.
    QObject::connect(&m_parts.engine, &engine::Engine::directoryChanged, m_context.get(),
                     [this](const std::shared_ptr<const engine::Directory> &directory) {
                         m_authenticator->setDirectory(directory);
                     });
    m_authenticator->setDirectory(m_parts.engine.directory());
    m_authenticator->setChatCompany(m_parts.chatCompany);

    m_authenticator->setUseWatcher([this](CredentialId credential, base::Timestamp at) { noteUse(credential, at); });
    m_server = std::make_unique<server::Server>(m_parts.settings, m_parts.clock, m_parts.counters, *m_authenticator);
    m_server->setHealth([this](bool isCounting, const auto &told) { probe(isCounting, told); });
    m_typing = std::make_unique<dialects::CustomerTyping>();
    m_agentTyping = std::make_unique<dialects::AgentTyping>();
    m_server->add(std::make_unique<dialects::cs::CsDialect>(m_parts.engine, *m_typing));
    m_server->add(
        std::make_unique<dialects::support::SupportDialect>(m_parts.engine, m_parts.settings.maintenanceWindow));
    m_server->add(std::make_unique<dialects::platform::PlatformDialect>(m_parts.engine, m_press, m_parts.seal));
    m_server->add(std::make_unique<dialects::sms::SmsDialect>(m_parts.engine, m_parts.seal));
    openChat();
    dialects::DeskDialect::Settings desk;
    desk.addresses = [this] { return m_addresses; };
    desk.models = &m_parts.models;
    desk.accounts = &m_parts.accounts;
    desk.typing = m_agentTyping.get();
    m_server->add(std::make_unique<dialects::DeskDialect>(m_parts.engine, m_parts.seal, m_keys, *m_typing, desk));
    m_parts.engine.resumePending(m_context.get());
}

void ServerHost::openChat()
{
    dialects::chat::Gate gate;
    gate.identify = [this](const dialects::Call &call) {
        return m_authenticator->authenticate(dialects::Access::SiteKey, call);
    };
    gate.isSigned = [this](CompanyId company, const QString &userId, const QString &hash) {
        return m_authenticator->isSigned(company, userId, hash);
    };
    gate.pageFolder = m_parts.pageFolder;
    gate.hasRateLimits = m_parts.settings.hasRateLimits;
    auto chat =
        std::make_unique<dialects::chat::ChatDialect>(m_parts.engine, *m_typing, std::move(gate), m_parts.counters);
    server::EngineSettings connections;
    connections.allowsOrigin = [&door = *chat](const dialects::Call &call) { return door.allowsOrigin(call); };
    server::EventSettings events;
    events.recovery = std::chrono::minutes(2);
    events.limits.attachments = 0; // the door's events are JSON: half of one that is not would be kept for nothing
    auto hub = std::make_unique<server::SocketIoServer>(std::move(connections), std::move(events), m_parts.counters);
    chat->mount(*hub, *m_agentTyping);
    m_server->add(std::move(chat));
    m_server->add(std::move(hub));
}

void ServerHost::noteUse(CredentialId credential, base::Timestamp at)
{
    const Actor actor{.kind = Actor::Kind::System, .user = {}, .name = u"uses of credentials"_s, .from = {}};
    m_parts.engine.submit<void>(
        actor,
        [credential, at](engine::CommandContext &context) {
            return engine::commands::noteUses(context, {{credential, at}});
        },
        m_context.get(),
        [](const base::Result<void> &noted) {
            if (!noted)
                qCWarning(log::Auth) << "a credential's use was not noted:" << noted.error().message;
        });
}

namespace {

/// Looks each company's articles up by their own titles: one that is found will do. A title of words that every
/// question has, "About us", is none to be found by.
QString indexState(const engine::Directory &directory)
{
    constexpr int Most = 20;
    const knowledge::Stems stems;
    QString state = u"disabled"_s; // until somebody has articles
    for (const auto &company : directory.companies) {
        if (company->articles->size() == 0)
            continue;
        const auto isFound = [&](const Article &each) {
            return stems.of(each.title).empty() ||
                   !company->articles->search(each.title, 1, knowledge::ArticleIndex::Reach::Any).empty();
        };
        const auto articles = company->articles->first(Most);
        if (std::none_of(articles.begin(), articles.end(), isFound))
            return u"down"_s;
        state = u"healthy"_s;
    }
    return state;
}

} // namespace

void ServerHost::probe(bool isCounting, const std::function<void(const server::Health &)> &told)
{
    struct Found {
        QString index;
        int active = 0;
        int waiting = 0;
    };
    // A read of the store says that it can be read now; that it can be written, the last commit says. The articles are
    // looked up beside it, on the reader's thread.
    m_parts.engine.read<Found>(
        [directory = m_parts.engine.directory(), isCounting](store::Readers &readers) -> base::Result<Found> {
            TRY(readers.rows.journal.last());
            Found found;
            for (const auto &company : isCounting ? directory->companies : decltype(directory->companies)()) {
                const auto active = TRY(readers.analytics.active(company->company.id));
                const auto waiting = TRY(readers.queue.waiting(company->company.id));
                found.active += static_cast<int>(active.open);
                found.waiting += waiting;
            }
            found.index = indexState(*directory);
            return found;
        },
        m_context.get(),
        [this, told](const base::Result<Found> &read) {
            const auto directory = m_parts.engine.directory();
            int articles = 0;
            for (const auto &company : directory->companies)
                articles += company->articles->size();
            const bool isStoreWell = read && m_parts.engine.isHealthy();
            server::Health health;
            // groq_api is the configured model; disabled: the embedded responder answers.
            health.services = {{u"groq_api"_s, m_parts.models.health()},
                               {u"chromadb"_s, read ? read->index : u"down"_s},
                               {u"crm_system"_s, isStoreWell ? u"healthy"_s : u"down"_s}};
            health.metrics = {{u"companies"_s, static_cast<int>(directory->companies.size())},
                              {u"articles"_s, articles},
                              {u"turns"_s, m_turns.value()}};
            health.sessionsActive = read ? read->active : 0;
            health.queueWaiting = read ? read->waiting : 0;
            told(health);
        });
}

void ServerHost::drain()
{
    if (!m_server)
        return;
    std::promise<void> drained;
    QMetaObject::invokeMethod(
        m_context.get(), [&] { m_server->drain([&drained] { drained.set_value(); }); }, Qt::QueuedConnection);
    drained.get_future().wait();
}

void ServerHost::close()
{
    if (!m_thread.isRunning())
        return;
    QMetaObject::invokeMethod(
        m_context.get(),
        [this] {
            m_server.reset();
            m_typing.reset();
            m_agentTyping.reset();
            m_authenticator.reset();
        },
        Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

} // namespace tierdesk::app
