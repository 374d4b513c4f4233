#include "Wire.h"

#include "core/base/Json.h"

using namespace tierdesk;
using namespace tierdesk::server;
using namespace tierdesk::server::tests;
using tierdesk::tests::EchoServer;
using namespace std::chrono_literals;

/// Socket.IO over real sockets: what the protocol's public suite asks for, rooms, answers, outages, and what a hostile
/// client tries.
class SocketIoServerTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void connects_data();
    void connects();
    void refusesNamespaces_data();
    void refusesNamespaces();
    void closesWhoJoinsNothing();
    void closesConnections_data();
    void closesConnections();
    void answersEvents_data();
    void answersEvents();
    void carriesBytesByPolling();
    void leavesANamespaceAlone();
    void disconnects_data();
    void disconnects();
    void asksTheClient();
    void givesUpAnAnswerThatDoesNotCome();
    void tellsRooms();
    void tellsPollersAndSocketsAlike();
    void tellsWhyAClientLeft_data();
    void tellsWhyAClientLeft();
    void recovers_data();
    void recovers();
    void takesASocketOverThatSeemsConnected();
    void doesNotRecover_data();
    void doesNotRecover();
    void givesNoOffsetWhereNoneIsWanted();
    void keepsNoMoreThanItMay();
    void waitsForNoMoreThanItMay();
    void tellsOnceWhoCannotComeBack_data();
    void tellsOnceWhoCannotComeBack();
    void waitsForBytesNoLongerThanItMay();
    void holdsNoMoreHalfEventsThanItMay();

private:
    const QByteArray m_path = "/socket.io/";
};

namespace {

EngineSettings calm()
{
    EngineSettings settings = EchoServer::suiteEngine();
    settings.pingInterval = 60s;
    settings.pingTimeout = 60s;
    return settings;
}

struct Bench {
    explicit Bench(const EventSettings &events = EchoServer::suiteEvents(), const EngineSettings &engine = calm())
        : server(engine, events, QHostAddress::LocalHost, 0)
    {}
    EchoServer server;
};

EventSettings recovering()
{
    EventSettings settings = EchoServer::suiteEvents();
    settings.recovery = 60s;
    return settings;
}

/// A framer that has joined a namespace.
struct Joined {
    explicit Joined(quint16 port, const QByteArray &name = "/", const QByteArray &auth = {},
                    const QString &query = u"?EIO=4&transport=websocket"_s)
        : framer(port, "/socket.io/", query)
        , prefix(name == "/" ? QByteArray() : name + ',')
    {
        opening = framer.next();
        framer.say("40" + prefix + auth);
        const QByteArray text = framer.next();
        connected = QJsonDocument::fromJson(text.mid(2 + prefix.size())).object();
        sid = connected.value(u"sid").toString().toLatin1();
        pid = connected.value(u"pid").toString().toLatin1();
    }
    /// "name arguments" of the next event; its offset goes to `offset` where the socket has one.
    [[nodiscard]] QByteArray event()
    {
        const QByteArray text = framer.next();
        if (!text.startsWith("42" + prefix))
            return "no event: " + text;
        QJsonArray values = QJsonDocument::fromJson(text.mid(2 + prefix.size())).array();
        if (!pid.isEmpty())
            offset = values.takeAt(values.size() - 1).toString().toLatin1();
        return base::toJson(values);
    }
    Framer framer;
    QByteArray prefix;
    QByteArray opening;
    QJsonObject connected;
    QByteArray sid;
    QByteArray pid;
    QByteArray offset;
};

} // namespace

void SocketIoServerTest::connects_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("auth");
    QTest::newRow("to the main namespace") << QByteArray("/") << QByteArray("{}");
    QTest::newRow("to it with a token") << QByteArray("/") << QByteArray(R"({"token":"123"})");
    QTest::newRow("to another") << QByteArray("/custom") << QByteArray("{}");
    QTest::newRow("to another with a token") << QByteArray("/custom") << QByteArray(R"({"token":"abc"})");
    QTest::newRow("where a token is wanted") << QByteArray("/guarded") << QByteArray(R"({"token":"good"})");
}

void SocketIoServerTest::connects()
{
    QFETCH(const QByteArray, name);
    QFETCH(const QByteArray, auth);
    Bench bench;
    Joined client(bench.server.port(), name, auth == "{}" ? QByteArray() : auth);
    QCOMPARE(client.connected.keys(), QStringList{u"sid"_s});
    QCOMPARE(client.sid.size(), 20);
    QVERIFY(!client.opening.contains(client.sid)); // the connection's id is another
    QCOMPARE(client.event(), R"(["auth",)" + auth + ']');
}

void SocketIoServerTest::refusesNamespaces_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("that nobody knows") << QByteArray("40/random")
                                       << QByteArray(R"(44/random,{"message":"Invalid namespace"})");
    QTest::newRow("to who may not") << QByteArray(R"(40/guarded,{"token":"bad"})")
                                    << QByteArray(
                                           R"(44/guarded,{"data":{"wanted":"a token"},"message":"not authorized"})");
}

void SocketIoServerTest::refusesNamespaces()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QByteArray, answer);
    Bench bench;
    Framer framer(bench.server.port(), m_path);
    QVERIFY(framer.next().startsWith('0'));
    framer.say(text);
    QCOMPARE(framer.next(), answer);
    framer.say("40"); // and it may still join another
    QVERIFY(framer.next().startsWith("40{"));
}

void SocketIoServerTest::closesWhoJoinsNothing()
{
    EventSettings settings = EchoServer::suiteEvents();
    settings.connectTimeout = 50ms;
    Bench bench(settings);
    Framer silent(bench.server.port(), m_path);
    QVERIFY(silent.next().startsWith('0'));
    Joined joined(bench.server.port());
    QVERIFY(silent.isClosed());
    QCOMPARE(joined.framer.socket.state(), QAbstractSocket::ConnectedState);
}

void SocketIoServerTest::closesConnections_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("of an unknown type") << QByteArray("4abc");
    QTest::newRow("whose arguments are an object") << QByteArray("42{}");
    QTest::newRow("with an id that is none") << QByteArray(R"(42abc["message-with-ack",1])");
    QTest::newRow("that joins twice") << QByteArray("40");
    QTest::newRow("with an event where it has not joined") << QByteArray(R"(42/custom,["message"])");
    QTest::newRow("that leaves where it has not joined") << QByteArray("41/custom,");
    QTest::newRow("with a reserved event") << QByteArray(R"(42["disconnect"])");
    QTest::newRow("with bytes that nobody announced") << QByteArray("bytes");
    QTest::newRow("with more attachments than may be") << QByteArray(R"(45999-["message"])");
}

void SocketIoServerTest::closesConnections()
{
    QFETCH(const QByteArray, text);
    Bench bench;
    Joined client(bench.server.port());
    QVERIFY(client.event().startsWith(R"(["auth")"));
    if (text == "bytes")
        client.framer.sayBytes(text);
    else
        client.framer.say(text);
    QVERIFY(client.framer.isClosed());
    QTRY_COMPARE(bench.server.partings, std::vector<QString>{u"parse error"_s});
}

void SocketIoServerTest::answersEvents_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArrayList>("attachments");
    QTest::addColumn<QByteArray>("answer");
    const QByteArrayList two{"010203", "040506"};
    QTest::newRow("a text") << QByteArray(R"(42["message",1,"2",{"3":[true]}])") << QByteArrayList()
                            << QByteArray(R"(42["message-back",1,"2",{"3":[true]}])");
    QTest::newRow("bytes")
        << QByteArray(R"(452-["message",{"_placeholder":true,"num":0},{"_placeholder":true,"num":1}])") << two
        << QByteArray(R"(452-["message-back",{"_placeholder":true,"num":0},{"_placeholder":true,"num":1}])");
    QTest::newRow("a text with an answer") << QByteArray(R"(42456["message-with-ack",1,"2",{"3":[false]}])")
                                           << QByteArrayList() << QByteArray(R"(43456[1,"2",{"3":[false]}])");
    QTest::newRow("bytes with an answer")
        << QByteArray(R"(452-789["message-with-ack",{"_placeholder":true,"num":0},{"_placeholder":true,"num":1}])")
        << two << QByteArray(R"(462-789[{"_placeholder":true,"num":0},{"_placeholder":true,"num":1}])");
}

void SocketIoServerTest::answersEvents()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QByteArrayList, attachments);
    QFETCH(const QByteArray, answer);
    Bench bench;
    Joined client(bench.server.port());
    QVERIFY(client.event().startsWith(R"(["auth")"));
    client.framer.say(text);
    for (const QByteArray &each : attachments)
        client.framer.sayBytes(QByteArray::fromHex(each));
    QCOMPARE(client.framer.next(), answer);
    for (const QByteArray &each : attachments)
        QCOMPARE(client.framer.next(), "bytes " + each);
}

void SocketIoServerTest::carriesBytesByPolling()
{
    Bench bench;
    Poller poller(bench.server.port(), m_path);
    const QString query = poller.open();
    QCOMPARE(poller.send("POST", query, "40").body, QByteArray("ok"));
    // What it was told together comes together.
    const QByteArray first = poller.send("GET", query).body;
    QVERIFY(first.startsWith("40{") && first.endsWith("\x1e"
                                                      R"(42["auth",{}])"));
    QCOMPARE(poller
                 .send("POST", query,
                       R"(451-["message",{"_placeholder":true,"num":0}])"
                       "\x1e"
                       "bAQIDBA==")
                 .body,
             QByteArray("ok"));
    QCOMPARE(poller.send("GET", query).body, QByteArray(R"(451-["message-back",{"_placeholder":true,"num":0}])"
                                                        "\x1e"
                                                        "bAQIDBA=="));
}

void SocketIoServerTest::leavesANamespaceAlone()
{
    Bench bench;
    Joined client(bench.server.port());
    QVERIFY(client.event().startsWith(R"(["auth")"));
    client.framer.say("40/custom");
    QVERIFY(client.framer.next().startsWith("40/custom,{"));
    QCOMPARE(client.framer.next(), QByteArray(R"(42/custom,["auth",{}])"));
    client.framer.say("41/custom");
    client.framer.say(R"(42["message","message to main namespace"])");
    QCOMPARE(client.framer.next(), QByteArray(R"(42["message-back","message to main namespace"])"));
    QCOMPARE(bench.server.partings, std::vector<QString>{u"client namespace disconnect"_s});
    QCOMPARE(bench.server.hub().size("/custom"), size_t(0));
    QCOMPARE(bench.server.hub().size("/"), size_t(1));
}

void SocketIoServerTest::disconnects_data()
{
    QTest::addColumn<QByteArray>("event");
    QTest::addColumn<bool>("isClosed");
    QTest::newRow("from a namespace") << QByteArray("leave-me") << false;
    QTest::newRow("wholly") << QByteArray("drop-me") << true;
}

void SocketIoServerTest::disconnects()
{
    QFETCH(const QByteArray, event);
    QFETCH(const bool, isClosed);
    Bench bench;
    Joined client(bench.server.port());
    QVERIFY(client.event().startsWith(R"(["auth")"));
    client.framer.say("42[\"" + event + "\"]");
    QCOMPARE(client.framer.next(), QByteArray("41"));
    QCOMPARE(bench.server.partings, std::vector<QString>{u"server namespace disconnect"_s});
    if (isClosed) {
        QVERIFY(client.framer.isClosed());
    } else {
        client.framer.say("40");
        QVERIFY(client.framer.next().startsWith("40{"));
    }

    // A poller is told by its next poll, whenever that comes.
    Poller poller(bench.server.port(), m_path);
    const QString query = poller.open();
    QCOMPARE(poller.send("POST", query, "40").body, QByteArray("ok"));
    QVERIFY(poller.send("GET", query).body.startsWith("40{"));
    QCOMPARE(poller.send("POST", query, "42[\"" + event + "\"]").body, QByteArray("ok"));
    QCOMPARE(poller.send("GET", query).body, isClosed ? QByteArray("41\x1e"
                                                                   "1")
                                                      : QByteArray("41"));
    if (isClosed)
        QCOMPARE(poller.send("GET", query).status, 400);
}

void SocketIoServerTest::asksTheClient()
{
    Bench bench;
    Joined client(bench.server.port());
    QVERIFY(client.event().startsWith(R"(["auth")"));
    client.framer.say(R"(425["question","how many?"])");
    QCOMPARE(client.framer.next(), QByteArray(R"(420["question","how many?"])"));
    client.framer.say("437[\"to nobody\"]"); // an answer that nobody awaits
    client.framer.say("430[3]");
    QCOMPARE(client.framer.next(), QByteArray("435[3]"));
    client.framer.say("430[4]"); // a second one
    client.framer.say(R"(426["question",{"_placeholder":true,"num":0}])");
    QCOMPARE(client.framer.next(), QByteArray(R"(421["question",{"_placeholder":true,"num":0}])"));
    client.framer.say(R"(461-1[{"_placeholder":true,"num":0}])");
    client.framer.sayBytes(QByteArray::fromHex("ff00"));
    QCOMPARE(client.framer.next(), QByteArray(R"(461-6[{"_placeholder":true,"num":0}])"));
    QCOMPARE(client.framer.next(), QByteArray("bytes ff00"));
}

void SocketIoServerTest::givesUpAnAnswerThatDoesNotCome()
{
    Bench bench;
    Joined client(bench.server.port());
    QVERIFY(client.event().startsWith(R"(["auth")"));
    client.framer.say(R"(425["question"])");
    QCOMPARE(client.framer.next(), QByteArray(R"(420["question"])"));
    QCOMPARE(client.framer.next(), QByteArray(R"(435["no answer"])"));
}

void SocketIoServerTest::tellsRooms()
{
    Bench bench;
    Joined one(bench.server.port());
    Joined two(bench.server.port());
    Joined three(bench.server.port());
    for (Joined *each : {&one, &two, &three})
        QVERIFY(each->event().startsWith(R"(["auth")"));
    for (Joined *each : {&one, &two}) {
        each->framer.say(R"(421["join","sales"])");
        QCOMPARE(each->framer.next(), QByteArray("431[]"));
    }
    QCOMPARE(bench.server.hub().size("/", "sales"), size_t(2));
    const auto say = [](Joined &who, const char *text) { who.framer.say(text); };
    say(three, R"(42["tell","sales","news","first"])");
    QCOMPARE(one.event(), QByteArray(R"(["news","first"])"));
    QCOMPARE(two.event(), QByteArray(R"(["news","first"])"));
    say(one, R"(42["tell","sales","news","not to myself",true])");
    QCOMPARE(two.event(), QByteArray(R"(["news","not to myself"])"));
    // Its own id is a room, a socket in two of the rooms hears once, and no rooms are everybody.
    bench.server.hub().send("/", {one.sid}, u"private"_s, {}, {});
    bench.server.hub().send("/", {two.sid, "sales"}, u"once"_s, {}, {});
    bench.server.hub().send("/", {}, u"all"_s, {}, {});
    bench.server.hub().send("/", {"nobody"}, u"none"_s, {}, {});
    QCOMPARE(one.event(), QByteArray(R"(["private"])"));
    QCOMPARE(one.event(), QByteArray(R"(["once"])"));
    QCOMPARE(one.event(), QByteArray(R"(["all"])"));
    QCOMPARE(two.event(), QByteArray(R"(["once"])"));
    QCOMPARE(two.event(), QByteArray(R"(["all"])"));
    QCOMPARE(three.event(), QByteArray(R"(["all"])"));
    say(two, R"(422["leave","sales"])");
    QCOMPARE(two.framer.next(), QByteArray("432[]"));
    one.framer.socket.close();
    QTRY_COMPARE(bench.server.hub().size("/", "sales"), size_t(0));
}

void SocketIoServerTest::tellsPollersAndSocketsAlike()
{
    Bench bench;
    Joined socket(bench.server.port());
    QVERIFY(socket.event().startsWith(R"(["auth")"));
    Poller poller(bench.server.port(), m_path);
    const QString query = poller.open();
    QCOMPARE(poller.send("POST", query, "40").body, QByteArray("ok"));
    QVERIFY(poller.send("GET", query).body.startsWith("40{"));
    const auto waiting = poller.begin("GET", query);
    QTRY_COMPARE(bench.server.engine().waitingPolls(), qsizetype(1));
    const QJsonObject hole{{u"_placeholder"_s, true}, {u"num"_s, 0}};
    bench.server.hub().send("/", {}, u"file"_s, {{hole}, {QByteArray::fromHex("01020304")}}, {});
    QTRY_VERIFY(waiting->isDone);
    const QByteArray text = R"(451-["file",{"_placeholder":true,"num":0}])";
    QCOMPARE(waiting->body, text + "\x1e"
                                   "bAQIDBA==");
    QCOMPARE(socket.framer.next(), text);
    QCOMPARE(socket.framer.next(), QByteArray("bytes 01020304"));
}

void SocketIoServerTest::tellsWhyAClientLeft_data()
{
    QTest::addColumn<QByteArray>("how");
    QTest::addColumn<QString>("why");
    QTest::newRow("a closed WebSocket") << QByteArray("close") << u"transport close"_s;
    QTest::newRow("a cut connection") << QByteArray("abort") << u"transport close"_s;
    QTest::newRow("the connection's own goodbye") << QByteArray("1") << u"transport close"_s;
    QTest::newRow("nonsense") << QByteArray("x") << u"parse error"_s;
    QTest::newRow("silence") << QByteArray() << u"ping timeout"_s;
}

void SocketIoServerTest::tellsWhyAClientLeft()
{
    QFETCH(const QByteArray, how);
    QFETCH(const QString, why);
    Bench bench(EchoServer::suiteEvents(), how.isEmpty() ? EchoServer::suiteEngine() : calm());
    Framer framer(bench.server.port(), m_path, u"?EIO=4&transport=websocket"_s, true);
    QVERIFY(framer.next().startsWith('0'));
    framer.say("40");
    QVERIFY(framer.next().startsWith("40{"));
    if (how == "close")
        framer.socket.close();
    else if (how == "abort")
        framer.socket.abort();
    else if (!how.isEmpty())
        framer.say(how);
    QTRY_COMPARE(bench.server.partings, std::vector<QString>{why});
}

void SocketIoServerTest::recovers_data()
{
    QTest::addColumn<int>("heard"); // of three events, before the outage
    QTest::newRow("a client that has heard all") << 3;
    QTest::newRow("a client that missed two") << 1;
    QTest::newRow("a client that has heard nothing yet") << -1;
}

void SocketIoServerTest::recovers()
{
    QFETCH(const int, heard);
    Bench bench(recovering());
    QByteArray offset;
    QByteArray pid;
    QByteArray sid;
    const auto tell = [&](const char *text) {
        bench.server.hub().send("/", {"room"}, u"news"_s, {{QString::fromLatin1(text)}, {}}, {});
    };
    {
        Joined client(bench.server.port());
        pid = client.pid;
        sid = client.sid;
        QVERIFY(!pid.isEmpty() && pid != sid);
        QCOMPARE(client.event(), QByteArray(R"(["auth",{}])"));
        client.framer.say(R"(421["join","room"])");
        QCOMPARE(client.framer.next(), QByteArray("431[]"));
        for (int i = 0; i < heard; ++i) {
            tell("heard");
            QCOMPARE(client.event(), QByteArray(R"(["news","heard"])"));
        }
        offset = client.offset;
        for (int i = heard; i >= 0 && i < 3; ++i)
            tell("lost on the way");
        client.framer.socket.abort();
        QTRY_COMPARE(bench.server.hub().size("/"), size_t(0));
    }
    tell("while it was away");
    const QByteArray auth =
        heard < 0 ? R"({"pid":")" + pid + R"("})" : R"({"pid":")" + pid + R"(","offset":")" + offset + R"("})";
    Joined back(bench.server.port(), "/", auth);
    QCOMPARE(back.sid, sid);
    QCOMPARE(back.pid, pid);
    if (heard < 0)
        QCOMPARE(back.event(), QByteArray(R"(["auth",{}])"));
    for (int i = std::max(heard, 0); heard >= 0 && i < 3; ++i)
        QCOMPARE(back.event(), QByteArray(R"(["news","lost on the way"])"));
    QCOMPARE(back.event(), QByteArray(R"(["news","while it was away"])"));
    back.framer.say(R"(427["who","room"])");
    QCOMPARE(back.framer.next(), "437[\"" + sid + "\",true,1]");
    tell("and on");
    QCOMPARE(back.event(), QByteArray(R"(["news","and on"])"));
}

void SocketIoServerTest::takesASocketOverThatSeemsConnected()
{
    Bench bench(recovering());
    Joined stale(bench.server.port());
    QCOMPARE(stale.event(), QByteArray(R"(["auth",{}])"));
    Joined fresh(bench.server.port(), "/", R"({"pid":")" + stale.pid + R"(","offset":")" + stale.offset + R"("})");
    QCOMPARE(fresh.sid, stale.sid);
    QVERIFY(stale.framer.isClosed());
    QCOMPARE(bench.server.hub().size("/"), size_t(1));
    QCOMPARE(bench.server.partings, std::vector<QString>{u"transport close"_s});
}

void SocketIoServerTest::doesNotRecover_data()
{
    QTest::addColumn<QByteArray>("how");
    QTest::newRow("an unknown client") << QByteArray("pid");
    QTest::newRow("from an offset that never was") << QByteArray("future");
    QTest::newRow("from what is no offset") << QByteArray("nonsense");
    QTest::newRow("who said goodbye") << QByteArray("goodbye");
    QTest::newRow("who sent nonsense") << QByteArray("broken");
    QTest::newRow("after its time") << QByteArray("late");
}

void SocketIoServerTest::doesNotRecover()
{
    QFETCH(const QByteArray, how);
    EventSettings settings = recovering();
    if (how == "late")
        settings.recovery = 1ms; // less than a handshake takes
    Bench bench(settings);
    Joined client(bench.server.port());
    QCOMPARE(client.event(), QByteArray(R"(["auth",{}])"));
    if (how == "goodbye")
        client.framer.say("41");
    else if (how == "broken")
        client.framer.say("42{}");
    else
        client.framer.socket.abort();
    QTRY_COMPARE(bench.server.partings.size(), size_t(1));
    const QByteArray pid = how == "pid" ? QByteArray("abc") : client.pid;
    const QByteArray offset = how == "future"     ? QByteArray("zzzzz")
                              : how == "nonsense" ? QByteArray("?")
                                                  : client.offset;
    Joined fresh(bench.server.port(), "/", R"({"pid":")" + pid + R"(","offset":")" + offset + R"("})");
    QVERIFY(!fresh.sid.isEmpty());
    QVERIFY(fresh.sid != client.sid && fresh.pid != client.pid);
    QVERIFY(fresh.event().startsWith(R"(["auth")"));
    QTRY_COMPARE(bench.server.hub().size("/", client.sid), size_t(0));
    if (how != "pid")
        QTRY_COMPARE(bench.server.forgotten, std::vector<QByteArray>{client.sid});
}

void SocketIoServerTest::givesNoOffsetWhereNoneIsWanted()
{
    Bench bench(recovering());
    Joined client(bench.server.port(), "/", {}, u"?EIO=4&transport=websocket&recovery=0"_s);
    QCOMPARE(client.connected.keys(), QStringList{u"sid"_s});
    QCOMPARE(client.event(), QByteArray(R"(["auth",{}])"));
}

void SocketIoServerTest::keepsNoMoreThanItMay()
{
    EventSettings settings = recovering();
    settings.keptPackets = 3;
    Bench bench(settings);
    Joined client(bench.server.port());
    QCOMPARE(client.event(), QByteArray(R"(["auth",{}])"));
    client.framer.socket.abort();
    QTRY_COMPARE(bench.server.hub().size("/"), size_t(0));
    const auto tell = [&] { bench.server.hub().send("/", {}, u"news"_s, {}, {}); };
    const auto auth = [&] { return R"({"pid":")" + client.pid + R"(","offset":")" + client.offset + R"("})"; };
    for (int i = 0; i < 3; ++i)
        tell();
    {
        Joined back(bench.server.port(), "/", auth());
        QCOMPARE(back.sid, client.sid);
        for (int i = 0; i < 3; ++i)
            QCOMPARE(back.event(), QByteArray(R"(["news"])"));
        back.framer.socket.abort();
        QTRY_COMPARE(bench.server.hub().size("/"), size_t(0));
    }
    tell();
    Joined fresh(bench.server.port(), "/", auth());
    QVERIFY(!fresh.sid.isEmpty() && fresh.sid != client.sid);
}

void SocketIoServerTest::waitsForNoMoreThanItMay()
{
    EventSettings settings = recovering();
    settings.away = 2;
    Bench bench(settings);
    std::vector<std::unique_ptr<Joined>> clients;
    // They count together, whichever namespace they were in.
    for (const char *name : {"/", "/custom", "/"}) {
        clients.push_back(std::make_unique<Joined>(bench.server.port(), name));
        Joined &client = *clients.back();
        QVERIFY(client.event().startsWith(R"(["auth")"));
        const size_t gone = bench.server.partings.size();
        client.framer.socket.abort();
        QTRY_COMPARE(bench.server.partings.size(), gone + 1);
    }
    QCOMPARE(bench.server.forgotten, std::vector<QByteArray>{clients[0]->sid});
    const auto isTakenUp = [&](const Joined &client, const QByteArray &name) {
        Joined back(bench.server.port(), name,
                    R"({"pid":")" + client.pid + R"(","offset":")" + client.offset + R"("})");
        return back.sid == client.sid;
    };
    // Whoever is back is not counted, however often it was away.
    for (int round = 0; round < 3; ++round)
        QVERIFY(isTakenUp(*clients[2], "/"));
    QVERIFY(isTakenUp(*clients[1], "/custom"));
    QVERIFY(!isTakenUp(*clients[0], "/"));
}

void SocketIoServerTest::tellsOnceWhoCannotComeBack_data()
{
    QTest::addColumn<QByteArray>("how");
    QTest::newRow("who left the namespace") << QByteArray("41");
    QTest::newRow("whom the server sent away") << QByteArray(R"(42["leave-me"])");
    QTest::newRow("whom it sent away wholly") << QByteArray(R"(42["drop-me"])");
    QTest::newRow("whose time has passed") << QByteArray("late");
}

void SocketIoServerTest::tellsOnceWhoCannotComeBack()
{
    QFETCH(const QByteArray, how);
    EventSettings settings = recovering();
    if (how == "late")
        settings.recovery = 1ms;
    Bench bench(settings);
    Joined client(bench.server.port());
    QVERIFY(client.event().startsWith(R"(["auth")"));
    QVERIFY(bench.server.forgotten.empty());
    if (how == "late")
        client.framer.socket.abort();
    else
        client.framer.say(how);
    QTRY_COMPARE(bench.server.forgotten, std::vector<QByteArray>{client.sid});
    QCOMPARE(bench.server.partings.size(), size_t(1));
    client.framer.socket.abort();
    Joined other(bench.server.port()); // what is to be heard of the first is heard before this one is answered
    QCOMPARE(bench.server.forgotten.size(), size_t(1));
}

void SocketIoServerTest::waitsForBytesNoLongerThanItMay()
{
    EventSettings settings = EchoServer::suiteEvents();
    settings.attachTime = 1000ms;
    Bench bench(settings);
    Joined slow(bench.server.port());
    Joined whole(bench.server.port());
    for (Joined *each : {&slow, &whole})
        QVERIFY(each->event().startsWith(R"(["auth")"));
    whole.framer.say(R"(451-["message",{"_placeholder":true,"num":0}])");
    whole.framer.sayBytes("x");
    QCOMPARE(whole.framer.next(), QByteArray(R"(451-["message-back",{"_placeholder":true,"num":0}])"));
    QCOMPARE(whole.framer.next(), QByteArray("bytes 78"));
    // It goes on sending, but never the last.
    slow.framer.say(R"(453-["message"])");
    slow.framer.sayBytes("x");
    slow.framer.sayBytes("x");
    QVERIFY(slow.framer.isClosed());
    QCOMPARE(bench.server.partings, std::vector<QString>{u"parse error"_s});
    QCOMPARE(whole.framer.socket.state(), QAbstractSocket::ConnectedState);
}

void SocketIoServerTest::holdsNoMoreHalfEventsThanItMay()
{
    EventSettings settings = EchoServer::suiteEvents();
    settings.attachTime = 60s;
    settings.attachedInAll = 1000;
    Bench bench(settings);
    const QByteArray head = R"(452-["message",{"_placeholder":true,"num":0},{"_placeholder":true,"num":1}])";
    const QByteArray half(600, 'x');
    Joined first(bench.server.port());
    Joined second(bench.server.port());
    for (Joined *each : {&first, &second})
        QVERIFY(each->event().startsWith(R"(["auth")"));
    first.framer.say(head);
    first.framer.sayBytes(half);
    first.framer.say("41/nobody"); // refused only after the bytes were taken
    QVERIFY(first.framer.isClosed());
    // What ended holds nothing any more, and what is whole neither.
    Joined third(bench.server.port());
    QVERIFY(third.event().startsWith(R"(["auth")"));
    for (int round = 0; round < 3; ++round) {
        third.framer.say(head);
        third.framer.sayBytes(half);
        third.framer.sayBytes("y");
        QVERIFY(third.framer.next().startsWith("452-"));
        QCOMPARE(third.framer.next(), "bytes " + half.toHex());
        QCOMPARE(third.framer.next(), QByteArray("bytes 79"));
    }
    third.framer.say(head);
    third.framer.sayBytes(half);
    // Two halves are one too many: who brings it is closed, whoever that is.
    second.framer.say(head);
    second.framer.sayBytes(half);
    QVERIFY(QTest::qWaitFor(
        [&] {
            return second.framer.socket.state() == QAbstractSocket::UnconnectedState ||
                   third.framer.socket.state() == QAbstractSocket::UnconnectedState;
        },
        30'000));
    Joined &left = second.framer.socket.state() == QAbstractSocket::UnconnectedState ? third : second;
    left.framer.sayBytes("z");
    QVERIFY(left.framer.next().startsWith("452-"));
}

QTEST_GUILESS_MAIN(SocketIoServerTest)
#include "tst_socketioserver.moc"
