#include "tests/bench/ModelBench.h"

#include "core/mind/ai/local/LocalResponder.h"
#include "core/mind/ai/remote/ReplyCheck.h"
#include "tests/bench/Load.h"
#include "tests/claims/Scenario.h"
#include "tests/support/models/ModelServer.h"

#include <QtCore/QJsonDocument>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstring>
#include <thread>

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

namespace tierdesk::bench {

namespace {

using tests::ModelMove;
using tests::ModelRequest;
using tests::ModelServer;

using Clock = std::chrono::steady_clock;

constexpr int Waiting = 200;
constexpr int Conversations = 100; ///< that turns with a quick model are spread over: they stay as long as real ones
constexpr int Others = 8;
constexpr int Rounds = 5;
constexpr int Parts = 3;           ///< of a round, each way
constexpr double LeastSeconds = 2; ///< of a part: some 1,300 turns of customers who pause
/// Far more than people type, and far less than the server can do: what waits for its turn then is seen.
constexpr Pace Customers{.pause = std::chrono::milliseconds(10), .spread = std::chrono::milliseconds(10)};
const QByteArray Sessions = "/api/momentum/cs/sessions";
const QByteArray Company = "7c9e6679-7425-40de-944b-e07fc1f90ae7";

QByteArray put(const QByteArray &path, const QByteArray &json)
{
    return "PUT" + post(path, json).mid(4);
}

void must(quint16 port, const QByteArray &bytes)
{
    if (request(port, bytes).isEmpty())
        qFatal("the server refused: %s", bytes.left(200).constData());
}

QByteArray messagesOf(const QByteArray &body)
{
    return Sessions + '/' + QJsonDocument::fromJson(body).object()[u"id"].toString().toLatin1() + "/messages";
}

/// Paths to write to; with @p isAtManager of sessions that have escalated to the tier where a model speaks.
std::vector<QByteArray> open(quint16 port, int count, bool isAtManager)
{
    std::vector<QByteArray> paths;
    for (int i = 0; i < count; ++i) {
        const QByteArray path = messagesOf(
            request(port, post(Sessions, "{\"companyId\":\"" + Company + "\",\"customerId\":\"cust-" +
                                             QByteArray::number(1001 + i % 40) + "\",\"channel\":\"chat\"}")));
        if (isAtManager) {
            QByteArray escalate = path;
            escalate.replace("/messages", "/escalate");
            must(port, post(escalate, R"({"reason":"COMPLEX_ISSUE","targetTier":"AI_MANAGER"})"));
        }
        paths.push_back(path);
    }
    return paths;
}

LoadResult others(quint16 port, double seconds, const Pace &pace)
{
    static const QByteArrayList Lines{"Where is my order ORD-9876?", "What is your return policy?",
                                      "How do I clean the tent?", "Do you ship to Canada?"};
    const auto paths = open(port, Others, false);
    std::vector<int> said(Others);
    return runLoad(port, Others, seconds, pace, [&](int connection, const QByteArray &) {
        const auto at = static_cast<size_t>(connection);
        return post(paths[at], "{\"message\":\"" + Lines[said[at]++ % Lines.size()] + "\"}");
    });
}

/// The same turns without and beside those who wait, run in turns.
struct Compared {
    std::vector<LoadResult> alone, beside;

    /// What the two have in common is a machine whose threads wake late now and then: one bad second decides the p99 of
    /// all. Hence the middle run's of each, and the lowest and the highest beside it.
    void tell(std::vector<ModelFigure> &figures, const QString &who, const QString &aim)
    {
        const QString ms = u"ms"_s;
        const auto row = [&](const QString &name, double value, const QString &unit) {
            figures.push_back({name, value, unit});
        };
        const auto part = [&](std::vector<LoadResult> &runs, const QString &name) {
            LoadResult all;
            std::vector<double> tails;
            for (LoadResult &each : runs) {
                all += each;
                each.sort();
                tails.push_back(each.percentile(.99));
            }
            all.sort();
            std::sort(tails.begin(), tails.end());
            row(name + u", p50"_s, all.percentile(.5), ms);
            row(u"  p99, the middle of %1 runs"_s.arg(tails.size()), tails[tails.size() / 2], ms);
            row(u"    lowest"_s, tails.front(), ms);
            row(u"    highest"_s, tails.back(), ms);
            row(u"  turns"_s, static_cast<double>(all.answers), {});
            row(u"  refused"_s, static_cast<double>(all.refusals), {});
            return tails[tails.size() / 2];
        };
        const double without = part(alone, who + u", nobody waits for a model"_s);
        const double with = part(beside, u"  200 sessions wait for a provider of 2 s"_s);
        row(u"  p99 against that of nobody waiting%1"_s.arg(aim), with / without, {});
    }
};

/// Milliseconds from the provider's writing its first word to the client's reading it, of @p count turns one after the
/// other, sorted.
std::vector<double> firstWords(quint16 port, int count, const std::vector<QByteArray> &paths,
                               const std::atomic<qint64> &writtenAt)
{
    const int descriptor = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(descriptor, reinterpret_cast<sockaddr *>(&address), sizeof address) != 0)
        qFatal("cannot connect: %s", std::strerror(errno));
    std::vector<double> times;
    for (int i = 0; i < count; ++i) {
        QByteArray bytes =
            post(paths[static_cast<size_t>(i) % paths.size()], R"({"message":"What is your return policy?"})");
        bytes.replace("\r\nContent-Type", "\r\nAccept: text/event-stream\r\nContent-Type");
        if (::send(descriptor, bytes.constData(), static_cast<size_t>(bytes.size()), MSG_NOSIGNAL) != bytes.size())
            qFatal("a request could not be sent");
        QByteArray in;
        bool isHeard = false;
        while (!in.endsWith("\r\n0\r\n\r\n")) {
            char buffer[16384];
            const ssize_t got = ::recv(descriptor, buffer, sizeof buffer, 0);
            if (got <= 0)
                qFatal("the server has closed a stream: %s", in.constData());
            in.append(buffer, got);
            if (isHeard || !in.contains("event: delta"))
                continue;
            isHeard = true;
            const qint64 now = Clock::now().time_since_epoch().count();
            times.push_back(static_cast<double>(now - writtenAt) / 1e6);
        }
        if (!isHeard || !in.contains("event: message"))
            qFatal("no words came: %s", in.constData());
    }
    ::close(descriptor);
    std::sort(times.begin(), times.end());
    return times;
}

} // namespace

namespace {

/// Turns one after the other where @p tier speaks through a provider that answers at once.
void measureQuick(quint16 port, double seconds, const QString &tier, const std::vector<QByteArray> &paths,
                  const ModelServer &provider, std::vector<ModelFigure> &figures)
{
    size_t turn = 0;
    auto quick = runLoad(port, 1, seconds, [&](int, const QByteArray &) {
        return post(paths[turn++ % paths.size()], "{\"message\":\"What is your return policy?\"}");
    });
    quick.sort();
    const QString ms = u"ms"_s;
    figures.push_back(
        {u"a turn of %1 with a model, the provider's own time in it, p50"_s.arg(tier), quick.percentile(.5), ms});
    figures.push_back(
        {u"  without the provider's own (aim: at most 2)"_s, quick.percentile(.5) - provider.ownMs(), ms});
    figures.push_back({u"  refused"_s, static_cast<double>(quick.refusals), {}});
}

} // namespace

std::vector<ModelFigure> measureChecks()
{
    test::ScenarioShop shop;
    test::ShopTools tools(shop, test::Mara, true);
    Session session;
    session.customer = test::Mara;
    Message message;
    message.text = u"Where is my jacket?"_s;
    const Reading reading;
    const Decision decision;
    const ai::TurnContext context{.session = session,
                                  .message = message,
                                  .reading = reading,
                                  .decision = decision,
                                  .config = shop.config,
                                  .customer = &shop.customers.front(),
                                  .history = {},
                                  .actions = {},
                                  .companyName = {},
                                  .idempotencySeed = {},
                                  .now = test::scenarioDay()};
    // Talk, a question, policy with figures and a state of the record: what replies are made of.
    const QString reply = u"I am sorry about the wait, Mara. Unused goods may be sent back within 30 days "
                          "of delivery, and the first label is free. Your order ORD-48213 was delivered "
                          "on 4 May. Would you like me to look for another size?"_s;
    const auto perCall = [](int count, auto &&call) {
        const auto from = Clock::now();
        for (int i = 0; i < count; ++i)
            call();
        return std::chrono::duration<double, std::micro>(Clock::now() - from).count() / count;
    };
    ai::TurnRecord record(context, tools);
    record.know(test::scenarioArticles().front().body);
    const ai::ReplyGrounds grounds{.record = &record};
    if (const auto fault = ai::faultOf(reply, grounds))
        qFatal("the benchmark's reply may not be said: %s", qPrintable(fault->reason));
    int faults = 0;
    const auto check = [&] { faults += ai::faultOf(reply, grounds) ? 1 : 0; };
    perCall(200, check);
    const double each = perCall(5'000, check);
    const double loading = perCall(500, [&] { faults += ai::TurnRecord(context, tools).has(QString()) ? 1 : 0; });
    // What customers write, by how much there is to hear.
    const auto turn = [&](const QString &text) {
        message.text = text;
        const auto answer = [&] { faults += ai::LocalResponder().answer(context, tools).text.isEmpty() ? 1 : 0; };
        answer(); // the first call opens the model
        return perCall(1'000, answer);
    };
    const double plain = turn(u"Where is my order ORD-48377?"_s);
    const double question = turn(u"how long do refunds take if i payed by paypal"_s);
    const double several = turn(
        u"Hello, I hope you are well. My jacket should have been here on Monday and nothing has come, could you look "
        "where it is? And please pause my subscription for the winter, we are away until March."_s);
    if (faults != 0)
        qFatal("the same words had another answer");
    return {{u"a turn of the embedded responder, plain (aim: at most 150)"_s, plain, u"µs"_s},
            {u"  a question that an article answers"_s, question, u"µs"_s},
            {u"  several things in one message"_s, several, u"µs"_s},
            {u"the check of a model's reply of %1 characters (aim: at most 60)"_s.arg(reply.size()), each, u"µs"_s},
            {u"  loading the record that it is held against"_s, loading, u"µs"_s}};
}

std::vector<ModelFigure> measureModels(quint16 port, double seconds)
{
    std::atomic<int> delayMs = 0;
    std::atomic<qint64> writtenAt = 0;
    ModelServer provider([&](const ModelRequest &) {
        ModelMove move = ModelMove::say(u"Thank you for asking. Which of our goods is it about?"_s);
        move.delayMs = delayMs;
        move.pauseMs = 2; // of a stream's
        move.atFirstWord = [&writtenAt] { writtenAt = Clock::now().time_since_epoch().count(); };
        return move;
    });
    must(port, put("/desk/models/providers/slow",
                   "{\"protocol\":\"openai\",\"small\":\"m\",\"concurrent\":256,\"baseUrl\":\"" +
                       provider.base().toLatin1() + "\"}"));
    must(port, put("/desk/models/providers/slow/key", QByteArray("{\"key\":\"") + ModelServer::Key + "\"}"));
    must(port, put("/desk/config", R"({"models":{"aiManager":{"chain":["slow"],"otherwise":"nobody"}}})"));

    std::vector<ModelFigure> figures;
    const auto spread = open(port, Conversations, true);
    measureQuick(port, seconds, u"the AI Manager"_s, spread, provider, figures);

    const auto words = firstWords(port, 300, spread, writtenAt);
    figures.push_back({u"a streamed answer's first word, from the provider to the client, p50 (aim: at most 5)"_s,
                       words[words.size() / 2], u"ms"_s});
    figures.push_back({u"  p99"_s, words[words.size() * 99 / 100], u"ms"_s});

    delayMs = 2000;
    const auto paths = open(port, Waiting, true);
    const double part = std::max(LeastSeconds, seconds / Rounds);
    Compared paused, flatOut;
    LoadResult slow;
    for (int round = 0; round < Rounds; ++round) {
        const auto run = [&](std::vector<LoadResult> &slowly, std::vector<LoadResult> &fast) {
            for (int i = 0; i < Parts; ++i)
                slowly.push_back(others(port, part, Customers));
            fast.push_back(others(port, part, Pace()));
        };
        const auto alone = [&] { run(paused.alone, flatOut.alone); };
        // Each round the other way round: what a run leaves behind must not always be the same one's advantage.
        if (round % 2 == 0)
            alone();
        const int before = provider.count();
        LoadResult these;
        std::thread waiting([&] {
            const Pace apart{.spread = std::chrono::milliseconds(delayMs)};
            these = runLoad(port, Waiting, (Parts + 1) * part + 3, apart, [&](int connection, const QByteArray &) {
                return post(paths[static_cast<size_t>(connection)], "{\"message\":\"What is your return policy?\"}");
            });
        });
        while (provider.count() < before + Waiting)
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
        run(paused.beside, flatOut.beside);
        waiting.join();
        slow += these;
        if (round % 2 != 0)
            alone();
    }
    slow.sort();
    paused.tell(figures, u"others' turns, %1 customers who pause"_s.arg(Others), u" (aim: at most 1.10)"_s);
    flatOut.tell(figures, u"others' turns, as many as there can be"_s, QString());
    figures.push_back({u"turns of those who wait, p50"_s, slow.percentile(.5), u"ms"_s});
    figures.push_back({u"  refused"_s, static_cast<double>(slow.refusals), {}});

    // At last: from here on the others wait for the model too.
    delayMs = 0;
    must(port, put("/desk/config", R"({"models":{"aiRep":{"chain":["slow"],"otherwise":"nobody"}}})"));
    measureQuick(port, seconds, u"the AI Rep"_s, open(port, Conversations, false), provider, figures);
    return figures;
}

} // namespace tierdesk::bench
