#include "tests/bench/ModelBench.h"

#include "tests/bench/Load.h"
#include "tests/support/models/ModelServer.h"

#include <QtCore/QJsonDocument>

#include <atomic>
#include <thread>

namespace tierdesk::bench {

namespace {

using tests::ModelMove;
using tests::ModelRequest;
using tests::ModelServer;

constexpr int Waiting = 200;
constexpr int Others = 8;
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

/// Paths to write to; with @p isAtManager of sessions that have climbed to the tier where a model speaks.
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

LoadResult others(quint16 port, double seconds)
{
    static const QByteArrayList Lines{"Where is my order ORD-9876?", "What is your return policy?",
                                      "How do I clean the tent?", "Do you ship to Canada?"};
    const auto paths = open(port, Others, false);
    std::vector<int> said(Others);
    return runLoad(port, Others, seconds, [&](int connection, const QByteArray &) {
        const auto at = static_cast<size_t>(connection);
        return post(paths[at], "{\"message\":\"" + Lines[said[at]++ % Lines.size()] + "\"}");
    });
}

} // namespace

std::vector<ModelFigure> measureModels(quint16 port, double seconds)
{
    std::atomic<int> delayMs = 0;
    ModelServer provider([&](const ModelRequest &) {
        ModelMove move = ModelMove::say(QStringLiteral("I will gladly look at this with you."));
        move.delayMs = delayMs;
        return move;
    });
    must(port, put("/desk/models/providers/slow",
                   "{\"protocol\":\"openai\",\"small\":\"m\",\"concurrent\":256,\"baseUrl\":\"" +
                       provider.base().toLatin1() + "\"}"));
    must(port, put("/desk/models/providers/slow/key", QByteArray("{\"key\":\"") + ModelServer::Key + "\"}"));
    must(port, put("/desk/config", R"({"models":{"aiManager":{"chain":["slow"],"otherwise":"nobody"}}})"));

    std::vector<ModelFigure> figures;
    const auto one = open(port, 1, true);
    auto quick = runLoad(port, 1, seconds, [&](int, const QByteArray &) {
        return post(one.front(), "{\"message\":\"What is your return policy?\"}");
    });
    quick.sort();
    figures.push_back({QStringLiteral("a turn with a model, the provider's own time in it, p50 (aim: 2)"),
                       quick.percentile(.5), QStringLiteral("ms")});
    figures.push_back({QStringLiteral("  refused"), static_cast<double>(quick.refusals), {}});

    auto idle = others(port, seconds);
    idle.sort();
    figures.push_back(
        {QStringLiteral("others' turns, nobody waits for a model, p50"), idle.percentile(.5), QStringLiteral("ms")});
    figures.push_back({QStringLiteral("  p99"), idle.percentile(.99), QStringLiteral("ms")});

    delayMs = 2000;
    const auto paths = open(port, Waiting, true);
    LoadResult slow;
    std::thread waiting([&] {
        slow = runLoad(port, Waiting, seconds + 3, [&](int connection, const QByteArray &) {
            return post(paths[static_cast<size_t>(connection)], "{\"message\":\"What is your return policy?\"}");
        });
    });
    while (provider.count() < quick.answers + Waiting)
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    auto busy = others(port, seconds);
    waiting.join();
    busy.sort();
    slow.sort();
    figures.push_back({QStringLiteral("others' turns, 200 sessions wait for a provider of 2 s, p50"),
                       busy.percentile(.5), QStringLiteral("ms")});
    figures.push_back({QStringLiteral("  p99"), busy.percentile(.99), QStringLiteral("ms")});
    figures.push_back({QStringLiteral("  p99 against that of the idle server (aim: at most 1.10)"),
                       busy.percentile(.99) / idle.percentile(.99),
                       {}});
    figures.push_back({QStringLiteral("  turns of those who wait, p50"), slow.percentile(.5), QStringLiteral("ms")});
    figures.push_back({QStringLiteral("  refused, of both"), static_cast<double>(busy.refusals + slow.refusals), {}});
    return figures;
}

} // namespace tierdesk::bench
