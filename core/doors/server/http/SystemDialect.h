#pragma once

#include "core/base/Clock.h"
#include "core/base/Counters.h"
#include "core/doors/dialects/Call.h"

#include <functional>
#include <memory>
#include <utility>
#include <vector>

namespace tierdesk::server {

class RouteTable;

/// What `/health` prints beside its own figures.
struct Health {
    /// Name and state (healthy, degraded, down, disabled), as groq_api, chromadb, crm_system; kong_gateway is added.
    std::vector<std::pair<QString, QString>> services;
    QJsonObject metrics; ///< figures of the engine: activeSessions, queueLength, …
};

/// Looks how the parts are and tells, at once or later, on the server's thread.
using HealthProbe = std::function<void(std::function<void(const Health &)> told)>;

/// The server's own pages: `/openapi.json`, `/docs`, `/metrics`, `/health`, `/api/v1/health`, and `/` where no other
/// dialect has it.
class SystemDialect final : public dialects::Dialect
{
public:
    struct Sources {
        const base::Clock &clock;
        const base::Counters &counters;
        const RouteTable &table;
        const std::vector<std::unique_ptr<dialects::Dialect>> &dialects; ///< in the table's order
        const HealthProbe &health;
        const bool &isDraining;
        bool hasProbeRoutes = false;
    };
    explicit SystemDialect(Sources sources);

    [[nodiscard]] QByteArray prefix() const override { return {}; }
    [[nodiscard]] std::vector<dialects::Route> routes() override;
    /// application/problem+json (RFC 9457).
    [[nodiscard]] dialects::Answer refuse(const base::Error &error, const dialects::Call &call,
                                          int status) const override;
    [[nodiscard]] QJsonObject errorSchema() const override;

private:
    [[nodiscard]] QJsonObject healthBody(const Health &health) const;
    void addProbeRoutes(std::vector<dialects::Route> &out) const;

    Sources m_sources;
    base::Timestamp m_startedAt;
    QByteArray m_description; ///< openapi.json, once it was asked for
};

} // namespace tierdesk::server
