#include "app/Administration.h"

#include "app/AdminCommand.h"
#include "app/AdminSocket.h"
#include "app/CompanyChoice.h"
#include "core/base/Json.h"
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
    return QDir(settings.dataDir()).filePath(u"secrets/master.key"_s);
}

Result<void> listUsers(const store::Repositories &rows, const Company &company, const Invocation &invocation)
{
    const auto all = TRY(rows.users.all(company.id));
    for (const User &user : all) {
        if (invocation.isJson)
            print(QJsonObject{{u"email"_s, user.email},
                              {u"name"_s, user.name},
                              {u"role"_s, word(user.role)},
                              {u"revoked"_s, user.isRevoked}});
        else
            print(u"%1  %2  %3%4"_s.arg(user.email, word(user.role), user.name,
                                        user.isRevoked ? u"  (revoked)"_s : QString()));
    }
    return {};
}

Result<void> listCredentials(const store::Repositories &rows, const Company &company, const Invocation &invocation)
{
    const auto all = TRY(rows.credentials.all(company.id));
    for (const Credential &credential : all) {
        const QString state =
            credential.revokedAt ? u"revoked %1"_s.arg(base::isoText(*credential.revokedAt)) : u"live"_s;
        const auto when = [](const std::optional<Timestamp> &at) { return at ? base::isoText(*at) : QString(); };
        if (invocation.isJson) {
            QJsonObject json{
                {u"id"_s, credential.id.value},
                {u"kind"_s, word(credential.kind)},
                {u"name"_s, credential.name},
                {u"publicId"_s, credential.publicId},
                {u"role"_s, credential.kind == CredentialKind::Jwt ? QJsonValue(word(credential.role)) : QJsonValue()},
                {u"scopes"_s, QJsonArray::fromStringList(credential.scopes)},
                {u"revoked"_s, credential.revokedAt.has_value()}};
            if (credential.expiresAt)
                json.insert(u"expiresAt"_s, when(credential.expiresAt));
            if (credential.lastUsedAt)
                json.insert(u"lastUsedAt"_s, when(credential.lastUsedAt));
            print(json);
        } else {
            QString line = u"%1  %2  %3  %4  %5"_s.arg(credential.id.value)
                               .arg(QString(word(credential.kind)), credential.name, credential.publicId, state);
            if (!credential.scopes.isEmpty())
                line += u"  for "_s + credential.scopes.join(u',');
            if (credential.expiresAt)
                line += u"  until "_s + when(credential.expiresAt);
            if (credential.lastUsedAt)
                line += u"  used "_s + when(credential.lastUsedAt);
            print(line);
        }
    }
    return {};
}

/// Over a connection that only reads: a server may run on the same data meanwhile.
Result<void> list(const Invocation &invocation)
{
    const auto database = TRY(store::Database::openReader(invocation.settings.databasePath()));
    const store::Repositories rows(*database);
    const auto companies = TRY(rows.companies.all());
    const auto company = TRY(companyFor(companies, invocation.company));
    return invocation.verb == Verb::Users ? listUsers(rows, company, invocation)
                                          : listCredentials(rows, company, invocation);
}

/// Reads the file that @p invocation names, so that the server needs no access to it.
Result<AdminCommand> commandFrom(const Invocation &invocation)
{
    AdminCommand command;
    command.kind = invocation.verb == Verb::Users         ? AdminCommand::Kind::Users
                   : invocation.verb == Verb::Credentials ? AdminCommand::Kind::Credentials
                                                          : AdminCommand::Kind::Import;
    command.action = invocation.action;
    command.company = invocation.company;
    command.credentialKind = invocation.kind;
    command.name = invocation.name;
    command.email = invocation.email;
    command.role = command.kind == AdminCommand::Kind::Credentials ? invocation.clientRole : invocation.role;
    command.id = invocation.id;
    command.algorithm = invocation.algorithm;
    command.audience = invocation.audience;
    command.expires = invocation.expires;
    command.scopes = invocation.scopes;
    command.isJson = invocation.isJson;
    command.file = invocation.verb == Verb::Import ? invocation.file : invocation.keyFile;
    if (command.file.isEmpty())
        return command;
    QFile file(command.file);
    if (!file.open(QIODevice::ReadOnly))
        return base::fail(Fault::InvalidInput, u"cannot read the file: %1"_s.arg(file.errorString()), command.file);
    command.bytes = file.readAll();
    if (file.error() != QFileDevice::NoError)
        return base::fail(Fault::InvalidInput, u"cannot read the file: %1"_s.arg(file.errorString()), command.file);
    return command;
}

Result<void> show(const AdminOutcome &outcome)
{
    std::cout << outcome.out.toStdString();
    std::cerr << outcome.err.toStdString();
    return outcome.error ? Result<void>(*outcome.error) : Result<void>();
}

void warnOfMissing(int files)
{
    if (files > 0)
        std::cerr << "tierdesk: warning: " << files << " attachments are missing or damaged and cannot be opened\n";
}

} // namespace

Result<void> administer(const Invocation &invocation)
{
    if (invocation.verb == Verb::Backup) {
        const auto report = TRY(store::backup(invocation.settings.databasePath(), invocation.file));
        print(u"%1 bytes, verified, SHA-256 %2"_s.arg(report.bytes).arg(QString::fromLatin1(report.sha256)));
        if (report.attachments > 0)
            print(u"%1 attachments copied to %2"_s.arg(report.attachments).arg(store::attachmentsOf(invocation.file)));
        warnOfMissing(report.missing);
        print(u"The backup does not contain %1, which is needed to decrypt sealed credentials (HS256 "
              "keys, signing secrets). Keep a copy of that file, separate from the backup"_s.arg(
                  masterKeyPath(invocation.settings)));
        return {};
    }
    if (invocation.verb == Verb::Restore) {
        const auto report = TRY(store::restore(invocation.file, invocation.settings.databasePath()));
        print(u"%1 bytes restored, SHA-256 %2"_s.arg(report.bytes).arg(QString::fromLatin1(report.sha256)));
        if (report.attachments > 0)
            print(u"%1 attachments restored"_s.arg(report.attachments));
        warnOfMissing(report.missing);
        const QString key = masterKeyPath(invocation.settings);
        if (!QFile::exists(key))
            std::cerr << "tierdesk: warning: missing " << key.toStdString()
                      << ": sealed credentials (HS256 keys, signing secrets) cannot be decrypted until their key is "
                         "restored there\n";
        return {};
    }
    if (invocation.action == u"list")
        return list(invocation);
    auto command = TRY(commandFrom(invocation));
    // A server that runs on the folder has the store open, and carries the command out itself.
    const auto called = TRY(callServer(invocation.settings.dataDir(), command));
    if (called)
        return show(*called);
    auto app = TRY(Application::build(invocation.settings));
    const AdminOutcome outcome = carryOut(command, app->engine(), app->seal());
    app->stop();
    return show(outcome);
}

} // namespace tierdesk::app
