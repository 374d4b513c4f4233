#include "core/doors/server/http/SystemDialect.h"

#include "core/base/Json.h"
#include "core/domain/SchemaParts.h"
#include "core/doors/server/http/OpenApi.h"
#include "core/doors/server/http/Pages.h"
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

Answer htmlAnswer(const QByteArray &html)
{
    Answer answer;
    answer.body = html;
    answer.contentType = QByteArrayLiteral("text/html; charset=utf-8");
    answer.headers = {{"Content-Security-Policy", pagePolicy(html)},
                      {"Cache-Control", "no-cache"},
                      {"Referrer-Policy", "no-referrer"}};
    return answer;
}

Answer textAnswer(const QByteArray &text)
{
    Answer answer;
    answer.body = text;
    answer.contentType = QByteArrayLiteral("text/plain; charset=utf-8");
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
    out.doc.tag = QByteArrayLiteral("system");
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
    const QJsonObject state{{QStringLiteral("type"), QStringLiteral("string")},
                            {QStringLiteral("enum"), QJsonArray{QStringLiteral("healthy"), QStringLiteral("degraded"),
                                                                QStringLiteral("down"), QStringLiteral("disabled")}}};
    return object({{"status", state},
                   {"timestamp", time()},
                   {"version", text()},
                   {"services", mapOf(state)},
                   {"uptime_seconds", integer()},
                   {"metrics", type("object")}});
}

/// Calls that were made and what was answered, by operationId.
QJsonObject recordedCalls()
{
    QFile file(QStringLiteral(":/api/examples.json"));
    if (!file.open(QIODevice::ReadOnly))
        return {}; // a program without the resources describes itself without examples
    const auto calls = base::parseJsonObject(file.readAll());
    Q_ASSERT(calls);
    return calls ? *calls : QJsonObject();
}

} // namespace

SystemDialect::SystemDialect(Sources sources)
    : m_sources(sources)
    , m_startedAt(sources.clock.now())
{}

std::vector<Route> SystemDialect::routes()
{
    std::vector<Route> out;
    out.push_back(route(Method::Get, "/openapi.json", "This description", [this](const Call &, const Reply &reply) {
        // Once every dialect has said its routes they stay as they are.
        if (m_description.isEmpty())
            m_description = base::toJson(openApi(m_sources.table, m_sources.dialects, recordedCalls()));
        Answer answer;
        answer.body = m_description;
        answer.headers = {{"Cache-Control", "no-cache"}};
        reply(std::move(answer));
    }));
    out.push_back(route(Method::Get, "/docs", "This description as a page",
                        [](const Call &, const Reply &reply) { reply(htmlAnswer(docsPage())); }));
    out.back().doc.responseTypes = {QStringLiteral("text/html")};
    out.push_back(route(
        Method::Get, "/metrics", "Figures for Prometheus",
        [this](const Call &, const Reply &reply) {
            Answer answer;
            answer.body = m_sources.counters.exposition();
            answer.contentType = QByteArrayLiteral("text/plain; version=0.0.4; charset=utf-8");
            reply(std::move(answer));
        },
        Access::DeskToken));
    out.back().doc.responseTypes = {QStringLiteral("text/plain")};
    const auto health = [this](const Call &, const Reply &reply) {
        const auto told = [this, reply](const Health &found) {
            Answer answer;
            answer.body = base::toJson(healthBody(found));
            reply(std::move(answer));
        };
        if (m_sources.health)
            m_sources.health(told);
        else
            told({});
    };
    for (const char *pattern : {"/health", "/api/v1/health"}) {
        if (!m_sources.table.has(Method::Get, pattern))
            out.push_back(route(Method::Get, pattern, "Whether the parts work", health));
        out.back().doc.responseSchema = healthSchema();
    }
    // A client that can say its site key by the base URL alone asks below it, too.
    out.push_back(route(Method::Get, "/s/{siteKey}/api/v1/health", "Whether the parts work", health));
    out.back().isListed = false;
    if (!m_sources.table.has(Method::Get, "/")) {
        out.push_back(route(Method::Get, "/", "Where to begin",
                            [](const Call &, const Reply &reply) { reply(htmlAnswer(homePage())); }));
        out.back().doc.responseTypes = {QStringLiteral("text/html")};
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
            // Framing and connection fields end here; a name with `_` could be taken for one with `-`.
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

QJsonObject SystemDialect::healthBody(const Health &health) const
{
    // A door that is closing answers who is inside, and nobody else.
    QString status = m_sources.isDraining ? QStringLiteral("degraded") : QStringLiteral("healthy");
    QJsonObject services{{QStringLiteral("kong_gateway"), status}};
    for (const auto &[name, state] : health.services) {
        services.insert(name, state);
        if (state == QLatin1String("down") || state == QLatin1String("degraded"))
            status = QStringLiteral("degraded");
    }
    const base::Timestamp now = m_sources.clock.now();
    return {{QStringLiteral("status"), status},
            {QStringLiteral("timestamp"), base::isoText(now)},
            {QStringLiteral("version"), QStringLiteral(TIERDESK_VERSION)},
            {QStringLiteral("services"), services},
            {QStringLiteral("uptime_seconds"), (now - m_startedAt).count / 1000},
            {QStringLiteral("metrics"), health.metrics}};
}

QJsonObject SystemDialect::errorSchema() const
{
    using namespace schema;
    return object({{"type", text()}, {"title", text()}, {"status", integer()}, {"detail", text()}},
                  QStringList{QStringLiteral("title"), QStringLiteral("status")});
}

Answer SystemDialect::refuse(const base::Error &error, const Call &, int status) const
{
    return problem(status != 0 ? status : statusOf(error.fault), error.message);
}

} // namespace tierdesk::server
