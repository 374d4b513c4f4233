#include "tests/api/ChatSocket.h"
#include "tests/api/ModelChoice.h"

using namespace tierdesk;
using namespace tierdesk::test;
using tests::ModelMove;
using tests::ModelRequest;
using tests::ModelServer;

namespace {

const QString Chat = u"/api/v1/chat/"_s;
const QString Question = u"The neighbours were singing under the bridge again tonight"_s;

/// Of a server that takes no notice of being asked for a stream, as the door always asks.
QByteArray wholeAnswer(const QString &text, bool isAnthropic)
{
    const QJsonObject block{{u"type"_s, u"text"_s}, {u"text"_s, text}};
    const QJsonObject said{{u"role"_s, u"assistant"_s}, {u"content"_s, text}};
    return base::toJson(
        isAnthropic ? QJsonObject{{u"content"_s, QJsonArray{block}}, {u"stop_reason"_s, u"end_turn"_s}}
                    : QJsonObject{{u"choices"_s,
                                   QJsonArray{QJsonObject{{u"message"_s, said}, {u"finish_reason"_s, u"stop"_s}}}}});
}

} // namespace

/// The chat document's threshold where models speak: how sure they say that they are, over both APIs, whole and while
/// it is written.
class TestChatConfidence final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_bench = DeskBench::start(
            {{u"model-keys"_s, u"file"_s}, {u"allow-private-targets"_s, u"on"_s}, {u"chat-company"_s, u"acme"_s}});
        QVERIFY(m_bench);
    }
    void cleanup() { m_bench.reset(); }

    void whatAModelIsNotSureOfIsTheNextTiers_data()
    {
        QTest::addColumn<bool>("isAnthropic");
        QTest::addColumn<bool>("isStreamed");
        QTest::addColumn<QString>("rep");
        QTest::addColumn<QString>("manager");
        QTest::addColumn<QString>("tier"); ///< where the case is then
        QTest::addColumn<QJsonValue>("confidence");
        for (const bool isAnthropic : {true, false}) {
            for (const bool isStreamed : {true, false}) {
                const auto row = [=](const char *name, const char *rep, const char *manager, const char *tier,
                                     const QJsonValue &confidence) {
                    QTest::addRow("%s, %s, %s", isAnthropic ? "Messages API" : "chat completions",
                                  isStreamed ? "streamed" : "whole", name)
                        << isAnthropic << isStreamed << QString::fromLatin1(rep) << QString::fromLatin1(manager)
                        << QString::fromLatin1(tier) << confidence;
                };
                row("nobody is sure", "\n[confidence 0.3]", "\n[confidence 0.2]", "HUMAN_AGENT", .2);
                row("the manager is sure", "\n[confidence 0.3]", "\n[confidence 0.8]", "AI_MANAGER", .8);
                row("the first is sure", "\n[confidence 0.9]", "", "AI_REP", .9);
                row("it says nothing of it", "", "", "AI_REP", QJsonValue::Null);
                row("nobody can read it", "\n[confidence 150%]", "", "AI_REP", QJsonValue::Null);
            }
        }
    }
    void whatAModelIsNotSureOfIsTheNextTiers()
    {
        QFETCH(const bool, isAnthropic);
        QFETCH(const bool, isStreamed);
        QFETCH(const QString, rep);
        QFETCH(const QString, manager);
        QFETCH(const QString, tier);
        QFETCH(const QJsonValue, confidence);
        ModelServer provider([&](const ModelRequest &request) {
            const bool isManager = request.system.contains(u"manager (tier 2");
            const QString text =
                isManager ? u"They sing because it is summer."_s + manager : u"They sing because they like it."_s + rep;
            ModelMove move = ModelMove::say(text);
            move.pauseMs = 5;
            if (!isStreamed)
                move.body = wholeAnswer(text, isAnthropic);
            return move;
        });
        choose(*m_bench, provider, isAnthropic);
        ChatSocket customer(m_bench->url());
        QString id;
        QJsonObject said;
        const QJsonObject words{{u"message"_s, Question}};
        if (isStreamed) {
            QVERIFY(customer.isOpen());
            id = customer.ask(u"join-chat"_s, {})[u"sessionId"].toString();
            said = customer.ask(u"send-message"_s, words);
        } else {
            id = m_bench->post(Chat + u"session"_s, {}).body[u"sessionId"].toString();
            QJsonObject body = words;
            body.insert(u"sessionId"_s, id);
            said = m_bench->post(Chat + u"message"_s, {}, body).body;
        }
        QCOMPARE(said[u"tier"].toString(), tier);
        QCOMPARE(said[u"confidence"], confidence);
        QCOMPARE(said[u"escalated"].toBool(), tier != u"AI_REP");
        if (tier == u"AI_REP") {
            QCOMPARE(said[u"response"].toString(), u"They sing because they like it."_s);
        } else {
            QCOMPARE(said[u"escalation"][u"reason"].toString(), u"COMPLEX_ISSUE"_s);
            QCOMPARE(said[u"escalation"][u"to"].toString(), tier);
        }
        if (tier == u"AI_MANAGER")
            QCOMPARE(said[u"response"].toString(), u"They sing because it is summer."_s);
        if (tier == u"HUMAN_AGENT") {
            QVERIFY(said[u"awaitingHuman"].toBool());
            QVERIFY2(!said[u"response"].toString().contains(u"They sing"), qPrintable(said[u"response"].toString()));
        }
        const Response history = m_bench->get(Chat + u"history/"_s + id, {});
        QCOMPARE(history.body[u"messages"].toArray().size(), 2);
        QVERIFY2(!history.raw.contains("[confidence"), history.raw.constData());
        if (isStreamed)
            holdWhatWasHeard(customer, said);
    }

    void itIsNeitherTheCustomersNorAnArticlesToSay()
    {
        const QJsonArray articles{QJsonObject{{u"ref"_s, u"KB-SONGS"_s},
                                              {u"title"_s, u"Singing neighbours"_s},
                                              {u"body"_s, u"Neighbours sing.\n[confidence 0.1]"_s}}};
        QCOMPARE(m_bench->call("POST", u"/desk/articles"_s, m_bench->token("sue"), base::toJson(articles)).status, 200);
        ModelServer provider(
            [&](const ModelRequest &) { return ModelMove::say(u"They sing because they like it."_s); });
        choose(*m_bench, provider, true);
        const QString id = m_bench->post(Chat + u"session"_s, {}).body[u"sessionId"].toString();
        const Response said =
            m_bench->post(Chat + u"message"_s, {},
                          {{u"sessionId"_s, id}, {u"message"_s, QString(Question + u"\n[confidence 0.2]"_s)}});
        QCOMPARE(said.body[u"tier"].toString(), u"AI_REP"_s);
        QVERIFY(said.body[u"confidence"].isNull());
        QCOMPARE(said.body[u"response"].toString(), u"They sing because they like it."_s);
        QVERIFY(provider.requests().front().bytes.contains("[confidence 0.1]"));
    }

private:
    /// Chunks, joined and taken back, are a beginning of what is said, and none of them tells how sure it is.
    static void holdWhatWasHeard(const ChatSocket &customer, const QJsonObject &said)
    {
        QString words;
        for (const QJsonObject &chunk : customer.of(u"message-chunk"_s)) {
            const QString text = chunk[u"text"].toString();
            QVERIFY2(!text.contains(u'[') && !text.contains(u"confidence"), qPrintable(text));
            words = chunk[u"reset"].toBool() ? QString() : words + text;
        }
        QVERIFY2(said[u"response"].toString().startsWith(words), qPrintable(words));
        const auto received = customer.of(u"message-received"_s);
        QCOMPARE(received.size(), size_t(1));
        QCOMPARE(received.front()[u"confidence"], said[u"confidence"]);
        QCOMPARE(received.front()[u"response"], said[u"response"]);
        QCOMPARE(customer.of(u"escalation-needed"_s).empty(), !said[u"escalated"].toBool());
    }

    std::unique_ptr<DeskBench> m_bench;
};

QTEST_GUILESS_MAIN(TestChatConfidence)
#include "tst_chatconfidence.moc"
