#include "core/store/Companies.h"

#include "core/store/Rows.h"

namespace tierdesk::store {

using base::fail;
using base::Fault;
using base::Result;

namespace {

/// The row and what its config text says; the latter may not be readable.
struct CompanyRow {
    Company company;
    QJsonObject config;
};

template<class Io, Is<CompanyRow> T>
void columns(Io &io, T &v)
{
    io.table("company");
    io.key("id", v.company.id);
    io.fixed("public_key", v.company.key);
    io.fixed("name", v.company.name);
    io("config", v.config);
    io("config_version", v.company.configVersion);
    io.fixed("created_at", v.company.createdAt);
}

Result<Company> whole(CompanyRow from)
{
    auto config = mergeConfig(defaultConfig(), from.config);
    if (!config)
        return fail(Fault::StorageFailed,
                    u"the config of company %1 cannot be read: %2"_s.arg(from.company.key, config.error().message),
                    config.error().where, {{u"kind"_s, u"config"_s}});
    from.company.config = std::move(*config);
    return std::move(from.company);
}

Result<std::optional<Company>> wholeOne(Result<std::optional<CompanyRow>> from)
{
    auto row = TRY(std::move(from));
    if (!row)
        return std::optional<Company>();
    auto company = TRY(whole(*std::move(row)));
    return std::optional<Company>(std::move(company));
}

} // namespace

template<class Io, Is<ConfigVersion> T>
void columns(Io &io, T &v)
{
    io.table("company_version");
    io.fixed("company", v.company);
    io.fixed("version", v.version);
    io.fixed("at", v.at);
    io.fixed("who", v.who);
    io.fixed("before", v.before);
    io.fixed("after", v.after);
}

Result<CompanyId> Companies::insert(const Company &company, const QString &who)
{
    CompanyRow row{company, toJson(company.config)};
    row.company.configVersion = 1;
    const auto id = rows::insert<CompanyId>(m_database, row);
    if (!id)
        return rows::taken(id.error(), u"the key is taken"_s, u"key"_s);
    TRY(rows::insert(m_database, ConfigVersion{*id, 1, company.createdAt, who, {}, row.config}));
    return id;
}

Result<void> Companies::rename(CompanyId company, const QString &name)
{
    Statement query = m_database.statement(u"update company set name = ? where id = ?"_s, name, company);
    return rows::met(query.change(), u"company %1"_s.arg(company.value));
}

Result<int> Companies::saveConfig(CompanyId company, const CompanyConfig &config, int expected, const QString &who,
                                  Timestamp at)
{
    static const QString text = rows::select<CompanyRow>("where id = ?");
    const auto before = TRY(rows::one<CompanyRow>(m_database.statement(text, company)));
    if (!before.has_value())
        return fail(Fault::NotFound, u"no such company"_s);
    CompanyRow row = *before;
    const int version = row.company.configVersion++;
    if (version != expected)
        return fail(Fault::Conflict, u"the config was saved by somebody else meanwhile"_s, {},
                    {{u"version"_s, version}});
    row.config = toJson(config);
    TRY(rows::update(m_database, row, u"company"_s));
    TRY(rows::insert(m_database, ConfigVersion{company, version + 1, at, who, before->config, row.config}));
    return version + 1;
}

Result<std::optional<Company>> Companies::byId(CompanyId id) const
{
    static const QString text = rows::select<CompanyRow>("where id = ?");
    return wholeOne(rows::one<CompanyRow>(m_database.statement(text, id)));
}

Result<std::optional<Company>> Companies::byKey(const QString &key) const
{
    static const QString text = rows::select<CompanyRow>("where public_key = ?");
    return wholeOne(rows::one<CompanyRow>(m_database.statement(text, key)));
}

Result<std::vector<Company>> Companies::all() const
{
    static const QString text = rows::select<CompanyRow>("order by id");
    auto found = TRY(rows::all<CompanyRow>(m_database.statement(text)));
    std::vector<Company> companies;
    for (CompanyRow &each : found) {
        auto company = TRY(whole(std::move(each)));
        companies.push_back(std::move(company));
    }
    return companies;
}

Result<std::vector<ConfigVersion>> Companies::history(CompanyId company, int limit) const
{
    static const QString text = rows::select<ConfigVersion>("where company = ? order by version desc limit ?");
    return rows::all<ConfigVersion>(m_database.statement(text, company, limit));
}

} // namespace tierdesk::store
