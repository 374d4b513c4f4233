#include "core/base/Json.h"
#include "core/doors/server/socketio/EnginePacket.h"
#include "core/doors/server/socketio/EventPacket.h"

#include <cstdint>
#include <cstdlib>

using namespace tierdesk;
using namespace tierdesk::server;

namespace {

void require(bool isTrue)
{
    if (!isTrue)
        std::abort();
}

EventLimits small()
{
    EventLimits limits;
    limits.text = 4096;
    limits.depth = 16;
    limits.attachments = 4;
    limits.attached = 256;
    return limits;
}

/// What is taken is written as what reads, and so is written, the same. Not compared as values: a number of more digits
/// than a double has comes back as an integer.
void rewrite(const EventPacket &packet)
{
    using Type = EventPacket::Type;
    QByteArray json;
    if (packet.type == Type::Connect)
        json = packet.auth.isEmpty() ? QByteArray() : base::toJson(packet.auth);
    else if (packet.type == Type::Event)
        json = eventJson(packet.name, packet.arguments.values);
    else if (packet.type == Type::Ack)
        json = base::toJson(packet.arguments.values);
    const QByteArray text =
        eventText(packet.type, packet.space, packet.id, json, static_cast<std::size_t>(packet.attachments));
    EventLimits limits = small();
    limits.text *= 8; // escapes may be longer than what they stand for
    const auto again = eventPacket(text, limits);
    require(static_cast<bool>(again));
    require(again->type == packet.type && again->space == packet.space && again->id == packet.id &&
            again->name == packet.name && again->attachments == packet.attachments &&
            base::toJson(again->auth) == base::toJson(packet.auth) &&
            base::toJson(again->arguments.values) == base::toJson(packet.arguments.values));
}

} // namespace

/// The bytes are a POST's body; its packets are what a client of Socket.IO sent.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray body(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    EngineLimits limits;
    limits.payload = 4096;
    limits.packets = 16;
    const auto packets = enginePayload(body, limits);
    if (!packets) {
        require(!eventPacket(QByteArray(), small()));
        return 0;
    }
    require(!packets->empty() && packets->size() <= 16);
    std::vector<EngineFrame> frames;
    EventAssembler assembler(small());
    bool isOpen = true;
    for (const EnginePacket &each : *packets) {
        frames.push_back({each.isBinary ? each.data : static_cast<char>(each.type) + each.data, each.isBinary});
        if (!isOpen || (!each.isBinary && each.type != EnginePacket::Type::Message))
            continue;
        const bool wasWaiting = assembler.isWaiting();
        auto taken = each.isBinary ? assembler.takeBinary(each.data) : assembler.takeText(each.data);
        isOpen = static_cast<bool>(taken);
        require(!isOpen || wasWaiting == each.isBinary);
        if (!isOpen || !*taken)
            continue;
        const EventPacket &packet = **taken;
        require(packet.attachments == 0 && packet.arguments.binaries.size() <= 4);
        if (!each.isBinary)
            rewrite(packet);
    }
    require(enginePayloadOf(frames) == body); // a payload has one way to be written
    return 0;
}
