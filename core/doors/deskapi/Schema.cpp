#include "core/doors/deskapi/Schema.h"

namespace tierdesk::deskapi {

QJsonObject schemaOfType(const char *type, const char *format)
{
    QJsonObject schema{{QStringLiteral("type"), QLatin1String(type)}};
    if (format)
        schema.insert(u"format", QLatin1String(format));
    return schema;
}

QJsonObject RequestSchemaWriter::withBounds(const QString *, Rule rule)
{
    QJsonObject schema = schemaOfType("string");
    if (rule.isRequired)
        schema.insert(u"minLength", 1);
    schema.insert(u"maxLength", rule.max);
    return schema;
}

QJsonObject RequestSchemaWriter::withBounds(const QStringList *, Rule rule)
{
    QJsonObject each = schemaOfType("string");
    each.insert(u"maxLength", rule.max);
    QJsonObject schema = schemaOfType("array");
    schema.insert(u"items", each);
    schema.insert(u"maxItems", rule.count);
    return schema;
}

QJsonObject RequestSchemaWriter::withBounds(const int *, Rule rule)
{
    QJsonObject schema = schemaOfType("integer");
    schema.insert(u"minimum", 0);
    schema.insert(u"maximum", rule.max);
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
