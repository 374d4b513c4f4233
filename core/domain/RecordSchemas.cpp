#include "core/domain/RecordSchemas.h"

#include "core/domain/Fields.h"

namespace tierdesk {

namespace {

/// Adds the owner's customerId to a row's schema.
QJsonObject ofCustomer(QJsonObject row)
{
    QJsonObject properties = row[u"properties"].toObject();
    properties.insert(u"customerId", schema::text());
    row.insert(u"properties", properties);
    QJsonArray required = row[u"required"].toArray();
    required.append(u"customerId"_s);
    row.insert(u"required", required);
    return row;
}

constexpr auto Written = FieldSchema::Of::Written;
constexpr auto Request = FieldSchema::Of::Request;

} // namespace

QJsonObject schemaFor(const Customer *)
{
    return described<Customer>(Written);
}

QJsonObject schemaFor(const Order *)
{
    return described<Order>(Written);
}

QJsonObject schemaFor(const Product *)
{
    return described<Product>(Written);
}

QJsonObject schemaFor(const Subscription *)
{
    return described<Subscription>(Written);
}

QJsonObject schemaFor(const Article *)
{
    return described<Article>(Written);
}

QJsonObject schemaFor(const Brief *)
{
    return described<Brief>(Written);
}

QJsonObject schemaFor(const Resolution *)
{
    return described<Resolution>(Written);
}

QJsonObject schemaFor(const AnswerFacts *)
{
    return described<AnswerFacts>(Written);
}

QJsonObject schemaFor(const CompanyConfig *)
{
    return described<CompanyConfig>(Written);
}

QJsonObject customerRowSchema()
{
    return described<Customer>(Request);
}

QJsonObject orderRowSchema()
{
    return ofCustomer(described<Order>(Request));
}

QJsonObject productRowSchema()
{
    return described<Product>(Request);
}

QJsonObject subscriptionRowSchema()
{
    return ofCustomer(described<Subscription>(Request));
}

QJsonObject articleRowSchema()
{
    return described<Article>(Request);
}

QJsonObject configPatchSchema()
{
    return described<CompanyConfig>(Request);
}

} // namespace tierdesk
