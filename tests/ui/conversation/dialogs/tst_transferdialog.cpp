#include "ui/conversation/dialogs/TransferDialog.h"

#include "tests/ui/conversation/dialogs/DialogBench.h"
#include "ui/widgets/StatePanel.h"

#include <QtTest/QSignalSpy>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListView>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>

using namespace tierdesk;
using test::child;
using ui::TransferDialog;

/// A case, or several, into a colleague's hands.
class TransferDialogTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_bench = std::make_unique<test::DialogBench>();
        QVERIFY(m_bench->openMine());
    }
    void cleanup()
    {
        delete m_dialog;
        m_bench.reset();
    }

    void whoIsThereComesFirstAndOneselfNot()
    {
        openOne();
        QCOMPARE(names(), (QStringList{u"Ines Duarte"_s, u"Zoe Adler"_s, u"Jonas Lindqvist"_s}));
        QCOMPARE(confirm().text(), u"Transfer to Ines Duarte"_s);
    }

    void aNameAndEnterAreEnough()
    {
        openOne();
        auto &filter = child<QLineEdit>(dialog(), "colleagueFilter");
        QTest::keyClicks(&filter, u"zo"_s);
        QCOMPARE(names(), QStringList{u"Zoe Adler"_s});
        QCOMPARE(confirm().text(), u"Transfer to Zoe Adler"_s);
        QSignalSpy told(&dialog(), &TransferDialog::handled);
        QTest::keyClick(&filter, Qt::Key_Return);
        QTRY_COMPARE(told.size(), 1);
        QCOMPARE(m_bench->desk.row(m_bench->id()).holderName, u"Zoe Adler"_s);
    }

    void theArrowsChooseWithoutLeavingTheField()
    {
        openOne();
        auto &filter = child<QLineEdit>(dialog(), "colleagueFilter");
        QTest::keyClick(&filter, Qt::Key_Down);
        QCOMPARE(confirm().text(), u"Transfer to Zoe Adler"_s);
        QTest::keyClick(&filter, Qt::Key_Down);
        QTest::keyClick(&filter, Qt::Key_Down); // the end
        QCOMPARE(confirm().text(), u"Transfer to Jonas Lindqvist"_s);
        QTest::keyClick(&filter, Qt::Key_Up);
        QCOMPARE(confirm().text(), u"Transfer to Zoe Adler"_s);
    }

    void nobodyOfThisNameCannotBeChosen()
    {
        openOne();
        child<QLineEdit>(dialog(), "colleagueFilter").setText(u"Quentin"_s);
        QVERIFY(child<ui::widgets::StatePanel>(dialog(), "colleaguesState").isVisible());
        QVERIFY(!confirm().isEnabled());
    }

    void theNoteGoesAlong()
    {
        openOne();
        child<QPlainTextEdit>(dialog(), "transferNote").setPlainText(u"She asked for you by name."_s);
        confirm().click();
        QTRY_COMPARE(m_bench->desk.row(m_bench->id()).holderName, u"Ines Duarte"_s);
        const Message note = m_bench->desk.detail(m_bench->id()).messages.back();
        QCOMPARE(note.text, u"She asked for you by name."_s);
        QVERIFY(note.isInternal);
    }

    void whenTheServerIsGoneTheNoteStays()
    {
        openOne();
        child<QPlainTextEdit>(dialog(), "transferNote").setPlainText(u"Careful, a lawyer."_s);
        m_bench->desk.stop();
        confirm().click();
        QTRY_VERIFY(dialog().said().contains(u"cannot be reached"_s));
        QCOMPARE(child<QPlainTextEdit>(dialog(), "transferNote").toPlainText(), u"Careful, a lawyer."_s);
        m_bench->desk.start();
        confirm().click();
        QTRY_COMPARE(m_bench->desk.row(m_bench->id()).holderName, u"Ines Duarte"_s);
    }

    void aLostAnswerTriedAgainWritesTheNoteOnce()
    {
        openOne();
        child<QPlainTextEdit>(dialog(), "transferNote").setPlainText(u"Once."_s);
        m_bench->desk.loseAnswersTo(m_bench->path("transfer"));
        confirm().click();
        QTRY_VERIFY(!dialog().said().isEmpty());
        m_bench->desk.loseAnswersTo(m_bench->path("transfer"), false);
        QSignalSpy told(&dialog(), &TransferDialog::handled);
        confirm().click();
        QTRY_COMPARE(told.size(), 1);
        int notes = 0;
        for (const Message &message : m_bench->desk.detail(m_bench->id()).messages)
            notes += message.text == u"Once.";
        QCOMPARE(notes, 1);
    }

    void aListThatCannotBeHadIsAskedForAgain()
    {
        m_bench->desk.failNext(u"/desk/colleagues"_s, {503, {}, false});
        open({m_bench->feed.row()});
        auto &state = child<ui::widgets::StatePanel>(dialog(), "colleaguesState");
        auto &again = child<QPushButton>(state, "stateAction");
        QTRY_VERIFY(again.isVisible());
        QVERIFY(!confirm().isEnabled());
        again.click();
        QTRY_VERIFY(child<QListView>(dialog(), "colleagues").isVisible());
        QVERIFY(confirm().isEnabled());
    }

    void underOnesHands_data()
    {
        QTest::addColumn<bool>("isClosed");
        QTest::addColumn<QString>("said");
        QTest::newRow("the case is closed") << true << u"The case was closed in the meantime."_s;
        QTest::newRow("a colleague has it") << false << u"This case is now assigned to Zoe Adler."_s;
    }
    void underOnesHands()
    {
        QFETCH(bool, isClosed);
        QFETCH(QString, said);
        openOne();
        if (isClosed)
            m_bench->closeCase();
        else
            m_bench->give(UserId{9}, u"Zoe Adler"_s);
        confirm().click();
        QTRY_COMPARE(dialog().said(), said);
        QVERIFY(dialog().isVisible());
    }

    void whoGoesAwayMeanwhileIsSeenToHaveGone()
    {
        openOne();
        auto &list = child<QListView>(dialog(), "colleagues");
        m_bench->desk.sendRaw(
            uR"({"type":"event","seq":9001,"at":"2026-09-21T14:13:20Z","kinds":["presence.changed"],"session":null,)"
            R"("messages":[],"escalations":[],"actions":[],"notifies":false,)"
            R"("user":{"id":11,"name":"Ines Duarte","role":"agent","presence":"offline"}})"_s);
        QTRY_COMPARE(list.model()->index(0, 0).data(ui::ColleagueModel::PresenceRole).toInt(),
                     static_cast<int>(Presence::Offline));
        QCOMPARE(list.model()->index(0, 0).data().toString(), u"Ines Duarte"_s);
    }

    void ofManyEachOutcomeIsListed()
    {
        auto rows = test::designCases(m_bench->clock.now());
        auto closed = m_bench->desk.row(rows[2].id);
        closed.status = Status::Resolved;
        m_bench->desk.seed({closed});
        open({rows[1], rows[2]});
        QTRY_VERIFY(confirm().isEnabled());
        QCOMPARE(confirm().text(), u"Transfer 2 to Ines Duarte"_s);
        confirm().click();
        auto &list = child<QListWidget>(dialog(), "outcomes");
        QTRY_COMPARE(list.count(), 2);
        QTRY_VERIFY(!dialog().isBusy());
        QCOMPARE(list.item(0)->text(), u"Luis Ortega: transferred"_s);
        QCOMPARE(list.item(1)->text(), u"Priya Raman: The case was closed in the meantime."_s);
        QVERIFY(!confirm().isEnabled()); // there is nothing left that could be tried again
    }

private:
    void open(const std::vector<deskapi::SessionRow> &rows)
    {
        m_dialog = new TransferDialog(m_bench->connection, m_bench->desk.me.id, rows, nullptr);
        m_dialog->open();
    }
    void openOne()
    {
        open({m_bench->feed.row()});
        QVERIFY(QTest::qWaitFor([this] { return child<QListView>(dialog(), "colleagues").isVisible(); }));
    }
    [[nodiscard]] QStringList names() const
    {
        QStringList names;
        const auto *model = child<QListView>(dialog(), "colleagues").model();
        for (int row = 0; row < model->rowCount(); ++row)
            names.append(model->index(row, 0).data().toString());
        return names;
    }
    [[nodiscard]] TransferDialog &dialog() const
    {
        TransferDialog *open = m_dialog;
        if (!open)
            qFatal("the dialog is not there");
        return *open;
    }
    [[nodiscard]] QPushButton &confirm() const { return child<QPushButton>(dialog(), "confirm"); }

    std::unique_ptr<test::DialogBench> m_bench;
    QPointer<TransferDialog> m_dialog;
};

QTEST_MAIN(TransferDialogTest)
#include "tst_transferdialog.moc"
