#include "core/doors/server/http/HttpConnection.h"

#include <QtNetwork/QSslSocket>

#include <algorithm>
#include <array>

namespace tierdesk::server {

HttpConnection::HttpConnection(QTcpSocket *transport, const QHostAddress &peer, const FramingLimits &limits,
                               ConnectionHost &host, quint64 number, bool isSecure, QObject *parent)
    : QObject(parent)
    , m_transport(transport)
    , m_peer(peer)
    , m_limits(limits)
    , m_host(host)
    , m_framing(limits)
    , m_number(number)
    , m_isSecure(isSecure)
{
    m_transport->setParent(this);
    m_transport->setReadBufferSize(256 * 1024);
    updateReadingDeadline();

    connect(m_transport, &QIODevice::readyRead, this, &HttpConnection::onReadable);
    connect(m_transport, &QAbstractSocket::disconnected, this, &HttpConnection::onTransportGone);
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

HttpConnection::~HttpConnection()
{
    // Otherwise the transport's signals would call into a half-destroyed object.
    m_transport->disconnect(this);
}

void HttpConnection::onReadable()
{
    switch (m_phase) {
    case Phase::Upgraded:
        passFrames(m_transport->readAll());
        return;
    case Phase::Lingering:
        // Discards what the client still sends: closing a socket with unread bytes resets the connection, and the
        // client might lose the response.
        m_transport->skip(m_transport->bytesAvailable());
        return;
    case Phase::Gone:
        return;
    case Phase::Busy:
    case Phase::Streaming:
        return; // read after the response is written
    case Phase::Reading:
        pump();
        return;
    }
}

/// Reads and passes on requests until no data is left, a response is pending or the connection ends.
void HttpConnection::pump()
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
                m_framing.advance(); // the next request may have arrived with this one
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

/// Sends the final response if the head alone determines it, so that the client need not send the body and the server
/// need not read it (RFC 9110 §10.1.1). Otherwise sends `100 Continue` if expected.
bool HttpConnection::isRefusedByHead()
{
    const bool isAsking = m_framing.takeContinue();
    if (!isAsking && m_framing.awaited() <= m_limits.bodyOfStranger)
        return false;
    const QByteArray final = m_host.earlyRefusal(m_framing.request(), *this);
    if (!final.isEmpty())
        m_transport->write(final);
    else if (isAsking)
        m_transport->write("HTTP/1.1 100 Continue\r\n\r\n"_ba);
    m_transport->flush();
    if (final.isEmpty())
        return false;
    linger(true);
    return true;
}

/// Returns whether the next request has to wait until the client has read more of its responses. Otherwise a client
/// that sends requests and reads nothing would fill the server's memory.
bool HttpConnection::isHeld()
{
    m_isHeld = m_framing.state() == Framing::State::Idle && unwritten() > m_limits.unreadBeforeNext;
    return m_isHeld;
}

void HttpConnection::passOn()
{
    FramedRequest request = m_framing.take();
    m_isHeadBounded = false;
    m_timed = Framing::State::Refused;
    if (request.isWebSocket && !m_isClosingSoon && m_host.takesSocket(request, *this)) {
        upgrade(std::move(request));
        return;
    }
    request.isWebSocket = false;
    m_phase = Phase::Busy;
    setDeadline(m_limits.answerTime);
    m_host.serve(*this, std::move(request));
}

void HttpConnection::answer(const QByteArray &bytes, bool isClosing)
{
    if (m_phase != Phase::Busy)
        return;
    m_transport->write(bytes);
    m_transport->flush();
    finishAnswer(isClosing);
}

void HttpConnection::beginAnswer(const QByteArray &head)
{
    if (m_phase != Phase::Busy)
        return;
    m_phase = Phase::Streaming;
    continueAnswer(head);
}

void HttpConnection::continueAnswer(const QByteArray &bytes)
{
    if (m_phase != Phase::Streaming)
        return;
    m_transport->write(bytes);
    m_transport->flush();
    setDeadline(m_limits.answerTime);
    if (unwritten() > m_limits.writeBacklog)
        cut();
}

void HttpConnection::endAnswer(const QByteArray &bytes, bool isClosing)
{
    if (m_phase != Phase::Streaming)
        return;
    m_transport->write(bytes);
    m_transport->flush();
    finishAnswer(isClosing);
}

void HttpConnection::finishAnswer(bool isClosing)
{
    m_phase = Phase::Reading;
    m_thenAt = {}; // so that isTaking() starts anew
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

void HttpConnection::refuse(const FramingRefusal &refusal)
{
    const bool isReading = m_phase == Phase::Reading && m_framing.state() != Framing::State::Idle;
    m_transport->write(m_host.refusal(refusal, isReading ? &m_framing.request() : nullptr, m_peer));
    m_transport->flush();
    linger(true);
}

void HttpConnection::refuseFraming()
{
    m_transport->write(m_host.refusal(m_framing.refusal(), &m_framing.request(), m_peer));
    m_transport->flush();
    linger(true);
}

void HttpConnection::onTransportGone()
{
    if (m_phase == Phase::Gone)
        return;
    m_phase = Phase::Gone;
    Q_EMIT ended();
    deleteLater();
}

void HttpConnection::upgrade(FramedRequest &&handshake)
{
    m_phase = Phase::Upgraded;
    m_host.openSocket(*this, std::move(handshake));
    // The first frames may have arrived with the handshake.
    passFrames(m_framing.takeWaiting() + m_transport->readAll());
}

void HttpConnection::passFrames(const QByteArray &bytes)
{
    if (onFrames && m_phase == Phase::Upgraded && !bytes.isEmpty())
        onFrames(bytes);
}

void HttpConnection::sendFrames(const QByteArray &bytes)
{
    if (m_phase == Phase::Upgraded)
        m_transport->write(bytes);
}

void HttpConnection::endFrames()
{
    if (m_phase != Phase::Upgraded)
        return;
    m_transport->flush();
    linger(false);
}

} // namespace tierdesk::server
