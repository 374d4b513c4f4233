#include "core/doors/server/http/HttpConnection.h"

#include <QtNetwork/QSslSocket>

#include <algorithm>
#include <linux/sockios.h>
#include <sys/ioctl.h>
#include <sys/socket.h>

// Ends connections: time limits, slow readers and ways to close.
namespace tierdesk::server {

/// Resets the connection, because the kernel would otherwise keep megabytes of unread data for minutes.
void HttpConnection::cut()
{
    const struct linger forget {
        1, 0
    };
    ::setsockopt(static_cast<int>(m_transport->socketDescriptor()), SOL_SOCKET, SO_LINGER, &forget, sizeof forget);
    m_transport->abort();
}

/// Closes the server's half of the connection and gives the client some time to close its own.
void HttpConnection::linger(bool isUnread)
{
    if (m_phase == Phase::Gone)
        return;
    if (m_phase != Phase::Lingering) {
        m_phase = Phase::Lingering;
        setDeadline(m_limits.lingerTime);
    }
    m_transport->skip(m_transport->bytesAvailable());
    if (m_transport->bytesToWrite() > 0)
        return; // called again when it is written
    if (!m_isSecure)
        ::shutdown(static_cast<int>(m_transport->socketDescriptor()), SHUT_WR);
    else if (!isUnread)
        m_transport->disconnectFromHost(); // sends close_notify; Qt has no half-close for TLS
    else
        setDeadline(std::min(m_limits.lingerTime, std::chrono::milliseconds(500)));
}

void HttpConnection::closeSoon()
{
    m_isClosingSoon = true;
    if (m_phase == Phase::Reading && m_framing.state() == Framing::State::Idle)
        linger(false);
}

void HttpConnection::updateReadingDeadline()
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

qint64 HttpConnection::unwritten() const
{
    const auto *tls = qobject_cast<const QSslSocket *>(m_transport);
    return m_transport->bytesToWrite() + (tls ? tls->encryptedBytesToWrite() : 0);
}

qint64 HttpConnection::held() const
{
    return m_framing.waiting() + m_framing.gathered() + m_transport->bytesAvailable() + unwritten();
}

qint64 HttpConnection::unread() const
{
    int inKernel = 0;
    if (::ioctl(static_cast<int>(m_transport->socketDescriptor()), SIOCOUTQ, &inKernel) != 0)
        inKernel = 0;
    return unwritten() + inKernel;
}

/// Returns whether the client has read enough of its response since the last call, or this is the first call.
bool HttpConnection::isTaking(Clock::time_point now)
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

void HttpConnection::tick(Clock::time_point now)
{
    if (now < m_deadline || isUpgraded() || m_phase == Phase::Gone)
        return;
    const bool isBetween = m_framing.state() == Framing::State::Idle;
    if ((m_phase == Phase::Lingering || (m_phase == Phase::Reading && isBetween)) && isTaking(now)) {
        setDeadline(m_limits.lingerTime);
        return;
    }
    if (m_phase == Phase::Lingering) {
        if (m_isSecure && unwritten() == 0)
            m_transport->disconnectFromHost();
        else
            cut();
        setDeadline(m_limits.lingerTime);
    } else if (m_phase == Phase::Streaming) {
        cut(); // too late for an error response
    } else if (m_phase == Phase::Busy) {
        refuse({504, "No answer came in time."});
    } else if (isBetween) {
        linger(false);
    } else {
        refuse({408, "The request did not come in time."});
    }
}

} // namespace tierdesk::server
