#include "core/doors/deskapi/Schema.h"

namespace tierdesk::deskapi {

QJsonObject schemaOfType(const char *type, const char *format)
{
    QJsonObject schema{{QStringLiteral("type"), QLatin1String(type)}};
    if (format)
        schema.insert(u"format", QLatin1String(format));
    return schema;
}

QJsonObject moneySchema()
{
    QJsonObject schema = schemaOfType("object");
    schema.insert(u"properties", QJsonObject{{QStringLiteral("amount"), schemaOfType("number")},
                                             {QStringLiteral("currency"), schemaOfType("string")}});
    schema.insert(u"required", QJsonArray{QStringLiteral("amount"), QStringLiteral("currency")});
    return schema;
}

} // namespace tierdesk::deskapi
