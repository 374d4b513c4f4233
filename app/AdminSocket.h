#pragma once

#include "app/AdminCommand.h"

#include <QtCore/QThread>
#include <QtNetwork/QLocalServer>

#include <memory>

namespace tierdesk::app {

/// Receives commands from the data folder's owner while the server runs, on a Unix socket, `admin.sock` in the folder,
/// which only its owner (and root) can open. It needs no other credential, is not reachable from the network, and does
/// not depend on the server's address and certificate. Commands are carried out one after the other, on a thread of its
/// own.
///
/// Thread: made and destroyed on one. The references outlive it.
class AdminSocket final
{
public:
    AdminSocket(engine::Engine &engine, const base::Seal &seal);
    ~AdminSocket();
    AdminSocket(const AdminSocket &) = delete;
    AdminSocket &operator=(const AdminSocket &) = delete;

    /// Begins to listen in @p dataDir, whose lock this process holds. Blocking. Fails with Unavailable, as where the
    /// path is too long for a socket.
    [[nodiscard]] base::Result<void> listen(const QString &dataDir);

private:
    void hear(QLocalSocket &caller);

    engine::Engine &m_engine;
    const base::Seal &m_seal;
    QThread m_thread;
    std::unique_ptr<QObject> m_context;     ///< receiver on m_thread
    std::unique_ptr<QLocalServer> m_server; ///< on m_thread
};

/// Lets the server running on @p dataDir carry out @p command; none if no server runs there. Blocks until it is done.
/// Fails with Unavailable when the server goes away, or with what adminOutcomeFrom() says.
[[nodiscard]] base::Result<std::optional<AdminOutcome>> callServer(const QString &dataDir, const AdminCommand &command);

} // namespace tierdesk::app
