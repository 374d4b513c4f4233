#pragma once

#include "core/base/Result.h"
#include "core/doors/dialects/EventSocket.h"

#include <QtCore/QByteArray>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>

#include <optional>
#include <vector>

namespace tierdesk::server {

/// Limits for packets from clients.
struct EventLimits {
    qsizetype text = 1'000'000;     ///< bytes of a packet's text
    int depth = 32;                 ///< nesting of arrays and objects in its JSON
    int attachments = 32;           ///< binary attachments of an event
    qsizetype attached = 8'000'000; ///< bytes of all attachments
    qsizetype namespaceName = 256;  ///< bytes
    qsizetype eventName = 256;      ///< UTF-16 units
};

/// A packet of Socket.IO (socket.io-protocol, revision 5). Its binary attachments follow in separate frames.
/// `arguments.values` has `{"_placeholder":true,"num":n}` in their places, before and after they have arrived.
struct EventPacket {
    enum class Type { Connect, Disconnect, Event, Ack, ConnectError };
    Type type = Type::Event;
    QByteArray space = "/";   ///< the namespace
    std::optional<qint64> id; ///< of the acknowledgement that is requested or sent
    QString name;             ///< of an event
    QJsonObject auth;         ///< of Connect
    dialects::Arguments arguments;
    int attachments = 0; ///< attachments that have not arrived
};

/// Parses the text of a client's packet. Pure and strict: IDs and counts are plain numbers, JSON follows RFC 8259
/// without duplicate members, placeholders refer to existing attachments, and reserved event names are refused.
/// Fails with InvalidInput or TooLarge; the connection must then be closed.
[[nodiscard]] base::Result<EventPacket> eventPacket(const QByteArray &text, const EventLimits &limits);

/// Returns the text of an outgoing packet, with the number of @p binaries if there are any. @p json is the serialised
/// data, empty for none.
[[nodiscard]] QByteArray eventText(EventPacket::Type type, const QByteArray &space, std::optional<qint64> id,
                                   const QByteArray &json, size_t binaries = 0);

/// Returns `["name",…]`, with @p offset as the last element unless it is empty.
[[nodiscard]] QByteArray eventJson(const QString &name, const QJsonArray &values, const QByteArray &offset = {});

/// Joins packets with the binary attachments that follow them.
class EventAssembler final
{
public:
    explicit EventAssembler(const EventLimits &limits)
        : m_limits(limits)
    {}
    /// Returns the packet if it is complete, none if attachments are missing. Fails if an attachment was expected.
    [[nodiscard]] base::Result<std::optional<EventPacket>> takeText(const QByteArray &text);
    /// Returns the packet if @p bytes complete it. Fails if no attachment was expected or they are too large.
    [[nodiscard]] base::Result<std::optional<EventPacket>> takeBinary(const QByteArray &bytes);
    [[nodiscard]] bool isWaiting() const { return m_waiting.has_value(); }
    /// Returns the bytes of the incomplete packet: its text and the attachments that have arrived.
    [[nodiscard]] qsizetype held() const { return m_held; }

private:
    EventLimits m_limits;
    std::optional<EventPacket> m_waiting;
    qsizetype m_bytes = 0; ///< of the attachments that have arrived
    qsizetype m_held = 0;
};

} // namespace tierdesk::server
