#include "core/store/Settings.h"

#include "core/store/Rows.h"

namespace tierdesk::store {

using base::Result;

Result<std::optional<QString>> Settings::value(const QString &name, CompanyId company) const
{
    Statement query = m_database.statement(u"select value from setting where company = ? and name = ?"_s);
    query.bind(company.value).bind(name);
    return rows::one<QString>(std::move(query));
}

Result<void> Settings::setValue(const QString &name, const QString &value, CompanyId company)
{
    Statement query = m_database.statement(
        u"insert into setting (company, name, value) values (?, ?, ?) on conflict (company, name) do "
        "update set value = excluded.value"_s);
    query.bind(company.value).bind(name).bind(value);
    return query.finish();
}

Result<void> Settings::remove(const QString &name, CompanyId company)
{
    Statement query = m_database.statement(u"delete from setting where company = ? and name = ?"_s);
    query.bind(company.value).bind(name);
    return query.finish();
}

Result<std::vector<std::pair<QString, QString>>> Settings::all(CompanyId company) const
{
    Statement query = m_database.statement(u"select name, value from setting where company = ? order by name"_s);
    query.bind(company.value);
    return rows::all(std::move(query), [](const Statement &row) { return std::pair{row.text(0), row.text(1)}; });
}

} // namespace tierdesk::store
