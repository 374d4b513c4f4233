#include "tests/api/DeskBench.h"
#include "tests/support/TokenSigner.h"

#include <QtCore/QDateTime>
#include <QtTest/QTest>

using namespace tierdesk;
using tierdesk::test::DeskBench;
using tierdesk::test::Response;
using tierdesk::test::TokenSigner;

namespace {

const QString Path = u"/desk/credentials"_s;
const QString Config = u"/api/momentum/cs/config?companyId=acme"_s;

QJsonObject asking(const char *algorithm)
{
    return {{u"kind"_s, u"jwt"_s},
            {u"name"_s, u"web shop"_s},
            {u"role"_s, u"admin"_s},
            {u"algorithm"_s, QLatin1String(algorithm)}};
}

QJsonObject with(QJsonObject body, const char *field, const QJsonValue &value)
{
    body.insert(QLatin1String(field), value);
    return body;
}

QString tokenBy(const TokenSigner &signer)
{
    return QString::fromLatin1(
        signer.token({{u"companyId"_s, u"acme"_s}, {u"exp"_s, QDateTime::currentSecsSinceEpoch() + 600}}));
}

QJsonObject setOf(const QJsonArray &keys)
{
    return {{u"keys"_s, keys}};
}

} // namespace

/// Credentials made at the desk, and what they open at the other doors.
class TestCredentials final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_bench = DeskBench::start();
        QVERIFY(m_bench);
        m_ada = m_bench->token("ada");
        QVERIFY(!m_ada.isEmpty());
    }

    void aKeyThatVerifiesNothingIsRefusedWhenItIsMade_data()
    {
        QTest::addColumn<QJsonObject>("body");
        QTest::addColumn<QString>("field");
        const TokenSigner rsa = TokenSigner::rs256();
        const TokenSigner curve = TokenSigner::es256();
        const auto pem = [](const TokenSigner &signer) { return QString::fromLatin1(signer.publicPem()); };
        const auto row = [](const char *name, const QJsonObject &body, const char *field) {
            QTest::newRow(name) << body << QString::fromLatin1(field);
        };
        row("rubbish in a PEM block",
            with(asking("RS256"), "publicKey", u"-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n"_s),
            "publicKey");
        row("a public key as the secret of HS256", with(asking("HS256"), "secret", pem(rsa)), "secret");
        row("a private key as the secret of HS256",
            with(asking("HS256"), "secret", u"-----BEGIN PRIVATE KEY-----\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n"_s),
            "secret");
        row("half a PEM block", with(asking("RS256"), "publicKey", pem(rsa).left(200)), "publicKey");
        row("a P-256 key for RS256", with(asking("RS256"), "publicKey", pem(curve)), "publicKey");
        row("an RSA key for ES256", with(asking("ES256"), "publicKey", pem(rsa)), "publicKey");
        row("an RSA key of 1024 bits", with(asking("RS256"), "publicKey", pem(TokenSigner::rs256(1024))), "publicKey");
        row("no keys in a set", with(asking("RS256"), "jwks", setOf({})), "jwks.keys");
        row("a set of the other kind", with(asking("RS256"), "jwks", setOf({curve.publicJwk()})), "jwks.keys");
        row("a private key in a set",
            with(asking("RS256"), "jwks", setOf({rsa.publicJwk(), with(rsa.publicJwk(), "d", u"AQAB"_s)})),
            "jwks.keys.1");
    }
    void aKeyThatVerifiesNothingIsRefusedWhenItIsMade()
    {
        QFETCH(QJsonObject, body);
        QFETCH(QString, field);
        const Response before = m_bench->get(Path, m_ada);
        const Response refused = m_bench->post(Path, m_ada, body);
        QCOMPARE(refused.status, 400);
        QCOMPARE(refused.details()[u"field"].toString(), field);
        QVERIFY(refused.body[u"error"][u"message"].toString().startsWith(field));
        QCOMPARE(m_bench->get(Path, m_ada).raw, before.raw);
    }

    void aKeyThatIsTakenVerifies_data()
    {
        QTest::addColumn<QByteArray>("algorithm");
        QTest::addColumn<bool>("isSet");
        QTest::newRow("RS256 by PEM") << QByteArray("RS256") << false;
        QTest::newRow("ES256 by PEM") << QByteArray("ES256") << false;
        QTest::newRow("RS256 by a key set") << QByteArray("RS256") << true;
        QTest::newRow("ES256 by a key set") << QByteArray("ES256") << true;
    }
    void aKeyThatIsTakenVerifies()
    {
        QFETCH(QByteArray, algorithm);
        QFETCH(bool, isSet);
        const TokenSigner signer = algorithm == "RS256" ? TokenSigner::rs256() : TokenSigner::es256();
        const QJsonObject body =
            isSet ? with(asking(algorithm.constData()), "jwks", setOf({signer.publicJwk()}))
                  : with(asking(algorithm.constData()), "publicKey", QString::fromLatin1(signer.publicPem()));
        QCOMPARE(m_bench->get(Config, tokenBy(signer)).status, 401);
        const Response made = m_bench->post(Path, m_ada, body);
        QVERIFY2(made.status == 201, made.raw.constData());
        QTRY_COMPARE(m_bench->get(Config, tokenBy(signer)).status, 200);
    }

    void aCredentialOpensTheDoorsOfItsScopes_data()
    {
        QTest::addColumn<QJsonArray>("scopes");
        QTest::addColumn<int>("status");
        QTest::newRow("no scopes: every door of its kind") << QJsonArray() << 200;
        QTest::newRow("cs alone") << QJsonArray{u"cs"_s} << 200;
        QTest::newRow("cs among others") << QJsonArray{u"support"_s, u"cs"_s} << 200;
        QTest::newRow("another door") << QJsonArray{u"support"_s} << 403;
        QTest::newRow("two other doors") << QJsonArray{u"chat"_s, u"platform"_s} << 403;
    }
    void aCredentialOpensTheDoorsOfItsScopes()
    {
        QFETCH(QJsonArray, scopes);
        QFETCH(int, status);
        const Response made = m_bench->post(Path, m_ada, with(asking("HS256"), "scopes", scopes));
        QVERIFY2(made.status == 201, made.raw.constData());
        QCOMPARE(made.body[u"credential"][u"scopes"].toArray(), scopes);
        const TokenSigner signer = TokenSigner::hs256(made.body[u"secret"].toString().toUtf8());
        const QString token = tokenBy(signer);
        QTRY_COMPARE(m_bench->get(Config, token).status, status);
        const QJsonObject start{{u"companyId"_s, u"acme"_s}, {u"customerId"_s, u"cust-1"_s}, {u"channel"_s, u"chat"_s}};
        const Response started = m_bench->post(u"/api/momentum/cs/sessions"_s, token, start);
        QCOMPARE(started.status, status == 200 ? 201 : 403);
        if (status == 403)
            QCOMPARE(started.code(), u"CS_012"_s);
        // Whatever its scopes: a company's token is none of the desk's.
        QCOMPARE(m_bench->get(u"/desk/queue"_s, token).status, 401);
    }

private:
    std::unique_ptr<DeskBench> m_bench;
    QString m_ada;
};

QTEST_GUILESS_MAIN(TestCredentials)
#include "tst_credentials.moc"
