#include "core/base/Json.h"
#include "core/doors/dialects/platform/ErrorTable.h"

#include <QtCore/QRegularExpression>
#include <QtTest/QTest>

#include <algorithm>

using namespace tierdesk;
using namespace tierdesk::dialects;
using base::Fault;

namespace {

QByteArray headerOf(const Answer &answer, const QByteArray &name)
{
    const auto found = std::find_if(answer.headers.begin(), answer.headers.end(),
                                    [&](const Header &each) { return each.first == name; });
    return found == answer.headers.end() ? QByteArray() : found->second;
}

} // namespace

/// The platform door's words for what goes wrong.
class TestPlatformErrors final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFaultHasAnAwsWord_data()
    {
        QTest::addColumn<Fault>("fault");
        QTest::addColumn<int>("refused");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("code");
        const auto row = [](const char *name, Fault fault, int refused, int status, const char *code) {
            QTest::newRow(name) << fault << refused << status << QString::fromLatin1(code);
        };
        row("a wrong field", Fault::InvalidInput, 0, 400, "ValidationException");
        row("a wrong id", Fault::InvalidSessionId, 0, 400, "ValidationException");
        row("no signature", Fault::Unauthenticated, 401, 401, "UnrecognizedClientException");
        row("another door's key", Fault::Forbidden, 403, 403, "AccessDeniedException");
        row("nothing there", Fault::NotFound, 0, 404, "ResourceNotFoundException");
        row("no such path", Fault::NotFound, 404, 404, "ResourceNotFoundException");
        row("a wrong method", Fault::InvalidInput, 405, 405, "MethodNotAllowedException");
        row("nobody to climb to", Fault::InvalidTarget, 0, 409, "ConflictException");
        row("a key with two bodies", Fault::IdempotencyMismatch, 0, 409, "IdempotentParameterMismatchException");
        row("too much", Fault::TooLarge, 413, 413, "RequestEntityTooLargeException");
        row("no JSON", Fault::InvalidInput, 415, 415, "UnsupportedMediaTypeException");
        row("too often", Fault::RateLimited, 429, 429, "ThrottlingException");
        row("a defect", Fault::Internal, 0, 500, "InternalServerException");
        row("a failing model", Fault::AiFailed, 0, 503, "ServiceUnavailableException");
        row("too slow", Fault::Unavailable, 504, 504, "GatewayTimeoutException");
    }
    void everyFaultHasAnAwsWord()
    {
        QFETCH(const Fault, fault);
        QFETCH(const int, refused);
        QFETCH(const int, status);
        QFETCH(const QString, code);
        const Answer answer = platform::errorAnswer(base::fail(fault, u"told"_s), refused);
        QCOMPARE(answer.status, status);
        const auto json = base::parseJsonObject(answer.body);
        QCOMPARE((*json)[u"code"].toString(), code);
        QVERIFY(!(*json)[u"message"].toString().isEmpty());
        QCOMPARE(headerOf(answer, "x-amzn-ErrorType"), code.toLatin1());
        QVERIFY(!headerOf(answer, "x-amzn-RequestId").isEmpty());
    }
    void aBadSignatureIsNamedAsAwsNamesIt()
    {
        const auto error = base::fail(Fault::Unauthenticated, u"the signature does not match"_s, {},
                                      {{u"type"_s, u"InvalidSignatureException"_s}});
        const Answer answer = platform::errorAnswer(error, 401);
        QCOMPARE(headerOf(answer, "x-amzn-ErrorType"), QByteArray("InvalidSignatureException"));
        QCOMPARE((*base::parseJsonObject(answer.body))[u"code"].toString(), u"InvalidSignatureException"_s);
    }
    void aFieldIsNamed()
    {
        const Answer answer =
            platform::errorAnswer(base::fail(Fault::InvalidInput, u"user_id is missing"_s, u"user_id"_s));
        const auto json = base::parseJsonObject(answer.body);
        QCOMPARE((*json)[u"field"].toString(), u"user_id"_s);
        QCOMPARE((*json)[u"message"].toString(), u"user_id is missing"_s);
    }
    void whatADiskSaysOfItselfIsNotTold()
    {
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"ServiceUnavailableException"_s));
        const Answer answer = platform::errorAnswer(base::fail(Fault::StorageFailed, u"/var/lib/secret.db is full"_s));
        QVERIFY(!answer.body.contains("secret"));
    }
};

QTEST_GUILESS_MAIN(TestPlatformErrors)
#include "tst_platformerrors.moc"
