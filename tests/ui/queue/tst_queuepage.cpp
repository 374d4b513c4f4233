#include "ui/queue/QueuePage.h"

#include "tests/ui/conversation/CaseFixture.h"
#include "ui/conversation/CaseView.h"
#include "ui/models/QueueModel.h"
#include "ui/queue/QueueFeed.h"
#include "ui/theme/Controls.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Keys.h"

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QDialog>
#include <QtWidgets/QLabel>
#include <QtWidgets/QListView>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QSplitter>

using namespace tierdesk;
using namespace tierdesk::ui;
using deskapi::QueueView;

class QueuePageTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { theme::apply(*qApp, theme::Choice::Light); }
    void init() { m_fixture = std::make_unique<test::CaseFixture>(); }
    void cleanup()
    {
        m_page.reset();
        m_feed.reset();
        m_fixture.reset();
    }

    void whatIsClaimedIsFoundAmongOnesOwn()
    {
        open();
        QVERIFY(m_page->select(theCase()));
        QTRY_VERIFY(m_page->caseView().acts().canMakeMine());
        QTest::keyClick(m_page.get(), Qt::Key_C);
        QTRY_COMPARE(m_page->view(), QueueView::Mine);
        QCOMPARE(m_page->selected(), theCase());
        QCOMPARE(list().currentIndex().data().toString(), u"Dana Whitfield"_s);
    }

    void viewCaseAndSplitterAreTheSameAfterARestart()
    {
        m_fixture->makeMine();
        open();
        m_page->setView(QueueView::Mine);
        QVERIFY(m_page->select(theCase()));
        auto *splitter = m_page->findChild<QSplitter *>();
        splitter->setSizes({420, 780});
        const QList<int> sizes = splitter->sizes();
        m_page.reset();
        m_feed.reset();
        open();
        QCOMPARE(m_page->view(), QueueView::Mine);
        QTRY_COMPARE(m_page->selected(), theCase());
        QTRY_COMPARE(m_page->caseView().feed().state(), CaseFeed::State::Ready);
        QCOMPARE(m_page->findChild<QSplitter *>()->sizes(), sizes);
    }

    void whatIsShownIsKeptAtOnce()
    {
        m_fixture->makeMine();
        open();
        m_page->setView(QueueView::Mine);
        QVERIFY(m_page->select(theCase()));
        // Whoever is killed now finds both.
        QCOMPARE(m_fixture->settings.value(u"queue/view"_s).toInt(), static_cast<int>(QueueView::Mine));
        QCOMPARE(m_fixture->settings.value(u"queue/case"_s).toString(), theCase());
    }

    void aCaseThatIsGoneIsNotChosenAgain()
    {
        m_fixture->settings.setValue(u"queue/case"_s, u"sess_gone"_s);
        open();
        QVERIFY(m_page->selected().isEmpty());
    }

    void aCaseIsFoundInWhicheverViewItIs()
    {
        m_fixture->makeMine();
        open();
        QVERIFY(m_page->openCase(theCase()));
        QCOMPARE(m_page->view(), QueueView::Mine);
        QVERIFY(m_page->openCase(u"sess_8e07"_s));
        QCOMPARE(m_page->view(), QueueView::Waiting);
        QVERIFY(!m_page->openCase(u"sess_none"_s));
        QCOMPARE(m_page->selected(), u"sess_8e07"_s);
    }

    void theListStaysAsItIsWhileItIsReadByKeys()
    {
        open();
        list().setFocus();
        QTest::keyClick(&list(), Qt::Key_Down);
        auto row = m_fixture->server.row(u"sess_8b02"_s);
        row.firstResponseDue = m_fixture->clock.now() + Millis::seconds(5);
        row.summary = u"now it is urgent"_s;
        m_fixture->server.change(row);
        const auto &model = m_feed->model(QueueView::Waiting);
        QTRY_COMPARE(model.indexOf(row.id).data(QueueModel::SummaryRole).toString(), row.summary);
        QCOMPARE(model.indexOf(row.id).row(), 6);
        // Once nobody reads any more all falls into order.
        QTRY_COMPARE_WITH_TIMEOUT(model.indexOf(row.id).row(), 0, 8000);
    }

    void theKeyBesideTryAgainIsTheOneThatIsSet()
    {
        m_fixture->server.failNext(u"/desk/queue"_s, {503, {}, false});
        m_fixture->server.refuseSockets(true);
        m_feed = std::make_unique<QueueFeed>(m_fixture->connection, m_fixture->clock);
        m_feed->setMe(m_fixture->server.me.id);
        m_page = std::make_unique<QueuePage>(*m_fixture->desk, *m_feed);
        keys::change(*m_page->findChild<QShortcut *>(u"key.queue.refresh"_s), QKeySequence(Qt::Key_W));
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
        m_feed->load();
        QTRY_COMPARE(m_feed->state(), QueueFeed::State::Failed);
        auto *again = m_page->findChild<QWidget *>(u"queueState"_s)->findChild<QPushButton *>(u"stateAction"_s);
        QVERIFY(again->isVisible());
        QCOMPARE(theme::keyHint(again), u"W"_s);
    }

    void aCaseThatLeavesIsStillReadUntilAnotherIsChosen()
    {
        open();
        QVERIFY(m_page->select(theCase()));
        m_fixture->resolve();
        QTRY_COMPARE(m_feed->count(QueueView::Waiting), 6);
        QTRY_VERIFY(m_page->caseView().feed().isClosed());
        QVERIFY(m_page->caseView().isVisible());
        QVERIFY(!list().currentIndex().isValid());
    }

    void severalAreResolvedAtOnceAndEachIsTold()
    {
        open();
        QVERIFY(m_page->select(theCase()));
        QTest::keyClick(&list(), Qt::Key_Down, Qt::ShiftModifier);
        QTest::keyClick(&list(), Qt::Key_Down, Qt::ShiftModifier);
        auto *panel = m_page->findChild<QWidget *>(u"bulkPanel"_s);
        QVERIFY(panel->isVisible());
        QVERIFY(!m_page->caseView().isVisible());
        QCOMPARE(m_page->findChild<QLabel *>(u"bulkHeading"_s)->text(), u"3 cases selected"_s);
        QCOMPARE(m_page->findChild<QListWidget *>(u"bulkNames"_s)->count(), 3);

        // One of them was closed by a colleague a moment ago, and nobody here knows.
        m_fixture->connection.close();
        m_fixture->resolve(u"sess_8e07"_s);
        QTest::keyClick(m_page.get(), Qt::Key_E);
        auto *dialog = m_page->findChild<QDialog *>();
        QVERIFY(dialog);
        QTRY_VERIFY(dialog->isVisible());
        dialog->findChild<QPushButton *>(u"confirm"_s)->click();
        QTRY_COMPARE(m_fixture->server.row(theCase()).status, Status::Resolved);
        QTRY_COMPARE(m_fixture->server.row(u"sess_8d55"_s).status, Status::Resolved);
        QTRY_VERIFY(m_feed->find(theCase())->status == Status::Resolved);
        QTRY_COMPARE(m_feed->count(QueueView::Waiting), 5);
    }

    void escapeChoosesNone()
    {
        open();
        QVERIFY(m_page->select(theCase()));
        QTest::keyClick(&list(), Qt::Key_A, Qt::ControlModifier);
        auto *panel = m_page->findChild<QWidget *>(u"bulkPanel"_s);
        QVERIFY(panel->isVisible());
        QTest::keyClick(m_page.get(), Qt::Key_Escape);
        QVERIFY(!panel->isVisible());
        QCOMPARE(m_page->selected(), theCase());
        QVERIFY(m_page->caseView().isVisible());
    }

    void theChosenStaysChosenAmongAHundredThousand()
    {
        open();
        std::vector<deskapi::SessionRow> rows;
        const auto shape = m_fixture->server.row(theCase());
        for (int number = 0; number < 100'000; ++number) {
            rows.push_back(shape);
            rows.back().id = u"sess_%1"_s.arg(number);
            rows.back().firstResponseDue = m_fixture->clock.now() + Millis::seconds(number + 10);
        }
        QueueModel &model = m_feed->model(QueueView::Waiting);
        model.setRows({});
        model.setRows(rows);
        m_page->grab();
        list().setCurrentIndex(model.index(50'000));
        const QString chosen = m_page->selected();
        list().verticalScrollBar()->setValue(list().verticalScrollBar()->maximum() / 2);
        const QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        for (int turn = 0; turn < 50; ++turn) {
            auto row = rows[static_cast<std::size_t>(turn * 1999)];
            row.version += 1;
            row.firstResponseDue = m_fixture->clock.now() + Millis::seconds(99'999 - turn * 1999);
            model.put(row);
            QCoreApplication::processEvents(); // the view's own part
        }
        QCOMPARE(reset.count(), 0);
        QCOMPARE(m_page->selected(), chosen);
        QCOMPARE(list().currentIndex().data(QueueModel::SessionIdRole).toString(), chosen);
    }

private:
    [[nodiscard]] static QString theCase() { return test::CaseFixture::theCase(); }

    void open()
    {
        m_feed = std::make_unique<QueueFeed>(m_fixture->connection, m_fixture->clock);
        m_feed->setMe(m_fixture->server.me.id);
        m_page = std::make_unique<QueuePage>(*m_fixture->desk, *m_feed);
        m_page->resize(1300, 800);
        static_cast<QWidget *>(m_page.get())->show();
        m_page->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
        m_fixture->connection.open();
        m_feed->load();
        QTRY_COMPARE(m_feed->state(), QueueFeed::State::Ready);
        QTRY_COMPARE(m_fixture->connection.state(), client::Connection::State::Live);
    }
    [[nodiscard]] QListView &list() const { return *m_page->findChild<QListView *>(u"queueList"_s); }

    std::unique_ptr<test::CaseFixture> m_fixture;
    std::unique_ptr<QueueFeed> m_feed;
    std::unique_ptr<QueuePage> m_page;
};

QTEST_MAIN(QueuePageTest)
#include "tst_queuepage.moc"
