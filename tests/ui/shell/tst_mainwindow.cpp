#include "ui/shell/MainWindow.h"

#include "tests/support/desk/DeskDouble.h"
#include "ui/conversation/CaseDesk.h"
#include "ui/conversation/CaseView.h"
#include "ui/conversation/composer/Composer.h"
#include "ui/models/QueueModel.h"
#include "ui/queue/QueueFeed.h"
#include "ui/queue/QueuePage.h"
#include "ui/shell/CaseWindow.h"
#include "ui/shell/Desk.h"
#include "ui/shell/Header.h"
#include "ui/widgets/PillTabs.h"
#include "ui/widgets/StatePanel.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QPointer>
#include <QtCore/QSettings>
#include <QtCore/QTemporaryDir>
#include <QtGui/QScreen>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QApplication>
#include <QtWidgets/QButtonGroup>
#include <QtWidgets/QDialog>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListView>
#include <QtWidgets/QMenu>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>

#include <algorithm>
#include <memory>

using namespace tierdesk;
using client::Connection;

namespace {

class HandClock final : public base::Clock
{
public:
    Timestamp time{1'790'000'000'000};
    [[nodiscard]] Timestamp now() const override { return time; }
};

} // namespace

/// The window as a person uses it, against a server over sockets.
class MainWindowTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_settings = std::make_unique<QSettings>(m_folder->filePath(u"console.ini"_s), QSettings::IniFormat);
        m_desk = std::make_unique<test::DeskDouble>();
        m_desk->now = m_clock.now();
        m_desk->seed(test::designCases(m_clock.now()));
        Connection::Timing timing;
        timing.backoff = {10, 40};
        m_connection = std::make_unique<Connection>(timing);
        m_connection->setServer(m_desk->url());
    }
    void cleanup()
    {
        m_window.reset();
        m_connection.reset();
        m_desk.reset();
        m_settings.reset();
    }

    void aPersonSignsInAndSeesTheQueue()
    {
        open(std::nullopt);
        QVERIFY(!m_window->isSignedIn());
        QCOMPARE(find<QLineEdit>("server").text(), m_desk->url().authority());
        QSignalSpy tokens(m_window.get(), &ui::MainWindow::tokenChanged);
        QSignalSpy devices(m_window.get(), &ui::MainWindow::deviceChanged);
        m_window->setDevice("tdd_kept");
        find<QLineEdit>("email").setFocus();
        QTest::keyClicks(&find<QLineEdit>("email"), m_desk->me.email);
        QTest::keyClicks(&find<QLineEdit>("password"), m_desk->password);
        find<QLineEdit>("password").setFocus();
        QTest::keyClick(&find<QLineEdit>("password"), Qt::Key_Return);
        QVERIFY(!find<QPushButton>("signIn").isEnabled());
        QVERIFY(m_window->focusWidget() == &find<QLineEdit>("password"));
        QTRY_VERIFY(m_window->isSignedIn());
        QCOMPARE(tokens.front().front().toByteArray(), m_desk->token);
        QCOMPARE(devices.front().front().toByteArray(), QByteArray("tdd_known"));
        QCOMPARE(m_desk->deviceShown, u"tdd_kept"_s);
        QTRY_COMPARE(list().model()->rowCount(), 7);
        QTRY_COMPARE(find<QLabel>("summary").text(), QString::fromUtf8("7 waiting · oldest 6:42"));
        QCOMPARE(find<QPushButton>("company").text(), u"Acme Outdoor"_s);
        QTRY_COMPARE(find<QLabel>("connectionState").text(), u"Live"_s);
    }

    void whatIsWrongAtTheDoorIsSaid_data()
    {
        QTest::addColumn<QString>("server");
        QTest::addColumn<QString>("email");
        QTest::addColumn<QString>("password");
        QTest::addColumn<QString>("message");
        const QString right = u"correct horse"_s;
        const QString me = u"marek@acme.example"_s;
        QTest::newRow("a wrong password")
            << QString() << me << u"guess"_s << u"The e-mail address or password is incorrect."_s;
        QTest::newRow("no password") << QString() << me << QString() << u"Enter your password."_s;
        QTest::newRow("no e-mail") << QString() << QString() << right << u"Enter your e-mail address."_s;
        QTest::newRow("no address") << u"two words"_s << me << right << u"Enter a valid server address."_s;
        QTest::newRow("nobody answers") << u"127.0.0.1:1"_s << me << right
                                        << u"The server cannot be reached. Check the address and your "
                                           "network connection, and make sure the server is running."_s;
    }
    void whatIsWrongAtTheDoorIsSaid()
    {
        QFETCH(QString, server);
        QFETCH(QString, email);
        QFETCH(QString, password);
        QFETCH(QString, message);
        open(std::nullopt);
        if (!server.isEmpty())
            find<QLineEdit>("server").setText(server);
        find<QLineEdit>("email").setText(email);
        find<QLineEdit>("password").setText(password);
        find<QPushButton>("signIn").click();
        auto &shown = find<QLabel>("signInMessage");
        QTRY_VERIFY(shown.isVisible());
        QCOMPARE(shown.text(), message);
        QVERIFY(find<QPushButton>("signIn").isEnabled());
        QVERIFY(!m_window->isSignedIn());
    }

    void aTokenOpensTheDeskAtOnce()
    {
        open(m_desk->token);
        QTRY_VERIFY(m_window->isSignedIn());
        QTRY_COMPARE(list().model()->rowCount(), 7);
    }

    void aLinkedCaseIsOpenedOnceSomebodySignsIn()
    {
        open(std::nullopt);
        m_window->openCase(u"sess_8f21"_s);
        QVERIFY(!m_window->isSignedIn());
        m_window->resume(m_desk->token);
        QTRY_VERIFY(m_window->isSignedIn());
        QTRY_COMPARE(m_window->desk().caseOnScreen(), u"sess_8f21"_s);
    }

    void whoSitsDownIsThere_data()
    {
        QTest::addColumn<int>("before");
        QTest::addColumn<int>("after");
        QTest::newRow("who was gone is available")
            << static_cast<int>(Presence::Offline) << static_cast<int>(Presence::Available);
        QTest::newRow("who chose to be away stays so")
            << static_cast<int>(Presence::Away) << static_cast<int>(Presence::Away);
    }
    void whoSitsDownIsThere()
    {
        QFETCH(int, before);
        QFETCH(int, after);
        m_desk->me.presence = static_cast<Presence>(before);
        openQueue();
        QTRY_COMPARE(static_cast<int>(m_desk->me.presence), after);
        const QString spoken = u"Marek Svoboda, "_s + ui::phrases::text(static_cast<Presence>(after));
        QTRY_COMPARE(find<QAbstractButton>("profile").accessibleName(), spoken);
    }

    void anExpiredTokenLeadsToTheDoor()
    {
        open("td_old"_ba);
        QTRY_VERIFY(find<QLabel>("signInMessage").isVisible());
        QCOMPARE(find<QLabel>("signInMessage").text(), u"Your session has ended. Sign in again to continue."_s);
    }

    void aTokenThatEndsWhileWorkingLeadsToTheDoor()
    {
        openQueue();
        m_desk->token = "td_other";
        QTest::keyClick(m_window.get(), Qt::Key_R);
        QTRY_VERIFY(!m_window->isSignedIn());
        QCOMPARE(list().model()->rowCount(), 0);
        QVERIFY(find<QLabel>("signInMessage").isVisible());
    }

    void theQueueLivesWithoutBeingAsked()
    {
        openQueue();
        auto row = m_desk->row(u"sess_8b02"_s);
        row.firstResponseDue = m_clock.now() + Millis::seconds(5);
        m_desk->change(row);
        QTRY_COMPARE(list().model()->index(0, 0).data().toString(), u"Grace Lindholm"_s);
    }

    void theChosenCaseStaysChosenWhenItMoves()
    {
        openQueue();
        choose(6);
        QCOMPARE(find<QLabel>("caseName").text(), u"Grace Lindholm"_s);
        auto row = m_desk->row(u"sess_8b02"_s);
        row.firstResponseDue = m_clock.now() + Millis::seconds(5);
        m_desk->change(row);
        QTRY_COMPARE(list().currentIndex().row(), 0);
        QCOMPARE(find<QLabel>("caseName").text(), u"Grace Lindholm"_s);
    }

    void theArrowKeysChooseFromTheFirstMomentOn()
    {
        openQueue();
        QTRY_VERIFY(list().hasFocus());
        QVERIFY(!list().currentIndex().isValid()); // nobody has chosen a case: none is looked at
        QCOMPARE(find<ui::QueuePage>("queuePage").selected(), QString());
        QTest::keyClick(m_window->focusWidget(), Qt::Key_Down);
        QCOMPARE(list().currentIndex().row(), 0);
        QCOMPARE(find<ui::QueuePage>("queuePage").selected(), u"sess_8f21"_s);
        QTest::keyClick(m_window->focusWidget(), Qt::Key_Down);
        QCOMPARE(list().currentIndex().row(), 1);
    }

    void theKeysChooseTheViews()
    {
        openQueue();
        auto &tabs = find<ui::widgets::PillTabs>("queueTabs");
        QTRY_COMPARE(tabs.count(0), 7);
        QTest::keyClick(m_window.get(), Qt::Key_2);
        QCOMPARE(tabs.currentIndex(), 1);
        QCOMPARE(find<ui::widgets::StatePanel>("queueState").heading(), u"No cases assigned to you"_s);
        QTest::keyClick(m_window.get(), Qt::Key_4);
        QCOMPARE(tabs.currentIndex(), 3);
        QTest::keyClick(m_window.get(), Qt::Key_1);
        QCOMPARE(tabs.currentIndex(), 0);
    }

    void cClaimsTheChosenCase()
    {
        openQueue();
        choose(0);
        QTest::keyClick(&list(), Qt::Key_C);
        QVERIFY(!find<QPushButton>("claim").isEnabled());
        auto &tabs = find<ui::widgets::PillTabs>("queueTabs");
        QTRY_COMPARE(tabs.currentIndex(), 1);
        QCOMPARE(tabs.count(0), 6);
        QCOMPARE(tabs.count(1), 1);
        QCOMPARE(list().currentIndex().data(ui::QueueModel::SessionIdRole).toString(), u"sess_8f21"_s);
        QVERIFY(!find<QPushButton>("claim").isVisible());
        QCOMPARE(m_desk->row(u"sess_8f21"_s).holder, m_desk->me.id);
        QCOMPARE(m_desk->askedFor(u"/desk/sessions/sess_8f21/claim"_s), 1);
    }

    void whoLosesTheRaceIsToldWhoWon()
    {
        openQueue();
        choose(1);
        m_desk->loseNextClaimTo(u"Ines Duarte"_s);
        find<QPushButton>("claim").click();
        auto &banner = find<QWidget>("caseBanner");
        QTRY_VERIFY(banner.isVisible());
        QCOMPARE(banner.accessibleName(), u"Ines Duarte has already claimed this case."_s);
        QTRY_COMPARE(list().model()->rowCount(), 6);
        QVERIFY(!find<QPushButton>("claim").isVisible());
    }

    void anEmptyQueueIsNoError()
    {
        m_desk->seed({});
        for (const auto &each : test::designCases(m_clock.now())) {
            auto row = each;
            row.status = Status::Resolved;
            m_desk->seed({row});
        }
        open(m_desk->token);
        QTRY_VERIFY(m_window->isSignedIn());
        auto &state = find<ui::widgets::StatePanel>("queueState");
        QTRY_COMPARE(state.heading(), u"No cases waiting"_s);
        QVERIFY(state.isVisible());
        // It has the page to itself, until there is somebody beside whom a case is seen.
        const int wide = list().window()->width() / 2;
        QTRY_VERIFY(state.width() > wide);
        m_desk->change(test::designCases(m_clock.now()).front(), {u"session.escalated"_s});
        QTRY_VERIFY(list().isVisible());
        QTRY_VERIFY(list().width() < wide);
    }

    void aCaseInAWindowOfItsOwnDoesNotEndTheConsole()
    {
        openQueue();
        Q_EMIT find<ui::QueuePage>("queuePage").popOutRequested(u"sess_8f21"_s);
        QPointer<ui::CaseWindow> own;
        for (QWidget *each : QApplication::topLevelWidgets()) {
            if (auto *found = qobject_cast<ui::CaseWindow *>(each))
                own = found;
        }
        QVERIFY(own && QTest::qWaitForWindowExposed(own));
        // The console has gone into the tray: its server and its notices go on.
        m_window->hide();
        QSignalSpy ends(qApp, &QGuiApplication::lastWindowClosed);
        own->close();
        QTRY_VERIFY(!own);
        QCOMPARE(ends.count(), 0);
    }

    /// A session that ends takes everything away that could still act in its name, wherever it stands.
    void aTokenThatEndsClosesWhatIsOpen_data()
    {
        QTest::addColumn<bool>("isPoppedOut");
        QTest::newRow("a dialog over the console") << false;
        QTest::newRow("a dialog over a case's own window") << true;
    }
    void aTokenThatEndsClosesWhatIsOpen()
    {
        QFETCH(bool, isPoppedOut);
        makeMine();
        openQueue(6);
        QTest::keyClick(m_window.get(), Qt::Key_2);
        choose(0);
        QPointer<ui::CaseWindow> own;
        QWidget *over = m_window.get();
        if (isPoppedOut) {
            own = popOut();
            over = own;
        }
        auto *view = over->findChild<ui::CaseView *>();
        QTRY_COMPARE(view->feed().state(), ui::CaseFeed::State::Ready);
        QTRY_VERIFY(view->feed().isMine());
        view->findChild<QPushButton *>(u"resolve"_s)->click();
        QPointer<QDialog> dialog = over->findChild<QDialog *>(u"resolveDialog"_s);
        QVERIFY(dialog && dialog->isVisible());
        dialog->findChild<QPlainTextEdit *>(u"summary"_s)->setPlainText(u"Half a summary"_s);
        m_desk->token = "td_other";
        m_window->desk().feed().load(); // whatever is asked next learns of it
        QTRY_VERIFY(!m_window->isSignedIn());
        QTRY_VERIFY(!dialog);
        QTRY_VERIFY(!own);
        QCOMPARE(find<QLabel>("signInMessage").text(),
                 u"Your session has ended. Sign in again to continue. “Resolve this case” was open and was "
                 "not completed. Your input is saved and will be there when you open it again."_s);
        QCOMPARE(m_desk->askedFor(u"/desk/sessions/sess_8f21/resolve"_s), 0);
        // Signed in again it stands where it stood, with the case's own window.
        m_window->resume(m_desk->token);
        QTRY_VERIFY(m_window->isSignedIn());
        if (isPoppedOut) {
            QTRY_VERIFY(caseWindow());
            over = caseWindow();
            view = over->findChild<ui::CaseView *>();
        } else {
            QVERIFY(!caseWindow());
        }
        QTRY_VERIFY(view->feed().sessionId() == u"sess_8f21" && view->feed().isMine());
        QTRY_COMPARE(view->feed().state(), ui::CaseFeed::State::Ready);
        view->findChild<QPushButton *>(u"resolve"_s)->click();
        dialog = over->findChild<QDialog *>(u"resolveDialog"_s);
        QVERIFY(dialog && dialog->isVisible());
        QCOMPARE(dialog->findChild<QPlainTextEdit *>(u"summary"_s)->toPlainText(), u"Half a summary"_s);
        dialog->done(QDialog::Rejected);
    }

    void anotherCompanyIsAnotherDesk()
    {
        offerTwo();
        makeMine();
        openQueue(6);
        const QPointer<ui::CaseWindow> own = popOut();
        auto *view = own->findChild<ui::CaseView *>();
        QTRY_VERIFY(view->feed().isMine());
        view->findChild<QPushButton *>(u"resolve"_s)->click();
        Q_EMIT find<ui::Header>("header").companyChosen(u"globex"_s);
        // Nothing of the other company's is left to be written in.
        QVERIFY(!own);
        QCOMPARE(find<QPushButton>("company").text(), u"Globex"_s);
        QTRY_COMPARE(m_desk->asked().back().company, u"globex"_s);
        // And so it is after a restart.
        m_window.reset();
        m_connection = std::make_unique<Connection>();
        m_connection->setServer(m_desk->url());
        openQueue(6);
        QCOMPARE(find<QPushButton>("company").text(), u"Globex"_s);
        QCOMPARE(m_desk->hellos().back().company, u"globex"_s);
    }

    void aCompanyThatIsNoLongerOnesOwnIsNotGoneBackTo()
    {
        offerTwo();
        openQueue();
        Q_EMIT find<ui::Header>("header").companyChosen(u"globex"_s);
        m_window.reset();
        m_connection->close();
        m_connection->setCompany({});
        m_desk->companies.pop_back();
        openQueue();
        QCOMPARE(m_desk->hellos().back().company, QString());
    }

    /// The answer to a reply comes when the desk is another company's: it is settled where it was written.
    void aReplyOnItsWayIsSettledInItsOwnCompany()
    {
        offerTwo();
        makeMine();
        m_settings->setValue(u"reply/undoFor"_s, 0);
        openQueue(6);
        QTest::keyClick(m_window.get(), Qt::Key_2);
        choose(0);
        auto &view = find<ui::CaseView>("caseView");
        QTRY_COMPARE(view.feed().state(), ui::CaseFeed::State::Ready);
        auto &drafts = m_window->desk().cases().drafts();
        find<QWidget>("replyEdit").setFocus();
        QTest::keyClicks(&find<QWidget>("replyEdit"), u"On its way."_s);
        const QString here = drafts.owner();
        view.composer().send();
        Q_EMIT find<ui::Header>("header").companyChosen(u"globex"_s);
        QVERIFY(drafts.owner() != here);
        QTRY_VERIFY(drafts.draft(here, u"sess_8f21"_s, ui::DraftStore::Kind::Reply).isEmpty());
        QVERIFY(drafts.draft(u"sess_8f21"_s, ui::DraftStore::Kind::Reply).isEmpty());
    }

    void whatWentWrongElsewhereIsSaidOverTheDesk()
    {
        makeMine();
        openQueue(6);
        QTest::keyClick(m_window.get(), Qt::Key_2);
        choose(0);
        auto &view = find<ui::CaseView>("caseView");
        QTRY_COMPARE(view.feed().state(), ui::CaseFeed::State::Ready);
        find<QWidget>("replyEdit").setFocus();
        QTest::keyClicks(&find<QWidget>("replyEdit"), u"Almost sent."_s);
        m_desk->failNext(u"/desk/sessions/sess_8f21/reply"_s, {503, {}, false});
        view.composer().send();
        QTest::keyClick(&list(), Qt::Key_1);
        choose(0);
        auto &trouble = find<QWidget>("caseTrouble");
        QTRY_VERIFY(trouble.isVisible());
        QCOMPARE(trouble.accessibleName(),
                 u"Dana Whitfield (sess_8f21): Not sent. Try again in a moment. Your text is kept."_s);
        const auto &mine = m_window->desk().feed().model(deskapi::QueueView::Mine);
        QVERIFY(mine.index(0).data(ui::QueueModel::DraftRole).toBool());
        trouble.findChild<QPushButton *>(u"bannerAction"_s)->click();
        QVERIFY(!trouble.isVisible());
        QCOMPARE(view.feed().sessionId(), u"sess_8f21"_s);
        QCOMPARE(find<QPlainTextEdit>("replyEdit").toPlainText(), u"Almost sent."_s);
    }

    void whoeverQuitsWithDraftsThatCannotBeKeptIsAskedOnce_data()
    {
        QTest::addColumn<QString>("answer");
        QTest::newRow("and stays") << u"cancel"_s;
        QTest::newRow("and goes") << u"quitAnyway"_s;
    }
    void whoeverQuitsWithDraftsThatCannotBeKeptIsAskedOnce()
    {
        QFETCH(QString, answer);
        makeMine();
        openQueue(6);
        QTest::keyClick(m_window.get(), Qt::Key_2);
        choose(0);
        QTRY_COMPARE(find<ui::CaseView>("caseView").feed().state(), ui::CaseFeed::State::Ready);
        // A file stands where the folder should be: nothing can be written.
        QFile file(m_folder->filePath(u"drafts"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.close();
        find<QWidget>("replyEdit").setFocus();
        QTest::keyClicks(&find<QWidget>("replyEdit"), u"Nowhere to go."_s);
        QTest::keyClick(m_window.get(), Qt::Key_Q, Qt::ControlModifier);
        QVERIFY(m_window->isVisible());
        QPointer<QDialog> dialog = m_window->findChild<QDialog *>(u"losingDrafts"_s);
        QVERIFY(dialog && dialog->isVisible());
        dialog->findChild<QPushButton *>(answer)->click();
        QCOMPARE(m_window->isVisible(), answer == u"cancel");
        if (answer != u"cancel") {
            QTest::ignoreMessage(QtWarningMsg, "drafts could not be written");
            m_window.reset();
            return;
        }
        // With room again nothing is asked, and nothing was lost.
        QVERIFY(file.remove());
        QTRY_VERIFY(!dialog);
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        QTest::keyClick(m_window.get(), Qt::Key_Q, Qt::ControlModifier);
        QVERIFY(!m_window->isVisible());
        m_window.reset();
        m_connection->close();
        openQueue(6);
        QTRY_COMPARE(find<QPlainTextEdit>("replyEdit").toPlainText(), u"Nowhere to go."_s);
    }

    /// Nothing waits for an end in order: what is on the disk a moment later is what a kill leaves.
    void aKillLeavesWindowsWhereTheyWere()
    {
        openQueue();
        m_window->resize(1111, 777);
        auto own = popOut();
        own->setGeometry(40, 30, 700, 600);
        const auto onDisk = [this](const QString &begin) {
            QSettings other(m_settings->fileName(), QSettings::IniFormat);
            const QStringList keys = other.allKeys().filter(begin);
            return keys.isEmpty() ? QByteArray() : other.value(keys.front()).toByteArray();
        };
        const QString cases = u"window/cases/"_s;
        const auto geometryOf = [&] {
            return QByteArray::fromBase64(
                QJsonDocument::fromJson(onDisk(cases)).array().at(0)[u"geometry"].toString().toLatin1());
        };
        QTRY_VERIFY(geometryOf() == own->saveGeometry());
        QTRY_VERIFY(onDisk(u"window/geometry"_s) == m_window->saveGeometry());
        const QString left = m_folder->filePath(u"left.ini"_s);
        QVERIFY(QFile::copy(m_settings->fileName(), left));
        m_window.reset();
        m_connection->close();
        m_settings = std::make_unique<QSettings>(left, QSettings::IniFormat);
        openQueue();
        QCOMPARE(m_window->size(), QSize(1111, 777));
        own = caseWindow();
        QVERIFY(own);
        QCOMPARE(own->session(), u"sess_8f21"_s);
        QCOMPARE(own->geometry(), QRect(40, 30, 700, 600));
        QTRY_COMPARE(own->view().feed().state(), ui::CaseFeed::State::Ready);
        // What the person closes stays closed.
        own->close();
        QTRY_VERIFY(!own);
        m_window.reset();
        m_connection->close();
        openQueue();
        QVERIFY(!caseWindow());
    }

    /// A second screen that is not there any more, or one that has become smaller.
    void windowsThatLieOutsideEveryScreenComeBackIntoOne()
    {
        openQueue();
        m_window->setGeometry(9000, 7000, 1111, 777);
        auto own = popOut();
        own->setGeometry(-9000, -7000, 700, 600);
        own->close();
        m_window->close();
        m_window.reset();
        m_connection->close();
        openQueue();
        own = popOut();
        for (const QWidget *each : {static_cast<const QWidget *>(m_window.get()), static_cast<const QWidget *>(own)}) {
            const auto screens = QGuiApplication::screens();
            const bool isSeen = std::any_of(screens.begin(), screens.end(), [each](const QScreen *screen) {
                const QRect seen = screen->availableGeometry().intersected(each->frameGeometry());
                return seen.width() > 100 && seen.height() > 100;
            });
            QVERIFY2(isSeen, qPrintable(each->objectName()));
        }
        own->close();
    }

    void aQueueThatCannotBeLoadedOffersToTryAgain()
    {
        m_desk->refuseSockets(true);
        m_desk->failNext(u"/desk/queue"_s, {503, {}, false});
        open(m_desk->token);
        QTRY_VERIFY(m_window->isSignedIn());
        auto &state = find<ui::widgets::StatePanel>("queueState");
        QTRY_COMPARE(state.heading(), u"The server is busy"_s);
        state.findChild<QPushButton *>(u"stateAction"_s)->click();
        QTRY_COMPARE(list().model()->rowCount(), 7);
        QVERIFY(list().isVisible());
    }

    void aCutConnectionIsSaidAndHeals()
    {
        openQueue();
        m_desk->stop();
        QTRY_VERIFY(find<QLabel>("connectionState").text().startsWith(u"Not connected"_s));
        QCOMPARE(list().model()->rowCount(), 7); // what was known stays
        m_desk->start();
        QTRY_COMPARE(find<QLabel>("connectionState").text(), u"Live"_s);
        auto row = m_desk->row(u"sess_8b02"_s);
        row.status = Status::Resolved;
        m_desk->change(row);
        QTRY_COMPARE(list().model()->rowCount(), 6);
    }

    void signingOutForgetsAndEndsTheToken()
    {
        openQueue();
        QSignalSpy tokens(m_window.get(), &ui::MainWindow::tokenChanged);
        m_window->findChild<QAction *>(u"signOut"_s)->trigger();
        QVERIFY(!m_window->isSignedIn());
        QCOMPARE(tokens.back().front().toByteArray(), QByteArray());
        QTRY_COMPARE(m_desk->askedFor(u"/desk/sign-out"_s), 1);
        QCOMPARE(m_desk->asked().back().token, QByteArray("Bearer " + m_desk->token));
        QVERIFY(m_connection->token().isEmpty());
    }

    void theWindowComesBackAsItWasLeft()
    {
        openQueue();
        QTest::keyClick(m_window.get(), Qt::Key_3);
        m_window->resize(1111, 777);
        QTest::keyClick(m_window.get(), Qt::Key_Q, Qt::ControlModifier);
        QVERIFY(!m_window->isVisible());
        m_window.reset();
        m_connection->close();
        open(m_desk->token);
        QTRY_VERIFY(m_window->isSignedIn());
        QCOMPARE(m_window->size(), QSize(1111, 777));
        QCOMPARE(find<ui::widgets::PillTabs>("queueTabs").currentIndex(), 2);
    }

    void noSecretIsWrittenDown()
    {
        aPersonSignsInAndSeesTheQueue();
        m_window->close();
        m_window.reset();
        m_settings->sync();
        QFile file(m_settings->fileName());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray text = file.readAll();
        QVERIFY(text.contains("marek@acme.example"));
        QVERIFY(!text.contains(m_desk->token));
        QVERIFY(!text.contains("correct horse"));
    }

    void everyControlHasANameAndAPlaceInTheTabOrder()
    {
        openQueue();
        choose(0);
        QTRY_VERIFY(find<QWidget>("caseView").isVisible());
        QStringList controls;
        for (QWidget *each : m_window->findChildren<QWidget *>()) {
            const bool isReached = each->isVisible() && each->isEnabled() && (each->focusPolicy() & Qt::TabFocus);
            if (!isReached || each->focusProxy())
                continue;
            const auto *button = qobject_cast<QAbstractButton *>(each);
            // A group of which one holds is one stop, at the one that holds; the arrow keys move in it.
            const bool isInGroup = button && button->group() && button->group()->exclusive();
            if (!isInGroup || button->isChecked())
                controls.append(nameOf(*each));
            const bool isNamed = !each->accessibleName().isEmpty() || (button && !button->text().isEmpty());
            QVERIFY2(isNamed, qPrintable(nameOf(*each)));
        }
        QVERIFY(controls.size() >= 5);
        // Once around by Tab comes back to where it began, over every one of them.
        list().setFocus();
        QStringList seen;
        for (int step = 0; step < controls.size(); ++step) {
            seen.append(nameOf(*QApplication::focusWidget()));
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        }
        controls.sort();
        seen.sort();
        for (const QString &each : controls)
            QVERIFY2(seen.contains(each),
                     qPrintable(u"Tab passes over %1; it came to %2"_s.arg(each, seen.join(u'|'))));
        QCOMPARE(QApplication::focusWidget(), &list());
    }

private:
    static QString nameOf(const QWidget &widget)
    {
        return u"%1 %2 %3"_s.arg(QString::fromLatin1(widget.metaObject()->className()), widget.objectName(),
                                 widget.accessibleName());
    }
    void open(const std::optional<QByteArray> &token)
    {
        ui::MainWindow::Options options;
        options.token = token;
        options.clock = &m_clock;
        options.dataFolder = m_folder->path();
        m_window = std::make_unique<ui::MainWindow>(*m_connection, *m_settings, options);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }
    void makeMine()
    {
        auto detail = test::designCase(m_clock.now());
        detail.session.holder = m_desk->me.id;
        detail.session.holderName = m_desk->me.name;
        detail.session.claimedAt = m_clock.now();
        detail.session.waitingSince.reset();
        m_desk->setDetail(detail);
    }
    void offerTwo()
    {
        m_desk->companies = {{m_desk->me.company, u"Acme Outdoor"_s, u"USD"_s, true},
                             {u"globex"_s, u"Globex"_s, u"USD"_s, true}};
    }
    [[nodiscard]] QPointer<ui::CaseWindow> popOut()
    {
        Q_EMIT find<ui::QueuePage>("queuePage").popOutRequested(u"sess_8f21"_s);
        const QPointer<ui::CaseWindow> own = caseWindow();
        if (!own)
            qFatal("no window of its own");
        return own;
    }
    [[nodiscard]] static QPointer<ui::CaseWindow> caseWindow()
    {
        for (QWidget *each : QApplication::topLevelWidgets()) {
            auto *found = qobject_cast<ui::CaseWindow *>(each);
            if (found && found->isVisible())
                return found;
        }
        return {};
    }
    void openQueue(int waiting = 7)
    {
        open(m_desk->token);
        QTRY_VERIFY(m_window->isSignedIn());
        QTRY_COMPARE(m_window->desk().feed().model(deskapi::QueueView::Waiting).rowCount(), waiting);
        QTRY_COMPARE(m_connection->state(), Connection::State::Live);
    }
    void choose(int row)
    {
        QTRY_VERIFY(list().model()->rowCount() > row); // each view is a list of its own
        list().setCurrentIndex(list().model()->index(row, 0));
    }
    [[nodiscard]] QListView &list() { return find<QListView>("queueList"); }

    template<class T>
    [[nodiscard]] T &find(const char *name)
    {
        auto *found = m_window->findChild<T *>(QString::fromLatin1(name));
        if (!found)
            qFatal("no %s in the window", name);
        return *found;
    }

    HandClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<test::DeskDouble> m_desk;
    std::unique_ptr<Connection> m_connection;
    std::unique_ptr<ui::MainWindow> m_window;
};

QTEST_MAIN(MainWindowTest)
#include "tst_mainwindow.moc"
