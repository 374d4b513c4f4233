#include "core/engine/Commands.h"

#include "core/engine/commands/Telling.h"
#include "core/engine/SessionSteps.h"
#include "core/store/Repositories.h"

#include <QtCore/QJsonArray>

namespace tierdesk::engine::commands {

namespace {

using base::Result;

/// Runs @p put for each of @p rows. A refused row is reported; a failure of the store ends the run.
template<class Put>
Result<Upserted> putRows(CommandContext &context, CompanyId company, const QJsonArray &rows, const QByteArray &what,
                         Put put)
{
    const auto entry = TRY(companyOf(context, company));
    Upserted upserted;
    for (qsizetype i = 0; i < rows.size(); ++i) {
        const QJsonValue row = rows.at(i);
        const Result<void> done = row.isObject()
                                      ? put(row.toObject(), entry->company)
                                      : Result<void>(base::fail(base::Fault::InvalidInput, u"not an object"_s));
        if (done) {
            ++upserted.accepted;
        } else if (done.error().fault == base::Fault::StorageFailed) {
            return done.error();
        } else {
            upserted.errors.push_back({static_cast<int>(i), done.error().message, done.error().where});
        }
    }
    Event event;
    event.kinds = {what == "articles" ? "articles.changed" : "shop.changed"};
    const QByteArray after = "{\"accepted\":" + QByteArray::number(upserted.accepted) +
                             ",\"refused\":" + QByteArray::number(static_cast<int>(upserted.errors.size())) + '}';
    if (const auto told = context.record({.company = company,
                                          .command = what + ".upsert",
                                          .subject = QString::fromLatin1(what),
                                          .before = {},
                                          .after = after,
                                          .event = std::move(event)});
        !told)
        return told.error();
    return upserted;
}

Result<CustomerId> customerOf(CommandContext &context, CompanyId company, const QString &ref)
{
    const auto customer = TRY(context.store().customers.byRef(company, ref));
    if (!customer)
        return base::fail(base::Fault::InvalidInput, u"no customer \"%1\""_s.arg(ref), u"customerId"_s);
    return customer->id;
}

Result<void> sameCurrency(const Company &company, const Money &money, const QString &where)
{
    if (money.currency == company.config.currency)
        return {};
    return base::fail(
        base::Fault::InvalidInput,
        u"%1, but the company's currency is %2"_s.arg(money.code(), Money{0, company.config.currency}.code()), where);
}

template<class T>
Result<void> outcome(const Result<T> &result)
{
    if (!result)
        return result.error();
    return {};
}

} // namespace

Result<Upserted> upsertOrders(CommandContext &context, CompanyId company, const QJsonArray &rows)
{
    return putRows(context, company, rows, "orders", [&](const QJsonObject &row, const Company &own) -> Result<void> {
        auto [order, ref] = TRY(orderFromJson(row));
        TRY(sameCurrency(own, order.total, u"currency"_s));
        const auto customer = TRY(customerOf(context, company, ref));
        order.company = company;
        order.customer = customer;
        return outcome(context.store().orders.upsert(order));
    });
}

Result<Upserted> upsertCustomers(CommandContext &context, CompanyId company, const QJsonArray &rows)
{
    return putRows(context, company, rows, "customers",
                   [&](const QJsonObject &row, const Company &own) -> Result<void> {
                       auto customer = TRY(customerFromJson(row));
                       TRY(sameCurrency(own, customer.lifetimeValue, u"currency"_s));
                       customer.company = company;
                       if (customer.createdAt.ms == 0)
                           customer.createdAt = context.now();
                       return outcome(context.store().customers.upsert(customer));
                   });
}

Result<Upserted> upsertProducts(CommandContext &context, CompanyId company, const QJsonArray &rows)
{
    context.touchProducts(company);
    return putRows(context, company, rows, "products", [&](const QJsonObject &row, const Company &own) -> Result<void> {
        auto product = TRY(productFromJson(row));
        TRY(sameCurrency(own, product.price, u"currency"_s));
        product.company = company;
        return outcome(context.store().products.upsert(product));
    });
}

Result<Upserted> upsertSubscriptions(CommandContext &context, CompanyId company, const QJsonArray &rows)
{
    return putRows(context, company, rows, "subscriptions",
                   [&](const QJsonObject &row, const Company &own) -> Result<void> {
                       auto [subscription, ref] = TRY(subscriptionFromJson(row));
                       TRY(sameCurrency(own, subscription.price, u"currency"_s));
                       const auto customer = TRY(customerOf(context, company, ref));
                       subscription.company = company;
                       subscription.customer = customer;
                       return outcome(context.store().subscriptions.upsert(subscription));
                   });
}

Result<Upserted> upsertArticles(CommandContext &context, CompanyId company, const QJsonArray &rows)
{
    context.touchArticles(company);
    return putRows(context, company, rows, "articles", [&](const QJsonObject &row, const Company &) -> Result<void> {
        auto article = TRY(articleFromJson(row));
        article.company = company;
        article.updatedAt = context.now();
        return outcome(context.store().articles.upsert(article, context.actor().user));
    });
}

Result<void> deleteArticle(CommandContext &context, CompanyId company, const QString &ref)
{
    const auto article = TRY(context.store().articles.byRef(company, ref));
    if (!article)
        return base::fail(base::Fault::NotFound, u"no article \"%1\""_s.arg(ref));
    TRY(context.store().articles.remove(company, ref));
    context.touchArticles(company);
    return tell(context, company, "article.delete", ref, "articles.changed",
                {{u"title"_s, article->title}, {u"version"_s, article->version}, {u"body"_s, article->body}});
}

} // namespace tierdesk::engine::commands
