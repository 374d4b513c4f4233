#include "ui/shell/Desk.h"

#include "tests/support/desk/DeskDouble.h"
#include "ui/conversation/CaseView.h"
#include "ui/queue/QueueFeed.h"
#include "ui/queue/QueuePage.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/Preferences.h"
#include "ui/signin/FirstStartPage.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Announcer.h"
#include "ui/widgets/Label.h"

#include <QtCore/QSettings>
#include <QtCore/QTemporaryDir>
#include <QtGui/QAccessible>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtTest/QTestEventLoop>
#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QAbstractItemView>
#include <QtWidgets/QApplication>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListView>
#include <QtWidgets/QMenu>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTabBar>

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

QList<QPair<QObject *, QAccessible::Event>> told;

void listen(QAccessibleEvent *event)
{
    told.append({event->object(), event->type()});
}

const QStringList Pages{u"queue"_s,   u"sessions"_s, u"dashboard"_s,    u"tiers"_s,
                        u"replies"_s, u"training"_s, u"integrations"_s, u"settings"_s};

} // namespace

/// What the shell puts around the pages, as a person uses it, against a server over sockets.
class DeskTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_settings = std::make_unique<QSettings>(m_folder->filePath(u"c.ini"_s), QSettings::IniFormat);
        m_desk = std::make_unique<test::DeskDouble>();
        m_desk->now = m_clock.now();
        m_desk->me.role = Role::Supervisor;
        m_desk->activeSessions = 35;
        m_desk->seed(test::designCases(m_clock.now()));
        m_desk->findable = {{u"session"_s, u"sess_71c0"_s, u"Tom Becker"_s, u"late delivery"_s, {}, u"cust_9"_s},
                            {u"customer"_s, u"cust_9"_s, u"Tom Becker"_s, u"tom@example.com"_s, {}, u"cust_9"_s},
                            {u"order"_s, u"ORD-9876"_s, u"ORD-9876"_s, u"Dana Whitfield"_s, {}, u"cust_77"_s}};
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
        ui::theme::apply(*qApp, ui::theme::Appearance{});
    }

    void theStatusLineTellsWhatTheServerSays()
    {
        open();
        QTRY_COMPARE(find<QLabel>("openSessions").text(), u"42 active sessions"_s);
        QCOMPARE(find<QLabel>("modelState").text(), QString::fromUtf8("Claude · tier 1, tier 2"));
        QCOMPARE(find<QLabel>("turnSpeed").text(), u"p95 turn 180 ms"_s);
        QCOMPARE(find<QLabel>("slaToday").text(), QString::fromUtf8("SLA today 96\u00A0%"));
        QVERIFY(!find<QLabel>("connectionState").isVisible());
    }

    void aServerWithoutStatusHasNone()
    {
        m_desk->failNext(u"/desk/status"_s, {404, "{}", false});
        open();
        QTRY_COMPARE(m_desk->askedFor(u"/desk/status"_s), 1);
        QVERIFY(!find<QLabel>("slaToday").isVisible());
        QVERIFY(!find<QLabel>("modelState").isVisible());
    }

    void aCutConnectionIsSaidOverTheWholeWindow()
    {
        open();
        auto &banner = find<QWidget>("offline");
        QVERIFY(!banner.isVisible());
        m_desk->stop();
        QTRY_VERIFY(banner.isVisible());
        QVERIFY2(banner.accessibleName().startsWith(u"Not connected to 127.0.0.1:"_s),
                 qPrintable(banner.accessibleName()));
        // To colleagues one is not there, and nobody can be told that one takes a case.
        const auto &me = find<QAbstractButton>("profile");
        QVERIFY2(me.accessibleName().endsWith(u"Offline"_s), qPrintable(me.accessibleName()));
        m_desk->start();
        QTRY_VERIFY(!banner.isVisible());
        QVERIFY2(me.accessibleName().endsWith(u"Available"_s), qPrintable(me.accessibleName()));
    }

    void nobodyTakesACaseWithoutAConnection()
    {
        open();
        auto &list = find<QListView>("queueList");
        QTRY_VERIFY(list.model()->rowCount() > 0);
        list.setCurrentIndex(list.model()->index(0, 0));
        auto &claim = find<QPushButton>("claim");
        QTRY_VERIFY(claim.isVisible() && claim.isEnabled());
        m_desk->stop();
        QTRY_VERIFY(!claim.isEnabled());
        m_desk->start();
        QTRY_VERIFY(claim.isEnabled());
    }

    void whatFitsNothingIsSaidInTheListsPlace()
    {
        open();
        find<QPushButton>("search").click();
        QTest::keyClicks(&find<QLineEdit>("paletteEdit"), u"zzqx"_s);
        QTRY_VERIFY(find<QWidget>("paletteNothing").isVisible());
        QVERIFY(!find<QListView>("paletteList").isVisible());
        QTest::keyClick(&find<QLineEdit>("paletteEdit"), Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(&find<QLineEdit>("paletteEdit"), u"sign out"_s);
        QTRY_VERIFY(find<QListView>("paletteList").isVisible());
        QVERIFY(!find<QWidget>("paletteNothing").isVisible());
    }

    void whoMayNotOpenAPageDoesNotSeeIt_data()
    {
        QTest::addColumn<int>("role");
        QTest::addColumn<QStringList>("offered");
        QTest::newRow("an agent") << int(Role::Agent)
                                  << QStringList{u"queue"_s, u"sessions"_s, u"replies"_s, u"settings"_s};
        QTest::newRow("a supervisor") << int(Role::Supervisor) << Pages;
        QTest::newRow("an admin") << int(Role::Admin) << Pages;
    }
    void whoMayNotOpenAPageDoesNotSeeIt()
    {
        QFETCH(int, role);
        QFETCH(QStringList, offered);
        m_desk->me.role = static_cast<Role>(role);
        open();
        QStringList opened;
        for (const QString &page : Pages) {
            if (desk().openPage(page))
                opened.append(desk().currentPage());
        }
        QCOMPARE(opened, offered);
    }

    void pagesAreMadeWhenTheyAreFirstOpened()
    {
        open();
        QVERIFY(!m_window->findChild<QWidget *>(u"settingsPage"_s));
        QTest::keyClick(m_window.get(), Qt::Key_8, Qt::ControlModifier);
        QCOMPARE(desk().currentPage(), u"settings"_s);
        QVERIFY(find<QWidget>("settingsPage").isVisible());
        QTest::keyClick(m_window.get(), Qt::Key_1, Qt::ControlModifier);
        QCOMPARE(desk().currentPage(), u"queue"_s);
    }

    void thePageIsTheSameAfterARestart()
    {
        open();
        QVERIFY(desk().openPage(u"replies"_s));
        m_window.reset();
        m_connection->close();
        open();
        QCOMPARE(desk().currentPage(), u"replies"_s);
    }

    void thePaletteRunsACommandByItsLetters()
    {
        open();
        QTest::keyClick(m_window.get(), Qt::Key_K, Qt::ControlModifier);
        auto &edit = find<QLineEdit>("paletteEdit");
        QVERIFY(edit.hasFocus());
        QTest::keyClicks(&edit, u"go sett"_s);
        QCOMPARE(find<QListView>("paletteList").currentIndex().data().toString(), u"Go to Settings"_s);
        QTest::keyClick(&edit, Qt::Key_Return);
        QVERIFY(!find<QWidget>("palette").isVisible());
        QCOMPARE(desk().currentPage(), u"settings"_s);
    }

    void thePaletteFindsWhatTheServerHolds_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("spoken");
        QTest::newRow("a session or customer by name") << u"becker"_s << u"Tom Becker, late delivery, Session"_s;
        QTest::newRow("an e-mail address") << u"tom@exa"_s << u"Tom Becker, tom@example.com, Customer"_s;
        QTest::newRow("an order") << u"ord-98"_s << u"ORD-9876, Dana Whitfield, Order"_s;
    }
    void thePaletteFindsWhatTheServerHolds()
    {
        QFETCH(QString, typed);
        QFETCH(QString, spoken);
        open();
        find<QPushButton>("search").click();
        auto &edit = find<QLineEdit>("paletteEdit");
        QTest::keyClicks(&edit, typed);
        auto &list = find<QListView>("paletteList");
        QTRY_VERIFY(list.model()->rowCount() > 0);
        QTRY_COMPARE(edit.accessibleDescription(), spoken);
        QCOMPARE(list.currentIndex().data(Qt::AccessibleTextRole).toString(), spoken);
        // Once a pause, not once a letter.
        QCOMPARE(m_desk->askedFor(u"/desk/search"_s), 1);
    }

    void anOrderLeadsToItsCustomersSessions_data()
    {
        QTest::addColumn<QString>("customer");
        QTest::addColumn<QString>("askedCustomer");
        QTest::addColumn<QString>("askedText");
        QTest::newRow("whose it is is known") << u"cust_77"_s << u"cust_77"_s << QString();
        QTest::newRow("an older server does not say") << QString() << QString() << u"ORD-9876"_s;
    }
    void anOrderLeadsToItsCustomersSessions()
    {
        QFETCH(QString, customer);
        QFETCH(QString, askedCustomer);
        QFETCH(QString, askedText);
        m_desk->findable.back().customerRef = customer;
        open();
        find<QPushButton>("search").click();
        auto &edit = find<QLineEdit>("paletteEdit");
        QTest::keyClicks(&edit, u"ord-98"_s);
        QTRY_COMPARE(edit.accessibleDescription(), u"ORD-9876, Dana Whitfield, Order"_s);
        QTest::keyClick(&edit, Qt::Key_Return);
        QCOMPARE(desk().currentPage(), u"sessions"_s);
        const auto isAsked = [&] {
            const auto &asked = m_desk->asked();
            return std::any_of(asked.begin(), asked.end(), [&](const test::DeskDouble::Asked &each) {
                return each.path == u"/desk/sessions" && each.text == askedText &&
                       each.query.queryItemValue(u"customerId"_s) == askedCustomer;
            });
        };
        QTRY_VERIFY(isAsked());
    }

    /// The words of the server are its own; ours are in the language of the window.
    void anOrderIsCalledInOurWords()
    {
        m_desk->findable.back().title = u"ORD-9876 pending"_s;
        open();
        find<QPushButton>("search").click();
        auto &edit = find<QLineEdit>("paletteEdit");
        QTest::keyClicks(&edit, u"ord-98"_s);
        QTRY_COMPARE(edit.accessibleDescription(), u"ORD-9876, pending, Dana Whitfield, Order"_s);
    }

    /// What was found for other letters does not answer to Return.
    void returnOpensWhatWasAskedForLast()
    {
        open();
        find<QPushButton>("search").click();
        auto &edit = find<QLineEdit>("paletteEdit");
        auto &list = find<QListView>("paletteList");
        QTest::keyClicks(&edit, u"becker"_s);
        QTRY_COMPARE(list.model()->rowCount(), 2);
        edit.selectAll();
        QTest::keyClicks(&edit, u"ord-9876"_s);
        QCOMPARE(list.model()->rowCount(), 0);
        // Pressed before the answer is here: it is done once it is.
        QTest::keyClick(&edit, Qt::Key_Return);
        QVERIFY(find<QWidget>("palette").isVisible());
        QTRY_VERIFY(!find<QWidget>("palette").isVisible());
        QCOMPARE(desk().currentPage(), u"sessions"_s);
    }

    void anAmpersandInANameIsOne()
    {
        m_desk->companies = {{u"acme"_s, u"Salt & Sons"_s, u"USD"_s, true}, {u"b"_s, u"B & C"_s, u"USD"_s, true}};
        open();
        auto &company = find<QPushButton>("company");
        QCOMPARE(company.text(), u"Salt && Sons"_s);
        QCOMPARE(company.accessibleName(), u"Company: Salt & Sons. Change"_s);
        QCOMPARE(company.menu()->actions().back()->text(), u"B && C"_s);
    }

    /// Zero is a number that somebody counted.
    void aQueueThatIsNotLoadedIsNotSaidToBeEmpty()
    {
        m_desk->refuseSockets(true);
        m_desk->failNext(u"/desk/queue"_s, {503, {}, false});
        ui::MainWindow::Options options;
        options.clock = &m_clock;
        options.dataFolder = m_folder->path();
        m_window = std::make_unique<ui::MainWindow>(*m_connection, *m_settings, options);
        QSignalSpy waiting(&m_window->desk(), &ui::Desk::waitingChanged);
        m_window->show();
        m_window->resume(m_desk->token);
        QTRY_COMPARE(static_cast<int>(m_window->desk().feed().state()), static_cast<int>(ui::QueueFeed::State::Failed));
        for (const auto &told : waiting)
            QCOMPARE(told.front().toInt(), ui::Desk::Unknown);
        m_window->desk().feed().load();
        QTRY_VERIFY(!waiting.isEmpty() && waiting.back().front().toInt() == 7);
    }

    void aFailedSearchIsSaidAndCommandsRemain()
    {
        m_desk->failNext(u"/desk/search"_s, {503, {}, false});
        open();
        find<QPushButton>("search").click();
        QTest::keyClicks(&find<QLineEdit>("paletteEdit"), u"sign out"_s);
        auto &note = find<QLabel>("paletteNote");
        QTRY_VERIFY2(note.text().startsWith(u"Search failed"_s), qPrintable(note.text()));
        QCOMPARE(find<QListView>("paletteList").currentIndex().data().toString(), u"Sign out"_s);
    }

    void noKeyOfWhatLiesBelowWorksWhileThePaletteIsOpen()
    {
        open();
        find<QPushButton>("search").click();
        auto &edit = find<QLineEdit>("paletteEdit");
        QTest::keyClick(&edit, Qt::Key_6, Qt::ControlModifier);
        QTest::keyClick(&edit, Qt::Key_2);
        QCOMPARE(desk().currentPage(), u"queue"_s);
        QCOMPARE(edit.text(), u"2"_s);
        QTest::keyClick(&edit, Qt::Key_Tab);
        QVERIFY(find<QWidget>("palette").isAncestorOf(QApplication::focusWidget()));
        QTest::keyClick(&edit, Qt::Key_Escape);
        QVERIFY(!find<QWidget>("palette").isVisible());
        QVERIFY(!find<QWidget>("palette").isAncestorOf(QApplication::focusWidget()));
    }

    void theKeysAreListed()
    {
        open();
        QTest::keyClick(m_window.get(), Qt::Key_Question);
        auto &help = find<QWidget>("keyHelp");
        QVERIFY(help.isVisible());
        QStringList words;
        for (const auto *label : help.findChildren<ui::widgets::Label *>())
            words.append(label->text());
        for (const char *each : {"Search or run a command", "Show keyboard shortcuts", "Quit", "Go to Queue"})
            QVERIFY2(words.contains(QString::fromLatin1(each)), each);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QVERIFY(!help.isVisible());
    }

    void anEscalationIsSpoken()
    {
        open();
        // What waits when the queue is first loaded is no news.
        QTRY_VERIFY(find<QAbstractItemView>("queueList").model()->rowCount() > 0);
        QTRY_COMPARE(m_connection->state(), client::Connection::State::Live); // what came before is of the first load
        told.clear();
        QAccessible::installUpdateHandler(listen);
        QAccessible::setActive(true);
        auto row = test::waitingCase(u"sess_new"_s, u"Nora Vale"_s, u"Wants a refund"_s, Sentiment::Angry,
                                     Reason::CustomerRequest, m_clock.now() + Millis::seconds(300));
        m_desk->change(row, {u"session.escalated"_s});
        auto &announcer = find<ui::widgets::Announcer>("announcer");
        QTRY_VERIFY2(announcer.accessibleName().startsWith(u"Nora Vale is waiting for an agent"_s),
                     qPrintable(announcer.accessibleName()));
        // A platform without accessibility, as some offscreen ones, passes no event on to anybody.
        if (QAccessible::isActive())
            QTRY_VERIFY(told.contains({&announcer, QAccessible::Alert}));
        QAccessible::installUpdateHandler(nullptr);
    }

    /// Walks the accessible tree as a screen reader does, on every page.
    void everythingThatCanBeReachedHasANameAndARole_data()
    {
        QTest::addColumn<QString>("page");
        for (const QString &page : Pages)
            QTest::newRow(qPrintable(page)) << page;
    }
    void everythingThatCanBeReachedHasANameAndARole()
    {
        QFETCH(QString, page);
        open();
        QVERIFY(desk().openPage(page));
        if (page == u"queue") {
            auto &list = find<QListView>("queueList");
            list.setCurrentIndex(list.model()->index(0, 0));
        }
        QStringList nameless;
        int reached = 0;
        const auto areAllNamed = [&] {
            nameless.clear();
            reached = 0;
            walk(QAccessible::queryAccessibleInterface(m_window.get()), nameless, reached);
            return nameless.isEmpty() && reached > 5;
        };
        QVERIFY(hasLoaded());
        QTRY_VERIFY2(areAllNamed(), qPrintable(QString::number(reached) + u'\n' + nameless.join(u'\n')));
    }

    /// And over what opens above a page, in windows of their own, and before anybody is signed in.
    void everythingThatOpensHasNamesAndRoles_data()
    {
        QTest::addColumn<int>("key");
        QTest::addColumn<int>("modifier");
        QTest::addColumn<QString>("name");
        const auto row = [](const char *title, int key, const char *name, int modifier = Qt::NoModifier) {
            QTest::newRow(title) << key << modifier << QString::fromLatin1(name);
        };
        row("the palette", Qt::Key_K, "palette", Qt::ControlModifier);
        row("the list of keys", Qt::Key_Question, "keyHelp");
        row("resolve", Qt::Key_E, "resolveDialog");
        row("snooze", Qt::Key_H, "snoozeDialog");
        row("transfer", Qt::Key_T, "transferDialog");
        row("refund", Qt::Key_F, "actionDialog");
        row("a case's own window", 0, "caseWindow");
        row("the sign-in", 0, "signInPage");
        row("the first start", 0, "firstStartPage");
    }
    void everythingThatOpensHasNamesAndRoles()
    {
        QFETCH(int, key);
        QFETCH(int, modifier);
        QFETCH(QString, name);
        std::unique_ptr<ui::FirstStartPage> first;
        QWidget *opened = nullptr;
        if (name == u"firstStartPage") {
            first = std::make_unique<ui::FirstStartPage>();
            first->show();
            opened = first.get();
        } else if (name == u"signInPage") {
            m_window = std::make_unique<ui::MainWindow>(*m_connection, *m_settings);
            m_window->show();
            opened = m_window.get();
        } else {
            auto detail = test::designCase(m_clock.now());
            detail.session.holder = m_desk->me.id;
            detail.session.holderName = m_desk->me.name;
            detail.session.waitingSince.reset();
            m_desk->setDetail(detail);
            open();
            QTest::keyClick(m_window.get(), Qt::Key_2);
            QTRY_COMPARE(find<QListView>("queueList").model()->rowCount(), 1);
            QVERIFY(find<ui::QueuePage>("queuePage").select(u"sess_8f21"_s));
            QTRY_VERIFY(find<ui::CaseView>("caseView").feed().isMine());
            m_window->resize(1440, 900); // with room for what is known, whose keys are at work while it is seen
            QTRY_VERIFY(find<QPushButton>("actRefund").isVisible() && find<QPushButton>("actRefund").isEnabled());
            if (key) {
                QTest::keyClick(m_window.get(), static_cast<Qt::Key>(key), static_cast<Qt::KeyboardModifier>(modifier));
                QTRY_VERIFY(opened = m_window->findChild<QWidget *>(name));
            } else {
                Q_EMIT m_window->desk().popOutChosen(u"sess_8f21"_s);
                for (QWidget *each : QApplication::topLevelWidgets()) {
                    if (each->objectName() == name)
                        opened = each;
                }
            }
        }
        QVERIFY(opened && QTest::qWaitForWindowExposed(opened->window()));
        QTRY_VERIFY(opened->isVisible());
        QVERIFY(!m_window || !m_window->isSignedIn() || hasLoaded());
        QStringList nameless;
        int reached = 0;
        walk(QAccessible::queryAccessibleInterface(opened), nameless, reached);
        QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(u'\n')));
        QVERIFY2(reached > 0, qPrintable(QString::number(reached)));
        if (!key && opened != m_window.get() && !first)
            opened->close();
    }

    /// At 200 % no word of a button or label is cut: each has the room that its text needs, or gives way by itself.
    void nothingIsCutAtTwiceTheFont_data() { everythingThatCanBeReachedHasANameAndARole_data(); }
    void nothingIsCutAtTwiceTheFont()
    {
        QFETCH(QString, page);
        open();
        ui::theme::Appearance large = m_window->preferences().appearance();
        large.fontPercent = 200;
        m_window->preferences().setAppearance(large);
        m_window->resize(1440, 900);
        QVERIFY(desk().openPage(page));
        QVERIFY(hasLoaded());
        QStringList cut;
        const auto isWhole = [&] {
            cut.clear();
            for (const auto *button : m_window->findChildren<QPushButton *>()) {
                if (button->isVisible() && !button->text().isEmpty() && button->objectName() != u"search" &&
                    (button->width() < button->sizeHint().width() || button->height() < button->fontMetrics().height()))
                    cut.append(u"button %1 “%2”"_s.arg(button->objectName(), button->text()));
            }
            for (const auto *label : m_window->findChildren<ui::widgets::Label *>()) {
                const bool givesWay = label->isElided() || label->wordWrap();
                if (label->isVisible() && !givesWay && label->width() < label->sizeHint().width())
                    cut.append(u"label “%1”"_s.arg(label->text()));
                if (label->isVisible() && label->height() < label->fontMetrics().height())
                    cut.append(u"height of “%1”"_s.arg(label->text()));
            }
            return cut.isEmpty();
        };
        (void)QTest::qWaitFor(isWhole); // a layout under way is not judged
        QVERIFY2(cut.isEmpty(), qPrintable(cut.join(u'\n')));
    }

    void theSettingsTakeEffectAtOnceAndAreKept()
    {
        open();
        QVERIFY(desk().openPage(u"settings"_s));
        find<QTabBar>("settingsTabs").setCurrentIndex(1);
        QTest::keyClick(&find<QTabBar>("themeChoice"), Qt::Key_Right);
        QTest::keyClick(&find<QTabBar>("themeChoice"), Qt::Key_Right);
        QCOMPARE(ui::theme::tokens(m_window.get()).scheme, ui::theme::Scheme::Dark);
        find<QAbstractButton>("reducedMotion").click();
        QVERIFY(ui::theme::isMotionReduced());
        QTest::keyClick(&find<QWidget>("fontSize"), Qt::Key_Right);
        QCOMPARE(ui::theme::appearance().fontPercent, 110);
        m_window.reset();
        m_connection->close();
        open();
        QCOMPARE(ui::theme::tokens(m_window.get()).scheme, ui::theme::Scheme::Dark);
        QCOMPARE(ui::theme::appearance().fontPercent, 110);
        QVERIFY(ui::theme::isMotionReduced());
    }

    void aKeyThatAnotherHasIsAskedAbout()
    {
        open();
        QVERIFY(desk().openPage(u"settings"_s));
        find<QTabBar>("settingsTabs").setCurrentIndex(3);
        auto &edit = find<QWidget>("keyEdit.app.help");
        edit.setFocus();
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_K, Qt::ControlModifier);
        auto &question = find<QWidget>("keyQuestion");
        QTRY_VERIFY(question.isVisible());
        QVERIFY2(find<QLabel>("keyQuestionText").text().contains(u"Search or run a command"_s),
                 qPrintable(find<QLabel>("keyQuestionText").text()));
        find<QPushButton>("keyTake").click();
        QTest::keyClick(m_window.get(), Qt::Key_K, Qt::ControlModifier);
        QVERIFY(find<QWidget>("keyHelp").isVisible());
    }

private:
    [[nodiscard]] ui::Desk &desk() { return m_window->desk(); }

    void open()
    {
        ui::MainWindow::Options options;
        options.token = m_desk->token;
        options.clock = &m_clock;
        options.dataFolder = m_folder->path();
        m_window = std::make_unique<ui::MainWindow>(*m_connection, *m_settings, options);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        QTRY_VERIFY(m_window->isSignedIn());
        QTRY_COMPARE(m_connection->state(), Connection::State::Live);
    }

    /// Waits until the window has what it loads: asks the server again and again, until nothing else is asked
    /// meanwhile. Needs somebody who is signed in; returns false if the server does not answer.
    [[nodiscard]] bool hasLoaded()
    {
        for (int quiet = 0; quiet < 3;) {
            const size_t before = m_desk->asked().size();
            QTestEventLoop answered;
            m_connection->get(u"/desk/status"_s, {}, &answered, [&](const auto &) { answered.exitLoop(); });
            answered.enterLoopMSecs(5'000);
            if (answered.timeout())
                return false;
            quiet = m_desk->asked().size() == before + 1 ? quiet + 1 : 0;
        }
        return true;
    }

    template<class T>
    [[nodiscard]] T &find(const char *name)
    {
        auto *found = m_window->findChild<T *>(QString::fromLatin1(name));
        if (!found)
            qFatal("no %s in the window", name);
        return *found;
    }

    static void walk(QAccessibleInterface *node, QStringList &nameless, int &reached)
    {
        if (!node || !node->isValid() || node->state().invisible)
            return;
        const auto *widget = qobject_cast<const QWidget *>(node->object());
        // The middle of a scroll area gives the focus on to the area.
        const bool isGivenOn = widget && widget->focusProxy();
        if (node->state().focusable && !node->state().disabled && !isGivenOn) {
            ++reached;
            const auto role = node->role();
            const QObject *object = node->object();
            const QString where =
                object ? u"%1 %2"_s.arg(QString::fromLatin1(object->metaObject()->className()), object->objectName())
                       : u"an item"_s;
            // A window's and an area's part that only holds others needs no name of its own.
            if (node->text(QAccessible::Name).isEmpty() && role != QAccessible::Window && role != QAccessible::Cell)
                nameless.append(u"no name: %1"_s.arg(where));
            if (role == QAccessible::NoRole)
                nameless.append(u"no role: %1"_s.arg(where));
            const bool isPlain = role == QAccessible::Client || role == QAccessible::Pane;
            // A list of our own painting speaks by its rows.
            const bool hasRows = qobject_cast<const QAbstractItemView *>(widget) && node->childCount() > 0;
            if (isPlain && !hasRows && widget && (widget->focusPolicy() & Qt::TabFocus))
                nameless.append(u"a role that says nothing: %1"_s.arg(where));
        }
        for (int child = 0; child < std::min(node->childCount(), 60); ++child)
            walk(node->child(child), nameless, reached);
    }

    HandClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<test::DeskDouble> m_desk;
    std::unique_ptr<Connection> m_connection;
    std::unique_ptr<ui::MainWindow> m_window;
};

QTEST_MAIN(DeskTest)
#include "tst_desk.moc"
