#include "core/doors/server/socketio/EnginePacket.h"

#include <QtTest/QTest>

using namespace tierdesk;
using namespace tierdesk::server;

Q_DECLARE_METATYPE(tierdesk::base::Fault)

class EnginePacketTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsPayloads_data();
    void readsPayloads();
    void refusesPayloads_data();
    void refusesPayloads();
    void readsFrames_data();
    void readsFrames();
    void writesPayloads();
};

namespace {

/// "4hello|bAQ==" with what each packet is: 't' and its type, or 'b'.
QByteArray shown(const std::vector<EnginePacket> &packets)
{
    QByteArray out;
    for (const EnginePacket &each : packets) {
        if (!out.isEmpty())
            out += '|';
        out += each.isBinary ? "bytes " + each.data.toHex() : static_cast<char>(each.type) + (' ' + each.data);
    }
    return out;
}

EngineLimits small()
{
    EngineLimits limits;
    limits.payload = 40;
    limits.packets = 4;
    return limits;
}

} // namespace

void EnginePacketTest::readsPayloads_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("packets");
    QTest::newRow("one message") << QByteArray("4hello") << QByteArray("4 hello");
    QTest::newRow("a message of nothing") << QByteArray("4") << QByteArray("4 ");
    QTest::newRow("three messages in their order") << QByteArray("4a\x1e"
                                                                 "4b\x1e"
                                                                 "4c")
                                                   << QByteArray("4 a|4 b|4 c");
    QTest::newRow("text, then bytes") << QByteArray("4hello\x1e"
                                                    "bAQIDBA==")
                                      << QByteArray("4 hello|bytes 01020304");
    QTest::newRow("bytes of which there are none") << QByteArray("b") << QByteArray("bytes ");
    QTest::newRow("a pong and a close") << QByteArray("3\x1e"
                                                      "1")
                                        << QByteArray("3 |1 ");
    QTest::newRow("letters of other scripts") << QByteArray("4häß€") << QByteArray("4 häß€");
    QTest::newRow("as many packets as may be") << QByteArray("3\x1e"
                                                             "3\x1e"
                                                             "3\x1e"
                                                             "3")
                                               << QByteArray("3 |3 |3 |3 ");
    QTest::newRow("as many bytes as may be")
        << QByteArray("4" + QByteArray(39, 'x')) << QByteArray("4 " + QByteArray(39, 'x'));
}

void EnginePacketTest::readsPayloads()
{
    QFETCH(const QByteArray, body);
    QFETCH(const QByteArray, packets);
    const auto read = enginePayload(body, small());
    QVERIFY(read);
    QCOMPARE(shown(*read), packets);
}

void EnginePacketTest::refusesPayloads_data()
{
    using base::Fault;
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<Fault>("fault");
    QTest::newRow("nothing") << QByteArray() << Fault::InvalidInput;
    QTest::newRow("an unknown type") << QByteArray("abc") << Fault::InvalidInput;
    QTest::newRow("a type above the last") << QByteArray("7") << Fault::InvalidInput;
    QTest::newRow("an empty packet at the end") << QByteArray("4a\x1e") << Fault::InvalidInput;
    QTest::newRow("an empty packet at the beginning") << QByteArray("\x1e"
                                                                    "4a")
                                                      << Fault::InvalidInput;
    QTest::newRow("one bad packet among good ones") << QByteArray("4a\x1e"
                                                                  "x\x1e"
                                                                  "4b")
                                                    << Fault::InvalidInput;
    QTest::newRow("base64 with a stray letter") << QByteArray("bAQID*A==") << Fault::InvalidInput;
    QTest::newRow("base64 without its padding") << QByteArray("bAQIDBA") << Fault::InvalidInput;
    QTest::newRow("base64 with bits that belong to no byte") << QByteArray("bAQIDBB==") << Fault::InvalidInput;
    QTest::newRow("base64 of the URL's alphabet") << QByteArray("b-_-_") << Fault::InvalidInput;
    QTest::newRow("what is not UTF-8") << QByteArray("4\xff\xfe") << Fault::InvalidInput;
    QTest::newRow("a code point cut off") << QByteArray("4\xe2\x82") << Fault::InvalidInput;
    QTest::newRow("one packet too many") << QByteArray("3\x1e"
                                                       "3\x1e"
                                                       "3\x1e"
                                                       "3\x1e"
                                                       "3")
                                         << Fault::TooLarge;
    QTest::newRow("one byte too many") << QByteArray("4" + QByteArray(40, 'x')) << Fault::TooLarge;
}

void EnginePacketTest::refusesPayloads()
{
    QFETCH(const QByteArray, body);
    QFETCH(const base::Fault, fault);
    const auto read = enginePayload(body, small());
    QVERIFY(!read);
    QCOMPARE(read.error().fault, fault);
}

void EnginePacketTest::readsFrames_data()
{
    QTest::addColumn<QByteArray>("frame");
    QTest::addColumn<QByteArray>("packet");
    QTest::newRow("a probe") << QByteArray("2probe") << QByteArray("2 probe");
    QTest::newRow("a message with a separator in it") << QByteArray("4a\x1e"
                                                                    "b")
                                                      << QByteArray("4 a\x1e"
                                                                    "b");
    QTest::newRow("nothing") << QByteArray() << QByteArray();
    QTest::newRow("a letter") << QByteArray("abc") << QByteArray();
    QTest::newRow("base64, which is for polling alone") << QByteArray("bAQ==") << QByteArray();
}

void EnginePacketTest::readsFrames()
{
    QFETCH(const QByteArray, frame);
    QFETCH(const QByteArray, packet);
    const auto read = enginePacket(frame);
    QCOMPARE(read ? shown({*read}) : QByteArray(), packet);
}

void EnginePacketTest::writesPayloads()
{
    const std::vector<EngineFrame> frames{{"4hello", false}, {QByteArray::fromHex("01020304"), true}, {"2", false}};
    const QByteArray text = enginePayloadOf(frames);
    QCOMPARE(text, QByteArray("4hello\x1e"
                              "bAQIDBA==\x1e"
                              "2"));
    const auto read = enginePayload(text, EngineLimits());
    QVERIFY(read);
    QCOMPARE(shown(*read), QByteArray("4 hello|bytes 01020304|2 "));
    QCOMPARE(enginePayloadOf({}), QByteArray());
}

QTEST_APPLESS_MAIN(EnginePacketTest)
#include "tst_enginepacket.moc"
