#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QProcess>
#include <QtCore/QString>
#include <QtNetwork/QTcpSocket>

#include <functional>
#include <vector>

namespace tierdesk::bench {

/// One of thousands of WebSocket clients: text frames in and out, nothing else.
class SocketLink
{
public:
    /// @p number decides on the address that it comes from: one of a hundred, since the server bounds what one may
    /// have.
    SocketLink(quint16 port, int number, const QByteArray &target);
    virtual ~SocketLink() = default;

    void say(const QByteArray &text);
    [[nodiscard]] bool isLost() const { return m_isLost; }

    bool isJoined = false; ///< whatever that is at this door; set by who knows it

protected:
    virtual void opened() {} ///< the handshake is done
    virtual void take(const QByteArray &text) = 0;

private:
    void read();

    QTcpSocket m_socket;
    QByteArray m_bytes;
    bool m_isShaken = false;
    bool m_isLost = false;
};

/// A client of Socket.IO that answers pings.
class SocketIoLink : public SocketLink
{
public:
    SocketIoLink(quint16 port, int number);

protected:
    void take(const QByteArray &text) final;
    virtual void welcomed() {} ///< the namespace is open
    virtual void hear(const QByteArray &packet) = 0;
};

/// Lets the clients work until @p isTrue, @p ms at most.
bool waitFor(const std::function<bool()> &isTrue, int ms);

/// Starts what prints the address that it listens at; its port.
[[nodiscard]] quint16 startServer(QProcess &server, const QString &program, const QStringList &arguments);
/// Seconds of processor time so far.
[[nodiscard]] double spentSeconds(qint64 pid);

/// @p share 0…1; sorts them.
[[nodiscard]] double percentile(std::vector<double> &values, double share);

} // namespace tierdesk::bench
