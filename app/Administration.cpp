#include "app/Administration.h"

#include "app/Await.h"
#include "app/CompanyChoice.h"
#include "app/Import.h"
#include "core/base/Json.h"
#include "core/base/Random.h"
#include "core/doors/dialects/desk/Tokens.h"
#include "core/doors/server/auth/JwtCredentials.h"
#include "core/store/Backup.h"
#include "core/store/Database.h"
#include "core/store/Repositories.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QJsonArray>

#include <iostream>

namespace tierdesk::app {

namespace {

using base::Fault;
using base::Result;

const Actor Operator{.kind = Actor::Kind::Command,
                     .user = {},
                     .name = QStringLiteral("tierdesk"),
                     .from = QStringLiteral("command line")};

void print(const QString &line)
{
    std::cout << line.toStdString() << '\n';
}
void print(const QJsonObject &json)
{
    std::cout << base::toJson(json).toStdString() << '\n';
}

QString masterKeyPath(const Settings &settings)
{
    return QDir(settings.dataDir()).filePath(QStringLiteral("secrets/master.key"));
}

Result<void> addUser(Application &app, const Company &company, const Invocation &invocation)
{
    const QString email = invocation.email.trimmed().toLower();
    if (!email.contains(u'@'))
        return base::fail(Fault::InvalidInput, QStringLiteral("an e-mail address is needed"),
                          QStringLiteral("--email"));
    const QString password = base::randomToken(20);
    const auto hash = store::hashPassword(password);
    if (!hash)
        return hash.error();
    Waiter waiter;
    const auto user = waiter.command<User>(app.engine(), Operator, [&](engine::Unit &unit) {
        User made;
        made.company = company.id;
        made.email = email;
        made.name = invocation.name.isEmpty() ? email.section(u'@', 0, 0) : invocation.name;
        made.role = fromWord<Role>(invocation.role).value_or(Role::Agent);
        made.passwordHash = *hash;
        return engine::commands::createUser(unit, made);
    });
    if (!user)
        return user.error();
    if (invocation.isJson) {
        print(QJsonObject{{QStringLiteral("email"), email},
                          {QStringLiteral("role"), word(user->role)},
                          {QStringLiteral("password"), password}});
    } else {
        print(QStringLiteral("%1 may sign in as %2 with the password %3 (shown this once)")
                  .arg(email, word(user->role), password));
    }
    return {};
}

Result<void> users(Application &app, const Invocation &invocation)
{
    const auto company = companyFor(*app.engine().directory(), invocation.company);
    if (!company)
        return company.error();
    if (invocation.action == u"add")
        return addUser(app, *company, invocation);
    Waiter waiter;
    if (invocation.action == u"revoke") {
        const auto user = app.engine().directory()->usersByEmail.value(invocation.email.trimmed().toLower());
        if (!user)
            return base::fail(Fault::NotFound, QStringLiteral("no such user"), QStringLiteral("--email"));
        const auto revoked = waiter.command<void>(
            app.engine(), Operator, [&](engine::Unit &unit) { return engine::commands::revokeUser(unit, user->id); });
        if (revoked)
            print(QStringLiteral("%1 is revoked").arg(user->email));
        return revoked;
    }
    return base::fail(Fault::Internal, QStringLiteral("no such act: %1").arg(invocation.action));
}

Result<void> listUsers(const store::Repositories &rows, const Company &company, const Invocation &invocation)
{
    const auto all = rows.users.all(company.id);
    if (!all)
        return all.error();
    for (const User &user : *all) {
        if (invocation.isJson)
            print(QJsonObject{{QStringLiteral("email"), user.email},
                              {QStringLiteral("name"), user.name},
                              {QStringLiteral("role"), word(user.role)},
                              {QStringLiteral("revoked"), user.isRevoked}});
        else
            print(QStringLiteral("%1  %2  %3%4")
                      .arg(user.email, word(user.role), user.name,
                           user.isRevoked ? QStringLiteral("  (revoked)") : QString()));
    }
    return {};
}

Result<deskapi::NewCredential> newCredentialFrom(const Invocation &invocation)
{
    deskapi::NewCredential request;
    const auto kind = fromWord<CredentialKind>(invocation.kind);
    if (!kind)
        return base::fail(Fault::InvalidInput,
                          QStringLiteral("one of jwt, api_key, access_key, site_key, secret is needed"),
                          QStringLiteral("--kind"));
    request.kind = *kind;
    request.name = invocation.name.isEmpty() ? invocation.kind : invocation.name;
    request.audience = invocation.audience;
    request.scopes = invocation.scopes;
    if (!invocation.expires.isEmpty()) {
        const auto at = base::timestampFromIso(invocation.expires);
        if (!at)
            return base::fail(Fault::InvalidInput, QStringLiteral("an ISO 8601 date or time is needed"),
                              QStringLiteral("--expires"));
        request.expiresAt = *at;
    }
    const bool isJwt = *kind == CredentialKind::Jwt;
    const bool bringsSecret = *kind == CredentialKind::Secret && !invocation.keyFile.isEmpty();
    if (!isJwt && !bringsSecret)
        return request;
    request.algorithm = isJwt ? invocation.algorithm : QString();
    if (invocation.keyFile.isEmpty()) {
        if (request.algorithm != u"HS256")
            return base::fail(Fault::InvalidInput, QStringLiteral("%1 needs its public key").arg(request.algorithm),
                              QStringLiteral("--key-file"));
        return request;
    }
    QFile file(invocation.keyFile);
    if (!file.open(QIODevice::ReadOnly))
        return base::fail(Fault::InvalidInput, file.errorString(), invocation.keyFile);
    const QByteArray bytes = file.readAll();
    if (bringsSecret) {
        request.secret = QString::fromUtf8(bytes.trimmed());
    } else if (bytes.trimmed().startsWith('{')) {
        auto jwks = base::parseJsonObject(bytes);
        if (!jwks)
            return jwks.error();
        request.jwks = std::move(*jwks);
    } else if (request.algorithm == u"HS256") {
        request.secret = QString::fromUtf8(bytes.trimmed());
    } else {
        request.publicKey = QString::fromLatin1(bytes);
    }
    return request;
}

Result<void> credentials(Application &app, const Invocation &invocation)
{
    const auto company = companyFor(*app.engine().directory(), invocation.company);
    if (!company)
        return company.error();
    Waiter waiter;
    if (invocation.action == u"add") {
        const auto request = newCredentialFrom(invocation);
        if (!request)
            return request.error();
        const auto made = dialects::desk::makeCredential(*request, company->id, app.engine().clock().now(), app.seal(),
                                                         server::JwtKeyCheck());
        if (!made)
            return made.error();
        const auto created = waiter.command<Credential>(app.engine(), Operator, [&](engine::Unit &unit) {
            return engine::commands::createCredential(unit, made->credential);
        });
        if (!created)
            return created.error();
        if (invocation.isJson) {
            print(QJsonObject{{QStringLiteral("id"), created->id.value},
                              {QStringLiteral("publicId"), created->publicId},
                              {QStringLiteral("secret"), made->secret}});
        } else {
            print(QStringLiteral("credential %1 (%2) for companyId %3")
                      .arg(created->id.value)
                      .arg(QString(word(created->kind)), company->key));
            if (!created->publicId.isEmpty())
                print(QStringLiteral("id:     ") + created->publicId);
            if (!made->secret.isEmpty())
                print(QStringLiteral("secret: %1   (shown this once)").arg(made->secret));
        }
        return {};
    }
    if (invocation.action == u"revoke") {
        bool isNumber = false;
        const CredentialId id{invocation.id.toLongLong(&isNumber)};
        if (!isNumber)
            return base::fail(Fault::InvalidInput,
                              QStringLiteral("the number that `credentials list` prints is needed"),
                              QStringLiteral("--id"));
        const auto revoked = waiter.command<void>(app.engine(), Operator, [&](engine::Unit &unit) {
            return engine::commands::revokeCredential(unit, company->id, id);
        });
        if (revoked)
            print(QStringLiteral("credential %1 is revoked").arg(id.value));
        return revoked;
    }
    return base::fail(Fault::Internal, QStringLiteral("no such act: %1").arg(invocation.action));
}

Result<void> listCredentials(const store::Repositories &rows, const Company &company, const Invocation &invocation)
{
    const auto all = rows.credentials.all(company.id);
    if (!all)
        return all.error();
    for (const Credential &credential : *all) {
        const QString state = credential.revokedAt
                                  ? QStringLiteral("revoked %1").arg(base::isoText(*credential.revokedAt))
                                  : QStringLiteral("live");
        const auto when = [](const std::optional<Timestamp> &at) { return at ? base::isoText(*at) : QString(); };
        if (invocation.isJson) {
            QJsonObject json{{QStringLiteral("id"), credential.id.value},
                             {QStringLiteral("kind"), word(credential.kind)},
                             {QStringLiteral("name"), credential.name},
                             {QStringLiteral("publicId"), credential.publicId},
                             {QStringLiteral("scopes"), QJsonArray::fromStringList(credential.scopes)},
                             {QStringLiteral("revoked"), credential.revokedAt.has_value()}};
            if (credential.expiresAt)
                json.insert(QStringLiteral("expiresAt"), when(credential.expiresAt));
            if (credential.lastUsedAt)
                json.insert(QStringLiteral("lastUsedAt"), when(credential.lastUsedAt));
            print(json);
        } else {
            QString line = QStringLiteral("%1  %2  %3  %4  %5")
                               .arg(credential.id.value)
                               .arg(QString(word(credential.kind)), credential.name, credential.publicId, state);
            if (!credential.scopes.isEmpty())
                line += QStringLiteral("  for ") + credential.scopes.join(u',');
            if (credential.expiresAt)
                line += QStringLiteral("  until ") + when(credential.expiresAt);
            if (credential.lastUsedAt)
                line += QStringLiteral("  used ") + when(credential.lastUsedAt);
            print(line);
        }
    }
    return {};
}

/// Over a connection that only reads: a server may run on the same data meanwhile.
Result<void> list(const Invocation &invocation)
{
    const auto database = store::Database::openReader(invocation.settings.databasePath());
    if (!database)
        return database.error();
    const store::Repositories rows(**database);
    const auto companies = rows.companies.all();
    if (!companies)
        return companies.error();
    const auto company = companyFor(*companies, invocation.company);
    if (!company)
        return company.error();
    return invocation.verb == Verb::Users ? listUsers(rows, *company, invocation)
                                          : listCredentials(rows, *company, invocation);
}

Result<void> import(Application &app, const Invocation &invocation)
{
    const auto report = importFile(app.engine(), invocation.action, invocation.file, invocation.company);
    if (!report)
        return report.error();
    for (const RowFault &row : report->refused)
        std::cerr << invocation.file.toStdString() << ':' << row.line << ": " << row.reason.toStdString()
                  << (row.where.isEmpty() ? std::string() : " (" + row.where.toStdString() + ")") << '\n';
    print(QStringLiteral("%1 rows of %2 went in, %3 were refused")
              .arg(report->accepted)
              .arg(invocation.file)
              .arg(report->refused.size()));
    if (!report->refused.empty())
        return base::fail(Fault::InvalidInput, QStringLiteral("%1 rows were refused").arg(report->refused.size()),
                          invocation.file);
    return {};
}

void warnOfMissing(int files)
{
    if (files > 0)
        std::cerr << "tierdesk: warning: " << files
                  << " attachments are not there, or not as they were stored: they cannot be opened\n";
}

} // namespace

Result<void> administer(const Invocation &invocation)
{
    if (invocation.verb == Verb::Backup) {
        const auto report = store::backup(invocation.settings.databasePath(), invocation.file);
        if (!report)
            return report.error();
        print(QStringLiteral("%1 bytes, checked, SHA-256 %2")
                  .arg(report->bytes)
                  .arg(QString::fromLatin1(report->sha256)));
        if (report->attachments > 0)
            print(QStringLiteral("%1 attachments beside it, in %2")
                      .arg(report->attachments)
                      .arg(store::attachmentsOf(invocation.file)));
        warnOfMissing(report->missing);
        print(QStringLiteral("Not in it: %1, without which sealed credentials (HS256 keys, signing secrets) do not "
                             "open. Keep a copy of that file, apart from the backup")
                  .arg(masterKeyPath(invocation.settings)));
        return {};
    }
    if (invocation.verb == Verb::Restore) {
        const auto report = store::restore(invocation.file, invocation.settings.databasePath());
        if (!report)
            return report.error();
        print(QStringLiteral("%1 bytes restored, SHA-256 %2")
                  .arg(report->bytes)
                  .arg(QString::fromLatin1(report->sha256)));
        if (report->attachments > 0)
            print(QStringLiteral("%1 attachments restored").arg(report->attachments));
        warnOfMissing(report->missing);
        const QString key = masterKeyPath(invocation.settings);
        if (!QFile::exists(key))
            std::cerr << "tierdesk: warning: there is no " << key.toStdString()
                      << ": sealed credentials (HS256 keys, signing secrets) will not open until the key they were "
                         "sealed under is put there\n";
        return {};
    }
    if (invocation.action == u"list")
        return list(invocation);
    auto app = Application::build(invocation.settings);
    if (!app)
        return app.error();
    Result<void> done;
    if (invocation.verb == Verb::Users)
        done = users(**app, invocation);
    else if (invocation.verb == Verb::Credentials)
        done = credentials(**app, invocation);
    else
        done = import(**app, invocation);
    (*app)->stop();
    return done;
}

} // namespace tierdesk::app
