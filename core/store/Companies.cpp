#include "core/store/Companies.h"

#include "core/store/Rows.h"

namespace tierdesk::store {

using base::fail;
using base::Fault;
using base::Result;

namespace {

constexpr const char *CompanyColumns = "id, public_key, name, config, config_version, created_at";

/// The row and what its config text says; the latter may fail.
struct Row {
    Company company;
    QJsonObject config;
};

Row row(const Statement &query)
{
    Company company;
    company.id = query.id<CompanyId>(0);
    company.key = query.text(1);
    company.name = query.text(2);
    company.configVersion = query.number(4);
    company.createdAt = query.time(5);
    return {std::move(company), query.object(3)};
}

Result<Company> whole(Row from)
{
    auto config = mergeConfig(defaultConfig(), from.config);
    if (!config)
        return fail(Fault::StorageFailed,
                    u"the config of company %1 cannot be read: %2"_s.arg(from.company.key, config.error().message),
                    config.error().where, {{u"kind"_s, u"config"_s}});
    from.company.config = std::move(*config);
    return std::move(from.company);
}

Result<std::optional<Company>> wholeOne(Result<std::optional<Row>> from)
{
    if (!from)
        return from.error();
    if (!from->has_value())
        return std::optional<Company>();
    auto company = TRY(whole(std::move(**from)));
    return std::optional<Company>(std::move(company));
}

} // namespace

Result<CompanyId> Companies::insert(const Company &company, const QString &who)
{
    const QJsonObject config = toJson(company.config);
    Statement query = m_database.statement(
        u"insert into company (public_key, name, config, config_version, created_at) values (?, ?, ?, 1, "
        "?)"_s);
    query.bind(company.key).bind(company.name).bind(config).bind(company.createdAt);
    const auto id = query.insert();
    if (!id)
        return rows::taken(id.error(), u"the key is taken"_s, u"key"_s);
    Statement version = m_database.statement(
        u"insert into company_version (company, version, at, who, before, after) values (?, ?, ?, ?, ?, ?)"_s);
    version.bind(*id).bind(1).bind(company.createdAt).bind(who).null().bind(config);
    TRY(version.finish());
    return CompanyId{*id};
}

Result<void> Companies::rename(CompanyId company, const QString &name)
{
    Statement query = m_database.statement(u"update company set name = ? where id = ?"_s);
    query.bind(name).bind(company);
    return rows::met(query.change(), u"company %1"_s.arg(company.value));
}

Result<int> Companies::saveConfig(CompanyId company, const CompanyConfig &config, int expected, const QString &who,
                                  Timestamp at)
{
    static const QString text = rows::select(CompanyColumns, "from company where id = ?");
    Statement present = m_database.statement(text);
    present.bind(company);
    const auto before = TRY(rows::one(std::move(present), row));
    if (!before.has_value())
        return fail(Fault::NotFound, u"no such company"_s);
    const int version = before->company.configVersion;
    if (version != expected)
        return fail(Fault::Conflict, u"the config was saved by somebody else meanwhile"_s, {},
                    {{u"version"_s, version}});
    const QJsonObject after = toJson(config);
    Statement query = m_database.statement(u"update company set config = ?, config_version = ? where id = ?"_s);
    query.bind(after).bind(version + 1).bind(company);
    TRY(rows::met(query.change(), u"company"_s));
    Statement history = m_database.statement(
        u"insert into company_version (company, version, at, who, before, after) values (?, ?, ?, ?, ?, ?)"_s);
    history.bind(company).bind(version + 1).bind(at).bind(who).bind(before->config).bind(after);
    TRY(history.finish());
    return version + 1;
}

Result<std::optional<Company>> Companies::byId(CompanyId id) const
{
    static const QString text = rows::select(CompanyColumns, "from company where id = ?");
    Statement query = m_database.statement(text);
    query.bind(id);
    return wholeOne(rows::one(std::move(query), row));
}

Result<std::optional<Company>> Companies::byKey(const QString &key) const
{
    static const QString text = rows::select(CompanyColumns, "from company where public_key = ?");
    Statement query = m_database.statement(text);
    query.bind(key);
    return wholeOne(rows::one(std::move(query), row));
}

Result<std::vector<Company>> Companies::all() const
{
    static const QString text = rows::select(CompanyColumns, "from company order by id");
    auto found = TRY(rows::all(m_database.statement(text), row));
    std::vector<Company> companies;
    for (Row &each : found) {
        auto company = TRY(whole(std::move(each)));
        companies.push_back(std::move(company));
    }
    return companies;
}

Result<std::vector<ConfigVersion>> Companies::history(CompanyId company, int limit) const
{
    Statement query = m_database.statement(
        u"select company, version, at, who, before, after from company_version where company = ? order "
        "by version desc limit ?"_s);
    query.bind(company).bind(limit);
    return rows::all(std::move(query), [](const Statement &r) {
        return ConfigVersion{r.id<CompanyId>(0), r.number(1), r.time(2), r.text(3), r.object(4), r.object(5)};
    });
}

} // namespace tierdesk::store
