#include "ui/sessions/SessionsPage.h"

#include "tests/support/desk/DeskDouble.h"
#include "ui/conversation/CaseDesk.h"
#include "ui/conversation/CaseView.h"
#include "ui/sessions/SessionsTable.h"
#include "ui/theme/Controls.h"
#include "ui/theme/Fonts.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/StatePanel.h"

#include <QtCore/QSettings>
#include <QtCore/QTemporaryDir>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QInputDialog>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QMenu>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollBar>
#include <QtWidgets/QTableView>

#include <memory>

using namespace tierdesk;
using namespace tierdesk::ui;
using client::Connection;

namespace {

class HandClock final : public base::Clock
{
public:
    Timestamp time{1'790'000'000'000};
    [[nodiscard]] Timestamp now() const override { return time; }
};

} // namespace

/// The page as a person uses it, against a server over sockets.
class SessionsPageTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_settings = std::make_unique<QSettings>(m_folder->filePath(u"c.ini"_s), QSettings::IniFormat);
        m_desk = std::make_unique<test::DeskDouble>();
        m_desk->now = m_clock.now();
        m_desk->colleagues = {{m_desk->me.id, m_desk->me.name, Role::Agent, Presence::Available},
                              {UserId{8}, u"Ines Duarte"_s, Role::Agent, Presence::Available}};
        Connection::Timing timing;
        timing.backoff = {10, 40};
        m_connection = std::make_unique<Connection>(timing);
        m_connection->setServer(m_desk->url());
        m_connection->setToken(m_desk->token);
        m_cases = std::make_unique<CaseDesk>(*m_connection, m_clock, *m_settings, m_folder->path());
    }
    void cleanup()
    {
        m_page.reset();
        m_cases.reset();
        m_connection.reset();
        m_desk.reset();
        m_settings.reset();
    }

    void everySessionIsListedTheNewestFirst()
    {
        m_desk->seed(many(30));
        open();
        QTRY_COMPARE(table().model()->rowCount(), 30);
        QCOMPARE(id(0), many(1).front().id);
        QCOMPARE(find<QLabel>("sessionCount").text(), u"30 sessions"_s);
    }

    void datesAreWholeAtFirst_data()
    {
        QTest::addColumn<QLocale>("locale");
        QTest::newRow("English of the States") << QLocale(u"en_US"_s);
        QTest::newRow("English of Britain") << QLocale(u"en_GB"_s);
        QTest::newRow("German") << QLocale(u"de_DE"_s);
        QTest::newRow("Arabic") << QLocale(u"ar_EG"_s);
    }
    void datesAreWholeAtFirst()
    {
        QFETCH(const QLocale, locale);
        const auto before = qScopeGuard([was = QLocale()] { QLocale::setDefault(was); });
        QLocale::setDefault(locale);
        auto rows = many(30);
        for (auto &row : rows)
            row.createdAt = row.createdAt - Millis::days(40); // today's have no date
        m_desk->seed(rows);
        open();
        QTRY_COMPARE(table().model()->rowCount(), 30);
        const QFontMetrics metrics(theme::font(theme::Type::Body));
        for (int row = 0; row < 30; ++row) {
            const QString text = table().model()->index(row, SessionsModel::Started).data().toString();
            QVERIFY2(metrics.horizontalAdvance(text) + 2 * theme::metric::CellMargin <=
                         table().columnWidth(SessionsModel::Started),
                     qPrintable(text));
        }
        QVERIFY(table().model()->index(29, SessionsModel::Started).data().toString().contains(u','));
    }

    void pagesComeWithScrolling()
    {
        m_desk->seed(many(250));
        open();
        QTRY_COMPARE(find<QLabel>("sessionCount").text(), u"250 sessions"_s);
        QCOMPARE(table().model()->rowCount(), SessionsFeed::PageRows);
        table().verticalScrollBar()->setValue(table().verticalScrollBar()->maximum());
        QTRY_COMPARE(table().model()->rowCount(), 2 * SessionsFeed::PageRows);
        const auto scrolled = [this] {
            table().verticalScrollBar()->setValue(table().verticalScrollBar()->maximum());
            return table().model()->rowCount();
        };
        QTRY_COMPARE(scrolled(), 250);
        QCOMPARE(id(249), many(250).back().id);
        // All is there: nothing is asked for any more.
        const int asked = m_desk->askedFor(u"/desk/sessions"_s);
        table().verticalScrollBar()->setValue(0);
        table().verticalScrollBar()->setValue(table().verticalScrollBar()->maximum());
        QCOMPARE(m_desk->askedFor(u"/desk/sessions"_s), asked);
    }

    void aFilterIsAskedOfTheServer_data()
    {
        QTest::addColumn<QByteArray>("box");
        QTest::addColumn<QString>("choice");
        QTest::addColumn<QString>("parameter");
        QTest::addColumn<QString>("value");
        QTest::newRow("state") << QByteArray("filterStatus") << u"Escalated"_s << u"status"_s << u"ESCALATED"_s;
        QTest::newRow("tier") << QByteArray("filterTier") << u"AI Manager"_s << u"tier"_s << u"AI_MANAGER"_s;
        QTest::newRow("topic") << QByteArray("filterCategory") << u"Refund"_s << u"category"_s << u"REFUND"_s;
        QTest::newRow("sentiment") << QByteArray("filterSentiment") << u"Irate"_s << u"sentiment"_s << u"IRATE"_s;
        QTest::newRow("channel") << QByteArray("filterChannel") << u"E-mail"_s << u"channel"_s << u"email"_s;
        QTest::newRow("agent") << QByteArray("filterHolder") << u"Ines Duarte"_s << u"holder"_s << u"8"_s;
        QTest::newRow("mine") << QByteArray("filterHolder") << u"Mine"_s << u"holder"_s << u"7"_s;
    }
    void aFilterIsAskedOfTheServer()
    {
        QFETCH(QByteArray, box);
        QFETCH(QString, choice);
        QFETCH(QString, parameter);
        QFETCH(QString, value);
        m_desk->seed(many(5));
        open();
        auto &combo = find<QComboBox>(box.constData());
        QTRY_VERIFY(combo.findText(choice) > 0);
        combo.setCurrentText(choice);
        QTRY_COMPARE(lastQuery().queryItemValue(parameter), value);
        QVERIFY(find<QPushButton>("filterClear").isVisible());
        find<QPushButton>("filterClear").click();
        QTRY_COMPARE(lastQuery().queryItemValue(parameter), QString());
        QCOMPARE(combo.currentIndex(), 0);
    }

    void whatAFigureCountsIsListedAndSaid()
    {
        auto rows = many(4);
        rows[2].reason = Reason::LegalMention;
        m_desk->seed(rows);
        open();
        QTRY_COMPARE(table().model()->rowCount(), 4);
        SessionsFilter filter;
        filter.only.add(SessionTrait::Escalated);
        m_page->showSessions(filter);
        QTRY_COMPARE(table().model()->rowCount(), 1);
        QCOMPARE(lastQuery().queryItemValue(u"only"_s), u"escalated"_s);
        QCOMPARE(find<QPushButton>("filterFigure").text(), u"Escalated"_s);
        find<QPushButton>("filterFigure").click();
        QTRY_COMPARE(table().model()->rowCount(), 4);
        QVERIFY(!find<QPushButton>("filterFigure").isVisible());
    }

    void wordsAreLookedForOnceTheyAreTyped()
    {
        m_desk->seed(many(20));
        open();
        // A stream that stands loads everything once more: counted is what comes after.
        QTRY_COMPARE(m_desk->askedFor(u"/desk/sessions"_s), 2);
        QTRY_COMPARE(table().model()->rowCount(), 20);
        const int asked = m_desk->askedFor(u"/desk/sessions"_s);
        QTest::keyClick(m_page.get(), Qt::Key_Slash);
        QTRY_VERIFY(find<QLineEdit>("filterText").hasFocus());
        QTest::keyClicks(&find<QLineEdit>("filterText"), u"number 7"_s);
        QTRY_COMPARE(table().model()->rowCount(), 1);
        QCOMPARE(m_desk->askedFor(u"/desk/sessions"_s), asked + 1); // not once a letter
        QCOMPARE(lastQuery().queryItemValue(u"q"_s, QUrl::FullyDecoded), u"number 7"_s);
    }

    void nothingThatFitsIsSaidAndUndone()
    {
        m_desk->seed(many(3));
        open();
        SessionsFilter filter;
        filter.status = Status::Abandoned;
        m_page->showSessions(filter);
        auto &state = find<widgets::StatePanel>("sessionsState");
        QTRY_VERIFY(state.isVisible());
        QCOMPARE(state.heading(), u"No results"_s);
        state.findChild<QPushButton *>(u"stateAction"_s)->click();
        QTRY_COMPARE(table().model()->rowCount(), 3);
    }

    void aNewSessionComesByItself()
    {
        m_desk->seed(many(3));
        open();
        QTRY_COMPARE(table().model()->rowCount(), 3);
        QTRY_COMPARE(m_connection->state(), Connection::State::Live);
        auto row = many(1).front();
        row.id = u"sess_new"_s;
        row.createdAt = m_clock.now();
        m_desk->change(row, {u"session.created"_s});
        QTRY_COMPARE(table().model()->rowCount(), 4);
        QCOMPARE(id(0), u"sess_new"_s);
        QCOMPARE(find<QLabel>("sessionCount").text(), u"4 sessions"_s);
    }

    void whatDoesNotFitAnyMoreGoesUnlessItIsRead()
    {
        auto rows = many(4);
        m_desk->seed(rows);
        open();
        SessionsFilter filter;
        filter.status = Status::Active;
        m_page->showSessions(filter);
        QTRY_COMPARE(table().model()->rowCount(), 4);
        QTRY_COMPARE(m_connection->state(), Connection::State::Live);
        openRow(1);
        QTRY_COMPARE(m_page->opened(), rows[1].id);
        for (const int at : {0, 1}) {
            rows[static_cast<std::size_t>(at)].status = Status::Resolved;
            m_desk->change(rows[static_cast<std::size_t>(at)], {u"session.resolved"_s});
        }
        QTRY_COMPARE(table().model()->rowCount(), 3);
        QVERIFY(m_page->feed().model().find(rows[0].id) < 0);
        QVERIFY(m_page->feed().model().find(rows[1].id) >= 0);
        QCOMPARE(find<QLabel>("sessionCount").text(), u"2 sessions"_s);
        table().setFocus();
        QTest::keyClick(&table(), Qt::Key_Escape);
        QTRY_COMPARE(table().model()->rowCount(), 2);
    }

    void aColumnIsSortedByTheServer()
    {
        auto rows = many(230);
        rows[229].messageCount = 900; // on the last page by age
        rows[229].customerName = u"Zoe"_s;
        m_desk->seed(rows);
        open();
        QTRY_COMPARE(table().model()->rowCount(), SessionsFeed::PageRows);
        auto *header = table().horizontalHeader();
        header->setSortIndicator(SessionsModel::Messages, Qt::DescendingOrder);
        QTRY_COMPARE(id(0), rows[229].id);
        QCOMPARE(table().model()->rowCount(), SessionsFeed::PageRows); // and no more than is seen
        QTRY_VERIFY(!m_page->feed().isFetching());
        while (!m_page->feed().isComplete()) {
            const int before = table().model()->rowCount();
            m_page->feed().loadMore();
            QTRY_VERIFY(table().model()->rowCount() > before);
        }
        QCOMPARE(table().model()->rowCount(), 230);
        const auto &model = m_page->feed().model();
        for (int at = 1; at < 230; ++at)
            QVERIFY(model.row(at).messageCount <= model.row(at - 1).messageCount);
        // All is here: another order needs no server.
        const int asked = m_desk->askedFor(u"/desk/sessions"_s);
        header->setSortIndicator(SessionsModel::Customer, Qt::DescendingOrder);
        QCOMPARE(id(0), rows[229].id);
        QCOMPARE(m_desk->askedFor(u"/desk/sessions"_s), asked);
    }

    void whatComesWhileSortedStandsInItsPlace()
    {
        m_desk->seed(many(150));
        open();
        QTRY_COMPARE(table().model()->rowCount(), SessionsFeed::PageRows);
        table().horizontalHeader()->setSortIndicator(SessionsModel::Messages, Qt::DescendingOrder);
        QTRY_VERIFY(!m_page->feed().isFetching());
        auto fresh = many(1).front();
        fresh.id = u"sess_longest"_s;
        fresh.createdAt = m_clock.now();
        fresh.messageCount = 5000;
        m_desk->change(fresh, {u"session.created"_s});
        QTRY_COMPARE(id(0), fresh.id);
        auto least = fresh;
        least.id = u"sess_shortest"_s;
        least.messageCount = -1; // comes with its page
        m_desk->change(least, {u"session.created"_s});
        auto second = fresh;
        second.id = u"sess_second"_s;
        second.messageCount = 4000;
        m_desk->change(second, {u"session.created"_s});
        QTRY_COMPARE(id(1), second.id);
        QCOMPARE(m_page->feed().model().find(least.id), -1);
    }

    void whatHasNoOrderKeepsTheOneBefore()
    {
        m_desk->seed(many(3));
        open();
        QTRY_COMPARE(table().model()->rowCount(), 3);
        auto *header = table().horizontalHeader();
        header->setSortIndicator(SessionsModel::Status, Qt::AscendingOrder);
        header->setSortIndicator(SessionsModel::Summary, Qt::AscendingOrder);
        QCOMPARE(header->sortIndicatorSection(), int(SessionsModel::Status));
        QCOMPARE(m_page->feed().model().order(), (SessionOrder{SessionSort::Status, false}));
    }

    void aChosenSessionOpensBesideTheTable()
    {
        m_desk->seed(test::designCases(m_clock.now()));
        m_desk->setDetail(test::designCase(m_clock.now()));
        open();
        QTRY_COMPARE(table().model()->rowCount(), 7);
        QVERIFY(!find<QWidget>("sessionDetail").isVisible());
        openRow(m_page->feed().model().find(u"sess_8f21"_s));
        QTRY_COMPARE(m_page->opened(), u"sess_8f21"_s);
        QVERIFY(find<QWidget>("sessionDetail").isVisible());
        QTRY_COMPARE(m_page->caseView().feed().state(), CaseFeed::State::Ready);
        QTest::keyClick(&table(), Qt::Key_Escape);
        QCOMPARE(m_page->opened(), QString());
        QVERIFY(!find<QWidget>("sessionDetail").isVisible());
    }

    void whoItIsAboutStaysInSightBesideTheCase()
    {
        m_desk->seed(test::designCases(m_clock.now()));
        m_desk->setDetail(test::designCase(m_clock.now()));
        open();
        QTRY_COMPARE(table().model()->rowCount(), 7);
        const QModelIndex last = table().model()->index(1, SessionsModel::Started);
        QTest::mouseClick(table().viewport(), Qt::LeftButton, {}, table().visualRect(last).center());
        QTRY_VERIFY(!m_page->opened().isEmpty());
        QTRY_VERIFY(find<QWidget>("sessionDetail").isVisible());
        const QRect who = table().visualRect(table().model()->index(1, SessionsModel::Customer));
        QVERIFY(table().viewport()->rect().contains(who.topLeft()));
    }

    void whatTheAiHoldsIsReadAndTakenOver()
    {
        auto rows = many(2);
        m_desk->seed(rows);
        open();
        QTRY_COMPARE(table().model()->rowCount(), 2);
        openRow(0);
        QTRY_COMPARE(m_page->caseView().feed().state(), CaseFeed::State::Ready);
        QVERIFY(m_page->caseView().feed().isWithAi());
        auto *take = m_page->findChild<QPushButton *>(u"claim"_s);
        QVERIFY(take && take->isVisible());
        take->click();
        QTRY_COMPARE(m_desk->askedFor(u"/desk/sessions/%1/take-over"_s.arg(rows[0].id)), 1);
    }

    void severalAreChosenForOneAct()
    {
        m_desk->seed(test::designCases(m_clock.now()));
        open();
        QTRY_COMPARE(table().model()->rowCount(), 7);
        for (const int row : {1, 3})
            table().selectionModel()->select(table().model()->index(row, 0),
                                             QItemSelectionModel::Select | QItemSelectionModel::Rows);
        QCOMPARE(m_page->selected(), (QStringList{id(1), id(3)}));
        QVERIFY(find<QWidget>("sessionDetail").isVisible());
        table().clearSelection();
        QVERIFY(!find<QWidget>("sessionDetail").isVisible());
    }

    void aViewIsSavedForItsOwnerAlone()
    {
        m_desk->seed(many(3));
        open();
        QTRY_COMPARE(table().model()->rowCount(), 3);
        SessionsFilter filter;
        filter.sentiment = Sentiment::Irate;
        filter.text = u"tent"_s;
        m_page->showSessions(filter);
        act("Save this view…")->trigger();
        auto *dialog = m_page->findChild<QInputDialog *>(u"viewName"_s);
        QVERIFY(dialog);
        dialog->setTextValue(u"  Angry   tents "_s);
        dialog->accept();
        m_page->showSessions({});
        QTRY_COMPARE(m_page->feed().state(), SessionsFeed::State::Ready);

        // Another window of the same person's has it, another person has not.
        reopen();
        QVERIFY(act("Angry tents"));
        act("Angry tents")->trigger();
        QVERIFY(m_page->feed().filter() == filter);
        m_desk->me.email = u"ines@acme.example"_s;
        reopen();
        QVERIFY(!act("Angry tents"));
    }

    /// However the program ends: nothing is written at the end alone.
    void theListIsFoundAsItWasLeft()
    {
        auto rows = many(6);
        for (int at = 0; at < 3; ++at)
            rows[static_cast<std::size_t>(at)].channel = Channel::Email;
        m_desk->seed(rows);
        open();
        QTRY_COMPARE(table().model()->rowCount(), 6);
        SessionsFilter filter;
        filter.channel = Channel::Email;
        m_page->showSessions(filter);
        QTRY_COMPARE(table().model()->rowCount(), 3);
        table().horizontalHeader()->setSortIndicator(SessionsModel::Customer, Qt::AscendingOrder);
        openRow(1);
        const QString read = m_page->opened();
        QVERIFY(!read.isEmpty());
        const QString before = id(0);
        reopen();
        QCOMPARE(lastQuery().queryItemValue(u"sort"_s), u"customerName"_s);
        QVERIFY(m_page->feed().filter() == filter);
        QCOMPARE(find<QComboBox>("filterChannel").currentData().toInt(), static_cast<int>(Channel::Email));
        QCOMPARE(id(0), before);
        QTRY_COMPARE(m_page->opened(), read);
        QVERIFY(m_page->caseView().isVisible());
        // Another person has another list, and leaves the first one's alone.
        const deskapi::UserInfo first = m_desk->me;
        m_page->clear();
        m_desk->me.email = u"ines@acme.example"_s;
        m_page->setMe(m_desk->me);
        QTRY_COMPARE(table().model()->rowCount(), 6);
        QCOMPARE(m_page->opened(), QString());
        m_page->clear();
        m_desk->me = first;
        m_page->setMe(first);
        QTRY_COMPARE(m_page->opened(), read);
        QCOMPARE(table().model()->rowCount(), 3);
    }

    void whatIsAskedForGoesBeforeWhatWasLeft()
    {
        m_desk->seed(many(3));
        open();
        QTRY_COMPARE(table().model()->rowCount(), 3);
        openRow(1);
        reopen();
        SessionsFilter filter;
        filter.text = u"number 2"_s;
        m_page->showSessions(filter);
        QTRY_COMPARE(m_page->feed().state(), SessionsFeed::State::Ready);
        QVERIFY(m_page->feed().filter() == filter);
    }

    void columnsAreOnTheDiskAMomentAfterTheyWereMoved()
    {
        m_desk->seed(many(3));
        open();
        QTRY_COMPARE(table().model()->rowCount(), 3);
        const QString key = u"sessions/columns"_s;
        const QByteArray before = m_settings->value(key).toByteArray();
        table().horizontalHeader()->resizeSection(SessionsModel::Customer, 251);
        const auto onDisk = [&] {
            QSettings other(m_settings->fileName(), QSettings::IniFormat);
            return other.value(key).toByteArray();
        };
        QTRY_VERIFY(!onDisk().isEmpty() && onDisk() != before);
    }

    void columnsAreChosenAndStaySo()
    {
        m_desk->seed(many(3));
        open();
        QTRY_COMPARE(table().model()->rowCount(), 3);
        QVERIFY(table().horizontalHeader()->isSectionHidden(SessionsModel::Rating));
        action("sessionColumns", "Rating")->setChecked(true);
        QVERIFY(!table().horizontalHeader()->isSectionHidden(SessionsModel::Rating));
        table().horizontalHeader()->moveSection(table().horizontalHeader()->visualIndex(SessionsModel::Rating), 0);
        reopen();
        QVERIFY(!table().horizontalHeader()->isSectionHidden(SessionsModel::Rating));
        QCOMPARE(table().horizontalHeader()->visualIndex(SessionsModel::Rating), 0);
        QVERIFY(!action("sessionColumns", "Customer")->isEnabled());
    }

    void besideACaseThereIsRoomForWhoAndWhatAndTheOthersComeBack()
    {
        m_desk->seed(test::designCases(m_clock.now()));
        m_desk->setDetail(test::designCase(m_clock.now()));
        open();
        QTRY_COMPARE(table().model()->rowCount(), 7);
        const QByteArray whole = table().horizontalHeader()->saveState();
        openRow(0);
        QTRY_VERIFY(find<SessionsTable>("sessionsTable").isNarrow());
        QStringList seen;
        for (int column = 0; column < SessionsModel::Columns; ++column) {
            if (!table().isColumnHidden(column))
                seen.append(table().model()->headerData(column, Qt::Horizontal).toString());
        }
        QCOMPARE(seen, QStringList({u"Customer"_s, u"Summary"_s}));
        QTRY_VERIFY(!table().horizontalScrollBar()->isVisible());
        QVERIFY(!find<QPushButton>("sessionColumns").isEnabled());
        // Another order, chosen meanwhile, stays.
        table().horizontalHeader()->setSortIndicator(SessionsModel::Customer, Qt::AscendingOrder);
        const SessionOrder byName{SessionSort::CustomerName, false};
        QVERIFY(m_page->feed().model().order() == byName);
        QTest::keyClick(&table(), Qt::Key_Escape);
        QTRY_VERIFY(!find<SessionsTable>("sessionsTable").isNarrow());
        QVERIFY(!table().isColumnHidden(SessionsModel::Started));
        QVERIFY(find<QPushButton>("sessionColumns").isEnabled());
        QCOMPARE(table().horizontalHeader()->sortIndicatorSection(), int(SessionsModel::Customer));
        QVERIFY(m_page->feed().model().order() == byName);
        table().horizontalHeader()->setSortIndicator(SessionsModel::Started, Qt::DescendingOrder);
        QCOMPARE(table().horizontalHeader()->saveState(), whole);
    }

    void whatItIsAboutTakesTheRoomThatTheOthersLeave()
    {
        m_desk->seed(many(3));
        open();
        m_page->resize(1440, 600);
        QHeaderView &header = *table().horizontalHeader();
        QTRY_COMPARE(header.length(), table().viewport()->width());
        const int about = header.sectionSize(SessionsModel::Summary);
        const int started = header.sectionSize(SessionsModel::Started);
        m_page->resize(1640, 600);
        QTRY_COMPARE(header.sectionSize(SessionsModel::Summary), about + 200);
        QCOMPARE(header.sectionSize(SessionsModel::Started), started);
        // With no room for it the table is wider than its place, and is scrolled.
        m_page->resize(900, 600);
        QTRY_VERIFY(header.length() > table().viewport()->width());
        QVERIFY(header.sectionSize(SessionsModel::Summary) >= 200);
        m_page->resize(1640, 600);
        QTRY_COMPARE(header.sectionSize(SessionsModel::Summary), about + 200);
    }

    void aFailureIsSaidAndTriedAgain()
    {
        m_desk->seed(many(3));
        m_desk->failNext(u"/desk/sessions"_s, {0, {}, true});
        open();
        auto &state = find<widgets::StatePanel>("sessionsState");
        QTRY_VERIFY(state.isVisible());
        QCOMPARE(state.heading(), u"The server cannot be reached"_s);
        m_desk->forgive(u"/desk/sessions"_s);
        state.findChild<QPushButton *>(u"stateAction"_s)->click();
        QTRY_COMPARE(table().model()->rowCount(), 3);
    }

    void theKeyThatIsShownTriesAgain()
    {
        m_desk->seed(many(3));
        m_desk->failNext(u"/desk/sessions"_s, {0, {}, true});
        open();
        QTRY_VERIFY(find<widgets::StatePanel>("sessionsState").isVisible());
        m_desk->forgive(u"/desk/sessions"_s);
        auto *again = find<widgets::StatePanel>("sessionsState").findChild<QPushButton *>(u"stateAction"_s);
        QCOMPARE(theme::keyHint(again), u"R"_s);
        QTest::keyClick(m_page.get(), Qt::Key_R);
        QTRY_COMPARE(table().model()->rowCount(), 3);
    }

    void aRefreshKeepsSelectionAndWhatLiesBelow()
    {
        m_desk->seed(many(150));
        open();
        QTRY_COMPARE(table().model()->rowCount(), 100);
        m_page->feed().loadMore();
        QTRY_COMPARE(table().model()->rowCount(), 150);
        table().setCurrentIndex(table().model()->index(120, 0));
        const int asked = m_desk->askedFor(u"/desk/sessions"_s);
        m_page->feed().load();
        QTRY_COMPARE(m_desk->askedFor(u"/desk/sessions"_s), asked + 1);
        QTRY_VERIFY(!m_page->feed().isFetching());
        QCOMPARE(table().model()->rowCount(), 150);
        QCOMPARE(table().currentIndex().row(), 120);
    }

    void whoSignsOutLeavesNothing()
    {
        m_desk->seed(many(3));
        open();
        QTRY_COMPARE(table().model()->rowCount(), 3);
        openRow(0);
        m_page->clear();
        QCOMPARE(table().model()->rowCount(), 0);
        QCOMPARE(m_page->opened(), QString());
        QVERIFY(m_page->feed().filter().isEmpty());
    }

private:
    std::vector<deskapi::SessionRow> many(int count) const
    {
        std::vector<deskapi::SessionRow> rows;
        for (int number = 0; number < count; ++number) {
            deskapi::SessionRow row;
            row.id = u"sess_%1"_s.arg(number, 4, 10, QLatin1Char('0'));
            row.customerName = u"Customer %1"_s.arg(number);
            row.summary = u"Case number %1."_s.arg(number);
            row.messageCount = (number * 37) % 101;
            row.status = Status::Active;
            row.createdAt = m_clock.now() - Millis::minutes(number + 1);
            row.updatedAt = row.createdAt;
            row.version = 1;
            rows.push_back(row);
        }
        return rows;
    }

    void open()
    {
        m_page = std::make_unique<SessionsPage>(*m_cases);
        m_page->resize(1300, 800);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
        m_cases->enter(m_desk->me);
        m_page->setMe(m_desk->me);
        m_connection->open();
    }
    void reopen()
    {
        m_page.reset();
        open();
        QTRY_COMPARE(table().model()->rowCount(), 3);
    }
    template<class T>
    T &find(const char *name) const
    {
        auto *found = m_page->findChild<T *>(QString::fromLatin1(name));
        if (!found)
            qFatal("no %s on the page", name);
        return *found;
    }
    QTableView &table() const { return find<QTableView>("sessionsTable"); }
    QString id(int row) const { return table().model()->index(row, 0).data(SessionsModel::SessionIdRole).toString(); }
    void openRow(int row) const
    {
        table().setFocus();
        table().setCurrentIndex(table().model()->index(row, 0));
        QTest::keyClick(&table(), Qt::Key_Return);
    }
    QUrlQuery lastQuery() const
    {
        QUrlQuery query;
        for (const auto &each : m_desk->asked()) {
            if (each.path == "/desk/sessions"_L1)
                query = each.query;
        }
        return query;
    }
    QAction *action(const char *button, const char *text) const
    {
        QMenu *menu = find<QPushButton>(button).menu();
        Q_EMIT menu->aboutToShow();
        for (QAction *each : menu->actions()) {
            if (each->text() == QString::fromUtf8(text))
                return each;
        }
        return nullptr;
    }
    QAction *act(const char *text) const { return action("sessionViews", text); }

    HandClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<test::DeskDouble> m_desk;
    std::unique_ptr<Connection> m_connection;
    std::unique_ptr<CaseDesk> m_cases;
    std::unique_ptr<SessionsPage> m_page;
};

QTEST_MAIN(SessionsPageTest)
#include "tst_sessionspage.moc"
