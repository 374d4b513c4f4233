#pragma once

#include "core/base/Result.h"

#include <QtCore/QByteArray>
#include <QtCore/QByteArrayView>

#include <vector>

namespace tierdesk::server {

/// A packet of Engine.IO v4 (engine.io-protocol, revision 4). Binary packets are always messages.
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

/// Limits for what a client sends.
struct EngineLimits {
    qsizetype payload = 1'000'000; ///< bytes of a POST's body or a WebSocket message; sent to clients
    int packets = 4'096;           ///< in a POST
};

/// Parses a text frame of a WebSocket. Fails with InvalidInput if it is not a packet.
[[nodiscard]] base::Result<EnginePacket> enginePacket(const QByteArray &frame);

/// Parses the body of a POST: packets separated by U+001E, binary ones as `b` and base64. Pure and strict: the body
/// must be UTF-8, packets must not be empty, and base64 must be canonical. Fails with InvalidInput or TooLarge.
[[nodiscard]] base::Result<std::vector<EnginePacket>> enginePayload(const QByteArray &body, const EngineLimits &limits);

/// An outgoing frame, shared by all receivers: a text packet with its type, or the bytes of a binary message.
struct EngineFrame {
    QByteArray bytes;
    bool isBinary = false;
};

/// Returns the body of the response to a poll.
[[nodiscard]] QByteArray enginePayloadOf(const std::vector<EngineFrame> &frames);

} // namespace tierdesk::server
