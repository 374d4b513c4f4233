#include "tests/support/CuttingProxy.h"
#include "tests/support/socketio/EchoServer.h"

#include <QtCore/QFileInfo>
#include <QtCore/QProcess>
#include <QtCore/QStandardPaths>
#include <QtTest/QTest>

using namespace tierdesk;
using namespace tierdesk::tests;
using namespace std::chrono_literals;

namespace {

const QString Here = QStringLiteral(QT_TESTCASE_SOURCEDIR "/");
/// Another Python that comes first in PATH does not have Debian's modules.
const QString DebiansPython = u"/usr/bin/python3"_s;

} // namespace

/// Clients that are not ours: npm's socket.io-client and Debian's python3-socketio, over each transport and over the
/// change from one to the other, on a network that breaks when they say so.
class ClientsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void othersClientsAreServed_data()
    {
        QTest::addColumn<QString>("program");
        QTest::addColumn<QString>("script");
        QTest::addColumn<QString>("transport");
        const QString javaScript = Here + u"api/npm/socketio.cjs"_s;
        const QString python = Here + u"support/socketio/client.py"_s;
        for (const QString &transport : {u"polling"_s, u"websocket"_s, u"upgrade"_s}) {
            QTest::addRow("socket.io-client, %s", qPrintable(transport)) << u"node"_s << javaScript << transport;
            QTest::addRow("python3-socketio, %s", qPrintable(transport)) << DebiansPython << python << transport;
        }
    }
    void othersClientsAreServed()
    {
        QFETCH(const QString, program);
        QFETCH(const QString, script);
        QFETCH(const QString, transport);
        if (!isThere(program))
            QSKIP("not run: its client is not there (packaging/deps tests fetches it)");
        server::EngineSettings engine = EchoServer::suiteEngine();
        engine.pingInterval = 1000ms;
        engine.pingTimeout = 1000ms;
        server::EventSettings events = EchoServer::suiteEvents();
        events.connectTimeout = 10s;
        events.recovery = 60s;
        EchoServer server(engine, events, QHostAddress::LocalHost, 0);
        QVERIFY(server.port() > 0);
        CuttingProxy proxy(server.port());

        QProcess client;
        client.setProcessChannelMode(QProcess::SeparateChannels);
        connect(&client, &QProcess::readyReadStandardOutput, &proxy, [&] {
            while (client.canReadLine()) {
                const QByteArray order = client.readLine().trimmed();
                if (order == "cut")
                    proxy.cut();
                else if (order == "freeze")
                    proxy.freeze();
                else if (order == "heal")
                    proxy.heal();
            }
        });
        client.start(program, {script, u"http://127.0.0.1:%1"_s.arg(proxy.serverPort()), transport});
        const bool hasEnded = QTest::qWaitFor([&] { return client.state() == QProcess::NotRunning; }, 90'000);
        const QByteArray errors = client.readAllStandardError();
        QVERIFY2(hasEnded, errors.constData());
        QVERIFY2(client.exitStatus() == QProcess::NormalExit && client.exitCode() == 0, errors.constData());
        QVERIFY(proxy.connections() > 3);
        QTRY_COMPARE_WITH_TIMEOUT(server.engine().size(), qsizetype(0), 10'000);
    }

private:
    [[nodiscard]] static bool isThere(const QString &program)
    {
        if (QStandardPaths::findExecutable(program).isEmpty())
            return false;
        if (program == u"node")
            return QFileInfo::exists(Here + u"api/npm/node_modules/socket.io-client"_s);
        return QProcess::execute(program, {u"-c"_s, u"import socketio, requests, websocket"_s}) == 0;
    }
};

QTEST_GUILESS_MAIN(ClientsTest)
#include "tst_clients.moc"
