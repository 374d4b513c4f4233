#include "tests/api/Bystander.h"
#include "tests/support/RawSocket.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QRegularExpression>
#include <QtCore/QStandardPaths>

#include <atomic>
#include <thread>

using namespace Qt::StringLiterals;
using namespace tierdesk::tests;

namespace {

constexpr double RoomMb = 150; ///< what abuse may take of memory on top of what an idle server has

} // namespace

/// People who mean harm, at the program itself: everybody else is served meanwhile, and its memory stays bounded.
class TestAbuse final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_program = std::make_unique<Program>(QStringList{u"--demo"_s, u"--rate-limits"_s, u"off"_s});
        QVERIFY2(m_program->start(), m_program->output().constData());
        m_other = std::make_unique<Bystander>(*m_program);
        QVERIFY(m_other->isServed());
        m_idleMb = m_other->peak();
    }
    void cleanup()
    {
        QVERIFY(m_program->isRunning());
        QVERIFY(m_other->isServed());
        const double mb = m_other->peak();
        QVERIFY2(mb < m_idleMb + RoomMb, qPrintable(u"%1 MB, idle %2"_s.arg(mb).arg(m_idleMb)));
    }
    void cleanupTestCase() { QCOMPARE(m_program->stop(), 0); }

    /// slowhttptest's four at once: heads, bodies, ranges, and answers that are read a byte at a time.
    void slowClientsHoldUpNobody()
    {
        const QString tool = QStandardPaths::findExecutable(u"slowhttptest"_s);
        if (tool.isEmpty())
            QSKIP("slowhttptest is needed: packaging/deps tests");
        const QString health = m_program->base().resolved(QUrl(u"/health"_s)).toString();
        const QString large = m_program->base().resolved(QUrl(u"/openapi.json"_s)).toString();
        const QString posted = m_program->base().resolved(QUrl(Bystander::Sessions)).toString();
        const QStringList common{u"-c"_s, u"200"_s, u"-r"_s, u"200"_s, u"-l"_s, u"150"_s, u"-p"_s, u"20"_s};
        const QStringList pace{u"-i"_s, u"2"_s};
        const std::vector<std::pair<QString, QStringList>> modes{
            {u"heads"_s, QStringList{u"-H"_s, u"-u"_s, health} + pace},
            {u"bodies"_s,
             QStringList{u"-B"_s, u"-u"_s, posted, u"-f"_s, u"application/json"_s, u"-s"_s, u"8192"_s} + pace},
            {u"ranges"_s, QStringList{u"-R"_s, u"-u"_s, large, u"-t"_s, u"GET"_s}},
            {u"answers"_s, QStringList{u"-X"_s, u"-u"_s, large, u"-w"_s, u"10"_s, u"-y"_s, u"20"_s, u"-n"_s, u"1"_s,
                                       u"-z"_s, u"1"_s, u"-k"_s, u"3"_s}},
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
                   m_other->connections() <= 2;
        };
        int served = 0;
        QElapsedTimer timer;
        timer.start();
        // One turn every 100 ms until it is over.
        while (!QTest::qWaitFor(isOver, 100) && timer.elapsed() < 200'000) {
            QVERIFY2(m_other->isServed(), qPrintable(u"after %1 turns"_s.arg(served)));
            ++served;
        }
        QVERIFY2(isOver(), qPrintable(QString::number(m_other->connections())));
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
            << QByteArray("POST ") + Bystander::Sessions.toLatin1() +
                   " HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 2000000000\r\n\r\n"
            << QByteArray(2'000'000, 'x') << 413;
        QTest::newRow("chunks of who may not be here")
            << QByteArray("POST ") + Bystander::Sessions.toLatin1() +
                   " HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
            << QByteArray("1\r\nx\r\n").repeated(2'000'000) << 401;
        QTest::newRow("chunks of a byte") << QByteArray("POST /desk/sign-in HTTP/1.1\r\nHost: a\r\nContent-Type: "
                                                        "application/json\r\nTransfer-Encoding: chunked\r\n\r\n")
                                          << QByteArray("1\r\nx\r\n").repeated(2'000'000) << 413;
        QTest::newRow("extensions of a chunk") << QByteArray("POST /desk/sign-in HTTP/1.1\r\nHost: a\r\nContent-Type: "
                                                             "application/json\r\nTransfer-Encoding: chunked\r\n\r\n1;")
                                               << QByteArray(2'000'000, 'x') << 400;
    }
    void floodsAreEnded()
    {
        QFETCH(const QByteArray, head);
        QFETCH(const QByteArray, flood);
        QFETCH(const int, status);
        int told = 0;
        for (int i = 0; i < 10; ++i) {
            RawSocket raw(m_other->port(), 2 + i);
            QVERIFY(raw.isOpen());
            // It may be closed while it still sends; the refusal is there before.
            raw.write(head) && raw.write(flood);
            const QByteArray answer = raw.readHead();
            if (!answer.isEmpty()) { // else the kernel had thrown away what was not read
                QCOMPARE(statusOf(answer), status);
                ++told;
            }
            QVERIFY(m_other->isServed());
        }
        QVERIFY(told > 0);
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
        RawSocket raw(m_other->port(), 2);
        QVERIFY(raw.isOpen());
        QVERIFY(raw.write(bytes));
        const QByteArray answers = raw.readAll(); // to the end: the connection is closed
        QCOMPARE(answers.count("HTTP/1.1 "), 1);
        QVERIFY2(statusOf(answers) == 400 || statusOf(answers) == 501, answers.left(200).constData());
    }

    void pipelinesAreAnsweredInTheirOrder()
    {
        RawSocket raw(m_other->port(), 2);
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
        const QByteArray desk = "/desk/events?access_token=" + m_other->deskToken();
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
        RawSocket raw(m_other->port(), 3);
        QVERIFY(raw.isOpen());
        QVERIFY(raw.write(handshake(target)));
        QByteArray answer = raw.readHead();
        QCOMPARE(statusOf(answer), 101);
        raw.write(bytes); // of a message that is too large not all is taken
        answer += raw.readUntil([&](const QByteArray &all) { return closeCodeIn(answer + all) != 0; });
        QCOMPARE(closeCodeIn(answer), code);
    }

    /// Who sends requests and reads no answers has the server keep what the last request was answered, not what all
    /// were.
    void pipelinesThatNobodyReadsAreHeldUp()
    {
        constexpr int Count = 40;
        const QByteArray asked = QByteArray("GET /openapi.json HTTP/1.1\r\nHost: a\r\n\r\n").repeated(Count);
        std::vector<std::unique_ptr<RawSocket>> silent;
        for (int i = 0; i < 60; ++i) {
            silent.push_back(std::make_unique<RawSocket>(m_other->port(), 2 + i % 8));
            QVERIFY(silent.back()->write(asked));
        }
        for (int i = 0; i < 20; ++i)
            QVERIFY(m_other->isServed());
        // One of them reads after all, and has every answer: the document, or that its address has too much under way.
        const QByteArray first = silent.front()->readHead();
        const auto isWhole = [&first](const QByteArray &all) { return (first + all).count("HTTP/1.1 ") >= Count; };
        const QByteArray answers = first + silent.front()->readUntil(isWhole);
        const qsizetype given = answers.count("HTTP/1.1 200 OK\r\n");
        QVERIFY(given > 0);
        QCOMPARE(given + answers.count("HTTP/1.1 429 "), Count);
        // The server has noticed that the others are gone.
        silent.clear();
        const auto isServed = [this](int address) {
            RawSocket raw(m_other->port(), address);
            return raw.write("GET /health HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n") &&
                   statusOf(raw.readAll()) == 200;
        };
        for (int address = 2; address < 10; ++address)
            QTRY_VERIFY_WITH_TIMEOUT(isServed(address), 10'000);
    }

    /// Clients that come, ask one thing and go: 20,000 of them from eight addresses within a minute.
    void shortConnectionsAreAllServed()
    {
        constexpr int Threads = 8, Each = 2'500;
        QVERIFY(m_other->isServed());
        const int files = m_other->files();
        std::atomic<int> served = 0, running = Threads;
        std::vector<std::thread> threads;
        QElapsedTimer timer;
        timer.start();
        for (int t = 0; t < Threads; ++t) {
            threads.emplace_back([&, t] {
                for (int i = 0; i < Each; ++i) {
                    RawSocket raw(m_other->port(), 2 + t);
                    if (raw.isOpen() && raw.write("GET /health HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n") &&
                        statusOf(raw.readAll()) == 200)
                        ++served;
                }
                --running;
            });
        }
        int turns = 0, refused = 0;
        while (running > 0) {
            if (m_other->isServed())
                ++turns;
            else
                ++refused;
        }
        const qint64 ms = timer.elapsed();
        for (std::thread &each : threads)
            each.join();
        qInfo("%d connections and %d turns of somebody else in %lld ms, %.0f MB then", served.load(), turns, ms,
              residentMb(m_program->pid()));
        QCOMPARE(served.load(), Threads * Each);
        QCOMPARE(refused, 0);
        QVERIFY2(turns > 20, qPrintable(QString::number(turns)));
        QVERIFY2(ms < 60'000, qPrintable(QString::number(ms)));
        QTRY_VERIFY_WITH_TIMEOUT(m_other->files() <= files, 30'000);
    }

    /// Connections of one address beyond its bound are refused; another address is served.
    void oneAddressCannotTakeAll()
    {
        std::vector<std::unique_ptr<RawSocket>> held;
        int refused = 0;
        for (int i = 0; i < 1'050; ++i) {
            held.push_back(std::make_unique<RawSocket>(m_other->port(), 50));
            QVERIFY(held.back()->isOpen());
        }
        for (size_t i = 1'000; i < held.size(); ++i)
            refused += statusOf(held[i]->readAll()) == 503;
        QCOMPARE(refused, 50);
        QVERIFY(m_other->isServed());
    }

private:
    std::unique_ptr<Program> m_program;
    std::unique_ptr<Bystander> m_other;
    double m_idleMb = 0;
    const QRegularExpression m_colours{u"\x1b\\[[0-9;]*m"_s};
};

QTEST_GUILESS_MAIN(TestAbuse)
#include "tst_abuse.moc"
