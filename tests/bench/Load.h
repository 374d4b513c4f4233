#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QString>

#include <chrono>
#include <functional>
#include <vector>

namespace tierdesk::bench {

/// One run of requests over a fixed number of connections.
struct LoadResult {
    qint64 answers = 0;
    qint64 refusals = 0; ///< statuses other than 2xx
    double seconds = 0;
    std::vector<qint64> micros; ///< latency of each answer

    /// Another run of the same.
    LoadResult &operator+=(const LoadResult &other);
    void sort();
    [[nodiscard]] double perSecond() const { return seconds > 0 ? static_cast<double>(answers) / seconds : 0; }
    /// After sort(). @p share 0…1; milliseconds.
    [[nodiscard]] double percentile(double share) const;
};

/// The bytes of the next request of a connection, which sees the body of the last answer; an empty request ends the
/// connection's part.
using NextRequest = std::function<QByteArray(int connection, const QByteArray &lastBody)>;

/// When connections ask: without a pause as soon as they are answered, which is all that the server can do.
struct Pace {
    std::chrono::milliseconds pause{0};  ///< between an answer and the next request of its connection
    std::chrono::milliseconds spread{0}; ///< over which the first requests are spread evenly
};

/// A client of @p connections sockets in one thread, each with at most one request under way: epoll, no Qt.
[[nodiscard]] LoadResult runLoad(quint16 port, int connections, double seconds, const NextRequest &next);
[[nodiscard]] LoadResult runLoad(quint16 port, int connections, double seconds, const Pace &pace,
                                 const NextRequest &next);

/// One request on a connection of its own; the body, or nothing when there is no 2xx answer.
[[nodiscard]] QByteArray request(quint16 port, const QByteArray &bytes);

/// The bytes of a request with a JSON body.
[[nodiscard]] QByteArray post(const QByteArray &path, const QByteArray &json);
[[nodiscard]] QByteArray get(const QByteArray &path);

} // namespace tierdesk::bench
