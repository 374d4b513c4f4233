#include "tests/core/store/StoreFixture.h"

using namespace tierdesk;
using namespace tierdesk::store;
using tierdesk::test::must;
using tierdesk::test::StoreFixture;

namespace {

constexpr Timestamp Start{1'000'000};

/// A company's outbox with one endpoint.
class Box final : public StoreFixture
{
public:
    Box()
    {
        Endpoint made;
        made.company = company;
        made.target = u"https://example.com/hook"_s;
        made.events = {u"session.created"_s, u"session.closed"_s};
        made.secret = "sealed";
        made.createdAt = made.updatedAt = Start;
        endpoint = must(tables->endpoints.insert(made));
    }
    OutboxId append(int session, EndpointId to = {})
    {
        OutboxRow row;
        row.company = company;
        row.session = SessionKey{session};
        row.endpoint = to.isSet() ? to : endpoint;
        row.target = u"https://example.com/hook"_s;
        row.event = u"message.created"_s;
        row.body = "{\"event\":\"message.created\"}";
        row.createdAt = Start;
        return must(tables->outbox.append(row));
    }
    void finish(OutboxId id, OutboxState state, Timestamp at)
    {
        OutboxRow row = *must(tables->outbox.byId(id));
        row.state = state;
        row.attempts += 1;
        row.doneAt = at;
        must(tables->outbox.update(row));
    }
    std::vector<OutboxId> due(Timestamp at, int perEndpoint = 100) const
    {
        std::vector<OutboxId> ids;
        for (const OutboxRow &row : must(tables->outbox.due(OutboxChannel::Webhook, at, perEndpoint, 100)))
            ids.push_back(row.id);
        return ids;
    }
    using Ids = std::vector<OutboxId>;

    EndpointId endpoint;
};

} // namespace

class TestOutbox final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anEndpointIsReadAsItWasWritten()
    {
        Box box;
        Endpoint endpoint = *must(box.tables->endpoints.byId(box.endpoint));
        QCOMPARE(endpoint.events, QStringList({u"session.created"_s, u"session.closed"_s}));
        QCOMPARE(endpoint.secret, QByteArray("sealed"));
        QVERIFY(endpoint.oldSecret.isEmpty());
        endpoint.oldSecret = "older";
        endpoint.oldSecretUntil = Timestamp{5};
        endpoint.isEnabled = false;
        endpoint.disabledReason = u"410"_s;
        must(box.tables->endpoints.update(endpoint));
        const auto all = must(box.tables->endpoints.all());
        QCOMPARE(all.size(), 1U);
        QCOMPARE(all.front().oldSecret, QByteArray("older"));
        QCOMPARE(all.front().oldSecretUntil, std::optional(Timestamp{5}));
        QVERIFY(!all.front().isEnabled);
        endpoint.removedAt = Timestamp{9};
        must(box.tables->endpoints.update(endpoint));
        QVERIFY(must(box.tables->endpoints.all()).empty());
    }
    void theNextOfASessionWaitsForTheOneBeforeIt()
    {
        Box box;
        const auto first = box.append(1);
        const auto second = box.append(1);
        const auto third = box.append(1);
        const auto others = box.append(2);
        QCOMPARE(box.due(Start), Box::Ids({first, others}));
        box.finish(first, OutboxState::Delivered, Start + Millis{10});
        QCOMPARE(box.due(Start + Millis{10}), Box::Ids({others, second}));
        box.finish(second, OutboxState::Failed, Start + Millis{20});
        box.finish(others, OutboxState::Delivered, Start + Millis{20});
        QCOMPARE(box.due(Start + Millis{20}), Box::Ids({third}));
    }
    void whatIsPutOffHoldsBackItsSessionAndNoOther()
    {
        Box box;
        const auto first = box.append(1);
        box.append(1);
        OutboxRow row = *must(box.tables->outbox.byId(first));
        row.attempts = 1;
        row.nextAt = Start + Millis::seconds(5);
        row.lastError = u"HTTP 503"_s;
        must(box.tables->outbox.update(row));
        QVERIFY(box.due(Start).empty());
        QCOMPARE(must(box.tables->outbox.nextDue(OutboxChannel::Webhook)), row.nextAt);
        QVERIFY(!must(box.tables->outbox.nextDue(OutboxChannel::Email)));
        QCOMPARE(box.due(Start + Millis::seconds(5)), Box::Ids({first}));
    }
    void anEndpointIsNotHeldBackByAnotherOfTheSameSession()
    {
        Box box;
        const auto first = box.append(1);
        const auto elsewhere = box.append(1, EndpointId{77});
        QCOMPARE(box.due(Start), Box::Ids({first, elsewhere}));
    }
    void whatBelongsToNoSessionWaitsForNobody()
    {
        Box box;
        const auto first = box.append(0);
        const auto second = box.append(0);
        QCOMPARE(box.due(Start), Box::Ids({first, second}));
    }
    void oneCompanysMailsDoNotHideAnothers()
    {
        Box box;
        const auto append = [&box](CompanyId company, int session) {
            OutboxRow row;
            row.company = company;
            row.session = SessionKey{session};
            row.channel = OutboxChannel::Email;
            row.target = u"dana@example.com"_s;
            row.body = "{}";
            row.createdAt = Start;
            return must(box.tables->outbox.append(row));
        };
        for (int session = 1; session <= 5; ++session)
            append(box.company, session);
        const OutboxId another = append(box.addCompany(u"beta"_s), 9);
        const auto due = must(box.tables->outbox.due(OutboxChannel::Email, Start, 2, 100));
        QCOMPARE(due.size(), 3U);
        QCOMPARE(due.back().id, another);
    }
    void oneEndpointDoesNotHideTheOthers()
    {
        Box box;
        for (int session = 1; session <= 5; ++session)
            box.append(session);
        const auto last = box.append(9, EndpointId{77});
        const auto due = box.due(Start, 2);
        QCOMPARE(due.size(), 3U);
        QCOMPARE(due.back(), last);
    }
    void whatFailedIsSentAgainInItsPlace()
    {
        Box box;
        const auto first = box.append(1);
        const auto second = box.append(1);
        const auto third = box.append(1);
        box.finish(first, OutboxState::Failed, Start);
        const Timestamp later = Start + Millis::hours(80);
        QVERIFY(must(box.tables->outbox.sendAgain(first, later)));
        QVERIFY(!must(box.tables->outbox.sendAgain(first, later)));
        // The second may be under way already.
        QCOMPARE(box.due(later), Box::Ids({second}));
        box.finish(second, OutboxState::Delivered, later);
        QCOMPARE(box.due(later), Box::Ids({first}));
        QCOMPARE(must(box.tables->outbox.byId(first))->giveUpAt, later + OutboxLife);
        box.finish(first, OutboxState::Delivered, later);
        QCOMPARE(box.due(later), Box::Ids({third}));
    }
    void anEndpointsFailedRowsAreSentAgainInOrder()
    {
        Box box;
        const auto first = box.append(1);
        const auto second = box.append(1);
        const auto alone = box.append(0);
        const auto other = box.append(2);
        QCOMPARE(must(box.tables->outbox.failPending(box.endpoint, u"disabled"_s, Start, 10)), 4);
        QVERIFY(box.due(Start + Millis::hours(1)).empty());
        QCOMPARE(must(box.tables->outbox.count(box.endpoint, OutboxState::Failed)), 4);
        QCOMPARE(must(box.tables->outbox.sendAllAgain(box.endpoint, Start + Millis{1}, 10)), 4);
        QCOMPARE(box.due(Start + Millis{1}), Box::Ids({first, alone, other}));
        box.finish(first, OutboxState::Delivered, Start + Millis{1});
        QVERIFY(box.due(Start + Millis{1}).back() == other || box.due(Start + Millis{1}).back() == second);
    }
    void anEndpointIsFailedInSlicesThatLeaveEveryLaneItsFirst()
    {
        Box box;
        const auto first = box.append(1);
        const auto second = box.append(1);
        const auto third = box.append(1);
        const auto alone = box.append(2);
        const auto fail = [&](int limit) {
            return must(box.tables->outbox.failPending(box.endpoint, u"disabled"_s, Start, limit));
        };
        QCOMPARE(fail(2), 2);
        QCOMPARE(must(box.tables->outbox.byId(second))->state, OutboxState::Failed);
        QCOMPARE(must(box.tables->outbox.byId(third))->state, OutboxState::Failed);
        QCOMPARE(box.due(Start), Box::Ids({first, alone}));
        QCOMPARE(fail(2), 2);
        QCOMPARE(fail(2), 0);
        // And back, slice by slice, in the order in which they were appended.
        const auto again = [&] { return must(box.tables->outbox.sendAllAgain(box.endpoint, Start, 3)); };
        QCOMPARE(again(), 3);
        QCOMPARE(box.due(Start), Box::Ids({first}));
        QCOMPARE(again(), 1);
        QCOMPARE(again(), 0);
        QCOMPARE(box.due(Start), Box::Ids({first, alone}));
        box.finish(first, OutboxState::Delivered, Start);
        QCOMPARE(box.due(Start), Box::Ids({second, alone}));
    }
    void whatWaitsForAnEndpointThatTakesNothingIsFound()
    {
        Box box;
        const auto stranded = [&] { return must(box.tables->outbox.stranded(OutboxChannel::Webhook)); };
        box.append(1);
        QVERIFY(stranded().empty());
        Endpoint endpoint = *must(box.tables->endpoints.byId(box.endpoint));
        endpoint.isEnabled = false;
        must(box.tables->endpoints.update(endpoint));
        QCOMPARE(stranded(), std::vector({box.endpoint}));
        QVERIFY(must(box.tables->outbox.stranded(OutboxChannel::Email)).empty());
        QCOMPARE(must(box.tables->outbox.failPending(box.endpoint, u"disabled"_s, Start, 10)), 1);
        QVERIFY(stranded().empty());
    }
    void aNumbersPendingTextsAreFailedAndNoOthers()
    {
        Box box;
        const CompanyId other = box.addCompany(u"other"_s);
        const auto text = [&](const char *number, CompanyId of, OutboxChannel channel = OutboxChannel::Sms) {
            OutboxRow row;
            row.company = of;
            row.session = SessionKey{7};
            row.channel = channel;
            row.target = QLatin1String(number);
            row.event = u"message.created"_s;
            row.createdAt = Start;
            return must(box.tables->outbox.append(row));
        };
        const Box::Ids theirs{text("+1555", box.company), text("+1555", box.company)};
        const Box::Ids others{text("+1556", box.company), text("+1555", other),
                              text("+1555", box.company, OutboxChannel::Email)};
        const auto sent = text("+1555", box.company);
        box.finish(sent, OutboxState::Delivered, Start);
        QCOMPARE(must(box.tables->outbox.failPendingTo(box.company, u"+1555"_s, u"why"_s, Start + Millis{1})), 2);
        for (OutboxId each : theirs) {
            const OutboxRow row = *must(box.tables->outbox.byId(each));
            QCOMPARE(row.state, OutboxState::Failed);
            QCOMPARE(row.lastError, u"why"_s);
            QCOMPARE(row.doneAt, std::optional(Start + Millis{1}));
            QVERIFY(!row.nextAt);
        }
        for (OutboxId each : others)
            QCOMPARE(must(box.tables->outbox.byId(each))->state, OutboxState::Pending);
        QCOMPARE(must(box.tables->outbox.byId(sent))->state, OutboxState::Delivered);
    }
    void attemptsAreKeptAndGoWithTheirRow()
    {
        Box box;
        const auto id = box.append(1);
        must(box.tables->outbox.note({id, Start, 503, u"HTTP 503"_s, Millis{12}}));
        must(box.tables->outbox.note({id, Start + Millis{1}, std::nullopt, u"timeout"_s, Millis{20'000}}));
        const auto attempts = must(box.tables->outbox.attempts(id));
        QCOMPARE(attempts.size(), 2U);
        QCOMPARE(attempts[0].status, std::optional(503));
        QVERIFY(!attempts[1].status);
        QCOMPARE(attempts[1].took, Millis{20'000});
        box.finish(id, OutboxState::Delivered, Start + Millis{2});
        QCOMPARE(must(box.tables->outbox.prune(OutboxState::Delivered, Start + Millis{2}, 10)), 0);
        QCOMPARE(must(box.tables->outbox.prune(OutboxState::Failed, Start + Millis::days(1), 10)), 0);
        QCOMPARE(must(box.tables->outbox.prune(OutboxState::Delivered, Start + Millis{3}, 10)), 1);
        QVERIFY(must(box.tables->outbox.attempts(id)).empty());
    }
    void aCompanySeesItsOwnRowsPageByPage()
    {
        Box box;
        const CompanyId other = box.addCompany(u"other"_s);
        Box::Ids ids;
        for (int session = 1; session <= 4; ++session)
            ids.push_back(box.append(session));
        box.finish(ids[1], OutboxState::Failed, Start);
        OutboxFilter filter;
        filter.company = other;
        QVERIFY(must(box.tables->outbox.list(filter)).empty());
        filter.company = box.company;
        filter.limit = 3;
        auto page = must(box.tables->outbox.list(filter));
        QCOMPARE(page.size(), 3U);
        QCOMPARE(page.front().id, ids[3]);
        filter.before = page.back().id;
        page = must(box.tables->outbox.list(filter));
        QCOMPARE(page.size(), 1U);
        QCOMPARE(page.front().id, ids[0]);
        filter.before = {};
        filter.state = OutboxState::Failed;
        filter.endpoint = box.endpoint;
        filter.channel = OutboxChannel::Webhook;
        page = must(box.tables->outbox.list(filter));
        QCOMPARE(page.size(), 1U);
        QCOMPARE(page.front().id, ids[1]);
        QCOMPARE(page.front().body, QByteArray("{\"event\":\"message.created\"}"));
    }
    void aReceiversNameLeadsToTheRow()
    {
        Box box;
        const auto id = box.append(1);
        OutboxRow row = *must(box.tables->outbox.byId(id));
        row.reference = u"SM123"_s;
        row.state = OutboxState::Delivered;
        row.doneAt = Start;
        must(box.tables->outbox.update(row));
        QCOMPARE(must(box.tables->outbox.byReference(OutboxChannel::Webhook, u"SM123"_s))->id, id);
        QVERIFY(!must(box.tables->outbox.byReference(OutboxChannel::Sms, u"SM123"_s)));
        QVERIFY(!must(box.tables->outbox.byReference(OutboxChannel::Webhook, QString())));
    }
};

QTEST_GUILESS_MAIN(TestOutbox)
#include "tst_outbox.moc"
