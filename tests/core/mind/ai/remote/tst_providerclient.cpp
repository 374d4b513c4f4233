#include "core/mind/ai/remote/ProviderClient.h"
#include "tests/support/ManualClock.h"
#include "tests/support/models/ModelServer.h"

#include <QtCore/QElapsedTimer>
#include <QtTest/QTest>

#include <atomic>
#include <thread>

using namespace tierdesk;
using base::Fault;
using base::Millis;
using tests::ModelMove;
using tests::ModelRequest;
using tests::ModelServer;

class TstModelLine final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatPassesIsTriedAgain_data();
    void whatPassesIsTriedAgain();
    void whatStaysIsNot_data();
    void whatStaysIsNot();
    void retryAfterIsObeyed_data();
    void retryAfterIsObeyed();
    void aWaitThatIsTooLongIsNotWaitedFor_data();
    void aWaitThatIsTooLongIsNotWaitedFor();
    void pausesAddUpToABound();
    void aSilentServerEndsInTime_data();
    void aSilentServerEndsInTime();
    void brokenAnswersAreTriedAgain_data();
    void brokenAnswersAreTriedAgain();
    void noErrorHoldsWhatWasSent();
    void theCircuitOpensAndOneTriesIt();
    void onlyTheTrialSaysHowTheProviderIs_data();
    void onlyTheTrialSaysHowTheProviderIs();
    void whatIsLookedAtByHandIsNoTrial();
    void moreThanItsNumberAreTurnedAway();
    void stoppingEndsWhatWaits();
    void aStreamIsTakenWhileItComes();
    void aStreamIsTriedAgainFromItsBeginning();
    void whatIsNotWantedEnds_data();
    void whatIsNotWantedEnds();
    void stoppingEndsAStream();

private:
    static ai::ModelLineSettings quick()
    {
        ai::ModelLineSettings settings;
        settings.tryTimeout = Millis{300};
        settings.backoff = Millis{10};
        settings.breakAfter = 100;
        return settings;
    }
    static net::Request request(const ModelServer &server)
    {
        net::Request made;
        made.url = server.anthropic();
        made.headers = {
            {"Content-Type", "application/json"}, {"anthropic-version", "2023-06-01"}, {"x-api-key", ModelServer::Key}};
        made.body = R"({"model":"m","max_tokens":9,"messages":[{"role":"user","content":)"
                    R"([{"type":"text","text":"my private words"}]}]})";
        return made;
    }
    static QDeadlineTimer soon() { return QDeadlineTimer(10'000); }
    static QString reason(const base::Error &error) { return error.details[u"reason"].toString(); }

    tests::ManualClock m_clock;
};

void TstModelLine::whatPassesIsTriedAgain_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("headers");
    QTest::newRow("408") << 408 << QByteArray();
    QTest::newRow("409") << 409 << QByteArray();
    QTest::newRow("429") << 429 << QByteArray();
    QTest::newRow("500") << 500 << QByteArray();
    QTest::newRow("503") << 503 << QByteArray();
    QTest::newRow("504") << 504 << QByteArray();
    QTest::newRow("529, overloaded") << 529 << QByteArray();
    QTest::newRow("400 where the provider says so") << 400 << QByteArray("x-should-retry: true\r\n");
}

void TstModelLine::whatPassesIsTriedAgain()
{
    QFETCH(int, status);
    QFETCH(QByteArray, headers);
    net::Transport transport;
    ModelServer server([&](const ModelRequest &each) {
        return each.number < 3 ? ModelMove::error(status, "{}", headers) : ModelMove::say(u"Here."_s);
    });
    ai::ProviderClient line(transport, m_clock, quick());
    const auto body = base::wait(line.exchange(request(server), soon()));
    QVERIFY2(body.has_value(), body ? "" : qPrintable(body.error().message));
    QVERIFY(body->contains("Here."));
    QCOMPARE(server.count(), 3);
}

void TstModelLine::whatStaysIsNot_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("headers");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("isUnavailable");
    for (const int status : {400, 401, 402, 403, 404, 413})
        QTest::newRow(qPrintable(QString::number(status))) << status << QByteArray() << QByteArray("{}") << false;
    QTest::newRow("529 where the provider says so")
        << 529 << QByteArray("x-should-retry: false\r\n") << QByteArray("{}") << true;
    QTest::newRow("a spend limit") << 429 << QByteArray()
                                   << QByteArray(R"({"error":{"type":"rate_limit_error","message":"Your spend limit)"
                                                 R"( is reached"}})")
                                   << true;
    QTest::newRow("an empty account") << 429 << QByteArray()
                                      << QByteArray(R"({"error":{"code":"insufficient_quota","message":"pay"}})")
                                      << true;
}

void TstModelLine::whatStaysIsNot()
{
    QFETCH(int, status);
    QFETCH(QByteArray, headers);
    QFETCH(QByteArray, body);
    QFETCH(bool, isUnavailable);
    net::Transport transport;
    ModelServer server([&](const ModelRequest &) { return ModelMove::error(status, body, headers); });
    ai::ProviderClient line(transport, m_clock, quick());
    const auto result = base::wait(line.exchange(request(server), soon()));
    QVERIFY(!result.has_value());
    QCOMPARE(result.error().fault, isUnavailable ? Fault::AiUnavailable : Fault::AiFailed);
    QCOMPARE(result.error().details[u"status"].toInt(), status);
    QCOMPARE(server.count(), 1);
}

void TstModelLine::retryAfterIsObeyed_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<int>("least");
    QTest::newRow("milliseconds") << QByteArray("retry-after-ms: 250\r\n") << 250;
    QTest::newRow("milliseconds before seconds") << QByteArray("retry-after: 9\r\nretry-after-ms: 250\r\n") << 250;
    QTest::newRow("seconds") << QByteArray("Retry-After: 1\r\n") << 1000;
    // The test's clock stands at 2026-11-18 11:06:40.
    QTest::newRow("a date") << QByteArray("retry-after: Wed, 18 Nov 2026 11:06:41 GMT\r\n") << 1000;
}

void TstModelLine::retryAfterIsObeyed()
{
    QFETCH(QByteArray, header);
    QFETCH(int, least);
    net::Transport transport;
    ModelServer server([&](const ModelRequest &each) {
        return each.number == 1 ? ModelMove::error(429, "{}", header) : ModelMove::say(u"Here."_s);
    });
    ai::ProviderClient line(transport, m_clock, quick());
    QVERIFY(base::wait(line.exchange(request(server), soon())).has_value());
    const auto requests = server.requests();
    QCOMPARE(requests.size(), size_t{2});
    const qint64 waited = requests[1].atMs - requests[0].atMs;
    QVERIFY2(waited >= least - 20 && waited < least + 3000, qPrintable(QString::number(waited)));
}

void TstModelLine::aWaitThatIsTooLongIsNotWaitedFor_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<int>("seconds");
    QTest::newRow("four seconds, of nine that the turn has left") << QByteArray("retry-after: 4\r\n") << 4;
    QTest::newRow("an hour") << QByteArray("retry-after: 3600\r\n") << 3600;
    // Nobody is left alone for more than a day, however the provider says it.
    QTest::newRow("a week") << QByteArray("retry-after: 604800\r\n") << 86'400;
    QTest::newRow("a week in milliseconds") << QByteArray("retry-after-ms: 604800000\r\n") << 86'400;
    QTest::newRow("a week as a date") << QByteArray("retry-after: Wed, 25 Nov 2026 11:06:40 GMT\r\n") << 86'400;
    QTest::newRow("for ever") << QByteArray("retry-after: 1e300\r\n") << 86'400;
}

void TstModelLine::aWaitThatIsTooLongIsNotWaitedFor()
{
    QFETCH(QByteArray, header);
    QFETCH(int, seconds);
    net::Transport transport;
    ModelServer server([&](const ModelRequest &) { return ModelMove::error(429, "{}", header); });
    ai::ProviderClient line(transport, m_clock, quick());
    QElapsedTimer timer;
    timer.start();
    const auto result = base::wait(line.exchange(request(server), soon()));
    QVERIFY(!result.has_value());
    QCOMPARE(result.error().fault, Fault::AiUnavailable);
    QCOMPARE(result.error().details[u"retryAfter"].toInt(), seconds);
    QCOMPARE(server.count(), 1);
    QVERIFY2(timer.elapsed() < 3500, qPrintable(QString::number(timer.elapsed())));
}

void TstModelLine::pausesAddUpToABound()
{
    net::Transport transport;
    ModelServer server([](const ModelRequest &) { return ModelMove::error(429, "{}", "retry-after-ms: 60\r\n"); });
    ai::ModelLineSettings settings = quick();
    settings.tries = 10;
    settings.mostPause = Millis{200};
    ai::ProviderClient line(transport, m_clock, settings);
    QVERIFY(!base::wait(line.exchange(request(server), soon())).has_value());
    QCOMPARE(server.count(), 4); // three pauses of 60 ms fit into 200
}

void TstModelLine::aSilentServerEndsInTime_data()
{
    QTest::addColumn<int>("wire");
    QTest::newRow("no answer") << static_cast<int>(ModelMove::Wire::Silent);
    QTest::newRow("a byte at a time") << static_cast<int>(ModelMove::Wire::Drip);
}

void TstModelLine::aSilentServerEndsInTime()
{
    QFETCH(int, wire);
    net::Transport transport;
    ModelServer server([&](const ModelRequest &) { return ModelMove::broken(static_cast<ModelMove::Wire>(wire)); });
    ai::ProviderClient line(transport, m_clock, quick());
    QElapsedTimer timer;
    timer.start();
    const auto result = base::wait(line.exchange(request(server), QDeadlineTimer(700)));
    QVERIFY(!result.has_value());
    QCOMPARE(result.error().fault, Fault::AiUnavailable);
    QCOMPARE(reason(result.error()), u"timeout"_s);
    QVERIFY2(timer.elapsed() >= 290 && timer.elapsed() < 5000, qPrintable(QString::number(timer.elapsed())));
    QVERIFY(server.count() >= 2);
}

void TstModelLine::brokenAnswersAreTriedAgain_data()
{
    QTest::addColumn<int>("wire");
    QTest::newRow("cut in the middle") << static_cast<int>(ModelMove::Wire::Cut);
    QTest::newRow("malformed chunks") << static_cast<int>(ModelMove::Wire::BadChunks);
}

void TstModelLine::brokenAnswersAreTriedAgain()
{
    QFETCH(int, wire);
    net::Transport transport;
    ModelServer server([&](const ModelRequest &each) {
        return each.number == 1 ? ModelMove::broken(static_cast<ModelMove::Wire>(wire)) : ModelMove::say(u"Here."_s);
    });
    ai::ProviderClient line(transport, m_clock, quick());
    const auto body = base::wait(line.exchange(request(server), soon()));
    QVERIFY2(body.has_value(), body ? "" : qPrintable(body.error().message));
    QVERIFY(body->contains("Here."));
    QCOMPARE(server.count(), 2);
}

void TstModelLine::noErrorHoldsWhatWasSent()
{
    net::Transport transport;
    ModelServer server([](const ModelRequest &each) {
        return ModelMove::error(400, R"({"error":{"type":"invalid_request_error","message":"bad: )" +
                                         QByteArray(ModelServer::Key) + R"( my private words"}})" +
                                         QByteArray(each.number > 99 ? " " : ""));
    });
    ai::ProviderClient line(transport, m_clock, quick());
    const auto result = base::wait(line.exchange(request(server), soon()));
    QVERIFY(!result.has_value());
    const base::Error &error = result.error();
    const QString all = error.message + error.where + reason(error);
    QVERIFY2(!all.contains(QLatin1String(ModelServer::Key)) && !all.contains(u"private words"), qPrintable(all));
    QVERIFY(all.contains(u"invalid_request_error"));
}

void TstModelLine::theCircuitOpensAndOneTriesIt()
{
    std::atomic<bool> isUp = false;
    net::Transport transport;
    ModelServer server(
        [&](const ModelRequest &) { return isUp ? ModelMove::say(u"Here."_s) : ModelMove::error(529, "{}"); });
    ai::ModelLineSettings settings = quick();
    settings.breakAfter = 4;
    settings.breakFor = Millis::seconds(30);
    ai::ProviderClient line(transport, m_clock, settings);
    QVERIFY(!base::wait(line.exchange(request(server), soon())).has_value());
    QCOMPARE(server.count(), 3);
    QVERIFY(!line.isBroken());
    // The fourth failure in a row opens it: no more is sent.
    auto result = base::wait(line.exchange(request(server), soon()));
    QCOMPARE(reason(result.error()), u"circuit_open"_s);
    QCOMPARE(server.count(), 4);
    QVERIFY(line.isBroken());
    QCOMPARE(reason(base::wait(line.exchange(request(server), soon())).error()), u"circuit_open"_s);
    QCOMPARE(server.count(), 4);

    // After its time one is let through; it fails, and the circuit stays open.
    m_clock.advance(Millis::seconds(31));
    QVERIFY(!base::wait(line.exchange(request(server), soon())).has_value());
    QCOMPARE(server.count(), 5);
    QVERIFY(line.isBroken());

    isUp = true;
    m_clock.advance(Millis::seconds(31));
    QVERIFY(base::wait(line.exchange(request(server), soon())).has_value());
    QVERIFY(!line.isBroken());
    QVERIFY(base::wait(line.exchange(request(server), soon())).has_value());
}

void TstModelLine::onlyTheTrialSaysHowTheProviderIs_data()
{
    QTest::addColumn<int>("status");
    QTest::newRow("what was sent before the circuit opened comes well") << 200;
    QTest::newRow("what was sent before the circuit opened fails") << 529;
}

void TstModelLine::onlyTheTrialSaysHowTheProviderIs()
{
    QFETCH(int, status);
    net::Transport transport;
    ModelServer server([&](const ModelRequest &each) {
        if (each.number == 2)
            return ModelMove::error(529, "{}");
        if (each.number > 2)
            return ModelMove::broken(ModelMove::Wire::Silent);
        ModelMove late = status == 200 ? ModelMove::say(u"Here."_s) : ModelMove::error(status, "{}");
        late.delayMs = 1000;
        return late;
    });
    ai::ModelLineSettings settings = quick();
    settings.tryTimeout = Millis::seconds(60);
    settings.tries = 1;
    settings.breakAfter = 1;
    ai::ProviderClient line(transport, m_clock, settings);
    const auto ask = [&] { return base::wait(line.exchange(request(server), QDeadlineTimer(60'000))); };
    std::atomic<bool> isLateOver = false;
    std::thread late([&] {
        (void)ask();
        isLateOver = true;
    });
    const bool isSent = QTest::qWaitFor([&] { return server.count() == 1; }, 10'000);
    const auto failed = ask(); // the circuit opens
    m_clock.advance(Millis::seconds(31));
    std::thread trial([&] { (void)ask(); });
    const bool isTried = QTest::qWaitFor([&] { return server.count() == 3; }, 10'000);
    const bool isOver = QTest::qWaitFor([&] { return isLateOver.load(); }, 30'000);
    m_clock.advance(Millis::seconds(31));
    std::optional<base::Result<QByteArray>> second;
    std::atomic<bool> isAnswered = false;
    std::thread another([&] {
        second = ask();
        isAnswered = true;
    });
    const bool isTurnedAway = QTest::qWaitFor([&] { return isAnswered.load(); }, 3000);
    line.stop();
    late.join();
    trial.join();
    another.join();
    QVERIFY(isSent && !failed.has_value() && isTried && isOver);
    QVERIFY2(isTurnedAway, "a second trial went out beside the first");
    QCOMPARE(reason(second->error()), u"circuit_open"_s);
    QCOMPARE(server.count(), 3);
}

void TstModelLine::whatIsLookedAtByHandIsNoTrial()
{
    net::Transport transport;
    ModelServer server([](const ModelRequest &) { return ModelMove::error(529, "{}"); });
    ModelServer list([](const ModelRequest &) { return ModelMove::say(u"A list."_s); });
    ai::ModelLineSettings settings = quick();
    settings.breakAfter = 3;
    settings.breakFor = Millis::seconds(30);
    ai::ProviderClient line(transport, m_clock, settings);
    QVERIFY(!base::wait(line.exchange(request(server), soon())).has_value());
    QVERIFY(line.isBroken());
    // While messages are not answered, and when the next one would try it.
    for (int i = 0; i < 2; ++i) {
        const auto looked = base::wait(line.look(request(list), soon()));
        QVERIFY2(looked && looked->contains("A list."), looked ? "" : qPrintable(looked.error().message));
        m_clock.advance(Millis::seconds(31));
    }
    QVERIFY(!base::wait(line.exchange(request(server), soon())).has_value());
    QCOMPARE(server.count(), 4); // the trial, and no second try behind it
    QVERIFY(line.isBroken());
    // Nor does what fails there count: it is tried once, and messages go on.
    ai::ProviderClient well(transport, m_clock, settings);
    for (int i = 0; i < 4; ++i)
        QVERIFY(!base::wait(well.look(request(server), soon())).has_value());
    QCOMPARE(server.count(), 8);
    QVERIFY(!well.isBroken());
    QVERIFY(base::wait(well.exchange(request(list), soon())).has_value());
}

void TstModelLine::moreThanItsNumberAreTurnedAway()
{
    net::Transport transport;
    ModelServer server([](const ModelRequest &) { return ModelMove::broken(ModelMove::Wire::Silent); });
    ai::ModelLineSettings settings = quick();
    settings.concurrent = 1;
    settings.tryTimeout = Millis::seconds(30);
    ai::ProviderClient line(transport, m_clock, settings);
    std::thread first([&] { (void)base::wait(line.exchange(request(server), QDeadlineTimer(30'000))); });
    const bool hasCome = QTest::qWaitFor([&] { return server.count() == 1; }, 10'000);
    const auto second = base::wait(line.exchange(request(server), soon()));
    line.stop();
    first.join();
    QVERIFY(hasCome);
    QVERIFY(!second.has_value());
    QCOMPARE(reason(second.error()), u"busy"_s);
    QCOMPARE(server.count(), 1);
}

void TstModelLine::stoppingEndsWhatWaits()
{
    net::Transport transport;
    ModelServer server([](const ModelRequest &each) {
        return each.number == 1 ? ModelMove::error(429, "{}", "retry-after: 3\r\n")
                                : ModelMove::broken(ModelMove::Wire::Silent);
    });
    ai::ModelLineSettings settings = quick();
    settings.tryTimeout = Millis::seconds(30);
    ai::ProviderClient line(transport, m_clock, settings);
    std::atomic<int> ended = 0;
    std::atomic<int> cancelled = 0;
    const auto ask = [&] {
        const auto result = base::wait(line.exchange(request(server), QDeadlineTimer(60'000)));
        if (!result && reason(result.error()) == u"cancelled")
            ++cancelled;
        ++ended;
    };
    std::thread pausing(ask);
    const bool isFirst = QTest::qWaitFor([&] { return server.count() == 1; }, 10'000);
    std::thread waiting(ask);
    const bool isSecond = QTest::qWaitFor([&] { return server.count() == 2; }, 10'000);
    QElapsedTimer timer;
    timer.start();
    line.stop();
    pausing.join();
    waiting.join();
    QVERIFY(isFirst && isSecond);
    QVERIFY(timer.elapsed() < 10'000);
    QCOMPARE(cancelled.load(), 2);
    QCOMPARE(reason(base::wait(line.exchange(request(server), soon())).error()), u"cancelled"_s);
    QCOMPARE(server.count(), 2);
}

namespace {

/// Takes what comes; counts and, where it is told to, refuses.
class Taker final : public ai::PieceTaker
{
public:
    void begin() override
    {
        ++tries;
        bytes.clear();
    }
    base::Result<void> take(const net::Response &head, QByteArrayView more) override
    {
        status = head.status;
        bytes.append(more);
        ++pieces;
        if (refusesWith && (isRefusingAlways || tries == 1))
            return base::fail(*refusesWith, u"not this"_s);
        return {};
    }
    base::Result<void> end(const net::Response &) override
    {
        ++ends;
        return {};
    }

    std::optional<Fault> refusesWith;
    bool isRefusingAlways = true;
    QByteArray bytes;
    std::atomic<int> pieces = 0;
    int tries = 0, ends = 0, status = 0;
};

net::Request streamed(net::Request request)
{
    request.body.replace("\"max_tokens\"", "\"stream\":true,\"max_tokens\"");
    return request;
}

} // namespace

void TstModelLine::aStreamIsTakenWhileItComes()
{
    net::Transport transport;
    ModelServer server([](const ModelRequest &) {
        ModelMove move = ModelMove::say(u"one two three four five six"_s);
        move.pauseMs = 10;
        return move;
    });
    ai::ModelLineSettings settings = quick();
    settings.tryTimeout = Millis::seconds(20);
    ai::ProviderClient line(transport, m_clock, settings);
    Taker taker;
    const auto done = base::wait(line.stream(streamed(request(server)), soon(), taker));
    QVERIFY2(done.has_value(), done ? "" : qPrintable(done.error().message));
    QVERIFY2(taker.pieces > 3, qPrintable(QString::number(taker.pieces)));
    QVERIFY(taker.bytes.contains("six") && taker.bytes.contains("message_stop"));
    QCOMPARE(taker.status, 200);
    QCOMPARE(taker.tries, 1);
    QCOMPARE(taker.ends, 1);
}

void TstModelLine::aStreamIsTriedAgainFromItsBeginning()
{
    net::Transport transport;
    ModelServer server([](const ModelRequest &each) {
        if (each.number == 1)
            return ModelMove::error(529, "{}");
        return each.number == 2 ? ModelMove::broken(ModelMove::Wire::Cut, u"first words come"_s)
                                : ModelMove::say(u"Here."_s);
    });
    ai::ProviderClient line(transport, m_clock, quick());
    Taker taker;
    QVERIFY(base::wait(line.stream(streamed(request(server)), soon(), taker)).has_value());
    QVERIFY(!taker.bytes.contains("first") && taker.bytes.contains("Here."));
    QCOMPARE(taker.tries, 3);
    QCOMPARE(taker.ends, 1);
}

void TstModelLine::whatIsNotWantedEnds_data()
{
    QTest::addColumn<bool>("isPassing");
    QTest::addColumn<bool>("isAlways");
    QTest::addColumn<int>("requests");
    QTest::newRow("what passes is asked for again") << true << false << 2;
    QTest::newRow("as often as anything") << true << true << 3;
    QTest::newRow("what stays is not") << false << true << 1;
}

void TstModelLine::whatIsNotWantedEnds()
{
    QFETCH(bool, isPassing);
    QFETCH(bool, isAlways);
    QFETCH(int, requests);
    net::Transport transport;
    // Nothing follows: the line itself ends what it does not want.
    ModelServer server([](const ModelRequest &each) {
        return each.number == 2 ? ModelMove::say(u"Here."_s)
                                : ModelMove::broken(ModelMove::Wire::Stall, u"first words come"_s);
    });
    ai::ModelLineSettings settings = quick();
    settings.tryTimeout = Millis::seconds(60);
    ai::ProviderClient line(transport, m_clock, settings);
    Taker taker;
    taker.refusesWith = isPassing ? Fault::AiUnavailable : Fault::AiFailed;
    taker.isRefusingAlways = isAlways;
    QElapsedTimer timer;
    timer.start();
    const auto result = base::wait(line.stream(streamed(request(server)), soon(), taker));
    QCOMPARE(result.has_value(), !isAlways);
    QCOMPARE(server.count(), requests);
    QVERIFY(timer.elapsed() < 10'000);
    if (!result)
        QCOMPARE(result.error().fault, *taker.refusesWith);
}

void TstModelLine::stoppingEndsAStream()
{
    net::Transport transport;
    ModelServer server(
        [](const ModelRequest &) { return ModelMove::broken(ModelMove::Wire::Stall, u"first words come"_s); });
    ai::ModelLineSettings settings = quick();
    settings.tryTimeout = Millis::seconds(60);
    ai::ProviderClient line(transport, m_clock, settings);
    Taker taker;
    std::optional<base::Result<void>> result;
    std::thread waiting(
        [&] { result = base::wait(line.stream(streamed(request(server)), QDeadlineTimer(60'000), taker)); });
    const bool hasBegun = QTest::qWaitFor([&] { return taker.pieces > 0; }, 10'000);
    line.stop();
    waiting.join();
    QVERIFY(hasBegun);
    QVERIFY(!result->has_value());
    QCOMPARE(reason(result->error()), u"cancelled"_s);
}

QTEST_GUILESS_MAIN(TstModelLine)
#include "tst_providerclient.moc"
