#include "tests/core/store/StoreFixture.h"

using namespace tierdesk;
using namespace tierdesk::store;
using tierdesk::test::must;
using tierdesk::test::StoreFixture;

class TestRepositories final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aWordThatNobodyKnowsIsAnError_data()
    {
        QTest::addColumn<QString>("change");
        QTest::addColumn<QString>("column");
        QTest::newRow("status") << "status = 'FORGOTTEN'"
                                << "status";
        QTest::newRow("tier") << "tier = ''"
                              << "tier";
        QTest::newRow("category") << "category = 'WEATHER'"
                                  << "category";
        QTest::newRow("resolution") << "resolution = '{\"type\":\"LOST\"}'"
                                    << "resolution";
    }
    void aWordThatNobodyKnowsIsAnError()
    {
        QFETCH(QString, change);
        QFETCH(QString, column);
        StoreFixture store;
        const Session known = store.addSession({5000});
        const Session broken = store.addSession({6000});
        Statement spoil = store.database->statement(u"update session set %1 where id = ?"_s.arg(change));
        spoil.bind(broken.key);
        QVERIFY(spoil.finish().has_value());
        const auto read = store.tables->sessions.byKey(broken.key);
        QVERIFY(!read.has_value());
        QCOMPARE(read.error().fault, base::Fault::StorageFailed);
        QVERIFY2(read.error().message.contains(u"column "_s + column), qPrintable(read.error().message));
        const auto other = store.tables->sessions.byKey(known.key);
        QVERIFY(other.has_value() && other->has_value());
    }

    void aSessionComesBackAsItWasWritten()
    {
        StoreFixture store;
        const CustomerId customer = store.addCustomer(u"cust-1"_s, u"Ada"_s);
        Session s = store.addSession({5000}, [&](Session &made) {
            made.customer = customer;
            made.customerRef = u"cust-1"_s;
            made.isVerified = false;
            made.channel = Channel::Email;
            made.door = Door::Support;
            made.metadata = {{u"source"_s, u"website"_s}};
            made.previous = u"sess_0"_s;
        });
        QCOMPARE(must(store.tables->sessions.byKey(s.key))->updatedAt, Timestamp{5000});
        s.tier = Tier::HumanAgent;
        s.status = Status::Resolved;
        s.category = Category::Refund;
        s.summary = u"Wants 312.40 back – “now”"_s;
        s.score = -.625;
        s.sentiment = Sentiment::Angry;
        s.language = u"de"_s;
        s.complexity = .5;
        s.priority = Priority::Urgent;
        s.messageCount = 7;
        s.irateAnswers = 2;
        s.holder = UserId{3};
        s.dialogue = {{u"step"_s, 2}};
        s.brief = {{u"wanted"_s, u"a refund"_s}};
        s.tags = {u"vip"_s, u"late"_s};
        s.contact = u"+49 30 1"_s;
        s.pending = MessageId{9};
        s.resolution = Resolution{ResolutionType::RefundProcessed, u"paid"_s, {u"refund"_s}, true, Timestamp{90'000}};
        s.rating = 4;
        s.updatedAt = {6000};
        s.idleAt = Timestamp{1};
        s.waitingSince = Timestamp{2};
        s.claimedAt = Timestamp{3};
        s.snoozedUntil = Timestamp{4};
        s.firstResponseDue = Timestamp{5};
        s.resolutionDue = Timestamp{6};
        s.firstResponseAt = Timestamp{7};
        s.resolvedAt = Timestamp{8};
        s.version = 11;
        must(store.tables->sessions.update(s));
        const Session r = *must(store.tables->sessions.byPublicId(store.company, s.id));
        QCOMPARE(r.key, s.key);
        QCOMPARE(r.customer, customer);
        QCOMPARE(r.customerRef, s.customerRef);
        QCOMPARE(r.isVerified, false);
        QCOMPARE(r.channel, Channel::Email);
        QCOMPARE(r.door, Door::Support);
        QCOMPARE(r.metadata, s.metadata);
        QCOMPARE(r.previous, s.previous);
        QCOMPARE(r.createdAt, Timestamp{5000});
        QCOMPARE(r.tier, s.tier);
        QCOMPARE(r.status, s.status);
        QCOMPARE(r.category, s.category);
        QCOMPARE(r.summary, s.summary);
        QCOMPARE(r.score, s.score);
        QCOMPARE(r.sentiment, s.sentiment);
        QCOMPARE(r.language, s.language);
        QCOMPARE(r.complexity, s.complexity);
        QCOMPARE(r.priority, s.priority);
        QCOMPARE(r.messageCount, 7);
        QCOMPARE(r.irateAnswers, 2);
        QCOMPARE(r.holder, s.holder);
        QCOMPARE(r.dialogue, s.dialogue);
        QCOMPARE(r.brief, s.brief);
        QCOMPARE(r.tags, s.tags);
        QCOMPARE(r.contact, s.contact);
        QCOMPARE(r.pending, s.pending);
        QCOMPARE(toJson(*r.resolution), toJson(*s.resolution));
        QCOMPARE(r.rating, s.rating);
        QCOMPARE(r.updatedAt, s.updatedAt);
        QCOMPARE(r.idleAt, s.idleAt);
        QCOMPARE(r.waitingSince, s.waitingSince);
        QCOMPARE(r.claimedAt, s.claimedAt);
        QCOMPARE(r.snoozedUntil, s.snoozedUntil);
        QCOMPARE(r.firstResponseDue, s.firstResponseDue);
        QCOMPARE(r.resolutionDue, s.resolutionDue);
        QCOMPARE(r.firstResponseAt, s.firstResponseAt);
        QCOMPARE(r.resolvedAt, s.resolvedAt);
        QCOMPARE(r.version, 11);
    }

    void anUpdateFromAnOldVersionWritesNothing()
    {
        StoreFixture store;
        Session session = store.addSession();
        session.version = 1;
        session.summary = u"first"_s;
        QVERIFY(must(store.tables->sessions.updateFrom(session, 0)));
        session.summary = u"late"_s;
        QVERIFY(!must(store.tables->sessions.updateFrom(session, 0)));
        QCOMPARE(must(store.tables->sessions.byKey(session.key))->summary, u"first"_s);
    }

    void aTurnThatOnlyTalksWritesWhatAFullUpdateWould_data()
    {
        QTest::addColumn<bool>("isOnlyTalk");
        QTest::newRow("only the talk went on") << true;
        QTest::newRow("a label changed too") << false;
    }
    void aTurnThatOnlyTalksWritesWhatAFullUpdateWould()
    {
        QFETCH(bool, isOnlyTalk);
        StoreFixture store;
        const Session before = store.addSession();
        Session after = before;
        after.version = before.version + 1;
        after.updatedAt = before.updatedAt + Millis{77};
        after.idleAt = after.updatedAt + Millis::minutes(30);
        after.messageCount = 9;
        after.score = -.4;
        after.sentiment = Sentiment::Frustrated;
        after.category = Category::Shipping;
        after.language = u"de"_s;
        after.complexity = .3;
        after.irateAnswers = 2;
        after.summary = u"where it is"_s;
        after.dialogue = QJsonObject{{u"asked"_s, u"order"_s}};
        if (!isOnlyTalk)
            after.tags = {u"late"_s};
        QVERIFY(must(store.tables->sessions.updateFrom(after, before)));
        const Session stored = *must(store.tables->sessions.byKey(before.key));
        QCOMPARE(stored.version, after.version);
        QCOMPARE(stored.updatedAt, after.updatedAt);
        QCOMPARE(stored.idleAt, after.idleAt);
        QCOMPARE(stored.messageCount, 9);
        QCOMPARE(stored.score, -.4);
        QCOMPARE(stored.sentiment, Sentiment::Frustrated);
        QCOMPARE(stored.category, std::optional(Category::Shipping));
        QCOMPARE(stored.language, u"de"_s);
        QCOMPARE(stored.complexity, .3);
        QCOMPARE(stored.irateAnswers, 2);
        QCOMPARE(stored.summary, after.summary);
        QCOMPARE(stored.dialogue, after.dialogue);
        QCOMPARE(stored.tags, after.tags);
        QCOMPARE(stored.status, before.status);
        QVERIFY2(!must(store.tables->sessions.updateFrom(after, before)), "the basis has passed");
    }

    void anUpdateOfNoSessionIsNotFound()
    {
        StoreFixture store;
        Session session = store.addSession();
        session.key = SessionKey{999};
        QCOMPARE(store.tables->sessions.update(session).error().fault, base::Fault::NotFound);
    }

    void theSamePublicIdMayStandInTwoCompanies()
    {
        StoreFixture store;
        const CompanyId other = store.addCompany(u"other"_s);
        const Session ours = store.addSession();
        QVERIFY(!must(store.tables->sessions.byPublicId(other, ours.id)));
        Session theirs = ours;
        theirs.company = other;
        theirs.key = must(store.tables->sessions.insert(theirs));
        QCOMPARE(must(store.tables->sessions.byPublicId(other, ours.id))->key, theirs.key);
        QCOMPARE(must(store.tables->sessions.byPublicId(store.company, ours.id))->key, ours.key);
    }

    void theClocksFindWhatIsDueEarliestFirst()
    {
        StoreFixture store;
        QVERIFY(!must(store.tables->sessions.nextDue()));
        const Session late = store.addSession({1}, [](Session &s) { s.idleAt = Timestamp{300}; });
        const Session early = store.addSession({1}, [](Session &s) { s.idleAt = Timestamp{200}; });
        const Session asleep = store.addSession({1}, [](Session &s) { s.snoozedUntil = Timestamp{150}; });
        const Session again = store.addSession({1}, [](Session &s) {
            s.status = Status::Resolved;
            s.resolution = Resolution{ResolutionType::IssueResolved, {}, {}, true, Timestamp{120}};
        });
        store.addSession({1}, [](Session &s) { // taken up again: its follow-up has been seen to
            s.resolution = Resolution{ResolutionType::IssueResolved, {}, {}, true, Timestamp{110}};
        });
        QCOMPARE(must(store.tables->sessions.nextDue()), Timestamp{120});
        const auto idle = must(store.tables->sessions.idleBefore({300}, 10));
        QCOMPARE(idle.size(), 2U);
        QCOMPARE(idle[0].key, early.key);
        QCOMPARE(idle[1].key, late.key);
        QCOMPARE(must(store.tables->sessions.idleBefore({299}, 10)).size(), 1U);
        QCOMPARE(must(store.tables->sessions.idleBefore({300}, 1)).size(), 1U);
        QCOMPARE(must(store.tables->sessions.snoozedBefore({150}, 10)).at(0).key, asleep.key);
        QVERIFY(must(store.tables->sessions.snoozedBefore({149}, 10)).empty());
        const auto followUps = must(store.tables->sessions.followUpsBefore({120}, 10));
        QCOMPARE(followUps.size(), 1U);
        QCOMPARE(followUps[0].key, again.key);
    }

    void acceptedMessagesWaitInTheirOrderUntilTheyAreAnswered()
    {
        StoreFixture store;
        const Session session = store.addSession();
        const MessageId first = store.say(session, u"One"_s);
        const MessageId second = store.say(session, u"Two"_s);
        const MessageId third = store.say(store.addSession(), u"Three"_s);
        Messages &messages = store.tables->messages;
        for (const MessageId each : {third, first, second})
            must(messages.beginWait(each));
        must(messages.endWait(second));
        must(messages.endWait(second)); // one that does not wait is no failure
        const auto waiting = must(messages.waiting());
        QCOMPARE(waiting.size(), 2U);
        QCOMPARE(waiting[0].id, first);
        QCOMPARE(waiting[1].id, third);
        QCOMPARE(waiting[1].text, u"Three"_s);
    }

    void messagesComeBackInOrderAndNotesOnlyWhenAskedFor()
    {
        StoreFixture store;
        const Session session = store.addSession();
        Message answer;
        answer.session = session.key;
        answer.speaker = Speaker::AiRep;
        answer.text = u"Ihr Paket 📦 kommt morgen"_s;
        answer.answer = AnswerFacts{u"tierdesk-local"_s, 1, 2, 3, {u"order_lookup"_s}, {}, {u"kb-1"_s}};
        const MessageId first = store.say(session, u"wo ist es?"_s, -.3);
        const MessageId second = must(store.tables->messages.append(answer));
        Message note;
        note.session = session.key;
        note.speaker = Speaker::HumanAgent;
        note.isInternal = true;
        note.author = UserId{4};
        note.authorName = u"Kim"_s;
        note.text = u"call the carrier"_s;
        const MessageId third = must(store.tables->messages.append(note));
        QVERIFY(first < second && second < third);

        const auto all = must(store.tables->messages.of(session.key));
        QCOMPARE(all.size(), 3U);
        QCOMPARE(all[0].score, -.3);
        QVERIFY(!all[1].score);
        QCOMPARE(all[1].text, answer.text);
        QCOMPARE(toJson(*all[1].answer), toJson(*answer.answer));
        QVERIFY(all[2].isInternal);
        QCOMPARE(all[2].authorName, note.authorName);
        QCOMPARE(must(store.tables->messages.of(session.key, first, 1)).at(0).id, second);
        const auto last = must(store.tables->messages.lastOf(session.key, 1));
        QCOMPARE(last.at(0).id, second);
        QCOMPARE(must(store.tables->messages.lastOf(session.key, 2, true)).at(1).id, third);
    }

    void ticketsCountUpWithinACompanyAndYearWithoutGaps()
    {
        StoreFixture store;
        const CompanyId other = store.addCompany(u"other"_s);
        QCOMPARE(must(store.tables->tickets.next(store.company, 2026)), u"TKT-2026-000001"_s);
        QCOMPARE(must(store.tables->tickets.next(store.company, 2026)), u"TKT-2026-000002"_s);
        QCOMPARE(must(store.tables->tickets.next(store.company, 2027)), u"TKT-2027-000001"_s);
        QCOMPARE(must(store.tables->tickets.next(other, 2026)), u"TKT-2026-000001"_s);
        must(store.database->begin());
        must(store.tables->tickets.next(store.company, 2026));
        store.database->rollback();
        QCOMPARE(must(store.tables->tickets.next(store.company, 2026)), u"TKT-2026-000003"_s);
    }

    void anEscalationIsFoundByEitherNumberAndOnlyInItsCompany()
    {
        StoreFixture store;
        const CompanyId other = store.addCompany(u"other"_s);
        const Session session = store.addSession({1}, [](Session &s) { s.customer = CustomerId{7}; });
        const EscalationId id = store.escalate(session, Reason::LegalMention, {500});
        Escalation escalation = must(store.tables->escalations.ofSession(session.key)).at(0);
        QCOMPARE(escalation.id, id);
        QCOMPARE(escalation.reasons, (std::vector{Reason::LegalMention}));
        QCOMPARE(must(store.tables->escalations.byNumber(store.company, escalation.publicId))->id, id);
        QCOMPARE(must(store.tables->escalations.byNumber(store.company, escalation.ticket))->id, id);
        QVERIFY(!must(store.tables->escalations.byNumber(other, escalation.ticket)));
        QVERIFY(must(store.tables->escalations.openOf(session.key)));
        QVERIFY(!must(store.tables->escalations.hasEarlier(CustomerId{7}, SessionKey{})));
        escalation.endedAt = Timestamp{900};
        must(store.tables->escalations.update(escalation));
        QVERIFY(!must(store.tables->escalations.openOf(session.key)));
        QVERIFY(must(store.tables->escalations.hasEarlier(CustomerId{7}, SessionKey{})));
        QVERIFY(!must(store.tables->escalations.hasEarlier(CustomerId{7}, session.key)));
    }

    void whatWasGrantedIsSummedOverSessionsAndTiersWithinThePeriod_data()
    {
        QTest::addColumn<qint64>("since");
        QTest::addColumn<QString>("kind");
        QTest::addColumn<qint64>("sum");
        QTest::newRow("pending and confirmed refunds of every tier") << qint64{0} << u"refund"_s << 3500LL;
        QTest::newRow("only from the period's start on") << qint64{200} << u"refund"_s << 2500LL;
        QTest::newRow("the start itself is within") << qint64{100} << u"refund"_s << 3500LL;
        QTest::newRow("a credit is no refund") << qint64{0} << u"credit"_s << 700LL;
        QTest::newRow("nothing yet of a kind") << qint64{0} << u"replacement"_s << 0LL;
    }
    void whatWasGrantedIsSummedOverSessionsAndTiersWithinThePeriod()
    {
        QFETCH(qint64, since);
        QFETCH(QString, kind);
        QFETCH(qint64, sum);
        StoreFixture store;
        const auto grant = [&store](qint64 customer, ActionKind what, qint64 minor, qint64 at, ActionState state,
                                    Tier tier) {
            Action action;
            action.company = store.company;
            action.session = store.addSession().key;
            action.customer = CustomerId{customer};
            action.request.kind = what;
            action.request.amount = Money{minor};
            action.state = state;
            action.tier = tier;
            action.at = {at};
            must(store.tables->actions.insert(action));
        };
        grant(1, ActionKind::Refund, 1000, 100, ActionState::Confirmed, Tier::AiRep);
        grant(1, ActionKind::Refund, 2500, 200, ActionState::Pending, Tier::HumanAgent);
        grant(1, ActionKind::Refund, 9000, 300, ActionState::Refused, Tier::AiRep);
        grant(1, ActionKind::Refund, 8000, 300, ActionState::Failed, Tier::AiRep);
        grant(1, ActionKind::Credit, 700, 300, ActionState::Confirmed, Tier::AiRep);
        grant(2, ActionKind::Refund, 5000, 300, ActionState::Confirmed, Tier::AiRep);
        QCOMPARE(must(store.tables->actions.grantedSum(CustomerId{1}, *fromWord<ActionKind>(kind), {since})), sum);
    }

    void anActionHappensOnceForItsKey()
    {
        StoreFixture store;
        Action action;
        action.company = store.company;
        action.session = store.addSession().key;
        action.customer = CustomerId{1};
        action.request.kind = ActionKind::Credit;
        action.request.amount = Money{1234, {'E', 'U', 'R'}};
        action.request.idempotencyKey = u"m1-credit"_s;
        action.request.arguments = {{u"reason"_s, u"late"_s}};
        action.verdict.isAllowed = true;
        action.verdict.rule = u"within_limit"_s;
        action.verdict.limit = Money{5000, {'E', 'U', 'R'}};
        action.state = ActionState::Pending;
        action.id = must(store.tables->actions.insert(action));
        QCOMPARE(store.tables->actions.insert(action).error().fault, base::Fault::Conflict);
        const Action found = *must(store.tables->actions.byIdempotencyKey(store.company, u"m1-credit"_s));
        QCOMPARE(found.id, action.id);
        QCOMPARE(*found.request.amount, *action.request.amount);
        QCOMPARE(found.request.arguments, action.request.arguments);
        QCOMPARE(toJson(found.verdict), toJson(action.verdict));
        QCOMPARE(must(store.tables->actions.pending()).size(), 1U);
        action.state = ActionState::Confirmed;
        action.reference = u"R-1"_s;
        action.settledAt = Timestamp{77};
        must(store.tables->actions.update(action));
        QVERIFY(must(store.tables->actions.pending()).empty());
        QCOMPARE(must(store.tables->actions.byId(action.id))->reference, u"R-1"_s);

        action.request.idempotencyKey.clear();
        must(store.tables->actions.insert(action));
        must(store.tables->actions.insert(action));
        QVERIFY(!must(store.tables->actions.byIdempotencyKey(store.company, QString())));
    }

    void anOrderComesBackExactAndByItsNumberInAnyCase()
    {
        StoreFixture store;
        Order order;
        order.company = store.company;
        order.customer = store.addCustomer(u"c"_s, u"Ada"_s);
        order.number = u"Ord-9876"_s;
        order.status = OrderStatus::Shipped;
        order.placedAt = {1'000'000};
        const std::array<char, 3> dinar{'K', 'W', 'D'};
        order.items = {{u"SKU"_s, u"Lamp"_s, u"blue"_s, 2, Money{12'345, dinar}, 1, 0}};
        order.total = order.paid = Money{9'007'199'254'740'993, dinar}; // more than a double holds
        order.refunded = Money{1, dinar};
        order.payments = {{u"card"_s, u"4242"_s, Money{5, dinar}, Timestamp{9}}};
        order.address.city = u"Köln"_s;
        order.shipments = {{u"DHL"_s, u"JJD"_s, u"in_transit"_s, Timestamp{1}, std::nullopt, Timestamp{3}, u"Bonn"_s}};
        order.id = must(store.tables->orders.upsert(order));
        const Order found = *must(store.tables->orders.byNumber(store.company, u"oRD-9876"_s));
        QCOMPARE(found.id, order.id);
        QCOMPARE(found.number, order.number);
        QCOMPARE(found.total, order.total);
        QCOMPARE(found.refunded, order.refunded);
        QCOMPARE(found.items.at(0).price, order.items[0].price);
        QCOMPARE(found.items.at(0).returned, 1);
        QCOMPARE(found.payments.at(0).last4, u"4242"_s);
        QCOMPARE(found.address, order.address);
        QCOMPARE(found.shipments.at(0).deliveredAt, Timestamp{3});
        QVERIFY(!found.shipments.at(0).estimatedAt);
        order.number = u"ORD-9876"_s;
        order.status = OrderStatus::Delivered;
        QCOMPARE(must(store.tables->orders.upsert(order)), order.id);
        QCOMPARE(must(store.tables->orders.ofCustomer(order.customer, 5)).at(0).status, OrderStatus::Delivered);
        const CompanyId other = store.addCompany(u"other"_s);
        QVERIFY(!must(store.tables->orders.byNumber(other, order.number)));
    }

    void aCustomerWhoBecomesKnownKeepsTheSessionsOpenedBefore()
    {
        StoreFixture store;
        const Session session = store.addSession({1}, [](Session &s) { s.customerRef = u"late-comer"_s; });
        const CustomerId id = store.addCustomer(u"late-comer"_s, u"Ada"_s);
        QCOMPARE(must(store.tables->sessions.byKey(session.key))->customer, id);
        QCOMPARE(store.addCustomer(u"late-comer"_s, u"Ada Lovelace"_s), id);
        QCOMPARE(must(store.tables->customers.byEmail(store.company, u"LATE-comer@Example.com"_s))->name,
                 u"Ada Lovelace"_s);
    }

    void stockDoesNotFallBelowZero()
    {
        StoreFixture store;
        Product product;
        product.company = store.company;
        product.sku = u"L-1"_s;
        product.name = u"Stehlampe Größe M"_s;
        product.stock = 2;
        must(store.tables->products.upsert(product));
        must(store.tables->products.changeStock(store.company, product.sku, -2));
        const auto refused = store.tables->products.changeStock(store.company, product.sku, -1);
        QCOMPARE(refused.error().fault, base::Fault::Conflict);
        QCOMPARE(store.tables->products.changeStock(store.company, u"none"_s, 1).error().fault, base::Fault::NotFound);
        QCOMPARE(must(store.tables->products.search(store.company, u"GROSSE lampe"_s, 5)).size(), 1U);
        QVERIFY(must(store.tables->products.search(store.company, u"lampe xl"_s, 5)).empty());
    }

    void aCompanysPlansAreEachNamedOnce()
    {
        StoreFixture store;
        const auto sell = [&store](const char16_t *sku, const char16_t *name, const char16_t *description) {
            Product product;
            product.company = store.company;
            product.sku = QStringView(sku).toString();
            product.name = QStringView(name).toString();
            product.description = QStringView(description).toString();
            must(store.tables->products.upsert(product));
        };
        sell(u"P-1", u"Annual Plan", u"");
        sell(u"P-2", u"Trail Club membership", u"");
        sell(u"P-3", u"Floor lamp", u"goes with every plan");
        QCOMPARE(must(store.tables->products.planNames(store.company)),
                 (QStringList{u"Annual Plan"_s, u"Trail Club membership"_s}));

        const char16_t *const plans[] = {u"Plus", u"Basic", u"Plus", u"Basic", u"Founders"};
        for (int i = 0; i < 5; ++i) {
            Subscription subscription;
            subscription.company = store.company;
            subscription.ref = u"SUB-%1"_s.arg(i);
            subscription.plan = QStringView(plans[i]).toString();
            must(store.tables->subscriptions.upsert(subscription));
        }
        QCOMPARE(must(store.tables->subscriptions.plans(store.company, 9)),
                 (QStringList{u"Basic"_s, u"Founders"_s, u"Plus"_s}));
        QCOMPARE(must(store.tables->subscriptions.plans(store.company, 2)).size(), 2);
    }

    void anArticlesVersionRisesWithItsWordsOnly()
    {
        StoreFixture store;
        Article article;
        article.company = store.company;
        article.ref = u"kb-1"_s;
        article.title = u"Returns"_s;
        must(store.tables->articles.upsert(article));
        article.updatedAt = {99};
        must(store.tables->articles.upsert(article));
        QCOMPARE(must(store.tables->articles.byRef(store.company, article.ref))->version, 1);
        article.body = u"Within 30 days."_s;
        must(store.tables->articles.upsert(article));
        QCOMPARE(must(store.tables->articles.byRef(store.company, article.ref))->version, 2);
        QVERIFY(must(store.tables->articles.remove(store.company, article.ref)));
        QVERIFY(!must(store.tables->articles.remove(store.company, article.ref)));
    }

    void aConfigSavedByTwoGoesToTheFirst()
    {
        StoreFixture store;
        CompanyConfig config = defaultConfig();
        config.isEnabled = false;
        config.irate.triggerKeywords = {u"unglaublich"_s};
        QCOMPARE(must(store.tables->companies.saveConfig(store.company, config, 1, u"kim"_s, {50})), 2);
        const auto late = store.tables->companies.saveConfig(store.company, config, 1, u"lee"_s, {60});
        QCOMPARE(late.error().fault, base::Fault::Conflict);
        QCOMPARE(late.error().details[u"version"].toInt(), 2);
        const Company company = *must(store.tables->companies.byKey(u"acme"_s));
        QCOMPARE(company.configVersion, 2);
        QCOMPARE(toJson(company.config), toJson(config));
        const auto history = must(store.tables->companies.history(store.company, 10));
        QCOMPARE(history.size(), 2U);
        QCOMPARE(history[0].who, u"kim"_s);
        QCOMPARE(history[0].before, history[1].after);
        QVERIFY(history[1].before.isEmpty());
    }

    void aUserIsFoundByEmailInAnyCaseWithHomeFirst()
    {
        StoreFixture store;
        const CompanyId other = store.addCompany(u"other"_s);
        User user;
        user.company = other;
        user.companies = {store.company};
        user.email = u"Kim@Example.com"_s;
        user.name = u"Kim"_s;
        user.passwordHash = "hash";
        user.id = must(store.tables->users.insert(user));
        User found = *must(store.tables->users.byEmail(u"KIM@example.COM"_s));
        QCOMPARE(found.companies, (std::vector{other, store.company}));
        QCOMPARE(store.tables->users.insert(user).error().fault, base::Fault::Conflict);
        QCOMPARE(must(store.tables->users.all(store.company)).size(), 1U);
        found.companies = {other};
        must(store.tables->users.update(found));
        QVERIFY(must(store.tables->users.all(store.company)).empty());
    }

    void tokensAndCredentialsEnd()
    {
        StoreFixture store;
        const UserId user = store.addUser(u"kim@x.com"_s, u"Kim"_s);
        must(store.tables->tokens.insert({"one", user, {1}, {100}}));
        must(store.tables->tokens.insert({"two", user, {1}, {200}}));
        QCOMPARE(must(store.tables->tokens.valid({100})).size(), 1U);
        must(store.tables->tokens.removeExpired({100}));
        QVERIFY(!must(store.tables->tokens.byHash("one")));
        QVERIFY(must(store.tables->tokens.remove("two")));
        QVERIFY(!must(store.tables->tokens.remove("two")));

        Credential key;
        key.company = store.company;
        key.kind = CredentialKind::AccessKey;
        key.publicId = u"AKIA1"_s;
        key.sealed = QByteArray("\0sealed\xff", 8);
        key.scopes = {u"platform"_s};
        key.id = must(store.tables->credentials.insert(key));
        QCOMPARE(must(store.tables->credentials.byId(key.id))->sealed, key.sealed);
        QCOMPARE(store.tables->credentials.insert(key).error().fault, base::Fault::Conflict);
        const CompanyId other = store.addCompany(u"other"_s);
        QVERIFY(!must(store.tables->credentials.revoke(other, key.id, {9})));
        QVERIFY(must(store.tables->credentials.revoke(store.company, key.id, {9})));
        QVERIFY(!must(store.tables->credentials.revoke(store.company, key.id, {10})));
        QCOMPARE(must(store.tables->credentials.all(store.company)).at(0).revokedAt, Timestamp{9});
    }

    void credentialsFromBeforeRolesAreAdmins()
    {
        StoreFixture store;
        Credential token;
        token.company = store.company;
        token.kind = CredentialKind::Jwt;
        token.publicId = u"old"_s;
        const CredentialId old = must(store.tables->credentials.insert(token));
        token.publicId = u"revoked"_s;
        token.revokedAt = Timestamp{1};
        const CredentialId revoked = must(store.tables->credentials.insert(token));
        Credential key;
        key.company = store.company;
        key.kind = CredentialKind::ApiKey;
        key.hash = "hash";
        const CredentialId other = must(store.tables->credentials.insert(key));
        must(store.database->oneTimeStatement(u"update credential set role = ''"_s).finish());
        token.publicId = u"new"_s;
        token.revokedAt.reset();
        token.role = ClientRole::Customer;
        const CredentialId fresh = must(store.tables->credentials.insert(token));

        const auto settled = must(store.tables->credentials.settleRoles());
        QCOMPARE(settled.size(), 1U);
        QCOMPARE(settled.front().id, old);
        QCOMPARE(must(store.tables->credentials.byId(old))->role, ClientRole::Admin);
        QCOMPARE(must(store.tables->credentials.byId(revoked))->role, ClientRole::Admin);
        QCOMPARE(must(store.tables->credentials.byId(other))->role, ClientRole::Service);
        QCOMPARE(must(store.tables->credentials.byId(fresh))->role, ClientRole::Customer);
        QVERIFY(must(store.tables->credentials.settleRoles()).empty()); // said once
    }

    void theJournalGivesAConsoleWhatItMissedInOrder()
    {
        StoreFixture store;
        const CompanyId other = store.addCompany(u"other"_s);
        const Session session = store.addSession();
        const auto append = [&](CompanyId company, const char *command, const char *event) {
            JournalEntry entry;
            entry.company = company;
            entry.at = {100};
            entry.actor = {Actor::Kind::User, UserId{3}, u"kim@x.com"_s, u"desk ::1"_s};
            entry.command = QLatin1String(command);
            entry.session = session.key;
            entry.subject = session.id;
            entry.after = "{\"a\":1}";
            entry.event = QLatin1String(event);
            entry.payload = "[{}]";
            return must(store.tables->journal.append(entry));
        };
        const qint64 first = append(store.company, "session.create", "session.created");
        append(store.company, "session.touch", "");
        const qint64 third = append(other, "session.message", "message.created");
        const qint64 fourth = append(store.company, "sessions", "x");
        QCOMPARE(must(store.tables->journal.last()), fourth);

        const auto all = must(store.tables->journal.after({store.company, other}, 0, 10));
        QCOMPARE(all.size(), 3U);
        QCOMPARE(all[0].seq, first);
        QCOMPARE(all[0].sessionId, session.id);
        QCOMPARE(all[0].actor.name, u"kim@x.com"_s);
        QCOMPARE(all[0].after, QByteArray("{\"a\":1}"));
        QCOMPARE(all[1].seq, third);
        QCOMPARE(must(store.tables->journal.after({store.company, other}, first, 1)).at(0).seq, third);
        QCOMPARE(must(store.tables->journal.after({other}, 0, 10)).size(), 1U);
        QVERIFY(must(store.tables->journal.after({store.company}, fourth, 10)).empty());

        JournalFilter filter;
        filter.company = store.company;
        filter.command = u"session"_s;
        const auto listed = must(store.tables->journal.list(filter));
        QCOMPARE(listed.size(), 2U);
        QVERIFY(listed[0].seq > listed[1].seq);
        filter.before = listed[0].seq;
        QCOMPARE(must(store.tables->journal.list(filter)).size(), 1U);
        filter.actorKind = Actor::Kind::Client;
        QVERIFY(must(store.tables->journal.list(filter)).empty());
    }

    void theFirstAnswerStaysUntilItIsSwept()
    {
        StoreFixture store;
        const QString scope = u"cs 1"_s;
        const QString key = u"k"_s;
        must(store.tables->idempotency.store(store.company, scope, key, {"h", 201, "application/json", "{}", {50}}));
        const auto found = must(store.tables->idempotency.find(store.company, scope, key));
        QCOMPARE(found->status, 201);
        QCOMPARE(found->body, QByteArray("{}"));
        QVERIFY(!must(store.tables->idempotency.find(store.company, u"cs 2"_s, key)));
        QCOMPARE(must(store.tables->idempotency.removeBefore({50})), 0);
        QCOMPARE(must(store.tables->idempotency.removeBefore({51})), 1);
        QVERIFY(!must(store.tables->idempotency.find(store.company, scope, key)));
    }

    void deliveriesAreDueUntilTheyAreDone()
    {
        StoreFixture store;
        Delivery delivery;
        delivery.company = store.company;
        delivery.event = u"session.created"_s;
        delivery.target = u"https://example.com"_s;
        delivery.body = "{}";
        delivery.nextAt = {100};
        delivery.id = must(store.tables->deliveries.append(delivery));
        QCOMPARE(must(store.tables->deliveries.nextDue()), Timestamp{100});
        QVERIFY(must(store.tables->deliveries.due({99}, 5)).empty());
        QCOMPARE(must(store.tables->deliveries.due({100}, 5)).at(0).id, delivery.id);
        delivery.state = DeliveryState::Delivered;
        delivery.attempts = 1;
        must(store.tables->deliveries.update(delivery));
        QVERIFY(must(store.tables->deliveries.due({999}, 5)).empty());
        QVERIFY(!must(store.tables->deliveries.nextDue()));
    }

    void settingsOfACompanyAreItsOwn()
    {
        StoreFixture store;
        must(store.tables->settings.setValue(u"a"_s, u"all"_s));
        must(store.tables->settings.setValue(u"a"_s, u"ours"_s, store.company));
        QCOMPARE(must(store.tables->settings.value(u"a"_s)), u"all"_s);
        must(store.tables->settings.remove(u"a"_s));
        QVERIFY(!must(store.tables->settings.value(u"a"_s)));
        QCOMPARE(must(store.tables->settings.value(u"a"_s, store.company)), u"ours"_s);
    }
};

QTEST_GUILESS_MAIN(TestRepositories)
#include "tst_repositories.moc"
