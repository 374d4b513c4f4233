#include "app/JsonLog.h"

#include "core/base/Literals.h"
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
        const QByteArray line = app::jsonLogLine(QtWarningMsg, "tierdesk.http", u"a \"quoted\"\nline"_s, at);
        QVERIFY(!line.contains('\n'));
        QCOMPARE(QJsonDocument::fromJson(line).object(), (QJsonObject{{u"time"_s, u"2026-11-23T04:05:06.007Z"_s},
                                                                      {u"level"_s, u"warning"_s},
                                                                      {u"category"_s, u"tierdesk.http"_s},
                                                                      {u"message"_s, u"a \"quoted\"\nline"_s}}));
    }
    void namesTheRequestThatTheThreadIsAtWorkOn()
    {
        const auto idNow = [] {
            return QJsonDocument::fromJson(app::jsonLogLine(QtInfoMsg, "a", u"b"_s, {}))[u"requestId"].toString();
        };
        QCOMPARE(idNow(), QString());
        {
            const log::RequestScope outer("first");
            QCOMPARE(idNow(), u"first"_s);
            {
                const log::RequestScope inner("second");
                QCOMPARE(idNow(), u"second"_s);
            }
            QCOMPARE(idNow(), u"first"_s);
        }
        QCOMPARE(idNow(), QString());
    }
};

QTEST_APPLESS_MAIN(JsonLogTest)
#include "tst_jsonlog.moc"
