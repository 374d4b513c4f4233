#pragma once

#include "core/base/Result.h"
#include "core/doors/dialects/Call.h"

#include <QtCore/QHash>

#include <array>
#include <memory>
#include <vector>

namespace tierdesk::server {

/// Every route of every dialect in one tree of path segments: a literal segment is one hash look-up, a {name} takes any
/// one segment that no literal takes. Built before the first request; reading is const.
class RouteTable final
{
public:
    struct Entry {
        dialects::Route route;
        int dialect = 0;         ///< the index that add() was given
        std::vector<int> limits; ///< RateLimiter's numbers
    };
    struct Match {
        const Entry *entry = nullptr; ///< none: the path is unknown, or takes other methods
        QByteArray allow;             ///< of a known path: "GET, HEAD, OPTIONS"
        QStringList captures;         ///< decoded
        int dialect = -1;             ///< whose path it is
    };

    /// Fails with Conflict where the method and the pattern are taken, and with InvalidInput for a malformed pattern.
    [[nodiscard]] base::Result<void> add(dialects::Route route, int dialect, std::vector<int> limits);
    [[nodiscard]] bool has(dialects::Method method, const QByteArray &pattern) const;

    /// HEAD finds GET's. Fails with InvalidInput where a captured segment is not UTF-8.
    [[nodiscard]] base::Result<Match> find(dialects::Method method, QByteArrayView path) const;
    [[nodiscard]] const std::vector<std::unique_ptr<Entry>> &entries() const { return m_entries; }

    static constexpr size_t methodCount = 7;
    [[nodiscard]] static QByteArray word(dialects::Method method);

private:
    struct Node {
        QHash<QByteArray, int> literals;
        int capture = -1;
        std::array<Entry *, methodCount> byMethod{};
        QByteArray allow; ///< empty: no route ends here
        int dialect = -1;
    };
    using Segments = std::vector<QByteArrayView>;
    [[nodiscard]] const Node *descend(int node, const Segments &segments, size_t at,
                                      std::vector<QByteArrayView> *captured) const;

    std::vector<Node> m_nodes{1};
    std::vector<std::unique_ptr<Entry>> m_entries;
};

/// The parameters of @p query in order, `+` read as a space. Fails with InvalidInput where a name or value is not
/// UTF-8.
[[nodiscard]] base::Result<std::vector<std::pair<QString, QString>>> decodeQuery(QByteArrayView query);

} // namespace tierdesk::server
