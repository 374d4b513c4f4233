#include "tests/bench/Load.h"

#include <algorithm>
#include <chrono>
#include <cstring>
#include <queue>

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace tierdesk::bench {

namespace {

using Clock = std::chrono::steady_clock;

struct Connection {
    int descriptor = -1;
    QByteArray out, in, lastBody;
    qsizetype sent = 0;
    Clock::time_point since;
};

int open(quint16 port)
{
    const int descriptor = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(descriptor, reinterpret_cast<sockaddr *>(&address), sizeof address) != 0)
        qFatal("cannot connect to port %d: %s", port, std::strerror(errno));
    const int on = 1;
    ::setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    return descriptor;
}

/// The length of the whole answer in @p in, or −1 while it is not there.
qsizetype answerLength(const QByteArray &in, qsizetype &bodyAt)
{
    const qsizetype end = in.indexOf("\r\n\r\n");
    if (end < 0)
        return -1;
    bodyAt = end + 4;
    const QByteArray head = in.first(end).toLower();
    const qsizetype at = head.indexOf("content-length:");
    if (at < 0)
        qFatal("an answer without Content-Length: %s", head.constData());
    const qsizetype line = head.indexOf('\r', at);
    const qsizetype length = head.mid(at + 15, (line < 0 ? head.size() : line) - at - 15).trimmed().toLongLong();
    return in.size() >= bodyAt + length ? bodyAt + length : -1;
}

} // namespace

LoadResult &LoadResult::operator+=(const LoadResult &other)
{
    answers += other.answers;
    refusals += other.refusals;
    seconds += other.seconds;
    micros.insert(micros.end(), other.micros.begin(), other.micros.end());
    return *this;
}

void LoadResult::sort()
{
    std::sort(micros.begin(), micros.end());
}

double LoadResult::percentile(double share) const
{
    if (micros.empty())
        return 0;
    const auto at = static_cast<size_t>(share * static_cast<double>(micros.size() - 1));
    return static_cast<double>(micros[at]) / 1000.0;
}

LoadResult runLoad(quint16 port, int connections, double seconds, const NextRequest &next)
{
    return runLoad(port, connections, seconds, Pace(), next);
}

LoadResult runLoad(quint16 port, int connections, double seconds, const Pace &pace, const NextRequest &next)
{
    using std::chrono::milliseconds;
    LoadResult result;
    const int epoll = ::epoll_create1(EPOLL_CLOEXEC);
    std::vector<Connection> all(static_cast<size_t>(connections));
    const auto begin = Clock::now();
    const auto until = begin + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(seconds));
    const auto send = [&](size_t index) {
        Connection &connection = all[index];
        connection.out = next(static_cast<int>(index), connection.lastBody);
        if (connection.out.isEmpty())
            return false;
        connection.since = Clock::now();
        // A request of a few hundred bytes fits the socket's buffer.
        const ssize_t sent = ::send(connection.descriptor, connection.out.constData(),
                                    static_cast<size_t>(connection.out.size()), MSG_NOSIGNAL);
        if (sent != connection.out.size())
            qFatal("a request could not be sent: %s", std::strerror(errno));
        return true;
    };
    using Due = std::pair<Clock::time_point, size_t>;
    std::priority_queue<Due, std::vector<Due>, std::greater<>> later;
    int underWay = 0;
    for (size_t i = 0; i < all.size(); ++i) {
        all[i].descriptor = open(port);
        epoll_event event{};
        event.events = EPOLLIN;
        event.data.u64 = i;
        ::epoll_ctl(epoll, EPOLL_CTL_ADD, all[i].descriptor, &event);
        if (pace.spread.count() > 0)
            later.push({begin + pace.spread * i / all.size(), i});
        else
            underWay += send(i) ? 1 : 0;
    }
    while (underWay > 0 || !later.empty()) {
        while (!later.empty() && later.top().first <= Clock::now()) {
            underWay += send(later.top().second) ? 1 : 0;
            later.pop();
        }
        int wait = 20'000;
        if (!later.empty())
            wait = static_cast<int>(std::chrono::ceil<milliseconds>(later.top().first - Clock::now()).count());
        epoll_event events[64];
        const int count = ::epoll_wait(epoll, events, 64, std::max(wait, 0));
        if (count <= 0 && later.empty())
            qFatal("the server has stopped answering");
        for (int e = 0; e < count; ++e) {
            const auto index = static_cast<size_t>(events[e].data.u64);
            Connection &connection = all[index];
            char buffer[65536];
            const ssize_t got = ::recv(connection.descriptor, buffer, sizeof buffer, 0);
            if (got <= 0)
                qFatal("the server has closed a connection");
            connection.in.append(buffer, got);
            qsizetype bodyAt = 0;
            const qsizetype length = answerLength(connection.in, bodyAt);
            if (length < 0)
                continue;
            const auto now = Clock::now();
            connection.lastBody = connection.in.mid(bodyAt, length - bodyAt);
            const bool isGood = connection.in.size() > 9 && connection.in[9] == '2';
            connection.in.remove(0, length);
            ++result.answers;
            result.refusals += isGood ? 0 : 1;
            result.micros.push_back(
                std::chrono::duration_cast<std::chrono::microseconds>(now - connection.since).count());
            --underWay;
            if (now >= until)
                continue;
            if (pace.pause.count() > 0)
                later.push({now + pace.pause, index});
            else
                underWay += send(index) ? 1 : 0;
        }
    }
    result.seconds = std::chrono::duration<double>(Clock::now() - begin).count();
    for (const Connection &connection : all)
        ::close(connection.descriptor);
    ::close(epoll);
    return result;
}

QByteArray request(quint16 port, const QByteArray &bytes)
{
    const int descriptor = open(port);
    if (::send(descriptor, bytes.constData(), static_cast<size_t>(bytes.size()), MSG_NOSIGNAL) != bytes.size())
        qFatal("a request could not be sent");
    QByteArray in;
    qsizetype bodyAt = 0;
    for (;;) {
        char buffer[65536];
        const ssize_t got = ::recv(descriptor, buffer, sizeof buffer, 0);
        if (got <= 0)
            break;
        in.append(buffer, got);
        if (answerLength(in, bodyAt) >= 0)
            break;
    }
    ::close(descriptor);
    return in.size() > 9 && in[9] == '2' ? in.mid(bodyAt) : QByteArray();
}

QByteArray post(const QByteArray &path, const QByteArray &json)
{
    return "POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: " +
           QByteArray::number(json.size()) + "\r\n\r\n" + json;
}

QByteArray get(const QByteArray &path)
{
    return "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";
}

} // namespace tierdesk::bench
