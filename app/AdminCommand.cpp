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

const Actor Operator{.kind = Actor::Kind::Command,
                     .user = {},
                     .name = QStringLiteral("tierdesk"),
                     .from = QStringLiteral("command line")};

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
        return base::fail(Fault::InvalidInput, QStringLiteral("an e-mail address is required"),
                          QStringLiteral("--email"));
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
        work.print(QJsonObject{{QStringLiteral("email"), email},
                               {QStringLiteral("role"), word(user->role)},
                               {QStringLiteral("password"), password}});
    } else {
        work.print(QStringLiteral("user %1 added as %2 with the password %3 (shown only once)")
                       .arg(email, word(user->role), password));
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
            return base::fail(Fault::NotFound, QStringLiteral("no such user"), QStringLiteral("--email"));
        const auto revoked = waiter.command<void>(work.engine, Operator, [&](engine::CommandContext &context) {
            return engine::commands::revokeUser(context, user->id);
        });
        if (revoked)
            work.print(QStringLiteral("user %1 revoked").arg(user->email));
        return revoked;
    }
    return base::fail(Fault::Internal, QStringLiteral("unknown action: %1").arg(work.command.action));
}

Result<deskapi::NewCredential> newCredentialFrom(const AdminCommand &command)
{
    deskapi::NewCredential request;
    const auto kind = fromWord<CredentialKind>(command.credentialKind);
    if (!kind)
        return base::fail(Fault::InvalidInput,
                          QStringLiteral("required: jwt, api_key, access_key, site_key, secret or metrics"),
                          QStringLiteral("--kind"));
    request.kind = *kind;
    request.name = command.name.isEmpty() ? command.credentialKind : command.name;
    request.audience = command.audience;
    request.role = fromWord<ClientRole>(command.role);
    request.scopes = command.scopes;
    if (!command.expires.isEmpty()) {
        const auto at = base::timestampFromIso(command.expires);
        if (!at)
            return base::fail(Fault::InvalidInput, QStringLiteral("an ISO 8601 date or time is required"),
                              QStringLiteral("--expires"));
        request.expiresAt = *at;
    }
    const bool isJwt = *kind == CredentialKind::Jwt;
    const bool bringsSecret = *kind == CredentialKind::Secret && command.bytes.has_value();
    if (!isJwt && !bringsSecret)
        return request;
    request.algorithm = isJwt ? command.algorithm : QString();
    if (!command.bytes) {
        if (request.algorithm != u"HS256")
            return base::fail(Fault::InvalidInput, QStringLiteral("%1 requires a public key").arg(request.algorithm),
                              QStringLiteral("--key-file"));
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
            QStringLiteral("%1 is a PEM key, not an HS256 secret: use --algorithm RS256 or ES256 and the public key")
                .arg(command.file),
            QStringLiteral("--key-file"));
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
            work.print(QJsonObject{{QStringLiteral("id"), created->id.value},
                                   {QStringLiteral("publicId"), created->publicId},
                                   {QStringLiteral("secret"), made.secret}});
        } else {
            work.print(QStringLiteral("credential %1 (%2) for companyId %3")
                           .arg(created->id.value)
                           .arg(QString(word(created->kind)), company.key));
            if (!created->publicId.isEmpty())
                work.print(QStringLiteral("id:     ") + created->publicId);
            if (!made.secret.isEmpty())
                work.print(QStringLiteral("secret: %1   (shown only once)").arg(made.secret));
        }
        return {};
    }
    if (work.command.action == u"revoke") {
        bool isNumber = false;
        const CredentialId id{work.command.id.toLongLong(&isNumber)};
        if (!isNumber)
            return base::fail(Fault::InvalidInput, QStringLiteral("required: the id printed by `credentials list`"),
                              QStringLiteral("--id"));
        const auto revoked = waiter.command<void>(work.engine, Operator, [&](engine::CommandContext &context) {
            return engine::commands::revokeCredential(context, company.id, id);
        });
        if (revoked)
            work.print(QStringLiteral("credential %1 revoked").arg(id.value));
        return revoked;
    }
    return base::fail(Fault::Internal, QStringLiteral("unknown action: %1").arg(work.command.action));
}

Result<void> import(Work &work)
{
    const auto report = TRY(importRows(work.engine, work.command.action, work.command.file,
                                       work.command.bytes.value_or(QByteArray()), work.command.company));
    for (const RowFault &row : report.refused)
        work.outcome.err +=
            QStringLiteral("%1:%2: %3%4\n")
                .arg(work.command.file)
                .arg(row.line)
                .arg(row.reason, row.where.isEmpty() ? QString() : QStringLiteral(" (%1)").arg(row.where));
    work.print(QStringLiteral("%1 rows of %2 imported, %3 rejected")
                   .arg(report.accepted)
                   .arg(work.command.file)
                   .arg(report.refused.size()));
    if (!report.refused.empty())
        return base::fail(Fault::InvalidInput, QStringLiteral("%1 rows were rejected").arg(report.refused.size()),
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
        value.toMap()[QStringLiteral("version")].toString() != QStringLiteral(TIERDESK_VERSION))
        return base::fail(Fault::InvalidInput,
                          QStringLiteral("the command and the running server have different versions: restart the "
                                         "server"));
    return value.toMap();
}

} // namespace

QByteArray encode(const AdminCommand &command)
{
    QCborMap map{{QStringLiteral("version"), QStringLiteral(TIERDESK_VERSION)},
                 {QStringLiteral("kind"), static_cast<int>(command.kind)},
                 {QStringLiteral("scopes"), command.scopes.join(u',')},
                 {QStringLiteral("isJson"), command.isJson}};
    eachText(command, [&](QStringView name, const QString &text) { map.insert(name.toString(), text); });
    if (command.bytes)
        map.insert(QStringLiteral("bytes"), *command.bytes);
    return QCborValue(map).toCbor();
}

Result<AdminCommand> adminCommandFrom(const QByteArray &bytes)
{
    const auto map = TRY(mapFrom(bytes));
    AdminCommand command;
    command.kind = static_cast<AdminCommand::Kind>(map[QStringLiteral("kind")].toInteger());
    command.scopes = map[QStringLiteral("scopes")].toString().split(u',', Qt::SkipEmptyParts);
    command.isJson = map[QStringLiteral("isJson")].toBool();
    eachText(command, [&](QStringView name, QString &text) { text = map[name.toString()].toString(); });
    if (const QCborValue given = map[QStringLiteral("bytes")]; given.isByteArray())
        command.bytes = given.toByteArray();
    return command;
}

QByteArray encode(const AdminOutcome &outcome)
{
    QCborMap map{{QStringLiteral("version"), QStringLiteral(TIERDESK_VERSION)},
                 {QStringLiteral("out"), outcome.out},
                 {QStringLiteral("err"), outcome.err}};
    if (outcome.error) {
        map.insert(QStringLiteral("fault"), static_cast<int>(outcome.error->fault));
        map.insert(QStringLiteral("message"), outcome.error->message);
        map.insert(QStringLiteral("where"), outcome.error->where);
    }
    return QCborValue(map).toCbor();
}

Result<AdminOutcome> adminOutcomeFrom(const QByteArray &bytes)
{
    const auto map = TRY(mapFrom(bytes));
    AdminOutcome outcome{map[QStringLiteral("out")].toString(), map[QStringLiteral("err")].toString(), {}};
    if (map.contains(QStringLiteral("fault")))
        outcome.error = base::fail(static_cast<Fault>(map[QStringLiteral("fault")].toInteger()),
                                   map[QStringLiteral("message")].toString(), map[QStringLiteral("where")].toString());
    return outcome;
}

} // namespace tierdesk::app
