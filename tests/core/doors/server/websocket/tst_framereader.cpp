#include "core/base/Literals.h"
#include "core/doors/server/websocket/FrameReader.h"

#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace tierdesk::server;
using Kind = ClientMessage::Kind;

namespace {

/// A client's frame, masked with four different bytes.
QByteArray frame(quint8 first, const QByteArray &payload)
{
    const QByteArray mask = QByteArray::fromHex("37fa213d");
    QByteArray out = serverFrame(first & 0x0f, payload);
    const qsizetype headSize = out.size() - payload.size();
    out[0] = static_cast<char>(first);
    out[1] = static_cast<char>(out.at(1) | 0x80);
    out.insert(headSize, mask);
    for (qsizetype i = 0; i < payload.size(); ++i)
        out[headSize + 4 + i] = static_cast<char>(payload.at(i) ^ mask.at(i % 4));
    return out;
}

/// What a reader makes of @p bytes, as text: "text hi, close 1000".
QString messagesIn(const QByteArray &bytes, qsizetype step, qsizetype maxMessage = 1000)
{
    FrameReader reader(maxMessage);
    QStringList out;
    for (qsizetype at = 0; at < bytes.size(); at += step) {
        for (const ClientMessage &each :
             reader.feed(QByteArrayView(bytes).sliced(at, std::min(step, bytes.size() - at)))) {
            const QString payload = QString::fromUtf8(each.bytes);
            switch (each.kind) {
            case Kind::Text:
                out << u"text "_s + payload;
                break;
            case Kind::Binary:
                out << u"binary "_s + payload;
                break;
            case Kind::Ping:
                out << u"ping "_s + payload;
                break;
            case Kind::Pong:
                out << u"pong "_s + payload;
                break;
            case Kind::Close:
                out << u"close %1"_s.arg(each.code);
                break;
            case Kind::Violation:
                out << u"violation %1"_s.arg(each.code);
                break;
            }
        }
    }
    return out.join(u", "_s);
}

constexpr quint8 Fin = 0x80, Text = 1, Binary = 2, Close = 8, Ping = 9, Pong = 10;

} // namespace

class FrameReaderTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWhatAClientSends_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("read");
        const QByteArray euro("\xe2\x82\xac");
        const auto row = [](const char *name, const QByteArray &bytes, const char *expected) {
            QTest::newRow(name) << bytes << QString::fromUtf8(expected);
        };
        row("a text", frame(Fin | Text, "hi"), "text hi");
        row("an empty text", frame(Fin | Text, ""), "text ");
        row("a binary message", frame(Fin | Binary, "\xff"), "binary \xef\xbf\xbd");
        row("a text in three fragments", frame(Text, "a") + frame(0, "b") + frame(Fin, "c"), "text abc");
        row("a text fragmented inside a character", frame(Text, euro.first(1)) + frame(Fin, euro.sliced(1)),
            "text \xe2\x82\xac");
        row("a character in three fragments",
            frame(Text, euro.first(1)) + frame(0, euro.mid(1, 1)) + frame(Fin, euro.last(1)), "text \xe2\x82\xac");
        row("a ping between the halves of a character",
            frame(Text, euro.first(2)) + frame(Fin | Ping, "p") + frame(Fin, euro.last(1)),
            "ping p, text \xe2\x82\xac");
        row("a length of two bytes", frame(Fin | Text, QByteArray(200, 'x')),
            qPrintable(u"text "_s + QString(200, u'x')));
        row("a pong", frame(Fin | Pong, ""), "pong ");
        row("a close without a code", frame(Fin | Close, ""), "close 1005");
        row("a close with a code",
            frame(Fin | Close, "\x03\xe8"
                               "bye"),
            "close 1000");
        row("nothing counts after a close", frame(Fin | Close, "") + frame(Fin | Text, "a"), "close 1005");

        row("text that ends inside a character", frame(Fin | Text, euro.first(2)), "violation 1007");
        row("an overlong form", frame(Fin | Text, "\xc0\xaf"), "violation 1007");
        row("a surrogate", frame(Fin | Text, "\xed\xa0\x80"), "violation 1007");
        row("above U+10FFFF", frame(Fin | Text, "\xf4\x90\x80\x80"), "violation 1007");
        row("wrong bytes in a fragment that is not the last", frame(Text, "\xff"), "violation 1007");
        row("a reason that is not UTF-8", frame(Fin | Close, "\x03\xe8\xff"), "violation 1007");
        row("no mask", QByteArray::fromHex("810161"), "violation 1002");
        row("a reserved bit", frame(Fin | 0x40 | Text, "a"), "violation 1002");
        row("an unknown opcode", frame(Fin | 3, "a"), "violation 1002");
        row("an unknown control opcode", frame(Fin | 11, "a"), "violation 1002");
        row("a fragmented ping", frame(Ping, "a"), "violation 1002");
        row("a ping of 126 bytes", frame(Fin | Ping, QByteArray(126, 'x')), "violation 1002");
        row("nothing to continue", frame(Fin, "a"), "violation 1002");
        row("a message inside another", frame(Text, "a") + frame(Fin | Text, "b"), "violation 1002");
        row("a length with more bytes than it needs", QByteArray::fromHex("81fe00010000000061"), "violation 1002");
        row("a length of 2^63", QByteArray::fromHex("81ff800000000000000000000000"), "violation 1002");
        row("a close with half a code", frame(Fin | Close, "\x03"), "violation 1002");
        row("a close with a code that is never sent", frame(Fin | Close, QByteArray::fromHex("03ed")),
            "violation 1002");
        row("a message above the bound", frame(Fin | Text, QByteArray(1001, 'x')), "violation 1009");
        row("fragments above the bound", frame(Text, QByteArray(600, 'x')) + frame(Fin, QByteArray(401, 'x')),
            "violation 1009");
    }
    /// However the bytes are cut.
    void readsWhatAClientSends()
    {
        QFETCH(const QByteArray, bytes);
        QFETCH(const QString, read);
        for (const qsizetype step : {qsizetype(1), qsizetype(2), qsizetype(3), qsizetype(7), bytes.size()})
            QCOMPARE(messagesIn(bytes, step), read);
    }
    void refusesALengthBeforeThePayload()
    {
        FrameReader reader(1000);
        const auto found = reader.feed(frame(Fin | Text, QByteArray(2000, 'x')).first(8));
        QCOMPARE(found.size(), size_t(1));
        QCOMPARE(found.front().code, quint16(1009));
    }
    void cutsAReasonBetweenCharacters()
    {
        const QByteArray frame = closeFrame(1002, QByteArray("\xe2\x82\xac").repeated(50));
        QCOMPARE(frame.size(), qsizetype(2 + 2 + 123));
        QCOMPARE(closeFrame(1002, "x" + QByteArray("\xe2\x82\xac").repeated(50)).size(), qsizetype(2 + 2 + 121));
    }
};

QTEST_APPLESS_MAIN(FrameReaderTest)
#include "tst_framereader.moc"
