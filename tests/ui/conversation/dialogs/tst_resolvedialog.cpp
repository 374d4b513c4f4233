#include "ui/conversation/dialogs/ResolveDialog.h"

#include "tests/ui/conversation/dialogs/DialogBench.h"
#include "ui/conversation/drafts/DraftStore.h"

#include <QtCore/QLocale>
#include <QtCore/QTemporaryDir>
#include <QtTest/QSignalSpy>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QDateTimeEdit>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>

using namespace tierdesk;
using test::child;
using ui::ResolveDialog;

/// Closing one case and many, against a server that may be gone or know better.
class ResolveDialogTest final : public QObject
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

    void theTypeIsGuessedAndTheSummaryFilledIn()
    {
        auto detail = m_bench->feed.detail();
        Action refund = detail.actions.front();
        refund.id = ActionId{5};
        refund.state = ActionState::Confirmed;
        detail.actions.push_back(refund);
        openOne(detail);
        QCOMPARE(child<QComboBox>(dialog(), "resolutionType").count(), 9);
        QCOMPARE(child<QComboBox>(dialog(), "resolutionType").currentData().toInt(),
                 static_cast<int>(ResolutionType::RefundProcessed));
        QCOMPARE(summary().toPlainText(),
                 u"Refund of $312.40 for a tent that arrived torn. Refund of $312.40 on order ORD-9876."_s);
        QSignalSpy told(&dialog(), &ResolveDialog::handled);
        confirm().click();
        QTRY_VERIFY(!m_dialog || !dialog().isVisible());
        QCOMPARE(told.size(), 1);
        const QJsonObject body = m_bench->sent("resolve").back();
        QCOMPARE(body[u"type"].toString(), u"REFUND_PROCESSED"_s);
        QCOMPARE(body[u"actionsTaken"].toArray().at(0).toString(), u"refund of $312.40 on order ORD-9876"_s);
        QCOMPARE(body[u"followUpRequired"].toBool(), false);
        QCOMPARE(m_bench->desk.row(m_bench->id()).status, Status::Resolved);
    }

    void aFollowUpHasATimeThatLiesAhead()
    {
        openOne(m_bench->feed.detail());
        auto &at = child<QDateTimeEdit>(dialog(), "followUpAt");
        QVERIFY(!at.isEnabled());
        child<QCheckBox>(dialog(), "followUp").click();
        QVERIFY(at.isEnabled());
        QVERIFY(at.dateTime().toMSecsSinceEpoch() > m_bench->clock.now().ms);
        at.setDateTime(QDateTime::fromMSecsSinceEpoch(m_bench->clock.now().ms).addSecs(-60));
        confirm().click();
        QCOMPARE(dialog().said(), u"The follow-up time must be in the future."_s);
        QVERIFY(m_bench->sent("resolve").empty());
        at.setDateTime(QDateTime::fromMSecsSinceEpoch(m_bench->clock.now().ms).addDays(2));
        const QString wanted = base::isoText({at.dateTime().toMSecsSinceEpoch()});
        confirm().click();
        QTRY_COMPARE(m_bench->desk.row(m_bench->id()).status, Status::Resolved);
        QCOMPARE(m_bench->sent("resolve").back()[u"followUpAt"].toString(), wanted);
    }

    void whenTheServerIsGoneTheSummaryStays()
    {
        openOne(m_bench->feed.detail());
        summary().setPlainText(u"Settled by telephone."_s);
        m_bench->desk.stop();
        confirm().click();
        QTRY_VERIFY(!dialog().isBusy());
        QVERIFY(dialog().isVisible());
        QVERIFY(dialog().said().contains(u"cannot be reached"_s));
        QCOMPARE(summary().toPlainText(), u"Settled by telephone."_s);
        m_bench->desk.start();
        QVERIFY(confirm().isEnabled());
        confirm().click();
        QTRY_COMPARE(m_bench->desk.row(m_bench->id()).status, Status::Resolved);
        QCOMPARE(m_bench->desk.row(m_bench->id()).resolution.value().summary, u"Settled by telephone."_s);
    }

    void aLostAnswerTriedAgainIsASuccess()
    {
        openOne(m_bench->feed.detail());
        m_bench->desk.loseAnswersTo(m_bench->path("resolve"));
        confirm().click();
        QTRY_VERIFY(!dialog().said().isEmpty());
        QCOMPARE(m_bench->desk.row(m_bench->id()).status, Status::Resolved); // the server has done it
        m_bench->desk.loseAnswersTo(m_bench->path("resolve"), false);
        confirm().click();
        QTRY_VERIFY(!m_dialog || !dialog().isVisible());
    }

    void whatIsClosedAlreadyAfterALostAnswerIsASuccessToo()
    {
        openOne(m_bench->feed.detail());
        m_bench->desk.loseAnswersTo(m_bench->path("resolve"));
        confirm().click();
        QTRY_VERIFY(!dialog().said().isEmpty());
        m_bench->desk.loseAnswersTo(m_bench->path("resolve"), false);
        summary().setPlainText(u"Other words for what is closed already."_s);
        confirm().click();
        QTRY_VERIFY(!m_dialog || !dialog().isVisible());
    }

    void whileItIsSentItCannotBeLeft()
    {
        openOne(m_bench->feed.detail());
        confirm().click();
        QVERIFY(dialog().isBusy());
        dialog().reject();
        QVERIFY(dialog().isVisible());
        QTRY_VERIFY(!m_dialog || !dialog().isVisible());
    }

    void whoWasFasterIsSaid_data()
    {
        QTest::addColumn<bool>("isClosed");
        QTest::addColumn<QString>("said");
        QTest::newRow("it was closed meanwhile") << true << u"The case was closed in the meantime."_s;
        QTest::newRow("a colleague has it") << false << u"This case is now assigned to Ines Duarte."_s;
    }
    void whoWasFasterIsSaid()
    {
        QFETCH(bool, isClosed);
        QFETCH(QString, said);
        openOne(m_bench->feed.detail());
        summary().setPlainText(u"Mine."_s);
        if (isClosed)
            m_bench->closeCase();
        else
            m_bench->give(UserId{11}, u"Ines Duarte"_s);
        confirm().click();
        QTRY_COMPARE(dialog().said(), said);
        QVERIFY(dialog().isVisible());
        QCOMPARE(confirm().isEnabled(), !isClosed);
        QCOMPARE(summary().toPlainText(), u"Mine."_s);
    }

    void aSummaryThatIsTooLongIsCountedAndNotCut()
    {
        openOne(m_bench->feed.detail());
        summary().setPlainText(QString(2001, u'x'));
        QVERIFY(!confirm().isEnabled());
        QVERIFY(dialog().said().contains(QLocale().toString(2001)));
        QCOMPARE(summary().toPlainText().size(), 2001);
        summary().setPlainText(QString(2000, u'x'));
        QVERIFY(confirm().isEnabled());
        QVERIFY(dialog().said().isEmpty());
    }

    void ofManyEachOutcomeIsListedAndTheRestTriedAgain()
    {
        auto rows = test::designCases(m_bench->clock.now());
        auto other = m_bench->desk.row(u"sess_8d40"_s);
        other.holder = UserId{11};
        other.holderName = u"Ines Duarte"_s;
        m_bench->desk.seed({other});
        openMany({rows[0], rows[1], rows[3]});
        QCOMPARE(confirm().text(), u"Resolve 3"_s);
        QSignalSpy told(&dialog(), &ResolveDialog::handled);
        confirm().click();
        QTRY_COMPARE(dialog().said(), u"2 succeeded, 1 failed. Your entries are kept."_s);
        auto &list = child<QListWidget>(dialog(), "outcomes");
        QCOMPARE(list.count(), 3);
        QCOMPARE(list.item(0)->text(), u"Dana Whitfield: resolved"_s);
        QCOMPARE(list.item(2)->text(), u"Tom Becker: This case is now assigned to Ines Duarte."_s);
        QCOMPARE(told.size(), 2);
        QCOMPARE(confirm().text(), u"Resolve 1"_s);
        // With no summary typed each keeps its own line.
        QCOMPARE(m_bench->desk.row(u"sess_8e07"_s).resolution.value().summary, rows[1].summary);

        other = m_bench->desk.row(u"sess_8d40"_s);
        other.holder = {};
        m_bench->desk.seed({other});
        confirm().click();
        QTRY_VERIFY(!m_dialog || !dialog().isVisible());
        QCOMPARE(m_bench->desk.row(u"sess_8d40"_s).status, Status::Resolved);
        QCOMPARE(m_bench->desk.askedFor(m_bench->path("resolve")), 1); // what was done is not done again
    }

    void ofManyTheServerMayGoInTheMiddle()
    {
        auto rows = test::designCases(m_bench->clock.now());
        openMany({rows[0], rows[1], rows[2]});
        summary().setPlainText(u"Recall of batch 7."_s);
        m_bench->desk.failNext(u"/desk/sessions/sess_8e07/resolve"_s, {0, {}, true});
        confirm().click();
        QTRY_COMPARE(dialog().said(), u"2 succeeded, 1 failed. Your entries are kept."_s);
        QCOMPARE(summary().toPlainText(), u"Recall of batch 7."_s);
        QVERIFY(confirm().isEnabled());
    }

    /// The sign-in ends, another company is chosen, the program is killed.
    void whatWasTypedIsBackWhenTheWindowWasNotClosedByThePerson()
    {
        openOne(m_bench->feed.detail());
        const QString proposed = summary().toPlainText();
        QVERIFY(!dialog().findChild<QLabel *>(u"draftNote"_s));
        summary().setPlainText(u"Half a summary"_s);
        child<QCheckBox>(dialog(), "followUp").click();
        const QDateTime at = child<QDateTimeEdit>(dialog(), "followUpAt").dateTime().addDays(3);
        child<QDateTimeEdit>(dialog(), "followUpAt").setDateTime(at);
        dialog().done(QDialog::Rejected);
        QTRY_VERIFY(!m_dialog);
        m_drafts->flush();
        m_drafts = std::make_unique<ui::DraftStore>(m_folder->path());
        m_drafts->setOwner(u"a.example"_s, u"acme"_s, 7);
        openOne(m_bench->feed.detail());
        QCOMPARE(summary().toPlainText(), u"Half a summary"_s);
        QVERIFY(child<QCheckBox>(dialog(), "followUp").isChecked());
        QCOMPARE(child<QDateTimeEdit>(dialog(), "followUpAt").dateTime(), at);
        QVERIFY(child<QLabel>(dialog(), "draftNote").isVisible());
        // The person calls it off: then it is gone.
        child<QPushButton>(dialog(), "cancel").click();
        QTRY_VERIFY(!m_dialog);
        openOne(m_bench->feed.detail());
        QCOMPARE(summary().toPlainText(), proposed);
        QVERIFY(!child<QCheckBox>(dialog(), "followUp").isChecked());
    }

    void whatWasCarriedOutIsNoDraft()
    {
        openOne(m_bench->feed.detail());
        summary().setPlainText(u"Settled."_s);
        confirm().click();
        QTRY_COMPARE(m_bench->desk.row(m_bench->id()).status, Status::Resolved);
        QTRY_VERIFY(!m_dialog);
        QVERIFY(m_drafts->form(m_drafts->owner(), m_bench->id(), u"resolveDialog"_s).isEmpty());
    }

    void ofManyItIsKeptForTheseVeryCases()
    {
        const auto rows = test::designCases(m_bench->clock.now());
        openMany({rows[0], rows[1]});
        summary().setPlainText(u"Recall of batch 7."_s);
        dialog().done(QDialog::Rejected);
        QTRY_VERIFY(!m_dialog);
        openMany({rows[0], rows[2]});
        QCOMPARE(summary().toPlainText(), QString());
        dialog().done(QDialog::Rejected);
        QTRY_VERIFY(!m_dialog);
        openMany({rows[1], rows[0]});
        QCOMPARE(summary().toPlainText(), u"Recall of batch 7."_s);
    }

private:
    void openOne(const deskapi::SessionDetail &detail)
    {
        m_dialog = new ResolveDialog(m_bench->connection, m_bench->now(), detail, nullptr);
        dialog().keepIn(*m_drafts);
        dialog().open();
    }
    void openMany(const std::vector<deskapi::SessionRow> &rows)
    {
        m_dialog = new ResolveDialog(m_bench->connection, m_bench->now(), rows, nullptr);
        dialog().keepIn(*m_drafts);
        dialog().open();
    }
    [[nodiscard]] ResolveDialog &dialog() const
    {
        ResolveDialog *open = m_dialog;
        if (!open)
            qFatal("the dialog is not there");
        return *open;
    }
    [[nodiscard]] QPushButton &confirm() const { return child<QPushButton>(dialog(), "confirm"); }
    [[nodiscard]] QPlainTextEdit &summary() const { return child<QPlainTextEdit>(dialog(), "summary"); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ui::DraftStore> m_drafts;
    std::unique_ptr<test::DialogBench> m_bench;
    QPointer<ResolveDialog> m_dialog;
};

QTEST_MAIN(ResolveDialogTest)
#include "tst_resolvedialog.moc"
