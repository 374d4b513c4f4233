#include "app/FirstStart.h"

#include "app/Await.h"
#include "core/base/Log.h"
#include "core/base/Random.h"
#include "core/doors/dialects/desk/SignIn.h"
#include "core/doors/dialects/ModelDesk.h"

#include <QtCore/QJsonArray>
#include <QtCore/QUuid>

#include <iostream>

namespace tierdesk::app {

namespace {

constexpr char KeyVariable[] = "OPENAI_API_KEY";

const Actor Installer{.kind = Actor::Kind::Command, .user = {}, .name = u"first start"_s, .from = u"local"_s};

/// Lets OpenAI's model speak for @p company, as the environment of the older chatbot has it. The key goes to where keys
/// are kept (`model-keys`); a store that does not take it is told of in the log, and the embedded responder speaks.
base::Result<void> letOpenAiSpeak(Application &app, Waiter &waiter, CompanyId company)
{
    const QByteArray key = qgetenv(KeyVariable).trimmed();
    if (key.isEmpty())
        return {};
    const QString model = app.settings().text("openai-model");
    const QString name = u"openai"_s;
    const auto made = waiter.command<ModelProvider>(
        app.engine(), Installer, [&](engine::CommandContext &context) -> base::Result<ModelProvider> {
            auto provider = engine::commands::saveProvider(context, company, name,
                                                           {{u"protocol"_s, QString(word(ModelWire::OpenAi))},
                                                            {u"baseUrl"_s, u"https://api.openai.com/v1"_s},
                                                            {u"small"_s, model},
                                                            {u"large"_s, model}});
            if (!provider)
                return provider;
            const QJsonObject speaker{{u"chain"_s, QJsonArray{name}}};
            TRY(engine::commands::saveConfig(
                context, company, {{u"models"_s, QJsonObject{{u"aiRep"_s, speaker}, {u"aiManager"_s, speaker}}}}));
            return provider;
        });
    if (!made)
        return made.error();
    app.models().setKey(*made, key, &app.engine(),
                        [engine = &app.engine(), company, name](const base::Result<void> &kept) {
                            if (kept)
                                engine->submit<ModelProvider>(
                                    Installer,
                                    [company, name](engine::CommandContext &context) {
                                        return engine::commands::noteProviderKey(context, company, name, true);
                                    },
                                    engine,
                                    [](const base::Result<ModelProvider> &noted) {
                                        if (!noted)
                                            qCWarning(log::App) << "the key from OPENAI_API_KEY was stored, but the "
                                                                   "provider was not updated:"
                                                                << noted.error().message;
                                    });
                        });
    return {};
}

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
    const auto hash = TRY(base::hashPassword(founding.password));
    const auto admin =
        waiter.command<User>(app.engine(), Installer, [&](engine::CommandContext &context) -> base::Result<User> {
            const auto company = TRY(engine::commands::createCompany(context, key, founding.company, config));
            User user;
            user.company = company.id;
            user.email = founding.email;
            user.name = founding.name;
            user.role = Role::Admin;
            user.passwordHash = hash;
            return engine::commands::createUser(context, user);
        });
    if (!admin)
        return admin.error();
    // The installation stands by now: without the model it speaks for itself.
    if (const auto speaks = letOpenAiSpeak(app, waiter, admin->company); !speaks)
        std::cerr << "The OpenAI model was not set up: " << speaks.error().message.toStdString() << std::endl;
    return key;
}

base::Result<void> firstStart(Application &app)
{
    if (!isFresh(app))
        return {};
    const QString name = app.settings().text("company-name");
    const QString password = base::randomToken(20);
    const auto key = TRY(found(app, {name, u"Admin"_s, u"admin@localhost"_s, password}));
    std::cout << "Company \"" << name.toStdString() << "\" created, companyId " << key.toStdString()
              << "\nSign in as admin@localhost with the password " << password.toStdString()
              << "\nThe password is shown only once. Change it with PUT /desk/users, or add users with `tierdesk users "
                 "add`."
              << std::endl;
    return {};
}

base::Result<QString> tokenFor(Application &app, const QString &email)
{
    const auto directory = app.engine().directory();
    const auto user = directory->usersByEmail.value(email);
    if (!user)
        return base::fail(base::Fault::NotFound, u"no user %1"_s.arg(email));
    const QString token = dialects::desk::newToken();
    const Actor actor{
        .kind = Actor::Kind::User, .user = user->id, .name = user->email, .from = u"this machine's window"_s};
    Waiter waiter;
    const base::Timestamp now = app.engine().clock().now();
    const auto signedIn = waiter.command<void>(app.engine(), actor, [&](engine::CommandContext &context) {
        return engine::commands::recordSignIn(context, {.hash = base::tokenHash(token.toLatin1()),
                                                        .user = user->id,
                                                        .createdAt = now,
                                                        .expiresAt = now + dialects::desk::TokenLife});
    });
    if (!signedIn)
        return signedIn.error();
    return token;
}

} // namespace tierdesk::app
