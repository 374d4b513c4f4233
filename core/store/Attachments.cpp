#include "core/store/Attachments.h"

#include "core/store/Rows.h"

namespace tierdesk::store {

using base::Result;

template<class Io, Is<StoredAttachment> T>
void columns(Io &io, T &v)
{
    io.table("attachment");
    io.fixed("public_id", v.file.id);
    io.fixed("name", v.file.name);
    io.fixed("media_type", v.file.type);
    io.fixed("size", v.file.size);
    io.fixed("company", v.company);
    io.fixed("session", v.session);
    io.fixed("message", v.message);
    io.fixed("desk_user", v.user);
    io.fixed("sha256", Utf8(v.sha256));
    io.fixed("created_at", v.at);
}

Result<void> Attachments::insert(const StoredAttachment &row)
{
    return rows::insert(m_database, row);
}

Result<bool> Attachments::send(CompanyId company, const QString &publicId, SessionKey session, MessageId message)
{
    Statement query = m_database.statement(
        u"update attachment set session = ?, message = ? where public_id = ? and company = ? and message is null"_s);
    query.bind(session).bind(message).bind(publicId).bind(company);
    const auto changed = TRY(query.change());
    return changed == 1;
}

Result<int> Attachments::removeUnsent(Timestamp before, int limit)
{
    Statement query =
        m_database.statement(u"delete from attachment where id in (select id from attachment where message is null and "
                             "created_at < ? order by created_at limit ?)"_s);
    query.bind(before).bind(limit);
    return query.change();
}

Result<std::optional<StoredAttachment>> Attachments::byPublicId(CompanyId company, const QString &publicId) const
{
    static const QString text = rows::select<StoredAttachment>("where public_id = ? and company = ?");
    return rows::one<StoredAttachment>(m_database.statement(text, publicId, company));
}

Result<Attachments::Brought> Attachments::broughtTo(SessionKey session) const
{
    Statement query = m_database.statement(
        u"select count(*), coalesce(sum(size), 0) from attachment where session = ? and desk_user is null"_s, session);
    const auto found = rows::one(std::move(query), [](const Statement &row) {
        return Brought{row.number(0), row.integer(1)};
    });
    if (!found)
        return found.error();
    return found->value_or(Brought());
}

Result<bool> Attachments::isUsed(const QByteArray &sha256) const
{
    Statement query = m_database.statement(u"select 1 from attachment where sha256 = ? limit 1"_s);
    query.bindUtf8(sha256);
    const auto found = TRY(rows::one<int>(std::move(query)));
    return found.has_value();
}

Result<std::vector<QByteArray>> Attachments::contents() const
{
    return rows::all(m_database.statement(u"select distinct sha256 from attachment order by sha256"_s),
                     [](const Statement &row) { return row.utf8(0); });
}

AttachmentFiles Attachments::files() const
{
    return AttachmentFiles(m_database.path());
}

} // namespace tierdesk::store
