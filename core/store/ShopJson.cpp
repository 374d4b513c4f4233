#include "core/store/ShopJson.h"

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

QJsonArray itemsJson(const std::vector<OrderItem> &items)
{
    QJsonArray json;
    for (const OrderItem &item : items)
        json.append(QJsonObject{{u"sku"_s, item.sku},
                                {u"name"_s, item.name},
                                {u"variant"_s, item.variant},
                                {u"quantity"_s, item.quantity},
                                {u"price"_s, item.price.minor},
                                {u"returned"_s, item.returned},
                                {u"replaced"_s, item.replaced},
                                {u"refunded"_s, item.refunded.minor}});
    return json;
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

QJsonArray paymentsJson(const std::vector<Payment> &payments)
{
    QJsonArray json;
    for (const Payment &payment : payments)
        json.append(QJsonObject{{u"method"_s, payment.method},
                                {u"last4"_s, payment.last4},
                                {u"amount"_s, payment.amount.minor},
                                {u"at"_s, payment.at.ms}});
    return json;
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

QJsonArray shipmentsJson(const std::vector<Shipment> &shipments)
{
    QJsonArray json;
    for (const Shipment &shipment : shipments) {
        QJsonObject each{{u"carrier"_s, shipment.carrier},
                         {u"trackingNumber"_s, shipment.trackingNumber},
                         {u"status"_s, shipment.status},
                         {u"lastPlace"_s, shipment.lastPlace}};
        put(each, u"shippedAt"_s, shipment.shippedAt);
        put(each, u"estimatedAt"_s, shipment.estimatedAt);
        put(each, u"deliveredAt"_s, shipment.deliveredAt);
        json.append(each);
    }
    return json;
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
    return {{u"name"_s, address.name},      {u"line1"_s, address.line1},   {u"line2"_s, address.line2},
            {u"city"_s, address.city},      {u"region"_s, address.region}, {u"postcode"_s, address.postcode},
            {u"country"_s, address.country}};
}

Address storedAddress(const QJsonObject &json)
{
    return {json[u"name"].toString(),   json[u"line1"].toString(),  json[u"line2"].toString(),
            json[u"city"].toString(),   json[u"region"].toString(), json[u"postcode"].toString(),
            json[u"country"].toString()};
}

} // namespace tierdesk::store
