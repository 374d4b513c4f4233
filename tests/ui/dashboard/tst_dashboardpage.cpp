#include "ui/dashboard/DashboardPage.h"

#include "tests/support/desk/DeskDouble.h"
#include "ui/dashboard/BarRow.h"
#include "ui/dashboard/ColumnChart.h"
#include "ui/dashboard/FigureCard.h"
#include "ui/dashboard/MoodCharts.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/StatePanel.h"

#include <QtCore/QSettings>
#include <QtCore/QTemporaryDir>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>

#include <cstdlib>
#include <memory>
#include <utility>
#include <vector>

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
class DashboardPageTest final : public QObject
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
        m_desk->analytics = test::designFigures(m_clock.now());
        m_desk->analyticsBefore = m_desk->analytics;
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
        m_settings.reset();
    }

    void figuresAreWhatTheServerCounted_data()
    {
        QTest::addColumn<QByteArray>("card");
        QTest::addColumn<QString>("value");
        QTest::newRow("430 of 450 stayed with the AI") << QByteArray("figureContained") << u"95.6\u00A0%"_s;
        QTest::newRow("resolved") << QByteArray("figureResolved") << u"93.6\u00A0%"_s;
        QTest::newRow("312 s to resolve") << QByteArray("figureTime") << u"5:12"_s;
        QTest::newRow("escalated") << QByteArray("figureEscalated") << u"22.2\u00A0%"_s;
        QTest::newRow("rating") << QByteArray("figureRating") << u"4.3"_s;
        QTest::newRow("better at the end") << QByteArray("figureBetter") << u"61.4\u00A0%"_s;
    }
    void figuresAreWhatTheServerCounted()
    {
        QFETCH(QByteArray, card);
        QFETCH(QString, value);
        open();
        QTRY_COMPARE(find<FigureCard>(card.constData()).value(), value);
    }

    void nothingIsMadeUp()
    {
        m_desk->analytics = {};
        m_desk->analyticsBefore = {};
        open();
        for (const char *card :
             {"figureContained", "figureResolved", "figureTime", "figureEscalated", "figureRating", "figureBetter"}) {
            QTRY_COMPARE(find<FigureCard>(card).value(), u"–"_s);
            QVERIFY(find<FigureCard>(card).accessibleName().contains(u"no data"_s));
            QVERIFY(find<FigureCard>(card).change().isEmpty());
        }
        QVERIFY(!find<BarRow>("reasonREFUND_REQUEST").isVisible());
        QVERIFY(!find<BarRow>("endsAll").isEnabled());
        QVERIFY(!find<BarRow>("channelchat").isVisible()); // no row of noughts: its card says so
        QVERIFY(!find<QWidget>("sessionColumns").isVisible());
    }

    void aChangeIsBetterOrWorse_data()
    {
        QTest::addColumn<QByteArray>("card");
        QTest::addColumn<double>("before");
        QTest::addColumn<QString>("change");
        QTest::addColumn<QString>("spoken");
        QTest::newRow("more resolved") << QByteArray("figureResolved") << 91.5 << u"2.1 pts"_s << u"up 2.1 pts"_s;
        QTest::newRow("faster") << QByteArray("figureTime") << 400.0 << u"1:28"_s << u"down 1:28"_s;
        QTest::newRow("escalated as before") << QByteArray("figureEscalated") << 22.2 << u"0.0 pts"_s << u"unchanged"_s;
        QTest::newRow("rated lower") << QByteArray("figureRating") << 4.6 << u"0.3"_s << u"down 0.3"_s;
    }
    void aChangeIsBetterOrWorse()
    {
        QFETCH(QByteArray, card);
        QFETCH(double, before);
        QFETCH(QString, change);
        QFETCH(QString, spoken);
        auto &was = m_desk->analyticsBefore;
        if (card == "figureResolved")
            was.overview.resolutionRate = before;
        else if (card == "figureTime")
            was.overview.averageSeconds = static_cast<qint64>(before);
        else if (card == "figureEscalated")
            was.escalations.rate = before;
        else
            was.overview.averageRating = before;
        open();
        QTRY_COMPARE(find<FigureCard>(card.constData()).change(), change);
        QVERIFY(find<FigureCard>(card.constData()).accessibleName().endsWith(spoken));
        find<QCheckBox>("dashboardCompare").click();
        QVERIFY(find<FigureCard>(card.constData()).change().isEmpty());
    }

    void aComparisonWithAFewSessionsSaysSo_data()
    {
        QTest::addColumn<QByteArray>("card");
        QTest::addColumn<qint64>("before");
        QTest::addColumn<qint64>("now");
        QTest::addColumn<QString>("note"); ///< none: a change is told
        QTest::newRow("three sessions before")
            << QByteArray("figureContained") << qint64{3} << qint64{450} << u"only 3 before"_s;
        QTest::newRow("three sessions now")
            << QByteArray("figureContained") << qint64{450} << qint64{3} << u"only 3 so far"_s;
        QTest::newRow("enough") << QByteArray("figureContained") << qint64{20} << qint64{450} << QString();
        QTest::newRow("four ratings before")
            << QByteArray("figureRating") << qint64{4} << qint64{118} << u"only 4 before"_s;
        QTest::newRow("five solved before")
            << QByteArray("figureTime") << qint64{5} << qint64{421} << u"only 5 before"_s;
    }
    void aComparisonWithAFewSessionsSaysSo()
    {
        QFETCH(const QByteArray, card);
        QFETCH(const qint64, before);
        QFETCH(const qint64, now);
        QFETCH(const QString, note);
        const auto set = [&](deskapi::Analytics &figures, qint64 count) {
            (card == "figureRating" ? figures.overview.rated
             : card == "figureTime" ? figures.overview.resolved
                                    : figures.overview.sessions) = count;
        };
        set(m_desk->analyticsBefore, before);
        set(m_desk->analytics, now);
        open();
        auto &figure = find<FigureCard>(card.constData());
        if (note.isEmpty())
            QTRY_VERIFY(!figure.change().isEmpty());
        else
            QTRY_VERIFY2(figure.accessibleName().endsWith(note), qPrintable(figure.accessibleName()));
        QCOMPARE(figure.change().isEmpty(), !note.isEmpty());
    }

    /// Each day is a column of its own; one on which nobody wrote is a gap.
    void aDayWithoutMessagesIsAGap()
    {
        const Timestamp from{1'789'862'400'000}; // midnight, UTC
        auto moods = test::designMoods(from, from + Millis::days(5), 24 * 60);
        QCOMPARE(moods.buckets.size(), 5U);
        moods.buckets[2].words = {};
        moods.buckets[2].count = 0;
        m_desk->sentiment = moods;
        open();
        auto &chart = find<ColumnChart>("moodShares");
        QTRY_COMPARE(chart.columns().size(), 5U);
        // Where a column stands its lowest part is seen.
        const QImage picture = chart.grab().toImage();
        const QRgb lowest = theme::tokens(&chart).sentiment(Sentiment::Happy).rgb();
        std::vector<std::pair<int, int>> stands; // from, to
        for (int x = 0; x < picture.width(); ++x) {
            bool isColumn = false;
            for (int y = 0; y < picture.height() && !isColumn; ++y)
                isColumn = picture.pixel(x, y) == lowest;
            if (isColumn && !stands.empty() && stands.back().second == x - 1)
                stands.back().second = x;
            else if (isColumn)
                stands.emplace_back(x, x);
        }
        QCOMPARE(stands.size(), 4U);
        const auto distance = [&](std::size_t at) { return stands[at + 1].first - stands[at].first; };
        QVERIFY(std::abs(distance(0) - distance(2)) <= 2);
        QVERIFY2(std::abs(distance(1) - 2 * distance(0)) <= 3, qPrintable(QString::number(distance(1))));
    }

    void aFigureOpensTheSessionsItCounts()
    {
        open();
        QSignalSpy opened(m_page.get(), &DashboardPage::sessionsRequested);
        QTRY_VERIFY(find<BarRow>("endsHUMAN_AGENT").isEnabled());
        find<BarRow>("endsHUMAN_AGENT").click();
        auto filter = opened.takeFirst().front().value<SessionsFilter>();
        QCOMPARE(filter.tier, std::optional(Tier::HumanAgent));
        QCOMPARE(filter.from, m_page->feed().period().asked(m_clock.now()).from);
        QCOMPARE(filter.to, std::optional(m_clock.now()));

        find<FigureCard>("figureResolved").click();
        filter = opened.takeFirst().front().value<SessionsFilter>();
        QCOMPARE(filter.status, std::optional(Status::Resolved));

        find<FigureCard>("figureContained").click();
        QVERIFY(opened.takeFirst().front().value<SessionsFilter>().only.has(SessionTrait::Ai));
        find<FigureCard>("figureEscalated").click();
        QVERIFY(opened.takeFirst().front().value<SessionsFilter>().only.has(SessionTrait::Escalated));
        find<FigureCard>("figureRating").click();
        QVERIFY(opened.takeFirst().front().value<SessionsFilter>().only.has(SessionTrait::Rated));
        find<FigureCard>("figureBetter").click();
        QVERIFY(opened.takeFirst().front().value<SessionsFilter>().only.has(SessionTrait::Improved));
        find<BarRow>("resolutionREFUND_PROCESSED").click();
        QCOMPARE(opened.takeFirst().front().value<SessionsFilter>().resolution,
                 std::optional(ResolutionType::RefundProcessed));
        find<BarRow>("reasonREFUND_REQUEST").click();
        QCOMPARE(opened.takeFirst().front().value<SessionsFilter>().reason, std::optional(Reason::RefundRequest));

        find<BarRow>("channelemail").click();
        QCOMPARE(opened.takeFirst().front().value<SessionsFilter>().channel, std::optional(Channel::Email));
    }

    void aFactOpensTheSessionsItIsOf_data()
    {
        QTest::addColumn<QByteArray>("row");
        QTest::addColumn<QString>("value");
        QTest::addColumn<SessionTraits>("only");
        QTest::addColumn<bool>("isOfPeriod");
        const auto row = [](const char *says, const char *name, const char *value, SessionTraits only,
                            bool isOfPeriod) {
            QTest::newRow(says) << QByteArray(name) << QString::fromUtf8(value) << only << isOfPeriod;
        };
        row("messages: every session", "factMessages", "4.8", {}, true);
        row("time to climb: those that did", "factTimeToEscalate", "1:35", {SessionTrait::Escalated}, true);
        row("irate messages: where they were written", "factIrate", "17", {SessionTrait::Irate}, true);
        row("open now: whenever begun", "factOpen", "42", {SessionTrait::Open}, false);
        row("waiting now", "factWaiting", "7", {SessionTrait::Waiting}, false);
        row("held now", "factHeld", "8", {SessionTrait::Held}, false);
    }
    void aFactOpensTheSessionsItIsOf()
    {
        QFETCH(QByteArray, row);
        QFETCH(QString, value);
        QFETCH(SessionTraits, only);
        QFETCH(bool, isOfPeriod);
        open();
        QTRY_COMPARE(find<BarRow>(row.constData()).figure(), value);
        QSignalSpy opened(m_page.get(), &DashboardPage::sessionsRequested);
        find<BarRow>(row.constData()).click();
        const auto filter = opened.takeFirst().front().value<SessionsFilter>();
        QCOMPARE(filter.only, only);
        QCOMPARE(filter.period == SessionsFilter::Period::All, !isOfPeriod);
    }

    void columnsAreGoneThroughByKeysAndOpened()
    {
        open();
        auto &columns = find<ColumnChart>("sessionColumns");
        QTRY_COMPARE(columns.columns().size(), std::size_t{28});
        QSignalSpy opened(m_page.get(), &DashboardPage::sessionsRequested);
        columns.setFocus(Qt::TabFocusReason);
        QTRY_COMPARE(columns.current(), 27);
        QTest::keyClick(&columns, Qt::Key_Left);
        QVERIFY(columns.accessibleDescription().contains(u"AI Manager: "_s));
        QTest::keyClick(&columns, Qt::Key_Return);
        const auto filter = opened.takeFirst().front().value<SessionsFilter>();
        QCOMPARE(filter.from, std::optional(columns.columns()[26].start));
        QCOMPARE(*filter.to - *filter.from, Millis::days(1));
        QTest::keyClick(&columns, Qt::Key_Home);
        QCOMPARE(columns.current(), 0);
        QTest::keyClick(&columns, Qt::Key_Left); // there is none before the first
        QCOMPARE(columns.current(), 0);
    }

    void anotherPeriodIsAskedForAndKept()
    {
        open();
        QTRY_COMPARE(m_page->feed().state(), DashboardFeed::State::Ready);
        const auto asks = [this] { return m_desk->askedFor(u"/desk/analytics"_s); };
        const int before = asks();
        find<QComboBox>("dashboardRange").setCurrentText(u"Last 7 days"_s);
        // One after the other: two connections may overtake each other.
        QTRY_VERIFY(asks() > before && m_page->feed().state() == DashboardFeed::State::Ready);
        find<QComboBox>("dashboardGroupBy").setCurrentText(u"By week"_s);
        QTRY_COMPARE(lastQuery().queryItemValue(u"groupBy"_s), u"week"_s);
        const auto from = base::timestampFromIso(lastQuery().queryItemValue(u"startDate"_s));
        QVERIFY(from && m_clock.now() - *from < Millis::days(7));
        m_page.reset();
        open();
        QCOMPARE(find<QComboBox>("dashboardRange").currentText(), u"Last 7 days"_s);
        QCOMPARE(find<QComboBox>("dashboardGroupBy").currentText(), u"By week"_s);
    }

    void aMessageIsInTodaysMoodsAtOnce()
    {
        m_desk->sentiment = test::designMoods(m_clock.now() - Millis::hours(6), m_clock.now() + Millis::hours(6), 30);
        m_desk->seed(test::designCases(m_clock.now()));
        m_desk->setDetail(test::designCase(m_clock.now()));
        open();
        QTRY_COMPARE(m_connection->state(), Connection::State::Live);
        auto &today = find<MoodToday>("moodToday");
        QTRY_VERIFY(today.count() > 0);
        const qint64 before = today.count();
        const double mean = *today.mean();
        Message message;
        message.id = MessageId{90'001};
        message.speaker = Speaker::Customer;
        message.text = u"Terrible."_s;
        message.at = m_clock.now();
        message.score = -1;
        message.sentiment = Sentiment::Irate;
        Message answer = message;
        answer.id = MessageId{90'002};
        answer.speaker = Speaker::AiRep;
        m_desk->add(u"sess_8f21"_s, {u"message.created"_s}, {message, answer});
        QTRY_COMPARE(today.count(), before + 1); // the answer is no customer's
        QVERIFY(*today.mean() < mean);
        QVERIFY(find<QLabel>("moodSummary").text().startsWith(QLocale().toString(before + 1)));
    }
    void aMessageThatIsToldOfTwiceWasSaidOnce()
    {
        MoodToday today;
        const Timestamp morning = m_clock.now() - Millis::hours(6);
        const auto moods = test::designMoods(morning, m_clock.now() + Millis::hours(6), 30);
        today.show(moods);
        const qint64 before = today.count();
        Message message;
        message.id = MessageId{90'001};
        message.speaker = Speaker::Customer;
        message.at = m_clock.now();
        message.score = -1;
        QVERIFY(today.add(message));
        const double mean = *today.mean();
        // Nobody could answer it, and its repeat has read it anew.
        message.score = 1;
        QVERIFY(!today.add(message));
        QCOMPARE(today.count(), before + 1);
        QCOMPARE(*today.mean(), mean);
        // The day is loaded again, with the message in it by now.
        today.show(moods);
        QVERIFY(!today.add(message));
        QCOMPARE(today.count(), before);
        // What could not be read counts once it is.
        message.id = MessageId{90'002};
        message.score.reset();
        QVERIFY(!today.add(message));
        message.score = 1;
        QVERIFY(today.add(message));
    }

    void figuresFollowTheDayButNotWhileNobodyLooks()
    {
        m_desk->seed(test::designCases(m_clock.now()));
        open();
        QTRY_COMPARE(m_connection->state(), Connection::State::Live);
        QTRY_COMPARE(m_page->feed().state(), DashboardFeed::State::Ready);
        m_page->hide();
        const int asked = m_desk->askedFor(u"/desk/analytics"_s);
        m_desk->analytics.overview.resolutionRate = 50;
        m_desk->change(m_desk->row(u"sess_8e07"_s));
        // A later event has come through, so the first was seen.
        QSignalSpy events(m_connection.get(), &Connection::eventReceived);
        m_desk->change(m_desk->row(u"sess_8b02"_s));
        QTRY_VERIFY(!events.isEmpty());
        QCOMPARE(m_desk->askedFor(u"/desk/analytics"_s), asked);
        m_page->show();
        QTRY_COMPARE(find<FigureCard>("figureResolved").value(), u"50.0\u00A0%"_s);
    }

    void aFailureIsSaidAndTriedAgain()
    {
        // Two calls ask for figures; either may come first.
        m_desk->failNext(u"/desk/analytics"_s, {0, {}, true});
        open();
        auto &state = find<widgets::StatePanel>("dashboardState");
        QTRY_VERIFY(state.isVisible());
        m_desk->forgive(u"/desk/analytics"_s);
        state.findChild<QPushButton *>(u"stateAction"_s)->click();
        QTRY_COMPARE(find<FigureCard>("figureResolved").value(), u"93.6\u00A0%"_s);
    }

private:
    void open()
    {
        m_page = std::make_unique<DashboardPage>(*m_connection, m_clock, *m_settings);
        m_page->resize(1300, 1000);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
        m_page->setMe(m_desk->me);
        m_connection->open();
    }
    template<class T>
    T &find(const char *name) const
    {
        auto *found = m_page->findChild<T *>(QString::fromLatin1(name));
        if (!found)
            qFatal("no %s on the page", name);
        return *found;
    }
    QUrlQuery lastQuery() const
    {
        QUrlQuery query;
        for (const auto &each : m_desk->asked()) {
            if (each.path == "/desk/analytics"_L1 && each.query.hasQueryItem(u"groupBy"_s))
                query = each.query;
        }
        return query;
    }

    HandClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<test::DeskDouble> m_desk;
    std::unique_ptr<Connection> m_connection;
    std::unique_ptr<DashboardPage> m_page;
};

QTEST_MAIN(DashboardPageTest)
#include "tst_dashboardpage.moc"
