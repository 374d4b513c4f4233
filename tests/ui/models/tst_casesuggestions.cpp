#include "ui/models/CaseSuggestions.h"

#include "tests/support/desk/DeskDouble.h"

#include <QtTest/QTest>

using namespace tierdesk;
namespace suggest = ui::suggest;

namespace {

constexpr Timestamp Now{1'790'000'000'000};

Action granted(qint64 id, ActionKind kind, ActionState state = ActionState::Confirmed)
{
    Action action;
    action.id = ActionId{id};
    action.state = state;
    action.request.kind = kind;
    return action;
}

QDateTime local(const char *iso)
{
    return QDateTime::fromString(QString::fromLatin1(iso), Qt::ISODate);
}

} // namespace

/// What is filled in for whoever decides.
class CaseSuggestionsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theCaseIsAboutTheOrderThatWasNamed()
    {
        auto detail = test::designCase(Now);
        QCOMPARE(suggest::order(detail)->number, u"ORD-9876"_s); // of the refusal, not the newest
        detail.actions.clear();
        QCOMPARE(suggest::order(detail)->number, u"ORD-9876"_s); // of the customer's message
        detail.messages.clear();
        QCOMPARE(suggest::order(detail)->number, u"ORD-9001"_s); // the newest
        detail.orders.clear();
        QVERIFY(!suggest::order(detail));
    }

    void whatWasRefusedIsFilledIn()
    {
        const auto act = suggest::act(ActionKind::Refund, test::designCase(Now));
        QCOMPARE(act.orderNumber, u"ORD-9876"_s);
        QCOMPARE(act.amount.value_or(Money{}).minor, 31240);
        QVERIFY(!suggest::act(ActionKind::Credit, test::designCase(Now)).amount);
        QCOMPARE(suggest::act(ActionKind::ChangeSubscription, test::designCase(Now)).subscription, u"SUB-1001"_s);
    }

    void aRefusalIsOpenUntilSomethingOfItsKindIsGranted()
    {
        auto detail = test::designCase(Now);
        QCOMPARE(suggest::nextAct(detail), std::optional(ActionKind::Refund));
        detail.actions.push_back(granted(2, ActionKind::Credit));
        QCOMPARE(suggest::nextAct(detail), std::optional(ActionKind::Refund));
        detail.actions.push_back(granted(3, ActionKind::Refund, ActionState::Failed));
        QCOMPARE(suggest::nextAct(detail), std::optional(ActionKind::Refund));
        detail.actions.push_back(granted(4, ActionKind::Refund));
        QVERIFY(!suggest::nextAct(detail));
    }

    void whatCanBeGivenBackIsPaidLessRefundedLessReplaced()
    {
        auto order = test::designCase(Now).orders.at(0); // two straps of $19.00
        QCOMPARE(suggest::refundable(order).minor, 3800);
        order.refunded = Money{1000};
        QCOMPARE(suggest::refundable(order).minor, 2800);
        order.items[0].replaced = 1;
        QCOMPARE(suggest::refundable(order).minor, 900);
        QCOMPARE(suggest::refundable(order.items[0]).minor, 1900);
        order.refunded = Money{3800};
        QCOMPARE(suggest::refundable(order).minor, 0);
        order.items[0].price = Money{std::numeric_limits<qint64>::max()};
        order.items[0].replaced = 2;
        QCOMPARE(suggest::refundable(order).minor, 0);
    }

    void theWayItEndedIsGuessed_data()
    {
        QTest::addColumn<QList<int>>("granted");
        QTest::addColumn<int>("state");
        QTest::addColumn<int>("type");
        const auto row = [](const char *name, QList<ActionKind> kinds, ActionState state, ResolutionType type) {
            QList<int> numbers;
            for (const ActionKind kind : kinds)
                numbers.append(static_cast<int>(kind));
            QTest::newRow(name) << numbers << static_cast<int>(state) << static_cast<int>(type);
        };
        const auto done = ActionState::Confirmed;
        row("nothing was granted", {}, done, ResolutionType::IssueResolved);
        row("a refund", {ActionKind::Refund}, done, ResolutionType::RefundProcessed);
        row("a refund on its way", {ActionKind::Refund}, ActionState::Pending, ResolutionType::RefundProcessed);
        row("a refund that failed", {ActionKind::Refund}, ActionState::Failed, ResolutionType::IssueResolved);
        row("a cancelled order pays back", {ActionKind::CancelOrder}, done, ResolutionType::RefundProcessed);
        row("a credit and then a refund", {ActionKind::Credit, ActionKind::Refund}, done,
            ResolutionType::RefundProcessed);
        row("a replacement", {ActionKind::Replacement}, done, ResolutionType::ReplacementSent);
        row("a credit", {ActionKind::Credit}, done, ResolutionType::CreditApplied);
        row("a subscription", {ActionKind::ChangeSubscription}, done, ResolutionType::SubscriptionModified);
        row("an address", {ActionKind::ChangeAddress}, done, ResolutionType::IssueResolved);
    }
    void theWayItEndedIsGuessed()
    {
        QFETCH(QList<int>, granted);
        QFETCH(int, state);
        QFETCH(int, type);
        auto detail = test::designCase(Now);
        for (const int kind : granted)
            detail.actions.push_back(
                ::granted(10 + kind, static_cast<ActionKind>(kind), static_cast<ActionState>(state)));
        QCOMPARE(static_cast<int>(suggest::resolution(detail).type), type);
    }

    void laterIsATimeThatLiesAhead_data()
    {
        QTest::addColumn<QString>("now");
        QTest::addColumn<QStringList>("times");
        const auto row = [](const char *name, const char *now, const QStringList &times) {
            QTest::newRow(name) << QString::fromLatin1(now) << times;
        };
        row("on a Monday morning", "2026-09-21T10:30:00",
            {u"2026-09-21T11:30:00"_s, u"2026-09-21T15:00:00"_s, u"2026-09-22T09:00:00"_s, u"2026-09-28T09:00:00"_s});
        row("when the afternoon is less than an hour away", "2026-09-21T14:13:00",
            {u"2026-09-21T15:13:00"_s, u"2026-09-22T09:00:00"_s, u"2026-09-28T09:00:00"_s});
        row("on a Sunday tomorrow is Monday", "2026-09-20T20:00:00",
            {u"2026-09-20T21:00:00"_s, u"2026-09-21T09:00:00"_s});
        row("on a Saturday", "2026-09-19T20:00:00",
            {u"2026-09-19T21:00:00"_s, u"2026-09-20T09:00:00"_s, u"2026-09-21T09:00:00"_s});
    }
    void laterIsATimeThatLiesAhead()
    {
        QFETCH(QString, now);
        QFETCH(QStringList, times);
        QStringList got;
        for (const auto &time : suggest::laterTimes(local(now.toLatin1().constData())))
            got.append(time.at.toString(Qt::ISODate));
        QCOMPARE(got, times);
    }
};

QTEST_APPLESS_MAIN(CaseSuggestionsTest)
#include "tst_casesuggestions.moc"
