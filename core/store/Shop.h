#pragma once

#include "core/base/Result.h"
#include "core/domain/Shop.h"

#include <optional>
#include <vector>

/// The shop's tables. An upsert writes by the company's own key (ref, number, sku) and gives the row's id, the same id
/// for the same key. Every function fails with StorageFailed.
namespace tierdesk::store {

class Database;

class Customers final
{
public:
    explicit Customers(Database &database)
        : m_database(database)
    {}
    /// Also ties the sessions to the customer that were opened with its ref before it was known.
    [[nodiscard]] base::Result<CustomerId> upsert(const Customer &customer);
    [[nodiscard]] base::Result<std::optional<Customer>> byId(CustomerId id) const;
    [[nodiscard]] base::Result<std::optional<Customer>> byRef(CompanyId company, const QString &ref) const;
    /// Case does not matter.
    [[nodiscard]] base::Result<std::optional<Customer>> byEmail(CompanyId company, const QString &email) const;
    /// The one customer with @p number (E.164); none where several share it. A customer's own may be written with
    /// blanks, hyphens, dots, slashes and brackets, and with 00 for +.
    [[nodiscard]] base::Result<std::optional<Customer>> byPhone(CompanyId company, const QString &number) const;
    /// By ref.
    [[nodiscard]] base::Result<std::vector<Customer>> all(CompanyId company, int limit, int offset = 0) const;

private:
    Database &m_database;
};

class Orders final
{
public:
    explicit Orders(Database &database)
        : m_database(database)
    {}
    /// Numbers are compared without case.
    [[nodiscard]] base::Result<OrderId> upsert(const Order &order);
    /// Writes the whole order by `order.id`. Fails with NotFound.
    [[nodiscard]] base::Result<void> update(const Order &order);
    [[nodiscard]] base::Result<std::optional<Order>> byId(OrderId id) const;
    [[nodiscard]] base::Result<std::optional<Order>> byNumber(CompanyId company, const QString &number) const;
    /// Newest first.
    [[nodiscard]] base::Result<std::vector<Order>> ofCustomer(CustomerId customer, int limit) const;
    [[nodiscard]] base::Result<std::vector<Order>> all(CompanyId company, int limit, int offset = 0) const;

    /// Notes that the customer of @p session has proven @p order to be theirs; twice is no error.
    [[nodiscard]] base::Result<void> prove(SessionKey session, OrderId order, Timestamp at);
    [[nodiscard]] base::Result<bool> isProvenIn(SessionKey session, OrderId order) const;
    /// Newest first.
    [[nodiscard]] base::Result<std::vector<Order>> provenIn(SessionKey session) const;

private:
    Database &m_database;
};

class Products final
{
public:
    explicit Products(Database &database)
        : m_database(database)
    {}
    [[nodiscard]] base::Result<ProductId> upsert(const Product &product);
    [[nodiscard]] base::Result<std::optional<Product>> bySku(CompanyId company, const QString &sku) const;
    /// Products in whose sku, name or description every word of @p words stands, case folded; by sku. All of them for
    /// no words.
    [[nodiscard]] base::Result<std::vector<Product>> search(CompanyId company, const QString &words, int limit) const;
    /// Names of the products in whose name one of "plan", "subscription" and "membership" stands; by sku.
    [[nodiscard]] base::Result<QStringList> planNames(CompanyId company) const;
    /// Adds @p delta to the stock. Fails with Conflict when it would fall below zero, NotFound for an unknown sku.
    [[nodiscard]] base::Result<void> changeStock(CompanyId company, const QString &sku, int delta);

private:
    Database &m_database;
};

class Subscriptions final
{
public:
    explicit Subscriptions(Database &database)
        : m_database(database)
    {}
    [[nodiscard]] base::Result<SubscriptionId> upsert(const Subscription &subscription);
    [[nodiscard]] base::Result<std::optional<Subscription>> byRef(CompanyId company, const QString &ref) const;
    [[nodiscard]] base::Result<std::vector<Subscription>> ofCustomer(CustomerId customer) const;
    /// The plans that the company's subscriptions are on, each once, by name; at most @p limit. Its time grows with the
    /// plans and not with the subscriptions.
    [[nodiscard]] base::Result<QStringList> plans(CompanyId company, int limit) const;

private:
    Database &m_database;
};

class Articles final
{
public:
    explicit Articles(Database &database)
        : m_database(database)
    {}
    /// A changed title, body, tags or language raises the version, which is then @p author's (unset: of nobody at the
    /// desk); what is the same stays as it is.
    [[nodiscard]] base::Result<ArticleId> upsert(const Article &article, UserId author = {});
    /// Whose the article's last version is; unset where nobody at the desk wrote it, or there is no such article.
    [[nodiscard]] base::Result<UserId> authorOf(CompanyId company, const QString &ref) const;
    [[nodiscard]] base::Result<bool> remove(CompanyId company, const QString &ref);
    [[nodiscard]] base::Result<std::optional<Article>> byRef(CompanyId company, const QString &ref) const;
    /// By ref.
    [[nodiscard]] base::Result<std::vector<Article>> all(CompanyId company) const;

private:
    Database &m_database;
};

} // namespace tierdesk::store
