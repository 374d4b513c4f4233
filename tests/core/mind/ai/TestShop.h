#pragma once

#include "core/domain/CompanyConfig.h"
#include "core/mind/ai/Responder.h"
#include "core/mind/knowledge/ArticleIndex.h"
#include "core/mind/knowledge/ProductPage.h"

#include <QtCore/QHash>

/// A small shop in memory, over the real policy and the real article search.
namespace tierdesk::test {

inline constexpr CustomerId Dana{1};
inline constexpr CustomerId Luis{2};
inline constexpr CustomerId Mira{3};  ///< has no orders
inline constexpr CustomerId Stray{4}; ///< somebody else, with ORD-5555

[[nodiscard]] inline Timestamp at(const char *iso)
{
    return base::timestampFromIso(QString::fromLatin1(iso)).value_or(Timestamp{});
}

[[nodiscard]] inline Money dollars(double amount)
{
    return moneyFromMajor(amount, {'U', 'S', 'D'}).value_or(Money{});
}

[[nodiscard]] inline Timestamp today()
{
    return at("2026-11-20T12:00:00Z");
}

struct Shop {
    CompanyConfig config = defaultConfig();
    std::vector<Customer> customers;
    std::vector<Order> orders; ///< newest first
    std::vector<Subscription> subscriptions;
    std::vector<Product> products;
    knowledge::ArticleIndex articles{shelf()};
    QHash<int, Money> used;  ///< by ActionKind
    QByteArray otherVersion; ///< of the articles, as if they had been changed

    Shop();
    /// One with nothing in it but @p its articles.
    explicit Shop(const std::vector<Article> &its)
        : articles(its)
    {}

    static std::vector<Article> shelf();
};

/// What the session's customer may see of the shop.
class ShopTools final : public ai::Tools
{
public:
    ShopTools(Shop &shop, CustomerId customer, bool isVerified)
        : m_shop(shop)
        , m_customer(customer)
        , m_isVerified(isVerified)
    {}
    std::optional<Order> order(const QString &number) override
    {
        QString plain = number;
        plain.remove(u' ');
        for (const Order &each : m_shop.orders) {
            if (m_isVerified && each.customer == m_customer && each.number.compare(plain, Qt::CaseInsensitive) == 0)
                return each;
        }
        return std::nullopt;
    }
    std::vector<Order> orders(int limit) override
    {
        std::vector<Order> found;
        for (const Order &each : m_shop.orders) {
            if (m_isVerified && each.customer == m_customer && static_cast<int>(found.size()) < limit)
                found.push_back(each);
        }
        return found;
    }
    std::vector<Subscription> subscriptions() override
    {
        std::vector<Subscription> found;
        for (const Subscription &each : m_shop.subscriptions) {
            if (m_isVerified && each.customer == m_customer)
                found.push_back(each);
        }
        return found;
    }
    std::vector<Product> products(const QString &words, int limit) override
    {
        std::vector<Product> found;
        for (const Product &each : m_shop.products) {
            const QString all = (each.name + u' ' + each.sku + u' ' + each.description).toLower();
            bool hasAll = !words.isEmpty();
            for (const QString &word : words.toLower().split(u' ', Qt::SkipEmptyParts))
                hasAll = hasAll && all.contains(word);
            if (hasAll && static_cast<int>(found.size()) < limit)
                found.push_back(each);
        }
        return found;
    }
    std::vector<ai::ArticleHit> articles(const QString &question, int limit) override
    {
        return hitsOf(m_shop.articles, question, limit);
    }
    std::vector<ai::ArticleHit> pages(const QString &question, int limit) override
    {
        return hitsOf(shelved(), question, limit);
    }
    std::optional<ai::ArticleHit> article(const QString &ref) override
    {
        for (const knowledge::ArticleIndex *const each : {&std::as_const(m_shop.articles), &shelved()}) {
            if (const Article *const found = each->byRef(ref))
                return ai::ArticleHit{.article = *found, .words = each->wordsByRef(ref)};
        }
        return std::nullopt;
    }
    Verdict verdict(const ActionRequest &request, Tier tier) override
    {
        policy::Grounds grounds;
        grounds.customer = m_customer;
        grounds.isVerified = m_isVerified;
        grounds.used = m_shop.used.value(static_cast<int>(request.kind), dollars(0));
        grounds.now = today();
        for (const Order &each : m_shop.orders) {
            if (each.number == request.orderNumber)
                grounds.order = each;
        }
        for (const Subscription &each : m_shop.subscriptions) {
            if (each.ref == request.subscription)
                grounds.subscription = each;
        }
        for (const Product &each : m_shop.products) {
            if (isPlan(each))
                grounds.plans.sold.append(each.name);
        }
        for (const Subscription &each : m_shop.subscriptions)
            grounds.plans.held.append(each.plan);
        return policy::authorize(request, tier, m_shop.config, 1, grounds);
    }
    QByteArray sources() const override
    {
        return m_shop.otherVersion.isEmpty() ? m_shop.articles.version() : m_shop.otherVersion;
    }
    std::optional<Money> remaining(ActionKind kind, Tier tier) override
    {
        return policy::remaining(kind, tier, m_shop.config, m_shop.used.value(static_cast<int>(kind), dollars(0)));
    }

private:
    static std::vector<ai::ArticleHit> hitsOf(const knowledge::ArticleIndex &index, const QString &question, int limit)
    {
        std::vector<ai::ArticleHit> found;
        for (const auto &hit : index.search(question, limit)) {
            ai::ArticleHit made;
            made.article = *hit.article;
            made.words = hit.words;
            made.score = hit.score;
            found.push_back(made);
        }
        return found;
    }
    /// Tests put products in and take them out; what was found before stays good.
    const knowledge::ArticleIndex &shelved()
    {
        std::vector<Article> pages;
        for (const Product &each : m_shop.products)
            pages.push_back(knowledge::pageOf(each));
        m_pages.push_back(std::make_unique<const knowledge::ArticleIndex>(std::move(pages)));
        return *m_pages.back();
    }

    Shop &m_shop;
    CustomerId m_customer;
    bool m_isVerified;
    std::vector<std::unique_ptr<const knowledge::ArticleIndex>> m_pages;
};

inline Customer person(CustomerId id, const char *name)
{
    Customer made;
    made.id = id;
    made.name = QString::fromLatin1(name);
    return made;
}

inline OrderItem item(const char *sku, const char *name, double price, int quantity = 1, const char *variant = "")
{
    OrderItem made;
    made.sku = QString::fromLatin1(sku);
    made.name = QString::fromLatin1(name);
    made.price = dollars(price);
    made.quantity = quantity;
    made.variant = QString::fromLatin1(variant);
    return made;
}

inline Order order(const char *number, CustomerId customer, OrderStatus status, const char *placed,
                   std::vector<OrderItem> items)
{
    Order made;
    made.number = QString::fromLatin1(number);
    made.customer = customer;
    made.status = status;
    made.placedAt = at(placed);
    made.total = dollars(0);
    for (const OrderItem &each : items)
        made.total = made.total + Money{each.price.minor * each.quantity, each.price.currency};
    made.paid = made.total;
    made.refunded = dollars(0);
    made.payments = {Payment{u"card"_s, u"4242"_s, made.total, made.placedAt}};
    made.items = std::move(items);
    made.address = {u"Dana Whitfield"_s, u"7 Pine Road"_s, {}, u"Portland"_s, u"OR"_s, u"97201"_s, u"US"_s};
    return made;
}

inline Shipment parcel(const char *carrier, const char *tracking, const char *status, const char *shipped)
{
    Shipment made;
    made.carrier = QString::fromLatin1(carrier);
    made.trackingNumber = QString::fromLatin1(tracking);
    made.status = QString::fromLatin1(status);
    made.shippedAt = at(shipped);
    return made;
}

inline Product product(const char *sku, const char *name, double price, int stock, QStringList variants = {})
{
    Product made;
    made.sku = QString::fromLatin1(sku);
    made.name = QString::fromLatin1(name);
    made.price = dollars(price);
    made.stock = stock;
    made.variants = std::move(variants);
    return made;
}

inline Article article(const char *ref, const char *title, const char *body)
{
    Article made;
    made.ref = QString::fromLatin1(ref);
    made.title = QString::fromLatin1(title);
    made.body = QString::fromLatin1(body);
    return made;
}

inline std::vector<Article> Shop::shelf()
{
    return {article("KB-RETURNS", "Returns",
                    "You may return unused items within 30 days of delivery. Boots must come back in their box."),
            article("KB-SHIPPING", "Shipping times and costs",
                    "Standard shipping takes 3 to 5 working days and costs $5. Orders above $75 ship free. We deliver "
                    "to the US and Canada."),
            article("KB-REFUNDS", "When refunds arrive",
                    "A refund reaches your card 5 working days after it was approved."),
            article("KB-PASSWORD", "Resetting your password",
                    "Open the sign-in page and choose Forgot password. A link arrives by e-mail within minutes."),
            article("KB-TENT", "Caring for your tent", "Dry the tent before you pack it, and keep it out of the sun.")};
}

inline Shop::Shop()
{
    config.aiRep.guidelines.maxResponseLength = 600;
    config.aiManager.guidelines.maxResponseLength = 600;
    config.humanAgent.escalationPhone = u"+14155559999"_s;
    customers = {person(Dana, "Dana Whitfield"), person(Luis, "Luis Ortega"), person(Mira, "Mira Chen"),
                 person(Stray, "Pat Stray")};

    Order tent = order("ORD-9876", Dana, OrderStatus::Delivered, "2026-11-09", {item("TNT-3", "Ridge 3 tent", 312.4)});
    tent.shipments = {parcel("UPS", "1Z999", "delivered", "2026-11-11")};
    tent.shipments[0].deliveredAt = at("2026-11-14T15:00:00Z");

    Order lantern = order("ORD-1003", Luis, OrderStatus::Processing, "2026-11-18", {item("LAN-1", "Glow lantern", 40)});
    Order stove = order("ORD-1002", Luis, OrderStatus::Shipped, "2026-11-12", {item("STV-2", "Camp stove", 89)});
    stove.shipments = {parcel("DHL", "JD0146", "in_transit", "2026-11-13")};
    stove.shipments[0].estimatedAt = at("2026-11-17T12:00:00Z");
    stove.shipments[0].lastPlace = u"Denver"_s;
    Order boots = order("ORD-1001", Luis, OrderStatus::Delivered, "2026-10-20",
                        {item("BT-42", "Trail boots", 120, 1, "42"), item("SOC-1", "Wool socks", 15, 2)});
    boots.shipments = {parcel("UPS", "1Z777", "delivered", "2026-10-22")};
    boots.shipments[0].deliveredAt = at("2026-10-25T10:00:00Z");
    Order others = order("ORD-5555", Stray, OrderStatus::Shipped, "2026-11-15", {item("RPE-9", "Climbing rope", 75)});
    others.shipments = {parcel("DHL", "JD9", "in_transit", "2026-11-16")};
    orders = {lantern, others, stove, tent, boots};

    Subscription plan;
    plan.customer = Luis;
    plan.ref = u"SUB-1001"_s;
    plan.plan = u"Monthly"_s;
    plan.price = dollars(12);
    plan.renewsAt = at("2026-12-01");
    Subscription anothers;
    anothers.customer = Stray;
    anothers.ref = u"SUB-1002"_s;
    anothers.plan = u"Founders"_s;
    anothers.price = dollars(5);
    subscriptions = {plan, anothers};

    products = {product("TNT-3", "Ridge 3 tent", 312.4, 5, {u"green"_s, u"sand"_s}),
                product("BT-42", "Trail boots", 120, 9, {u"41"_s, u"42"_s, u"43"_s}),
                product("STV-2", "Camp stove", 89, 0), product("PLN-A", "Annual plan", 99, 1000),
                product("LAN-1", "Glow lantern", 40, 12)};
}

} // namespace tierdesk::test
