#include "core/base/EpollDispatcher.h"
#include "core/base/FileLimit.h"
#include "tests/bench/Load.h"
#include "tests/bench/SocketLink.h"
#include "tests/bench/Table.h"
#include "tests/support/ProcessFigures.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QElapsedTimer>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QTemporaryDir>

#include <algorithm>
#include <memory>

using namespace Qt::StringLiterals;

// Thousands of chats that are open at the program itself, with their heartbeats: what they take of memory and time, and
// how soon a message is on disk and with the customer and the console that hear it.

using namespace tierdesk::bench;
using tierdesk::tests::residentMb;

namespace {

constexpr double HeartbeatSeconds = 25; // of the chat door

/// A customer's page: joins a chat of its own.
class Customer final : public SocketIoLink
{
public:
    using SocketIoLink::SocketIoLink;

    /// Sends a message; isAnswered tells of its acknowledgement.
    void write(const QByteArray &text)
    {
        isAnswered = false;
        say(R"(421["send-message",{"message":")" + text + R"("}])");
    }

    bool isAnswered = false;
    bool isRefused = false;
    QByteArray answer;

private:
    void welcomed() override { say(R"(420["join-chat",{}])"); }
    void hear(const QByteArray &packet) override
    {
        if (packet.startsWith("430")) {
            isJoined = true;
            isRefused = packet.contains("\"code\"");
        } else if (packet.startsWith("431")) {
            isAnswered = true;
            answer = packet;
        }
    }
};

/// A console's event stream.
class Console final : public SocketLink
{
public:
    Console(quint16 port, const QByteArray &token)
        : SocketLink(port, 0, "/desk/events?access_token=" + token)
    {}

    int told = 0; ///< events with a message that a customer wrote

private:
    void opened() override { say(R"({"type":"hello"})"); }
    void take(const QByteArray &text) override
    {
        if (text.contains(R"("type":"welcome")"))
            isJoined = true;
        else if (text.contains("It is still broken"))
            ++told;
    }
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
    QTemporaryDir folder;
    Table table;
    QProcess server;
    const quint16 port =
        startServer(server, words.value(1),
                    {u"serve"_s, u"--demo"_s, u"--listen"_s, u"127.0.0.1:0"_s, u"--data-dir"_s, folder.path()});
    const qint64 pid = server.processId();
    const double empty = residentMb(pid);

    QElapsedTimer clock;
    clock.start();
    std::vector<std::unique_ptr<Customer>> customers;
    const auto isJoined = [](const auto &each) { return each->isJoined; };
    for (int i = 0; i < count; ++i) {
        customers.push_back(std::make_unique<Customer>(port, i));
        if (i % 200 == 199 &&
            !waitFor([&] { return std::all_of(customers.end() - 200, customers.end(), isJoined); }, 60'000))
            qFatal("a chat up to %d did not come about", i);
    }
    if (!waitFor([&] { return std::all_of(customers.begin(), customers.end(), isJoined); }, 60'000))
        qFatal("not every chat came about");
    if (std::any_of(customers.begin(), customers.end(), [](const auto &each) { return each->isRefused; }))
        qFatal("a chat was refused");
    table.add(u"%L1 chats opened and joined"_s.arg(count), static_cast<double>(clock.elapsed()) / 1000.0, u"s"_s);
    table.add(u"  memory of the server before"_s, empty, u"MB"_s);
    table.add(u"  memory with them (aim: at most 1,000)"_s, residentMb(pid), u"MB"_s);

    double before = spentSeconds(pid);
    clock.restart();
    (void)waitFor([] { return false; }, static_cast<int>(2 * HeartbeatSeconds * 1000));
    table.add(u"  a core's share for heartbeats every 25 s"_s,
              100.0 * (spentSeconds(pid) - before) / (static_cast<double>(clock.elapsed()) / 1000.0), u"%"_s);

    const QByteArray signedIn =
        request(port, post("/desk/sign-in", R"({"email":"marek@acme.example","password":"demo-tierdesk"})"));
    const QByteArray token = QJsonDocument::fromJson(signedIn).object()[u"token"].toString().toLatin1();
    if (token.isEmpty())
        qFatal("nobody signed in");
    Console console(port, token);
    if (!waitFor([&] { return console.isJoined; }, 10'000))
        qFatal("the console was not welcome");
    // People have these: each message is kept and told, and no AI answers it.
    constexpr int Escalated = 20;
    for (int i = 0; i < Escalated; ++i) {
        customers[static_cast<size_t>(i)]->write("I want to speak to a human agent");
        if (!waitFor([&] { return customers[static_cast<size_t>(i)]->isAnswered; }, 20'000))
            qFatal("a chat did not climb");
        if (!customers[static_cast<size_t>(i)]->answer.contains("HUMAN_AGENT"))
            qFatal("a chat did not climb: %s", customers[static_cast<size_t>(i)]->answer.constData());
    }
    std::vector<double> times;
    for (int i = 0; i < 1'000; ++i) {
        Customer &customer = *customers[static_cast<size_t>(i % Escalated)];
        console.told = 0;
        QElapsedTimer timer;
        timer.start();
        customer.write("It is still broken");
        if (!waitFor([&] { return customer.isAnswered && console.told > 0; }, 20'000))
            qFatal("message %d was not told: %s", i, customer.answer.constData());
        times.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
    }
    table.add(u"a message on disk, with its client and its console, p50"_s, percentile(times, .5), u"ms"_s);
    table.add(u"  p99 (aim: at most 10)"_s, percentile(times, .99), u"ms"_s);
    const auto lost =
        std::count_if(customers.begin(), customers.end(), [](const auto &each) { return each->isLost(); });
    table.add(u"connections lost meanwhile (aim: at most 0)"_s, static_cast<double>(lost), QString());

    server.terminate();
    server.waitForFinished(30'000);
    return table.verdict();
}
