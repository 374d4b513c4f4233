#include "core/delivery/Attempt.h"

#include <QtTest/QTest>

using namespace tierdesk;
using namespace tierdesk::delivery;
using Kind = Outcome::Kind;

Q_DECLARE_METATYPE(tierdesk::delivery::Outcome::Kind)

class TestAttempt final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theSignatureIsThatOfStandardWebhooks_data();
    void theSignatureIsThatOfStandardWebhooks();
    void theRequestCarriesOneKeyOverAllAttempts();
    void answersAreUnderstood_data();
    void answersAreUnderstood();
    void failuresOfTheNetAreUnderstood_data();
    void failuresOfTheNetAreUnderstood();
    void retryAfterIsRead_data();
    void retryAfterIsRead();
    void waitsDoubleUpToABound();
    void waitsAreSpread();
    void theEndpointMayAskForMore();
};

void TestAttempt::theSignatureIsThatOfStandardWebhooks_data()
{
    QTest::addColumn<QByteArray>("secret");
    QTest::addColumn<QByteArray>("expected");
    // The example of the Standard Webhooks specification's own libraries.
    QTest::newRow("a whsec_ secret is base64 of the key")
        << QByteArray("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
        << QByteArray("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    QTest::newRow("any other secret is its own bytes") << QByteArray::fromBase64("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
                                                       << QByteArray("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
}

void TestAttempt::theSignatureIsThatOfStandardWebhooks()
{
    QFETCH(QByteArray, secret);
    QFETCH(QByteArray, expected);
    QCOMPARE(signature(secret, "msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330", "{\"test\": 2432232314}"), expected);
}

void TestAttempt::theRequestCarriesOneKeyOverAllAttempts()
{
    store::Delivery delivery;
    delivery.action = ActionId{42};
    delivery.target = u"https://shop.example/in?x=1"_s;
    delivery.body = "{\"a\":1}";
    const auto valueOf = [](const net::Request &request, const QByteArray &name) {
        for (const auto &[each, value] : request.headers) {
            if (each.compare(name, Qt::CaseInsensitive) == 0)
                return value;
        }
        return QByteArray();
    };
    const net::Request first = requestOf(delivery, "secret", {1'700'000'000'500}, Millis::seconds(7));
    const net::Request second = requestOf(delivery, "secret", {1'700'000'100'000}, Millis::seconds(7));
    QCOMPARE(valueOf(first, "idempotency-key"), QByteArray("act_42"));
    QCOMPARE(valueOf(first, "webhook-id"), QByteArray("act_42"));
    QCOMPARE(valueOf(second, "webhook-id"), QByteArray("act_42"));
    QCOMPARE(valueOf(first, "webhook-timestamp"), QByteArray("1700000000"));
    QCOMPARE(valueOf(second, "webhook-timestamp"), QByteArray("1700000100"));
    QVERIFY(valueOf(first, "webhook-signature") != valueOf(second, "webhook-signature"));
    QCOMPARE(first.body, delivery.body);
    QCOMPARE(first.timeout, Millis::seconds(7));
    QCOMPARE(first.method, QByteArray("POST"));
    QVERIFY(valueOf(requestOf(delivery, {}, {0}, Millis::seconds(7)), "webhook-signature").isEmpty());
}

void TestAttempt::answersAreUnderstood_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QString>("reference");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char *name, int status, const QByteArray &body, Kind kind, const char *reference = "",
                        const char *reason = "") {
        QTest::newRow(name) << status << body << kind << QString::fromLatin1(reference) << QString::fromLatin1(reason);
    };
    row("an empty 200 confirms", 200, "", Kind::Confirmed);
    row("an empty 204 confirms", 204, " \n", Kind::Confirmed);
    row("confirmed with a reference", 200, R"({"status":"confirmed","reference":"R-7"})", Kind::Confirmed, "R-7");
    row("members that nobody knows are passed over", 201, R"({"status":"confirmed","more":[1]})", Kind::Confirmed);
    row("pending", 202, R"({"status":"pending","reference":"J-1"})", Kind::Pending, "J-1");
    row("failed with a reason", 200, R"({"status":"failed","reason":"card closed"})", Kind::Failed, "", "card closed");
    row("failed without one still has a reason", 200, R"({"status":"failed"})", Kind::Failed, "",
        "the company's system refused it");
    row("a page instead of JSON is not a yes", 200, "<html>OK</html>", Kind::Retry, "",
        "the answer cannot be read: not valid JSON");
    row("a status that nobody knows is not a yes", 200, R"({"status":"great"})", Kind::Retry, "",
        "the answer has no status that is known");
    row("JSON without a status is not a yes", 200, "{}", Kind::Retry, "", "the answer has no status that is known");
    row("400 is final", 400, R"({"reason":"no such order"})", Kind::Failed, "", "HTTP 400: no such order");
    row("401 is final", 401, "", Kind::Failed, "", "HTTP 401");
    row("404 is final", 404, "<html>", Kind::Failed, "", "HTTP 404");
    row("409 is final", 409, "", Kind::Failed, "", "HTTP 409");
    row("410 is final", 410, "", Kind::Failed, "", "HTTP 410");
    row("408 is tried again", 408, "", Kind::Retry, "", "HTTP 408");
    row("425 is tried again", 425, "", Kind::Retry, "", "HTTP 425");
    row("429 is tried again", 429, "", Kind::Retry, "", "HTTP 429");
    row("500 is tried again", 500, "", Kind::Retry, "", "HTTP 500");
    row("503 is tried again", 503, "", Kind::Retry, "", "HTTP 503");
    row("a redirect is tried again, not followed", 302, "", Kind::Retry, "", "HTTP 302");
}

void TestAttempt::answersAreUnderstood()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(Kind, kind);
    QFETCH(QString, reference);
    QFETCH(QString, reason);
    const Outcome outcome = outcomeOf(net::Response{status, {}, body, {}}, {0});
    QCOMPARE(outcome.kind, kind);
    QCOMPARE(outcome.reference, reference);
    QCOMPARE(outcome.reason, reason);
    QVERIFY(!outcome.retryAfter);
}

void TestAttempt::failuresOfTheNetAreUnderstood_data()
{
    QTest::addColumn<base::Fault>("fault");
    QTest::addColumn<Kind>("kind");
    QTest::newRow("no connection passes") << base::Fault::Unavailable << Kind::Retry;
    QTest::newRow("an answer that is too long may be shorter next time") << base::Fault::TooLarge << Kind::Retry;
    QTest::newRow("a target that may not be does not pass") << base::Fault::Forbidden << Kind::Failed;
    QTest::newRow("no URL does not pass") << base::Fault::InvalidInput << Kind::Failed;
}

void TestAttempt::failuresOfTheNetAreUnderstood()
{
    QFETCH(base::Fault, fault);
    QFETCH(Kind, kind);
    const Outcome outcome = outcomeOf(base::fail(fault, u"said so"_s), {0});
    QCOMPARE(outcome.kind, kind);
    QCOMPARE(outcome.reason, u"said so"_s);
}

void TestAttempt::retryAfterIsRead_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<qint64>("wait"); // seconds; -1: none
    const auto row = [](const char *name, const QByteArray &value, qint64 wait) {
        QTest::newRow(name) << value << wait;
    };
    row("seconds", "30", 30);
    row("none at all", "", -1);
    row("a date", "Tue, 14 Nov 2023 22:14:20 GMT", 60);
    row("a date that has passed is now", "Tue, 14 Nov 2023 22:10:00 GMT", 0);
    row("at most a day", "9999999", 86'400);
    row("at most a day by date", "Mon, 14 Nov 2033 22:10:00 GMT", 86'400);
    row("less than nothing is none", "-5", -1);
    row("words are none", "soon", -1);
}

void TestAttempt::retryAfterIsRead()
{
    QFETCH(QByteArray, value);
    QFETCH(qint64, wait);
    net::Response response{503, {}, {}, {}};
    if (!value.isEmpty())
        response.headers = {{"retry-after", value}};
    const Outcome outcome = outcomeOf(response, {1'700'000'000'000}); // 22:13:20
    QCOMPARE(outcome.retryAfter ? outcome.retryAfter->count / 1000 : -1, wait);
}

void TestAttempt::waitsDoubleUpToABound()
{
    const Backoff backoff{Millis::seconds(2), Millis::seconds(60), false};
    QList<qint64> waits;
    for (int attempt = 1; attempt <= 8; ++attempt)
        waits.append(waitAfter(attempt, backoff, {}, .5).count / 1000);
    QCOMPARE(waits, (QList<qint64>{2, 4, 8, 16, 32, 60, 60, 60}));
    QCOMPARE(waitAfter(1'000'000, backoff, {}, .5), Millis::seconds(60));
}

void TestAttempt::waitsAreSpread()
{
    const Backoff backoff{Millis::seconds(10), Millis::seconds(60), true};
    QCOMPARE(waitAfter(1, backoff, {}, 0), Millis::seconds(8));
    QCOMPARE(waitAfter(1, backoff, {}, 1), Millis::seconds(12));
}

void TestAttempt::theEndpointMayAskForMore()
{
    const Backoff backoff{Millis::seconds(10), Millis::seconds(60), false};
    QCOMPARE(waitAfter(1, backoff, Millis::minutes(5), .5), Millis::minutes(5));
    QCOMPARE(waitAfter(1, backoff, Millis::seconds(1), .5), Millis::seconds(10));
}

QTEST_GUILESS_MAIN(TestAttempt)
#include "tst_attempt.moc"
