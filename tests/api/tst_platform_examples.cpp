#include "tests/support/Program.h"
#include "tests/support/Seed.h"

#include <QtCore/QDateTime>
#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtCore/QProcess>

using namespace Qt::StringLiterals;

using tierdesk::tests::HttpClient;
using tierdesk::tests::Program;
using tierdesk::tests::Seed;

namespace {

const QString Folder = QStringLiteral(QT_TESTCASE_SOURCEDIR "/api/platform/");
// Debian's is the system's Python, whichever comes first in the path.
const QString Python = u"/usr/bin/python3"_s;

struct Answered {
    int status = 0;
    QJsonObject body;
    QByteArray text;
};

/// One request of the guide, and the answer that it prints.
struct Example {
    QString method, path;
    QJsonObject request;
    QJsonValue response; ///< undefined: none is printed
};

/// What @p ours lacks of @p printed, or has in another type, by its path; empty: nothing. Null stands only where the
/// guide prints it, and an array is empty only where its is, or where @p mayLack names them. An array's elements are
/// like the first that is printed.
QString differenceIn(const QJsonValue &ours, const QJsonValue &printed, const QString &where,
                     const QStringList &mayLack = {})
{
    if (ours.isUndefined())
        return where + u" is missing"_s;
    if (ours.isNull() && mayLack.contains(where))
        return {};
    if (ours.type() != printed.type())
        return where + u" is of another type"_s;
    const QJsonObject members = printed.toObject();
    for (auto it = members.begin(); it != members.end(); ++it) {
        const QString path = where.isEmpty() ? it.key() : where + u'.' + it.key();
        if (const QString each = differenceIn(ours[it.key()], *it, path, mayLack); !each.isEmpty())
            return each;
    }
    const QJsonArray elements = printed.toArray();
    if (elements.isEmpty())
        return {};
    if (ours.toArray().isEmpty() && !mayLack.contains(where))
        return where + u" is empty"_s;
    for (const QJsonValue &element : ours.toArray()) {
        const QString each = differenceIn(element, elements[0], where + u"[]"_s, mayLack);
        if (!each.isEmpty())
            return each;
    }
    return {};
}

/// Whether @p path, with or without a query, is one of @p pattern's: "/a/{id}/b".
bool isOf(const QString &path, const QString &pattern)
{
    const QStringList segments = path.section(u'?', 0, 0).split(u'/');
    const QStringList parts = pattern.split(u'/');
    for (qsizetype i = 0; i < segments.size(); ++i) {
        if (segments[i] != parts.value(i) && !parts.value(i).startsWith(u'{'))
            return false;
    }
    return segments.size() == parts.size();
}

QJsonArray rows(const QJsonObject &row)
{
    return {row};
}

} // namespace

/// The requests of the guide as they stand there, signed by botocore, against the real program whose company has the
/// guide's customer, order and articles; its answers have what the guide's have.
class TestPlatformExamples final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QProcess python;
        python.start(Python, {u"-c"_s, u"import botocore, requests"_s});
        if (!python.waitForFinished(30'000) || python.exitCode() != 0)
            QSKIP("not run: python3-botocore or python3-requests is not there (packaging/deps tests installs it)");
        QVERIFY2(m_program.start(), m_program.output().constData());
        HttpClient desk(m_program.base());
        const auto made =
            desk.post(u"/desk/credentials"_s,
                      {{u"kind"_s, u"access_key"_s}, {u"name"_s, u"shop"_s}, {u"scopes"_s, QJsonArray{u"platform"_s}}});
        QVERIFY2(made.status == 201, made.body.constData());
        m_accessKey = made.json()[u"credential"][u"publicId"].toString();
        m_secret = made.json()[u"secret"].toString();
        QVERIFY2(!m_accessKey.isEmpty() && !m_secret.isEmpty(), made.body.constData());
        fillTheShop(desk);

        // The guide's conversation, begun at another door under the guide's number for it.
        const auto begun =
            desk.post(u"/api/session"_s, {{u"customer_id"_s, u"user123"_s}, {u"session_id"_s, u"conv-12345"_s}});
        QVERIFY2(begun.status == 201, begun.body.constData());
    }

    void theGuidesRequestsAreAnsweredAsThere_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("path");
        QTest::addColumn<int>("status");
        QTest::addColumn<QStringList>("mayLack");
        const auto row = [](const char *name, const QString &path, int status, const QStringList &mayLack = {},
                            const char *more = "") {
            QTest::addRow("%s%s", name, more) << QString::fromLatin1(name) << path << status << mayLack;
        };
        const QString dashboard = u"/analytics/dashboard?metrics=conversations,sentiment,resolution_time"
                                  "&start_date=%1&end_date=%2"_s;
        const QDate today = QDateTime::currentDateTimeUtc().date();
        row("Start Conversation", u"/chatbot/conversation"_s, 201);
        row("Send Message", u"/chatbot/conversation/conv-12345/message"_s, 200);
        row("Analyze Sentiment", u"/sentiment/analyze"_s, 200);
        row("Route Inquiry", u"/routing/inquiries"_s, 200);
        row("Search Knowledge",
            u"/knowledge/search?query=return%20damaged%20product&category=returns&limit=10&offset=0"_s, 200);
        row("Get Knowledge Article", u"/knowledge/articles/kb-12345"_s, 200);
        row("Get Dashboard Data", dashboard.arg(today.toString(Qt::ISODate), today.addDays(1).toString(Qt::ISODate)),
            200, {}, ", of today");
        // Of the guide's own month this company knows nothing.
        row("Get Dashboard Data", dashboard.arg(u"2025-02-01T00:00:00Z"_s, u"2025-02-28T23:59:59Z"_s), 200,
            {u"summary.average_sentiment_score"_s, u"trends.sentiment"_s, u"top_issues"_s}, ", of its month");
        row("Generate Report", u"/analytics/reports"_s, 202);
        row("Create Escalation", u"/escalation/cases"_s, 201);
        row("Query Audit Logs",
            u"/audit/logs?conversation_id=conv-12345&user_id=user123&action_type=message_sent"
            "&start_time=2025-03-19T00:00:00Z&limit=100&offset=0"_s,
            200);
        row("Webhook Integration", u"/webhook/configure"_s, 201);
        row("Email Integration", u"/notifications/email/configure"_s, 201);
    }
    void theGuidesRequestsAreAnsweredAsThere()
    {
        QFETCH(const QString, name);
        QFETCH(const QString, path);
        QFETCH(const int, status);
        QFETCH(const QStringList, mayLack);
        const Example example = exampleOf(name);
        QVERIFY2(isOf(path, example.path), qPrintable(example.path));
        const Answered answered = send(example.method, path, example.request);
        QVERIFY2(answered.status == status, answered.text.constData());
        m_answers.insert(QString::fromLatin1(QTest::currentDataTag()), answered.body);
        if (!example.response.isUndefined()) {
            const QString difference = differenceIn(answered.body, example.response, {}, mayLack);
            QVERIFY2(difference.isEmpty(), qPrintable(difference + u'\n' + QString::fromUtf8(answered.text)));
        }
    }
    void whatTheGuidePrintsIsNotOnlyOfItsType()
    {
        QVERIFY(answerTo("Start Conversation")[u"conversation_id"].toString().startsWith(u"conv-"));
        const QJsonObject said = answerTo("Send Message");
        QVERIFY2(said[u"response"].toString().contains(u"ORD-9876"), qPrintable(said[u"response"].toString()));
        const QJsonArray printed = exampleOf(u"Send Message"_s).response[u"suggested_actions"].toArray();
        QVERIFY(said[u"suggested_actions"].toArray().contains(printed[0])); // "When will it arrive?"

        const QJsonObject analysis = answerTo("Analyze Sentiment");
        QCOMPARE(analysis[u"sentiment"].toString(), u"negative"_s);
        const QJsonValue recommended = analysis[u"action_recommendations"][0];
        QCOMPARE(recommended[u"type"].toString(), u"escalate"_s);
        QVERIFY(recommended[u"confidence"].toDouble() > .5 && recommended[u"confidence"].toDouble() <= 1);

        const QJsonObject routing = answerTo("Route Inquiry");
        QCOMPARE(routing[u"destination"].toString(), u"returns_department"_s);
        QCOMPARE(routing[u"priority"].toString(), u"medium"_s);

        const QJsonObject article = answerTo("Get Knowledge Article");
        const Example printedArticle = exampleOf(u"Get Knowledge Article"_s);
        QCOMPARE(article[u"steps"], printedArticle.response[u"steps"]);
        QCOMPARE(answerTo("Search Knowledge")[u"results"][0][u"id"], article[u"id"]);

        QCOMPARE(answerTo("Get Dashboard Data, of its month")[u"time_period"],
                 exampleOf(u"Get Dashboard Data"_s).response[u"time_period"]);
        QVERIFY(answerTo("Get Dashboard Data, of today")[u"summary"][u"total_conversations"].toInt() >= 2);
        QCOMPARE(answerTo("Generate Report")[u"status"].toString(), u"generating"_s);
    }
    /// Somebody takes it, and a client writes down what was done.
    void theCaseIsFollowedByItsNumber()
    {
        const QJsonObject opened = answerTo("Create Escalation");
        const QString number = opened[u"escalation_id"].toString();
        QVERIFY(!number.isEmpty());
        const Example example = exampleOf(u"Get Escalation Status"_s);
        HttpClient desk(m_program.base());
        const auto claimed = desk.post(u"/desk/sessions/conv-12345/claim"_s, {});
        QVERIFY2(claimed.status == 200, claimed.body.constData());
        const auto noted = desk.send("PUT", u"/api/escalation/"_s + opened[u"ticket_id"].toString(),
                                     {{u"resolution_notes"_s, example.response[u"resolution_notes"]}});
        QVERIFY2(noted.status == 200, noted.body.constData());
        const Answered shown = send(example.method, u"/escalation/cases/"_s + number);
        QVERIFY2(shown.status == 200, shown.text.constData());
        const QString difference = differenceIn(shown.body, example.response, {});
        QVERIFY2(difference.isEmpty(), qPrintable(difference));
        for (const char *same : {"status", "priority", "issue_summary", "resolution_notes"})
            QCOMPARE(shown.body[QLatin1String(same)], example.response[QLatin1String(same)]);
    }
    void theReportIsFetchedAsPdf()
    {
        const QString report = answerTo("Generate Report")[u"report_id"].toString();
        QVERIFY(!report.isEmpty());
        HttpClient demo(m_program.base());
        const QString path = u"/analytics/reports/"_s + report;
        QTRY_COMPARE_WITH_TIMEOUT(demo.get(path).json()[u"status"].toString(), u"completed"_s, 60'000);
        const auto pdf = demo.get(path + u"/download"_s);
        QCOMPARE(pdf.status, 200);
        QCOMPARE(pdf.header("Content-Type"), QByteArray("application/pdf"));
        QVERIFY(pdf.body.startsWith("%PDF-"));
    }
    void theConversationIsSeenAtTheOtherDoors()
    {
        const QString conversation = answerTo("Start Conversation")[u"conversation_id"].toString();
        HttpClient other(m_program.base());
        const auto support = other.get(u"/api/session/"_s + conversation);
        QCOMPARE(support.status, 200);
        QCOMPARE(support.json()[u"messages"].toArray().size(), 2);
        QCOMPARE(support.json()[u"messages"][0][u"content"].toString(), u"I need help with my order"_s);
        const auto cs = other.get(u"/api/momentum/cs/sessions/"_s + conversation);
        QVERIFY2(cs.status == 200, cs.body.constData());
        const auto desk = other.get(u"/desk/sessions/"_s + conversation);
        QVERIFY2(desk.status == 200, desk.body.constData());
        QVERIFY(desk.body.contains("I need help with my order"));
    }
    void whatWasConfiguredStandsAtTheDesk()
    {
        HttpClient desk(m_program.base());
        const auto listed = desk.get(u"/desk/endpoints"_s);
        QVERIFY2(listed.status == 200, listed.body.constData());
        const QJsonArray endpoints = listed.json()[u"endpoints"].toArray();
        QCOMPARE(endpoints.size(), 3); // the demo has one already
        const QJsonObject webhook = exampleOf(u"Webhook Integration"_s).request;
        const QJsonObject mail = exampleOf(u"Email Integration"_s).request;
        QCOMPARE(endpoints[1][u"target"], webhook[u"url"]);
        QCOMPARE(endpoints[2][u"target"], mail[u"email"]);
        QCOMPARE(endpoints[2][u"format"], mail[u"format"]);
        QVERIFY(!listed.body.contains(webhook[u"secret"].toString().toUtf8()));
    }
    void theSampleInPythonFindsItsConversation()
    {
        const Answered shown = send(u"GET"_s, u"/chatbot/conversation?conversation_id="_s +
                                                  answerTo("Start Conversation")[u"conversation_id"].toString());
        QCOMPARE(shown.status, 200);
        QCOMPARE(shown.body[u"user_id"].toString(), u"user123"_s);
        QCOMPARE(shown.body[u"channel"], exampleOf(u"Start Conversation"_s).request[u"channel"]);
        QCOMPARE(shown.body[u"messages"].toArray().size(), 2);
    }
    void aWrongSecretAndNoneAreRefusedAsAwsDoes()
    {
        const QString secret = std::exchange(m_secret, u"not the secret"_s);
        const Answered wrong = send(u"GET"_s, u"/audit/logs"_s);
        m_secret = secret;
        QCOMPARE(wrong.status, 401);
        QCOMPARE(wrong.body[u"code"].toString(), u"InvalidSignatureException"_s);
        HttpClient foreign(m_program.base());
        const auto unsignedOne = foreign.send("GET", u"/audit/logs"_s, {}, {{"Origin", "https://elsewhere.example"}});
        QCOMPARE(unsignedOne.status, 401);
        QCOMPARE(unsignedOne.json()[u"code"].toString(), u"MissingAuthenticationTokenException"_s);
        QCOMPARE(unsignedOne.header("x-amzn-ErrorType"), QByteArray("MissingAuthenticationTokenException"));
    }
    void releaseNotesNeedNoSignature()
    {
        HttpClient anybody(m_program.base());
        const auto notes = anybody.send("GET", u"/api/release-notes"_s, {}, {{"Origin", "https://elsewhere.example"}});
        QCOMPARE(notes.status, 200);
        QVERIFY(!notes.json()[u"releases"].toArray().isEmpty());
    }

private:
    /// The guide's customer with the order, and its articles, the first with the steps that it prints.
    void fillTheShop(HttpClient &desk) const
    {
        const auto put = [&desk](const char *what, const QJsonArray &all) {
            const auto done = desk.sendJson("POST", u"/desk/"_s + QLatin1String(what),
                                            QJsonDocument(all).toJson(QJsonDocument::Compact));
            if (done.status != 200 || done.json()[u"accepted"].toInt() != all.size())
                qFatal("%s: %s", what, done.body.constData());
        };
        put("customers", rows({{u"ref"_s, u"user123"_s}, {u"name"_s, u"Una Serrano"_s}}));
        put("orders",
            rows({{u"number"_s, u"ORD-9876"_s},
                  {u"customerId"_s, u"user123"_s},
                  {u"status"_s, u"processing"_s},
                  {u"placedAt"_s, QDateTime::currentDateTimeUtc().addDays(-1).toString(Qt::ISODate)},
                  {u"currency"_s, u"USD"_s},
                  {u"items"_s, rows({{u"sku"_s, u"PROD-1234"_s}, {u"name"_s, u"Glow lantern"_s}, {u"price"_s, 40}})},
                  {u"shipments"_s,
                   rows({{u"carrier"_s, u"UPS"_s},
                         {u"status"_s, u"label_created"_s},
                         {u"estimatedAt"_s, QDateTime::currentDateTimeUtc().addDays(4).toString(Qt::ISODate)}})},
                  {u"total"_s, 40},
                  {u"paid"_s, 40}}));
        const QJsonObject printed = exampleOf(u"Get Knowledge Article"_s).response.toObject();
        QString body = printed[u"content"].toString();
        for (const QJsonValue &step : printed[u"steps"].toArray())
            body += u"\n%1. %2: %3"_s.arg(step[u"step"].toInt())
                        .arg(step[u"title"].toString(), step[u"description"].toString());
        QJsonArray articles;
        for (const QJsonValue &each : exampleOf(u"Search Knowledge"_s).response[u"results"].toArray())
            articles.append(
                QJsonObject{{u"ref"_s, each[u"id"]},
                            {u"title"_s, each[u"title"]},
                            {u"body"_s, each[u"id"] == printed[u"id"] ? QJsonValue(body) : each[u"content"]},
                            {u"tags"_s, QJsonArray{each[u"category"]}}});
        put("articles", articles);
    }
    /// The guide prints "METHOD path", then the body of the request if there is one, then that of the answer.
    [[nodiscard]] Example exampleOf(const QString &name) const
    {
        const QList<Seed::Block> blocks = m_guide.blocks(name);
        const QString head = blocks.first().text.trimmed();
        Example example{head.section(u' ', 0, 0), head.section(u' ', 1), {}, QJsonValue(QJsonValue::Undefined)};
        QList<QJsonObject> bodies;
        for (const Seed::Block &block : blocks.mid(1))
            bodies.append(QJsonDocument::fromJson(block.text.toUtf8()).object());
        if (example.method == u"POST")
            example.request = bodies.takeFirst();
        if (!bodies.isEmpty())
            example.response = bodies.takeFirst();
        if (!bodies.isEmpty())
            qFatal("more is printed below %s than a request and its answer", qPrintable(name));
        return example;
    }
    [[nodiscard]] QJsonObject answerTo(const char *name) const { return m_answers.value(QLatin1String(name)); }
    /// Signed by botocore. @p body is sent where there is one.
    [[nodiscard]] Answered send(const QString &method, const QString &path, const QJsonObject &body = {}) const
    {
        QString base = m_program.base().toString();
        while (base.endsWith(u'/'))
            base.chop(1);
        QStringList arguments{Folder + u"client.py"_s, base, m_accessKey, m_secret, method, path};
        if (!body.isEmpty())
            arguments.append(QString::fromUtf8(QJsonDocument(body).toJson(QJsonDocument::Compact)));
        QProcess client;
        client.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        client.start(Python, arguments);
        if (!client.waitForFinished(90'000))
            return {};
        const QByteArray output = client.readAllStandardOutput();
        const qsizetype end = output.indexOf('\n');
        const QByteArray text = output.sliced(end + 1).trimmed();
        return {output.first(std::max<qsizetype>(0, end)).toInt(), QJsonDocument::fromJson(text).object(), text};
    }

    const Seed m_guide{QStringLiteral(QT_TESTCASE_SOURCEDIR "/api/seeds/platform-guide.md")};
    Program m_program;
    QString m_accessKey, m_secret;
    QHash<QString, QJsonObject> m_answers; ///< by the rows' names
};

QTEST_GUILESS_MAIN(TestPlatformExamples)
#include "tst_platform_examples.moc"
