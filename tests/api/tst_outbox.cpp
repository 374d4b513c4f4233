#include "tests/support/HttpTarget.h"
#include "tests/support/Program.h"

#include <QtCore/QJsonArray>

using namespace Qt::StringLiterals;

using tierdesk::tests::HttpClient;
using tierdesk::tests::HttpTarget;
using tierdesk::tests::Program;
using tierdesk::tests::TargetRequest;

namespace {

const QString Company = u"7c9e6679-7425-40de-944b-e07fc1f90ae7"_s;
const QString Sessions = u"/api/momentum/cs/sessions"_s;
constexpr int SessionCount = 24;
constexpr int Rounds = 5;

/// A receiver that keeps what came first of everything that came.
class Receiver final
{
public:
    Receiver()
    {
        target.answer = [this](const TargetRequest &request) {
            const QByteArray id = request.headers.value("webhook-id");
            const QJsonObject told = QJsonDocument::fromJson(request.body).object();
            const QJsonObject data = told[u"data"].toObject();
            if (!m_seen.contains(id)) {
                m_seen.insert(id, request.body);
                const QString event = told[u"event"].toString();
                first[data[u"sessionId"].toString()]
                    << (event == u"message.created" ? data[u"messageId"].toString() : event);
            } else if (m_seen[id] != request.body) {
                hasChanged = true;
            }
            if (!isSilent)
                return HttpTarget::ok();
            ++unanswered;
            return QByteArray();
        };
    }

    HttpTarget target;
    QHash<QString, QStringList> first; ///< by session: messages and other events, in the order of their first arrival
    bool hasChanged = false;           ///< one id came with two bodies
    bool isSilent = false;             ///< what comes is not answered
    int unanswered = 0;

private:
    QHash<QByteArray, QByteArray> m_seen;
};

} // namespace

/// Webhooks of the real program, over real sockets.
class TestOutbox final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void killsDuringDeliveriesLoseAndReorderNone()
    {
        Receiver receiver;
        Program program({u"--demo"_s, u"--rate-limits"_s, u"off"_s, u"--allow-private-targets"_s});
        QVERIFY2(program.start(), program.output().constData());
        {
            HttpClient desk(program.base());
            const auto made = desk.post(u"/desk/endpoints"_s,
                                        {{u"target"_s, receiver.target.url()},
                                         {u"events"_s, QJsonArray{u"session.created"_s, u"message.created"_s}}});
            QVERIFY2(made.status == 201, made.body.constData());
            QVERIFY(made.json()[u"secret"].toString().startsWith(u"whsec_"));
        }

        QStringList sessions;
        for (int round = 0; round < Rounds; ++round) {
            HttpClient client(program.base());
            receiver.unanswered = 0;
            for (int i = 0; i < SessionCount; ++i) {
                // In every other round nothing is answered from here on, and so is under way when the program is
                // killed.
                receiver.isSilent = round % 2 == 0 && i >= SessionCount / 2;
                if (round == 0) {
                    const auto begun = client.post(
                        Sessions,
                        {{u"companyId"_s, Company}, {u"customerId"_s, u"cust-1001"_s}, {u"channel"_s, u"chat"_s}});
                    QVERIFY2(begun.status == 201, begun.body.constData());
                    sessions << begun.json()[u"id"].toString();
                }
                const auto said = client.post(Sessions + u'/' + sessions[i] + u"/messages"_s,
                                              {{u"message"_s, u"Which tent is right for %1 people?"_s.arg(round + 2)}});
                QVERIFY2(said.status == 201, said.body.constData());
            }
            if (receiver.isSilent)
                QTRY_VERIFY_WITH_TIMEOUT(receiver.unanswered > 0, 30'000);
            program.killHard();
            receiver.isSilent = false;
            QVERIFY2(program.start(), program.output().constData());
        }
        QTRY_COMPARE_WITH_TIMEOUT(pending(program), 0, 200'000);

        HttpClient client(program.base());
        int messages = 0;
        for (const QString &id : sessions) {
            QStringList expected{u"session.created"_s};
            for (const QJsonValue &message : client.get(Sessions + u'/' + id).json()[u"messages"].toArray())
                expected << message[u"id"].toString();
            QVERIFY(expected.size() >= 1 + Rounds);
            messages += static_cast<int>(expected.size()) - 1;
            QCOMPARE(receiver.first.value(id), expected);
        }
        QVERIFY2(messages >= 200, qPrintable(QString::number(messages)));
        QVERIFY(!receiver.hasChanged);
        QCOMPARE(program.stop(), 0);
    }

    void whatFailsIsSeenAndSentAgainAtTheDesk()
    {
        HttpTarget target;
        target.answer = [](const TargetRequest &) { return HttpTarget::status("410 Gone"); };
        Program program({u"--demo"_s, u"--allow-private-targets"_s});
        QVERIFY2(program.start(), program.output().constData());
        HttpClient desk(program.base());
        const QString endpoints = u"/desk/endpoints"_s;
        const auto made =
            desk.post(endpoints, {{u"target"_s, target.url()}, {u"events"_s, QJsonArray{u"session.closed"_s}}});
        QVERIFY2(made.status == 201, made.body.constData());
        const QJsonValue id = made.json()[u"endpoint"][u"id"];
        const QString own = endpoints + u'/' + QString::number(id.toInteger());
        const auto listed = [&]() -> QJsonObject {
            for (const QJsonValue &each : desk.get(endpoints).json()[u"endpoints"].toArray()) {
                if (each[u"id"] == id)
                    return each.toObject();
            }
            return {};
        };
        QCOMPARE(desk.post(own + u"/ping"_s, {}).status, 201);
        const auto newest = [&desk] { return desk.get(u"/desk/deliveries"_s).json()[u"deliveries"][0].toObject(); };
        QTRY_COMPARE_WITH_TIMEOUT(newest()[u"state"].toString(), u"failed"_s, 30'000);
        const QString delivery = u"/desk/deliveries/"_s + QString::number(newest()[u"id"].toInteger());
        const QJsonObject detail = desk.get(delivery).json();
        QCOMPARE(detail[u"attempts"].toArray().size(), 1);
        QCOMPARE(detail[u"attempts"][0][u"status"].toInt(), 410);
        QVERIFY(detail[u"body"].toString().contains(u"\"ping\""));
        QCOMPARE(listed()[u"isEnabled"].toBool(true), false);
        QCOMPARE(desk.post(delivery + u"/again"_s, {}).status, 409);

        target.answer = [](const TargetRequest &) { return HttpTarget::ok(); };
        QCOMPARE(desk.send("PUT", own, {{u"isEnabled"_s, true}}).status, 200);
        QCOMPARE(desk.post(delivery + u"/again"_s, {}).status, 200);
        QTRY_COMPARE_WITH_TIMEOUT(newest()[u"state"].toString(), u"delivered"_s, 30'000);
        QCOMPARE(desk.get(delivery).json()[u"attempts"].toArray().size(), 2);

        const auto rotated = desk.post(own + u"/rotate"_s, {{u"overlapHours"_s, 1}});
        QVERIFY2(rotated.status == 200, rotated.body.constData());
        QVERIFY(rotated.json()[u"secret"].toString() != made.json()[u"secret"].toString());
        QCOMPARE(desk.post(own + u"/ping"_s, {}).status, 201);
        QTRY_COMPARE_WITH_TIMEOUT(target.requests.size(), 3, 30'000);
        QCOMPARE(target.requests.back().headers["webhook-signature"].split(' ').size(), 2);

        QCOMPARE(desk.send("DELETE", own).status, 200);
        QVERIFY(listed().isEmpty());
        QCOMPARE(desk.send("DELETE", own).status, 404);
        QCOMPARE(desk.get(delivery).status, 200);
        QCOMPARE(program.stop(), 0);
    }

    void targetsOnThisMachineAreRefusedUnlessTheOperatorAllowsThem()
    {
        HttpTarget target;
        Program program;
        QVERIFY2(program.start(), program.output().constData());
        HttpClient desk(program.base());
        const auto made = desk.post(u"/desk/endpoints"_s,
                                    {{u"target"_s, target.url()}, {u"events"_s, QJsonArray{u"session.created"_s}}});
        QVERIFY2(made.status == 201, made.body.constData());
        const QString id = QString::number(made.json()[u"endpoint"][u"id"].toInteger());
        QCOMPARE(desk.post(u"/desk/endpoints/%1/ping"_s.arg(id), {}).status, 201);
        const auto state = [&desk] {
            return desk.get(u"/desk/deliveries"_s).json()[u"deliveries"][0][u"state"].toString();
        };
        QTRY_COMPARE_WITH_TIMEOUT(state(), u"failed"_s, 30'000);
        QVERIFY(target.requests.isEmpty());
        QCOMPARE(program.stop(), 0);
    }

private:
    static int pending(const Program &program)
    {
        HttpClient desk(program.base());
        const auto listed = desk.get(u"/desk/deliveries?state=pending&limit=200"_s);
        return listed.status == 200 ? static_cast<int>(listed.json()[u"deliveries"].toArray().size()) : -1;
    }
};

QTEST_GUILESS_MAIN(TestOutbox)
#include "tst_outbox.moc"
