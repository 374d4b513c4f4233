#include "core/doors/dialects/support/SupportDialect.h"

#include "core/doors/dialects/support/Documentation.h"
#include "core/doors/dialects/support/ErrorTable.h"

namespace tierdesk::dialects::support {

using base::fail;
using base::Fault;

SupportDialect::SupportDialect(engine::Engine &engine, QString maintenanceWindow, std::chrono::milliseconds answerTime)
    : m_engine(engine)
    , m_maintenanceWindow(std::move(maintenanceWindow))
    , m_answerTime(answerTime)
    , m_startedAt(engine.clock().now())
{}

QByteArray SupportDialect::prefix() const
{
    return "/api/query";
}

std::vector<QByteArray> SupportDialect::prefixes() const
{
    // Paths below /api that no other dialect serves are refused in this one's format.
    return {"/api/query", "/api/session", "/api/escalation", "/api/metrics", "/api/status", "/api/test", "/api"};
}

std::vector<Route> SupportDialect::routes()
{
    const auto route = [&](Method method, const char *path, Handle handle, std::vector<Limit> limits = {}) {
        Route made;
        made.method = method;
        made.pattern = path;
        made.access = Access::ApiKey;
        made.handler = handler(handle);
        made.limits = std::move(limits);
        made.takesJson = method == Method::Post || method == Method::Put;
        made.doc = documentation(method, path);
        return made;
    };
    const auto creating = [](Route made) {
        made.successStatus = 201;
        return made;
    };
    // support-api.md, "Rate Limiting"; other routes have the server's own limit.
    const Limit queries{"support.query", 60, 60, Limit::Key::Peer};
    const Limit sessions{"support.session", 100, 60, Limit::Key::Peer};
    const Limit figures{"support.metrics", 30, 60, Limit::Key::Peer};
    const auto streaming = [](Route made) {
        made.doc.hasEvents = true;
        return made;
    };
    return {
        streaming(route(Method::Post, "/api/query", &SupportDialect::query, {queries})),
        creating(route(Method::Post, "/api/session", &SupportDialect::start, {sessions})),
        route(Method::Get, "/api/session/{session_id}", &SupportDialect::show, {sessions}),
        route(Method::Delete, "/api/session/{session_id}", &SupportDialect::archive, {sessions}),
        creating(route(Method::Post, "/api/escalation", &SupportDialect::open)),
        route(Method::Get, "/api/escalation/{ticket_id}", &SupportDialect::showTicket),
        route(Method::Put, "/api/escalation/{ticket_id}", &SupportDialect::change),
        route(Method::Get, "/api/metrics", &SupportDialect::metrics, {figures}),
        route(Method::Get, "/api/metrics/session/{session_id}", &SupportDialect::sessionMetrics, {figures}),
        route(Method::Get, "/api/status", &SupportDialect::status),
        route(Method::Post, "/api/test/query", &SupportDialect::testQuery),
        creating(route(Method::Post, "/api/test/escalation", &SupportDialect::testOpen)),
        route(Method::Get, "/api/test/metrics", &SupportDialect::testMetrics),
    };
}

Answer SupportDialect::refuse(const base::Error &error, const Call &, int status) const
{
    return refusalAnswer(error, m_engine.clock().now(), status);
}

QJsonObject SupportDialect::errorSchema() const
{
    return support::errorSchema();
}

Handler SupportDialect::handler(Handle handle)
{
    return [this, handle](const Call &call, const Reply &reply) {
        const CompanyId company = call.principal.company;
        const bool isReal = !call.path.startsWith("/api/test/"); // simulated calls do not change any figure
        const Done done = [this, company, reply, isReal](base::Result<Answer> result) {
            const Timestamp now = m_engine.clock().now();
            Answer answer = result ? *std::move(result) : errorAnswer(result.error(), now);
            if (isReal)
                m_pulses[company.value].count(answer.status >= 500, now);
            reply(std::move(answer));
        };
        const auto entry = m_engine.directory()->companies.value(company.value);
        if (!entry)
            return done(fail(Fault::Forbidden, u"the credential's company is gone"_s));
        (this->*handle)(call, entry, done);
    };
}

base::Result<QString> SupportDialect::sessionIdOf(const Call &call)
{
    return checkedId(call.captures.value(0), u"session_id"_s);
}

Done SupportDialect::bounded(const Done &done)
{
    return within(
        m_answerTime, &m_context,
        [this] {
            return errorAnswer(fail(Fault::Unavailable, u"the answer is still being made; GET the session to see it"_s),
                               m_engine.clock().now(), 504);
        },
        done);
}

} // namespace tierdesk::dialects::support
