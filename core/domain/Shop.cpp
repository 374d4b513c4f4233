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

/// Accepts ISO 639-1, or 639-3 if there is no shorter code.
bool isLanguage(const QString &text)
{
    return text.size() >= 2 && std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'a' && c <= u'z'; });
}

template<class Io, class Text>
void languageField(Io &io, Text &language)
{
    static const TextForm Form{isLanguage, u"must be an ISO 639 code in lower case"_s};
    io(u"language", language, upTo(3).as(Form));
}

/// Returns the sum of the items, or none on overflow: 1,000 items of 10^6 units below 10^9 major units could exceed it.
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

/// Computes absent values: the total from the items, the paid amount from the payments.
void readSums(FieldReader &io, Order &order)
{
    if (!io.major(u"total", order.total)) {
        const auto sum = sumOf(order);
        if (sum)
            order.total.minor = *sum;
        else
            io.refuse(u"items", u"must add up to an amount below 1000000000"_s);
    }
    if (!io.major(u"paid", order.paid)) {
        for (const Payment &payment : order.payments) // at most 100, below 10^12 minor units each
            order.paid.minor += payment.amount.minor;
    }
    if (io.major(u"refunded", order.refunded) && order.refunded.minor > order.paid.minor)
        io.refuse(u"refunded", u"must not exceed what was paid"_s);
}

template<class Io, class Row>
void ownedFields(Io &io, Row &v)
{
    io(u"customerId", v.customer, required(ShortText));
    fields(io, v.record);
}

} // namespace

template<FieldIo Io, Is<Address> T>
void fields(Io &io, T &v)
{
    io(u"name", v.name, upTo(ShortText));
    io(u"line1", v.line1, upTo(ShortText));
    io(u"line2", v.line2, upTo(ShortText));
    io(u"city", v.city, upTo(ShortText));
    io(u"region", v.region, upTo(ShortText));
    io(u"postcode", v.postcode, upTo(ShortText));
    io(u"country", v.country, upTo(ShortText));
}

/// The amounts use the currency of the item passed in.
template<FieldIo Io, Is<OrderItem> T>
void fields(Io &io, T &v)
{
    io(u"sku", v.sku, required(ShortText));
    io(u"name", v.name, required(ShortText));
    io(u"variant", v.variant, upTo(ShortText));
    io(u"quantity", v.quantity, between(1, MaxQuantity));
    io.major(u"price", v.price, Required);
    const int all = Io::isRequest ? v.quantity : MaxQuantity;
    io(u"returned", v.returned, between(0, all));
    io(u"replaced", v.replaced, between(0, all));
    if constexpr (Io::isRequest) {
        // 10^6 units below 10^12 minor units each fit in 64 bits.
        if (io.major(u"refunded", v.refunded) && v.refunded.minor > v.price.minor * v.quantity)
            io.refuse(u"refunded", u"must not exceed the price of the items"_s);
    } else {
        auto refunded = Money{v.refunded.minor, v.price.currency}; // a zero has no meaningful currency
        io.major(u"refunded", refunded);
        if constexpr (!std::is_const_v<T>)
            v.refunded = refunded;
    }
}

template<FieldIo Io, Is<Payment> T>
void fields(Io &io, T &v)
{
    // Four digits or none, so that a whole card number cannot be stored.
    static const TextForm Last4{isLast4, u"must be four digits or empty"_s};
    io(u"method", v.method, required(ShortText));
    io(u"last4", v.last4, upTo(4).as(Last4));
    io.major(u"amount", v.amount, Required);
    io(u"at", v.at);
}

template<FieldIo Io, Is<Shipment> T>
void fields(Io &io, T &v)
{
    static const QStringList Known{u"label_created"_s, u"in_transit"_s, u"out_for_delivery"_s, u"delivered"_s,
                                   u"exception"_s};
    io(u"carrier", v.carrier, upTo(ShortText));
    io(u"trackingNumber", v.trackingNumber, upTo(ShortText));
    io.textOf(u"status", v.status, Known, Required);
    optionalField(io, u"shippedAt", v.shippedAt);
    optionalField(io, u"estimatedAt", v.estimatedAt);
    optionalField(io, u"deliveredAt", v.deliveredAt);
    io(u"lastPlace", v.lastPlace, upTo(ShortText));
}

template<FieldIo Io, Is<Customer> T>
void fields(Io &io, T &v)
{
    io(u"ref", v.ref, required(ShortText));
    io(u"name", v.name, upTo(ShortText));
    io(u"email", v.email, upTo(320));
    io(u"phone", v.phone, upTo(40));
    io(u"tier", v.tier, upTo(40));
    io(u"currency", v.lifetimeValue.currency);
    io.major(u"lifetimeValue", v.lifetimeValue);
    io(u"isVip", v.isVip);
    languageField(io, v.language);
    io(u"createdAt", v.createdAt);
}

template<FieldIo Io, Is<Order> T>
void fields(Io &io, T &v)
{
    io(u"number", v.number, required(64));
    io(u"status", v.status);
    io(u"placedAt", v.placedAt, Required);
    io(u"currency", v.total.currency);
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
    io(u"address", v.address);
    if constexpr (Io::isRequest) {
        readSums(io, v);
    } else {
        io.major(u"total", v.total);
        io.major(u"paid", v.paid);
        io.major(u"refunded", v.refunded);
    }
    io(u"isReturnRequested", v.isReturnRequested);
}

template<FieldIo Io, Is<Product> T>
void fields(Io &io, T &v)
{
    io(u"sku", v.sku, required(ShortText));
    io(u"name", v.name, required(ShortText));
    io(u"description", v.description, upTo(LongText));
    io(u"currency", v.price.currency);
    io.major(u"price", v.price);
    io(u"variants", v.variants, textsUpTo(500, ShortText));
    io(u"stock", v.stock, between(0, 1'000'000'000));
}

template<FieldIo Io, Is<Subscription> T>
void fields(Io &io, T &v)
{
    io(u"ref", v.ref, required(ShortText));
    io(u"plan", v.plan, required(ShortText));
    io(u"status", v.status);
    io(u"currency", v.price.currency);
    io.major(u"price", v.price);
    optionalField(io, u"renewsAt", v.renewsAt);
}

template<FieldIo Io, Is<Article> T>
void fields(Io &io, T &v)
{
    io(u"ref", v.ref, required(ShortText));
    io(u"title", v.title, required(500));
    io(u"body", v.body, required(LongText));
    io(u"tags", v.tags, textsUpTo(100, 100));
    languageField(io, v.language);
    io(u"version", v.version, between(1, 1'000'000'000));
    io(u"updatedAt", v.updatedAt);
}

template<FieldIo Io, Is<OfCustomer<Order>> T>
void fields(Io &io, T &v)
{
    ownedFields(io, v);
}

template<FieldIo Io, Is<OfCustomer<Subscription>> T>
void fields(Io &io, T &v)
{
    ownedFields(io, v);
}

TIERDESK_FIELDS(Address)
TIERDESK_FIELDS(Customer)
TIERDESK_FIELDS(Order)
TIERDESK_FIELDS(Product)
TIERDESK_FIELDS(Subscription)
TIERDESK_FIELDS(Article)
TIERDESK_FIELDS(OfCustomer<Order>)
TIERDESK_FIELDS(OfCustomer<Subscription>)

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

base::Result<OfCustomer<Order>> orderFromJson(const QJsonObject &json)
{
    return readRequest<OfCustomer<Order>>(json);
}

base::Result<OfCustomer<Subscription>> subscriptionFromJson(const QJsonObject &json)
{
    return readRequest<OfCustomer<Subscription>>(json);
}

} // namespace tierdesk
