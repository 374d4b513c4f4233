#include "core/doors/client/Account.h"
#include "core/doors/client/Connection.h"
#include "core/doors/client/Failures.h"
#include "core/doors/client/Queue.h"
#include "core/doors/client/Sessions.h"
#include "tests/support/desk/DeskDouble.h"

#include <QtNetwork/QSslCertificate>
#include <QtNetwork/QSslKey>
#include <QtNetwork/QSslServer>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace tierdesk;
using base::Fault;
using client::Connection;

namespace {

constexpr Timestamp Due{1'800'000'000'000};

deskapi::SessionRow aCase(const QString &id)
{
    return test::waitingCase(id, u"Dana"_s, u"A torn tent"_s, Sentiment::Angry, Reason::RefundRequest, Due);
}

Connection::Timing quick()
{
    Connection::Timing timing;
    timing.backoff = {10, 40};
    timing.callTimeoutMs = 2'000;
    return timing;
}

/// For 127.0.0.1, by nobody: of use in this test and nowhere else.
const QByteArray SelfSignedKey = R"(-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgfvJ2fi1igB4LCUmj
7MQQ7aBXLmjurd8rDDhr40XsMMOhRANCAAT0j28bUeHlcwC7JuwZxNcyM/6hqrQL
Gofj3FYQeDZxWswidW7bHO4Ra/YiNdl7AWjmJawQ90rEfk7wbV9aV7wb
-----END PRIVATE KEY-----
)";
const QByteArray SelfSigned = R"(-----BEGIN CERTIFICATE-----
MIIBmzCCAUCgAwIBAgIUbeZWbaWMn4cw7wPpugWjiLeLT48wCgYIKoZIzj0EAwIw
GTEXMBUGA1UEAwwObm9ib2R5IHZvdWNoZXMwIBcNMjYxMTIxMDMxOTMxWhgPMjEy
NjEwMjgwMzE5MzFaMBkxFzAVBgNVBAMMDm5vYm9keSB2b3VjaGVzMFkwEwYHKoZI
zj0CAQYIKoZIzj0DAQcDQgAE9I9vG1Hh5XMAuybsGcTXMjP+oaq0CxqH49xWEHg2
cVrMInVu2xzuEWv2IjXZewFo5iWsEPdKxH5O8G1fWle8G6NkMGIwHQYDVR0OBBYE
FDDbS2/yvJ/RHTcLY1219veTi6qvMB8GA1UdIwQYMBaAFDDbS2/yvJ/RHTcLY121
9veTi6qvMA8GA1UdEwEB/wQFMAMBAf8wDwYDVR0RBAgwBocEfwAAATAKBggqhkjO
PQQDAgNJADBGAiEA9DRF03dMq2ILUWV07von0NIttR264z+EYA6TuhzjB1kCIQDs
ckNy/5xtGIXg3ykwixU5aO5doEelyxts2LnBDr7iYw==
-----END CERTIFICATE-----
)";

/// A callback's result, waited for.
template<class T>
struct Outcome {
    std::optional<base::Result<T>> result;
    [[nodiscard]] client::Done<T> taker()
    {
        return [this](base::Result<T> value) { result.emplace(std::move(value)); };
    }
};

} // namespace

class ConnectionTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_desk = std::make_unique<test::DeskDouble>();
        m_connection = std::make_unique<Connection>(quick());
        m_connection->setServer(m_desk->url());
        m_seqs.clear();
        connect(m_connection.get(), &Connection::eventReceived, this,
                [this](const deskapi::Event &event) { m_seqs.append(event.seq); });
    }
    void cleanup()
    {
        m_connection.reset();
        m_desk.reset();
    }

    void aSignInGivesTheTokenToEveryCallAfterIt()
    {
        client::Account account(*m_connection);
        Outcome<deskapi::SignedIn> signedIn;
        account.signIn(m_desk->me.email, m_desk->password, {}, this, signedIn.taker());
        QVERIFY2(!signedIn.result, "a callback must not run inside of the call that asked");
        QTRY_VERIFY(signedIn.result);
        QVERIFY(signedIn.result->has_value());
        QCOMPARE(signedIn.result->value().user.name, m_desk->me.name);
        QCOMPARE(m_connection->token(), m_desk->token);

        m_desk->seed({aCase(u"s1"_s)});
        client::Queue queue(*m_connection);
        Outcome<deskapi::Queue> listed;
        queue.list(deskapi::QueueView::Waiting, this, listed.taker());
        QTRY_VERIFY(listed.result);
        QVERIFY(listed.result->has_value());
        QCOMPARE(listed.result->value().rows.size(), 1U);
        QCOMPARE(listed.result->value().rows[0].summary, u"A torn tent"_s);
        QCOMPARE(listed.result->value().counts.waiting, 1);
        QCOMPARE(m_desk->asked().back().view, u"waiting"_s);
    }

    void aWrongPasswordIsAnAnswerAndEndsNothing()
    {
        QSignalSpy out(m_connection.get(), &Connection::signedOut);
        client::Account account(*m_connection);
        Outcome<deskapi::SignedIn> signedIn;
        account.signIn(m_desk->me.email, u"guess"_s, {}, this, signedIn.taker());
        QTRY_VERIFY(signedIn.result);
        QCOMPARE(signedIn.result->error().fault, Fault::Unauthenticated);
        QVERIFY(m_connection->token().isEmpty());
        QCOMPARE(out.count(), 0);
    }

    void aTokenThatIsNoLongerTakenSignsOut()
    {
        signIn();
        m_connection->open();
        QTRY_COMPARE(m_connection->state(), Connection::State::Live);
        QSignalSpy out(m_connection.get(), &Connection::signedOut);
        m_desk->token = "td_another";
        client::Account account(*m_connection);
        Outcome<deskapi::Me> me;
        account.me(this, me.taker());
        QTRY_COMPARE(out.count(), 1);
        QCOMPARE(me.result->error().fault, Fault::Unauthenticated);
        QCOMPARE(m_connection->state(), Connection::State::Closed);
        QVERIFY(m_connection->token().isEmpty());
    }

    void aStreamThatIsRefusedForItsTokenSignsOutInsteadOfTryingForEver()
    {
        QSignalSpy out(m_connection.get(), &Connection::signedOut);
        m_connection->setToken("td_expired");
        m_connection->open();
        QTRY_COMPARE(out.count(), 1);
        QCOMPARE(m_connection->state(), Connection::State::Closed);
    }

    void aStreamThatIsRefusedForAnotherReasonIsTriedAgain()
    {
        signIn();
        QSignalSpy out(m_connection.get(), &Connection::signedOut);
        m_desk->refuseSockets(true);
        m_connection->open();
        QTRY_COMPARE(m_connection->state(), Connection::State::Waiting);
        QVERIFY(m_connection->lastError());
        m_desk->refuseSockets(false);
        QTRY_COMPARE(m_connection->state(), Connection::State::Live);
        QCOMPARE(out.count(), 0);
    }

    void eventsComeInOrder()
    {
        signIn();
        QSignalSpy connected(m_connection.get(), &Connection::connected);
        m_connection->open();
        QTRY_COMPARE(connected.count(), 1);
        QCOMPARE(m_connection->seq(), std::optional<qint64>(100));
        QVERIFY(!m_desk->hellos().front().since);
        m_desk->change(aCase(u"s1"_s));
        m_desk->change(aCase(u"s2"_s));
        QTRY_COMPARE(m_seqs, (QList<qint64>{101, 102}));
        QCOMPARE(m_connection->seq(), std::optional<qint64>(102));
    }

    void aCutStreamResumesWithoutAGapAndWithoutARepeat()
    {
        signIn();
        m_connection->open();
        QTRY_COMPARE(m_connection->state(), Connection::State::Live);
        m_desk->change(aCase(u"s1"_s));
        QTRY_COMPARE(m_seqs.size(), 1);

        QSignalSpy cut(m_connection.get(), &Connection::disconnected);
        QSignalSpy connected(m_connection.get(), &Connection::connected);
        QSignalSpy resumed(m_connection.get(), &Connection::resumed);
        m_desk->cutSockets();
        m_desk->change(aCase(u"s2"_s)); // while away
        m_desk->change(aCase(u"s3"_s));
        QTRY_COMPARE(resumed.count(), 1);
        QCOMPARE(cut.count(), 1);
        QCOMPARE(connected.count(), 0);
        QCOMPARE(m_desk->hellos().back().since, std::optional<qint64>(101));
        QTRY_COMPARE(m_seqs, (QList<qint64>{101, 102, 103}));
        m_desk->change(aCase(u"s4"_s));
        QTRY_COMPARE(m_seqs, (QList<qint64>{101, 102, 103, 104}));
    }

    void whoMissedTooMuchIsReset()
    {
        signIn();
        m_connection->open();
        QTRY_COMPARE(m_connection->state(), Connection::State::Live);
        QSignalSpy reset(m_connection.get(), &Connection::reset);
        m_desk->cutSockets();
        m_desk->change(aCase(u"s1"_s));
        m_desk->change(aCase(u"s2"_s));
        m_desk->forgetJournal();
        QTRY_COMPARE(reset.count(), 1);
        QCOMPARE(m_connection->state(), Connection::State::Live);
        QCOMPARE(m_connection->seq(), std::optional<qint64>(102));
        QVERIFY(m_seqs.isEmpty());
        m_desk->change(aCase(u"s3"_s));
        QTRY_COMPARE(m_seqs, QList<qint64>{103});
    }

    void aServerThatComesBackIsFoundAgain()
    {
        signIn();
        m_connection->open();
        QTRY_COMPARE(m_connection->state(), Connection::State::Live);
        m_desk->stop();
        QTRY_COMPARE(m_connection->state(), Connection::State::Waiting);
        QCOMPARE(client::reasonOf(*m_connection->lastError()), u"network"_s);
        QSignalSpy states(m_connection.get(), &Connection::stateChanged);
        QTRY_VERIFY(states.count() >= 4); // it keeps trying
        m_desk->start();
        QTRY_COMPARE(m_connection->state(), Connection::State::Live);
        QVERIFY(!m_connection->lastError());
    }

    void aCallThatIsAnsweredBringsTheStreamBackAtOnce()
    {
        Connection::Timing timing = quick();
        timing.backoff = {3'600'000, 3'600'000}; // by itself it would not come back within this test
        Connection connection(timing);
        connection.setServer(m_desk->url());
        connection.setToken(m_desk->token);
        connection.open();
        QTRY_COMPARE(connection.state(), Connection::State::Live);
        m_desk->stop();
        QTRY_COMPARE(connection.state(), Connection::State::Waiting);
        m_desk->start();
        client::Account account(connection);
        account.me(this, [](const base::Result<deskapi::Me> &) {});
        QTRY_COMPARE(connection.state(), Connection::State::Live);
    }

    void aServerThatStopsAnsweringIsNoticed()
    {
        // Takes the connection, says nothing: what a dead network looks like.
        QTcpServer mute;
        QVERIFY(mute.listen(QHostAddress::LocalHost));
        Connection::Timing timing = quick();
        timing.pingEveryMs = 50;
        timing.callTimeoutMs = 100;
        Connection connection(timing);
        connection.setServer(QUrl(u"http://127.0.0.1:%1"_s.arg(mute.serverPort())));
        connection.open();
        QTRY_COMPARE(connection.state(), Connection::State::Waiting);
        QCOMPARE(client::reasonOf(*connection.lastError()), u"timeout"_s);

        Outcome<QJsonObject> answer;
        connection.get(u"/desk/me"_s, {}, this, answer.taker());
        QTRY_VERIFY(answer.result);
        QCOMPARE(answer.result->error().fault, Fault::Unavailable);
        QCOMPARE(client::reasonOf(answer.result->error()), u"timeout"_s);
    }

    void framesThatAreNotUnderstoodCutNothing_data()
    {
        QTest::addColumn<QString>("frame");
        QTest::newRow("a type of a newer server") << uR"({"type":"fanfare","loud":true})"_s;
        QTest::newRow("no JSON") << u"hello?"_s;
        QTest::newRow("no object") << u"[1,2]"_s;
        QTest::newRow("an event without its number") << uR"({"type":"event","seq":"many"})"_s;
    }
    void framesThatAreNotUnderstoodCutNothing()
    {
        QFETCH(QString, frame);
        signIn();
        m_connection->open();
        QTRY_COMPARE(m_connection->state(), Connection::State::Live);
        m_desk->sendRaw(frame);
        m_desk->change(aCase(u"s1"_s));
        QTRY_COMPARE(m_seqs, QList<qint64>{101});
        QCOMPARE(m_connection->state(), Connection::State::Live);
    }

    void anotherCompanyBeginsAnotherStream()
    {
        signIn();
        m_connection->open();
        QTRY_COMPARE(m_connection->state(), Connection::State::Live);
        QSignalSpy connected(m_connection.get(), &Connection::connected);
        m_connection->setCompany(u"zenith"_s);
        QTRY_COMPARE(connected.count(), 1);
        QCOMPARE(m_desk->hellos().back().company, u"zenith"_s);
        QVERIFY(!m_desk->hellos().back().since);
        client::Queue queue(*m_connection);
        Outcome<deskapi::Queue> listed;
        queue.list(deskapi::QueueView::Mine, this, listed.taker());
        QTRY_VERIFY(listed.result);
        QCOMPARE(m_desk->asked().back().company, u"zenith"_s);
    }

    void whatIsOnTheScreenIsToldAgainAfterACut()
    {
        signIn();
        m_connection->open();
        QTRY_COMPARE(m_connection->state(), Connection::State::Live);
        m_connection->setViewing(u"s1"_s);
        QTRY_COMPARE(m_desk->viewed(), QStringList{u"s1"_s});
        m_desk->cutSockets();
        QTRY_COMPARE(m_desk->viewed(), (QStringList{u"s1"_s, u"s1"_s}));
    }

    void aClaimAnswersWithTheRow()
    {
        signIn();
        m_desk->seed({aCase(u"s1"_s)});
        client::Sessions sessions(*m_connection);
        Outcome<deskapi::Handled> handled;
        sessions.claim(u"s1"_s, this, handled.taker());
        QTRY_VERIFY(handled.result);
        QVERIFY(handled.result->has_value());
        QCOMPARE(handled.result->value().session.holder, m_desk->me.id);
        QVERIFY(!m_desk->asked().back().idempotencyKey.isEmpty());
    }

    void aLostRaceTellsWhoWon()
    {
        signIn();
        m_desk->seed({aCase(u"s1"_s)});
        m_desk->loseNextClaimTo(u"Ines Duarte"_s);
        client::Sessions sessions(*m_connection);
        Outcome<deskapi::Handled> handled;
        sessions.claim(u"s1"_s, this, handled.taker());
        QTRY_VERIFY(handled.result);
        QCOMPARE(handled.result->error().fault, Fault::Conflict);
        QCOMPARE(handled.result->error().details.value(u"holderName"_s).toString(), u"Ines Duarte"_s);
    }

    void brokenAnswersAreFailures_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<bool>("isCut");
        QTest::addColumn<int>("fault");
        QTest::addColumn<QString>("reason");
        const auto row = [](const char *name, int status, const QByteArray &body, bool isCut, Fault fault,
                            const char *reason) {
            QTest::newRow(name) << status << body << isCut << static_cast<int>(fault) << QString::fromLatin1(reason);
        };
        row("a proxy's page instead of JSON", 502, "<html>Bad gateway</html>", false, Fault::Unavailable, "");
        row("an answer that is no JSON", 200, "fine", false, Fault::Unavailable, "protocol");
        row("an answer that is a list", 200, "[]", false, Fault::Unavailable, "protocol");
        row("a field of the wrong type", 200, R"({"rows":7})", false, Fault::InvalidInput, "");
        row("a socket closed without an answer", 0, "", true, Fault::Unavailable, "network");
        row("a redirect elsewhere", 302, "", false, Fault::Internal, "");
        row("too many calls", 429, R"({"error":{"code":"rate_limited","message":"slow","details":{"retryAfter":9}}})",
            false, Fault::RateLimited, "");
        row("a code that this program does not know", 418, R"({"error":{"code":"teapot","message":"no"}})", false,
            Fault::Internal, "");
        row("a full disk", 507, R"({"error":{"code":"storage_failed","message":"full","details":{}}})", false,
            Fault::StorageFailed, "");
    }
    void brokenAnswersAreFailures()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(bool, isCut);
        QFETCH(int, fault);
        QFETCH(QString, reason);
        signIn();
        m_desk->failNext(u"/desk/queue"_s, {status, body, isCut});
        client::Queue queue(*m_connection);
        Outcome<deskapi::Queue> listed;
        queue.list(deskapi::QueueView::Waiting, this, listed.taker());
        QTRY_VERIFY(listed.result);
        QVERIFY(!listed.result->has_value());
        QCOMPARE(static_cast<int>(listed.result->error().fault), fault);
        QCOMPARE(client::reasonOf(listed.result->error()), reason);
    }

    void aCallbackDiesWithItsContext()
    {
        signIn();
        auto context = std::make_unique<QObject>();
        bool isCalled = false;
        client::Account(*m_connection).me(context.get(), [&](const base::Result<deskapi::Me> &) { isCalled = true; });
        context.reset();
        Outcome<deskapi::Me> later;
        client::Account(*m_connection).me(this, later.taker());
        QTRY_VERIFY(later.result);
        QVERIFY(!isCalled);
    }

    void aCertificateThatNobodyVouchesForIsAFailure()
    {
        QSslServer tls;
        QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
        configuration.setPrivateKey(QSslKey(SelfSignedKey, QSsl::Ec));
        configuration.setLocalCertificate(QSslCertificate(SelfSigned));
        tls.setSslConfiguration(configuration);
        QVERIFY(tls.listen(QHostAddress::LocalHost));
        m_connection->setServer(QUrl(u"https://127.0.0.1:%1"_s.arg(tls.serverPort())));
        m_connection->setToken("td_secret");

        Outcome<QJsonObject> answer;
        m_connection->get(u"/desk/me"_s, {}, this, answer.taker());
        QTRY_VERIFY(answer.result);
        QCOMPARE(client::reasonOf(answer.result->error()), u"certificate"_s);
        m_connection->open();
        QTRY_COMPARE(m_connection->state(), Connection::State::Waiting);
        QCOMPARE(client::reasonOf(*m_connection->lastError()), u"certificate"_s);
    }

    void anotherServerNeverSeesTheToken()
    {
        signIn();
        m_connection->setServer(QUrl(u"http://127.0.0.2:1/"_s));
        QVERIFY(m_connection->token().isEmpty());
        QVERIFY(m_connection->company().isEmpty());
    }

private:
    void signIn() { m_connection->setToken(m_desk->token); }

    std::unique_ptr<test::DeskDouble> m_desk;
    std::unique_ptr<Connection> m_connection;
    QList<qint64> m_seqs;
};

QTEST_GUILESS_MAIN(ConnectionTest)
#include "tst_connection.moc"
