#include "core/doors/server/auth/Jwt.h"

#include "tests/support/TokenSigner.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtTest/QTest>

using namespace tierdesk;
using namespace tierdesk::server;
using test::base64Url;
using test::TokenSigner;

namespace {

constexpr qint64 Now = 1'800'000'000; ///< seconds

const QByteArray Secret = "a secret of at least thirty-two bytes";

struct Signers {
    TokenSigner hs = TokenSigner::hs256(Secret);
    TokenSigner rs = TokenSigner::rs256();
    TokenSigner es = TokenSigner::es256();
    TokenSigner strangerRs = TokenSigner::rs256();
};

const Signers &signers()
{
    static const Signers made;
    return made;
}

QJsonObject claims(const QJsonObject &more = {})
{
    QJsonObject object{{u"companyId"_s, u"acme"_s}, {u"exp"_s, Now + 600}, {u"iat"_s, Now}};
    for (auto it = more.begin(); it != more.end(); ++it)
        object.insert(it.key(), it.value());
    return object;
}

std::vector<JwtKey> keys()
{
    return {JwtKey::fromSecret(Secret, u"hs"_s).value(),
            JwtKey::fromPem(JwtAlgorithm::RS256, signers().rs.publicPem(), u"rs"_s).value(),
            JwtKey::fromPem(JwtAlgorithm::ES256, signers().es.publicPem(), u"es"_s).value()};
}

base::Result<void> check(const QByteArray &token, const std::vector<JwtKey> &with, const QString &audience = {})
{
    const auto parsed = parseJwt(token);
    if (!parsed)
        return parsed.error();
    return verifyJwt(*parsed, with, {{Now * 1000}, base::Millis::seconds(5), audience});
}

/// @p token with its last character replaced by the next one of the alphabet: other left-over bits, same bytes.
QByteArray withLeftOverBits(QByteArray token)
{
    static const QByteArray Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    token.back() = Alphabet.at(Alphabet.indexOf(token.back()) + 1);
    return token;
}

} // namespace

class TestJwt final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesWhatTheCompanySigned_data();
    void takesWhatTheCompanySigned();
    void refusesForgeries_data();
    void refusesForgeries();
    void refusesTokensOfTwoMeanings_data();
    void refusesTokensOfTwoMeanings();
    void honoursTimes_data();
    void honoursTimes();
    void honoursTheAudience_data();
    void honoursTheAudience();
    void refusesWeakKeys_data();
    void refusesWeakKeys();
    void readsKeySets();
    void refusesKeySets_data();
    void refusesKeySets();
    void base64UrlHasOneSpelling_data();
    void base64UrlHasOneSpelling();
};

void TestJwt::takesWhatTheCompanySigned_data()
{
    QTest::addColumn<QByteArray>("token");
    const auto header = [](const QString &name, const QJsonValue &value) { return QJsonObject{{name, value}}; };
    const Signers &s = signers();
    QTest::newRow("HS256") << s.hs.token(claims());
    QTest::newRow("RS256") << s.rs.token(claims());
    QTest::newRow("ES256") << s.es.token(claims());
    QTest::newRow("typ JWT") << s.hs.token(claims(), header(u"typ"_s, u"JWT"_s));
    QTest::newRow("typ jwt") << s.hs.token(claims(), header(u"typ"_s, u"jwt"_s));
    QTest::newRow("typ at+jwt") << s.hs.token(claims(), header(u"typ"_s, u"at+jwt"_s));
    QTest::newRow("its key's kid") << s.rs.token(claims(), header(u"kid"_s, u"rs"_s));
    QTest::newRow("a thumbprint nobody reads") << s.rs.token(claims(), header(u"x5t"_s, u"abc"_s));
    QTest::newRow("b64 true") << s.hs.token(claims(), header(u"b64"_s, true));
    QTest::newRow("an escaped alg") << s.hs.rawToken(R"({"alg":"\u0048S256"})", R"({"companyId":"acme"})");
    QTest::newRow("no exp") << s.hs.token({{u"companyId"_s, u"acme"_s}});
    QTest::newRow("an issuer of any kind") << s.hs.token(claims({{u"iss"_s, 17}}));
}

void TestJwt::takesWhatTheCompanySigned()
{
    QFETCH(QByteArray, token);
    const auto verified = check(token, keys());
    QVERIFY2(verified.has_value(), qPrintable(verified ? QString() : verified.error().message));
}

void TestJwt::refusesForgeries_data()
{
    QTest::addColumn<QByteArray>("token");
    const Signers &s = signers();
    for (const char *none : {"none", "None", "NONE", "nOnE", "", " none", "none "}) {
        const QByteArray input = base64Url(QByteArray(R"({"alg":")") + none + R"("})") + '.' +
                                 base64Url(QJsonDocument(claims()).toJson(QJsonDocument::Compact));
        QTest::addRow("alg '%s' without a signature", none) << input + '.';
        QTest::addRow("alg '%s' with a signature", none) << input + '.' + base64Url(s.hs.sign(input));
    }
    const auto alg = [](const QString &name) { return QJsonObject{{u"alg"_s, name}}; };
    const TokenSigner confused = TokenSigner::hs256(s.rs.publicPem());
    QTest::newRow("HS256 with the RSA public key as its secret") << confused.token(claims());
    QTest::newRow("HS256 with the trimmed RSA public key as its secret")
        << TokenSigner::hs256(s.rs.publicPem().trimmed()).token(claims());
    QTest::newRow("HS256 with the EC public key as its secret") << TokenSigner::hs256(s.es.publicPem()).token(claims());
    QTest::newRow("HS256 with an empty secret") << TokenSigner::hs256({}).token(claims());
    QTest::newRow("HS256 with another secret")
        << TokenSigner::hs256("another secret of at least thirty-two bytes").token(claims());
    QTest::newRow("an HMAC that says RS256") << confused.token(claims(), alg(u"RS256"_s));
    QTest::newRow("an HMAC that says ES256") << s.hs.token(claims(), alg(u"ES256"_s));
    QTest::newRow("HS384") << s.hs.token(claims(), alg(u"HS384"_s));
    QTest::newRow("PS256") << s.rs.token(claims(), alg(u"PS256"_s));
    QTest::newRow("hs256 in small letters") << s.hs.token(claims(), alg(u"hs256"_s));
    QTest::newRow("another RSA key") << s.strangerRs.token(claims());
    QTest::newRow("another EC key") << TokenSigner::es256().token(claims());

    const auto header = [](const QString &name, const QJsonValue &value) { return QJsonObject{{name, value}}; };
    QTest::newRow("its own key as jwk") << s.strangerRs.token(claims(), header(u"jwk"_s, s.strangerRs.publicJwk()));
    QTest::newRow("jwk beside a good signature") << s.rs.token(claims(), header(u"jwk"_s, s.rs.publicJwk()));
    for (const char *name : {"jku", "x5u"})
        QTest::addRow("%s beside a good signature", name)
            << s.rs.token(claims(), header(QLatin1String(name), u"https://evil.example/keys"_s));
    QTest::newRow("x5c beside a good signature") << s.rs.token(claims(), header(u"x5c"_s, QJsonArray()));
    QTest::newRow("a kid of another key") << s.rs.token(claims(), header(u"kid"_s, u"hs"_s));
    QTest::newRow("a kid that is a path, with an empty file's HMAC")
        << TokenSigner::hs256({}).token(claims(), header(u"kid"_s, u"../../dev/null"_s));
    QTest::newRow("a kid that is SQL") << s.hs.token(claims(), header(u"kid"_s, u"x' UNION SELECT 'k"_s));

    const QByteArray good = s.hs.token(claims());
    const qsizetype dot = good.lastIndexOf('.');
    QTest::newRow("no signature") << good.first(dot + 1);
    QTest::newRow("half a signature") << good.first(dot + 1 + 22);
    QTest::newRow("a signature of zeros") << good.first(dot + 1) + base64Url(QByteArray(32, '\0'));
    const QByteArray es = s.es.token(claims());
    const QByteArray esInput = es.first(es.lastIndexOf('.'));
    QTest::newRow("r and s of zero") << esInput + '.' + base64Url(QByteArray(64, '\0'));
    QTest::newRow("an ES256 signature of 63 bytes") << esInput + '.' + base64Url(s.es.sign(esInput).first(63));
    QTest::newRow("an ES256 signature of 65 bytes") << esInput + '.' + base64Url(s.es.sign(esInput) + '\0');
    const QByteArray rs = s.rs.token(claims());
    const QByteArray rsInput = rs.first(rs.lastIndexOf('.'));
    QTest::newRow("an RS256 signature with a byte more") << rsInput + '.' + base64Url('\0' + s.rs.sign(rsInput));
    const QByteArray other =
        base64Url(QJsonDocument(claims({{u"companyId"_s, u"globex"_s}})).toJson(QJsonDocument::Compact));
    QTest::newRow("other claims under the signature") << good.first(good.indexOf('.') + 1) + other + good.sliced(dot);
}

void TestJwt::refusesForgeries()
{
    QFETCH(QByteArray, token);
    const auto verified = check(token, keys());
    QVERIFY(!verified);
    QCOMPARE(verified.error().fault, base::Fault::Unauthenticated);
}

void TestJwt::refusesTokensOfTwoMeanings_data()
{
    QTest::addColumn<QByteArray>("token");
    const Signers &s = signers();
    const auto raw = [&](const char *header, const char *body) { return s.hs.rawToken(header, body); };
    const char *plain = R"({"alg":"HS256"})";
    const char *body = R"({"companyId":"acme"})";
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("dots alone") << QByteArray("..");
    QTest::newRow("two parts") << raw(plain, body).split('.').mid(0, 2).join('.');
    QTest::newRow("four parts") << raw(plain, body) + ".YQ";
    QTest::newRow("five parts, as JWE has") << raw(plain, body) + ".YQ.YQ";
    QTest::newRow("an empty header") << '.' + base64Url(body) + ".YQ";
    QTest::newRow("an empty payload") << base64Url(plain) + "..YQ";
    QTest::newRow("padding") << raw(plain, body) + '=';
    QTest::newRow("a line end") << raw(plain, body) + '\n';
    QTest::newRow("a space before") << ' ' + raw(plain, body);
    QTest::newRow("the plain base64 alphabet")
        << s.hs.token(claims({{u"sub"_s, u">>>???~~~"_s}})).replace('_', '/').replace('-', '+');
    QTest::newRow("left-over bits in the signature") << withLeftOverBits(raw(plain, body));
    QTest::newRow("two algs") << raw(R"({"alg":"HS256","alg":"none"})", body);
    QTest::newRow("two companies") << raw(plain, R"({"companyId":"acme","companyId":"globex"})");
    QTest::newRow("two companies, one escaped") << raw(plain, R"({"companyId":"acme","company\u0049d":"globex"})");
    QTest::newRow("two exps") << raw(plain, R"({"exp":9999999999,"exp":1})");
    QTest::newRow("a header that is an array") << raw("[]", body);
    QTest::newRow("a payload that is a text") << raw(plain, R"("acme")");
    QTest::newRow("a payload with something after") << raw(plain, R"({"companyId":"acme"}{})");
    QTest::newRow("a payload that is not UTF-8") << raw(plain, "{\"companyId\":\"\xff\"}");
    QTest::newRow("a byte-order mark") << raw(plain, "\xEF\xBB\xBF{\"companyId\":\"acme\"}");
    QTest::newRow("no alg") << raw("{}", body);
    QTest::newRow("an alg that is a list") << raw(R"({"alg":["HS256"]})", body);
    QTest::newRow("an unknown crit") << raw(R"({"alg":"HS256","crit":["x"],"x":1})", body);
    QTest::newRow("an empty crit") << raw(R"({"alg":"HS256","crit":[]})", body);
    QTest::newRow("b64 false") << raw(R"({"alg":"HS256","b64":false})", body);
    QTest::newRow("b64 false with its crit") << raw(R"({"alg":"HS256","b64":false,"crit":["b64"]})", body);
    QTest::newRow("b64 null") << raw(R"({"alg":"HS256","b64":null})", body);
    QTest::newRow("a typ of another kind") << raw(R"({"alg":"HS256","typ":"JWE"})", body);
    QTest::newRow("a typ that is a number") << raw(R"({"alg":"HS256","typ":1})", body);
    QTest::newRow("a kid that is a list") << raw(R"({"alg":"HS256","kid":["hs"]})", body);
    QTest::newRow("an empty kid") << raw(R"({"alg":"HS256","kid":""})", body);
    QTest::newRow("a kid that is null") << raw(R"({"alg":"HS256","kid":null})", body);
    QTest::newRow("a kid of 129 characters") << s.hs.token(claims(), {{u"kid"_s, QString(129, u'k')}});
    for (const char *name : {"exp", "nbf", "iat"}) {
        for (const char *value : {"\"1900000000\"", "null", "true", "[1900000000]", "{}", "1e300", "\"\""})
            QTest::addRow("%s is %s", name, value)
                << raw(plain, (QByteArray("{\"") + name + "\":" + value + '}').constData());
    }
    QTest::newRow("exp beyond what a number holds") << raw(plain, R"({"exp":1e999})");
    QTest::newRow("exp is NaN") << raw(plain, R"({"exp":NaN})");
    QTest::newRow("a sub that is a number") << raw(plain, R"({"sub":1})");
    QTest::newRow("a companyId that is a list") << raw(plain, R"({"companyId":["acme"]})");
    QTest::newRow("an aud that is a number") << raw(plain, R"({"aud":1})");
    QTest::newRow("an aud with a number in it") << raw(plain, R"({"aud":["tierdesk",1]})");
    QTest::newRow("nested too deep") << raw(
        plain, (QByteArray("{\"x\":") + QByteArray(40, '[') + QByteArray(40, ']') + '}').constData());
    QTest::newRow("more than 8 KiB") << s.hs.token(claims({{u"sub"_s, QString(MaxJwtSize, u'x')}}));
}

void TestJwt::refusesTokensOfTwoMeanings()
{
    QFETCH(QByteArray, token);
    const auto parsed = parseJwt(token);
    QVERIFY(!parsed);
    QCOMPARE(parsed.error().fault, base::Fault::Unauthenticated);
}

void TestJwt::honoursTimes_data()
{
    QTest::addColumn<QByteArray>("times");
    QTest::addColumn<bool>("isTaken");
    const auto at = [](const char *name, double seconds) {
        return QByteArray("{\"") + name + "\":" + QByteArray::number(seconds, 'f', 1) + '}';
    };
    QTest::newRow("expired an hour ago") << at("exp", Now - 3600) << false;
    QTest::newRow("expired beyond the leeway") << at("exp", Now - 5) << false;
    QTest::newRow("expired within the leeway") << at("exp", Now - 4.9) << true;
    QTest::newRow("expires in a second") << at("exp", Now + 1) << true;
    QTest::newRow("expired in 1969") << at("exp", -1) << false;
    QTest::newRow("expired at zero") << at("exp", 0) << false;
    QTest::newRow("valid since an hour") << at("nbf", Now - 3600) << true;
    QTest::newRow("valid in an hour") << at("nbf", Now + 3600) << false;
    QTest::newRow("valid within the leeway") << at("nbf", Now + 5) << true;
    QTest::newRow("valid just beyond the leeway") << at("nbf", Now + 5.1) << false;
    QTest::newRow("issued in a minute") << at("iat", Now + 60) << true;
    QTest::newRow("an exp with an exponent") << QByteArray(R"({"exp":1.9e9})") << true;
}

void TestJwt::honoursTimes()
{
    QFETCH(QByteArray, times);
    QFETCH(bool, isTaken);
    QCOMPARE(check(signers().hs.rawToken(R"({"alg":"HS256"})", times), keys()).has_value(), isTaken);
}

void TestJwt::honoursTheAudience_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("audience");
    QTest::addColumn<bool>("isTaken");
    const QString ours = u"tierdesk"_s;
    QTest::newRow("the same") << QByteArray(R"({"aud":"tierdesk"})") << ours << true;
    QTest::newRow("among others") << QByteArray(R"({"aud":["shop","tierdesk"]})") << ours << true;
    QTest::newRow("another") << QByteArray(R"({"aud":"shop"})") << ours << false;
    QTest::newRow("a longer one") << QByteArray(R"({"aud":"tierdesk2"})") << ours << false;
    QTest::newRow("in other letters") << QByteArray(R"({"aud":"Tierdesk"})") << ours << false;
    QTest::newRow("an empty list") << QByteArray(R"({"aud":[]})") << ours << false;
    QTest::newRow("none, where one is asked for") << QByteArray(R"({})") << ours << false;
    QTest::newRow("any, where none is asked for") << QByteArray(R"({"aud":"shop"})") << QString() << true;
}

void TestJwt::honoursTheAudience()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, audience);
    QFETCH(bool, isTaken);
    QCOMPARE(check(signers().hs.rawToken(R"({"alg":"HS256"})", body), keys(), audience).has_value(), isTaken);
}

void TestJwt::refusesWeakKeys_data()
{
    QTest::addColumn<QByteArray>("algorithm");
    QTest::addColumn<QByteArray>("material");
    QTest::newRow("an empty secret") << QByteArray("HS256") << QByteArray();
    QTest::newRow("a secret of 31 bytes") << QByteArray("HS256") << QByteArray(31, 's');
    QTest::newRow("a public key as a secret") << QByteArray("HS256") << signers().rs.publicPem();
    QTest::newRow("RSA of 1024 bits") << QByteArray("RS256") << TokenSigner::rs256(1024).publicPem();
    QTest::newRow("an EC key for RS256") << QByteArray("RS256") << signers().es.publicPem();
    QTest::newRow("an RSA key for ES256") << QByteArray("ES256") << signers().rs.publicPem();
    QTest::newRow("P-384 for ES256") << QByteArray("ES256") << TokenSigner::es256("P-384").publicPem();
    QTest::newRow("no key") << QByteArray("RS256") << QByteArray();
    QTest::newRow("a broken key") << QByteArray("RS256") << signers().rs.publicPem().replace("MII", "MI");
}

void TestJwt::refusesWeakKeys()
{
    QFETCH(QByteArray, algorithm);
    QFETCH(QByteArray, material);
    const auto which = jwtAlgorithm(QString::fromLatin1(algorithm));
    QVERIFY(which);
    const auto key = *which == JwtAlgorithm::HS256 ? JwtKey::fromSecret(material) : JwtKey::fromPem(*which, material);
    QVERIFY(!key);
    QCOMPARE(key.error().fault, base::Fault::InvalidInput);
}

void TestJwt::readsKeySets()
{
    const Signers &s = signers();
    QJsonObject forEncryption = s.strangerRs.publicJwk(u"c"_s);
    forEncryption.insert(u"use"_s, u"enc"_s);
    const QJsonArray list{s.rs.publicJwk(u"a"_s), s.es.publicJwk(u"b"_s), forEncryption,
                          QJsonObject{{u"kty"_s, u"OKP"_s}}};
    const auto set = JwtKey::fromJwks(QJsonDocument(QJsonObject{{u"keys"_s, list}}).toJson());
    QVERIFY2(set.has_value(), qPrintable(set ? QString() : set.error().message));
    QCOMPARE(set->size(), size_t(2));
    const auto header = [](const char *kid) { return QJsonObject{{u"kid"_s, QLatin1String(kid)}}; };
    QVERIFY(check(s.rs.token(claims()), *set));
    QVERIFY(check(s.es.token(claims()), *set));
    QVERIFY(check(s.rs.token(claims(), header("a")), *set));
    QVERIFY(!check(s.rs.token(claims(), header("b")), *set));
    QVERIFY(!check(s.rs.token(claims(), header("z")), *set));
    QVERIFY(!check(s.strangerRs.token(claims(), header("c")), *set));
}

void TestJwt::refusesKeySets_data()
{
    QTest::addColumn<QByteArray>("document");
    const auto setOf = [](const QJsonObject &key) {
        return QJsonDocument(QJsonObject{{u"keys"_s, QJsonArray{key}}}).toJson();
    };
    const auto with = [](QJsonObject key, const QString &name, const QJsonValue &value) {
        key.insert(name, value);
        return key;
    };
    const QJsonObject rsa = signers().rs.publicJwk();
    const QJsonObject curve = signers().es.publicJwk();
    QTest::newRow("no document") << QByteArray();
    QTest::newRow("no keys") << QByteArray("{}");
    QTest::newRow("an empty list") << QByteArray(R"({"keys":[]})");
    QTest::newRow("keys that are not objects") << QByteArray(R"({"keys":[1]})");
    QTest::newRow("a symmetric key") << QByteArray(R"({"keys":[{"kty":"oct","k":"c2VjcmV0"}]})");
    QTest::newRow("a private key") << setOf(with(rsa, u"d"_s, u"AQAB"_s));
    QTest::newRow("a short modulus") << setOf(with(rsa, u"n"_s, u"AQAB"_s));
    QTest::newRow("an exponent of one") << setOf(with(rsa, u"e"_s, u"AQ"_s));
    QTest::newRow("an even exponent") << setOf(with(rsa, u"e"_s, u"AQAA"_s));
    QTest::newRow("padding") << setOf(with(rsa, u"e"_s, u"AQ=="_s));
    QTest::newRow("a point that is not on the curve")
        << setOf(with(curve, u"x"_s, QString::fromLatin1(base64Url(QByteArray(32, '\1')))));
    QTest::newRow("a short coordinate") << setOf(
        with(curve, u"x"_s, QString::fromLatin1(base64Url(QByteArray(31, '\1')))));
    QTest::newRow("another curve alone") << setOf(with(curve, u"crv"_s, u"P-384"_s));
    QTest::newRow("an alg of another kind alone") << setOf(with(rsa, u"alg"_s, u"HS256"_s));
}

void TestJwt::refusesKeySets()
{
    QFETCH(QByteArray, document);
    const auto set = JwtKey::fromJwks(document);
    QVERIFY(!set);
    QCOMPARE(set.error().fault, base::Fault::InvalidInput);
}

void TestJwt::base64UrlHasOneSpelling_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("isTaken");
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("nothing") << QByteArray("") << true << QByteArray("");
    QTest::newRow("one byte") << QByteArray("YQ") << true << QByteArray("a");
    QTest::newRow("two bytes") << QByteArray("YWI") << true << QByteArray("ab");
    QTest::newRow("three bytes") << QByteArray("YWJj") << true << QByteArray("abc");
    QTest::newRow("the two special letters") << QByteArray("-_8") << true << QByteArray("\xfb\xff");
    QTest::newRow("one letter alone") << QByteArray("Y") << false << QByteArray();
    QTest::newRow("five letters") << QByteArray("YWJjY") << false << QByteArray();
    QTest::newRow("left-over bits after one byte") << QByteArray("YR") << false << QByteArray();
    QTest::newRow("left-over bits after two bytes") << QByteArray("YWJ") << false << QByteArray();
    QTest::newRow("padding") << QByteArray("YQ==") << false << QByteArray();
    QTest::newRow("plus") << QByteArray("+/8") << false << QByteArray();
    QTest::newRow("a space inside") << QByteArray("YW Jj") << false << QByteArray();
    QTest::newRow("a line end") << QByteArray("YWJj\n") << false << QByteArray();
    QTest::newRow("a NUL") << QByteArray("YQ\0", 3) << false << QByteArray();
}

void TestJwt::base64UrlHasOneSpelling()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, isTaken);
    QFETCH(QByteArray, bytes);
    const auto decoded = fromBase64Url(text);
    QCOMPARE(decoded.has_value(), isTaken);
    if (decoded)
        QCOMPARE(*decoded, bytes);
}

QTEST_GUILESS_MAIN(TestJwt)
#include "tst_jwt.moc"
