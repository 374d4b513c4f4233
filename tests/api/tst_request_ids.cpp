#include "tests/support/models/ModelSettings.h"
#include "tests/support/Program.h"

#include <QtCore/QJsonArray>
#include <QtNetwork/QTcpServer>

using namespace Qt::StringLiterals;

using tierdesk::tests::HttpAnswer;
using tierdesk::tests::HttpClient;
using tierdesk::tests::ModelMove;
using tierdesk::tests::ModelRequest;
using tierdesk::tests::ModelServer;
using tierdesk::tests::modelSettings;
using tierdesk::tests::Program;

namespace {

const QString Company = u"7c9e6679-7425-40de-944b-e07fc1f90ae7"_s;
const QString Sessions = u"/api/momentum/cs/sessions"_s;

QString idOf(const HttpAnswer &answer)
{
    return QString::fromLatin1(answer.header("x-request-id"));
}

/// A port on which nothing listens.
quint16 closedPort()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return server.serverPort();
}

} // namespace

/// The real program's JSON log: lines of one request can be found by its id, on whichever thread they were written.
class TestRequestIds final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        qputenv("QT_LOGGING_RULES", "tierdesk.*.debug=true");
        m_program = std::make_unique<Program>(QStringList{u"--demo"_s, u"--log-format"_s, u"json"_s,
                                                          u"--allow-private-targets"_s, u"--model-keys"_s, u"file"_s});
        QVERIFY2(m_program->start(), m_program->output().constData());
        m_client = std::make_unique<HttpClient>(m_program->base());
    }
    void cleanup()
    {
        if (m_program)
            QCOMPARE(m_program->stop(), 0);
        m_client.reset();
        m_program.reset();
    }

    void theEngineNamesTheRequestOfACommand()
    {
        const HttpAnswer begun = begin(u"cust-1001"_s);
        QCOMPARE(begun.status, 201);
        const QString escalate = Sessions + u'/' + begun.json()[u"id"].toString() + u"/escalate"_s;
        const QJsonObject toPerson{{u"reason"_s, u"CUSTOMER_REQUEST"_s}, {u"targetTier"_s, u"HUMAN_AGENT"_s}};
        QCOMPARE(m_client->post(escalate, toPerson).status / 100, 2);
        const HttpAnswer refused = m_client->post(escalate, toPerson);
        QCOMPARE(refused.status / 100, 4);
        QVERIFY(!idOf(refused).isEmpty());
        QVERIFY(idOf(refused) != idOf(begun));
        QTRY_COMPARE(requestsOf(u"a command was refused"_s), QStringList{idOf(refused)});
    }

    void modelRequestsAndTheEngineNameTheRequestOfATurn()
    {
        ModelServer model([](const ModelRequest &) { return ModelMove::error(500); });
        for (const auto &[path, body] : modelSettings(model, true, 20)) {
            const HttpAnswer put = m_client->send("PUT", path, body);
            QVERIFY2(put.status / 100 == 2, put.body.constData());
        }
        // Two at once: the lines of one are not the other's.
        QStringList expected;
        for (const char *customer : {"cust-1001", "cust-1002"}) {
            const HttpAnswer begun = begin(QString::fromLatin1(customer), u"Hello there"_s);
            QVERIFY2(begun.status == 201, begun.body.constData());
            expected << idOf(begun);
        }
        QTRY_COMPARE(unique(requestsOf(u"model request"_s)), expected);
        QCOMPARE(unique(requestsOf(u"gave no answer"_s)), expected);

        // A brief is worded in the background, for the request that brought the case to a person.
        const HttpAnswer begun = begin(u"cust-1003"_s);
        const HttpAnswer escalated =
            m_client->post(Sessions + u'/' + begun.json()[u"id"].toString() + u"/escalate"_s,
                           {{u"reason"_s, u"CUSTOMER_REQUEST"_s}, {u"targetTier"_s, u"HUMAN_AGENT"_s}});
        QVERIFY2(escalated.status / 100 == 2, escalated.body.constData());
        QTRY_COMPARE_WITH_TIMEOUT(requestsOf(u"the brief of"_s), QStringList{idOf(escalated)}, 30'000);
    }

    void aDeliveryAndItsRetryNameTheRequestThatCausedThem()
    {
        const QString target = u"http://127.0.0.1:%1/in"_s.arg(closedPort());
        const HttpAnswer made = m_client->post(
            u"/desk/endpoints"_s, {{u"target"_s, target}, {u"events"_s, QJsonArray{u"session.created"_s}}});
        QVERIFY2(made.status == 201, made.body.constData());
        const HttpAnswer begun = begin(u"cust-1001"_s);
        QCOMPARE(begun.status, 201);
        const auto attempts = [this] { return requestsOf(u"127.0.0.1"_s, u"tierdesk.net"_s); };
        QTRY_VERIFY_WITH_TIMEOUT(attempts().size() >= 2, 40'000); // the second some five seconds after the first
        QCOMPARE(unique(attempts()), QStringList{idOf(begun)});
    }

private:
    [[nodiscard]] HttpAnswer begin(const QString &customer, const QString &text = {})
    {
        QJsonObject body{{u"companyId"_s, Company}, {u"customerId"_s, customer}, {u"channel"_s, u"chat"_s}};
        if (!text.isEmpty())
            body.insert(u"initialMessage"_s, text);
        return m_client->post(Sessions, body);
    }
    /// The requests of the lines that contain @p words, in order; empty texts for lines without one.
    [[nodiscard]] QStringList requestsOf(const QString &words, const QString &category = {})
    {
        QStringList found;
        for (const QByteArray &line : m_program->logged().split('\n')) {
            const QJsonDocument json = QJsonDocument::fromJson(line);
            if (json[u"message"].toString().contains(words) &&
                (category.isEmpty() || json[u"category"].toString() == category))
                found << json[u"requestId"].toString();
        }
        return found;
    }
    [[nodiscard]] static QStringList unique(QStringList ids)
    {
        ids.removeDuplicates();
        return ids;
    }

    std::unique_ptr<Program> m_program;
    std::unique_ptr<HttpClient> m_client;
};

QTEST_GUILESS_MAIN(TestRequestIds)
#include "tst_request_ids.moc"
