#pragma once

#include "core/base/Result.h"
#include "core/doors/dialects/Call.h"

#include <QtCore/QByteArray>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

/// Socket.IO as a dialect sees it: namespaces, sockets, events and rooms. The transports stay in doors/server/socketio.
/// Everything here lives on the server thread.
namespace tierdesk::dialects {

/// The arguments of an event or of an acknowledgement. A binary value is replaced by `{"_placeholder":true,"num":n}`;
/// its bytes are binaries[n].
struct Arguments {
    QJsonArray values;
    std::vector<QByteArray> binaries;
};

/// Why a socket was disconnected.
enum class Parting {
    ClientLeft,      ///< the client left the namespace
    ServerLeft,      ///< disconnect() was called
    TransportClosed, ///< the connection ended
    TransportFailed, ///< protocol error, or the client reads too slowly
    PingTimedOut,    ///< no pong came in time
    Unreadable,      ///< the client sent an invalid packet
    ForcedClose,     ///< the server closed the whole connection
    ServerGoesAway,  ///< the server drains
};

/// Returns the reason as Socket.IO's own server names it: "transport close", …
[[nodiscard]] QString partingWord(Parting parting);

/// One client in one namespace. Valid until onForgotten has returned. If the client recovers from an outage, the same
/// object is passed to opened() again with isRecovered() true.
class EventSocket
{
public:
    /// Answers an event; call at most once. Does nothing if the client requested no answer or has left.
    class Respond
    {
    public:
        Respond() = default;
        explicit Respond(std::function<void(const Arguments &)> send)
            : m_send(std::move(send))
        {}
        /// Returns whether the client requested an answer.
        [[nodiscard]] bool isAwaited() const { return static_cast<bool>(m_send); }
        void operator()(const Arguments &arguments) const
        {
            if (m_send)
                m_send(arguments);
        }

    private:
        std::function<void(const Arguments &)> m_send;
    };
    /// Receives the client's answer, or none if no answer came in time or the client left.
    using Answered = std::function<void(std::optional<Arguments>)>;

    virtual ~EventSocket() = default;
    /// Returns the socket's ID, also the name of its own room. It is not the ID of the underlying connection.
    [[nodiscard]] virtual const QByteArray &id() const = 0;
    /// Returns the request that opened the underlying connection: headers, query and peer.
    [[nodiscard]] virtual const Call &handshake() const = 0;
    /// Returns what the client sent when it joined the namespace.
    [[nodiscard]] virtual const QJsonObject &auth() const = 0;
    /// Returns whether the client recovered from an outage: with the same id, rooms and `data`, and nothing missed.
    [[nodiscard]] virtual bool isRecovered() const = 0;

    virtual void send(const QString &event, const Arguments &arguments) = 0;
    /// Sends an event and waits for the client's acknowledgement.
    virtual void ask(const QString &event, const Arguments &arguments, std::chrono::milliseconds within,
                     Answered answered) = 0;
    virtual void join(const QByteArray &room) = 0;
    virtual void leave(const QByteArray &room) = 0;
    /// Disconnects from this namespace or, with @p isWholly, closes the connection. The client cannot recover any more.
    virtual void disconnect(bool isWholly = false) = 0;

    std::function<void(const QString &event, const Arguments &, const Respond &)> onEvent;
    std::function<void(Parting)> onClosed;
    std::function<void()> onForgotten; ///< called once after onClosed: at once or, if the client could recover, when it
                                       ///< no longer can; not called if the server ends first
    std::shared_ptr<void> data;        ///< the dialect's own; kept during an outage
};

/// A namespace and its handlers.
struct EventNamespace {
    QByteArray name = "/";
    /// Decides whether this client may join; unset: everybody. On failure the client receives the error's message and
    /// its details, if any.
    std::function<base::Result<void>(const Call &handshake, const QJsonObject &auth)> admit;
    std::function<void(EventSocket &)> opened; ///< sets onEvent, onClosed and onForgotten
};

/// The namespaces of one mount.
class EventHub
{
public:
    virtual ~EventHub() = default;
    /// Adds a namespace that clients may join from then on. Replaces one with the same name.
    virtual void add(EventNamespace space) = 0;
    /// Sends the event once to each socket in any of @p rooms, or in the whole namespace if @p rooms is empty, but not
    /// to @p except. The event is encoded only once.
    virtual void send(const QByteArray &space, const std::vector<QByteArray> &rooms, const QString &event,
                      const Arguments &arguments, const QByteArray &except = {}) = 0;
    /// Returns the number of connected sockets in @p room, or in the whole namespace if @p room is empty.
    [[nodiscard]] virtual size_t size(const QByteArray &space, const QByteArray &room = {}) const = 0;
};

} // namespace tierdesk::dialects
