#include <QtCore/QCoreApplication>
#include <QtCore/QElapsedTimer>
#include <QtCore/QFile>
#include <QtCore/QProcess>
#include <QtCore/QTimer>
#include <QtCore/QUrl>
#include <QtNetwork/QTcpSocket>

#include <algorithm>
#include <csignal>
#include <functional>
#include <iostream>
#include <memory>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>
#include <vector>

// Thousands of open Socket.IO connections with their heartbeats against the echo server in a process of its own: what
// they take of memory and time, and how soon an event is with who hears it.

namespace {

constexpr int PingInterval = 5'000; // a fifth of what the server has by default
constexpr int PingTimeout = 20'000;

/// A client frame with a mask of zeros, which changes nothing.
QByteArray frame(const QByteArray &text)
{
    QByteArray out;
    out += '\x81';
    if (text.size() < 126) {
        out += static_cast<char>(0x80 | text.size());
    } else {
        out += static_cast<char>(0x80 | 126);
        out += static_cast<char>(text.size() >> 8);
        out += static_cast<char>(text.size() & 0xff);
    }
    return out + QByteArray(4, '\0') + text;
}

/// A client of one namespace that answers pings.
class Link final
{
public:
    Link(quint16 port, int number, std::function<void(const QByteArray &)> heard)
        : m_heard(std::move(heard))
    {
        // From many addresses, since the server bounds what one may have.
        m_socket.bind(QHostAddress(0x7f000001u + static_cast<quint32>(number % 100)));
        QObject::connect(&m_socket, &QTcpSocket::connected, &m_socket, [this] {
            m_socket.write(
                "GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: bench\r\nConnection: Upgrade\r\n"
                "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
        });
        QObject::connect(&m_socket, &QTcpSocket::readyRead, &m_socket, [this] { read(); });
        QObject::connect(&m_socket, &QTcpSocket::disconnected, &m_socket, [this] { isLost = true; });
        m_socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
    }
    void say(const QByteArray &text) { m_socket.write(frame(text)); }

    bool isJoined = false;
    bool isLost = false;

private:
    void read()
    {
        m_bytes += m_socket.readAll();
        if (!m_isShaken) {
            const qsizetype end = m_bytes.indexOf("\r\n\r\n");
            if (end < 0)
                return;
            m_isShaken = true;
            m_bytes.remove(0, end + 4);
        }
        while (m_bytes.size() >= 2) {
            qsizetype length = m_bytes.at(1) & 0x7f;
            qsizetype head = 2;
            if (length == 126) {
                if (m_bytes.size() < 4)
                    return;
                length = static_cast<quint8>(m_bytes.at(2)) << 8 | static_cast<quint8>(m_bytes.at(3));
                head = 4;
            }
            if (m_bytes.size() < head + length)
                return;
            const bool isText = (m_bytes.at(0) & 0x0f) == 1;
            const QByteArray text = m_bytes.mid(head, length);
            m_bytes.remove(0, head + length);
            if (isText)
                take(text);
        }
    }
    void take(const QByteArray &text)
    {
        if (text == "2")
            say("3");
        else if (text.startsWith('0'))
            say("40");
        else if (text.startsWith("42[\"auth\""))
            isJoined = true;
        else if (!text.startsWith("40"))
            m_heard(text);
    }

    std::function<void(const QByteArray &)> m_heard;
    QTcpSocket m_socket;
    QByteArray m_bytes;
    bool m_isShaken = false;
};

bool waitFor(const std::function<bool()> &isTrue, int ms)
{
    QElapsedTimer timer;
    timer.start();
    while (!isTrue() && timer.elapsed() < ms)
        QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
    return isTrue();
}

double residentMb(qint64 pid)
{
    QFile status(QStringLiteral("/proc/%1/status").arg(pid));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith("VmRSS:"))
            return line.mid(6).trimmed().split(' ').first().toDouble() / 1024.0;
    }
    return 0;
}

/// Seconds of processor time.
double spent(qint64 pid)
{
    QFile stat(QStringLiteral("/proc/%1/stat").arg(pid));
    if (!stat.open(QIODevice::ReadOnly))
        return 0;
    const QByteArray line = stat.readAll();
    const QList<QByteArray> words = line.mid(line.lastIndexOf(')') + 2).split(' ');
    return (words.value(11).toDouble() + words.value(12).toDouble()) / static_cast<double>(sysconf(_SC_CLK_TCK));
}

void print(const QString &name, double value, const QString &unit)
{
    std::cout << QStringLiteral("%1 %2 %3").arg(name, -58).arg(value, 12, 'f', 2).arg(unit).toStdString() << std::endl;
}

double percentile(std::vector<double> &values, double share)
{
    std::sort(values.begin(), values.end());
    return values.empty() ? 0 : values[static_cast<size_t>(share * static_cast<double>(values.size() - 1))];
}

} // namespace

int main(int argc, char *argv[])
{
    rlimit files{};
    getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = files.rlim_max;
    setrlimit(RLIMIT_NOFILE, &files);

    QCoreApplication application(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    const int count = words.value(2, QStringLiteral("5000")).toInt();
    QProcess server;
    server.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    server.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGTERM); }); // it outlives nothing that fails here
    server.start(words.value(1), {QStringLiteral("--ping-interval"), QString::number(PingInterval),
                                  QStringLiteral("--ping-timeout"), QString::number(PingTimeout)});
    if (!server.waitForReadyRead(10'000))
        qFatal("%s did not start", qPrintable(words.value(1)));
    const auto port = static_cast<quint16>(QUrl(QString::fromUtf8(server.readLine().trimmed())).port());
    const qint64 pid = server.processId();
    const double empty = residentMb(pid);

    QElapsedTimer clock;
    clock.start();
    int heard = 0;
    std::vector<std::unique_ptr<Link>> links;
    for (int i = 0; i < count; ++i) {
        links.push_back(std::make_unique<Link>(port, i, [&heard](const QByteArray &) { ++heard; }));
        if (i % 200 == 199) {
            Link *const last = links.back().get();
            if (!waitFor([last] { return last->isJoined; }, 20'000))
                qFatal("connection %d did not come about", i);
        }
    }
    const auto isJoined = [](const auto &each) { return each->isJoined; };
    if (!waitFor([&] { return std::all_of(links.begin(), links.end(), isJoined); }, 60'000))
        qFatal("not every connection came about");
    print(QStringLiteral("%L1 connections opened and joined").arg(count), clock.elapsed() / 1000.0,
          QStringLiteral("s"));
    print(QStringLiteral("  memory of the server before"), empty, QStringLiteral("MB"));
    print(QStringLiteral("  memory with them (aim: under 1,000)"), residentMb(pid), QStringLiteral("MB"));

    // Two rounds of heartbeats and nothing else.
    double before = spent(pid);
    clock.restart();
    (void)waitFor([] { return false; }, 2 * PingInterval);
    print(QStringLiteral("  a core's share for heartbeats every 5 s"),
          100.0 * (spent(pid) - before) / (static_cast<double>(clock.elapsed()) / 1000.0), QStringLiteral("%"));

    // A message to its two hearers, as a client and a console are.
    heard = 0;
    int answered = 0;
    std::vector<double> times;
    std::unique_ptr<Link> pair[2];
    for (auto &each : pair)
        each = std::make_unique<Link>(port, 1, [&answered](const QByteArray &) { ++answered; });
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
    print(QStringLiteral("an event with both of its hearers, p50"), percentile(times, .5), QStringLiteral("ms"));
    print(QStringLiteral("  p99 (aim: under 10)"), percentile(times, .99), QStringLiteral("ms"));

    heard = 0;
    for (auto &each : links)
        each->say(R"(421["join","all"])");
    if (!waitFor([&] { return heard >= count; }, 60'000))
        qFatal("not everybody joined");
    heard = 0;
    before = spent(pid);
    clock.restart();
    pair[0]->say(R"(42["tell","all","news",{"text":"We are back."}])");
    if (!waitFor([&] { return heard == count; }, 60'000))
        qFatal("not everybody heard");
    print(QStringLiteral("an event with %L1 hearers").arg(count), static_cast<double>(clock.elapsed()),
          QStringLiteral("ms"));
    print(QStringLiteral("  the server's part"), (spent(pid) - before) * 1000.0, QStringLiteral("ms"));
    const auto lost = std::count_if(links.begin(), links.end(), [](const auto &each) { return each->isLost; });
    print(QStringLiteral("connections lost meanwhile"), static_cast<double>(lost), QString());

    server.terminate();
    server.waitForFinished(10'000);
    return lost == 0 ? 0 : 1;
}
