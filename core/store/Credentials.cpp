#include "core/store/People.h"
#include "core/store/Rows.h"

namespace tierdesk::store {

using base::Result;

template<class Io, Is<Credential> T>
void columns(Io &io, T &v)
{
    io.table("credential");
    io.key("id", v.id);
    io.fixed("company", v.company);
    io.fixed("kind", v.kind);
    io.fixed("name", v.name);
    io.fixed("public_id", v.publicId);
    io.fixed("hash", NullIf(v.hash.isEmpty(), v.hash));
    io.fixed("sealed", NullIf(v.sealed.isEmpty(), v.sealed));
    io.fixed("algorithm", v.algorithm);
    io.fixed("public_key", NullIf(v.publicKey.isEmpty(), v.publicKey));
    io.fixed("audience", v.audience);
    io.fixed("scopes", v.scopes);
    io.fixed("created_at", v.createdAt);
    io.fixed("expires_at", v.expiresAt);
    io.fixed("last_used_at", v.lastUsedAt);
    io.fixed("revoked_at", v.revokedAt);
    io.fixed("role", v.role);
}

template<class Io, Is<SavedReply> T>
void columns(Io &io, T &v)
{
    io.table("saved_reply");
    io.unique("company, shortcut");
    io.key("id", v.id);
    io.fixed("company", v.company);
    io.fixed("shortcut", v.shortcut);
    io("title", v.title);
    io("text", v.text);
    io("updated_at", v.updatedAt);
}

Result<CredentialId> Credentials::insert(const Credential &credential)
{
    return rows::insert<CredentialId>(m_database, credential);
}

Result<bool> Credentials::revoke(CompanyId company, CredentialId id, Timestamp at)
{
    Statement query = m_database.statement(
        u"update credential set revoked_at = ? where company = ? and id = ? and revoked_at is null"_s, at, company, id);
    return rows::hasMet(query.change());
}

Result<void> Credentials::touch(CredentialId id, Timestamp usedAt)
{
    return m_database.statement(u"update credential set last_used_at = ? where id = ?"_s, usedAt, id).finish();
}

Result<void> Credentials::setAudience(CredentialId id, const QString &audience)
{
    return m_database.statement(u"update credential set audience = ? where id = ?"_s, audience, id).finish();
}

Result<std::vector<Credential>> Credentials::settleRoles()
{
    const auto old = TRY(rows::all<CredentialId>(m_database.statement(
        u"select id from credential where kind = 'jwt' and role = '' and revoked_at is null order by id"_s)));
    Statement query =
        m_database.statement(u"update credential set role = case kind when 'jwt' then ? else ? end where role = ''"_s);
    query.bind(ClientRole::Admin).bind(ClientRole::Service);
    TRY(query.finish());
    std::vector<Credential> found;
    for (const CredentialId each : old) {
        auto settled = TRY(byId(each));
        if (settled)
            found.push_back(std::move(*settled));
    }
    return found;
}

Result<std::optional<Credential>> Credentials::byId(CredentialId id) const
{
    static const QString text = rows::select<Credential>("where id = ?");
    return rows::one<Credential>(m_database.statement(text, id));
}

Result<std::vector<Credential>> Credentials::all(CompanyId company) const
{
    static const QString everybodys = rows::select<Credential>("order by id");
    static const QString ofCompany = rows::select<Credential>("where company = ? order by id");
    Statement query = m_database.statement(company.isSet() ? ofCompany : everybodys);
    if (company.isSet())
        query.bind(company);
    return rows::all<Credential>(std::move(query));
}

Result<SavedReplyId> SavedReplies::upsert(const SavedReply &reply)
{
    return rows::upsert<SavedReplyId>(m_database, reply);
}

Result<bool> SavedReplies::remove(CompanyId company, SavedReplyId id)
{
    Statement query = m_database.statement(u"delete from saved_reply where company = ? and id = ?"_s, company, id);
    return rows::hasMet(query.change());
}

Result<std::vector<SavedReply>> SavedReplies::all(CompanyId company) const
{
    static const QString text = rows::select<SavedReply>("where company = ? order by shortcut");
    return rows::all<SavedReply>(m_database.statement(text, company));
}

} // namespace tierdesk::store
