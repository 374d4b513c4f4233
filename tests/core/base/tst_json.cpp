#include "core/base/Json.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>
#include <QtTest/QTest>

using namespace Qt::StringLiterals;
using namespace tierdesk::base;

/// RFC 8259, case by case. Rows are named for what they try; the kinds are those that public suites use.
class TestJson final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesValidTexts_data();
    void takesValidTexts();
    void refusesInvalidTexts_data();
    void refusesInvalidTexts();
    void everyCutOfAValidTextIsRefused();
    void keepsWholeNumbersExactly_data();
    void keepsWholeNumbersExactly();
    void refusesDuplicateMembers_data();
    void refusesDuplicateMembers();
    void depthIsBounded();
    void sizeIsBounded();
    void namesThePlaceOfTheFault_data();
    void namesThePlaceOfTheFault();
    void objectTextsMustBeObjects_data();
    void objectTextsMustBeObjects();
    void printsWhatItRead();
};

namespace {

/// A literal with its NULs.
template<size_t N>
QByteArray raw(const char (&text)[N])
{
    return QByteArray(text, static_cast<qsizetype>(N - 1));
}

QJsonValue parsed(const QByteArray &text)
{
    const auto value = parseJson(text);
    return value ? *value : QJsonValue(QJsonValue::Undefined);
}

} // namespace

void TestJson::takesValidTexts_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QJsonValue>("value");
    const auto row = [](const char *name, const QByteArray &text, const QJsonValue &value) {
        QTest::newRow(name) << text << value;
    };
    const auto text = [](const char16_t *t) { return QJsonValue(QStringView(t).toString()); };
    const auto only = [](const QJsonValue &v) { return QJsonValue(QJsonArray{v}); };

    row("a lonely null", "null", QJsonValue::Null);
    row("a lonely true", "true", true);
    row("a lonely false", "false", false);
    row("a lonely integer", "42", 42);
    row("a lonely negative real", "-0.1", -0.1);
    row("a lonely string", "\"asd\"", u"asd"_s);
    row("an empty string", "\"\"", QString());
    row("an empty array", "[]", QJsonArray());
    row("an empty object", "{}", QJsonObject());
    row("a trailing newline", "[\"a\"]\n", only(u"a"_s));
    row("every kind of whitespace around", " \t\r\n[ \t\r\n1 \t\r\n, 2 ] \t\r\n", QJsonArray{1, 2});
    row("an array with several nulls", "[1,null,null,null,2]",
        QJsonArray{1, QJsonValue::Null, QJsonValue::Null, QJsonValue::Null, 2});
    row("an array in an array", "[[]   ]", only(QJsonArray()));
    row("mixed values", "[null, 1, \"1\", {}]", QJsonArray{QJsonValue::Null, 1, u"1"_s, QJsonObject()});
    row("an empty key", "{\"\":0}", QJsonObject{{QString(), 0}});
    row("a key with an escaped NUL", "{\"foo\\u0000bar\": 42}", QJsonObject{{QString::fromUtf8(raw("foo\0bar")), 42}});
    row("extreme exponents", "{ \"min\": -1.0e+28, \"max\": 1.0e+28 }",
        QJsonObject{{u"min"_s, -1.0e28}, {u"max"_s, 1.0e28}});
    row("an object with newlines", "{\n\"a\": \"b\"\n}", QJsonObject{{u"a"_s, u"b"_s}});

    row("zero", "0", 0);
    row("minus zero", "-0", 0);
    row("minus zero as a real", "-0.0", 0.0);
    row("zero to the one", "0e1", 0.0);
    row("zero to the plus one", "0e+1", 0.0);
    row("an exponent", "1E22", 1e22);
    row("a capital E and minus", "1E-2", 0.01);
    row("a capital E and plus", "1E+2", 100.0);
    row("a real with exponent", "123.456e78", 123.456e78);
    row("a real with leading zeros in the exponent", "1e-0002", 0.01);
    row("very close to zero", "-0.000000000000000000000000000000000000000000000000000000000000000000000000000001",
        -1e-78);
    row("a value that underflows", "123e-10000000", 0.0);

    row("all simple escapes", R"("\"\\\/\b\f\n\r\t")", text(u"\"\\/\b\f\n\r\t"));
    row("escapes in both cases", R"("\u00e9\u00E9")", text(u"éé"));
    row("an escaped backslash before a u", R"("\\u0000")", text(u"\\u0000"));
    row("an escaped quote", R"("\"")", text(u"\""));
    row("an escaped NUL", R"("\u0000")", QString(QChar(0)));
    row("an escaped control character", R"("\u0012")", QString(QChar(0x12)));
    row("an escaped surrogate pair", R"("\uD83D\ude39")", text(u"😹"));
    row("the last code point", R"("\uDBFF\uDFFF")", text(u"\U0010FFFF"));
    row("an escaped non-character", R"("\uFFFF")", QString(QChar(0xFFFF)));
    row("DEL unescaped", "\"\x7f\"", QString(QChar(0x7f)));
    row("UTF-8 of two bytes", "\"\xc3\xa9\"", text(u"é"));
    row("UTF-8 of three bytes", "\"\xe2\x82\xac\"", text(u"€"));
    row("UTF-8 of four bytes", "\"\xf0\x9f\x98\xb9\"", text(u"😹"));
    row("a line separator unescaped", "\"\xe2\x80\xa8\"", QString(QChar(0x2028)));
    row("a byte-order mark inside a string", "\"\xef\xbb\xbf\"", QString(QChar(0xFEFF)));
    row("comments inside a string", R"("a/*b*/c//d")", text(u"a/*b*/c//d"));
    row("brackets inside a string", R"("]}[{,:")", text(u"]}[{,:"));
}

void TestJson::takesValidTexts()
{
    QFETCH(QByteArray, text);
    QFETCH(QJsonValue, value);
    const auto result = parseJson(text);
    QVERIFY2(result, qPrintable(result ? QString() : result.error().message));
    QCOMPARE(*result, value);
}

void TestJson::refusesInvalidTexts_data()
{
    QTest::addColumn<QByteArray>("text");
    const auto row = [](const char *name, const QByteArray &text) { QTest::newRow(name) << text; };

    row("nothing", "");
    row("a space", " ");
    row("a byte-order mark alone", "\xef\xbb\xbf");
    row("a byte-order mark before a value", "\xef\xbb\xbf{}");
    row("half a byte-order mark", "\xef\xbb{}");
    row("UTF-16 with a mark", raw("\xff\xfe[\0]\0"));
    row("UTF-16 without a mark", raw("[\0]\0"));
    row("a NUL alone", raw("\0"));
    row("a NUL after a number", raw("123\0"));
    row("a NUL after an array", raw("[1]\0"));
    row("a NUL and more after an object", raw("{}\0{}"));
    row("a NUL between values", raw("[1,\0 2]"));
    row("a NUL in a string", raw("\"a\0b\""));
    row("a form feed as whitespace", "[\f]");
    row("a vertical tab as whitespace", "[\v]");
    row("a no-break space as whitespace", "[\xc2\xa0]");
    row("a word joiner as whitespace", "[\xe2\x81\xa0]");
    row("a lonely open bracket", "[");
    row("a lonely open brace", "{");
    row("a lonely quote", "\"");
    row("a lonely close bracket", "]");
    row("a lonely comma", ",");
    row("an object closed twice", "{}}");
    row("an array closed twice", "[1]]");
    row("two values", "[][]");
    row("two numbers", "1 2");
    row("a letter after the value", "2@");
    row("a number sign after the value", "{\"a\":\"b\"}#");
    row("a slash after the value", "{\"a\":\"b\"}/");
    row("a comment after the value", "{\"a\":\"b\"}/**/");
    row("a line comment", "{\"a\":1} // no");
    row("a comment inside", "[/* 1 */ 2]");
    row("the wrong closer", "[1}");
    row("an object with an array's closer", "{\"a\":1]");
    row("angle brackets", "<null>");
    row("an escaped value", "\\u000A\"\"");
    row("a star", "[*]");

    row("an array without its end", "[1");
    row("a comma and no end", "[1,");
    row("a trailing comma", "[1,]");
    row("two commas", "[1,,2]");
    row("only a comma", "[,]");
    row("a leading comma", "[,1]");
    row("a colon for a comma", "[\"\": 1]");
    row("no comma", "[3[4]]");
    row("only a minus", "[-]");
    row("no comma between literals", "[1 true]");
    row("an inner array without its end", "[[1]");

    row("a trailing comma in an object", "{\"id\":0,}");
    row("two commas in an object", "{\"a\":1,,\"b\":2}");
    row("only a comma in an object", "{,}");
    row("no colon", "{\"a\" \"b\"}");
    row("two colons", "{\"x\"::\"b\"}");
    row("a comma for a colon", "{\"x\", null}");
    row("no value", "{\"a\":");
    row("no value but an end", "{\"a\":}");
    row("no key", "{:\"b\"}");
    row("a key that is a number", "{1:1}");
    row("a key without quotes", "{a: \"b\"}");
    row("a key in single quotes", "{'a':0}");
    row("a key that is null", "{null:null}");
    row("a key that is an array", "{[1]:1}");
    row("several values", "{\"a\":\"a\" 123}");
    row("an object without its end", "{\"a\":\"a\"");
    row("a value in single quotes", "['single quote']");

    row("a capital true", "[True]");
    row("a capital null", "NULL");
    row("half of null", "[nul]");
    row("half of false", "[fals]");
    row("half of true", "[tru]");
    row("null and more", "nulll");
    row("undefined", "undefined");
    row("NaN", "[NaN]");
    row("minus NaN", "[-NaN]");
    row("Infinity", "[Infinity]");
    row("minus Infinity", "[-Infinity]");
    row("Inf", "[Inf]");

    row("a leading zero", "[012]");
    row("a leading zero after a minus", "[-012]");
    row("two zeros", "[00]");
    row("minus two zeros", "[-00]");
    row("two zeros and a fraction", "[00.0]");
    row("minus two zeros and a fraction", "[-00.0]");
    row("two zeros and an exponent", "[00e0]");
    row("minus two zeros and an exponent", "[-00e0]");
    row("a plus", "[+1]");
    row("two pluses", "[++1234]");
    row("minus minus", "[--2.]");
    row("minus and a space", "[- 1]");
    row("a point and no digits", "[1.]");
    row("a point, no digits, an exponent", "[2.e3]");
    row("a point, no digits, a negative exponent", "[2.e-3]");
    row("no digit before the point", "[.5]");
    row("a minus and no digit before the point", "[-.5]");
    row("an exponent without digits", "[1e]");
    row("an exponent with only a plus", "[1e+]");
    row("an exponent with only a minus", "[1E-]");
    row("a zero with an empty exponent", "[0e]");
    row("two exponents", "[1eE2]");
    row("a real exponent", "[1e1.5]");
    row("two points", "[0.1.2]");
    row("hexadecimal", "[0x1]");
    row("hexadecimal digits alone", "[1ea]");
    row("underscores", "[1_000]");
    row("a space in a number", "[1 000]");
    row("a suffix", "[1a]");
    row("a full-width digit", "[\xef\xbc\x91]");
    row("an expression", "[1+2]");
    row("a number that no double holds", "[123123e100000]");
    row("a negative number that no double holds", "[-1e400]");

    row("a tab in a string", "\"\t\"");
    row("a newline in a string", "\"a\nb\"");
    row("a carriage return in a string", "\"a\rb\"");
    row("an escape character in a string", "\"a\x1b\"");
    row("a string without its end", "\"abc");
    row("a string that ends in a backslash", "\"\\");
    row("a string whose end is escaped", "[\"\\\"]");
    row("three backslashes", "[\"\\\\\\\"]");
    row("an unknown escape", "[\"\\a\"]");
    row("an octal escape", "[\"\\0\"]");
    row("an escaped x", "[\"\\x00\"]");
    row("an escaped quote of one stroke", "[\"\\'\"]");
    row("an escaped newline", "[\"\\\n\"]");
    row("an escaped emoji", "[\"\\\xf0\x9f\x8c\x80\"]");
    row("a capital U", "[\"\\U0041\"]");
    row("an escape of three digits", "[\"\\u00A\"]");
    row("an escape without digits", "[\"\\u\"]");
    row("an escape of other letters", "[\"\\uqqqq\"]");
    row("an escape in braces", "[\"\\u{41}\"]");
    row("an escape with a minus", "[\"\\u-041\"]");
    row("a lonely high surrogate", "[\"\\uD800\"]");
    row("a lonely low surrogate", "[\"\\uDC00\"]");
    row("a high surrogate and text", "[\"\\uD800abc\"]");
    row("a high surrogate twice", "[\"\\uD800\\uD800\"]");
    row("surrogates the wrong way round", "[\"\\uDC00\\uD800\"]");
    row("a high surrogate and half an escape", "[\"\\uD834\\uDd\"]");
    row("a high surrogate and another escape", "[\"\\uD800\\n\"]");

    row("a byte that UTF-8 never has", "[\"\xff\"]");
    row("Latin-1", "[\"\xe9\"]");
    row("a lonely continuation byte", "[\"\x81\"]");
    row("a cut sequence", "[\"\xe0\xff\"]");
    row("an overlong slash", "[\"\xc0\xaf\"]");
    row("an overlong NUL of six bytes", "[\"\xfc\x80\x80\x80\x80\x80\"]");
    row("an encoded surrogate", "[\"\xed\xa0\x80\"]");
    row("beyond the last code point", "[\"\xf4\xbf\xbf\xbf\"]");
    row("an invalid byte after an escape", "[\"\\\xe5\"]");
    row("an invalid byte outside strings", "[\xe5]");
    row("an invalid byte after a number", "[0\xe5]");
    row("an invalid byte in a key", "{\"\xb9\":0}");
}

void TestJson::refusesInvalidTexts()
{
    QFETCH(QByteArray, text);
    const auto result = parseJson(text);
    QVERIFY(!result);
    QCOMPARE(result.error().fault, Fault::InvalidInput);
    QVERIFY(!result.error().message.isEmpty());
}

void TestJson::everyCutOfAValidTextIsRefused()
{
    const QByteArray whole = R"({"a":[1,-2.5e3,"x\u00e9\n",true,null],"b":{"c":false,"d":{}}})";
    QVERIFY(parseJson(whole));
    for (qsizetype length = 0; length < whole.size(); ++length)
        QVERIFY2(!parseJson(whole.first(length)), whole.first(length).constData());
}

void TestJson::keepsWholeNumbersExactly_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<qint64>("value");
    QTest::newRow("above what a double counts") << QByteArray("9007199254740993") << Q_INT64_C(9007199254740993);
    QTest::newRow("the greatest") << QByteArray("9223372036854775807") << std::numeric_limits<qint64>::max();
    QTest::newRow("the least") << QByteArray("-9223372036854775808") << std::numeric_limits<qint64>::min();
}

void TestJson::keepsWholeNumbersExactly()
{
    QFETCH(QByteArray, text);
    QFETCH(qint64, value);
    QCOMPARE(parsed(text).toInteger(), value);
    // Beyond 64 bits the nearest double stands in.
    QCOMPARE(parsed("18446744073709551615").toDouble(), 18446744073709551615.0);
    QCOMPARE(parsed("100000000000000000000").toDouble(), 1e20);
    QCOMPARE(parsed("-100000000000000000000").toDouble(), -1e20);
}

void TestJson::refusesDuplicateMembers_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("where");
    QTest::newRow("side by side") << QByteArray(R"({"a":1,"a":1})") << u"a"_s;
    QTest::newRow("far apart") << QByteArray(R"({"a":1,"b":[{"a":2}],"a":{}})") << u"a"_s;
    QTest::newRow("written with an escape") << QByteArray(R"({"a":1,"\u0061":2})") << u"a"_s;
    QTest::newRow("deep down") << QByteArray(R"({"x":[0,{"y":1,"y":2}]})") << u"x.1.y"_s;
    QTest::newRow("both empty") << QByteArray(R"({"":1,"":2})") << QString();
}

void TestJson::refusesDuplicateMembers()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, where);
    const auto result = parseJson(text);
    QVERIFY(!result);
    QVERIFY(result.error().message.contains(u"duplicate"));
    QCOMPARE(result.error().where, where);
    // The same name in different objects is no duplicate.
    QVERIFY(parseJson(R"([{"a":1},{"a":2},{"b":{"a":1},"a":3}])"));
}

void TestJson::depthIsBounded()
{
    const auto nested = [](int depth) { return QByteArray(depth, '[') + QByteArray(depth, ']'); };
    QVERIFY(parseJson(nested(64)));
    QVERIFY(!parseJson(nested(65)));
    QVERIFY(parseJson(nested(3), {.depth = 3}));
    QVERIFY(!parseJson(nested(4), {.depth = 3}));
    // Unclosed and a million deep: refused without growing the stack.
    QVERIFY(!parseJson(QByteArray(1'000'000, '[')));
    QVERIFY(!parseJson(QByteArray("[{\"\":").repeated(150'000)));
}

void TestJson::sizeIsBounded()
{
    const QByteArray text = '"' + QByteArray(98, 'a') + '"';
    QVERIFY(parseJson(text, {.size = 100}));
    const auto result = parseJson(text, {.size = 99});
    QVERIFY(!result);
    QCOMPARE(result.error().fault, Fault::TooLarge);
}

void TestJson::namesThePlaceOfTheFault_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("where");
    QTest::newRow("in the first line") << QByteArray("[1,,2]") << u"line 1 column 4"_s;
    QTest::newRow("in the third line") << QByteArray("{\n \"a\": 1,\n  b: 2\n}") << u"line 3 column 3"_s;
}

void TestJson::namesThePlaceOfTheFault()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, where);
    const auto result = parseJson(text);
    QVERIFY(!result);
    QCOMPARE(result.error().where, where);
}

void TestJson::objectTextsMustBeObjects_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("an array") << QByteArray("[]");
    QTest::newRow("a string") << QByteArray("\"{}\"");
    QTest::newRow("a number") << QByteArray("1");
    QTest::newRow("null") << QByteArray("null");
    QTest::newRow("no JSON at all") << QByteArray("a=1&b=2");
}

void TestJson::objectTextsMustBeObjects()
{
    QFETCH(QByteArray, text);
    const auto result = parseJsonObject(text);
    QVERIFY(!result);
    QCOMPARE(result.error().fault, Fault::InvalidInput);
    QCOMPARE(parseJsonObject(R"({"a":1})")->value(u"a").toInt(), 1);
}

void TestJson::printsWhatItRead()
{
    const QByteArray text = R"({"a":[1,-2.5,"é\n\u0001",true,null],"b":{}})";
    QCOMPARE(toJson(*parseJsonObject(text)), text);
    QCOMPARE(toJson(QJsonArray{1, u"x"_s}), QByteArray(R"([1,"x"])"));
}

QTEST_GUILESS_MAIN(TestJson)
#include "tst_json.moc"
