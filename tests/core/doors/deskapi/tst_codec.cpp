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
    row.id = QStringLiteral("sess_8f21");
    row.customerRef = QStringLiteral("cust-1");
    row.customerName = QStringLiteral("Dana Whitfield");
    row.isVip = true;
    row.isVerified = false;
    row.channel = Channel::Email;
    row.door = Door::Support;
    row.tier = Tier::HumanAgent;
    row.status = Status::Escalated;
    row.category = Category::Refund;
    row.summary = QStringLiteral("Refund of $312.40 for a tent that arrived torn");
    row.preview = QStringLiteral("TEN dollars?!");
    row.score = -.85;
    row.sentiment = Sentiment::Irate;
    row.language = QStringLiteral("en");
    row.priority = Priority::Urgent;
    row.reason = Reason::RefundOverThreshold;
    row.ticket = QStringLiteral("TKT-2026-000123");
    row.messageCount = 5;
    row.tags = {QStringLiteral("tent"), QStringLiteral("batch-7")};
    row.holder = {7};
    row.holderName = QStringLiteral("Marek");
    row.resolution = Resolution{.type = ResolutionType::RefundProcessed,
                                .summary = QStringLiteral("paid back"),
                                .actionsTaken = {QStringLiteral("refund")},
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
    message.text = QStringLiteral("You are right — \u00e9\u4e16");
    message.at = noon;
    message.score = -.25;
    message.sentiment = Sentiment::Frustrated;
    message.trigger = QStringLiteral("torn seam");
    message.answer = AnswerFacts{.model = QStringLiteral("tierdesk-local"),
                                 .tokensIn = 1,
                                 .tokensOut = 2,
                                 .latencyMs = 30,
                                 .actionsTaken = {QStringLiteral("order_lookup")},
                                 .suggestedActions = {},
                                 .articles = {QStringLiteral("returns")}};
    message.author = {7};
    message.authorName = QStringLiteral("Marek");
    return message;
}

Action fullAction()
{
    Action action;
    action.id = {3};
    action.request.kind = ActionKind::Refund;
    action.request.orderNumber = QStringLiteral("ORD-9876");
    action.request.amount = usd(31240);
    action.request.arguments = {{QStringLiteral("reason"), QStringLiteral("torn")}};
    action.request.idempotencyKey = QStringLiteral("k1");
    action.verdict.isAllowed = true;
    action.verdict.rule = QStringLiteral("within_limit");
    action.verdict.requested = usd(31240);
    action.verdict.limit = usd(100'000);
    action.verdict.used = usd(0);
    action.verdict.remaining = usd(68'760);
    action.verdict.configVersion = 3;
    action.state = ActionState::Confirmed;
    action.tier = Tier::HumanAgent;
    action.user = {7};
    action.reference = QStringLiteral("re_1");
    action.at = noon;
    action.settledAt = noon;
    return action;
}

HeldReply fullHeld()
{
    HeldReply held;
    held.id = {5};
    held.user = {7};
    held.userName = QStringLiteral("Marek");
    held.text = QStringLiteral("Not so.");
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
        checkRoundTrip(SessionPage{{fullRow(), SessionRow{}}, 120, 50, 50, QStringLiteral("WyJpZCJd")});
        checkRoundTrip(Handled{fullRow(), fullMessage(), fullAction(), fullHeld()});
        checkRoundTrip(Reply{QStringLiteral("Hello"), MaxUndoFor, {}, AfterReply::Wait});
        ServerStatus status;
        status.version = QStringLiteral("1.2.3");
        status.listen = {QStringLiteral("https://127.0.0.1:8080")};
        status.isTls = true;
        status.models = {{Tier::AiManager, QStringLiteral("local"), ServerStatus::ModelState::Degraded}};
        status.p95TurnMs = 1.5;
        status.slaMetToday = .75;
        status.startedAt = noon;
        checkRoundTrip(status);
        SentimentSeries series;
        series.from = noon;
        series.words.counts = {{Sentiment::Happy, 2}, {Sentiment::Irate, 1}};
        series.buckets = {{noon, 3, -.5, series.words}};
        checkRoundTrip(series);
        checkRoundTrip(SignedIn{QStringLiteral("td_x"),
                                QStringLiteral("tdd_x"),
                                noon,
                                {{7},
                                 QStringLiteral("m@acme.example"),
                                 QStringLiteral("Marek"),
                                 Role::Supervisor,
                                 Presence::Away,
                                 QStringLiteral("acme"),
                                 {QStringLiteral("acme"), QStringLiteral("beta")},
                                 noon},
                                {{QStringLiteral("acme"), QStringLiteral("Acme"), QStringLiteral("EUR"), false}}});
        checkRoundTrip(CreatedCredential{{{4},
                                          CredentialKind::Jwt,
                                          QStringLiteral("shop"),
                                          QStringLiteral("kid-1"),
                                          QStringLiteral("HS256"),
                                          QStringLiteral("cs"),
                                          ClientRole::Customer,
                                          {QStringLiteral("cs")},
                                          noon,
                                          noon,
                                          std::nullopt},
                                         QStringLiteral("secret")});
        checkRoundTrip(Upserted{2, {{1, QStringLiteral("number is required"), QStringLiteral("number")}}});
        checkRoundTrip(AuditPage{{{9,
                                   noon,
                                   Actor::Kind::User,
                                   QStringLiteral("m"),
                                   QStringLiteral("desk ::1"),
                                   QStringLiteral("session.claim"),
                                   QStringLiteral("s"),
                                   QStringLiteral("s"),
                                   {},
                                   {}}},
                                 9});
        checkRoundTrip(ConfigVersions{{{2, noon, QStringLiteral("m"), {}, {{QStringLiteral("a"), 1}}}}});
    }

    void aWholeSessionComesBackAsItWent()
    {
        SessionDetail detail;
        detail.session = fullRow();
        detail.metadata = {{QStringLiteral("page"), QStringLiteral("/cart")}};
        Customer customer;
        customer.ref = QStringLiteral("cust-1");
        customer.name = QStringLiteral("Dana");
        customer.lifetimeValue = usd(412'000);
        customer.isVip = true;
        customer.createdAt = noon;
        detail.customer = customer;
        detail.messages = {fullMessage()};
        Escalation escalation;
        escalation.publicId = QStringLiteral("esc-1");
        escalation.ticket = QStringLiteral("TKT-2026-000001");
        escalation.to = Tier::HumanAgent;
        escalation.reasons = {Reason::LegalMention, Reason::IrateCustomer};
        escalation.reason = Reason::LegalMention;
        escalation.at = noon;
        detail.escalations = {escalation};
        detail.actions = {fullAction()};
        detail.sentimentHistory = {{{17}, noon, -.25, Sentiment::Frustrated, QStringLiteral("torn")}};
        detail.costNanoUsd = 17'550;
        detail.brief = Brief{QStringLiteral("a refund"), {QStringLiteral("order_lookup")}, {}, {}, {}, {}};
        detail.allowance.lines = {{ActionKind::Refund, true, usd(100'000), usd(10), usd(99'990)}};
        detail.allowance.canCancelOrders = true;
        Order order;
        order.number = QStringLiteral("ORD-9876");
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
        checkRoundTrip(SignIn{QStringLiteral("m@acme.example"), QStringLiteral("a long password"), QString()});
        checkRoundTrip(
            SignIn{QStringLiteral("m@acme.example"), QStringLiteral("a long password"), QStringLiteral("tdd_1")});
        Act act;
        act.kind = ActionKind::Credit;
        act.amount = usd(1050);
        act.arguments = {{QStringLiteral("reason"), QStringLiteral("late")}};
        act.isDryRun = true;
        checkRoundTrip(act);
        checkRoundTrip(Transfer{{12}, QStringLiteral("yours")});
        checkRoundTrip(Snooze{noon});
        checkRoundTrip(Resolve{*fullRow().resolution});
        checkRoundTrip(Tags{{QStringLiteral("a"), QStringLiteral("b")}});
        UserPatch patch;
        patch.role = Role::Supervisor;
        checkRoundTrip(patch);
        QCOMPARE(encode(patch).keys(), QStringList{QStringLiteral("role")});
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
        QVERIFY(!decode<Text>({{QStringLiteral("text"), QString()}}));
        QVERIFY(!decode<Text>({{QStringLiteral("text"), QString(20'001, u'a')}}));
        QVERIFY(decode<Text>({{QStringLiteral("text"), QString(20'000, u'a')}}));
        QVERIFY(!decode<Text>({{QStringLiteral("text"), QStringLiteral("a\u0007b")}}));
    }

    void aNewerServerIsUnderstood()
    {
        QJsonObject json = encode(fullRow());
        json.insert(u"isNew", true);
        json.insert(u"status", QStringLiteral("PARKED")); // a word of tomorrow leaves the default
        json.remove(QStringLiteral("ticket"));
        const auto row = decode<SessionRow>(json);
        QVERIFY(row);
        QCOMPARE(row->status, Status::Active);
        QCOMPARE(row->ticket, QString());
        json.insert(u"id", 5);
        QVERIFY(!decode<SessionRow>(json));
    }

    void errorsComeBackAsTheyWent()
    {
        const base::Error error = base::fail(base::Fault::Conflict, QStringLiteral("claimed by Ann already"),
                                             QStringLiteral("userId"), {{QStringLiteral("holder"), 4}});
        const auto back = errorFromBody(errorBody(error));
        QVERIFY(back);
        QCOMPARE(back->fault, error.fault);
        QCOMPARE(back->message, error.message);
        QCOMPARE(back->where, error.where);
        QCOMPARE(back->details, error.details);
        QVERIFY(!errorFromBody({{QStringLiteral("message"), QStringLiteral("of another door")}}));
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
        row("too many attempts are 429", base::Fault::RateLimited, 429, {{QStringLiteral("retryAfter"), 900}});
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
        check(Welcome{QStringLiteral("acme"), 41});
        check(Reset{42});
        Event event;
        event.seq = 43;
        event.at = noon;
        event.kinds = {QStringLiteral("message.created"), QStringLiteral("session.updated")};
        event.session = fullRow();
        event.messages = {fullMessage()};
        event.actions = {fullAction()};
        event.user = Person{{7}, QStringLiteral("Marek"), Role::Agent, Presence::Available};
        event.held = {fullHeld()};
        event.notifies = true;
        check(event);
        check(Viewers{QStringLiteral("sess_1"), {{{7}, QStringLiteral("Marek"), Role::Agent, Presence::Available}}});
        check(TypingBy{QStringLiteral("sess_1"), Person{{7}, QStringLiteral("Marek"), Role::Agent, Presence::Away},
                       false});
        const TypingBy customer{QStringLiteral("sess_1"), std::nullopt, true};
        check(customer);
        QVERIFY(encodeFrame(ServerFrame(customer))[u"user"].isNull());
        check(HeardWords{QStringLiteral("sess_1"), Tier::AiManager, QStringLiteral("Let me"), 12, true});
        check(Refused{base::fail(base::Fault::InvalidInput, QStringLiteral("type"), QStringLiteral("type"))});
        QCOMPARE(serverFrame({{QStringLiteral("type"), QStringLiteral("tomorrow")}}).error().fault,
                 base::Fault::NotFound);
    }

    void consoleFramesAreReadStrictly()
    {
        const auto hello = consoleFrame(encodeFrame(ConsoleFrame(Hello{QStringLiteral("acme"), 12})));
        QVERIFY(hello);
        QCOMPARE(std::get<Hello>(*hello).since, std::optional<qint64>(12));
        const auto fresh = consoleFrame(encodeFrame(ConsoleFrame(Hello{{}, std::nullopt})));
        QVERIFY(fresh);
        QVERIFY(!std::get<Hello>(*fresh).since);
        const auto none = consoleFrame({{QStringLiteral("type"), QStringLiteral("viewing")},
                                        {QStringLiteral("sessionId"), QJsonValue(QJsonValue::Null)}});
        QVERIFY(none);
        QVERIFY(std::get<Viewing>(*none).session.isEmpty());
        QVERIFY(!consoleFrame({{QStringLiteral("type"), QStringLiteral("hello")}, {QStringLiteral("since"), -1}}));
        QVERIFY(!consoleFrame({{QStringLiteral("type"), QStringLiteral("hello")}, {QStringLiteral("sinse"), 1}}));
        QVERIFY(!consoleFrame({{QStringLiteral("type"), QStringLiteral("dance")}}));
    }
};

QTEST_GUILESS_MAIN(TestCodec)
#include "tst_codec.moc"
