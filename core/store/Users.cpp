#include "core/store/People.h"
#include "core/store/Rows.h"

#include <algorithm>

namespace tierdesk::store {

using base::Result;

namespace {

constexpr const char *UserColumns = "id, company, email, name, role, presence, password_hash, is_revoked, "
                                    "created_at";

User user(const Statement &row)
{
    User u;
    u.id = row.id<UserId>(0);
    u.company = row.id<CompanyId>(1);
    u.email = row.text(2);
    u.name = row.text(3);
    u.role = row.enumerator<Role>(4);
    u.presence = row.enumerator<Presence>(5);
    u.passwordHash = row.blob(6);
    u.isRevoked = row.boolean(7);
    u.createdAt = row.time(8);
    return u;
}

DeskToken token(const Statement &row)
{
    return {row.blob(0), row.id<UserId>(1), row.time(2), row.time(3)};
}

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
    auto companies = rows::all(std::move(query), [](const Statement &row) { return row.id<CompanyId>(0); });
    if (!companies)
        return companies.error();
    user.companies = std::move(*companies);
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
    Statement query =
        m_database.statement(u"insert into desk_user (company, email, name, role, presence, password_hash, is_revoked, "
                             "created_at) values (?, ?, ?, ?, ?, ?, ?, ?)"_s);
    query.bind(user.company)
        .bind(user.email.toLower())
        .bind(user.name)
        .bind(user.role)
        .bind(user.presence)
        .bind(user.passwordHash)
        .bind(user.isRevoked)
        .bind(user.createdAt);
    const auto id = query.insert();
    if (!id)
        return rows::taken(id.error(), u"the e-mail is taken"_s, u"email"_s);
    TRY(addCompanies(m_database, user, UserId{*id}));
    return UserId{*id};
}

Result<void> Users::update(const User &user)
{
    Statement query = m_database.statement(
        u"update desk_user set name = ?, role = ?, password_hash = ?, is_revoked = ? where id = ?"_s);
    query.bind(user.name).bind(user.role).bind(user.passwordHash).bind(user.isRevoked).bind(user.id);
    if (auto done = rows::met(query.change(), user.email); !done)
        return done;
    Statement clear = m_database.statement(u"delete from desk_user_company where desk_user = ?"_s);
    clear.bind(user.id);
    if (auto done = clear.finish(); !done)
        return done;
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
    Statement query = m_database.statement(u"update desk_user set presence = ? where id = ?"_s);
    query.bind(presence).bind(user);
    return rows::met(query.change(), u"user %1"_s.arg(user.value));
}

Result<void> Users::setAllOffline()
{
    Statement query = m_database.statement(u"update desk_user set presence = 'offline' where presence <> 'offline'"_s);
    return query.finish();
}

Result<std::optional<User>> Users::byId(UserId id) const
{
    static const QString text = rows::select(UserColumns, "from desk_user where id = ?");
    Statement query = m_database.statement(text);
    query.bind(id);
    return whole(m_database, rows::one(std::move(query), user));
}

Result<std::optional<User>> Users::byEmail(const QString &email) const
{
    static const QString text = rows::select(UserColumns, "from desk_user where email = ?");
    Statement query = m_database.statement(text);
    query.bind(email.toLower());
    return whole(m_database, rows::one(std::move(query), user));
}

Result<std::vector<User>> Users::all(CompanyId company) const
{
    static const QString everybody = rows::select(UserColumns, "from desk_user order by email");
    static const QString ofCompany = rows::select(
        UserColumns,
        "from desk_user where id in (select desk_user from desk_user_company where company = ?) order by email");
    Statement query = m_database.statement(company.isSet() ? ofCompany : everybody);
    if (company.isSet())
        query.bind(company);
    auto users = rows::all(std::move(query), user);
    if (!users)
        return users;
    for (User &each : *users)
        TRY(readCompanies(m_database, each));
    return users;
}

Result<void> DeskTokens::insert(const DeskToken &token)
{
    Statement query =
        m_database.statement(u"insert into desk_token (hash, desk_user, created_at, expires_at) values (?, ?, ?, ?)"_s);
    query.bind(token.hash).bind(token.user).bind(token.createdAt).bind(token.expiresAt);
    return query.finish();
}

Result<std::optional<DeskToken>> DeskTokens::byHash(const QByteArray &hash) const
{
    Statement query =
        m_database.statement(u"select hash, desk_user, created_at, expires_at from desk_token where hash = ?"_s);
    query.bind(hash);
    return rows::one(std::move(query), token);
}

Result<bool> DeskTokens::remove(const QByteArray &hash)
{
    Statement query = m_database.statement(u"delete from desk_token where hash = ?"_s);
    query.bind(hash);
    const auto removed = TRY(query.change());
    return removed > 0;
}

Result<void> DeskTokens::removeOf(UserId user)
{
    Statement query = m_database.statement(u"delete from desk_token where desk_user = ?"_s);
    query.bind(user);
    return query.finish();
}

Result<void> DeskTokens::removeExpired(Timestamp now)
{
    Statement query = m_database.statement(u"delete from desk_token where expires_at <= ?"_s);
    query.bind(now);
    return query.finish();
}

Result<std::vector<DeskToken>> DeskTokens::valid(Timestamp now) const
{
    Statement query =
        m_database.statement(u"select hash, desk_user, created_at, expires_at from desk_token where expires_at > ?"_s);
    query.bind(now);
    return rows::all(std::move(query), token);
}

} // namespace tierdesk::store
