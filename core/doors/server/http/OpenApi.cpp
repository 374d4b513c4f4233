#include "core/doors/server/http/OpenApi.h"

#include "core/doors/server/http/ApiFailures.h"
#include "core/doors/server/http/RouteTable.h"
#include "core/doors/server/http/Wire.h"

#include <QtCore/QJsonArray>

#include <map>

namespace tierdesk::server {

namespace {

using dialects::Access;
using dialects::Method;
using dialects::Route;

QString schemeOf(Access access)
{
    switch (access) {
    case Access::Public:
    case Access::Anyone:
        return {};
    case Access::Jwt:
        return QStringLiteral("jwt");
    case Access::DeskToken:
        return QStringLiteral("deskToken");
    case Access::ApiKey:
        return QStringLiteral("apiKey");
    case Access::SigV4:
        return QStringLiteral("signatureV4");
    case Access::SiteKey:
        return QStringLiteral("siteKey");
    case Access::Metrics:
        return QStringLiteral("metricsKey");
    }
    return {};
}

QJsonObject bearer(const QString &format, const QString &description)
{
    return {{QStringLiteral("type"), QStringLiteral("http")},
            {QStringLiteral("scheme"), QStringLiteral("bearer")},
            {QStringLiteral("bearerFormat"), format},
            {QStringLiteral("description"), description}};
}

QJsonObject keyIn(const QString &header, const QString &description)
{
    return {{QStringLiteral("type"), QStringLiteral("apiKey")},
            {QStringLiteral("in"), QStringLiteral("header")},
            {QStringLiteral("name"), header},
            {QStringLiteral("description"), description}};
}

QJsonObject schemeFor(Access access)
{
    switch (access) {
    case Access::Public:
    case Access::Anyone:
        break;
    case Access::Jwt:
        return bearer(QStringLiteral("JWT"), QStringLiteral("A company's token (HS256, RS256, ES256)."));
    case Access::DeskToken:
        return bearer(QStringLiteral("token"), QStringLiteral("A console user's token."));
    case Access::ApiKey:
        return keyIn(QStringLiteral("X-API-Key"), QStringLiteral("Or Authorization: Bearer."));
    case Access::SigV4:
        return keyIn(QStringLiteral("Authorization"),
                     QStringLiteral("AWS Signature Version 4, as a header or presigned; service execute-api."));
    case Access::SiteKey:
        return keyIn(QStringLiteral("X-Site-Key"),
                     QStringLiteral("A publishable key of a web page; or a base URL /s/{key}."));
    case Access::Metrics:
        return bearer(QStringLiteral("token"), QStringLiteral("A metrics key, or a console user's token."));
    }
    return {};
}

/// What the groups of operations are called and what they are for.
struct Door {
    const char *tag;
    const char *description;
};
constexpr Door Doors[]{
    {"cs", "Customer service sessions, messages, escalation, analytics and configuration of a company."},
    {"platform", "Conversations, sentiment, routing, knowledge, analytics, escalation cases and audit."},
    {"support", "Queries with automatic sessions, tickets and metrics."},
    {"chat", "The customer's side of a chat on a web page; its Socket.IO events are in docs/chat.md."},
    {"desk", "What consoles use; its events come over the WebSocket /desk/events."},
    {"system", "The server itself: health, figures, and this description."},
};

QJsonObject ref(const QString &to)
{
    return {{QStringLiteral("$ref"), QStringLiteral("#/components/") + to}};
}

QJsonObject named(const char *name, const char *in, const QJsonObject &schema, const char *description)
{
    return {{QStringLiteral("name"), QLatin1String(name)},
            {QStringLiteral("in"), QLatin1String(in)},
            {QStringLiteral("description"), QLatin1String(description)},
            {QStringLiteral("schema"), schema}};
}

QJsonObject headerOf(const char *type, const char *description)
{
    return {{QStringLiteral("description"), QLatin1String(description)},
            {QStringLiteral("schema"), QJsonObject{{QStringLiteral("type"), QLatin1String(type)}}}};
}

QJsonObject integerHeader(const char *description)
{
    return headerOf("integer", description);
}

QJsonObject textHeader(const char *description)
{
    return headerOf("string", description);
}

/// Puts the document together; its components are what operations refer to.
class Document final
{
public:
    Document(const std::vector<std::unique_ptr<dialects::Dialect>> &dialects, const QJsonObject &examples)
        : m_dialects(dialects)
        , m_examples(examples)
    {}

    void add(const RouteTable::Entry &entry);
    [[nodiscard]] QJsonObject whole() const;

private:
    [[nodiscard]] QJsonArray parametersOf(const Route &route, const QJsonObject &example);
    [[nodiscard]] QJsonObject requestOf(const Route &route, const QJsonObject &example) const;
    void header(QJsonObject &headers, const char *name, const QJsonObject &object);
    [[nodiscard]] QJsonObject rateHeaders();
    [[nodiscard]] QJsonObject successOf(const Route &route, int status, const QJsonObject &example);
    [[nodiscard]] QJsonObject responsesOf(const RouteTable::Entry &entry, const QJsonObject &example);
    [[nodiscard]] QString failureOf(int dialect, const QString &tag, int status);

    const std::vector<std::unique_ptr<dialects::Dialect>> &m_dialects;
    const QJsonObject &m_examples;
    std::map<int, ApiFailures> m_failures; ///< by dialect
    QJsonObject m_paths, m_schemas, m_responses, m_headers, m_parameters, m_schemes;
};

QString operationId(const Route &route)
{
    QString id = QString::fromLatin1(RouteTable::word(route.method).toLower());
    for (const char c : route.pattern)
        id += (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ? QLatin1Char(c)
                                                                                         : QLatin1Char('_');
    return id;
}

QJsonArray Document::parametersOf(const Route &route, const QJsonObject &example)
{
    const auto withExample = [](QJsonObject parameter, const QJsonValue &value) {
        if (!value.isUndefined())
            parameter.insert(QStringLiteral("example"), value);
        return parameter;
    };
    QJsonArray out;
    qsizetype open = route.pattern.indexOf('{');
    while (open >= 0) {
        const qsizetype end = route.pattern.indexOf('}', open);
        const QString name = QString::fromLatin1(route.pattern.mid(open + 1, end - open - 1));
        out.append(
            withExample({{QStringLiteral("name"), name},
                         {QStringLiteral("in"), QStringLiteral("path")},
                         {QStringLiteral("required"), true},
                         {QStringLiteral("schema"), QJsonObject{{QStringLiteral("type"), QStringLiteral("string")},
                                                                {QStringLiteral("minLength"), 1}}}},
                        example[u"path"].toObject().value(name)));
        open = route.pattern.indexOf('{', end);
    }
    for (const QJsonValue &each : route.doc.parameters)
        out.append(withExample(each.toObject(), example[u"query"].toObject().value(each[u"name"].toString())));
    if (route.method == Method::Post && dialects::needsCredential(route.access)) {
        m_parameters.insert(
            QStringLiteral("IdempotencyKey"),
            named("Idempotency-Key", "header",
                  {{QStringLiteral("type"), QStringLiteral("string")},
                   {QStringLiteral("minLength"), 1},
                   {QStringLiteral("maxLength"), 255}},
                  "The same key within 24 hours gets the first answer again and does nothing; with another body 409."));
        out.append(ref(QStringLiteral("parameters/IdempotencyKey")));
    }
    return out;
}

QJsonObject Document::requestOf(const Route &route, const QJsonObject &example) const
{
    QJsonObject content;
    // Bodies of which no more can be said than what they are.
    for (const QString &each : route.doc.requestTypes)
        content.insert(each, QJsonObject());
    if (!content.isEmpty() && route.doc.requestSchema.isEmpty())
        return {{QStringLiteral("required"), true}, {QStringLiteral("content"), content}};
    QJsonObject media{{QStringLiteral("schema"), route.doc.requestSchema}};
    if (example.contains(u"request"))
        media.insert(QStringLiteral("example"), example[u"request"]);
    const bool mayBeAbsent = route.doc.requestSchema[u"properties"].isObject() &&
                             route.doc.requestSchema[u"required"].toArray().isEmpty() &&
                             route.access == Access::SiteKey;
    content.insert(QStringLiteral("application/json"), media);
    return {{QStringLiteral("required"), !mayBeAbsent}, {QStringLiteral("content"), content}};
}

void Document::header(QJsonObject &headers, const char *name, const QJsonObject &object)
{
    const QString component = QString::fromLatin1(name).remove(QStringLiteral("X-")).remove(u'-');
    m_headers.insert(component, object);
    headers.insert(QLatin1String(name), ref(QStringLiteral("headers/") + component));
}

/// Of what is charged to a limit, and of what a limit refuses.
QJsonObject Document::rateHeaders()
{
    QJsonObject headers;
    header(headers, "X-RateLimit-Limit",
           integerHeader("Calls within a window, of the limit that is nearest to its end"));
    header(headers, "X-RateLimit-Remaining", integerHeader("Calls that are left of it"));
    header(headers, "X-RateLimit-Reset", integerHeader("When it is whole again, in seconds since 1970"));
    return headers;
}

QJsonObject Document::successOf(const Route &route, int status, const QJsonObject &example)
{
    QJsonObject content;
    const QJsonValue answered = example[u"responses"].toObject().value(QString::number(status));
    const QStringList types =
        route.doc.responseTypes.isEmpty() ? QStringList{QStringLiteral("application/json")} : route.doc.responseTypes;
    for (const QString &type : types) {
        const bool isJson = type == u"application/json";
        QJsonObject media;
        if (isJson)
            media.insert(QStringLiteral("schema"), route.doc.responseSchema.isEmpty()
                                                       ? QJsonObject{{QStringLiteral("type"), QStringLiteral("object")}}
                                                       : route.doc.responseSchema);
        else if (type.startsWith(u"text/"))
            media.insert(QStringLiteral("schema"), QJsonObject{{QStringLiteral("type"), QStringLiteral("string")}});
        if (isJson != answered.isString() && !answered.isUndefined())
            media.insert(QStringLiteral("example"), answered);
        content.insert(type, media);
    }
    if (status == 200 && route.doc.hasEvents) {
        QJsonObject media{{QStringLiteral("schema"), QJsonObject{{QStringLiteral("type"), QStringLiteral("string")}}}};
        if (example.contains(u"events"))
            media.insert(QStringLiteral("example"), example[u"events"]);
        if (route.successStatus != 200)
            content = {};
        content.insert(QStringLiteral("text/event-stream"), media);
    }
    QJsonObject headers = rateHeaders();
    if (route.method == Method::Post && dialects::needsCredential(route.access))
        header(headers, "Idempotency-Replayed", textHeader("true: the first answer to the Idempotency-Key"));
    return {{QStringLiteral("description"), QString::fromLatin1(reasonPhrase(status))},
            {QStringLiteral("headers"), headers},
            {QStringLiteral("content"), content}};
}

QString Document::failureOf(int dialect, const QString &tag, int status)
{
    const QString schema = tag + QStringLiteral("Error");
    const QString name = tag + QString::number(status);
    if (!m_responses.contains(name)) {
        m_schemas.insert(schema, m_dialects[static_cast<size_t>(dialect)]->errorSchema());
        QJsonObject response = m_failures.at(dialect).response(status, ref(QStringLiteral("schemas/") + schema));
        QJsonObject headers = status == 429 ? rateHeaders() : QJsonObject();
        if (status == 429)
            header(headers, "Retry-After", integerHeader("Seconds to wait"));
        else if (status == 401)
            header(headers, "WWW-Authenticate", textHeader("How one shows who one is"));
        const QJsonObject own = response.value(u"headers").toObject();
        for (auto each = own.begin(); each != own.end(); ++each) {
            if (!headers.contains(each.key()))
                headers.insert(each.key(), *each);
        }
        if (!headers.isEmpty())
            response.insert(QStringLiteral("headers"), headers);
        m_responses.insert(name, response);
    }
    return QStringLiteral("responses/") + name;
}

QJsonObject Document::responsesOf(const RouteTable::Entry &entry, const QJsonObject &example)
{
    const Route &route = entry.route;
    QJsonObject out;
    std::vector<int> good{route.successStatus};
    good.insert(good.end(), route.doc.alsoAnswers.begin(), route.doc.alsoAnswers.end());
    if (route.doc.hasEvents)
        good.push_back(200);
    for (const int status : good)
        out.insert(QString::number(status), successOf(route, status, example));
    const auto failures = m_failures.try_emplace(entry.dialect, *m_dialects[static_cast<size_t>(entry.dialect)]).first;
    for (const int status : failures->second.statusesOf(route))
        out.insert(QString::number(status), ref(failureOf(entry.dialect, QString::fromUtf8(route.doc.tag), status)));
    return out;
}

void Document::add(const RouteTable::Entry &entry)
{
    const Route &route = entry.route;
    const QString id = operationId(route);
    const QJsonObject example = m_examples.value(id).toObject();
    QJsonObject out{{QStringLiteral("operationId"), id},
                    {QStringLiteral("summary"), QString::fromUtf8(route.doc.summary)},
                    {QStringLiteral("tags"), QJsonArray{QString::fromUtf8(route.doc.tag)}},
                    {QStringLiteral("responses"), responsesOf(entry, example)}};
    if (const QJsonArray parameters = parametersOf(route, example); !parameters.isEmpty())
        out.insert(QStringLiteral("parameters"), parameters);
    if (!route.doc.requestSchema.isEmpty() || !route.doc.requestTypes.isEmpty())
        out.insert(QStringLiteral("requestBody"), requestOf(route, example));
    QJsonArray security;
    if (const QString scheme = schemeOf(route.access); !scheme.isEmpty()) {
        m_schemes.insert(scheme, schemeFor(route.access));
        security.append(QJsonObject{{scheme, QJsonArray()}});
    }
    out.insert(QStringLiteral("security"), security);
    if (!route.limits.empty()) {
        QJsonArray limits;
        for (const dialects::Limit &each : route.limits)
            limits.append(
                QJsonObject{{QStringLiteral("count"), each.count}, {QStringLiteral("seconds"), each.windowSeconds}});
        out.insert(QStringLiteral("x-rate-limits"), limits);
    }
    const QString path = QString::fromLatin1(route.pattern);
    QJsonObject item = m_paths.value(path).toObject();
    item.insert(QString::fromLatin1(RouteTable::word(route.method).toLower()), out);
    m_paths.insert(path, item);
}

QJsonObject Document::whole() const
{
    QJsonArray tags;
    for (const Door &door : Doors)
        tags.append(QJsonObject{{QStringLiteral("name"), QLatin1String(door.tag)},
                                {QStringLiteral("description"), QLatin1String(door.description)}});
    return {{QStringLiteral("openapi"), QStringLiteral("3.1.0")},
            {QStringLiteral("info"),
             QJsonObject{{QStringLiteral("title"), QStringLiteral("Tierdesk")},
                         {QStringLiteral("version"), QStringLiteral(TIERDESK_VERSION)},
                         {QStringLiteral("description"),
                          QStringLiteral("Every door of the server. A session begun at one is seen at all. What the "
                                         "server refuses before it knows the path is application/problem+json.")},
                         {QStringLiteral("license"),
                          QJsonObject{{QStringLiteral("name"), QStringLiteral("GPL-3.0-or-later")},
                                      {QStringLiteral("identifier"), QStringLiteral("GPL-3.0-or-later")}}}}},
            {QStringLiteral("servers"), QJsonArray{QJsonObject{{QStringLiteral("url"), QStringLiteral("/")}}}},
            {QStringLiteral("tags"), tags},
            {QStringLiteral("paths"), m_paths},
            {QStringLiteral("components"), QJsonObject{{QStringLiteral("schemas"), m_schemas},
                                                       {QStringLiteral("responses"), m_responses},
                                                       {QStringLiteral("parameters"), m_parameters},
                                                       {QStringLiteral("headers"), m_headers},
                                                       {QStringLiteral("securitySchemes"), m_schemes}}}};
}

} // namespace

QJsonObject openApi(const RouteTable &table, const std::vector<std::unique_ptr<dialects::Dialect>> &dialects,
                    const QJsonObject &examples)
{
    Document document(dialects, examples);
    for (const auto &entry : table.entries()) {
        if (entry->route.isListed)
            document.add(*entry);
    }
    return document.whole();
}

} // namespace tierdesk::server
