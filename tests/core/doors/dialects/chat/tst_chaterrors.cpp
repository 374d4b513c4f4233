#include "core/doors/dialects/chat/ErrorTable.h"

#include <QtCore/QJsonDocument>
#include <QtTest/QTest>

using namespace tierdesk;
using namespace tierdesk::dialects;
using base::Fault;

/// The table of docs/chat.md, "Errors".
class TestChatErrors final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFaultHasItsCode_data()
    {
        QTest::addColumn<base::Error>("error");
        QTest::addColumn<int>("refused");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("code");
        const auto row = [](const char *name, const base::Error &error, int refused, int status, const char *code) {
            QTest::newRow(name) << error << refused << status << QString::fromLatin1(code);
        };
        const auto fault = [](Fault each) { return base::fail(each, u"why"_s); };
        row("input", fault(Fault::InvalidInput), 0, 400, "INVALID_REQUEST");
        row("id", fault(Fault::InvalidSessionId), 0, 400, "INVALID_REQUEST");
        row("message", fault(Fault::InvalidMessage), 0, 400, "INVALID_MESSAGE");
        row("no key", fault(Fault::Unauthenticated), 401, 401, "UNAUTHENTICATED");
        row("hash", chat::wrongUserHash(), 0, 401, "INVALID_USER_HASH");
        row("user", fault(Fault::Forbidden), 0, 403, "FORBIDDEN");
        row("scope", fault(Fault::Forbidden), 403, 403, "FORBIDDEN");
        row("origin", chat::strangeOrigin(), 0, 403, "ORIGIN_NOT_ALLOWED");
        row("off", fault(Fault::CompanyDisabled), 0, 403, "COMPANY_DISABLED");
        row("chat", chat::noSuchChat(), 0, 404, "SESSION_NOT_FOUND");
        row("path", fault(Fault::NotFound), 404, 404, "NOT_FOUND");
        row("method", fault(Fault::InvalidInput), 405, 405, "METHOD_NOT_ALLOWED");
        row("accept", fault(Fault::InvalidInput), 406, 406, "INVALID_REQUEST");
        row("state", fault(Fault::Conflict), 0, 409, "CONFLICT");
        row("repeat", fault(Fault::IdempotencyMismatch), 0, 409, "CONFLICT");
        row("size", fault(Fault::TooLarge), 413, 413, "TOO_LARGE");
        row("type", fault(Fault::InvalidInput), 415, 415, "UNSUPPORTED_MEDIA_TYPE");
        row("rate", fault(Fault::RateLimited), 429, 429, "RATE_LIMITED");
        row("rate of a chat", fault(Fault::RateLimited), 0, 429, "RATE_LIMITED");
        row("defect", fault(Fault::Internal), 0, 500, "INTERNAL");
        row("stopping", fault(Fault::Unavailable), 503, 503, "UNAVAILABLE");
        row("no model", fault(Fault::AiUnavailable), 0, 503, "UNAVAILABLE");
        row("disk", fault(Fault::StorageFailed), 0, 503, "UNAVAILABLE");
    }
    void everyFaultHasItsCode()
    {
        QFETCH(const base::Error, error);
        QFETCH(const int, refused);
        QFETCH(const int, status);
        QFETCH(const QString, code);
        const Answer answer = chat::errorAnswer(error, refused);
        QCOMPARE(answer.status, status);
        const QJsonObject body = QJsonDocument::fromJson(answer.body).object();
        QCOMPARE(body[u"code"].toString(), code);
        QVERIFY(!body[u"error"].toString().isEmpty());
    }
    void aFieldAtFaultIsNamed()
    {
        const Answer answer = chat::errorAnswer(base::fail(Fault::InvalidInput, u"why"_s, u"metadata"_s));
        QCOMPARE(QJsonDocument::fromJson(answer.body).object(),
                 QJsonObject({{u"error"_s, u"why"_s}, {u"code"_s, u"INVALID_REQUEST"_s}, {u"field"_s, u"metadata"_s}}));
    }
    void aDefectSaysNothingOfItself()
    {
        const Answer answer = chat::errorAnswer(base::fail(Fault::StorageFailed, u"/var/lib: full"_s, u"x"_s));
        QVERIFY(!answer.body.contains("/var/lib"));
        QVERIFY(!answer.body.contains("field"));
    }
    void whoIsTooFastIsToldWhen()
    {
        const base::Error error = base::fail(Fault::RateLimited, u"slowly"_s, {}, {{u"retryAfter"_s, 7}});
        const Answer answer = chat::errorAnswer(error);
        QCOMPARE(answer.headers.size(), size_t(1));
        QCOMPARE(answer.headers.front().second, QByteArray("7"));
        QCOMPARE(chat::errorJson(error)[u"retryAfter"].toInt(), 7);
    }
};

QTEST_GUILESS_MAIN(TestChatErrors)
#include "tst_chaterrors.moc"
