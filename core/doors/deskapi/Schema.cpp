#include "core/doors/deskapi/Schema.h"

namespace tierdesk::deskapi {

QJsonObject RequestSchemaWriter::withBounds(const QString *, Rule rule)
{
    QJsonObject schema = schema::text();
    if (rule.isRequired)
        schema.insert(u"minLength", 1);
    schema.insert(u"maxLength", rule.max);
    return schema;
}

QJsonObject RequestSchemaWriter::withBounds(const QStringList *, Rule rule)
{
    QJsonObject each = schema::text();
    each.insert(u"maxLength", rule.max);
    QJsonObject schema = schema::type("array");
    schema.insert(u"items", each);
    schema.insert(u"maxItems", rule.count);
    return schema;
}

QJsonObject RequestSchemaWriter::withBounds(const int *, Rule rule)
{
    QJsonObject schema = schema::integer();
    schema.insert(u"minimum", 0);
    schema.insert(u"maximum", rule.max);
    return schema;
}

} // namespace tierdesk::deskapi
