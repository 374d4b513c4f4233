#include "tests/core/doors/dialects/platform/PlatformDoor.h"

#include "core/doors/dialects/support/Codec.h"

using namespace tierdesk;
using namespace tierdesk::dialects;
using tests::PlatformDoor;

namespace {

QJsonObject bodyFor(const QString &conversation, const QString &priority = QStringLiteral("high"))
{
    return {{QStringLiteral("conversation_id"), conversation},
            {QStringLiteral("user_id"), QStringLiteral("cust-dana")},
            {QStringLiteral("priority"), priority},
            {QStringLiteral("issue_summary"),
             QStringLiteral("Customer received damaged product and needs immediate replacement")},
            {QStringLiteral("source"), QStringLiteral("chatbot")},
            {QStringLiteral("sentiment_score"), .25},
            {QStringLiteral("relevant_data"), QJsonObject{{QStringLiteral("order_id"), QStringLiteral("ORD-9876")}}}};
}

} // namespace

/// The escalation service.
class TestCases final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aCaseIsOpenedAndFollowed()
    {
        const QString id = m_door.start(QStringLiteral("My tent arrived damaged"));
        const auto opened = m_door.post("/escalation/cases", bodyFor(id));
        QCOMPARE(opened.status, 201);
        const QString number = opened[u"escalation_id"].toString();
        QVERIFY2(number.startsWith(u"esc-"), qPrintable(number));
        QCOMPARE(opened[u"status"].toString(), QStringLiteral("created"));
        QCOMPARE(opened[u"assigned_to"].toString(), QStringLiteral("support_team"));
        QCOMPARE(opened[u"tracking_url"].toString(), QStringLiteral("https://desk.example/escalation/cases/") + number);
        const auto due = base::timestampFromIso(opened[u"expected_response_time"].toString());
        QVERIFY(due && *due > m_door.fixture.clock.now());

        const QByteArray path = "/escalation/cases/" + number.toLatin1();
        const auto waiting = m_door.get(path);
        QCOMPARE(waiting.status, 200);
        QCOMPARE(waiting[u"status"].toString(), QStringLiteral("created"));
        QCOMPARE(waiting[u"priority"].toString(), QStringLiteral("high"));
        QCOMPARE(waiting[u"issue_summary"].toString(),
                 QStringLiteral("Customer received damaged product and needs immediate replacement"));
        QVERIFY(waiting[u"resolution_notes"].isNull());
        QVERIFY(base::timestampFromIso(waiting[u"expected_completion"].toString()));

        m_door.fixture.clock.advance(Millis::minutes(1));
        const auto as = m_door.fixture.as(m_door.fixture.marek);
        const CompanyId company = m_door.fixture.company.id;
        QVERIFY(m_door.fixture.command<Session>(
            [&](engine::CommandContext &context) { return engine::commands::claim(context, company, id); }, as));
        QVERIFY(m_door.fixture.command<engine::commands::Said>(
            [&](engine::CommandContext &context) {
                return engine::commands::note(context, company, id, QStringLiteral("a secret of the desk's"));
            },
            as));
        const auto taken = m_door.get(path);
        QCOMPARE(taken[u"status"].toString(), QStringLiteral("in_progress"));
        QCOMPARE(taken[u"assigned_to"].toString(), QStringLiteral("Marek S."));

        m_door.fixture.clock.advance(Millis::minutes(1));
        Resolution resolution;
        resolution.summary = QStringLiteral("A new tent is on its way.");
        QVERIFY(m_door.fixture.command<Session>(
            [&](engine::CommandContext &context) {
                return engine::commands::resolve(context, {company, id, resolution});
            },
            as));
        const auto over = m_door.get(path);
        QCOMPARE(over[u"status"].toString(), QStringLiteral("resolved"));
        QCOMPARE(over[u"resolution_notes"].toString(), QStringLiteral("A new tent is on its way."));
        QStringList actions;
        for (const QJsonValue &each : over[u"actions"].toArray()) {
            actions.append(each[u"action"].toString());
            QVERIFY(!each[u"by"].toString().isEmpty());
        }
        QCOMPARE(actions, QStringList({QStringLiteral("case_created"), QStringLiteral("case_claimed"),
                                       QStringLiteral("conversation_resolved")}));
        QVERIFY(!over.whole.body.contains("secret"));
    }
    void whatIsNotedAtATakeOverStaysAtTheDesk()
    {
        const QString id = m_door.start(QStringLiteral("Where is my order ORD-9876?"), QStringLiteral("cust-tom"));
        const CompanyId company = m_door.fixture.company.id;
        QVERIFY(m_door.fixture.command<Session>(
            [&](engine::CommandContext &context) {
                return engine::commands::takeOver(context, company, id, QStringLiteral("a secret of the desk's"));
            },
            m_door.fixture.as(m_door.fixture.marek)));
        const auto escalations = m_door.fixture.command<std::vector<Escalation>>([&](engine::CommandContext &context) {
            const auto found = context.store().sessions.byPublicId(company, id);
            return context.store().escalations.ofSession((**found).key);
        });
        QVERIFY(escalations && escalations->size() == 1);
        const Escalation &escalation = escalations->front();
        QCOMPARE(escalation.notes, QStringLiteral("a secret of the desk's"));
        const auto shown = m_door.get("/escalation/cases/" + escalation.publicId.toLatin1());
        QCOMPARE(shown.status, 200);
        QVERIFY2(!shown.whole.body.contains("secret"), shown.whole.body.constData());
        QVERIFY2(!shown.whole.body.contains('@'), shown.whole.body.constData());
        QVERIFY(!shown[u"issue_summary"].toString().isEmpty());
        QCOMPARE(shown[u"actions"][0][u"action"].toString(), QStringLiteral("case_taken_over"));
        QCOMPARE(shown[u"actions"][0][u"by"].toString(), QStringLiteral("Marek S."));

        Session session;
        session.tier = Tier::HumanAgent;
        const QJsonObject ticket = support::ticketJson(escalation, session, {}, {});
        QVERIFY(!ticket.contains(QStringLiteral("additional_context")));
        QVERIFY(!base::toJson(ticket).contains('@'));
    }
    void aSummaryMayHaveSeveralLines()
    {
        const QString id = m_door.start(QStringLiteral("My tent arrived damaged"), QStringLiteral("cust-tom"));
        QJsonObject body = bodyFor(id);
        body.insert(QStringLiteral("user_id"), QStringLiteral("cust-tom"));
        body.insert(QStringLiteral("issue_summary"), QStringLiteral("The tent is torn.\nThe poles are bent."));
        const auto opened = m_door.post("/escalation/cases", body);
        const auto shown = m_door.get("/escalation/cases/" + opened[u"escalation_id"].toString().toLatin1());
        QCOMPARE(shown[u"issue_summary"].toString(), QStringLiteral("The tent is torn.\nThe poles are bent."));
    }
    void aSecondCaseIsTheFirst()
    {
        const QString id = m_door.start(QStringLiteral("My tent arrived damaged"));
        const auto first = m_door.post("/escalation/cases", bodyFor(id, QStringLiteral("low")));
        QCOMPARE(first.status, 201);
        const auto second = m_door.post("/escalation/cases", bodyFor(id, QStringLiteral("urgent")));
        QCOMPARE(second.status, 200);
        QCOMPARE(second[u"escalation_id"], first[u"escalation_id"]);
        const auto shown = m_door.get("/escalation/cases/" + first[u"escalation_id"].toString().toLatin1());
        QCOMPARE(shown[u"priority"].toString(), QStringLiteral("urgent"));
        // Its ticket's number finds it too.
        QCOMPARE(m_door.get("/escalation/cases/" + first[u"ticket_id"].toString().toLatin1())[u"escalation_id"],
                 first[u"escalation_id"]);
    }
    void whatIsWrongIsNamedAndChangesNothing()
    {
        const QString id = m_door.start(QStringLiteral("My tent arrived damaged"));
        // A third conversation of a week's may have escalated by itself.
        const auto cases = [&] {
            return m_door.get("/chatbot/conversation?conversation_id=" + id.toLatin1())[u"escalations"];
        };
        const QJsonValue before = cases();
        QJsonObject body = bodyFor(id);
        body.insert(QStringLiteral("user_id"), QStringLiteral("cust-tom"));
        const auto others = m_door.post("/escalation/cases", body);
        QCOMPARE(others.status, 403);
        QCOMPARE(others[u"field"].toString(), QStringLiteral("user_id"));
        body = bodyFor(id);
        body.remove(QStringLiteral("issue_summary"));
        QCOMPARE(m_door.post("/escalation/cases", body)[u"field"].toString(), QStringLiteral("issue_summary"));
        QCOMPARE(m_door.post("/escalation/cases", bodyFor(id, QStringLiteral("huge")))[u"field"].toString(),
                 QStringLiteral("priority"));
        QCOMPARE(m_door.post("/escalation/cases", bodyFor(QStringLiteral("conv-none"))).status, 404);
        QCOMPARE(m_door.get("/escalation/cases/esc-none").status, 404);
        QCOMPARE(cases(), before);
    }

private:
    PlatformDoor m_door;
};

QTEST_GUILESS_MAIN(TestCases)
#include "tst_cases.moc"
