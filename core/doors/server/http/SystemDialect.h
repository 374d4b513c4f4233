#pragma once

#include "core/base/Clock.h"
#include "core/base/Counters.h"
#include "core/doors/dialects/StaticAnswer.h"

#include <functional>
#include <memory>
#include <utility>
#include <vector>

namespace tierdesk::server {

class RouteTable;

/// What `/health` and `/metrics` report besides the server's own figures.
struct Health {
    /// Name (groq_api, chromadb, crm_system) and state (healthy, degraded, down, disabled). kong_gateway is added.
    std::vector<std::pair<QString, QString>> services;
    QJsonObject metrics;    ///< the engine's metrics
    int sessionsActive = 0; ///< unresolved sessions of all companies
    int queueWaiting = 0;   ///< cases of all companies that wait for an agent
};

/// Determines the state of the components and passes it to @p told, at once or later, on the server's thread.
/// @p isCounting: also counts sessions and cases, which needs queries.
using HealthProbe = std::function<void(bool isCounting, std::function<void(const Health &)> told)>;

/// The server's own pages: `/openapi.json`, `/docs`, `/metrics`, `/health`, `/api/v1/health`, and `/` if no other
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

    /// Builds the document of `/openapi.json` unless it exists. That is slow. Call after all routes have been added.
    void describe();

    [[nodiscard]] QByteArray prefix() const override { return {}; }
    [[nodiscard]] std::vector<dialects::Route> routes() override;
    /// Returns an error as application/problem+json (RFC 9457).
    [[nodiscard]] dialects::Answer refuse(const base::Error &error, const dialects::Call &call,
                                          int status) const override;
    [[nodiscard]] QJsonObject errorSchema() const override;

private:
    /// Returns the body of `/health`. For a stranger it has only the overall status.
    [[nodiscard]] QJsonObject healthBody(const Health &health, bool isStranger) const;
    void look(bool isCounting, const std::function<void(const Health &)> &found) const;
    void addProbeRoutes(std::vector<dialects::Route> &out) const;

    Sources m_sources;
    base::Timestamp m_startedAt;
    dialects::StaticAnswer m_description; ///< openapi.json, once it is built
    dialects::StaticAnswer m_docs;
    dialects::StaticAnswer m_home;
};

} // namespace tierdesk::server
