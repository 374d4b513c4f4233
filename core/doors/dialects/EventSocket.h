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

/// Socket.IO as a dialect sees it: namespaces, sockets, events, rooms. The transports stay in doors/server/socketio.
/// Everything here lives on the server thread.
namespace tierdesk::dialects {

/// The arguments of an event or of an acknowledgement. Where bytes stand among the values,
/// `{"_placeholder":true,"num":n}` does, and binaries[n] has them.
struct Arguments {
    QJsonArray values;
    std::vector<QByteArray> binaries;
};

/// Why a socket is no longer connected.
enum class Parting {
    ClientLeft,      ///< the client left the namespace
    ServerLeft,      ///< disconnect() was called
    TransportClosed, ///< the connection ended
    TransportFailed, ///< it was used wrongly, or is too slow a reader
    PingTimedOut,    ///< no pong came in time
    Unreadable,      ///< the client sent what is no packet
    ForcedClose,     ///< the whole connection was closed by the server
    ServerGoesAway,  ///< the server drains
};

/// In the words of Socket.IO's own server: "transport close", …
[[nodiscard]] QString partingWord(Parting parting);

/// One client in one namespace. Valid until onForgotten has returned; after an outage that the client recovers from,
/// the same object is opened() again with isRecovered().
class EventSocket
{
public:
    /// Answers an event; call at most once. Does nothing where the client asked for no answer or has left.
    class Respond
    {
    public:
        Respond() = default;
        explicit Respond(std::function<void(const Arguments &)> send)
            : m_send(std::move(send))
        {}
        /// Whether the client asked for an answer.
        [[nodiscard]] bool isAwaited() const { return static_cast<bool>(m_send); }
        void operator()(const Arguments &arguments) const
        {
            if (m_send)
                m_send(arguments);
        }

    private:
        std::function<void(const Arguments &)> m_send;
    };
    /// What the client answered; none where no answer came in time or it left.
    using Answered = std::function<void(std::optional<Arguments>)>;

    virtual ~EventSocket() = default;
    /// Of this socket; it is also the name of a room of its own. Not the id of the connection below.
    [[nodiscard]] virtual const QByteArray &id() const = 0;
    /// The request that opened the connection below: headers, query, peer.
    [[nodiscard]] virtual const Call &handshake() const = 0;
    /// What the client sent along as it joined the namespace.
    [[nodiscard]] virtual const QJsonObject &auth() const = 0;
    /// Whether an outage was bridged: id, rooms and `data` are what they were and what was missed is sent again.
    [[nodiscard]] virtual bool isRecovered() const = 0;

    virtual void send(const QString &event, const Arguments &arguments) = 0;
    /// Sends an event and waits for the client's acknowledgement.
    virtual void ask(const QString &event, const Arguments &arguments, std::chrono::milliseconds within,
                     Answered answered) = 0;
    virtual void join(const QByteArray &room) = 0;
    virtual void leave(const QByteArray &room) = 0;
    /// Ends the client's stay in this namespace; @p isWholly: its whole connection. One that is away cannot come back.
    virtual void disconnect(bool isWholly = false) = 0;

    std::function<void(const QString &event, const Arguments &, const Respond &)> onEvent;
    std::function<void(Parting)> onClosed;
    std::function<void()> onForgotten; ///< once, after onClosed: at once or, where the client might have come back, as
                                       ///< soon as it cannot any more; never where the server ends before
    std::shared_ptr<void> data;        ///< the dialect's own; kept over an outage
};

/// A namespace and who looks after it.
struct EventNamespace {
    QByteArray name = "/";
    /// Whether this client may join; unset: everybody. The error's message is sent, its details too where there are
    /// any.
    std::function<base::Result<void>(const Call &handshake, const QJsonObject &auth)> admit;
    std::function<void(EventSocket &)> opened; ///< sets onEvent, onClosed and onForgotten
};

/// The namespaces of one mount.
class EventHub
{
public:
    virtual ~EventHub() = default;
    /// Clients may join it from then on. Again under the same name: it replaces.
    virtual void add(EventNamespace space) = 0;
    /// To every socket in any of @p rooms, or to all of the namespace where that is empty, once to each; not to
    /// @p except. The event is written once however many hear it.
    virtual void send(const QByteArray &space, const std::vector<QByteArray> &rooms, const QString &event,
                      const Arguments &arguments, const QByteArray &except = {}) = 0;
    /// Connected sockets in a room, or in the whole namespace where @p room is empty.
    [[nodiscard]] virtual size_t size(const QByteArray &space, const QByteArray &room = {}) const = 0;
};

} // namespace tierdesk::dialects
