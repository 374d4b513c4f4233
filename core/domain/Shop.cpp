#include "core/domain/Shop.h"

#include "core/domain/Fields.h"

#include <algorithm>

namespace tierdesk {

namespace {

constexpr qsizetype ShortText = 200;
constexpr qsizetype LongText = 200'000;
constexpr int MaxQuantity = 1'000'000;

bool isLast4(const QString &text)
{
    const bool isDigits = std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    return isDigits && (text.isEmpty() || text.size() == 4);
}

/// ISO 639-1, or 639-3 where there is no shorter one.
bool isLanguage(const QString &text)
{
    return text.size() >= 2 && std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'a' && c <= u'z'; });
}

template<class Io, class Text>
void languageField(Io &io, Text &language)
{
    static const TextForm Form{isLanguage, u"must be an ISO 639 code in lower case"_s};
    io.text(u"language", language, 3, Form);
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

/// What is not said follows from the lines: the total from the items, what was paid from the payments.
void readSums(FieldReader &io, Order &order)
{
    if (!io.money(u"total", order.total)) {
        const auto sum = sumOf(order);
        if (sum)
            order.total.minor = *sum;
        else
            io.refuse(u"items", u"must add up to an amount below 1000000000"_s);
    }
    if (!io.money(u"paid", order.paid)) {
        for (const Payment &payment : order.payments) // 100 of below 10^12 minor units
            order.paid.minor += payment.amount.minor;
    }
    if (io.money(u"refunded", order.refunded) && order.refunded.minor > order.paid.minor)
        io.refuse(u"refunded", u"must not exceed what was paid"_s);
}

/// A record with the ref of the customer whom it belongs to.
template<class T>
base::Result<std::pair<T, QString>> readOwned(const QJsonObject &json)
{
    FieldReader io(json);
    std::pair<T, QString> read;
    io.require(u"customerId");
    io.text(u"customerId", read.second, ShortText);
    fields(io, read.first);
    if (const auto &error = io.finish())
        return *error;
    return read;
}

} // namespace

template<FieldIo Io, Is<Address> T>
void fields(Io &io, T &v)
{
    io.text(u"name", v.name, ShortText);
    io.text(u"line1", v.line1, ShortText);
    io.text(u"line2", v.line2, ShortText);
    io.text(u"city", v.city, ShortText);
    io.text(u"region", v.region, ShortText);
    io.text(u"postcode", v.postcode, ShortText);
    io.text(u"country", v.country, ShortText);
}

/// Its amounts have the currency that the item came with.
template<FieldIo Io, Is<OrderItem> T>
void fields(Io &io, T &v)
{
    io.require(u"sku");
    io.require(u"name");
    io.require(u"price");
    io.text(u"sku", v.sku, ShortText);
    io.text(u"name", v.name, ShortText);
    io.text(u"variant", v.variant, ShortText);
    io.integer(u"quantity", v.quantity, 1, MaxQuantity);
    io.money(u"price", v.price);
    const int all = Io::isRequest ? v.quantity : MaxQuantity;
    io.integer(u"returned", v.returned, 0, all);
    io.integer(u"replaced", v.replaced, 0, all);
    if constexpr (Io::isRequest) {
        // 10^6 pieces below 10^12 minor units each stay within 64 bits.
        if (io.money(u"refunded", v.refunded) && v.refunded.minor > v.price.minor * v.quantity)
            io.refuse(u"refunded", u"must not exceed the price of the items"_s);
    } else {
        auto refunded = Money{v.refunded.minor, v.price.currency}; // a zero has no currency of its own
        io.money(u"refunded", refunded);
        if constexpr (!std::is_const_v<T>)
            v.refunded = refunded;
    }
}

template<FieldIo Io, Is<Payment> T>
void fields(Io &io, T &v)
{
    // Four digits or none: a whole card number must not get in by this way.
    static const TextForm Last4{isLast4, u"must be four digits or empty"_s};
    io.require(u"method");
    io.require(u"amount");
    io.text(u"method", v.method, ShortText);
    io.text(u"last4", v.last4, 4, Last4);
    io.money(u"amount", v.amount);
    io.time(u"at", v.at);
}

template<FieldIo Io, Is<Shipment> T>
void fields(Io &io, T &v)
{
    static const QStringList Known{u"label_created"_s, u"in_transit"_s, u"out_for_delivery"_s, u"delivered"_s,
                                   u"exception"_s};
    io.require(u"status");
    io.text(u"carrier", v.carrier, ShortText);
    io.text(u"trackingNumber", v.trackingNumber, ShortText);
    io.textOf(u"status", v.status, Known);
    timeField(io, u"shippedAt", v.shippedAt);
    timeField(io, u"estimatedAt", v.estimatedAt);
    timeField(io, u"deliveredAt", v.deliveredAt);
    io.text(u"lastPlace", v.lastPlace, ShortText);
}

template<FieldIo Io, Is<Customer> T>
void fields(Io &io, T &v)
{
    io.require(u"ref");
    io.text(u"ref", v.ref, ShortText);
    io.text(u"name", v.name, ShortText);
    io.text(u"email", v.email, 320);
    io.text(u"phone", v.phone, 40);
    io.text(u"tier", v.tier, 40);
    io.currency(u"currency", v.lifetimeValue.currency);
    io.money(u"lifetimeValue", v.lifetimeValue);
    io.flag(u"isVip", v.isVip);
    languageField(io, v.language);
    io.time(u"createdAt", v.createdAt);
}

template<FieldIo Io, Is<Order> T>
void fields(Io &io, T &v)
{
    io.require(u"number");
    io.require(u"placedAt");
    io.text(u"number", v.number, 64);
    io.oneOf(u"status", v.status);
    io.time(u"placedAt", v.placedAt);
    io.currency(u"currency", v.total.currency);
    const Money none{0, v.total.currency};
    if constexpr (!std::is_const_v<T>)
        v.paid.currency = v.refunded.currency = none.currency;
    OrderItem item;
    item.price = item.refunded = none;
    Payment payment;
    payment.amount = none;
    payment.at = v.placedAt;
    io.list(u"items", v.items, 1000, item);
    io.list(u"payments", v.payments, 100, payment);
    io.list(u"shipments", v.shipments, 100);
    io.object(u"address", [&](auto &child) { fields(child, v.address); });
    if constexpr (Io::isRequest) {
        readSums(io, v);
    } else {
        io.money(u"total", v.total);
        io.money(u"paid", v.paid);
        io.money(u"refunded", v.refunded);
    }
    io.flag(u"isReturnRequested", v.isReturnRequested);
}

template<FieldIo Io, Is<Product> T>
void fields(Io &io, T &v)
{
    io.require(u"sku");
    io.require(u"name");
    io.text(u"sku", v.sku, ShortText);
    io.text(u"name", v.name, ShortText);
    io.text(u"description", v.description, LongText);
    io.currency(u"currency", v.price.currency);
    io.money(u"price", v.price);
    io.texts(u"variants", v.variants, 500, ShortText);
    io.integer(u"stock", v.stock, 0, 1'000'000'000);
}

template<FieldIo Io, Is<Subscription> T>
void fields(Io &io, T &v)
{
    io.require(u"ref");
    io.require(u"plan");
    io.text(u"ref", v.ref, ShortText);
    io.text(u"plan", v.plan, ShortText);
    io.oneOf(u"status", v.status);
    io.currency(u"currency", v.price.currency);
    io.money(u"price", v.price);
    timeField(io, u"renewsAt", v.renewsAt);
}

template<FieldIo Io, Is<Article> T>
void fields(Io &io, T &v)
{
    io.require(u"ref");
    io.require(u"title");
    io.require(u"body");
    io.text(u"ref", v.ref, ShortText);
    io.text(u"title", v.title, 500);
    io.text(u"body", v.body, LongText);
    io.texts(u"tags", v.tags, 100, 100);
    languageField(io, v.language);
    io.integer(u"version", v.version, 1, 1'000'000'000);
    io.time(u"updatedAt", v.updatedAt);
}

TIERDESK_FIELDS(Address)
TIERDESK_FIELDS(Customer)
TIERDESK_FIELDS(Order)
TIERDESK_FIELDS(Product)
TIERDESK_FIELDS(Subscription)
TIERDESK_FIELDS(Article)

bool isPlan(const Product &product)
{
    const QString name = product.name.toCaseFolded();
    return name.contains(u"plan") || name.contains(u"subscription") || name.contains(u"membership");
}

QJsonObject toJson(const Address &address)
{
    return written(address);
}

QJsonObject toJson(const Customer &customer)
{
    return written(customer);
}

QJsonObject toJson(const Order &order)
{
    return written(order);
}

QJsonObject toJson(const Product &product)
{
    return written(product);
}

QJsonObject toJson(const Subscription &subscription)
{
    return written(subscription);
}

QJsonObject toJson(const Article &article)
{
    return written(article);
}

base::Result<Address> addressFromJson(const QJsonObject &json, const QString &where)
{
    return readRequest(json, Address{}, where);
}

base::Result<Customer> customerFromJson(const QJsonObject &json)
{
    return readRequest(json, Customer{});
}

base::Result<Product> productFromJson(const QJsonObject &json)
{
    return readRequest(json, Product{});
}

base::Result<Article> articleFromJson(const QJsonObject &json)
{
    return readRequest(json, Article{});
}

base::Result<std::pair<Order, QString>> orderFromJson(const QJsonObject &json)
{
    return readOwned<Order>(json);
}

base::Result<std::pair<Subscription, QString>> subscriptionFromJson(const QJsonObject &json)
{
    return readOwned<Subscription>(json);
}

} // namespace tierdesk
