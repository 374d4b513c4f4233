#include "ui/conversation/dialogs/ActionDialog.h"

#include "tests/ui/conversation/dialogs/DialogBench.h"
#include "ui/conversation/dialogs/VerdictView.h"
#include "ui/conversation/drafts/DraftStore.h"
#include "ui/models/CaseSuggestions.h"

#include <QtCore/QTemporaryDir>
#include <QtTest/QSignalSpy>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>

using namespace tierdesk;
using test::child;
using ui::ActionDialog;

/// An act from the form to its outcome, against a server that may say no, be cut off, or have changed its mind.
class ActionDialogTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_bench = std::make_unique<test::DialogBench>();
        m_folder = std::make_unique<QTemporaryDir>();
        m_drafts = std::make_unique<ui::DraftStore>(m_folder->path());
        m_drafts->setOwner(u"a.example"_s, u"acme"_s, 7);
        QVERIFY(m_bench->openMine());
    }
    void cleanup()
    {
        delete m_dialog;
        m_drafts.reset();
        m_bench.reset();
    }

    void theArithmeticStandsBeforeTheAct()
    {
        open(ActionKind::Refund);
        QTRY_VERIFY(confirm().isEnabled());
        QCOMPARE(confirm().text(), u"Refund $312.40"_s);
        const QString spoken = child<ui::VerdictView>(dialog(), "verdict").spoken();
        for (const char *line :
             {"Your limit: $1,000.00", "Used in this period: \u2212\u00A0$0.00", "This refund: \u2212\u00A0$312.40",
              "Remaining afterwards: $687.60", "Order ORD-9876, paid: $312.40", "Already refunded: $0.00"})
            QVERIFY2(spoken.contains(QString::fromUtf8(line)), qPrintable(spoken));
        for (const QJsonObject &body : m_bench->sent("act"))
            QVERIFY(body[u"dryRun"].toBool());
        QVERIFY(m_bench->desk.detail(m_bench->id()).actions.size() == 1); // only the AI's refusal
    }

    void anActHappensWhenItsButtonIsPressed()
    {
        open(ActionKind::Refund);
        QTRY_VERIFY(confirm().isEnabled());
        QSignalSpy told(&dialog(), &ActionDialog::handled);
        child<QLineEdit>(dialog(), "reason").setText(u"torn seam"_s);
        QTRY_VERIFY(confirm().isEnabled());
        confirm().click();
        QTRY_VERIFY(dialog().outcome().has_value());
        QCOMPARE(told.size(), 1);
        QCOMPARE(dialog().said(), u"Refund $312.40: confirmed."_s);
        QVERIFY(!confirm().isVisible());
        const QJsonObject body = m_bench->sent("act").back();
        QVERIFY(!body[u"dryRun"].toBool());
        QCOMPARE(body[u"orderNumber"].toString(), u"ORD-9876"_s);
        QCOMPARE(body[u"arguments"].toObject()[u"reason"].toString(), u"torn seam"_s);
        QCOMPARE(m_bench->desk.detail(m_bench->id()).orders.at(1).refunded.minor, 31240);
    }

    void enterInAFieldMovesNoMoney()
    {
        open(ActionKind::Refund);
        QTRY_VERIFY(confirm().isEnabled());
        QTest::keyClick(&child<QLineEdit>(dialog(), "amount"), Qt::Key_Return);
        QTest::keyClick(&child<QLineEdit>(dialog(), "reason"), Qt::Key_Return);
        QVERIFY(!dialog().isBusy());
        QCOMPARE(realActs(), 0);
    }

    void ctrlEnterPressesTheButton()
    {
        open(ActionKind::Refund);
        QTRY_VERIFY(confirm().isEnabled());
        dialog().activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&dialog()));
        QTest::keyClick(&child<QLineEdit>(dialog(), "reason"), Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(dialog().outcome().has_value());
    }

    void whatCannotBeIsSaidAndCannotBePressed_data()
    {
        QTest::addColumn<QString>("amount");
        QTest::addColumn<QString>("said");
        QTest::newRow("more than the order was paid")
            << u"500"_s << QString::fromUtf8("✕ This exceeds the amount paid");
        QTest::newRow("below a cent") << u"5.001"_s << u"USD has at most 2 decimals"_s;
        QTest::newRow("a word") << u"all of it"_s << u"This is not a valid amount."_s;
        QTest::newRow("nothing") << QString() << u"Enter an amount."_s;
    }
    void whatCannotBeIsSaidAndCannotBePressed()
    {
        QFETCH(QString, amount);
        QFETCH(QString, said);
        open(ActionKind::Refund);
        QTRY_VERIFY(confirm().isEnabled());
        child<QLineEdit>(dialog(), "amount").setText(amount);
        QVERIFY(!confirm().isEnabled());
        // At the field or with the verdict, and not at both.
        const auto told = [this] {
            return child<ui::VerdictView>(dialog(), "verdict").spoken() + u'\n' +
                   child<QLabel>(dialog(), "amountTrouble").text();
        };
        QTRY_COMPARE(told().count(said), 1);
        QVERIFY(!confirm().isEnabled());
        QCOMPARE(realActs(), 0);
    }

    void overTheLimitTheSumTellsByHowMuch()
    {
        auto detail = m_bench->desk.detail(m_bench->id());
        detail.allowance.lines[0].used = Money{90000};
        detail.allowance.lines[0].remaining = Money{10000};
        m_bench->desk.setDetail(detail);
        open(ActionKind::Refund);
        auto &verdict = child<ui::VerdictView>(dialog(), "verdict");
        QTRY_VERIFY(verdict.spoken().contains(QString::fromUtf8("✕ This exceeds your remaining authority.")));
        QVERIFY(verdict.spoken().contains(u"Remaining afterwards: -$212.40"_s));
        QVERIFY(!confirm().isEnabled());
    }

    void aLostAnswerIsTriedAgainWithoutPayingTwice()
    {
        open(ActionKind::Refund);
        QTRY_VERIFY(confirm().isEnabled());
        m_bench->desk.loseAnswersTo(m_bench->path("act"));
        m_bench->connection.close(); // else the stream tells what became of it
        confirm().click();
        QTRY_VERIFY(!dialog().isBusy());
        QTRY_VERIFY(dialog().said().contains(u"You can safely try again"_s));
        QVERIFY(!child<QLineEdit>(dialog(), "amount").isEnabled());
        QCOMPARE(child<QLineEdit>(dialog(), "amount").text(), u"312.40"_s);
        QCOMPARE(confirm().text(), u"Try again"_s);
        m_bench->desk.loseAnswersTo(m_bench->path("act"), false);
        confirm().click();
        QTRY_VERIFY(dialog().outcome().has_value());
        QStringList keys;
        for (const QJsonObject &body : m_bench->sent("act")) {
            if (!body[u"dryRun"].toBool())
                keys.append(body[u"idempotencyKey"].toString());
        }
        QVERIFY(keys.size() >= 2);
        QCOMPARE(QSet<QString>(keys.begin(), keys.end()).size(), 1);
        QVERIFY(!keys.front().isEmpty());
        QCOMPARE(m_bench->desk.detail(m_bench->id()).orders.at(1).refunded.minor, 31240);
    }

    void theStreamTellsWhatALostAnswerDoesNot()
    {
        open(ActionKind::Refund);
        QTRY_VERIFY(confirm().isEnabled());
        m_bench->desk.loseAnswersTo(m_bench->path("act"));
        confirm().click();
        QTRY_VERIFY(dialog().outcome().has_value());
        QCOMPARE(dialog().said(), u"Refund $312.40: confirmed."_s);
    }

    void whenTheServerIsGoneNothingIsLost()
    {
        open(ActionKind::Refund);
        QTRY_VERIFY(confirm().isEnabled());
        m_bench->desk.stop();
        child<QLineEdit>(dialog(), "amount").setText(u"300"_s);
        QTRY_VERIFY(!dialog().said().isEmpty());
        QVERIFY(!confirm().isEnabled());
        QCOMPARE(child<QLineEdit>(dialog(), "amount").text(), u"300"_s);
        QVERIFY(dialog().isVisible());
        // It comes back, and the question is asked by itself.
        m_bench->desk.start();
        QTRY_VERIFY(confirm().isEnabled());
        QCOMPARE(confirm().text(), u"Refund $300.00"_s);
        QVERIFY(dialog().said().isEmpty());
    }

    void aRefusalShowsItsVerdictAndTheNextTryIsAnother()
    {
        open(ActionKind::Refund);
        QTRY_VERIFY(confirm().isEnabled());
        // Between the verdict and the press a colleague used it up.
        auto detail = m_bench->desk.detail(m_bench->id());
        detail.allowance.lines[0].remaining = Money{10000};
        m_bench->desk.setDetail(detail);
        confirm().click();
        QTRY_VERIFY(dialog().said().startsWith(u"Refused."_s));
        QVERIFY(!confirm().isEnabled());
        QVERIFY(
            child<ui::VerdictView>(dialog(), "verdict").spoken().contains(u"This exceeds your remaining authority"_s));
        child<QLineEdit>(dialog(), "amount").setText(u"100"_s);
        QTRY_VERIFY(confirm().isEnabled());
        confirm().click();
        QTRY_VERIFY(dialog().outcome().has_value());
        QCOMPARE(dialog().outcome().value().request.amount.value().minor, 10000);
    }

    void whatIsOnItsWayIsFollowed_data()
    {
        QTest::addColumn<bool>("isConfirmed");
        QTest::addColumn<QString>("said");
        QTest::newRow("until it is confirmed") << true << u"Refund $312.40: confirmed."_s;
        QTest::newRow("until it fails") << false << u"Refund $312.40: refused by the company's system: card expired"_s;
    }
    void whatIsOnItsWayIsFollowed()
    {
        QFETCH(bool, isConfirmed);
        QFETCH(QString, said);
        m_bench->desk.actState = ActionState::Pending;
        open(ActionKind::Refund);
        QTRY_VERIFY(confirm().isEnabled());
        confirm().click();
        QTRY_VERIFY(dialog().outcome().has_value());
        QVERIFY(dialog().said().contains(u"in progress"_s));
        m_bench->feed.put(deskapi::Handled{m_bench->desk.row(m_bench->id()), {}, dialog().outcome(), {}});
        m_bench->desk.settle(m_bench->id(), dialog().outcome().value().id, isConfirmed,
                             isConfirmed ? QString() : u"card expired"_s);
        QTRY_COMPARE(dialog().said(), said);
    }

    void underOnesHands_data()
    {
        QTest::addColumn<QString>("event");
        QTest::addColumn<QString>("said");
        QTest::newRow("the case is closed") << u"closed"_s << u"The case was closed in the meantime."_s;
        QTest::newRow("a colleague takes it") << u"taken"_s << u"This case is now assigned to Ines Duarte."_s;
        QTest::newRow("nobody holds it any more") << u"released"_s << u"This case is not assigned. Claim it first."_s;
    }
    void underOnesHands()
    {
        QFETCH(QString, event);
        QFETCH(QString, said);
        open(ActionKind::Refund);
        QTRY_VERIFY(confirm().isEnabled());
        child<QLineEdit>(dialog(), "reason").setText(u"half a reason"_s);
        if (event == u"closed")
            m_bench->closeCase();
        else
            m_bench->handTo(event == u"taken" ? UserId{11} : UserId{},
                            event == u"taken" ? u"Ines Duarte"_s : QString());
        QTRY_COMPARE(dialog().said(), said);
        QVERIFY(!confirm().isEnabled());
        QCOMPARE(child<QLineEdit>(dialog(), "reason").text(), u"half a reason"_s);
        QCOMPARE(realActs(), 0);
    }

    void everyKindAsksForWhatItNeeds_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QByteArray>("arguments");
        QTest::addColumn<QString>("button");
        const auto row = [](const char *name, ActionKind kind, const char *arguments, const char *button) {
            QTest::newRow(name) << static_cast<int>(kind) << QByteArray(arguments) << QString::fromLatin1(button);
        };
        row("a replacement names the item", ActionKind::Replacement, R"({"quantity":1,"sku":"TENT-R3"})",
            "Replace $312.40");
        row("a return may be of everything", ActionKind::Return, "{}", "Arrange return");
        row("an address is filled in", ActionKind::ChangeAddress,
            R"({"address":{"city":"Portland","country":"US","line1":"12 Birch Lane","name":"Dana Whitfield",)"
            R"("postcode":"97201","region":"OR"}})",
            "Change address");
        row("a subscription is paused", ActionKind::ChangeSubscription, R"({"status":"paused"})",
            "Change subscription");
    }
    void everyKindAsksForWhatItNeeds()
    {
        QFETCH(int, kind);
        QFETCH(QByteArray, arguments);
        QFETCH(QString, button);
        open(static_cast<ActionKind>(kind));
        QTRY_VERIFY(confirm().isEnabled());
        QCOMPARE(confirm().text(), button);
        QCOMPARE(QJsonDocument(m_bench->sent("act").back()[u"arguments"].toObject()).toJson(QJsonDocument::Compact),
                 arguments);
        confirm().click();
        QTRY_VERIFY(dialog().outcome().has_value());
    }

    void anotherPlanIsNamed()
    {
        open(ActionKind::ChangeSubscription);
        QTRY_VERIFY(confirm().isEnabled());
        auto &plan = child<QLineEdit>(dialog(), "plan");
        QVERIFY(!plan.isVisible());
        auto &change = child<QComboBox>(dialog(), "change");
        QCOMPARE(dialog().focusWidget(), &change); // the first that can be changed
        change.setCurrentIndex(change.count() - 1);
        QVERIFY(plan.isVisible());
        QVERIFY(!confirm().isEnabled());
        QTest::keyClicks(&plan, u"Summit Club"_s);
        QTRY_VERIFY(confirm().isEnabled());
        QCOMPARE(m_bench->sent("act").back()[u"arguments"].toObject()[u"plan"].toString(), u"Summit Club"_s);
    }

    void anOrderThatHasLeftIsNotCancelled()
    {
        open(ActionKind::CancelOrder);
        auto &verdict = child<ui::VerdictView>(dialog(), "verdict");
        QTRY_VERIFY(verdict.spoken().contains(u"The order has already shipped."_s));
        QVERIFY(!confirm().isEnabled());
        child<QComboBox>(dialog(), "order").setCurrentIndex(0); // the one that is still being packed
        QTRY_VERIFY(confirm().isEnabled());
        QVERIFY(verdict.spoken().contains(u"Refunded to the customer: $38.00"_s));
    }

    void anotherOrderHasAnotherAmountUnlessOneWasTyped()
    {
        open(ActionKind::Refund);
        dialog().close();
        auto detail = m_bench->desk.detail(m_bench->id());
        detail.actions.clear(); // nothing was asked for: the order's own sum is proposed
        m_bench->desk.setDetail(detail);
        m_bench->feed.reload();
        QTRY_VERIFY(m_bench->feed.detail().actions.empty());
        open(ActionKind::Refund);
        auto &amount = child<QLineEdit>(dialog(), "amount");
        QCOMPARE(amount.text(), u"312.40"_s);
        child<QComboBox>(dialog(), "order").setCurrentIndex(0);
        QCOMPARE(amount.text(), u"38.00"_s);
        amount.clear();
        QTest::keyClicks(&amount, u"10"_s);
        child<QComboBox>(dialog(), "order").setCurrentIndex(1);
        QCOMPARE(amount.text(), u"10"_s);
    }

    void escapeLeavesEverythingAsItWas()
    {
        open(ActionKind::Refund);
        QTRY_VERIFY(confirm().isEnabled());
        QTest::keyClick(&dialog(), Qt::Key_Escape);
        QTRY_VERIFY(!m_dialog);
        QCOMPARE(realActs(), 0);
    }

    void whatWasTypedIsBackAfterTheSignInEnded()
    {
        open(ActionKind::Refund);
        auto *amount = &child<QLineEdit>(dialog(), "amount");
        amount->clear();
        QTest::keyClicks(amount, u"10"_s);
        QTest::keyClicks(&child<QLineEdit>(dialog(), "reason"), u"half a reason"_s);
        dialog().done(QDialog::Rejected);
        QTRY_VERIFY(!m_dialog);
        open(ActionKind::Credit); // another act is another form
        QCOMPARE(child<QLineEdit>(dialog(), "reason").text(), QString());
        dialog().done(QDialog::Rejected);
        QTRY_VERIFY(!m_dialog);
        open(ActionKind::Refund);
        amount = &child<QLineEdit>(dialog(), "amount");
        QCOMPARE(amount->text(), u"10"_s);
        QCOMPARE(child<QLineEdit>(dialog(), "reason").text(), u"half a reason"_s);
        // What was typed once is not proposed over.
        child<QComboBox>(dialog(), "order").setCurrentIndex(0);
        QCOMPARE(amount->text(), u"10"_s);
        QTRY_VERIFY(confirm().isEnabled());
        confirm().click();
        QTRY_VERIFY(dialog().outcome().has_value());
        QCOMPARE(dialog().outcome().value().request.amount.value().minor, 1000);
        dialog().reject();
        QTRY_VERIFY(!m_dialog);
        open(ActionKind::Refund);
        QCOMPARE(child<QLineEdit>(dialog(), "reason").text(), QString());
    }

    /// The window goes while nobody knows whether money moved: the next try is the same act, and no second one.
    void anActOfWhichNobodyKnowsIsTheSameOneWhenItIsOpenedAgain()
    {
        open(ActionKind::Refund);
        QTRY_VERIFY(confirm().isEnabled());
        m_bench->desk.loseAnswersTo(m_bench->path("act"));
        m_bench->connection.close(); // else the stream tells what became of it
        confirm().click();
        QTRY_COMPARE(confirm().text(), u"Try again"_s);
        const int sent = realActs();
        dialog().done(QDialog::Rejected);
        QTRY_VERIFY(!m_dialog);
        m_bench->desk.loseAnswersTo(m_bench->path("act"), false);
        open(ActionKind::Refund);
        QVERIFY(dialog().said().contains(u"it is not known"_s));
        QVERIFY(!child<QLineEdit>(dialog(), "amount").isEnabled());
        QVERIFY(confirm().isEnabled());
        confirm().click();
        QTRY_VERIFY(dialog().outcome().has_value());
        const auto bodies = m_bench->sent("act");
        QStringList keys;
        for (const QJsonObject &body : bodies) {
            if (!body[u"dryRun"].toBool())
                keys.append(body[u"idempotencyKey"].toString());
        }
        QCOMPARE(keys.size(), sent + 1);
        QCOMPARE(QSet<QString>(keys.begin(), keys.end()).size(), 1);
    }

private:
    void open(ActionKind kind)
    {
        m_dialog = new ActionDialog(m_bench->feed, m_bench->connection, ui::suggest::act(kind, m_bench->feed.detail()),
                                    nullptr);
        dialog().keepIn(*m_drafts);
        dialog().open();
    }
    [[nodiscard]] ActionDialog &dialog() const
    {
        ActionDialog *open = m_dialog;
        if (!open)
            qFatal("the dialog is not there");
        return *open;
    }
    [[nodiscard]] QPushButton &confirm() const { return child<QPushButton>(dialog(), "confirm"); }
    [[nodiscard]] int realActs() const
    {
        int count = 0;
        for (const QJsonObject &body : m_bench->sent("act"))
            count += !body[u"dryRun"].toBool();
        return count;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ui::DraftStore> m_drafts;
    std::unique_ptr<test::DialogBench> m_bench;
    QPointer<ActionDialog> m_dialog;
};

QTEST_MAIN(ActionDialogTest)
#include "tst_actiondialog.moc"
