#include "ui/shell/MainWindow.h"

#include "tests/support/desk/DeskDouble.h"
#include "ui/dashboard/BarRow.h"
#include "ui/sessions/SessionsPage.h"

#include <QtCore/QSettings>
#include <QtCore/QTemporaryDir>
#include <QtGui/QAccessible>
#include <QtGui/QShortcut>
#include <QtTest/QTest>
#include <QtWidgets/QAbstractButton>
#include <QtWidgets/QAbstractSpinBox>
#include <QtWidgets/QApplication>
#include <QtWidgets/QButtonGroup>
#include <QtWidgets/QDoubleSpinBox>
#include <QtWidgets/QPushButton>

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

QString nameOf(const QWidget &widget)
{
    return u"%1 %2 %3"_s.arg(QString::fromLatin1(widget.metaObject()->className()), widget.objectName(),
                             widget.accessibleName());
}

} // namespace

/// Every page of the window as a supervisor has it, against a server over sockets.
class PagesTest final : public QObject
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
        m_desk->seed(test::designCases(m_clock.now()));
        m_desk->setDetail(test::designCase(m_clock.now()));
        m_desk->analytics = test::designFigures(m_clock.now());
        m_desk->analyticsBefore = m_desk->analytics;
        SavedReply reply;
        reply.id = SavedReplyId{1};
        reply.shortcut = u"hello"_s;
        reply.title = u"Hello"_s;
        reply.text = u"Hello {name}"_s;
        m_desk->savedReplies = {reply};
        m_desk->teach(TrainingKind::Category, u"ACCOUNT"_s, u"The gate is shut"_s);
        m_desk->addEndpoint(u"https://shop.example/hook"_s, {u"session.closed"_s});
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

    void whoeverSeesNothingHearsEverything_data()
    {
        QTest::addColumn<QString>("page");
        QTest::addColumn<QString>("shown"); // what is there once the page is
        QTest::newRow("sessions") << u"sessions"_s << u"sessionsTable"_s;
        QTest::newRow("dashboard") << u"dashboard"_s << u"sessionColumns"_s;
        QTest::newRow("tiers") << u"tiers"_s << u"configScroll"_s;
        QTest::newRow("training") << u"training"_s << u"trainingList"_s;
        QTest::newRow("integrations") << u"integrations"_s << u"endpointList"_s;
        QTest::newRow("saved replies") << u"replies"_s << u"replyList"_s;
    }
    void whoeverSeesNothingHearsEverything()
    {
        QFETCH(QString, page);
        QFETCH(QString, shown);
        open();
        go(page, shown);
        QStringList controls;
        QWidget *first = nullptr;
        for (QWidget *each : m_window->findChildren<QWidget *>()) {
            const bool isReached =
                each->isVisible() && each->isEnabled() && (each->focusPolicy() & Qt::TabFocus) && !each->focusProxy();
            if (!isReached)
                continue;
            const auto *accessible = QAccessible::queryAccessibleInterface(each);
            QVERIFY2(accessible, qPrintable(nameOf(*each)));
            QVERIFY2(!accessible->text(QAccessible::Name).isEmpty(), qPrintable(nameOf(*each)));
            QVERIFY2(accessible->role() != QAccessible::NoRole, qPrintable(nameOf(*each)));
            const auto *button = qobject_cast<QAbstractButton *>(each);
            const bool isInGroup = button && button->group() && button->group()->exclusive();
            if (isInGroup && !button->isChecked())
                continue;
            controls.append(nameOf(*each));
            first = first ? first : each;
        }
        QVERIFY(first);
        // Once around by Tab comes over every one of them.
        first->setFocus();
        QStringList seen;
        for (int step = 0; step < 2 * controls.size() && QApplication::focusWidget(); ++step) {
            seen.append(nameOf(*QApplication::focusWidget()));
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        }
        for (const QString &each : controls)
            QVERIFY2(seen.contains(each), qPrintable(u"Tab passes over %1"_s.arg(each)));
    }

    void aFigureLeadsToItsSessions()
    {
        open();
        go(u"dashboard"_s, u"sessionColumns"_s);
        auto *row = m_window->findChild<ui::BarRow *>(u"reasonREFUND_REQUEST"_s);
        QTRY_VERIFY(row && row->isVisible() && row->isEnabled());
        row->click();
        auto *sessions = m_window->findChild<ui::SessionsPage *>();
        QVERIFY(sessions);
        QTRY_VERIFY(sessions->isVisible());
        QCOMPARE(sessions->feed().filter().reason, std::optional(Reason::RefundRequest));
        QTRY_COMPARE(sessions->feed().state(), ui::SessionsFeed::State::Ready);
    }

    void whatIsNotSavedIsThereAfterSigningOutAndIn()
    {
        open();
        go(u"tiers"_s, u"configScroll"_s);
        const QString credit = u"tiers.aiRep.capabilities.maxCreditAmount"_s;
        m_window->findChild<QDoubleSpinBox *>(credit)->setValue(15);
        m_window.reset();
        m_connection->close();
        open();
        go(u"tiers"_s, u"configScroll"_s);
        QCOMPARE(m_window->findChild<QDoubleSpinBox *>(credit)->value(), 15.0);
        auto *save = m_window->findChild<QPushButton *>(u"saveConfig"_s);
        QVERIFY(save->isVisible()); // in the header
        save->click();
        QTRY_COMPARE(m_desk->configVersion, 8);
    }

    void anAgentHasNoPagesOfASupervisor()
    {
        m_desk->me.role = Role::Agent;
        open();
        QVERIFY(!m_window->findChild<QWidget *>(u"dashboardPage"_s));
        for (const char *id : {"go.dashboard", "go.tiers"}) {
            auto *key = m_window->findChild<QShortcut *>(u"key."_s + QLatin1String(id));
            if (key)
                Q_EMIT key->activated();
        }
        QVERIFY(!m_window->findChild<QWidget *>(u"dashboardPage"_s));
        QVERIFY(!m_window->findChild<QWidget *>(u"tiersPage"_s));
    }

private:
    void open()
    {
        ui::MainWindow::Options options;
        options.token = m_desk->token;
        options.clock = &m_clock;
        options.dataFolder = m_folder->path();
        m_window = std::make_unique<ui::MainWindow>(*m_connection, *m_settings, options);
        m_window->resize(1440, 900);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        QTRY_VERIFY(m_window->isSignedIn());
        QTRY_COMPARE(m_connection->state(), Connection::State::Live);
    }
    void go(const QString &page, const QString &shown)
    {
        auto *key = m_window->findChild<QShortcut *>(u"key.go."_s + page);
        QVERIFY(key);
        Q_EMIT key->activated();
        QTRY_VERIFY(m_window->findChild<QWidget *>(shown) && m_window->findChild<QWidget *>(shown)->isVisible());
    }

    HandClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<test::DeskDouble> m_desk;
    std::unique_ptr<Connection> m_connection;
    std::unique_ptr<ui::MainWindow> m_window;
};

QTEST_MAIN(PagesTest)
#include "tst_pages.moc"
