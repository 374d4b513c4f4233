#include "app/Await.h"
#include "app/Demo.h"
#include "core/engine/CommandContext.h"
#include "core/mind/ai/local/LocalResponder.h"
#include "core/store/Readers.h"
#include "resources/Resources.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

#include <algorithm>
#include <map>
#include <numeric>

using namespace tierdesk;

/// The demo is made once; every test looks at it.
class TestDemo final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();

    void theClockRunsWithTheMachineAgain();
    void thereAreTwoCompaniesAndTheFirstIsAcme();
    void everyoneSignsInWithTheSamePassword();
    void theConsoleUserMayDoEverythingInBoth();
    void theJwtSecretOpensTheFirstCompany();
    void sevenWait_data();
    void sevenWait();
    void danaIsServedFirst();
    void casesAreInHandsAndOneSleeps();
    void fourWeeksHaveTheirRhythm();
    void casesEndInManyWays();
    void moneyMovedOnlyByAuthority();
    void noCaseOfAPersonWasAbandoned();
    void customersRated();
    void theArticlesAnswer();
    void nothingLiesInTheFuture();

private:
    template<class R>
    R ask(std::function<base::Result<R>(store::Readers &)> query)
    {
        return m_waiter.read<R>(*m_engine, std::move(query)).value();
    }
    const engine::CompanyEntry *acme() const { return m_directory->company(app::demoCompanyKey()); }
    std::vector<store::QueueRow> queue(store::QueueView view)
    {
        const UserId user = m_directory->usersByEmail.value(app::demoUser())->id;
        return ask<std::vector<store::QueueRow>>(
            [&](store::Readers &readers) { return readers.queue.rows(acme()->company.id, view, user); });
    }

    QTemporaryDir m_folder;
    app::ShiftedClock m_clock;
    base::Counters m_counters;
    base::Seal m_seal{base::Seal::newKey()};
    std::unique_ptr<nlu::Reader> m_reader;
    ai::LocalResponder m_responder;
    std::unique_ptr<engine::Engine> m_engine;
    std::shared_ptr<const engine::Directory> m_directory;
    app::Waiter m_waiter;
    std::vector<Session> m_sessions;
    base::Timestamp m_end;
};

void TestDemo::initTestCase()
{
    resources::init();
    auto reader = nlu::Reader::load();
    QVERIFY(reader);
    m_reader = std::make_unique<nlu::Reader>(std::move(*reader));
    auto engine = engine::Engine::start({.databasePath = m_folder.filePath(u"demo.db"_s),
                                         .clock = m_clock,
                                         .counters = m_counters,
                                         .reader = *m_reader,
                                         .aiRep = m_responder,
                                         .aiManager = m_responder,
                                         .thinkWorkers = 2,
                                         .sweepIntervalMs = 0});
    QVERIFY(engine);
    m_engine = std::move(*engine);
    m_end = m_clock.now();
    QElapsedTimer timer;
    timer.start();
    const auto made = app::makeDemo(*m_engine, m_clock, m_seal);
    QVERIFY2(made, made ? "" : qPrintable(made.error().message + made.error().where));
    qInfo() << "the demo took" << timer.elapsed() << "ms";
    m_directory = m_engine->directory();
    m_sessions = ask<std::vector<Session>>([&](store::Readers &readers) -> base::Result<std::vector<Session>> {
        std::vector<Session> all;
        for (int i = 1; i < 3000; ++i) {
            const auto session = readers.rows.sessions.byKey(SessionKey{i});
            if (!session)
                return session.error();
            if (*session && (*session)->company == acme()->company.id)
                all.push_back(**session);
        }
        return all;
    });
}

void TestDemo::cleanupTestCase()
{
    m_engine->stop();
}

void TestDemo::theClockRunsWithTheMachineAgain()
{
    const base::SystemClock machine;
    QVERIFY((machine.now() - m_clock.now()).count < 60'000);
    QVERIFY(m_clock.now() >= m_end);
}

void TestDemo::thereAreTwoCompaniesAndTheFirstIsAcme()
{
    QCOMPARE(m_directory->companies.size(), 2);
    QCOMPARE(acme()->company.name, u"Acme Outdoor"_s);
    const engine::CompanyEntry *coffee = m_directory->company(u"northwind-coffee"_s);
    QVERIFY(coffee);
    QVERIFY(acme()->company.id < coffee->company.id);
    QCOMPARE((Money{0, coffee->company.config.currency}.code()), u"EUR"_s);
}

void TestDemo::everyoneSignsInWithTheSamePassword()
{
    QVERIFY(m_directory->users.size() >= 8);
    const auto user = m_directory->usersByEmail.value(u"elena@acme.example"_s);
    QVERIFY(user);
    QCOMPARE(user->role, Role::Supervisor);
    QVERIFY(base::verifyPassword(user->passwordHash, app::demoPassword()));
    for (const auto &each : m_directory->users)
        QCOMPARE(each->passwordHash, user->passwordHash);
}

void TestDemo::theConsoleUserMayDoEverythingInBoth()
{
    const auto user = m_directory->usersByEmail.value(app::demoUser());
    QVERIFY(user);
    QCOMPARE(user->name, u"Marek S."_s);
    QCOMPARE(user->role, Role::Admin);
    QCOMPARE(user->companies.size(), size_t{2});
}

void TestDemo::theJwtSecretOpensTheFirstCompany()
{
    QVERIFY(app::demoJwtSecret().size() >= 32);
    const auto found = std::find_if(m_directory->credentials.begin(), m_directory->credentials.end(),
                                    [](const auto &each) { return each->kind == CredentialKind::Jwt; });
    QVERIFY(found != m_directory->credentials.end());
    QCOMPARE((*found)->company, acme()->company.id);
    QCOMPARE((*found)->algorithm, u"HS256"_s);
    QCOMPARE(m_seal.open((*found)->sealed).value(), app::demoJwtSecret());
}

void TestDemo::sevenWait_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<Channel>("channel");
    QTest::addColumn<bool>("isVip");
    QTest::newRow("Dana, whose tent arrived torn") << u"Dana Whitfield"_s << Channel::Chat << true;
    QTest::newRow("Luis, who was charged twice") << u"Luis Ortega"_s << Channel::Chat << false;
    QTest::newRow("Priya, whose stove was recalled") << u"Priya Raman"_s << Channel::Email << false;
    QTest::newRow("Tom, who has a lawyer") << u"Tom Becker"_s << Channel::Voice << false;
    QTest::newRow("Aiko, whose invoice is wrong") << u"Aiko Tanaka"_s << Channel::Chat << false;
    QTest::newRow("Sam, who writes a third time") << u"Sam Okoro"_s << Channel::Sms << false;
    QTest::newRow("Grace, who wants forty tents") << u"Grace Lindholm"_s << Channel::Chat << false;
}

void TestDemo::sevenWait()
{
    QFETCH(QString, name);
    QFETCH(Channel, channel);
    QFETCH(bool, isVip);
    const auto rows = queue(store::QueueView::Waiting);
    QCOMPARE(rows.size(), size_t{7});
    const auto row =
        std::find_if(rows.begin(), rows.end(), [&](const auto &each) { return each.customerName == name; });
    QVERIFY(row != rows.end());
    QCOMPARE(row->session.channel, channel);
    QCOMPARE(row->isVip, isVip);
    QVERIFY(row->reason);
    QVERIFY(!row->ticket.isEmpty());
    QVERIFY2(row->session.firstResponseDue > m_end, "an answer is overdue before anybody has looked");
}

void TestDemo::danaIsServedFirst()
{
    const auto rows = queue(store::QueueView::Waiting);
    QCOMPARE(rows.front().customerName, u"Dana Whitfield"_s);
    QCOMPARE(rows.front().session.id, u"sess_8f21"_s);
    QVERIFY(*rows.front().session.firstResponseDue - m_end < Millis::minutes(2));
}

void TestDemo::casesAreInHandsAndOneSleeps()
{
    QCOMPARE(queue(store::QueueView::Mine).size(), size_t{3});
    QCOMPARE(queue(store::QueueView::Team).size(), size_t{5});
    QCOMPARE(queue(store::QueueView::Snoozed).size(), size_t{1});
}

void TestDemo::fourWeeksHaveTheirRhythm()
{
    std::map<QDate, int> days;
    std::array<int, 24> hours{};
    for (const Session &session : m_sessions) {
        const QDateTime local = QDateTime::fromMSecsSinceEpoch(session.createdAt.ms);
        ++days[local.date()];
        ++hours[static_cast<size_t>(local.time().hour())];
    }
    QVERIFY2(m_sessions.size() >= 450 && m_sessions.size() <= 900, qPrintable(QString::number(m_sessions.size())));
    QVERIFY(m_end - m_sessions.front().createdAt > Millis::days(26));
    const QDate today = QDateTime::fromMSecsSinceEpoch(m_end.ms).date();
    int mondays = 0;
    int sundays = 0;
    for (int ago = 2; ago <= 27; ++ago) {
        const QDate day = today.addDays(-ago);
        QVERIFY2(days[day] > 0, qPrintable(day.toString(Qt::ISODate)));
        // Of four weeks less two days each weekday is there three times at least.
        if (ago <= 22 && day.dayOfWeek() == Qt::Monday)
            mondays += days[day];
        if (ago <= 22 && day.dayOfWeek() == Qt::Sunday)
            sundays += days[day];
    }
    QVERIFY2(mondays > sundays * 2, qPrintable(u"%1, %2"_s.arg(mondays).arg(sundays)));
    const int nights = std::accumulate(hours.begin() + 1, hours.begin() + 6, 0);
    const int middays = std::accumulate(hours.begin() + 10, hours.begin() + 15, 0);
    QVERIFY2(middays > nights * 5, qPrintable(u"%1, %2"_s.arg(middays).arg(nights)));
}

void TestDemo::casesEndInManyWays()
{
    const auto count = [&](auto is) { return std::count_if(m_sessions.begin(), m_sessions.end(), is); };
    for (const Status status : {Status::WaitingCustomer, Status::Escalated, Status::Resolved, Status::Abandoned})
        QVERIFY2(count([&](const Session &s) { return s.status == status; }) > 0, word(status).data());
    const auto all = static_cast<qsizetype>(m_sessions.size());
    const auto people = count([](const Session &s) { return s.tier == Tier::HumanAgent; });
    QVERIFY2(people > all / 50 && people < all / 4, qPrintable(QString::number(people)));
    QVERIFY(count([](const Session &s) { return s.tier == Tier::AiManager; }) > all / 100);
    for (const auto &[sentiment, name] : Words<Sentiment>::table) {
        if (sentiment != Sentiment::Unknown)
            QVERIFY2(count([&, wanted = sentiment](const Session &s) { return s.sentiment == wanted; }) > 0, name);
    }
}

void TestDemo::moneyMovedOnlyByAuthority()
{
    int moved = 0;
    int refused = 0;
    for (const Session &session : m_sessions) {
        const auto actions = ask<std::vector<Action>>(
            [&](store::Readers &readers) { return readers.rows.actions.ofSession(session.key); });
        for (const Action &action : actions) {
            QCOMPARE(action.verdict.isAllowed, action.state != ActionState::Refused);
            (action.verdict.isAllowed ? moved : refused) += 1;
        }
    }
    QVERIFY(moved >= 8);
    QVERIFY(refused >= 1);
}

void TestDemo::noCaseOfAPersonWasAbandoned()
{
    for (const Session &session : m_sessions)
        QVERIFY2(session.status != Status::Abandoned || session.tier != Tier::HumanAgent, qPrintable(session.id));
}

void TestDemo::customersRated()
{
    const auto rated = std::count_if(m_sessions.begin(), m_sessions.end(), [](const Session &s) { return s.rating; });
    QVERIFY(rated > 20);
    QVERIFY(std::any_of(m_sessions.begin(), m_sessions.end(), [](const Session &s) { return s.rating == 2; }));
    const Actor actor;
    const auto wrong = m_waiter.command<Session>(*m_engine, actor, [&](engine::CommandContext &context) {
        return engine::commands::rate(context, acme()->company.id, m_sessions.front().id, 6);
    });
    QVERIFY(!wrong);
    QCOMPARE(wrong.error().fault, base::Fault::InvalidInput);
}

void TestDemo::theArticlesAnswer()
{
    QVERIFY(acme()->articles->size() >= 25);
    QVERIFY(!acme()->articles->search(u"How long does standard shipping take?"_s, 1).empty());
}

void TestDemo::nothingLiesInTheFuture()
{
    for (const Session &session : m_sessions) {
        QVERIFY(session.createdAt <= m_end);
        QVERIFY(session.updatedAt <= m_end);
    }
}

QTEST_GUILESS_MAIN(TestDemo)
#include "tst_demo.moc"
