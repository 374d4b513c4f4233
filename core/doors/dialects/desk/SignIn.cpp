#include "core/doors/dialects/desk/SignIn.h"

#include "core/base/Json.h"
#include "core/base/Log.h"
#include "core/base/Secrets.h"
#include "core/doors/dialects/Attempts.h"
#include "core/doors/dialects/desk/Rows.h"
#include "core/doors/dialects/desk/Tokens.h"

#include <QtCore/QCryptographicHash>

namespace tierdesk::dialects::desk {

namespace {

/// Passwords waiting to be checked; a worker takes some 50 ms for one.
constexpr int MaxWaiting = 64;
/// Of these, for known devices alone.
constexpr int DevicesWaiting = 16;
constexpr Millis LongestWait = Millis::minutes(15);

/// One sign-in on its way.
struct Attempt {
    QString email;
    Actor actor;
    Timestamp at;
    std::vector<Attempts::Name> names; ///< that it counts under
    Reply reply;
};

/// Who has to wait, and how many are being checked.
struct Entry {
    Attempts attempts;
    int waiting = 0;
};

QByteArray digestOf(const User &user)
{
    return QCryptographicHash::hash(user.passwordHash, QCryptographicHash::Sha256).first(16).toHex();
}

/// What a device token holds; empty for none. However a token is written, its attempts count under these bytes.
QByteArray sealedIn(const QString &token)
{
    return token.startsWith(u"tdd_") ? QByteArray::fromBase64(token.mid(4).toLatin1(), QByteArray::Base64UrlEncoding)
                                     : QByteArray();
}

std::vector<Attempts::Name> namesOf(const QString &email, const QString &device, const QHostAddress &peer)
{
    constexpr int FreeOfAccount = 5;
    constexpr int FreeOfAddress = 20; // an office has one
    if (!device.isEmpty())
        return {{"device " + sealedIn(device), FreeOfAccount, LongestWait}};
    return {{"account " + email.toUtf8(), FreeOfAccount, LongestWait},
            {Attempts::nameOf(peer), FreeOfAddress, LongestWait}};
}

base::Error tooOften(Millis wait)
{
    return base::fail(base::Fault::RateLimited, u"too many failed sign-ins: try again later"_s, {},
                      {{u"retryAfter"_s, (wait.count + 999) / 1000}});
}

std::shared_ptr<const User> userOf(const Desk &desk, const QString &email)
{
    return desk.engine.directory()->usersByEmail.value(email);
}

void refuse(const Attempt &attempt)
{
    attempt.reply(refusal(base::fail(base::Fault::Unauthenticated, u"the e-mail or the password is wrong"_s)));
}

void admit(Desk &desk, const Attempt &attempt, const std::shared_ptr<const User> &user)
{
    const QString token = newToken();
    DeskToken kept;
    kept.hash = base::tokenHash(token.toLatin1());
    kept.user = user->id;
    kept.createdAt = attempt.at;
    kept.expiresAt = attempt.at + TokenLife;
    Actor actor = attempt.actor;
    actor.kind = Actor::Kind::User;
    actor.user = user->id;
    desk.engine.submit<void>(
        actor, [kept](engine::CommandContext &context) { return engine::commands::recordSignIn(context, kept); },
        &desk.context,
        [&desk, attempt, user, token, kept](const base::Result<void> &recorded) {
            if (!recorded)
                return attempt.reply(refusal(recorded.error()));
            const auto directory = desk.engine.directory();
            const User *fresh = directory->user(user->id);
            Answer good = answer(route::SignInUser,
                                 {token, newDeviceToken(desk.seal, *user, attempt.at), kept.expiresAt,
                                  infoOf(fresh ? *fresh : *user, *directory), refsOf(user->companies, *directory)});
            good.headers.emplace_back("Cache-Control", "no-store");
            attempt.reply(std::move(good));
        });
}

void settle(Desk &desk, Entry &entry, const Attempt &attempt, bool isRight)
{
    const auto user = userOf(desk, attempt.email);
    if (isRight && user) {
        entry.attempts.takeBack(attempt.names);
        return admit(desk, attempt, user);
    }
    // Answered at once, as for an e-mail that nobody has, and not a commit later.
    refuse(attempt);
    if (!user)
        return;
    desk.engine.submit<void>(
        attempt.actor,
        [id = user->id](engine::CommandContext &context) { return engine::commands::recordFailedSignIn(context, id); },
        &desk.context,
        [](const base::Result<void> &recorded) {
            if (!recorded)
                qCWarning(log::Auth, "a failed sign-in was not recorded: %ls",
                          qUtf16Printable(recorded.error().message));
        });
}

void signIn(Desk &desk, const std::shared_ptr<Entry> &entry, const Call &call, const Reply &reply)
{
    const auto request = requestOf<deskapi::SignIn>(call, reply);
    if (!request)
        return;
    const Timestamp now = desk.engine.clock().now();
    const QString email = request->email.trimmed().toLower();
    const auto user = userOf(desk, email);
    const bool isKnown = user && isKnownDevice(desk.seal, request->deviceToken, *user, now);
    if (entry->waiting >= (isKnown ? MaxWaiting : MaxWaiting - DevicesWaiting))
        return reply(refusal(base::fail(base::Fault::Unavailable, u"too many sign-ins at once: try again"_s)));
    const Attempt attempt{
        email,
        {Actor::Kind::Client, {}, request->email.trimmed().left(200), u"desk "_s + call.peer.toString()},
        call.receivedAt,
        namesOf(email, isKnown ? request->deviceToken : QString(), call.peer),
        reply};
    if (const Millis wait = entry->attempts.begin(attempt.names, now); wait.count > 0)
        return reply(refusal(tooOften(wait)));
    ++entry->waiting;
    desk.onWorker<bool>(
        [user, password = request->password] {
            if (user)
                return base::verifyPassword(user->passwordHash, password);
            // The same work for nobody, so that time does not tell who has an account.
            return base::hashPassword(password).has_value() && false;
        },
        [&desk, entry, attempt](bool isRight) {
            --entry->waiting;
            settle(desk, *entry, attempt, isRight);
        });
}

void signOut(Desk &desk, const Call &call, const Reply &reply)
{
    if (call.principal.token.isEmpty()) // the demo's local caller has none
        return reply(answer({}));
    desk.command(call, reply, [hash = call.principal.token](engine::CommandContext &context) {
        return engine::commands::signOut(context, hash);
    });
}

} // namespace

QString newToken()
{
    return u"td_"_s + randomBase62(43);
}

QString newDeviceToken(const base::Seal &seal, const User &user, Timestamp now)
{
    QByteArray said = base::toJson(QJsonObject{
        {u"user"_s, user.id.value}, {u"at"_s, now.ms}, {u"password"_s, QString::fromLatin1(digestOf(user))}});
    return u"tdd_"_s + QString::fromLatin1(
                           seal.seal(said).toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

bool isKnownDevice(const base::Seal &seal, const QString &token, const User &user, Timestamp now)
{
    const auto said = seal.open(sealedIn(token));
    const auto json = said ? base::parseJsonObject(*said) : base::Result<QJsonObject>(said.error());
    return json && json->value(u"user").toInteger() == user.id.value &&
           json->value(u"password").toString().toLatin1() == digestOf(user) &&
           now < Timestamp{json->value(u"at").toInteger()} + DeviceLife;
}

void addSignIn(std::vector<Route> &routes, Desk &desk)
{
    const auto entry = std::make_shared<Entry>();
    Route &signingIn = append(routes, route::SignInUser, [&desk, entry](const Call &call, const Reply &reply) {
        signIn(desk, entry, call, reply);
    });
    signingIn.access = Access::Public;
    signingIn.limits = {{"sign-in", 60, 60, Limit::Key::Peer}};
    signingIn.maxBody = 16 << 10;
    signingIn.doc.parameters = {};
    alsoFails(signingIn, {base::Fault::Unauthenticated, base::Fault::Unavailable, base::Fault::StorageFailed,
                          base::Fault::RateLimited});
    Route &signingOut = append(routes, route::SignOutUser,
                               [&desk](const Call &call, const Reply &reply) { signOut(desk, call, reply); });
    signingOut.takesJson = false;
    signingOut.doc.parameters = {};
}

} // namespace tierdesk::dialects::desk
