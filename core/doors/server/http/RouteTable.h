#pragma once

#include "core/base/Result.h"
#include "core/doors/dialects/Call.h"

#include <QtCore/QHash>

#include <array>
#include <memory>
#include <vector>

namespace tierdesk::server {

/// The routes of all dialects in one tree of path segments. A literal segment costs one hash lookup. A {name} matches
/// any one segment, but literals take precedence. Built before the first request; reading is const.
class RouteTable final
{
public:
    struct Entry {
        dialects::Route route;
        int dialect = 0;         ///< the index passed to add()
        std::vector<int> limits; ///< as numbered by RateLimiter
    };
    struct Match {
        const Entry *entry = nullptr; ///< null: unknown path, or the method is not allowed
        QByteArray allow;             ///< methods of a known path: "GET, HEAD, OPTIONS"
        QStringList captures;         ///< decoded
        int dialect = -1;             ///< of the path's first route; -1 if unknown
    };

    /// Adds a route. Fails with Conflict (method and pattern are taken) or InvalidInput (malformed pattern).
    [[nodiscard]] base::Result<void> add(dialects::Route route, int dialect, std::vector<int> limits);
    [[nodiscard]] bool has(dialects::Method method, const QByteArray &pattern) const;

    /// Finds a route; for HEAD also that of GET. Fails with InvalidInput if a captured segment is not UTF-8.
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

/// Returns the decoded parameters of @p query in order; `+` means a space. Fails with InvalidInput if a name or value
/// is not UTF-8.
[[nodiscard]] base::Result<std::vector<std::pair<QString, QString>>> decodeQuery(QByteArrayView query);

} // namespace tierdesk::server
