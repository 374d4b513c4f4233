#include "ui/conversation/dialogs/SnoozeDialog.h"

#include "tests/ui/conversation/dialogs/DialogBench.h"

#include <QtTest/QSignalSpy>
#include <QtWidgets/QDateTimeEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QRadioButton>

using namespace tierdesk;
using test::child;
using ui::SnoozeDialog;

/// Putting a case off.
class SnoozeDialogTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_bench = std::make_unique<test::DialogBench>();
        QVERIFY(m_bench->openMine());
        m_dialog = new SnoozeDialog(m_bench->connection, m_bench->now(), m_bench->feed.row(), nullptr);
        m_dialog->open();
    }
    void cleanup()
    {
        delete m_dialog;
        m_bench.reset();
    }

    void anHourCountsFromWhenItIsPressed()
    {
        QVERIFY(child<QRadioButton>(dialog(), "later0").isChecked());
        m_bench->clock.time = m_bench->clock.time + Millis::minutes(20); // the window stood open
        QSignalSpy told(&dialog(), &SnoozeDialog::handled);
        confirm().click();
        QTRY_COMPARE(told.size(), 1);
        QCOMPARE(until(), m_bench->clock.now().ms + Millis::hours(1).count);
    }

    void aPresetIsATimeOfThePersonsOwnClock()
    {
        auto &tomorrow = child<QRadioButton>(dialog(), "later1");
        QVERIFY(tomorrow.text().contains(u"Tomorrow"_s));
        tomorrow.click();
        confirm().click();
        QTRY_VERIFY(m_bench->desk.row(m_bench->id()).snoozedUntil.has_value());
        const QDateTime local = QDateTime::fromMSecsSinceEpoch(until());
        QCOMPARE(local.time(), QTime(9, 0));
        QCOMPARE(local.date(), QDateTime::fromMSecsSinceEpoch(m_bench->clock.now().ms).date().addDays(1));
    }

    void whoChangesTheTimeMeansIt()
    {
        auto &at = child<QDateTimeEdit>(dialog(), "laterAt");
        const QDateTime wanted = QDateTime::fromMSecsSinceEpoch(m_bench->clock.now().ms + Millis::days(3).count);
        at.setDateTime(wanted);
        QVERIFY(child<QRadioButton>(dialog(), "laterCustom").isChecked());
        const qint64 chosen = at.dateTime().toMSecsSinceEpoch();
        confirm().click();
        QTRY_VERIFY(m_bench->desk.row(m_bench->id()).snoozedUntil.has_value());
        QCOMPARE(until(), chosen);
    }

    void aTimeThatIsOverIsNotSent()
    {
        auto &at = child<QDateTimeEdit>(dialog(), "laterAt");
        at.setDateTime(QDateTime::fromMSecsSinceEpoch(m_bench->clock.now().ms).addSecs(60));
        m_bench->clock.time = m_bench->clock.time + Millis::minutes(5);
        confirm().click();
        QCOMPARE(dialog().said(), u"This time is in the past. Choose a later time."_s);
        QVERIFY(m_bench->sent("snooze").empty());
    }

    void whenTheServerIsGoneTheChoiceStays()
    {
        auto &at = child<QDateTimeEdit>(dialog(), "laterAt");
        at.setDateTime(QDateTime::fromMSecsSinceEpoch(m_bench->clock.now().ms + Millis::days(4).count));
        const QDateTime chosen = at.dateTime();
        m_bench->desk.stop();
        confirm().click();
        QTRY_VERIFY(dialog().said().contains(u"cannot be reached"_s));
        QCOMPARE(at.dateTime(), chosen);
        m_bench->desk.start();
        confirm().click();
        QTRY_VERIFY(m_bench->desk.row(m_bench->id()).snoozedUntil.has_value());
        QCOMPARE(until(), chosen.toMSecsSinceEpoch());
    }

    void underOnesHands_data()
    {
        QTest::addColumn<QString>("event");
        QTest::addColumn<QString>("said");
        QTest::newRow("the case is closed") << u"closed"_s << u"The case was closed in the meantime."_s;
        QTest::newRow("a colleague has it") << u"taken"_s << u"This case is now assigned to Zoe Adler."_s;
        QTest::newRow("the AI has it") << u"ai"_s << u"The AI is now handling this case."_s;
        QTest::newRow("nobody has it") << u"released"_s << u"This case is not assigned. Claim it first."_s;
    }
    void underOnesHands()
    {
        QFETCH(QString, event);
        QFETCH(QString, said);
        if (event == u"closed") {
            m_bench->closeCase();
        } else if (event == u"ai") {
            auto row = m_bench->desk.row(m_bench->id());
            row.tier = Tier::AiRep;
            m_bench->desk.seed({row});
        } else {
            m_bench->give(event == u"taken" ? UserId{9} : UserId{}, event == u"taken" ? u"Zoe Adler"_s : QString());
        }
        confirm().click();
        QTRY_COMPARE(dialog().said(), said);
        QVERIFY(dialog().isVisible());
    }

private:
    [[nodiscard]] qint64 until() const
    {
        return m_bench->desk.row(m_bench->id()).snoozedUntil.value_or(Timestamp{}).ms;
    }
    [[nodiscard]] SnoozeDialog &dialog() const
    {
        SnoozeDialog *open = m_dialog;
        if (!open)
            qFatal("the dialog is not there");
        return *open;
    }
    [[nodiscard]] QPushButton &confirm() const { return child<QPushButton>(dialog(), "confirm"); }

    std::unique_ptr<test::DialogBench> m_bench;
    QPointer<SnoozeDialog> m_dialog;
};

QTEST_MAIN(SnoozeDialogTest)
#include "tst_snoozedialog.moc"
