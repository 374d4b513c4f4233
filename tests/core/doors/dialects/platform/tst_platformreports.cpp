#include "tests/core/doors/dialects/platform/PlatformDoor.h"

#include <QtCore/QRegularExpression>

using namespace tierdesk;
using namespace tierdesk::dialects;
using tests::PlatformDoor;

namespace {

QJsonObject asking(const char *format, const QJsonObject &filters = {})
{
    return {
        {QStringLiteral("report_type"), QStringLiteral("conversation_analysis")},
        {QStringLiteral("time_period"), QJsonObject{{QStringLiteral("start"), QStringLiteral("2020-01-01T00:00:00Z")},
                                                    {QStringLiteral("end"), QStringLiteral("2029-12-31T23:59:59Z")}}},
        {QStringLiteral("filters"), filters},
        {QStringLiteral("format"), QLatin1String(format)}};
}

} // namespace

/// The analytics service's reports.
class TestPlatformReports final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_first = m_door.start(QStringLiteral("Where is my order ORD-9876?"));
        m_door.fixture.clock.advance(Millis::minutes(1));
        QVERIFY(!m_door.start(QStringLiteral("This is horrible! I am so angry with you!"), QStringLiteral("cust-tom"))
                     .isEmpty());
        m_door.fixture.clock.advance(Millis::minutes(19));
        QVERIFY(m_door.fixture.command<Session>([&](engine::CommandContext &context) {
            return engine::commands::resolve(context, {m_door.fixture.company.id, m_first, Resolution()});
        }));
    }
    void aReportIsMadeAsideAndFetched()
    {
        const auto asked = m_door.post("/analytics/reports", asking("json"));
        QCOMPARE(asked.status, 202);
        QVERIFY(asked[u"report_id"].toString().startsWith(u"rep-"));
        QCOMPARE(asked[u"status"].toString(), QStringLiteral("generating"));
        QVERIFY(asked[u"download_url"].isNull());
        QVERIFY(base::timestampFromIso(asked[u"estimated_completion_time"].toString()));
        const auto done = waitFor(asked);
        QCOMPARE(done[u"status"].toString(), QStringLiteral("completed"));
        QCOMPARE(done[u"progress"].toInt(), 100);
        QCOMPARE(
            done[u"download_url"].toString(),
            QStringLiteral("https://desk.example/analytics/reports/%1/download").arg(asked[u"report_id"].toString()));
        const auto report = m_door.get(path(asked) + "/download");
        QCOMPARE(report.status, 200);
        QCOMPARE(report.whole.contentType, QByteArray("application/json"));
        QVERIFY(report.header("Content-Disposition").contains(".json\""));
        QCOMPARE(report[u"summary"][u"conversations"].toInt(), 2);
        QCOMPARE(report[u"summary"][u"resolved"].toInt(), 1);
        QCOMPARE(report[u"summary"][u"average_resolution_time"].toInt(), 1200);
        const QJsonArray rows = report[u"conversations"].toArray();
        QCOMPARE(rows.size(), 2);
        QCOMPARE(rows[0][u"conversation_id"].toString(), m_first);
        QCOMPARE(rows[0][u"channel"].toString(), QStringLiteral("web"));
        QCOMPARE(rows[0][u"status"].toString(), QStringLiteral("resolved"));
        QCOMPARE(rows[0][u"resolution_time"].toInt(), 1200);
        QVERIFY(rows[1][u"resolution_time"].isNull());
        QCOMPARE(rows[1][u"sentiment"].toString(), QStringLiteral("negative"));
    }
    void filtersLeaveOut_data()
    {
        QTest::addColumn<QJsonObject>("filters");
        QTest::addColumn<int>("rows");
        QTest::newRow("negative ones") << QJsonObject{{QStringLiteral("sentiment"), QStringLiteral("negative")}} << 1;
        QTest::newRow("positive ones") << QJsonObject{{QStringLiteral("sentiment"), QStringLiteral("positive")}} << 0;
        QTest::newRow("long ones") << QJsonObject{{QStringLiteral("resolution_time_min"), 600}} << 1;
        QTest::newRow("short ones") << QJsonObject{{QStringLiteral("resolution_time_max"), 600}} << 0;
        QTest::newRow("by e-mail") << QJsonObject{{QStringLiteral("channel"), QStringLiteral("email")}} << 0;
        QTest::newRow("by the guide's word for chat")
            << QJsonObject{{QStringLiteral("channel"), QStringLiteral("web")}} << 2;
        QTest::newRow("by chat") << QJsonObject{{QStringLiteral("channel"), QStringLiteral("chat")}} << 2;
    }
    void filtersLeaveOut()
    {
        QFETCH(const QJsonObject, filters);
        QFETCH(const int, rows);
        const auto asked = m_door.post("/analytics/reports", asking("csv", filters));
        QCOMPARE(waitFor(asked)[u"status"].toString(), QStringLiteral("completed"));
        const auto report = m_door.get(path(asked) + "/download");
        QCOMPARE(report.whole.contentType, QByteArray("text/csv; charset=utf-8"));
        QCOMPARE(report.whole.body, "csv of " + QByteArray::number(rows));
    }
    void whatCannotBePrintedFails()
    {
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("a report failed")));
        const auto asked = m_door.post("/analytics/reports", asking("pdf"));
        QCOMPARE(asked.status, 202);
        QCOMPARE(waitFor(asked)[u"status"].toString(), QStringLiteral("failed"));
        const auto report = m_door.get(path(asked) + "/download");
        QCOMPARE(report.status, 409);
        QCOMPARE(report[u"code"].toString(), QStringLiteral("ConflictException"));
    }
    void aReportThatARestartCameUponIsMadeAfterAll()
    {
        keepLost(QStringLiteral("rep-lost"));
        QTRY_COMPARE_WITH_TIMEOUT(m_door.get("/analytics/reports/rep-lost")[u"status"].toString(),
                                  QStringLiteral("completed"), 30'000);
    }
    void itsDownloadHasItMadeToo()
    {
        keepLost(QStringLiteral("rep-fetched"));
        QCOMPARE(m_door.get("/analytics/reports/rep-fetched/download").status, 409);
        QTRY_COMPARE_WITH_TIMEOUT(m_door.get("/analytics/reports/rep-fetched/download").status, 200, 30'000);
    }
    void whoeverAsksItIsMadeOnce()
    {
        const int before = m_door.press.printed;
        keepLost(QStringLiteral("rep-once"), "csv");
        QTRY_COMPARE_WITH_TIMEOUT(m_door.get("/analytics/reports/rep-once")[u"status"].toString(),
                                  QStringLiteral("completed"), 30'000);
        // A later one is made after all that was asked for before it.
        QCOMPARE(waitFor(m_door.post("/analytics/reports", asking("csv")))[u"status"].toString(),
                 QStringLiteral("completed"));
        QCOMPARE(m_door.press.printed - before, 2);
    }
    void aCompanyHasSixReportsWaiting()
    {
        std::vector<PlatformDoor::Answered> all;
        {
            const QMutexLocker nothingIsPrinted(&m_door.press.paper);
            for (int i = 0; i < 6; ++i) {
                all.push_back(m_door.post("/analytics/reports", asking("csv")));
                QCOMPARE(all.back().status, 202);
            }
            const auto refused = m_door.post("/analytics/reports", asking("csv"));
            QCOMPARE(refused.status, 429);
            QCOMPARE(refused[u"code"].toString(), QStringLiteral("ThrottlingException"));
            QVERIFY(refused.header("Retry-After").toInt() > 0);
        }
        for (const auto &each : all)
            QCOMPARE(waitFor(each)[u"status"].toString(), QStringLiteral("completed"));
        QTRY_COMPARE_WITH_TIMEOUT(m_door.post("/analytics/reports", asking("csv")).status, 202, 30'000);
    }
    void whoAskedForAReportAndWhoFetchedItStandsInTheAudit()
    {
        const std::vector<dialects::Header> key{{"idempotency-key", "report-once"}};
        const auto asked = m_door.post("/analytics/reports", asking("csv"), key);
        QCOMPARE(waitFor(asked)[u"status"].toString(), QStringLiteral("completed"));
        QCOMPARE(m_door.post("/analytics/reports", asking("csv"), key)[u"report_id"], asked[u"report_id"]);
        QCOMPARE(m_door.get(path(asked) + "/download").status, 200);
        const QString id = asked[u"report_id"].toString();
        for (const char *action : {"report_requested", "report_downloaded"}) {
            const QJsonArray logs =
                m_door.get(QByteArray("/audit/logs?limit=1000&action_type=") + action)[u"logs"].toArray();
            qsizetype ofIt = 0;
            for (const QJsonValue &log : logs) {
                QCOMPARE(log[u"service"].toString(), QStringLiteral("analytics"));
                QCOMPARE(log[u"user_id"].toString(), QStringLiteral("shop"));
                ofIt += log[u"resource_id"].toString() == id ? 1 : 0;
            }
            QVERIFY2(ofIt == 1, action);
        }
    }
    void aReportIsExpectedBehindThoseBeforeIt()
    {
        const Timestamp now = m_door.fixture.clock.now();
        std::vector<Timestamp> expected;
        std::vector<PlatformDoor::Answered> all;
        {
            const QMutexLocker nothingIsPrinted(&m_door.press.paper);
            for (int i = 0; i < 3; ++i) {
                all.push_back(m_door.post("/analytics/reports", asking("csv")));
                expected.push_back(*base::timestampFromIso(all.back()[u"estimated_completion_time"].toString()));
            }
            QVERIFY(expected[0] > now && expected[1] > expected[0] && expected[2] > expected[1]);
            // However late it is, it is expected after now.
            m_door.fixture.clock.advance(Millis::hours(1));
            for (const auto &each : all)
                QVERIFY(*base::timestampFromIso(m_door.get(path(each))[u"estimated_completion_time"].toString()) >
                        m_door.fixture.clock.now());
        }
        for (const auto &each : all) {
            const auto done = waitFor(each);
            QCOMPARE(done[u"status"].toString(), QStringLiteral("completed"));
            QCOMPARE(done[u"estimated_completion_time"].toString(), base::isoText(m_door.fixture.clock.now()));
        }
    }
    void aReportIsKeptForThirtyDays()
    {
        const auto asked = m_door.post("/analytics/reports", asking("json"));
        QCOMPARE(waitFor(asked)[u"status"].toString(), QStringLiteral("completed"));
        m_door.fixture.clock.advance(Millis::days(30));
        QCOMPARE(m_door.get(path(asked)).status, 200);
        QCOMPARE(m_door.get(path(asked) + "/download").status, 200);
        m_door.fixture.clock.advance(Millis::minutes(1));
        QCOMPARE(m_door.get(path(asked)).status, 404);
        QCOMPARE(m_door.get(path(asked) + "/download").status, 404);
    }
    void oldReportsGoWithoutAnotherOne()
    {
        auto &fixture = m_door.fixture;
        keepLost(QStringLiteral("rep-old"));
        const Timestamp then = fixture.clock.now();
        fixture.clock.advance(Millis::days(30));
        keepLost(QStringLiteral("rep-young"));
        const auto isThere = [&](const char *id, Timestamp now) {
            return fixture
                .wait<std::optional<store::Report>>([&](auto done) {
                    fixture.engine->read<std::optional<store::Report>>(
                        [company = fixture.company.id, id = QLatin1String(id), now](store::Readers &readers) {
                            return readers.rows.reports.byPublicId(company, id, now);
                        },
                        &fixture.context, std::move(done));
                })
                ->has_value();
        };
        const auto sweep = [&] {
            return bool(fixture.wait<engine::commands::Swept>(
                [&](auto done) { fixture.engine->sweepNow(&fixture.context, std::move(done)); }));
        };
        QVERIFY(sweep());
        QVERIFY(isThere("rep-old", then)); // for 30 days
        fixture.clock.advance(Millis{1});
        QVERIFY(sweep());
        QVERIFY(!isThere("rep-old", then));
        QVERIFY(isThere("rep-young", fixture.clock.now()));
    }
    void aDateIsAWholeDay_data()
    {
        QTest::addColumn<QString>("end");
        QTest::addColumn<QString>("after");
        QTest::newRow("a date") << QStringLiteral("2025-02-28") << QStringLiteral("2025-03-01T00:00:00Z");
        QTest::newRow("a second") << QStringLiteral("2025-02-28T23:59:59Z") << QStringLiteral("2025-03-01T00:00:00Z");
        QTest::newRow("a fraction") << QStringLiteral("2025-02-28T23:59:59.999Z")
                                    << QStringLiteral("2025-03-01T00:00:00Z");
    }
    void aDateIsAWholeDay()
    {
        QFETCH(const QString, end);
        QFETCH(const QString, after);
        QJsonObject body = asking("json", {{QStringLiteral("sentiment"), QJsonValue::Null}});
        body.insert(QStringLiteral("time_period"), QJsonObject{{QStringLiteral("start"), QStringLiteral("2025-02-28")},
                                                               {QStringLiteral("end"), end},
                                                               {QStringLiteral("zone"), QJsonValue::Null}});
        const auto query = platform::decodeReport(body);
        QVERIFY2(query, qPrintable(query ? QString() : query.error().message));
        QCOMPARE(query->to.ms, base::timestampFromIso(after)->ms);
        QVERIFY(!query->sentiment);
    }
    void whatIsWrongIsNamed()
    {
        QJsonObject body = asking("doc");
        QCOMPARE(m_door.post("/analytics/reports", body)[u"field"].toString(), QStringLiteral("format"));
        body = asking("csv", {{QStringLiteral("mood"), QStringLiteral("bad")}});
        QCOMPARE(m_door.post("/analytics/reports", body)[u"field"].toString(), QStringLiteral("filters.mood"));
        body = asking("csv");
        body.remove(QStringLiteral("time_period"));
        QCOMPARE(m_door.post("/analytics/reports", body)[u"field"].toString(), QStringLiteral("time_period"));
        body = asking("csv");
        body.insert(QStringLiteral("report_type"), QStringLiteral("weather"));
        QCOMPARE(m_door.post("/analytics/reports", body)[u"field"].toString(), QStringLiteral("report_type"));
        QCOMPARE(m_door.get("/analytics/reports/rep-none").status, 404);
        QCOMPARE(m_door.get("/analytics/reports/rep-none/download").status, 404);
    }

private:
    /// A report whose maker went with the program's last run.
    void keepLost(const QString &id, const char *format = "json")
    {
        store::Report lost;
        lost.company = m_door.fixture.company.id;
        lost.publicId = id;
        lost.request = asking(format);
        lost.createdAt = m_door.fixture.clock.now();
        QVERIFY(m_door.fixture.command<void>(
            [&](engine::CommandContext &context) { return context.store().reports.insert(lost); }));
    }
    static QByteArray path(const PlatformDoor::Answered &asked)
    {
        return "/analytics/reports/" + asked[u"report_id"].toString().toLatin1();
    }
    /// The report's last status.
    [[nodiscard]] PlatformDoor::Answered waitFor(const PlatformDoor::Answered &asked)
    {
        PlatformDoor::Answered shown;
        const bool isOver = QTest::qWaitFor(
            [&] {
                shown = m_door.get(path(asked));
                return shown[u"status"].toString() != u"generating";
            },
            30'000);
        if (!isOver)
            qWarning("the report is not made");
        return shown;
    }

    PlatformDoor m_door;
    QString m_first;
};

QTEST_GUILESS_MAIN(TestPlatformReports)
#include "tst_platformreports.moc"
