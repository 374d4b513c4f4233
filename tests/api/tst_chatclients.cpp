#include "tests/support/CuttingProxy.h"
#include "tests/support/Program.h"

#include <QtCore/QFileInfo>
#include <QtCore/QProcess>
#include <QtCore/QStandardPaths>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace tierdesk::tests;

namespace {

const QString Here = QStringLiteral(QT_TESTCASE_SOURCEDIR "/api/");
/// Another Python that comes first in PATH does not have Debian's modules.
const QString DebiansPython = u"/usr/bin/python3"_s;

} // namespace

/// Other people's clients of Socket.IO in chats with the whole program: npm's socket.io-client and Debian's
/// python3-socketio, over both transports, with a person at the desk and a network that breaks.
class TestChatClients final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_program.setOptions({u"--demo"_s, u"--rate-limits"_s, u"off"_s});
        QVERIFY2(m_program.start(), m_program.output().constData());
    }

    void aChatFromHelloToItsEnd_data()
    {
        QTest::addColumn<QString>("program");
        QTest::addColumn<QString>("script");
        QTest::addColumn<QString>("transport");
        for (const QString &transport : {u"polling"_s, u"websocket"_s}) {
            QTest::addRow("socket.io-client, %s", qPrintable(transport))
                << u"node"_s << u"chat/client.cjs"_s << transport;
            QTest::addRow("python3-socketio, %s", qPrintable(transport))
                << DebiansPython << u"chat/client.py"_s << transport;
        }
    }
    void aChatFromHelloToItsEnd()
    {
        QFETCH(const QString, program);
        QFETCH(const QString, script);
        QFETCH(const QString, transport);
        if (!isThere(program))
            QSKIP("not run: its client is not there (packaging/deps tests fetches it)");
        HttpClient desk(m_program.base());
        m_key =
            desk.post(u"/desk/credentials"_s,
                      {{u"kind"_s, u"site_key"_s}, {u"name"_s, u"shop"_s}, {u"audience"_s, u"https://shop.example"_s}})
                .json();
        const QString siteKey = m_key[u"credential"][u"publicId"].toString();
        QVERIFY2(siteKey.startsWith(u"site_"), QJsonDocument(m_key).toJson().constData());
        CuttingProxy proxy(static_cast<quint16>(m_program.base().port()));
        QProcess client;
        client.setProcessChannelMode(QProcess::SeparateChannels);
        client.start(program, {Here + script, u"http://127.0.0.1:%1"_s.arg(proxy.serverPort()), transport, siteKey});
        const auto hasNews = [&] { return client.canReadLine() || client.state() == QProcess::NotRunning; };
        while (QTest::qWaitFor(hasNews, 120'000) && client.canReadLine())
            follow(QString::fromUtf8(client.readLine()).trimmed(), proxy);
        const QByteArray errors = client.readAllStandardError();
        QVERIFY2(client.state() == QProcess::NotRunning, errors.constData());
        QVERIFY2(client.exitStatus() == QProcess::NormalExit && client.exitCode() == 0, errors.constData());
    }

private:
    void follow(const QString &order, CuttingProxy &proxy)
    {
        const QString verb = order.section(u' ', 0, 0);
        if (verb == u"cut")
            return proxy.cut();
        if (verb == u"heal")
            return proxy.heal();
        if (verb == u"revoke") {
            HttpClient admin(m_program.base());
            const QString id = QString::number(m_key[u"credential"][u"id"].toInteger());
            QVERIFY(admin.send("DELETE", u"/desk/credentials/"_s + id).status < 300);
            return;
        }
        // In a demo whoever calls from this machine is an admin at the desk.
        HttpClient desk(m_program.base());
        const auto done = desk.post(u"/desk/sessions/%1/%2"_s.arg(order.section(u' ', 1, 1), verb),
                                    {{u"text"_s, order.section(u' ', 2)}});
        QVERIFY2(done.status == 200, done.body.constData());
    }
    [[nodiscard]] static bool isThere(const QString &program)
    {
        if (QStandardPaths::findExecutable(program).isEmpty())
            return false;
        if (program == u"node")
            return QFileInfo::exists(Here + u"npm/node_modules/socket.io-client"_s);
        return QProcess::execute(program, {u"-c"_s, u"import socketio, requests, websocket"_s}) == 0;
    }

    Program m_program;
    QJsonObject m_key; ///< as it was made
};

QTEST_GUILESS_MAIN(TestChatClients)
#include "tst_chatclients.moc"
