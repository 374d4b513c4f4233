#include "core/store/ShopJson.h"

#include "core/base/Json.h"

namespace tierdesk::store {

namespace {

void put(QJsonObject &json, const QString &key, const std::optional<Timestamp> &at)
{
    if (at)
        json.insert(key, at->ms);
}

std::optional<Timestamp> timeFrom(const QJsonValue &value)
{
    if (!value.isDouble())
        return std::nullopt;
    return Timestamp{value.toInteger()};
}

} // namespace

QByteArray itemsText(const std::vector<OrderItem> &items)
{
    QJsonArray json;
    for (const OrderItem &item : items)
        json.append(QJsonObject{{QStringLiteral("sku"), item.sku},
                                {QStringLiteral("name"), item.name},
                                {QStringLiteral("variant"), item.variant},
                                {QStringLiteral("quantity"), item.quantity},
                                {QStringLiteral("price"), item.price.minor},
                                {QStringLiteral("returned"), item.returned},
                                {QStringLiteral("replaced"), item.replaced},
                                {QStringLiteral("refunded"), item.refunded.minor}});
    return json.isEmpty() ? QByteArray() : base::toJson(json);
}

std::vector<OrderItem> itemsFrom(const QJsonArray &json, Currency currency)
{
    std::vector<OrderItem> items;
    for (const QJsonValue &value : json) {
        const QJsonObject each = value.toObject();
        items.push_back({each[u"sku"].toString(), each[u"name"].toString(), each[u"variant"].toString(),
                         each[u"quantity"].toInt(1), Money{each[u"price"].toInteger(), currency},
                         each[u"returned"].toInt(), each[u"replaced"].toInt(),
                         Money{each[u"refunded"].toInteger(), currency}});
    }
    return items;
}

QByteArray paymentsText(const std::vector<Payment> &payments)
{
    QJsonArray json;
    for (const Payment &payment : payments)
        json.append(QJsonObject{{QStringLiteral("method"), payment.method},
                                {QStringLiteral("last4"), payment.last4},
                                {QStringLiteral("amount"), payment.amount.minor},
                                {QStringLiteral("at"), payment.at.ms}});
    return json.isEmpty() ? QByteArray() : base::toJson(json);
}

std::vector<Payment> paymentsFrom(const QJsonArray &json, Currency currency)
{
    std::vector<Payment> payments;
    for (const QJsonValue &value : json) {
        const QJsonObject each = value.toObject();
        payments.push_back({each[u"method"].toString(), each[u"last4"].toString(),
                            Money{each[u"amount"].toInteger(), currency}, Timestamp{each[u"at"].toInteger()}});
    }
    return payments;
}

QByteArray shipmentsText(const std::vector<Shipment> &shipments)
{
    QJsonArray json;
    for (const Shipment &shipment : shipments) {
        QJsonObject each{{QStringLiteral("carrier"), shipment.carrier},
                         {QStringLiteral("trackingNumber"), shipment.trackingNumber},
                         {QStringLiteral("status"), shipment.status},
                         {QStringLiteral("lastPlace"), shipment.lastPlace}};
        put(each, QStringLiteral("shippedAt"), shipment.shippedAt);
        put(each, QStringLiteral("estimatedAt"), shipment.estimatedAt);
        put(each, QStringLiteral("deliveredAt"), shipment.deliveredAt);
        json.append(each);
    }
    return json.isEmpty() ? QByteArray() : base::toJson(json);
}

std::vector<Shipment> shipmentsFrom(const QJsonArray &json)
{
    std::vector<Shipment> shipments;
    for (const QJsonValue &value : json) {
        const QJsonObject each = value.toObject();
        shipments.push_back({each[u"carrier"].toString(), each[u"trackingNumber"].toString(),
                             each[u"status"].toString(), timeFrom(each[u"shippedAt"]), timeFrom(each[u"estimatedAt"]),
                             timeFrom(each[u"deliveredAt"]), each[u"lastPlace"].toString()});
    }
    return shipments;
}

QJsonObject storedJson(const Address &address)
{
    if (address == Address{})
        return {};
    return {{QStringLiteral("name"), address.name},      {QStringLiteral("line1"), address.line1},
            {QStringLiteral("line2"), address.line2},    {QStringLiteral("city"), address.city},
            {QStringLiteral("region"), address.region},  {QStringLiteral("postcode"), address.postcode},
            {QStringLiteral("country"), address.country}};
}

Address storedAddress(const QJsonObject &json)
{
    return {json[u"name"].toString(),   json[u"line1"].toString(),  json[u"line2"].toString(),
            json[u"city"].toString(),   json[u"region"].toString(), json[u"postcode"].toString(),
            json[u"country"].toString()};
}

} // namespace tierdesk::store
