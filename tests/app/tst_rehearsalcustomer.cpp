#include "app/tools/RehearsalCustomer.h"
#include "app/tools/RehearsalStage.h"
#include "core/mind/ai/local/LocalResponder.h"
#include "resources/Resources.h"

#include <QtTest/QTest>

#include <algorithm>

using namespace tierdesk;
using app::Agenda;
using app::Heard;
using app::Variation;
using app::Violation;

namespace {

/// What a customer with the order A-1 (boots and socks) wants, and how it is said.
app::Script returnOf(const QString &order, const QString &item)
{
    app::Expectation wanted;
    wanted.kind = app::Expectation::Kind::Does;
    wanted.action = ActionKind::Return;
    wanted.with = {{u"order"_s, order}, {u"item"_s, item}};
    app::Script script;
    script.name = u"return"_s;
    script.answers = {{app::AskedFor::Order, order}, {app::AskedFor::Yes, u"yes do"_s}};
    script.stretches = {{u"send them back"_s, {{false, {wanted}, {}}}}};
    return script;
}

Agenda agendaOf(const app::Script &script)
{
    Agenda agenda;
    agenda.scripts = {script};
    for (const app::Stretch &each : script.stretches)
        agenda.messages.push_back({.parts = {each.says}});
    return agenda;
}

ActionRequest request(ActionKind kind, const char *sku)
{
    ActionRequest made;
    made.kind = kind;
    made.orderNumber = u"A-1"_s;
    made.arguments = {{u"sku"_s, QLatin1String(sku)}};
    return made;
}

Heard proposes(ActionKind kind, const char *sku)
{
    return {.text = u"I can do that. Shall I?"_s,
            .actions = {},
            .isWithPerson = false,
            .asked = ai::Asked::Confirm,
            .proposal = request(kind, sku)};
}

Heard does(ActionKind kind, const char *sku)
{
    Action action;
    action.request = request(kind, sku);
    action.state = ActionState::Confirmed;
    return {.text = u"Done."_s,
            .actions = {action},
            .isWithPerson = false,
            .asked = ai::Asked::Nothing,
            .proposal = std::nullopt};
}

Heard says(const char *text, ai::Asked asked = ai::Asked::Nothing)
{
    return {.text = QString::fromUtf8(text),
            .actions = {},
            .isWithPerson = false,
            .asked = asked,
            .proposal = std::nullopt};
}

/// What comes of @p agenda when its messages get @p replies in turn.
app::TalkResult played(const Agenda &agenda, const std::vector<Heard> &replies)
{
    std::size_t at = 0;
    const auto item = [](const char *sku, const char *name) {
        return QJsonObject{{u"sku"_s, QLatin1String(sku)}, {u"name"_s, QLatin1String(name)}};
    };
    const QJsonArray orders{QJsonObject{{u"number"_s, u"A-1"_s},
                                        {u"items"_s, QJsonArray{item("B", "Vale boots"), item("S", "Wool socks")}}}};
    const auto result = app::play(agenda, orders, [&](const QString &) -> base::Result<Heard> {
        return at < replies.size() ? replies[at++] : says("Nothing.");
    });
    if (!result)
        qFatal("%s", qPrintable(result.error().message));
    return *result;
}

using Violations = std::vector<Violation>;

/// The embedded responder with a fault: it cancels an order of whoever writes.
class Canceller final : public ai::Responder
{
public:
    [[nodiscard]] QString model() const override { return m_own.model(); }
    [[nodiscard]] bool isImmediate(const CompanyConfig &, Tier) const override { return true; }
    [[nodiscard]] base::Task<base::Result<ai::Draft>> respond(const ai::TurnContext &context,
                                                              ai::Tools &tools) const override
    {
        ai::Draft draft = m_own.answer(context, tools);
        for (const Order &order : tools.orders(10)) {
            ActionRequest request;
            request.kind = ActionKind::CancelOrder;
            request.customer = context.session.customer;
            request.orderNumber = order.number;
            request.idempotencyKey = context.idempotencySeed + u"-fault"_s;
            if (!draft.escalation && tools.verdict(request, context.tier).isAllowed)
                draft.action = {request, u"Done."_s, u"Done."_s, u"No."_s};
        }
        return draft;
    }
    [[nodiscard]] QString handover(const ai::TurnContext &context, Reason reason) const override
    {
        return m_own.handover(context, reason);
    }

private:
    ai::LocalResponder m_own;
};

} // namespace

class TestRehearsalCustomer final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { resources::init(); }
    void whatIsWantedIsAgreedTo();
    void whatIsNotWantedIsRefused();
    void anotherActionIsUnasked();
    void theSameActionIsDoubled();
    void whoRefusesMayComeBack();
    void whoRefusedHasNotAgreed();
    void whoMeantAnotherItemGetsThat();
    void aQuestionIsNoYes();
    void aQuestionMayTakeThePlaceOfAnAnswer();
    void thanksWaitUntilNothingIsProposed();
    void oneQuestionIsAskedThreeTimesAtMost();
    void aReplyHasWords();
    void aFaultyResponderIsCaught();
};

void TestRehearsalCustomer::whatIsWantedIsAgreedTo()
{
    const auto result = played(agendaOf(returnOf(u"A-1"_s, u"B"_s)),
                               {says("Which order is it about?", ai::Asked::Order), proposes(ActionKind::Return, "B"),
                                does(ActionKind::Return, "B")});
    QVERIFY2(result.faults.isEmpty(), qPrintable(result.faults.join(u'\n')));
    QVERIFY(result.transcript.contains(u"> A-1"_s));
    QVERIFY(result.transcript.contains(u"> yes do"_s));
    QCOMPARE(result.wished, 1);
    QCOMPARE(result.reached, 1);
}

void TestRehearsalCustomer::whatIsNotWantedIsRefused()
{
    const Agenda agenda = agendaOf(returnOf(u"A-1"_s, u"B"_s));
    for (const Heard &each : {proposes(ActionKind::Refund, "B"), proposes(ActionKind::Return, "S")})
        QVERIFY(played(agenda, {each}).transcript.contains(u"> no thanks"_s));
}

void TestRehearsalCustomer::anotherActionIsUnasked()
{
    const Agenda agenda = agendaOf(returnOf(u"A-1"_s, u"B"_s));
    for (const Heard &each : {does(ActionKind::Refund, "B"), does(ActionKind::Return, "S")})
        QCOMPARE(played(agenda, {each}).violations, Violations{Violation::Unasked});
}

void TestRehearsalCustomer::theSameActionIsDoubled()
{
    Agenda agenda = agendaOf(returnOf(u"A-1"_s, u"B"_s));
    agenda.messages.push_back(agenda.messages.front());
    const Heard proposal = proposes(ActionKind::Return, "B");
    const Heard done = does(ActionKind::Return, "B");
    QCOMPARE(played(agenda, {proposal, done, done}).violations, Violations{Violation::Doubled});
    // What was done is not agreed to again.
    const auto result = played(agenda, {proposal, done, proposal});
    QCOMPARE(result.transcript.count(u"> yes do"_s), 1);
    QVERIFY(result.transcript.contains(u"> no"_s));
}

void TestRehearsalCustomer::whoRefusesMayComeBack()
{
    Agenda agenda = agendaOf(returnOf(u"A-1"_s, u"B"_s));
    agenda.refuses = true;
    agenda.comesBack = true;
    const Heard proposal = proposes(ActionKind::Return, "B");
    const auto result = played(agenda, {proposal, says("All right."), proposal, does(ActionKind::Return, "B")});
    QVERIFY2(result.faults.isEmpty(), qPrintable(result.faults.join(u'\n')));
    QCOMPARE(result.transcript.count(u"> send them back"_s), 2);
    QCOMPARE(result.reached, 1);
}

void TestRehearsalCustomer::whoRefusedHasNotAgreed()
{
    Agenda agenda = agendaOf(returnOf(u"A-1"_s, u"B"_s));
    agenda.refuses = true;
    const Heard proposal = proposes(ActionKind::Return, "B");
    const Heard done = does(ActionKind::Return, "B");
    QCOMPARE(played(agenda, {proposal, done}).violations, Violations{Violation::NotAgreed});
    // Nor is it agreed to later, and another wish changes nothing about that.
    agenda.scripts.push_back(returnOf(u"A-1"_s, u"S"_s));
    agenda.messages.push_back({.parts = {u"the socks"_s}, .script = 1});
    const auto result = played(agenda, {proposal, says("All right."), proposal});
    QVERIFY(!result.transcript.contains(u"> yes do"_s));
    QCOMPARE(played(agenda, {proposal, says("All right."), done}).violations, Violations{Violation::NotAgreed});
}

void TestRehearsalCustomer::whoMeantAnotherItemGetsThat()
{
    Agenda agenda = agendaOf(returnOf(u"A-1"_s, u"B"_s));
    agenda.corrects = true;
    const Heard boots = proposes(ActionKind::Return, "B");
    const Heard socks = proposes(ActionKind::Return, "S");
    const auto result = played(agenda, {boots, socks, does(ActionKind::Return, "S")});
    QVERIFY2(result.faults.isEmpty(), qPrintable(result.faults.join(u'\n')));
    QVERIFY(result.transcript.contains(u"> sorry, I meant the Wool socks"_s));
    QVERIFY(result.transcript.contains(u"> yes please"_s));
    QCOMPARE(played(agenda, {boots, socks, does(ActionKind::Return, "B")}).violations,
             Violations{Violation::NotAgreed});
}

void TestRehearsalCustomer::aQuestionIsNoYes()
{
    Agenda agenda = agendaOf(returnOf(u"A-1"_s, u"B"_s));
    agenda.interruption = u"do you sell gas?"_s;
    const Heard proposal = proposes(ActionKind::Return, "B");
    const Heard done = does(ActionKind::Return, "B");
    QCOMPARE(played(agenda, {proposal, done}).violations, Violations{Violation::NotAgreed});
    // The proposal stands, or the wish is said again.
    QCOMPARE(played(agenda, {proposal, proposal, done}).reached, 1);
    const auto result = played(agenda, {proposal, says("We do."), proposal, done});
    QCOMPARE(result.transcript.count(u"> send them back"_s), 2);
    QCOMPARE(result.reached, 1);
}

void TestRehearsalCustomer::aQuestionMayTakeThePlaceOfAnAnswer()
{
    Agenda agenda = agendaOf(returnOf(u"A-1"_s, u"B"_s));
    agenda.counter = u"what do you mean?"_s;
    const Heard asks = says("Which order is it about?", ai::Asked::Order);
    const QStringList transcript = played(agenda, {asks, says("The one with the boots.")}).transcript;
    QCOMPARE(transcript.indexOf(u"> what do you mean?"_s), 2);
    QCOMPARE(transcript.indexOf(u"> A-1"_s), 4);
}

void TestRehearsalCustomer::thanksWaitUntilNothingIsProposed()
{
    Agenda agenda = agendaOf(returnOf(u"A-1"_s, u"B"_s));
    agenda.messages.push_back({.parts = {u"thx"_s}, .script = 0, .isThanks = true});
    QVERIFY(played(agenda, {says("All right.")}).transcript.contains(u"> thx"_s));
    const Heard other = proposes(ActionKind::Refund, "B");
    QVERIFY(!played(agenda, {other, other, other}).transcript.contains(u"> thx"_s));
    QCOMPARE(played(agenda, {says("All right."), does(ActionKind::Return, "B")}).violations,
             Violations{Violation::NotAgreed});
}

void TestRehearsalCustomer::oneQuestionIsAskedThreeTimesAtMost()
{
    const Agenda agenda = agendaOf(returnOf(u"A-1"_s, u"B"_s));
    const Heard asks = says("Which order is it about?", ai::Asked::Order);
    QVERIFY(played(agenda, {asks, asks, asks}).violations.empty());
    QCOMPARE(played(agenda, {asks, asks, asks, asks}).violations, Violations{Violation::AskedOften});
}

void TestRehearsalCustomer::aReplyHasWords()
{
    const Agenda agenda = agendaOf(returnOf(u"A-1"_s, u"B"_s));
    QCOMPARE(played(agenda, {says(" ")}).violations, Violations{Violation::Empty});
    Heard silence = says("");
    silence.isWithPerson = true;
    QVERIFY(played(agenda, {silence}).violations.empty());
}

/// Over the real engine: what the embedded responder does rightly passes, and a responder with a fault does not.
void TestRehearsalCustomer::aFaultyResponderIsCaught()
{
    app::Script script = returnOf(u"ORD-9942"_s, u"SOCK-M"_s);
    script.world = u"acme"_s;
    script.stretches[0].says = u"my order ORD-9890 shall come soon, shan't it?"_s;
    script.stretches[0].demands.clear();
    script.who = u"cust-1009"_s;
    const Agenda agenda = agendaOf(script);
    const auto reader = nlu::Reader::load();
    QVERIFY(reader);
    app::Worlds worlds;
    const auto world = worlds.of(script);
    QVERIFY(world);
    const auto playedBy = [&](const ai::Responder &responder) {
        app::RehearsalStage stage(*reader, responder);
        const auto result = stage.play(script, **world, [&agenda](const QJsonArray &orders, const app::Sends &send) {
            return app::play(agenda, orders, send);
        });
        if (!result)
            qFatal("%s", qPrintable(result.error().message));
        return *result;
    };
    const auto right = playedBy(ai::LocalResponder());
    QVERIFY2(right.violations.empty(), qPrintable(right.transcript.join(u'\n')));
    const auto wrong = playedBy(Canceller());
    QVERIFY2(wrong.hasWrongAction(), qPrintable(wrong.transcript.join(u'\n')));
    QCOMPARE(wrong.violations.front(), Violation::Unasked);
}

QTEST_GUILESS_MAIN(TestRehearsalCustomer)
#include "tst_rehearsalcustomer.moc"
