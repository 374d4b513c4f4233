#pragma once

#include "app/Press.h"
#include "core/base/Clock.h"
#include "core/base/Counters.h"
#include "core/base/Secrets.h"
#include "core/doors/dialects/AccountDesk.h"
#include "core/doors/dialects/AgentTyping.h"
#include "core/doors/dialects/CustomerTyping.h"
#include "core/doors/server/auth/DirectoryAuthenticator.h"
#include "core/doors/server/http/Server.h"
#include "core/engine/Engine.h"

#include <QtCore/QThread>
#include <QtCore/QUrl>

#include <memory>

namespace tierdesk::app {

class ModelHost;

/// An address as clients write it.
[[nodiscard]] QUrl urlOf(const QHostAddress &address, quint16 port, bool isSecure);

/// The server thread and what lives on it: the Server, its dialects, the authenticator.
class ServerHost final
{
public:
    struct Parts {
        engine::Engine &engine;
        const base::Seal &seal;
        const base::Clock &clock;
        base::Counters &counters;
        ModelHost &models;
        dialects::AccountDesk &accounts;
        server::ServerSettings settings;
        QString pageFolder{};  ///< the operator's files of the web chat, as WebFiles takes them
        QString chatCompany{}; ///< as DirectoryAuthenticator::setChatCompany()
    };
    explicit ServerHost(Parts parts);
    ~ServerHost();

    /// Takes the port; whoever calls waits until admit(). Blocking; the port taken.
    [[nodiscard]] base::Result<quint16> listen(const QHostAddress &address, quint16 port);
    /// From here on callers are answered. Blocking.
    void admit();
    /// A turn that came by no door of the server; any thread. @p done runs on the server thread.
    void turn(engine::TurnRequest request, std::function<void(const base::Result<engine::TurnOutcome> &)> done);
    /// Stops accepting and waits until what was accepted is answered. Blocking, with the server's bound.
    void drain();
    /// Ends the doors and their thread: after the engine has stopped, because what it answers is received here.
    /// Blocking.
    void close();

private:
    void open();
    void openChat();
    void noteUse(CredentialId credential, base::Timestamp at);
    void probe(bool isCounting, const std::function<void(const server::Health &)> &told);

    Parts m_parts;
    QThread m_thread;
    std::unique_ptr<QObject> m_context; ///< receiver on the server thread
    server::JwtKeyCheck m_keys;
    Press m_press;
    std::unique_ptr<dialects::CustomerTyping> m_typing; ///< older than the doors on either side of it
    std::unique_ptr<dialects::AgentTyping> m_agentTyping;
    std::unique_ptr<server::DirectoryAuthenticator> m_authenticator;
    std::unique_ptr<server::Server> m_server;
    base::Counter &m_turns;
    QStringList m_addresses; ///< server thread
};

} // namespace tierdesk::app
