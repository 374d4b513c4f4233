#include "ui/shell/Notices.h"

#include "tests/support/desk/DeskDouble.h"
#include "ui/queue/QueueFeed.h"
#include "ui/shell/Preferences.h"

#include <QtCore/QSettings>
#include <QtCore/QTemporaryDir>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <memory>

using namespace tierdesk;
using client::Connection;
using ui::Notices;

/// New escalations over a real socket, and what is told of them.
class NoticesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        qRegisterMetaType<ui::Notice>();
        m_folder = std::make_unique<QTemporaryDir>();
        m_settings = std::make_unique<QSettings>(m_folder->filePath(u"n.ini"_s), QSettings::IniFormat);
        m_preferences = std::make_unique<ui::Preferences>(*m_settings);
        m_desk = std::make_unique<test::DeskDouble>();
        m_connection = std::make_unique<Connection>();
        m_connection->setServer(m_desk->url());
        m_connection->setToken(m_desk->token);
        m_feed = std::make_unique<ui::QueueFeed>(*m_connection, m_clock);
        m_feed->setMe(m_desk->me.id);
        m_feed->load();
        m_connection->open();
        QTRY_COMPARE(m_feed->state(), ui::QueueFeed::State::Ready);
        QTRY_COMPARE(m_connection->state(), Connection::State::Live);
    }
    void cleanup()
    {
        m_notices.reset();
        m_feed.reset();
        m_connection.reset();
        m_desk.reset();
        m_preferences.reset();
        m_settings.reset();
    }

    void oneIsToldWithItsNameAndWhy()
    {
        begin({50, 200});
        QSignalSpy spoken(m_notices.get(), &Notices::spoken);
        arrive(1);
        QTRY_COMPARE(m_told.size(), 1);
        const ui::Notice &notice = m_told.first();
        QCOMPARE(notice.title, u"Customer 1 is waiting for an agent"_s);
        QVERIFY2(notice.body.contains(u"Irate"_s), qPrintable(notice.body));
        QCOMPARE(notice.session, u"sess_1"_s);
        QVERIFY(notice.isUrgent);
        QVERIFY(!notice.isSilent);
        QCOMPARE(spoken.size(), 1);
    }

    void manyAreGathered()
    {
        begin({150, 600});
        for (int number = 1; number <= 38; ++number)
            arrive(number);
        QTRY_COMPARE(m_told.size(), 2);
        QCOMPARE(m_told[0].session, u"sess_1"_s);
        QCOMPARE(m_told[1].title, u"37 new escalations"_s);
        QVERIFY2(m_told[1].body.endsWith(u"and 34 more"_s), qPrintable(m_told[1].body));
        QVERIFY(m_told[1].session.isEmpty());
    }

    void fiveHundredInAMinuteAreAHandful()
    {
        // A minute at a tenth of its length: five hundred over three seconds, gathered for 0.2 to 1.5 s.
        begin({200, 1500});
        int number = 0;
        QTimer source;
        source.setInterval(6);
        connect(&source, &QTimer::timeout, this, [&] {
            if (++number <= 500)
                arrive(number);
        });
        source.start();
        QTRY_VERIFY_WITH_TIMEOUT(number >= 500, 20'000);
        source.stop();
        const auto counted = [this] {
            int sum = 0;
            for (const ui::Notice &each : m_told)
                sum += each.session.isEmpty() ? each.title.section(u' ', 0, 0).toInt() : 1;
            return sum;
        };
        QTRY_COMPARE_WITH_TIMEOUT(counted(), 500, 5000);
        QVERIFY2(m_told.size() <= 8, qPrintable(QString::number(m_told.size())));
    }

    void whatIsOnTheScreenIsNotTold()
    {
        begin({50, 200});
        m_notices->setOnScreen([] { return u"sess_1"_s; });
        arrive(1);
        arrive(2);
        QTRY_COMPARE(m_told.size(), 1);
        QCOMPARE(m_told.first().session, u"sess_2"_s);
    }

    void whoWasClaimedMeanwhileIsNotTold()
    {
        begin({300, 600});
        arrive(1);
        arrive(2);
        arrive(3);
        auto row = m_desk->row(u"sess_2"_s);
        row.holder = UserId{8};
        row.holderName = u"Ines Duarte"_s;
        m_desk->change(row, {u"session.claimed"_s});
        QTRY_COMPARE(m_told.size(), 2);
        QCOMPARE(m_told[1].session, u"sess_3"_s);
    }

    void whatThePersonWishesIsKept_data()
    {
        QTest::addColumn<int>("wish");
        QTest::addColumn<bool>("isVip");
        QTest::addColumn<bool>("isTold");
        using Notify = ui::Preferences::Notify;
        QTest::newRow("everything") << int(Notify::Everything) << false << true;
        QTest::newRow("only VIP, and it is one") << int(Notify::VipOnly) << true << true;
        QTest::newRow("only VIP, and it is none") << int(Notify::VipOnly) << false << false;
        QTest::newRow("nothing") << int(Notify::Nothing) << true << false;
    }
    void whatThePersonWishesIsKept()
    {
        QFETCH(int, wish);
        QFETCH(bool, isVip);
        QFETCH(bool, isTold);
        m_preferences->setNotify(static_cast<ui::Preferences::Notify>(wish));
        m_preferences->setSounding(false);
        begin({20, 40});
        arrive(1, isVip);
        QTRY_VERIFY(m_feed->find(u"sess_1"_s));
        QCOMPARE(m_told.size(), isTold ? 1 : 0);
        if (isTold)
            QVERIFY(m_told.first().isSilent);
    }

private:
    void begin(const Notices::Timing &timing)
    {
        m_told.clear();
        m_notices = std::make_unique<Notices>(*m_feed, *m_preferences, timing);
        connect(m_notices.get(), &Notices::told, this, [this](const ui::Notice &notice) { m_told.append(notice); });
    }
    void arrive(int number, bool isVip = false)
    {
        auto row = test::waitingCase(u"sess_%1"_s.arg(number), u"Customer %1"_s.arg(number), u"Wants a refund"_s,
                                     Sentiment::Irate, Reason::CustomerRequest, m_clock.now() + Millis::seconds(300));
        row.isVip = isVip;
        m_desk->change(row, {u"session.escalated"_s});
    }

    base::SystemClock m_clock;
    QList<ui::Notice> m_told;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<ui::Preferences> m_preferences;
    std::unique_ptr<test::DeskDouble> m_desk;
    std::unique_ptr<Connection> m_connection;
    std::unique_ptr<ui::QueueFeed> m_feed;
    std::unique_ptr<Notices> m_notices;
};

QTEST_GUILESS_MAIN(NoticesTest)
#include "tst_notices.moc"
