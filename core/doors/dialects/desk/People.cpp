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

void listUsers(Desk &desk, const Call &, const Reply &reply, CompanyId company)
{
    const auto directory = desk.engine.directory();
    deskapi::Users users;
    for (const auto &user : peopleOf(company, *directory))
        users.users.push_back(infoOf(*user, *directory));
    reply(answer(route::ListUsers, users));
}

/// Calls @p then with the hash of @p password, which takes a worker some 50 ms.
void hashThen(Desk &desk, const QString &password, const Reply &reply, std::function<void(const QByteArray &)> then)
{
    desk.onWorker<base::Result<QByteArray>>([password] { return base::hashPassword(password); },
                                            [reply, then = std::move(then)](const base::Result<QByteArray> &hash) {
                                                if (!hash)
                                                    return reply(refusal(hash.error()));
                                                then(*hash);
                                            });
}

void createUser(Desk &desk, const Call &call, const Reply &reply, CompanyId company, const deskapi::NewUser &request)
{
    if (const auto checked = checkPassword(request.password); !checked)
        return reply(refusal(checked.error()));
    const QString email = request.email.trimmed().toLower();
    if (email.indexOf(u'@') <= 0 || email.endsWith(u'@') || email.contains(u' '))
        return reply(refusal(base::fail(base::Fault::InvalidInput, u"must be an e-mail address"_s, u"email"_s)));
    const auto companies = companiesFrom(request.companies, call.principal, *desk.engine.directory());
    if (!companies)
        return reply(refusal(companies.error()));
    User user;
    user.company = companies->empty() || isAmong(company, *companies) ? company : companies->front();
    user.companies = companies->empty() ? std::vector{company} : *companies;
    user.email = email;
    user.name = request.name;
    user.role = request.role;
    // What tells a repeat must not be a fast hash of a password.
    deskapi::NewUser bare = request;
    bare.password.clear();
    hashThen(desk, request.password, reply,
             [&desk, bare = withBody(call, bare), reply, company, user](const QByteArray &hash) {
                 User made = user;
                 made.passwordHash = hash;
                 desk.command(route::CreateUser, bare, reply, company,
                              [made](CommandContext &context) -> base::Result<deskapi::UserInfo> {
                                  const auto created = TRY(commands::createUser(context, made));
                                  return infoOf(created, context.directory());
                              });
             });
}

void updateUser(Desk &desk, const Call &call, const Reply &reply, CompanyId company, const deskapi::UserPatch &request)
{
    const UserId id{call.captures.value(0).toLongLong()};
    if (request.name && request.name->trimmed().isEmpty())
        return reply(refusal(base::fail(base::Fault::InvalidInput, u"must not be empty"_s, u"name"_s)));
    if (request.role && id == call.principal.user && *request.role != call.principal.role)
        return reply(refusal(base::fail(base::Fault::Conflict, u"nobody changes their own role"_s)));
    if (request.password) {
        if (const auto checked = checkPassword(*request.password); !checked)
            return reply(refusal(checked.error()));
    }
    std::vector<CompanyId> companies;
    if (request.companies) {
        auto named = companiesFrom(*request.companies, call.principal, *desk.engine.directory());
        if (!named)
            return reply(refusal(named.error()));
        companies = *std::move(named);
    }
    const auto save = [&desk, call, reply, company, id, request, companies](const QByteArray &hash) {
        desk.command(route::UpdateUser, call, reply, company,
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
    if (!request.password)
        return save({});
    hashThen(desk, *request.password, reply, save);
}

void revokeUser(Desk &desk, const Call &call, const Reply &reply, CompanyId company)
{
    const UserId id{call.captures.value(0).toLongLong()};
    if (id == call.principal.user)
        return reply(refusal(base::fail(base::Fault::Conflict, u"nobody removes themselves"_s)));
    desk.command(call, reply, [id, company, admin = call.principal](CommandContext &context) -> base::Result<void> {
        TRY(changeable(context, id, company, admin));
        return commands::revokeUser(context, id);
    });
}

void listColleagues(Desk &desk, const Call &, const Reply &reply, CompanyId company)
{
    deskapi::Colleagues colleagues;
    for (const auto &user : peopleOf(company, *desk.engine.directory()))
        colleagues.people.push_back(personOf(*user));
    reply(answer(route::ListColleagues, colleagues));
}

base::Error noUser()
{
    return base::fail(base::Fault::Unauthenticated, u"the caller is no user"_s);
}

void showMe(Desk &desk, const Call &call, const Reply &reply)
{
    const auto directory = desk.engine.directory();
    const User *user = directory->user(call.principal.user);
    if (!user)
        return reply(refusal(noUser()));
    deskapi::Me me{infoOf(*user, *directory), refsOf(call.principal.companies, *directory), std::nullopt};
    if (const auto token = directory->tokens.constFind(call.principal.token); token != directory->tokens.cend())
        me.expiresAt = token->expiresAt;
    reply(answer(route::ShowMe, me));
}

void listCompanies(Desk &desk, const Call &call, const Reply &reply)
{
    reply(answer(route::ListCompanies, {refsOf(call.principal.companies, *desk.engine.directory())}));
}

void updatePresence(Desk &desk, const Call &call, const Reply &reply)
{
    const auto request = requestOf<deskapi::SetPresence>(call, reply);
    if (!request)
        return;
    if (!call.principal.user.isSet())
        return reply(refusal(noUser()));
    desk.command(route::UpdatePresence, call, reply, call.principal.company,
                 [user = call.principal.user,
                  presence = request->presence](CommandContext &context) -> base::Result<deskapi::UserInfo> {
                     const auto set = TRY(commands::setPresence(context, user, presence));
                     return infoOf(set, context.directory());
                 });
}

/// Adds what is the user's own, whatever the company: one that is named has to be theirs all the same.
template<deskapi::Verb V, class In, class Out>
void addOwn(std::vector<Route> &routes, Desk &desk, const deskapi::Route<V, In, Out> &declared,
            void (*handle)(Desk &, const Call &, const Reply &))
{
    auto handler = [&desk, handle](const Call &call, const Reply &reply) {
        if (const auto company = companyOf(call, *desk.engine.directory()); !company)
            return reply(refusal(company.error()));
        handle(desk, call, reply);
    };
    append(routes, declared, std::move(handler)).doc.parameters = {};
}

} // namespace

void addPeople(std::vector<Route> &routes, Desk &desk)
{
    addOwn(routes, desk, route::ShowMe, &showMe);
    addOwn(routes, desk, route::ListCompanies, &listCompanies);
    addOwn(routes, desk, route::UpdatePresence, &updatePresence);
    add(routes, desk, route::ListColleagues, &listColleagues);
    add(routes, desk, route::ListUsers, &listUsers);
    add(routes, desk, route::CreateUser, &createUser);
    add(routes, desk, route::UpdateUser, &updateUser);
    add(routes, desk, route::RevokeUser, &revokeUser);
}

} // namespace tierdesk::dialects::desk
