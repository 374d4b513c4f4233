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
    m_redis.start(u"redis-server"_s,
                  {u"--bind"_s, u"127.0.0.1"_s, u"--port"_s, port, u"--dir"_s, m_folder.path(), u"--appendonly"_s,
                   u"yes"_s, u"--appendfsync"_s, u"everysec"_s, u"--save"_s, QString()});
    QByteArray said;
    while (!said.contains("Ready to accept connections")) {
        if (!m_redis.waitForReadyRead(10'000))
            qFatal("redis-server did not start: %s", said.constData());
        said += m_redis.readAllStandardOutput();
    }
    m_server = std::make_unique<Process>(u"env"_s, QStringList{u"NODE_ENV=production"_s, u"node"_s, script, port});
}

Peer::~Peer()
{
    m_server.reset();
    m_redis.terminate();
    m_redis.waitForFinished(10'000);
}

} // namespace tierdesk::bench
