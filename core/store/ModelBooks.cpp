#include "core/store/ModelBooks.h"

#include "core/store/Rows.h"

namespace tierdesk::store {

using base::Result;

namespace {

struct Row {
    CompanyId company;
    QString name;
    QJsonObject settings;
};

Result<std::vector<ModelProvider>> read(Statement query)
{
    const auto found = rows::all(std::move(query), [](const Statement &row) {
        return Row{row.id<CompanyId>(0), row.text(1), row.object(2)};
    });
    if (!found)
        return found.error();
    std::vector<ModelProvider> providers;
    for (const Row &each : *found) {
        auto provider = mergeProvider({}, each.settings);
        if (!provider)
            return base::fail(base::Fault::StorageFailed,
                              u"the provider %1 of company %2 cannot be read: %3"_s.arg(
                                  each.name, QString::number(each.company.value), provider.error().message));
        provider->company = each.company;
        provider->name = each.name;
        providers.push_back(std::move(*provider));
    }
    return providers;
}

} // namespace

Result<std::vector<ModelProvider>> ModelBooks::providers() const
{
    return read(m_database.statement(u"select company, name, settings from model_provider order by company, name"_s));
}

Result<std::vector<ModelProvider>> ModelBooks::providers(CompanyId company) const
{
    Statement query =
        m_database.statement(u"select company, name, settings from model_provider where company = ? order by name"_s);
    query.bind(company);
    return read(std::move(query));
}

Result<void> ModelBooks::save(const ModelProvider &provider)
{
    Statement query = m_database.statement(
        u"insert into model_provider (company, name, settings) values (?, ?, ?) on conflict (company, "
        "name) do update set settings = excluded.settings"_s);
    query.bind(provider.company).bind(provider.name).bind(toJson(provider));
    return query.finish();
}

Result<bool> ModelBooks::remove(CompanyId company, const QString &name)
{
    Statement query = m_database.statement(u"delete from model_provider where company = ? and name = ?"_s);
    query.bind(company).bind(name);
    return rows::hasMet(query.change());
}

Result<void> ModelBooks::add(CompanyId company, qint64 day, const ModelUse &use)
{
    Statement query = m_database.statement(
        u"insert into model_cost (company, day, provider, model, requests, tokens_in, tokens_out, cache_read, "
        "cache_write, cost, unpriced) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (company, day, provider, "
        "model) do update set requests = model_cost.requests + excluded.requests, tokens_in = model_cost.tokens_in + "
        "excluded.tokens_in, tokens_out = model_cost.tokens_out + excluded.tokens_out, cache_read = "
        "model_cost.cache_read + excluded.cache_read, cache_write = model_cost.cache_write + excluded.cache_write, "
        "cost = model_cost.cost + excluded.cost, unpriced = model_cost.unpriced + excluded.unpriced"_s,
        company, day, use.provider, use.model, use.requests, use.tokensIn, use.tokensOut, use.cacheRead, use.cacheWrite,
        use.cost, use.isPriced ? 0 : use.requests);
    return query.finish();
}

Result<std::vector<ModelDay>> ModelBooks::days(CompanyId company, qint64 first, qint64 last) const
{
    Statement query = m_database.statement(
        u"select company, day, provider, model, requests, tokens_in, tokens_out, cache_read, cache_write, cost, "
        "unpriced from model_cost where company = ? and day >= ? and day <= ? order by day desc, cost desc, provider, "
        "model"_s);
    query.bind(company).bind(first).bind(last);
    return rows::all(std::move(query), [](const Statement &row) {
        return ModelDay{row.id<CompanyId>(0), row.integer(1), row.text(2),    row.text(3),
                        row.integer(4),       row.integer(5), row.integer(6), row.integer(7),
                        row.integer(8),       row.integer(9), row.integer(10)};
    });
}

Result<std::vector<std::pair<CompanyId, NanoUsd>>> ModelBooks::spentOn(qint64 day) const
{
    Statement query =
        m_database.statement(u"select company, sum(cost) from model_cost where day = ? group by company"_s);
    query.bind(day);
    return rows::all(std::move(query), [](const Statement &row) {
        return std::pair{row.id<CompanyId>(0), row.integer(1)};
    });
}

} // namespace tierdesk::store
