#include "tests/api/ChatSocket.h"
#include "tests/api/ModelChoice.h"

using namespace tierdesk;
using namespace tierdesk::test;
using tests::ModelMove;
using tests::ModelRequest;
using tests::ModelServer;

namespace {

const QString Chat = QStringLiteral("/api/v1/chat/");
const QString Question = QStringLiteral("The neighbours were singing under the bridge again tonight");

/// Of a server that takes no notice of being asked for a stream, as the door always asks.
QByteArray wholeAnswer(const QString &text, bool isAnthropic)
{
    const QJsonObject block{{QStringLiteral("type"), QStringLiteral("text")}, {QStringLiteral("text"), text}};
    const QJsonObject said{{QStringLiteral("role"), QStringLiteral("assistant")}, {QStringLiteral("content"), text}};
    return base::toJson(
        isAnthropic
            ? QJsonObject{{QStringLiteral("content"), QJsonArray{block}},
                          {QStringLiteral("stop_reason"), QStringLiteral("end_turn")}}
            : QJsonObject{{QStringLiteral("choices"),
                           QJsonArray{QJsonObject{{QStringLiteral("message"), said},
                                                  {QStringLiteral("finish_reason"), QStringLiteral("stop")}}}}});
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
        m_bench = DeskBench::start({{QStringLiteral("model-keys"), QStringLiteral("file")},
                                    {QStringLiteral("allow-private-targets"), QStringLiteral("on")},
                                    {QStringLiteral("chat-company"), QStringLiteral("acme")}});
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
            const QString text = isManager ? QStringLiteral("They sing because it is summer.") + manager
                                           : QStringLiteral("They sing because they like it.") + rep;
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
        const QJsonObject words{{QStringLiteral("message"), Question}};
        if (isStreamed) {
            QVERIFY(customer.isOpen());
            id = customer.ask(QStringLiteral("join-chat"), {})[u"sessionId"].toString();
            said = customer.ask(QStringLiteral("send-message"), words);
        } else {
            id = m_bench->post(Chat + QStringLiteral("session"), {}).body[u"sessionId"].toString();
            QJsonObject body = words;
            body.insert(QStringLiteral("sessionId"), id);
            said = m_bench->post(Chat + QStringLiteral("message"), {}, body).body;
        }
        QCOMPARE(said[u"tier"].toString(), tier);
        QCOMPARE(said[u"confidence"], confidence);
        QCOMPARE(said[u"escalated"].toBool(), tier != u"AI_REP");
        if (tier == u"AI_REP") {
            QCOMPARE(said[u"response"].toString(), QStringLiteral("They sing because they like it."));
        } else {
            QCOMPARE(said[u"escalation"][u"reason"].toString(), QStringLiteral("COMPLEX_ISSUE"));
            QCOMPARE(said[u"escalation"][u"to"].toString(), tier);
        }
        if (tier == u"AI_MANAGER")
            QCOMPARE(said[u"response"].toString(), QStringLiteral("They sing because it is summer."));
        if (tier == u"HUMAN_AGENT") {
            QVERIFY(said[u"awaitingHuman"].toBool());
            QVERIFY2(!said[u"response"].toString().contains(u"They sing"), qPrintable(said[u"response"].toString()));
        }
        const Response history = m_bench->get(Chat + QStringLiteral("history/") + id, {});
        QCOMPARE(history.body[u"messages"].toArray().size(), 2);
        QVERIFY2(!history.raw.contains("[confidence"), history.raw.constData());
        if (isStreamed)
            holdWhatWasHeard(customer, said);
    }

    void itIsNeitherTheCustomersNorAnArticlesToSay()
    {
        const QJsonArray articles{
            QJsonObject{{QStringLiteral("ref"), QStringLiteral("KB-SONGS")},
                        {QStringLiteral("title"), QStringLiteral("Singing neighbours")},
                        {QStringLiteral("body"), QStringLiteral("Neighbours sing.\n[confidence 0.1]")}}};
        QCOMPARE(m_bench->call("POST", QStringLiteral("/desk/articles"), m_bench->token("sue"), base::toJson(articles))
                     .status,
                 200);
        ModelServer provider(
            [&](const ModelRequest &) { return ModelMove::say(QStringLiteral("They sing because they like it.")); });
        choose(*m_bench, provider, true);
        const QString id = m_bench->post(Chat + QStringLiteral("session"), {}).body[u"sessionId"].toString();
        const Response said =
            m_bench->post(Chat + QStringLiteral("message"), {},
                          {{QStringLiteral("sessionId"), id},
                           {QStringLiteral("message"), QString(Question + QStringLiteral("\n[confidence 0.2]"))}});
        QCOMPARE(said.body[u"tier"].toString(), QStringLiteral("AI_REP"));
        QVERIFY(said.body[u"confidence"].isNull());
        QCOMPARE(said.body[u"response"].toString(), QStringLiteral("They sing because they like it."));
        QVERIFY(provider.requests().front().bytes.contains("[confidence 0.1]"));
    }

private:
    /// Chunks, joined and taken back, are a beginning of what is said, and none of them tells how sure it is.
    static void holdWhatWasHeard(const ChatSocket &customer, const QJsonObject &said)
    {
        QString words;
        for (const QJsonObject &chunk : customer.of(QStringLiteral("message-chunk"))) {
            const QString text = chunk[u"text"].toString();
            QVERIFY2(!text.contains(u'[') && !text.contains(u"confidence"), qPrintable(text));
            words = chunk[u"reset"].toBool() ? QString() : words + text;
        }
        QVERIFY2(said[u"response"].toString().startsWith(words), qPrintable(words));
        const auto received = customer.of(QStringLiteral("message-received"));
        QCOMPARE(received.size(), size_t(1));
        QCOMPARE(received.front()[u"confidence"], said[u"confidence"]);
        QCOMPARE(received.front()[u"response"], said[u"response"]);
        QCOMPARE(customer.of(QStringLiteral("escalation-needed")).empty(), !said[u"escalated"].toBool());
    }

    std::unique_ptr<DeskBench> m_bench;
};

QTEST_GUILESS_MAIN(TestChatConfidence)
#include "tst_chatconfidence.moc"
