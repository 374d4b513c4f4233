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
    return QStringLiteral("%1 %2 %3")
        .arg(QString::fromLatin1(widget.metaObject()->className()), widget.objectName(), widget.accessibleName());
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
        m_settings = std::make_unique<QSettings>(m_folder->filePath(QStringLiteral("c.ini")), QSettings::IniFormat);
        m_desk = std::make_unique<test::DeskDouble>();
        m_desk->now = m_clock.now();
        m_desk->me.role = Role::Supervisor;
        m_desk->seed(test::designCases(m_clock.now()));
        m_desk->setDetail(test::designCase(m_clock.now()));
        m_desk->analytics = test::designFigures(m_clock.now());
        m_desk->analyticsBefore = m_desk->analytics;
        SavedReply reply;
        reply.id = SavedReplyId{1};
        reply.shortcut = QStringLiteral("hello");
        reply.title = QStringLiteral("Hello");
        reply.text = QStringLiteral("Hello {name}");
        m_desk->savedReplies = {reply};
        m_desk->teach(TrainingKind::Category, QStringLiteral("ACCOUNT"), QStringLiteral("The gate is shut"));
        m_desk->addEndpoint(QStringLiteral("https://shop.example/hook"), {QStringLiteral("session.closed")});
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
        QTest::newRow("sessions") << QStringLiteral("sessions") << QStringLiteral("sessionsTable");
        QTest::newRow("dashboard") << QStringLiteral("dashboard") << QStringLiteral("sessionColumns");
        QTest::newRow("tiers") << QStringLiteral("tiers") << QStringLiteral("configScroll");
        QTest::newRow("training") << QStringLiteral("training") << QStringLiteral("trainingList");
        QTest::newRow("integrations") << QStringLiteral("integrations") << QStringLiteral("endpointList");
        QTest::newRow("saved replies") << QStringLiteral("replies") << QStringLiteral("replyList");
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
            QVERIFY2(seen.contains(each), qPrintable(QStringLiteral("Tab passes over %1").arg(each)));
    }

    void aFigureLeadsToItsSessions()
    {
        open();
        go(QStringLiteral("dashboard"), QStringLiteral("sessionColumns"));
        auto *row = m_window->findChild<ui::BarRow *>(QStringLiteral("reasonREFUND_REQUEST"));
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
        go(QStringLiteral("tiers"), QStringLiteral("configScroll"));
        const QString credit = QStringLiteral("tiers.aiRep.capabilities.maxCreditAmount");
        m_window->findChild<QDoubleSpinBox *>(credit)->setValue(15);
        m_window.reset();
        m_connection->close();
        open();
        go(QStringLiteral("tiers"), QStringLiteral("configScroll"));
        QCOMPARE(m_window->findChild<QDoubleSpinBox *>(credit)->value(), 15.0);
        auto *save = m_window->findChild<QPushButton *>(QStringLiteral("saveConfig"));
        QVERIFY(save->isVisible()); // in the header
        save->click();
        QTRY_COMPARE(m_desk->configVersion, 8);
    }

    void anAgentHasNoPagesOfASupervisor()
    {
        m_desk->me.role = Role::Agent;
        open();
        QVERIFY(!m_window->findChild<QWidget *>(QStringLiteral("dashboardPage")));
        for (const char *id : {"go.dashboard", "go.tiers"}) {
            auto *key = m_window->findChild<QShortcut *>(QStringLiteral("key.") + QLatin1String(id));
            if (key)
                Q_EMIT key->activated();
        }
        QVERIFY(!m_window->findChild<QWidget *>(QStringLiteral("dashboardPage")));
        QVERIFY(!m_window->findChild<QWidget *>(QStringLiteral("tiersPage")));
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
        auto *key = m_window->findChild<QShortcut *>(QStringLiteral("key.go.") + page);
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
