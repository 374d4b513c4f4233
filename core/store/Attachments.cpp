#include "core/store/Attachments.h"

#include "core/store/Rows.h"

namespace tierdesk::store {

using base::Result;

namespace {

StoredAttachment attachment(const Statement &row)
{
    return {
        .file = {.id = row.text(0), .name = row.text(1), .type = row.enumerator<MediaType>(2), .size = row.integer(3)},
        .company = row.id<CompanyId>(4),
        .session = row.id<SessionKey>(5),
        .message = row.id<MessageId>(6),
        .user = row.id<UserId>(7),
        .sha256 = row.utf8(8),
        .at = row.time(9)};
}

} // namespace

Result<void> Attachments::insert(const StoredAttachment &row)
{
    Statement query = m_database.statement(
        u"insert into attachment (public_id, name, media_type, size, company, session, message, desk_user, "
        "sha256, created_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s);
    query.bind(row.file.id)
        .bind(row.file.name)
        .bind(row.file.type)
        .bind(row.file.size)
        .bind(row.company)
        .bind(row.session)
        .bind(row.message)
        .bind(row.user)
        .bindUtf8(row.sha256)
        .bind(row.at);
    const auto id = query.insert();
    return id ? Result<void>() : id.error();
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
    Statement query =
        m_database.statement(u"select public_id, name, media_type, size, company, session, message, desk_user, sha256, "
                             "created_at from attachment where public_id = ? and company = ?"_s);
    query.bind(publicId).bind(company);
    return rows::one(std::move(query), attachment);
}

Result<Attachments::Brought> Attachments::broughtTo(SessionKey session) const
{
    Statement query = m_database.statement(
        u"select count(*), coalesce(sum(size), 0) from attachment where session = ? and desk_user is null"_s);
    query.bind(session);
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
    const auto found = rows::one(std::move(query), [](const Statement &row) { return row.number(0); });
    if (!found)
        return found.error();
    return found->has_value();
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
