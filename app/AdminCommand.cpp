#include "app/AdminCommand.h"

#include "app/Await.h"
#include "app/CompanyChoice.h"
#include "app/Import.h"
#include "core/base/Json.h"
#include "core/base/Random.h"
#include "core/doors/dialects/desk/Tokens.h"
#include "core/doors/server/auth/JwtCredentials.h"
#include "core/engine/CommandContext.h"

#include <QtCore/QCborMap>
#include <QtCore/QCborValue>

namespace tierdesk::app {

namespace {

using base::Fault;
using base::Result;

const Actor Operator{.kind = Actor::Kind::Command, .user = {}, .name = u"tierdesk"_s, .from = u"command line"_s};

/// A command while it is carried out.
struct Work {
    const AdminCommand &command;
    engine::Engine &engine;
    const base::Seal &seal;
    AdminOutcome outcome{};

    void print(const QString &line) { outcome.out += line + u'\n'; }
    void print(const QJsonObject &json) { print(QString::fromUtf8(base::toJson(json))); }
};

Result<void> addUser(Work &work, const Company &company)
{
    const QString email = work.command.email.trimmed().toLower();
    if (!email.contains(u'@'))
        return base::fail(Fault::InvalidInput, u"an e-mail address is required"_s, u"--email"_s);
    const QString password = base::randomToken(20);
    const auto hash = TRY(base::hashPassword(password));
    Waiter waiter;
    const auto user = waiter.command<User>(work.engine, Operator, [&](engine::CommandContext &context) {
        User made;
        made.company = company.id;
        made.email = email;
        made.name = work.command.name.isEmpty() ? email.section(u'@', 0, 0) : work.command.name;
        made.role = fromWord<Role>(work.command.role).value_or(Role::Agent);
        made.passwordHash = hash;
        return engine::commands::createUser(context, made);
    });
    if (!user)
        return user.error();
    if (work.command.isJson) {
        work.print(QJsonObject{{u"email"_s, email}, {u"role"_s, word(user->role)}, {u"password"_s, password}});
    } else {
        work.print(
            u"user %1 added as %2 with the password %3 (shown only once)"_s.arg(email, word(user->role), password));
    }
    return {};
}

Result<void> users(Work &work)
{
    const auto company = TRY(companyFor(*work.engine.directory(), work.command.company));
    if (work.command.action == u"add")
        return addUser(work, company);
    Waiter waiter;
    if (work.command.action == u"revoke") {
        const auto user = work.engine.directory()->usersByEmail.value(work.command.email.trimmed().toLower());
        if (!user)
            return base::fail(Fault::NotFound, u"no such user"_s, u"--email"_s);
        const auto revoked = waiter.command<void>(work.engine, Operator, [&](engine::CommandContext &context) {
            return engine::commands::revokeUser(context, user->id);
        });
        if (revoked)
            work.print(u"user %1 revoked"_s.arg(user->email));
        return revoked;
    }
    return base::fail(Fault::Internal, u"unknown action: %1"_s.arg(work.command.action));
}

Result<deskapi::NewCredential> newCredentialFrom(const AdminCommand &command)
{
    deskapi::NewCredential request;
    const auto kind = fromWord<CredentialKind>(command.credentialKind);
    if (!kind)
        return base::fail(Fault::InvalidInput, u"required: jwt, api_key, access_key, site_key, secret or metrics"_s,
                          u"--kind"_s);
    request.kind = *kind;
    request.name = command.name.isEmpty() ? command.credentialKind : command.name;
    request.audience = command.audience;
    request.role = fromWord<ClientRole>(command.role);
    request.scopes = command.scopes;
    if (!command.expires.isEmpty()) {
        const auto at = base::timestampFromIso(command.expires);
        if (!at)
            return base::fail(Fault::InvalidInput, u"an ISO 8601 date or time is required"_s, u"--expires"_s);
        request.expiresAt = *at;
    }
    const bool isJwt = *kind == CredentialKind::Jwt;
    const bool bringsSecret = *kind == CredentialKind::Secret && command.bytes.has_value();
    if (!isJwt && !bringsSecret)
        return request;
    request.algorithm = isJwt ? command.algorithm : QString();
    if (!command.bytes) {
        if (request.algorithm != u"HS256")
            return base::fail(Fault::InvalidInput, u"%1 requires a public key"_s.arg(request.algorithm),
                              u"--key-file"_s);
        return request;
    }
    const QByteArray &bytes = *command.bytes;
    if (bringsSecret) {
        request.secret = QString::fromUtf8(bytes.trimmed());
    } else if (bytes.trimmed().startsWith('{')) {
        auto jwks = TRY(base::parseJsonObject(bytes));
        request.jwks = std::move(jwks);
    } else if (request.algorithm == u"HS256" && bytes.contains("-----BEGIN ")) {
        return base::fail(
            Fault::InvalidInput,
            u"%1 is a PEM key, not an HS256 secret: use --algorithm RS256 or ES256 and the public key"_s.arg(
                command.file),
            u"--key-file"_s);
    } else if (request.algorithm == u"HS256") {
        request.secret = QString::fromUtf8(bytes.trimmed());
    } else {
        request.publicKey = QString::fromLatin1(bytes);
    }
    return request;
}

Result<void> credentials(Work &work)
{
    const auto company = TRY(companyFor(*work.engine.directory(), work.command.company));
    Waiter waiter;
    if (work.command.action == u"add") {
        const auto request = TRY(newCredentialFrom(work.command));
        const auto made = TRY(dialects::desk::makeCredential(request, company.id, work.engine.clock().now(), work.seal,
                                                             server::JwtKeyCheck()));
        const auto created = waiter.command<Credential>(work.engine, Operator, [&](engine::CommandContext &context) {
            return engine::commands::createCredential(context, made.credential);
        });
        if (!created)
            return created.error();
        if (work.command.isJson) {
            work.print(QJsonObject{
                {u"id"_s, created->id.value}, {u"publicId"_s, created->publicId}, {u"secret"_s, made.secret}});
        } else {
            work.print(u"credential %1 (%2) for companyId %3"_s.arg(created->id.value)
                           .arg(QString(word(created->kind)), company.key));
            if (!created->publicId.isEmpty())
                work.print(u"id:     "_s + created->publicId);
            if (!made.secret.isEmpty())
                work.print(u"secret: %1   (shown only once)"_s.arg(made.secret));
        }
        return {};
    }
    if (work.command.action == u"revoke") {
        bool isNumber = false;
        const CredentialId id{work.command.id.toLongLong(&isNumber)};
        if (!isNumber)
            return base::fail(Fault::InvalidInput, u"required: the id printed by `credentials list`"_s, u"--id"_s);
        const auto revoked = waiter.command<void>(work.engine, Operator, [&](engine::CommandContext &context) {
            return engine::commands::revokeCredential(context, company.id, id);
        });
        if (revoked)
            work.print(u"credential %1 revoked"_s.arg(id.value));
        return revoked;
    }
    return base::fail(Fault::Internal, u"unknown action: %1"_s.arg(work.command.action));
}

Result<void> import(Work &work)
{
    const auto report = TRY(importRows(work.engine, work.command.action, work.command.file,
                                       work.command.bytes.value_or(QByteArray()), work.command.company));
    for (const RowFault &row : report.refused)
        work.outcome.err += u"%1:%2: %3%4\n"_s.arg(work.command.file)
                                .arg(row.line)
                                .arg(row.reason, row.where.isEmpty() ? QString() : u" (%1)"_s.arg(row.where));
    work.print(u"%1 rows of %2 imported, %3 rejected"_s.arg(report.accepted)
                   .arg(work.command.file)
                   .arg(report.refused.size()));
    if (!report.refused.empty())
        return base::fail(Fault::InvalidInput, u"%1 rows were rejected"_s.arg(report.refused.size()),
                          work.command.file);
    return {};
}

} // namespace

AdminOutcome carryOut(const AdminCommand &command, engine::Engine &engine, const base::Seal &seal)
{
    Work work{command, engine, seal};
    const auto done = command.kind == AdminCommand::Kind::Users         ? users(work)
                      : command.kind == AdminCommand::Kind::Credentials ? credentials(work)
                                                                        : import(work);
    if (!done)
        work.outcome.error = done.error();
    return std::move(work.outcome);
}

namespace {

/// Calls @p io with the name and the place of every text of @p command.
template<class Command, class Io>
void eachText(Command &command, Io io)
{
    io(u"action", command.action);
    io(u"company", command.company);
    io(u"credentialKind", command.credentialKind);
    io(u"name", command.name);
    io(u"email", command.email);
    io(u"role", command.role);
    io(u"id", command.id);
    io(u"algorithm", command.algorithm);
    io(u"audience", command.audience);
    io(u"expires", command.expires);
    io(u"file", command.file);
}

Result<QCborMap> mapFrom(const QByteArray &bytes)
{
    QCborParserError error;
    const QCborValue value = QCborValue::fromCbor(bytes, &error);
    if (error.error != QCborError::NoError || !value.isMap() ||
        value.toMap()[u"version"_s].toString() != QStringLiteral(TIERDESK_VERSION))
        return base::fail(Fault::InvalidInput,
                          u"the command and the running server have different versions: restart the "
                          "server"_s);
    return value.toMap();
}

} // namespace

QByteArray encode(const AdminCommand &command)
{
    QCborMap map{{u"version"_s, QStringLiteral(TIERDESK_VERSION)},
                 {u"kind"_s, static_cast<int>(command.kind)},
                 {u"scopes"_s, command.scopes.join(u',')},
                 {u"isJson"_s, command.isJson}};
    eachText(command, [&](QStringView name, const QString &text) { map.insert(name.toString(), text); });
    if (command.bytes)
        map.insert(u"bytes"_s, *command.bytes);
    return QCborValue(map).toCbor();
}

Result<AdminCommand> adminCommandFrom(const QByteArray &bytes)
{
    const auto map = TRY(mapFrom(bytes));
    AdminCommand command;
    command.kind = static_cast<AdminCommand::Kind>(map[u"kind"_s].toInteger());
    command.scopes = map[u"scopes"_s].toString().split(u',', Qt::SkipEmptyParts);
    command.isJson = map[u"isJson"_s].toBool();
    eachText(command, [&](QStringView name, QString &text) { text = map[name.toString()].toString(); });
    if (const QCborValue given = map[u"bytes"_s]; given.isByteArray())
        command.bytes = given.toByteArray();
    return command;
}

QByteArray encode(const AdminOutcome &outcome)
{
    QCborMap map{{u"version"_s, QStringLiteral(TIERDESK_VERSION)}, {u"out"_s, outcome.out}, {u"err"_s, outcome.err}};
    if (outcome.error) {
        map.insert(u"fault"_s, static_cast<int>(outcome.error->fault));
        map.insert(u"message"_s, outcome.error->message);
        map.insert(u"where"_s, outcome.error->where);
    }
    return QCborValue(map).toCbor();
}

Result<AdminOutcome> adminOutcomeFrom(const QByteArray &bytes)
{
    const auto map = TRY(mapFrom(bytes));
    AdminOutcome outcome{map[u"out"_s].toString(), map[u"err"_s].toString(), {}};
    if (map.contains(u"fault"_s))
        outcome.error = base::fail(static_cast<Fault>(map[u"fault"_s].toInteger()), map[u"message"_s].toString(),
                                   map[u"where"_s].toString());
    return outcome;
}

} // namespace tierdesk::app
