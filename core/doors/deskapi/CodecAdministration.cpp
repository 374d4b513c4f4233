#include "core/doors/deskapi/Codec.h"
#include "core/doors/deskapi/FieldsOf.h"

namespace tierdesk {

template<class Io, Is<SavedReply> T>
void fields(Io &io, T &v)
{
    io(u"id", v.id);
    io(u"shortcut", v.shortcut);
    io(u"title", v.title);
    io(u"text", v.text);
    io(u"updatedAt", v.updatedAt);
}

} // namespace tierdesk

namespace tierdesk::deskapi {

template<class Io, Is<SavedReplies> T>
void fields(Io &io, T &v)
{
    io(u"replies", v.replies);
}

template<class Io, Is<SaveReply> T>
void fields(Io &io, T &v)
{
    io(u"shortcut", v.shortcut, required(40));
    io(u"title", v.title, required(200));
    io(u"text", v.text, required(20'000));
}

template<class Io, Is<CredentialInfo> T>
void fields(Io &io, T &v)
{
    io(u"id", v.id);
    io(u"kind", v.kind);
    io(u"name", v.name);
    io(u"publicId", v.publicId);
    io(u"algorithm", v.algorithm);
    io(u"audience", v.audience);
    io(u"role", v.role);
    io(u"scopes", v.scopes);
    io(u"createdAt", v.createdAt);
    io(u"expiresAt", v.expiresAt);
    io(u"lastUsedAt", v.lastUsedAt);
}

template<class Io, Is<Credentials> T>
void fields(Io &io, T &v)
{
    io(u"credentials", v.credentials);
}

template<class Io, Is<NewCredential> T>
void fields(Io &io, T &v)
{
    io(u"kind", v.kind, Required);
    io(u"name", v.name, Required);
    io(u"publicId", v.publicId, upTo(128));
    io(u"algorithm", v.algorithm, upTo(16));
    io(u"secret", v.secret, upTo(4096));
    io(u"publicKey", v.publicKey, upTo(16'384));
    io(u"jwks", v.jwks);
    io(u"audience", v.audience, upTo(255));
    io(u"role", v.role);
    io(u"scopes", v.scopes, textsUpTo(10, 32));
    io(u"expiresAt", v.expiresAt);
}

template<class Io, Is<CreatedCredential> T>
void fields(Io &io, T &v)
{
    io(u"credential", v.credential);
    io(u"secret", v.secret);
}

template<class Io, Is<Config> T>
void fields(Io &io, T &v)
{
    io(u"companyId", v.company);
    io(u"version", v.version);
    io(u"config", v.config);
}

template<class Io, Is<ConfigVersion> T>
void fields(Io &io, T &v)
{
    io(u"version", v.version);
    io(u"at", v.at);
    io(u"by", v.by);
    io(u"before", v.before);
    io(u"after", v.after);
}

template<class Io, Is<ConfigVersions> T>
void fields(Io &io, T &v)
{
    io(u"versions", v.versions);
}

template<class Io, Is<Upserted::Bad> T>
void fields(Io &io, T &v)
{
    io(u"row", v.row);
    io(u"reason", v.reason);
    io(u"where", v.where);
}

template<class Io, Is<Upserted> T>
void fields(Io &io, T &v)
{
    io(u"accepted", v.accepted);
    io(u"errors", v.errors);
}

template<class Io, Is<Articles> T>
void fields(Io &io, T &v)
{
    io(u"articles", v.articles);
}

template<class Io, Is<AuditRow> T>
void fields(Io &io, T &v)
{
    io(u"seq", v.seq);
    io(u"at", v.at);
    io(u"actorKind", v.actorKind);
    io(u"actor", v.actor);
    io(u"from", v.from);
    io(u"command", v.command);
    io(u"sessionId", v.session);
    io(u"subject", v.subject);
    io(u"before", v.before);
    io(u"after", v.after);
}

template<class Io, Is<AuditPage> T>
void fields(Io &io, T &v)
{
    io(u"rows", v.rows);
    io(u"nextBefore", v.nextBefore);
}

DESKAPI_REPLY(SavedReply)
DESKAPI_REPLY(SavedReplies)
DESKAPI_REQUEST(SaveReply)
DESKAPI_REPLY(CredentialInfo)
DESKAPI_REPLY(Credentials)
DESKAPI_REQUEST(NewCredential)
DESKAPI_REPLY(CreatedCredential)
DESKAPI_REPLY(Config)
DESKAPI_REPLY(ConfigVersion)
DESKAPI_REPLY(ConfigVersions)
DESKAPI_REPLY(Upserted)
DESKAPI_REPLY(Articles)
DESKAPI_REPLY(AuditRow)
DESKAPI_REPLY(AuditPage)

} // namespace tierdesk::deskapi
