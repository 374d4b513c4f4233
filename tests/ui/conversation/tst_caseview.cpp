#include "ui/conversation/CaseView.h"

#include "tests/ui/conversation/CaseFixture.h"
#include "ui/conversation/transcript/BubbleView.h"
#include "ui/theme/Theme.h"

#include <QtGui/QClipboard>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QDialog>
#include <QtWidgets/QLabel>
#include <QtWidgets/QMenu>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>

using namespace tierdesk;
using namespace tierdesk::ui;

/// A case as a person handles it, against a server over sockets.
class CaseViewTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { theme::apply(*qApp, theme::Choice::Light); }
    void init() { m_fixture = std::make_unique<test::CaseFixture>(); }
    void cleanup()
    {
        m_view.reset();
        m_fixture.reset();
    }

    void aCaseIsClaimedByItsKey()
    {
        open();
        QSignalSpy handled(m_view.get(), &CaseView::handled);
        QTest::keyClick(m_view.get(), Qt::Key_C);
        QVERIFY(!find<QPushButton>("claim").isEnabled());
        QCOMPARE(find<QPushButton>("claim").text(), QString::fromUtf8("Claiming…"));
        QTRY_COMPARE(handled.size(), 1);
        QVERIFY(m_view->feed().isMine());
        QVERIFY(!find<QPushButton>("claim").isVisible());
        QVERIFY(find<QPushButton>("resolve").isVisible());
        QTest::keyClick(m_view.get(), Qt::Key_C); // once more is nothing
        QCOMPARE(m_fixture->server.askedFor(u"/desk/sessions/sess_8f21/claim"_s), 1);
    }

    void aLostRaceNamesTheWinner()
    {
        open();
        m_fixture->server.loseNextClaimTo(u"Ines Duarte"_s);
        find<QPushButton>("claim").click();
        QTRY_COMPARE(banner(), u"Ines Duarte has already claimed this case."_s);
        QTRY_VERIFY(!find<QPushButton>("claim").isVisible());
        QVERIFY(find<QWidget>("caseHolder").isVisible());
    }

    void aServerThatIsGoneInTheMiddleOfAClaimIsSpokenOf()
    {
        open();
        m_fixture->server.loseAnswersTo(u"/desk/sessions/sess_8f21/claim"_s);
        find<QPushButton>("claim").click();
        QTRY_COMPARE(banner(), u"Could not claim the case. The server did not respond, so the change may "
                               "have been made anyway. Check the case."_s);
        // It was heard: what the case shows is what counts.
        QTRY_VERIFY(m_view->feed().isMine());
    }

    void whatTheAiHoldsIsTakenOver()
    {
        auto detail = m_fixture->server.detail(theCase());
        detail.session.tier = Tier::AiRep;
        detail.session.status = Status::Active;
        m_fixture->server.setDetail(detail);
        open();
        QCOMPARE(find<QPushButton>("claim").text(), u"Take over"_s);
        QVERIFY(!find<QPushButton>("resolve").isVisible());
        QTest::keyClick(m_view.get(), Qt::Key_C);
        QTRY_VERIFY(m_view->feed().isMine());
    }

    void aColleaguesCaseIsReadOnlyButASupervisorMayTakeIt_data()
    {
        QTest::addColumn<bool>("isSupervisor");
        QTest::addRow("an agent") << false;
        QTest::addRow("a supervisor") << true;
    }
    void aColleaguesCaseIsReadOnlyButASupervisorMayTakeIt()
    {
        QFETCH(bool, isSupervisor);
        m_fixture->server.me.role = isSupervisor ? Role::Supervisor : Role::Agent;
        m_fixture->desk->enter(m_fixture->server.me);
        auto detail = m_fixture->server.detail(theCase());
        detail.session.holder = UserId{9};
        detail.session.holderName = u"Ines Duarte"_s;
        m_fixture->server.setDetail(detail);
        open();
        QVERIFY(!find<QPushButton>("claim").isVisible());
        QCOMPARE(find<QPushButton>("transfer").isVisible(), isSupervisor);
        m_view->acts().makeMine();
        if (isSupervisor)
            QTRY_VERIFY(m_view->feed().isMine());
        else
            QVERIFY(!m_view->acts().isBusy());
    }

    void theMenuGivesTheCaseAway_data()
    {
        QTest::addColumn<QByteArray>("action");
        QTest::addColumn<Tier>("tier");
        QTest::addRow("to the waiting") << QByteArray("release") << Tier::HumanAgent;
        QTest::addRow("to the AI Rep") << QByteArray("handBackRep") << Tier::AiRep;
        QTest::addRow("to the AI Manager") << QByteArray("handBackManager") << Tier::AiManager;
    }
    void theMenuGivesTheCaseAway()
    {
        QFETCH(QByteArray, action);
        QFETCH(Tier, tier);
        m_fixture->makeMine();
        open();
        menuAction(action.constData())->trigger();
        QTRY_VERIFY(!m_view->feed().isMine());
        QCOMPARE(m_fixture->server.row(theCase()).tier, tier);
        QVERIFY(!m_fixture->server.row(theCase()).holder.isSet());
    }

    void theMenuCopiesTheIdAndPopsOut()
    {
        open();
        menuAction("copyId")->trigger();
        QCOMPARE(QGuiApplication::clipboard()->text(), theCase());
        QSignalSpy popped(m_view.get(), &CaseView::popOutRequested);
        menuAction("popOut")->trigger();
        QCOMPARE(popped.size(), 1);
        QCOMPARE(popped.front().front().toString(), theCase());
        m_view->setPoppedOut(true);
        QVERIFY(!menuAction("popOut"));
        QVERIFY(!menuAction("release")->isEnabled()); // it is nobody's
    }

    void theDialogsOpenByTheirKeys_data()
    {
        QTest::addColumn<Qt::Key>("key");
        QTest::addRow("snooze") << Qt::Key_H;
        QTest::addRow("transfer") << Qt::Key_T;
        QTest::addRow("resolve") << Qt::Key_E;
    }
    void theDialogsOpenByTheirKeys()
    {
        QFETCH(Qt::Key, key);
        m_fixture->makeMine();
        open();
        QTest::keyClick(m_view.get(), key);
        auto *dialog = m_view->findChild<QDialog *>();
        QVERIFY(dialog);
        QTRY_VERIFY(dialog->isVisible());
        QTest::keyClick(dialog, Qt::Key_Escape);
        QTRY_VERIFY(!m_view->findChild<QDialog *>());
        QVERIFY(m_view->feed().isMine());
    }

    void escapeLeavesTheEditorAndLettersAreKeysAgain()
    {
        m_fixture->makeMine();
        open();
        auto &edit = find<QPlainTextEdit>("replyEdit");
        edit.setFocus();
        QTest::keyClicks(&edit, u"Half a thought"_s);
        QTest::keyClick(&edit, Qt::Key_Escape);
        QVERIFY(!edit.hasFocus());
        QCOMPARE(edit.toPlainText(), u"Half a thought"_s);
        QTest::keyClick(m_view->focusWidget(), Qt::Key_N);
        QVERIFY(edit.hasFocus());
    }

    void lettersInTheEditorAreNoKeys()
    {
        m_fixture->makeMine();
        open();
        QTest::keyClick(m_view.get(), Qt::Key_A);
        auto &edit = find<QPlainTextEdit>("replyEdit");
        QTRY_VERIFY(edit.hasFocus());
        QTest::keyClicks(&edit, u"the cnahti"_s);
        QCOMPARE(edit.toPlainText(), u"the cnahti"_s);
        QVERIFY(!m_view->findChild<QDialog *>());
    }

    void whoElseLooksIsShownAndTold()
    {
        m_fixture->server.watchers = {{UserId{9}, u"Ines Duarte"_s, Role::Agent, Presence::Available},
                                      {UserId{10}, u"Olu Adeyemi"_s, Role::Agent, Presence::Away},
                                      {UserId{11}, u"Ana Reis"_s, Role::Agent, Presence::Away},
                                      {UserId{12}, u"Bo Lund"_s, Role::Agent, Presence::Away}};
        open();
        QTRY_COMPARE(m_view->findChildren<QWidget *>(u"viewer"_s).size(), 3);
        const auto avatars = m_view->findChildren<QWidget *>(u"viewer"_s);
        QCOMPARE(avatars.front()->accessibleName(), u"Ines Duarte is viewing this case"_s);
        QTRY_COMPARE(m_fixture->server.viewed().back(), theCase());
        m_view->hide();
        QTRY_COMPARE(m_fixture->server.viewed().back(), QString());
        m_view->show();
        QTRY_COMPARE(m_fixture->server.viewed().back(), theCase());
    }

    void aNewMessageIsSeenAndOneReadsOn()
    {
        auto detail = m_fixture->server.detail(theCase());
        for (int number = 0; number < 60; ++number) {
            Message message = detail.messages.front();
            message.id = MessageId{100 + number};
            detail.messages.push_back(message);
        }
        m_fixture->server.setDetail(detail);
        open();
        auto &list = find<BubbleView>("conversation");
        QTRY_VERIFY(list.isAtEnd());
        auto &pill = find<QPushButton>("newMessages");
        m_fixture->server.customerSays(theCase(), u"one"_s);
        QTRY_COMPARE(last(), u"one"_s);
        QVERIFY(list.isAtEnd());
        QVERIFY(!pill.isVisible());
        list.scrollTo(list.model()->index(3, 0), QAbstractItemView::PositionAtTop);
        m_fixture->server.customerSays(theCase(), u"two"_s);
        m_fixture->server.customerSays(theCase(), u"three"_s);
        QTRY_COMPARE(pill.text(), QString::fromUtf8("↓ 2 new message(s)"));
        QVERIFY(pill.isVisible());
        pill.click();
        QVERIFY(list.isAtEnd());
        QVERIFY(!pill.isVisible());
    }

    void everyStateHasItsFace()
    {
        m_fixture->server.failNext(u"/desk/sessions/sess_8f21"_s, {500, {}, false});
        m_view = std::make_unique<CaseView>(*m_fixture->desk);
        m_view->resize(1000, 700);
        m_view->show();
        m_view->open(m_fixture->server.row(theCase()));
        QVERIFY(find<QWidget>("conversationLoading").isVisible());
        QCOMPARE(find<QLabel>("caseName").text(), u"Dana Whitfield"_s); // of the row, at once
        QTRY_VERIFY(find<QWidget>("conversationState").isVisible());
        find<QWidget>("conversationState").findChild<QPushButton *>(u"stateAction"_s)->click();
        QTRY_VERIFY(find<QWidget>("conversation").isVisible());
        m_fixture->server.stop();
        m_view->feed().reload();
        QTRY_COMPARE(banner(), u"This case could not be refreshed and may be out of date."_s);
        QVERIFY(find<QWidget>("conversation").isVisible());
    }

    void whereThereIsNoRoomOneStandsInThePlaceOfTheOther()
    {
        open();
        QVERIFY(find<QWidget>("conversation").isVisible());
        QVERIFY(!find<QPushButton>("caseDetails").isVisible());
        m_view->resize(520, 700);
        QTRY_VERIFY(find<QPushButton>("caseDetails").isVisible());
        QVERIFY(find<QWidget>("conversation").isVisible());
        QTest::keyClick(m_view.get(), Qt::Key_I);
        QVERIFY(!find<QWidget>("conversation").isVisible());
        QVERIFY(find<QPushButton>("caseDetails").isVisible()); // the way back
        QTest::keyClick(m_view.get(), Qt::Key_A);              // who writes wants to see what they answer
        QVERIFY(find<QWidget>("conversation").isVisible());
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
    }
    [[nodiscard]] QString banner() const
    {
        const auto &strip = find<QWidget>("caseBanner");
        return strip.isVisible() ? strip.accessibleName() : QString();
    }
    [[nodiscard]] QString last() const { return m_view->feed().detail().messages.back().text; }
    [[nodiscard]] QAction *menuAction(const char *name) const
    {
        auto &menu = find<QMenu>("caseMenu");
        Q_EMIT menu.aboutToShow();
        return menu.findChild<QAction *>(QString::fromLatin1(name));
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

QTEST_MAIN(CaseViewTest)
#include "tst_caseview.moc"
