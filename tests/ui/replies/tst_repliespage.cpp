#include "ui/replies/RepliesPage.h"

#include "tests/support/desk/DeskDouble.h"
#include "ui/widgets/StatePanel.h"

#include <QtCore/QSettings>
#include <QtCore/QTemporaryDir>
#include <QtGui/QTextCursor>
#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QTest>
#include <QtWidgets/QDialog>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListView>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>

#include <memory>

using namespace tierdesk;
using namespace tierdesk::ui;
using client::Connection;

/// The editor as a person uses it, against a server over sockets.
class RepliesPageTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_settings = std::make_unique<QSettings>(m_folder->filePath(QStringLiteral("c.ini")), QSettings::IniFormat);
        m_desk = std::make_unique<test::DeskDouble>();
        m_desk->me.role = Role::Supervisor;
        add(1, "refund", "Refund approved", "{name}, the refund for {order} is on its way.");
        add(2, "greeting", "Hello", "Hello {name}, I am {agent}.");
        Connection::Timing timing;
        timing.backoff = {10, 40};
        m_connection = std::make_unique<Connection>(timing);
        m_connection->setServer(m_desk->url());
        m_connection->setToken(m_desk->token);
    }
    void cleanup()
    {
        m_page.reset();
        m_connection.reset();
        m_desk.reset();
        m_settings.reset();
    }

    void theyStandByTheirShortcuts()
    {
        open();
        QCOMPARE(list().model()->index(0, 0).data().toString(), QStringLiteral("/greeting"));
        choose(0);
        QCOMPARE(edit("replyTitle").text(), QStringLiteral("Hello"));
        QCOMPARE(find<QLabel>("replyPreview").text(), QStringLiteral("Hello Dana, I am Marek."));
        QVERIFY(edit("replyShortcut").isReadOnly()); // it stays
        QVERIFY(!button("saveReply").isEnabled());
    }

    void aChangeIsSaved()
    {
        open();
        choose(0);
        text().setPlainText(QStringLiteral("Good day {name}."));
        QCOMPARE(find<QLabel>("replyPreview").text(), QStringLiteral("Good day Dana."));
        button("saveReply").click();
        QTRY_COMPARE(m_desk->savedReplies[1].text, QStringLiteral("Good day {name}."));
        QTRY_VERIFY(!button("saveReply").isEnabled());
        QTRY_COMPARE(list().model()->index(0, 0).data(RepliesModel::HasDraftRole).toBool(), false);
    }

    void aNewOneIsMade()
    {
        open();
        list().setFocus();
        QTest::keyClick(&list(), Qt::Key_N);
        QTRY_VERIFY(edit("replyShortcut").hasFocus());
        QTest::keyClicks(&edit("replyShortcut"),
                         QStringLiteral("Late Parcel!-2")); // what no shortcut may hold is not taken
        QCOMPARE(edit("replyShortcut").text(), QStringLiteral("atearcel-2"));
        QVERIFY(!button("saveReply").isEnabled());
        edit("replyTitle").setText(QStringLiteral("Late parcel"));
        text().setPlainText(QStringLiteral("I am sorry, {name}."));
        button("saveReply").click();
        QTRY_COMPARE(m_desk->savedReplies.size(), std::size_t{3});
        QTRY_COMPARE(find<QLabel>("replyHeading").text(), QStringLiteral("/atearcel-2"));
        QCOMPARE(list().model()->rowCount(), 3);
    }

    void aTakenShortcutIsSaidAtItsField()
    {
        open();
        button("newReply").click();
        edit("replyShortcut").setText(QStringLiteral("refund"));
        edit("replyTitle").setText(QStringLiteral("Another"));
        text().setPlainText(QStringLiteral("Words."));
        button("saveReply").click();
        QTRY_VERIFY(find<QLabel>("shortcutError").isVisible());
        QCOMPARE(text().toPlainText(), QStringLiteral("Words."));
        QCOMPARE(m_desk->savedReplies.size(), std::size_t{2});
    }

    void aReloadLeavesWhatWasSaidAndTheCursor()
    {
        open();
        QTRY_COMPARE(m_connection->state(), Connection::State::Live);
        button("newReply").click();
        edit("replyShortcut").setText(QStringLiteral("refund"));
        edit("replyTitle").setText(QStringLiteral("Another "));
        text().setPlainText(QStringLiteral("Words."));
        button("saveReply").click();
        QTRY_VERIFY(find<QLabel>("shortcutError").isVisible());
        edit("replyShortcut").setCursorPosition(3);
        QTextCursor cursor = text().textCursor();
        cursor.setPosition(2);
        text().setTextCursor(cursor);
        m_desk->savedReplies[1].title = QStringLiteral("Good day");
        m_desk->tellReplies();
        QTRY_COMPARE(list().model()->index(0, 0).data(RepliesModel::TitleRole).toString(), QStringLiteral("Good day"));
        QVERIFY(find<QLabel>("shortcutError").isVisible());
        QCOMPARE(edit("replyShortcut").cursorPosition(), 3);
        QCOMPARE(edit("replyTitle").text(), QStringLiteral("Another ")); // somebody may be about to type another word
        QCOMPARE(text().textCursor().position(), 2);
        edit("replyShortcut").setText(QStringLiteral("refund-2"));
        QVERIFY(!find<QLabel>("shortcutError").isVisible());
    }

    void choosingAnotherLosesNothing()
    {
        open();
        choose(0);
        text().setPlainText(QStringLiteral("Half a thought"));
        choose(1);
        QVERIFY(text().toPlainText().startsWith(QStringLiteral("{name}, the refund")));
        QVERIFY(list().model()->index(0, 0).data(RepliesModel::HasDraftRole).toBool());
        choose(0);
        QCOMPARE(text().toPlainText(), QStringLiteral("Half a thought"));
        button("discardReply").click();
        QCOMPARE(text().toPlainText(), QStringLiteral("Hello {name}, I am {agent}."));
    }

    void aSignInThatEndsLosesNothing()
    {
        open();
        choose(0);
        text().setPlainText(QStringLiteral("Half a thought"));
        m_page->clear();
        QCOMPARE(list().model()->rowCount(), 0);
        deskapi::UserInfo other = m_desk->me;
        other.email = QStringLiteral("ines@acme.example");
        m_page->setMe(other);
        QTRY_COMPARE(list().model()->rowCount(), 2);
        QVERIFY(!list().model()->index(0, 0).data(RepliesModel::HasDraftRole).toBool());
        m_page->clear();
        m_page->setMe(m_desk->me);
        QTRY_COMPARE(list().model()->rowCount(), 2);
        choose(0);
        QCOMPARE(text().toPlainText(), QStringLiteral("Half a thought"));
    }

    void aRestartLosesNothing()
    {
        open();
        choose(0);
        text().setPlainText(QStringLiteral("Half a thought"));
        restart();
        QVERIFY(list().model()->index(0, 0).data(RepliesModel::HasDraftRole).toBool());
        choose(0);
        QCOMPARE(text().toPlainText(), QStringLiteral("Half a thought"));
        button("discardReply").click();
        restart();
        choose(0);
        QCOMPARE(text().toPlainText(), QStringLiteral("Hello {name}, I am {agent}."));
    }

    void aKillLosesHalfASecondAtMost()
    {
        open();
        choose(0);
        text().setPlainText(QStringLiteral("Half a thought"));
        QSettings onDisk(m_settings->fileName(), QSettings::IniFormat);
        QTRY_VERIFY((onDisk.sync(), !onDisk.allKeys().filter(QStringLiteral("replies/draft/")).isEmpty()));
    }

    void aNewOneIsTakenUpWhereItWasLeft()
    {
        open();
        button("newReply").click();
        edit("replyTitle").setText(QStringLiteral("Half a title"));
        restart();
        QTRY_COMPARE(edit("replyTitle").text(), QStringLiteral("Half a title"));
        QVERIFY(!edit("replyShortcut").isReadOnly());
    }

    void whatWasDeletedMeanwhileBecomesANewOneAfterTheOther()
    {
        open();
        choose(0);
        text().setPlainText(QStringLiteral("On the first"));
        choose(1);
        text().setPlainText(QStringLiteral("On the second"));
        m_page.reset();
        m_desk->savedReplies.clear();
        open();
        QTRY_VERIFY(banner().contains(QStringLiteral("Someone deleted this reply")));
        QCOMPARE(text().toPlainText(), QStringLiteral("On the second"));
        button("discardReply").click();
        QCOMPARE(text().toPlainText(), QStringLiteral("On the first"));
        button("discardReply").click();
        restart();
        QTRY_VERIFY(find<widgets::StatePanel>("repliesState").isVisible());
        QVERIFY(!find<QPlainTextEdit>("replyText").isVisible());
    }

    void aServerThatIsGoneLosesNothing()
    {
        open();
        choose(0);
        text().setPlainText(QStringLiteral("Half a thought"));
        m_desk->stop();
        button("saveReply").click();
        QTRY_VERIFY(banner().contains(QStringLiteral("Your text is kept")));
        QCOMPARE(text().toPlainText(), QStringLiteral("Half a thought"));
        QVERIFY(button("saveReply").isEnabled());
    }

    void somebodyElseChangesItMeanwhile()
    {
        open();
        QTRY_COMPARE(m_connection->state(), Connection::State::Live);
        choose(0);
        text().setPlainText(QStringLiteral("Mine"));
        m_desk->savedReplies[1].text = QStringLiteral("Theirs");
        m_desk->savedReplies[1].updatedAt = {2'000'000'000'000};
        m_desk->tellReplies();
        QTRY_VERIFY(banner().contains(QStringLiteral("Someone else changed this reply")));
        QCOMPARE(text().toPlainText(), QStringLiteral("Mine"));
    }

    void aSaveOfOnesOwnIsNobodyElses()
    {
        open();
        QTRY_COMPARE(m_connection->state(), Connection::State::Live);
        choose(0);
        text().setPlainText(QStringLiteral("Mine"));
        button("saveReply").click();
        // Somebody else's list is told while ours is under way: it is not missed, and ours is no surprise.
        m_desk->savedReplies[0].title = QStringLiteral("Refund granted");
        m_desk->tellReplies();
        QTRY_COMPARE(m_desk->savedReplies[1].text, QStringLiteral("Mine"));
        QTRY_COMPARE(list().model()->index(1, 0).data(RepliesModel::TitleRole).toString(),
                     QStringLiteral("Refund granted"));
        QTRY_VERIFY(!button("saveReply").isEnabled());
        QCOMPARE(banner(), QString());
    }

    void somebodyElseDeletesItMeanwhile()
    {
        open();
        QTRY_COMPARE(m_connection->state(), Connection::State::Live);
        choose(0);
        text().setPlainText(QStringLiteral("Mine"));
        m_desk->savedReplies.pop_back();
        m_desk->tellReplies();
        QTRY_VERIFY(banner().contains(QStringLiteral("as a new reply")));
        QCOMPARE(text().toPlainText(), QStringLiteral("Mine"));
        button("saveReply").click();
        QTRY_COMPARE(m_desk->savedReplies.size(), std::size_t{2});
        QCOMPARE(m_desk->savedReplies.back().text, QStringLiteral("Mine"));
    }

    void deletingAsksFirst()
    {
        open();
        choose(1);
        button("removeReply").click();
        auto *dialog = m_page->window()->findChild<QDialog *>(QStringLiteral("removeReplyDialog"));
        QVERIFY(dialog);
        QCOMPARE(m_desk->savedReplies.size(), std::size_t{2});
        dialog->findChild<QPushButton *>(QStringLiteral("confirmRemove"))->click();
        QTRY_COMPARE(m_desk->savedReplies.size(), std::size_t{1});
        QTRY_COMPARE(list().model()->rowCount(), 1);
    }

    void wordsFindThem_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<int>("count");
        QTest::newRow("a shortcut with its slash") << QStringLiteral("/ref") << 1;
        QTest::newRow("a title in other letters") << QStringLiteral("HELLO") << 1;
        QTest::newRow("words of the text, apart") << QStringLiteral("order refund") << 1;
        QTest::newRow("what all have") << QStringLiteral("{name}") << 2;
        QTest::newRow("what none has") << QStringLiteral("zebra") << 0;
    }
    void wordsFindThem()
    {
        QFETCH(QString, words);
        QFETCH(int, count);
        open();
        edit("replySearch").setText(words);
        QCOMPARE(list().model()->rowCount(), count);
        QCOMPARE(find<QWidget>("repliesState").isVisible(), count == 0);
    }

    void anAgentReadsOnly()
    {
        m_desk->me.role = Role::Agent;
        open();
        choose(0);
        QVERIFY(text().isReadOnly());
        QVERIFY(edit("replyTitle").isReadOnly());
        for (const char *name : {"saveReply", "newReply", "removeReply", "discardReply"})
            QVERIFY2(!button(name).isVisible(), name);
        list().setFocus();
        QTest::keyClick(&list(), Qt::Key_Delete);
        QVERIFY(!m_page->window()->findChild<QDialog *>(QStringLiteral("removeReplyDialog")));
    }

    void tooLongATextIsSaidAndKept()
    {
        open();
        choose(0);
        text().setPlainText(QString(20'001, u'x'));
        QVERIFY(!button("saveReply").isEnabled());
        QVERIFY(find<QLabel>("replyLength").text().contains(QStringLiteral("Too long")));
        text().setPlainText(QString(20'000, u'x'));
        QVERIFY(button("saveReply").isEnabled());
    }

    void aFailureIsSaidAndTriedAgain()
    {
        m_desk->failNext(QStringLiteral("/desk/saved-replies"), {0, {}, true});
        show();
        auto &state = find<widgets::StatePanel>("repliesState");
        QTRY_VERIFY(state.isVisible());
        m_desk->forgive(QStringLiteral("/desk/saved-replies"));
        state.findChild<QPushButton *>(QStringLiteral("stateAction"))->click();
        QTRY_COMPARE(list().model()->rowCount(), 2);
    }

private:
    void add(int id, const char *shortcut, const char *title, const char *words)
    {
        SavedReply reply;
        reply.id = SavedReplyId{id};
        reply.shortcut = QString::fromUtf8(shortcut);
        reply.title = QString::fromUtf8(title);
        reply.text = QString::fromUtf8(words);
        m_desk->savedReplies.push_back(reply);
    }
    void show()
    {
        m_page = std::make_unique<RepliesPage>(*m_connection, *m_settings);
        m_page->resize(1200, 800);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
        m_page->setMe(m_desk->me);
        m_connection->open();
    }
    void open()
    {
        show();
        new QAbstractItemModelTester(list().model(), QAbstractItemModelTester::FailureReportingMode::QtTest,
                                     m_page.get());
        QTRY_COMPARE(list().model()->rowCount(), static_cast<int>(m_desk->savedReplies.size()));
    }
    void restart()
    {
        m_page.reset();
        open();
    }
    template<class T>
    T &find(const char *name) const
    {
        auto *found = m_page->findChild<T *>(QString::fromLatin1(name));
        if (!found)
            qFatal("no %s on the page", name);
        return *found;
    }
    QListView &list() const { return find<QListView>("replyList"); }
    QLineEdit &edit(const char *name) const { return find<QLineEdit>(name); }
    QPlainTextEdit &text() const { return find<QPlainTextEdit>("replyText"); }
    QPushButton &button(const char *name) const { return find<QPushButton>(name); }
    QString banner() const
    {
        const auto &shown = find<QWidget>("replyBanner");
        return shown.isVisible() ? shown.accessibleName() : QString();
    }
    void choose(int row) const { list().setCurrentIndex(list().model()->index(row, 0)); }

    std::unique_ptr<test::DeskDouble> m_desk;
    std::unique_ptr<Connection> m_connection;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<RepliesPage> m_page;
};

QTEST_MAIN(RepliesPageTest)
#include "tst_repliespage.moc"
