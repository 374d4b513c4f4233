#include "core/doors/server/http/SystemDialect.h"

#include "core/base/Json.h"
#include "core/domain/SchemaParts.h"
#include "core/doors/server/http/OpenApi.h"
#include "core/doors/server/http/Pages.h"
#include "core/doors/server/http/ProcessMetrics.h"
#include "core/doors/server/http/RouteTable.h"
#include "core/doors/server/http/Wire.h"

#include <QtCore/QFile>
#include <QtCore/QJsonArray>

namespace tierdesk::server {

namespace {

using dialects::Access;
using dialects::Answer;
using dialects::Call;
using dialects::Method;
using dialects::Reply;
using dialects::Route;

int statusOf(base::Fault fault)
{
    using base::Fault;
    switch (fault) {
    case Fault::InvalidInput:
    case Fault::InvalidSessionId:
    case Fault::InvalidMessage:
    case Fault::MissingCompany:
    case Fault::InvalidTarget:
    case Fault::AlreadyResolved:
        return 400;
    case Fault::NotFound:
        return 404;
    case Fault::Unauthenticated:
        return 401;
    case Fault::Forbidden:
    case Fault::CompanyDisabled:
    case Fault::NotAuthorized:
        return 403;
    case Fault::Conflict:
    case Fault::IdempotencyMismatch:
        return 409;
    case Fault::TooLarge:
        return 413;
    case Fault::RateLimited:
        return 429;
    case Fault::AiUnavailable:
    case Fault::Unavailable:
        return 503;
    case Fault::StorageFailed:
        return 507;
    case Fault::AiFailed:
    case Fault::Internal:
        return 500;
    }
    return 500;
}

dialects::StaticAnswer htmlAnswer(const QByteArray &html)
{
    return {html,
            "text/html; charset=utf-8"_ba,
            {{"Content-Security-Policy", pagePolicy(html)},
             {"Cache-Control", "no-cache"},
             {"Referrer-Policy", "no-referrer"}}};
}

QByteArray gauge(const char *name, const char *help, int value)
{
    return QByteArray("# HELP ") + name + ' ' + help + "\n# TYPE " + name + " gauge\n" + name + ' ' +
           QByteArray::number(value) + '\n';
}

Answer textAnswer(const QByteArray &text)
{
    Answer answer;
    answer.body = text;
    answer.contentType = "text/plain; charset=utf-8"_ba;
    return answer;
}

Route route(Method method, const QByteArray &pattern, const QByteArray &summary, dialects::Handler handler,
            Access access = Access::Public)
{
    Route out;
    out.method = method;
    out.pattern = pattern;
    out.access = access;
    out.handler = std::move(handler);
    out.doc.summary = summary;
    out.doc.tag = "system"_ba;
    return out;
}

Route probe(Method method, const QByteArray &pattern, const QByteArray &summary, dialects::Handler handler)
{
    Route out = route(method, pattern, summary, std::move(handler));
    out.isListed = false;
    return out;
}

QJsonObject healthSchema()
{
    using namespace schema;
    const QJsonObject state{{u"type"_s, u"string"_s},
                            {u"enum"_s, QJsonArray{u"healthy"_s, u"degraded"_s, u"down"_s, u"disabled"_s}}};
    return object({{"status", state},
                   {"timestamp", time()},
                   {"version", text()},
                   {"services", mapOf(state)},
                   {"uptime_seconds", integer()},
                   {"metrics", type("object")}},
                  QStringList{u"status"_s});
}

/// Returns recorded calls with their responses, by operationId.
QJsonObject recordedCalls()
{
    QFile file(u":/api/examples.json"_s);
    if (!file.open(QIODevice::ReadOnly))
        return {}; // without the resources there are no examples
    const auto calls = base::parseJsonObject(file.readAll());
    Q_ASSERT(calls);
    return calls ? *calls : QJsonObject();
}

} // namespace

SystemDialect::SystemDialect(Sources sources)
    : m_sources(sources)
    , m_startedAt(sources.clock.now())
    , m_docs(htmlAnswer(docsPage()))
    , m_home(htmlAnswer(homePage()))
{}

void SystemDialect::describe()
{
    if (m_description.isEmpty())
        m_description =
            dialects::StaticAnswer(base::toJson(openApi(m_sources.table, m_sources.dialects, recordedCalls())),
                                   "application/json"_ba, {{"Cache-Control", "no-cache"}});
}

void SystemDialect::look(bool isCounting, const std::function<void(const Health &)> &found) const
{
    if (m_sources.health)
        m_sources.health(isCounting, found);
    else
        found({});
}

std::vector<Route> SystemDialect::routes()
{
    std::vector<Route> out;
    out.push_back(route(Method::Get, "/openapi.json", "This description", [this](const Call &call, const Reply &reply) {
        describe(); // in case the call came before the timer
        reply(m_description.to(call));
    }));
    out.push_back(route(Method::Get, "/docs", "This description as a page",
                        [this](const Call &call, const Reply &reply) { reply(m_docs.to(call)); }));
    out.back().doc.responseTypes = {u"text/html"_s};
    out.push_back(route(
        Method::Get, "/metrics", "Metrics for Prometheus",
        [this](const Call &, const Reply &reply) {
            look(true, [this, reply](const Health &found) {
                Answer answer;
                answer.body =
                    m_sources.counters.exposition() + processMetrics() +
                    gauge("tierdesk_sessions_active", "Sessions that are not resolved.", found.sessionsActive) +
                    gauge("tierdesk_queue_waiting", "Cases that wait for a person.", found.queueWaiting);
                answer.contentType = "text/plain; version=0.0.4; charset=utf-8"_ba;
                reply(std::move(answer));
            });
        },
        Access::Metrics));
    out.back().doc.responseTypes = {u"text/plain"_s};
    const auto health = [this](const Call &call, const Reply &reply) {
        using Kind = dialects::Principal::Kind;
        const dialects::Principal &who = call.principal;
        const bool isStranger = who.kind == Kind::Nobody || who.isCustomer();
        look(false, [this, reply, isStranger](const Health &found) {
            Answer answer;
            answer.body = base::toJson(healthBody(found, isStranger));
            reply(std::move(answer));
        });
    };
    for (const char *pattern : {"/health", "/api/v1/health"}) {
        if (!m_sources.table.has(Method::Get, pattern))
            out.push_back(route(Method::Get, pattern, "Whether the server works; with a credential, each part of it",
                                health, Access::Anyone));
        out.back().doc.responseSchema = healthSchema();
    }
    // For clients that can pass their site key only in the base URL.
    out.push_back(route(Method::Get, "/s/{siteKey}/api/v1/health", "Whether the server works", health));
    out.back().isListed = false;
    if (!m_sources.table.has(Method::Get, "/")) {
        out.push_back(route(Method::Get, "/", "Where to begin",
                            [this](const Call &call, const Reply &reply) { reply(m_home.to(call)); }));
        out.back().doc.responseTypes = {u"text/html"_s};
    }
    if (m_sources.hasProbeRoutes)
        addProbeRoutes(out);
    return out;
}

void SystemDialect::addProbeRoutes(std::vector<Route> &out) const
{
    const auto echoBody = [](const Call &call, const Reply &reply) { reply(textAnswer(call.body)); };
    const auto echoHead = [](const Call &call, const Reply &reply) {
        QByteArray text;
        for (const auto &[name, value] : call.headers) {
            // Omits hop-by-hop fields, and names with `_`, which could be mistaken for names with `-`.
            if (name == "transfer-encoding" || name == "connection" || name.contains('_'))
                continue;
            QByteArray shown = name;
            shown[0] = static_cast<char>(shown.at(0) >= 'a' && shown.at(0) <= 'z' ? shown.at(0) - 32 : shown.at(0));
            text += shown + ": " + value + '\n';
        }
        reply(textAnswer(text));
    };
    const auto cookies = [](const Call &call, const Reply &reply) {
        QByteArray text;
        for (const auto &[name, value] : call.headers) {
            if (name != "cookie")
                continue;
            for (const QByteArray &pair : value.split(';'))
                text += pair.trimmed() + '\n';
        }
        reply(textAnswer(text));
    };
    if (!m_sources.table.has(Method::Post, "/"))
        out.push_back(probe(Method::Post, "/", "Gives the body back", echoBody));
    out.push_back(probe(Method::Post, "/echo", "Gives the header back", echoHead));
    out.push_back(probe(Method::Get, "/echo", "Gives the header back", echoHead));
    out.push_back(probe(Method::Get, "/cookie", "Gives the cookies back", cookies));
}

QJsonObject SystemDialect::healthBody(const Health &health, bool isStranger) const
{
    // While it drains, the server completes pending requests and accepts no new connections.
    QString status = m_sources.isDraining ? u"degraded"_s : u"healthy"_s;
    QJsonObject services{{u"kong_gateway"_s, status}};
    for (const auto &[name, state] : health.services) {
        services.insert(name, state);
        if (state == "down"_L1 || state == "degraded"_L1)
            status = u"degraded"_s;
    }
    if (isStranger)
        return {{u"status"_s, status}};
    const base::Timestamp now = m_sources.clock.now();
    return {{u"status"_s, status},
            {u"timestamp"_s, base::isoText(now)},
            {u"version"_s, QStringLiteral(TIERDESK_VERSION)},
            {u"services"_s, services},
            {u"uptime_seconds"_s, (now - m_startedAt).count / 1000},
            {u"metrics"_s, health.metrics}};
}

QJsonObject SystemDialect::errorSchema() const
{
    using namespace schema;
    return object({{"type", text()}, {"title", text()}, {"status", integer()}, {"detail", text()}},
                  QStringList{u"title"_s, u"status"_s});
}

Answer SystemDialect::refuse(const base::Error &error, const Call &, int status) const
{
    return problem(status != 0 ? status : statusOf(error.fault), error.message);
}

} // namespace tierdesk::server
