#include "app/AdminSocket.h"

#include "core/base/Log.h"

#include <QtCore/QDir>
#include <QtCore/QtEndian>
#include <QtNetwork/QLocalSocket>

namespace tierdesk::app {

namespace {

constexpr int ConnectMs = 5000;

QString socketIn(const QString &dataDir)
{
    return QDir(dataDir).absoluteFilePath(u"admin.sock"_s);
}

constexpr qsizetype HeadSize = sizeof(quint64); ///< a message's length, big-endian, before it

/// The next message of @p socket; none until the whole of it is there.
std::optional<QByteArray> messageFrom(QLocalSocket &socket)
{
    const QByteArray head = socket.peek(HeadSize);
    if (head.size() < HeadSize)
        return std::nullopt;
    const auto size = static_cast<qint64>(qFromBigEndian<quint64>(head.constData()));
    if (socket.bytesAvailable() - HeadSize < size)
        return std::nullopt;
    socket.skip(HeadSize);
    return socket.read(size);
}

void send(QLocalSocket &socket, const QByteArray &message)
{
    QByteArray head(HeadSize, '\0');
    qToBigEndian(static_cast<quint64>(message.size()), head.data());
    socket.write(head);
    socket.write(message);
}

} // namespace

AdminSocket::AdminSocket(engine::Engine &engine, const base::Seal &seal)
    : m_engine(engine)
    , m_seal(seal)
    , m_context(std::make_unique<QObject>())
    , m_server(std::make_unique<QLocalServer>())
{
    m_thread.setObjectName(u"tierdesk-admin"_s);
    m_server->setSocketOptions(QLocalServer::UserAccessOption);
    m_context->moveToThread(&m_thread);
    m_server->moveToThread(&m_thread);
    QObject::connect(m_server.get(), &QLocalServer::newConnection, m_server.get(), [this] {
        while (QLocalSocket *caller = m_server->nextPendingConnection()) {
            QObject::connect(caller, &QLocalSocket::disconnected, caller, &QObject::deleteLater);
            QObject::connect(caller, &QLocalSocket::readyRead, caller, [this, caller] { hear(*caller); });
            hear(*caller);
        }
    });
    m_thread.start();
}

AdminSocket::~AdminSocket()
{
    QMetaObject::invokeMethod(
        m_context.get(), [this] { m_server.reset(); }, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

base::Result<void> AdminSocket::listen(const QString &dataDir)
{
    base::Result<void> done;
    QMetaObject::invokeMethod(
        m_server.get(),
        [&] {
            const QString path = socketIn(dataDir);
            // Whoever had it is dead: the folder's lock was free.
            QLocalServer::removeServer(path);
            if (!m_server->listen(path))
                done = base::fail(base::Fault::Unavailable, m_server->errorString(), path);
        },
        Qt::BlockingQueuedConnection);
    return done;
}

void AdminSocket::hear(QLocalSocket &caller)
{
    const auto message = messageFrom(caller);
    if (!message)
        return;
    const auto command = adminCommandFrom(*message);
    AdminOutcome outcome;
    if (command)
        outcome = carryOut(*command, m_engine, m_seal);
    else
        outcome.error = command.error();
    send(caller, encode(outcome));
    caller.disconnectFromServer(); // once it is written
}

base::Result<std::optional<AdminOutcome>> callServer(const QString &dataDir, const AdminCommand &command)
{
    QLocalSocket socket;
    socket.connectToServer(socketIn(dataDir));
    if (!socket.waitForConnected(ConnectMs))
        return std::optional<AdminOutcome>();
    send(socket, encode(command));
    for (;;) {
        if (const auto answer = messageFrom(socket)) {
            const auto outcome = TRY(adminOutcomeFrom(*answer));
            return std::optional(outcome);
        }
        if (!socket.waitForReadyRead(-1) && socket.bytesAvailable() == 0)
            return base::fail(base::Fault::Unavailable,
                              u"the running server did not respond: it may have stopped. Check whether "
                              "the change was made before you try again"_s);
    }
}

} // namespace tierdesk::app
