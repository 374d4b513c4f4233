#include "tests/bench/Peer.h"

#include <QtNetwork/QTcpServer>

namespace tierdesk::bench {

namespace {

quint16 freePort()
{
    QTcpServer server;
    if (!server.listen(QHostAddress::LocalHost))
        qFatal("no free port: %s", qPrintable(server.errorString()));
    return server.serverPort();
}

} // namespace

Peer::Peer(const QString &script)
{
    const QString port = QString::number(freePort());
    m_redis.setProcessChannelMode(QProcess::SeparateChannels);
    m_redis.start(QStringLiteral("redis-server"),
                  {QStringLiteral("--bind"), QStringLiteral("127.0.0.1"), QStringLiteral("--port"), port,
                   QStringLiteral("--dir"), m_folder.path(), QStringLiteral("--appendonly"), QStringLiteral("yes"),
                   QStringLiteral("--appendfsync"), QStringLiteral("everysec"), QStringLiteral("--save"), QString()});
    QByteArray said;
    while (!said.contains("Ready to accept connections")) {
        if (!m_redis.waitForReadyRead(10'000))
            qFatal("redis-server did not start: %s", said.constData());
        said += m_redis.readAllStandardOutput();
    }
    m_server = std::make_unique<Process>(QStringLiteral("env"), QStringList{QStringLiteral("NODE_ENV=production"),
                                                                            QStringLiteral("node"), script, port});
}

Peer::~Peer()
{
    m_server.reset();
    m_redis.terminate();
    m_redis.waitForFinished(10'000);
}

} // namespace tierdesk::bench
