#pragma once

#include "core/doors/server/http/HttpConnection.h"
#include "core/doors/server/http/Negotiation.h"
#include "core/doors/server/http/Wire.h"

#include <QtCore/QPointer>

#include <chrono>
#include <optional>
#include <vector>

namespace tierdesk::server {

/// A request that waits for its response. The connection may end before, so the pointer to it is guarded. Other
/// components and threads get only the number.
struct Exchange {
    QPointer<HttpConnection> connection;
    AnswerShape shape{};
    int dialect = -1;
    dialects::Method method = dialects::Method::Get;
    QByteArray route{};                     ///< its pattern; empty if no route matched
    QHostAddress peer{};                    ///< the client
    std::optional<Conditions> conditions{}; ///< set for requests for a public page
    std::chrono::steady_clock::time_point since;
};

/// Exchanges by number. A number is used once: its low half is a place's index, its high half counts that place's uses.
class PendingResponses final
{
public:
    [[nodiscard]] quint64 park(Exchange &&exchange);
    /// Removes and returns the exchange; none if it was already taken.
    [[nodiscard]] std::optional<Exchange> take(quint64 number);
    [[nodiscard]] size_t size() const { return m_size; }

private:
    struct Place {
        quint32 uses = 0;
        std::optional<Exchange> exchange;
    };
    std::vector<Place> m_places;
    std::vector<quint32> m_free;
    size_t m_size = 0;
};

} // namespace tierdesk::server
