#pragma once

#include "tests/bench/Process.h"

#include <QtCore/QTemporaryDir>

#include <memory>

namespace tierdesk::bench {

/// The chat document's own stack, tests/bench/peers/chat.js, with a Redis of its own on loopback that syncs its log
/// every second. Ends with the value, and its data with it.
class Peer final
{
public:
    /// @p script is chat.js, beside its node_modules. Ends the program where Node.js or redis-server is missing.
    explicit Peer(const QString &script);
    ~Peer();
    [[nodiscard]] quint16 port() const { return m_server->port(); }

private:
    QTemporaryDir m_folder;
    QProcess m_redis;
    std::unique_ptr<Process> m_server;
};

} // namespace tierdesk::bench
