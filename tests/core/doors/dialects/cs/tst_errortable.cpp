#include "core/doors/dialects/cs/ErrorTable.h"

#include <QtCore/QJsonDocument>
#include <QtTest/QTest>

using namespace tierdesk;
using base::Fault;
using dialects::cs::errorAnswer;

namespace {

QJsonObject errorOf(const dialects::Answer &answer)
{
    return QJsonDocument::fromJson(answer.body).object().value(u"error").toObject();
}

} // namespace

class TestErrorTable final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFaultHasItsCode_data();
    void everyFaultHasItsCode();
    void whatTheServerRefusesHasACode_data();
    void whatTheServerRefusesHasACode();
    void theBodyIsAsPrinted();
    void aFieldIsNamed();
    void defectsTellNothing();
};

void TestErrorTable::everyFaultHasItsCode_data()
{
    QTest::addColumn<int>("fault");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("code");
    const auto row = [](const char *name, Fault fault, int status, const char *code) {
        QTest::newRow(name) << int(fault) << status << QString::fromLatin1(code);
    };
    row("a malformed session id", Fault::InvalidSessionId, 400, "CS_001");
    row("an unknown session", Fault::NotFound, 404, "CS_002");
    row("a resolved session", Fault::AlreadyResolved, 400, "CS_003");
    row("a tier that cannot be climbed to", Fault::InvalidTarget, 400, "CS_004");
    row("no company", Fault::MissingCompany, 400, "CS_005");
    row("no responder to ask", Fault::AiUnavailable, 503, "CS_006");
    row("too often", Fault::RateLimited, 429, "CS_007");
    row("a message that is none", Fault::InvalidMessage, 400, "CS_008");
    row("a company switched off", Fault::CompanyDisabled, 403, "CS_009");
    row("a responder that failed", Fault::AiFailed, 500, "CS_010");
    row("no credential", Fault::Unauthenticated, 401, "CS_011");
    row("no right", Fault::Forbidden, 403, "CS_012");
    row("policy refused", Fault::NotAuthorized, 403, "CS_012");
    row("the state moved on", Fault::Conflict, 409, "CS_014");
    row("a key with another body", Fault::IdempotencyMismatch, 409, "CS_014");
    row("a wrong field", Fault::InvalidInput, 400, "CS_015");
    row("too large", Fault::TooLarge, 413, "CS_015");
    row("stopping", Fault::Unavailable, 503, "CS_006");
    row("a full disk", Fault::StorageFailed, 503, "CS_006");
    row("a defect", Fault::Internal, 500, "CS_010");
}

void TestErrorTable::everyFaultHasItsCode()
{
    QFETCH(int, fault);
    QFETCH(int, status);
    QFETCH(QString, code);
    const auto answer = errorAnswer(base::fail(static_cast<Fault>(fault), u"why"_s));
    QCOMPARE(answer.status, status);
    QCOMPARE(answer.contentType, QByteArray("application/json"));
    const QJsonObject error = errorOf(answer);
    QCOMPARE(error.value(u"code").toString(), code);
    QVERIFY(!error.value(u"message").toString().isEmpty());
    QVERIFY(error.value(u"details").isObject());
}

void TestErrorTable::whatTheServerRefusesHasACode_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("code");
    QTest::newRow("401") << 401 << u"CS_011"_s;
    QTest::newRow("403") << 403 << u"CS_012"_s;
    QTest::newRow("404") << 404 << u"CS_002"_s;
    QTest::newRow("405") << 405 << u"CS_013"_s;
    QTest::newRow("400") << 400 << u"CS_015"_s;
    QTest::newRow("413") << 413 << u"CS_015"_s;
    QTest::newRow("415") << 415 << u"CS_015"_s;
    QTest::newRow("429") << 429 << u"CS_007"_s;
    QTest::newRow("503") << 503 << u"CS_006"_s;
    QTest::newRow("one that no table has") << 418 << u"CS_015"_s;
}

void TestErrorTable::whatTheServerRefusesHasACode()
{
    QFETCH(int, status);
    QFETCH(QString, code);
    const auto answer = errorAnswer(base::fail(Fault::InvalidInput, u"why"_s), status);
    QCOMPARE(answer.status, status);
    QCOMPARE(errorOf(answer).value(u"code").toString(), code);
    const bool asks = std::any_of(answer.headers.begin(), answer.headers.end(),
                                  [](const auto &header) { return header.first == "WWW-Authenticate"; });
    QCOMPARE(asks, status == 401);
}

void TestErrorTable::theBodyIsAsPrinted()
{
    const auto answer =
        errorAnswer(base::fail(Fault::NotFound, u"Session not found"_s, {}, {{u"sessionId"_s, u"sess_123"_s}}));
    QCOMPARE(answer.body, QByteArray(R"({"error":{"code":"CS_002","details":{"sessionId":"sess_123"},)"
                                     R"("message":"Session not found"}})"));
}

void TestErrorTable::aFieldIsNamed()
{
    const auto answer =
        errorAnswer(base::fail(Fault::InvalidInput, u"channel must be one of voice, chat"_s, u"channel"_s));
    QCOMPARE(errorOf(answer).value(u"message").toString(), u"channel must be one of voice, chat"_s);
    QCOMPARE(errorOf(answer).value(u"details").toObject().value(u"field").toString(), u"channel"_s);
}

void TestErrorTable::defectsTellNothing()
{
    for (const Fault fault : {Fault::Internal, Fault::StorageFailed}) {
        const auto answer = errorAnswer(
            base::fail(fault, u"/var/lib/tierdesk: disk I/O error"_s, u"insert into message"_s, {{u"sqlite"_s, 10}}));
        QVERIFY(!answer.body.contains("/var/lib"));
        QCOMPARE(errorOf(answer).value(u"details").toObject(), QJsonObject());
    }
}

QTEST_GUILESS_MAIN(TestErrorTable)
#include "tst_errortable.moc"
