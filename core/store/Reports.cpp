#include "core/store/Reports.h"

#include "core/store/Rows.h"

namespace tierdesk::store {

using base::Result;

namespace {

constexpr Millis Kept = Millis::days(30);

} // namespace

Result<void> Reports::insert(const Report &report)
{
    constexpr int MostKept = 200;
    Statement old =
        m_database.statement(u"delete from report where company = ? and id <= (select id from report where company = ? "
                             "order by id desc limit 1 offset ?)"_s);
    old.bind(report.company).bind(report.company).bind(MostKept - 1);
    TRY(old.change());
    Statement query = m_database.statement(
        u"insert into report (company, public_id, request, format, state, created_at) values (?, ?, ?, "
        "?, ?, ?)"_s);
    query.bind(report.company)
        .bind(report.publicId)
        .bind(report.request)
        .bind(report.format)
        .bind(report.state)
        .bind(report.createdAt);
    const auto id = query.insert();
    return id ? Result<void>() : id.error();
}

Result<void> Reports::finish(CompanyId company, const QString &publicId, const std::optional<QByteArray> &content,
                             Timestamp at)
{
    Statement query = m_database.statement(
        u"update report set state = ?, done_at = ?, content = ? where company = ? and public_id = ?"_s);
    query.bind(content ? ReportState::Completed : ReportState::Failed)
        .bind(at)
        .bind(content.value_or(QByteArray()))
        .bind(company)
        .bind(publicId);
    const auto changed = query.change();
    return changed ? Result<void>() : changed.error();
}

Result<int> Reports::removeOld(Timestamp now, int limit)
{
    Statement query = m_database.statement(
        u"delete from report where id in (select id from report where created_at < ? order by created_at limit ?)"_s);
    query.bind(now - Kept).bind(limit);
    return query.change();
}

Result<std::optional<Report>> Reports::byPublicId(CompanyId company, const QString &publicId, Timestamp now) const
{
    Statement query = m_database.statement(
        u"select company, public_id, request, format, state, created_at, done_at from report where "
        "company = ? and public_id = ? and created_at >= ?"_s);
    query.bind(company).bind(publicId).bind(now - Kept);
    return rows::one(std::move(query), [](const Statement &row) {
        return Report{row.id<CompanyId>(0),           row.text(1), row.object(2),   row.enumerator<ReportFormat>(3),
                      row.enumerator<ReportState>(4), row.time(5), row.maybeTime(6)};
    });
}

Result<QByteArray> Reports::content(CompanyId company, const QString &publicId, Timestamp now) const
{
    Statement query =
        m_database.statement(u"select content from report where company = ? and public_id = ? and created_at >= ?"_s);
    query.bind(company).bind(publicId).bind(now - Kept);
    const auto found = rows::one(std::move(query), [](const Statement &row) { return row.blob(0); });
    if (!found)
        return found.error();
    return found->value_or(QByteArray());
}

} // namespace tierdesk::store
