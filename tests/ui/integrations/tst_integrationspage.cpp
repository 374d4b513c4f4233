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
        m_shop = m_desk->addEndpoint(QStringLiteral("https://shop.example/hook"), {QStringLiteral("session.created")});
        m_desk->addEndpoint(QStringLiteral("https://crm.example/in"), {QStringLiteral("session.closed")});
        m_desk->addDelivery(m_shop, QStringLiteral("session.created"), OutboxState::Delivered,
                            {{m_clock.now(), 200, {}, 120}});
        m_failed = m_desk->addDelivery(m_shop, QStringLiteral("session.escalated"), OutboxState::Failed,
                                       {{m_clock.now(), 503, QStringLiteral("HTTP 503"), 90},
                                        {m_clock.now(), std::nullopt, QStringLiteral("no connection"), 20'000}});
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
        QCOMPARE(shop.data().toString(), QStringLiteral("https://shop.example/hook"));
        QCOMPARE(shop.data(StateRowsModel::StateRole).toString(), QStringLiteral("1 failed"));
        QTRY_COMPARE(deliveries().model()->rowCount(), 2);
        const QModelIndex newest = deliveries().model()->index(0, 0);
        QCOMPARE(newest.data().toString(), QStringLiteral("session.escalated"));
        QCOMPARE(newest.data(StateRowsModel::StateRole).toString(), QStringLiteral("Failed"));
        deliveries().setCurrentIndex(newest);
        QTRY_VERIFY(find<QLabel>("deliveryAttempts").text().contains(QStringLiteral("HTTP 503")));
        QVERIFY(find<QLabel>("deliveryAttempts").text().contains(QStringLiteral("no connection")));
        QVERIFY(find<QPlainTextEdit>("deliveryBody").toPlainText().contains(QStringLiteral("sess_8f21")));
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
        QTRY_COMPARE(m_desk->askedFor(QStringLiteral("/desk/deliveries/%1/again").arg(m_failed.value)), 1);
        QTRY_COMPARE(find<widgets::StatePanel>("deliveriesState").heading(), QStringLiteral("No deliveries"));
    }

    void moreIsReadAsItIsScrolledTo()
    {
        for (int i = 0; i < 268; ++i)
            m_desk->addDelivery(m_shop, QStringLiteral("message.created"), OutboxState::Delivered, {});
        open();
        QTRY_COMPARE(deliveries().model()->rowCount(), 50);
        QAbstractItemModelTester tester(deliveries().model());
        deliveries().setCurrentIndex(deliveries().model()->index(10, 0));
        // Each time the end is in sight there is more, until the first delivery of all.
        QTRY_VERIFY_WITH_TIMEOUT((deliveries().scrollToBottom(), deliveries().model()->rowCount() == 270), 30'000);
        QCOMPARE(deliveries().model()->index(269, 0).data().toString(), QStringLiteral("session.created"));
        QCOMPARE(deliveries().currentIndex().row(), 10);
        // What is read again is all that was scrolled to, and what has come since.
        const int place = deliveries().verticalScrollBar()->value();
        m_desk->deliveries.back().delivery.state = OutboxState::Pending;
        m_desk->addDelivery(m_shop, QStringLiteral("session.closed"), OutboxState::Pending, {});
        QTest::keyClick(&deliveries(), Qt::Key_R);
        QTRY_COMPARE(deliveries().model()->index(0, 0).data().toString(), QStringLiteral("session.closed"));
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
        auto *dialog = m_page->window()->findChild<QDialog *>(QStringLiteral("endpointDialog"));
        QVERIFY(dialog);
        auto *save = dialog->findChild<QPushButton *>(QStringLiteral("saveEndpoint"));
        auto *target = dialog->findChild<QLineEdit *>(QStringLiteral("endpointTarget"));
        target->setText(QStringLiteral("http://plain.example"));
        QVERIFY(!save->isEnabled());
        dialog->findChild<QCheckBox *>(QStringLiteral("event session.resolved"))->setChecked(true);
        QVERIFY(save->isEnabled());
        save->click();
        QTRY_VERIFY(dialog->isVisible() && save->isEnabled()); // refused, and what was typed stays
        QCOMPARE(m_desk->endpoints.size(), std::size_t{2});
        target->setText(QStringLiteral("https://new.example/hook"));
        save->click();
        QTRY_COMPARE(m_desk->endpoints.size(), std::size_t{3});
        QTRY_VERIFY(m_page->window()->findChild<QDialog *>(QStringLiteral("secretDialog")));
        QCOMPARE(m_page->window()->findChild<QLineEdit *>(QStringLiteral("shownSecret"))->text(),
                 QStringLiteral("whsec_the-first"));
        QTRY_COMPARE(endpoints().model()->rowCount(), 3);
        QCOMPARE(m_desk->endpoints.back().events, QStringList({QStringLiteral("session.resolved")}));
    }

    void itIsSwitchedOffTriedAndRemoved()
    {
        open();
        QTRY_COMPARE(deliveries().model()->rowCount(), 2);
        find<QPushButton>("pingEndpoint").click();
        QTRY_COMPARE(deliveries().model()->rowCount(), 3);
        QCOMPARE(deliveries().model()->index(0, 0).data().toString(), QStringLiteral("ping"));
        find<QCheckBox>("endpointOn").click();
        QTRY_VERIFY(!m_desk->endpoints.front().isEnabled);
        QTRY_COMPARE(endpoints().model()->index(0, 0).data(StateRowsModel::StateRole).toString(),
                     QStringLiteral("Off"));
        QVERIFY(!find<QPushButton>("pingEndpoint").isEnabled());
        find<QPushButton>("removeEndpoint").click();
        auto *dialog = m_page->window()->findChild<QDialog *>(QStringLiteral("removeEndpointDialog"));
        QVERIFY(dialog);
        QCOMPARE(m_desk->endpoints.size(), std::size_t{2});
        dialog->findChild<QPushButton *>(QStringLiteral("confirmRemoveEndpoint"))->click();
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
        QTRY_COMPARE(find<widgets::StatePanel>("endpointsState").heading(), QStringLiteral("No endpoints yet"));
        find<widgets::StatePanel>("endpointsState").findChild<QPushButton *>(QStringLiteral("stateAction"))->click();
        QVERIFY(m_page->window()->findChild<QDialog *>(QStringLiteral("endpointDialog")));
    }

    void aFailureIsSaidAndTriedAgain()
    {
        m_desk->failNext(QStringLiteral("/desk/endpoints"), {503, {}, false});
        open(false); // a stream that begins would load anew
        auto &state = find<widgets::StatePanel>("endpointsState");
        QTRY_COMPARE(state.heading(), QStringLiteral("The server is busy"));
        state.findChild<QPushButton *>(QStringLiteral("stateAction"))->click();
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
