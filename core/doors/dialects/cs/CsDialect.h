#pragma once

#include "core/doors/dialects/Call.h"
#include "core/engine/Engine.h"

#include <QtCore/QObject>

#include <memory>

namespace tierdesk::dialects::cs {

/// The wire contract of cs-api.md, read with docs/cs.md. Lives on the server thread; @p engine is stopped before its
/// end.
class CsDialect final : public Dialect
{
public:
    explicit CsDialect(engine::Engine &engine);

    [[nodiscard]] QByteArray prefix() const override;
    [[nodiscard]] std::optional<Door> door() const override { return Door::Cs; }
    [[nodiscard]] std::vector<Route> routes() override;
    [[nodiscard]] Answer refuse(const base::Error &error, const Call &call, int status = 0) const override;

private:
    using Entry = std::shared_ptr<const engine::CompanyEntry>;
    using Done = std::function<void(base::Result<Answer>)>;

    void start(const Call &call, const Done &done);
    void list(const Call &call, const Done &done);
    void show(const Call &call, const Done &done);
    void send(const Call &call, const Done &done);
    void escalate(const Call &call, const Done &done);
    void resolve(const Call &call, const Done &done);
    void analytics(const Call &call, const Done &done);
    void showConfig(const Call &call, const Done &done);
    void saveConfig(const Call &call, const Done &done);

    [[nodiscard]] Handler handler(void (CsDialect::*handle)(const Call &, const Done &));
    /// The caller's company. Fails with Forbidden when @p call names another one, and with MissingCompany when it had
    /// to name one, in @p named, and did not.
    [[nodiscard]] base::Result<Entry> companyOf(const Call &call) const;
    [[nodiscard]] base::Result<Entry> companyOf(const Call &call, const QJsonValue &named) const;
    void turn(engine::TurnRequest request, std::function<QByteArray(const engine::TurnOutcome &)> encode,
              const Done &done);

    engine::Engine &m_engine;
    QObject m_context;
};

} // namespace tierdesk::dialects::cs
