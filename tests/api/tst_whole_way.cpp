#include "tests/support/Program.h"

#include <QtCore/QJsonArray>
#include <QtWebSockets/QWebSocket>

using namespace Qt::StringLiterals;

using tierdesk::tests::HttpAnswer;
using tierdesk::tests::HttpClient;
using tierdesk::tests::Program;

namespace {

const QString Company = u"7c9e6679-7425-40de-944b-e07fc1f90ae7"_s;
const QString Cs = u"/api/momentum/cs"_s;

QJsonObject object(std::initializer_list<std::pair<QString, QJsonValue>> members)
{
    return QJsonObject(members);
}

} // namespace

/// One case, from the customer's first word to the client's last look, over real sockets against the real program.
class TestWholeWay final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fromTheFirstMessageToTheLastLook()
    {
        Program program;
        QVERIFY2(program.start(), program.output().constData());
        HttpClient client(program.base());
        HttpClient desk(program.base());

        // A person comes on duty and follows the events.
        HttpAnswer signIn = desk.post(
            u"/desk/sign-in"_s, object({{u"email"_s, u"marek@acme.example"_s}, {u"password"_s, u"demo-tierdesk"_s}}));
        QVERIFY2(signIn.status == 200 || signIn.status == 201, signIn.body.constData());
        desk.setToken(signIn.json()[u"token"].toString().toLatin1());
        QVERIFY(desk.post(u"/desk/presence"_s, object({{u"presence"_s, u"available"_s}})).status < 300);
        QUrl events = program.base().resolved(QUrl(u"/desk/events"_s));
        events.setScheme(u"ws"_s);
        QNetworkRequest upgrade(events);
        upgrade.setRawHeader("Authorization", "Bearer " + signIn.json()[u"token"].toString().toLatin1());
        QWebSocket socket;
        QList<QJsonObject> told;
        connect(&socket, &QWebSocket::textMessageReceived, this,
                [&](const QString &text) { told.append(QJsonDocument::fromJson(text.toUtf8()).object()); });
        connect(&socket, &QWebSocket::connected, this, [&] { socket.sendTextMessage(u"{\"type\":\"hello\"}"_s); });
        socket.open(upgrade);
        QTRY_VERIFY(!told.isEmpty());
        QCOMPARE(told.first()[u"type"].toString(), u"welcome"_s);

        // The customer writes, and tier 1 answers from the order.
        HttpAnswer created = client.post(
            Cs + u"/sessions"_s,
            object({{u"companyId"_s, Company},
                    {u"customerId"_s, u"cust-1001"_s},
                    {u"channel"_s, u"chat"_s},
                    {u"initialMessage"_s, u"The tent I ordered arrived with a torn seam. Order ORD-9876."_s}}));
        QVERIFY2(created.status == 201, created.body.constData());
        const QString id = created.json()[u"id"].toString();
        QCOMPARE(created.json()[u"messages"].toArray().size(), 2);
        QVERIFY2(created.json()[u"messages"].toArray()[1][u"content"].toString().contains(u"ORD-9876"_s),
                 created.body.constData());

        // A refund that neither AI tier may grant escalates to a person.
        QStringList tiers;
        HttpAnswer said;
        for (const char *line :
             {"No, no credit. I want my money back, the full $312.40.", "Yes, refund me the full amount.",
              "That is not enough. I want all of it back.", "Yes"}) {
            said = client.post(Cs + u"/sessions/"_s + id + u"/messages"_s,
                               object({{u"message"_s, QString::fromLatin1(line)}}));
            QVERIFY2(said.status == 201, said.body.constData());
            const QJsonObject session = client.get(Cs + u"/sessions/"_s + id).json();
            tiers.append(session[u"currentTier"].toString());
            if (tiers.last() == u"HUMAN_AGENT")
                break;
        }
        QCOMPARE(tiers.last(), u"HUMAN_AGENT"_s);
        HttpAnswer shown = client.get(Cs + u"/sessions/"_s + id);
        QCOMPARE(shown.json()[u"status"].toString(), u"ESCALATED"_s);
        const QJsonArray escalations = shown.json()[u"escalationHistory"].toArray();
        QCOMPARE(escalations.size(), 2);
        QCOMPARE(escalations[0][u"toTier"].toString(), u"AI_MANAGER"_s);
        QCOMPARE(escalations[1][u"reason"].toString(), u"REFUND_OVER_THRESHOLD"_s);
        QVERIFY(client.get(Cs + u"/sessions/"_s + id).body.contains("ai_manager"));

        // The console has been told, and the case is in the queue.
        const auto toldOf = [&](const QString &kind) {
            for (const QJsonObject &event : told) {
                if (event[u"kinds"].toArray().contains(kind) && event[u"session"][u"id"].toString() == id)
                    return true;
            }
            return false;
        };
        QTRY_VERIFY(toldOf(u"session.escalated"_s));
        QVERIFY(desk.get(u"/desk/queue?view=waiting"_s).body.contains(id.toLatin1()));

        // The AI is silent; the customer's word reaches the person.
        said =
            client.post(Cs + u"/sessions/"_s + id + u"/messages"_s, object({{u"message"_s, u"Is anybody there?"_s}}));
        QCOMPARE(said.status, 201);
        QVERIFY(said.json()[u"aiResponse"].isNull());
        QVERIFY(said.json()[u"sessionUpdate"][u"awaitingHuman"].toBool());

        // Claim, note, reply, refund within authority, resolve.
        const QString at = u"/desk/sessions/"_s + id;
        QVERIFY(desk.post(at + u"/claim"_s, {}).status < 300);
        QVERIFY(desk.post(at + u"/note"_s, object({{u"text"_s, u"Warehouse confirms batch 7 seam defect."_s}})).status <
                300);
        QVERIFY(
            desk.post(at + u"/reply"_s, object({{u"text"_s, u"Dana, I am Marek. I refund the full $312.40 today."_s}}))
                .status < 300);
        const QJsonObject refund = object({{u"kind"_s, u"refund"_s},
                                           {u"orderNumber"_s, u"ORD-9876"_s},
                                           {u"amount"_s, object({{u"amount"_s, 312.4}, {u"currency"_s, u"USD"_s}})},
                                           {u"idempotencyKey"_s, u"refund-dana-1"_s}});
        HttpAnswer acted = desk.post(at + u"/act"_s, refund);
        QVERIFY2(acted.status < 300, acted.body.constData());
        QVERIFY2(acted.body.contains("confirmed"), acted.body.constData());
        // Retried, it has happened once; once more would be over what was paid.
        QVERIFY(desk.post(at + u"/act"_s, refund).status < 300);
        QJsonObject again = refund;
        again.insert(u"idempotencyKey"_s, u"refund-dana-2"_s);
        HttpAnswer refused = desk.post(at + u"/act"_s, again);
        QVERIFY2(refused.status >= 400 && refused.body.contains("over_refundable"), refused.body.constData());
        HttpAnswer resolved = desk.post(
            at + u"/resolve"_s,
            object({{u"type"_s, u"REFUND_PROCESSED"_s}, {u"summary"_s, u"Torn seam, batch 7; refunded in full."_s}}));
        QVERIFY2(resolved.status < 300, resolved.body.constData());
        QTRY_VERIFY(toldOf(u"session.resolved"_s));

        // The client reads it all, and nothing that was internal.
        shown = client.get(Cs + u"/sessions/"_s + id);
        QCOMPARE(shown.json()[u"status"].toString(), u"RESOLVED"_s);
        QVERIFY(shown.body.contains("I am Marek"));
        QVERIFY(!shown.body.contains("batch 7 seam defect."));
        said = client.post(Cs + u"/sessions/"_s + id + u"/messages"_s, object({{u"message"_s, u"Thanks"_s}}));
        QCOMPARE(said.status, 400);
        QCOMPARE(said.json()[u"error"][u"code"].toString(), u"CS_003"_s);

        // A console that was away is told what it missed, in order and without a gap.
        const qint64 welcome = told.first()[u"seq"].toInteger();
        QList<qint64> live;
        for (const QJsonObject &event : told) {
            if (event[u"type"].toString() == u"event")
                live.append(event[u"seq"].toInteger());
        }
        QWebSocket late;
        QList<qint64> missed;
        connect(&late, &QWebSocket::textMessageReceived, this, [&](const QString &text) {
            const QJsonObject event = QJsonDocument::fromJson(text.toUtf8()).object();
            if (event[u"type"].toString() == u"event")
                missed.append(event[u"seq"].toInteger());
        });
        connect(&late, &QWebSocket::connected, this,
                [&] { late.sendTextMessage(u"{\"type\":\"hello\",\"since\":%1}"_s.arg(welcome)); });
        late.open(upgrade);
        QTRY_VERIFY(missed.size() >= live.size());
        for (qint64 seq : live)
            QVERIFY(missed.contains(seq));
        QVERIFY(std::is_sorted(missed.begin(), missed.end()));
        QCOMPARE(program.stop(), 0);
    }

    void whatWasAnsweredSurvivesKillNine()
    {
        Program program({u"--demo"_s, u"--rate-limits"_s, u"off"_s});
        QVERIFY2(program.start(), program.output().constData());

        // 200 sessions' turns are under way when the process dies.
        QNetworkAccessManager network;
        QHash<QString, QString> answered; // session id -> what was answered
        int finished = 0;
        constexpr int Turns = 200;
        QList<QNetworkReply *> replies;
        for (int i = 0; i < Turns; ++i) {
            QNetworkRequest request(program.base().resolved(QUrl(Cs + u"/sessions"_s)));
            request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
            const QJsonObject body =
                object({{u"companyId"_s, Company},
                        {u"customerId"_s, u"cust-1001"_s},
                        {u"channel"_s, u"chat"_s},
                        {u"initialMessage"_s, u"Where is my order ORD-9876? I asked %1 times."_s.arg(i)}});
            QNetworkReply *reply = network.post(request, QJsonDocument(body).toJson());
            connect(reply, &QNetworkReply::finished, this, [&, reply] {
                ++finished;
                if (reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt() == 201) {
                    const QJsonObject session = QJsonDocument::fromJson(reply->readAll()).object();
                    answered.insert(session[u"id"].toString(),
                                    session[u"messages"].toArray()[1][u"content"].toString());
                }
                if (answered.size() == Turns / 4 && program.isRunning())
                    program.killHard();
                reply->deleteLater();
            });
            replies.append(reply);
        }
        QTRY_COMPARE_WITH_TIMEOUT(finished, Turns, 60'000);
        QVERIFY(answered.size() >= Turns / 4);
        QVERIFY2(answered.size() < Turns, "the program was not killed in the middle");

        QVERIFY2(program.start(), program.output().constData());
        HttpClient client(program.base());
        for (auto each = answered.cbegin(); each != answered.cend(); ++each) {
            const HttpAnswer shown = client.get(Cs + u"/sessions/"_s + each.key());
            QVERIFY2(shown.status == 200, shown.body.constData());
            const QJsonArray messages = shown.json()[u"messages"].toArray();
            QCOMPARE(messages.size(), 2);
            QCOMPARE(messages[1][u"content"].toString(), each.value());
        }
        QCOMPARE(program.stop(), 0);
    }
};

QTEST_GUILESS_MAIN(TestWholeWay)
#include "tst_whole_way.moc"
