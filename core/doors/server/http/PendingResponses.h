#pragma once

#include "core/doors/server/http/HttpConnection.h"
#include "core/doors/server/http/Negotiation.h"
#include "core/doors/server/http/Wire.h"

#include <QtCore/QPointer>

#include <chrono>
#include <optional>
#include <vector>

namespace tierdesk::server {

/// A request that waits for its answer. The client may leave before, so the pointer to its connection is guarded, and
/// only a number goes into the rooms.
struct Exchange {
    QPointer<HttpConnection> connection;
    AnswerShape shape{};
    int dialect = -1;
    dialects::Method method = dialects::Method::Get;
    QByteArray route{};                     ///< its pattern; empty where there is none
    QHostAddress peer{};                    ///< the client
    std::optional<Conditions> conditions{}; ///< where a public page is asked for
    std::chrono::steady_clock::time_point since;
};

/// Exchanges by number. A number is used once: its low half is a place, its high half counts the place's uses.
class PendingResponses final
{
public:
    [[nodiscard]] quint64 park(Exchange &&exchange);
    /// None if it was answered already.
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
