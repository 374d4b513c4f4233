#include "tests/core/doors/dialects/platform/PlatformDoor.h"

#include "core/doors/dialects/support/Codec.h"

using namespace tierdesk;
using namespace tierdesk::dialects;
using tests::PlatformDoor;

namespace {

QJsonObject bodyFor(const QString &conversation, const QString &priority = u"high"_s)
{
    return {{u"conversation_id"_s, conversation},
            {u"user_id"_s, u"cust-dana"_s},
            {u"priority"_s, priority},
            {u"issue_summary"_s, u"Customer received damaged product and needs immediate replacement"_s},
            {u"source"_s, u"chatbot"_s},
            {u"sentiment_score"_s, .25},
            {u"relevant_data"_s, QJsonObject{{u"order_id"_s, u"ORD-9876"_s}}}};
}

} // namespace

/// The escalation service.
class TestCases final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aCaseIsOpenedAndFollowed()
    {
        const QString id = m_door.start(u"My tent arrived damaged"_s);
        const auto opened = m_door.post("/escalation/cases", bodyFor(id));
        QCOMPARE(opened.status, 201);
        const QString number = opened[u"escalation_id"].toString();
        QVERIFY2(number.startsWith(u"esc-"), qPrintable(number));
        QCOMPARE(opened[u"status"].toString(), u"created"_s);
        QCOMPARE(opened[u"assigned_to"].toString(), u"support_team"_s);
        QCOMPARE(opened[u"tracking_url"].toString(), u"https://desk.example/escalation/cases/"_s + number);
        const auto due = base::timestampFromIso(opened[u"expected_response_time"].toString());
        QVERIFY(due && *due > m_door.fixture.clock.now());

        const QByteArray path = "/escalation/cases/" + number.toLatin1();
        const auto waiting = m_door.get(path);
        QCOMPARE(waiting.status, 200);
        QCOMPARE(waiting[u"status"].toString(), u"created"_s);
        QCOMPARE(waiting[u"priority"].toString(), u"high"_s);
        QCOMPARE(waiting[u"issue_summary"].toString(),
                 u"Customer received damaged product and needs immediate replacement"_s);
        QVERIFY(waiting[u"resolution_notes"].isNull());
        QVERIFY(base::timestampFromIso(waiting[u"expected_completion"].toString()));

        m_door.fixture.clock.advance(Millis::minutes(1));
        const auto as = m_door.fixture.as(m_door.fixture.marek);
        const CompanyId company = m_door.fixture.company.id;
        QVERIFY(m_door.fixture.command<Session>(
            [&](engine::CommandContext &context) { return engine::commands::claim(context, company, id); }, as));
        QVERIFY(m_door.fixture.command<engine::commands::Said>(
            [&](engine::CommandContext &context) {
                return engine::commands::note(context, company, id, u"a secret of the desk's"_s);
            },
            as));
        const auto taken = m_door.get(path);
        QCOMPARE(taken[u"status"].toString(), u"in_progress"_s);
        QCOMPARE(taken[u"assigned_to"].toString(), u"Marek S."_s);

        m_door.fixture.clock.advance(Millis::minutes(1));
        Resolution resolution;
        resolution.summary = u"A new tent is on its way."_s;
        QVERIFY(m_door.fixture.command<Session>(
            [&](engine::CommandContext &context) {
                return engine::commands::resolve(context, {company, id, resolution});
            },
            as));
        const auto over = m_door.get(path);
        QCOMPARE(over[u"status"].toString(), u"resolved"_s);
        QCOMPARE(over[u"resolution_notes"].toString(), u"A new tent is on its way."_s);
        QStringList actions;
        for (const QJsonValue &each : over[u"actions"].toArray()) {
            actions.append(each[u"action"].toString());
            QVERIFY(!each[u"by"].toString().isEmpty());
        }
        QCOMPARE(actions, QStringList({u"case_created"_s, u"case_claimed"_s, u"conversation_resolved"_s}));
        QVERIFY(!over.whole.body.contains("secret"));
    }
    void whatIsNotedAtATakeOverStaysAtTheDesk()
    {
        const QString id = m_door.start(u"Where is my order ORD-9876?"_s, u"cust-tom"_s);
        const CompanyId company = m_door.fixture.company.id;
        QVERIFY(m_door.fixture.command<Session>(
            [&](engine::CommandContext &context) {
                return engine::commands::takeOver(context, company, id, u"a secret of the desk's"_s);
            },
            m_door.fixture.as(m_door.fixture.marek)));
        const auto escalations = m_door.fixture.command<std::vector<Escalation>>([&](engine::CommandContext &context) {
            const auto found = context.store().sessions.byPublicId(company, id);
            return context.store().escalations.ofSession((**found).key);
        });
        QVERIFY(escalations && escalations->size() == 1);
        const Escalation &escalation = escalations->front();
        QCOMPARE(escalation.notes, u"a secret of the desk's"_s);
        const auto shown = m_door.get("/escalation/cases/" + escalation.publicId.toLatin1());
        QCOMPARE(shown.status, 200);
        QVERIFY2(!shown.whole.body.contains("secret"), shown.whole.body.constData());
        QVERIFY2(!shown.whole.body.contains('@'), shown.whole.body.constData());
        QVERIFY(!shown[u"issue_summary"].toString().isEmpty());
        QCOMPARE(shown[u"actions"][0][u"action"].toString(), u"case_taken_over"_s);
        QCOMPARE(shown[u"actions"][0][u"by"].toString(), u"Marek S."_s);

        Session session;
        session.tier = Tier::HumanAgent;
        const QJsonObject ticket = support::ticketJson(escalation, session, {}, {});
        QVERIFY(!ticket.contains(u"additional_context"_s));
        QVERIFY(!base::toJson(ticket).contains('@'));
    }
    void aSummaryMayHaveSeveralLines()
    {
        const QString id = m_door.start(u"My tent arrived damaged"_s, u"cust-tom"_s);
        QJsonObject body = bodyFor(id);
        body.insert(u"user_id"_s, u"cust-tom"_s);
        body.insert(u"issue_summary"_s, u"The tent is torn.\nThe poles are bent."_s);
        const auto opened = m_door.post("/escalation/cases", body);
        const auto shown = m_door.get("/escalation/cases/" + opened[u"escalation_id"].toString().toLatin1());
        QCOMPARE(shown[u"issue_summary"].toString(), u"The tent is torn.\nThe poles are bent."_s);
    }
    void aSecondCaseIsTheFirst()
    {
        const QString id = m_door.start(u"My tent arrived damaged"_s);
        const auto first = m_door.post("/escalation/cases", bodyFor(id, u"low"_s));
        QCOMPARE(first.status, 201);
        const auto second = m_door.post("/escalation/cases", bodyFor(id, u"urgent"_s));
        QCOMPARE(second.status, 200);
        QCOMPARE(second[u"escalation_id"], first[u"escalation_id"]);
        const auto shown = m_door.get("/escalation/cases/" + first[u"escalation_id"].toString().toLatin1());
        QCOMPARE(shown[u"priority"].toString(), u"urgent"_s);
        // Its ticket's number finds it too.
        QCOMPARE(m_door.get("/escalation/cases/" + first[u"ticket_id"].toString().toLatin1())[u"escalation_id"],
                 first[u"escalation_id"]);
    }
    void whatIsWrongIsNamedAndChangesNothing()
    {
        const QString id = m_door.start(u"My tent arrived damaged"_s);
        // A third conversation of a week's may have escalated by itself.
        const auto cases = [&] {
            return m_door.get("/chatbot/conversation?conversation_id=" + id.toLatin1())[u"escalations"];
        };
        const QJsonValue before = cases();
        QJsonObject body = bodyFor(id);
        body.insert(u"user_id"_s, u"cust-tom"_s);
        const auto others = m_door.post("/escalation/cases", body);
        QCOMPARE(others.status, 403);
        QCOMPARE(others[u"field"].toString(), u"user_id"_s);
        body = bodyFor(id);
        body.remove(u"issue_summary"_s);
        QCOMPARE(m_door.post("/escalation/cases", body)[u"field"].toString(), u"issue_summary"_s);
        QCOMPARE(m_door.post("/escalation/cases", bodyFor(id, u"huge"_s))[u"field"].toString(), u"priority"_s);
        QCOMPARE(m_door.post("/escalation/cases", bodyFor(u"conv-none"_s)).status, 404);
        QCOMPARE(m_door.get("/escalation/cases/esc-none").status, 404);
        QCOMPARE(cases(), before);
    }

private:
    PlatformDoor m_door;
};

QTEST_GUILESS_MAIN(TestCases)
#include "tst_cases.moc"
