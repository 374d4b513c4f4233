#pragma once

#include "core/base/Result.h"
#include "core/doors/dialects/EventSocket.h"

#include <QtCore/QByteArray>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>

#include <optional>
#include <vector>

namespace tierdesk::server {

/// What a client may put into one event.
struct EventLimits {
    qsizetype text = 1'000'000;     ///< bytes of a packet's text
    int depth = 32;                 ///< nested arrays and objects of its JSON
    int attachments = 32;           ///< binaries of an event
    qsizetype attached = 8'000'000; ///< bytes of all of them
    qsizetype namespaceName = 256;  ///< bytes
    qsizetype eventName = 256;      ///< UTF-16 units
};

/// One packet of Socket.IO (socket.io-protocol, revision 5). Its binaries follow in frames of their own; until they
/// have come, `arguments.values` has `{"_placeholder":true,"num":n}` where they stand, and afterwards too.
struct EventPacket {
    enum class Type { Connect, Disconnect, Event, Ack, ConnectError };
    Type type = Type::Event;
    QByteArray space = "/";   ///< the namespace
    std::optional<qint64> id; ///< of the acknowledgement that is asked for, or given
    QString name;             ///< of an event
    QJsonObject auth;         ///< of Connect
    dialects::Arguments arguments;
    int attachments = 0; ///< that are still to come
};

/// Reads the text of a packet that a client sends. Pure and strict: ids and counts are plain numbers, JSON is RFC 8259
/// without equal members, placeholders are whole and name attachments that come, reserved event names are refused.
/// Fails with InvalidInput or TooLarge; such a connection is closed.
[[nodiscard]] base::Result<EventPacket> eventPacket(const QByteArray &text, const EventLimits &limits);

/// The text of a packet that goes out, and its binaries' count in it where there are any. @p json is the data as it
/// stands on the wire, empty for none.
[[nodiscard]] QByteArray eventText(EventPacket::Type type, const QByteArray &space, std::optional<qint64> id,
                                   const QByteArray &json, size_t binaries = 0);

/// `["name",…]`, and `,"offset"` at its end where one is given.
[[nodiscard]] QByteArray eventJson(const QString &name, const QJsonArray &values, const QByteArray &offset = {});

/// Puts packets and the binaries that follow them together.
class EventAssembler final
{
public:
    explicit EventAssembler(const EventLimits &limits)
        : m_limits(limits)
    {}
    /// The packet when it is whole; none while its binaries are awaited. Fails where a text comes in their place.
    [[nodiscard]] base::Result<std::optional<EventPacket>> takeText(const QByteArray &text);
    /// Fails where no binary is awaited.
    [[nodiscard]] base::Result<std::optional<EventPacket>> takeBinary(const QByteArray &bytes);
    [[nodiscard]] bool isWaiting() const { return m_waiting.has_value(); }
    /// Bytes of what is not whole yet, its text and the binaries that have come.
    [[nodiscard]] qsizetype held() const { return m_held; }

private:
    EventLimits m_limits;
    std::optional<EventPacket> m_waiting;
    qsizetype m_bytes = 0; ///< of the binaries that have come
    qsizetype m_held = 0;
};

} // namespace tierdesk::server
