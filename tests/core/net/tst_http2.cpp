#include "core/net/Transport.h"
#include "tests/support/TestCertificate.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QProcess>
#include <QtCore/QRegularExpression>
#include <QtCore/QSet>
#include <QtCore/QStandardPaths>
#include <QtCore/QTemporaryDir>
#include <QtNetwork/QTcpServer>
#include <QtNetwork/QTcpSocket>
#include <QtTest/QTest>

#include <atomic>
#include <memory>
#include <optional>

using namespace tierdesk;
using base::Millis;

/// Over HTTP/2 with nghttp2's server, which speaks nothing else.
class TestHttp2 final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_program = QStandardPaths::findExecutable(u"nghttpd"_s);
        if (m_program.isEmpty())
            m_program = QStandardPaths::findExecutable(u"nghttpd"_s, {u"/usr/sbin"_s});
        if (m_program.isEmpty())
            QSKIP("not run: nghttpd is not there (packaging/deps tests installs nghttp2-server)");
    }

    void aServerThatHasItIsSpokenToByHttp2()
    {
        start();
        net::Transport transport(settings());
        for (int i = 0; i < 3; ++i) {
            net::Request request = to(u"/hello.txt"_s);
            request.method = "GET";
            request.headers = {{"x-api-key", "secret"}};
            const auto response = send(transport, request);
            QVERIFY2(response.has_value(), response ? "" : qPrintable(response.error().message));
            QCOMPARE(response->status, 200);
            QCOMPARE(response->body, QByteArray("hello by two"));
            QVERIFY(response->header("server").contains("nghttp2")); // names come in lower case
        }
        net::Request said = to(u"/hello.txt"_s);
        said.method = "POST";
        said.body = QByteArray(300'000, 'x'); // more than its first window
        const auto echoed = send(transport, said);
        QVERIFY2(echoed.has_value(), echoed ? "" : qPrintable(echoed.error().message));
        QCOMPARE(echoed->status, 200);
        QCOMPARE(echoed->body, said.body);
        // One connection, another stream a request.
        QTRY_COMPARE(streams().size(), 4);
        QCOMPARE(connections().size(), 1);
    }

    void aStreamComesPieceByPiece()
    {
        start();
        net::Transport transport(settings());
        std::atomic<qsizetype> bytes = 0;
        std::atomic<int> status = 0;
        std::atomic<bool> isDone = false;
        transport.stream(
            to(u"/long.bin"_s),
            [&](const net::Response &head, QByteArrayView more) {
                status = head.status;
                bytes += more.size();
                return true;
            },
            [&](const base::Result<net::Response> &result) { isDone = result.has_value(); });
        QTRY_VERIFY_WITH_TIMEOUT(isDone, 20'000);
        QCOMPARE(status.load(), 200);
        QCOMPARE(bytes.load(), qsizetype{700'000});
    }

    void anotherCertificateIsRefusedHereToo()
    {
        start();
        net::TransportSettings others;
        others.authorities = tests::TestCertificate::make().certificate;
        net::Transport transport(others);
        const auto response = send(transport, to(u"/hello.txt"_s));
        QVERIFY(!response.has_value());
        QCOMPARE(response.error().details[u"reason"].toString(), u"tls"_s);
    }

    void cleanup()
    {
        m_server.reset();
        m_log.clear();
    }

private:
    void start()
    {
        m_own = tests::TestCertificate::make();
        const auto write = [this](const char *name, const QByteArray &bytes) {
            QFile file(m_folder.filePath(QString::fromLatin1(name)));
            return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
        };
        QVERIFY(write("key.pem", m_own.key) && write("cert.pem", m_own.certificate));
        QVERIFY(QDir(m_folder.path()).mkpath(u"www"_s));
        QVERIFY(write("www/hello.txt", "hello by two") && write("www/long.bin", QByteArray(700'000, 'y')));
        {
            QTcpServer free; // a port that nobody has
            QVERIFY(free.listen(QHostAddress::LocalHost));
            m_port = free.serverPort();
        }
        m_server = std::make_unique<QProcess>();
        m_server->setProcessChannelMode(QProcess::MergedChannels);
        m_server->start(m_program,
                        {u"-v"_s, u"--echo-upload"_s, u"-a"_s, u"127.0.0.1"_s, u"-d"_s, m_folder.filePath(u"www"_s),
                         QString::number(m_port), m_folder.filePath(u"key.pem"_s), m_folder.filePath(u"cert.pem"_s)});
        QVERIFY(m_server->waitForStarted());
        const auto isListening = [this] {
            QTcpSocket probe;
            probe.connectToHost(u"127.0.0.1"_s, m_port);
            return probe.waitForConnected(1000);
        };
        QTRY_VERIFY_WITH_TIMEOUT(isListening(), 20'000);
    }
    [[nodiscard]] net::TransportSettings settings() const
    {
        net::TransportSettings made;
        made.authorities = m_own.certificate;
        return made;
    }
    [[nodiscard]] net::Request to(const QString &path) const
    {
        net::Request request;
        request.url = QUrl(u"https://localhost:%1%2"_s.arg(m_port).arg(path));
        request.method = "GET";
        request.timeout = Millis::seconds(20);
        return request;
    }
    base::Result<net::Response> send(net::Transport &transport, net::Request request)
    {
        auto caught = std::make_shared<std::optional<base::Result<net::Response>>>();
        transport.send(std::move(request), this,
                       [caught](base::Result<net::Response> result) { *caught = std::move(result); });
        if (!QTest::qWaitFor([&] { return caught->has_value(); }, 30'000))
            return base::fail(base::Fault::Internal, u"never told"_s);
        return std::move(**caught);
    }
    /// Of the requests that the server says it has read, "connection/stream" each.
    [[nodiscard]] QSet<QString> streams()
    {
        m_log += m_server->readAll();
        QSet<QString> found;
        static const QRegularExpression colour(u"\x1b\\[[0-9;]*m"_s);
        static const QRegularExpression headers(u"\\[id=(\\d+)\\][^\\n]*recv HEADERS frame <[^>]*stream_id=(\\d+)"_s);
        auto each = headers.globalMatch(QString::fromUtf8(m_log).remove(colour));
        while (each.hasNext()) {
            const auto match = each.next();
            found.insert(match.captured(1) + u'/' + match.captured(2));
        }
        return found;
    }
    [[nodiscard]] QSet<QString> connections()
    {
        QSet<QString> found;
        for (const QString &each : streams())
            found.insert(each.section(u'/', 0, 0));
        return found;
    }

    QString m_program;
    QTemporaryDir m_folder;
    tests::TestCertificate m_own;
    quint16 m_port = 0;
    std::unique_ptr<QProcess> m_server;
    QByteArray m_log;
};

QTEST_GUILESS_MAIN(TestHttp2)
#include "tst_http2.moc"
