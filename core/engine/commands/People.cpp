#include "core/engine/Commands.h"

#include "core/base/Json.h"
#include "core/engine/commands/SessionEdit.h"
#include "core/engine/commands/Telling.h"
#include "core/store/Repositories.h"

#include <QtCore/QJsonArray>

#include <algorithm>

// The console's users: identity, companies and presence.
namespace tierdesk::engine::commands {

namespace {

using base::Fault;
using base::Result;

/// What the audit log keeps of a user: never the password's hash.
QJsonObject auditJson(const User &user)
{
    QJsonArray companies;
    for (CompanyId company : user.companies)
        companies.append(company.value);
    return {{u"email"_s, user.email},
            {u"name"_s, user.name},
            {u"role"_s, word(user.role)},
            {u"companies"_s, companies},
            {u"revoked"_s, user.isRevoked}};
}

Result<User> userById(CommandContext &context, UserId id)
{
    auto user = TRY(context.store().users.byId(id));
    if (!user)
        return base::fail(Fault::NotFound, u"no such user"_s);
    return std::move(*user);
}

/// Fails with Conflict if the change from @p before to @p after leaves a company without an administrator.
Result<void> mustLeaveAnAdmin(CommandContext &context, const User &before, const User &after)
{
    if (before.role != Role::Admin || before.isRevoked)
        return {};
    for (const CompanyId company : before.companies) {
        const bool isStillIn = company == after.company || isAmong(company, after.companies);
        if (isStillIn && after.role == Role::Admin && !after.isRevoked)
            continue;
        const auto users = TRY(context.store().users.all(company));
        const bool hasAnother = std::any_of(users.begin(), users.end(), [&before](const User &user) {
            return user.id != before.id && user.role == Role::Admin && !user.isRevoked;
        });
        if (!hasAnother)
            return base::fail(Fault::Conflict,
                              u"%1 is the last admin of a company: make somebody else admin first"_s.arg(before.email),
                              u"email"_s);
    }
    return {};
}

/// True if the revoked user @p old may return as @p user: to one of their companies, and added by somebody who belongs
/// to all of them, since the user keeps their history there. The machine's operator may always do so.
bool mayRevive(const CommandContext &context, const User &old, const User &user)
{
    const auto isOfUser = [&user](CompanyId company) { return isAmong(company, user.companies); };
    if (!std::any_of(old.companies.begin(), old.companies.end(), isOfUser))
        return false;
    if (context.actor().kind == Actor::Kind::Command)
        return true;
    const User *admin = context.directory().user(context.actor().user);
    return std::all_of(old.companies.begin(), old.companies.end(),
                       [&](CompanyId company) { return admin ? isOf(admin, company) : isOfUser(company); });
}

/// Returns the cases that @p user holds outside @p companies to their queues.
Result<void> putBackAllBut(CommandContext &context, UserId user, const std::vector<CompanyId> &companies)
{
    const auto held = TRY(context.store().sessions.heldBy(user));
    for (const Session &each : held) {
        if (isAmong(each.company, companies))
            continue;
        SessionEdit edit(context, each.company, each.id);
        if (edit.error())
            return *edit.error();
        putBack(edit.session, context.now());
        TRY(edit.finish("session.release", {"session.released", "session.updated"}));
    }
    return {};
}

/// Restores the revoked user @p old as @p user, with the old id, so that their history stays theirs.
Result<User> reviveUser(CommandContext &context, const User &old, User user)
{
    user.id = old.id;
    TRY(context.store().users.revive(user));
    context.touchPeople();
    if (const auto told =
            tell(context, user.company, "user.revive", user.email, "users.changed", auditJson(old), auditJson(user));
        !told)
        return told.error();
    return user;
}

} // namespace

Result<User> createUser(CommandContext &context, const User &request)
{
    User user = request;
    user.email = user.email.trimmed().toLower();
    user.createdAt = context.now();
    if (!isAmong(user.company, user.companies))
        user.companies.insert(user.companies.begin(), user.company);
    const auto old = TRY(context.store().users.byEmail(user.email));
    if (old && old->isRevoked) {
        if (mayRevive(context, *old, user))
            return reviveUser(context, *old, std::move(user));
        // The history stays with the old user, but the address becomes free again.
        TRY(context.store().users.releaseEmail(old->id));
    }
    const auto id = TRY(context.store().users.insert(user));
    user.id = id;
    context.touchPeople();
    if (const auto told = tell(context, user.company, "user.create", user.email, "users.changed", {}, auditJson(user));
        !told)
        return told.error();
    return user;
}

Result<User> updateUser(CommandContext &context, const User &request)
{
    auto before = TRY(userById(context, request.id));
    User user = before;
    user.name = request.name;
    user.role = request.role;
    user.companies = request.companies;
    if (!isAmong(user.company, user.companies))
        user.companies.insert(user.companies.begin(), user.company); // the home company stays
    TRY(mustLeaveAnAdmin(context, before, user));
    if (!request.passwordHash.isEmpty())
        user.passwordHash = request.passwordHash;
    TRY(context.store().users.update(user));
    TRY(putBackAllBut(context, user.id, user.companies));
    if (user.passwordHash != before.passwordHash) {
        // Whoever has an old token knew the old password.
        TRY(context.store().tokens.removeOf(user.id));
    }
    context.touchPeople();
    if (const auto told =
            tell(context, user.company, "user.update", user.email, "users.changed", auditJson(before), auditJson(user));
        !told)
        return told.error();
    return user;
}

Result<void> revokeUser(CommandContext &context, UserId id)
{
    auto user = TRY(userById(context, id));
    const QJsonObject before = auditJson(user);
    User after = user;
    after.isRevoked = true;
    if (const auto left = mustLeaveAnAdmin(context, user, after); !left)
        return left;
    user.isRevoked = true;
    TRY(context.store().users.update(user));
    TRY(context.store().tokens.removeOf(id));
    TRY(putBackAllBut(context, id, {}));
    context.touchPeople();
    return tell(context, user.company, "user.revoke", user.email, "users.changed", before, auditJson(user));
}

Result<User> setPresence(CommandContext &context, UserId id, Presence presence)
{
    auto user = TRY(userById(context, id));
    if (user.presence == presence)
        return user;
    const QJsonObject before{{u"presence"_s, word(user.presence)}};
    TRY(context.store().users.setPresence(id, presence));
    user.presence = presence;
    context.touchPeople();
    if (const auto told = tell(context, user.company, "user.presence", user.email, "presence.changed", before,
                               {{u"presence"_s, word(presence)}}, id);
        !told)
        return told.error();
    return user;
}

Result<void> recordFailedSignIn(CommandContext &context, UserId id)
{
    const auto user = TRY(userById(context, id));
    return tell(context, user.company, "user.sign_in_failed", user.email, "users.changed", {}, {});
}

Result<void> recordSignIn(CommandContext &context, const DeskToken &token)
{
    auto user = TRY(userById(context, token.user));
    if (user.isRevoked)
        return base::fail(Fault::Unauthenticated, u"the user is revoked"_s);
    TRY(context.store().tokens.insert(token));
    context.touchPeople();
    return tell(context, user.company, "user.sign_in", user.email, "users.changed", {},
                {{u"expiresAt"_s, base::isoText(token.expiresAt)}});
}

Result<void> signOut(CommandContext &context, const QByteArray &tokenHash)
{
    const auto token = TRY(context.store().tokens.byHash(tokenHash));
    if (!token)
        return {};
    auto user = TRY(userById(context, token->user));
    TRY(context.store().tokens.remove(tokenHash));
    context.touchPeople();
    return tell(context, user.company, "user.sign_out", user.email, "users.changed", {}, {});
}

} // namespace tierdesk::engine::commands
