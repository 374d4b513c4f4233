#pragma once

#include "core/base/Result.h"

#include <QtCore/QByteArray>
#include <QtCore/QByteArrayView>

#include <vector>

namespace tierdesk::server {

/// One packet of Engine.IO v4 (engine.io-protocol, revision 4). Binary packets are always messages.
struct EnginePacket {
    enum class Type : char {
        Open = '0',
        Close = '1',
        Ping = '2',
        Pong = '3',
        Message = '4',
        Upgrade = '5',
        Noop = '6',
    };
    Type type = Type::Message;
    bool isBinary = false;
    QByteArray data; ///< without the type
};

/// What a client may put into one request.
struct EngineLimits {
    qsizetype payload = 1'000'000; ///< bytes of a POST's body, or of one WebSocket message; told to clients
    int packets = 4'096;           ///< of a POST
};

/// A text frame of a WebSocket. Fails with InvalidInput for anything that is not a packet.
[[nodiscard]] base::Result<EnginePacket> enginePacket(const QByteArray &frame);

/// The body of a POST: packets with U+001E between them, binary ones as `b` and base64. Pure and strict: the body is
/// UTF-8, no packet is empty, base64 has its padding and no stray bits. Fails with InvalidInput or TooLarge.
[[nodiscard]] base::Result<std::vector<EnginePacket>> enginePayload(const QByteArray &body, const EngineLimits &limits);

/// What goes out, made once however many read it: the type and the data of a text, or bare bytes.
struct EngineFrame {
    QByteArray bytes;
    bool isBinary = false;
};

/// The answer to a poll.
[[nodiscard]] QByteArray enginePayloadOf(const std::vector<EngineFrame> &frames);

} // namespace tierdesk::server
