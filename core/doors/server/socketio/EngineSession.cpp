#include "core/doors/server/socketio/EngineSession.h"

#include "core/base/Json.h"

#include <QtCore/QRandomGenerator>

#include <algorithm>
#include <utility>

namespace tierdesk::server {

namespace {

using base::Fault;
using dialects::Parting;
using FrameType = EnginePacket::Type;

EngineFrame bare(FrameType type, const char *data = "")
{
    return {QByteArray(1, static_cast<char>(type)) + data, false};
}

/// If a ping is sent later than this because the thread was busy, the client still gets about its full time to answer.
constexpr std::chrono::milliseconds Slack{20};

std::chrono::milliseconds scattered(std::chrono::milliseconds interval)
{
    const qint64 half = interval.count() / 2;
    return interval - std::chrono::milliseconds(QRandomGenerator::global()->bounded(half + 1));
}

} // namespace

EngineSession::EngineSession(QByteArray id, dialects::Call handshake, const EngineSettings &settings)
    : m_id(std::move(id))
    , m_handshake(std::move(handshake))
    , m_settings(settings)
    , m_pingAt(Clock::now() + scattered(settings.pingInterval))
{}

QByteArray EngineSession::opening(bool hasUpgrade) const
{
    const auto ms = [](std::chrono::milliseconds time) { return static_cast<qint64>(time.count()); };
    QJsonArray upgrades;
    if (hasUpgrade)
        upgrades.append(u"websocket"_s);
    return '0' + base::toJson(QJsonObject{{u"sid"_s, QString::fromLatin1(m_id)},
                                          {u"upgrades"_s, upgrades},
                                          {u"pingInterval"_s, ms(m_settings.pingInterval)},
                                          {u"pingTimeout"_s, ms(m_settings.pingTimeout)},
                                          {u"maxPayload"_s, qint64(m_settings.limits.payload)}});
}

void EngineSession::send(const std::vector<EngineFrame> &frames)
{
    ++m_corks;
    for (const EngineFrame &each : frames) {
        if (m_state == State::Open)
            write(each);
    }
    --m_corks;
    flush();
}

void EngineSession::write(const EngineFrame &frame)
{
    if (m_channel) {
        if (frame.isBinary)
            m_channel->sendBinary(frame.bytes);
        else
            m_channel->send(frame.bytes);
        return;
    }
    m_queued += frame.bytes.size();
    if (m_queued > m_settings.backlog) {
        m_queue.clear();
        close(Parting::TransportFailed);
        return;
    }
    m_queue.push_back(frame);
}

void EngineSession::flush()
{
    if (m_corks > 0 || !m_poll)
        return;
    if (!m_queue.empty())
        answerPoll({});
    else if (m_isProbed)
        answerPoll({bare(FrameType::Noop)});
}

/// Answers the poll with the queued frames followed by @p frames.
void EngineSession::answerPoll(std::vector<EngineFrame> frames)
{
    std::vector<EngineFrame> all = std::exchange(m_queue, {});
    m_queued = 0;
    std::move(frames.begin(), frames.end(), std::back_inserter(all));
    const dialects::Reply reply = std::exchange(m_poll, nullptr);
    if (onPollAnswered)
        onPollAnswered(m_pollConnection);
    dialects::Answer answer;
    answer.contentType = "text/plain; charset=UTF-8";
    answer.body = enginePayloadOf(all);
    reply(std::move(answer));
}

void EngineSession::close(Parting parting)
{
    if (m_state != State::Open)
        return;
    dropProbe();
    if (m_channel) {
        m_state = State::Over;
        const quint16 code = parting == Parting::Unreadable ? 1002 : parting == Parting::ServerGoesAway ? 1001 : 1000;
        std::exchange(m_channel, nullptr)->close(code, {});
    } else if (m_poll) {
        m_state = State::Over;
        // A client that closed the session itself does not expect a close packet.
        answerPoll({bare(parting == Parting::TransportClosed ? FrameType::Noop : FrameType::Close)});
    } else if (parting == Parting::ForcedClose || parting == Parting::ServerGoesAway) {
        m_state = State::Farewell;
        m_farewellUntil = Clock::now() + m_settings.pingTimeout;
    } else {
        m_state = State::Over;
        m_queue.clear();
    }
    if (onClosed)
        onClosed(parting);
}

void EngineSession::poll(quint64 connection, dialects::Reply reply)
{
    if (m_poll) {
        close(Parting::TransportFailed);
        dialects::Answer answer;
        answer.status = 400;
        answer.body = R"({"code":3,"message":"Bad request"})";
        reply(std::move(answer));
        return;
    }
    m_poll = std::move(reply);
    m_pollConnection = connection;
    if (m_state == State::Farewell) {
        m_state = State::Over;
        answerPoll({bare(FrameType::Close)});
        return;
    }
    flush();
}

void EngineSession::pollLeft(quint64 connection)
{
    if (!m_poll || m_pollConnection != connection)
        return;
    m_poll = nullptr;
    close(Parting::TransportFailed);
}

base::Result<void> EngineSession::post(const QByteArray &body)
{
    auto packets = enginePayload(body, m_settings.limits);
    if (!packets) {
        close(Parting::Unreadable);
        return std::move(packets).error();
    }
    ++m_corks;
    for (EnginePacket &each : *packets) {
        if (m_state == State::Open)
            take(std::move(each));
    }
    --m_corks;
    flush();
    return {};
}

void EngineSession::take(EnginePacket packet)
{
    switch (packet.type) {
    case FrameType::Message:
        if (packet.isBinary ? onBinary != nullptr : onText != nullptr)
            packet.isBinary ? onBinary(packet.data) : onText(packet.data);
        return;
    case FrameType::Pong:
        pong();
        return;
    case FrameType::Close:
        close(Parting::TransportClosed);
        return;
    case FrameType::Noop:
        return;
    case FrameType::Open:
    case FrameType::Ping:    // only the server pings since revision 4
    case FrameType::Upgrade: // valid only on a probed channel
        close(Parting::Unreadable);
        return;
    }
}

void EngineSession::pong()
{
    if (!std::exchange(m_isPongAwaited, false))
        return;
    m_pingAt = Clock::now() + m_settings.pingInterval;
}

void EngineSession::listen(dialects::Channel &channel)
{
    // The channel may outlive the session and vice versa.
    const std::weak_ptr<EngineSession> self = weak_from_this();
    dialects::Channel *const which = &channel;
    channel.onText = [self, which](const QByteArray &text) {
        if (const auto session = self.lock())
            session->takeText(which, text);
    };
    channel.onBinary = [self, which](const QByteArray &bytes) {
        if (const auto session = self.lock())
            session->takeBinary(which, bytes);
    };
    channel.onClosed = [self, which] {
        if (const auto session = self.lock())
            session->channelClosed(which);
    };
}

void EngineSession::start(dialects::Channel &channel)
{
    m_channel = &channel;
    listen(channel);
    channel.send(opening(false));
    m_queued = 0;
    send(std::exchange(m_queue, {}));
}

void EngineSession::probe(dialects::Channel &channel)
{
    if (m_state != State::Open || m_channel || m_probe) {
        channel.close(1000, {});
        return;
    }
    m_probe = &channel;
    m_isProbed = false;
    m_upgradeBy = Clock::now() + m_settings.upgradeTimeout;
    listen(channel);
}

void EngineSession::takeText(dialects::Channel *from, const QByteArray &text)
{
    if (from == m_probe) {
        takeProbe(text);
        return;
    }
    if (from != m_channel)
        return;
    auto packet = enginePacket(text);
    if (packet)
        take(std::move(*packet));
    else
        close(Parting::Unreadable);
}

void EngineSession::takeBinary(dialects::Channel *from, const QByteArray &bytes)
{
    if (from == m_probe)
        dropProbe();
    else if (from == m_channel && onBinary)
        onBinary(bytes);
}

void EngineSession::takeProbe(const QByteArray &text)
{
    if (!m_isProbed && text == "2probe") {
        m_isProbed = true;
        m_probe->send("3probe");
        flush();
    } else if (m_isProbed && text == "5") {
        upgrade();
    } else {
        dropProbe();
    }
}

void EngineSession::upgrade()
{
    if (m_poll)
        answerPoll({bare(FrameType::Noop)});
    m_channel = std::exchange(m_probe, nullptr);
    m_isProbed = false;
    m_queued = 0;
    send(std::exchange(m_queue, {}));
}

void EngineSession::dropProbe()
{
    m_isProbed = false;
    if (m_probe)
        std::exchange(m_probe, nullptr)->close(1000, {});
}

void EngineSession::channelClosed(dialects::Channel *which)
{
    if (which == m_probe) {
        m_probe = nullptr;
        m_isProbed = false;
    } else if (which == m_channel) {
        m_channel = nullptr;
        close(Parting::TransportClosed);
    }
}

void EngineSession::tick(Clock::time_point now)
{
    if (m_state == State::Farewell) {
        if (now >= m_farewellUntil)
            m_state = State::Over;
        return;
    }
    if (m_state != State::Open)
        return;
    if (m_probe && now >= m_upgradeBy)
        dropProbe();
    if (m_isPongAwaited) {
        if (now >= m_pongBy)
            close(Parting::PingTimedOut);
        return;
    }
    if (now < m_pingAt)
        return;
    m_isPongAwaited = true;
    m_pongBy = std::max(m_pingAt, now - Slack) + m_settings.pingTimeout;
    send({bare(FrameType::Ping)});
    if (m_state == State::Open && now >= m_pongBy)
        close(Parting::PingTimedOut);
}

} // namespace tierdesk::server
