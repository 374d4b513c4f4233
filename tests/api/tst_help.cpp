#include "tests/api/DeskBench.h"
#include "tests/support/models/ModelServer.h"
#include "tests/support/TokenSigner.h"

using namespace tierdesk;
using namespace tierdesk::test;
using tests::ModelMove;
using tests::ModelRequest;
using tests::ModelServer;

namespace {

const QString Sessions = u"/desk/sessions/"_s;
const QString Embedded = u"tierdesk-local"_s;
const QByteArray Secret("a secret of thirty-two bytes....");

bool isBrief(const ModelRequest &request)
{
    return request.system.contains(u"handover brief");
}

/// The record's brief as the model was told it, in slightly other words.
QString reworded(const ModelRequest &request)
{
    const QString told = request.said.back();
    const QString open = u"<data source=\"brief\">\n"_s;
    const qsizetype from = told.indexOf(open) + open.size();
    QString json = told.mid(from, told.indexOf(u"\n</data>"_s, from) - from);
    json.replace(u"&lt;"_s, u"<"_s);
    json.replace(u"&gt;"_s, u">"_s);
    json.replace(u"&amp;"_s, u"&"_s);
    QJsonObject brief = base::parseJsonObject(json.toUtf8()).value_or(QJsonObject());
    brief[u"wanted"] = u"In short: "_s + brief[u"wanted"].toString();
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
        m_bench = DeskBench::start({{u"model-keys"_s, u"file"_s}, {u"allow-private-targets"_s, u"on"_s}});
        QVERIFY(m_bench);
        m_admin = m_bench->token("ada");
        m_agent = m_bench->token("ann");
        m_customer = TokenSigner::hs256(Secret).token(
            {{u"companyId"_s, u"acme"_s}, {u"exp"_s, QDateTime::currentSecsSinceEpoch() + 600}});
        QCOMPARE(m_bench
                     ->post(u"/desk/credentials"_s, m_admin,
                            {{u"kind"_s, u"jwt"_s},
                             {u"name"_s, u"shop"_s},
                             {u"algorithm"_s, u"HS256"_s},
                             {u"secret"_s, QString::fromLatin1(Secret)}})
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
        QCOMPARE(worded[u"wordedBy"].toString(), u"claude-sonnet-5-5-served"_s);
        QVERIFY2(worded[u"wanted"].toString().contains(u"): In short: "_s), qPrintable(worded[u"wanted"].toString()));
        QVERIFY(!worded[u"nextStep"].toString().isEmpty());
        QCOMPARE(server.count(), 1);
        // It has its price, with the case and of the day.
        const Response costs = m_bench->get(u"/desk/models/costs"_s, m_admin);
        QCOMPARE(costs.body[u"rows"].toArray().first().toObject()[u"requests"].toInt(), 1);
        const double total = costs.body[u"total"].toDouble();
        QVERIFY(total > 0);
        QCOMPARE(detail(id)[u"costNanoUsd"].toDouble() / 1e9, total);

        // What the customer writes is in the record's brief at once, and is worded anew while nobody holds the case.
        say(id, u"It is about the lantern."_s);
        QTRY_VERIFY_WITH_TIMEOUT(brief(id)[u"wanted"].toString().contains(u"the lantern"_s) && isModels(id), 10'000);
        QCOMPARE(server.count(), 2);
        // Once somebody has it, what is written stands in the embedded responder's words.
        QCOMPARE(m_bench->post(Sessions + id + u"/claim"_s, m_agent).status, 200);
        say(id, u"And about the stove."_s);
        QVERIFY(brief(id)[u"wanted"].toString().contains(u"the stove"_s));
        QCOMPARE(brief(id)[u"wordedBy"].toString(), Embedded);
        QCOMPARE(detail(id)[u"costNanoUsd"].toDouble() / 1e9, 2 * total);
        QCOMPARE(server.count(), 2);
    }

    void wordsThatCannotStandLeaveTheEmbeddedOnes()
    {
        ModelServer server([](const ModelRequest &request) {
            QString json = reworded(request);
            json.replace(u"In short: "_s, u"Was promised $500 by Pat: "_s);
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
        ModelServer server(helping(u"Hello, I am {agent} and have read all of it."_s));
        choose(server);
        const QString id = escalated();
        QTRY_VERIFY_WITH_TIMEOUT(isModels(id), 10'000);
        const QString path = Sessions + id + u"/draft"_s;
        QCOMPARE(m_bench->post(path, m_agent).status, 403); // nobody holds it
        QCOMPARE(m_bench->post(Sessions + id + u"/claim"_s, m_agent).status, 200);
        const int said = static_cast<int>(detail(id)[u"messages"].toArray().size());
        const qint64 before = detail(id)[u"costNanoUsd"].toInteger();

        const Response drafted = m_bench->post(path, m_agent);
        QCOMPARE(drafted.status, 200);
        QCOMPARE(drafted.body[u"text"].toString(),
                 u"Hello, I am %1 and have read all of it."_s.arg(firstNameOf(m_bench->ann)));
        QCOMPARE(drafted.body[u"model"].toString(), u"claude-sonnet-5-5-served"_s);
        QCOMPARE(drafted.body[u"tokensIn"].toInt(), 100);
        QCOMPARE(drafted.body[u"instead"].toString(), u"none"_s);
        QVERIFY(drafted.body[u"cost"].toDouble() > 0);
        QCOMPARE(detail(id)[u"messages"].toArray().size(), said);
        QCOMPARE(static_cast<double>(detail(id)[u"costNanoUsd"].toInteger() - before) / 1e9,
                 drafted.body[u"cost"].toDouble());

        // It is the holder's to ask for, in a case that is open.
        QCOMPARE(m_bench->post(path, m_admin).status, 403);
        QCOMPARE(m_bench->post(Sessions + u"no-such/draft"_s, m_agent).status, 404);
        QCOMPARE(m_bench->post(Sessions + id + u"/resolve"_s, m_agent, {{u"type"_s, u"ISSUE_RESOLVED"_s}}).status, 200);
        QCOMPARE(m_bench->post(path, m_agent).status, 409);
        const QString withAi = started(u"Hello"_s);
        QCOMPARE(m_bench->post(Sessions + withAi + u"/draft"_s, m_agent).status, 409);
    }

    void withoutAModelTheEmbeddedResponderWordsAndDrafts()
    {
        const QString id = escalated();
        const QJsonObject worded = brief(id);
        QCOMPARE(worded[u"wordedBy"].toString(), Embedded);
        QVERIFY2(worded[u"wanted"].toString().contains(u"Came to a person because the customer asks for a "
                                                       "person. Wrote: \"I want to speak to a human "
                                                       "being, please.\""_s),
                 qPrintable(worded[u"wanted"].toString()));
        QCOMPARE(m_bench->post(Sessions + id + u"/claim"_s, m_agent).status, 200);
        const Response drafted = m_bench->post(Sessions + id + u"/draft"_s, m_agent);
        QCOMPARE(drafted.status, 200);
        QCOMPARE(drafted.body[u"model"].toString(), u"tierdesk-local"_s);
        QVERIFY2(drafted.body[u"text"].toString().contains(firstNameOf(m_bench->ann)), drafted.raw.constData());
        QCOMPARE(drafted.body[u"cost"].toDouble(), 0.);
        QCOMPARE(detail(id)[u"costNanoUsd"].toInt(), 0);
    }

private:
    void choose(const ModelServer &server)
    {
        const QString main = u"/desk/models/providers/main"_s;
        const auto put = [this](const QString &path, const QJsonObject &body) {
            return m_bench->call("PUT", path, m_admin, base::toJson(body)).status;
        };
        QCOMPARE(put(main, {{u"protocol"_s, u"anthropic"_s},
                            {u"baseUrl"_s, server.base()},
                            {u"small"_s, u"claude-haiku-5-5"_s},
                            {u"large"_s, u"claude-sonnet-5-5"_s}}),
                 200);
        QCOMPARE(put(main + u"/key"_s, {{u"key"_s, QString::fromLatin1(ModelServer::Key)}}), 200);
        const QJsonObject tier{{u"chain"_s, QJsonArray{u"main"_s}}};
        QCOMPARE(put(u"/desk/config"_s, {{u"models"_s, QJsonObject{{u"aiManager"_s, tier}}}}), 200);
    }
    QString started(const QString &text)
    {
        const Response session = m_bench->post(u"/api/momentum/cs/sessions"_s, QString::fromLatin1(m_customer),
                                               {{u"companyId"_s, u"acme"_s},
                                                {u"customerId"_s, u"cust-1"_s},
                                                {u"channel"_s, u"chat"_s},
                                                {u"initialMessage"_s, text}});
        if (session.status != 201)
            qWarning("%d %s", session.status, session.raw.constData());
        return session.body[u"id"].toString();
    }
    /// A case that has come to a person.
    QString escalated() { return started(u"I want to speak to a human being, please."_s); }
    void say(const QString &id, const QString &text)
    {
        const Response said = m_bench->post(u"/api/momentum/cs/sessions/%1/messages"_s.arg(id),
                                            QString::fromLatin1(m_customer), {{u"message"_s, text}});
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
