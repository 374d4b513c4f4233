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

/// What `/health` and `/metrics` print besides the server's own figures.
struct Health {
    /// Name and state (healthy, degraded, down, disabled), as groq_api, chromadb, crm_system; kong_gateway is added.
    std::vector<std::pair<QString, QString>> services;
    QJsonObject metrics;    ///< figures of the engine
    int sessionsActive = 0; ///< of all companies
    int queueWaiting = 0;   ///< cases of all companies that wait for a person
};

/// Looks how the parts are and tells, at once or later, on the server's thread. @p isCounting: sessions and cases are
/// wanted too, which costs queries.
using HealthProbe = std::function<void(bool isCounting, std::function<void(const Health &)> told)>;

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

    /// Builds the document of `/openapi.json`, which takes a while, unless it is there. All routes are known by now.
    void describe();

    [[nodiscard]] QByteArray prefix() const override { return {}; }
    [[nodiscard]] std::vector<dialects::Route> routes() override;
    /// application/problem+json (RFC 9457).
    [[nodiscard]] dialects::Answer refuse(const base::Error &error, const dialects::Call &call,
                                          int status) const override;
    [[nodiscard]] QJsonObject errorSchema() const override;

private:
    /// Strangers are only told how the whole is.
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
