#include "core/doors/server/auth/DirectoryAuthenticator.h"

#include "core/base/Loopback.h"
#include "core/base/Secrets.h"
#include "core/doors/server/auth/Jwt.h"

#include <algorithm>

namespace tierdesk::server {

namespace {

using dialects::Access;
using dialects::Call;
using dialects::Principal;

constexpr qsizetype MaxKnownTokens = 4096;
constexpr qsizetype MaxKnownTokenSize = 2048;
constexpr char PlatformService[] = "execute-api"; ///< scope of platform clients (platform-guide.md)

base::Error unauthenticated(const QString &why)
{
    return base::fail(base::Fault::Unauthenticated, why);
}

bool has(const Call &call, QByteArrayView name)
{
    return std::any_of(call.headers.begin(), call.headers.end(),
                       [&](const dialects::Header &each) { return each.first == name; });
}

/// Returns the value of a header that may occur only once; empty if missing.
base::Result<QByteArray> single(const Call &call, QByteArrayView name)
{
    const QByteArray *found = nullptr;
    for (const auto &[key, value] : call.headers) {
        if (key != name)
            continue;
        if (found)
            return unauthenticated(u"%1 stands there twice"_s.arg(QLatin1String(name)));
        found = &value;
    }
    return found ? *found : QByteArray();
}

/// Returns the token of `Authorization: Bearer …`.
base::Result<QByteArray> bearer(const Call &call)
{
    const auto header = TRY(single(call, "authorization"));
    const QByteArray value = header.trimmed();
    const qsizetype space = value.indexOf(' ');
    if (space < 0 || value.first(space).compare("bearer", Qt::CaseInsensitive) != 0)
        return unauthenticated(value.isEmpty() ? u"no credential: Authorization: Bearer is missing"_s
                                               : u"the credential is not a Bearer token"_s);
    return value.sliced(space + 1).trimmed();
}

bool isLoopback(const QHostAddress &peer)
{
    bool isV4 = false;
    const quint32 v4 = peer.toIPv4Address(&isV4); // also for ::ffff:127.0.0.1
    return isV4 ? v4 >> 24 == 127 : peer.isLoopback();
}

/// Returns the host in a Host header without its port; none if the header is malformed.
std::optional<QByteArray> hostOf(const QByteArray &header)
{
    qsizetype end = header.indexOf(':');
    if (header.startsWith('[')) {
        end = header.indexOf(']') + 1;
        if (end == 0)
            return std::nullopt;
    } else if (end < 0) {
        end = header.size();
    }
    const QByteArray port = header.sliced(end);
    const bool isPort =
        port.isEmpty() || (port.size() > 1 && port.front() == ':' &&
                           std::all_of(port.begin() + 1, port.end(), [](char c) { return c >= '0' && c <= '9'; }));
    return isPort ? std::optional(header.first(end)) : std::nullopt;
}

/// Returns the site key of a base URL "/s/{key}"; empty without one.
QByteArray siteKeyInPath(const Call &call)
{
    if (!call.path.startsWith("/s/"))
        return {};
    const qsizetype end = call.path.indexOf('/', 3);
    return QByteArray::fromPercentEncoding(call.path.sliced(3, (end < 0 ? call.path.size() : end) - 3));
}

bool isExpired(const std::optional<base::Timestamp> &at, base::Timestamp now)
{
    return at && now >= *at;
}

} // namespace

bool isLocalCall(const Call &call)
{
    const auto host = hostOf(call.header("host"));
    if (!isLoopback(call.peer) || !host || !base::isLoopbackHost(QString::fromLatin1(*host)))
        return false;
    // A proxy on this machine makes all calls look local.
    for (const char *name : {"forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip", "via"}) {
        if (has(call, name))
            return false;
    }
    const QByteArray site = call.header("sec-fetch-site");
    if (!site.isEmpty() && site != "same-origin" && site != "none")
        return false;
    if (!has(call, "origin"))
        return true;
    const QByteArray own = QByteArray(call.isSecure ? "https://" : "http://") + call.header("host");
    return call.header("origin").compare(own, Qt::CaseInsensitive) == 0;
}

DirectoryAuthenticator::DirectoryAuthenticator(Unseal unseal, const base::Clock &clock, bool isDemo)
    : m_clock(clock)
    , m_isDemo(isDemo)
    , m_directory(std::make_shared<engine::Directory>())
    , m_jwt(unseal)
    , m_accessKeys(unseal)
    , m_chatKeys(std::move(unseal))
{}

void DirectoryAuthenticator::setDirectory(std::shared_ptr<const engine::Directory> directory)
{
    m_directory = std::move(directory);
    if (m_jwt.update(*m_directory))
        m_known.clear();
    m_accessKeys.update(*m_directory);
    m_chatKeys.update(*m_directory);
}

base::Result<Principal> DirectoryAuthenticator::authenticate(Access access, const Call &call)
{
    auto who = identify(access, call);
    if (who && who->credential.isSet())
        noteUse(who->credential);
    return who;
}

void DirectoryAuthenticator::noteUse(CredentialId credential)
{
    constexpr base::Millis Between = base::Millis::minutes(1);
    if (!m_watcher)
        return;
    const base::Timestamp now = m_clock.now();
    const auto known = m_usedAt.find(credential.value);
    if (known != m_usedAt.end() && now - *known < Between)
        return;
    m_usedAt.insert(credential.value, now);
    m_watcher(credential, now);
}

base::Result<Principal> DirectoryAuthenticator::identify(Access access, const Call &call)
{
    if (access == Access::Public)
        return Principal{};
    const bool showsNothing = !has(call, "authorization") && !has(call, "x-api-key") && !has(call, "x-site-key") &&
                              !isPresigned(call) && siteKeyInPath(call).isEmpty();
    if (m_isDemo && showsNothing) {
        if (auto demo = asDemo(access, call))
            return *std::move(demo);
    }
    switch (access) {
    case Access::Jwt: {
        const auto token = bearer(call);
        return token ? byJwt(*token) : token.error();
    }
    case Access::DeskToken: {
        const auto token = bearer(call);
        return token ? byDeskToken(*token) : token.error();
    }
    case Access::ApiKey: {
        const auto key = TRY(single(call, "x-api-key"));
        if (!key.isEmpty())
            return byApiKey(key);
        const auto token = bearer(call);
        return token ? byApiKey(*token) : token.error();
    }
    case Access::Anyone: {
        const auto token = TRY(call.header("x-api-key").isEmpty() ? bearer(call) : call.header("x-api-key"));
        for (const auto &found : {byApiKey(token), byMetricsKey(token), byDeskToken(token)}) {
            if (found)
                return found;
        }
        return byJwt(token);
    }
    case Access::Metrics: {
        const auto token = TRY(bearer(call));
        auto found = byMetricsKey(token);
        return found ? found : byDeskToken(token);
    }
    case Access::SigV4:
        return bySignature(call);
    case Access::SiteKey:
        return bySiteKey(call);
    case Access::Public:
        break;
    }
    return unauthenticated(u"no credential of this kind is known here"_s);
}

base::Result<Principal> DirectoryAuthenticator::byJwt(const QByteArray &text)
{
    const base::Timestamp now = m_clock.now();
    const auto known = m_known.constFind(text);
    if (known != m_known.constEnd() && !isExpired(known->until, now) && (!known->notBefore || now >= *known->notBefore))
        return known->principal;

    const auto token = TRY(parseJwt(text));
    const QString companyKey = token.claims.value(u"companyId").toString();
    if (companyKey.isEmpty())
        return unauthenticated(u"the token names no `companyId`"_s);
    // The claim is not verified yet. It only selects the company whose keys are tried.
    const auto company = m_directory->companiesByKey.value(companyKey);
    const base::Error stranger = unauthenticated(u"no key of the company verifies the token"_s);
    if (!company)
        return stranger;

    base::Error last = stranger;
    for (const auto &entry : m_jwt.of(company->company.id)) {
        const Credential &credential = *entry->credential;
        if (isExpired(credential.expiresAt, now))
            continue;
        const JwtRules rules{now, base::Millis::seconds(5), credential.audience};
        if (const auto verified = verifyJwt(token, entry->keys, rules); !verified) {
            if (verified.error().message != stranger.message)
                last = verified.error();
            continue;
        }
        const auto named = TRY(clientRoleOf(token));
        const ClientRole role = named.value_or(credential.role);
        if (role == ClientRole::Customer)
            TRY(checkCustomer(token));
        Known fresh;
        fresh.principal.kind = Principal::Kind::Jwt;
        fresh.principal.company = company->company.id;
        fresh.principal.companies = {company->company.id};
        fresh.principal.credential = credential.id;
        fresh.principal.scopes = credential.scopes;
        fresh.principal.clientRole = role;
        fresh.principal.subject = token.claims.value(u"sub").toString(credential.name).left(200);
        if (token.expiresAt)
            fresh.until = *token.expiresAt + rules.leeway;
        if (credential.expiresAt && (!fresh.until || *credential.expiresAt < *fresh.until))
            fresh.until = credential.expiresAt;
        if (token.notBefore)
            fresh.notBefore = *token.notBefore - rules.leeway;
        if (text.size() <= MaxKnownTokenSize) {
            if (m_known.size() >= MaxKnownTokens)
                m_known.clear();
            m_known.insert(text, fresh);
        }
        return fresh.principal;
    }
    return last;
}

base::Result<Principal> DirectoryAuthenticator::byDeskToken(const QByteArray &text) const
{
    const QByteArray hash = base::tokenHash(text);
    const auto token = m_directory->tokens.constFind(hash);
    if (text.isEmpty() || token == m_directory->tokens.constEnd() || m_clock.now() >= token->expiresAt)
        return unauthenticated(u"the token is not known, or no longer"_s);
    const User *user = m_directory->user(token->user);
    if (!user || user->isRevoked)
        return unauthenticated(u"the token is not known, or no longer"_s);
    Principal principal;
    principal.kind = Principal::Kind::User;
    principal.company = user->company;
    principal.companies = user->companies;
    principal.user = user->id;
    principal.role = user->role;
    principal.subject = user->email;
    principal.token = hash;
    return principal;
}

base::Result<Principal> DirectoryAuthenticator::byApiKey(const QByteArray &key) const
{
    return byHash(key, CredentialKind::ApiKey, Principal::Kind::ApiKey);
}

base::Result<Principal> DirectoryAuthenticator::byMetricsKey(const QByteArray &key) const
{
    return byHash(key, CredentialKind::Metrics, Principal::Kind::Metrics);
}

base::Result<Principal> DirectoryAuthenticator::byHash(const QByteArray &key, CredentialKind kind,
                                                       Principal::Kind as) const
{
    const auto credential = m_directory->apiKeys.value(base::tokenHash(key));
    if (key.isEmpty() || !credential || credential->kind != kind || isExpired(credential->expiresAt, m_clock.now()))
        return unauthenticated(u"the key is not known, or no longer"_s);
    Principal principal;
    principal.kind = as;
    principal.company = credential->company;
    principal.companies = {credential->company};
    principal.credential = credential->id;
    principal.scopes = credential->scopes;
    principal.subject = credential->name;
    return principal;
}

base::Result<Principal> DirectoryAuthenticator::bySignature(const Call &call)
{
    const auto signer = TRY(m_accessKeys.signerOf(call, PlatformService, m_clock.now()));
    const Credential &credential = *signer;
    Principal principal;
    principal.kind = Principal::Kind::AccessKey;
    principal.company = credential.company;
    principal.companies = {credential.company};
    principal.credential = credential.id;
    principal.scopes = credential.scopes;
    principal.subject = credential.name;
    return principal;
}

base::Result<Principal> DirectoryAuthenticator::bySiteKey(const Call &call) const
{
    const auto header = TRY(single(call, "x-site-key"));
    const QByteArray inPath = siteKeyInPath(call);
    if (!inPath.isEmpty() && !header.isEmpty() && inPath != header)
        return unauthenticated(u"the path and X-Site-Key name two site keys"_s);
    const QByteArray key = inPath.isEmpty() ? header : inPath;
    Principal principal;
    principal.kind = Principal::Kind::SiteKey;
    if (key.isEmpty() && !has(call, "x-site-key")) {
        const auto &companies = m_directory->companies;
        const auto company = m_chatCompany.isEmpty() && companies.size() == 1
                                 ? companies.values().constFirst()
                                 : m_directory->companiesByKey.value(m_chatCompany);
        if (!company)
            return unauthenticated(u"no site key"_s);
        principal.company = company->company.id;
        principal.subject = u"chat"_s;
    } else {
        // An unknown site key is refused even if none is required.
        const auto credential = m_chatKeys.siteKey(key, m_clock.now());
        if (!credential)
            return unauthenticated(u"the site key is not known, or no longer"_s);
        principal.company = credential->company;
        principal.credential = credential->id;
        principal.scopes = credential->scopes;
        principal.subject = credential->name;
    }
    principal.companies = {principal.company};
    return principal;
}

std::optional<Principal> DirectoryAuthenticator::asDemo(Access access, const Call &call) const
{
    if (!isLocalCall(call))
        return std::nullopt;
    const engine::CompanyEntry *first = nullptr;
    for (const auto &entry : m_directory->companies) {
        if (!first || entry->company.id < first->company.id)
            first = entry.get();
    }
    if (!first)
        return std::nullopt;
    Principal principal;
    principal.kind = Principal::Kind::Demo;
    principal.company = first->company.id;
    principal.companies = {first->company.id};
    principal.clientRole = ClientRole::Admin;
    principal.subject = u"demo"_s;
    if (access != Access::DeskToken)
        return principal;

    const User *admin = nullptr;
    for (const auto &user : m_directory->users) {
        if (user->role == Role::Admin && user->company == principal.company && (!admin || user->id < admin->id))
            admin = user.get();
    }
    if (!admin)
        return std::nullopt;
    principal.companies = admin->companies;
    principal.user = admin->id;
    principal.role = Role::Admin;
    principal.subject = admin->email;
    return principal;
}

} // namespace tierdesk::server
