#include "core/store/Rows.h"
#include "core/store/SearchIndex.h"
#include "tests/core/store/StoreFixture.h"

#include <QtCore/QRandomGenerator>

#include <tuple>

using namespace tierdesk;
using namespace tierdesk::store;
using tierdesk::test::must;
using tierdesk::test::StoreFixture;

namespace {

constexpr Timestamp Monday{1'764'547'200'000}; // 2025-12-01T00:00:00Z
constexpr qint64 Day = 86'400'000;

QStringList idsOf(const SessionPage &page)
{
    QStringList ids;
    for (const SessionRow &row : page.rows)
        ids += row.session.id;
    return ids;
}

template<class K>
qint64 at(const std::vector<std::pair<K, qint64>> &list, K key)
{
    for (const auto &[each, count] : list) {
        if (each == key)
            return count;
    }
    return -1;
}

} // namespace

class TestQueries final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aListHoldsWhatItsFilterSays_data()
    {
        QTest::addColumn<QString>("which");
        QTest::addColumn<QStringList>("ids");
        const QStringList all{u"sess_3"_s, u"sess_2"_s, u"sess_1"_s};
        QTest::newRow("all, newest first") << QString() << all;
        QTest::newRow("by status") << u"status"_s << QStringList{all[1]};
        QTest::newRow("by tier") << u"tier"_s << QStringList{all[0]};
        QTest::newRow("by customer") << u"customer"_s << QStringList{all[2]};
        QTest::newRow("by channel and door") << u"channel"_s << QStringList{all[1]};
        QTest::newRow("by category") << u"category"_s << QStringList{all[0]};
        QTest::newRow("by sentiment") << u"sentiment"_s << QStringList{all[0]};
        QTest::newRow("by holder") << u"holder"_s << QStringList{all[0]};
        QTest::newRow("from a time on, itself included") << u"from"_s << QStringList{all[0], all[1]};
        QTest::newRow("up to a time, itself not included") << u"to"_s << QStringList{all[2]};
        QTest::newRow("by the reason of the first climb, not of a later one") << u"reason"_s << QStringList{all[0]};
        QTest::newRow("by the reason of a later climb") << u"later reason"_s << QStringList{};
        QTest::newRow("those that climbed") << u"escalated"_s << QStringList{all[0]};
        QTest::newRow("those with the AI") << u"ai"_s << QStringList{all[1], all[2]};
        QTest::newRow("those that were rated") << u"rated"_s << QStringList{all[1]};
        QTest::newRow("those whose customer left happier") << u"improved"_s << QStringList{all[2]};
        QTest::newRow("those whose customer was irate") << u"irate"_s << QStringList{all[0]};
        QTest::newRow("the open ones") << u"open"_s << QStringList{all[0], all[2]};
        QTest::newRow("those that wait for a person") << u"waiting"_s << QStringList{all[2]};
        QTest::newRow("those that a person holds") << u"held"_s << QStringList{all[0]};
        QTest::newRow("by how it ended") << u"resolution"_s << QStringList{all[1]};
        QTest::newRow("by what a summary says of an end") << u"resolution in a summary"_s << QStringList{};
        QTest::newRow("the second page") << u"page"_s << QStringList{all[1]};
    }
    void aListHoldsWhatItsFilterSays()
    {
        QFETCH(QString, which);
        QFETCH(QStringList, ids);
        StoreFixture store;
        const UserId kim = store.addUser(u"kim@x.com"_s, u"Kim"_s);
        const CompanyId other = store.addCompany(u"other"_s);
        const Session happier = store.addSession({100}, [](Session &s) {
            s.customerRef = u"ada"_s;
            s.waitingSince = Timestamp{150};
        });
        store.addSession({200}, [](Session &s) {
            s.status = Status::Resolved;
            s.resolution = Resolution{};
            s.resolution->type = ResolutionType::RefundProcessed;
            s.resolution->summary = u"\"type\":\"UNRESOLVED\""_s;
            s.channel = Channel::Sms;
            s.door = Door::Platform;
            s.rating = 4;
        });
        const Session escalated = store.addSession({300}, [&](Session &s) {
            s.tier = Tier::HumanAgent;
            s.holder = kim;
            s.category = Category::Billing;
            s.sentiment = Sentiment::Irate;
        });
        store.escalate(escalated, Reason::RefundRequest, {310}, Tier::AiManager);
        store.escalate(escalated, Reason::CustomerRequest, {320});
        store.addSession({400}, [&](Session &s) { s.company = other; });
        store.say(happier, u"hm"_s, .1);
        store.say(happier, u"good"_s, .5);
        store.say(escalated, u"!!"_s, -.8);
        SessionFilter filter;
        filter.company = store.company;
        qint64 total = ids.size();
        if (which == u"status")
            filter.status = Status::Resolved;
        if (which == u"tier")
            filter.tier = Tier::HumanAgent;
        if (which == u"customer")
            filter.customerRef = u"ada"_s;
        if (which == u"channel") {
            filter.channel = Channel::Sms;
            filter.door = Door::Platform;
        }
        if (which == u"category")
            filter.category = Category::Billing;
        if (which == u"sentiment")
            filter.sentiment = Sentiment::Irate;
        if (which == u"holder")
            filter.holder = kim;
        if (which == u"from")
            filter.from = Timestamp{200};
        if (which == u"to")
            filter.to = Timestamp{200};
        if (which == u"reason")
            filter.reason = Reason::RefundRequest;
        if (which == u"later reason")
            filter.reason = Reason::CustomerRequest;
        if (which == u"resolution")
            filter.resolution = ResolutionType::RefundProcessed;
        if (which == u"resolution in a summary")
            filter.resolution = ResolutionType::Unresolved;
        if (const auto trait = fromWord<SessionTrait>(which))
            filter.only.add(*trait);
        if (which == u"page") {
            filter.limit = 1;
            filter.offset = 1;
            total = 3;
        }
        const SessionPage page = must(SessionQueries(*store.database).list(filter));
        QCOMPARE(idsOf(page), ids);
        QCOMPARE(page.total, total);
        if (which == u"holder")
            QCOMPARE(page.rows[0].holderName, u"Kim"_s);
    }

    void aListIsOrderedAndItsPagesJoin_data()
    {
        QTest::addColumn<QString>("order");
        QTest::addColumn<QString>("ids"); // of five sessions, begun one after the other
        QTest::newRow("newest first") << u"-createdAt"_s << u"5 4 3 2 1"_s;
        QTest::newRow("oldest first") << u"createdAt"_s << u"1 2 3 4 5"_s;
        QTest::newRow("last change first") << u"-updatedAt"_s << u"1 2 3 4 5"_s;
        QTest::newRow("by name, without its case; else by the ref") << u"customerName"_s << u"2 4 1 5 3"_s;
        QTest::newRow("by state, the newer first") << u"status"_s << u"5 4 3 1 2"_s;
        QTest::newRow("by state backwards, the newer first") << u"-status"_s << u"2 5 4 3 1"_s;
        QTest::newRow("by tier") << u"-tier"_s << u"3 5 4 2 1"_s;
        QTest::newRow("the angriest first") << u"score"_s << u"4 5 3 2 1"_s;
        QTest::newRow("by topic, those without first") << u"category"_s << u"5 4 3 1 2"_s;
        QTest::newRow("by channel") << u"channel"_s << u"5 4 3 2 1"_s;
        QTest::newRow("by agent") << u"-holderName"_s << u"3 5 4 2 1"_s;
        QTest::newRow("by the reason of the last climb") << u"-reason"_s << u"3 5 4 2 1"_s;
        QTest::newRow("by priority") << u"priority"_s << u"3 5 4 2 1"_s;
        QTest::newRow("the longest first") << u"-messageCount"_s << u"2 5 4 3 1"_s;
        QTest::newRow("the best rated first") << u"-rating"_s << u"2 5 4 3 1"_s;
        QTest::newRow("by number") << u"id"_s << u"1 2 3 4 5"_s;
    }
    void aListIsOrderedAndItsPagesJoin()
    {
        QFETCH(QString, order);
        QFETCH(QString, ids);
        StoreFixture store;
        const UserId kim = store.addUser(u"kim@x.com"_s, u"Kim"_s);
        const CustomerId zoe = store.addCustomer(u"z"_s, u"Zoe"_s);
        const CustomerId ada = store.addCustomer(u"a"_s, u"ada"_s);
        const CustomerId unnamed = store.addCustomer(u"bea"_s, QString());
        Session escalated;
        for (int at = 1; at <= 5; ++at) {
            const Session made = store.addSession({at * 100}, [&](Session &s) {
                s.updatedAt = Timestamp{10'000 - at};
                s.customerRef = u"nobody"_s;
                s.score = at == 4 ? -.9 : -.1 * at;
                if (at == 3) {
                    s.customer = zoe;
                    s.tier = Tier::HumanAgent;
                    s.holder = kim;
                    s.priority = Priority::Urgent;
                } else if (at == 2) {
                    s.customer = ada;
                    s.status = Status::Resolved;
                    s.category = Category::Billing;
                    s.messageCount = 9;
                    s.rating = 4;
                } else if (at == 4) {
                    s.customer = unnamed;
                    s.customerRef = u"bea"_s;
                } else if (at == 5) {
                    s.customerRef = u"Nobody else"_s;
                }
            });
            if (at == 3)
                escalated = made;
        }
        store.escalate(escalated, Reason::ComplexIssue, {310}, Tier::AiManager);
        store.escalate(escalated, Reason::LegalMention, {320});
        SessionFilter filter;
        filter.company = store.company;
        filter.order = *SessionOrder::fromText(order);
        const SessionQueries queries(*store.database);
        const auto numbers = [](const SessionPage &page) {
            QStringList all;
            for (const SessionRow &row : page.rows)
                all += row.session.id.mid(5);
            return all;
        };
        const SessionPage whole = must(queries.list(filter));
        QCOMPARE(numbers(whole).join(u' '), ids);
        QVERIFY(!whole.next);
        QStringList joined;
        filter.limit = 2;
        do {
            const SessionPage page = must(queries.list(filter));
            QCOMPARE(page.total, 5);
            joined += numbers(page);
            filter.after = page.next;
        } while (filter.after);
        QCOMPARE(joined.join(u' '), ids);
    }

    void whatComesMeanwhileMovesNoPage()
    {
        StoreFixture store;
        for (int at = 1; at <= 4; ++at)
            store.addSession({at * 100});
        SessionFilter filter;
        filter.company = store.company;
        filter.limit = 2;
        const SessionQueries queries(*store.database);
        const SessionPage first = must(queries.list(filter));
        store.addSession({500});
        filter.after = first.next;
        QCOMPARE(idsOf(must(queries.list(filter))), (QStringList{u"sess_2"_s, u"sess_1"_s}));
    }

    void wordsAreFoundBeforeAndAfterTheyAreIndexed_data()
    {
        QTest::addColumn<bool>("isIndexed");
        QTest::newRow("not indexed yet") << false;
        QTest::newRow("indexed") << true;
    }
    void wordsAreFoundBeforeAndAfterTheyAreIndexed()
    {
        QFETCH(bool, isIndexed);
        StoreFixture store;
        const CompanyId other = store.addCompany(u"other"_s);
        const CustomerId ada = store.addCustomer(u"c-1"_s, u"Ada Lovelace"_s);
        const Session lamp = store.addSession({100}, [&](Session &s) {
            s.customer = ada;
            s.summary = u"Broken lamp"_s;
        });
        store.say(lamp, u"Der Größenunterschied ist riesig; I paid 50% too much"_s);
        const Session theirs = store.addSession({200}, [&](Session &s) { s.company = other; });
        store.say(theirs, u"größenunterschied"_s);
        if (isIndexed) {
            must(store.database->begin());
            QCOMPARE(must(store.tables->searchIndex.advance()), 2);
            QCOMPARE(must(store.tables->searchIndex.advance()), 0);
            must(store.database->commit());
        }
        QCOMPARE(must(store.tables->searchIndex.backlog()), isIndexed ? 0 : 2);
        const SessionQueries queries(*store.database);
        const auto found = [&](const char *text) {
            SessionFilter filter;
            filter.company = store.company;
            filter.text = QString::fromUtf8(text);
            return idsOf(must(queries.list(filter)));
        };
        const QStringList hit{lamp.id};
        QCOMPARE(found("GRÖßENUNTERSCHIED"), hit);
        QCOMPARE(found("grossenunter"), hit);
        QCOMPARE(found("riesig paid"), hit);
        QCOMPARE(found("lovelace"), hit);
        QCOMPARE(found("c-1@example.com"), hit);
        QCOMPARE(found("broken la"), hit);
        QCOMPARE(found("sess_"), hit);
        QCOMPARE(found("riesig missing"), QStringList());
        QCOMPARE(found("\" OR company:c2 *"), QStringList());
        QCOMPARE(found("'; drop table session; --"), QStringList());
    }

    void oneBoxFindsSessionsCustomersAndOrders()
    {
        StoreFixture store;
        const CustomerId ada = store.addCustomer(u"c-1"_s, u"Ada 100%"_s);
        store.addCustomer(u"c-2"_s, u"Bob 100"_s);
        Order order;
        order.company = store.company;
        order.customer = ada;
        order.number = u"ORD-77"_s;
        must(store.tables->orders.upsert(order));
        const Session session = store.addSession({1}, [&](Session &s) { s.customer = ada; });
        store.escalate(session, Reason::ComplexIssue, {5});
        const SearchQueries search(*store.database);
        QCOMPARE(must(search.search(store.company, u"TKT-2026-000001"_s, 5)).sessions.at(0).session.id, session.id);
        QCOMPARE(must(search.search(store.company, u"ord-7"_s, 5)).orders.at(0).number, order.number);
        const SearchHits percent = must(search.search(store.company, u"100%"_s, 5));
        QCOMPARE(percent.customers.size(), 1U);
        QCOMPARE(percent.customers[0].name, u"Ada 100%"_s);
        QVERIFY(must(search.search(store.company, u"  "_s, 5)).customers.empty());
    }

    void theQueueHoldsWhoWaitsTheRiskiestFirst()
    {
        StoreFixture store;
        const UserId kim = store.addUser(u"kim@x.com"_s, u"Kim"_s);
        const CustomerId ada = store.addCustomer(u"c-1"_s, u"Ada"_s);
        const auto waiting = [&](Priority priority, qint64 since, std::optional<Timestamp> due) {
            return store.addSession({1}, [&](Session &s) {
                s.status = Status::Escalated;
                s.tier = Tier::HumanAgent;
                s.priority = priority;
                s.waitingSince = Timestamp{since};
                s.firstResponseDue = due;
                s.customer = ada;
            });
        };
        const Session normal = waiting(Priority::Normal, 10, Timestamp{50});
        const Session urgentLate = waiting(Priority::Urgent, 20, Timestamp{90});
        const Session urgentSoon = waiting(Priority::Urgent, 30, Timestamp{60});
        const Session urgentWithout = waiting(Priority::Urgent, 5, std::nullopt);
        Session held = waiting(Priority::High, 1, Timestamp{1});
        held.holder = kim;
        held.claimedAt = Timestamp{61'000};
        must(store.tables->sessions.update(held));
        Session asleep = waiting(Priority::High, 1, Timestamp{1});
        asleep.snoozedUntil = Timestamp{999};
        must(store.tables->sessions.update(asleep));
        Session closed = waiting(Priority::High, 1, Timestamp{1});
        closed.status = Status::Resolved;
        must(store.tables->sessions.update(closed));
        store.say(normal, u"first"_s);
        store.say(normal, QString(500, u'x'));
        store.say(normal, u"answer"_s, std::nullopt, Speaker::AiRep);
        store.escalate(normal, Reason::ComplexIssue, {5}, Tier::AiManager);
        store.escalate(normal, Reason::LegalMention, {6});
        store.escalate(held, Reason::LegalMention, {1000});

        const QueueQueries queue(*store.database);
        const auto rows = must(queue.rows(store.company, QueueView::Waiting, kim));
        QStringList ids;
        for (const QueueRow &row : rows)
            ids += row.session.id;
        QCOMPARE(ids, (QStringList{normal.id, urgentSoon.id, urgentLate.id, urgentWithout.id}));
        const QueueRow &first = rows.front();
        QCOMPARE(first.customerName, u"Ada"_s);
        QCOMPARE(first.lastCustomerText, QString(200, u'x'));
        QCOMPARE(first.reason, Reason::LegalMention);
        QVERIFY(first.ticket.startsWith(u"TKT-2026-"_s));
        QCOMPARE(must(queue.rows(store.company, QueueView::Mine, kim)).at(0).holderName, u"Kim"_s);
        QCOMPARE(must(queue.rows(store.company, QueueView::Snoozed, kim)).at(0).session.id, asleep.id);
        const QueueCounts counts = must(queue.counts(store.company, kim));
        QCOMPARE(counts.waiting, 4);
        QCOMPARE(counts.mine, 1);
        QCOMPARE(counts.team, 1);
        QCOMPARE(counts.snoozed, 1);
        QCOMPARE(must(queue.counts(store.company, UserId{99})).mine, 0);
        QCOMPARE(must(queue.stand(store.company, urgentSoon.key)).place, 1);
        QCOMPARE(must(queue.stand(store.company, urgentSoon.key)).wait, Millis{60'000});
        QCOMPARE(must(queue.stand(store.company, normal.key)).place, 4);
        QCOMPARE(must(queue.stand(store.company, normal.key)).wait, Millis{240'000});
        QCOMPARE(must(queue.stand(store.company, held.key)).place, 5); // not among them
        const auto line = must(QueueQueries(*store.database).line(store.company));
        QCOMPARE(line.size(), size_t(4));
        QCOMPARE(line[3].first, normal.key);
        QCOMPARE(line[3].second.wait, Millis{240'000});
        QVERIFY(must(queue.row(store.company, held.key)));
        QVERIFY(!must(queue.row(store.addCompany(u"other"_s), held.key)));
        QCOMPARE(must(queue.waiting(store.company)), 4);
        QCOMPARE(must(queue.expectedWait(store.addCompany(u"alone"_s), 1)), std::nullopt);
    }
    void aPlaceIsHowManyAreServedBefore()
    {
        StoreFixture store;
        QRandomGenerator random(7);
        struct One {
            SessionKey key;
            qint64 priority, due, since;
        };
        std::vector<One> line;
        for (int i = 0; i < 80; ++i) {
            Session session = store.addSession();
            session.tier = Tier::HumanAgent;
            session.status = Status::Escalated;
            // Few values each, so that every part of the order decides somewhere.
            session.priority = static_cast<Priority>(random.bounded(4));
            session.waitingSince = Timestamp{random.bounded(1, 4)};
            if (random.bounded(3) > 0)
                session.firstResponseDue = Timestamp{random.bounded(1, 4)};
            must(store.tables->sessions.update(session));
            line.push_back({session.key, static_cast<qint64>(session.priority),
                            session.firstResponseDue ? session.firstResponseDue->ms : 1'000, session.waitingSince->ms});
        }
        std::sort(line.begin(), line.end(), [](const One &a, const One &b) {
            return std::tuple(a.priority, a.due, a.since, a.key.value) <
                   std::tuple(b.priority, b.due, b.since, b.key.value);
        });
        const QueueQueries queue(*store.database);
        const auto all = must(QueueQueries(*store.database).line(store.company));
        QCOMPARE(all.size(), line.size());
        for (size_t i = 0; i < line.size(); ++i) {
            QCOMPARE(must(queue.stand(store.company, line[i].key)).place, static_cast<int>(i) + 1);
            QCOMPARE(all[i].first, line[i].key);
            QCOMPARE(all[i].second.place, static_cast<int>(i) + 1);
        }
    }
    void whatWasSentWithoutWordsIsToldByItsNames()
    {
        StoreFixture store;
        const Session session = store.addSession();
        Message sent;
        sent.session = session.key;
        sent.speaker = Speaker::Customer;
        sent.at = session.createdAt;
        sent.attachments = {{u"att_1"_s, u"torn \"seam\".png"_s, MediaType::Png, 10},
                            {u"att_2"_s, QString::fromUtf8("Beleg für Öl.pdf"), MediaType::Pdf, 10}};
        must(store.tables->messages.append(sent));
        const QueueQueries queue(*store.database);
        const auto row = must(queue.row(store.company, session.key));
        QCOMPARE(row->lastCustomerText, QString::fromUtf8("torn \"seam\".png, Beleg für Öl.pdf"));
        sent.text = u"And this."_s;
        must(store.tables->messages.append(sent));
        QCOMPARE(must(queue.row(store.company, session.key))->lastCustomerText, sent.text);
        sent.text.clear();
        sent.attachments.clear();
        must(store.tables->messages.append(sent));
        QCOMPARE(must(queue.row(store.company, session.key))->lastCustomerText, QString());
    }

    void aSessionIsReadWhole()
    {
        StoreFixture store;
        const CustomerId ada = store.addCustomer(u"c-1"_s, u"Ada"_s);
        const Session old = store.addSession({100}, [&](Session &s) { s.customer = ada; });
        const Session session = store.addSession({200}, [&](Session &s) { s.customer = ada; });
        for (int i = 0; i < 15; ++i)
            store.say(session, u"message %1"_s.arg(i), i % 5 == 0 ? std::optional(-.1 * i) : std::nullopt);
        store.escalate(session, Reason::CustomerRequest, {300});
        const SessionQueries queries(*store.database);
        const SessionDetail detail = *must(queries.detail(store.company, session.id));
        QCOMPARE(detail.messages.size(), 15U);
        QCOMPARE(detail.sentiments.size(), 3U);
        QCOMPARE(detail.escalations.size(), 1U);
        QCOMPARE(detail.customer->name, u"Ada"_s);
        QVERIFY(!must(queries.detail(store.company, u"unknown"_s)));
        const StoredTurnInput material = *must(queries.turnInput(session.company, session.id, 12, 50));
        QCOMPARE(material.messages.size(), 12U);
        QCOMPARE(material.messages.front().text, u"message 3"_s);
        QCOMPARE(must(queries.recentContacts(ada, {100})), 2);
        QCOMPARE(must(queries.recentContacts(ada, {101})), 1);
        QCOMPARE(must(queries.othersOf(session, 5)).at(0).id, old.id);
    }

    void theFiguresAreThoseOfThePeriodsSessions()
    {
        StoreFixture store;
        const auto add = [&](qint64 day, Tier tier, Status status, std::vector<double> scores) {
            Session made = store.addSession({Monday.ms + day * Day}, [&](Session &s) {
                s.tier = tier;
                s.status = status;
                s.messageCount = 4;
                if (status == Status::Resolved) {
                    s.resolvedAt = s.createdAt + Millis::seconds(300);
                    s.resolution = Resolution{};
                    s.resolution->type =
                        tier == Tier::AiRep ? ResolutionType::IssueResolved : ResolutionType::RefundProcessed;
                }
                if (!scores.empty()) {
                    s.score = scores.back();
                    s.sentiment = s.score <= -.8 ? Sentiment::Irate : Sentiment::Happy;
                }
            });
            for (double score : scores)
                store.say(made, u"x"_s, score);
            return made;
        };
        add(-1, Tier::AiRep, Status::Resolved, {-.9}); // the day before
        Session rated = add(0, Tier::AiRep, Status::Resolved, {-.9, .7});
        rated.rating = 5;
        must(store.tables->sessions.update(rated));
        add(0, Tier::AiRep, Status::Abandoned, {.7, -.9});
        const Session escalated = add(8, Tier::HumanAgent, Status::Resolved, {.7, .7});
        store.escalate(escalated, Reason::RefundRequest, escalated.createdAt + Millis::seconds(60), Tier::AiManager);
        store.escalate(escalated, Reason::CustomerRequest, escalated.createdAt + Millis::seconds(90));
        add(8, Tier::AiManager, Status::Active, {});
        add(10, Tier::AiRep, Status::Active, {}); // the day after

        const AnalyticsQueries queries(*store.database);
        const Analytics a = must(queries.analytics(store.company, Monday, {Monday.ms + 10 * Day}, GroupBy::Week));
        QCOMPARE(a.overview.sessions, 4);
        QCOMPARE(a.overview.resolved, 2);
        QCOMPARE(a.overview.resolutionRate(), 50.0);
        QCOMPARE(a.overview.averageSeconds, 300.0);
        QCOMPARE(a.averageMessages, 4.0);
        QCOMPARE(a.averageRating, 5.0);
        QCOMPARE(a.byTier.size(), 3U);
        QCOMPARE(a.byTier[0].second.sessions, 2);
        QCOMPARE(a.byTier[2].second.resolved, 1);
        QVERIFY(!a.byTier[1].second.averageSeconds);
        QCOMPARE(a.byChannel.size(), 1U);
        QCOMPARE(a.escalated, 1);
        QCOMPARE(a.byReason.size(), 1U);
        QCOMPARE(at(a.byReason, Reason::RefundRequest), 1);
        QCOMPARE(a.averageEscalationSeconds, 60.0);
        QCOMPARE(a.escalationRate, 25.0);
        QCOMPARE(a.bySentiment.size(), 6U);
        QCOMPARE(at(a.bySentiment, Sentiment::Happy), 2);
        QCOMPARE(at(a.bySentiment, Sentiment::Angry), 0);
        QCOMPARE(a.irateIncidents, 2);
        QCOMPARE(a.byResolution, (std::vector<std::pair<ResolutionType, qint64>>{
                                     {ResolutionType::IssueResolved, 1}, {ResolutionType::RefundProcessed, 1}}));
        QCOMPARE(a.sentimentImprovement, 100.0 / 3);
        QCOMPARE(a.series.size(), 2U);
        QCOMPARE(a.series[0].start, Monday);
        QCOMPARE(a.series[0].sums.sessions, 2);
        QCOMPARE(a.series[1].escalated, 1);
        QCOMPARE(a.series[0].byTier, (std::array<qint64, 3>{2, 0, 0}));
        QCOMPARE(a.series[1].byTier, (std::array<qint64, 3>{0, 1, 1}));
        QCOMPARE(must(queries.analytics(store.company, Monday, {Monday.ms + 10 * Day}, GroupBy::Day)).series.size(),
                 10U);
        QCOMPARE(
            must(queries.analytics(store.company, Monday, {Monday.ms + 31 * Day + 1}, GroupBy::Month)).series.size(),
            2U);
        const Analytics none = must(queries.analytics(store.company, {0}, {1}));
        QCOMPARE(none.overview.sessions, 0);
        QVERIFY(!none.overview.resolutionRate() && !none.escalationRate && !none.sentimentImprovement);
        const ActiveCounts active = must(queries.active(store.company));
        QCOMPARE(active.open, 2);
        QCOMPARE(active.byTier.size(), 3U);
    }

    void noHotQueryReadsAWholeTable_data()
    {
        QTest::addColumn<QString>("sql");
        const auto row = [](const char *name, const char *sql) { QTest::newRow(name) << QString::fromUtf8(sql); };
        row("a session by its public id", "select * from session where company = ? and public_id = ?");
        row("the newest sessions", "select * from session s where s.company = ? order by s.created_at desc, s.id desc");
        row("counting by state", "select count(*) from session s where s.company = ? and s.status = ? and s.tier = ?");
        row("a customer's recent contacts", "select count(*) from session where customer = ? and created_at >= ?");
        row("the idle clock", "select * from session s where s.idle_at <= ? order by s.idle_at limit ?");
        row("the snooze clock", "select * from session s where s.snoozed_until <= ? order by s.snoozed_until limit ?");
        row("follow-ups", "select * from session s where s.follow_up_at <= ? order by s.follow_up_at limit ?");
        row("the waiting queue",
            "select * from session s where s.company = ? and s.waiting_since is not null and s.holder is null");
        row("who holds what", "select * from session s where s.status in ('ACTIVE', 'ESCALATED') and s.holder = ?");
        row("a session's messages", "select * from message m where m.session = ? and m.id > ? order by m.id");
        row("a session's escalations", "select * from escalation where session = ? order by id");
        row("what was granted", "select sum(amount) from action where customer = ? and kind = ? and at >= ? and state "
                                "in ('pending', 'confirmed')");
        row("an order by its number", "select * from orders where company = ? and upper(number) = upper(?)");
        row("missed events", "select * from journal where company = ? and seq > ? order by seq limit ?");
        row("due deliveries", "select * from delivery where state = 'waiting' and next_at <= ? order by next_at");
        row("due rows of the outbox", "select id from outbox where state = 'pending' and channel = ? and next_at <= ?");
        row("the next of a lane", "select min(id) from outbox where lane = ? and state = 'pending'");
        row("old rows of the outbox", "select id from outbox where state = ? and done_at < ? limit ?");
        row("an endpoint's rows", "select * from outbox where company = ? and endpoint = ? order by id desc limit ?");
        row("a row's attempts", "select * from outbox_attempt where message = ? order by id");
        row("the audit of a command", "select seq, at from journal where company = ? and command = ? order by at desc, "
                                      "seq desc limit ?");
        row("the audit of a person", "select seq, at from journal where actor = ? and company = ? order by at desc, "
                                     "seq desc limit ?");
        row("a person's in the audit of a command", "select seq, at from journal where +actor = ? and company = ? and "
                                                    "command = ? order by at desc, seq desc limit ?");
        row("a file by its id", "select * from attachment where public_id = ? and company = ?");
        row("a session's files", "select count(*), sum(size) from attachment where session = ? and desk_user is null");
        row("whether a content is used", "select 1 from attachment where sha256 = ? limit 1");
        row("files that nobody sent", "select id from attachment where message is null and created_at < ? order by "
                                      "created_at limit ?");
    }
    void noHotQueryReadsAWholeTable()
    {
        QFETCH(QString, sql);
        StoreFixture store;
        Statement query = store.database->oneTimeStatement("explain query plan "_L1 + sql);
        for (qsizetype i = sql.count(u'?'); i > 0; --i)
            query.bind(1);
        const auto plan = must(rows::all(std::move(query), [](const Statement &row) { return row.text(3); }));
        QVERIFY(!plan.empty());
        for (const QString &step : plan)
            QVERIFY2(step.startsWith(u"SEARCH"), qPrintable(step));
    }
};

QTEST_GUILESS_MAIN(TestQueries)
#include "tst_queries.moc"
