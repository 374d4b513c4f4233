#include "core/mind/policy/Authority.h"

#include <QtTest/QTest>

#include <functional>
#include <limits>

using namespace tierdesk;
using policy::Grounds;

namespace {

constexpr CustomerId Dana{1};
constexpr CustomerId Luis{2};

Money usd(qint64 cents)
{
    return {cents, {'U', 'S', 'D'}};
}

Order tent()
{
    Order order;
    order.customer = Dana;
    order.number = u"ORD-9876"_s;
    order.status = OrderStatus::Delivered;
    order.items.push_back({u"RIDGE-3"_s, u"Ridge 3 tent"_s, {}, 2, usd(15620), 0, 0});
    order.total = order.paid = usd(31240);
    order.refunded = usd(0);
    return order;
}

Subscription plus()
{
    Subscription subscription;
    subscription.customer = Dana;
    subscription.ref = u"SUB-1001"_s;
    subscription.plan = u"Plus"_s;
    return subscription;
}

Grounds goodGrounds()
{
    Grounds stands;
    stands.customer = Dana;
    stands.used = usd(0);
    stands.order = tent();
    stands.subscription = plus();
    stands.plans = {{u"Basic plan"_s, u"Trail Club membership"_s}, {u"Plus"_s, u"Founders"_s}};
    return stands;
}

ActionRequest request(ActionKind kind, std::optional<Money> amount = {}, const QJsonObject &arguments = {})
{
    ActionRequest asked;
    asked.kind = kind;
    asked.customer = Dana;
    asked.orderNumber = u"ORD-9876"_s;
    asked.subscription = u"SUB-1001"_s;
    asked.amount = amount;
    asked.arguments = arguments;
    return asked;
}

QJsonObject item(int quantity)
{
    return {{u"sku"_s, u"RIDGE-3"_s}, {u"quantity"_s, quantity}};
}

QJsonObject fullAddress()
{
    return {{u"address"_s, QJsonObject{{u"line1"_s, u"1 Hill Road"_s},
                                       {u"city"_s, u"Bath"_s},
                                       {u"postcode"_s, u"BA1 1AA"_s},
                                       {u"country"_s, u"GB"_s}}}};
}

/// One case: everything is as a good request has it, and the row changes what its name says.
struct Case {
    ActionRequest request;
    Tier tier = Tier::AiManager;
    CompanyConfig config = defaultConfig();
    Grounds grounds = goodGrounds();
};

} // namespace

Q_DECLARE_METATYPE(Case)

class TestAuthority final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ruleOf_data();
    void ruleOf();
    void saysItsArithmetic();
    void carriesItsFigures();
    void neverGrantsWhatTheConfigDoesNot();
    void theSumOverTiersNeverPassesTheHighestLimit();
    void whatRemains();
    void findsTheTierThatMay_data();
    void findsTheTierThatMay();
};

void TestAuthority::ruleOf_data()
{
    QTest::addColumn<Case>("given");
    QTest::addColumn<bool>("isAllowed");
    QTest::addColumn<QString>("rule");
    const auto row = [](const char *name, const Case &given, bool isAllowed, const char *rule) {
        QTest::newRow(name) << given << isAllowed << QString::fromLatin1(rule);
    };
    const auto with = [](ActionRequest asked, const std::function<void(Case &)> &change = {}) {
        Case given{std::move(asked)};
        if (change)
            change(given);
        return given;
    };
    const auto refund = [](qint64 cents) { return request(ActionKind::Refund, usd(cents)); };
    const auto credit = [](qint64 cents) { return request(ActionKind::Credit, usd(cents)); };
    const auto replacement = [](int quantity) {
        return request(ActionKind::Replacement, usd(quantity * 15620), item(quantity));
    };
    const auto atPerson = [](Case &c) { c.tier = Tier::HumanAgent; };
    const auto atRep = [](Case &c) { c.tier = Tier::AiRep; };

    row("a manager refunds up to the limit", with(refund(10'000)), true, "within_limit");
    row("a manager does not refund a cent above it", with(refund(10'001)), false, "over_limit");
    row("what was used before counts", with(refund(5'001), [](Case &c) { c.grounds.used = usd(5'000); }), false,
        "over_limit");
    row("what was used before leaves the rest", with(refund(5'000), [](Case &c) { c.grounds.used = usd(5'000); }), true,
        "within_limit");
    row("more used than the limit leaves nothing", with(refund(1), [](Case &c) { c.grounds.used = usd(99'999); }),
        false, "over_limit");
    row("a rep refunds nothing", with(refund(1), atRep), false, "no_capability");
    row("a rep with a limit but no permission refunds nothing",
        with(refund(1),
             [](Case &c) {
                 c.tier = Tier::AiRep;
                 c.config.aiRep.capabilities.maxRefundAmount = usd(100'000);
             }),
        false, "no_capability");
    row("a person refunds the whole order", with(refund(31'240), atPerson), true, "within_limit");
    row("nobody refunds more than was paid", with(refund(31'241), atPerson), false, "over_refundable");
    row("nobody refunds what was refunded",
        with(refund(31'240),
             [](Case &c) {
                 c.tier = Tier::HumanAgent;
                 c.grounds.order->refunded = usd(1);
             }),
        false, "over_refundable");
    row("an order that was never paid gives nothing back",
        with(refund(1), [](Case &c) { c.grounds.order->paid = usd(0); }), false, "over_refundable");
    row("a refund of nothing is none", with(refund(0)), false, "invalid_amount");
    row("a refund below zero is none", with(refund(-500)), false, "invalid_amount");
    row("a refund needs an amount", with(request(ActionKind::Refund)), false, "invalid_amount");
    row("a refund in another currency is refused", with(request(ActionKind::Refund, Money{100, {'E', 'U', 'R'}})),
        false, "wrong_currency");
    row("a refund of an order paid in another currency is refused",
        with(refund(100),
             [](Case &c) {
                 c.grounds.order->paid.currency = c.grounds.order->refunded.currency = {'E', 'U', 'R'};
             }),
        false, "wrong_currency");
    row("what was used in another currency is not added up",
        with(refund(100),
             [](Case &c) {
                 c.grounds.used = {1, {'E', 'U', 'R'}};
             }),
        false, "wrong_currency");
    row("the greatest sum there is does not wrap around", with(refund(std::numeric_limits<qint64>::max())), false,
        "over_refundable");
    row("the greatest sum and the greatest use do not wrap around",
        with(credit(std::numeric_limits<qint64>::max()),
             [](Case &c) { c.grounds.used = usd(std::numeric_limits<qint64>::max()); }),
        false, "over_limit");
    row("the least order there is does not wrap around",
        with(refund(1),
             [](Case &c) {
                 c.grounds.order->paid = usd(std::numeric_limits<qint64>::min());
                 c.grounds.order->refunded = usd(std::numeric_limits<qint64>::max());
             }),
        false, "over_refundable");
    row("a refund needs an order", with(refund(100), [](Case &c) { c.grounds.order.reset(); }), false, "no_order");
    row("a refund needs the order's number", with(refund(100), [](Case &c) { c.request.orderNumber.clear(); }), false,
        "no_order");
    row("the order must be the one that was named",
        with(refund(100), [](Case &c) { c.request.orderNumber = u"ORD-1"_s; }), false, "no_order");
    row("case, blanks and a number sign do not matter",
        with(refund(100), [](Case &c) { c.request.orderNumber = u" #ord-9876 "_s; }), true, "within_limit");
    row("another customer's order is not yours", with(refund(100), [](Case &c) { c.grounds.order->customer = Luis; }),
        false, "not_yours");
    row("an order of nobody is not yours", with(refund(100), [](Case &c) { c.grounds.order->customer = {}; }), false,
        "not_yours");
    row("a request for another customer is refused", with(refund(100), [](Case &c) { c.request.customer = Luis; }),
        false, "not_yours");
    row("an unknown customer gets nothing", with(credit(100), [](Case &c) { c.grounds.customer = {}; }), false,
        "unknown_customer");
    row("a claimed identity moves no money", with(refund(100), [](Case &c) { c.grounds.isVerified = false; }), false,
        "unverified");
    row("a claimed identity moves nothing with a person either",
        with(request(ActionKind::Return),
             [](Case &c) {
                 c.grounds.isVerified = false;
                 c.tier = Tier::HumanAgent;
             }),
        false, "unverified");
    row("a tier that is switched off grants nothing",
        with(refund(100), [](Case &c) { c.config.aiManager.isEnabled = false; }), false, "tier_disabled");

    row("a rep credits up to ten dollars", with(credit(1'000), atRep), true, "within_limit");
    row("a rep does not credit more", with(credit(1'001), atRep), false, "over_limit");
    row("a credit needs no order",
        with(credit(1'000),
             [](Case &c) {
                 c.grounds.order.reset();
                 c.request.orderNumber.clear();
             }),
        true, "within_limit");
    row("a credit without permission is refused",
        with(credit(1), [](Case &c) { c.config.aiManager.capabilities.canApplyCredits = false; }), false,
        "no_capability");

    row("a person replaces both tents", with(replacement(2), atPerson), true, "within_limit");
    row("a manager does not replace above the limit", with(replacement(1)), false, "over_limit");
    row("a rep replaces nothing", with(replacement(1), atRep), false, "no_capability");
    row("three of two tents are not replaced", with(replacement(3), atPerson), false, "already_replaced");
    row("a tent that was replaced is not replaced again",
        with(replacement(2),
             [](Case &c) {
                 c.tier = Tier::HumanAgent;
                 c.grounds.order->items.front().replaced = 1;
             }),
        false, "already_replaced");
    row("a tent that came back is not replaced",
        with(replacement(2),
             [](Case &c) {
                 c.tier = Tier::HumanAgent;
                 c.grounds.order->items.front().returned = 1;
             }),
        false, "already_replaced");
    row("an item that the order has not is not replaced",
        with(request(ActionKind::Replacement, usd(100), {{u"sku"_s, u"STOVE"_s}}), atPerson), false, "invalid_items");
    row("a replacement of nothing is none", with(request(ActionKind::Replacement, usd(0), item(0)), atPerson), false,
        "invalid_items");
    row("a replacement below zero is none", with(request(ActionKind::Replacement, usd(-15620), item(-1)), atPerson),
        false, "invalid_items");
    row("a replacement under a lower price is refused",
        with(request(ActionKind::Replacement, usd(1), item(1)), atPerson), false, "invalid_amount");
    row("a replacement needs its price", with(request(ActionKind::Replacement, {}, item(1)), atPerson), false,
        "invalid_amount");
    row("what was refunded whole is not replaced as well",
        with(replacement(1),
             [](Case &c) {
                 c.tier = Tier::HumanAgent;
                 c.grounds.order->refunded = c.grounds.order->paid;
             }),
        false, "already_refunded");
    const auto itemWith = [](int replaced, int returned, qint64 refunded) {
        return [=](Case &c) {
            c.tier = Tier::HumanAgent;
            OrderItem &tent = c.grounds.order->items.front();
            tent.replaced = replaced;
            tent.returned = returned;
            tent.refunded = usd(refunded);
        };
    };
    const auto ofTent = [](ActionKind kind, qint64 cents, int quantity = 1) {
        return request(kind, cents > 0 ? std::optional(usd(cents)) : std::nullopt, item(quantity));
    };
    row("one tent is refunded", with(ofTent(ActionKind::Refund, 1'000), itemWith(0, 0, 0)), true, "within_limit");
    row("no more of an item is refunded than it cost", with(ofTent(ActionKind::Refund, 20'001), itemWith(0, 0, 11'240)),
        false, "over_refundable");
    row("what was replaced is not refunded as well", with(ofTent(ActionKind::Refund, 15'621), itemWith(1, 0, 0)), false,
        "over_refundable");
    row("nor without naming it", with(refund(15'621), itemWith(1, 0, 0)), false, "over_refundable");
    row("the other one is refunded", with(ofTent(ActionKind::Refund, 15'620), itemWith(1, 0, 0)), true, "within_limit");
    row("an item that the order has not is not refunded",
        with(request(ActionKind::Refund, usd(100), {{u"sku"_s, u"STOVE"_s}}), atPerson), false, "invalid_items");
    row("an item that was refunded is not replaced", with(replacement(1), itemWith(0, 0, 31'240)), false,
        "already_refunded");
    row("the tent that was not refunded is replaced", with(replacement(1), itemWith(0, 0, 15'620)), true,
        "within_limit");
    row("a replaced item is not sent back", with(ofTent(ActionKind::Return, 0), itemWith(2, 0, 0)), false,
        "already_replaced");
    row("a refunded item is not sent back", with(ofTent(ActionKind::Return, 0), itemWith(0, 0, 31'240)), false,
        "already_refunded");
    row("an order of replaced items is not sent back", with(request(ActionKind::Return), itemWith(2, 0, 0)), false,
        "already_replaced");
    row("what has not left is not replaced",
        with(replacement(1),
             [](Case &c) {
                 c.tier = Tier::HumanAgent;
                 c.grounds.order->status = OrderStatus::Processing;
             }),
        false, "not_shipped");

    const auto status = [](OrderStatus value) { return [value](Case &c) { c.grounds.order->status = value; }; };
    row("an order in the works is cancelled", with(request(ActionKind::CancelOrder), status(OrderStatus::Processing)),
        true, "permitted");
    row("an order that left is not cancelled", with(request(ActionKind::CancelOrder), status(OrderStatus::Shipped)),
        false, "order_shipped");
    row("a delivered order is not cancelled", with(request(ActionKind::CancelOrder)), false, "order_shipped");
    row("a cancelled order is not cancelled again",
        with(request(ActionKind::CancelOrder), status(OrderStatus::Cancelled)), false, "order_closed");
    row("an order with a parcel on its way is not cancelled",
        with(request(ActionKind::CancelOrder),
             [](Case &c) {
                 c.grounds.order->status = OrderStatus::Processing;
                 c.grounds.order->shipments.push_back({{}, {}, u"in_transit"_s, {}, {}, {}, {}});
             }),
        false, "order_shipped");
    row("an order with only a label is cancelled",
        with(request(ActionKind::CancelOrder),
             [](Case &c) {
                 c.grounds.order->status = OrderStatus::Processing;
                 c.grounds.order->shipments.push_back({{}, {}, u"label_created"_s, {}, {}, {}, {}});
             }),
        true, "permitted");
    row("a tier that may not cancel does not",
        with(request(ActionKind::CancelOrder),
             [](Case &c) {
                 c.grounds.order->status = OrderStatus::Pending;
                 c.config.aiManager.capabilities.canCancelOrders = false;
             }),
        false, "no_permission");

    row("a delivered order may be returned at every tier", with(request(ActionKind::Return), atRep), true, "permitted");
    row("a shipped order may be returned", with(request(ActionKind::Return), status(OrderStatus::Shipped)), true,
        "permitted");
    row("an order that never left is not returned", with(request(ActionKind::Return), status(OrderStatus::Pending)),
        false, "not_shipped");
    row("a return is asked for once",
        with(request(ActionKind::Return), [](Case &c) { c.grounds.order->isReturnRequested = true; }), false,
        "already_requested");
    row("more than was bought is not returned", with(request(ActionKind::Return, {}, item(3))), false, "invalid_items");

    const auto unsent = status(OrderStatus::Pending);
    row("an address changes before the order leaves",
        with(request(ActionKind::ChangeAddress, {}, fullAddress()), unsent), true, "permitted");
    row("an address does not change afterwards", with(request(ActionKind::ChangeAddress, {}, fullAddress())), false,
        "order_shipped");
    row("an address without a city is none",
        with(request(
                 ActionKind::ChangeAddress, {},
                 {{u"address"_s,
                   QJsonObject{
                       {u"line1"_s, u"x"_s}, {u"city"_s, u" "_s}, {u"postcode"_s, u"1"_s}, {u"country"_s, u"GB"_s}}}}),
             unsent),
        false, "incomplete_address");
    row("an address that is a text is none",
        with(request(ActionKind::ChangeAddress, {}, {{u"address"_s, u"Bath"_s}}), unsent), false, "incomplete_address");
    row("a tier that may not change addresses does not",
        with(request(ActionKind::ChangeAddress, {}, fullAddress()),
             [](Case &c) {
                 c.grounds.order->status = OrderStatus::Pending;
                 c.config.aiManager.capabilities.canChangeAddress = false;
             }),
        false, "no_permission");

    const auto change = [](const char *key, const char *value) {
        return request(ActionKind::ChangeSubscription, {}, {{QString::fromLatin1(key), QString::fromLatin1(value)}});
    };
    row("a manager pauses a subscription", with(change("status", "paused")), true, "permitted");
    row("a manager changes a plan", with(change("plan", "Basic")), true, "permitted");
    const auto atHuman = [](Case &c) { c.tier = Tier::HumanAgent; };
    row("a plan is named without the word plan", with(change("plan", "trail club")), true, "permitted");
    row("nobody changes to a plan that nobody sells", with(change("plan", "Lifetime Gold"), atHuman), false,
        "unknown_plan");
    row("a part of a plan's name is no plan", with(change("plan", "Bas"), atHuman), false, "unknown_plan");
    row("a manager does not sell a plan that only others have", with(change("plan", "Founders")), false,
        "plan_not_sold");
    row("a person knows whether a plan that others have can be had", with(change("plan", "founders"), atHuman), true,
        "permitted");
    row("where no plan is known none is sold", with(change("plan", "Basic"), [](Case &c) { c.grounds.plans = {}; }),
        false, "unknown_plan");
    row("a rep does not touch subscriptions", with(change("status", "paused"), atRep), false, "no_permission");
    row("an unknown status is none", with(change("status", "frozen")), false, "invalid_change");
    row("a blank plan is none", with(change("plan", " ")), false, "invalid_change");
    row("no change is none", with(request(ActionKind::ChangeSubscription)), false, "invalid_change");
    row("a status that it has is no change", with(change("status", "active")), false, "no_change");
    row("a plan that it has is no change", with(change("plan", "plus")), false, "no_change");
    row("a cancelled subscription stays cancelled",
        with(change("status", "active"),
             [](Case &c) { c.grounds.subscription->status = SubscriptionStatus::Cancelled; }),
        false, "subscription_closed");
    row("another customer's subscription is not yours",
        with(change("status", "paused"), [](Case &c) { c.grounds.subscription->customer = Luis; }), false, "not_yours");
    row("a subscription must be named",
        with(change("status", "paused"), [](Case &c) { c.request.subscription.clear(); }), false, "no_subscription");
}

void TestAuthority::ruleOf()
{
    QFETCH(Case, given);
    QFETCH(bool, isAllowed);
    QFETCH(QString, rule);
    const Verdict verdict = policy::authorize(given.request, given.tier, given.config, 3, given.grounds);
    QCOMPARE(verdict.rule, rule);
    QCOMPARE(verdict.isAllowed, isAllowed);
    QCOMPARE(verdict.configVersion, 3);
    QVERIFY(verdict.explanation.contains(u"; "));
}

void TestAuthority::saysItsArithmetic()
{
    const auto say = [](qint64 cents, Tier tier, qint64 used) {
        Grounds stands = goodGrounds();
        stands.used = usd(used);
        return policy::authorize(request(ActionKind::Refund, usd(cents)), tier, defaultConfig(), 1, stands).explanation;
    };
    QCOMPARE(say(31'240, Tier::AiManager, 0),
             u"refund of $312.40; AI Manager may refund up to $100.00 in 30 days, $0.00 used"_s);
    QCOMPARE(say(5'000, Tier::HumanAgent, 2'550),
             u"refund of $50.00; Human agent may refund up to $1,000.00 in 30 days, $25.50 used"_s);
    QCOMPARE(say(31'240, Tier::AiRep, 0), u"refund of $312.40; AI Rep may not refund"_s);
    QCOMPARE(say(40'000, Tier::HumanAgent, 0),
             u"refund of $400.00; order ORD-9876: $312.40 paid, $0.00 refunded, $312.40 left"_s);
}

void TestAuthority::carriesItsFigures()
{
    Grounds stands = goodGrounds();
    stands.used = usd(2'500);
    const Verdict verdict =
        policy::authorize(request(ActionKind::Refund, usd(8'000)), Tier::AiManager, defaultConfig(), 1, stands);
    QVERIFY(!verdict.isAllowed);
    QVERIFY(verdict.requested == usd(8'000));
    QVERIFY(verdict.limit == usd(10'000));
    QVERIFY(verdict.used == usd(2'500));
    QVERIFY(verdict.remaining == usd(7'500));
}

void TestAuthority::neverGrantsWhatTheConfigDoesNot()
{
    // Every tier, kind, switch, limit, use and request around each other's edges.
    const qint64 values[] = {0, 1, 999, 1'000, 1'001, 31'240, 31'241, std::numeric_limits<qint64>::max()};
    int allowed = 0;
    for (const Tier tier : {Tier::AiRep, Tier::AiManager, Tier::HumanAgent}) {
        for (const ActionKind kind : {ActionKind::Refund, ActionKind::Credit}) {
            for (const bool isPermitted : {false, true}) {
                for (const qint64 limit : values) {
                    CompanyConfig config = defaultConfig();
                    Capabilities &may = tier == Tier::AiRep       ? config.aiRep.capabilities
                                        : tier == Tier::AiManager ? config.aiManager.capabilities
                                                                  : config.humanAgent.capabilities;
                    (kind == ActionKind::Refund ? may.canProcessRefunds : may.canApplyCredits) = isPermitted;
                    (kind == ActionKind::Refund ? may.maxRefundAmount : may.maxCreditAmount) = usd(limit);
                    for (const qint64 used : values) {
                        for (const qint64 asked : values) {
                            Grounds stands = goodGrounds();
                            stands.used = usd(used);
                            const bool isGranted =
                                policy::authorize(request(kind, usd(asked)), tier, config, 1, stands).isAllowed;
                            const bool isWithin = isPermitted && asked > 0 && used <= limit && asked <= limit - used &&
                                                  (kind == ActionKind::Credit || asked <= 31'240);
                            QCOMPARE(isGranted, isWithin);
                            allowed += isGranted ? 1 : 0;
                        }
                    }
                }
            }
        }
    }
    QVERIFY(allowed > 100); // the property is not empty
}

void TestAuthority::theSumOverTiersNeverPassesTheHighestLimit()
{
    // A customer who asks every tier in turn, in every order, for more and more: what is granted together stays within
    // the limit of the tier that granted last.
    const CompanyConfig config = defaultConfig();
    const Tier orders[][3] = {{Tier::AiRep, Tier::AiManager, Tier::HumanAgent},
                              {Tier::HumanAgent, Tier::AiManager, Tier::AiRep},
                              {Tier::AiManager, Tier::AiRep, Tier::HumanAgent}};
    for (const auto &order : orders) {
        for (const qint64 step : {1LL, 333LL, 1'000LL, 4'999LL, 25'000LL}) {
            Grounds stands = goodGrounds();
            for (int round = 0; round < 400; ++round) {
                const Tier tier = order[round % 3];
                const Verdict verdict =
                    policy::authorize(request(ActionKind::Credit, usd(step)), tier, config, 1, stands);
                if (!verdict.isAllowed)
                    continue;
                stands.used = stands.used + usd(step);
                QVERIFY(stands.used.minor <= config.capabilities(tier).maxCreditAmount.minor);
            }
            QVERIFY(stands.used.minor <= 25'000);
        }
    }
}

void TestAuthority::whatRemains()
{
    const CompanyConfig config = defaultConfig();
    QVERIFY(policy::remaining(ActionKind::Refund, Tier::AiManager, config, usd(2'500)) == usd(7'500));
    QVERIFY(policy::remaining(ActionKind::Refund, Tier::AiManager, config, usd(99'999)) == usd(0));
    QVERIFY(!policy::remaining(ActionKind::Refund, Tier::AiRep, config, usd(0)));
    QVERIFY(policy::remaining(ActionKind::Credit, Tier::AiRep, config, {}) == usd(1'000));
    QVERIFY(!policy::remaining(ActionKind::CancelOrder, Tier::AiRep, config, usd(0)));
    CompanyConfig closed = config;
    closed.aiRep.isEnabled = false;
    QVERIFY(!policy::remaining(ActionKind::Credit, Tier::AiRep, closed, usd(0)));
}

void TestAuthority::findsTheTierThatMay_data()
{
    QTest::addColumn<qint64>("cents");
    QTest::addColumn<Tier>("from");
    QTest::addColumn<bool>("hasManager");
    QTest::addColumn<int>("tier"); // −1 for none
    constexpr int None = -1;
    constexpr int Manager = static_cast<int>(Tier::AiManager);
    constexpr int Person = static_cast<int>(Tier::HumanAgent);
    QTest::newRow("a small refund is the manager's") << Q_INT64_C(5'000) << Tier::AiRep << true << Manager;
    QTest::newRow("a great one is the person's") << Q_INT64_C(31'240) << Tier::AiRep << true << Person;
    QTest::newRow("without a manager a small one is the person's")
        << Q_INT64_C(5'000) << Tier::AiRep << false << Person;
    QTest::newRow("beyond the order it is nobody's") << Q_INT64_C(31'241) << Tier::AiRep << true << None;
    QTest::newRow("above the manager there is the person") << Q_INT64_C(5'000) << Tier::AiManager << true << Person;
    QTest::newRow("above the person there is nobody") << Q_INT64_C(5'000) << Tier::HumanAgent << true << None;
}

void TestAuthority::findsTheTierThatMay()
{
    QFETCH(qint64, cents);
    QFETCH(Tier, from);
    QFETCH(bool, hasManager);
    QFETCH(int, tier);
    CompanyConfig config = defaultConfig();
    config.aiManager.isEnabled = hasManager;
    const auto found = policy::tierThatMay(request(ActionKind::Refund, usd(cents)), from, config, 1, goodGrounds());
    QCOMPARE(found ? static_cast<int>(*found) : -1, tier);
}

QTEST_GUILESS_MAIN(TestAuthority)
#include "tst_authority.moc"
