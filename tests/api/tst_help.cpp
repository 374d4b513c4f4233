#include "tests/api/DeskBench.h"
#include "tests/support/models/ModelServer.h"
#include "tests/support/TokenSigner.h"

using namespace tierdesk;
using namespace tierdesk::test;
using tests::ModelMove;
using tests::ModelRequest;
using tests::ModelServer;

namespace {

const QString Sessions = QStringLiteral("/desk/sessions/");
const QString Embedded = QStringLiteral("tierdesk-local");
const QByteArray Secret("a secret of thirty-two bytes....");

bool isBrief(const ModelRequest &request)
{
    return request.system.contains(u"handover brief");
}

/// The record's brief as the model was told it, in slightly other words.
QString reworded(const ModelRequest &request)
{
    const QString told = request.said.back();
    const QString open = QStringLiteral("<data source=\"brief\">\n");
    const qsizetype from = told.indexOf(open) + open.size();
    QString json = told.mid(from, told.indexOf(QStringLiteral("\n</data>"), from) - from);
    json.replace(QStringLiteral("&lt;"), QStringLiteral("<"));
    json.replace(QStringLiteral("&gt;"), QStringLiteral(">"));
    json.replace(QStringLiteral("&amp;"), QStringLiteral("&"));
    QJsonObject brief = base::parseJsonObject(json.toUtf8()).value_or(QJsonObject());
    brief[u"wanted"] = QStringLiteral("In short: ") + brief[u"wanted"].toString();
    return QString::fromUtf8(base::toJson(brief));
}

ModelServer::Think helping(const QString &draft)
{
    return
        [draft](const ModelRequest &request) { return ModelMove::say(isBrief(request) ? reworded(request) : draft); };
}

} // namespace

/// How models help the people at tier 3, in the whole program.
class TestHelpApi final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_bench = DeskBench::start({{QStringLiteral("model-keys"), QStringLiteral("file")},
                                    {QStringLiteral("allow-private-targets"), QStringLiteral("on")}});
        QVERIFY(m_bench);
        m_admin = m_bench->token("ada");
        m_agent = m_bench->token("ann");
        m_customer =
            TokenSigner::hs256(Secret).token({{QStringLiteral("companyId"), QStringLiteral("acme")},
                                              {QStringLiteral("exp"), QDateTime::currentSecsSinceEpoch() + 600}});
        QCOMPARE(m_bench
                     ->post(QStringLiteral("/desk/credentials"), m_admin,
                            {{QStringLiteral("kind"), QStringLiteral("jwt")},
                             {QStringLiteral("name"), QStringLiteral("shop")},
                             {QStringLiteral("algorithm"), QStringLiteral("HS256")},
                             {QStringLiteral("secret"), QString::fromLatin1(Secret)}})
                     .status,
                 201);
    }
    void cleanup() { m_bench.reset(); }

    void aBriefIsWordedWhenTheCaseComesToAPerson()
    {
        ModelServer server(helping({}));
        choose(server);
        const QString id = escalated();
        QTRY_VERIFY_WITH_TIMEOUT(isModels(id), 10'000);
        const QJsonObject worded = brief(id);
        QCOMPARE(worded[u"wordedBy"].toString(), QStringLiteral("claude-sonnet-5-5-served"));
        QVERIFY2(worded[u"wanted"].toString().contains(QStringLiteral("): In short: ")),
                 qPrintable(worded[u"wanted"].toString()));
        QVERIFY(!worded[u"nextStep"].toString().isEmpty());
        QCOMPARE(server.count(), 1);
        // It has its price, with the case and of the day.
        const Response costs = m_bench->get(QStringLiteral("/desk/models/costs"), m_admin);
        QCOMPARE(costs.body[u"rows"].toArray().first().toObject()[u"requests"].toInt(), 1);
        const double total = costs.body[u"total"].toDouble();
        QVERIFY(total > 0);
        QCOMPARE(detail(id)[u"costNanoUsd"].toDouble() / 1e9, total);

        // What the customer writes is in the record's brief at once, and is worded anew while nobody holds the case.
        say(id, QStringLiteral("It is about the lantern."));
        QTRY_VERIFY_WITH_TIMEOUT(
            brief(id)[u"wanted"].toString().contains(QStringLiteral("the lantern")) && isModels(id), 10'000);
        QCOMPARE(server.count(), 2);
        // Once somebody has it, what is written stands in the embedded responder's words.
        QCOMPARE(m_bench->post(Sessions + id + QStringLiteral("/claim"), m_agent).status, 200);
        say(id, QStringLiteral("And about the stove."));
        QVERIFY(brief(id)[u"wanted"].toString().contains(QStringLiteral("the stove")));
        QCOMPARE(brief(id)[u"wordedBy"].toString(), Embedded);
        QCOMPARE(detail(id)[u"costNanoUsd"].toDouble() / 1e9, 2 * total);
        QCOMPARE(server.count(), 2);
    }

    void wordsThatCannotStandLeaveTheEmbeddedOnes()
    {
        ModelServer server([](const ModelRequest &request) {
            QString json = reworded(request);
            json.replace(QStringLiteral("In short: "), QStringLiteral("Was promised $500 by Pat: "));
            return ModelMove::say(json);
        });
        choose(server);
        const QString id = escalated();
        QTRY_COMPARE_WITH_TIMEOUT(server.count(), 2, 10'000);
        QTRY_VERIFY_WITH_TIMEOUT(detail(id)[u"costNanoUsd"].toInt() > 0, 10'000);
        QCOMPARE(brief(id)[u"wordedBy"].toString(), Embedded);
        QVERIFY(!brief(id)[u"wanted"].toString().contains(u"500"));
    }

    void aReplyIsDraftedAndNothingIsSent()
    {
        ModelServer server(helping(QStringLiteral("Hello, I am {agent} and have read all of it.")));
        choose(server);
        const QString id = escalated();
        QTRY_VERIFY_WITH_TIMEOUT(isModels(id), 10'000);
        const QString path = Sessions + id + QStringLiteral("/draft");
        QCOMPARE(m_bench->post(path, m_agent).status, 403); // nobody holds it
        QCOMPARE(m_bench->post(Sessions + id + QStringLiteral("/claim"), m_agent).status, 200);
        const int said = static_cast<int>(detail(id)[u"messages"].toArray().size());
        const qint64 before = detail(id)[u"costNanoUsd"].toInteger();

        const Response drafted = m_bench->post(path, m_agent);
        QCOMPARE(drafted.status, 200);
        QCOMPARE(drafted.body[u"text"].toString(),
                 QStringLiteral("Hello, I am %1 and have read all of it.").arg(firstNameOf(m_bench->ann)));
        QCOMPARE(drafted.body[u"model"].toString(), QStringLiteral("claude-sonnet-5-5-served"));
        QCOMPARE(drafted.body[u"tokensIn"].toInt(), 100);
        QCOMPARE(drafted.body[u"instead"].toString(), QStringLiteral("none"));
        QVERIFY(drafted.body[u"cost"].toDouble() > 0);
        QCOMPARE(detail(id)[u"messages"].toArray().size(), said);
        QCOMPARE(static_cast<double>(detail(id)[u"costNanoUsd"].toInteger() - before) / 1e9,
                 drafted.body[u"cost"].toDouble());

        // It is the holder's to ask for, in a case that is open.
        QCOMPARE(m_bench->post(path, m_admin).status, 403);
        QCOMPARE(m_bench->post(Sessions + QStringLiteral("no-such/draft"), m_agent).status, 404);
        QCOMPARE(m_bench
                     ->post(Sessions + id + QStringLiteral("/resolve"), m_agent,
                            {{QStringLiteral("type"), QStringLiteral("ISSUE_RESOLVED")}})
                     .status,
                 200);
        QCOMPARE(m_bench->post(path, m_agent).status, 409);
        const QString withAi = started(QStringLiteral("Hello"));
        QCOMPARE(m_bench->post(Sessions + withAi + QStringLiteral("/draft"), m_agent).status, 409);
    }

    void withoutAModelTheEmbeddedResponderWordsAndDrafts()
    {
        const QString id = escalated();
        const QJsonObject worded = brief(id);
        QCOMPARE(worded[u"wordedBy"].toString(), Embedded);
        QVERIFY2(
            worded[u"wanted"].toString().contains(QStringLiteral("Came to a person because the customer asks for a "
                                                                 "person. Wrote: \"I want to speak to a human "
                                                                 "being, please.\"")),
            qPrintable(worded[u"wanted"].toString()));
        QCOMPARE(m_bench->post(Sessions + id + QStringLiteral("/claim"), m_agent).status, 200);
        const Response drafted = m_bench->post(Sessions + id + QStringLiteral("/draft"), m_agent);
        QCOMPARE(drafted.status, 200);
        QCOMPARE(drafted.body[u"model"].toString(), QStringLiteral("tierdesk-local"));
        QVERIFY2(drafted.body[u"text"].toString().contains(firstNameOf(m_bench->ann)), drafted.raw.constData());
        QCOMPARE(drafted.body[u"cost"].toDouble(), 0.);
        QCOMPARE(detail(id)[u"costNanoUsd"].toInt(), 0);
    }

private:
    void choose(const ModelServer &server)
    {
        const QString main = QStringLiteral("/desk/models/providers/main");
        const auto put = [this](const QString &path, const QJsonObject &body) {
            return m_bench->call("PUT", path, m_admin, base::toJson(body)).status;
        };
        QCOMPARE(put(main, {{QStringLiteral("protocol"), QStringLiteral("anthropic")},
                            {QStringLiteral("baseUrl"), server.base()},
                            {QStringLiteral("small"), QStringLiteral("claude-haiku-5-5")},
                            {QStringLiteral("large"), QStringLiteral("claude-sonnet-5-5")}}),
                 200);
        QCOMPARE(put(main + QStringLiteral("/key"), {{QStringLiteral("key"), QString::fromLatin1(ModelServer::Key)}}),
                 200);
        const QJsonObject tier{{QStringLiteral("chain"), QJsonArray{QStringLiteral("main")}}};
        QCOMPARE(put(QStringLiteral("/desk/config"),
                     {{QStringLiteral("models"), QJsonObject{{QStringLiteral("aiManager"), tier}}}}),
                 200);
    }
    QString started(const QString &text)
    {
        const Response session =
            m_bench->post(QStringLiteral("/api/momentum/cs/sessions"), QString::fromLatin1(m_customer),
                          {{QStringLiteral("companyId"), QStringLiteral("acme")},
                           {QStringLiteral("customerId"), QStringLiteral("cust-1")},
                           {QStringLiteral("channel"), QStringLiteral("chat")},
                           {QStringLiteral("initialMessage"), text}});
        if (session.status != 201)
            qWarning("%d %s", session.status, session.raw.constData());
        return session.body[u"id"].toString();
    }
    /// A case that has come to a person.
    QString escalated() { return started(QStringLiteral("I want to speak to a human being, please.")); }
    void say(const QString &id, const QString &text)
    {
        const Response said = m_bench->post(QStringLiteral("/api/momentum/cs/sessions/%1/messages").arg(id),
                                            QString::fromLatin1(m_customer), {{QStringLiteral("message"), text}});
        QVERIFY2(said.status == 200 || said.status == 201, said.raw.constData());
    }
    QJsonObject detail(const QString &id) { return m_bench->get(Sessions + id, m_admin).body; }
    QJsonObject brief(const QString &id) { return detail(id)[u"brief"].toObject(); }
    /// Whether a model has worded the brief; until then it is in the embedded responder's words.
    bool isModels(const QString &id)
    {
        const QString by = brief(id)[u"wordedBy"].toString();
        return !by.isEmpty() && by != Embedded;
    }
    QString firstNameOf(UserId user)
    {
        return m_bench->program->engine().directory()->userName(user).section(u' ', 0, 0);
    }

    std::unique_ptr<DeskBench> m_bench;
    QString m_admin, m_agent;
    QByteArray m_customer;
};

QTEST_GUILESS_MAIN(TestHelpApi)
#include "tst_help.moc"
