#include "ui/conversation/CaseFeed.h"

#include "tests/ui/conversation/CaseFixture.h"

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace tierdesk;
using namespace tierdesk::ui;
using State = CaseFeed::State;

class CaseFeedTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<test::CaseFixture>();
        m_feed = std::make_unique<CaseFeed>(m_fixture->connection, m_fixture->clock);
        m_feed->setMe(m_fixture->server.me.id);
    }
    void cleanup()
    {
        m_feed.reset();
        m_fixture.reset();
    }

    void aKnownRowIsSeenBeforeTheRest()
    {
        m_feed->open(m_fixture->server.row(test::CaseFixture::theCase()));
        QCOMPARE(m_feed->state(), State::Loading);
        QCOMPARE(m_feed->row().customerName, u"Dana Whitfield"_s);
        QVERIFY(m_feed->isWaiting());
        QTRY_COMPARE(m_feed->state(), State::Ready);
        QCOMPARE(m_feed->detail().messages.size(), 6U);
    }

    void whatHappensIsFollowed()
    {
        follow();
        QSignalSpy added(m_feed.get(), &CaseFeed::messageAdded);
        const auto points = m_feed->detail().sentimentHistory.size();
        m_fixture->server.customerSays(test::CaseFixture::theCase(), u"Hello?"_s, -0.4, Sentiment::Frustrated);
        QTRY_COMPARE(added.size(), 1);
        QCOMPARE(m_feed->detail().messages.back().text, u"Hello?"_s);
        QCOMPARE(m_feed->detail().sentimentHistory.size(), points + 1);
        QCOMPARE(m_feed->row().preview, u"Hello?"_s);

        m_fixture->give(UserId{9}, u"Ines Duarte"_s);
        QTRY_VERIFY(!m_feed->isWaiting());
        QVERIFY(!m_feed->isMine());
        m_fixture->give(m_fixture->server.me.id, m_fixture->server.me.name);
        QTRY_VERIFY(m_feed->isMine());
        m_fixture->resolve();
        QTRY_VERIFY(m_feed->isClosed());
        QVERIFY(!m_feed->isMine());
    }

    void anAnswerThatAnEventOvertookBringsNothingOldBack()
    {
        follow();
        // The load is asked for, and while it is on its way a message and a newer row are told.
        m_feed->reload();
        m_fixture->server.customerSays(test::CaseFixture::theCase(), u"One more thing"_s);
        QTRY_VERIFY(!m_feed->detail().messages.empty() && m_feed->detail().messages.back().text == u"One more thing");
        const int version = m_feed->row().version;
        QSignalSpy loaded(m_feed.get(), &CaseFeed::detailLoaded);
        m_feed->reload();
        QVERIFY(loaded.wait());
        QCOMPARE(m_feed->detail().messages.size(), 7U);
        QCOMPARE(m_feed->row().version, version);
    }

    void whatIsToldTwiceStandsOnce()
    {
        follow();
        deskapi::Handled handled;
        handled.session = m_feed->row();
        handled.session.version += 1;
        Message message;
        message.id = MessageId{500};
        message.text = u"mine"_s;
        handled.message = message;
        QSignalSpy added(m_feed.get(), &CaseFeed::messageAdded);
        m_feed->put(handled);
        m_feed->put(handled);
        QCOMPARE(added.size(), 1);
        QCOMPARE(m_feed->detail().messages.size(), 7U);
    }

    void anotherCasesAnswerIsPassedOver()
    {
        follow();
        deskapi::Handled handled;
        handled.session = m_fixture->server.row(u"sess_8e07"_s);
        handled.session.version = 100;
        QSignalSpy changed(m_feed.get(), &CaseFeed::detailChanged);
        m_feed->put(handled);
        m_feed->put(handled.session);
        QCOMPARE(changed.size(), 0);
        QCOMPARE(m_feed->row().id, test::CaseFixture::theCase());
    }

    void whatNoEventCarriesIsAskedForAnew()
    {
        follow();
        auto detail = m_fixture->server.detail(test::CaseFixture::theCase());
        detail.brief->nextStep = u"Call her."_s;
        m_fixture->server.setDetail(detail);
        m_fixture->give(UserId{9}, u"Ines Duarte"_s);
        QTRY_COMPARE(m_feed->detail().brief->nextStep, u"Call her."_s);
    }

    void whatWasMissedWhileCutOffComesInOrder()
    {
        follow();
        QSignalSpy added(m_feed.get(), &CaseFeed::messageAdded);
        QSignalSpy resumed(&m_fixture->connection, &client::Connection::resumed);
        m_fixture->server.refuseSockets(false);
        m_fixture->server.cutSockets();
        for (const QString &text : {u"one"_s, u"two"_s, u"three"_s})
            m_fixture->server.customerSays(test::CaseFixture::theCase(), text);
        QVERIFY(resumed.wait());
        QTRY_COMPARE(added.size(), 3);
        QCOMPARE(m_feed->detail().messages.size(), 9U);
        QCOMPARE(m_feed->detail().messages.back().text, u"three"_s);
    }

    void afterAResetAllIsLoadedAnew()
    {
        follow();
        m_fixture->server.cutSockets();
        m_fixture->server.customerSays(test::CaseFixture::theCase(), u"lost"_s);
        m_fixture->server.forgetJournal();
        QSignalSpy reset(&m_fixture->connection, &client::Connection::reset);
        QVERIFY(reset.wait());
        QTRY_COMPARE(m_feed->detail().messages.size(), 7U);
    }

    void aServerThatIsGoneLeavesWhatWasTrue()
    {
        follow();
        m_fixture->server.stop();
        QSignalSpy changed(m_feed.get(), &CaseFeed::detailChanged);
        m_feed->reload();
        QVERIFY(changed.wait());
        QCOMPARE(m_feed->state(), State::Ready);
        QVERIFY(m_feed->error());
        QCOMPARE(m_feed->detail().messages.size(), 6U);
    }

    void aCaseThatIsNotThereSaysSoAndMayBeTriedAgain()
    {
        m_feed->open(u"sess_none"_s);
        QTRY_COMPARE(m_feed->state(), State::Failed);
        QCOMPARE(m_feed->error()->fault, base::Fault::NotFound);
        auto detail = test::designCase(m_fixture->clock.now());
        detail.session.id = u"sess_none"_s;
        m_fixture->server.setDetail(detail);
        m_feed->open(u"sess_none"_s);
        QTRY_COMPARE(m_feed->state(), State::Ready);
    }

    void theNextCaseKnowsNothingOfTheLast()
    {
        follow();
        m_fixture->server.watchers = {{UserId{9}, u"Ines Duarte"_s, Role::Agent, Presence::Available}};
        m_fixture->server.tellViewers(test::CaseFixture::theCase());
        QTRY_COMPARE(m_feed->viewers().size(), 1U); // oneself is not among them
        m_feed->open(u"sess_8e07"_s);
        QVERIFY(m_feed->viewers().empty());
        QVERIFY(m_feed->detail().messages.empty());
        QTRY_COMPARE(m_feed->state(), State::Ready);
        m_fixture->server.customerSays(test::CaseFixture::theCase(), u"to the other"_s);
        m_fixture->server.customerSays(u"sess_8e07"_s, u"to this one"_s);
        QTRY_COMPARE(m_feed->detail().messages.size(), 1U);
        QCOMPARE(m_feed->detail().messages.front().text, u"to this one"_s);
    }

    void whoTypesIsKnownUntilTheyStop()
    {
        follow();
        m_fixture->server.tellTyping(test::CaseFixture::theCase(), std::nullopt);
        QTRY_VERIFY(m_feed->isCustomerTyping());
        const deskapi::Person ines{UserId{9}, u"Ines Duarte"_s, Role::Agent, Presence::Available};
        m_fixture->server.tellTyping(test::CaseFixture::theCase(), ines);
        QTRY_COMPARE(m_feed->typists().size(), 1U);
        m_fixture->server.tellTyping(test::CaseFixture::theCase(), ines, false);
        QTRY_VERIFY(m_feed->typists().empty());
        QVERIFY(m_feed->isCustomerTyping());
        m_fixture->server.cutSockets(); // the end may be lost with the stream
        QTRY_VERIFY(!m_feed->isCustomerTyping());
    }

    void whatWasBeingWrittenEndsTheTyping()
    {
        follow();
        m_fixture->server.tellTyping(test::CaseFixture::theCase(), std::nullopt);
        QTRY_VERIFY(m_feed->isCustomerTyping());
        const auto before = m_feed->detail().messages.size();
        m_fixture->server.customerSays(test::CaseFixture::theCase(), u"There it is."_s);
        QTRY_COMPARE(m_feed->detail().messages.size(), before + 1);
        QVERIFY(!m_feed->isCustomerTyping());
    }

    void whatTheAiWritesIsHeardUntilItIsSaid()
    {
        giveToTheAi();
        follow();
        QSignalSpy changed(m_feed.get(), &CaseFeed::writingChanged);
        tell(u"Hello Dana, "_s, 0);
        QTRY_VERIFY(m_feed->writing());
        tell(u"I have"_s, 12);
        QTRY_COMPARE(m_feed->writing()->text, u"Hello Dana, I have"_s);
        QVERIFY(!m_feed->writing()->isCut);
        QCOMPARE(m_feed->writing()->tier, Tier::AiManager);

        // Taken back, and begun anew.
        m_fixture->server.tellWords({test::CaseFixture::theCase(), Tier::AiManager, {}, 0, true});
        QTRY_VERIFY(!m_feed->writing());
        tell(u"Hello Dana."_s, 0);
        QTRY_COMPARE(m_feed->writing().value_or(Writing{}).text, u"Hello Dana."_s);
        // The customer goes on meanwhile; that ends nothing.
        m_fixture->server.customerSays(test::CaseFixture::theCase(), u"Are you there?"_s);
        QTRY_COMPARE(m_feed->detail().messages.size(), 7U);
        QVERIFY(m_feed->writing());

        Message said;
        said.id = MessageId{m_feed->detail().messages.back().id.value + 1};
        said.speaker = Speaker::AiManager;
        said.text = u"Hello Dana."_s;
        bool wasThere = false;
        connect(m_feed.get(), &CaseFeed::writingChanged, this,
                [&] { wasThere = m_feed->detail().messages.back().id == said.id; });
        m_fixture->server.add(test::CaseFixture::theCase(), {u"message.created"_s}, {said});
        QTRY_VERIFY(!m_feed->writing());
        QVERIFY(wasThere); // what is said comes before what was written goes
    }

    void whoComesLateKnowsThatWordsAreMissing()
    {
        giveToTheAi();
        follow();
        tell(u"look at it now."_s, 40);
        QTRY_VERIFY(m_feed->writing());
        QVERIFY(m_feed->writing()->isCut);
        tell(u" Yours,"_s, 55);
        QTRY_COMPARE(m_feed->writing()->text, u"look at it now. Yours,"_s);
        // What was not heard is not glued together.
        m_feed->forgetWriting();
        QVERIFY(!m_feed->writing());
        tell(u"the desk"_s, 90);
        QTRY_COMPARE(m_feed->writing().value_or(Writing{}).text, u"the desk"_s);
        tell(u"of Momentum"_s, 120);
        QTRY_COMPARE(m_feed->writing()->text, u"of Momentum"_s);
        m_fixture->server.cutSockets();
        QTRY_VERIFY(!m_feed->writing());
    }

    void onceAPersonHasTheCaseTheAiIsNotHeard()
    {
        giveToTheAi();
        follow();
        tell(u"I will"_s, 0);
        QTRY_VERIFY(m_feed->writing());
        auto row = m_fixture->server.row(test::CaseFixture::theCase());
        row.tier = Tier::HumanAgent;
        row.holder = m_fixture->server.me.id;
        m_fixture->server.change(row, {u"session.claimed"_s});
        QTRY_VERIFY(!m_feed->writing());
        tell(u" look"_s, 6);
        m_fixture->server.tellTyping(test::CaseFixture::theCase(), std::nullopt);
        QTRY_VERIFY(m_feed->isCustomerTyping()); // which was told after the words
        QVERIFY(!m_feed->writing());
    }

    void aHeldReplyIsSettledOnce()
    {
        m_fixture->makeMine();
        follow();
        client::Sessions sessions(m_fixture->connection);
        sessions.reply(test::CaseFixture::theCase(), {u"wait"_s, 5}, m_feed.get(),
                       [this](const base::Result<deskapi::Handled> &handled) { m_feed->put(*handled); });
        QTRY_COMPARE(m_feed->detail().held.size(), 1U);
        QSignalSpy settled(m_feed.get(), &CaseFeed::heldSettled);
        m_fixture->server.sendHeld(test::CaseFixture::theCase());
        QTRY_COMPARE(settled.size(), 1);
        QVERIFY(m_feed->detail().held.empty());
        QCOMPARE(m_feed->detail().messages.back().text, u"wait"_s);
        m_fixture->server.customerSays(test::CaseFixture::theCase(), u"thanks"_s);
        QTRY_COMPARE(m_feed->detail().messages.back().text, u"thanks"_s);
        QCOMPARE(settled.size(), 1);
    }

private:
    void giveToTheAi()
    {
        auto detail = m_fixture->server.detail(test::CaseFixture::theCase());
        detail.session.tier = Tier::AiManager;
        detail.session.status = Status::Active;
        m_fixture->server.setDetail(detail);
    }
    void tell(const QString &words, int at)
    {
        m_fixture->server.tellWords({test::CaseFixture::theCase(), Tier::AiManager, words, at, false});
    }
    void follow()
    {
        m_feed->open(test::CaseFixture::theCase());
        m_fixture->connection.open();
        QTRY_COMPARE(m_fixture->connection.state(), client::Connection::State::Live);
        QTRY_COMPARE(m_feed->state(), State::Ready);
        // The stream's beginning loads once more; from here on only what is told counts.
        QTRY_VERIFY(m_fixture->server.askedFor(u"/desk/sessions/sess_8f21"_s) >= 2);
        QTRY_VERIFY(!m_feed->error());
    }

    std::unique_ptr<test::CaseFixture> m_fixture;
    std::unique_ptr<CaseFeed> m_feed;
};

QTEST_GUILESS_MAIN(CaseFeedTest)
#include "tst_casefeed.moc"
