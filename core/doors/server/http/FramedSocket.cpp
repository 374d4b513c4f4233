#include "core/doors/server/http/FramedSocket.h"

#include <QtNetwork/QSslSocket>

#include <algorithm>
#include <array>
#include <cstring>
#include <linux/sockios.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <utility>

namespace tierdesk::server {

namespace {

/// QHttpServer is shown this for every request: its own parser then has nothing to misread. OPTIONS matches no rule of
/// its router, which would otherwise try its regular expressions.
const QByteArray &shownRequest()
{
    static const QByteArray text("OPTIONS / HTTP/1.1\r\n\r\n");
    return text;
}

} // namespace

FramedSocket::FramedSocket(QTcpSocket *transport, const FramingLimits &limits, SocketHost &host, quint64 number,
                           bool isSecure, QObject *parent)
    : QTcpSocket(parent)
    , m_transport(transport)
    , m_limits(limits)
    , m_host(host)
    , m_framing(limits)
    , m_number(number)
    , m_isSecure(isSecure)
{
    m_transport->setParent(this);
    m_transport->setReadBufferSize(256 * 1024);
    setOpenMode(QIODevice::ReadWrite);
    setSocketState(QAbstractSocket::ConnectedState);
    setPeerAddress(m_transport->peerAddress());
    setPeerPort(m_transport->peerPort());
    setLocalAddress(m_transport->localAddress());
    setLocalPort(m_transport->localPort());
    updateReadingDeadline();

    connect(m_transport, &QIODevice::readyRead, this, &FramedSocket::onReadable);
    connect(m_transport, &QAbstractSocket::disconnected, this, &FramedSocket::onTransportGone);
    connect(m_transport, &QIODevice::bytesWritten, this, [this](qint64 bytes) {
        if (isUpgraded())
            Q_EMIT bytesWritten(bytes);
        else if (m_phase == Phase::Lingering && m_transport->bytesToWrite() == 0)
            linger(false);
    });
}

FramedSocket::~FramedSocket()
{
    // The transport's end would otherwise call into a half-destroyed object.
    m_transport->disconnect(this);
    if (m_phase != Phase::Gone && onEnded)
        onEnded(*this);
}

void FramedSocket::onReadable()
{
    switch (m_phase) {
    case Phase::Upgraded:
        showFrames(m_transport->readAll());
        return;
    case Phase::Lingering:
        // What the client still sends is read away: a socket closed over unread bytes resets the connection, and the
        // client might lose the answer.
        m_transport->skip(m_transport->bytesAvailable());
        return;
    case Phase::Gone:
    case Phase::Shaking:
        return;
    case Phase::Busy:
    case Phase::Streaming:
        return; // read when the answer is written
    case Phase::Reading:
        pump();
        return;
    }
}

/// Reads and passes on until there is nothing to read, a request waits for its answer, or the connection ends.
void FramedSocket::pump()
{
    if (m_isPumping)
        return;
    m_isPumping = true;
    m_framing.advance();
    std::array<char, 16 * 1024> piece;
    while (m_phase == Phase::Reading) {
        if (m_framing.state() == Framing::State::Body && !m_isHeadBounded) {
            m_isHeadBounded = true;
            m_framing.boundBody(m_host.bodyBound(m_framing.request()));
            if (m_framing.state() == Framing::State::Body && m_framing.takeContinue()) {
                // RFC 9110 §10.1.1: a final answer that the head alone decides spares the client its body.
                const QByteArray final = m_host.earlyRefusal(m_framing.request(), *this);
                m_transport->write(final.isEmpty() ? QByteArrayLiteral("HTTP/1.1 100 Continue\r\n\r\n") : final);
                m_transport->flush();
                if (!final.isEmpty()) {
                    linger(true);
                    break;
                }
            }
        }
        if (m_framing.state() == Framing::State::Refused) {
            refuseFraming();
            break;
        }
        if (m_framing.state() == Framing::State::Complete) {
            passOn();
            if (m_phase == Phase::Reading)
                m_framing.advance(); // the next request may have come with this one
            continue;
        }
        const qint64 got = m_transport->read(piece.data(), static_cast<qint64>(piece.size()));
        if (got <= 0)
            break;
        m_framing.feed(QByteArrayView(piece.data(), got));
    }
    m_isPumping = false;
    if (m_phase == Phase::Reading)
        updateReadingDeadline();
}

void FramedSocket::passOn()
{
    m_request = m_framing.take();
    m_isHeadBounded = false;
    m_timed = Framing::State::Refused;
    m_shownAt = 0;
    if (m_request.isWebSocket && !m_isClosingSoon && m_host.takesSocket(m_request, *this)) {
        // The path is our number, so that the WebSocket that comes out can be told; the rest is what RFC 6455 needs.
        // Qt reads the handshake through a text stream, which would swallow frames behind it: they wait.
        m_shown = "GET /" + QByteArray::number(m_number) + " HTTP/1.1\r\nHost: " + m_request.host +
                  "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: " +
                  m_request.header("sec-websocket-key").toByteArray() + "\r\n\r\n";
        m_phase = Phase::Shaking;
        Q_EMIT readyRead();
        return;
    }
    m_request.isWebSocket = false;
    m_shown = shownRequest();
    m_phase = Phase::Busy;
    setDeadline(m_limits.answerTime);
    Q_EMIT readyRead();
}

void FramedSocket::answer(const QByteArray &bytes, bool isClosing)
{
    if (m_phase != Phase::Busy)
        return;
    m_transport->write(bytes);
    m_transport->flush();
    finishAnswer(isClosing);
}

void FramedSocket::beginAnswer(const QByteArray &head)
{
    if (m_phase != Phase::Busy)
        return;
    m_phase = Phase::Streaming;
    continueAnswer(head);
}

void FramedSocket::continueAnswer(const QByteArray &bytes)
{
    if (m_phase != Phase::Streaming)
        return;
    m_transport->write(bytes);
    m_transport->flush();
    setDeadline(m_limits.answerTime);
    if (unwritten() > m_limits.writeBacklog)
        cut();
}

void FramedSocket::endAnswer(const QByteArray &bytes, bool isClosing)
{
    if (m_phase != Phase::Streaming)
        return;
    m_transport->write(bytes);
    m_transport->flush();
    finishAnswer(isClosing);
}

void FramedSocket::finishAnswer(bool isClosing)
{
    m_phase = Phase::Reading;
    m_thenAt = {}; // counted from the next look on
    if (isClosing || m_isClosingSoon) {
        linger(m_framing.waiting() > 0 || m_transport->bytesAvailable() > 0);
        return;
    }
    if (unwritten() > m_limits.writeBacklog) {
        cut();
        return;
    }
    if (!m_isPumping)
        pump();
}

void FramedSocket::refuse(const FramingRefusal &refusal)
{
    const bool isReading = m_phase == Phase::Reading && m_framing.state() != Framing::State::Idle;
    m_transport->write(m_host.refusal(refusal, isReading ? &m_framing.request() : nullptr, peerAddress()));
    m_transport->flush();
    linger(true);
}

void FramedSocket::refuseFraming()
{
    m_transport->write(m_host.refusal(m_framing.refusal(), &m_framing.request(), peerAddress()));
    m_transport->flush();
    linger(true);
}

/// By a reset, so that the kernel too forgets what a client does not read: it would keep megabytes of it for minutes.
void FramedSocket::cut()
{
    const struct linger forget {
        1, 0
    };
    ::setsockopt(static_cast<int>(m_transport->socketDescriptor()), SOL_SOCKET, SO_LINGER, &forget, sizeof forget);
    m_transport->abort();
}

/// Ends our half of the connection and waits a while for the client to end its own.
void FramedSocket::linger(bool isUnread)
{
    if (m_phase == Phase::Gone)
        return;
    if (m_phase != Phase::Lingering) {
        m_phase = Phase::Lingering;
        setDeadline(m_limits.lingerTime);
    }
    m_transport->skip(m_transport->bytesAvailable());
    if (m_transport->bytesToWrite() > 0)
        return; // called again when the client has taken it
    if (!m_isSecure)
        ::shutdown(static_cast<int>(m_transport->socketDescriptor()), SHUT_WR);
    else if (!isUnread)
        m_transport->disconnectFromHost(); // says close_notify; TLS has no half-close here
    else
        setDeadline(std::min(m_limits.lingerTime, std::chrono::milliseconds(500)));
}

void FramedSocket::closeSoon()
{
    m_isClosingSoon = true;
    if (m_phase == Phase::Reading && m_framing.state() == Framing::State::Idle)
        linger(false);
}

void FramedSocket::updateReadingDeadline()
{
    const Framing::State state = m_framing.state();
    if (state == m_timed)
        return;
    m_timed = state;
    if (state == Framing::State::Head)
        setDeadline(m_limits.headerTime);
    else if (state == Framing::State::Body)
        setDeadline(m_limits.bodyTime);
    else
        setDeadline(m_limits.idleTime);
}

/// Bytes of answers that the kernel has not taken; over TLS most of them are encrypted already.
qint64 FramedSocket::unwritten() const
{
    const auto *tls = qobject_cast<const QSslSocket *>(m_transport);
    return m_transport->bytesToWrite() + (tls ? tls->encryptedBytesToWrite() : 0);
}

/// Bytes of answers that the client's side has not acknowledged.
qint64 FramedSocket::unread() const
{
    int inKernel = 0;
    if (::ioctl(static_cast<int>(m_transport->socketDescriptor()), SIOCOUTQ, &inKernel) != 0)
        inKernel = 0;
    return unwritten() + inKernel;
}

/// Whether the client has taken enough of its answer since the last look, or this is the first one.
bool FramedSocket::isTaking(Clock::time_point now)
{
    const qint64 left = unread();
    if (left == 0)
        return false;
    const auto passed = std::chrono::duration_cast<std::chrono::milliseconds>(now - m_thenAt);
    const bool isFirst = m_thenAt == Clock::time_point();
    const bool isFast = !isFirst && (m_unreadThen - left) * 1000 >= m_limits.slowestReader * passed.count();
    m_unreadThen = left;
    m_thenAt = now;
    return isFirst || isFast;
}

void FramedSocket::tick(Clock::time_point now)
{
    if (now < m_deadline || isUpgraded() || m_phase == Phase::Gone)
        return;
    const bool isBetween = m_framing.state() == Framing::State::Idle;
    if ((m_phase == Phase::Lingering || (m_phase == Phase::Reading && isBetween)) && isTaking(now)) {
        setDeadline(m_limits.lingerTime);
        return;
    }
    if (m_phase == Phase::Lingering) {
        m_isSecure &&unwritten() == 0 ? m_transport->disconnectFromHost() : cut();
        setDeadline(m_limits.lingerTime);
    } else if (m_phase == Phase::Streaming) {
        cut(); // too late to say anything
    } else if (m_phase == Phase::Busy) {
        refuse({504, "No answer came in time."});
    } else if (isBetween) {
        linger(false);
    } else {
        refuse({408, "The request did not come in time."});
    }
}

void FramedSocket::onTransportGone()
{
    if (m_phase == Phase::Gone)
        return;
    const bool wasUpgraded = isUpgraded();
    m_phase = Phase::Gone;
    setOpenMode(QIODevice::NotOpen);
    setSocketState(QAbstractSocket::UnconnectedState);
    if (onEnded)
        onEnded(*this);
    Q_EMIT stateChanged(QAbstractSocket::UnconnectedState);
    Q_EMIT disconnected();
    if (!wasUpgraded)
        deleteLater();
}

qint64 FramedSocket::bytesAvailable() const
{
    return QIODevice::bytesAvailable() + (m_shown.size() - m_shownAt);
}

qint64 FramedSocket::bytesToWrite() const
{
    return unwritten();
}

qint64 FramedSocket::readData(char *data, qint64 size)
{
    const qint64 part = std::min<qint64>(size, m_shown.size() - m_shownAt);
    if (part <= 0)
        return 0; // QIODevice asks for nothing, into nothing, to be told that something was skipped
    std::memcpy(data, m_shown.constData() + m_shownAt, static_cast<size_t>(part));
    m_shownAt += part;
    return part;
}

/// Shows the frames in @p bytes, as far as they are masked.
void FramedSocket::showFrames(const QByteArray &bytes)
{
    const bool wasBroken = m_masks.isBroken();
    const qsizetype good = m_masks.feed(bytes);
    m_shown = m_shown.mid(m_shownAt) + bytes.first(good);
    m_shownAt = 0;
    if (!m_shown.isEmpty())
        Q_EMIT readyRead();
    if (!wasBroken && m_masks.isBroken() && onUnmasked)
        onUnmasked();
}

/// Qt reads what is there while it makes the WebSocket, before anybody listens to it and before it knows that a server
/// does not mask. So what came behind the handshake is shown when the socket has its keeper.
void FramedSocket::openFrames()
{
    if (m_phase != Phase::Shaking)
        return;
    m_phase = Phase::Upgraded;
    m_transport->setReadBufferSize(0);
    showFrames(m_framing.takeWaiting() + m_transport->readAll());
}

qint64 FramedSocket::skipData(qint64 size)
{
    std::array<char, 4096> piece;
    qint64 skipped = 0;
    while (skipped < size) {
        const qint64 got = readData(piece.data(), std::min<qint64>(size - skipped, static_cast<qint64>(piece.size())));
        if (got <= 0)
            break;
        skipped += got;
    }
    return skipped;
}

qint64 FramedSocket::writeData(const char *data, qint64 size)
{
    // QHttpServer may not write of its own accord: answers go through answer().
    if (!isUpgraded())
        return size;
    if (m_phase == Phase::Shaking && !std::exchange(m_isShaken, true))
        QMetaObject::invokeMethod(this, &FramedSocket::openFrames, Qt::QueuedConnection);
    return m_transport->write(data, size);
}

void FramedSocket::disconnectFromHost()
{
    if (m_phase == Phase::Gone)
        return;
    if (isUpgraded())
        m_transport->disconnectFromHost();
    else
        linger(true);
}

void FramedSocket::close()
{
    if (isUpgraded())
        m_transport->disconnectFromHost();
    else if (m_phase != Phase::Gone)
        m_transport->abort();
}

} // namespace tierdesk::server
