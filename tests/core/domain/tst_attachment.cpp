#include "core/domain/MediaSniff.h"
#include "core/domain/Session.h"
#include "tests/support/Pictures.h"

#include <QtCore/QJsonObject>
#include <QtTest/QTest>

using namespace tierdesk;

/// Files by their content, and names that people can trust.
class TestAttachment final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFileIsWhatItsFirstBytesSay_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("type");
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("height");
        QTest::newRow("PNG") << test::png(40, 30) << u"image/png"_s << 40 << 30;
        QTest::newRow("JPEG") << test::jpeg(640, 480) << u"image/jpeg"_s << 640 << 480;
        QTest::newRow("GIF") << test::gif() << u"image/gif"_s << 2 << 3;
        QTest::newRow("JPEG of two scans")
            << test::jpeg(640, 480).chopped(2) + test::jpeg().mid(33) << u"image/jpeg"_s << 640 << 480;
        QTest::newRow("WebP") << test::webp() << u"image/webp"_s << 200 << 100;
        QTest::newRow("PDF") << test::pdf() << u"application/pdf"_s << 0 << 0;
    }
    void aFileIsWhatItsFirstBytesSay()
    {
        QFETCH(const QByteArray, bytes);
        const auto found = sniff(bytes);
        QVERIFY(found);
        QTEST(QString(word(found->type)), "type");
        QTEST(found->width, "width");
        QTEST(found->height, "height");
    }

    void whatIsNoneOrBrokenIsRefused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("found"); // empty: none of the kinds
        const auto row = [](const char *name, const QByteArray &bytes, const char *found) {
            QTest::newRow(name) << bytes << QString::fromLatin1(found);
        };
        row("nothing", {}, "");
        row("HTML", "<html><script>alert(1)</script>", "");
        row("SVG", "<svg xmlns='http://www.w3.org/2000/svg'/>", "");
        row("a program", QByteArray("MZ\x90\x00", 4), "");
        row("HTML before a PDF", "<html>%PDF-1.4 %%EOF", "");
        row("PNG without its header", test::png().left(20), "image/png");
        row("PNG of no width", test::png(0, 5), "image/png");
        row("PNG of a thousand million pixels", test::png(30'000, 30'000), "image/png");
        row("PNG that is one long line", test::png(20'000, 1), "image/png");
        row("PNG of few but too many in all", test::png(10'000, 6'000), "image/png");
        row("JPEG that ends before its frame", test::jpeg().left(20), "image/jpeg");
        row("JPEG with a segment that leads nowhere", QByteArray("\xff\xd8\xff\xe0\xff\xff", 6), "image/jpeg");
        row("JPEG with a segment of no length", QByteArray("\xff\xd8\xff\xe0\x00\x00\x00\x00", 8), "image/jpeg");
        row("PNG that breaks off in its picture", test::png(300, 300).left(200), "image/png");
        row("PNG whose end is cut by a byte", test::png().chopped(1), "image/png");
        row("PNG with nothing drawn", test::png().left(33) + test::pngChunk("IEND", {}), "image/png");
        row("PNG with a chunk of no name", test::png().replace("IDAT", QByteArray("I\x00T\x01", 4)), "image/png");
        row("PNG with a chunk that leads nowhere", test::png().replace(33, 4, test::big(0x7fffffff)), "image/png");
        row("JPEG that breaks off in its picture", test::jpeg().chopped(4), "image/jpeg");
        row("JPEG without its end", test::jpeg().chopped(2), "image/jpeg");
        row("JPEG with nothing drawn", test::jpeg().left(33) + QByteArray("\xff\xd9", 2), "image/jpeg");
        row("GIF that breaks off", test::gif().left(9), "image/gif");
        row("GIF that breaks off in its picture", test::gif().chopped(3), "image/gif");
        row("GIF without its end", test::gif().chopped(1), "image/gif");
        row("GIF with nothing drawn", test::gif().left(27) + ';', "image/gif");
        row("WebP that says to be longer", test::webp().left(30), "image/webp");
        row("WebP that breaks off in its picture", test::webp().chopped(1), "image/webp");
        row("WebP with a chunk that leads out of it", test::webp().replace(16, 4, QByteArray("\x15\x00\x00\x00", 4)),
            "image/webp");
        row("PDF without its end", test::pdf().chopped(8), "application/pdf");
    }
    void whatIsNoneOrBrokenIsRefused()
    {
        QFETCH(const QByteArray, bytes);
        QFETCH(const QString, found);
        const auto result = sniff(bytes);
        QVERIFY(!result);
        QCOMPARE(result.error().fault, base::Fault::InvalidInput);
        QVERIFY(result.error().details.contains(u"found"));
        QCOMPARE(result.error().details[u"found"].toString(), found);
    }
    void noPartOfAFileIsTakenForIt()
    {
        for (const QByteArray &whole : {test::png(), test::jpeg(), test::gif(), test::webp(), test::pdf().trimmed()}) {
            for (qsizetype length = 0; length < whole.size(); ++length) {
                const QByteArray part(whole.constData(), length); // of its own, so that a reader beyond it is caught
                const auto found = sniff(part);
                QVERIFY2(!found, qPrintable(u"%1 of %2 bytes"_s.arg(length).arg(whole.size())));
                QCOMPARE(found.error().fault, base::Fault::InvalidInput);
            }
        }
    }
    void whatStandsBehindAPicturesEndIsLeftAlone()
    {
        for (const QByteArray &whole : {test::png(), test::jpeg(), test::gif(), test::webp()}) {
            QVERIFY(sniff(whole));
            QVERIFY(sniff(whole + QByteArray(100, '\xff')));
        }
    }

    void namesAreCleaned_data()
    {
        QTest::addColumn<QString>("given");
        QTest::addColumn<QString>("clean");
        const auto row = [](const char *name, const QString &given, const QString &clean) {
            QTest::newRow(name) << given << clean;
        };
        row("as it is", u"Receipt 12.png"_s, u"Receipt 12.png"_s);
        row("a folder", u"/etc/../home/x/a.png"_s, u"a.png"_s);
        row("a folder of Windows", u"C:\\Users\\x\\a.PNG"_s, u"a.PNG"_s);
        row("turned round", u"invoice\u202egnp.exe"_s, u"invoicegnp.exe.png"_s);
        row("control characters", u"a\nb\tc\u0000d.png"_s, u"abcd.png"_s);
        row("invisible", u"a\u200b\u2066b.png"_s, u"ab.png"_s);
        row("another ending", u"tool.exe"_s, u"tool.exe.png"_s);
        row("no ending", u"picture"_s, u"picture.png"_s);
        row("none", QString(), u"image.png"_s);
        row("dots", u"...."_s, u"image.png"_s);
        row("hidden", u".htaccess"_s, u"htaccess.png"_s);
        row("half a character", u"a"_s + QChar(0xd800) + u".png"_s, u"a.png"_s);
        row("Arabic", u"فاتورة.png"_s, u"فاتورة.png"_s);
        row("long", QString(300, u'x') + u".png"_s, QString(110, u'x') + u".png"_s);
    }
    void namesAreCleaned()
    {
        QFETCH(const QString, given);
        const QString clean = cleanFileName(given, MediaType::Png);
        QTEST(clean, "clean");
        QCOMPARE(cleanFileName(clean, MediaType::Png), clean);
    }
    void aJpegKeepsEitherEnding()
    {
        QCOMPARE(cleanFileName(u"a.JPEG"_s, MediaType::Jpeg), u"a.JPEG"_s);
        QCOMPARE(cleanFileName(u"a.jpg"_s, MediaType::Jpeg), u"a.jpg"_s);
        QCOMPARE(cleanFileName(QString(), MediaType::Pdf), u"document.pdf"_s);
    }

    void idsAreOfOneForm()
    {
        QVERIFY(isAttachmentId(u"att_0az"));
        for (const QStringView bad : {u"", u"att_", u"att_A", u"att_a/b", u"chat_abc"})
            QVERIFY2(!isAttachmentId(bad), qPrintable(bad.toString()));
        QVERIFY(!isAttachmentId(QString(u"att_"_s + QString(61, u'a'))));
    }

    void whatIsStoredIsReadAgain()
    {
        const std::vector<Attachment> files{{u"att_1"_s, u"a.png"_s, MediaType::Png, 12},
                                            {u"att_2"_s, u"b.pdf"_s, MediaType::Pdf, 5'000'000}};
        QCOMPARE(attachmentsFromJson(toJson(files)), files);
        QVERIFY(attachmentsFromJson({1, QJsonObject{{u"id"_s, u"x"_s}}}).empty());
    }
    void whoCannotSeeIsTold()
    {
        Message message;
        message.text = u"Look at this"_s;
        message.attachments = {{u"att_1"_s, u"torn %1.png"_s, MediaType::Png, 120'400}};
        QCOMPARE(toldText(message), u"Look at this\n[attachment: torn %1.png, image/png, 120 KB]"_s);
        message.text.clear();
        QCOMPARE(toldText(message), u"[attachment: torn %1.png, image/png, 120 KB]"_s);
        QCOMPARE(sizeText(340), u"340 bytes"_s);
        QCOMPARE(sizeText(2'140'000), u"2.1 MB"_s);
    }
};

QTEST_APPLESS_MAIN(TestAttachment)
#include "tst_attachment.moc"
