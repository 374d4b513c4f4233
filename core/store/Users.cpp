#include "core/store/People.h"
#include "core/store/Rows.h"

#include <algorithm>

namespace tierdesk::store {

using base::Result;

template<class Io, Is<User> T>
void columns(Io &io, T &v)
{
    io.table("desk_user");
    io.key("id", v.id);
    io.fixed("company", v.company);
    io.fixed("email", v.email);
    io("name", v.name);
    io("role", v.role);
    io.fixed("presence", v.presence);
    io("password_hash", v.passwordHash);
    io("is_revoked", v.isRevoked);
    io.fixed("created_at", v.createdAt);
}

template<class Io, Is<DeskToken> T>
void columns(Io &io, T &v)
{
    io.table("desk_token");
    io.fixed("hash", v.hash);
    io.fixed("desk_user", v.user);
    io.fixed("created_at", v.createdAt);
    io.fixed("expires_at", v.expiresAt);
}

namespace {

Result<void> addCompanies(Database &database, const User &user, UserId id)
{
    std::vector<CompanyId> companies = user.companies;
    if (!isAmong(user.company, companies))
        companies.push_back(user.company);
    for (CompanyId company : companies) {
        Statement query = database.statement(
            u"insert into desk_user_company (desk_user, company) values (?, ?) on conflict (desk_user, company) do "
            "nothing"_s);
        query.bind(id).bind(company);
        if (auto done = query.finish(); !done)
            return done;
    }
    return {};
}

/// Fills in the companies, home first.
Result<void> readCompanies(Database &database, User &user)
{
    Statement query = database.statement(
        u"select company from desk_user_company where desk_user = ? order by company <> ?, company"_s);
    query.bind(user.id).bind(user.company);
    user.companies = TRY(rows::all<CompanyId>(std::move(query)));
    return {};
}

Result<std::optional<User>> whole(Database &database, Result<std::optional<User>> found)
{
    if (found && found->has_value())
        TRY(readCompanies(database, **found));
    return found;
}

} // namespace

Result<UserId> Users::insert(const User &user)
{
    User stored = user;
    stored.email = user.email.toLower();
    const auto id = rows::insert<UserId>(m_database, stored);
    if (!id)
        return rows::taken(id.error(), u"the e-mail is taken"_s, u"email"_s);
    TRY(addCompanies(m_database, user, *id));
    return id;
}

Result<void> Users::update(const User &user)
{
    TRY(rows::update(m_database, user, user.email));
    TRY(m_database.statement(u"delete from desk_user_company where desk_user = ?"_s, user.id).finish());
    return addCompanies(m_database, user, user.id);
}

Result<void> Users::revive(const User &user)
{
    Statement query =
        m_database.statement(u"update desk_user set company = ?, presence = 'offline', created_at = ? where id = ?"_s);
    query.bind(user.company).bind(user.createdAt).bind(user.id);
    if (auto done = rows::met(query.change(), user.email); !done)
        return done;
    return update(user);
}

Result<void> Users::releaseEmail(UserId id)
{
    // A blank is in no address that can be given, and the number makes it the only one of its kind.
    Statement query =
        m_database.statement(u"update desk_user set email = email || ' #' || id where id = ? and is_revoked = 1"_s);
    query.bind(id);
    return rows::met(query.change(), u"user %1"_s.arg(id.value));
}

Result<void> Users::setPresence(UserId user, Presence presence)
{
    Statement query = m_database.statement(u"update desk_user set presence = ? where id = ?"_s, presence, user);
    return rows::met(query.change(), u"user %1"_s.arg(user.value));
}

Result<void> Users::setAllOffline()
{
    return m_database.statement(u"update desk_user set presence = 'offline' where presence <> 'offline'"_s).finish();
}

Result<std::optional<User>> Users::byId(UserId id) const
{
    static const QString text = rows::select<User>("where id = ?");
    return whole(m_database, rows::one<User>(m_database.statement(text, id)));
}

Result<std::optional<User>> Users::byEmail(const QString &email) const
{
    static const QString text = rows::select<User>("where email = ?");
    return whole(m_database, rows::one<User>(m_database.statement(text, email.toLower())));
}

Result<std::vector<User>> Users::all(CompanyId company) const
{
    static const QString everybody = rows::select<User>("order by email");
    static const QString ofCompany =
        rows::select<User>("where id in (select desk_user from desk_user_company where company = ?) order by email");
    Statement query = m_database.statement(company.isSet() ? ofCompany : everybody);
    if (company.isSet())
        query.bind(company);
    auto users = rows::all<User>(std::move(query));
    if (!users)
        return users;
    for (User &each : *users)
        TRY(readCompanies(m_database, each));
    return users;
}

Result<void> DeskTokens::insert(const DeskToken &token)
{
    return rows::insert(m_database, token);
}

Result<std::optional<DeskToken>> DeskTokens::byHash(const QByteArray &hash) const
{
    static const QString text = rows::select<DeskToken>("where hash = ?");
    return rows::one<DeskToken>(m_database.statement(text, hash));
}

Result<bool> DeskTokens::remove(const QByteArray &hash)
{
    return rows::hasMet(m_database.statement(u"delete from desk_token where hash = ?"_s, hash).change());
}

Result<void> DeskTokens::removeOf(UserId user)
{
    return m_database.statement(u"delete from desk_token where desk_user = ?"_s, user).finish();
}

Result<void> DeskTokens::removeExpired(Timestamp now)
{
    return m_database.statement(u"delete from desk_token where expires_at <= ?"_s, now).finish();
}

Result<std::vector<DeskToken>> DeskTokens::valid(Timestamp now) const
{
    static const QString text = rows::select<DeskToken>("where expires_at > ?");
    return rows::all<DeskToken>(m_database.statement(text, now));
}

} // namespace tierdesk::store
