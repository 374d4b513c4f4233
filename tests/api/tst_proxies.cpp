#include "core/base/Literals.h"
#include "tests/support/TestCertificate.h"

#include <QtCore/QFile>
#include <QtCore/QJsonDocument>
#include <QtCore/QProcess>
#include <QtCore/QStandardPaths>
#include <QtCore/QTemporaryDir>
#include <QtCore/QUrl>
#include <QtNetwork/QTcpServer>
#include <QtNetwork/QTcpSocket>
#include <QtTest/QTest>

#include <functional>
#include <memory>

using namespace tierdesk;

namespace {

/// A process that is ended with this object.
struct Child {
    ~Child()
    {
        process.terminate();
        if (!process.waitForFinished(30'000))
            process.kill();
    }
    QProcess process;
};

quint16 freePort()
{
    QTcpServer server;
    return server.listen(QHostAddress::LocalHost, 0) ? server.serverPort() : quint16(0);
}

QByteArray get(const QByteArray &path, const QByteArray &fields = {})
{
    return "GET " + path + " HTTP/1.1\r\nHost: desk.example\r\nConnection: close\r\n" + fields + "\r\n";
}

/// The answer to @p request, sent to @p port of this machine from @p from.
QByteArray ask(quint16 port, const QByteArray &request, const char *from = "127.0.0.2")
{
    QTcpSocket socket;
    if (!socket.bind(QHostAddress(QString::fromLatin1(from))))
        qWarning() << socket.errorString();
    QByteArray answer;
    QObject::connect(&socket, &QIODevice::readyRead, &socket, [&] { answer += socket.readAll(); });
    socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
    socket.write(request);
    if (!QTest::qWaitFor([&] { return !answer.isEmpty() && socket.state() == QAbstractSocket::UnconnectedState; },
                         30'000))
        qWarning() << "no answer from" << port << socket.errorString();
    return answer;
}

} // namespace

/// The program behind nginx and haproxy as Debian has them: who the client is, how it came, and which request it was.
class TestProxies final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nginxNamesTheClient()
    {
        const QString nginx = found(u"nginx"_s);
        if (nginx.isEmpty())
            QSKIP("nginx is not installed");
        QVERIFY(start({u"--trusted-proxies"_s, u"127.0.0.1"_s}));
        const quint16 port = freePort();
        const auto proxy = run(nginx, {u"-e"_s, u"stderr"_s, u"-p"_s, m_folder->path(), u"-c"_s},
                               "daemon off; master_process off; pid " + path("nginx.pid") +
                                   ";\nerror_log stderr;\nevents {}\nhttp {\naccess_log off;\nclient_body_temp_path " +
                                   path("body") + "; proxy_temp_path " + path("proxy") + "; fastcgi_temp_path " +
                                   path("f") + "; uwsgi_temp_path " + path("u") + "; scgi_temp_path " + path("s") +
                                   ";\nserver { listen 127.0.0.1:" + QByteArray::number(port) +
                                   "; location / { proxy_pass http://127.0.0.1:" + QByteArray::number(m_port) +
                                   "; proxy_set_header Host $http_host; proxy_set_header X-Forwarded-For "
                                   "$proxy_add_x_forwarded_for; proxy_set_header X-Forwarded-Proto https; "
                                   "proxy_set_header X-Request-Id $request_id; } } }\n",
                               port);
        QVERIFY(proxy);
        const QByteArray answer = ask(port, get("/docs", "X-Forwarded-For: 203.0.113.9\r\n"));
        QVERIFY2(answer.startsWith("HTTP/1.1 200"), answer.left(300).constData());
        // It came to nginx by TLS, as nginx says.
        QVERIFY(answer.contains("\r\nStrict-Transport-Security: max-age=31536000\r\n"));
        const qsizetype at = answer.indexOf("\r\nX-Request-Id: ") + 16;
        const QByteArray id = answer.mid(at, answer.indexOf("\r\n", at) - at);
        QCOMPARE(id.size(), 32); // nginx's
        QTRY_VERIFY(isLogged(id, u"for 127.0.0.2"_s));

        // What one address may try does not hold up another one behind the same proxy.
        const QByteArray wrong = get("/api/status", "X-API-Key: tk_wrong\r\n");
        QByteArray last;
        // The tries come back as time passes, so a slow machine needs more of them.
        for (int i = 0; i < 1000 && !last.startsWith("HTTP/1.1 429"); ++i)
            last = ask(port, wrong);
        QVERIFY2(last.startsWith("HTTP/1.1 429") && last.contains("\r\nRetry-After: "), last.constData());
        QVERIFY(ask(port, wrong, "127.0.0.3").startsWith("HTTP/1.1 401"));
        // Nobody else is believed.
        static_cast<void>(ask(m_port, get("/docs", "X-Forwarded-For: 203.0.113.9\r\nX-Request-Id: made-up\r\n")));
        QTRY_VERIFY(m_log.count("for 127.0.0.2") > 101);
        QVERIFY(!m_log.contains("203.0.113.9") && !m_log.contains("made-up"));
    }
    void haproxyNamesTheClient_data()
    {
        QTest::addColumn<bool>("isTls");
        QTest::newRow("before HTTP") << false;
        QTest::newRow("before TLS") << true;
    }
    /// By PROXY protocol; its health checks say that they are its own.
    void haproxyNamesTheClient()
    {
        QFETCH(const bool, isTls);
        const QString haproxy = found(u"haproxy"_s);
        if (haproxy.isEmpty())
            QSKIP("haproxy is not installed");
        m_folder = std::make_unique<QTemporaryDir>();
        QStringList options{u"--trusted-proxies"_s, u"127.0.0.1/32"_s, u"--proxy-protocol"_s};
        if (isTls) {
            const auto own = tests::TestCertificate::make();
            QVERIFY(write("cert.pem", own.certificate) && write("key.pem", own.key));
            options += {u"--tls-cert"_s, QString::fromLocal8Bit(path("cert.pem")), u"--tls-key"_s,
                        QString::fromLocal8Bit(path("key.pem"))};
        }
        QVERIFY(start(options));
        const quint16 port = freePort();
        const auto proxy = run(haproxy, {u"-db"_s, u"-f"_s},
                               "defaults\n mode http\n timeout connect 10s\n timeout client 60s\n timeout server 60s\n"
                               "frontend f\n bind 127.0.0.1:" +
                                   QByteArray::number(port) + "\n default_backend b\nbackend b\n server s 127.0.0.1:" +
                                   QByteArray::number(m_port) + " send-proxy-v2 check inter 100ms" +
                                   (isTls ? " ssl verify none" : "") + "\n",
                               port);
        QVERIFY(proxy);
        QByteArray answer;
        QTRY_VERIFY_WITH_TIMEOUT((answer = ask(port, get("/docs"))).startsWith("HTTP/1.1 200"), 30'000);
        QTRY_VERIFY(m_log.contains("for 127.0.0.2"));
        QVERIFY(!m_log.contains("for 127.0.0.1"));
    }
    void refusesAProxyProtocolOfNobody()
    {
        QProcess program;
        program.start(qEnvironmentVariable("TEST_PROGRAM"),
                      {u"serve"_s, u"--data-dir"_s, QDir::temp().filePath(u"x"_s), u"--proxy-protocol"_s});
        QVERIFY(program.waitForFinished(60'000));
        QVERIFY(program.exitCode() != 0);
        QVERIFY(program.readAllStandardError().contains("proxy-protocol requires trusted-proxies"));
    }
    void cleanup()
    {
        m_program.reset();
        m_folder.reset();
        m_log.clear();
        m_port = 0;
    }

private:
    [[nodiscard]] static QString found(const QString &name)
    {
        return QStandardPaths::findExecutable(name, {u"/usr/sbin"_s, u"/usr/local/sbin"_s, u"/usr/bin"_s});
    }
    [[nodiscard]] QByteArray path(const char *name) const
    {
        return m_folder->filePath(QString::fromLatin1(name)).toLocal8Bit();
    }
    [[nodiscard]] bool write(const char *name, const QByteArray &bytes) const
    {
        QFile file(QString::fromLocal8Bit(path(name)));
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
    }
    /// The program, with its log as JSON.
    [[nodiscard]] bool start(const QStringList &options)
    {
        if (!m_folder)
            m_folder = std::make_unique<QTemporaryDir>();
        m_program = std::make_unique<Child>();
        QProcess &process = m_program->process;
        QByteArray printed;
        connect(&process, &QProcess::readyReadStandardError, this,
                [this, &process] { m_log += process.readAllStandardError(); });
        connect(&process, &QProcess::readyReadStandardOutput, this,
                [&process, &printed] { printed += process.readAllStandardOutput(); });
        process.start(qEnvironmentVariable("TEST_PROGRAM"),
                      QStringList{u"serve"_s, u"--data-dir"_s, QString::fromLocal8Bit(path("data")), u"--listen"_s,
                                  u"127.0.0.1:0"_s, u"--log-format"_s, u"json"_s} +
                          options);
        const bool isUp = QTest::qWaitFor(
            [&] {
                for (const QByteArray &line : printed.split('\n')) {
                    if (line.startsWith("http"))
                        m_port = static_cast<quint16>(QUrl(QString::fromLatin1(line)).port());
                }
                return (m_port != 0 && printed.endsWith('\n')) || process.state() == QProcess::NotRunning;
            },
            60'000);
        disconnect(&process, &QProcess::readyReadStandardOutput, this, nullptr);
        return isUp && m_port != 0;
    }
    /// A proxy with @p configuration in a file behind @p arguments; null if it did not come up at @p port.
    [[nodiscard]] std::unique_ptr<Child> run(const QString &name, const QStringList &arguments,
                                             const QByteArray &configuration, quint16 port)
    {
        if (!write("proxy.conf", configuration))
            return nullptr;
        auto child = std::make_unique<Child>();
        child->process.setProcessChannelMode(QProcess::ForwardedChannels);
        child->process.start(name, arguments + QStringList{QString::fromLocal8Bit(path("proxy.conf"))});
        const bool isUp = QTest::qWaitFor(
            [&] {
                QTcpSocket socket;
                socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
                return socket.waitForConnected(1000) || child->process.state() == QProcess::NotRunning;
            },
            30'000);
        return isUp && child->process.state() == QProcess::Running ? std::move(child) : nullptr;
    }
    [[nodiscard]] bool isLogged(const QByteArray &id, const QString &words) const
    {
        for (const QByteArray &line : m_log.split('\n')) {
            const QJsonDocument json = QJsonDocument::fromJson(line);
            if (json[u"requestId"].toString().toLatin1() == id && json[u"message"].toString().contains(words))
                return true;
        }
        return false;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Child> m_program;
    quint16 m_port = 0;
    QByteArray m_log;
};

QTEST_GUILESS_MAIN(TestProxies)
#include "tst_proxies.moc"
