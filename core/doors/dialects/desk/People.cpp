#include "core/base/Secrets.h"
#include "core/doors/dialects/desk/Desk.h"
#include "core/doors/dialects/desk/Passwords.h"
#include "core/doors/dialects/desk/Rows.h"

#include <algorithm>

namespace tierdesk::dialects::desk {

namespace {

using engine::CommandContext;
namespace commands = engine::commands;

/// Everybody who may enter @p company, by name.
std::vector<std::shared_ptr<const User>> peopleOf(CompanyId company, const engine::Directory &directory)
{
    std::vector<std::shared_ptr<const User>> people;
    for (const auto &user : directory.users) {
        if (isAmong(company, user->companies))
            people.push_back(user);
    }
    std::sort(people.begin(), people.end(),
              [](const auto &a, const auto &b) { return std::pair(a->name, a->id) < std::pair(b->name, b->id); });
    return people;
}

/// An admin gives entry to their own companies only.
base::Result<std::vector<CompanyId>> companiesFrom(const QStringList &keys, const Principal &admin,
                                                   const engine::Directory &directory)
{
    std::vector<CompanyId> companies;
    for (const QString &key : keys) {
        const auto *entry = directory.company(key);
        if (!entry || !isAmong(entry->company.id, admin.companies))
            return base::fail(base::Fault::InvalidInput, u"no such company: "_s + key, u"companies"_s);
        companies.push_back(entry->company.id);
    }
    return companies;
}

/// The user whom an admin may change: one of this company, and of no company that is not the admin's too, because a
/// user's password opens all of them. Fails with NotFound or Forbidden.
base::Result<User> changeable(CommandContext &context, UserId id, CompanyId company, const Principal &admin)
{
    const auto user = TRY(context.store().users.byId(id));
    if (!user || user->isRevoked || !isAmong(company, user->companies))
        return base::fail(base::Fault::NotFound, u"no such user"_s);
    for (CompanyId each : user->companies) {
        if (!isAmong(each, admin.companies))
            return base::fail(base::Fault::Forbidden, u"the user belongs to a company that is not yours"_s);
    }
    return *user;
}

void createUser(Desk &desk, const Call &call, const Reply &reply, CompanyId company)
{
    const auto request = requestOf<deskapi::NewUser>(call, reply);
    if (!request)
        return;
    if (const auto checked = checkPassword(request->password); !checked)
        return reply(refusal(checked.error()));
    const QString email = request->email.trimmed().toLower();
    if (email.indexOf(u'@') <= 0 || email.endsWith(u'@') || email.contains(u' '))
        return reply(refusal(base::fail(base::Fault::InvalidInput, u"must be an e-mail address"_s, u"email"_s)));
    const auto companies = companiesFrom(request->companies, call.principal, *desk.engine.directory());
    if (!companies)
        return reply(refusal(companies.error()));
    User user;
    user.company = companies->empty() || isAmong(company, *companies) ? company : companies->front();
    user.companies = companies->empty() ? std::vector{company} : *companies;
    user.email = email;
    user.name = request->name;
    user.role = request->role;
    // What tells a repeat must not be a fast hash of a password.
    Call bare = call;
    deskapi::NewUser shown = *request;
    shown.password.clear();
    bare.body = base::toJson(deskapi::encode(shown));
    desk.onWorker<base::Result<QByteArray>>([password = request->password] { return base::hashPassword(password); },
                                            [&desk, bare, reply, company, user](const base::Result<QByteArray> &hash) {
                                                if (!hash)
                                                    return reply(refusal(hash.error()));
                                                User made = user;
                                                made.passwordHash = *hash;
                                                desk.command<deskapi::UserInfo>(
                                                    bare, reply, company,
                                                    [made](CommandContext &context) -> base::Result<deskapi::UserInfo> {
                                                        const auto created = TRY(commands::createUser(context, made));
                                                        return infoOf(created, context.directory());
                                                    },
                                                    201);
                                            });
}

void updateUser(Desk &desk, const Call &call, const Reply &reply, CompanyId company)
{
    const auto request = requestOf<deskapi::UserPatch>(call, reply);
    if (!request)
        return;
    const UserId id{call.captures.value(0).toLongLong()};
    if (request->name && request->name->trimmed().isEmpty())
        return reply(refusal(base::fail(base::Fault::InvalidInput, u"must not be empty"_s, u"name"_s)));
    if (request->role && id == call.principal.user && *request->role != call.principal.role)
        return reply(refusal(base::fail(base::Fault::Conflict, u"nobody changes their own role"_s)));
    if (request->password) {
        if (const auto checked = checkPassword(*request->password); !checked)
            return reply(refusal(checked.error()));
    }
    std::vector<CompanyId> companies;
    if (request->companies) {
        auto named = companiesFrom(*request->companies, call.principal, *desk.engine.directory());
        if (!named)
            return reply(refusal(named.error()));
        companies = *std::move(named);
    }
    const auto save = [&desk, call, reply, company, id, request = *request, companies](const QByteArray &hash) {
        desk.command<deskapi::UserInfo>(call, reply, company,
                                        [=](CommandContext &context) -> base::Result<deskapi::UserInfo> {
                                            auto user = TRY(changeable(context, id, company, call.principal));
                                            user.name = request.name.value_or(user.name);
                                            user.role = request.role.value_or(user.role);
                                            if (request.companies)
                                                user.companies = companies;
                                            if (!isAmong(user.company, user.companies))
                                                user.companies.push_back(user.company); // home stays
                                            user.passwordHash = hash;
                                            const auto updated = TRY(commands::updateUser(context, user));
                                            return infoOf(updated, context.directory());
                                        });
    };
    if (!request->password)
        return save({});
    desk.onWorker<base::Result<QByteArray>>([password = *request->password] { return base::hashPassword(password); },
                                            [reply, save](const base::Result<QByteArray> &hash) {
                                                if (!hash)
                                                    return reply(refusal(hash.error()));
                                                save(*hash);
                                            });
}

void revokeUser(Desk &desk, const Call &call, const Reply &reply, CompanyId company)
{
    const UserId id{call.captures.value(0).toLongLong()};
    if (id == call.principal.user)
        return reply(refusal(base::fail(base::Fault::Conflict, u"nobody removes themselves"_s)));
    desk.engine.submit<bool>(
        actorOf(call),
        [id, company, admin = call.principal](CommandContext &context) -> base::Result<bool> {
            TRY(changeable(context, id, company, admin));
            const auto revoked = commands::revokeUser(context, id);
            return revoked ? base::Result<bool>(true) : revoked.error();
        },
        &desk.context, [reply](const base::Result<bool> &done) { reply(done ? answer({}) : refusal(done.error())); });
}

base::Error noUser()
{
    return base::fail(base::Fault::Unauthenticated, u"the caller is no user"_s);
}

/// For what is the user's own, whatever the company: one that is named has to be theirs all the same.
Handler own(Desk &desk, Handler handler)
{
    return [&desk, handler = std::move(handler)](const Call &call, const Reply &reply) {
        if (const auto company = companyOf(call, *desk.engine.directory()); !company)
            return reply(refusal(company.error()));
        handler(call, reply);
    };
}

void addOwn(std::vector<Route> &routes, Desk &desk)
{
    routes.push_back(typed<Nothing, deskapi::Me>(ofNoCompany(route(
        Method::Get, "/me", "Who is signed in", own(desk, [&desk](const Call &call, const Reply &reply) {
            const auto directory = desk.engine.directory();
            const User *user = directory->user(call.principal.user);
            if (!user)
                return reply(refusal(noUser()));
            deskapi::Me me{infoOf(*user, *directory), refsOf(call.principal.companies, *directory), std::nullopt};
            if (const auto token = directory->tokens.constFind(call.principal.token); token != directory->tokens.cend())
                me.expiresAt = token->expiresAt;
            reply(answer(deskapi::encode(me)));
        })))));
    routes.push_back(typed<Nothing, deskapi::Companies>(
        ofNoCompany(route(Method::Get, "/companies", "The companies that the user may enter",
                          own(desk, [&desk](const Call &call, const Reply &reply) {
                              reply(answer(deskapi::encode(
                                  deskapi::Companies{refsOf(call.principal.companies, *desk.engine.directory())})));
                          })))));
    routes.push_back(typed<deskapi::SetPresence, deskapi::UserInfo>(ofNoCompany(route(
        Method::Post, "/presence", "Available, away or offline",
        own(desk, [&desk](const Call &call, const Reply &reply) {
            const auto request = requestOf<deskapi::SetPresence>(call, reply);
            if (!request)
                return;
            if (!call.principal.user.isSet())
                return reply(refusal(noUser()));
            desk.command<deskapi::UserInfo>(call, reply, call.principal.company,
                                            [user = call.principal.user, presence = request->presence](
                                                CommandContext &context) -> base::Result<deskapi::UserInfo> {
                                                const auto set = TRY(commands::setPresence(context, user, presence));
                                                return infoOf(set, context.directory());
                                            });
        })))));
    routes.push_back(typed<Nothing, deskapi::Colleagues>(
        route(Method::Get, "/colleagues", "Everybody of the company, and who is there",
              desk.entered(Role::Agent, [&desk](const Call &, const Reply &reply, CompanyId company) {
                  deskapi::Colleagues colleagues;
                  for (const auto &user : peopleOf(company, *desk.engine.directory()))
                      colleagues.people.push_back(personOf(*user));
                  reply(answer(deskapi::encode(colleagues)));
              }))));
}

} // namespace

void addPeople(std::vector<Route> &routes, Desk &desk)
{
    addOwn(routes, desk);
    routes.push_back(typed<Nothing, deskapi::Users>(
        route(Method::Get, "/users", "The company's console users",
              desk.entered(Role::Admin, [&desk](const Call &, const Reply &reply, CompanyId company) {
                  const auto directory = desk.engine.directory();
                  deskapi::Users users;
                  for (const auto &user : peopleOf(company, *directory))
                      users.users.push_back(infoOf(*user, *directory));
                  reply(answer(deskapi::encode(users)));
              }))));
    const auto admin = [&desk](auto handler) {
        return desk.entered(Role::Admin, [&desk, handler](const Call &call, const Reply &reply, CompanyId company) {
            handler(desk, call, reply, company);
        });
    };
    routes.push_back(typed<deskapi::NewUser, deskapi::UserInfo>(
        route(Method::Post, "/users", "A new console user", admin(&createUser), 201)));
    routes.push_back(typed<deskapi::UserPatch, deskapi::UserInfo>(
        route(Method::Put, "/users/{id}", "Changes what is given; a new password ends the user's tokens",
              admin(&updateUser))));
    routes.push_back(route(Method::Delete, "/users/{id}", "Revokes a user; what they held goes back into the queue",
                           admin(&revokeUser)));
}

} // namespace tierdesk::dialects::desk
