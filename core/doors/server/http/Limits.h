#pragma once

#include <QtCore/QtGlobal>

#include <chrono>

namespace tierdesk::server {

/// Bounds of a connection and of a message on it. Every bound is enforced by the framing guard.
struct FramingLimits {
    qsizetype requestLine = 8192;                  ///< bytes without the CRLF; 414 above (RFC 9112 §3 asks for 8000)
    qsizetype headerBytes = 16 * 1024;             ///< bytes of all header lines; 431 above
    int headerCount = 100;                         ///< header lines; 431 above
    qsizetype body = 10 * 1024 * 1024;             ///< bytes after removal of chunk framing; 413 above
    std::chrono::milliseconds headerTime{10'000};  ///< from the first byte of a request to its empty line; 408 above
    std::chrono::milliseconds bodyTime{30'000};    ///< from the empty line to the last byte of the body; 408 above
    std::chrono::milliseconds idleTime{60'000};    ///< between requests, and before the first; the connection is closed
    std::chrono::milliseconds answerTime{600'000}; ///< a request without an answer; 504 above
    std::chrono::milliseconds handshakeTime{10'000}; ///< of TLS
    std::chrono::milliseconds lingerTime{2'000}; ///< how long a closed half waits for the client to read and to close
    qint64 slowestReader = 1024;                 ///< bytes a second; a faster reader of an answer is waited for
    int connections = 10'000;                    ///< in all; 503 above
    int connectionsPerAddress = 1'000;           ///< 503 above
    qsizetype bodyOfStranger = 64 * 1024;        ///< bytes; above, who may not send it is refused before it is read
    qint64 held = 256 * 1024 * 1024;             ///< bytes kept for all connections; above, those with the most are cut
    qint64 unreadBeforeNext = 64 * 1024;    ///< bytes of answers; above, the next request waits for the client to read
    qint64 writeBacklog = 32 * 1024 * 1024; ///< bytes that a client has not read; the connection is cut above
    qint64 answersPerAddress = 4 * 1024 * 1024; ///< bytes of public pages on their way to one address; 429 above
    int listenBacklog = 4096; ///< the kernel's queue: 50, the default, overflows at a thousand clients
};

/// What a WebSocket may cost.
struct SocketLimits {
    qsizetype message = 1 << 20;            ///< bytes of a message from a client; 1009 above
    qint64 backlog = 4 << 20;               ///< bytes that a client has not read; 1013 above
    std::chrono::milliseconds ping{30'000}; ///< of silence before a ping; a client silent for two of them is gone
};

} // namespace tierdesk::server
