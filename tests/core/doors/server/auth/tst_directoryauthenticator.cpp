#include "core/doors/server/auth/DirectoryAuthenticator.h"

#include "core/base/Secrets.h"

#include "tests/support/TokenSigner.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QMessageAuthenticationCode>
#include <QtTest/QTest>

using namespace tierdesk;
using namespace tierdesk::server;
using dialects::Access;
using dialects::Call;
using dialects::Principal;
using test::TokenSigner;

namespace {

constexpr qint64 Now = 1'800'000'000'000; ///< ms

class TestClock final : public base::Clock
{
public:
    [[nodiscard]] base::Timestamp now() const override { return at; }
    base::Timestamp at{Now};
};

const QByteArray AcmeSecret = "acme's secret of at least thirty-two bytes";
const QByteArray GlobexSecret = "globex's secret of at least thirty-two bytes";

/// Two companies, each with an HS256 secret; Acme also has an API key, an admin and a signed-in agent.
struct World {
    World()
        : seal(base::Seal::newKey())
        , directory(std::make_shared<engine::Directory>())
    {
        addCompany(1, u"acme"_s);
        addCompany(2, u"globex"_s);
        addSecret(11, 1, AcmeSecret);
        addSecret(12, 2, GlobexSecret);
        addUser(21, Role::Agent, u"marek@acme.example"_s);
        addUser(22, Role::Admin, u"root@acme.example"_s);
        addToken("td_agent", 21);
        Credential key = credential(13, 1, CredentialKind::ApiKey);
        key.hash = base::tokenHash("sk_live");
        key.expiresAt = base::Timestamp{Now + 60'000};
        directory->apiKeys.insert(key.hash, std::make_shared<const Credential>(key));
        Credential metrics = credential(14, 1, CredentialKind::Metrics);
        metrics.hash = base::tokenHash("tm_live");
        directory->apiKeys.insert(metrics.hash, std::make_shared<const Credential>(metrics));
    }

    void addCompany(qint64 id, const QString &key)
    {
        auto entry = std::make_shared<engine::CompanyEntry>();
        entry->company.id = {id};
        entry->company.key = key;
        directory->companies.insert(id, entry);
        directory->companiesByKey.insert(key, entry);
    }
    [[nodiscard]] static Credential credential(qint64 id, qint64 company, CredentialKind kind)
    {
        Credential made;
        made.id = {id};
        made.company = {company};
        made.kind = kind;
        made.name = u"till"_s;
        return made;
    }
    void addSecret(qint64 id, qint64 company, const QByteArray &secret)
    {
        Credential made = credential(id, company, CredentialKind::Jwt);
        made.algorithm = u"HS256"_s;
        made.sealed = seal.seal(secret);
        directory->credentials.insert(id, std::make_shared<const Credential>(made));
    }
    void addUser(qint64 id, Role role, const QString &email)
    {
        User user;
        user.id = {id};
        user.company = {1};
        user.companies = {{1}, {2}};
        user.role = role;
        user.email = email;
        directory->users.insert(id, std::make_shared<const User>(user));
    }
    void addToken(const QByteArray &text, qint64 user)
    {
        directory->tokens.insert(base::tokenHash(text),
                                 {base::tokenHash(text), {user}, {Now}, base::Timestamp{Now + 60'000}});
    }
    [[nodiscard]] DirectoryAuthenticator authenticator(bool isDemo = false)
    {
        DirectoryAuthenticator made([this](const QByteArray &sealed) { return seal.open(sealed); }, clock, isDemo);
        made.setDirectory(directory);
        return made;
    }

    TestClock clock;
    base::Seal seal;
    std::shared_ptr<engine::Directory> directory;
};

Call call(std::vector<dialects::Header> headers = {}, const QString &peer = u"127.0.0.1"_s)
{
    Call made;
    made.path = "/api/momentum/cs/config";
    made.headers = std::move(headers);
    made.headers.emplace_back("host", "127.0.0.1:8080");
    made.peer = QHostAddress(peer);
    return made;
}

Call bearer(const QByteArray &token)
{
    return call({{"authorization", "Bearer " + token}});
}

QByteArray tokenOf(const QByteArray &secret, const QString &company, qint64 expiresAt = Now / 1000 + 60)
{
    return TokenSigner::hs256(secret).token(
        {{u"companyId"_s, company}, {u"sub"_s, u"web shop"_s}, {u"exp"_s, expiresAt}});
}

} // namespace

class TestDirectoryAuthenticator final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsACompanyByItsToken();
    void keepsCompaniesApart_data();
    void keepsCompaniesApart();
    void readsTheHeaderStrictly_data();
    void readsTheHeaderStrictly();
    void aTokenHasItsRoleOrItsCredentials_data();
    void aTokenHasItsRoleOrItsCredentials();
    void forgetsARevokedCredentialAtOnce();
    void forgetsATokenWhenItExpires();
    void aCredentialEndsItsTokens();
    void tellsWhichDoorsACredentialOpens();
    void publicKeysAreReadBeforeTheyAreKept_data();
    void publicKeysAreReadBeforeTheyAreKept();
    void knowsAConsoleUserByItsToken();
    void knowsAnApiKeyInEitherHeader();
    void aMetricsKeyReadsMetricsOnly();
    void knowsAnyoneByWhatTheySend();
    void aDoorTakesItsOwnCredentialOnly_data();
    void aDoorTakesItsOwnCredentialOnly();
    void aDemoIsForLocalCallersOnly_data();
    void aDemoIsForLocalCallersOnly();
    void aDemoCallerWhoShowsACredentialIsJudgedByIt();
    void withoutADemoNobodyIsLetIn();
    void chatsWithoutASiteKeyAreTheOnlyCompanys();
    void knowsACompanyByWhatItsAccessKeySigned();
    void anAccessKeyEnds();
    void aPresignedRequestShowsACredential();
};

void TestDirectoryAuthenticator::knowsACompanyByItsToken()
{
    World world;
    auto authenticator = world.authenticator();
    for (int i = 0; i < 2; ++i) { // the second time from memory
        const auto who = authenticator.authenticate(Access::Jwt, bearer(tokenOf(AcmeSecret, u"acme"_s)));
        QVERIFY(who);
        QCOMPARE(who->kind, Principal::Kind::Jwt);
        QCOMPARE(who->company, CompanyId{1});
        QCOMPARE(who->companies, std::vector{CompanyId{1}});
        QCOMPARE(who->credential, CredentialId{11});
        QCOMPARE(who->subject, u"web shop"_s);
    }
}

void TestDirectoryAuthenticator::keepsCompaniesApart_data()
{
    QTest::addColumn<QByteArray>("token");
    QTest::newRow("Globex's secret for Acme's claim") << tokenOf(GlobexSecret, u"acme"_s);
    QTest::newRow("a company that does not exist") << tokenOf(AcmeSecret, u"nobody"_s);
    QTest::newRow("the company in other letters") << tokenOf(AcmeSecret, u"ACME"_s);
    QTest::newRow("the company with a space") << tokenOf(AcmeSecret, u"acme "_s);
    QTest::newRow("an empty company") << tokenOf(AcmeSecret, QString());
    QTest::newRow("no company") << TokenSigner::hs256(AcmeSecret).token({{u"sub"_s, u"x"_s}});
    QTest::newRow("the company under another name")
        << TokenSigner::hs256(AcmeSecret).token({{u"company_id"_s, u"acme"_s}});
}

void TestDirectoryAuthenticator::keepsCompaniesApart()
{
    QFETCH(QByteArray, token);
    World world;
    const auto who = world.authenticator().authenticate(Access::Jwt, bearer(token));
    QVERIFY(!who);
    QCOMPARE(who.error().fault, base::Fault::Unauthenticated);
}

void TestDirectoryAuthenticator::readsTheHeaderStrictly_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<bool>("isTaken");
    const QByteArray token = tokenOf(AcmeSecret, u"acme"_s);
    QTest::newRow("as printed") << "Bearer " + token << true;
    QTest::newRow("a scheme in small letters") << "bearer " + token << true;
    QTest::newRow("two spaces") << "Bearer  " + token << true;
    QTest::newRow("no scheme") << token << false;
    QTest::newRow("another scheme") << "Basic " + token << false;
    QTest::newRow("no token") << QByteArray("Bearer ") << false;
    QTest::newRow("the scheme alone") << QByteArray("Bearer") << false;
    QTest::newRow("two tokens") << "Bearer " + token + ", Bearer " + token << false;
    QTest::newRow("a token in quotes") << "Bearer \"" + token + '"' << false;
    QTest::newRow("nothing") << QByteArray() << false;
}

void TestDirectoryAuthenticator::readsTheHeaderStrictly()
{
    QFETCH(QByteArray, header);
    QFETCH(bool, isTaken);
    World world;
    auto authenticator = world.authenticator();
    QCOMPARE(authenticator.authenticate(Access::Jwt, call({{"authorization", header}})).has_value(), isTaken);
    const Call twice = call({{"authorization", header}, {"authorization", header}});
    QVERIFY(!authenticator.authenticate(Access::Jwt, twice));
}

void TestDirectoryAuthenticator::aTokenHasItsRoleOrItsCredentials_data()
{
    QTest::addColumn<ClientRole>("credential");
    QTest::addColumn<QJsonObject>("claims");
    QTest::addColumn<std::optional<ClientRole>>("role"); // none: refused
    using Role = std::optional<ClientRole>;
    const Role customer = ClientRole::Customer, service = ClientRole::Service, admin = ClientRole::Admin;
    const QJsonObject nothing;
    const auto claim = [](const char *name, const QJsonValue &value) {
        return QJsonObject{{QLatin1String(name), value}};
    };
    const auto text = [](const char *words) { return QJsonValue(QLatin1String(words)); };
    QTest::newRow("nothing said: a service") << *service << nothing << service;
    QTest::newRow("nothing said: an admin") << *admin << nothing << admin;
    QTest::newRow("nothing said: a customer") << *customer << nothing << customer;
    QTest::newRow("a role below the credential's") << *admin << claim("role", text("customer")) << customer;
    QTest::newRow("a role above the credential's") << *customer << claim("role", text("admin")) << admin;
    QTest::newRow("a scope") << *admin << claim("scope", text("customer")) << customer;
    QTest::newRow("a scope among others") << *admin << claim("scope", text("openid service profile")) << service;
    QTest::newRow("the role before the scope")
        << *admin << QJsonObject{{u"role"_s, u"customer"_s}, {u"scope"_s, u"openid"_s}} << customer;
    QTest::newRow("a role that there is not") << *admin << claim("role", text("agent")) << Role();
    QTest::newRow("a role in capitals") << *admin << claim("role", text("CUSTOMER")) << Role();
    QTest::newRow("an empty role") << *admin << claim("role", text("")) << Role();
    QTest::newRow("a list of roles") << *admin << claim("role", QJsonArray{u"admin"_s}) << Role();
    QTest::newRow("a null role") << *admin << claim("role", QJsonValue::Null) << Role();
    QTest::newRow("a scope without a role") << *admin << claim("scope", text("openid")) << Role();
    QTest::newRow("a scope with two roles") << *admin << claim("scope", text("customer admin")) << Role();
    QTest::newRow("a customer without a name") << *customer << claim("sub", text("")) << Role();
    QTest::newRow("a customer with too long a name") << *customer << claim("sub", QString(201, u'c')) << Role();
    QTest::newRow("a service with a long name") << *service << claim("sub", QString(201, u'c')) << service;
}

void TestDirectoryAuthenticator::aTokenHasItsRoleOrItsCredentials()
{
    QFETCH(ClientRole, credential);
    QFETCH(QJsonObject, claims);
    QFETCH(std::optional<ClientRole>, role);
    World world;
    Credential own = *world.directory->credentials.value(11);
    own.role = credential;
    world.directory->credentials.insert(11, std::make_shared<const Credential>(own));
    claims.insert(u"companyId"_s, u"acme"_s);
    if (!claims.contains(u"sub"))
        claims.insert(u"sub"_s, u"cus-1"_s);
    const auto who =
        world.authenticator().authenticate(Access::Jwt, bearer(TokenSigner::hs256(AcmeSecret).token(claims)));
    QCOMPARE(who.has_value(), role.has_value());
    if (role)
        QCOMPARE(who->clientRole, *role);
    else
        QCOMPARE(who.error().fault, base::Fault::Unauthenticated);
}

void TestDirectoryAuthenticator::forgetsARevokedCredentialAtOnce()
{
    World world;
    auto authenticator = world.authenticator();
    const Call asked = bearer(tokenOf(AcmeSecret, u"acme"_s));
    QVERIFY(authenticator.authenticate(Access::Jwt, asked));
    auto without = std::make_shared<engine::Directory>(*world.directory);
    without->credentials.remove(11);
    authenticator.setDirectory(without);
    QVERIFY(!authenticator.authenticate(Access::Jwt, asked));
}

void TestDirectoryAuthenticator::forgetsATokenWhenItExpires()
{
    World world;
    auto authenticator = world.authenticator();
    const Call asked = bearer(tokenOf(AcmeSecret, u"acme"_s, Now / 1000 + 60));
    QVERIFY(authenticator.authenticate(Access::Jwt, asked));
    world.clock.at = {Now + 66'000};
    QVERIFY(!authenticator.authenticate(Access::Jwt, asked));
}

void TestDirectoryAuthenticator::aCredentialEndsItsTokens()
{
    World world;
    Credential ending = *world.directory->credentials.value(11);
    ending.expiresAt = base::Timestamp{Now + 30'000};
    world.directory->credentials.insert(11, std::make_shared<const Credential>(ending));
    auto authenticator = world.authenticator();
    const Call asked = bearer(tokenOf(AcmeSecret, u"acme"_s, Now / 1000 + 3600));
    QVERIFY(authenticator.authenticate(Access::Jwt, asked));
    world.clock.at = {Now + 30'000};
    QVERIFY(!authenticator.authenticate(Access::Jwt, asked));
}

void TestDirectoryAuthenticator::tellsWhichDoorsACredentialOpens()
{
    World world;
    Credential narrow = *world.directory->credentials.value(11);
    narrow.scopes = {u"support"_s};
    world.directory->credentials.insert(11, std::make_shared<const Credential>(narrow));
    const QByteArray hash = base::tokenHash("sk_live");
    Credential key = *world.directory->apiKeys.value(hash);
    key.scopes = {u"cs"_s, u"chat"_s};
    world.directory->apiKeys.insert(hash, std::make_shared<const Credential>(key));
    auto authenticator = world.authenticator();

    const Call asked = bearer(tokenOf(AcmeSecret, u"acme"_s));
    for (int i = 0; i < 2; ++i) { // the second time from memory
        const auto jwt = authenticator.authenticate(Access::Jwt, asked);
        QVERIFY(jwt);
        QVERIFY(jwt->opens(Door::Support));
        QVERIFY(!jwt->opens(Door::Cs));
        QVERIFY(!jwt->opens(std::nullopt));
    }
    const auto byKey = authenticator.authenticate(Access::ApiKey, bearer("sk_live"));
    QVERIFY(byKey);
    QVERIFY(byKey->opens(Door::Cs) && byKey->opens(Door::Chat) && !byKey->opens(Door::Support));
    const auto wide = authenticator.authenticate(Access::Jwt, bearer(tokenOf(GlobexSecret, u"globex"_s)));
    QVERIFY(wide && wide->opens(Door::Cs) && wide->opens(std::nullopt));

    // A change of the scopes holds for tokens that were seen before.
    narrow.scopes = {u"cs"_s};
    auto changed = std::make_shared<engine::Directory>(*world.directory);
    changed->credentials.insert(11, std::make_shared<const Credential>(narrow));
    authenticator.setDirectory(changed);
    const auto after = authenticator.authenticate(Access::Jwt, asked);
    QVERIFY(after && after->opens(Door::Cs) && !after->opens(Door::Support));
}

void TestDirectoryAuthenticator::publicKeysAreReadBeforeTheyAreKept_data()
{
    QTest::addColumn<QString>("algorithm");
    QTest::addColumn<QByteArray>("material");
    QTest::addColumn<bool>("isTaken");
    QTest::addColumn<QString>("where");
    const TokenSigner rsa = TokenSigner::rs256();
    const TokenSigner curve = TokenSigner::es256();
    const auto setOf = [](const QJsonArray &keys) {
        return QJsonDocument(QJsonObject{{u"keys"_s, keys}}).toJson(QJsonDocument::Compact);
    };
    const auto row = [](const char *name, const char *algorithm, const QByteArray &material, bool isTaken,
                        const char *where = "") {
        QTest::newRow(name) << QString::fromLatin1(algorithm) << material << isTaken << QString::fromLatin1(where);
    };
    row("an RSA key for RS256", "RS256", rsa.publicPem(), true);
    row("a P-256 key for ES256", "ES256", curve.publicPem(), true);
    row("nothing, where a secret is kept", "HS256", {}, true);
    row("a P-256 key for RS256", "RS256", curve.publicPem(), false);
    row("an RSA key for ES256", "ES256", rsa.publicPem(), false);
    row("an RSA key of 1024 bits", "RS256", TokenSigner::rs256(1024).publicPem(), false);
    row("a key on P-384", "ES256", TokenSigner::es256("P-384").publicPem(), false);
    row("half a PEM block", "RS256", rsa.publicPem().first(120), false);
    row("a PEM block of rubbish", "RS256", "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n", false);
    row("a set with both kinds", "ES256", setOf({rsa.publicJwk(), curve.publicJwk()}), true);
    row("a set with the other kind only", "ES256", setOf({rsa.publicJwk()}), false, "keys");
    row("an empty set", "RS256", setOf({}), false, "keys");
    QJsonObject broken = rsa.publicJwk();
    broken.insert(u"e"_s, u"AQ"_s);
    row("a set whose second key is broken", "RS256", setOf({rsa.publicJwk(), broken}), false, "keys.1");
}

void TestDirectoryAuthenticator::publicKeysAreReadBeforeTheyAreKept()
{
    QFETCH(QString, algorithm);
    QFETCH(QByteArray, material);
    QFETCH(bool, isTaken);
    Credential credential;
    credential.kind = CredentialKind::Jwt;
    credential.algorithm = algorithm;
    credential.publicKey = material;
    const auto checked = JwtKeyCheck().check(credential);
    QCOMPARE(checked.has_value(), isTaken);
    if (checked)
        return;
    QCOMPARE(checked.error().fault, base::Fault::InvalidInput);
    QTEST(checked.error().where, "where");
}

void TestDirectoryAuthenticator::knowsAConsoleUserByItsToken()
{
    World world;
    auto authenticator = world.authenticator();
    const auto who = authenticator.authenticate(Access::DeskToken, bearer("td_agent"));
    QVERIFY(who);
    QCOMPARE(who->kind, Principal::Kind::User);
    QCOMPARE(who->user, UserId{21});
    QCOMPARE(who->role, Role::Agent);
    QCOMPARE(who->company, CompanyId{1});
    QCOMPARE(who->companies.size(), size_t(2));
    QCOMPARE(who->token, base::tokenHash("td_agent"));

    QVERIFY(!authenticator.authenticate(Access::DeskToken, bearer("td_agenT")));
    world.clock.at = {Now + 60'000};
    QVERIFY(!authenticator.authenticate(Access::DeskToken, bearer("td_agent")));
    world.clock.at = {Now};
    auto without = std::make_shared<engine::Directory>(*world.directory);
    without->users.remove(21); // as the engine does with a revoked user
    authenticator.setDirectory(without);
    QVERIFY(!authenticator.authenticate(Access::DeskToken, bearer("td_agent")));
}

void TestDirectoryAuthenticator::knowsAnApiKeyInEitherHeader()
{
    World world;
    auto authenticator = world.authenticator();
    for (const Call &asked : {bearer("sk_live"), call({{"x-api-key", "sk_live"}})}) {
        const auto who = authenticator.authenticate(Access::ApiKey, asked);
        QVERIFY(who);
        QCOMPARE(who->kind, Principal::Kind::ApiKey);
        QCOMPARE(who->company, CompanyId{1});
        QCOMPARE(who->credential, CredentialId{13});
    }
    QVERIFY(!authenticator.authenticate(Access::ApiKey, call({{"x-api-key", "sk_dead"}})));
    QVERIFY(!authenticator.authenticate(Access::ApiKey, call({{"x-api-key", "sk_live"}, {"x-api-key", "sk_live"}})));
    world.clock.at = {Now + 60'000};
    QVERIFY(!authenticator.authenticate(Access::ApiKey, bearer("sk_live")));
}

void TestDirectoryAuthenticator::aMetricsKeyReadsMetricsOnly()
{
    World world;
    auto authenticator = world.authenticator();
    const auto who = authenticator.authenticate(Access::Metrics, bearer("tm_live"));
    QVERIFY(who);
    QCOMPARE(who->kind, Principal::Kind::Metrics);
    QCOMPARE(who->credential, CredentialId{14});
    for (const Access access : {Access::ApiKey, Access::DeskToken, Access::Jwt, Access::SigV4})
        QVERIFY(!authenticator.authenticate(access, bearer("tm_live")));
    QVERIFY(authenticator.authenticate(Access::Metrics, bearer("td_agent")));
    QVERIFY(!authenticator.authenticate(Access::Metrics, bearer("sk_live")));
    QVERIFY(!authenticator.authenticate(Access::Metrics, bearer("tm_dead")));
}

void TestDirectoryAuthenticator::knowsAnyoneByWhatTheySend()
{
    World world;
    auto authenticator = world.authenticator();
    const auto kindOf = [&](const Call &asked) {
        const auto who = authenticator.authenticate(Access::Anyone, asked);
        return who ? who->kind : Principal::Kind::Nobody;
    };
    QCOMPARE(kindOf(bearer("sk_live")), Principal::Kind::ApiKey);
    QCOMPARE(kindOf(call({{"x-api-key", "sk_live"}})), Principal::Kind::ApiKey);
    QCOMPARE(kindOf(bearer("tm_live")), Principal::Kind::Metrics);
    QCOMPARE(kindOf(bearer("td_agent")), Principal::Kind::User);
    QCOMPARE(kindOf(bearer(tokenOf(AcmeSecret, u"acme"_s))), Principal::Kind::Jwt);
    QCOMPARE(kindOf(bearer("other")), Principal::Kind::Nobody);
    QCOMPARE(kindOf(call({})), Principal::Kind::Nobody);
}

void TestDirectoryAuthenticator::aDoorTakesItsOwnCredentialOnly_data()
{
    QTest::addColumn<int>("access");
    QTest::addColumn<QByteArray>("token");
    const QByteArray jwt = tokenOf(AcmeSecret, u"acme"_s);
    QTest::newRow("a console's token at cs") << int(Access::Jwt) << QByteArray("td_agent");
    QTest::newRow("an API key at cs") << int(Access::Jwt) << QByteArray("sk_live");
    QTest::newRow("a JWT at the desk") << int(Access::DeskToken) << jwt;
    QTest::newRow("an API key at the desk") << int(Access::DeskToken) << QByteArray("sk_live");
    QTest::newRow("a JWT at support") << int(Access::ApiKey) << jwt;
    QTest::newRow("a JWT at platform") << int(Access::SigV4) << jwt;
    QTest::newRow("a console's token at chat") << int(Access::SiteKey) << QByteArray("td_agent");
}

void TestDirectoryAuthenticator::aDoorTakesItsOwnCredentialOnly()
{
    QFETCH(int, access);
    QFETCH(QByteArray, token);
    World world;
    const auto who = world.authenticator(true).authenticate(static_cast<Access>(access), bearer(token));
    QVERIFY(!who);
    QCOMPARE(who.error().fault, base::Fault::Unauthenticated);
}

void TestDirectoryAuthenticator::aDemoIsForLocalCallersOnly_data()
{
    QTest::addColumn<QString>("peer");
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<QByteArray>("more");
    QTest::addColumn<bool>("isTaken");
    const auto row = [](const char *name, const char *peer, const char *host, const char *more, bool isTaken) {
        QTest::newRow(name) << QString::fromLatin1(peer) << QByteArray(host) << QByteArray(more) << isTaken;
    };
    row("over IPv4", "127.0.0.1", "127.0.0.1:8080", "", true);
    row("over another loopback address", "127.8.0.1", "127.8.0.1:8080", "", true);
    row("over IPv6", "::1", "[::1]:8080", "", true);
    row("over IPv4 in IPv6", "::ffff:127.0.0.1", "127.0.0.1:8080", "", true);
    row("by name", "127.0.0.1", "localhost:8080", "", true);
    row("by name without a port", "127.0.0.1", "LocalHost", "", true);
    row("a page of its own", "127.0.0.1", "localhost:8080", "origin=http://localhost:8080", true);
    row("a browser's address bar", "127.0.0.1", "localhost:8080", "sec-fetch-site=none", true);
    row("from the network", "192.168.1.7", "127.0.0.1:8080", "", false);
    row("from IPv4 of the network in IPv6", "::ffff:10.0.0.1", "127.0.0.1:8080", "", false);
    row("a name that a stranger points here", "127.0.0.1", "evil.example:8080", "", false);
    row("a name that begins like an address", "127.0.0.1", "127.0.0.1.evil.example", "", false);
    row("a name that ends like localhost", "127.0.0.1", "evil.localhost.example", "", false);
    row("a name with user information", "127.0.0.1", "localhost@evil.example", "", false);
    row("a port that is none", "127.0.0.1", "localhost:evil", "", false);
    row("another network's address", "127.0.0.1", "10.0.0.1:8080", "", false);
    row("no host", "127.0.0.1", "", "", false);
    row("a stranger's page", "127.0.0.1", "localhost:8080", "origin=https://evil.example", false);
    row("a page of another local port", "127.0.0.1", "localhost:8080", "origin=http://localhost:3000", false);
    row("a page of another scheme", "127.0.0.1", "localhost:8080", "origin=https://localhost:8080", false);
    row("a page of no origin", "127.0.0.1", "localhost:8080", "origin=null", false);
    row("an image on a stranger's page", "127.0.0.1", "localhost:8080", "sec-fetch-site=cross-site", false);
    row("behind a proxy on this machine", "127.0.0.1", "localhost:8080", "x-forwarded-for=203.0.113.9", false);
    row("behind a proxy that says so", "127.0.0.1", "localhost:8080", "forwarded=for=203.0.113.9", false);
}

void TestDirectoryAuthenticator::aDemoIsForLocalCallersOnly()
{
    QFETCH(QString, peer);
    QFETCH(QByteArray, host);
    QFETCH(QByteArray, more);
    QFETCH(bool, isTaken);
    World world;
    auto authenticator = world.authenticator(true);
    Call asked;
    asked.peer = QHostAddress(peer);
    if (!host.isEmpty())
        asked.headers.emplace_back("host", host);
    if (const qsizetype end = more.indexOf('='); end > 0)
        asked.headers.emplace_back(more.first(end), more.sliced(end + 1));

    const auto client = authenticator.authenticate(Access::Jwt, asked);
    QCOMPARE(client.has_value(), isTaken);
    const auto console = authenticator.authenticate(Access::DeskToken, asked);
    QCOMPARE(console.has_value(), isTaken);
    if (!isTaken)
        return;
    QCOMPARE(client->kind, Principal::Kind::Demo);
    QCOMPARE(client->company, CompanyId{1});
    QVERIFY(!client->user.isSet());
    QCOMPARE(console->user, UserId{22});
    QCOMPARE(console->role, Role::Admin);
}

void TestDirectoryAuthenticator::aDemoCallerWhoShowsACredentialIsJudgedByIt()
{
    World world;
    auto authenticator = world.authenticator(true);
    QVERIFY(!authenticator.authenticate(Access::Jwt, bearer(tokenOf(GlobexSecret, u"acme"_s))));
    const auto who = authenticator.authenticate(Access::Jwt, bearer(tokenOf(GlobexSecret, u"globex"_s)));
    QVERIFY(who);
    QCOMPARE(who->company, CompanyId{2});
}

void TestDirectoryAuthenticator::withoutADemoNobodyIsLetIn()
{
    World world;
    auto authenticator = world.authenticator(false);
    for (const Access access : {Access::Jwt, Access::DeskToken, Access::ApiKey, Access::SigV4, Access::SiteKey}) {
        const auto who = authenticator.authenticate(access, call());
        QVERIFY(!who);
        QCOMPARE(who.error().fault, base::Fault::Unauthenticated);
    }
    QCOMPARE(authenticator.authenticate(Access::Public, call())->kind, Principal::Kind::Nobody);
}

namespace {

const QByteArray AccessSecret = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";

Credential accessKey(const World &world, qint64 id, qint64 company, const QByteArray &secret = AccessSecret)
{
    Credential key = World::credential(id, company, CredentialKind::AccessKey);
    key.publicId = u"TDAK%1"_s.arg(id);
    key.sealed = world.seal.seal(secret);
    return key;
}

void put(World &world, const Credential &key)
{
    auto changed = std::make_shared<engine::Directory>(*world.directory);
    changed->credentials.insert(key.id.value, std::make_shared<const Credential>(key));
    world.directory = changed;
}

/// A call that @p key signed at Now.
Call signedBy(const QByteArray &key, const QByteArray &secret = AccessSecret)
{
    Call made = call({{"x-amz-date", "20270115T080000Z"}});
    made.path = "/knowledge/search";
    made.headers.emplace_back("authorization", "AWS4-HMAC-SHA256 Credential=" + key +
                                                   "/20270115/eu/execute-api/aws4_request,SignedHeaders=host;"
                                                   "x-amz-date,Signature=" +
                                                   QByteArray(64, '0'));
    const auto claim = sigV4Claim(made).value();
    const QByteArray hash = QCryptographicHash::hash({}, QCryptographicHash::Sha256).toHex();
    const QByteArray text = sigV4StringToSign(claim, sigV4Canonical(claim, made, hash, {}));
    made.headers.back().second.replace(
        QByteArray(64, '0'),
        QMessageAuthenticationCode::hash(text, sigV4Key(secret, claim), QCryptographicHash::Sha256).toHex());
    return made;
}

} // namespace

void TestDirectoryAuthenticator::knowsACompanyByWhatItsAccessKeySigned()
{
    World world;
    Credential acme = accessKey(world, 31, 1);
    acme.scopes = {u"platform"_s};
    put(world, acme);
    put(world, accessKey(world, 32, 2, "globex's own secret"));
    auto authenticator = world.authenticator();
    const auto who = authenticator.authenticate(Access::SigV4, signedBy("TDAK31"));
    QVERIFY2(who, qPrintable(who ? QString() : who.error().message));
    QCOMPARE(who->kind, Principal::Kind::AccessKey);
    QCOMPARE(who->company, CompanyId{1});
    QCOMPARE(who->credential, CredentialId{31});
    QCOMPARE(who->subject, u"till"_s);
    QVERIFY(who->opens(Door::Platform));
    QVERIFY(!who->opens(Door::CallCenter));
    // The same signature may come again; one key's secret signs for no other.
    QVERIFY(authenticator.authenticate(Access::SigV4, signedBy("TDAK31")));
    QVERIFY(!authenticator.authenticate(Access::SigV4, signedBy("TDAK32")));
    const auto stranger = authenticator.authenticate(Access::SigV4, signedBy("TDAK33"));
    QVERIFY(!stranger);
    QCOMPARE(stranger.error().details[u"type"].toString(), u"UnrecognizedClientException"_s);
    QVERIFY(!authenticator.authenticate(Access::Jwt, signedBy("TDAK31")));
}

void TestDirectoryAuthenticator::anAccessKeyEnds()
{
    World world;
    Credential key = accessKey(world, 31, 1);
    key.expiresAt = base::Timestamp{Now + 1000};
    put(world, key);
    auto authenticator = world.authenticator();
    QVERIFY(authenticator.authenticate(Access::SigV4, signedBy("TDAK31")));
    world.clock.at = {Now + 1000};
    QVERIFY(!authenticator.authenticate(Access::SigV4, signedBy("TDAK31")));
    world.clock.at = {Now};
    // A secret that changed signs anew, one that was revoked no more.
    put(world, accessKey(world, 31, 1, "another secret"));
    authenticator.setDirectory(world.directory);
    QVERIFY(!authenticator.authenticate(Access::SigV4, signedBy("TDAK31")));
    QVERIFY(authenticator.authenticate(Access::SigV4, signedBy("TDAK31", "another secret")));
    auto without = std::make_shared<engine::Directory>(*world.directory);
    without->credentials.remove(31);
    authenticator.setDirectory(without);
    QVERIFY(!authenticator.authenticate(Access::SigV4, signedBy("TDAK31", "another secret")));
}

void TestDirectoryAuthenticator::aPresignedRequestShowsACredential()
{
    World world;
    auto authenticator = world.authenticator(true);
    QVERIFY(authenticator.authenticate(Access::SigV4, call()));
    Call asked = call();
    asked.query = {{u"X-Amz-Signature"_s, u"0"_s}};
    QVERIFY(!authenticator.authenticate(Access::SigV4, asked));
}

void TestDirectoryAuthenticator::chatsWithoutASiteKeyAreTheOnlyCompanys()
{
    World world;
    auto authenticator = world.authenticator();
    QVERIFY(!authenticator.authenticate(Access::SiteKey, call())); // one of two
    authenticator.setChatCompany(u"globex"_s);
    QCOMPARE(authenticator.authenticate(Access::SiteKey, call())->company, CompanyId{2});
    auto alone = std::make_shared<engine::Directory>(*world.directory);
    alone->companies.remove(2);
    alone->companiesByKey.remove(u"globex"_s);
    authenticator.setDirectory(alone);
    QVERIFY(!authenticator.authenticate(Access::SiteKey, call())); // not the one that was named
    authenticator.setChatCompany({});
    QCOMPARE(authenticator.authenticate(Access::SiteKey, call())->company, CompanyId{1});
}

QTEST_GUILESS_MAIN(TestDirectoryAuthenticator)
#include "tst_directoryauthenticator.moc"
