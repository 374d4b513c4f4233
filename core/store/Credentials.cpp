#include "core/store/People.h"
#include "core/store/Rows.h"

namespace tierdesk::store {

using base::Result;

namespace {

constexpr const char *CredentialColumns =
    "id, company, kind, name, public_id, hash, sealed, algorithm, public_key, audience, "
    "scopes, created_at, expires_at, last_used_at, revoked_at, role";

Credential credential(const Statement &row)
{
    Credential c;
    c.id = row.id<CredentialId>(0);
    c.company = row.id<CompanyId>(1);
    c.kind = row.enumerator<CredentialKind>(2);
    c.name = row.text(3);
    c.publicId = row.text(4);
    c.hash = row.blob(5);
    c.sealed = row.blob(6);
    c.algorithm = row.text(7);
    c.publicKey = row.blob(8);
    c.audience = row.text(9);
    c.scopes = row.list(10);
    c.createdAt = row.time(11);
    c.expiresAt = row.maybeTime(12);
    c.lastUsedAt = row.maybeTime(13);
    c.revokedAt = row.maybeTime(14);
    c.role = row.enumerator<ClientRole>(15);
    return c;
}

void bindOrNull(Statement &query, const QByteArray &blob)
{
    if (blob.isEmpty())
        query.null();
    else
        query.bind(blob);
}

} // namespace

Result<CredentialId> Credentials::insert(const Credential &credential)
{
    Statement query = m_database.statement(
        u"insert into credential (company, kind, name, public_id, hash, sealed, algorithm, public_key, audience, "
        "scopes, created_at, expires_at, last_used_at, revoked_at, role) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
        "?, ?, ?)"_s);
    query.bind(credential.company).bind(credential.kind).bind(credential.name).bind(credential.publicId);
    bindOrNull(query, credential.hash);
    bindOrNull(query, credential.sealed);
    query.bind(credential.algorithm);
    bindOrNull(query, credential.publicKey);
    query.bind(credential.audience)
        .bind(credential.scopes)
        .bind(credential.createdAt)
        .bind(credential.expiresAt)
        .bind(credential.lastUsedAt)
        .bind(credential.revokedAt)
        .bind(credential.role);
    const auto id = TRY(query.insert());
    return CredentialId{id};
}

Result<bool> Credentials::revoke(CompanyId company, CredentialId id, Timestamp at)
{
    Statement query = m_database.statement(
        u"update credential set revoked_at = ? where company = ? and id = ? and revoked_at is null"_s);
    query.bind(at).bind(company).bind(id);
    const auto changed = TRY(query.change());
    return changed > 0;
}

Result<void> Credentials::touch(CredentialId id, Timestamp usedAt)
{
    Statement query = m_database.statement(u"update credential set last_used_at = ? where id = ?"_s);
    query.bind(usedAt).bind(id);
    return query.finish();
}

Result<void> Credentials::setAudience(CredentialId id, const QString &audience)
{
    Statement query = m_database.statement(u"update credential set audience = ? where id = ?"_s);
    query.bind(audience).bind(id);
    return query.finish();
}

Result<std::vector<Credential>> Credentials::settleRoles()
{
    const auto old = rows::all(m_database.statement(u"select id from credential where kind = 'jwt' and "
                                                    "role = '' and revoked_at is null order by id"_s),
                               [](const Statement &row) { return row.id<CredentialId>(0); });
    if (!old)
        return old.error();
    Statement query =
        m_database.statement(u"update credential set role = case kind when 'jwt' then ? else ? end where role = ''"_s);
    query.bind(ClientRole::Admin).bind(ClientRole::Service);
    TRY(query.finish());
    std::vector<Credential> found;
    for (const CredentialId each : *old) {
        auto settled = TRY(byId(each));
        if (settled)
            found.push_back(std::move(*settled));
    }
    return found;
}

Result<std::optional<Credential>> Credentials::byId(CredentialId id) const
{
    static const QString text = rows::select(CredentialColumns, "from credential where id = ?");
    Statement query = m_database.statement(text);
    query.bind(id);
    return rows::one(std::move(query), credential);
}

Result<std::vector<Credential>> Credentials::all(CompanyId company) const
{
    static const QString everybodys = rows::select(CredentialColumns, "from credential order by id");
    static const QString ofCompany = rows::select(CredentialColumns, "from credential where company = ? order by id");
    Statement query = m_database.statement(company.isSet() ? ofCompany : everybodys);
    if (company.isSet())
        query.bind(company);
    return rows::all(std::move(query), credential);
}

Result<SavedReplyId> SavedReplies::upsert(const SavedReply &reply)
{
    Statement query = m_database.statement(
        u"insert into saved_reply (company, shortcut, title, text, updated_at) values (?, ?, ?, ?, ?) on conflict "
        "(company, shortcut) do update set title = excluded.title, text = excluded.text, updated_at = "
        "excluded.updated_at returning id"_s);
    query.bind(reply.company).bind(reply.shortcut).bind(reply.title).bind(reply.text).bind(reply.updatedAt);
    const auto id = TRY(rows::number(std::move(query)));
    return SavedReplyId{id};
}

Result<bool> SavedReplies::remove(CompanyId company, SavedReplyId id)
{
    Statement query = m_database.statement(u"delete from saved_reply where company = ? and id = ?"_s);
    query.bind(company).bind(id);
    const auto removed = TRY(query.change());
    return removed > 0;
}

Result<std::vector<SavedReply>> SavedReplies::all(CompanyId company) const
{
    Statement query = m_database.statement(
        u"select id, company, shortcut, title, text, updated_at from saved_reply where company = ? order by shortcut"_s);
    query.bind(company);
    return rows::all(std::move(query), [](const Statement &row) {
        return SavedReply{
            row.id<SavedReplyId>(0), row.id<CompanyId>(1), row.text(2), row.text(3), row.text(4), row.time(5)};
    });
}

} // namespace tierdesk::store
