#include "core/doors/dialects/chat/LiveChats.h"

#include "core/base/Log.h"
#include "core/doors/dialects/chat/ErrorTable.h"
#include "core/store/Readers.h"

#include <algorithm>
#include <map>
#include <utility>

namespace tierdesk::dialects::chat {

namespace {

/// Returns the chat that a newly created one continues; empty if there is none.
QString beforeOf(const engine::Event &event)
{
    return event.kinds.contains("session.created") ? event.session->previous : QString();
}

/// Returns whether the event only adds messages or AI results to a case, which leaves all places unchanged.
bool isTalk(const engine::Event &event)
{
    static const QByteArrayList Talk{"message.created", "note.created",  "reply.held",   "reply.sent",
                                     "reply.undone",    "reply.dropped", "brief.worded", "help.booked"};
    const auto isOfTalk = [](const QByteArray &kind) { return Talk.contains(kind); };
    return std::any_of(event.kinds.begin(), event.kinds.end(), isOfTalk) &&
           std::all_of(event.kinds.begin(), event.kinds.end(),
                       [&](const QByteArray &kind) { return kind == "session.updated" || isOfTalk(kind); });
}

/// Returns whether the event may change the places of others in a queue.
bool movesQueues(const engine::Event &event)
{
    return event.kinds.contains("presence.changed") ||
           (event.session && event.session->tier == Tier::HumanAgent && !isTalk(event));
}

} // namespace

LiveChats::LiveChats(engine::Engine &engine, Chats &chats, const Gate &gate, const Origins &origins,
                     base::Counters &counters)
    : m_engine(engine)
    , m_chats(chats)
    , m_gate(gate)
    , m_origins(origins)
    , m_audience(counters.counter("tierdesk_chat_visitors_looked_at_total",
                                  "Visitors of the chat door that were looked at for what became of chats, queues and "
                                  "site keys"))
    , m_open(std::make_shared<std::atomic<int>>(0))
{
    m_paces.emplace(u"join-chat"_s, Pace(240));
    m_paces.emplace(u"send-message"_s, Pace(240));
    m_paces.emplace(u"typing"_s, Pace(600));
    m_paces.emplace(u"rate-chat"_s, Pace(60));
    m_paces.emplace(u"end-chat"_s, Pace(60));
    m_paces.emplace(u"prove-order"_s, Pace(60));
    // On the engine thread: without visitors a commit costs one atomic read.
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
        [this](const engine::PartialReply &heard) { tellWords(heard); });
    m_keyCheck.setInterval(std::chrono::seconds(5)); // a key may expire
    QObject::connect(&m_keyCheck, &QTimer::timeout, &m_context, [this] { checkKeys(*m_engine.directory()); });
    m_keyCheck.start();
    m_queueLook.setInterval(std::chrono::milliseconds(300));
    m_queueLook.setSingleShot(true);
    QObject::connect(&m_queueLook, &QTimer::timeout, &m_context, [this] { lookAtQueues(); });
}

LiveChats::~LiveChats()
{
    m_engine.disconnect(&m_context);
    for (const VisitorPtr &each : m_audience.all())
        each->waiting.clear(); // queued events keep a reference to their visitor
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
                         for (const VisitorPtr &each : m_audience.in(company, session))
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

/// Namespaces are never removed: a client whose key has ended is refused when it authenticates.
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
        return base::fail(base::Fault::Unauthenticated, u"Two site keys are shown."_s);
    if (!inSpace.isEmpty() || !inAuth.isEmpty()) {
        std::erase_if(call.headers, [](const Header &each) { return each.first == "x-site-key"; });
        call.headers.emplace_back("x-site-key", inSpace.isEmpty() ? inAuth : inSpace);
    }
    auto who = m_gate.identify(call);
    if (!who)
        return who;
    if (!who->opens(Door::Chat))
        return base::fail(base::Fault::Forbidden, u"The site key does not open this door."_s);
    if (!m_origins.allows(who->company, handshake, m_engine.clock().now()))
        return strangeOrigin();
    return who;
}

void LiveChats::opened(const QByteArray &space, EventSocket &socket)
{
    VisitorPtr visitor = std::static_pointer_cast<Visitor>(socket.data);
    if (!visitor) {
        auto who = identify(socket.handshake(), space, socket.auth());
        if (!who)
            return socket.disconnect();
        visitor = std::make_shared<Visitor>();
        visitor->socket = &socket;
        visitor->space = space;
        visitor->id = socket.id();
        visitor->principal = *std::move(who);
        visitor->peer = socket.handshake().peer.toString();
        socket.data = visitor;
        m_audience.add(visitor);
        ++*m_open;
    }
    socket.onEvent = [this, visitor](const QString &event, const Arguments &arguments, const Respond &respond) {
        heard(visitor, event, arguments, respond);
    };
    // News is sent until the client can no longer recover; only the server knows when that is.
    socket.onForgotten = [this, visitor] {
        visitor->socket = nullptr;
        m_audience.forget(visitor);
        --*m_open;
    };
}

void LiveChats::checkKeys(const engine::Directory &directory)
{
    const Timestamp now = m_engine.clock().now();
    for (const VisitorPtr &each : m_audience.all()) {
        const Principal &who = each->principal;
        const auto key = directory.credentials.value(who.credential.value);
        const bool isKeyGood = !who.credential.isSet() || (key && (!key->expiresAt || now < *key->expiresAt));
        if (each->socket && !(isKeyGood && directory.company(who.company)))
            each->socket->disconnect();
    }
}

void LiveChats::enter(const VisitorPtr &visitor, const Opened &opened, const QString &name)
{
    const QString before = visitor->chat;
    m_audience.enter(visitor, opened.view.session.id);
    ChatNews news(opened.view);
    if (before == visitor->chat)
        news.keepSending(visitor->news);
    visitor->first = opened.first;
    visitor->names = {opened.first, opened.view.session.previous, name};
    visitor->names.removeAll(QString());
    visitor->news = std::move(news);
    visitor->from = opened.seq;
}

void LiveChats::move(CompanyId company, const QString &from, const QString &to)
{
    for (const VisitorPtr &each : m_audience.in(company, from)) {
        m_audience.enter(each, to);
        each->names.append(from);
    }
    for (const VisitorPtr &each : m_audience.expecting(company, from))
        m_audience.expect(each, to);
}

void LiveChats::take(const std::shared_ptr<const std::vector<engine::Event>> &events)
{
    const auto directory = m_engine.directory();
    for (const engine::Event &event : *events) {
        if (movesQueues(event))
            noteCrowds(event, *directory);
        if (!event.session || event.session->door != Door::Chat)
            continue;
        const QString &id = event.session->id;
        if (const QString before = beforeOf(event); !before.isEmpty())
            move(event.company, before, id);
        for (const VisitorPtr &each : m_audience.expecting(event.company, id))
            each->held.emplace_back(events, &event);
        for (const VisitorPtr &each : m_audience.in(event.company, id)) {
            if (each->joining != id) // it gets the held events later
                hear(*each, event, *directory);
        }
    }
}

/// Sends the events that were held while the chat was loaded, whether the visitor joined it or stayed in it.
void LiveChats::hearHeld(const VisitorPtr &visitor)
{
    const auto directory = m_engine.directory();
    m_audience.arrive(visitor);
    const auto held = std::exchange(visitor->held, {});
    for (const auto &each : held) {
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

void LiveChats::tellWords(const engine::PartialReply &heard)
{
    for (const VisitorPtr &each : m_audience.in(heard.company, heard.sessionId))
        tellAll(*each, each->news.of(heard));
}

void LiveChats::noteCrowds(const engine::Event &event, const engine::Directory &directory)
{
    m_crowds.insert(event.company.value);
    // An agent's presence concerns all of the agent's companies.
    const User *user = event.kinds.contains("presence.changed") ? directory.user(event.user) : nullptr;
    for (const CompanyId each : user ? user->companies : std::vector<CompanyId>())
        m_crowds.insert(each.value);
    if (!m_queueLook.isActive())
        m_queueLook.start();
}

/// Looks up the places of the waiting visitors, together for all companies whose queues have changed.
void LiveChats::lookAtQueues()
{
    // One read per company at a time; later changes are read after it.
    const QSet<qint64> now = m_crowds - m_looking;
    m_crowds &= m_looking;
    if (now.isEmpty())
        return;
    std::map<qint64, std::vector<VisitorPtr>> waiting;
    for (const VisitorPtr &each : m_audience.all()) {
        const qint64 company = each->principal.company.value;
        if (now.contains(company) && !each->chat.isEmpty() && each->news.isWaiting())
            waiting[company].push_back(each);
    }
    for (const auto &[company, visitors] : waiting)
        lookAtQueue(CompanyId{company}, visitors);
}

void LiveChats::lookAtQueue(CompanyId company, const std::vector<VisitorPtr> &waiting)
{
    const auto directory = m_engine.directory();
    const engine::CompanyEntry *entry = directory->company(company);
    if (!entry)
        return;
    m_looking.insert(company.value);
    m_engine.read<QueueStands>([company, isStaffed = entry->staffed > 0](
                                   store::Readers &readers) { return queueStandsOf(readers, company, isStaffed); },
                               &m_context,
                               [this, company, waiting](const base::Result<QueueStands> &stands) {
                                   m_looking.remove(company.value);
                                   if (m_crowds.contains(company.value) && !m_queueLook.isActive())
                                       m_queueLook.start();
                                   if (!stands) {
                                       qCWarning(log::Http, "places in the queue were not read: %ls",
                                                 qUtf16Printable(stands.error().message));
                                       return;
                                   }
                                   // Visitors who have left the queue meanwhile get that from its event.
                                   for (const VisitorPtr &each : waiting) {
                                       const auto found = stands->constFind(each->news.key().value);
                                       if (!each->chat.isEmpty() && found != stands->cend())
                                           tellAll(*each, each->news.ofQueue(*found));
                                   }
                               });
}

} // namespace tierdesk::dialects::chat
