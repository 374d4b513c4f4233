#pragma once

#include <QtCore/QtGlobal>

#include <chrono>

namespace tierdesk::server {

/// Limits for HTTP connections and requests, enforced by Framing, HttpConnection, Listener and Server.
struct FramingLimits {
    qsizetype requestLine = 8192;                  ///< bytes without the CRLF; 414 above (RFC 9112 §3: at least 8000)
    qsizetype headerBytes = 16 * 1024;             ///< bytes of all header lines; 431 above
    int headerCount = 100;                         ///< header lines; 431 above
    qsizetype body = 10 * 1024 * 1024;             ///< bytes without chunk framing; 413 above
    std::chrono::milliseconds headerTime{10'000};  ///< from a request's first byte to the end of its head; 408 above
    std::chrono::milliseconds bodyTime{30'000};    ///< from the end of the head to the end of the body; 408 above
    std::chrono::milliseconds idleTime{60'000};    ///< before each request; the connection is closed above
    std::chrono::milliseconds answerTime{600'000}; ///< until the response begins; 504 above
    std::chrono::milliseconds handshakeTime{10'000}; ///< for the TLS handshake
    std::chrono::milliseconds lingerTime{2'000}; ///< how long a half-closed connection waits for the client to close
    qint64 slowestReader = 1024;                 ///< bytes per second; clients that read faster are waited for
    int connections = 10'000;                    ///< in total; 503 above
    int connectionsPerAddress = 1'000;           ///< 503 above
    qsizetype bodyOfStranger = 64 * 1024;        ///< bytes; larger bodies are read only if the head is accepted
    qint64 held = 256 * 1024 * 1024;             ///< bytes buffered for all connections; above, the largest are closed
    qint64 unreadBeforeNext = 64 * 1024;    ///< response bytes; above, the next request waits for the client to read
    qint64 writeBacklog = 32 * 1024 * 1024; ///< response bytes not written; the connection is closed above
    qint64 answersPerAddress = 4 * 1024 * 1024; ///< bytes of public pages in flight to one address; 429 above
    int listenBacklog = 4096;                   ///< Qt's default of 50 overflows at a thousand clients
};

/// Limits for one WebSocket.
struct SocketLimits {
    qsizetype message = 1 << 20;            ///< bytes of a message from a client; 1009 above
    qint64 backlog = 4 << 20;               ///< bytes not written to the client; 1013 above
    std::chrono::milliseconds ping{30'000}; ///< silence before a ping; after 2.5 times that the connection is closed
};

} // namespace tierdesk::server
