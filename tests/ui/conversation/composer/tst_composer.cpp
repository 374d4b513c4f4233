#include "ui/conversation/composer/Composer.h"

#include "tests/ui/conversation/CaseFixture.h"
#include "ui/conversation/CaseView.h"
#include "ui/conversation/composer/ReplyEdit.h"
#include "ui/theme/Theme.h"

#include <QtCore/QDir>
#include <QtGui/QClipboard>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLabel>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QMenu>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTabBar>

using namespace tierdesk;
using namespace tierdesk::ui;
using Kind = DraftStore::Kind;

/// Writing and sending as a person does it, against a server over sockets.
class ComposerTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { theme::apply(*qApp, theme::Choice::Light); }
    void init()
    {
        m_fixture = std::make_unique<test::CaseFixture>();
        m_fixture->makeMine();
    }
    void cleanup()
    {
        m_view.reset();
        m_fixture.reset();
    }

    void aReplyCanBeTakenBack()
    {
        open();
        type(u"I have approved it."_s);
        QTest::keyClick(&edit(), Qt::Key_Return, Qt::ControlModifier);
        waitUntilHeld();
        QVERIFY(find<QWidget>("heldReply").isVisible());
        QCOMPARE(edit().toPlainText(), QString());
        QCOMPARE(find<QLabel>("heldReplyText").text(), u"Sending in 5 s"_s);
        m_fixture->clock.advance(Millis::seconds(3));
        QTRY_COMPARE(find<QLabel>("heldReplyText").text(), u"Sending in 2 s"_s);
        find<QPushButton>("heldReplyAction").click();
        QTRY_COMPARE(edit().toPlainText(), u"I have approved it."_s);
        QTRY_VERIFY(!find<QWidget>("heldReply").isVisible());
        QCOMPARE(said(), 6U);
    }

    void aReplyLeavesTheCaseOpenWaitsOrResolves_data()
    {
        QTest::addColumn<Qt::KeyboardModifiers>("keys");
        QTest::addColumn<QString>("way"); ///< in the menu beside the button
        QTest::addColumn<Status>("status");
        QTest::addColumn<QString>("told");
        QTest::newRow("it stays open") << Qt::KeyboardModifiers(Qt::ControlModifier) << u"case.send"_s << Status::Active
                                       << u"Sending in 5 s"_s;
        QTest::newRow("it waits") << Qt::KeyboardModifiers(Qt::ControlModifier | Qt::ShiftModifier)
                                  << u"case.sendAndWait"_s << Status::WaitingCustomer
                                  << u"Sending in 5 s, then waiting for the customer"_s;
        QTest::newRow("it resolves") << Qt::KeyboardModifiers(Qt::ControlModifier | Qt::AltModifier)
                                     << u"case.sendAndResolve"_s << Status::Resolved
                                     << u"Sending in 5 s, then resolving the case"_s;
    }
    void aReplyLeavesTheCaseOpenWaitsOrResolves()
    {
        QFETCH(const Qt::KeyboardModifiers, keys);
        QFETCH(const QString, way);
        QFETCH(const Status, status);
        QFETCH(const QString, told);
        open();
        type(u"I have approved it."_s);
        QTest::keyClick(&edit(), Qt::Key_Return, keys);
        waitUntilHeld();
        QCOMPARE(find<QLabel>("heldReplyText").text(), told);
        m_fixture->server.sendHeld(theCase());
        QTRY_COMPARE(m_view->feed().row().status, status);

        // The same from the menu, at once.
        m_fixture->settings.setValue(u"reply/undoFor"_s, 0);
        m_view.reset();
        m_fixture = std::make_unique<test::CaseFixture>();
        m_fixture->makeMine();
        m_fixture->settings.setValue(u"reply/undoFor"_s, 0);
        open();
        type(u"I have approved it."_s);
        auto *menu = find<QPushButton>("sendMore").menu();
        menu->popup(QPoint());
        menu->close();
        auto *action = menu->findChild<QAction *>(way);
        QVERIFY(action);
        QVERIFY2(action->text().contains(u"\tCtrl"), qPrintable(action->text()));
        action->trigger();
        QTRY_COMPARE(said(), 7U);
        QTRY_COMPARE(m_view->feed().row().status, status);
    }

    void aNoteIsOnlyAdded()
    {
        open();
        m_view->composer().write(Kind::Note);
        QVERIFY(!find<QPushButton>("sendMore").isVisible());
        type(u"The warehouse knows."_s);
        QTest::keyClick(&edit(), Qt::Key_Return, Qt::ControlModifier | Qt::AltModifier);
        QCOMPARE(edit().toPlainText(), u"The warehouse knows."_s);
        QTest::keyClick(&edit(), Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(edit().toPlainText(), QString());
    }

    void whatIsNotTakenBackIsSentAndNoDraftAnyMore()
    {
        open();
        type(u"I have approved it."_s);
        m_view->composer().send();
        waitUntilHeld();
        QVERIFY(!m_fixture->desk->drafts().draft(theCase(), Kind::Reply).isEmpty()); // it is not sent yet
        m_fixture->server.sendHeld(theCase());
        QTRY_VERIFY(!m_view->composer().canUndo());
        QCOMPARE(m_view->feed().detail().messages.back().text, u"I have approved it."_s);
        QTRY_VERIFY(m_fixture->desk->drafts().draft(theCase(), Kind::Reply).isEmpty());
    }

    void aClockThatIsWrongCountsTheServersSeconds_data()
    {
        QTest::addColumn<int>("hours");
        QTest::newRow("ours is an hour late") << 1;
        QTest::newRow("ours is a day fast") << -24;
    }
    void aClockThatIsWrongCountsTheServersSeconds()
    {
        QFETCH(int, hours);
        m_fixture->server.now = m_fixture->clock.now() + Millis::hours(hours);
        m_fixture->desk->setClockAhead(Millis::hours(hours));
        open();
        type(u"Soon."_s);
        m_view->composer().send();
        waitUntilHeld();
        QTRY_COMPARE(find<QLabel>("heldReplyText").text(), u"Sending in 5 s"_s);
    }

    void tooLateToTakeItBackIsSaid()
    {
        open();
        type(u"Gone."_s);
        m_view->composer().send();
        waitUntilHeld();
        m_fixture->connection.close(); // the event that it is sent does not come
        m_fixture->server.sendHeld(theCase());
        m_view->composer().undo();
        QTRY_COMPARE(notice(), u"Too late to undo: the reply has been sent."_s);
        QCOMPARE(edit().toPlainText(), QString());
    }

    void withoutTheSettingItIsSentAtOnce()
    {
        m_fixture->settings.setValue(u"reply/undoFor"_s, 0);
        open();
        type(u"Now."_s);
        m_view->composer().send();
        QTRY_COMPARE(said(), 7U);
        QVERIFY(!find<QWidget>("heldReply").isVisible());
    }

    void aReplyThatWasDroppedIsADraftAgain()
    {
        open();
        type(u"Almost sent."_s);
        m_view->composer().send();
        waitUntilHeld();
        m_fixture->resolve();
        m_fixture->server.dropHeld(theCase(), DropReason::SessionClosed);
        QTRY_COMPARE(edit().toPlainText(), u"Almost sent."_s);
        QCOMPARE(notice(), u"Your reply was not sent because the case was closed. It was restored as a draft."_s);
    }

    /// What becomes of a reply when another case is open, or none.
    void whatGoesWrongElsewhereIsTold_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<QString>("told");
        QTest::addRow("a held reply is dropped")
            << u"dropped"_s
            << u"Your reply was not sent because the case was no longer assigned to you. It was restored "
               "as a draft."_s;
        QTest::addRow("a reply is refused")
            << u"refused"_s << u"Not sent: this case is not assigned to you. Your text is kept."_s;
        QTest::addRow("a release is refused")
            << u"release"_s << u"Could not release the case. Try again in a moment."_s;
    }
    void whatGoesWrongElsewhereIsTold()
    {
        QFETCH(QString, what);
        QFETCH(QString, told);
        open();
        QSignalSpy troubled(m_fixture->desk.get(), &CaseDesk::troubled);
        const QString path = u"/desk/sessions/sess_8f21/"_s;
        if (what == u"release") {
            m_fixture->server.failNext(path + u"release"_s, {503, {}, false});
            m_view->acts().release();
        } else {
            if (what == u"refused")
                m_fixture->server.failNext(path + u"reply"_s,
                                           {403, R"({"error":{"code":"forbidden","message":"no"}})", false});
            type(u"Almost sent."_s);
            m_view->composer().send();
            if (what == u"dropped")
                waitUntilHeld();
        }
        m_view->open(u"sess_8b02"_s);
        if (what == u"dropped") {
            m_fixture->give(UserId{9}, u"Ines Duarte"_s);
            m_fixture->server.dropHeld(theCase(), DropReason::HolderChanged);
        }
        QTRY_COMPARE(troubled.size(), 1);
        QCOMPARE(troubled.front().at(0).toString(), theCase());
        QCOMPARE(troubled.front().at(1).toString(), told);
        if (what == u"release")
            return;
        // The words are a draft of their case at once, so that the queue can show it.
        QVERIFY(m_fixture->desk->drafts().has(theCase()));
        QCOMPARE(m_fixture->desk->drafts().draft(theCase(), DraftStore::Kind::Reply).text, u"Almost sent."_s);
        QVERIFY(edit().toPlainText().isEmpty());
    }

    void whatIsOnTheScreenIsToldThereAlone()
    {
        open();
        QSignalSpy troubled(m_fixture->desk.get(), &CaseDesk::troubled);
        type(u"Almost sent."_s);
        m_view->composer().send();
        waitUntilHeld();
        m_fixture->server.dropHeld(theCase(), DropReason::HolderChanged);
        QTRY_COMPARE(edit().toPlainText(), u"Almost sent."_s);
        QCOMPARE(troubled.size(), 0);
        // Behind another page it is not seen.
        m_view->composer().send();
        waitUntilHeld();
        m_view->hide();
        m_fixture->server.dropHeld(theCase(), DropReason::HolderChanged);
        QTRY_COMPARE(troubled.size(), 1);
    }

    void aDiskThatIsFullHidesNoButtonAndIsSaidWhileItLasts()
    {
        open();
        m_fixture->give({}, {});
        QTRY_VERIFY(m_view->feed().isWaiting());
        find<QTabBar>("composerTabs").setCurrentIndex(1);
        // A file stands where the folder should be.
        const QString folder = m_fixture->draftFolder();
        QDir(folder).removeRecursively();
        QFile file(folder);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.close();
        type(u"a note"_s);
        QVERIFY(!m_fixture->desk->drafts().flush());
        QVERIFY2(notice().startsWith(u"Drafts cannot be saved to disk"), qPrintable(notice()));
        find<QTabBar>("composerTabs").setCurrentIndex(0);
        QVERIFY2(notice().startsWith(u"This case is not assigned. Claim it to reply. Drafts cannot be saved"),
                 qPrintable(notice()));
        QVERIFY(m_view->composer().makeMineButton().isVisible());
        QVERIFY(file.remove());
        QVERIFY(m_fixture->desk->drafts().flush());
        QCOMPARE(notice(), u"This case is not assigned. Claim it to reply."_s);
    }

    /// Whatever is in the clipboard: what the editor took is there after a restart.
    void aHugePasteIsCutAndKept()
    {
        open();
        const QString huge = QString(5 * 1024 * 1024, QChar(0x4E2D));
        QGuiApplication::clipboard()->setText(huge);
        edit().paste();
        QVERIFY2(notice().startsWith(u"The text was cut because the editor is limited to 200,000 characters"),
                 qPrintable(notice()));
        const QString taken = edit().toPlainText();
        QCOMPARE(taken, huge.left(ReplyEdit::MostText));
        QVERIFY(m_fixture->desk->drafts().flush());
        m_view.reset();
        restart();
        QCOMPARE(m_fixture->desk->drafts().draft(theCase(), DraftStore::Kind::Reply).text, taken);
    }

    void afterACrashAHeldReplyFindsItsEnd_data()
    {
        QTest::addColumn<QString>("end");
        QTest::addColumn<QString>("draft");
        QTest::addRow("it was sent meanwhile") << u"sent"_s << QString();
        QTest::addRow("it was dropped meanwhile") << u"dropped"_s << u"Hold this."_s;
        QTest::addRow("it is still held") << u"held"_s << QString();
    }
    void afterACrashAHeldReplyFindsItsEnd()
    {
        QFETCH(QString, end);
        QFETCH(QString, draft);
        open();
        type(u"Hold this."_s);
        m_view->composer().send();
        waitUntilHeld();
        m_fixture->connection.close();
        m_view.reset();
        m_fixture->desk.reset();
        if (end == u"sent")
            m_fixture->server.sendHeld(theCase());
        else if (end == u"dropped")
            m_fixture->server.dropHeld(theCase(), DropReason::HolderChanged);
        restart();
        open();
        QTRY_COMPARE(edit().toPlainText(), draft);
        QCOMPARE(m_view->composer().canUndo(), end == u"held");
        QCOMPARE(m_fixture->desk->drafts().draft(theCase(), Kind::Reply).held.size(), end == u"held" ? 1U : 0U);
    }

    /// Who comes back must not have to open the case to learn of it.
    void whatWasDroppedWhileTheConsoleWasOffIsToldAtOnce_data()
    {
        QTest::addColumn<QString>("end");
        QTest::addColumn<int>("told");
        QTest::addRow("it was dropped") << u"dropped"_s << 1;
        QTest::addRow("it was sent") << u"sent"_s << 0;
        QTest::addRow("it is still held") << u"held"_s << 0;
    }
    void whatWasDroppedWhileTheConsoleWasOffIsToldAtOnce()
    {
        QFETCH(QString, end);
        QFETCH(int, told);
        open();
        type(u"Hold this."_s);
        m_view->composer().send();
        waitUntilHeld();
        m_fixture->connection.close();
        m_view.reset();
        m_fixture->desk.reset();
        if (end == u"sent")
            m_fixture->server.sendHeld(theCase());
        else if (end == u"dropped")
            m_fixture->server.dropHeld(theCase(), DropReason::HolderChanged);
        restart();
        QSignalSpy troubles(m_fixture->desk.get(), &CaseDesk::troubled);
        const QString path = u"/desk/sessions/"_s + theCase();
        const int asked = m_fixture->server.askedFor(path);
        m_fixture->connection.open();
        QTRY_VERIFY(m_fixture->server.askedFor(path) > asked);
        DraftStore &drafts = m_fixture->desk->drafts();
        QTRY_COMPARE(drafts.draft(theCase(), Kind::Reply).held.size(), end == u"held" ? 1U : 0U);
        QTRY_COMPARE(troubles.size(), told);
        QCOMPARE(drafts.has(theCase()), end == u"dropped");
        QCOMPARE(drafts.draft(theCase(), Kind::Reply).text, end == u"dropped" ? u"Hold this."_s : QString());
        if (told == 0)
            return;
        QCOMPARE(troubles.front().front().toString(), theCase());
        QCOMPARE(troubles.front().back().toString(), u"Your last reply was not sent. It was restored as a draft."_s);
        // Told once; the stream may begin anew.
        m_fixture->connection.close();
        m_fixture->connection.open();
        QTRY_COMPARE(m_fixture->connection.state(), client::Connection::State::Live);
        QCOMPARE(troubles.size(), 1);
    }

    void theSameWordsSaidBeforeAreNotTheOnesThatWereDropped()
    {
        open();
        type(u"One moment, please."_s);
        m_view->composer().send();
        waitUntilHeld();
        m_fixture->server.sendHeld(theCase());
        QTRY_VERIFY(!m_view->composer().canUndo());
        type(u"One moment, please."_s);
        m_view->composer().send();
        waitUntilHeld();
        m_fixture->connection.close();
        m_view.reset();
        m_fixture->desk.reset();
        m_fixture->server.dropHeld(theCase(), DropReason::HolderChanged);
        restart();
        const QSignalSpy troubles(m_fixture->desk.get(), &CaseDesk::troubled);
        open();
        QTRY_COMPARE(edit().toPlainText(), u"One moment, please."_s);
        QVERIFY(m_fixture->desk->drafts().draft(theCase(), Kind::Reply).held.empty());
        // Whether the composer or the desk tells of it is a matter of who hears of it first; it is told once.
        QStringList told;
        for (const QList<QVariant> &each : troubles)
            told.append(each.back().toString());
        if (!notice().isEmpty())
            told.append(notice());
        QCOMPARE(told.size(), 1);
        QVERIFY2(told.front().startsWith(u"Your last reply was not sent."), qPrintable(told.front()));
    }

    void aServerThatIsGoneInTheMiddleOfAReplyLosesNothing()
    {
        open();
        m_fixture->server.loseAnswersTo(u"/desk/sessions/sess_8f21/reply"_s);
        type(u"Once only."_s);
        m_view->composer().send();
        QTRY_VERIFY(notice().startsWith(u"The server did not respond, so the reply may not have been sent."));
        QCOMPARE(edit().toPlainText(), u"Once only."_s);
        QVERIFY(find<QPushButton>("send").isEnabled());
        // It was heard after all: asked again under the same key it is the same reply.
        m_fixture->server.loseAnswersTo(u"/desk/sessions/sess_8f21/reply"_s, false);
        m_view->composer().send();
        QTRY_COMPARE(edit().toPlainText(), QString());
        QCOMPARE(m_fixture->server.detail(theCase()).held.size(), 1U);
        QVERIFY(keys().size() >= 2);
        for (const QByteArray &key : keys())
            QCOMPARE(key, keys().front());
    }

    /// The answer to a first try is lost; what then became of the reply is seen when the case is loaded again, or asked
    /// again under the same key.
    void aReplyWhoseAnswerWasLostIsSentOnce_data()
    {
        QTest::addColumn<QString>("end");
        QTest::addColumn<QString>("between");
        QTest::addColumn<QString>("draft");
        const QString gone;
        const QString back = u"Once only."_s;
        for (const char *end : {"sent", "held", "dropped"}) {
            const QString what = QString::fromLatin1(end);
            const bool isBack = what == u"dropped";
            QTest::addRow("it is %s, and sent again", end) << what << u"again"_s << (isBack ? back : gone);
            QTest::addRow("it is %s, and the console starts again", end)
                << what << u"restart"_s << (isBack ? back : gone);
            QTest::addRow("it is %s, and another case is looked at", end)
                << what << u"other"_s << (isBack ? back : gone);
            QTest::addRow("it is %s, and the stream begins anew", end) << what << u"load"_s << (isBack ? back : gone);
        }
    }
    void aReplyWhoseAnswerWasLostIsSentOnce()
    {
        QFETCH(QString, end);
        QFETCH(QString, between);
        QFETCH(QString, draft);
        const QString path = u"/desk/sessions/sess_8f21/reply"_s;
        open();
        m_fixture->server.loseAnswersTo(path);
        type(u"Once only."_s);
        m_view->composer().send();
        QTRY_VERIFY(notice().startsWith(u"The server did not respond, so the reply may not have been sent."));
        m_fixture->server.loseAnswersTo(path, false);
        m_fixture->connection.close(); // nor is it told by the stream
        if (end != u"held") {
            m_fixture->clock.advance(Millis::seconds(6));
            m_fixture->server.now = m_fixture->clock.now();
        }
        if (end == u"sent")
            m_fixture->server.sendHeld(theCase());
        else if (end == u"dropped")
            m_fixture->server.dropHeld(theCase(), DropReason::HolderChanged);
        if (between == u"again") {
            m_view->composer().send();
        } else if (between == u"restart") {
            m_view.reset();
            m_fixture->desk.reset();
            restart();
            open();
        } else if (between == u"other") {
            m_view->feed().open(u"sess_8e07"_s);
            QTRY_COMPARE(m_view->feed().state(), CaseFeed::State::Ready);
            open();
        } else {
            m_view->feed().reload();
        }
        QTRY_COMPARE(edit().toPlainText(), draft);
        QTRY_COMPARE(m_view->composer().canUndo(), end == u"held");
        const auto &messages = m_view->feed().detail().messages;
        const auto times = std::count_if(messages.begin(), messages.end(),
                                         [](const Message &each) { return each.text == u"Once only."; });
        QCOMPARE(times, end == u"sent" ? 1 : 0);
        const Draft kept = m_fixture->desk->drafts().draft(theCase(), Kind::Reply);
        QCOMPARE(kept.held.size(), end == u"held" ? 1U : 0U);
        for (const QByteArray &key : keys())
            QCOMPARE(key, keys().front());
    }

    void anotherTextIsAnotherReply()
    {
        open();
        m_fixture->server.failNext(u"/desk/sessions/sess_8f21/reply"_s, {0, {}, true});
        type(u"First"_s);
        m_view->composer().send();
        QTRY_VERIFY(!notice().isEmpty());
        m_fixture->server.failNext(u"/desk/sessions/sess_8f21/reply"_s, {500, {}, false});
        type(u" and more"_s);
        QTRY_VERIFY(find<QPushButton>("send").isEnabled());
        m_view->composer().send();
        // A request that is cut may be sent again below the client, under its own key.
        QTRY_VERIFY(keys().front() != keys().back());
    }

    void whoMayNotReplyIsToldWhy_data()
    {
        QTest::addColumn<QString>("state");
        QTest::addColumn<QString>("says");
        QTest::addColumn<QString>("button");
        QTest::addRow("nobody's") << u"waiting"_s << u"This case is not assigned. Claim it to reply."_s << u"Claim"_s;
        QTest::addRow("a colleague's")
            << u"theirs"_s << u"This case is assigned to Ines Duarte. Only they can reply, but you can add a note."_s
            << QString();
        QTest::addRow("the AI's") << u"ai"_s << u"The AI Manager is handling this case. Take it over to reply."_s
                                  << u"Take over"_s;
        QTest::addRow("closed") << u"closed"_s
                                << u"This case is closed. New messages from the customer open a new case."_s
                                << QString();
        QTest::addRow("closed, by texts")
            << u"closed sms"_s << u"This case is closed. New messages from the customer open a new case."_s
            << QString();
        QTest::addRow("closed, by mails")
            << u"closed mail"_s << u"This case is closed. It reopens when the customer writes again."_s << QString();
    }
    void whoMayNotReplyIsToldWhy()
    {
        QFETCH(QString, state);
        QFETCH(QString, says);
        QFETCH(QString, button);
        auto detail = m_fixture->server.detail(theCase());
        detail.session.holder = {};
        detail.session.holderName.clear();
        if (state == u"theirs") {
            detail.session.holder = UserId{9};
            detail.session.holderName = u"Ines Duarte"_s;
        } else if (state == u"ai") {
            detail.session.tier = Tier::AiManager;
            detail.session.status = Status::Active;
        } else if (state.startsWith(u"closed")) {
            detail.session.status = Status::Resolved;
            detail.session.door = fromWord<Door>(state.section(u' ', 1)).value_or(detail.session.door);
        }
        m_fixture->server.setDetail(detail);
        open();
        QTRY_COMPARE(notice(), says);
        QVERIFY(!edit().isEnabled());
        QCOMPARE(find<QPushButton>("composerNoticeAction").isVisible(), !button.isEmpty());
        if (!button.isEmpty()) {
            QCOMPARE(find<QPushButton>("composerNoticeAction").text(), button);
            find<QPushButton>("composerNoticeAction").click();
            QTRY_VERIFY(edit().isEnabled());
            QCOMPARE(notice(), QString());
        }
        // A note is always possible.
        m_view->composer().write(Kind::Note);
        QVERIFY(edit().isEnabled());
        QTest::keyClicks(&edit(), u"for the record"_s);
        m_view->composer().send();
        QTRY_COMPARE(m_view->feed().detail().messages.back().text, u"for the record"_s);
        QVERIFY(m_view->feed().detail().messages.back().isInternal);
    }

    void aCaseThatIsTakenAwayWhileWritingKeepsTheDraft_data()
    {
        QTest::addColumn<bool>("isClosed");
        QTest::addColumn<QString>("says");
        QTest::addRow("closed by somebody")
            << true << u"This case is closed. New messages from the customer open a new case. Your draft is kept."_s;
        QTest::addRow("given to a colleague") << false
                                              << u"This case is assigned to Ines Duarte. Only they can "
                                                 "reply, but you can add a note. Your draft is kept."_s;
    }
    void aCaseThatIsTakenAwayWhileWritingKeepsTheDraft()
    {
        QFETCH(bool, isClosed);
        QFETCH(QString, says);
        open();
        type(u"I was just about to"_s);
        if (isClosed)
            m_fixture->resolve();
        else
            m_fixture->give(UserId{9}, u"Ines Duarte"_s);
        QTRY_COMPARE(notice(), says);
        QCOMPARE(edit().toPlainText(), u"I was just about to"_s);
        QVERIFY(!find<QPushButton>("send").isEnabled());
        m_view->composer().send(); // the key is still there
        QCOMPARE(m_fixture->server.askedFor(u"/desk/sessions/sess_8f21/reply"_s), 0);
    }

    void aCaseThatIsClosedInTheVeryMomentSaysSo()
    {
        open();
        type(u"Too late"_s);
        m_fixture->connection.close(); // the console does not hear of it
        m_fixture->resolve();
        m_view->composer().send();
        QTRY_COMPARE(notice(), u"Not sent: the case was closed in the meantime. Your text is kept."_s);
        QCOMPARE(edit().toPlainText(), u"Too late"_s);
    }

    void twentyThousandCharactersAndNotOneMore()
    {
        open();
        edit().setPlainText(QString(20'000, u'x'));
        QVERIFY(find<QPushButton>("send").isEnabled());
        QCOMPARE(find<QLabel>("composerCount").text(), u"20,000 of 20,000"_s);
        edit().setPlainText(QString(20'001, u'x'));
        QVERIFY(!find<QPushButton>("send").isEnabled());
        QCOMPARE(find<QLabel>("composerCount").text(), u"1 character(s) too many"_s);
        edit().setPlainText(QString(20'000, u'x'));
        m_view->composer().send();
        waitUntilHeld();
        QCOMPARE(m_fixture->server.detail(theCase()).held.front().text.size(), 20'000);
    }

    void anyWordsAreSentAsTheyAre_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addRow("emoji") << QString::fromUtf8("👍🏽 👩‍👩‍👧 🇵🇹");
        QTest::addRow("right to left with markup") << QString::fromUtf8("مرحبا <b>لك</b> <script>x</script>");
        QTest::addRow("several lines") << u"one\n\ntwo"_s;
    }
    void anyWordsAreSentAsTheyAre()
    {
        QFETCH(QString, text);
        open();
        edit().setPlainText(text);
        m_view->composer().send();
        waitUntilHeld();
        QCOMPARE(m_fixture->server.detail(theCase()).held.front().text, text);
    }

    void nothingIsNotSent()
    {
        open();
        edit().setPlainText(u"  \n "_s);
        QVERIFY(!find<QPushButton>("send").isEnabled());
    }

    void draftsStayApartAndSurviveARestart()
    {
        open();
        type(u"the reply"_s);
        find<QTabBar>("composerTabs").setCurrentIndex(1);
        QCOMPARE(edit().toPlainText(), QString());
        type(u"the note"_s);
        m_view->open(u"sess_8e07"_s);
        QCOMPARE(edit().toPlainText(), QString());
        m_view.reset();
        m_fixture->desk.reset();
        restart();
        open();
        QCOMPARE(edit().toPlainText(), u"the reply"_s);
        find<QTabBar>("composerTabs").setCurrentIndex(1);
        QCOMPARE(edit().toPlainText(), u"the note"_s);
    }

    void aTokenThatEndsTakesNoDraftAlong()
    {
        open();
        type(u"in the middle of a"_s);
        m_fixture->server.token = "td_other";
        m_view->composer().send();
        QTRY_VERIFY(m_fixture->connection.token().isEmpty());
        m_fixture->desk->leave(); // as the window does
        QCOMPARE(edit().toPlainText(), QString());
        m_fixture->connection.setToken(m_fixture->server.token);
        m_fixture->desk->enter(m_fixture->server.me);
        m_view->open(theCase());
        QTRY_COMPARE(m_view->feed().state(), CaseFeed::State::Ready);
        QCOMPARE(edit().toPlainText(), u"in the middle of a"_s);
    }

    void savedRepliesAreFilteredAndFilledIn()
    {
        m_fixture->server.savedReplies = {
            {SavedReplyId{1},
             {},
             u"refund"_s,
             u"Refund is on its way"_s,
             u"{name}, the refund for {order} leaves us today. {agent}"_s,
             {}},
            {SavedReplyId{2}, {}, u"replace"_s, u"Replacement"_s, u"A new one is on its way."_s, {}},
            {SavedReplyId{3},
             {},
             u"photo"_s,
             u"Asking for a photo"_s,
             u"Could you send {what}? It helps with the refund."_s,
             {}}};
        open();
        type(u"/"_s);
        auto &list = find<QListWidget>("savedReplies");
        QTRY_COMPARE(list.count(), 3);
        QVERIFY(list.isVisible());
        type(u"refu"_s);
        QCOMPARE(list.count(), 2); // one begins so, one speaks of it
        QCOMPARE(list.currentRow(), 0);
        QTest::keyClick(&edit(), Qt::Key_Return);
        QCOMPARE(edit().toPlainText(), u"Dana, the refund for ORD-9876 leaves us today. Marek"_s);
        QVERIFY(!list.isVisible());
        // What nobody knows is left selected, to be written over.
        edit().clear();
        type(u"Hello. /photo"_s);
        QTRY_VERIFY(list.isVisible());
        QTest::keyClick(&edit(), Qt::Key_Tab);
        QCOMPARE(edit().toPlainText(), u"Hello. Could you send {what}? It helps with the refund."_s);
        QCOMPARE(edit().textCursor().selectedText(), u"{what}"_s);
    }

    void aListOfRepliesThatIsLoadedAgainKeepsTheChoice()
    {
        for (int number = 1; number <= 3; ++number) {
            SavedReply reply;
            reply.id = SavedReplyId{number};
            reply.shortcut = u"reply-%1"_s.arg(number);
            reply.title = u"Reply %1"_s.arg(number);
            reply.text = u"Words."_s;
            m_fixture->server.savedReplies.push_back(reply);
        }
        open();
        type(u"/"_s);
        auto &list = find<QListWidget>("savedReplies");
        QTRY_VERIFY(list.isVisible() && list.count() == 3);
        QTest::keyClick(&edit(), Qt::Key_Down);
        QCOMPARE(list.currentRow(), 1);
        m_fixture->server.savedReplies[2].title = u"Another title"_s;
        m_fixture->server.tellReplies();
        QTRY_COMPARE(list.item(2)->text(), u"Another title"_s);
        QCOMPARE(list.currentRow(), 1);
        // Other letters are another question.
        type(u"r"_s);
        QCOMPARE(list.currentRow(), 1);
        type(u"eply-3"_s);
        QCOMPARE(list.currentRow(), 0);
    }

    void theListIsLeftAndLeftAlone()
    {
        m_fixture->server.savedReplies = {{SavedReplyId{1}, {}, u"refund"_s, u"Refund"_s, u"text"_s, {}}};
        open();
        auto &list = find<QListWidget>("savedReplies");
        type(u"/re"_s);
        QTRY_VERIFY(list.isVisible());
        QTRY_COMPARE(list.count(), 1);
        QTRY_VERIFY(list.item(0)->text() == u"Refund");
        QTest::keyClick(&edit(), Qt::Key_Escape);
        QVERIFY(!list.isVisible());
        type(u"f"_s);
        QVERIFY(!list.isVisible()); // still the same word
        edit().clear();
        type(u"and/or"_s);
        QVERIFY(!list.isVisible()); // no word of its own
        edit().clear();
        type(u"/nothing-like-it"_s);
        QTRY_VERIFY(list.isVisible());
        QCOMPARE(list.item(0)->text(), QString::fromUtf8("No saved replies match “nothing-like-it”."));
    }

    void whatTheRecordSaysIsProposedAndTakenByAKey()
    {
        open();
        QVERIFY(find<QWidget>("proposal").isVisible());
        const QString words = find<QLabel>("proposalText").text();
        QVERIFY(words.startsWith(u"Hello Dana, I am Marek."_s));
        QTest::keyClick(&edit(), Qt::Key_Tab);
        QCOMPARE(edit().toPlainText(), words);
        QVERIFY(edit().hasFocus());
        QVERIFY(!find<QWidget>("proposal").isVisible()); // there is something written
        edit().clear();
        QVERIFY(find<QWidget>("proposal").isVisible());
        QTest::keyClick(&edit(), Qt::Key_Escape);
        QVERIFY(!find<QWidget>("proposal").isVisible());
        QTest::keyClick(&edit(), Qt::Key_Tab); // moves on again
        QVERIFY(!edit().hasFocus());
        m_view->composer().write(Kind::Note);
        QVERIFY(!find<QWidget>("proposal").isVisible());
    }

    void typingIsToldAndShown()
    {
        open();
        type(u"He"_s);
        QTRY_COMPARE(m_fixture->server.typed().size(), 1U); // not one a letter
        QVERIFY(m_fixture->server.typed().front().isTyping);
        m_view->composer().send();
        QTRY_COMPARE(m_fixture->server.typed().size(), 2U);
        QVERIFY(!m_fixture->server.typed().back().isTyping);
        m_fixture->server.tellTyping(theCase(), std::nullopt);
        QTRY_COMPARE(find<QLabel>("composerTyping").text(), QString::fromUtf8("Dana is typing…"));
    }

    void aNoteIsNotTypingToTheCustomer()
    {
        open();
        m_view->composer().write(Kind::Note);
        type(u"between us"_s);
        m_view->composer().send();
        QTRY_VERIFY(m_view->feed().detail().messages.back().isInternal);
        QTRY_COMPARE(edit().toPlainText(), QString());
        QCOMPARE(m_fixture->server.typed().size(), 0U);
    }

    void twoWindowsOnOneCaseShareTheDraft()
    {
        open();
        CaseView other(*m_fixture->desk);
        other.open(theCase());
        type(u"seen in both"_s);
        QCOMPARE(other.findChild<QPlainTextEdit *>(u"replyEdit"_s)->toPlainText(), u"seen in both"_s);
    }

private:
    [[nodiscard]] static QString theCase() { return test::CaseFixture::theCase(); }

    void open()
    {
        m_view = std::make_unique<CaseView>(*m_fixture->desk);
        m_view->resize(1000, 700);
        m_view->show();
        m_view->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
        m_fixture->connection.open();
        QTRY_COMPARE(m_fixture->connection.state(), client::Connection::State::Live);
        m_view->open(theCase());
        QTRY_COMPARE(m_view->feed().state(), CaseFeed::State::Ready);
        edit().setFocus();
    }
    /// The program anew, on the same folder.
    void restart()
    {
        m_fixture->desk = std::make_unique<CaseDesk>(m_fixture->connection, m_fixture->clock, m_fixture->settings,
                                                     m_fixture->draftFolder());
        m_fixture->desk->enter(m_fixture->server.me);
    }
    void type(const QString &text) { QTest::keyClicks(&edit(), text); }

    [[nodiscard]] QPlainTextEdit &edit() const { return find<QPlainTextEdit>("replyEdit"); }
    /// The server holds the reply, and the console has its answer: the event may come before it.
    void waitUntilHeld()
    {
        QTRY_COMPARE(m_fixture->desk->drafts().draft(theCase(), Kind::Reply).held.size(), 1U);
        QVERIFY(m_view->composer().canUndo());
    }
    [[nodiscard]] QString notice() const
    {
        return find<QWidget>("composerNotice").isVisible() ? find<QLabel>("composerNoticeText").text() : QString();
    }
    [[nodiscard]] std::size_t said() const { return m_view->feed().detail().messages.size(); }
    [[nodiscard]] QList<QByteArray> keys() const
    {
        QList<QByteArray> keys;
        for (const auto &asked : m_fixture->server.asked()) {
            if (asked.path.endsWith(u"/reply"_s))
                keys.append(asked.idempotencyKey);
        }
        return keys;
    }
    template<class T>
    [[nodiscard]] T &find(const char *name) const
    {
        auto *found = m_view->findChild<T *>(QString::fromLatin1(name));
        if (!found)
            qFatal("no %s", name);
        return *found;
    }

    std::unique_ptr<test::CaseFixture> m_fixture;
    std::unique_ptr<CaseView> m_view;
};

QTEST_MAIN(ComposerTest)
#include "tst_composer.moc"
