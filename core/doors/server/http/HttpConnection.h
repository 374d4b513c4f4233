#pragma once

#include "core/doors/server/http/Framing.h"

#include <QtCore/QObject>
#include <QtNetwork/QHostAddress>
#include <QtNetwork/QTcpSocket>

#include <chrono>
#include <functional>

namespace tierdesk::server {

class HttpConnection;

/// What an HttpConnection asks of the server. Same thread.
class ConnectionHost
{
public:
    virtual ~ConnectionHost() = default;
    /// How large the body of this request may be, asked once its head is read and its body is not.
    [[nodiscard]] virtual qsizetype bodyBound(const FramedRequest &head) = 0;
    /// The whole answer on the wire, with `Connection: close`, to a request that is refused whatever its body is; asked
    /// before `100 Continue`, and before a large body is read. Empty: its body is wanted.
    [[nodiscard]] virtual QByteArray earlyRefusal(const FramedRequest &head, const HttpConnection &connection) = 0;
    /// A request is here, whole and well-formed. It is answered now or later, through answer() or beginAnswer().
    virtual void serve(HttpConnection &connection, FramedRequest &&request) = 0;
    /// Whether the handshake goes to a WebSocket; otherwise it is an ordinary GET.
    [[nodiscard]] virtual bool takesSocket(const FramedRequest &head, const HttpConnection &connection) = 0;
    /// Answers @p handshake and takes the connection's frames from then on.
    virtual void openSocket(HttpConnection &connection, FramedRequest &&handshake) = 0;
    /// The whole answer on the wire, with `Connection: close`. @p head is what was understood of it, its method
    /// at least; null where nothing was read.
    [[nodiscard]] virtual QByteArray refusal(const FramingRefusal &refusal, const FramedRequest *head,
                                             const QHostAddress &peer) = 0;
};

/// A client's connection: reads and checks framing over a plain or TLS socket, and gives the server one well-formed
/// request at a time. The next is held back until the answer is written, so that answers keep the order of requests.
/// Malformed, late and oversized requests are answered here and the connection is closed. After a WebSocket handshake
/// bytes pass through as they are. Deletes itself when the connection ends.
class HttpConnection final : public QObject
{
    Q_OBJECT
public:
    using Clock = std::chrono::steady_clock;

    /// @p transport is connected; it becomes a child. @p peer is whom it serves: a PROXY header may name another than
    /// the transport's. @p number is unique among the server's sockets.
    HttpConnection(QTcpSocket *transport, const QHostAddress &peer, const FramingLimits &limits, ConnectionHost &host,
                   quint64 number, bool isSecure, QObject *parent);
    ~HttpConnection() override;

    /// Writes the answer to the request at hand, and then closes or goes on to the next.
    void answer(const QByteArray &bytes, bool isClosing);
    /// The same in pieces: the head, bytes behind it, the last ones (which may be none). Between pieces the answer's
    /// time may pass only once.
    void beginAnswer(const QByteArray &head);
    void continueAnswer(const QByteArray &bytes);
    void endAnswer(const QByteArray &bytes, bool isClosing);
    /// After a handshake: writes frames.
    void sendFrames(const QByteArray &bytes);
    /// After a handshake: ends the connection once the frames are written.
    void endFrames();
    /// Refuses without having read: too many connections.
    void refuse(const FramingRefusal &refusal);
    /// Ends the connection at once, whatever was not written.
    void cut();
    /// Reads what came before the connection was made.
    void start() { onReadable(); }
    /// Closes now if no request waits for its answer, else after that answer.
    void closeSoon();
    /// Enforces the time limits; called several times a second.
    void tick(Clock::time_point now);

    [[nodiscard]] quint64 number() const { return m_number; }
    [[nodiscard]] const QHostAddress &peer() const { return m_peer; }
    [[nodiscard]] bool isSecure() const { return m_isSecure; }
    [[nodiscard]] bool isClosingSoon() const { return m_isClosingSoon; }
    [[nodiscard]] bool isUpgraded() const { return m_phase == Phase::Upgraded; }
    /// Bytes that are kept for this connection: of a request that is not whole, of answers that are not read.
    [[nodiscard]] qint64 held() const;
    /// Bytes of answers that the client's side has not acknowledged.
    [[nodiscard]] qint64 unread() const;
    /// Bytes of answers that the kernel has not taken.
    [[nodiscard]] qint64 unwritten() const;

    /// Called with what the client sends after a handshake.
    std::function<void(const QByteArray &)> onFrames;

Q_SIGNALS:
    /// The connection is over; once.
    void ended();

private:
    enum class Phase {
        Reading,   ///< a request, or the pause before one
        Busy,      ///< a request has been passed on
        Streaming, ///< its answer has begun
        Upgraded,  ///< a WebSocket's bytes pass through
        Lingering, ///< all is written; the client is to read it and close
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
    qint64 m_unreadThen = 0; ///< of the answers, at m_thenAt
    Clock::time_point m_thenAt;
    quint64 m_number;
    Phase m_phase = Phase::Reading;
    Framing::State m_timed = Framing::State::Refused; ///< the state that m_deadline is for
    bool m_isSecure;
    bool m_isClosingSoon = false;
    bool m_isPumping = false;
    bool m_isHeadBounded = false;
    bool m_isHeld = false; ///< see isHeld(), as it was last asked
};

} // namespace tierdesk::server
