#include "core/doors/server/socketio/ClientSocket.h"

#include "core/base/Json.h"
#include "core/base/Random.h"

#include <utility>

namespace tierdesk::server {

namespace {

using dialects::Arguments;
using EventType = EventPacket::Type;

constexpr int SocketIdLength = 20;

} // namespace

std::vector<EngineFrame> framesOf(const QByteArray &text, const std::vector<QByteArray> &binaries)
{
    std::vector<EngineFrame> out;
    out.reserve(1 + binaries.size());
    out.push_back({static_cast<char>(EnginePacket::Type::Message) + text, false});
    for (const QByteArray &each : binaries)
        out.push_back({each, true});
    return out;
}

OutgoingEvent::Frames OutgoingEvent::make(const QByteArray &offset) const
{
    const QByteArray json = eventJson(m_event, m_arguments.values, offset);
    const QByteArray text = eventText(EventType::Event, m_space, std::nullopt, json, m_arguments.binaries.size());
    return std::make_shared<const std::vector<EngineFrame>>(framesOf(text, m_arguments.binaries));
}

const OutgoingEvent::Frames &OutgoingEvent::plain()
{
    if (!m_plain)
        m_plain = make({});
    return m_plain;
}

const OutgoingEvent::Frames &OutgoingEvent::withOffset()
{
    if (!m_withOffset)
        m_withOffset = make(QByteArray::number(m_offset, 36));
    return m_withOffset;
}

ClientSocket::ClientSocket(SocketIoServer &server, SpaceState &space, std::shared_ptr<EngineSession> session,
                           QJsonObject auth, bool isRecoverable)
    : m_server(server)
    , m_space(space)
    , m_session(std::move(session))
    , m_id(base::randomToken(SocketIdLength).toLatin1())
    , m_pid(isRecoverable ? base::randomToken(SocketIdLength).toLatin1() : QByteArray())
    , m_auth(std::move(auth))
    , m_droppedUpTo(server.m_lastOffset)
{}

ClientSocket::~ClientSocket()
{
    m_server.m_keptBytes -= m_keptBytes;
}

void ClientSocket::send(const QString &event, const Arguments &arguments)
{
    OutgoingEvent out(m_space.handlers.name, event, arguments, ++m_server.m_lastOffset);
    deliver(out);
}

void ClientSocket::deliver(OutgoingEvent &event)
{
    const auto self = shared_from_this(); // sending may disconnect a slow client
    if (isRecoverable())
        keep(event);
    if (m_isConnected)
        m_session->send(*(isRecoverable() ? event.withOffset() : event.plain()));
}

void ClientSocket::keep(OutgoingEvent &event)
{
    const EventSettings &settings = m_server.m_settings;
    Kept kept{event.offset(), event.withOffset(), 0, Clock::now()};
    for (const EngineFrame &each : *kept.frames)
        kept.bytes += each.bytes.size();
    m_keptBytes += kept.bytes;
    m_server.m_keptBytes += kept.bytes;
    m_kept.push_back(std::move(kept));
    while (!m_kept.empty() && (m_kept.size() > settings.keptPackets || m_keptBytes > settings.keptBytes ||
                               m_server.m_keptBytes > settings.keptInAll))
        dropFirst();
}

void ClientSocket::dropFirst()
{
    m_isComplete = false;
    m_droppedUpTo = m_kept.front().offset;
    m_keptBytes -= m_kept.front().bytes;
    m_server.m_keptBytes -= m_kept.front().bytes;
    m_kept.pop_front();
}

void ClientSocket::dropBefore(Clock::time_point time)
{
    while (!m_kept.empty() && m_kept.front().at < time)
        dropFirst();
}

void ClientSocket::ask(const QString &event, const Arguments &arguments, std::chrono::milliseconds within,
                       Answered answered)
{
    if (!m_isConnected || m_asks.size() >= static_cast<size_t>(m_server.m_settings.asks)) {
        answered(std::nullopt);
        return;
    }
    const qint64 id = m_lastAsk++;
    m_asks.emplace(id, std::move(answered));
    m_server.askWithin(*this, id, within);
    const QByteArray text = eventText(EventType::Event, m_space.handlers.name, id, eventJson(event, arguments.values),
                                      arguments.binaries.size());
    m_session->send(framesOf(text, arguments.binaries));
}

void ClientSocket::takeAck(const EventPacket &packet)
{
    if (auto found = m_asks.extract(*packet.id))
        found.mapped()(packet.arguments);
}

void ClientSocket::expire(qint64 ask)
{
    if (auto found = m_asks.extract(ask))
        found.mapped()(std::nullopt);
}

void ClientSocket::takeEvent(const EventPacket &packet)
{
    if (!onEvent)
        return;
    Respond respond;
    if (packet.id) {
        respond = Respond([self = weak_from_this(), id = *packet.id, connection = m_connections,
                           isOpen = std::make_shared<bool>(true)](const Arguments &arguments) {
            const auto socket = self.lock();
            if (!std::exchange(*isOpen, false) || !socket || !socket->m_isConnected ||
                socket->m_connections != connection)
                return;
            const QByteArray text = eventText(EventType::Ack, socket->m_space.handlers.name, id,
                                              base::toJson(arguments.values), arguments.binaries.size());
            socket->m_session->send(framesOf(text, arguments.binaries));
        });
    }
    const auto handler = onEvent; // a copy, because it may replace itself
    handler(packet.name, packet.arguments, respond);
}

void ClientSocket::join(const QByteArray &room)
{
    if (m_space.sockets.value(m_id).get() != this || m_rooms.contains(room))
        return;
    m_rooms.insert(room);
    m_space.rooms[room].insert(this);
}

void ClientSocket::leave(const QByteArray &room)
{
    if (!m_rooms.remove(room))
        return;
    const auto found = m_space.rooms.find(room);
    if (found == m_space.rooms.end())
        return;
    found->remove(this);
    if (found->isEmpty())
        m_space.rooms.erase(found);
}

void ClientSocket::disconnect(bool isWholly)
{
    if (m_isConnected)
        m_server.disconnect(*this, isWholly);
    else
        m_server.forget(*this);
}

void ClientSocket::detach(Clock::time_point awayUntil, quint64 outage)
{
    m_isConnected = false;
    m_isRecovered = false;
    m_awayUntil = awayUntil;
    m_outage = outage;
    const std::map<qint64, Answered> owed = std::exchange(m_asks, {});
    for (const auto &[id, answered] : owed)
        answered(std::nullopt);
}

bool ClientSocket::hasAllSince(std::optional<quint64> offset) const
{
    return offset ? *offset >= m_droppedUpTo && *offset <= m_server.m_lastOffset : m_isComplete;
}

void ClientSocket::resume(std::shared_ptr<EngineSession> session, QJsonObject auth)
{
    m_session = std::move(session);
    m_auth = std::move(auth);
    m_isConnected = true;
    m_isRecovered = true;
    ++m_connections;
}

void ClientSocket::sendMissed(std::optional<quint64> offset)
{
    const auto self = shared_from_this();
    const std::deque<Kept> kept = m_kept;
    for (const Kept &each : kept) {
        if (m_isConnected && (!offset || each.offset > *offset))
            m_session->send(*each.frames);
    }
}

} // namespace tierdesk::server
