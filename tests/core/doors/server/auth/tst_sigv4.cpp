#include "core/doors/server/auth/SigV4.h"

#include "core/doors/server/http/RouteTable.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QMessageAuthenticationCode>
#include <QtTest/QTest>

#include <algorithm>
#include <functional>

using namespace tierdesk;
using namespace tierdesk::server;
using dialects::Call;
using dialects::Method;

namespace {

const QByteArray Secret = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
constexpr qint64 Noon = 1'440'938'160'000; ///< 2015-08-30T12:36:00Z, ms

QJsonArray vectors()
{
    QFile file(QStringLiteral(QT_TESTCASE_SOURCEDIR "/core/doors/server/auth/sigv4.json"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no vectors");
    return QJsonDocument::fromJson(file.readAll()).array();
}

/// The request of @p text, a vector's: a target may hold what none may that comes by the wire.
Call callOf(const QByteArray &text, const QByteArray &body)
{
    Call call;
    const QList<QByteArray> lines = text.split('\n');
    const QByteArray line = lines.front();
    const QByteArray method = line.first(line.indexOf(' '));
    call.method = method == "POST" ? Method::Post : method == "PUT" ? Method::Put : Method::Get;
    const QByteArray target = line.sliced(method.size() + 1, line.lastIndexOf(" HTTP/") - method.size() - 1);
    const qsizetype mark = target.indexOf('?');
    call.path = mark < 0 ? target : target.first(mark);
    call.rawQuery = mark < 0 ? QByteArray() : target.sliced(mark + 1);
    call.query = decodeQuery(call.rawQuery).value();
    for (qsizetype i = 1; i < lines.size() && !lines[i].isEmpty(); ++i) {
        if (lines[i].startsWith(' ')) {
            call.headers.back().second += '\n' + lines[i];
            continue;
        }
        const qsizetype colon = lines[i].indexOf(':');
        call.headers.emplace_back(lines[i].first(colon).toLower(), lines[i].sliced(colon + 1).trimmed());
    }
    call.body = body;
    return call;
}

SigV4Rules rules(qint64 now = Noon, const QByteArray &service = "service")
{
    SigV4Rules made;
    made.now = {now};
    made.service = service;
    return made;
}

base::Result<void> check(const Call &call, const SigV4Rules &by, const QByteArray &secret = Secret)
{
    const auto claim = sigV4Claim(call);
    if (!claim)
        return claim.error();
    return verifySigV4(*claim, call, sigV4Key(secret, *claim), by);
}

QString typeOf(const base::Result<void> &checked)
{
    return checked ? u"good"_s : checked.error().details[u"type"].toString();
}

QByteArray *field(Call &call, const QByteArray &name)
{
    for (auto &[key, value] : call.headers) {
        if (key == name)
            return &value;
    }
    qFatal("no header %s", name.constData());
}

/// A request with everything, signed as @p claim would have it.
Call signedCall(const std::function<void(Call &)> &before = {}, SigV4Query style = SigV4Query::Decoded)
{
    Call call;
    call.method = Method::Post;
    call.path = "/chatbot/conversation/conv-1%3A2/message";
    call.rawQuery = "b=2&a=1";
    call.headers = {{"host", "desk.example:8080"},
                    {"content-type", "application/json"},
                    {"x-amz-date", "20150830T123600Z"},
                    {"amz-sdk-request", "attempt=1"},
                    {"amz-sdk-invocation-id", "9c3f"}};
    call.body = R"({"message":"hello"})";
    if (before)
        before(call);
    call.headers.emplace_back("authorization",
                              "AWS4-HMAC-SHA256 Credential=AKID/20150830/eu-west-1/service/aws4_request,"
                              "SignedHeaders=content-type;host;x-amz-date,Signature=" +
                                  QByteArray(64, '0'));
    const auto claim = sigV4Claim(call).value();
    // The body's hash as its own words would have it, so that what is claimed of it can be wrong.
    const QByteArray payload = QCryptographicHash::hash(call.body, QCryptographicHash::Sha256).toHex();
    const QByteArray text = sigV4StringToSign(claim, sigV4Canonical(claim, call, payload, {}, style));
    const QByteArray signature =
        QMessageAuthenticationCode::hash(text, sigV4Key(Secret, claim), QCryptographicHash::Sha256).toHex();
    field(call, "authorization")->replace(QByteArray(64, '0'), signature);
    return call;
}

} // namespace

class TestSigV4 final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsAwssOwnVectors_data();
    void readsAwssOwnVectors();
    void readsAwssOwnPresignedVectors_data() { readsAwssOwnVectors_data(); }
    void readsAwssOwnPresignedVectors();
    void refusesWhatWasChanged_data();
    void refusesWhatWasChanged();
    void acceptsAHostThatWasSignedWithoutItsPort_data();
    void acceptsAHostThatWasSignedWithoutItsPort();
    void leavesOutWhatNeedNotBeSigned();
    void theHashOfTheBodyIsTheBodys();
    void clocksMayDifferByFiveMinutes_data();
    void clocksMayDifferByFiveMinutes();
    void aPresignedRequestEnds_data();
    void aPresignedRequestEnds();
    void refusesWhatIsNoSignature_data();
    void refusesWhatIsNoSignature();
    void refusesWhatIsNoPresignedRequest_data();
    void refusesWhatIsNoPresignedRequest();
    void takesAQueryAsBotocoreSignsIt();
    void takesTheHttpDate();
    void verifiesABodyChunkByChunk_data();
    void verifiesABodyChunkByChunk();
};

void TestSigV4::readsAwssOwnVectors_data()
{
    QTest::addColumn<QJsonObject>("vector");
    for (const QJsonValue &each : vectors())
        QTest::newRow(each[u"name"].toString().toLatin1().constData()) << each.toObject();
}

void TestSigV4::readsAwssOwnVectors()
{
    QFETCH(QJsonObject, vector);
    const Call call = callOf(vector[u"signed"].toString().toUtf8(), vector[u"body"].toString().toUtf8());
    const auto claim = sigV4Claim(call);
    QVERIFY2(claim, qPrintable(claim ? QString() : claim.error().message));
    QCOMPARE(claim->accessKey, QByteArray("AKIDEXAMPLE"));
    QCOMPARE(claim->signature.toHex(), vector[u"signature"].toString().toLatin1());
    SigV4Rules by = rules();
    by.style.isNormalizing = vector[u"normalize"].toBool();
    const QByteArray wanted = vector[u"canonical"].toString().toUtf8();
    const QByteArray canonical = sigV4Canonical(*claim, call, wanted.sliced(wanted.lastIndexOf('\n') + 1), by.style);
    QCOMPARE(canonical, wanted);
    QCOMPARE(sigV4StringToSign(*claim, canonical), vector[u"sts"].toString().toUtf8());
    const auto checked = check(call, by);
    QVERIFY2(checked, qPrintable(checked ? QString() : checked.error().message));
    QCOMPARE(typeOf(check(call, by, Secret + 'x')), u"InvalidSignatureException"_s);
}

void TestSigV4::readsAwssOwnPresignedVectors()
{
    QFETCH(QJsonObject, vector);
    const Call call = callOf(vector[u"query_signed"].toString().toUtf8(), vector[u"body"].toString().toUtf8());
    SigV4Rules by = rules();
    by.style.isNormalizing = vector[u"normalize"].toBool();
    const auto claim = sigV4Claim(call);
    QVERIFY2(claim, qPrintable(claim ? QString() : claim.error().message));
    QVERIFY(claim->isPresigned);
    const auto checked = check(call, by);
    QVERIFY2(checked, qPrintable(checked ? QString() : checked.error().message));
    QCOMPARE(typeOf(check(call, by, Secret + 'x')), u"InvalidSignatureException"_s);
}

void TestSigV4::refusesWhatWasChanged_data()
{
    QTest::addColumn<std::function<void(Call &)>>("change");
    QTest::addColumn<QString>("type");
    using Change = std::function<void(Call &)>;
    const QString wrong = u"InvalidSignatureException"_s;
    const auto row = [&](const char *name, const Change &change) { QTest::newRow(name) << change << wrong; };
    QTest::newRow("nothing") << Change([](Call &) {}) << u"good"_s;
    QTest::newRow("a header that nobody signed")
        << Change([](Call &call) { *field(call, "amz-sdk-request") = "attempt=2"; }) << u"good"_s;
    QTest::newRow("the order of parameters") << Change([](Call &call) { call.rawQuery = "a=1&b=2"; }) << u"good"_s;
    row("the method", [](Call &call) { call.method = Method::Put; });
    row("the path", [](Call &call) { call.path = "/chatbot/conversation/conv-1%3A3/message"; });
    row("how the path is encoded", [](Call &call) { call.path = "/chatbot/conversation/conv-1:2/message"; });
    row("a parameter's value", [](Call &call) { call.rawQuery = "b=2&a=2"; });
    row("a parameter's name", [](Call &call) { call.rawQuery = "b=2&A=1"; });
    row("one parameter more", [](Call &call) { call.rawQuery += "&c="; });
    row("one parameter less", [](Call &call) { call.rawQuery = "a=1"; });
    row("the host", [](Call &call) { *field(call, "host") = "evil.example"; });
    row("a second value of a signed header",
        [](Call &call) { call.headers.emplace_back("content-type", "text/plain"); });
    row("a signed header taken away",
        [](Call &call) { std::erase_if(call.headers, [](const auto &each) { return each.first == "content-type"; }); });
    row("the time, within the five minutes", [](Call &call) { *field(call, "x-amz-date") = "20150830T123700Z"; });
    row("a byte of the body", [](Call &call) { call.body.back() = ' '; });
    row("the body taken away", [](Call &call) { call.body.clear(); });
    row("a header of AWS's that is not signed",
        [](Call &call) { call.headers.emplace_back("x-amz-invocation-type", "Event"); });
    row("the body's hash, unsigned", [](Call &call) {
        call.headers.emplace_back("x-amz-content-sha256",
                                  QCryptographicHash::hash(call.body, QCryptographicHash::Sha256).toHex());
    });
    row("one digit of the signature", [](Call &call) {
        QByteArray &text = *field(call, "authorization");
        text.back() = text.back() == '0' ? '1' : '0';
    });
    row("the region", [](Call &call) { field(call, "authorization")->replace("eu-west-1", "us-east-1"); });
    row("the service", [](Call &call) { field(call, "authorization")->replace("/service/", "/lex/"); });
    row("the day of the scope", [](Call &call) { field(call, "authorization")->replace("20150830", "20150831"); });
    row("what is signed", [](Call &call) { field(call, "authorization")->replace("content-type;host;", "host;"); });
}

void TestSigV4::refusesWhatWasChanged()
{
    QFETCH(std::function<void(Call &)>, change);
    QFETCH(QString, type);
    Call call = signedCall();
    change(call);
    call.query = decodeQuery(call.rawQuery).value();
    QCOMPARE(typeOf(check(call, rules())), type);
}

void TestSigV4::acceptsAHostThatWasSignedWithoutItsPort_data()
{
    QTest::addColumn<QByteArray>("signedHost");
    QTest::addColumn<QByteArray>("sentHost");
    QTest::addColumn<QString>("type");
    const QString good = u"good"_s;
    const QString wrong = u"InvalidSignatureException"_s;
    const auto row = [](const char *name, const char *signedHost, const char *sentHost, const QString &type) {
        QTest::newRow(name) << QByteArray(signedHost) << QByteArray(sentHost) << type;
    };
    row("signed and sent with the port", "desk.example:8080", "desk.example:8080", good);
    row("signed without the port", "desk.example", "desk.example:8080", good);
    row("an IPv6 address without its port", "[::1]", "[::1]:8080", good);
    row("signed with a port that was not sent", "desk.example:8080", "desk.example", wrong);
    row("signed with another port", "desk.example:8081", "desk.example:8080", wrong);
    row("another host", "evil.example", "desk.example:8080", wrong);
    row("the beginning of an IPv6 address", "[:", "[::1]", wrong);
    row("no port behind the colon", "desk.example", "desk.example:", wrong);
}

void TestSigV4::acceptsAHostThatWasSignedWithoutItsPort()
{
    QFETCH(const QByteArray, signedHost);
    QFETCH(const QByteArray, sentHost);
    QFETCH(const QString, type);
    Call call = signedCall([&](Call &before) { *field(before, "host") = signedHost; });
    *field(call, "host") = sentHost;
    QCOMPARE(typeOf(check(call, rules())), type);
    // Nothing else is looser for it.
    call.body += ' ';
    QCOMPARE(typeOf(check(call, rules())), u"InvalidSignatureException"_s);
}

void TestSigV4::leavesOutWhatNeedNotBeSigned()
{
    const auto withToken = [](Call &call) { call.headers.emplace_back("x-amz-security-token", "anything"); };
    QCOMPARE(typeOf(check(signedCall(withToken), rules())), u"good"_s);
}

void TestSigV4::theHashOfTheBodyIsTheBodys()
{
    const QJsonArray all = vectors();
    const auto form = std::find_if(all.begin(), all.end(), [](const QJsonValue &each) {
        return each[u"name"].toString() == u"post-x-www-form-urlencoded";
    });
    const QByteArray text = (*form)[u"signed"].toString().toUtf8();
    Call call = callOf(text, "Param1=value1");
    QCOMPARE(typeOf(check(call, rules())), u"good"_s);
    call.body = "Param1=value2";
    QCOMPARE(typeOf(check(call, rules())), u"InvalidSignatureException"_s);
    for (const char *other : {"UNSIGNED-PAYLOAD", "STREAMING-UNSIGNED-PAYLOAD-TRAILER", ""}) {
        *field(call, "x-amz-content-sha256") = other;
        QCOMPARE(typeOf(check(call, rules())), u"InvalidSignatureException"_s);
    }
}

void TestSigV4::clocksMayDifferByFiveMinutes_data()
{
    QTest::addColumn<int>("seconds");
    QTest::addColumn<QString>("type");
    const auto row = [](const char *name, int seconds, const char *type) {
        QTest::newRow(name) << seconds << QString::fromLatin1(type);
    };
    row("at once", 0, "good");
    row("five minutes later", 300, "good");
    row("a second after that", 301, "InvalidSignatureException");
    row("five minutes before", -300, "good");
    row("a second before that", -301, "InvalidSignatureException");
    row("a day later", 86'400, "InvalidSignatureException");
}

void TestSigV4::clocksMayDifferByFiveMinutes()
{
    QFETCH(int, seconds);
    QFETCH(QString, type);
    QCOMPARE(typeOf(check(signedCall(), rules(Noon + seconds * 1000LL))), type);
}

void TestSigV4::aPresignedRequestEnds_data()
{
    QTest::addColumn<int>("seconds");
    QTest::addColumn<QString>("type");
    const auto row = [](const char *name, int seconds, const char *type) {
        QTest::newRow(name) << seconds << QString::fromLatin1(type);
    };
    row("at once", 0, "good");
    row("at its end", 3600, "good");
    row("a second after its end", 3601, "InvalidSignatureException");
    row("five minutes before it was made", -300, "good");
    row("longer before it was made", -301, "InvalidSignatureException");
}

void TestSigV4::aPresignedRequestEnds()
{
    QFETCH(int, seconds);
    QFETCH(QString, type);
    const QJsonArray all = vectors();
    const auto vanilla = std::find_if(all.begin(), all.end(), [](const QJsonValue &each) {
        return each[u"name"].toString() == u"get-vanilla-query";
    });
    const Call call = callOf((*vanilla)[u"query_signed"].toString().toUtf8(), {});
    QCOMPARE(typeOf(check(call, rules(Noon + seconds * 1000LL))), type);
}

void TestSigV4::refusesWhatIsNoSignature_data()
{
    QTest::addColumn<QByteArray>("authorization");
    QTest::addColumn<QString>("type");
    const QByteArray credential = "Credential=AKID/20150830/eu-west-1/service/aws4_request";
    const QByteArray headers = "SignedHeaders=content-type;host;x-amz-date";
    const QByteArray signature = "Signature=" + QByteArray(64, 'a');
    const auto row = [](const char *name, const QByteArray &value, const char *type = "IncompleteSignatureException") {
        QTest::newRow(name) << value << QString::fromLatin1(type);
    };
    const QByteArray start = "AWS4-HMAC-SHA256 ";
    row("all of it, and wrong", start + credential + ", " + headers + ", " + signature, "InvalidSignatureException");
    row("nothing", "", "MissingAuthenticationTokenException");
    row("another scheme", "Bearer abc");
    row("an older algorithm", "AWS4-HMAC-SHA1 " + credential + ',' + headers + ',' + signature);
    row("the asymmetric algorithm", "AWS4-ECDSA-P256-SHA256 " + credential + ',' + headers + ',' + signature);
    row("the scheme alone", "AWS4-HMAC-SHA256");
    row("no credential", start + headers + ',' + signature);
    row("no signed headers", start + credential + ',' + signature);
    row("no signature", start + credential + ',' + headers);
    row("a part twice", start + credential + ',' + headers + ',' + signature + ',' + signature);
    row("a part that is none", start + credential + ',' + headers + ',' + signature + ",Realm=a");
    row("a part without a value", start + credential + ',' + headers + ",Signature");
    row("a signature that is too short", start + credential + ',' + headers + ",Signature=" + QByteArray(62, 'a'));
    row("a signature in capitals", start + credential + ',' + headers + ",Signature=" + QByteArray(64, 'A'));
    row("a signature that is no number", start + credential + ',' + headers + ",Signature=" + QByteArray(64, 'g'));
    row("Host not signed", start + credential + ",SignedHeaders=content-type;x-amz-date," + signature);
    row("signed headers out of order", start + credential + ",SignedHeaders=host;content-type," + signature);
    row("a signed header twice", start + credential + ",SignedHeaders=host;host," + signature);
    row("signed headers in capitals", start + credential + ",SignedHeaders=Host," + signature);
    row("no signed headers at all", start + credential + ",SignedHeaders=," + signature);
    row("a scope of four", start + "Credential=AKID/20150830/eu-west-1/service," + headers + ',' + signature);
    row("a scope of six", start + "Credential=AKID/20150830/eu/west/service/aws4_request," + headers + ',' + signature);
    row("a scope without a region",
        start + "Credential=AKID/20150830//service/aws4_request," + headers + ',' + signature);
    row("a scope that ends otherwise",
        start + "Credential=AKID/20150830/eu-west-1/service/aws5_request," + headers + ',' + signature);
}

void TestSigV4::refusesWhatIsNoSignature()
{
    QFETCH(QByteArray, authorization);
    QFETCH(QString, type);
    Call call = signedCall();
    *field(call, "authorization") = authorization;
    const auto checked = check(call, rules());
    QVERIFY(!checked);
    QCOMPARE(checked.error().fault, base::Fault::Unauthenticated);
    QCOMPARE(typeOf(checked), type);
}

void TestSigV4::refusesWhatIsNoPresignedRequest_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QString>("type");
    const QByteArray whole = "X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKID%2F20150830%2Feu%2Fservice%2F"
                             "aws4_request&X-Amz-Date=20150830T123600Z&X-Amz-SignedHeaders=host&X-Amz-Expires=60&"
                             "X-Amz-Signature=" +
                             QByteArray(64, 'a');
    const auto row = [](const char *name, const QByteArray &query, const char *type = "IncompleteSignatureException") {
        QTest::newRow(name) << query << QString::fromLatin1(type);
    };
    const auto with = [&](const QByteArray &part, const QByteArray &instead) {
        return QByteArray(whole).replace(part, instead);
    };
    row("all of it, and wrong", whole, "InvalidSignatureException");
    for (const char *part : {"Algorithm", "Credential", "Date", "SignedHeaders"})
        row(part, with(QByteArray("X-Amz-") + part + '=', "X-Amz-Else="));
    row("no signature", with("X-Amz-Signature", "X-Amz-Else"));
    row("no life", with("X-Amz-Expires=", "X-Amz-Else="), "InvalidSignatureException");
    row("a part twice", whole + "&X-Amz-Date=20150830T123600Z");
    row("a life twice", whole + "&X-Amz-Expires=60");
    row("another algorithm", with("SHA256&", "SHA1&"));
    row("a life of nothing", with("Expires=60", "Expires=0"));
    row("more than a week", with("Expires=60", "Expires=604801"));
    row("a life below nothing", with("Expires=60", "Expires=-60"));
    row("a life that is no number", with("Expires=60", "Expires=1h"));
    row("a time that is none", with("T123600Z", "T246000Z"));
    row("a day that is none", with("Date=20150830", "Date=20150230"));
    row("another day's credential", with("F20150830", "F20150829"), "InvalidSignatureException");
}

void TestSigV4::refusesWhatIsNoPresignedRequest()
{
    QFETCH(QByteArray, query);
    QFETCH(QString, type);
    Call call;
    call.path = "/knowledge/search";
    call.rawQuery = query;
    call.query = decodeQuery(query).value();
    call.headers = {{"host", "desk.example"}};
    QCOMPARE(typeOf(check(call, rules())), type);
    // Neither way, or one: not both.
    call.headers.emplace_back("authorization", "AWS4-HMAC-SHA256 a=b");
    QCOMPARE(typeOf(check(call, rules())), u"IncompleteSignatureException"_s);
}

void TestSigV4::takesAQueryAsBotocoreSignsIt()
{
    const auto query = [](Call &call) { call.rawQuery = "start=2025-02-01T00:00:00Z&query=return+it&a=%7e"; };
    QCOMPARE(typeOf(check(signedCall(query, SigV4Query::AsSent), rules())), u"good"_s);
    QCOMPARE(typeOf(check(signedCall(query), rules())), u"good"_s);
    // What was signed as a plus is none when it comes as a space.
    Call call = signedCall([](Call &each) { each.rawQuery = "query=a%2Bb"; });
    call.rawQuery = "query=a+b";
    QCOMPARE(typeOf(check(call, rules())), u"InvalidSignatureException"_s);
}

void TestSigV4::takesTheHttpDate()
{
    const auto date = [](Call &call) {
        std::erase_if(call.headers, [](const auto &each) { return each.first == "x-amz-date"; });
        call.headers.emplace_back("date", "Sun, 30 Aug 2015 12:36:00 GMT");
    };
    // The signed header is not there under its name.
    QCOMPARE(typeOf(check(signedCall(date), rules())), u"InvalidSignatureException"_s);
    Call call = signedCall(date);
    field(call, "authorization")->replace("host;x-amz-date", "host");
    const auto claim = sigV4Claim(call);
    QVERIFY(claim);
    QCOMPARE(claim->time, QByteArray("20150830T123600Z"));
    *field(call, "date") = "yesterday";
    QCOMPARE(typeOf(check(call, rules())), u"IncompleteSignatureException"_s);
}

void TestSigV4::verifiesABodyChunkByChunk_data()
{
    QTest::addColumn<std::function<void(Call &)>>("change");
    QTest::addColumn<QString>("type");
    using Change = std::function<void(Call &)>;
    const auto row = [](const char *name, const Change &change, const char *type = "InvalidSignatureException") {
        QTest::newRow(name) << change << QString::fromLatin1(type);
    };
    const qsizetype first = 5 + 17 + 64 + 2 + 65'536 + 2; // 10000;chunk-signature=…
    const qsizetype second = 3 + 17 + 64 + 2 + 1024 + 2;
    row(
        "nothing", [](Call &) {}, "good");
    row("a byte of the first chunk", [](Call &call) { call.body[100] = 'b'; });
    row("a byte of the last data", [=](Call &call) { call.body[first + 100] = 'b'; });
    row("a chunk's signature", [](Call &call) { call.body[5 + 17] = call.body[5 + 17] == 'a' ? 'b' : 'a'; });
    row("a chunk left out", [=](Call &call) { call.body.remove(first, second); });
    row("the end left out", [=](Call &call) { call.body.truncate(first + second); });
    row("a chunk twice", [=](Call &call) { call.body.insert(first + second, call.body.mid(first, second)); });
    row("something after the end", [](Call &call) { call.body += '\n'; });
    row("a body without chunks", [](Call &call) { call.body = "aaa"; });
    row("no body", [](Call &call) { call.body.clear(); });
}

/// The example of AWS's page on chunked uploads
/// (https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming.html#example-signature-calculations-streaming).
void TestSigV4::verifiesABodyChunkByChunk()
{
    QFETCH(std::function<void(Call &)>, change);
    QFETCH(QString, type);
    Call call;
    call.method = Method::Put;
    call.path = "/examplebucket/chunkObject.txt";
    call.headers = {{"host", "s3.amazonaws.com"},
                    {"x-amz-date", "20130524T000000Z"},
                    {"x-amz-storage-class", "REDUCED_REDUNDANCY"},
                    {"x-amz-content-sha256", "STREAMING-AWS4-HMAC-SHA256-PAYLOAD"},
                    {"content-encoding", "aws-chunked"},
                    {"x-amz-decoded-content-length", "66560"},
                    {"content-length", "66824"},
                    {"authorization", "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/"
                                      "aws4_request,SignedHeaders=content-encoding;content-length;host;"
                                      "x-amz-content-sha256;x-amz-date;x-amz-decoded-content-length;"
                                      "x-amz-storage-class,Signature="
                                      "4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9"}};
    call.body = "10000;chunk-signature=ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648\r\n" +
                QByteArray(65'536, 'a') +
                "\r\n400;chunk-signature=0055627c9e194cb4542bae2aa5492e3c1575bbb81b612b7d234b86a503ef5497\r\n" +
                QByteArray(1024, 'a') +
                "\r\n0;chunk-signature=b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9\r\n\r\n";
    QCOMPARE(call.body.size(), 66'824);
    change(call);
    SigV4Rules by = rules(1'369'353'600'000, "s3");
    by.style.isNormalizing = false;
    QVERIFY(isAwsChunked(call));
    const auto checked = check(call, by, "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");
    QCOMPARE(typeOf(checked), type);
    if (!checked)
        return;
    QCOMPARE(awsChunkedBody(call).value(), QByteArray(66'560, 'a'));
    *field(call, "x-amz-decoded-content-length") = "66559";
    QVERIFY(!awsChunkedBody(call));
}

QTEST_GUILESS_MAIN(TestSigV4)
#include "tst_sigv4.moc"
