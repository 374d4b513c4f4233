#include "core/base/Json.h"
#include "core/doors/dialects/support/ErrorTable.h"
#include "core/doors/dialects/support/Map.h"

#include <QtCore/QRegularExpression>
#include <QtTest/QTest>

using namespace tierdesk;
using namespace tierdesk::dialects;
using base::Fault;

namespace {

constexpr Timestamp Now{1'705'314'600'000}; // 2024-01-15T10:30:00Z

} // namespace

/// The support door's words for what goes wrong, and for reasons.
class TestSupportErrors final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyTypeOfTheDocumentHasItsStatus_data()
    {
        QTest::addColumn<Fault>("fault");
        QTest::addColumn<int>("refused");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("type");
        const auto row = [](const char *type, Fault fault, int refused, int status, const char *name = nullptr) {
            QTest::newRow(name ? name : type) << fault << refused << status << QString::fromLatin1(type);
        };
        row("VALIDATION_ERROR", Fault::InvalidInput, 0, 400);
        row("AUTHENTICATION_ERROR", Fault::Unauthenticated, 401, 401);
        row("AUTHORIZATION_ERROR", Fault::Forbidden, 403, 403);
        row("NOT_FOUND_ERROR", Fault::NotFound, 0, 404);
        row("RATE_LIMIT_ERROR", Fault::RateLimited, 429, 429);
        row("KONG_GATEWAY_ERROR", Fault::Unavailable, 0, 502);
        row("LLM_API_ERROR", Fault::AiUnavailable, 0, 503, "no model can be asked");
        row("LLM_API_ERROR", Fault::AiFailed, 0, 503, "a model failed");
        row("DATABASE_ERROR", Fault::StorageFailed, 0, 503);
        row("TIMEOUT_ERROR", Fault::Unavailable, 504, 504);
        row("INTERNAL_ERROR", Fault::Internal, 0, 500);
        row("CONFLICT_ERROR", Fault::IdempotencyMismatch, 0, 409);
    }
    void everyTypeOfTheDocumentHasItsStatus()
    {
        QFETCH(const Fault, fault);
        QFETCH(const int, refused);
        QFETCH(const int, status);
        QFETCH(const QString, type);
        const Answer answer = support::errorAnswer(base::fail(fault, u"told"_s), Now, refused);
        QCOMPARE(answer.status, status);
        const auto json = base::parseJsonObject(answer.body);
        QCOMPARE((*json)[u"error"], QJsonValue(true));
        QCOMPARE((*json)[u"error_type"].toString(), type);
        QCOMPARE((*json)[u"timestamp"].toString(), u"2024-01-15T10:30:00Z"_s);
        QCOMPARE((*json)[u"request_id"].toString().size(), 16);
    }
    void whatADiskSaysOfItselfIsNotTold()
    {
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"DATABASE_ERROR"_s));
        const Answer answer =
            support::errorAnswer(base::fail(Fault::StorageFailed, u"/var/lib/secret.db is full"_s), Now);
        QVERIFY(!answer.body.contains("secret"));
    }
    void everyReasonHasAWordAndEveryWordComesBack()
    {
        for (const auto &[reason, text] : Words<support::SupportReason>::table)
            QCOMPARE(support::reasonFor(support::recordedAs(reason)), reason);
        for (const auto &[priority, text] : Words<TicketPriority>::table)
            QCOMPARE(priorityFor(recordedAs(priority)), priority);
        for (const auto &[reason, text] : Words<Reason>::table)
            QVERIFY(!word(support::reasonFor(reason)).isEmpty());
        QCOMPARE(support::reasonFor(Reason::LegalMention), support::SupportReason::PolicyViolation);
    }
};

QTEST_GUILESS_MAIN(TestSupportErrors)
#include "tst_supporterrors.moc"
