#include "tests/api/CsClient.h"
#include "tests/api/DeskBench.h"
#include "tests/core/store/FaultyVfs.h"

#include <QtTest/QTest>

#include <atomic>
#include <thread>

using namespace tierdesk;
using tierdesk::test::CsProgram;
using tierdesk::test::DeskBench;
using tierdesk::test::Faults;
using tierdesk::test::HttpAnswer;

namespace {

const QList<std::pair<QString, QString>> NoLimits{{u"rate-limits"_s, u"off"_s}};

QJsonObject message(const QString &text)
{
    return {{u"message"_s, text}};
}

/// What customers wrote in @p session, in order.
QStringList told(const CsProgram &program, const QByteArray &session)
{
    QStringList texts;
    const HttpAnswer shown = program.get("/sessions/" + session, program.acmeToken());
    if (shown.status != 200)
        qFatal("the session is gone: %s", shown.body.constData());
    for (const QJsonValue &each : shown.json()[u"messages"].toArray()) {
        if (each[u"role"].toString() == u"customer")
            texts += each[u"content"].toString();
    }
    return texts;
}

/// Returns what /health tells the company's own service about the store.
QString storeHealth(const CsProgram &program)
{
    const HttpAnswer health =
        program.raw("GET /health HTTP/1.1\r\nHost: a\r\nConnection: close\r\nAuthorization: Bearer " +
                    program.acmeToken() + "\r\n\r\n");
    return health.json()[u"services"][u"crm_system"].toString();
}

} // namespace

/// A disk that fails below the whole program, and clients that see it through a socket.
class TestFaultsDisk final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { test::installFaultyVfs(); }
    void cleanup() { Faults::now().clear(); }

    void aTurnIsRefusedWholeAndTheDoorGoesOn_data()
    {
        QTest::addColumn<int>("writes");
        QTest::addColumn<int>("syncs");
        QTest::addColumn<int>("code");
        QTest::newRow("the disk is full at the first write") << 1 << -1 << SQLITE_FULL;
        QTest::newRow("the disk is full in the middle of the commit") << 4 << -1 << SQLITE_FULL;
        QTest::newRow("a write fails") << 1 << -1 << SQLITE_IOERR_WRITE;
        QTest::newRow("a write fails in the middle of the commit") << 4 << -1 << SQLITE_IOERR_WRITE;
        QTest::newRow("the sync of the commit fails") << -1 << 1 << SQLITE_FULL;
    }
    void aTurnIsRefusedWholeAndTheDoorGoesOn()
    {
        QFETCH(int, writes);
        QFETCH(int, syncs);
        QFETCH(int, code);
        CsProgram program(NoLimits);
        const QByteArray token = program.acmeToken();
        const QByteArray session = program.session(u"Hello, where is my order?"_s);
        QVERIFY(!session.isEmpty());
        const QByteArray path = "/sessions/" + session + "/messages";
        const QByteArray once = "Idempotency-Key: once\r\n";

        Faults::now().set(writes, syncs, code);
        for (int i = 0; i < 3; ++i) {
            const HttpAnswer refused = program.post(path, message(u"Is it lost?"_s), token, once);
            QCOMPARE(refused.status, 503);
            QCOMPARE(refused.code(), u"CS_006"_s);
            // What the disk says of itself is no client's business.
            QVERIFY2(!refused.body.toLower().contains("sqlite"), refused.body.constData());
            QCOMPARE(refused.json()[u"error"][u"details"].toObject(), QJsonObject());
            QCOMPARE(refused.header("content-type"), QByteArray("application/json"));
        }
        const QByteArray body =
            R"({"companyId":"acme","customerId":"c","channel":"chat","initialMessage":"Nobody hears me."})";
        QCOMPARE(program.send("POST", "/sessions", body, token).status, 503);
        const QJsonObject escalation{{u"reason"_s, u"CUSTOMER_REQUEST"_s}, {u"targetTier"_s, u"HUMAN_AGENT"_s}};
        QCOMPARE(program.post("/sessions/" + session + "/escalate", escalation, token).status, 503);
        // Reading goes on, shows nothing of what was refused, and health says what is the matter.
        QCOMPARE(told(program, session), QStringList{u"Hello, where is my order?"_s});
        QCOMPARE(storeHealth(program), u"down"_s);

        Faults::now().clear();
        const HttpAnswer taken = program.post(path, message(u"Is it lost?"_s), token, once);
        QVERIFY2(taken.status == 201, taken.body.constData());
        QVERIFY(taken.header("idempotency-replayed").isEmpty());
        QCOMPARE(program.post(path, message(u"Is it lost?"_s), token, once).header("idempotency-replayed"),
                 QByteArray("true"));
        const QStringList both{u"Hello, where is my order?"_s, u"Is it lost?"_s};
        QCOMPARE(told(program, session), both);
        QCOMPARE(storeHealth(program), u"healthy"_s);
        program.restart();
        QCOMPARE(told(program, session), both);
        const HttpAnswer listed = program.get("/sessions?companyId=acme", token);
        QCOMPARE(listed.json()[u"total"].toInt(), 1);
    }

    void whileADiskComesAndGoesNothingAnsweredIsLost()
    {
        CsProgram program(NoLimits);
        const QByteArray token = program.acmeToken();
        constexpr int Clients = 6;
        constexpr int Turns = 40;
        std::array<QByteArray, Clients> sessions;
        for (QByteArray &each : sessions)
            each = program.session(u"begin"_s);
        std::array<QStringList, Clients> answered;
        std::atomic<int> taken{0};
        std::atomic<int> refused{0};
        std::atomic<int> odd{0};
        std::atomic<int> running{Clients};
        std::atomic<int> news{0}; // counts the changes of the others
        const auto tell = [&news] {
            ++news;
            news.notify_one();
        };
        std::vector<std::thread> clients;
        for (int c = 0; c < Clients; ++c) {
            clients.emplace_back([&, c] {
                const auto at = static_cast<size_t>(c);
                answered[at] += u"begin"_s;
                for (int i = 0; i < Turns; ++i) {
                    const QString text = u"turn %1 of client %2"_s.arg(i).arg(c);
                    const HttpAnswer got =
                        program.post("/sessions/" + sessions[at] + "/messages", message(text), token);
                    if (got.status == 201) {
                        answered[at] += text;
                        ++taken;
                    } else if (got.status == 503 && got.code() == u"CS_006") {
                        ++refused;
                    } else {
                        ++odd;
                    }
                    tell();
                }
                --running;
                tell();
            });
        }
        // Waits until another of the turns that @p count counts has ended, or all have.
        const auto waitForOneMore = [&](const std::atomic<int> &count) {
            const int before = count;
            for (int seen = news; count == before && running > 0; seen = news)
                news.wait(seen);
        };
        // The fault moves through the commits: each round lets another number of writes pass.
        for (int round = 1; running > 0; ++round) {
            Faults::now().set(round % 3 == 0 ? -1 : round % 11 + 1, round % 3 == 0 ? round % 2 + 1 : -1,
                              round % 2 == 0 ? SQLITE_FULL : SQLITE_IOERR_WRITE);
            waitForOneMore(refused);
            Faults::now().clear();
            waitForOneMore(taken);
        }
        for (std::thread &each : clients)
            each.join();
        Faults::now().clear();
        QCOMPARE(odd.load(), 0);
        QVERIFY2(refused > 0, "no fault fell on a turn");

        // Every answered turn is there once and in order, and no refused one; now and after a restart.
        for (const bool isRestarted : {false, true}) {
            if (isRestarted)
                program.restart();
            for (size_t c = 0; c < sessions.size(); ++c)
                QCOMPARE(told(program, sessions[c]), answered[c]);
        }
    }

    void aConsolesWriteIsRefusedWith507()
    {
        const auto bench = DeskBench::start();
        QVERIFY(bench);
        const QString ann = bench->token("ann");
        const QString session = bench->waiting(bench->acme);
        QCOMPARE(bench->post(u"/desk/sessions/%1/claim"_s.arg(session), ann).status, 200);
        const QString path = u"/desk/sessions/%1/note"_s.arg(session);
        const QJsonObject note{{u"text"_s, u"She has the invoice."_s}};

        Faults::now().set(-1, 1, SQLITE_FULL);
        const test::Response refused = bench->post(path, ann, note);
        QCOMPARE(refused.status, 507);
        QVERIFY(!refused.code().isEmpty());
        QCOMPARE(bench->get(u"/desk/sessions/"_s + session, ann).status, 200);
        Faults::now().clear();
        QCOMPARE(bench->post(path, ann, note).status, 200);
        const test::Response shown = bench->get(u"/desk/sessions/"_s + session, ann);
        QCOMPARE(shown.raw.count("She has the invoice."), 1);
    }
};

QTEST_GUILESS_MAIN(TestFaultsDisk)
#include "tst_faults_disk.moc"
