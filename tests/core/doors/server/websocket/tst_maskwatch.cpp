#include "core/doors/server/websocket/MaskWatch.h"

#include <QtTest/QTest>

using namespace tierdesk::server;

class MaskWatchTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsTheFirstFrameWithoutAMask_data();
    void findsTheFirstFrameWithoutAMask();
};

namespace {

/// A binary frame of @p size zeros.
QByteArray frame(qsizetype size, bool isMasked)
{
    const int bit = isMasked ? 0x80 : 0;
    QByteArray out(1, char(0x82));
    if (size < 126) {
        out += char(bit | int(size));
    } else {
        const int bytes = size < 65536 ? 2 : 8;
        out += char(bit | (bytes == 2 ? 126 : 127));
        for (int i = bytes - 1; i >= 0; --i)
            out += char(quint64(size) >> (8 * i) & 0xff);
    }
    return out + QByteArray(size + (isMasked ? 4 : 0), '\0');
}

} // namespace

void MaskWatchTest::findsTheFirstFrameWithoutAMask_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<qsizetype>("good");
    for (const qsizetype size : {0, 1, 125, 126, 65535, 65536, 70000}) {
        const QByteArray masked = frame(size, true);
        QTest::addRow("masked frames of %d bytes are good", int(size)) << masked + masked << 2 * masked.size();
        QTest::addRow("a bare frame behind a masked one of %d bytes is found", int(size))
            << masked + frame(size, false) << masked.size();
        QTest::addRow("a bare frame of %d bytes is found", int(size)) << frame(size, false) << qsizetype(0);
    }
}

void MaskWatchTest::findsTheFirstFrameWithoutAMask()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const qsizetype, good);
    MaskWatch atOnce;
    QCOMPARE(atOnce.feed(bytes), good);
    QCOMPARE(atOnce.isBroken(), good != bytes.size());
    QCOMPARE(atOnce.feed(frame(1, true)), atOnce.isBroken() ? qsizetype(0) : frame(1, true).size());

    // Byte by byte, the first byte of a head is through before the mask's bit is seen.
    MaskWatch byteByByte;
    qsizetype through = 0;
    for (const char byte : bytes)
        through += byteByByte.feed(QByteArrayView(&byte, 1));
    QCOMPARE(byteByByte.isBroken(), atOnce.isBroken());
    QCOMPARE(through, byteByByte.isBroken() ? good + 1 : good);
}

QTEST_GUILESS_MAIN(MaskWatchTest)
#include "tst_maskwatch.moc"
