#include "tests/bench/Fill.h"
#include "tests/bench/Load.h"
#include "tests/bench/Mix.h"
#include "tests/bench/ModelBench.h"
#include "tests/bench/Peer.h"
#include "tests/bench/Steps.h"
#include "tests/bench/Table.h"
#include "tests/bench/UiBench.h"

#include "core/base/Json.h"
#include "resources/Resources.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDateTime>
#include <QtCore/QElapsedTimer>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QProcess>
#include <QtCore/QTemporaryDir>
#include <QtHttpServer/QHttpServer>
#include <QtHttpServer/QHttpServerResponse>
#include <QtWidgets/QApplication>

#include <algorithm>
#include <iostream>

using namespace tierdesk;
using namespace tierdesk::bench;

namespace {

constexpr int Connections = 32;
constexpr int Rounds = 4; ///< echo, few and many sessions take turns
const QByteArray Company = "7c9e6679-7425-40de-944b-e07fc1f90ae7";
const QByteArray Sessions = "/api/momentum/cs/sessions";

/// The yardstick: QHttpServer as it comes, reading and writing a small JSON object.
int echo()
{
    QHttpServer server;
    server.route(u"/echo"_s, QHttpServerRequest::Method::Post,
                 [](const QHttpServerRequest &request) -> QHttpServerResponse {
                     return QHttpServerResponse(QJsonDocument::fromJson(request.body()).object());
                 });
    const quint16 port = server.listen(QHostAddress::LocalHost);
    std::cout << "http://127.0.0.1:" << port << std::endl;
    return QCoreApplication::exec();
}

/// For one of the demo's customers after the other.
QByteArray newSession(const QByteArray &message)
{
    static int customer = 0;
    customer = (customer + 1) % 40;
    return post(Sessions, "{\"companyId\":\"" + Company + "\",\"customerId\":\"cust-" +
                              QByteArray::number(1001 + customer) + "\",\"channel\":\"chat\"" +
                              (message.isEmpty() ? QByteArray() : ",\"initialMessage\":\"" + message + '"') + '}');
}

/// How a door's client opens a session and writes to it.
struct TurnsAt {
    QByteArray (*open)();
    QByteArray (*sessionOf)(const QJsonObject &answer);
    QByteArray (*message)(const QByteArray &session, const QByteArray &line);
};

const TurnsAt Cs{[] { return newSession({}); },
                 [](const QJsonObject &answer) { return answer[u"id"].toString().toLatin1(); },
                 [](const QByteArray &session, const QByteArray &line) {
                     return post(Sessions + '/' + session + "/messages", "{\"message\":\"" + line + "\"}");
                 }};

// The id tells the customer, whom a query names again.
const TurnsAt Support{[] {
                          static int opened = 0;
                          ++opened;
                          const QByteArray customer = "cust-" + QByteArray::number(1001 + opened % 40);
                          return post("/api/session", "{\"customer_id\":\"" + customer + "\",\"session_id\":\"s" +
                                                          QByteArray::number(QDateTime::currentMSecsSinceEpoch()) +
                                                          '.' + QByteArray::number(opened) + ':' + customer + "\"}");
                      },
                      [](const QJsonObject &answer) { return answer[u"session_id"].toString().toLatin1(); },
                      [](const QByteArray &session, const QByteArray &line) {
                          return post("/api/query", "{\"query\":\"" + line + "\",\"session_id\":\"" + session +
                                                        "\",\"customer_id\":\"" +
                                                        session.sliced(session.indexOf(':') + 1) + "\"}");
                      }};

const TurnsAt Platform{
    [] {
        static int opened = 0;
        ++opened;
        return post("/chatbot/conversation", "{\"user_id\":\"cust-" + QByteArray::number(1001 + opened % 40) + "\"}");
    },
    [](const QJsonObject &answer) { return answer[u"conversation_id"].toString().toLatin1(); },
    [](const QByteArray &session, const QByteArray &line) {
        return post("/chatbot/conversation/" + session + "/message", "{\"message\":\"" + line + "\"}");
    }};

// In a demo a chat of the setting's company needs no key.
const TurnsAt Chat{[] { return post("/api/v1/chat/session", "{}"); },
                   [](const QJsonObject &answer) { return answer[u"sessionId"].toString().toLatin1(); },
                   [](const QByteArray &session, const QByteArray &line) {
                       return post("/api/v1/chat/message",
                                   "{\"sessionId\":\"" + session + "\",\"message\":\"" + line + "\"}");
                   }};

/// What a customer writes who is known.
const QByteArrayList Known{"Where is my order ORD-9876?",   "When was it delivered exactly?",
                           "What is your return policy?",   "How do I clean the tent?",
                           "Thanks. Which carrier was it?", "Do you ship to Canada?",
                           "How long is the warranty?",     "Where is my order ORD-9876?"};
/// What the AI answers a stranger: a chat that asks for an order goes to people, and what follows is another turn.
const QByteArrayList Stranger{"What is your return policy?", "How do I clean the tent?",  "Do you ship to Canada?",
                              "How long is the warranty?",   "How long do refunds take?", "What is your return policy?",
                              "Do you ship to Canada?",      "How do I clean the tent?"};

/// Message turns: every connection works on sessions of its own, eight messages each.
LoadResult turns(quint16 port, double seconds, const TurnsAt &door = Cs, const QByteArrayList &lines = Known)
{
    struct State {
        QByteArray session;
        int count = 0;
    };
    const auto sessionOf = [&door](const QByteArray &body) {
        return door.sessionOf(QJsonDocument::fromJson(body).object());
    };
    std::vector<State> states(Connections);
    for (State &state : states)
        state.session = sessionOf(request(port, door.open()));
    // Sessions for the whole run are opened beforehand, so that only message turns are measured.
    std::vector<QByteArray> spare;
    const auto opened = runLoad(port, Connections, seconds / 4, [&](int, const QByteArray &last) {
        if (!last.isEmpty())
            spare.push_back(sessionOf(last));
        return door.open();
    });
    Q_UNUSED(opened);
    size_t taken = 0;
    return runLoad(port, Connections, seconds, [&](int connection, const QByteArray &) {
        State &state = states[static_cast<size_t>(connection)];
        if (state.count == 8) {
            state.count = 0;
            if (taken < spare.size())
                state.session = spare[taken++];
        }
        const QByteArray &line = lines[state.count++];
        return door.message(state.session, line);
    });
}

double meanOf(const QByteArray &metrics, const QByteArray &name)
{
    double sum = 0, count = 0;
    for (const QByteArray &line : metrics.split('\n')) {
        if (line.startsWith(name + "_sum"))
            sum += line.mid(line.lastIndexOf(' ') + 1).toDouble();
        if (line.startsWith(name + "_count"))
            count += line.mid(line.lastIndexOf(' ') + 1).toDouble();
    }
    return count > 0 ? sum / count * 1e6 : 0;
}

double valueOf(const QByteArray &metrics, const QByteArray &name)
{
    for (const QByteArray &line : metrics.split('\n')) {
        if (line.startsWith(name + ' '))
            return line.mid(line.lastIndexOf(' ') + 1).toDouble();
    }
    return 0;
}

QStringList serveOptions(const QString &data)
{
    return {u"serve"_s,    u"--demo"_s,      u"--rate-limits"_s, u"off"_s,
            u"--listen"_s, u"127.0.0.1:0"_s, u"--data-dir"_s,    data};
}

void addRun(Table &table, const QString &name, LoadResult &run, const char *aim = "")
{
    run.sort();
    table.add(name, run.perSecond(), u"/s"_s);
    table.add(u"  refused"_s, static_cast<double>(run.refusals), QString());
    table.add(u"  p50"_s, run.percentile(.5), u"ms"_s);
    table.add(u"  p99"_s + QLatin1String(aim), run.percentile(.99), u"ms"_s);
}

/// The demo's data with what mixedTurns() speaks to.
QString mixedData(const QString &program, const QTemporaryDir &folder)
{
    QString data = folder.filePath(u"mixed"_s);
    {
        const Process first(program, serveOptions(data));
    } // makes the demo's data
    if (const auto filled = fillMix(data + u"/tierdesk.db"_s); !filled)
        qFatal("%s", qPrintable(filled.error().message));
    return data;
}

/// The mix beside the simple one and beside the chat document's own stack, all measured in the same minutes.
void addMix(Table &table, LoadResult &mixed, LoadResult &simple, LoadResult &chat, LoadResult &peer)
{
    addRun(table, u"a real mix of turns at the cs door"_s, mixed, " (aim: at most 15)");
    table.add(u"  as a share of the simple one (aim: at least 0.85)"_s, mixed.perSecond() / simple.perSecond(),
              QString());
    addRun(table, u"the chat document's own stack, a stranger's questions"_s, peer);
    table.add(u"  simple turns, as a multiple of it"_s, simple.perSecond() / peer.perSecond(), QString());
    table.add(u"  the chat door's, as a multiple of it"_s, chat.perSecond() / peer.perSecond(), QString());
    table.add(u"  the real mix, as a multiple of it (aim: at least 1.5)"_s, mixed.perSecond() / peer.perSecond(),
              QString());
}

/// The exit status. Only the mixes, which takes a minute.
int measureMixes(const QString &program, const QString &json, const QString &peerScript, double seconds)
{
    QTemporaryDir folder;
    const Process server(program, serveOptions(mixedData(program, folder)));
    const Peer peer(peerScript);
    LoadResult simple, mixed, chat, peerTurns;
    for (int round = 0; round < Rounds; ++round) {
        simple += turns(server.port(), seconds / Rounds);
        mixed += mixedTurns(server.port(), Connections, seconds / Rounds, Known);
        chat += turns(server.port(), seconds / Rounds, Chat, Stranger);
        peerTurns += turns(peer.port(), seconds / Rounds, Chat, Stranger);
    }
    Table table;
    addRun(table, u"durable turns, 32 connections"_s, simple);
    addMix(table, mixed, simple, chat, peerTurns);
    table.save(json);
    return table.verdict();
}

void measureConsole(Table &table)
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
    environment.insert(u"QT_LOGGING_RULES"_s, u"*.debug=false;*.info=false"_s);
    process.setProcessEnvironment(environment);
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(QCoreApplication::applicationFilePath(), {u"--ui"_s});
    if (!process.waitForFinished(300'000) || process.exitCode() != 0)
        qFatal("the console could not be measured");
    for (const QJsonValue &each : QJsonDocument::fromJson(process.readAllStandardOutput()).array())
        table.add(each[0].toString(), each[1].toDouble(), each[2].toString());
}

/// The exit status.
int measure(const QString &program, const QString &json, const QString &peerScript, int stored, double seconds)
{
    Table table;
    for (const auto &[name, micros] : measureSteps())
        table.add(name, micros, u"µs"_s);
    for (const auto &[name, spent] : measureTraining())
        table.add(name, spent, u"s"_s);

    QTemporaryDir folder;
    const QString small = folder.filePath(u"small"_s);
    const QString large = folder.filePath(u"large"_s);
    for (const auto &[data, name, count] : {std::tuple(small, u"few"_s, 1000), std::tuple(large, u"many"_s, stored)}) {
        {
            const Process first(program, serveOptions(data));
        } // makes the demo's data
        if (const auto filled = fillSessions(data + u"/tierdesk.db"_s, name, count); !filled)
            qFatal("%s", qPrintable(filled.error().message));
    }
    {
        Process server(program, serveOptions(folder.filePath(u"open"_s)));
        const double before = server.residentMb();
        qint64 opened = 0;
        const auto run = runLoad(server.port(), Connections, 600, [&](int, const QByteArray &) {
            return ++opened <= 10'000 ? newSession("Where is my order ORD-9876?") : QByteArray();
        });
        table.add(u"new sessions with a first turn, 32 connections"_s, run.perSecond(), u"/s"_s);
        table.add(u"memory with 10,000 open sessions"_s, server.residentMb(), u"MB"_s);
        table.add(u"  before them"_s, before, u"MB"_s);
    }

    const Process echoing(QCoreApplication::applicationFilePath(), {u"--echo"_s});
    const Process few(program, serveOptions(small));
    table.add(u"start to open door, 1,000 stored sessions"_s, static_cast<double>(few.startMs()), u"ms"_s);
    QElapsedTimer timer;
    timer.start();
    (void)request(few.port(), newSession("Where is my order ORD-9876?"));
    table.add(u"  then to the first answer"_s, static_cast<double>(timer.nsecsElapsed()) / 1e6, u"ms"_s);
    const Process many(program, serveOptions(large));
    table.add(u"start to open door, %L1 stored sessions"_s.arg(stored), static_cast<double>(many.startMs()), u"ms"_s);

    const Process mix(program, serveOptions(mixedData(program, folder)));
    const Peer peer(peerScript);
    // In turns of a few seconds: such machines change their speed from minute to minute, and what is compared must
    // have seen the same minutes.
    LoadResult echoed, fewTurns, manyTurns, supportTurns, platformTurns, chatTurns, strangerTurns, mixTurns, peerTurns;
    for (int round = 0; round < Rounds; ++round) {
        echoed += runLoad(echoing.port(), Connections, seconds / Rounds, [](int, const QByteArray &) {
            return post("/echo", "{\"message\":\"Where is my order ORD-9876?\"}");
        });
        fewTurns += turns(few.port(), seconds / Rounds);
        supportTurns += turns(few.port(), seconds / Rounds, Support);
        platformTurns += turns(few.port(), seconds / Rounds, Platform);
        strangerTurns += turns(few.port(), seconds / Rounds, Cs, Stranger);
        chatTurns += turns(few.port(), seconds / Rounds, Chat, Stranger);
        manyTurns += turns(many.port(), seconds / Rounds);
        mixTurns += mixedTurns(mix.port(), Connections, seconds / Rounds, Known);
        peerTurns += turns(peer.port(), seconds / Rounds, Chat, Stranger);
    }
    addRun(table, u"bare QHttpServer JSON echo, 32 connections"_s, echoed);
    addRun(table, u"durable turns, 32 connections, 1,000 stored sessions"_s, fewTurns, " (aim: at most 15)");
    table.add(u"  as a share of the echo (aim: at least 0.1667)"_s, fewTurns.perSecond() / echoed.perSecond(),
              QString());
    const QByteArray metrics = request(few.port(), get("/metrics"));
    table.add(u"  in it: reading and thinking, on a worker"_s, meanOf(metrics, "tierdesk_think_seconds"), u"µs"_s);
    table.add(u"  in it: one group's transaction"_s, meanOf(metrics, "tierdesk_commit_seconds"), u"µs"_s);
    const double commands = valueOf(metrics, "tierdesk_commands_total");
    const double commits = valueOf(metrics, "tierdesk_commits_total");
    table.add(u"  in it: commands a group"_s, commits > 0 ? commands / commits : 0, QString());
    table.add(u"  in it: the transaction's share of one command"_s,
              commands > 0 ? meanOf(metrics, "tierdesk_commit_seconds") * commits / commands : 0, u"µs"_s);
    addRun(table, u"the same at the support door"_s, supportTurns);
    table.add(u"  as a share of cs's (aim: at least 0.85)"_s, supportTurns.perSecond() / fewTurns.perSecond(),
              QString());
    addRun(table, u"the same at the platform door"_s, platformTurns);
    table.add(u"  as a share of cs's (aim: at least 0.85)"_s, platformTurns.perSecond() / fewTurns.perSecond(),
              QString());
    addRun(table, u"a stranger's questions at the cs door"_s, strangerTurns);
    addRun(table, u"the same at the chat door"_s, chatTurns);
    table.add(u"  as a share of cs's (aim: at least 0.85)"_s, chatTurns.perSecond() / strangerTurns.perSecond(),
              QString());
    addRun(table, u"durable turns with %L1 stored sessions"_s.arg(stored), manyTurns, " (aim: at most 15)");
    table.add(u"  lost against 1,000 (aim: at most 0.10)"_s, 1.0 - manyTurns.perSecond() / fewTurns.perSecond(),
              QString());
    addMix(table, mixTurns, fewTurns, chatTurns, peerTurns);
    resources::init();
    for (const ModelFigure &each : measureChecks())
        table.add(each.name, each.value, each.unit);
    {
        QStringList options = serveOptions(folder.filePath(u"models"_s));
        options << u"--model-keys"_s << u"file"_s << u"--allow-private-targets"_s;
        Process server(program, options);
        for (const ModelFigure &each : measureModels(server.port(), seconds))
            table.add(each.name, each.value, each.unit);
    }
    measureConsole(table);
    table.save(json);
    return table.verdict();
}

/// In a process of its own, which has a QApplication, without a screen.
int ui(int &argc, char **argv)
{
    QApplication application(argc, argv);
    if (QCoreApplication::arguments().contains(u"--console"_s))
        return runConsole(QCoreApplication::arguments());
    QJsonArray figures;
    for (const UiFigure &each : measureUi(QCoreApplication::applicationFilePath()))
        figures.append(QJsonArray{each.name, each.value, each.unit});
    std::cout << QJsonDocument(figures).toJson(QJsonDocument::Compact).toStdString() << std::endl;
    return 0;
}

} // namespace

int main(int argc, char *argv[])
{
    const auto has = [&](const char *word) {
        return std::any_of(argv + 1, argv + argc, [&](const char *each) { return qstrcmp(each, word) == 0; });
    };
    if (has("--ui") || has("--console"))
        return ui(argc, argv);
    QCoreApplication application(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    if (words.contains(u"--help"_s)) {
        std::cout
            << "usage: tierdesk_bench [--quick] [--mixes] [--checks] [--sessions N] [--program FILE] [--json FILE]"
               " [--peer FILE]\n       tierdesk_bench --turns PORT | --models PORT | --echo | --ui\n";
        return 0;
    }
    if (words.contains(u"--checks"_s)) {
        resources::init();
        for (const ModelFigure &each : measureChecks())
            std::cout << each.name.toStdString() << ": " << each.value << ' ' << each.unit.toStdString() << std::endl;
        return 0;
    }
    const auto after = [&](const QString &option, const QString &otherwise) {
        const qsizetype at = words.indexOf(option);
        return at >= 0 && at + 1 < words.size() ? words[at + 1] : otherwise;
    };
    if (words.contains(u"--echo"_s))
        return echo();
    if (words.contains(u"--turns"_s)) { // for a profiler on a server that runs already
        auto run = turns(after(u"--turns"_s, QString()).toUShort(), 6,
                         words.contains(u"--support"_s)    ? Support
                         : words.contains(u"--platform"_s) ? Platform
                         : words.contains(u"--chat"_s)     ? Chat
                                                           : Cs,
                         words.contains(u"--stranger"_s) ? Stranger : Known);
        run.sort();
        std::cout << run.perSecond() << " turns/s, p50 " << run.percentile(.5) << " ms, p99 " << run.percentile(.99)
                  << " ms, refused " << run.refusals << std::endl;
        return 0;
    }
    if (words.contains(u"--models"_s)) { // on a demo's server that runs already, with model-keys = file
        for (const ModelFigure &each : measureModels(after(u"--models"_s, QString()).toUShort(), 6))
            std::cout << each.name.toStdString() << ": " << each.value << ' ' << each.unit.toStdString() << std::endl;
        return 0;
    }
    const QString program = after(u"--program"_s, u"build/release/app/tierdesk"_s);
    const QString json = after(u"--json"_s, u"bench.json"_s);
    const QString peer = after(u"--peer"_s, u"tests/bench/peers/chat.js"_s);
    if (words.contains(u"--mixes"_s))
        return measureMixes(program, json, peer, 12);
    const bool isQuick = words.contains(u"--quick"_s);
    const int stored = after(u"--sessions"_s, isQuick ? u"50000"_s : u"1000000"_s).toInt();
    return measure(program, json, peer, stored, isQuick ? 4 : 12);
}
