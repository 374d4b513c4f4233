#include "core/store/Reports.h"

#include "core/store/Rows.h"

namespace tierdesk::store {

using base::Result;

namespace {

constexpr Millis Kept = Millis::days(30);

} // namespace

template<class Io, Is<Report> T>
void columns(Io &io, T &v)
{
    io.table("report");
    io.fixed("company", v.company);
    io.fixed("public_id", v.publicId);
    io.fixed("request", v.request);
    io.fixed("format", v.format);
    io.fixed("state", v.state);
    io.fixed("created_at", v.createdAt);
    io.fixed("done_at", v.doneAt);
}

Result<void> Reports::insert(const Report &report)
{
    constexpr int MostKept = 200;
    Statement old =
        m_database.statement(u"delete from report where company = ? and id <= (select id from report where company = ? "
                             "order by id desc limit 1 offset ?)"_s);
    old.bind(report.company).bind(report.company).bind(MostKept - 1);
    TRY(old.change());
    return rows::insert(m_database, report);
}

Result<void> Reports::finish(CompanyId company, const QString &publicId, const std::optional<QByteArray> &content,
                             Timestamp at)
{
    Statement query = m_database.statement(
        u"update report set state = ?, done_at = ?, content = ? where company = ? and public_id = ?"_s,
        content ? ReportState::Completed : ReportState::Failed, at, content.value_or(QByteArray()), company, publicId);
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
    static const QString text = rows::select<Report>("where company = ? and public_id = ? and created_at >= ?");
    return rows::one<Report>(m_database.statement(text, company, publicId, now - Kept));
}

Result<QByteArray> Reports::content(CompanyId company, const QString &publicId, Timestamp now) const
{
    Statement query =
        m_database.statement(u"select content from report where company = ? and public_id = ? and created_at >= ?"_s);
    query.bind(company).bind(publicId).bind(now - Kept);
    return rows::first<QByteArray>(std::move(query));
}

} // namespace tierdesk::store
