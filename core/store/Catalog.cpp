#include "core/store/Rows.h"
#include "core/store/SearchIndex.h"
#include "core/store/Shop.h"

#include <algorithm>

namespace tierdesk::store {

using base::fail;
using base::Fault;
using base::Result;

namespace {

constexpr const char *ProductColumns = "id, company, sku, name, description, price, price_currency, variants, stock";
constexpr const char *SubscriptionColumns =
    "id, company, customer, ref, plan, status, price, price_currency, renews_at";
constexpr const char *ArticleColumns = "id, company, ref, title, body, tags, language, version, updated_at";

Product product(const Statement &row)
{
    return {row.id<ProductId>(0), row.id<CompanyId>(1), row.text(2), row.text(3),
            row.text(4),          row.money(5),         row.list(7), row.number(8)};
}

Subscription subscription(const Statement &row)
{
    return {row.id<SubscriptionId>(0),
            row.id<CompanyId>(1),
            row.id<CustomerId>(2),
            row.text(3),
            row.text(4),
            row.enumerator<SubscriptionStatus>(5),
            row.money(6),
            row.maybeTime(8)};
}

Article article(const Statement &row)
{
    return {row.id<ArticleId>(0), row.id<CompanyId>(1), row.text(2),   row.text(3), row.text(4),
            row.list(5),          row.text(6),          row.number(7), row.time(8)};
}

} // namespace

Result<ProductId> Products::upsert(const Product &product)
{
    Statement query = m_database.statement(
        u"insert into product (company, sku, name, description, price, price_currency, variants, stock, folded) values "
        "(?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (company, sku) do update set name = excluded.name, description = "
        "excluded.description, price = excluded.price, price_currency = excluded.price_currency, variants = "
        "excluded.variants, stock = excluded.stock, folded = excluded.folded returning id"_s);
    query.bind(product.company)
        .bind(product.sku)
        .bind(product.name)
        .bind(product.description)
        .bind(product.price.minor)
        .bind(product.price.code())
        .bind(product.variants)
        .bind(product.stock)
        .bind(folded(QStringList{product.sku, product.name, product.description}.join(u' ')));
    const auto id = TRY(rows::number(std::move(query)));
    return ProductId{id};
}

Result<std::optional<Product>> Products::bySku(CompanyId company, const QString &sku) const
{
    static const QString text = rows::select(ProductColumns, "from product where company = ? and sku = ?");
    Statement query = m_database.statement(text);
    query.bind(company).bind(sku);
    return rows::one(std::move(query), product);
}

Result<std::vector<Product>> Products::search(CompanyId company, const QString &words, int limit) const
{
    // A catalogue is small beside the history: the folded text is read through, word by word.
    static const QString text =
        u"select %1, folded from product where company = ? order by sku"_s.arg(QLatin1String(ProductColumns));
    const QStringList wanted = folded(words).split(u' ', Qt::SkipEmptyParts);
    Statement query = m_database.statement(text);
    query.bind(company);
    TRY(query.run());
    std::vector<Product> products;
    while (static_cast<int>(products.size()) < limit && query.next()) {
        const QString hay = query.text(9);
        if (std::all_of(wanted.begin(), wanted.end(), [&hay](const QString &word) { return hay.contains(word); }))
            products.push_back(product(query));
    }
    TRY(query.error());
    return products;
}

Result<QStringList> Products::planNames(CompanyId company) const
{
    Statement query = m_database.statement(
        u"select name from product where company = ? and (folded like '%plan%' or folded like '%subscription%' or "
        "folded like '%membership%') order by sku"_s);
    query.bind(company);
    TRY(query.run());
    QStringList names;
    while (query.next()) {
        const QString name = query.text(0);
        const QString plain = folded(name);
        // The folded text holds the description as well, which may speak of any plan.
        if (plain.contains(u"plan") || plain.contains(u"subscription") || plain.contains(u"membership"))
            names.append(name);
    }
    TRY(query.error());
    return names;
}

Result<void> Products::changeStock(CompanyId company, const QString &sku, int delta)
{
    Statement query = m_database.statement(
        u"update product set stock = stock + ? where company = ? and sku = ? and stock + ? >= 0"_s);
    query.bind(delta).bind(company).bind(sku).bind(delta);
    const auto changed = TRY(query.change());
    if (changed > 0)
        return {};
    const auto present = TRY(bySku(company, sku));
    if (!present.has_value())
        return fail(Fault::NotFound, u"no such product"_s, sku);
    return fail(Fault::Conflict, u"not enough in stock"_s, sku, {{u"stock"_s, present->stock}});
}

Result<SubscriptionId> Subscriptions::upsert(const Subscription &subscription)
{
    m_database.countShopChange();
    Statement query = m_database.statement(
        u"insert into subscription (company, customer, ref, plan, status, price, price_currency, renews_at) values (?, "
        "?, ?, ?, ?, ?, ?, ?) on conflict (company, ref) do update set customer = excluded.customer, plan = "
        "excluded.plan, status = excluded.status, price = excluded.price, price_currency = excluded.price_currency, "
        "renews_at = excluded.renews_at returning id"_s);
    query.bind(subscription.company)
        .bind(subscription.customer)
        .bind(subscription.ref)
        .bind(subscription.plan)
        .bind(subscription.status)
        .bind(subscription.price.minor)
        .bind(subscription.price.code())
        .bind(subscription.renewsAt);
    const auto id = TRY(rows::number(std::move(query)));
    return SubscriptionId{id};
}

Result<std::optional<Subscription>> Subscriptions::byRef(CompanyId company, const QString &ref) const
{
    static const QString text = rows::select(SubscriptionColumns, "from subscription where company = ? and ref = ?");
    Statement query = m_database.statement(text);
    query.bind(company).bind(ref);
    return rows::one(std::move(query), subscription);
}

Result<std::vector<Subscription>> Subscriptions::ofCustomer(CustomerId customer) const
{
    static const QString text = rows::select(SubscriptionColumns, "from subscription where customer = ? order by ref");
    Statement query = m_database.statement(text);
    query.bind(customer);
    return rows::all(std::move(query), subscription);
}

Result<QStringList> Subscriptions::plans(CompanyId company, int limit) const
{
    // From each plan to the next one over the index, since a million subscriptions may be on two plans.
    QStringList plans;
    QString last;
    while (plans.size() < limit) {
        Statement query = m_database.statement(
            u"select plan from subscription where company = ? and plan > ? order by plan limit 1"_s);
        query.bind(company).bind(last);
        TRY(query.run());
        const bool isThere = query.next();
        if (isThere)
            last = query.text(0);
        TRY(query.error());
        if (!isThere)
            break;
        plans.append(last);
    }
    return plans;
}

Result<ArticleId> Articles::upsert(const Article &article, UserId author)
{
    const auto present = TRY(byRef(article.company, article.ref));
    if (present.has_value()) {
        const Article &old = *present;
        if (old.title == article.title && old.body == article.body && old.tags == article.tags &&
            old.language == article.language)
            return old.id;
    }
    Statement query = m_database.statement(
        u"insert into article (company, ref, title, body, tags, language, version, updated_at, author) values (?, ?, "
        u"?, "
        "?, ?, ?, ?, ?, ?) on conflict (company, ref) do update set title = excluded.title, body = excluded.body, tags "
        "= excluded.tags, language = excluded.language, version = article.version + 1, updated_at = "
        "excluded.updated_at, author = excluded.author returning id"_s);
    query.bind(article.company)
        .bind(article.ref)
        .bind(article.title)
        .bind(article.body)
        .bind(article.tags)
        .bind(article.language)
        .bind(std::max(article.version, 1))
        .bind(article.updatedAt)
        .bind(author);
    const auto id = TRY(rows::number(std::move(query)));
    return ArticleId{id};
}

Result<UserId> Articles::authorOf(CompanyId company, const QString &ref) const
{
    Statement query = m_database.statement(u"select author from article where company = ? and ref = ?"_s);
    query.bind(company).bind(ref);
    const auto author = rows::one(std::move(query), [](const Statement &row) { return row.id<UserId>(0); });
    if (!author)
        return author.error();
    return author->value_or(UserId());
}

Result<bool> Articles::remove(CompanyId company, const QString &ref)
{
    Statement query = m_database.statement(u"delete from article where company = ? and ref = ?"_s);
    query.bind(company).bind(ref);
    const auto removed = TRY(query.change());
    return removed > 0;
}

Result<std::optional<Article>> Articles::byRef(CompanyId company, const QString &ref) const
{
    static const QString text = rows::select(ArticleColumns, "from article where company = ? and ref = ?");
    Statement query = m_database.statement(text);
    query.bind(company).bind(ref);
    return rows::one(std::move(query), article);
}

Result<std::vector<Article>> Articles::all(CompanyId company) const
{
    static const QString text = rows::select(ArticleColumns, "from article where company = ? order by ref");
    Statement query = m_database.statement(text);
    query.bind(company);
    return rows::all(std::move(query), article);
}

} // namespace tierdesk::store
