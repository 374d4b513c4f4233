#pragma once

#include "core/doors/server/http/Framing.h"

#include <QtNetwork/QTcpSocket>

#include <chrono>
#include <functional>

namespace tierdesk::server {

class FramedSocket;

/// What a FramedSocket asks of the server. Same thread.
class SocketHost
{
public:
    virtual ~SocketHost() = default;
    /// How large the body of this request may be, asked once its head is read and its body is not.
    [[nodiscard]] virtual qsizetype bodyBound(const FramedRequest &head) = 0;
    /// The whole answer on the wire, with `Connection: close`, to a request that is refused whatever its body is; asked
    /// before `100 Continue`, and before a large body is read. Empty: its body is wanted.
    [[nodiscard]] virtual QByteArray earlyRefusal(const FramedRequest &head, const FramedSocket &socket) = 0;
    /// Whether the handshake goes to a WebSocket; otherwise it is an ordinary GET.
    [[nodiscard]] virtual bool takesSocket(const FramedRequest &head, const FramedSocket &socket) = 0;
    /// Answers the handshake of @p socket, which takeRequest() has, and takes its frames from then on.
    virtual void openSocket(FramedSocket &socket) = 0;
    /// The whole answer on the wire, with `Connection: close`. @p head is what was understood of it, its method
    /// at least; null where nothing was read.
    [[nodiscard]] virtual QByteArray refusal(const FramingRefusal &refusal, const FramedRequest *head,
                                             const QHostAddress &peer) = 0;
};

/// The guard below QHttpServer: a socket without a descriptor of its own over a plain or TLS socket. It reads and
/// checks framing itself and shows QHttpServer one short, fixed request for each good one; the good one itself waits in
/// takeRequest(). The next is held back until the answer is written, so that answers keep the order of requests.
/// Malformed, late and oversized requests are answered here and the connection is closed. After a WebSocket handshake
/// bytes pass through as they are. Deletes itself when the connection ends.
class FramedSocket final : public QTcpSocket
{
    Q_OBJECT
public:
    using Clock = std::chrono::steady_clock;

    /// @p transport is connected; it becomes a child. @p peer is whom it serves: a PROXY header may name another than
    /// the transport's. @p number is unique among the server's sockets.
    FramedSocket(QTcpSocket *transport, const QHostAddress &peer, const FramingLimits &limits, SocketHost &host,
                 quint64 number, bool isSecure, QObject *parent);
    ~FramedSocket() override;

    /// The request that readyRead() announced.
    [[nodiscard]] FramedRequest takeRequest() { return std::move(m_request); }
    /// Writes the answer to it, and then closes or goes on to the next.
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
    /// Reads what came before the server knew this socket.
    void start() { onReadable(); }
    /// Closes now if no request waits for its answer, else after that answer.
    void closeSoon();
    /// Enforces the time limits; called several times a second.
    void tick(Clock::time_point now);

    [[nodiscard]] quint64 number() const { return m_number; }
    [[nodiscard]] bool isSecure() const { return m_isSecure; }
    [[nodiscard]] bool isClosingSoon() const { return m_isClosingSoon; }
    [[nodiscard]] bool isUpgraded() const { return m_phase == Phase::Upgraded; }
    /// Bytes that are kept for this connection: of a request that is not whole, of answers that are not read.
    [[nodiscard]] qint64 held() const;
    /// Bytes of answers that the client's side has not acknowledged.
    [[nodiscard]] qint64 unread() const;
    [[nodiscard]] bool isBusy() const { return m_phase == Phase::Busy; }

    [[nodiscard]] qint64 bytesAvailable() const override;
    [[nodiscard]] qint64 bytesToWrite() const override;
    void disconnectFromHost() override;
    void close() override;

    /// Called once, when the connection is over or the socket is destroyed.
    std::function<void(FramedSocket &)> onEnded;
    /// Called with what the client sends after a handshake.
    std::function<void(const QByteArray &)> onFrames;

protected:
    qint64 readData(char *data, qint64 size) override;
    qint64 writeData(const char *data, qint64 size) override;
    qint64 skipData(qint64 size) override;

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
    [[nodiscard]] qint64 unwritten() const;
    [[nodiscard]] bool isTaking(Clock::time_point now);
    void upgrade();
    void passFrames(const QByteArray &bytes);
    void onTransportGone();

    QTcpSocket *m_transport; ///< a child
    FramingLimits m_limits;
    SocketHost &m_host;
    Framing m_framing;
    FramedRequest m_request;
    QByteArray m_shown; ///< what QHttpServer is shown
    qsizetype m_shownAt = 0;
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
