#include "core/doors/dialects/desk/Tokens.h"

#include "core/base/Secrets.h"
#include "core/doors/dialects/desk/SignIn.h"
#include "core/doors/dialects/KeyCheck.h"

#include <QtCore/QRegularExpression>
#include <QtCore/QSet>
#include <QtTest/QTest>

using namespace tierdesk;
using namespace tierdesk::dialects;
using deskapi::NewCredential;

namespace {

constexpr CompanyId acme{1};
constexpr Timestamp now{1'766'145'600'000};

NewCredential asking(CredentialKind kind)
{
    NewCredential request;
    request.kind = kind;
    request.name = u"shop"_s;
    return request;
}

/// Takes material that says it is good; finds fault with the second key of any JWKS.
class TestKeys final : public KeyCheck
{
public:
    [[nodiscard]] base::Result<void> check(const Credential &credential) const override
    {
        if (credential.publicKey.startsWith('{'))
            return base::fail(base::Fault::InvalidInput, u"not a key"_s, u"keys.1"_s);
        if (!credential.publicKey.contains("good"))
            return base::fail(base::Fault::InvalidInput, u"not a PEM block"_s);
        return {};
    }
};

} // namespace

class TestTokens final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tokensAreLongAndNeverTheSame()
    {
        const QRegularExpression form(u"^td_[0-9A-Za-z]{43}$"_s);
        QSet<QString> seen;
        for (int i = 0; i < 200; ++i) {
            const QString token = desk::newToken();
            QVERIFY(form.match(token).hasMatch());
            seen.insert(token);
        }
        QCOMPARE(seen.size(), 200);
    }

    void everyCharacterOccurs()
    {
        const QString text = desk::randomBase62(20'000);
        QSet<QChar> seen;
        for (QChar c : text)
            seen.insert(c);
        QCOMPARE(seen.size(), 62);
    }

    void anApiKeyIsKeptAsItsHashOnly()
    {
        const base::Seal seal(base::Seal::newKey());
        const auto made = desk::makeCredential(asking(CredentialKind::ApiKey), acme, now, seal, TestKeys());
        QVERIFY(made);
        QVERIFY(made->secret.startsWith(u"tk_"));
        QCOMPARE(made->credential.hash, base::tokenHash(made->secret.toLatin1()));
        QVERIFY(made->credential.sealed.isEmpty());
        QVERIFY(!made->credential.publicId.isEmpty() && made->secret.size() > made->credential.publicId.size() + 30);
    }

    void aMetricsKeyIsHashedAndDoesNotExpire()
    {
        const base::Seal seal(base::Seal::newKey());
        NewCredential request = asking(CredentialKind::Metrics);
        const auto made = desk::makeCredential(request, acme, now, seal, TestKeys());
        QVERIFY(made);
        QVERIFY(made->secret.startsWith(u"tm_"));
        QCOMPARE(made->credential.hash, base::tokenHash(made->secret.toLatin1()));
        QVERIFY(made->credential.sealed.isEmpty() && !made->credential.expiresAt);
        request.scopes = {u"cs"_s};
        QVERIFY(!desk::makeCredential(request, acme, now, seal, TestKeys()));
    }

    void whatIsNeededAgainIsSealed_data()
    {
        QTest::addColumn<CredentialKind>("kind");
        QTest::addColumn<QString>("algorithm");
        QTest::newRow("an HS256 secret") << CredentialKind::Jwt << "HS256";
        QTest::newRow("a SigV4 secret") << CredentialKind::AccessKey << "";
        QTest::newRow("a signing secret") << CredentialKind::Secret << "";
    }
    void whatIsNeededAgainIsSealed()
    {
        QFETCH(CredentialKind, kind);
        QFETCH(QString, algorithm);
        const base::Seal seal(base::Seal::newKey());
        NewCredential request = asking(kind);
        request.algorithm = algorithm;
        const auto made = desk::makeCredential(request, acme, now, seal, TestKeys());
        QVERIFY(made);
        QVERIFY(made->secret.size() >= 32);
        QVERIFY(made->credential.hash.isEmpty());
        const auto opened = seal.open(made->credential.sealed);
        QVERIFY(opened);
        QCOMPARE(QString::fromUtf8(*opened), made->secret);
    }

    void aGivenSecretIsTaken()
    {
        const base::Seal seal(base::Seal::newKey());
        NewCredential request = asking(CredentialKind::Jwt);
        request.algorithm = u"HS256"_s;
        request.secret = u"0123456789abcdef0123456789abcdef"_s;
        const auto made = desk::makeCredential(request, acme, now, seal, TestKeys());
        QVERIFY(made);
        QCOMPARE(made->secret, request.secret);
    }

    void aRoleIsServiceUnlessGiven()
    {
        const base::Seal seal(base::Seal::newKey());
        NewCredential request = asking(CredentialKind::Jwt);
        request.algorithm = u"HS256"_s;
        QCOMPARE(desk::infoOf(desk::makeCredential(request, acme, now, seal, TestKeys())->credential).role,
                 ClientRole::Service);
        request.role = ClientRole::Customer;
        QCOMPARE(desk::infoOf(desk::makeCredential(request, acme, now, seal, TestKeys())->credential).role,
                 ClientRole::Customer);
        QVERIFY(
            !desk::infoOf(desk::makeCredential(asking(CredentialKind::ApiKey), acme, now, seal, TestKeys())->credential)
                 .role);
    }

    void aPublicKeyThatPassesIsKept()
    {
        const base::Seal seal(base::Seal::newKey());
        NewCredential request = asking(CredentialKind::Jwt);
        request.algorithm = u"ES256"_s;
        request.publicKey = u"-----BEGIN PUBLIC KEY-----\na good one"_s;
        const auto made = desk::makeCredential(request, acme, now, seal, TestKeys());
        QVERIFY(made);
        QCOMPARE(made->credential.publicKey, request.publicKey.toUtf8());
        QVERIFY(made->secret.isEmpty());
    }

    void aSiteKeyNamesTheOriginsOfItsPages()
    {
        const base::Seal seal(base::Seal::newKey());
        NewCredential request = asking(CredentialKind::SiteKey);
        request.audience = u" https://Shop.example  http://localhost:3000"_s;
        const auto made = desk::makeCredential(request, acme, now, seal, TestKeys());
        QVERIFY(made);
        QVERIFY(made->credential.publicId.startsWith(u"site_") && made->secret.isEmpty());
        QCOMPARE(made->credential.audience, u"https://shop.example http://localhost:3000"_s);
    }

    void whatDoesNotGoTogetherIsNamed_data()
    {
        QTest::addColumn<NewCredential>("request");
        QTest::addColumn<QString>("field");
        NewCredential jwt = asking(CredentialKind::Jwt);
        QTest::newRow("a JWT key without an algorithm") << jwt << "algorithm";
        jwt.algorithm = u"none"_s;
        QTest::newRow("the algorithm none") << jwt << "algorithm";
        jwt.algorithm = u"HS256"_s;
        jwt.secret = u"short"_s;
        QTest::newRow("an HS256 secret that is too short") << jwt << "secret";
        jwt.algorithm = u"RS256"_s;
        QTest::newRow("a secret with RS256") << jwt << "secret";
        jwt.secret.clear();
        QTest::newRow("RS256 without a key") << jwt << "publicKey";
        jwt.publicKey = u"-----BEGIN PRIVATE KEY-----"_s;
        QTest::newRow("a private key where a public one belongs") << jwt << "publicKey";
        jwt.publicKey = u"-----BEGIN PUBLIC KEY-----\nrubbish"_s;
        QTest::newRow("a PEM block that holds no key") << jwt << "publicKey";
        jwt.publicKey.clear();
        jwt.jwks = {{u"keys"_s, QJsonArray()}};
        QTest::newRow("a key set with a fault inside") << jwt << "jwks.keys.1";
        NewCredential key = asking(CredentialKind::ApiKey);
        key.secret = u"chosen by the caller, and weak"_s;
        QTest::newRow("a chosen API key") << key << "secret";
        key.secret.clear();
        key.scopes = {u"kitchen"_s};
        QTest::newRow("a scope that is no door") << key << "scopes";
        key.scopes = {u"cs"_s, u"sms"_s};
        QTest::newRow("a scope that no client calls") << key << "scopes";
        key.scopes.clear();
        key.expiresAt = now;
        QTest::newRow("a key that has expired already") << key << "expiresAt";
        key.expiresAt.reset();
        key.role = ClientRole::Customer;
        QTest::newRow("a role without a token") << key << "role";
        key.role.reset();
        key.audience = u"cs"_s;
        QTest::newRow("an audience without a token") << key << "audience";
        NewCredential site = asking(CredentialKind::SiteKey);
        for (const char *origin : {"shop.example", "https://shop.example/", "https://shop.example/cart", "*",
                                   "ftp://shop.example", "https://a@shop.example", "null"}) {
            site.audience = u"https://www.shop.example "_s + QLatin1String(origin);
            QTest::addRow("%s is no origin", origin) << site << "audience";
        }
    }
    void whatDoesNotGoTogetherIsNamed()
    {
        QFETCH(NewCredential, request);
        const base::Seal seal(base::Seal::newKey());
        const auto made = desk::makeCredential(request, acme, now, seal, TestKeys());
        QVERIFY(!made);
        QCOMPARE(made.error().fault, base::Fault::InvalidInput);
        QTEST(made.error().where, "field");
    }
};

QTEST_GUILESS_MAIN(TestTokens)
#include "tst_tokens.moc"
