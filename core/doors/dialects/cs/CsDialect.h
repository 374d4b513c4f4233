#pragma once

#include "core/doors/dialects/Call.h"
#include "core/doors/dialects/CustomerTyping.h"
#include "core/engine/Engine.h"

#include <QtCore/QObject>

#include <memory>

namespace tierdesk::dialects::cs {

/// The wire contract of cs-api.md, read with docs/cs.md. Lives on the server thread; @p engine is stopped before its
/// end, and @p typing outlives it.
class CsDialect final : public Dialect
{
public:
    CsDialect(engine::Engine &engine, CustomerTyping &typing);
    /// @p keepAlive: how long an event stream may be idle before a comment is sent, so that proxies do not close it.
    CsDialect(engine::Engine &engine, CustomerTyping &typing, base::Millis keepAlive);

    [[nodiscard]] QByteArray prefix() const override;
    [[nodiscard]] std::optional<Door> door() const override { return Door::Cs; }
    [[nodiscard]] std::vector<Route> routes() override;
    [[nodiscard]] Answer refuse(const base::Error &error, const Call &call, int status = 0) const override;
    [[nodiscard]] QJsonObject errorSchema() const override;

private:
    using Entry = std::shared_ptr<const engine::CompanyEntry>;
    using Done = std::function<void(base::Result<Answer>)>;
    struct SessionPost;

    void start(const Call &call, const Done &done);
    void list(const Call &call, const Done &done);
    void show(const Call &call, const Done &done);
    void send(const Call &call, const Done &done);
    void tellTyping(const Call &call, const Done &done);
    void escalate(const Call &call, const Done &done);
    void resolve(const Call &call, const Done &done);
    void analytics(const Call &call, const Done &done);
    void showConfig(const Call &call, const Done &done);
    void saveConfig(const Call &call, const Done &done);

    /// Returns a handler that refuses tokens of a lower role than @p least with Forbidden.
    [[nodiscard]] Handler handler(ClientRole least, void (CsDialect::*handle)(const Call &, const Done &));
    /// Calls @p then if @p call's token may use the session @p id; a customer's token only the customer's own. For a
    /// customer any other session is NotFound, as a missing one is.
    void ifAllowed(const Call &call, const QString &id, const Done &done, std::function<void()> then);
    /// Returns the caller's company. Fails with Forbidden if @p call names another one, and with MissingCompany if it
    /// must name one in @p named and does not.
    [[nodiscard]] base::Result<Entry> companyOf(const Call &call) const;
    [[nodiscard]] base::Result<Entry> companyOf(const Call &call, const QJsonValue &named) const;
    [[nodiscard]] base::Result<Entry> companyOf(const Call &call, const std::optional<QString> &named) const;
    [[nodiscard]] static base::Result<QString> sessionIdOf(const Call &call);
    /// Returns a callback that answers with the body that a query rendered.
    [[nodiscard]] static std::function<void(base::Result<QByteArray>)> asEnvelope(Done done);
    [[nodiscard]] static Answer ok(const QByteArray &body, int status = 200);
    [[nodiscard]] base::Result<SessionPost> sessionPost(const Call &call) const;
    void turn(const Call &call, engine::TurnRequest request,
              const std::function<QByteArray(const engine::TurnOutcome &)> &encode, const Done &done);

    engine::Engine &m_engine;
    CustomerTyping &m_typing;
    const base::Millis m_keepAlive;
    QObject m_context;
};

} // namespace tierdesk::dialects::cs
