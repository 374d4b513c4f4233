#include "core/doors/dialects/desk/SignIn.h"

#include "core/base/Log.h"
#include "core/doors/dialects/desk/Rows.h"
#include "core/doors/dialects/desk/Tokens.h"
#include "core/store/Secrets.h"

namespace tierdesk::dialects::desk {

namespace {

/// Passwords waiting to be checked; a worker takes some 50 ms for one.
constexpr int MaxWaiting = 64;

/// One sign-in on its way.
struct Attempt {
    QString email;
    Actor actor;
    Timestamp at;
    Reply reply;
};

std::shared_ptr<const User> userOf(const Desk &desk, const QString &email)
{
    return desk.engine.directory()->usersByEmail.value(email);
}

void refuse(const Attempt &attempt)
{
    attempt.reply(
        refusal(base::fail(base::Fault::Unauthenticated, QStringLiteral("the e-mail or the password is wrong"))));
}

void admit(Desk &desk, const Attempt &attempt, const std::shared_ptr<const User> &user)
{
    const QString token = newToken();
    DeskToken kept;
    kept.hash = store::tokenHash(token.toLatin1());
    kept.user = user->id;
    kept.createdAt = attempt.at;
    kept.expiresAt = attempt.at + TokenLife;
    Actor actor = attempt.actor;
    actor.kind = Actor::Kind::User;
    actor.user = user->id;
    desk.engine.submit<bool>(
        actor,
        [kept](engine::Unit &unit) -> base::Result<bool> {
            const auto recorded = engine::commands::recordSignIn(unit, kept);
            return recorded ? base::Result<bool>(true) : recorded.error();
        },
        &desk.context,
        [&desk, attempt, user, token, kept](const base::Result<bool> &recorded) {
            if (!recorded)
                return attempt.reply(refusal(recorded.error()));
            const auto directory = desk.engine.directory();
            const User *fresh = directory->user(user->id);
            Answer good = answer(
                deskapi::encode(deskapi::SignedIn{token, kept.expiresAt, infoOf(fresh ? *fresh : *user, *directory),
                                                  refsOf(user->companies, *directory)}));
            good.headers.emplace_back("Cache-Control", "no-store");
            attempt.reply(std::move(good));
        });
}

void settle(Desk &desk, const Attempt &attempt, bool isRight)
{
    const auto user = userOf(desk, attempt.email);
    if (!user)
        return refuse(attempt);
    // Asked again: others may have failed at the same account while this one was being checked.
    if (const auto lock = lockOf(*user, desk.engine.clock().now()))
        return attempt.reply(refusal(*lock));
    if (isRight)
        return admit(desk, attempt, user);
    // Answered at once, as for an e-mail that nobody has, and not a commit later.
    refuse(attempt);
    desk.engine.submit<bool>(
        attempt.actor,
        [id = user->id](engine::Unit &unit) -> base::Result<bool> {
            const auto recorded = engine::commands::recordFailedSignIn(unit, id);
            return recorded ? base::Result<bool>(true) : recorded.error();
        },
        &desk.context,
        [](const base::Result<bool> &recorded) {
            if (!recorded)
                qCWarning(log::Auth, "a failed sign-in was not recorded: %ls",
                          qUtf16Printable(recorded.error().message));
        });
}

} // namespace

std::optional<base::Error> lockOf(const User &user, Timestamp now)
{
    if (!user.lockedUntil || *user.lockedUntil <= now)
        return std::nullopt;
    const qint64 seconds = ((*user.lockedUntil - now).count + 999) / 1000;
    return base::fail(
        base::Fault::Forbidden, QStringLiteral("too many failed sign-ins: the account is locked"), {},
        {{QStringLiteral("retryAfter"), seconds}, {QStringLiteral("lockedUntil"), base::isoText(*user.lockedUntil)}});
}

QString newToken()
{
    return QStringLiteral("td_") + randomBase62(43);
}

void addSignIn(std::vector<Route> &routes, Desk &desk)
{
    const auto waiting = std::make_shared<int>(0);
    Route signIn = typed<deskapi::SignIn, deskapi::SignedIn>(
        failing(ofNoCompany(route(Method::Post, "/sign-in", "E-mail and password for a token of 12 hours",
                                  [&desk, waiting](const Call &call, const Reply &reply) {
                                      const auto request = requestOf<deskapi::SignIn>(call, reply);
                                      if (!request)
                                          return;
                                      if (*waiting >= MaxWaiting)
                                          return reply(refusal(
                                              base::fail(base::Fault::Unavailable,
                                                         QStringLiteral("too many sign-ins at once: try again"))));
                                      const Attempt attempt{request->email.trimmed().toLower(),
                                                            {Actor::Kind::Client,
                                                             {},
                                                             request->email.trimmed().left(200),
                                                             QStringLiteral("desk ") + call.peer.toString()},
                                                            call.receivedAt,
                                                            reply};
                                      const auto user = userOf(desk, attempt.email);
                                      if (user) {
                                          if (const auto lock = lockOf(*user, desk.engine.clock().now()))
                                              return reply(refusal(*lock));
                                      }
                                      ++*waiting;
                                      desk.onWorker<bool>(
                                          [user, password = request->password] {
                                              if (user)
                                                  return store::verifyPassword(user->passwordHash, password);
                                              // The same work for nobody, so that time does not tell who has an
                                              // account.
                                              return store::hashPassword(password).has_value() && false;
                                          },
                                          [&desk, waiting, attempt](bool isRight) {
                                              --*waiting;
                                              settle(desk, attempt, isRight);
                                          });
                                  })),
                {base::Fault::Unauthenticated, base::Fault::Unavailable, base::Fault::StorageFailed,
                 base::Fault::RateLimited}));
    signIn.access = Access::Public;
    signIn.limits = {{"sign-in", 60, 60, Limit::Key::Peer}};
    signIn.maxBody = 16 << 10;
    routes.push_back(std::move(signIn));

    Route signOut = route(Method::Post, "/sign-out", "Ends the token", [&desk](const Call &call, const Reply &reply) {
        if (call.principal.token.isEmpty()) // the demo's local caller has none
            return reply(answer({}));
        desk.engine.submit<bool>(
            actorOf(call),
            [hash = call.principal.token](engine::Unit &unit) -> base::Result<bool> {
                const auto ended = engine::commands::signOut(unit, hash);
                return ended ? base::Result<bool>(true) : ended.error();
            },
            &desk.context,
            [reply](const base::Result<bool> &done) { reply(done ? answer({}) : refusal(done.error())); });
    });
    signOut.takesJson = false;
    signOut.doc.parameters = {};
    routes.push_back(std::move(signOut));
}

} // namespace tierdesk::dialects::desk
