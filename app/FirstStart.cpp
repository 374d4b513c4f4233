#include "app/FirstStart.h"

#include "app/Await.h"
#include "app/Demo.h"
#include "core/base/Random.h"
#include "core/doors/dialects/desk/SignIn.h"

#include <QtCore/QUuid>

#include <iostream>

namespace tierdesk::app {

namespace {

const Actor Installer{
    .kind = Actor::Kind::Command, .user = {}, .name = QStringLiteral("first start"), .from = QStringLiteral("local")};

} // namespace

bool isFresh(Application &app)
{
    return app.engine().directory()->companies.isEmpty();
}

base::Result<QString> found(Application &app, const Founding &founding)
{
    Waiter waiter;
    const QString key = QUuid::createUuid().toString(QUuid::WithoutBraces);
    CompanyConfig config = defaultConfig();
    // Examples that a customer would take for the company's own: told only once somebody has set them.
    config.humanAgent.escalationPhone.clear();
    config.humanAgent.hours.clear();
    config.sessions.idleChat = Millis::minutes(app.settings().number("session-timeout"));
    for (const QString &each : app.settings().text("escalation-keywords").toLower().split(u',', Qt::SkipEmptyParts)) {
        const QString word = each.simplified();
        if (!word.isEmpty() && !config.irate.triggerKeywords.contains(word))
            config.irate.triggerKeywords.append(word);
    }
    // First what may be refused: a company without anybody would be no fresh installation any more.
    const auto hash = store::hashPassword(founding.password);
    if (!hash)
        return hash.error();
    const auto admin = waiter.command<User>(app.engine(), Installer, [&](engine::Unit &unit) -> base::Result<User> {
        const auto company = engine::commands::createCompany(unit, key, founding.company, config);
        if (!company)
            return company.error();
        User user;
        user.company = company->id;
        user.email = founding.email;
        user.name = founding.name;
        user.role = Role::Admin;
        user.passwordHash = *hash;
        return engine::commands::createUser(unit, user);
    });
    if (!admin)
        return admin.error();
    return key;
}

base::Result<void> firstStart(Application &app)
{
    if (!isFresh(app))
        return {};
    if (app.settings().isOn("demo"))
        return makeDemo(app.engine(), app.clock(), app.seal());

    const QString name = app.settings().text("company-name");
    const QString password = base::randomToken(20);
    const auto key = found(app, {name, QStringLiteral("Admin"), QStringLiteral("admin@localhost"), password});
    if (!key)
        return key.error();
    std::cout << "Company \"" << name.toStdString() << "\" was made, companyId " << key->toStdString()
              << "\nSign in as admin@localhost with the password " << password.toStdString()
              << "\nIt is shown this once: change it with PUT /desk/users, or add people with `tierdesk users add`."
              << std::endl;
    return {};
}

base::Result<QString> tokenFor(Application &app, const QString &email)
{
    const auto directory = app.engine().directory();
    const auto user = directory->usersByEmail.value(email);
    if (!user)
        return base::fail(base::Fault::NotFound, QStringLiteral("no user %1").arg(email));
    const QString token = dialects::desk::newToken();
    const Actor actor{.kind = Actor::Kind::User,
                      .user = user->id,
                      .name = user->email,
                      .from = QStringLiteral("this machine's window")};
    Waiter waiter;
    const base::Timestamp now = app.engine().clock().now();
    const auto signedIn = waiter.command<void>(app.engine(), actor, [&](engine::Unit &unit) {
        return engine::commands::recordSignIn(unit, {.hash = store::tokenHash(token.toLatin1()),
                                                     .user = user->id,
                                                     .createdAt = now,
                                                     .expiresAt = now + dialects::desk::TokenLife});
    });
    if (!signedIn)
        return signedIn.error();
    return token;
}

} // namespace tierdesk::app
