#include "core/domain/WebChat.h"

#include <QtCore/QRegularExpression>
#include <QtTest/QTest>

#include <cmath>

using namespace tierdesk;

namespace {

/// One pixel.
const QByteArray Png = QByteArray::fromBase64(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

double luminance(const QString &colour)
{
    const uint rgb = colour.mid(1).toUInt(nullptr, 16);
    const auto linear = [](uint value) {
        const double share = (value & 0xFF) / 255.0;
        return share <= 0.04045 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8) + 0.0722 * linear(rgb);
}

double contrast(const QString &a, const QString &b)
{
    const auto [low, high] = std::minmax({luminance(a), luminance(b)});
    return (high + 0.05) / (low + 0.05);
}

QJsonObject logo(const QByteArray &bytes)
{
    return {{u"logo"_s, QJsonObject{{u"data"_s, QString::fromLatin1(bytes.toBase64())}}}};
}

} // namespace

class TestWebChat final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void patchesMerge()
    {
        auto brand = mergeWebChat(
            {}, {{u"name"_s, u" Acme "_s},
                 {u"accent"_s, u"#C2185B"_s},
                 {u"texts"_s, QJsonObject{{u"en"_s, QJsonObject{{u"welcome"_s, u"Hi!"_s}, {u"ended"_s, u"Bye."_s}}}}}});
        QVERIFY(brand);
        QCOMPARE(brand->name, u"Acme"_s);
        QCOMPARE(brand->accent, u"#c2185b"_s);
        brand = mergeWebChat(*brand, logo(Png));
        QVERIFY2(brand, brand ? "" : qPrintable(brand.error().message));
        QCOMPARE(brand->logo, Png);
        QCOMPARE(brand->logoType, MediaType::Png);
        brand = mergeWebChat(*brand, {{u"texts"_s, QJsonObject{{u"en"_s, QJsonObject{{u"ended"_s, QString()}}}}}});
        QVERIFY(brand);
        QCOMPARE(brand->texts, (QJsonObject{{u"en"_s, QJsonObject{{u"welcome"_s, u"Hi!"_s}}}}));
        // What is read back may be written back.
        const auto same = mergeWebChat({}, toJson(*brand));
        QVERIFY2(same, same ? "" : qPrintable(same.error().message));
        QCOMPARE(toJson(*same), toJson(*brand));
        brand = mergeWebChat(*brand, {{u"logo"_s, QJsonValue::Null}});
        QVERIFY(brand && brand->logo.isEmpty());
    }

    void whatIsWrongIsNamed_data()
    {
        QTest::addColumn<QJsonObject>("patch");
        QTest::addColumn<QString>("where");
        const auto row = [](const char *name, const QJsonObject &patch, const char *where) {
            QTest::newRow(name) << patch << QString::fromLatin1(where);
        };
        row("a colour by name", {{u"accent"_s, u"red"_s}}, "accent");
        row("a short colour", {{u"accent"_s, u"#f00"_s}}, "accent");
        row("CSS in a colour", {{u"accent"_s, u"#00000;"_s}}, "accent");
        row("a dark colour alone", {{u"accentDark"_s, u"#112233"_s}}, "accentDark");
        row("a language without a page", {{u"texts"_s, QJsonObject{{u"fr"_s, QJsonObject()}}}}, "texts.fr");
        row("a word that is not the company's",
            {{u"texts"_s, QJsonObject{{u"en"_s, QJsonObject{{u"send"_s, u"Go"_s}}}}}}, "texts.en.send");
        row("a logo that is a text", {{u"logo"_s, u"x"_s}}, "logo");
        row("a logo that is a drawing", logo("<svg xmlns=\"http://www.w3.org/2000/svg\"/>"), "logo");
        row("a logo that is a PDF", logo("%PDF-1.4\n%%EOF\n"), "logo");
        row("a logo that is too large", logo(Png + QByteArray(MaxLogoBytes, ' ')), "logo");
        row("a member of nobody's", {{u"font"_s, u"x"_s}}, "font");
    }
    void whatIsWrongIsNamed()
    {
        QFETCH(QJsonObject, patch);
        QFETCH(QString, where);
        const auto brand = mergeWebChat({}, patch);
        QVERIFY(!brand);
        QCOMPARE(brand.error().fault, base::Fault::InvalidInput);
        QCOMPARE(brand.error().where, where);
    }

    void anyColourIsLegible_data()
    {
        QTest::addColumn<QString>("accent");
        for (const char *colour : {"#000000", "#ffffff", "#ffff00", "#c2185b", "#2f6fed", "#777777", "#00ff00",
                                   "#191f28", "#f6f7f9", "#808000"})
            QTest::newRow(colour) << QString::fromLatin1(colour);
    }
    void anyColourIsLegible()
    {
        QFETCH(QString, accent);
        WebChatBrand brand;
        brand.accent = accent;
        const QString style = QString::fromLatin1(webChatStyle(brand));
        const QRegularExpression rule(
            u":root\\{--accent:(#\\w{6});--on-accent:(#\\w{6});--link:(#\\w{6});--assistant:(#\\w{6});"
            "--soft:(#\\w{6})\\}"_s);
        auto match = rule.globalMatch(style);
        for (const auto &[panel, window] :
             {std::pair{u"#ffffff"_s, u"#f6f7f9"_s}, std::pair{u"#191f28"_s, u"#12161d"_s}}) {
            QVERIFY2(match.hasNext(), qPrintable(style));
            const auto its = match.next();
            QVERIFY(contrast(its.captured(1), panel) >= 3 && contrast(its.captured(1), window) >= 3);
            QVERIFY(contrast(its.captured(1), its.captured(2)) >= 4.5);
            for (const QString &ground : {panel, window, its.captured(5)})
                QVERIFY2(contrast(its.captured(3), ground) >= 4.5, qPrintable(style));
        }
    }

    void aLegibleColourStaysAsItIs()
    {
        WebChatBrand brand;
        QVERIFY(webChatStyle(brand).isEmpty());
        brand.accent = u"#c2185b"_s;
        brand.accentDark = u"#ff80ab"_s;
        const QByteArray style = webChatStyle(brand);
        QVERIFY(style.startsWith(":root{--accent:#c2185b;--on-accent:#ffffff;"));
        QVERIFY(style.contains("@media (prefers-color-scheme: dark){:root{--accent:#ff80ab;"));
    }
};

QTEST_APPLESS_MAIN(TestWebChat)
#include "tst_webchat.moc"
