#include "tests/api/Bystander.h"
#include "tests/support/RawSocket.h"

#include <memory>

using namespace Qt::StringLiterals;
using namespace tierdesk::tests;

namespace {

constexpr int Each = 50;       ///< connections of a kind
constexpr double RoomMb = 100; ///< what they may take of memory

enum class End { Closed, TimedOut, Whole };

struct Kind {
    const char *name;
    QByteArray bytes;
    bool isHalfClosed = false; ///< by the client, behind its bytes
    End end = End::Closed;
};

QByteArray posting(const QByteArray &fields, const QByteArray &body)
{
    return "POST " + Bystander::Sessions.toLatin1() + " HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n" +
           fields + "\r\n" + body;
}

} // namespace

/// Clients that begin and do not go on, at the program itself: each is ended in its time, and nobody waits for them.
class TestHalfOpen final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_program =
            std::make_unique<Program>(QStringList{u"--demo"_s, u"--rate-limits"_s, u"off"_s, u"--header-timeout"_s,
                                                  u"2"_s, u"--body-timeout"_s, u"3"_s, u"--idle-timeout"_s, u"4"_s});
        QVERIFY2(m_program->start(), m_program->output().constData());
        m_other = std::make_unique<Bystander>(*m_program);
        QVERIFY(m_other->isServed());
        m_files = m_other->files();
        m_idleMb = m_other->peak();
    }
    void cleanup()
    {
        QVERIFY(m_other->isServed());
        QTRY_VERIFY_WITH_TIMEOUT(m_other->connections() <= 2, 30'000);
        QTRY_VERIFY_WITH_TIMEOUT(m_other->files() <= m_files, 30'000);
        QVERIFY2(m_other->peak() < m_idleMb + RoomMb, qPrintable(QString::number(m_other->peak())));
    }
    void cleanupTestCase() { QCOMPARE(m_program->stop(), 0); }

    /// All kinds at once, from addresses of their own.
    void requestsThatStopAreEnded()
    {
        const QByteArray health = "GET /health HTTP/1.1\r\nHost: a\r\n";
        const std::vector<Kind> kinds{
            {"nothing", {}},
            {"an empty line", "\r\n", false, End::TimedOut},
            {"half a request line", "GET /hea", false, End::TimedOut},
            {"half a header", health + "X-Half: ", false, End::TimedOut},
            {"half a handshake", handshake("/desk/events").chopped(2), false, End::TimedOut},
            {"half a body", posting("Content-Length: 200\r\n", "{\"companyId\":"), false, End::TimedOut},
            {"chunks without an end",
             "POST /desk/sign-in HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
             "Transfer-Encoding: chunked\r\n\r\n5\r\n{\"com",
             false, End::TimedOut},
            {"one request, and no more", health + "\r\n", false, End::Whole},
            {"nothing, and half closed", {}, true},
            {"half a header, and half closed", health, true},
            {"half a body, and half closed", posting("Content-Length: 200\r\n", "{"), true},
        };
        std::vector<std::vector<std::unique_ptr<RawSocket>>> all;
        for (size_t k = 0; k < kinds.size(); ++k) {
            all.emplace_back();
            for (int i = 0; i < Each; ++i) {
                all.back().push_back(std::make_unique<RawSocket>(m_other->port(), 10 + static_cast<int>(k)));
                RawSocket &raw = *all.back().back();
                QVERIFY(raw.isOpen());
                QVERIFY(raw.write(kinds[k].bytes));
                if (kinds[k].isHalfClosed)
                    raw.endWriting();
            }
            QVERIFY(m_other->isServed());
        }
        for (size_t k = 0; k < kinds.size(); ++k) {
            for (const auto &raw : all[k]) {
                const QByteArray answer = raw->readAll();
                QVERIFY2(raw->isEnded(), kinds[k].name);
                const int status = kinds[k].end == End::Closed ? 0 : kinds[k].end == End::TimedOut ? 408 : 200;
                QVERIFY2(statusOf(answer) == status, (kinds[k].name + (": " + answer.left(100))).constData());
            }
            QVERIFY(m_other->isServed());
        }
    }

    /// What they asked for is done, and nothing is kept for them.
    void clientsThatVanishAreForgotten()
    {
        for (int i = 0; i < 200; ++i) {
            RawSocket raw(m_other->port(), 30 + i % 8);
            QVERIFY(raw.write("GET /openapi.json HTTP/1.1\r\nHost: a\r\n\r\n"));
            if (i % 2 == 0)
                QVERIFY(statusOf(raw.readHead()) == 200); // with most of the answer unread
            raw.vanish();
        }
    }

    /// Where nothing comes any more, no pong either, a WebSocket is ended; with half a frame there, too.
    void socketsThatFallSilentAreEnded()
    {
        const std::vector<QByteArray> targets{"/desk/events?access_token=" + m_other->deskToken(),
                                              "/socket.io/?EIO=4&transport=websocket"};
        std::vector<std::unique_ptr<RawSocket>> silent;
        for (const QByteArray &target : targets) {
            for (int i = 0; i < Each; ++i) {
                silent.push_back(std::make_unique<RawSocket>(m_other->port(), 40));
                QVERIFY(silent.back()->write(handshake(target)));
                QCOMPARE(statusOf(silent.back()->readHead()), 101);
                if (i % 2 == 0)
                    QVERIFY(silent.back()->write(masked(1, QByteArray(100, 'x')).first(30)));
            }
        }
        for (const auto &each : silent) {
            (void)each->readAll();
            QVERIFY(each->isEnded());
            QVERIFY(m_other->isServed());
        }
    }

private:
    std::unique_ptr<Program> m_program;
    std::unique_ptr<Bystander> m_other;
    int m_files = 0;
    double m_idleMb = 0;
};

QTEST_GUILESS_MAIN(TestHalfOpen)
#include "tst_halfopen.moc"
