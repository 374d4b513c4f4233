#include "ui/integrations/IntegrationsPage.h"

#include "tests/support/desk/DeskDouble.h"
#include "tests/support/ManualClock.h"
#include "ui/integrations/StateRowsModel.h"
#include "ui/widgets/StatePanel.h"

#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QDialog>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListView>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QTabBar>

#include <memory>

using namespace tierdesk;
using namespace tierdesk::ui;
using client::Connection;

/// Where a company is told of events, against a server over sockets.
class IntegrationsPageTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_desk = std::make_unique<test::DeskDouble>();
        m_desk->me.role = Role::Admin;
        m_desk->now = m_clock.now();
        m_shop = m_desk->addEndpoint(u"https://shop.example/hook"_s, {u"session.created"_s});
        m_desk->addEndpoint(u"https://crm.example/in"_s, {u"session.closed"_s});
        m_desk->addDelivery(m_shop, u"session.created"_s, OutboxState::Delivered, {{m_clock.now(), 200, {}, 120}});
        m_failed = m_desk->addDelivery(
            m_shop, u"session.escalated"_s, OutboxState::Failed,
            {{m_clock.now(), 503, u"HTTP 503"_s, 90}, {m_clock.now(), std::nullopt, u"no connection"_s, 20'000}});
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
    }

    void anEndpointShowsItsDeliveriesAndOneItsAttempts()
    {
        open();
        QTRY_COMPARE(endpoints().model()->rowCount(), 2);
        const QModelIndex shop = endpoints().model()->index(0, 0);
        QCOMPARE(shop.data().toString(), u"https://shop.example/hook"_s);
        QCOMPARE(shop.data(StateRowsModel::StateRole).toString(), u"1 failed"_s);
        QTRY_COMPARE(deliveries().model()->rowCount(), 2);
        const QModelIndex newest = deliveries().model()->index(0, 0);
        QCOMPARE(newest.data().toString(), u"session.escalated"_s);
        QCOMPARE(newest.data(StateRowsModel::StateRole).toString(), u"Failed"_s);
        deliveries().setCurrentIndex(newest);
        QTRY_VERIFY(find<QLabel>("deliveryAttempts").text().contains(u"HTTP 503"_s));
        QVERIFY(find<QLabel>("deliveryAttempts").text().contains(u"no connection"_s));
        QVERIFY(find<QPlainTextEdit>("deliveryBody").toPlainText().contains(u"sess_8f21"_s));
        QVERIFY(find<QPushButton>("sendAgain").isEnabled());
        deliveries().setCurrentIndex(deliveries().model()->index(1, 0));
        QTRY_VERIFY(!find<QPushButton>("sendAgain").isEnabled());
    }

    void theFailedOnesAreFoundAndSentAgain()
    {
        open();
        QTRY_COMPARE(deliveries().model()->rowCount(), 2);
        QAbstractItemModelTester tester(deliveries().model());
        find<QTabBar>("deliveryFilter").setCurrentIndex(2);
        QTRY_COMPARE(deliveries().model()->rowCount(), 1);
        deliveries().setCurrentIndex(deliveries().model()->index(0, 0));
        QTRY_VERIFY(find<QPushButton>("sendAgain").isEnabled());
        deliveries().setFocus();
        QTest::keyClick(&deliveries(), Qt::Key_S);
        QTRY_COMPARE(m_desk->askedFor(u"/desk/deliveries/%1/again"_s.arg(m_failed.value)), 1);
        QTRY_COMPARE(find<widgets::StatePanel>("deliveriesState").heading(), u"No deliveries"_s);
    }

    void moreIsReadAsItIsScrolledTo()
    {
        for (int i = 0; i < 268; ++i)
            m_desk->addDelivery(m_shop, u"message.created"_s, OutboxState::Delivered, {});
        open();
        QTRY_COMPARE(deliveries().model()->rowCount(), 50);
        QAbstractItemModelTester tester(deliveries().model());
        deliveries().setCurrentIndex(deliveries().model()->index(10, 0));
        // Each time the end is in sight there is more, until the first delivery of all.
        QTRY_VERIFY_WITH_TIMEOUT((deliveries().scrollToBottom(), deliveries().model()->rowCount() == 270), 30'000);
        QCOMPARE(deliveries().model()->index(269, 0).data().toString(), u"session.created"_s);
        QCOMPARE(deliveries().currentIndex().row(), 10);
        // What is read again is all that was scrolled to, and what has come since.
        const int place = deliveries().verticalScrollBar()->value();
        m_desk->deliveries.back().delivery.state = OutboxState::Pending;
        m_desk->addDelivery(m_shop, u"session.closed"_s, OutboxState::Pending, {});
        QTest::keyClick(&deliveries(), Qt::Key_R);
        QTRY_COMPARE(deliveries().model()->index(0, 0).data().toString(), u"session.closed"_s);
        const int count = deliveries().model()->rowCount();
        QVERIFY2(count >= 270, qPrintable(QString::number(count)));
        QCOMPARE(deliveries().currentIndex().row(), 11);
        QVERIFY(deliveries().verticalScrollBar()->value() >= place);
        // Another choice begins at its beginning.
        find<QTabBar>("deliveryFilter").setCurrentIndex(2);
        QTRY_COMPARE(deliveries().model()->rowCount(), 1);
        find<QTabBar>("deliveryFilter").setCurrentIndex(0);
        QTRY_COMPARE(deliveries().model()->rowCount(), 50);
    }

    void allThatFailedIsSentAgain()
    {
        open();
        QTRY_VERIFY(find<QPushButton>("sendAllAgain").isEnabled());
        find<QPushButton>("sendAllAgain").click();
        QTRY_VERIFY(find<QWidget>("integrationsBanner").isVisible());
        QTRY_VERIFY(!find<QPushButton>("sendAllAgain").isEnabled());
    }

    void aNewEndpointsSecretIsShownOnce()
    {
        open();
        QTRY_COMPARE(endpoints().model()->rowCount(), 2);
        endpoints().setFocus();
        QTest::keyClick(&endpoints(), Qt::Key_N);
        auto *dialog = m_page->window()->findChild<QDialog *>(u"endpointDialog"_s);
        QVERIFY(dialog);
        auto *save = dialog->findChild<QPushButton *>(u"saveEndpoint"_s);
        auto *target = dialog->findChild<QLineEdit *>(u"endpointTarget"_s);
        target->setText(u"http://plain.example"_s);
        QVERIFY(!save->isEnabled());
        dialog->findChild<QCheckBox *>(u"event session.resolved"_s)->setChecked(true);
        QVERIFY(save->isEnabled());
        save->click();
        QTRY_VERIFY(dialog->isVisible() && save->isEnabled()); // refused, and what was typed stays
        QCOMPARE(m_desk->endpoints.size(), std::size_t{2});
        target->setText(u"https://new.example/hook"_s);
        save->click();
        QTRY_COMPARE(m_desk->endpoints.size(), std::size_t{3});
        QTRY_VERIFY(m_page->window()->findChild<QDialog *>(u"secretDialog"_s));
        QCOMPARE(m_page->window()->findChild<QLineEdit *>(u"shownSecret"_s)->text(), u"whsec_the-first"_s);
        QTRY_COMPARE(endpoints().model()->rowCount(), 3);
        QCOMPARE(m_desk->endpoints.back().events, QStringList({u"session.resolved"_s}));
    }

    void itIsSwitchedOffTriedAndRemoved()
    {
        open();
        QTRY_COMPARE(deliveries().model()->rowCount(), 2);
        find<QPushButton>("pingEndpoint").click();
        QTRY_COMPARE(deliveries().model()->rowCount(), 3);
        QCOMPARE(deliveries().model()->index(0, 0).data().toString(), u"ping"_s);
        find<QCheckBox>("endpointOn").click();
        QTRY_VERIFY(!m_desk->endpoints.front().isEnabled);
        QTRY_COMPARE(endpoints().model()->index(0, 0).data(StateRowsModel::StateRole).toString(), u"Off"_s);
        QVERIFY(!find<QPushButton>("pingEndpoint").isEnabled());
        find<QPushButton>("removeEndpoint").click();
        auto *dialog = m_page->window()->findChild<QDialog *>(u"removeEndpointDialog"_s);
        QVERIFY(dialog);
        QCOMPARE(m_desk->endpoints.size(), std::size_t{2});
        dialog->findChild<QPushButton *>(u"confirmRemoveEndpoint"_s)->click();
        QTRY_COMPARE(endpoints().model()->rowCount(), 1);
    }

    void aSupervisorReadsAndSendsAgainButChangesNothing()
    {
        m_desk->me.role = Role::Supervisor;
        open();
        QTRY_COMPARE(deliveries().model()->rowCount(), 2);
        QVERIFY(!find<QPushButton>("newEndpoint").isVisible());
        for (const char *name : {"changeEndpoint", "rotateSecret", "removeEndpoint"})
            QVERIFY2(!find<QPushButton>(name).isEnabled(), name);
        QVERIFY(!find<QCheckBox>("endpointOn").isEnabled());
        QVERIFY(find<QPushButton>("pingEndpoint").isEnabled());
    }

    void whereNobodyIsToldTheFirstCanBeAdded()
    {
        m_desk->endpoints.clear();
        open();
        QTRY_COMPARE(find<widgets::StatePanel>("endpointsState").heading(), u"No endpoints yet"_s);
        find<widgets::StatePanel>("endpointsState").findChild<QPushButton *>(u"stateAction"_s)->click();
        QVERIFY(m_page->window()->findChild<QDialog *>(u"endpointDialog"_s));
    }

    void aFailureIsSaidAndTriedAgain()
    {
        m_desk->failNext(u"/desk/endpoints"_s, {503, {}, false});
        open(false); // a stream that begins would load anew
        auto &state = find<widgets::StatePanel>("endpointsState");
        QTRY_COMPARE(state.heading(), u"The server is busy"_s);
        state.findChild<QPushButton *>(u"stateAction"_s)->click();
        QTRY_COMPARE(endpoints().model()->rowCount(), 2);
    }

private:
    void open(bool isFollowing = true)
    {
        m_page = std::make_unique<IntegrationsPage>(*m_connection, m_clock);
        m_page->resize(1400, 700);
        m_page->show();
        m_page->setMe(m_desk->me);
        if (isFollowing)
            m_connection->open();
    }
    template<class T>
    T &find(const char *name)
    {
        auto *found = m_page->findChild<T *>(QString::fromLatin1(name));
        if (!found)
            qFatal("the page has no %s", name);
        return *found;
    }
    QListView &endpoints() { return find<QListView>("endpointList"); }
    QListView &deliveries() { return find<QListView>("deliveryList"); }

    tests::ManualClock m_clock;
    EndpointId m_shop;
    OutboxId m_failed;
    std::unique_ptr<test::DeskDouble> m_desk;
    std::unique_ptr<Connection> m_connection;
    std::unique_ptr<IntegrationsPage> m_page;
};

QTEST_MAIN(IntegrationsPageTest)
#include "tst_integrationspage.moc"
