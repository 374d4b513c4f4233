#include "core/doors/dialects/chat/LiveChats.h"

#include "core/base/Log.h"
#include "core/doors/dialects/chat/ErrorTable.h"
#include "core/store/Readers.h"

#include <algorithm>
#include <set>
#include <utility>

namespace tierdesk::dialects::chat {

namespace {

/// How long a socket may be away: longer than the server lets it come back, so that nothing is forgotten before.
constexpr Millis AwayTime = Millis::seconds(150);
/// How many may be away at once: whoever is away longest joins again.
constexpr int MaxAway = 10'000;

QString keyOf(CompanyId company, const QString &chat)
{
    return QString::number(company.value) + u'/' + chat;
}

bool isOutage(Parting parting)
{
    return parting == Parting::TransportClosed || parting == Parting::TransportFailed ||
           parting == Parting::PingTimedOut;
}

/// The chat that one follows which has just begun; empty where it follows none.
QString beforeOf(const engine::Event &event)
{
    return event.kinds.contains("session.created") ? event.session->previous : QString();
}

/// What people do that changes the places of others.
bool movesQueues(const engine::Event &event)
{
    return event.kinds.contains("presence.changed") || (event.session && event.session->tier == Tier::HumanAgent) ||
           event.kinds.contains("session.resolved");
}

} // namespace

LiveChats::LiveChats(engine::Engine &engine, Chats &chats, const Gate &gate, const Origins &origins)
    : m_engine(engine)
    , m_chats(chats)
    , m_gate(gate)
    , m_origins(origins)
    , m_open(std::make_shared<std::atomic<int>>(0))
{
    m_paces.emplace(QStringLiteral("join-chat"), Pace(240));
    m_paces.emplace(QStringLiteral("send-message"), Pace(240));
    m_paces.emplace(QStringLiteral("typing"), Pace(600));
    m_paces.emplace(QStringLiteral("rate-chat"), Pace(60));
    m_paces.emplace(QStringLiteral("end-chat"), Pace(60));
    // On the engine thread: with nobody there a commit costs one look.
    QObject::connect(
        &engine, &engine::Engine::committed, &m_context,
        [this, open = m_open](const std::shared_ptr<const std::vector<engine::Event>> &events) {
            if (open->load() > 0)
                QMetaObject::invokeMethod(
                    &m_context, [this, events] { take(events); }, Qt::QueuedConnection);
        },
        Qt::DirectConnection);
    QObject::connect(
        &engine, &engine::Engine::directoryChanged, &m_context,
        [this](const std::shared_ptr<const engine::Directory> &directory) {
            addSpaces(*directory);
            checkKeys(*directory);
        },
        Qt::QueuedConnection);
    engine.watchWords(
        &m_context, [open = m_open](CompanyId) { return open->load() > 0; },
        [this](const engine::WordsHeard &heard) { tellWords(heard); });
    m_sweeper.setInterval(std::chrono::seconds(5));
    QObject::connect(&m_sweeper, &QTimer::timeout, &m_context, [this] { sweep(); });
    m_sweeper.start();
    m_queueLook.setInterval(std::chrono::milliseconds(300));
    m_queueLook.setSingleShot(true);
    QObject::connect(&m_queueLook, &QTimer::timeout, &m_context, [this] { lookAtQueues(); });
}

LiveChats::~LiveChats()
{
    m_engine.disconnect(&m_context);
    for (const VisitorPtr &each : m_visitors)
        each->waiting.clear(); // what waits holds its visitor
}

void LiveChats::mount(EventHub &hub)
{
    m_hub = &hub;
    addSpace("/");
    addSpaces(*m_engine.directory());
}

void LiveChats::listenTo(const AgentTyping &agents)
{
    QObject::connect(&agents, &AgentTyping::told, &m_context,
                     [this](CompanyId company, const QString &session, UserId user, bool isTyping) {
                         const QString name = m_engine.directory()->userName(user);
                         for (const VisitorPtr &each : visitorsOf(company, session))
                             tell(*each, each->news.ofAgentTyping(isTyping, name));
                     });
}

void LiveChats::addSpaces(const engine::Directory &directory)
{
    for (const auto &credential : directory.credentials) {
        if (m_hub && credential->kind == CredentialKind::SiteKey)
            addSpace("/s/" + credential->publicId.toLatin1());
    }
}

/// One that was added stays: whose key has ended is refused as anybody who shows it.
void LiveChats::addSpace(const QByteArray &name)
{
    if (m_spaces.contains(name))
        return;
    m_spaces.insert(name);
    EventNamespace space;
    space.name = name;
    space.admit = [this, name](const Call &handshake, const QJsonObject &auth) -> base::Result<void> {
        const auto who = identify(handshake, name, auth);
        if (who)
            return {};
        base::Error told = who.error();
        const QJsonObject body = errorJson(told);
        told.message = body.value(u"error").toString();
        told.details = body;
        return told;
    };
    space.opened = [this, name](EventSocket &socket) { opened(name, socket); };
    m_hub->add(std::move(space));
}

base::Result<Principal> LiveChats::identify(const Call &handshake, const QByteArray &space,
                                            const QJsonObject &auth) const
{
    Call call = handshake;
    const QByteArray inSpace = space.startsWith("/s/") ? space.mid(3) : QByteArray();
    const QByteArray inAuth = auth.value(u"siteKey").toString().toLatin1();
    if (!inSpace.isEmpty() && !inAuth.isEmpty() && inSpace != inAuth)
        return base::fail(base::Fault::Unauthenticated, QStringLiteral("Two site keys are shown."));
    if (!inSpace.isEmpty() || !inAuth.isEmpty()) {
        std::erase_if(call.headers, [](const Header &each) { return each.first == "x-site-key"; });
        call.headers.emplace_back("x-site-key", inSpace.isEmpty() ? inAuth : inSpace);
    }
    auto who = m_gate.identify(call);
    if (!who)
        return who;
    if (!who->opens(Door::Chat))
        return base::fail(base::Fault::Forbidden, QStringLiteral("The site key does not open this door."));
    if (!m_origins.allows(who->company, handshake, m_engine.clock().now()))
        return strangeOrigin();
    return who;
}

void LiveChats::opened(const QByteArray &space, EventSocket &socket)
{
    VisitorPtr visitor = std::static_pointer_cast<Visitor>(socket.data);
    if (!visitor || visitor->isForgotten) {
        auto who = identify(socket.handshake(), space, socket.auth());
        if (!who)
            return socket.disconnect();
        visitor = std::make_shared<Visitor>();
        visitor->space = space;
        visitor->id = socket.id();
        visitor->principal = *std::move(who);
        visitor->peer = socket.handshake().peer.toString();
        socket.data = visitor;
        m_visitors.push_back(visitor);
        ++*m_open;
    }
    visitor->socket = &socket;
    if (std::exchange(visitor->awayUntil, {}))
        --m_away;
    socket.onEvent = [this, visitor](const QString &event, const Arguments &arguments, const Respond &respond) {
        heard(visitor, event, arguments, respond);
    };
    socket.onClosed = [this, visitor](Parting parting) { closed(visitor, parting); };
}

void LiveChats::closed(const VisitorPtr &visitor, Parting parting)
{
    const bool comesBack =
        isOutage(parting) && visitor->socket->handshake().parameter(u"recovery") != QStringLiteral("0");
    visitor->socket = nullptr;
    if (!comesBack)
        return forget(visitor);
    visitor->awayUntil = m_engine.clock().now() + AwayTime;
    if (++m_away <= MaxAway)
        return;
    const VisitorPtr longest =
        *std::min_element(m_visitors.begin(), m_visitors.end(), [](const VisitorPtr &one, const VisitorPtr &other) {
            return std::pair(!one->awayUntil, one->awayUntil) < std::pair(!other->awayUntil, other->awayUntil);
        });
    forget(longest);
}

void LiveChats::forget(const VisitorPtr &visitor)
{
    leave(*visitor);
    visitor->isForgotten = true;
    if (std::exchange(visitor->awayUntil, {}))
        --m_away;
    visitor->joining.clear();
    visitor->held.clear();
    visitor->waiting.clear();
    if (std::erase(m_visitors, visitor) > 0)
        --*m_open;
}

void LiveChats::sweep()
{
    const Timestamp now = m_engine.clock().now();
    const std::vector<VisitorPtr> all = m_visitors;
    for (const VisitorPtr &each : all) {
        if (each->awayUntil && *each->awayUntil <= now)
            forget(each);
    }
    checkKeys(*m_engine.directory()); // one may have ended by the clock
}

void LiveChats::checkKeys(const engine::Directory &directory)
{
    const Timestamp now = m_engine.clock().now();
    const std::vector<VisitorPtr> all = m_visitors;
    for (const VisitorPtr &each : all) {
        const Principal &who = each->principal;
        const auto key = directory.credentials.value(who.credential.value);
        const bool isKeyGood = !who.credential.isSet() || (key && (!key->expiresAt || now < *key->expiresAt));
        if (isKeyGood && directory.company(who.company))
            continue;
        if (each->socket)
            each->socket->disconnect();
        else
            forget(each);
    }
}

std::vector<LiveChats::VisitorPtr> LiveChats::visitorsOf(CompanyId company, const QString &chat) const
{
    return m_inChat.value(keyOf(company, chat));
}

void LiveChats::enter(const VisitorPtr &visitor, const Opened &opened, const QString &name)
{
    const QString before = visitor->chat;
    leave(*visitor);
    ChatNews news(opened.view);
    if (before == opened.view.session.id)
        news.keepSending(visitor->news);
    visitor->chat = opened.view.session.id;
    visitor->first = opened.first;
    visitor->names = {opened.first, opened.view.session.previous, name};
    visitor->names.removeAll(QString());
    visitor->news = std::move(news);
    visitor->from = opened.seq;
    m_inChat[keyOf(visitor->principal.company, visitor->chat)].push_back(visitor);
}

void LiveChats::leave(Visitor &visitor)
{
    if (visitor.chat.isEmpty())
        return;
    const auto found = m_inChat.find(keyOf(visitor.principal.company, std::exchange(visitor.chat, {})));
    if (found == m_inChat.end())
        return;
    std::erase_if(*found, [&](const VisitorPtr &each) { return each.get() == &visitor; });
    if (found->empty())
        m_inChat.erase(found);
}

void LiveChats::move(CompanyId company, const QString &from, const QString &to)
{
    for (const VisitorPtr &each : visitorsOf(company, from)) {
        leave(*each);
        each->names.append(from);
        each->chat = to;
        m_inChat[keyOf(company, to)].push_back(each);
    }
}

void LiveChats::take(const std::shared_ptr<const std::vector<engine::Event>> &events)
{
    const auto directory = m_engine.directory();
    for (const engine::Event &event : *events) {
        if (movesQueues(event)) {
            m_crowds.insert(event.company.value);
            // An agent of several companies comes to all of them.
            const User *user = event.kinds.contains("presence.changed") ? directory->user(event.user) : nullptr;
            for (const CompanyId each : user ? user->companies : std::vector<CompanyId>())
                m_crowds.insert(each.value);
            if (!m_queueLook.isActive())
                m_queueLook.start();
        }
        if (!event.session || event.session->door != Door::Chat)
            continue;
        const Session &session = *event.session;
        const QString before = beforeOf(event);
        if (!before.isEmpty())
            move(event.company, before, session.id);
        for (const VisitorPtr &each : m_visitors) {
            if (each->principal.company != event.company || each->joining.isEmpty())
                continue;
            if (each->joining == before)
                each->joining = session.id;
            if (each->joining == session.id)
                each->held.emplace_back(events, &event);
        }
        for (const VisitorPtr &each : visitorsOf(event.company, session.id)) {
            if (each->joining != session.id) // it hears what was held
                hear(*each, event, *directory);
        }
    }
}

/// What has become of the chat that it has joined, or stays in, while that was read.
void LiveChats::hearHeld(const VisitorPtr &visitor)
{
    const auto directory = m_engine.directory();
    visitor->joining.clear();
    const std::vector<EventPtr> held = std::exchange(visitor->held, {});
    for (const EventPtr &each : held) {
        if (visitor->isIn(each->session->id))
            hear(*visitor, *each, *directory);
    }
}

void LiveChats::hear(Visitor &visitor, const engine::Event &event, const engine::Directory &directory)
{
    if (event.seq > visitor.from)
        tellAll(visitor, visitor.news.of(event, directory));
}

void LiveChats::tell(const Visitor &visitor, const News &news)
{
    m_hub->send(visitor.space, {visitor.id}, news.event, Arguments{{news.body}, {}});
}

void LiveChats::tellAll(const Visitor &visitor, const std::vector<News> &news)
{
    for (const News &each : news)
        tell(visitor, each);
}

void LiveChats::tellWords(const engine::WordsHeard &heard)
{
    for (const VisitorPtr &each : visitorsOf(heard.company, heard.sessionId))
        tellAll(*each, each->news.of(heard));
}

/// The places of those who wait, looked up together for all whose queue has moved.
void LiveChats::lookAtQueues()
{
    // One read of a company's at a time: what moves meanwhile is looked at after it.
    const QSet<qint64> now = m_crowds - m_looking;
    m_crowds &= m_looking;
    for (const qint64 company : now)
        lookAtQueue(CompanyId{company});
}

void LiveChats::lookAtQueue(CompanyId company)
{
    const auto directory = m_engine.directory();
    const engine::CompanyEntry *entry = directory->company(company);
    std::set<qint64> keys;
    for (const VisitorPtr &each : m_visitors) {
        if (each->principal.company == company && !each->chat.isEmpty() && each->news.isWaiting())
            keys.insert(each->news.key().value);
    }
    if (!entry || keys.empty())
        return;
    m_looking.insert(company.value);
    using Stands = std::map<qint64, std::optional<QueueStand>>;
    m_engine.read<Stands>(
        [keys = std::move(keys), isStaffed = entry->staffed > 0](store::Readers &readers) -> base::Result<Stands> {
            Stands stands;
            for (const qint64 key : keys) {
                const auto session = readers.rows.sessions.byKey(SessionKey{key});
                if (!session)
                    return session.error();
                if (!*session)
                    continue;
                auto stand = queueStandOf(readers, **session, isStaffed);
                if (!stand)
                    return stand.error();
                stands[key] = *stand;
            }
            return stands;
        },
        &m_context,
        [this, company](const base::Result<Stands> &stands) {
            m_looking.remove(company.value);
            if (m_crowds.contains(company.value) && !m_queueLook.isActive())
                m_queueLook.start();
            if (!stands) {
                qCWarning(log::Http, "places in the queue were not read: %ls", qUtf16Printable(stands.error().message));
                return;
            }
            const std::vector<VisitorPtr> all = m_visitors; // a reader too slow is cut while it is told
            for (const VisitorPtr &each : all) {
                const auto found = stands->find(each->news.key().value);
                if (each->principal.company == company && found != stands->end() && found->second)
                    tellAll(*each, each->news.ofQueue(found->second));
            }
        });
}

} // namespace tierdesk::dialects::chat
