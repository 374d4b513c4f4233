#pragma once

#include "core/base/Result.h"
#include "core/domain/FieldIo.h"
#include "core/domain/Ids.h"
#include "core/domain/Money.h"
#include "core/domain/Words.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>
#include <QtCore/QString>
#include <QtCore/QStringList>

#include <optional>
#include <vector>

/// The shop's records, as imported and as used by the tools.
namespace tierdesk {

struct Customer {
    CustomerId id;
    CompanyId company;
    QString ref; ///< the company's own id, unique within it
    QString name;
    QString email;
    QString phone;
    QString tier; ///< the company's label: GOLD, SILVER, …
    Money lifetimeValue;
    bool isVip = false;
    QString language = u"en"_s;
    Timestamp createdAt;
};

struct Address {
    QString name, line1, line2, city, region, postcode, country;
    friend bool operator==(const Address &, const Address &) = default;
};

struct OrderItem {
    QString sku;
    QString name;
    QString variant; ///< "blue, L"
    int quantity = 1;
    Money price;      ///< per unit
    int returned = 0; ///< part of quantity
    int replaced = 0;
    Money refunded{}; ///< total refunded for this item; a zero has no currency
};

struct Payment {
    QString method; ///< "card", "paypal", "invoice"
    QString last4;  ///< of a card; nothing more is stored
    Money amount;
    Timestamp at;
};

struct Shipment {
    QString carrier;
    QString trackingNumber;
    QString status; ///< label_created, in_transit, out_for_delivery, delivered, exception
    std::optional<Timestamp> shippedAt, estimatedAt, deliveredAt;
    QString lastPlace;
};

enum class OrderStatus { Pending, Processing, Shipped, Delivered, Cancelled, Returned };
template<>
struct Words<OrderStatus> {
    static constexpr std::array table{
        std::pair{OrderStatus::Pending, "pending"},     std::pair{OrderStatus::Processing, "processing"},
        std::pair{OrderStatus::Shipped, "shipped"},     std::pair{OrderStatus::Delivered, "delivered"},
        std::pair{OrderStatus::Cancelled, "cancelled"}, std::pair{OrderStatus::Returned, "returned"}};
};

struct Order {
    OrderId id;
    CompanyId company;
    CustomerId customer;
    QString number; ///< "ORD-9876", unique within the company, case-insensitive
    OrderStatus status = OrderStatus::Pending;
    Timestamp placedAt;
    std::vector<OrderItem> items;
    Money total;
    Money paid;
    Money refunded;
    std::vector<Payment> payments;
    Address address;
    std::vector<Shipment> shipments;
    bool isReturnRequested = false;
};

struct Product {
    ProductId id;
    CompanyId company;
    QString sku;
    QString name;
    QString description;
    Money price;
    QStringList variants;
    int stock = 0;
};

enum class SubscriptionStatus { Active, Paused, Cancelled };
template<>
struct Words<SubscriptionStatus> {
    static constexpr std::array table{std::pair{SubscriptionStatus::Active, "active"},
                                      std::pair{SubscriptionStatus::Paused, "paused"},
                                      std::pair{SubscriptionStatus::Cancelled, "cancelled"}};
};

struct Subscription {
    SubscriptionId id;
    CompanyId company;
    CustomerId customer;
    QString ref; ///< "SUB-1001"
    QString plan;
    SubscriptionStatus status = SubscriptionStatus::Active;
    Money price;
    std::optional<Timestamp> renewsAt;
};

struct Article {
    ArticleId id;
    CompanyId company;
    QString ref; ///< the company's own id, unique within it
    QString title;
    QString body;
    QStringList tags;
    QString language = u"en"_s;
    int version = 1;
    Timestamp updatedAt;
};

/// A record as an import contains it.
template<class T>
struct OfCustomer {
    T record;         ///< its `customer` is not set
    QString customer; ///< the ref of the customer who owns it; "customerId" in JSON
};

template<FieldIo Io, Is<Address> T>
void fields(Io &io, T &address);
template<FieldIo Io, Is<Customer> T>
void fields(Io &io, T &customer);
template<FieldIo Io, Is<Order> T>
void fields(Io &io, T &order);
template<FieldIo Io, Is<Product> T>
void fields(Io &io, T &product);
template<FieldIo Io, Is<Subscription> T>
void fields(Io &io, T &subscription);
template<FieldIo Io, Is<Article> T>
void fields(Io &io, T &article);
template<FieldIo Io, Is<OfCustomer<Order>> T>
void fields(Io &io, T &row);
template<FieldIo Io, Is<OfCustomer<Subscription>> T>
void fields(Io &io, T &row);

/// Convert to and from JSON as stored, imported and used in the desk API: camelCase keys, amounts in major units next
/// to a `currency`, ISO 8601 times. `xFromJson` fails with InvalidInput and the field in `where`, also for unknown
/// keys. Starred keys are required. The default currency is USD. customer {ref*, name, email, phone, tier, currency,
/// lifetimeValue, isVip, language, createdAt} order {number*, customerId*, status, placedAt*, currency, items [{sku*,
/// name*, variant, quantity, price*, returned, replaced, refunded}], total, paid, refunded, payments [{method*, last4,
/// amount*, at}], address, shipments [{carrier, trackingNumber, status*, shippedAt, estimatedAt, deliveredAt,
/// lastPlace}], isReturnRequested}; toJson leaves customerId to the caller, who knows the ref; an absent total is
/// computed from the items, an absent paid from the payments product {sku*, name*, description, currency, price,
/// variants, stock} subscription {ref*, customerId*, plan*, status, currency, price, renewsAt}; customerId as for
/// orders article {ref*, title*, body*, tags, language, version, updatedAt} address {name, line1, line2, city, region,
/// postcode, country}
[[nodiscard]] QJsonObject toJson(const Customer &customer);
[[nodiscard]] QJsonObject toJson(const Order &order);
/// Returns whether @p product is a plan, judged by its name: "Annual plan", "Trail Club membership".
[[nodiscard]] bool isPlan(const Product &product);

[[nodiscard]] QJsonObject toJson(const Product &product);
[[nodiscard]] QJsonObject toJson(const Subscription &subscription);
[[nodiscard]] QJsonObject toJson(const Article &article);
[[nodiscard]] QJsonObject toJson(const Address &address);
[[nodiscard]] base::Result<Customer> customerFromJson(const QJsonObject &json);
/// Returns the customer's ref (`customerId`) next to the order, whose `customer` is not set.
[[nodiscard]] base::Result<OfCustomer<Order>> orderFromJson(const QJsonObject &json);
[[nodiscard]] base::Result<Product> productFromJson(const QJsonObject &json);
[[nodiscard]] base::Result<OfCustomer<Subscription>> subscriptionFromJson(const QJsonObject &json);
[[nodiscard]] base::Result<Article> articleFromJson(const QJsonObject &json);
[[nodiscard]] base::Result<Address> addressFromJson(const QJsonObject &json, const QString &where = u"address"_s);

} // namespace tierdesk
