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
        return u"jwt"_s;
    case Access::DeskToken:
        return u"deskToken"_s;
    case Access::ApiKey:
        return u"apiKey"_s;
    case Access::SigV4:
        return u"signatureV4"_s;
    case Access::SiteKey:
        return u"siteKey"_s;
    case Access::Metrics:
        return u"metricsKey"_s;
    }
    return {};
}

QJsonObject bearer(const QString &format, const QString &description)
{
    return {{u"type"_s, u"http"_s},
            {u"scheme"_s, u"bearer"_s},
            {u"bearerFormat"_s, format},
            {u"description"_s, description}};
}

QJsonObject keyIn(const QString &header, const QString &description)
{
    return {{u"type"_s, u"apiKey"_s}, {u"in"_s, u"header"_s}, {u"name"_s, header}, {u"description"_s, description}};
}

QJsonObject schemeFor(Access access)
{
    switch (access) {
    case Access::Public:
    case Access::Anyone:
        break;
    case Access::Jwt:
        return bearer(u"JWT"_s, u"A company's token (HS256, RS256, ES256)."_s);
    case Access::DeskToken:
        return bearer(u"token"_s, u"A console user's token."_s);
    case Access::ApiKey:
        return keyIn(u"X-API-Key"_s, u"Or Authorization: Bearer."_s);
    case Access::SigV4:
        return keyIn(u"Authorization"_s, u"AWS Signature Version 4, as a header or presigned; service execute-api."_s);
    case Access::SiteKey:
        return keyIn(u"X-Site-Key"_s, u"A publishable key of a web page; or a base URL /s/{key}."_s);
    case Access::Metrics:
        return bearer(u"token"_s, u"A metrics key, or a console user's token."_s);
    }
    return {};
}

/// A group of operations: its tag and its description.
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
    return {{u"$ref"_s, u"#/components/"_s + to}};
}

QJsonObject named(const char *name, const char *in, const QJsonObject &schema, const char *description)
{
    return {{u"name"_s, QLatin1String(name)},
            {u"in"_s, QLatin1String(in)},
            {u"description"_s, QLatin1String(description)},
            {u"schema"_s, schema}};
}

QJsonObject headerOf(const char *type, const char *description)
{
    return {{u"description"_s, QLatin1String(description)},
            {u"schema"_s, QJsonObject{{u"type"_s, QLatin1String(type)}}}};
}

QJsonObject integerHeader(const char *description)
{
    return headerOf("integer", description);
}

QJsonObject textHeader(const char *description)
{
    return headerOf("string", description);
}

/// Builds the document. Components are shared by the operations that refer to them.
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
            parameter.insert(u"example"_s, value);
        return parameter;
    };
    QJsonArray out;
    qsizetype open = route.pattern.indexOf('{');
    while (open >= 0) {
        const qsizetype end = route.pattern.indexOf('}', open);
        const QString name = QString::fromLatin1(route.pattern.mid(open + 1, end - open - 1));
        out.append(withExample({{u"name"_s, name},
                                {u"in"_s, u"path"_s},
                                {u"required"_s, true},
                                {u"schema"_s, QJsonObject{{u"type"_s, u"string"_s}, {u"minLength"_s, 1}}}},
                               example[u"path"].toObject().value(name)));
        open = route.pattern.indexOf('{', end);
    }
    for (const QJsonValue &each : route.doc.parameters)
        out.append(withExample(each.toObject(), example[u"query"].toObject().value(each[u"name"].toString())));
    if (route.method == Method::Post && dialects::needsCredential(route.access)) {
        m_parameters.insert(
            u"IdempotencyKey"_s,
            named("Idempotency-Key", "header", {{u"type"_s, u"string"_s}, {u"minLength"_s, 1}, {u"maxLength"_s, 255}},
                  "The same key within 24 hours gets the first answer again and does nothing; with another body 409."));
        out.append(ref(u"parameters/IdempotencyKey"_s));
    }
    return out;
}

QJsonObject Document::requestOf(const Route &route, const QJsonObject &example) const
{
    QJsonObject content;
    // Bodies with a media type but no schema.
    for (const QString &each : route.doc.requestTypes)
        content.insert(each, QJsonObject());
    if (!content.isEmpty() && route.doc.requestSchema.isEmpty())
        return {{u"required"_s, true}, {u"content"_s, content}};
    QJsonObject media{{u"schema"_s, route.doc.requestSchema}};
    if (example.contains(u"request"))
        media.insert(u"example"_s, example[u"request"]);
    const bool mayBeAbsent = route.doc.requestSchema[u"properties"].isObject() &&
                             route.doc.requestSchema[u"required"].toArray().isEmpty() &&
                             route.access == Access::SiteKey;
    content.insert(u"application/json"_s, media);
    return {{u"required"_s, !mayBeAbsent}, {u"content"_s, content}};
}

void Document::header(QJsonObject &headers, const char *name, const QJsonObject &object)
{
    const QString component = QString::fromLatin1(name).remove(u"X-"_s).remove(u'-');
    m_headers.insert(component, object);
    headers.insert(QLatin1String(name), ref(u"headers/"_s + component));
}

/// Returns the headers of responses to calls that are charged to a limit or refused by one.
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
        route.doc.responseTypes.isEmpty() ? QStringList{u"application/json"_s} : route.doc.responseTypes;
    for (const QString &type : types) {
        const bool isJson = type == u"application/json";
        QJsonObject media;
        if (isJson)
            media.insert(u"schema"_s, route.doc.responseSchema.isEmpty() ? QJsonObject{{u"type"_s, u"object"_s}}
                                                                         : route.doc.responseSchema);
        else if (type.startsWith(u"text/"))
            media.insert(u"schema"_s, QJsonObject{{u"type"_s, u"string"_s}});
        if (isJson != answered.isString() && !answered.isUndefined())
            media.insert(u"example"_s, answered);
        content.insert(type, media);
    }
    if (status == 200 && route.doc.hasEvents) {
        QJsonObject media{{u"schema"_s, QJsonObject{{u"type"_s, u"string"_s}}}};
        if (example.contains(u"events"))
            media.insert(u"example"_s, example[u"events"]);
        if (route.successStatus != 200)
            content = {};
        content.insert(u"text/event-stream"_s, media);
    }
    QJsonObject headers = rateHeaders();
    if (route.method == Method::Post && dialects::needsCredential(route.access))
        header(headers, "Idempotency-Replayed", textHeader("true: the first answer to the Idempotency-Key"));
    return {{u"description"_s, QString::fromLatin1(reasonPhrase(status))},
            {u"headers"_s, headers},
            {u"content"_s, content}};
}

QString Document::failureOf(int dialect, const QString &tag, int status)
{
    const QString schema = tag + u"Error"_s;
    const QString name = tag + QString::number(status);
    if (!m_responses.contains(name)) {
        m_schemas.insert(schema, m_dialects[static_cast<size_t>(dialect)]->errorSchema());
        QJsonObject response = m_failures.at(dialect).response(status, ref(u"schemas/"_s + schema));
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
            response.insert(u"headers"_s, headers);
        m_responses.insert(name, response);
    }
    return u"responses/"_s + name;
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
    QJsonObject out{{u"operationId"_s, id},
                    {u"summary"_s, QString::fromUtf8(route.doc.summary)},
                    {u"tags"_s, QJsonArray{QString::fromUtf8(route.doc.tag)}},
                    {u"responses"_s, responsesOf(entry, example)}};
    if (const QJsonArray parameters = parametersOf(route, example); !parameters.isEmpty())
        out.insert(u"parameters"_s, parameters);
    if (!route.doc.requestSchema.isEmpty() || !route.doc.requestTypes.isEmpty())
        out.insert(u"requestBody"_s, requestOf(route, example));
    QJsonArray security;
    if (const QString scheme = schemeOf(route.access); !scheme.isEmpty()) {
        m_schemes.insert(scheme, schemeFor(route.access));
        security.append(QJsonObject{{scheme, QJsonArray()}});
    }
    out.insert(u"security"_s, security);
    if (!route.limits.empty()) {
        QJsonArray limits;
        for (const dialects::Limit &each : route.limits)
            limits.append(QJsonObject{{u"count"_s, each.count}, {u"seconds"_s, each.windowSeconds}});
        out.insert(u"x-rate-limits"_s, limits);
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
        tags.append(
            QJsonObject{{u"name"_s, QLatin1String(door.tag)}, {u"description"_s, QLatin1String(door.description)}});
    return {{u"openapi"_s, u"3.1.0"_s},
            {u"info"_s, QJsonObject{{u"title"_s, u"Tierdesk"_s},
                                    {u"version"_s, QStringLiteral(TIERDESK_VERSION)},
                                    {u"description"_s,
                                     u"Every door of the server. A session begun at one is seen at all. What the "
                                     "server refuses before it knows the path is application/problem+json."_s},
                                    {u"license"_s, QJsonObject{{u"name"_s, u"GPL-3.0-or-later"_s},
                                                               {u"identifier"_s, u"GPL-3.0-or-later"_s}}}}},
            {u"servers"_s, QJsonArray{QJsonObject{{u"url"_s, u"/"_s}}}},
            {u"tags"_s, tags},
            {u"paths"_s, m_paths},
            {u"components"_s, QJsonObject{{u"schemas"_s, m_schemas},
                                          {u"responses"_s, m_responses},
                                          {u"parameters"_s, m_parameters},
                                          {u"headers"_s, m_headers},
                                          {u"securitySchemes"_s, m_schemes}}}};
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
