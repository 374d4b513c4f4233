#include "core/base/Json.h"
#include "core/doors/server/socketio/EventPacket.h"

#include <QtTest/QTest>

using namespace tierdesk;
using namespace tierdesk::server;

Q_DECLARE_METATYPE(tierdesk::base::Fault)

class EventPacketTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsPackets_data();
    void readsPackets();
    void refusesPackets_data();
    void refusesPackets();
    void writesPackets_data();
    void writesPackets();
    void putsAttachmentsIn();
    void refusesWhatIsNotAwaited();
    void boundsTheBytesOfAttachments();
};

namespace {

QByteArray shown(const EventPacket &packet)
{
    static const char *const Words[]{"connect", "disconnect", "event", "ack", "error"};
    QByteArray out = Words[static_cast<int>(packet.type)] + (' ' + packet.space);
    if (packet.id)
        out += " #" + QByteArray::number(*packet.id);
    if (packet.type == EventPacket::Type::Event)
        out += " " + packet.name.toUtf8();
    if (packet.type == EventPacket::Type::Connect)
        out += " " + base::toJson(packet.auth);
    else if (packet.type != EventPacket::Type::Disconnect)
        out += " " + base::toJson(packet.arguments.values);
    return packet.attachments > 0 ? out + " +" + QByteArray::number(packet.attachments) : out;
}

EventLimits small()
{
    EventLimits limits;
    limits.text = 200;
    limits.depth = 4;
    limits.attachments = 3;
    limits.attached = 10;
    limits.namespaceName = 10;
    limits.eventName = 16;
    return limits;
}

} // namespace

void EventPacketTest::readsPackets_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("packet");
    const auto row = [](const char *name, const char *text, const char *packet) {
        QTest::newRow(name) << QByteArray(text) << QByteArray(packet);
    };
    row("a connect", "0", "connect / {}");
    row("a connect with a token", R"(0{"token":"123"})", R"(connect / {"token":"123"})");
    row("a connect to a namespace", "0/custom,", "connect /custom {}");
    row("a connect to a namespace without its comma", "0/custom", "connect /custom {}");
    row("a connect to a namespace with a token", R"(0/custom,{"token":"a,b"})", R"(connect /custom {"token":"a,b"})");
    row("a disconnect", "1", "disconnect /");
    row("a disconnect from a namespace", "1/custom,", "disconnect /custom");
    row("an event", R"(2["hey",1,"2",{"3":[true]}])", R"(event / hey [1,"2",{"3":[true]}])");
    row("an event without arguments", R"(2["hey"])", "event / hey []");
    row("an event that asks for an answer", R"(2456["hey",null])", "event / #456 hey [null]");
    row("an event of a namespace", R"(2/custom,0["hey"])", "event /custom #0 hey []");
    row("the largest id", R"(2999999999999999["hey"])", "event / #999999999999999 hey []");
    row("an acknowledgement", R"(3456[1,"2"])", R"(ack / #456 [1,"2"])");
    row("an acknowledgement of nothing", "30[]", "ack / #0 []");
    row("an event with bytes", R"(51-["hey",{"_placeholder":true,"num":0}])",
        R"(event / hey [{"_placeholder":true,"num":0}] +1)");
    row("bytes deep within", R"(52-/c,7["hey",{"a":[{"_placeholder":true,"num":1}]}])",
        R"(event /c #7 hey [{"a":[{"_placeholder":true,"num":1}]}] +2)");
    row("a binary event without bytes", R"(50-["hey"])", "event / hey []");
    row("an acknowledgement with bytes", R"(61-5[{"_placeholder":true,"num":0}])",
        R"(ack / #5 [{"_placeholder":true,"num":0}] +1)");
    row("what only looks like a placeholder", R"(2["hey",{"_placeholder":true,"num":9}])",
        R"(event / hey [{"_placeholder":true,"num":9}])");
    row("a placeholder's word that is not true", R"(51-["hey",{"_placeholder":"no"}])",
        R"(event / hey [{"_placeholder":"no"}] +1)");
}

void EventPacketTest::readsPackets()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QByteArray, packet);
    const auto read = eventPacket(text, small());
    QVERIFY2(read, read ? "" : qPrintable(read.error().message));
    QCOMPARE(shown(*read), packet);
}

void EventPacketTest::refusesPackets_data()
{
    using base::Fault;
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<Fault>("fault");
    const auto row = [](const char *name, const QByteArray &text, Fault fault = Fault::InvalidInput) {
        QTest::newRow(name) << text << fault;
    };
    row("nothing", "");
    row("a letter", "abc");
    row("a type above the last", "7");
    row("a client's connect error", R"(4{"message":"no"})");
    row("an event that is an object", "2{}");
    row("an event without anything", "2");
    row("an event without a name", "2[]");
    row("an event whose name is a number", "2[1]");
    row("an event whose name is null", "2[null]");
    row("a reserved name", R"(2["connect"])");
    row("another reserved name", R"(2["disconnecting"])");
    row("an id with letters", R"(2abc["hey"])");
    row("a negative id", R"(2-1["hey"])");
    row("an id above what JavaScript counts", R"(21000000000000000["hey"])");
    row("an acknowledgement without an id", "3[]");
    row("an acknowledgement without arguments", "35");
    row("an acknowledgement that is a text", R"(35"x")");
    row("a connect with an array", "0[]");
    row("a connect with an id", "05{}");
    row("a disconnect with data", "1{}");
    row("text behind the JSON", R"(2["hey"]x)");
    row("JSON cut off", R"(2["hey")");
    row("equal members", R"(2["hey",{"a":1,"a":2}])");
    row("a raw newline in a text", "2[\"he\ny\"]");
    row("what is not UTF-8", "2[\"\xff\"]");
    row("a binary event without a count", R"(5["hey"])");
    row("a binary event without its dash", R"(51["hey"])");
    row("a binary event of nothing but a count", "51-");
    row("a placeholder behind the last attachment", R"(51-["hey",{"_placeholder":true,"num":1}])");
    row("a placeholder before the first", R"(51-["hey",{"_placeholder":true,"num":-1}])");
    row("a placeholder between two", R"(52-["hey",{"_placeholder":true,"num":0.5}])");
    row("a placeholder without its number", R"(51-["hey",{"_placeholder":true}])");
    row("a placeholder as the name", R"(51-[{"_placeholder":true,"num":0}])");
    row("too many attachments", R"(54-["hey"])", Fault::TooLarge);
    row("a count of attachments without end", R"(599999999999999999999-["hey"])");
    row("too long a namespace", "0/123456789012", Fault::TooLarge);
    row("too long a name", R"(2["12345678901234567"])", Fault::TooLarge);
    row("too long a text", "2[\"a\",\"" + QByteArray(200, 'x') + "\"]", Fault::TooLarge);
    row("too deep a text", R"(2["a",[[[[1]]]]])");
}

void EventPacketTest::refusesPackets()
{
    QFETCH(const QByteArray, text);
    QFETCH(const base::Fault, fault);
    const auto read = eventPacket(text, small());
    QVERIFY2(!read, read ? shown(*read).constData() : "");
    QCOMPARE(read.error().fault, fault);
}

void EventPacketTest::writesPackets_data()
{
    QTest::addColumn<QByteArray>("written");
    QTest::addColumn<QByteArray>("text");
    using Type = EventPacket::Type;
    const QJsonArray values{1, u"2"_s};
    const auto row = [](const char *name, const QByteArray &written, const char *text) {
        QTest::newRow(name) << written << QByteArray(text);
    };
    row("an event", eventText(Type::Event, "/", std::nullopt, eventJson(u"hey"_s, values)), R"(2["hey",1,"2"])");
    row("an event without arguments", eventText(Type::Event, "/", 7, eventJson(u"hey"_s, {})), R"(27["hey"])");
    row("an event with its offset", eventText(Type::Event, "/c", std::nullopt, eventJson(u"hey"_s, values, "z9")),
        R"(2/c,["hey",1,"2","z9"])");
    row("an event of nothing but its offset", eventText(Type::Event, "/", std::nullopt, eventJson(u"hey"_s, {}, "1")),
        R"(2["hey","1"])");
    row("a name that has to be escaped", eventText(Type::Event, "/", std::nullopt, eventJson(u"\"]"_s, {})),
        R"(2["\"]"])");
    row("an event with bytes", eventText(Type::Event, "/", std::nullopt, R"(["hey",{"_placeholder":true,"num":0}])", 1),
        R"(51-["hey",{"_placeholder":true,"num":0}])");
    row("an acknowledgement", eventText(Type::Ack, "/c", 0, "[1]"), "3/c,0[1]");
    row("an acknowledgement with bytes", eventText(Type::Ack, "/", 5, "[]", 2), "62-5[]");
    row("a connect", eventText(Type::Connect, "/c", std::nullopt, R"({"sid":"x"})"), R"(0/c,{"sid":"x"})");
    row("a disconnect", eventText(Type::Disconnect, "/c", std::nullopt, {}), "1/c,");
    row("an error", eventText(Type::ConnectError, "/", std::nullopt, R"({"message":"x"})"), R"(4{"message":"x"})");
}

void EventPacketTest::writesPackets()
{
    QFETCH(const QByteArray, written);
    QFETCH(const QByteArray, text);
    QCOMPARE(written, text);
}

void EventPacketTest::putsAttachmentsIn()
{
    EventAssembler assembler(small());
    auto packet = assembler.takeText(R"(52-["hey",{"_placeholder":true,"num":1},{"_placeholder":true,"num":0}])");
    QVERIFY(packet && !*packet && assembler.isWaiting());
    packet = assembler.takeBinary("one");
    QVERIFY(packet && !*packet);
    packet = assembler.takeBinary("two");
    QVERIFY(packet && *packet && !assembler.isWaiting());
    QCOMPARE((*packet)->arguments.binaries, (std::vector<QByteArray>{"one", "two"}));
    QCOMPARE((*packet)->arguments.values.at(0)[u"num"].toInt(), 1);
    packet = assembler.takeText(R"(2["next"])");
    QVERIFY(packet && *packet);
}

void EventPacketTest::refusesWhatIsNotAwaited()
{
    EventAssembler assembler(small());
    QVERIFY(!assembler.takeBinary("bytes"));
    QVERIFY(assembler.takeText(R"(51-["hey"])"));
    QVERIFY(!assembler.takeText(R"(2["other"])"));
}

void EventPacketTest::boundsTheBytesOfAttachments()
{
    EventAssembler assembler(small());
    QVERIFY(assembler.takeText(R"(53-["hey"])"));
    QVERIFY(assembler.takeBinary("12345"));
    QVERIFY(assembler.takeBinary("12345"));
    const auto third = assembler.takeBinary("1");
    QVERIFY(!third);
    QCOMPARE(third.error().fault, base::Fault::TooLarge);
}

QTEST_APPLESS_MAIN(EventPacketTest)
#include "tst_eventpacket.moc"
