#include "core/doors/deskapi/Codec.h"

#include "core/base/Json.h"
#include "core/doors/deskapi/Events.h"

#include <QtTest/QTest>

using namespace tierdesk;
using namespace tierdesk::deskapi;

namespace {

constexpr Timestamp noon{1'766'145'600'000};

Money usd(qint64 cents)
{
    return {cents, {'U', 'S', 'D'}};
}

SessionRow fullRow()
{
    SessionRow row;
    row.id = u"sess_8f21"_s;
    row.customerRef = u"cust-1"_s;
    row.customerName = u"Dana Whitfield"_s;
    row.isVip = true;
    row.isVerified = false;
    row.channel = Channel::Email;
    row.door = Door::Support;
    row.tier = Tier::HumanAgent;
    row.status = Status::Escalated;
    row.category = Category::Refund;
    row.summary = u"Refund of $312.40 for a tent that arrived torn"_s;
    row.preview = u"TEN dollars?!"_s;
    row.score = -.85;
    row.sentiment = Sentiment::Irate;
    row.language = u"en"_s;
    row.priority = Priority::Urgent;
    row.reason = Reason::RefundOverThreshold;
    row.ticket = u"TKT-2026-000123"_s;
    row.messageCount = 5;
    row.tags = {u"tent"_s, u"batch-7"_s};
    row.holder = {7};
    row.holderName = u"Marek"_s;
    row.resolution = Resolution{.type = ResolutionType::RefundProcessed,
                                .summary = u"paid back"_s,
                                .actionsTaken = {u"refund"_s},
                                .isFollowUpRequired = true,
                                .followUpAt = noon + Millis::days(2)};
    row.rating = 4;
    row.createdAt = noon;
    row.updatedAt = noon + Millis{1};
    row.waitingSince = noon + Millis{2};
    row.firstResponseDue = noon + Millis::minutes(5);
    row.version = 9;
    return row;
}

Message fullMessage()
{
    Message message;
    message.id = {17};
    message.speaker = Speaker::AiManager;
    message.isInternal = true;
    message.text = u"You are right — \u00e9\u4e16"_s;
    message.at = noon;
    message.score = -.25;
    message.sentiment = Sentiment::Frustrated;
    message.trigger = u"torn seam"_s;
    message.answer = AnswerFacts{.model = u"tierdesk-local"_s,
                                 .tokensIn = 1,
                                 .tokensOut = 2,
                                 .latencyMs = 30,
                                 .actionsTaken = {u"order_lookup"_s},
                                 .suggestedActions = {},
                                 .articles = {u"returns"_s}};
    message.author = {7};
    message.authorName = u"Marek"_s;
    return message;
}

Action fullAction()
{
    Action action;
    action.id = {3};
    action.request.kind = ActionKind::Refund;
    action.request.orderNumber = u"ORD-9876"_s;
    action.request.amount = usd(31240);
    action.request.arguments = {{u"reason"_s, u"torn"_s}};
    action.request.idempotencyKey = u"k1"_s;
    action.verdict.isAllowed = true;
    action.verdict.rule = u"within_limit"_s;
    action.verdict.requested = usd(31240);
    action.verdict.limit = usd(100'000);
    action.verdict.used = usd(0);
    action.verdict.remaining = usd(68'760);
    action.verdict.configVersion = 3;
    action.state = ActionState::Confirmed;
    action.tier = Tier::HumanAgent;
    action.user = {7};
    action.reference = u"re_1"_s;
    action.at = noon;
    action.settledAt = noon;
    return action;
}

HeldReply fullHeld()
{
    HeldReply held;
    held.id = {5};
    held.user = {7};
    held.userName = u"Marek"_s;
    held.text = u"Not so."_s;
    held.at = noon;
    held.sendAt = noon + Millis::seconds(5);
    held.state = HeldState::Dropped;
    held.reason = DropReason::SessionClosed;
    return held;
}

/// What went out comes back, and goes out again as the same text.
template<class T>
void checkRoundTrip(const T &value)
{
    const QJsonObject json = encode(value);
    const auto parsed = base::parseJsonObject(base::toJson(json));
    QVERIFY(parsed);
    const auto back = decode<T>(*parsed);
    QVERIFY2(back, back ? "" : qPrintable(back.error().message));
    QCOMPARE(base::toJson(encode(*back)), base::toJson(json));
    // A value that lost its members would also come back the same: it must not equal an empty one.
    QVERIFY(base::toJson(encode(T{})) != base::toJson(json));
}

} // namespace

class TestCodec final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void repliesComeBackAsTheyWent()
    {
        checkRoundTrip(fullRow());
        checkRoundTrip(fullMessage());
        checkRoundTrip(fullAction());
        checkRoundTrip(Queue{QueueView::Mine, {fullRow()}, {7, 3, 5, 1}, 42, noon});
        checkRoundTrip(SessionPage{{fullRow(), SessionRow{}}, 120, 50, 50, u"WyJpZCJd"_s});
        checkRoundTrip(Handled{fullRow(), fullMessage(), fullAction(), fullHeld()});
        checkRoundTrip(Reply{u"Hello"_s, MaxUndoFor, {}, AfterReply::Wait});
        ServerStatus status;
        status.version = u"1.2.3"_s;
        status.listen = {u"https://127.0.0.1:8080"_s};
        status.isTls = true;
        status.models = {{Tier::AiManager, u"local"_s, ServerStatus::ModelState::Degraded}};
        status.p95TurnMs = 1.5;
        status.slaMetToday = .75;
        status.startedAt = noon;
        checkRoundTrip(status);
        SentimentSeries series;
        series.from = noon;
        series.words.counts = {{Sentiment::Happy, 2}, {Sentiment::Irate, 1}};
        series.buckets = {{noon, 3, -.5, series.words}};
        checkRoundTrip(series);
        checkRoundTrip(SignedIn{u"td_x"_s,
                                u"tdd_x"_s,
                                noon,
                                {{7},
                                 u"m@acme.example"_s,
                                 u"Marek"_s,
                                 Role::Supervisor,
                                 Presence::Away,
                                 u"acme"_s,
                                 {u"acme"_s, u"beta"_s},
                                 noon},
                                {{u"acme"_s, u"Acme"_s, u"EUR"_s, false}}});
        checkRoundTrip(CreatedCredential{{{4},
                                          CredentialKind::Jwt,
                                          u"shop"_s,
                                          u"kid-1"_s,
                                          u"HS256"_s,
                                          u"cs"_s,
                                          ClientRole::Customer,
                                          {u"cs"_s},
                                          noon,
                                          noon,
                                          std::nullopt},
                                         u"secret"_s});
        checkRoundTrip(Upserted{2, {{1, u"number is required"_s, u"number"_s}}});
        checkRoundTrip(AuditPage{
            {{9, noon, Actor::Kind::User, u"m"_s, u"desk ::1"_s, u"session.claim"_s, u"s"_s, u"s"_s, {}, {}}}, 9});
        checkRoundTrip(ConfigVersions{{{2, noon, u"m"_s, {}, {{u"a"_s, 1}}}}});
    }

    void aWholeSessionComesBackAsItWent()
    {
        SessionDetail detail;
        detail.session = fullRow();
        detail.metadata = {{u"page"_s, u"/cart"_s}};
        Customer customer;
        customer.ref = u"cust-1"_s;
        customer.name = u"Dana"_s;
        customer.lifetimeValue = usd(412'000);
        customer.isVip = true;
        customer.createdAt = noon;
        detail.customer = customer;
        detail.messages = {fullMessage()};
        Escalation escalation;
        escalation.publicId = u"esc-1"_s;
        escalation.ticket = u"TKT-2026-000001"_s;
        escalation.to = Tier::HumanAgent;
        escalation.reasons = {Reason::LegalMention, Reason::IrateCustomer};
        escalation.reason = Reason::LegalMention;
        escalation.at = noon;
        detail.escalations = {escalation};
        detail.actions = {fullAction()};
        detail.sentimentHistory = {{{17}, noon, -.25, Sentiment::Frustrated, u"torn"_s}};
        detail.costNanoUsd = 17'550;
        detail.brief = Brief{u"a refund"_s, {u"order_lookup"_s}, {}, {}, {}, {}};
        detail.allowance.lines = {{ActionKind::Refund, true, usd(100'000), usd(10), usd(99'990)}};
        detail.allowance.canCancelOrders = true;
        Order order;
        order.number = u"ORD-9876"_s;
        order.placedAt = noon;
        order.total = order.paid = usd(31240);
        detail.orders = {order};
        detail.earlier = {fullRow()};
        detail.seq = 99;
        checkRoundTrip(detail);
        QCOMPARE(decode<SessionDetail>(encode(detail))->escalations.front().reasons.size(), 2U);
        QCOMPARE(decode<SessionDetail>(encode(detail))->orders.front().paid.minor, 31240);
    }

    void requestsComeBackAsTheyWent()
    {
        checkRoundTrip(SignIn{u"m@acme.example"_s, u"a long password"_s, QString()});
        checkRoundTrip(SignIn{u"m@acme.example"_s, u"a long password"_s, u"tdd_1"_s});
        Act act;
        act.kind = ActionKind::Credit;
        act.amount = usd(1050);
        act.arguments = {{u"reason"_s, u"late"_s}};
        act.isDryRun = true;
        checkRoundTrip(act);
        checkRoundTrip(Transfer{{12}, u"yours"_s});
        checkRoundTrip(Snooze{noon});
        checkRoundTrip(Resolve{*fullRow().resolution});
        checkRoundTrip(Tags{{u"a"_s, u"b"_s}});
        UserPatch patch;
        patch.role = Role::Supervisor;
        checkRoundTrip(patch);
        QCOMPARE(encode(patch).keys(), QStringList{u"role"_s});
        QVERIFY(!decode<UserPatch>(encode(patch))->name);
    }

    void requestsAreReadStrictly_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("field");
        const auto row = [](const char *name, const char *body, const char *field) {
            QTest::newRow(name) << QByteArray(body) << QString::fromLatin1(field);
        };
        row("a missing kind is named", R"({"amount":{"amount":1,"currency":"USD"}})", "kind");
        row("a kind that is none is named", R"({"kind":"gift"})", "kind");
        row("an unknown field is named", R"({"kind":"refund","ammount":1})", "ammount");
        row("an amount without a currency is named", R"({"kind":"refund","amount":{"amount":1}})", "amount.currency");
        row("an amount that is a text is named", R"({"kind":"refund","amount":{"amount":"1","currency":"USD"}})",
            "amount.amount");
        row("a negative amount is named", R"({"kind":"refund","amount":{"amount":-1,"currency":"USD"}})",
            "amount.amount");
        row("arguments that are a list are named", R"({"kind":"refund","arguments":[]})", "arguments");
        row("a flag that is a number is named", R"({"kind":"refund","dryRun":1})", "dryRun");
    }
    void requestsAreReadStrictly()
    {
        QFETCH(QByteArray, body);
        QFETCH(QString, field);
        const auto json = base::parseJsonObject(body);
        QVERIFY(json);
        const auto act = decode<Act>(*json);
        QVERIFY(!act);
        QCOMPARE(act.error().fault, base::Fault::InvalidInput);
        QCOMPARE(act.error().where, field);
    }

    void aTextIsNeitherEmptyNorTooLong()
    {
        QVERIFY(!decode<Text>({}));
        QVERIFY(!decode<Text>({{u"text"_s, QString()}}));
        QVERIFY(!decode<Text>({{u"text"_s, QString(20'001, u'a')}}));
        QVERIFY(decode<Text>({{u"text"_s, QString(20'000, u'a')}}));
        QVERIFY(!decode<Text>({{u"text"_s, u"a\u0007b"_s}}));
    }

    void aNewerServerIsUnderstood()
    {
        QJsonObject json = encode(fullRow());
        json.insert(u"isNew", true);
        json.insert(u"status", u"PARKED"_s); // a word of tomorrow leaves the default
        json.remove(u"ticket"_s);
        const auto row = decode<SessionRow>(json);
        QVERIFY(row);
        QCOMPARE(row->status, Status::Active);
        QCOMPARE(row->ticket, QString());
        json.insert(u"id", 5);
        QVERIFY(!decode<SessionRow>(json));
    }

    void errorsComeBackAsTheyWent()
    {
        const base::Error error =
            base::fail(base::Fault::Conflict, u"claimed by Ann already"_s, u"userId"_s, {{u"holder"_s, 4}});
        const auto back = errorFromBody(errorBody(error));
        QVERIFY(back);
        QCOMPARE(back->fault, error.fault);
        QCOMPARE(back->message, error.message);
        QCOMPARE(back->where, error.where);
        QCOMPARE(back->details, error.details);
        QVERIFY(!errorFromBody({{u"message"_s, u"of another door"_s}}));
    }

    void statusesAreThoseOfThePage_data()
    {
        QTest::addColumn<base::Error>("error");
        QTest::addColumn<int>("status");
        const auto row = [](const char *name, base::Fault fault, int status, const QJsonObject &details = {}) {
            QTest::newRow(name) << base::fail(fault, {}, {}, details) << status;
        };
        row("a bad field is 400", base::Fault::InvalidInput, 400);
        row("no token is 401", base::Fault::Unauthenticated, 401);
        row("a missing role is 403", base::Fault::Forbidden, 403);
        row("too many attempts are 429", base::Fault::RateLimited, 429, {{u"retryAfter"_s, 900}});
        row("a refused action is 403", base::Fault::NotAuthorized, 403);
        row("a lost race is 409", base::Fault::Conflict, 409);
        row("a key with another body is 409", base::Fault::IdempotencyMismatch, 409);
        row("a full disk is 507", base::Fault::StorageFailed, 507);
    }
    void statusesAreThoseOfThePage()
    {
        QFETCH(base::Error, error);
        QTEST(httpStatus(error), "status");
    }

    void framesComeBackAsTheyWent()
    {
        const auto check = [](const ServerFrame &frame) {
            const QJsonObject json = encodeFrame(frame);
            const auto back = serverFrame(json);
            QVERIFY(back);
            QCOMPARE(back->index(), frame.index());
            QCOMPARE(base::toJson(encodeFrame(*back)), base::toJson(json));
        };
        check(Welcome{u"acme"_s, 41});
        check(Reset{42});
        Event event;
        event.seq = 43;
        event.at = noon;
        event.kinds = {u"message.created"_s, u"session.updated"_s};
        event.session = fullRow();
        event.messages = {fullMessage()};
        event.actions = {fullAction()};
        event.user = Person{{7}, u"Marek"_s, Role::Agent, Presence::Available};
        event.held = {fullHeld()};
        event.notifies = true;
        check(event);
        check(Viewers{u"sess_1"_s, {{{7}, u"Marek"_s, Role::Agent, Presence::Available}}});
        check(TypingBy{u"sess_1"_s, Person{{7}, u"Marek"_s, Role::Agent, Presence::Away}, false});
        const TypingBy customer{u"sess_1"_s, std::nullopt, true};
        check(customer);
        QVERIFY(encodeFrame(ServerFrame(customer))[u"user"].isNull());
        check(HeardWords{u"sess_1"_s, Tier::AiManager, u"Let me"_s, 12, true});
        check(Refused{base::fail(base::Fault::InvalidInput, u"type"_s, u"type"_s)});
        QCOMPARE(serverFrame({{u"type"_s, u"tomorrow"_s}}).error().fault, base::Fault::NotFound);
    }

    void consoleFramesAreReadStrictly()
    {
        const auto hello = consoleFrame(encodeFrame(ConsoleFrame(Hello{u"acme"_s, 12})));
        QVERIFY(hello);
        QCOMPARE(std::get<Hello>(*hello).since, std::optional<qint64>(12));
        const auto fresh = consoleFrame(encodeFrame(ConsoleFrame(Hello{{}, std::nullopt})));
        QVERIFY(fresh);
        QVERIFY(!std::get<Hello>(*fresh).since);
        const auto none = consoleFrame({{u"type"_s, u"viewing"_s}, {u"sessionId"_s, QJsonValue(QJsonValue::Null)}});
        QVERIFY(none);
        QVERIFY(std::get<Viewing>(*none).session.isEmpty());
        QVERIFY(!consoleFrame({{u"type"_s, u"hello"_s}, {u"since"_s, -1}}));
        QVERIFY(!consoleFrame({{u"type"_s, u"hello"_s}, {u"sinse"_s, 1}}));
        QVERIFY(!consoleFrame({{u"type"_s, u"dance"_s}}));
    }
};

QTEST_GUILESS_MAIN(TestCodec)
#include "tst_codec.moc"
