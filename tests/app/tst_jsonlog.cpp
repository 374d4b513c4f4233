#include "app/JsonLog.h"

#include "core/base/LogContext.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QTimeZone>
#include <QtTest/QTest>

using namespace tierdesk;

class JsonLogTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesAnObjectALine()
    {
        const QDateTime at(QDate(2026, 11, 23), QTime(4, 5, 6, 7), Qt::UTC);
        const QByteArray line =
            app::jsonLogLine(QtWarningMsg, "tierdesk.http", QStringLiteral("a \"quoted\"\nline"), at);
        QVERIFY(!line.contains('\n'));
        QCOMPARE(QJsonDocument::fromJson(line).object(),
                 (QJsonObject{{QStringLiteral("time"), QStringLiteral("2026-11-23T04:05:06.007Z")},
                              {QStringLiteral("level"), QStringLiteral("warning")},
                              {QStringLiteral("category"), QStringLiteral("tierdesk.http")},
                              {QStringLiteral("message"), QStringLiteral("a \"quoted\"\nline")}}));
    }
    void namesTheRequestThatTheThreadIsAtWorkOn()
    {
        const auto idNow = [] {
            return QJsonDocument::fromJson(app::jsonLogLine(QtInfoMsg, "a", QStringLiteral("b"), {}))[u"requestId"]
                .toString();
        };
        QCOMPARE(idNow(), QString());
        {
            const log::RequestScope outer("first");
            QCOMPARE(idNow(), QStringLiteral("first"));
            {
                const log::RequestScope inner("second");
                QCOMPARE(idNow(), QStringLiteral("second"));
            }
            QCOMPARE(idNow(), QStringLiteral("first"));
        }
        QCOMPARE(idNow(), QString());
    }
};

QTEST_APPLESS_MAIN(JsonLogTest)
#include "tst_jsonlog.moc"
