#include "core/doors/server/socketio/EventPacket.h"

#include "core/base/Json.h"
#include "core/doors/server/http/Syntax.h"

#include <algorithm>
#include <array>
#include <utility>

namespace tierdesk::server {

namespace {

using base::Fault;
using EventType = EventPacket::Type;

constexpr qsizetype LongestNumber = 15; // digits; below 2^53, exact in JavaScript

base::Error invalidEvent(const char *why)
{
    return base::fail(Fault::InvalidInput, QString::fromLatin1(why));
}

base::Error tooLarge(const char *why)
{
    return base::fail(Fault::TooLarge, QString::fromLatin1(why));
}

/// Parses the digits at @p at and advances it. Returns none if there are none or too many.
std::optional<qint64> numberAt(const QByteArray &text, qsizetype *at)
{
    qint64 number = 0;
    const qsizetype begin = *at;
    while (*at < text.size() && syntax::isDigit(text[*at])) {
        if (*at - begin == LongestNumber)
            return std::nullopt;
        number = number * 10 + (text[(*at)++] - '0');
    }
    return *at > begin ? std::optional(number) : std::nullopt;
}

/// Returns whether client libraries reserve the event @p name (socket.io-protocol, "Event").
bool isReserved(const QString &name)
{
    static const std::array<QString, 6> Names{u"connect"_s,       u"connect_error"_s, u"disconnect"_s,
                                              u"disconnecting"_s, u"newListener"_s,   u"removeListener"_s};
    return std::find(Names.begin(), Names.end(), name) != Names.end();
}

/// Returns whether all placeholders in @p value refer to one of @p count attachments. The parser limits the depth.
bool arePlaceholdersGood(const QJsonValue &value, int count)
{
    if (value.isArray()) {
        const QJsonArray array = value.toArray();
        return std::all_of(array.begin(), array.end(),
                           [count](const QJsonValue &each) { return arePlaceholdersGood(each, count); });
    }
    if (!value.isObject())
        return true;
    const QJsonObject object = value.toObject();
    if (object.value(u"_placeholder").isBool() && object.value(u"_placeholder").toBool()) {
        const QJsonValue number = object.value(u"num");
        const double num = number.toDouble(-1);
        return number.isDouble() && num >= 0 && num < count && num == static_cast<int>(num);
    }
    return std::all_of(object.begin(), object.end(),
                       [count](const QJsonValue &each) { return arePlaceholdersGood(each, count); });
}

base::Result<void> readData(const QByteArray &json, const EventLimits &limits, EventPacket *packet)
{
    if (json.isEmpty()) {
        if (packet->type == EventType::Event || packet->type == EventType::Ack)
            return invalidEvent("An event or an acknowledgement has arguments.");
        return {};
    }
    if (packet->type == EventType::Disconnect)
        return invalidEvent("A disconnect has no data.");
    auto value = TRY(base::parseJson(json, {limits.depth, limits.text}));
    if (packet->type == EventType::Connect) {
        if (!value.isObject())
            return invalidEvent("The data of a connect is an object.");
        packet->auth = value.toObject();
        return {};
    }
    if (!value.isArray())
        return invalidEvent("Arguments are an array.");
    QJsonArray values = value.toArray();
    if (packet->attachments > 0 && !arePlaceholdersGood(values, packet->attachments))
        return invalidEvent("A placeholder names no attachment.");
    if (packet->type == EventType::Event) {
        if (values.isEmpty() || !values.first().isString())
            return invalidEvent("An event begins with its name.");
        packet->name = values.takeAt(0).toString();
        if (packet->name.size() > limits.eventName)
            return tooLarge("The event's name is too long.");
        if (isReserved(packet->name))
            return invalidEvent("The event's name is reserved.");
    }
    packet->arguments.values = std::move(values);
    return {};
}

} // namespace

base::Result<EventPacket> eventPacket(const QByteArray &text, const EventLimits &limits)
{
    if (text.size() > limits.text)
        return tooLarge("The packet is too large.");
    if (text.isEmpty() || text.front() < '0' || text.front() > '6')
        return invalidEvent("This is not a packet.");
    // Only the server sends ConnectError.
    static constexpr std::array<std::optional<EventType>, 7> Types{
        EventType::Connect, EventType::Disconnect, EventType::Event, EventType::Ack,
        std::nullopt,       EventType::Event,      EventType::Ack};
    const auto word = static_cast<size_t>(text.front() - '0');
    if (!Types[word])
        return invalidEvent("A client sends no connect errors.");
    EventPacket packet;
    packet.type = *Types[word];
    qsizetype at = 1;
    if (word >= 5) {
        const auto count = numberAt(text, &at);
        if (!count || at == text.size() || text[at] != '-')
            return invalidEvent("A binary packet begins with the count of its attachments.");
        if (*count > limits.attachments)
            return tooLarge("The packet has too many attachments.");
        packet.attachments = static_cast<int>(*count);
        ++at;
    }
    if (at < text.size() && text[at] == '/') {
        qsizetype end = text.indexOf(',', at);
        end = end < 0 ? text.size() : end;
        if (end - at > limits.namespaceName)
            return tooLarge("The namespace's name is too long.");
        packet.space = text.mid(at, end - at);
        at = std::min(end + 1, text.size());
    }
    if (at < text.size() && syntax::isDigit(text[at])) {
        packet.id = numberAt(text, &at);
        if (!packet.id)
            return invalidEvent("The id is too large.");
        if (packet.type == EventType::Connect || packet.type == EventType::Disconnect)
            return invalidEvent("Only events and acknowledgements have an id.");
    }
    if (packet.type == EventType::Ack && !packet.id)
        return invalidEvent("An acknowledgement has an id.");
    TRY(readData(text.mid(at), limits, &packet));
    return packet;
}

QByteArray eventText(EventPacket::Type type, const QByteArray &space, std::optional<qint64> id, const QByteArray &json,
                     size_t binaries)
{
    QByteArray out;
    out.reserve(32 + space.size() + json.size());
    switch (type) {
    case EventType::Connect:
        out += '0';
        break;
    case EventType::Disconnect:
        out += '1';
        break;
    case EventType::Event:
        out += binaries > 0 ? '5' : '2';
        break;
    case EventType::Ack:
        out += binaries > 0 ? '6' : '3';
        break;
    case EventType::ConnectError:
        out += '4';
        break;
    }
    if (binaries > 0) {
        out += QByteArray::number(static_cast<qulonglong>(binaries));
        out += '-';
    }
    if (space != "/") {
        out += space;
        out += ',';
    }
    if (id)
        out += QByteArray::number(*id);
    out += json;
    return out;
}

QByteArray eventJson(const QString &name, const QJsonArray &values, const QByteArray &offset)
{
    // Joining two texts is cheaper than copying the values to insert the name.
    QByteArray out = base::toJson(QJsonArray{name});
    out.chop(1);
    if (!values.isEmpty()) {
        out += ',';
        const QByteArray rest = base::toJson(values);
        out.append(rest.constData() + 1, rest.size() - 2);
    }
    if (!offset.isEmpty())
        out += ",\"" + offset + '"';
    out += ']';
    return out;
}

base::Result<std::optional<EventPacket>> EventAssembler::takeText(const QByteArray &text)
{
    if (m_waiting)
        return invalidEvent("A text came where an attachment was awaited.");
    auto packet = TRY(eventPacket(text, m_limits));
    if (packet.attachments == 0)
        return std::optional<EventPacket>(std::move(packet));
    m_waiting = std::move(packet);
    m_bytes = 0;
    m_held = text.size();
    return std::optional<EventPacket>();
}

base::Result<std::optional<EventPacket>> EventAssembler::takeBinary(const QByteArray &bytes)
{
    if (!m_waiting)
        return invalidEvent("No attachment was awaited.");
    m_bytes += bytes.size();
    m_held += bytes.size();
    if (m_bytes > m_limits.attached)
        return tooLarge("The attachments are too large.");
    m_waiting->arguments.binaries.push_back(bytes);
    if (--m_waiting->attachments > 0)
        return std::optional<EventPacket>();
    m_held = 0;
    return std::exchange(m_waiting, std::nullopt);
}

} // namespace tierdesk::server
