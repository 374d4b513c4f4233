#include "ui/replies/RepliesPage.h"

#include "tests/support/desk/DeskDouble.h"
#include "tests/support/ManualClock.h"
#include "ui/conversation/CaseDesk.h"
#include "ui/widgets/StatePanel.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QDirIterator>
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
        m_settings = std::make_unique<QSettings>(m_folder->filePath(u"c.ini"_s), QSettings::IniFormat);
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
        m_cases.reset();
        m_connection.reset();
        m_desk.reset();
        m_settings.reset();
    }

    void theyStandByTheirShortcuts()
    {
        open();
        QCOMPARE(list().model()->index(0, 0).data().toString(), u"/greeting"_s);
        choose(0);
        QCOMPARE(edit("replyTitle").text(), u"Hello"_s);
        QCOMPARE(find<QLabel>("replyPreview").text(), u"Hello Dana, I am Marek."_s);
        QVERIFY(edit("replyShortcut").isReadOnly()); // it stays
        QVERIFY(!button("saveReply").isEnabled());
    }

    void aChangeIsSaved()
    {
        open();
        choose(0);
        text().setPlainText(u"Good day {name}."_s);
        QCOMPARE(find<QLabel>("replyPreview").text(), u"Good day Dana."_s);
        button("saveReply").click();
        QTRY_COMPARE(m_desk->savedReplies[1].text, u"Good day {name}."_s);
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
                         u"Late Parcel!-2"_s); // what no shortcut may hold is not taken
        QCOMPARE(edit("replyShortcut").text(), u"atearcel-2"_s);
        QVERIFY(!button("saveReply").isEnabled());
        edit("replyTitle").setText(u"Late parcel"_s);
        text().setPlainText(u"I am sorry, {name}."_s);
        button("saveReply").click();
        QTRY_COMPARE(m_desk->savedReplies.size(), std::size_t{3});
        QTRY_COMPARE(find<QLabel>("replyHeading").text(), u"/atearcel-2"_s);
        QCOMPARE(list().model()->rowCount(), 3);
    }

    void aTakenShortcutIsSaidAtItsField()
    {
        open();
        button("newReply").click();
        edit("replyShortcut").setText(u"refund"_s);
        edit("replyTitle").setText(u"Another"_s);
        text().setPlainText(u"Words."_s);
        button("saveReply").click();
        QTRY_VERIFY(find<QLabel>("shortcutError").isVisible());
        QCOMPARE(text().toPlainText(), u"Words."_s);
        QCOMPARE(m_desk->savedReplies.size(), std::size_t{2});
    }

    void aReloadLeavesWhatWasSaidAndTheCursor()
    {
        open();
        QTRY_COMPARE(m_connection->state(), Connection::State::Live);
        button("newReply").click();
        edit("replyShortcut").setText(u"refund"_s);
        edit("replyTitle").setText(u"Another "_s);
        text().setPlainText(u"Words."_s);
        button("saveReply").click();
        QTRY_VERIFY(find<QLabel>("shortcutError").isVisible());
        edit("replyShortcut").setCursorPosition(3);
        QTextCursor cursor = text().textCursor();
        cursor.setPosition(2);
        text().setTextCursor(cursor);
        m_desk->savedReplies[1].title = u"Good day"_s;
        m_desk->tellReplies();
        QTRY_COMPARE(list().model()->index(0, 0).data(RepliesModel::TitleRole).toString(), u"Good day"_s);
        QVERIFY(find<QLabel>("shortcutError").isVisible());
        QCOMPARE(edit("replyShortcut").cursorPosition(), 3);
        QCOMPARE(edit("replyTitle").text(), u"Another "_s); // somebody may be about to type another word
        QCOMPARE(text().textCursor().position(), 2);
        edit("replyShortcut").setText(u"refund-2"_s);
        QVERIFY(!find<QLabel>("shortcutError").isVisible());
    }

    void choosingAnotherLosesNothing()
    {
        open();
        choose(0);
        text().setPlainText(u"Half a thought"_s);
        choose(1);
        QVERIFY(text().toPlainText().startsWith(u"{name}, the refund"_s));
        QVERIFY(list().model()->index(0, 0).data(RepliesModel::HasDraftRole).toBool());
        choose(0);
        QCOMPARE(text().toPlainText(), u"Half a thought"_s);
        button("discardReply").click();
        QCOMPARE(text().toPlainText(), u"Hello {name}, I am {agent}."_s);
    }

    void aSignInThatEndsLosesNothing()
    {
        open();
        choose(0);
        text().setPlainText(u"Half a thought"_s);
        m_page->clear();
        QCOMPARE(list().model()->rowCount(), 0);
        deskapi::UserInfo other = m_desk->me;
        other.id = UserId{9};
        m_cases->enter(other);
        m_page->setMe(other);
        QTRY_COMPARE(list().model()->rowCount(), 2);
        QVERIFY(!list().model()->index(0, 0).data(RepliesModel::HasDraftRole).toBool());
        m_page->clear();
        m_cases->enter(m_desk->me);
        m_page->setMe(m_desk->me);
        QTRY_COMPARE(list().model()->rowCount(), 2);
        choose(0);
        QCOMPARE(text().toPlainText(), u"Half a thought"_s);
    }

    void aRestartLosesNothing()
    {
        open();
        choose(0);
        text().setPlainText(u"Half a thought"_s);
        restart();
        QVERIFY(list().model()->index(0, 0).data(RepliesModel::HasDraftRole).toBool());
        choose(0);
        QCOMPARE(text().toPlainText(), u"Half a thought"_s);
        button("discardReply").click();
        restart();
        choose(0);
        QCOMPARE(text().toPlainText(), u"Hello {name}, I am {agent}."_s);
    }

    void aKillLosesHalfASecondAtMost()
    {
        open();
        choose(0);
        text().setPlainText(u"Half a thought"_s);
        QTRY_VERIFY(QDirIterator(draftFolder(), {u"*.json"_s}, QDir::Files, QDirIterator::Subdirectories).hasNext());
    }

    void whatTheSettingsHoldIsTakenOverOnce()
    {
        const QString person =
            u"%1|%2|%3"_s.arg(m_connection->server().toString(), m_desk->me.company, m_desk->me.email);
        const auto hash = QCryptographicHash::hash(person.toUtf8(), QCryptographicHash::Sha256).toHex().left(16);
        m_settings->setValue(u"replies/draft/"_s + QString::fromLatin1(hash),
                             u"[[2,\"greeting\",\"Hello\",\"Half a thought\",0]]"_s);
        open();
        choose(0);
        QCOMPARE(text().toPlainText(), u"Half a thought"_s);
        QCOMPARE(m_settings->allKeys(), QStringList());
        restart();
        choose(0);
        QCOMPARE(text().toPlainText(), u"Half a thought"_s);
    }

    void aNewOneIsTakenUpWhereItWasLeft()
    {
        open();
        button("newReply").click();
        edit("replyTitle").setText(u"Half a title"_s);
        restart();
        QTRY_COMPARE(edit("replyTitle").text(), u"Half a title"_s);
        QVERIFY(!edit("replyShortcut").isReadOnly());
    }

    void whatWasDeletedMeanwhileBecomesANewOneAfterTheOther()
    {
        open();
        choose(0);
        text().setPlainText(u"On the first"_s);
        choose(1);
        text().setPlainText(u"On the second"_s);
        m_page.reset();
        m_desk->savedReplies.clear();
        open();
        QTRY_VERIFY(banner().contains(u"Someone deleted this reply"_s));
        QCOMPARE(text().toPlainText(), u"On the second"_s);
        button("discardReply").click();
        QCOMPARE(text().toPlainText(), u"On the first"_s);
        button("discardReply").click();
        restart();
        QTRY_VERIFY(find<widgets::StatePanel>("repliesState").isVisible());
        QVERIFY(!find<QPlainTextEdit>("replyText").isVisible());
    }

    void aServerThatIsGoneLosesNothing()
    {
        open();
        choose(0);
        text().setPlainText(u"Half a thought"_s);
        m_desk->stop();
        button("saveReply").click();
        QTRY_VERIFY(banner().contains(u"Your text is kept"_s));
        QCOMPARE(text().toPlainText(), u"Half a thought"_s);
        QVERIFY(button("saveReply").isEnabled());
    }

    void somebodyElseChangesItMeanwhile()
    {
        open();
        QTRY_COMPARE(m_connection->state(), Connection::State::Live);
        choose(0);
        text().setPlainText(u"Mine"_s);
        m_desk->savedReplies[1].text = u"Theirs"_s;
        m_desk->savedReplies[1].updatedAt = {2'000'000'000'000};
        m_desk->tellReplies();
        QTRY_VERIFY(banner().contains(u"Someone else changed this reply"_s));
        QCOMPARE(text().toPlainText(), u"Mine"_s);
    }

    void aSaveOfOnesOwnIsNobodyElses()
    {
        open();
        QTRY_COMPARE(m_connection->state(), Connection::State::Live);
        choose(0);
        text().setPlainText(u"Mine"_s);
        button("saveReply").click();
        // Somebody else's list is told while ours is under way: it is not missed, and ours is no surprise.
        m_desk->savedReplies[0].title = u"Refund granted"_s;
        m_desk->tellReplies();
        QTRY_COMPARE(m_desk->savedReplies[1].text, u"Mine"_s);
        QTRY_COMPARE(list().model()->index(1, 0).data(RepliesModel::TitleRole).toString(), u"Refund granted"_s);
        QTRY_VERIFY(!button("saveReply").isEnabled());
        QCOMPARE(banner(), QString());
    }

    void somebodyElseDeletesItMeanwhile()
    {
        open();
        QTRY_COMPARE(m_connection->state(), Connection::State::Live);
        choose(0);
        text().setPlainText(u"Mine"_s);
        m_desk->savedReplies.pop_back();
        m_desk->tellReplies();
        QTRY_VERIFY(banner().contains(u"as a new reply"_s));
        QCOMPARE(text().toPlainText(), u"Mine"_s);
        button("saveReply").click();
        QTRY_COMPARE(m_desk->savedReplies.size(), std::size_t{2});
        QCOMPARE(m_desk->savedReplies.back().text, u"Mine"_s);
    }

    void deletingAsksFirst()
    {
        open();
        choose(1);
        button("removeReply").click();
        auto *dialog = m_page->window()->findChild<QDialog *>(u"removeReplyDialog"_s);
        QVERIFY(dialog);
        QCOMPARE(m_desk->savedReplies.size(), std::size_t{2});
        dialog->findChild<QPushButton *>(u"confirmRemove"_s)->click();
        QTRY_COMPARE(m_desk->savedReplies.size(), std::size_t{1});
        QTRY_COMPARE(list().model()->rowCount(), 1);
    }

    void wordsFindThem_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<int>("count");
        QTest::newRow("a shortcut with its slash") << u"/ref"_s << 1;
        QTest::newRow("a title in other letters") << u"HELLO"_s << 1;
        QTest::newRow("words of the text, apart") << u"order refund"_s << 1;
        QTest::newRow("what all have") << u"{name}"_s << 2;
        QTest::newRow("what none has") << u"zebra"_s << 0;
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
        QVERIFY(!m_page->window()->findChild<QDialog *>(u"removeReplyDialog"_s));
    }

    void tooLongATextIsSaidAndKept()
    {
        open();
        choose(0);
        text().setPlainText(QString(20'001, u'x'));
        QVERIFY(!button("saveReply").isEnabled());
        QVERIFY(find<QLabel>("replyLength").text().contains(u"Too long"_s));
        text().setPlainText(QString(20'000, u'x'));
        QVERIFY(button("saveReply").isEnabled());
    }

    void aFailureIsSaidAndTriedAgain()
    {
        m_desk->failNext(u"/desk/saved-replies"_s, {0, {}, true});
        show();
        auto &state = find<widgets::StatePanel>("repliesState");
        QTRY_VERIFY(state.isVisible());
        m_desk->forgive(u"/desk/saved-replies"_s);
        state.findChild<QPushButton *>(u"stateAction"_s)->click();
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
        m_cases = std::make_unique<CaseDesk>(*m_connection, m_clock, *m_settings, draftFolder());
        m_cases->enter(m_desk->me);
        m_page = std::make_unique<RepliesPage>(*m_cases);
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
    QString draftFolder() const { return m_folder->filePath(u"drafts"_s); }
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
    tests::ManualClock m_clock;
    std::unique_ptr<CaseDesk> m_cases;
    std::unique_ptr<RepliesPage> m_page;
};

QTEST_MAIN(RepliesPageTest)
#include "tst_repliespage.moc"
