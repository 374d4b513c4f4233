#include "tests/support/Program.h"

#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QJsonArray>
#include <QtCore/QProcess>

using tierdesk::tests::HttpClient;
using tierdesk::tests::Program;

namespace {

const QString Folder = QStringLiteral(QT_TESTCASE_SOURCEDIR "/api/platform/");
// Debian's is the system's Python, whichever comes first in the path.
const QString Python = QStringLiteral("/usr/bin/python3");

struct Answered {
    int status = 0;
    QJsonObject body;
    QByteArray text;
};

/// What @p ours lacks of @p printed, or has in another type, by its path; empty: nothing. An array's elements are like
/// the first that is printed. Null stands for what is not known yet.
QString differenceIn(const QJsonValue &ours, const QJsonValue &printed, const QString &where)
{
    if (ours.isUndefined())
        return where + QStringLiteral(" is missing");
    if (ours.isNull() || printed.isNull())
        return {};
    if (ours.type() != printed.type())
        return where + QStringLiteral(" is of another type");
    const QJsonObject members = printed.toObject();
    for (auto it = members.begin(); it != members.end(); ++it) {
        if (const QString each = differenceIn(ours[it.key()], *it, where + u'.' + it.key()); !each.isEmpty())
            return each;
    }
    const QJsonArray elements = printed.toArray();
    for (const QJsonValue &element : ours.toArray()) {
        if (elements.isEmpty())
            break;
        if (const QString each = differenceIn(element, elements[0], where + QStringLiteral("[]")); !each.isEmpty())
            return each;
    }
    return {};
}

} // namespace

/// The requests of the guide as they stand there, signed by botocore, against the real program; its answers have what
/// the guide's have.
class TestPlatformExamples final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QProcess python;
        python.start(Python, {QStringLiteral("-c"), QStringLiteral("import botocore, requests")});
        if (!python.waitForFinished(30'000) || python.exitCode() != 0)
            QSKIP("not run: python3-botocore or python3-requests is not there (packaging/deps tests installs them)");
        QVERIFY2(m_program.start(), m_program.output().constData());
        HttpClient desk(m_program.base());
        const auto made = desk.post(QStringLiteral("/desk/credentials"),
                                    {{QStringLiteral("kind"), QStringLiteral("access_key")},
                                     {QStringLiteral("name"), QStringLiteral("shop")},
                                     {QStringLiteral("scopes"), QJsonArray{QStringLiteral("platform")}}});
        QVERIFY2(made.status == 201, made.body.constData());
        m_accessKey = made.json()[u"credential"][u"publicId"].toString();
        m_secret = made.json()[u"secret"].toString();
        QVERIFY2(!m_accessKey.isEmpty() && !m_secret.isEmpty(), made.body.constData());

        // The guide's conversation, begun at another door under the guide's number for it.
        const auto begun =
            desk.post(QStringLiteral("/api/session"), {{QStringLiteral("customer_id"), QStringLiteral("user123")},
                                                       {QStringLiteral("session_id"), QStringLiteral("conv-12345")}});
        QVERIFY2(begun.status == 201, begun.body.constData());
        QFile guide(Folder + QStringLiteral("guide.json"));
        QVERIFY(guide.open(QIODevice::ReadOnly));
        m_guide = QJsonDocument::fromJson(guide.readAll()).array();
        QCOMPARE(m_guide.size(), 13);
    }

    void theGuidesRequestsAreAnsweredAsThere_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("path");
        QTest::addColumn<int>("status");
        const auto row = [](const char *name, const char *path, int status) {
            QTest::newRow(name) << QString::fromLatin1(name) << QString::fromLatin1(path) << status;
        };
        row("Start Conversation", "/chatbot/conversation", 201);
        row("Send Message", "/chatbot/conversation/conv-12345/message", 200);
        row("Analyze Sentiment", "/sentiment/analyze", 200);
        row("Route Inquiry", "/routing/inquiries", 200);
        row("Search Knowledge", "/knowledge/search?query=return%20damaged%20product&limit=10&offset=0", 200);
        row("Get Knowledge Article", "/knowledge/articles/returns", 200);
        row("Get Dashboard Data", "/analytics/dashboard?metrics=conversations,sentiment", 200);
        row("Generate Report", "/analytics/reports", 202);
        row("Create Escalation", "/escalation/cases", 201);
        row("Query Audit Logs", "/audit/logs?conversation_id=conv-12345&action_type=message_sent&limit=100&offset=0",
            200);
        row("Webhook Integration", "/webhook/configure", 201);
        row("Email Integration", "/notifications/email/configure", 201);
    }
    void theGuidesRequestsAreAnsweredAsThere()
    {
        QFETCH(const QString, name);
        QFETCH(const QString, path);
        QFETCH(const int, status);
        const QJsonObject example = exampleOf(name);
        const Answered answered = send(example[u"method"].toString(), path, example[u"request"].toObject());
        QVERIFY2(answered.status == status, answered.text.constData());
        const QString difference = differenceIn(answered.body, example[u"response"], name);
        QVERIFY2(difference.isEmpty(), qPrintable(difference));
        if (name == u"Create Escalation")
            m_case = answered.body[u"escalation_id"].toString();
        if (name == u"Generate Report")
            m_report = answered.body[u"report_id"].toString();
        if (name == u"Start Conversation")
            m_conversation = answered.body[u"conversation_id"].toString();
    }
    void theCaseIsFollowedByItsNumber()
    {
        QVERIFY(!m_case.isEmpty());
        const Answered shown = send(QStringLiteral("GET"), QStringLiteral("/escalation/cases/") + m_case);
        QVERIFY2(shown.status == 200, shown.text.constData());
        const QString difference =
            differenceIn(shown.body, exampleOf(QStringLiteral("Get Escalation Status"))[u"response"], {});
        QVERIFY2(difference.isEmpty(), qPrintable(difference));
    }
    void theReportIsFetchedAsPdf()
    {
        QVERIFY(!m_report.isEmpty());
        HttpClient demo(m_program.base());
        const QString path = QStringLiteral("/analytics/reports/") + m_report;
        QTRY_COMPARE_WITH_TIMEOUT(demo.get(path).json()[u"status"].toString(), QStringLiteral("completed"), 60'000);
        const auto pdf = demo.get(path + QStringLiteral("/download"));
        QCOMPARE(pdf.status, 200);
        QCOMPARE(pdf.header("Content-Type"), QByteArray("application/pdf"));
        QVERIFY(pdf.body.startsWith("%PDF-"));
    }
    void theConversationIsSeenAtTheOtherDoors()
    {
        QVERIFY(!m_conversation.isEmpty());
        HttpClient other(m_program.base());
        const auto support = other.get(QStringLiteral("/api/session/") + m_conversation);
        QCOMPARE(support.status, 200);
        QCOMPARE(support.json()[u"messages"].toArray().size(), 2);
        QCOMPARE(support.json()[u"messages"][0][u"content"].toString(), QStringLiteral("I need help with my order"));
        const auto cs = other.get(QStringLiteral("/api/momentum/cs/sessions/") + m_conversation);
        QVERIFY2(cs.status == 200, cs.body.constData());
        const auto desk = other.get(QStringLiteral("/desk/sessions/") + m_conversation);
        QVERIFY2(desk.status == 200, desk.body.constData());
        QVERIFY(desk.body.contains("I need help with my order"));
    }
    void whatWasConfiguredStandsAtTheDesk()
    {
        HttpClient desk(m_program.base());
        const auto listed = desk.get(QStringLiteral("/desk/endpoints"));
        QVERIFY2(listed.status == 200, listed.body.constData());
        const QJsonArray endpoints = listed.json()[u"endpoints"].toArray();
        QCOMPARE(endpoints.size(), 2);
        QCOMPARE(endpoints[0][u"target"].toString(),
                 QStringLiteral("https://your-system.example.com/webhooks/customer-service"));
        QCOMPARE(endpoints[1][u"target"].toString(), QStringLiteral("support@example.com"));
        QCOMPARE(endpoints[1][u"format"].toString(), QStringLiteral("html"));
        QVERIFY(!listed.body.contains("your-webhook-secret"));
    }
    void theSampleInPythonFindsItsConversation()
    {
        const Answered shown =
            send(QStringLiteral("GET"), QStringLiteral("/chatbot/conversation?conversation_id=") + m_conversation);
        QCOMPARE(shown.status, 200);
        QCOMPARE(shown.body[u"user_id"].toString(), QStringLiteral("user123"));
        QCOMPARE(shown.body[u"messages"].toArray().size(), 2);
    }
    void aWrongSecretAndNoneAreRefusedAsAwsDoes()
    {
        const QString secret = std::exchange(m_secret, QStringLiteral("not the secret"));
        const Answered wrong = send(QStringLiteral("GET"), QStringLiteral("/audit/logs"));
        m_secret = secret;
        QCOMPARE(wrong.status, 401);
        QCOMPARE(wrong.body[u"code"].toString(), QStringLiteral("InvalidSignatureException"));
        HttpClient foreign(m_program.base());
        const auto unsignedOne =
            foreign.send("GET", QStringLiteral("/audit/logs"), {}, {{"Origin", "https://elsewhere.example"}});
        QCOMPARE(unsignedOne.status, 401);
        QCOMPARE(unsignedOne.json()[u"code"].toString(), QStringLiteral("MissingAuthenticationTokenException"));
        QCOMPARE(unsignedOne.header("x-amzn-ErrorType"), QByteArray("MissingAuthenticationTokenException"));
    }
    void releaseNotesNeedNoSignature()
    {
        HttpClient anybody(m_program.base());
        const auto notes =
            anybody.send("GET", QStringLiteral("/api/release-notes"), {}, {{"Origin", "https://elsewhere.example"}});
        QCOMPARE(notes.status, 200);
        QVERIFY(!notes.json()[u"releases"].toArray().isEmpty());
    }

private:
    [[nodiscard]] QJsonObject exampleOf(const QString &name) const
    {
        for (const QJsonValue &each : m_guide) {
            if (each[u"name"].toString() == name)
                return each.toObject();
        }
        qFatal("the guide has no %s", qPrintable(name));
    }
    /// Signed by botocore. @p body is sent where there is one.
    [[nodiscard]] Answered send(const QString &method, const QString &path, const QJsonObject &body = {}) const
    {
        QString base = m_program.base().toString();
        while (base.endsWith(u'/'))
            base.chop(1);
        QStringList arguments{Folder + QStringLiteral("client.py"), base, m_accessKey, m_secret, method, path};
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

    Program m_program;
    QJsonArray m_guide;
    QString m_accessKey, m_secret, m_case, m_report, m_conversation;
};

QTEST_GUILESS_MAIN(TestPlatformExamples)
#include "tst_platform_examples.moc"
