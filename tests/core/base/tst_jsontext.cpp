#include "core/base/JsonText.h"

#include "core/base/Json.h"

#include <QtCore/QJsonObject>
#include <QtTest/QTest>

using namespace tierdesk;
using base::JsonText;

class TestJsonText final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void textComesBackAsItWas_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("nothing") << QString();
        QTest::newRow("plain words") << QStringLiteral("Where is my order?");
        QTest::newRow("quotes and backslashes") << QStringLiteral("a \"b\" \\ c");
        QTest::newRow("control characters") << QStringLiteral("a\nb\rc\td\u0001e\u001f");
        QTest::newRow("two bytes each") << QStringLiteral("na\u00efve caf\u00e9");
        QTest::newRow("three bytes each") << QStringLiteral("\u20ac \u2019 \u65e5\u672c");
        QTest::newRow("four bytes each") << QStringLiteral("\U0001F600 \U0001F468\u200D\U0001F469");
        QTest::newRow("right to left") << QStringLiteral("\u0645\u0631\u062d\u0628\u0627");
        QTest::newRow("a solidus and DEL") << QStringLiteral("</script>\u007f");
    }
    void textComesBackAsItWas()
    {
        QFETCH(QString, text);
        JsonText json;
        json.member(QLatin1String("text"), text);
        const QByteArray bytes = json.finish();
        const auto object = base::parseJsonObject(bytes);
        QVERIFY2(object.has_value(), bytes.constData());
        QCOMPARE((*object)[u"text"].toString(), text);
    }

    void objectsStandInAnArray()
    {
        JsonText json;
        json.objects(QLatin1String("none"), QStringList(), [](JsonText &, const QString &) {});
        json.objects(QLatin1String("some"), QStringList{QStringLiteral("a"), QStringLiteral("b")},
                     [](JsonText &out, const QString &each) {
                         out.member(QLatin1String("name"), each);
                         out.member(QLatin1String("is"), true);
                     });
        json.member(QLatin1String("after"), 1);
        QCOMPARE(json.finish(),
                 QByteArray(R"({"none":[],"some":[{"name":"a","is":true},{"name":"b","is":true}],"after":1})"));
    }

    void numbersComeBackToSixDigits_data()
    {
        QTest::addColumn<double>("number");
        QTest::addColumn<double>("read");
        QTest::newRow("nothing") << 0.0 << 0.0;
        QTest::newRow("below nothing") << -.6853 << -.6853;
        QTest::newRow("very small") << 1e-9 << 1e-9;
        QTest::newRow("very large") << 1.25e18 << 1.25e18;
        QTest::newRow("a third") << 1.0 / 3 << .333333;
    }
    void numbersComeBackToSixDigits()
    {
        QFETCH(double, number);
        QFETCH(double, read);
        JsonText json;
        json.number(QLatin1String("number"), number);
        const auto object = base::parseJsonObject(json.finish());
        QVERIFY(object.has_value());
        QCOMPARE((*object)[u"number"].toDouble(), read);
    }

    void halfACharacterBecomesAReplacement()
    {
        QString text = QStringLiteral("a-b-c");
        text[1] = QChar(0xD83D);
        text[3] = QChar(0xDE00);
        JsonText json;
        json.member(QLatin1String("text"), text);
        const auto object = base::parseJsonObject(json.finish());
        QVERIFY(object.has_value());
        QCOMPARE((*object)[u"text"].toString(), QStringLiteral("a\uFFFDb\uFFFDc"));
    }

    void membersComeInTheOrderOfTheCalls()
    {
        JsonText json;
        json.member(QLatin1String("b"), true);
        json.member(QLatin1String("n"), Q_INT64_C(-9007199254740993));
        json.null(QLatin1String("a"));
        json.list(QLatin1String("none"), {});
        json.list(QLatin1String("some"), {QStringLiteral("x"), QStringLiteral("y")});
        json.object(QLatin1String("empty"), [](JsonText &) {});
        json.object(QLatin1String("o"), [](JsonText &inner) {
            inner.member(QLatin1String("i"), 1);
            inner.object(QLatin1String("deep"), [](JsonText &deep) { deep.member(QLatin1String("f"), false); });
            inner.member(QLatin1String("word"), QLatin1String("done"));
        });
        json.member(QLatin1String("last"), 7);
        const QByteArray wanted = "{'b':true,'n':-9007199254740993,'a':null,'none':[],'some':['x','y'],'empty':{},"
                                  "'o':{'i':1,'deep':{'f':false},'word':'done'},'last':7}";
        QCOMPARE(json.finish().replace('"', '\''), wanted);
    }
};

QTEST_GUILESS_MAIN(TestJsonText)
#include "tst_jsontext.moc"
