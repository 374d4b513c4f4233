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
        QTest::newRow("plain words") << u"Where is my order?"_s;
        QTest::newRow("quotes and backslashes") << u"a \"b\" \\ c"_s;
        QTest::newRow("control characters") << u"a\nb\rc\td\u0001e\u001f"_s;
        QTest::newRow("two bytes each") << u"na\u00efve caf\u00e9"_s;
        QTest::newRow("three bytes each") << u"\u20ac \u2019 \u65e5\u672c"_s;
        QTest::newRow("four bytes each") << u"\U0001F600 \U0001F468\u200D\U0001F469"_s;
        QTest::newRow("right to left") << u"\u0645\u0631\u062d\u0628\u0627"_s;
        QTest::newRow("a solidus and DEL") << u"</script>\u007f"_s;
    }
    void textComesBackAsItWas()
    {
        QFETCH(QString, text);
        JsonText json;
        json.member("text"_L1, text);
        const QByteArray bytes = json.finish();
        const auto object = base::parseJsonObject(bytes);
        QVERIFY2(object.has_value(), bytes.constData());
        QCOMPARE((*object)[u"text"].toString(), text);
    }

    void objectsStandInAnArray()
    {
        JsonText json;
        json.objects("none"_L1, QStringList(), [](JsonText &, const QString &) {});
        json.objects("some"_L1, QStringList{u"a"_s, u"b"_s}, [](JsonText &out, const QString &each) {
            out.member("name"_L1, each);
            out.member("is"_L1, true);
        });
        json.member("after"_L1, 1);
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
        json.number("number"_L1, number);
        const auto object = base::parseJsonObject(json.finish());
        QVERIFY(object.has_value());
        QCOMPARE((*object)[u"number"].toDouble(), read);
    }

    void halfACharacterBecomesAReplacement()
    {
        QString text = u"a-b-c"_s;
        text[1] = QChar(0xD83D);
        text[3] = QChar(0xDE00);
        JsonText json;
        json.member("text"_L1, text);
        const auto object = base::parseJsonObject(json.finish());
        QVERIFY(object.has_value());
        QCOMPARE((*object)[u"text"].toString(), u"a\uFFFDb\uFFFDc"_s);
    }

    void membersComeInTheOrderOfTheCalls()
    {
        JsonText json;
        json.member("b"_L1, true);
        json.member("n"_L1, Q_INT64_C(-9007199254740993));
        json.null("a"_L1);
        json.list("none"_L1, {});
        json.list("some"_L1, {u"x"_s, u"y"_s});
        json.object("empty"_L1, [](JsonText &) {});
        json.object("o"_L1, [](JsonText &inner) {
            inner.member("i"_L1, 1);
            inner.object("deep"_L1, [](JsonText &deep) { deep.member("f"_L1, false); });
            inner.member("word"_L1, "done"_L1);
        });
        json.member("last"_L1, 7);
        const QByteArray wanted = "{'b':true,'n':-9007199254740993,'a':null,'none':[],'some':['x','y'],'empty':{},"
                                  "'o':{'i':1,'deep':{'f':false},'word':'done'},'last':7}";
        QCOMPARE(json.finish().replace('"', '\''), wanted);
    }
};

QTEST_GUILESS_MAIN(TestJsonText)
#include "tst_jsontext.moc"
