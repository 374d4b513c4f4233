#include "core/base/EpollDispatcher.h"
#include "core/base/FileLimit.h"
#include "tests/bench/SocketLink.h"
#include "tests/bench/Table.h"
#include "tests/support/ProcessFigures.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QElapsedTimer>

#include <algorithm>
#include <memory>

using namespace Qt::StringLiterals;

// Thousands of open Socket.IO connections with their heartbeats against the echo server in a process of its own: what
// they take of memory and time, and how soon an event is with who hears it.

using namespace tierdesk::bench;
using tierdesk::tests::residentMb;

namespace {

constexpr int PingInterval = 5'000; // a fifth of what the server has by default
constexpr int PingTimeout = 20'000;

/// Counts what it is told.
class Hearer final : public SocketIoLink
{
public:
    Hearer(quint16 port, int number, int &heard)
        : SocketIoLink(port, number)
        , m_heard(heard)
    {}

private:
    void hear(const QByteArray &packet) override
    {
        if (packet.startsWith("42[\"auth\""))
            isJoined = true;
        else
            ++m_heard;
    }

    int &m_heard;
};

} // namespace

int main(int argc, char *argv[])
{
    (void)tierdesk::base::raiseFileLimit();
    // Looking over thousands of sockets at each wake-up would be measured as the server's time.
    QCoreApplication::setEventDispatcher(new tierdesk::base::EpollDispatcher);
    QCoreApplication application(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    const int count = words.value(2, u"5000"_s).toInt();
    Table table;
    QProcess server;
    const quint16 port = startServer(
        server, words.value(1),
        {u"--ping-interval"_s, QString::number(PingInterval), u"--ping-timeout"_s, QString::number(PingTimeout)});
    const qint64 pid = server.processId();
    const double empty = residentMb(pid);

    QElapsedTimer clock;
    clock.start();
    int heard = 0;
    std::vector<std::unique_ptr<Hearer>> links;
    for (int i = 0; i < count; ++i) {
        links.push_back(std::make_unique<Hearer>(port, i, heard));
        if (i % 200 == 199) {
            Hearer *const last = links.back().get();
            if (!waitFor([last] { return last->isJoined; }, 20'000))
                qFatal("connection %d did not come about", i);
        }
    }
    const auto isJoined = [](const auto &each) { return each->isJoined; };
    if (!waitFor([&] { return std::all_of(links.begin(), links.end(), isJoined); }, 60'000))
        qFatal("not every connection came about");
    table.add(u"%L1 connections opened and joined"_s.arg(count), static_cast<double>(clock.elapsed()) / 1000.0, u"s"_s);
    table.add(u"  memory of the server before"_s, empty, u"MB"_s);
    table.add(u"  memory with them (aim: at most 1,000)"_s, residentMb(pid), u"MB"_s);

    // Two rounds of heartbeats and nothing else.
    double before = spentSeconds(pid);
    clock.restart();
    (void)waitFor([] { return false; }, 2 * PingInterval);
    table.add(u"  a core's share for heartbeats every 5 s"_s,
              100.0 * (spentSeconds(pid) - before) / (static_cast<double>(clock.elapsed()) / 1000.0), u"%"_s);

    // A message to its two hearers, as a client and a console are.
    heard = 0;
    int answered = 0;
    std::vector<double> times;
    std::unique_ptr<Hearer> pair[2];
    for (auto &each : pair)
        each = std::make_unique<Hearer>(port, 1, answered);
    if (!waitFor([&] { return pair[0]->isJoined && pair[1]->isJoined; }, 10'000))
        qFatal("the pair did not come about");
    for (auto &each : pair)
        each->say(R"(421["join","pair"])");
    if (!waitFor([&] { return answered == 2; }, 10'000))
        qFatal("the pair did not join");
    for (int i = 0; i < 2'000; ++i) {
        answered = 0;
        QElapsedTimer timer;
        timer.start();
        pair[0]->say(R"(42["tell","pair","news",{"text":"Where is my order ORD-9876?"}])");
        if (!waitFor([&] { return answered == 2; }, 10'000))
            qFatal("event %d was heard %d times", i, answered);
        times.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
    }
    table.add(u"an event with both of its hearers, p50"_s, percentile(times, .5), u"ms"_s);
    table.add(u"  p99 (aim: at most 10)"_s, percentile(times, .99), u"ms"_s);

    heard = 0;
    for (auto &each : links)
        each->say(R"(421["join","all"])");
    if (!waitFor([&] { return heard >= count; }, 60'000))
        qFatal("not everybody joined");
    heard = 0;
    before = spentSeconds(pid);
    clock.restart();
    pair[0]->say(R"(42["tell","all","news",{"text":"We are back."}])");
    if (!waitFor([&] { return heard == count; }, 60'000))
        qFatal("not everybody heard");
    table.add(u"an event with %L1 hearers"_s.arg(count), static_cast<double>(clock.elapsed()), u"ms"_s);
    table.add(u"  the server's part"_s, (spentSeconds(pid) - before) * 1000.0, u"ms"_s);
    const auto lost = std::count_if(links.begin(), links.end(), [](const auto &each) { return each->isLost(); });
    table.add(u"connections lost meanwhile (aim: at most 0)"_s, static_cast<double>(lost), QString());

    server.terminate();
    server.waitForFinished(10'000);
    return table.verdict();
}
