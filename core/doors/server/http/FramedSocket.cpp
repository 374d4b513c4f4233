#include "core/doors/server/http/FramedSocket.h"

#include <QtNetwork/QSslSocket>

#include <algorithm>
#include <array>
#include <cstring>

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

FramedSocket::FramedSocket(QTcpSocket *transport, const QHostAddress &peer, const FramingLimits &limits,
                           SocketHost &host, quint64 number, bool isSecure, QObject *parent)
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
    setPeerAddress(peer);
    setPeerPort(m_transport->peerPort());
    setLocalAddress(m_transport->localAddress());
    setLocalPort(m_transport->localPort());
    updateReadingDeadline();

    connect(m_transport, &QIODevice::readyRead, this, &FramedSocket::onReadable);
    connect(m_transport, &QAbstractSocket::disconnected, this, &FramedSocket::onTransportGone);
    connect(m_transport, &QIODevice::bytesWritten, this, [this] {
        if (m_phase == Phase::Lingering && m_transport->bytesToWrite() == 0)
            linger(false);
        else if (m_isHeld)
            onReadable();
    });
    if (auto *const tls = qobject_cast<QSslSocket *>(m_transport)) {
        connect(tls, &QSslSocket::encryptedBytesWritten, this, [this] {
            if (m_isHeld)
                onReadable();
        });
    }
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
        passFrames(m_transport->readAll());
        return;
    case Phase::Lingering:
        // What the client still sends is read away: a socket closed over unread bytes resets the connection, and the
        // client might lose the answer.
        m_transport->skip(m_transport->bytesAvailable());
        return;
    case Phase::Gone:
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
    if (!isHeld())
        m_framing.advance();
    std::array<char, 16 * 1024> piece;
    while (m_phase == Phase::Reading && !m_isHeld) {
        if (m_framing.state() == Framing::State::Body && !m_isHeadBounded) {
            m_isHeadBounded = true;
            m_framing.boundBody(m_host.bodyBound(m_framing.request()));
            if (m_framing.state() == Framing::State::Body && isRefusedByHead())
                break;
        }
        if (m_framing.state() == Framing::State::Refused) {
            refuseFraming();
            break;
        }
        if (m_framing.state() == Framing::State::Complete) {
            passOn();
            if (m_phase == Phase::Reading && !isHeld())
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

/// RFC 9110 §10.1.1: a final answer that the head alone decides spares the client its body, and us what a stranger
/// sends.
bool FramedSocket::isRefusedByHead()
{
    const bool isAsking = m_framing.takeContinue();
    if (!isAsking && m_framing.awaited() <= m_limits.bodyOfStranger)
        return false;
    const QByteArray final = m_host.earlyRefusal(m_framing.request(), *this);
    if (!final.isEmpty())
        m_transport->write(final);
    else if (isAsking)
        m_transport->write(QByteArrayLiteral("HTTP/1.1 100 Continue\r\n\r\n"));
    m_transport->flush();
    if (final.isEmpty())
        return false;
    linger(true);
    return true;
}

/// Between two requests: whether the next waits until the client has taken more of its answers. Who sends requests and
/// reads nothing would have us keep all the answers.
bool FramedSocket::isHeld()
{
    m_isHeld = m_framing.state() == Framing::State::Idle && unwritten() > m_limits.unreadBeforeNext;
    return m_isHeld;
}

void FramedSocket::passOn()
{
    m_request = m_framing.take();
    m_isHeadBounded = false;
    m_timed = Framing::State::Refused;
    m_shownAt = 0;
    if (m_request.isWebSocket && !m_isClosingSoon && m_host.takesSocket(m_request, *this)) {
        upgrade();
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

void FramedSocket::onTransportGone()
{
    if (m_phase == Phase::Gone)
        return;
    m_phase = Phase::Gone;
    setOpenMode(QIODevice::NotOpen);
    setSocketState(QAbstractSocket::UnconnectedState);
    if (onEnded)
        onEnded(*this);
    Q_EMIT stateChanged(QAbstractSocket::UnconnectedState);
    Q_EMIT disconnected();
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

void FramedSocket::upgrade()
{
    m_phase = Phase::Upgraded;
    m_host.openSocket(*this);
    // The first frames may have come with the handshake.
    passFrames(m_framing.takeWaiting() + m_transport->readAll());
}

void FramedSocket::passFrames(const QByteArray &bytes)
{
    if (onFrames && m_phase == Phase::Upgraded && !bytes.isEmpty())
        onFrames(bytes);
}

void FramedSocket::sendFrames(const QByteArray &bytes)
{
    if (m_phase == Phase::Upgraded)
        m_transport->write(bytes);
}

void FramedSocket::endFrames()
{
    if (m_phase != Phase::Upgraded)
        return;
    m_transport->flush();
    linger(false);
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

qint64 FramedSocket::writeData(const char *, qint64 size)
{
    return size; // QHttpServer may not write of its own accord: answers go through answer()
}

void FramedSocket::disconnectFromHost()
{
    if (m_phase != Phase::Gone)
        linger(true);
}

void FramedSocket::close()
{
    if (m_phase != Phase::Gone)
        m_transport->abort();
}

} // namespace tierdesk::server
