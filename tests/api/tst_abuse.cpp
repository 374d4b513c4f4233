#include "tests/support/Program.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QFile>
#include <QtCore/QRegularExpression>
#include <QtCore/QStandardPaths>
#include <QtCore/QtEndian>

#include <arpa/inet.h>
#include <atomic>
#include <netinet/in.h>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

using tierdesk::tests::HttpAnswer;
using tierdesk::tests::HttpClient;
using tierdesk::tests::Program;

namespace {

const QString Company = QStringLiteral("7c9e6679-7425-40de-944b-e07fc1f90ae7");
const QString Sessions = QStringLiteral("/api/momentum/cs/sessions");
constexpr double RoomMb = 150; ///< what abuse may take of memory on top of what an idle server has

double residentMb(qint64 pid)
{
    QFile status(QStringLiteral("/proc/%1/status").arg(pid));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith("VmRSS:"))
            return line.mid(6).trimmed().split(' ').first().toDouble() / 1024.0;
    }
    return 0;
}

/// A connection that blocks, from 127.0.0.@p host, with whatever bytes.
class Raw final
{
public:
    Raw(quint16 port, int host)
    {
        m_socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        const timeval patience{30, 0};
        ::setsockopt(m_socket, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
        ::setsockopt(m_socket, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = qToBigEndian(0x7f000000u + static_cast<quint32>(host));
        ::bind(m_socket, reinterpret_cast<const sockaddr *>(&address), sizeof address);
        address.sin_port = qToBigEndian(port);
        address.sin_addr.s_addr = qToBigEndian(0x7f000001u);
        m_isOpen = ::connect(m_socket, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0;
    }
    ~Raw() { ::close(m_socket); }
    Raw(const Raw &) = delete;
    Raw &operator=(const Raw &) = delete;

    [[nodiscard]] bool isOpen() const { return m_isOpen; }
    /// False when the other side has closed before all of it was taken.
    bool write(const QByteArray &bytes)
    {
        for (qsizetype at = 0; at < bytes.size();) {
            const ssize_t taken =
                ::send(m_socket, bytes.data() + at, static_cast<size_t>(bytes.size() - at), MSG_NOSIGNAL);
            if (taken <= 0)
                return false;
            at += taken;
        }
        return true;
    }
    /// Reads until @p isEnough or the other side closes.
    template<class IsEnough>
    [[nodiscard]] QByteArray readUntil(IsEnough isEnough)
    {
        QByteArray all;
        char part[16'384];
        while (!isEnough(all)) {
            const ssize_t got = ::recv(m_socket, part, sizeof part, 0);
            if (got <= 0)
                break;
            all.append(part, got);
        }
        return all;
    }
    [[nodiscard]] QByteArray readAll()
    {
        return readUntil([](const QByteArray &) { return false; });
    }

private:
    int m_socket = -1;
    bool m_isOpen = false;
};

int statusOf(const QByteArray &answer)
{
    return answer.startsWith("HTTP/1.1 ") ? answer.mid(9, 3).toInt() : 0;
}

QByteArray masked(char opcode, const QByteArray &payload)
{
    QByteArray frame;
    frame += static_cast<char>(0x80 | opcode);
    if (payload.size() < 126) {
        frame += static_cast<char>(0x80 | payload.size());
    } else {
        frame += static_cast<char>(0x80 | 127);
        for (int shift = 56; shift >= 0; shift -= 8)
            frame += static_cast<char>(static_cast<quint64>(payload.size()) >> shift);
    }
    return frame + QByteArray(4, '\0') + payload;
}

/// The code of the close frame in @p bytes, 0 without one.
int closeCodeIn(const QByteArray &bytes)
{
    for (qsizetype at = bytes.indexOf("\r\n\r\n") + 4; at + 2 <= bytes.size();) {
        const int length = bytes.at(at + 1) & 0x7f;
        if ((bytes.at(at) & 0x0f) == 8)
            return length >= 2 ? qFromBigEndian<quint16>(bytes.data() + at + 2) : -1;
        at += length == 126 ? 4 + qFromBigEndian<quint16>(bytes.data() + at + 2) : 2 + length;
    }
    return 0;
}

} // namespace

/// People who mean harm, at the program itself: everybody else is served meanwhile, and its memory stays bounded.
class TestAbuse final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_program = std::make_unique<Program>(
            QStringList{QStringLiteral("--demo"), QStringLiteral("--rate-limits"), QStringLiteral("off")});
        QVERIFY2(m_program->start(), m_program->output().constData());
        m_client = std::make_unique<HttpClient>(m_program->base());
        QVERIFY(isServed());
        m_idleMb = residentMb(m_program->pid());
    }
    void cleanup()
    {
        QVERIFY(m_program->isRunning());
        QVERIFY(isServed());
        const double mb = residentMb(m_program->pid());
        QVERIFY2(mb < m_idleMb + RoomMb, qPrintable(QStringLiteral("%1 MB, idle %2").arg(mb).arg(m_idleMb)));
    }
    void cleanupTestCase() { QCOMPARE(m_program->stop(), 0); }

    /// slowhttptest's four at once: heads, bodies, ranges, and answers that are read a byte at a time.
    void slowClientsHoldUpNobody()
    {
        const QString tool = QStandardPaths::findExecutable(QStringLiteral("slowhttptest"));
        if (tool.isEmpty())
            QSKIP("slowhttptest is needed: packaging/deps tests");
        const QString health = m_program->base().resolved(QUrl(QStringLiteral("/health"))).toString();
        const QString large = m_program->base().resolved(QUrl(QStringLiteral("/openapi.json"))).toString();
        const QString posted = m_program->base().resolved(QUrl(Sessions)).toString();
        const QStringList common{QStringLiteral("-c"),  QStringLiteral("200"), QStringLiteral("-r"),
                                 QStringLiteral("200"), QStringLiteral("-l"),  QStringLiteral("150"),
                                 QStringLiteral("-p"),  QStringLiteral("20")};
        const QStringList pace{QStringLiteral("-i"), QStringLiteral("2")};
        const std::vector<std::pair<QString, QStringList>> modes{
            {QStringLiteral("heads"), QStringList{QStringLiteral("-H"), QStringLiteral("-u"), health} + pace},
            {QStringLiteral("bodies"),
             QStringList{QStringLiteral("-B"), QStringLiteral("-u"), posted, QStringLiteral("-f"),
                         QStringLiteral("application/json"), QStringLiteral("-s"), QStringLiteral("8192")} +
                 pace},
            {QStringLiteral("ranges"), QStringList{QStringLiteral("-R"), QStringLiteral("-u"), large,
                                                   QStringLiteral("-t"), QStringLiteral("GET")}},
            {QStringLiteral("answers"),
             QStringList{QStringLiteral("-X"), QStringLiteral("-u"), large, QStringLiteral("-w"), QStringLiteral("10"),
                         QStringLiteral("-y"), QStringLiteral("20"), QStringLiteral("-n"), QStringLiteral("1"),
                         QStringLiteral("-z"), QStringLiteral("1"), QStringLiteral("-k"), QStringLiteral("3")}},
        };
        std::vector<std::unique_ptr<QProcess>> slow;
        for (const auto &[name, words] : modes) {
            slow.push_back(std::make_unique<QProcess>());
            slow.back()->setProcessChannelMode(QProcess::MergedChannels);
            slow.back()->start(tool, words + common);
            QVERIFY2(slow.back()->waitForStarted(), qPrintable(name));
        }
        // Who reads slowly does not notice that it has been cut; the server tells how many it still has.
        const auto isOver = [&] {
            return std::all_of(slow.begin(), slow.end() - 1,
                               [](const auto &each) { return each->state() == QProcess::NotRunning; }) &&
                   connections() <= 2;
        };
        int served = 0;
        QElapsedTimer timer;
        timer.start();
        while (!isOver() && timer.elapsed() < 200'000) {
            QVERIFY2(isServed(), qPrintable(QStringLiteral("after %1 turns").arg(served)));
            ++served;
            QTest::qWait(100);
        }
        QVERIFY2(isOver(), qPrintable(QString::number(connections())));
        QVERIFY2(served > 20, qPrintable(QString::number(served)));
        slow.back()->kill();
        QVERIFY(slow.back()->waitForFinished());
        for (size_t i = 0; i < modes.size(); ++i) {
            const QString output = QString::fromUtf8(slow[i]->readAll()).remove(m_colours);
            const QByteArray told = (modes[i].first + output.right(1200)).toUtf8();
            QVERIFY2(output.contains(u"service available:   YES"), told.constData());
            QVERIFY2(!output.contains(u"service available:   NO"), told.constData());
            if (i + 1 < modes.size()) // each of its connections was ended by the server
                QVERIFY2(output.contains(u"No open connections left"), told.constData());
        }
    }

    void floodsAreEnded_data()
    {
        QTest::addColumn<QByteArray>("head");
        QTest::addColumn<QByteArray>("flood");
        QTest::addColumn<int>("status");
        QTest::newRow("header fields") << QByteArray("GET /health HTTP/1.1\r\nHost: a\r\n")
                                       << QByteArray("X-Filler: 1234567890\r\n").repeated(100'000) << 431;
        QTest::newRow("one header field")
            << QByteArray("GET /health HTTP/1.1\r\nHost: a\r\nX-Filler: ") << QByteArray(2'000'000, 'x') << 431;
        QTest::newRow("a request line") << QByteArray("GET /") << QByteArray(2'000'000, 'x') << 414;
        QTest::newRow("a body")
            << QByteArray("POST ") + Sessions.toLatin1() +
                   " HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 2000000000\r\n\r\n"
            << QByteArray(2'000'000, 'x') << 413;
        QTest::newRow("chunks of a byte")
            << QByteArray("POST ") + Sessions.toLatin1() +
                   " HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
            << QByteArray("1\r\nx\r\n").repeated(2'000'000) << 413;
        QTest::newRow("extensions of a chunk")
            << QByteArray("POST ") + Sessions.toLatin1() +
                   " HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n1;"
            << QByteArray(2'000'000, 'x') << 400;
    }
    void floodsAreEnded()
    {
        QFETCH(const QByteArray, head);
        QFETCH(const QByteArray, flood);
        QFETCH(const int, status);
        for (int i = 0; i < 10; ++i) {
            Raw raw(port(), 2 + i);
            QVERIFY(raw.isOpen());
            // It may be closed while it still sends; the refusal is there before.
            raw.write(head) && raw.write(flood);
            const QByteArray answer = raw.readUntil([](const QByteArray &all) { return all.contains("\r\n\r\n"); });
            if (!answer.isEmpty()) // else the kernel had thrown away what was not read
                QCOMPARE(statusOf(answer), status);
            QVERIFY(isServed());
        }
    }

    void shapesOfSmugglingAreOneRequestOrNone_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        const QByteArray second = "GET /openapi.json HTTP/1.1\r\nHost: a\r\n\r\n";
        const auto add = [&](const char *name, const QByteArray &fields, const QByteArray &body) {
            QTest::newRow(name) << "POST /health HTTP/1.1\r\nHost: a\r\n" + fields + "\r\n" + body + second;
        };
        add("a length and chunks", "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n");
        add("chunks and a length", "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n", "0\r\n\r\n");
        add("two lengths", "Content-Length: 0\r\nContent-Length: 40\r\n", "");
        add("two lengths in one", "Content-Length: 0, 40\r\n", "");
        add("a length with a sign", "Content-Length: +0\r\n", "");
        add("an unknown coding", "Transfer-Encoding: xchunked\r\n", "0\r\n\r\n");
        add("chunked twice", "Transfer-Encoding: chunked, chunked\r\n", "0\r\n\r\n");
        add("a coding behind a tab", "Transfer-Encoding:\tchunked\r\nContent-Length: 5\r\n", "0\r\n\r\n");
        add("a coding that is folded", "Transfer-Encoding:\r\n chunked\r\nContent-Length: 5\r\n", "0\r\n\r\n");
        add("a space before the colon", "Transfer-Encoding : chunked\r\nContent-Length: 5\r\n", "0\r\n\r\n");
        add("a bare line feed", "X: y\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n", "0\r\n\r\n");
        add("a chunk length that runs over", "Transfer-Encoding: chunked\r\n", "fffffffffffffffff0\r\n\r\n");
    }
    void shapesOfSmugglingAreOneRequestOrNone()
    {
        QFETCH(const QByteArray, bytes);
        Raw raw(port(), 2);
        QVERIFY(raw.isOpen());
        QVERIFY(raw.write(bytes));
        const QByteArray answers = raw.readAll(); // to the end: the connection is closed
        QCOMPARE(answers.count("HTTP/1.1 "), 1);
        QVERIFY2(statusOf(answers) == 400 || statusOf(answers) == 501, answers.left(200).constData());
    }

    void pipelinesAreAnsweredInTheirOrder()
    {
        Raw raw(port(), 2);
        QByteArray asked;
        constexpr int Count = 500;
        for (int i = 0; i < Count; ++i)
            asked += i % 2 ? "GET /health HTTP/1.1\r\nHost: a\r\n\r\n" : "GET /nowhere HTTP/1.1\r\nHost: a\r\n\r\n";
        QVERIFY(raw.write(asked));
        const QByteArray answers = raw.readUntil([](const QByteArray &all) { return all.count("HTTP/1.1 ") >= Count; });
        qsizetype at = 0;
        for (int i = 0; i < Count; ++i) {
            at = answers.indexOf("HTTP/1.1 ", at);
            QVERIFY(at >= 0);
            QCOMPARE(answers.mid(at + 9, 3), i % 2 ? QByteArray("200") : QByteArray("404"));
            at += 9;
        }
    }

    void wrongFramesEndTheirSocketOnly_data()
    {
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("code");
        const QByteArray sio = "/socket.io/?EIO=4&transport=websocket";
        const QByteArray desk = "/desk/events?access_token=" + token();
        for (const auto &[door, target] : {std::pair("socket.io", sio), std::pair("desk", desk)}) {
            QTest::addRow("%s: not masked", door) << target << QByteArray("\x81\x02hi") << 1002;
            QTest::addRow("%s: no UTF-8", door) << target << masked(1, "\xff\xfe\xfd") << 1007;
            QTest::addRow("%s: too large", door) << target << masked(1, QByteArray(12'000'000, 'x')) << 1009;
            QTest::addRow("%s: an unknown kind", door) << target << masked(3, "hi") << 1002;
            QTest::addRow("%s: a reserved bit", door)
                << target << QByteArray(QByteArray("\xc1\x82\0\0\0\0hi", 8)) << 1002;
            QTest::addRow("%s: a long ping", door) << target << masked(9, QByteArray(126, 'x')) << 1002;
        }
    }
    void wrongFramesEndTheirSocketOnly()
    {
        QFETCH(const QByteArray, target);
        QFETCH(const QByteArray, bytes);
        QFETCH(const int, code);
        Raw raw(port(), 3);
        QVERIFY(raw.isOpen());
        QVERIFY(raw.write("GET " + target +
                          " HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                          "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"));
        QByteArray answer = raw.readUntil([](const QByteArray &all) { return all.contains("\r\n\r\n"); });
        QCOMPARE(statusOf(answer), 101);
        raw.write(bytes); // of a message that is too large not all is taken
        answer += raw.readUntil([&](const QByteArray &all) { return closeCodeIn(answer + all) != 0; });
        QCOMPARE(closeCodeIn(answer), code);
    }

    /// A client that comes, asks one thing and goes, thousands of times from several addresses.
    void shortConnectionsAreAllServed()
    {
        constexpr int Threads = 8, Each = 500;
        std::atomic<int> served = 0;
        std::vector<std::thread> threads;
        for (int t = 0; t < Threads; ++t) {
            threads.emplace_back([&, t] {
                for (int i = 0; i < Each; ++i) {
                    Raw raw(port(), 2 + t);
                    if (raw.isOpen() && raw.write("GET /health HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n") &&
                        statusOf(raw.readAll()) == 200)
                        ++served;
                }
            });
        }
        for (std::thread &each : threads)
            each.join();
        QCOMPARE(served.load(), Threads * Each);
    }

    /// Connections of one address beyond its bound are refused; another address is served.
    void oneAddressCannotTakeAll()
    {
        std::vector<std::unique_ptr<Raw>> held;
        int refused = 0;
        for (int i = 0; i < 1'050; ++i) {
            held.push_back(std::make_unique<Raw>(port(), 50));
            QVERIFY(held.back()->isOpen());
        }
        for (size_t i = 1'000; i < held.size(); ++i)
            refused += statusOf(held[i]->readAll()) == 503;
        QCOMPARE(refused, 50);
        QVERIFY(isServed());
    }

private:
    [[nodiscard]] quint16 port() const { return static_cast<quint16>(m_program->base().port()); }
    /// A whole turn of somebody else.
    [[nodiscard]] bool isServed()
    {
        const HttpAnswer answer = m_client->post(
            Sessions, {{QStringLiteral("companyId"), Company},
                       {QStringLiteral("customerId"), QStringLiteral("cust-1001")},
                       {QStringLiteral("channel"), QStringLiteral("chat")},
                       {QStringLiteral("initialMessage"), QStringLiteral("Where is my order ORD-9876?")}});
        return answer.status == 201;
    }
    /// The open ones, of the client that asks too.
    [[nodiscard]] int connections()
    {
        for (const QByteArray &line : m_client->get(QStringLiteral("/metrics")).body.split('\n')) {
            if (line.startsWith("tierdesk_http_connections "))
                return line.mid(line.indexOf(' ')).trimmed().toInt();
        }
        return -1;
    }
    [[nodiscard]] QByteArray token()
    {
        return m_client
            ->post(QStringLiteral("/desk/sign-in"), {{QStringLiteral("email"), QStringLiteral("marek@acme.example")},
                                                     {QStringLiteral("password"), QStringLiteral("demo-tierdesk")}})
            .json()[u"token"]
            .toString()
            .toLatin1();
    }

    std::unique_ptr<Program> m_program;
    std::unique_ptr<HttpClient> m_client;
    double m_idleMb = 0;
    const QRegularExpression m_colours{QStringLiteral("\x1b\\[[0-9;]*m")};
};

QTEST_GUILESS_MAIN(TestAbuse)
#include "tst_abuse.moc"
