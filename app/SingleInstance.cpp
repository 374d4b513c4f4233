#include "app/SingleInstance.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QDir>
#include <QtCore/QStandardPaths>
#include <QtCore/QUrl>
#include <QtNetwork/QLocalSocket>

namespace tierdesk::app {

namespace {

constexpr int PatienceMs = 1000;
constexpr int LongestName = 16;    // a socket's whole path has room for about a hundred letters
const QByteArray Come = "come"_ba; ///< and behind a blank the case, percent-encoded; one line

QString fileFor(const QString &what, const QString &folder)
{
    const QByteArray digest = QCryptographicHash::hash(what.toUtf8(), QCryptographicHash::Sha256).toHex();
    return QDir(folder).filePath(u"tierdesk-"_s + QString::fromLatin1(digest.left(LongestName)));
}

} // namespace

SingleInstance::SingleInstance(const QString &what, const QString &folder, QObject *parent)
    : QObject(parent)
    , m_path(fileFor(what, folder))
    , m_lock(m_path + u".lock"_s)
{
    m_lock.setStaleLockTime(0); // as long as its process lives, however long that is
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, [this] {
        while (QLocalSocket *caller = m_server.nextPendingConnection()) {
            connect(caller, &QLocalSocket::disconnected, caller, &QObject::deleteLater);
            connect(caller, &QLocalSocket::readyRead, this, [this, caller] {
                if (!caller->canReadLine())
                    return;
                const QByteArrayList words = caller->readLine().trimmed().split(' ');
                if (words.first() == Come)
                    Q_EMIT wanted(QUrl::fromPercentEncoding(words.value(1)));
                caller->write("ok\n");
                caller->disconnectFromServer();
            });
        }
    });
}

QString SingleInstance::runtimeFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation);
}

base::Result<bool> SingleInstance::begin(const QString &session)
{
    if (m_lock.tryLock(0)) {
        // Whoever had the socket is dead: the lock was free.
        QLocalServer::removeServer(m_path);
        if (!m_server.listen(m_path))
            return base::fail(base::Fault::Unavailable, m_server.errorString(), m_path);
        return true;
    }
    if (m_lock.error() != QLockFile::LockFailedError)
        return base::fail(base::Fault::StorageFailed, u"cannot create the lock"_s, m_path);
    if (!callFirst(session))
        return base::fail(base::Fault::Unavailable, u"another console is running and does not respond"_s, m_path);
    return false;
}

bool SingleInstance::callFirst(const QString &session) const
{
    QLocalSocket socket;
    socket.connectToServer(m_path);
    if (!socket.waitForConnected(PatienceMs))
        return false;
    socket.write(Come + ' ' + QUrl::toPercentEncoding(session) + '\n');
    return socket.waitForBytesWritten(PatienceMs) && socket.waitForReadyRead(PatienceMs);
}

} // namespace tierdesk::app
