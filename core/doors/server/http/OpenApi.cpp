#include "core/doors/server/http/OpenApi.h"

#include "core/doors/server/http/RouteTable.h"

#include <QtCore/QJsonArray>

namespace tierdesk::server {

namespace {

using dialects::Access;

QString schemeOf(Access access)
{
    switch (access) {
    case Access::Public:
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

QJsonObject securitySchemes()
{
    return {{schemeOf(Access::Jwt),
             bearer(QStringLiteral("JWT"), QStringLiteral("A company's token (HS256, RS256, ES256)."))},
            {schemeOf(Access::DeskToken), bearer(QStringLiteral("token"), QStringLiteral("A console user's token."))},
            {schemeOf(Access::ApiKey), keyIn(QStringLiteral("X-API-Key"), QStringLiteral("Or Authorization: Bearer."))},
            {schemeOf(Access::SigV4), keyIn(QStringLiteral("Authorization"),
                                            QStringLiteral("AWS Signature Version 4, as a header or presigned."))},
            {schemeOf(Access::SiteKey),
             keyIn(QStringLiteral("X-Site-Key"), QStringLiteral("A publishable key of a web page."))}};
}

QJsonObject jsonContent(const QJsonObject &schema)
{
    return {{QStringLiteral("application/json"), QJsonObject{{QStringLiteral("schema"), schema}}}};
}

/// Bodies of which no more can be said than what they are.
QJsonObject rawContent(const QStringList &types)
{
    QJsonObject content;
    for (const QString &each : types)
        content.insert(each, QJsonObject());
    return content;
}

QJsonArray parametersOf(const dialects::Route &route)
{
    QJsonArray out;
    qsizetype open = route.pattern.indexOf('{');
    while (open >= 0) {
        const qsizetype end = route.pattern.indexOf('}', open);
        out.append(
            QJsonObject{{QStringLiteral("name"), QString::fromLatin1(route.pattern.mid(open + 1, end - open - 1))},
                        {QStringLiteral("in"), QStringLiteral("path")},
                        {QStringLiteral("required"), true},
                        {QStringLiteral("schema"), QJsonObject{{QStringLiteral("type"), QStringLiteral("string")}}}});
        open = route.pattern.indexOf('{', end);
    }
    for (const QJsonValue &each : route.doc.parameters)
        out.append(each);
    return out;
}

QJsonObject operationOf(const dialects::Route &route)
{
    QJsonObject responses{
        {QString::number(route.successStatus),
         route.doc.responseSchema.isEmpty()
             ? QJsonObject{{QStringLiteral("description"), QStringLiteral("Success")}}
             : QJsonObject{{QStringLiteral("description"), QStringLiteral("Success")},
                           {QStringLiteral("content"), jsonContent(route.doc.responseSchema)}}},
        {QStringLiteral("default"),
         QJsonObject{{QStringLiteral("description"), QStringLiteral("An error in the dialect's own body")}}}};
    if (!route.doc.responseTypes.isEmpty())
        responses.insert(QString::number(route.successStatus),
                         QJsonObject{{QStringLiteral("description"), QStringLiteral("Success")},
                                     {QStringLiteral("content"), rawContent(route.doc.responseTypes)}});
    if (route.doc.hasEvents) {
        const QJsonObject events{
            {QStringLiteral("schema"), QJsonObject{{QStringLiteral("type"), QStringLiteral("string")}}}};
        // The stream's own status is 200: beside the answer in one piece where that has it too.
        QJsonObject streamed = responses[u"200"].toObject();
        QJsonObject content = streamed[u"content"].toObject();
        content.insert(QStringLiteral("text/event-stream"), events);
        streamed.insert(QStringLiteral("description"), QStringLiteral("Events, to whoever accepts them"));
        streamed.insert(QStringLiteral("content"), content);
        responses.insert(QStringLiteral("200"), streamed);
    }
    QString id = QString::fromLatin1(RouteTable::word(route.method).toLower());
    for (const char c : route.pattern)
        id += (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ? QLatin1Char(c)
                                                                                         : QLatin1Char('_');
    QJsonObject out{{QStringLiteral("operationId"), id}, {QStringLiteral("responses"), responses}};
    if (!route.doc.summary.isEmpty())
        out.insert(QStringLiteral("summary"), QString::fromUtf8(route.doc.summary));
    if (!route.doc.tag.isEmpty())
        out.insert(QStringLiteral("tags"), QJsonArray{QString::fromUtf8(route.doc.tag)});
    if (const QJsonArray parameters = parametersOf(route); !parameters.isEmpty())
        out.insert(QStringLiteral("parameters"), parameters);
    if (route.takesJson || !route.doc.requestSchema.isEmpty())
        out.insert(QStringLiteral("requestBody"),
                   QJsonObject{{QStringLiteral("content"), jsonContent(route.doc.requestSchema)}});
    else if (!route.doc.requestTypes.isEmpty())
        out.insert(QStringLiteral("requestBody"),
                   QJsonObject{{QStringLiteral("required"), true},
                               {QStringLiteral("content"), rawContent(route.doc.requestTypes)}});
    if (const QString scheme = schemeOf(route.access); !scheme.isEmpty())
        out.insert(QStringLiteral("security"), QJsonArray{QJsonObject{{scheme, QJsonArray()}}});
    if (!route.limits.empty()) {
        QJsonArray limits;
        for (const dialects::Limit &each : route.limits)
            limits.append(
                QJsonObject{{QStringLiteral("count"), each.count}, {QStringLiteral("seconds"), each.windowSeconds}});
        out.insert(QStringLiteral("x-rate-limits"), limits);
    }
    return out;
}

} // namespace

QJsonObject openApi(const RouteTable &table)
{
    QJsonObject paths;
    for (const auto &entry : table.entries()) {
        if (!entry->route.isListed)
            continue;
        const QString path = QString::fromLatin1(entry->route.pattern);
        QJsonObject item = paths.value(path).toObject();
        item.insert(QString::fromLatin1(RouteTable::word(entry->route.method).toLower()), operationOf(entry->route));
        paths.insert(path, item);
    }
    return {{QStringLiteral("openapi"), QStringLiteral("3.1.0")},
            {QStringLiteral("info"),
             QJsonObject{{QStringLiteral("title"), QStringLiteral("Tierdesk")},
                         {QStringLiteral("version"), QStringLiteral(TIERDESK_VERSION)},
                         {QStringLiteral("license"),
                          QJsonObject{{QStringLiteral("name"), QStringLiteral("GPL-3.0-or-later")},
                                      {QStringLiteral("identifier"), QStringLiteral("GPL-3.0-or-later")}}}}},
            {QStringLiteral("servers"), QJsonArray{QJsonObject{{QStringLiteral("url"), QStringLiteral("/")}}}},
            {QStringLiteral("paths"), paths},
            {QStringLiteral("components"), QJsonObject{{QStringLiteral("securitySchemes"), securitySchemes()}}}};
}

} // namespace tierdesk::server
