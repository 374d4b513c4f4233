#include "core/store/Rows.h"
#include "core/store/SearchIndex.h"
#include "core/store/Shop.h"

#include <algorithm>

namespace tierdesk::store {

using base::fail;
using base::Fault;
using base::Result;

template<class Io, Is<Product> T>
void columns(Io &io, T &v)
{
    io.table("product");
    io.unique("company, sku");
    io.key("id", v.id);
    io.fixed("company", v.company);
    io.fixed("sku", v.sku);
    io("name", v.name);
    io("description", v.description);
    io("price", v.price.minor);
    io("price_currency", v.price.currency);
    io("variants", v.variants);
    io("stock", v.stock);
    io.written("folded", [&v] { return folded(QStringList{v.sku, v.name, v.description}.join(u' ')); });
}

template<class Io, Is<Subscription> T>
void columns(Io &io, T &v)
{
    io.table("subscription");
    io.unique("company, ref");
    io.key("id", v.id);
    io.fixed("company", v.company);
    io("customer", v.customer);
    io.fixed("ref", v.ref);
    io("plan", v.plan);
    io("status", v.status);
    io("price", v.price.minor);
    io("price_currency", v.price.currency);
    io("renews_at", v.renewsAt);
}

/// Read only: an upsert has an author and counts the version.
template<class Io, Is<Article> T>
void columns(Io &io, T &v)
{
    io.table("article");
    io.read("id", v.id);
    io.read("company", v.company);
    io.read("ref", v.ref);
    io.read("title", v.title);
    io.read("body", v.body);
    io.read("tags", v.tags);
    io.read("language", v.language);
    io.read("version", v.version);
    io.read("updated_at", v.updatedAt);
}

Result<ProductId> Products::upsert(const Product &product)
{
    return rows::upsert<ProductId>(m_database, product);
}

Result<std::optional<Product>> Products::bySku(CompanyId company, const QString &sku) const
{
    static const QString text = rows::select<Product>("where company = ? and sku = ?");
    return rows::one<Product>(m_database.statement(text, company, sku));
}

Result<std::vector<Product>> Products::search(CompanyId company, const QString &words, int limit) const
{
    // A catalogue is small beside the history: the folded text is read through, word by word.
    static const QString text = u"select folded, %1 %2 where company = ? order by sku"_s.arg(
        rows::texts<Product>().columns, rows::texts<Product>().from);
    const QStringList wanted = folded(words).split(u' ', Qt::SkipEmptyParts);
    Statement query = m_database.statement(text, company);
    TRY(query.run());
    std::vector<Product> products;
    while (static_cast<int>(products.size()) < limit && query.next()) {
        RowReader io(query);
        QString hay;
        io.read("folded", hay);
        if (std::all_of(wanted.begin(), wanted.end(), [&hay](const QString &word) { return hay.contains(word); }))
            columns(io, products.emplace_back());
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
    return rows::upsert<SubscriptionId>(m_database, subscription);
}

Result<std::optional<Subscription>> Subscriptions::byRef(CompanyId company, const QString &ref) const
{
    static const QString text = rows::select<Subscription>("where company = ? and ref = ?");
    return rows::one<Subscription>(m_database.statement(text, company, ref));
}

Result<std::vector<Subscription>> Subscriptions::ofCustomer(CustomerId customer) const
{
    static const QString text = rows::select<Subscription>("where customer = ? order by ref");
    return rows::all<Subscription>(m_database.statement(text, customer));
}

Result<QStringList> Subscriptions::plans(CompanyId company, int limit) const
{
    // From each plan to the next one over the index, since a million subscriptions may be on two plans.
    QStringList plans;
    QString last;
    while (plans.size() < limit) {
        Statement query = m_database.statement(
            u"select plan from subscription where company = ? and plan > ? order by plan limit 1"_s, company, last);
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
        "excluded.updated_at, author = excluded.author returning id"_s,
        article.company, article.ref, article.title, article.body, article.tags, article.language,
        std::max(article.version, 1), article.updatedAt, author);
    const auto id = TRY(rows::number(std::move(query)));
    return ArticleId{id};
}

Result<UserId> Articles::authorOf(CompanyId company, const QString &ref) const
{
    Statement query = m_database.statement(u"select author from article where company = ? and ref = ?"_s, company, ref);
    return rows::first<UserId>(std::move(query));
}

Result<bool> Articles::remove(CompanyId company, const QString &ref)
{
    Statement query = m_database.statement(u"delete from article where company = ? and ref = ?"_s, company, ref);
    return rows::hasMet(query.change());
}

Result<std::optional<Article>> Articles::byRef(CompanyId company, const QString &ref) const
{
    static const QString text = rows::select<Article>("where company = ? and ref = ?");
    return rows::one<Article>(m_database.statement(text, company, ref));
}

Result<std::vector<Article>> Articles::all(CompanyId company) const
{
    static const QString text = rows::select<Article>("where company = ? order by ref");
    return rows::all<Article>(m_database.statement(text, company));
}

} // namespace tierdesk::store
