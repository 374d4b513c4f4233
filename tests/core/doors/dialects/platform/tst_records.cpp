#include "tests/core/doors/dialects/platform/PlatformDoor.h"

#include "core/doors/dialects/platform/AuditWords.h"
#include "core/doors/dialects/platform/Codec.h"
#include "core/doors/dialects/platform/ReleaseNotes.h"

using namespace tierdesk;
using namespace tierdesk::dialects;
using tests::PlatformDoor;

/// The analytics and the audit services, and the release notes.
class TestRecords final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        // Two days: three conversations of Dana's, one of Tom's, who wants a person.
        m_first = m_door.start(u"Where is my order ORD-9876?"_s);
        QVERIFY(!m_door.start(u"Thank you so much, that was wonderful!"_s).isEmpty());
        QCOMPARE(m_door.say(m_first, u"My e-mail is dana@example.com"_s).status, 200);
        m_door.fixture.clock.advance(Millis::days(1));
        QVERIFY(!m_door.start(u"I want to talk to a human"_s, u"cust-tom"_s).isEmpty());
        QVERIFY(!m_door.start(u"How do I return a tent?"_s).isEmpty());
    }

    void theDashboardCountsByDays()
    {
        const auto dashboard = m_door.get("/analytics/dashboard");
        QCOMPARE(dashboard.status, 200);
        const QJsonObject summary = dashboard[u"summary"].toObject();
        QCOMPARE(summary[u"total_conversations"].toInt(), 4);
        const double score = summary[u"average_sentiment_score"].toDouble(-1);
        QVERIFY(score > 0 && score < 1);
        QCOMPARE(summary[u"escalation_rate"].toDouble(), .25);
        const QJsonArray days = dashboard[u"trends"][u"conversations"].toArray();
        QCOMPARE(days.size(), 30);
        QCOMPARE(days.last()[u"count"].toInt(), 2);
        QCOMPARE(days.at(28)[u"count"].toInt(), 2);
        QCOMPARE(days.last()[u"date"].toString(), base::isoText(m_door.fixture.clock.now()).first(10));
        // A day without a message has no mood.
        QCOMPARE(dashboard[u"trends"][u"sentiment"].toArray().size(), 2);
        QVERIFY(!dashboard[u"top_issues"].toArray().isEmpty());
        int issues = 0;
        for (const QJsonValue &each : dashboard[u"top_issues"].toArray())
            issues += each[u"count"].toInt();
        QVERIFY(issues > 0 && issues <= 4);
    }
    void aPeriodAndItsTrendsAreChosen()
    {
        const QByteArray today = base::isoText(m_door.fixture.clock.now()).first(10).toLatin1();
        const auto dashboard = m_door.get("/analytics/dashboard?start_date=" + today + "&end_date=" + today +
                                          "&metrics=resolution_time,escalations");
        QCOMPARE(dashboard[u"summary"][u"total_conversations"].toInt(), 2);
        QCOMPARE(dashboard[u"time_period"][u"start"].toString(), QString::fromLatin1(today + "T00:00:00Z"));
        QCOMPARE(dashboard[u"time_period"][u"end"].toString(), QString::fromLatin1(today + "T23:59:59Z"));
        QCOMPARE(dashboard[u"trends"].toObject().keys(), QStringList({u"escalations"_s, u"resolution_time"_s}));
        QCOMPARE(dashboard[u"trends"][u"escalations"][0][u"count"].toInt(), 1);
        QCOMPARE(m_door.get("/analytics/dashboard?metrics=money")[u"field"].toString(), u"metrics"_s);
        QCOMPARE(m_door.get("/analytics/dashboard?start_date=2025-02-02&end_date=2025-02-01")[u"field"].toString(),
                 u"end_date"_s);
    }
    void theAuditTellsWhoDidWhat()
    {
        const auto logs = m_door.get("/audit/logs?conversation_id=" + m_first.toLatin1());
        QCOMPARE(logs.status, 200);
        QCOMPARE(logs[u"total"].toInt(), 2);
        QCOMPARE(logs[u"total_is_exact"], QJsonValue(true));
        QCOMPARE(logs[u"limit"].toInt(), 100);
        const QJsonObject said = logs[u"logs"][0].toObject();
        QCOMPARE(said[u"action"].toString(), u"message_sent"_s);
        QCOMPARE(said[u"service"].toString(), u"chatbot"_s);
        QCOMPARE(said[u"user_id"].toString(), u"cust-dana"_s);
        QCOMPARE(said[u"resource_id"].toString(), m_first);
        QVERIFY(said[u"details"][u"message_id"].toString().startsWith(u"msg-"));
        QCOMPARE(said[u"details"][u"contains_pii"], QJsonValue(true));
        QVERIFY(said[u"details"][u"sentiment_score"].isDouble());
        const QJsonObject started = logs[u"logs"][1].toObject();
        QCOMPARE(started[u"action"].toString(), u"conversation_started"_s);
        QCOMPARE(started[u"details"][u"contains_pii"], QJsonValue(false));
    }
    void theAuditIsFilteredAndPaged()
    {
        const auto totalOf = [&](const QByteArray &query) {
            return m_door.get("/audit/logs?" + query)[u"total"].toInt();
        };
        QCOMPARE(totalOf("user_id=cust-tom"), 1);
        QVERIFY(totalOf("user_id=shop") >= 5);
        QCOMPARE(totalOf("user_id=shop&action_type=message_sent"), 1);
        QCOMPARE(totalOf("action_type=conversation_started"), 4);
        QCOMPARE(totalOf("action_type=message_sent"), 1);
        QCOMPARE(totalOf("action_type=message_sent&user_id=cust-tom"), 0);
        QCOMPARE(totalOf("action_type=company_create"), totalOf("action_type=company.create"));
        QVERIFY(totalOf("action_type=company_create") > 0);
        QCOMPARE(totalOf("conversation_id=conv-none"), 0);
        const QByteArray today = base::isoText(m_door.fixture.clock.now()).first(10).toLatin1();
        QCOMPARE(totalOf("start_time=" + today), 2);
        QCOMPARE(totalOf("end_time=" + today + "&start_time=" + today), 2);

        const auto all = m_door.get("/audit/logs");
        const auto page = m_door.get("/audit/logs?limit=2&offset=1");
        QCOMPARE(page[u"total"], all[u"total"]);
        QCOMPARE(page[u"logs"].toArray().size(), 2);
        QCOMPARE(page[u"logs"][0][u"log_id"], all[u"logs"][1][u"log_id"]);
        QCOMPARE(m_door.get("/audit/logs?limit=0")[u"field"].toString(), u"limit"_s);
    }
    void onlyAnAddressIsOne()
    {
        store::AuditPage page;
        for (const char *from : {"platform 192.168.1.1", "cs ::1", "idle clock", "", "desk"}) {
            store::AuditRow row;
            row.actor.from = QLatin1String(from);
            page.rows.push_back(row);
        }
        const QJsonArray logs = platform::auditJson(page, {})[u"logs"].toArray();
        QCOMPARE(logs[0][u"request_ip"].toString(), u"192.168.1.1"_s);
        QCOMPARE(logs[1][u"request_ip"].toString(), u"::1"_s);
        for (int i = 2; i < 5; ++i)
            QVERIFY(logs[i][u"request_ip"].isNull());
    }
    void everyActionLeadsBackToItsCommands()
    {
        for (const char *command : {"message.take", "session.claim", "ticket.add", "ticket.change", "session.act",
                                    "session.hand_back", "config.save", "saved_reply.save", "user.sign_in_failed"})
            QVERIFY2(platform::commandsOf(platform::auditWord(QLatin1String(command)).action)
                         .contains(QLatin1String(command)),
                     command);
        QCOMPARE(platform::auditWord(u"config.save"_s).action, u"config_save"_s);
        QCOMPARE(platform::auditWord(u"config.save"_s).service, u"administration"_s);
    }
    void releaseNotesAreTheChangelogs()
    {
        const auto notes = m_door.get("/api/release-notes");
        QCOMPARE(notes.status, 200);
        const QJsonArray releases = notes[u"releases"].toArray();
        QVERIFY(!releases.isEmpty());
        QVERIFY(!releases[0][u"notes"].toArray().isEmpty());

        const QJsonObject read = platform::releaseNotesJson(
            u"# Changelog\n\n- not a release's\n\n## Unreleased\n\n- One thing, told\n  over two lines.\n- Another.\n\n"
            "## 1.2.0 (2026-11-22)\n- Old.\n\n## [1.1.0] - 2025-01-02\n"_s);
        const QJsonArray all = read[u"releases"].toArray();
        QCOMPARE(all.size(), 3);
        QCOMPARE(all[0][u"version"].toString(), u"Unreleased"_s);
        QVERIFY(all[0][u"date"].isNull());
        QCOMPARE(all[0][u"notes"][0].toString(), u"One thing, told over two lines."_s);
        QCOMPARE(all[0][u"notes"].toArray().size(), 2);
        QCOMPARE(all[1][u"version"].toString(), u"1.2.0"_s);
        QCOMPARE(all[1][u"date"].toString(), u"2026-11-22"_s);
        QCOMPARE(all[2][u"version"].toString(), u"1.1.0"_s);
        QCOMPARE(all[2][u"date"].toString(), u"2025-01-02"_s);
        QCOMPARE(all[2][u"notes"].toArray().size(), 0);
    }

private:
    PlatformDoor m_door;
    QString m_first;
};

QTEST_GUILESS_MAIN(TestRecords)
#include "tst_records.moc"
