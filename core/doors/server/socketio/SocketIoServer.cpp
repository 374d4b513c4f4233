#include "core/doors/server/socketio/SocketIoServer.h"

#include "core/base/Json.h"
#include "core/doors/server/socketio/ClientSocket.h"

#include <algorithm>
#include <utility>

namespace tierdesk::server {

namespace {

using dialects::Arguments;
using dialects::Parting;
using EventType = EventPacket::Type;

QByteArray refusalJson(const base::Error &error)
{
    QJsonObject out{{u"message"_s, error.message}};
    if (!error.details.isEmpty())
        out.insert(u"data"_s, error.details);
    return base::toJson(out);
}

/// Returns whether a client may recover its socket after @p parting.
bool isOutage(Parting parting)
{
    switch (parting) {
    case Parting::TransportClosed:
    case Parting::TransportFailed:
    case Parting::PingTimedOut:
        return true;
    case Parting::ClientLeft:
    case Parting::ServerLeft:
    case Parting::Unreadable:
    case Parting::ForcedClose:
    case Parting::ServerGoesAway:
        return false;
    }
    return false;
}

/// Returns the offset of the last event that the client received, in base 36; none if missing or malformed.
std::optional<quint64> offsetOf(const QJsonObject &auth)
{
    bool isNumber = false;
    const quint64 number = auth.value(u"offset").toString().toULongLong(&isNumber, 36);
    return isNumber ? std::optional(number) : std::nullopt;
}

} // namespace

SocketIoServer::SocketIoServer(EngineSettings engine, EventSettings events, base::Counters &counters)
    : m_settings(std::move(events))
    , m_engine(std::move(engine), counters)
{
    m_engine.onOpened = [this](const std::shared_ptr<EngineSession> &session) { begin(session); };
    m_engine.onTick = [this](Clock::time_point now) { tick(now); };
}

SocketIoServer::~SocketIoServer() = default;

void SocketIoServer::add(dialects::EventNamespace space)
{
    const QByteArray name = space.name;
    auto &state = m_spaces[name];
    if (!state)
        state = std::make_unique<SpaceState>();
    state->handlers = std::move(space);
}

void SocketIoServer::begin(const std::shared_ptr<EngineSession> &session)
{
    EngineSession *const which = session.get();
    auto client = std::make_shared<Client>(Client{session, EventAssembler(m_settings.limits), {}});
    m_joining.push_back({Clock::now() + m_settings.connectTimeout, client});
    m_clients.insert(which, std::move(client));
    session->onText = [this, which](const QByteArray &text) {
        take(which, [&](EventAssembler &assembler) { return assembler.takeText(text); });
    };
    session->onBinary = [this, which](const QByteArray &bytes) {
        take(which, [&](EventAssembler &assembler) { return assembler.takeBinary(bytes); });
    };
    session->onClosed = [this, which](Parting parting) { ended(which, parting); };
}

void SocketIoServer::take(EngineSession *from, const std::function<Assembled(EventAssembler &)> &assemble)
{
    const ClientPtr client = m_clients.value(from);
    if (!client)
        return;
    EventAssembler &assembler = client->assembler;
    m_heldBytes -= assembler.held();
    Assembled packet = assemble(assembler);
    m_heldBytes += assembler.held();
    if (!assembler.isWaiting())
        m_attaching.remove(from);
    else if (!m_attaching.contains(from))
        m_attaching.insert(from, Clock::now() + m_settings.attachTime);
    if (!packet || m_heldBytes > m_settings.attachedInAll)
        client->session->close(Parting::Unreadable);
    else if (*packet)
        takePacket(client, std::move(**packet));
}

void SocketIoServer::takePacket(const ClientPtr &client, EventPacket packet)
{
    const auto found = client->sockets.find(packet.space);
    if (packet.type == EventType::Connect) {
        if (found == client->sockets.end())
            connect(client, packet);
        else
            client->session->close(Parting::Unreadable);
        return;
    }
    if (found == client->sockets.end()) {
        client->session->close(Parting::Unreadable);
        return;
    }
    const SocketPtr socket = found->second;
    switch (packet.type) {
    case EventType::Event:
        socket->takeEvent(packet);
        return;
    case EventType::Ack:
        socket->takeAck(packet);
        return;
    case EventType::Disconnect:
        client->sockets.erase(found);
        part(socket, Parting::ClientLeft);
        return;
    case EventType::Connect:
    case EventType::ConnectError: // refused by the parser
        return;
    }
}

void SocketIoServer::connect(const ClientPtr &client, const EventPacket &packet)
{
    const auto refuse = [&](const base::Error &error) {
        client->session->send(
            framesOf(eventText(EventType::ConnectError, packet.space, std::nullopt, refusalJson(error))));
    };
    const auto found = m_spaces.find(packet.space);
    if (found == m_spaces.end()) {
        refuse(base::fail(base::Fault::NotFound, u"Invalid namespace"_s));
        return;
    }
    if (static_cast<int>(client->sockets.size()) >= m_settings.spaces) {
        refuse(base::fail(base::Fault::TooLarge, u"Too many namespaces"_s));
        return;
    }
    SpaceState &space = *found->second;
    if (space.handlers.admit) {
        if (auto admitted = space.handlers.admit(client->session->handshake(), packet.auth); !admitted) {
            refuse(admitted.error());
            return;
        }
    }
    const SocketPtr known = recover(space, client, packet.auth);
    if (!client->session->isOpen())
        return;
    const bool isRecoverable =
        m_settings.recovery.count() > 0 && client->session->handshake().parameter(u"recovery") != u"0"_s;
    const SocketPtr socket =
        known ? known : std::make_shared<ClientSocket>(*this, space, client->session, packet.auth, isRecoverable);
    client->sockets.emplace(packet.space, socket);
    if (!known) {
        space.sockets.insert(socket->id(), socket);
        if (isRecoverable)
            space.byPid.insert(socket->pid(), socket);
    }
    QJsonObject answer{{u"sid"_s, QString::fromLatin1(socket->id())}};
    if (socket->isRecoverable())
        answer.insert(u"pid"_s, QString::fromLatin1(socket->pid()));
    client->session->send(framesOf(eventText(EventType::Connect, packet.space, std::nullopt, base::toJson(answer))));
    if (known)
        known->sendMissed(offsetOf(packet.auth));
    if (socket->isConnected() && space.handlers.opened)
        space.handlers.opened(*socket);
}

SocketIoServer::SocketPtr SocketIoServer::recover(SpaceState &space, const ClientPtr &client, const QJsonObject &auth)
{
    const SocketPtr socket = space.byPid.value(auth.value(u"pid").toString().toLatin1());
    if (!socket)
        return nullptr;
    // If its network changed, the client notices the outage before the server does.
    if (socket->isConnected())
        std::shared_ptr(socket->session())->close(Parting::TransportClosed);
    if (space.byPid.value(socket->pid()) != socket)
        return nullptr;
    const bool isReadable = !auth.contains(u"offset") || offsetOf(auth);
    if (!isReadable || socket->awayUntil() <= Clock::now() || !socket->hasAllSince(offsetOf(auth))) {
        forget(*socket);
        return nullptr;
    }
    m_away.erase(socket->outage());
    socket->resume(client->session, auth);
    return socket;
}

void SocketIoServer::ended(EngineSession *which, Parting parting)
{
    const ClientPtr client = m_clients.take(which);
    if (!client)
        return;
    m_heldBytes -= client->assembler.held();
    m_attaching.remove(which);
    for (const auto &[name, socket] : std::exchange(client->sockets, {}))
        part(socket, parting);
}

void SocketIoServer::part(const SocketPtr &socket, Parting parting)
{
    const auto onClosed = std::exchange(socket->onClosed, nullptr);
    socket->onEvent = nullptr;
    socket->detach(Clock::now() + m_settings.recovery, ++m_outages);
    if (onClosed)
        onClosed(parting);
    if (!socket->isRecoverable() || !isOutage(parting))
        return forget(*socket);
    m_away.emplace(socket->outage(), socket);
    if (m_away.size() > m_settings.away)
        forget(*SocketPtr(m_away.begin()->second));
}

void SocketIoServer::forget(ClientSocket &socket)
{
    SpaceState &space = socket.space();
    for (const QByteArray &room : QSet<QByteArray>(socket.rooms()))
        socket.leave(room);
    if (socket.isRecoverable())
        space.byPid.remove(socket.pid());
    m_away.erase(socket.outage());
    const SocketPtr last = space.sockets.take(QByteArray(socket.id()));
    if (const auto onForgotten = std::exchange(socket.onForgotten, nullptr))
        onForgotten();
}

void SocketIoServer::disconnect(ClientSocket &socket, bool isWholly)
{
    const ClientPtr client = m_clients.value(socket.session().get());
    if (!client)
        return;
    const auto leave = [&](const QByteArray &name, const SocketPtr &each) {
        client->session->send(framesOf(eventText(EventType::Disconnect, name, std::nullopt, {})));
        part(each, Parting::ServerLeft);
    };
    if (!isWholly) {
        const QByteArray name = socket.space().handlers.name;
        if (const auto node = client->sockets.extract(name))
            leave(name, node.mapped());
        return;
    }
    for (const auto &[name, each] : std::exchange(client->sockets, {}))
        leave(name, each);
    client->session->close(Parting::ForcedClose);
}

void SocketIoServer::send(const QByteArray &name, const std::vector<QByteArray> &rooms, const QString &event,
                          const Arguments &arguments, const QByteArray &except)
{
    const auto found = m_spaces.find(name);
    if (found == m_spaces.end())
        return;
    const SpaceState &space = *found->second;
    // Kept alive while sending, because a client that reads too slowly is disconnected.
    std::vector<SocketPtr> hearers;
    const auto add = [&](const SocketPtr &socket) {
        if (socket->id() != except)
            hearers.push_back(socket);
    };
    if (rooms.empty()) {
        for (const SocketPtr &each : space.sockets)
            add(each);
    }
    for (const QByteArray &room : rooms) {
        if (const SocketPtr own = space.sockets.value(room))
            add(own);
        for (ClientSocket *const each : space.rooms.value(room))
            add(each->shared_from_this());
    }
    if (rooms.size() > 1) {
        std::sort(hearers.begin(), hearers.end());
        hearers.erase(std::unique(hearers.begin(), hearers.end()), hearers.end());
    }
    if (hearers.empty())
        return;
    OutgoingEvent out(found->first, event, arguments, ++m_lastOffset);
    for (const SocketPtr &each : hearers)
        each->deliver(out);
}

size_t SocketIoServer::size(const QByteArray &name, const QByteArray &room) const
{
    const auto found = m_spaces.find(name);
    if (found == m_spaces.end())
        return 0;
    const SpaceState &space = *found->second;
    const auto isHere = [](const auto &socket) { return socket->isConnected(); };
    if (room.isEmpty())
        return static_cast<size_t>(std::count_if(space.sockets.begin(), space.sockets.end(), isHere));
    const SocketPtr own = space.sockets.value(room);
    const QSet<ClientSocket *> members = space.rooms.value(room);
    return static_cast<size_t>(std::count_if(members.begin(), members.end(), isHere)) + (own && isHere(own) ? 1 : 0);
}

void SocketIoServer::askWithin(ClientSocket &socket, qint64 id, std::chrono::milliseconds within)
{
    m_asks.emplace(Clock::now() + within, Ask{socket.weak_from_this(), id});
}

void SocketIoServer::tick(Clock::time_point now)
{
    while (!m_joining.empty() && m_joining.front().until <= now) {
        const ClientPtr client = m_joining.front().client.lock();
        m_joining.pop_front();
        if (client && client->sockets.empty() && client->session->isOpen())
            client->session->close(Parting::ForcedClose);
    }
    const QHash<EngineSession *, Clock::time_point> attaching = m_attaching;
    for (const auto &[session, until] : attaching.asKeyValueRange()) {
        const ClientPtr client = until <= now ? m_clients.value(session) : nullptr;
        if (client)
            client->session->close(Parting::Unreadable);
    }
    while (!m_asks.empty() && m_asks.begin()->first <= now) {
        const Ask ask = m_asks.begin()->second;
        m_asks.erase(m_asks.begin());
        if (const SocketPtr socket = ask.socket.lock())
            socket->expire(ask.id);
    }
    if (m_settings.recovery.count() == 0)
        return;
    while (!m_away.empty() && m_away.begin()->second->awayUntil() <= now)
        forget(*SocketPtr(m_away.begin()->second));
    // Events older than the recovery time plus the time to notice an outage have reached the client.
    const EngineSettings &engine = m_engine.settings();
    const auto old = now - m_settings.recovery - engine.pingInterval - engine.pingTimeout;
    for (const auto &[name, space] : m_spaces) {
        for (const SocketPtr &each : std::as_const(space->sockets))
            each->dropBefore(old);
    }
}

} // namespace tierdesk::server
