#pragma once

#include "core/doors/dialects/Answering.h"
#include "core/doors/dialects/support/Codec.h"
#include "core/doors/dialects/support/Pulse.h"
#include "core/engine/Engine.h"

#include <QtCore/QHash>
#include <QtCore/QObject>

#include <chrono>
#include <memory>

namespace tierdesk::dialects::support {

/// The wire contract of support-api.md, read with docs/support.md. Lives on the server thread; @p engine is stopped
/// before its end.
class SupportDialect final : public Dialect
{
public:
    /// @p answerTime is how long a query waits for models before it is answered with TIMEOUT_ERROR; its turn continues.
    /// @p maintenanceWindow is the operator's text that the status shows; empty: none.
    explicit SupportDialect(engine::Engine &engine, QString maintenanceWindow = {},
                            std::chrono::milliseconds answerTime = std::chrono::seconds(120));

    [[nodiscard]] QByteArray prefix() const override;
    [[nodiscard]] std::vector<QByteArray> prefixes() const override;
    [[nodiscard]] std::optional<Door> door() const override { return Door::Support; }
    [[nodiscard]] std::vector<Route> routes() override;
    [[nodiscard]] Answer refuse(const base::Error &error, const Call &call, int status = 0) const override;
    [[nodiscard]] QJsonObject errorSchema() const override;

private:
    using Entry = std::shared_ptr<const engine::CompanyEntry>;
    using Handle = void (SupportDialect::*)(const Call &, const Entry &, const Done &);

    // Queries.cpp
    void query(const Call &call, const Entry &entry, const Done &done);
    void testQuery(const Call &call, const Entry &entry, const Done &done);
    // Sessions.cpp
    void start(const Call &call, const Entry &entry, const Done &done);
    void show(const Call &call, const Entry &entry, const Done &done);
    void archive(const Call &call, const Entry &entry, const Done &done);
    // Tickets.cpp
    void open(const Call &call, const Entry &entry, const Done &done);
    void showTicket(const Call &call, const Entry &entry, const Done &done);
    void change(const Call &call, const Entry &entry, const Done &done);
    void testOpen(const Call &call, const Entry &entry, const Done &done);
    // Figures.cpp
    void metrics(const Call &call, const Entry &entry, const Done &done);
    void sessionMetrics(const Call &call, const Entry &entry, const Done &done);
    void status(const Call &call, const Entry &entry, const Done &done);
    void testMetrics(const Call &call, const Entry &entry, const Done &done);

    /// Returns a handler that finds the caller's company and reports errors.
    [[nodiscard]] Handler handler(Handle handle);
    [[nodiscard]] static base::Result<QString> sessionIdOf(const Call &call);
    /// Returns @p done, except that it gets TIMEOUT_ERROR if it is not called within the answer time.
    [[nodiscard]] Done bounded(const Done &done);

    engine::Engine &m_engine;
    QString m_maintenanceWindow;
    std::chrono::milliseconds m_answerTime;
    Timestamp m_startedAt;
    QHash<qint64, Pulse> m_pulses; ///< by CompanyId
    QObject m_context;
};

} // namespace tierdesk::dialects::support
