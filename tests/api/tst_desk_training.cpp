#include "tests/api/DeskBench.h"

#include <QtTest/QTest>

using namespace tierdesk;
using namespace tierdesk::test;

namespace {

const QString Examples = u"/desk/training/examples"_s;

QByteArray lines(int each, const char *intent, const char *text)
{
    QByteArray body;
    for (int i = 0; i < each; ++i)
        body += QByteArray(text) + ' ' + QByteArray::number(i) + '\t' + intent + '\n';
    return body;
}

const QList<QNetworkReply::RawHeaderPair> Tsv{{"Content-Type", "text/tab-separated-values"}};

} // namespace

/// What a company teaches, through the desk door.
class TestDeskTraining final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_bench = DeskBench::start();
        QVERIFY(m_bench);
    }
    void cleanup() { m_bench.reset(); }

    void agentsCorrectAndSupervisorsManage_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("who");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("status");
        const auto row = [](const char *name, const char *method, const char *path, const char *who, const char *body,
                            int status) {
            QTest::newRow(name) << QByteArray(method) << QString::fromLatin1(path) << QString::fromLatin1(who)
                                << QByteArray(body) << status;
        };
        const char *one = R"({"kind":"intent","examples":[{"text":"rent a rope","label":"gear"}]})";
        row("an agent sees how it stands", "GET", "/desk/training", "ann", "", 200);
        row("an agent lists no examples", "GET", "/desk/training/examples", "ann", "", 403);
        row("an agent adds none", "POST", "/desk/training/examples", "ann", one, 403);
        row("an agent removes none", "POST", "/desk/training/examples/remove", "ann", R"({"ids":[1]})", 403);
        row("an agent starts no training", "POST", "/desk/training/run", "ann", "{}", 403);
        row("a supervisor lists them", "GET", "/desk/training/examples?kind=intent", "sue", "", 200);
        row("a supervisor adds them", "POST", "/desk/training/examples", "sue", one, 200);
        row("a supervisor removes them", "POST", "/desk/training/examples/remove", "sue", R"({"ids":[1]})", 200);
        row("a supervisor starts a training", "POST", "/desk/training/run", "sue", "{}", 200);
        row("no kind at all", "POST", "/desk/training/examples", "sue", R"({"examples":[]})", 400);
        row("a kind that there is not", "GET", "/desk/training/examples?kind=mood", "sue", "", 400);
        row("a member that there is not", "POST", "/desk/training/examples", "sue",
            R"({"kind":"intent","examples":[],"more":1})", 400);
        row("ids that are none", "POST", "/desk/training/examples/remove", "sue", R"({"ids":["x"]})", 400);
        row("nothing to remove", "POST", "/desk/training/examples/remove", "sue", R"({"ids":[]})", 400);
        row("a correction that says nothing", "POST", "/desk/sessions/SESSION/correct", "ann", "{}", 400);
        row("a category that there is not", "POST", "/desk/sessions/SESSION/correct", "ann", R"({"category":"MONEY"})",
            400);
        row("a session that there is not", "POST", "/desk/sessions/none/correct", "ann", R"({"category":"BILLING"})",
            404);
        row("a customer who has not written", "POST", "/desk/sessions/SESSION/correct", "ann",
            R"({"category":"BILLING"})", 409);
    }
    void agentsCorrectAndSupervisorsManage()
    {
        QFETCH(QByteArray, method);
        QFETCH(QString, path);
        QFETCH(QString, who);
        QFETCH(QByteArray, body);
        if (path.contains("SESSION"_L1))
            path.replace("SESSION"_L1, m_bench->waiting(m_bench->acme));
        const Response response = m_bench->call(method, path, m_bench->token(who.toLatin1().constData()), body);
        QTEST(response.status, "status");
    }

    void linesAndJsonAreTaken()
    {
        const QString sue = m_bench->token("sue");
        const QByteArray body = "rent a rope, write to sue@acme.example\tgear\r\n\nbook a course\tcourse\n";
        const Response told = m_bench->call("POST", Examples + u"?kind=intent"_s, sue, body, Tsv);
        QCOMPARE(told.status, 200);
        QCOMPARE(told.body[u"accepted"].toInt(), 2);
        const Response json = m_bench->post(
            Examples, sue,
            {{u"kind"_s, u"category"_s},
             {u"examples"_s, QJsonArray{QJsonObject{{u"text"_s, u"the gate is shut"_s}, {u"label"_s, u"ACCOUNT"_s}},
                                        QJsonObject{{u"text"_s, u"the gate is open"_s}, {u"label"_s, u"GATE"_s}}}}});
        QCOMPARE(json.body[u"accepted"].toInt(), 1);
        QCOMPARE(json.body[u"errors"][0][u"row"].toInt(), 1);
        QCOMPARE(json.body[u"errors"][0][u"where"].toString(), u"label"_s);

        const Response list = m_bench->get(Examples + u"?kind=intent"_s, sue);
        QCOMPARE(list.body[u"examples"].toArray().size(), 2);
        const QString text = list.body[u"examples"][1][u"text"].toString();
        QVERIFY2(text.startsWith(u"rent a rope") && !text.contains(u"sue@"), qPrintable(text)); // masked
        QCOMPARE(list.body[u"examples"][1][u"label"].toString(), u"gear"_s);
        QVERIFY(!list.body[u"examples"][1][u"who"].toString().isEmpty());
        QCOMPARE(m_bench->get(Examples + u"?kind=intent&q=ROPE&label=gear"_s, sue).body[u"examples"].toArray().size(),
                 1);
    }

    void aLineWithoutATabIsNamedAndNothingIsTaken()
    {
        const QString sue = m_bench->token("sue");
        const Response told =
            m_bench->call("POST", Examples + u"?kind=intent"_s, sue, "rent a rope\tgear\nno label\n", Tsv);
        QCOMPARE(told.status, 400);
        QCOMPARE(told.details()[u"field"].toString(), u"line 2"_s);
        QVERIFY(m_bench->get(Examples + u"?kind=intent"_s, sue).body[u"examples"].toArray().isEmpty());
    }

    void twentyThousandRowsAreTakenAndNotOneMore()
    {
        const QString sue = m_bench->token("sue");
        const QString path = Examples + u"?kind=intent"_s;
        const QByteArray most = lines(10'000, "gear", "rent") + lines(10'000, "course", "book");
        const Response whole = m_bench->call("POST", path, sue, most, Tsv);
        QCOMPARE(whole.body[u"accepted"].toInt(), 20'000);
        QCOMPARE(m_bench->call("POST", path, sue, most + "one more\tgear\n", Tsv).status, 413);
        const Response more = m_bench->call("POST", path, sue, "one more\tgear\n", Tsv);
        QCOMPARE(more.body[u"accepted"].toInt(), 0);
        QCOMPARE(more.body[u"errors"].toArray().size(), 1);
    }

    void aPageFollowsAnother()
    {
        const QString sue = m_bench->token("sue");
        QCOMPARE(m_bench->call("POST", Examples + u"?kind=intent"_s, sue, lines(5, "gear", "rent"), Tsv).status, 200);
        const Response first = m_bench->get(Examples + u"?kind=intent&limit=3"_s, sue);
        QCOMPARE(first.body[u"examples"].toArray().size(), 3);
        const Response rest =
            m_bench->get(Examples + u"?kind=intent&limit=3&before=%1"_s.arg(first.body[u"next"].toInteger()), sue);
        QCOMPARE(rest.body[u"examples"].toArray().size(), 2);
        QVERIFY(rest.body[u"next"].isNull());
    }

    void aCompanysExamplesAreItsOwn()
    {
        const QString sue = m_bench->token("sue");
        QCOMPARE(m_bench->call("POST", Examples + u"?kind=intent"_s, sue, lines(2, "gear", "rent"), Tsv).status, 200);
        const qint64 id = m_bench->get(Examples + u"?kind=intent"_s, sue).body[u"examples"][0][u"id"].toInteger();
        const QString eve = m_bench->signIn(u"eve@beta.example"_s).body[u"token"].toString();
        QVERIFY(!eve.isEmpty());
        QVERIFY(m_bench->get(u"/desk/training"_s, eve).body[u"kinds"][1][u"examples"].toInt() == 0);
        const Response other = m_bench->post(Examples + u"/remove"_s, eve, {{u"ids"_s, QJsonArray{id}}});
        QCOMPARE(other.status, 200);
        QCOMPARE(other.body[u"removed"].toInt(), 0);
        QCOMPARE(m_bench->get(Examples + u"?kind=intent"_s, sue).body[u"examples"].toArray().size(), 2);
    }

private:
    std::unique_ptr<DeskBench> m_bench;
};

QTEST_GUILESS_MAIN(TestDeskTraining)
#include "tst_desk_training.moc"
