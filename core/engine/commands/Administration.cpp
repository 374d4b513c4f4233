#include "core/engine/Commands.h"

#include "core/base/Json.h"
#include "core/domain/Currency.h"
#include "core/engine/SessionSteps.h"
#include "core/store/Repositories.h"

#include <QtCore/QJsonArray>

#include <algorithm>

namespace tierdesk::engine::commands {

namespace {

using base::Fault;
using base::Result;

constexpr int FailuresToLock = 5;
constexpr Millis LockedFor = Millis::minutes(15);

Result<void> tell(Unit &unit, CompanyId company, const QByteArray &command, const QString &subject,
                  const QByteArray &kind, const QJsonObject &before, const QJsonObject &after, UserId user = {})
{
    Event event;
    event.kinds = {kind};
    event.user = user;
    return unit.record({.company = company,
                        .command = command,
                        .subject = subject,
                        .before = before.isEmpty() ? QByteArray() : base::toJson(before),
                        .after = after.isEmpty() ? QByteArray() : base::toJson(after),
                        .event = std::move(event)});
}

/// What the journal keeps of a user: never the password's hash.
QJsonObject auditJson(const User &user)
{
    QJsonArray companies;
    for (CompanyId company : user.companies)
        companies.append(company.value);
    return {{QStringLiteral("email"), user.email},
            {QStringLiteral("name"), user.name},
            {QStringLiteral("role"), word(user.role)},
            {QStringLiteral("companies"), companies},
            {QStringLiteral("revoked"), user.isRevoked}};
}

/// And of a credential: never its secret.
QJsonObject auditJson(const Credential &credential)
{
    return {{QStringLiteral("kind"), word(credential.kind)},
            {QStringLiteral("name"), credential.name},
            {QStringLiteral("publicId"), credential.publicId},
            {QStringLiteral("scopes"), QJsonArray::fromStringList(credential.scopes)}};
}

Result<User> userById(Unit &unit, UserId id)
{
    auto user = unit.store().users.byId(id);
    if (!user)
        return user.error();
    if (!*user)
        return base::fail(Fault::NotFound, QStringLiteral("no such user"));
    return std::move(**user);
}

/// Conflict when a company that @p before administers is left without an administrator by what @p after is.
Result<void> mustLeaveAnAdmin(Unit &unit, const User &before, const User &after)
{
    if (before.role != Role::Admin || before.isRevoked)
        return {};
    for (const CompanyId company : before.companies) {
        const bool isStillIn = company == after.company || std::find(after.companies.begin(), after.companies.end(),
                                                                     company) != after.companies.end();
        if (isStillIn && after.role == Role::Admin && !after.isRevoked)
            continue;
        const auto users = unit.store().users.all(company);
        if (!users)
            return users.error();
        const bool hasAnother = std::any_of(users->begin(), users->end(), [&before](const User &user) {
            return user.id != before.id && user.role == Role::Admin && !user.isRevoked;
        });
        if (!hasAnother)
            return base::fail(
                Fault::Conflict,
                QStringLiteral("%1 is the last admin of a company: make somebody else admin first").arg(before.email),
                QStringLiteral("email"));
    }
    return {};
}

Result<void> mustBeACurrency(std::array<char, 3> code)
{
    if (isCurrency(code))
        return {};
    return base::fail(Fault::InvalidInput,
                      QStringLiteral("%1 is no currency of ISO 4217").arg(QString::fromLatin1(code.data(), 3)),
                      QStringLiteral("currency"));
}

bool sharesACompany(const User &a, const User &b)
{
    return std::any_of(a.companies.begin(), a.companies.end(), [&b](CompanyId company) {
        return std::find(b.companies.begin(), b.companies.end(), company) != b.companies.end();
    });
}

/// @p old, who was revoked, again as @p user: with their own number, so that what they did is still theirs.
Result<User> reviveUser(Unit &unit, const User &old, User user)
{
    user.id = old.id;
    if (const auto revived = unit.store().users.revive(user); !revived)
        return revived.error();
    unit.touchPeople();
    if (const auto told =
            tell(unit, user.company, "user.revive", user.email, "users.changed", auditJson(old), auditJson(user));
        !told)
        return told.error();
    return user;
}

} // namespace

Result<Company> createCompany(Unit &unit, const QString &key, const QString &name, const CompanyConfig &config)
{
    if (const auto known = mustBeACurrency(config.currency); !known)
        return known.error();
    Company company;
    company.key = key;
    company.name = name;
    company.config = config;
    company.createdAt = unit.now();
    const auto id = unit.store().companies.insert(company, unit.actor().name);
    if (!id)
        return id.error();
    company.id = *id;
    unit.touchCompanies();
    if (const auto told = tell(unit, company.id, "company.create", key, "config.saved", {}, toJson(config)); !told)
        return told.error();
    return company;
}

Result<Company> saveConfig(Unit &unit, CompanyId id, const QJsonObject &patch)
{
    auto found = unit.store().companies.byId(id);
    if (!found)
        return found.error();
    if (!*found)
        return base::fail(Fault::NotFound, QStringLiteral("no such company"));
    Company company = std::move(**found);
    auto merged = mergeConfig(company.config, patch);
    if (!merged)
        return merged.error();
    const QJsonObject before = toJson(company.config);
    if (toJson(*merged) == before)
        return company; // a version is a change
    if (merged->currency != company.config.currency) {
        if (const auto known = mustBeACurrency(merged->currency); !known)
            return known.error();
        // What stands in the shop is in the old one, and the two are never added.
        const auto customers = unit.store().customers.all(id, 1);
        if (!customers)
            return customers.error();
        const auto orders = unit.store().orders.all(id, 1);
        if (!orders)
            return orders.error();
        const auto products = unit.store().products.search(id, {}, 1);
        if (!products)
            return products.error();
        if (!customers->empty() || !orders->empty() || !products->empty())
            return base::fail(Fault::InvalidInput,
                              QStringLiteral("cannot change once there are customers, orders or products"),
                              QStringLiteral("currency"));
    }
    if (merged->models.isUsed()) {
        const auto providers = unit.store().modelBooks.providers(id);
        if (!providers)
            return providers.error();
        for (const auto &[tier, where] : {std::pair{Tier::AiRep, u"aiRep"}, std::pair{Tier::AiManager, u"aiManager"}}) {
            for (const QString &name : merged->models.of(tier).chain) {
                if (std::none_of(providers->begin(), providers->end(),
                                 [&name](const ModelProvider &each) { return each.name == name; }))
                    return base::fail(Fault::InvalidInput, QStringLiteral("there is no provider %1").arg(name),
                                      QStringLiteral("models.%1.chain").arg(QStringView(where)));
            }
        }
    }
    if (merged->gateway.secret.isSet()) {
        const auto secret = unit.store().credentials.byId(merged->gateway.secret);
        if (!secret)
            return secret.error();
        if (!*secret || (*secret)->company != id || (*secret)->kind != CredentialKind::Secret || (*secret)->revokedAt)
            return base::fail(Fault::InvalidInput, QStringLiteral("not a signing secret of this company"),
                              QStringLiteral("gateway.secret"));
    }
    const auto version =
        unit.store().companies.saveConfig(id, *merged, company.configVersion, unit.actor().name, unit.now());
    if (!version)
        return version.error();
    company.config = std::move(*merged);
    company.configVersion = *version;
    unit.touchCompanies();
    if (const auto told =
            tell(unit, id, "config.save", QStringLiteral("config"), "config.saved", before, toJson(company.config));
        !told)
        return told.error();
    return company;
}

Result<User> createUser(Unit &unit, const User &request)
{
    User user = request;
    user.email = user.email.trimmed().toLower();
    user.createdAt = unit.now();
    if (std::find(user.companies.begin(), user.companies.end(), user.company) == user.companies.end())
        user.companies.insert(user.companies.begin(), user.company);
    const auto old = unit.store().users.byEmail(user.email);
    if (!old)
        return old.error();
    if (*old && (*old)->isRevoked) {
        if (sharesACompany(**old, user))
            return reviveUser(unit, **old, std::move(user));
        // Somebody whom another company removed: nothing of theirs is this one's, but the address is free again.
        if (const auto freed = unit.store().users.releaseEmail((*old)->id); !freed)
            return freed.error();
    }
    const auto id = unit.store().users.insert(user);
    if (!id)
        return id.error();
    user.id = *id;
    unit.touchPeople();
    if (const auto told = tell(unit, user.company, "user.create", user.email, "users.changed", {}, auditJson(user));
        !told)
        return told.error();
    return user;
}

Result<User> updateUser(Unit &unit, const User &request)
{
    auto before = userById(unit, request.id);
    if (!before)
        return before.error();
    User user = *before;
    user.name = request.name;
    user.role = request.role;
    user.companies = request.companies;
    if (const auto left = mustLeaveAnAdmin(unit, *before, user); !left)
        return left.error();
    if (!request.passwordHash.isEmpty())
        user.passwordHash = request.passwordHash;
    if (const auto written = unit.store().users.update(user); !written)
        return written.error();
    if (user.passwordHash != before->passwordHash) {
        // Whoever holds an old token knew the old password.
        if (const auto ended = unit.store().tokens.removeOf(user.id); !ended)
            return ended.error();
    }
    unit.touchPeople();
    if (const auto told =
            tell(unit, user.company, "user.update", user.email, "users.changed", auditJson(*before), auditJson(user));
        !told)
        return told.error();
    return user;
}

Result<void> revokeUser(Unit &unit, UserId id)
{
    auto user = userById(unit, id);
    if (!user)
        return user.error();
    const QJsonObject before = auditJson(*user);
    User after = *user;
    after.isRevoked = true;
    if (const auto left = mustLeaveAnAdmin(unit, *user, after); !left)
        return left;
    user->isRevoked = true;
    if (const auto written = unit.store().users.update(*user); !written)
        return written.error();
    if (const auto ended = unit.store().tokens.removeOf(id); !ended)
        return ended.error();
    // What they held goes back into the queue.
    const auto held = unit.store().sessions.heldBy(id);
    if (!held)
        return held.error();
    for (Session session : *held) {
        const int basis = session.version;
        session.holder = {};
        session.claimedAt.reset();
        session.waitingSince = unit.now();
        if (const auto written = writeSession(unit, session, basis); !written)
            return written.error();
    }
    unit.touchPeople();
    return tell(unit, user->company, "user.revoke", user->email, "users.changed", before, auditJson(*user));
}

Result<User> setPresence(Unit &unit, UserId id, Presence presence)
{
    auto user = userById(unit, id);
    if (!user)
        return user.error();
    if (user->presence == presence)
        return user;
    const QJsonObject before{{QStringLiteral("presence"), word(user->presence)}};
    if (const auto written = unit.store().users.setPresence(id, presence); !written)
        return written.error();
    user->presence = presence;
    unit.touchPeople();
    if (const auto told = tell(unit, user->company, "user.presence", user->email, "presence.changed", before,
                               {{QStringLiteral("presence"), word(presence)}}, id);
        !told)
        return told.error();
    return user;
}

Result<void> recordFailedSignIn(Unit &unit, UserId id)
{
    auto user = userById(unit, id);
    if (!user)
        return user.error();
    std::optional<Timestamp> lockedUntil;
    if ((user->failedSignIns + 1) % FailuresToLock == 0)
        lockedUntil = unit.now() + LockedFor;
    const auto count = unit.store().users.recordFailedSignIn(id, lockedUntil);
    if (!count)
        return count.error();
    unit.touchPeople();
    QJsonObject after{{QStringLiteral("failures"), *count}};
    if (lockedUntil)
        after.insert(QStringLiteral("lockedUntil"), base::isoText(*lockedUntil));
    return tell(unit, user->company, "user.sign_in_failed", user->email, "users.changed", {}, after);
}

Result<void> recordSignIn(Unit &unit, const DeskToken &token)
{
    auto user = userById(unit, token.user);
    if (!user)
        return user.error();
    if (user->isRevoked)
        return base::fail(Fault::Unauthenticated, QStringLiteral("the user is revoked"));
    if (const auto reset = unit.store().users.recordSignIn(token.user); !reset)
        return reset.error();
    if (const auto inserted = unit.store().tokens.insert(token); !inserted)
        return inserted.error();
    unit.touchPeople();
    return tell(unit, user->company, "user.sign_in", user->email, "users.changed", {},
                {{QStringLiteral("expiresAt"), base::isoText(token.expiresAt)}});
}

Result<void> signOut(Unit &unit, const QByteArray &tokenHash)
{
    const auto token = unit.store().tokens.byHash(tokenHash);
    if (!token)
        return token.error();
    if (!*token)
        return {};
    auto user = userById(unit, (*token)->user);
    if (!user)
        return user.error();
    const auto removed = unit.store().tokens.remove(tokenHash);
    if (!removed)
        return removed.error();
    unit.touchPeople();
    return tell(unit, user->company, "user.sign_out", user->email, "users.changed", {}, {});
}

Result<Credential> createCredential(Unit &unit, const Credential &request)
{
    Credential credential = request;
    credential.createdAt = unit.now();
    const auto id = unit.store().credentials.insert(credential);
    if (!id)
        return id.error();
    credential.id = *id;
    unit.touchPeople();
    if (const auto told = tell(unit, credential.company, "credential.create", credential.name, "credentials.changed",
                               {}, auditJson(credential));
        !told)
        return told.error();
    return credential;
}

Result<void> revokeCredential(Unit &unit, CompanyId company, CredentialId id)
{
    const auto credential = unit.store().credentials.byId(id);
    if (!credential)
        return credential.error();
    if (!*credential || (*credential)->company != company)
        return base::fail(Fault::NotFound, QStringLiteral("no such credential"));
    const auto revoked = unit.store().credentials.revoke(company, id, unit.now());
    if (!revoked)
        return revoked.error();
    if (!*revoked)
        return base::fail(Fault::Conflict, QStringLiteral("revoked before"));
    unit.touchPeople();
    return tell(unit, company, "credential.revoke", (*credential)->name, "credentials.changed", auditJson(**credential),
                {});
}

Result<void> noteUses(Unit &unit, const std::vector<std::pair<CredentialId, Timestamp>> &uses)
{
    for (const auto &[credential, at] : uses) {
        if (const auto touched = unit.store().credentials.touch(credential, at); !touched)
            return touched.error();
    }
    return {};
}

Result<SavedReply> saveReply(Unit &unit, const SavedReply &request)
{
    SavedReply reply = request;
    reply.updatedAt = unit.now();
    const auto id = unit.store().savedReplies.upsert(reply);
    if (!id)
        return id.error();
    reply.id = *id;
    if (const auto told = tell(unit, reply.company, "saved_reply.save", reply.shortcut, "savedreplies.changed", {},
                               {{QStringLiteral("shortcut"), reply.shortcut},
                                {QStringLiteral("title"), reply.title},
                                {QStringLiteral("text"), reply.text}});
        !told)
        return told.error();
    return reply;
}

Result<void> deleteReply(Unit &unit, CompanyId company, SavedReplyId id)
{
    const auto removed = unit.store().savedReplies.remove(company, id);
    if (!removed)
        return removed.error();
    if (!*removed)
        return base::fail(Fault::NotFound, QStringLiteral("no such saved reply"));
    return tell(unit, company, "saved_reply.delete", QString::number(id.value), "savedreplies.changed", {}, {});
}

} // namespace tierdesk::engine::commands
