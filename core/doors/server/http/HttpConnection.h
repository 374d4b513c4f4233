#pragma once

#include "core/doors/server/http/Framing.h"

#include <QtCore/QObject>
#include <QtNetwork/QHostAddress>
#include <QtNetwork/QTcpSocket>

#include <chrono>
#include <functional>

namespace tierdesk::server {

class HttpConnection;

/// The server as HttpConnection uses it. Called on the connection's thread.
class ConnectionHost
{
public:
    virtual ~ConnectionHost() = default;
    /// Returns the size limit in bytes for the body of this request. Called after the head is read, before the body is.
    [[nodiscard]] virtual qsizetype bodyBound(const FramedRequest &head) = 0;
    /// Returns the serialised response, with `Connection: close`, if the request is refused whatever its body is.
    /// Returns nothing if the body is to be read. Called before `100 Continue` and before a large body is read.
    [[nodiscard]] virtual QByteArray earlyRefusal(const FramedRequest &head, const HttpConnection &connection) = 0;
    /// Handles a complete, well-formed request. Responds now or later through answer() or beginAnswer().
    virtual void serve(HttpConnection &connection, FramedRequest &&request) = 0;
    /// Returns whether the handshake opens a WebSocket. Otherwise it is handled as an ordinary GET.
    [[nodiscard]] virtual bool takesSocket(const FramedRequest &head, const HttpConnection &connection) = 0;
    /// Answers @p handshake and receives the connection's frames from then on.
    virtual void openSocket(HttpConnection &connection, FramedRequest &&handshake) = 0;
    /// Returns the serialised response, with `Connection: close`. @p head is the part of the request that was parsed;
    /// null if nothing was read.
    [[nodiscard]] virtual QByteArray refusal(const FramingRefusal &refusal, const FramedRequest *head,
                                             const QHostAddress &peer) = 0;
};

/// A client's connection. Reads and checks the framing over a plain or TLS socket and passes one well-formed request at
/// a time to the server. The next request waits until the response is written, so that responses keep the order of the
/// requests. Malformed, late and oversized requests are refused here and the connection is closed. After a WebSocket
/// handshake, bytes pass through unchanged. Deletes itself when the connection ends.
class HttpConnection final : public QObject
{
    Q_OBJECT
public:
    using Clock = std::chrono::steady_clock;

    /// @p transport must be connected; it becomes a child. @p peer is the client's address, which a PROXY header may
    /// have changed from the transport's. @p number is unique among the server's connections.
    HttpConnection(QTcpSocket *transport, const QHostAddress &peer, const FramingLimits &limits, ConnectionHost &host,
                   quint64 number, bool isSecure, QObject *parent);
    ~HttpConnection() override;

    /// Writes the response to the current request, then closes the connection or continues with the next request.
    void answer(const QByteArray &bytes, bool isClosing);
    /// Write a response in parts: the head, parts of the body, the last part (may be empty). The time limit for a
    /// response starts again with each part.
    void beginAnswer(const QByteArray &head);
    void continueAnswer(const QByteArray &bytes);
    void endAnswer(const QByteArray &bytes, bool isClosing);
    /// Writes frames; only after a handshake.
    void sendFrames(const QByteArray &bytes);
    /// Closes the connection after the frames are written; only after a handshake.
    void endFrames();
    /// Sends @p refusal and closes the connection.
    void refuse(const FramingRefusal &refusal);
    /// Closes the connection at once with a reset. Discards what is not written.
    void cut();
    /// Reads what arrived before this object was created.
    void start() { onReadable(); }
    /// Closes the connection now if it is idle, otherwise after the current response.
    void closeSoon();
    /// Enforces the time limits; called several times a second.
    void tick(Clock::time_point now);

    [[nodiscard]] quint64 number() const { return m_number; }
    [[nodiscard]] const QHostAddress &peer() const { return m_peer; }
    [[nodiscard]] bool isSecure() const { return m_isSecure; }
    [[nodiscard]] bool isClosingSoon() const { return m_isClosingSoon; }
    [[nodiscard]] bool isUpgraded() const { return m_phase == Phase::Upgraded; }
    /// Returns the bytes in this process's buffers for the connection: incomplete requests and unwritten responses.
    [[nodiscard]] qint64 held() const;
    /// Returns the response bytes that the client's TCP stack has not acknowledged.
    [[nodiscard]] qint64 unread() const;
    /// Returns the response bytes that the kernel has not accepted. Over TLS most of them are encrypted already.
    [[nodiscard]] qint64 unwritten() const;

    /// Called with the bytes that the client sends after a handshake.
    std::function<void(const QByteArray &)> onFrames;

Q_SIGNALS:
    /// Emitted once, when the connection has ended.
    void ended();

private:
    enum class Phase {
        Reading,   ///< reading a request or waiting for one
        Busy,      ///< the server handles a request
        Streaming, ///< a response in parts has begun
        Upgraded,  ///< bytes of a WebSocket pass through
        Lingering, ///< closing; the client is still to read the response and close
        Gone,
    };

    void onReadable();
    void finishAnswer(bool isClosing);
    void pump();
    void passOn();
    void refuseFraming();
    void setDeadline(std::chrono::milliseconds after) { m_deadline = Clock::now() + after; }
    void updateReadingDeadline();
    [[nodiscard]] bool isHeld();
    [[nodiscard]] bool isRefusedByHead();
    void linger(bool isUnread);
    [[nodiscard]] bool isTaking(Clock::time_point now);
    void upgrade(FramedRequest &&handshake);
    void passFrames(const QByteArray &bytes);
    void onTransportGone();

    QTcpSocket *m_transport; ///< a child
    QHostAddress m_peer;
    FramingLimits m_limits;
    ConnectionHost &m_host;
    Framing m_framing;
    Clock::time_point m_deadline;
    qint64 m_unreadThen = 0; ///< value of unread() at m_thenAt
    Clock::time_point m_thenAt;
    quint64 m_number;
    Phase m_phase = Phase::Reading;
    Framing::State m_timed = Framing::State::Refused; ///< the state for which m_deadline was set
    bool m_isSecure;
    bool m_isClosingSoon = false;
    bool m_isPumping = false;
    bool m_isHeadBounded = false;
    bool m_isHeld = false; ///< last result of isHeld()
};

} // namespace tierdesk::server
