#include "core/domain/Shop.h"

#include "core/base/Time.h"
#include "core/domain/FieldReader.h"

#include <algorithm>

namespace tierdesk {

namespace {

using Code = std::array<char, 3>;

constexpr qsizetype ShortText = 200;
constexpr qsizetype LongText = 200'000;
constexpr int MaxQuantity = 1'000'000;

void putTime(QJsonObject &json, const QString &key, const std::optional<Timestamp> &at)
{
    if (at)
        json.insert(key, base::isoText(*at));
}

QJsonObject json(const OrderItem &item)
{
    return {{u"sku"_s, item.sku},
            {u"name"_s, item.name},
            {u"variant"_s, item.variant},
            {u"quantity"_s, item.quantity},
            {u"price"_s, toMajor(item.price)},
            {u"returned"_s, item.returned},
            {u"replaced"_s, item.replaced},
            {u"refunded"_s, toMajor({item.refunded.minor, item.price.currency})}};
}

QJsonObject json(const Payment &payment)
{
    return {{u"method"_s, payment.method},
            {u"last4"_s, payment.last4},
            {u"amount"_s, toMajor(payment.amount)},
            {u"at"_s, base::isoText(payment.at)}};
}

QJsonObject json(const Shipment &shipment)
{
    QJsonObject object{{u"carrier"_s, shipment.carrier},
                       {u"trackingNumber"_s, shipment.trackingNumber},
                       {u"status"_s, shipment.status},
                       {u"lastPlace"_s, shipment.lastPlace}};
    putTime(object, u"shippedAt"_s, shipment.shippedAt);
    putTime(object, u"estimatedAt"_s, shipment.estimatedAt);
    putTime(object, u"deliveredAt"_s, shipment.deliveredAt);
    return object;
}

void read(FieldReader &fields, OrderItem &item, Code currency)
{
    item.price.currency = item.refunded.currency = currency;
    fields.require(u"sku");
    fields.require(u"name");
    fields.require(u"price");
    fields.text(u"sku", item.sku, ShortText);
    fields.text(u"name", item.name, ShortText);
    fields.text(u"variant", item.variant, ShortText);
    fields.integer(u"quantity", item.quantity, 1, MaxQuantity);
    fields.money(u"price", item.price);
    fields.integer(u"returned", item.returned, 0, item.quantity);
    fields.integer(u"replaced", item.replaced, 0, item.quantity);
    // 10^6 pieces below 10^12 minor units each stay within 64 bits.
    if (fields.money(u"refunded", item.refunded) && item.refunded.minor > item.price.minor * item.quantity)
        fields.refuse(u"refunded", u"must not exceed the price of the items"_s);
}

void read(FieldReader &fields, Payment &payment, Code currency, Timestamp placedAt)
{
    payment.amount.currency = currency;
    payment.at = placedAt;
    fields.require(u"method");
    fields.require(u"amount");
    fields.text(u"method", payment.method, ShortText);
    // Four digits or none: a whole card number must not get in by this way.
    if (QString last4; fields.text(u"last4", last4, 4)) {
        const bool isDigits = std::all_of(last4.begin(), last4.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
        if (isDigits && (last4.isEmpty() || last4.size() == 4))
            payment.last4 = last4;
        else
            fields.refuse(u"last4", u"must be four digits or empty"_s);
    }
    fields.money(u"amount", payment.amount);
    fields.time(u"at", payment.at);
}

void read(FieldReader &fields, Shipment &shipment)
{
    static const QStringList Known{u"label_created"_s, u"in_transit"_s, u"out_for_delivery"_s, u"delivered"_s,
                                   u"exception"_s};
    fields.require(u"status");
    fields.text(u"carrier", shipment.carrier, ShortText);
    fields.text(u"trackingNumber", shipment.trackingNumber, ShortText);
    if (fields.text(u"status", shipment.status, ShortText) && !Known.contains(shipment.status))
        fields.refuse(u"status", u"must be one of "_s + Known.join(u", "));
    fields.time(u"shippedAt", shipment.shippedAt);
    fields.time(u"estimatedAt", shipment.estimatedAt);
    fields.time(u"deliveredAt", shipment.deliveredAt);
    fields.text(u"lastPlace", shipment.lastPlace, ShortText);
}

void read(FieldReader &fields, Address &address)
{
    fields.text(u"name", address.name, ShortText);
    fields.text(u"line1", address.line1, ShortText);
    fields.text(u"line2", address.line2, ShortText);
    fields.text(u"city", address.city, ShortText);
    fields.text(u"region", address.region, ShortText);
    fields.text(u"postcode", address.postcode, ShortText);
    fields.text(u"country", address.country, ShortText);
}

/// ISO 639-1, or 639-3 where there is no shorter one.
void readLanguage(FieldReader &fields, QString &language)
{
    QString given;
    if (!fields.text(u"language", given, 3))
        return;
    const bool isCode =
        given.size() >= 2 && std::all_of(given.begin(), given.end(), [](QChar c) { return c >= u'a' && c <= u'z'; });
    if (isCode)
        language = given;
    else
        fields.refuse(u"language", u"must be an ISO 639 code in lower case"_s);
}

/// Sums that cannot overflow: 1,000 items of 10^6 pieces below 10^9 major units might, so it stops at the bound.
std::optional<qint64> sumOf(const Order &order)
{
    qint64 sum = 0;
    for (const OrderItem &item : order.items) {
        qint64 line = 0;
        if (__builtin_mul_overflow(item.price.minor, static_cast<qint64>(item.quantity), &line) ||
            __builtin_add_overflow(sum, line, &sum))
            return std::nullopt;
    }
    return sum;
}

} // namespace

QJsonObject toJson(const Address &address)
{
    return {{u"name"_s, address.name},      {u"line1"_s, address.line1},   {u"line2"_s, address.line2},
            {u"city"_s, address.city},      {u"region"_s, address.region}, {u"postcode"_s, address.postcode},
            {u"country"_s, address.country}};
}

base::Result<Address> addressFromJson(const QJsonObject &json, const QString &where)
{
    FieldReader fields(json, where);
    Address address;
    read(fields, address);
    if (const auto &error = fields.finish())
        return *error;
    return address;
}

QJsonObject toJson(const Customer &customer)
{
    return {{u"ref"_s, customer.ref},
            {u"name"_s, customer.name},
            {u"email"_s, customer.email},
            {u"phone"_s, customer.phone},
            {u"tier"_s, customer.tier},
            {u"currency"_s, customer.lifetimeValue.code()},
            {u"lifetimeValue"_s, toMajor(customer.lifetimeValue)},
            {u"isVip"_s, customer.isVip},
            {u"language"_s, customer.language},
            {u"createdAt"_s, base::isoText(customer.createdAt)}};
}

base::Result<Customer> customerFromJson(const QJsonObject &json)
{
    FieldReader fields(json);
    Customer customer;
    fields.require(u"ref");
    fields.text(u"ref", customer.ref, ShortText);
    fields.text(u"name", customer.name, ShortText);
    fields.text(u"email", customer.email, 320);
    fields.text(u"phone", customer.phone, 40);
    fields.text(u"tier", customer.tier, 40);
    fields.currency(u"currency", customer.lifetimeValue.currency);
    fields.money(u"lifetimeValue", customer.lifetimeValue);
    fields.flag(u"isVip", customer.isVip);
    readLanguage(fields, customer.language);
    fields.time(u"createdAt", customer.createdAt);
    if (const auto &error = fields.finish())
        return *error;
    return customer;
}

QJsonObject toJson(const Order &order)
{
    QJsonArray items;
    for (const OrderItem &item : order.items)
        items.append(json(item));
    QJsonArray payments;
    for (const Payment &payment : order.payments)
        payments.append(json(payment));
    QJsonArray shipments;
    for (const Shipment &shipment : order.shipments)
        shipments.append(json(shipment));
    return {{u"number"_s, order.number},
            {u"status"_s, word(order.status)},
            {u"placedAt"_s, base::isoText(order.placedAt)},
            {u"currency"_s, order.total.code()},
            {u"items"_s, items},
            {u"total"_s, toMajor(order.total)},
            {u"paid"_s, toMajor(order.paid)},
            {u"refunded"_s, toMajor(order.refunded)},
            {u"payments"_s, payments},
            {u"address"_s, toJson(order.address)},
            {u"shipments"_s, shipments},
            {u"isReturnRequested"_s, order.isReturnRequested}};
}

base::Result<std::pair<Order, QString>> orderFromJson(const QJsonObject &json)
{
    FieldReader fields(json);
    Order order;
    QString customer;
    fields.require(u"number");
    fields.require(u"customerId");
    fields.require(u"placedAt");
    fields.text(u"number", order.number, 64);
    fields.text(u"customerId", customer, ShortText);
    fields.oneOf(u"status", order.status);
    fields.time(u"placedAt", order.placedAt);
    Code currency = order.total.currency;
    fields.currency(u"currency", currency);
    order.total.currency = order.paid.currency = order.refunded.currency = currency;
    fields.objects(u"items", 1000, [&](FieldReader &child) { read(child, order.items.emplace_back(), currency); });
    fields.objects(u"payments", 100,
                   [&](FieldReader &child) { read(child, order.payments.emplace_back(), currency, order.placedAt); });
    fields.objects(u"shipments", 100, [&](FieldReader &child) { read(child, order.shipments.emplace_back()); });
    fields.object(u"address", [&](FieldReader &child) { read(child, order.address); });
    // What is not said follows from the lines: the total from the items, what was paid from the payments.
    if (!fields.money(u"total", order.total)) {
        const auto sum = sumOf(order);
        if (sum)
            order.total.minor = *sum;
        else
            fields.refuse(u"items", u"must add up to an amount below 1000000000"_s);
    }
    if (!fields.money(u"paid", order.paid)) {
        for (const Payment &payment : order.payments) // 100 of below 10^12 minor units
            order.paid.minor += payment.amount.minor;
    }
    if (fields.money(u"refunded", order.refunded) && order.refunded.minor > order.paid.minor)
        fields.refuse(u"refunded", u"must not exceed what was paid"_s);
    fields.flag(u"isReturnRequested", order.isReturnRequested);
    if (const auto &error = fields.finish())
        return *error;
    return std::pair{order, customer};
}

bool isPlan(const Product &product)
{
    const QString name = product.name.toCaseFolded();
    return name.contains(u"plan") || name.contains(u"subscription") || name.contains(u"membership");
}

QJsonObject toJson(const Product &product)
{
    return {{u"sku"_s, product.sku},
            {u"name"_s, product.name},
            {u"description"_s, product.description},
            {u"currency"_s, product.price.code()},
            {u"price"_s, toMajor(product.price)},
            {u"variants"_s, QJsonArray::fromStringList(product.variants)},
            {u"stock"_s, product.stock}};
}

base::Result<Product> productFromJson(const QJsonObject &json)
{
    FieldReader fields(json);
    Product product;
    fields.require(u"sku");
    fields.require(u"name");
    fields.text(u"sku", product.sku, ShortText);
    fields.text(u"name", product.name, ShortText);
    fields.text(u"description", product.description, LongText);
    fields.currency(u"currency", product.price.currency);
    fields.money(u"price", product.price);
    fields.texts(u"variants", product.variants, 500, ShortText);
    fields.integer(u"stock", product.stock, 0, 1'000'000'000);
    if (const auto &error = fields.finish())
        return *error;
    return product;
}

QJsonObject toJson(const Subscription &subscription)
{
    QJsonObject json{{u"ref"_s, subscription.ref},
                     {u"plan"_s, subscription.plan},
                     {u"status"_s, word(subscription.status)},
                     {u"currency"_s, subscription.price.code()},
                     {u"price"_s, toMajor(subscription.price)}};
    putTime(json, u"renewsAt"_s, subscription.renewsAt);
    return json;
}

base::Result<std::pair<Subscription, QString>> subscriptionFromJson(const QJsonObject &json)
{
    FieldReader fields(json);
    Subscription subscription;
    QString customer;
    fields.require(u"ref");
    fields.require(u"customerId");
    fields.require(u"plan");
    fields.text(u"ref", subscription.ref, ShortText);
    fields.text(u"customerId", customer, ShortText);
    fields.text(u"plan", subscription.plan, ShortText);
    fields.oneOf(u"status", subscription.status);
    fields.currency(u"currency", subscription.price.currency);
    fields.money(u"price", subscription.price);
    fields.time(u"renewsAt", subscription.renewsAt);
    if (const auto &error = fields.finish())
        return *error;
    return std::pair{subscription, customer};
}

QJsonObject toJson(const Article &article)
{
    return {{u"ref"_s, article.ref},
            {u"title"_s, article.title},
            {u"body"_s, article.body},
            {u"tags"_s, QJsonArray::fromStringList(article.tags)},
            {u"language"_s, article.language},
            {u"version"_s, article.version},
            {u"updatedAt"_s, base::isoText(article.updatedAt)}};
}

base::Result<Article> articleFromJson(const QJsonObject &json)
{
    FieldReader fields(json);
    Article article;
    fields.require(u"ref");
    fields.require(u"title");
    fields.require(u"body");
    fields.text(u"ref", article.ref, ShortText);
    fields.text(u"title", article.title, 500);
    fields.text(u"body", article.body, LongText);
    fields.texts(u"tags", article.tags, 100, 100);
    readLanguage(fields, article.language);
    fields.integer(u"version", article.version, 1, 1'000'000'000);
    fields.time(u"updatedAt", article.updatedAt);
    if (const auto &error = fields.finish())
        return *error;
    return article;
}

} // namespace tierdesk
