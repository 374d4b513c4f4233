#include "core/doors/dialects/chat/ChatNews.h"

#include <QtTest/QTest>

using namespace tierdesk;
using namespace tierdesk::dialects::chat;

namespace {

Session aChat()
{
    Session session;
    session.key = SessionKey{7};
    session.id = u"chat_a"_s;
    session.door = Door::Chat;
    return session;
}

Message said(qint64 id, Speaker speaker, const QString &text)
{
    Message message;
    message.id = MessageId{id};
    message.speaker = speaker;
    message.text = text;
    if (speaker == Speaker::AiRep)
        message.answer =
            AnswerFacts{.model = u"tierdesk-local"_s, .actionsTaken = {}, .suggestedActions = {}, .articles = {}};
    return message;
}

QStringList namesOf(const std::vector<News> &news)
{
    QStringList names;
    for (const News &each : news)
        names.append(each.event);
    return names;
}

QStringList list(std::initializer_list<const char *> names)
{
    QStringList all;
    for (const char *each : names)
        all.append(QString::fromLatin1(each));
    return all;
}

} // namespace

/// What a socket is told of its chat, from the engine's events (docs/chat.md, "From the server").
class TestChatNews final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_session = aChat();
        m_news = ChatNews({m_session, u"Acme"_s, {}, {}, {}});
        User user;
        user.id = UserId{3};
        user.name = u"Maya Lindt"_s;
        m_directory.users.insert(3, std::make_shared<const User>(user));
    }

    void anAnswerIsToldOnceAndOnesOwnWordsAreNot()
    {
        m_news.willSend(1);
        const auto turn = event({said(1, Speaker::Customer, u"Hello"_s), said(2, Speaker::AiRep, u"Hi there"_s)}, 1);
        const auto told = m_news.of(turn, m_directory);
        QCOMPARE(namesOf(told), list({"message-received"}));
        QCOMPARE(told[0].body[u"sessionId"].toString(), u"chat_a"_s);
        QCOMPARE(told[0].body[u"response"].toString(), u"Hi there"_s);
        QCOMPARE(told[0].body[u"message"][u"messageId"].toString(), u"msg_2"_s);
        QCOMPARE(told[0].body[u"confidence"].toDouble(), 1.);
        QVERIFY(m_news.of(turn, m_directory).empty());
        // What is written elsewhere, in the same words too.
        QCOMPARE(namesOf(m_news.of(event({said(3, Speaker::Customer, u"Hello"_s)}), m_directory)),
                 list({"message-sent"}));
    }
    void onesOwnIsKnownByItsNumberAndNotByItsWords()
    {
        const auto hello = [this](qint64 id, quint64 sending) {
            return m_news.of(event({said(id, Speaker::Customer, u"Hello"_s)}, sending), m_directory);
        };
        m_news.willSend(7);
        m_news.willSend(8);
        QCOMPARE(namesOf(hello(1, 0)), list({"message-sent"})); // by REST
        QCOMPARE(namesOf(hello(2, 9)), list({"message-sent"})); // in another tab
        QVERIFY(hello(3, 8).empty());
        QVERIFY(hello(4, 7).empty());
        // One that was refused is not waited for.
        m_news.hasSent(7);
        QCOMPARE(namesOf(hello(5, 7)), list({"message-sent"}));
    }
    void whoComesLaterIsNotToldWhatWasThere()
    {
        ChatView view{m_session, {}, {}, {}, {said(2, Speaker::AiRep, u"Hi"_s)}};
        view.newest = MessageId{2};
        ChatNews later(view);
        QCOMPARE(namesOf(later.of(event({said(1, Speaker::Customer, u"Hello"_s), said(3, Speaker::AiRep, u"Yes?"_s)}),
                                  m_directory)),
                 list({"message-received"}));
    }
    void notesAreNeverTold()
    {
        Message note = said(1, Speaker::HumanAgent, u"a difficult one"_s);
        note.isInternal = true;
        QVERIFY(m_news.of(event({note}), m_directory).empty());
    }
    void aModelThinksAndSpeaks()
    {
        m_news.willSend(1);
        m_session.pending = MessageId{1};
        const auto accepted = m_news.of(event({said(1, Speaker::Customer, u"Hello"_s)}, 1), m_directory);
        QCOMPARE(namesOf(accepted), list({"typing"}));
        QCOMPARE(accepted[0].body[u"typing"], QJsonValue(true));
        QCOMPARE(accepted[0].body[u"role"].toString(), u"ai_rep"_s);

        engine::PartialReply heard{.company = {}, .sessionId = m_session.id, .text = u"Order "_s};
        QCOMPARE(namesOf(m_news.of(heard)), list({"message-chunk"}));
        heard.at = 6;
        heard.text = u"1041"_s;
        QCOMPARE(m_news.of(heard).front().body[u"text"].toString(), u"1041"_s);
        // Somebody who was not there for the first words is not told the others.
        QVERIFY(ChatNews({m_session, {}, {}, {}, {}}).of(heard).empty());
        heard.isReset = true;
        heard.at = 0;
        const auto anew = m_news.of(heard);
        QCOMPARE(namesOf(anew), list({"message-chunk", "message-chunk"}));
        QCOMPARE(anew[0].body[u"reset"], QJsonValue(true));
        QVERIFY(anew[0].body[u"text"].toString().isEmpty());

        m_session.pending = {};
        // The answer comes with the message that was told already.
        QCOMPARE(namesOf(m_news.of(event({said(1, Speaker::Customer, u"Hello"_s), said(2, Speaker::AiRep, u"1041"_s)}),
                                   m_directory)),
                 list({"message-received"}));
        // The next answer's words begin anew.
        engine::PartialReply next{.company = {}, .sessionId = m_session.id, .text = u"And"_s};
        QCOMPARE(namesOf(m_news.of(next)), list({"message-chunk"}));
    }
    void thinkingThatCameToNothingEnds()
    {
        m_session.pending = MessageId{1};
        QCOMPARE(m_news.of(event({}), m_directory).front().body[u"typing"], QJsonValue(true));
        m_session.pending = {};
        QCOMPARE(m_news.of(event({}), m_directory).front().body[u"typing"], QJsonValue(false));
    }
    void whoWasToldToThinkIsToldToHaveEnded()
    {
        m_session.pending = MessageId{1};
        QCOMPARE(m_news.of(event({}), m_directory).front().body[u"role"].toString(), u"ai_rep"_s);
        // A person takes the chat while the model is still at it.
        m_session.tier = Tier::HumanAgent;
        m_session.holder = UserId{3};
        const auto taken = m_news.of(event({}), m_directory);
        QCOMPARE(namesOf(taken), list({"typing", "tier-changed", "agent-joined"}));
        QCOMPARE(taken[0].body[u"typing"], QJsonValue(false));
        QCOMPARE(taken[0].body[u"role"].toString(), u"ai_rep"_s);
        QVERIFY(taken[0].body[u"agent"].isNull());
        // What it then thinks of is another's.
        m_session.tier = Tier::AiManager;
        m_session.holder = {};
        const auto back = m_news.of(event({}), m_directory);
        QCOMPARE(back[0].body[u"typing"], QJsonValue(true));
        QCOMPARE(back[0].body[u"role"].toString(), u"ai_manager"_s);
    }
    void anEscalationIsToldInItsOrderAndThePlaceAfter()
    {
        m_session.tier = Tier::HumanAgent;
        m_session.status = Status::Escalated;
        engine::Event escalated =
            event({said(1, Speaker::Customer, u"Urgent!"_s), said(2, Speaker::AiRep, u"A colleague takes over."_s)});
        Escalation escalation;
        escalation.from = Tier::AiRep;
        escalation.to = Tier::HumanAgent;
        escalation.ticket = u"TKT-2026-000001"_s;
        escalated.escalations.push_back(escalation);
        const auto told = m_news.of(escalated, m_directory);
        QCOMPARE(namesOf(told), list({"message-sent", "message-received", "tier-changed", "escalation-needed"}));
        QCOMPARE(told[2].body[u"from"].toString(), u"AI_REP"_s);
        QCOMPARE(told[3].body[u"escalation"][u"ticket"].toString(), u"TKT-2026-000001"_s);
        QCOMPARE(told[3].body[u"awaitingHuman"], QJsonValue(true));

        QVERIFY(m_news.isWaiting());
        const QueueStand second{2, Millis::minutes(3), true};
        const auto place = m_news.ofQueue(second);
        QCOMPARE(place.front().body[u"queue"],
                 QJsonValue(QJsonObject{{u"place"_s, 2}, {u"expectedWaitSeconds"_s, 180}, {u"staffed"_s, true}}));
        QVERIFY(m_news.ofQueue(second).empty());

        m_session.holder = UserId{3};
        m_session.status = Status::Active;
        const auto claimed = m_news.of(event({}), m_directory);
        QCOMPARE(namesOf(claimed), list({"agent-joined", "queue-updated"}));
        QCOMPARE(claimed[0].body[u"agent"][u"name"].toString(), u"Maya Lindt"_s);
        QVERIFY(claimed[1].body[u"queue"].isNull());
        QVERIFY(m_news.ofQueue(second).empty());

        m_session.holder = {};
        m_session.tier = Tier::AiRep;
        QCOMPARE(namesOf(m_news.of(event({}), m_directory)), list({"tier-changed", "agent-left"}));
    }
    void theEndTheMarkAndTheNewBeginning()
    {
        m_session.rating = 4;
        QCOMPARE(namesOf(m_news.of(event({}), m_directory)), list({"chat-rated"}));
        m_session.status = Status::Resolved;
        const auto ended = m_news.of(event({}), m_directory);
        QCOMPARE(namesOf(ended), list({"chat-ended"}));
        QCOMPARE(ended[0].body[u"rating"].toInt(), 4);
        m_session.status = Status::Active;
        QCOMPARE(namesOf(m_news.of(event({}), m_directory)), list({"chat-reopened"}));
    }
    void whatFollowsIsAnotherChat()
    {
        m_session.status = Status::Resolved;
        QCOMPARE(namesOf(m_news.of(event({}), m_directory)), list({"chat-ended"}));
        m_session = aChat();
        m_session.id = u"chat_b"_s;
        m_session.previous = u"chat_a"_s;
        const auto told = m_news.of(event({said(9, Speaker::AiRep, u"Welcome back"_s)}), m_directory);
        QCOMPARE(namesOf(told), list({"chat-moved", "message-received"}));
        QCOMPARE(told[0].body[u"sessionId"].toString(), u"chat_b"_s);
        QCOMPARE(told[0].body[u"previousSessionId"].toString(), u"chat_a"_s);
    }
    void anAgentWrites()
    {
        const News told = m_news.ofAgentTyping(true, u"Maya Lindt"_s);
        QCOMPARE(told.event, u"typing"_s);
        QCOMPARE(told.body[u"role"].toString(), u"human_agent"_s);
        QCOMPARE(told.body[u"agent"][u"name"].toString(), u"Maya Lindt"_s);
    }

private:
    [[nodiscard]] engine::Event event(std::vector<Message> messages, quint64 sending = 0) const
    {
        engine::Event made;
        made.sending = sending;
        made.session = std::make_shared<const Session>(m_session);
        made.messages = std::move(messages);
        return made;
    }

    Session m_session;
    ChatNews m_news;
    engine::Directory m_directory;
};

QTEST_GUILESS_MAIN(TestChatNews)
#include "tst_chatnews.moc"
