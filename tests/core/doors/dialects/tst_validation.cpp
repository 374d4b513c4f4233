#include "core/doors/dialects/Validation.h"

#include "core/domain/Enums.h"

#include <QtTest/QTest>

using namespace tierdesk;
using namespace tierdesk::dialects;

namespace {

Call queried(std::vector<std::pair<QString, QString>> query)
{
    Call call;
    call.query = std::move(query);
    return call;
}

} // namespace

class TestValidation final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aMessageIsWhatAPersonCanSay_data();
    void aMessageIsWhatAPersonCanSay();
    void aBodyIsOneObject_data();
    void aBodyIsOneObject();
    void aRequestIsReadByItsFields();
    void aRequestNamesItsWrongField_data();
    void aRequestNamesItsWrongField();
    void aQueryIsReadByItsParameters();
    void aQueryNamesItsWrongParameter_data();
    void aQueryNamesItsWrongParameter();
    void anEndCoversWhatItNames_data();
    void anEndCoversWhatItNames();
};

void TestValidation::aMessageIsWhatAPersonCanSay_data()
{
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<QString>("taken"); // null: refused
    const QString none;
    QTest::newRow("plain words") << QJsonValue(u"Where is it?"_s) << u"Where is it?"_s;
    QTest::newRow("spaces around") << QJsonValue(u" \n hi\t "_s) << u"hi"_s;
    QTest::newRow("lines and tabs") << QJsonValue(u"a\r\n\tb"_s) << u"a\r\n\tb"_s;
    QTest::newRow("emoji") << QJsonValue(u"😡"_s) << u"😡"_s;
    QTest::newRow("10,000 letters") << QJsonValue(QString(10'000, u'x')) << QString(10'000, u'x');
    QTest::newRow("10,000 emoji") << QJsonValue(u"😡"_s.repeated(10'000)) << u"😡"_s.repeated(10'000);
    QTest::newRow("10,001 letters") << QJsonValue(QString(10'001, u'x')) << none;
    QTest::newRow("10,001 emoji") << QJsonValue(u"😡"_s.repeated(10'001)) << none;
    QTest::newRow("nothing") << QJsonValue(QString()) << none;
    QTest::newRow("spaces alone") << QJsonValue(u" \t\n "_s) << none;
    QTest::newRow("zero-width and direction marks alone") << QJsonValue(QString(QChar(0x202e)) + QChar(0x200b)) << none;
    QTest::newRow("U+0000 inside") << QJsonValue(u"a"_s + QChar(u'\0') + u'b') << none;
    QTest::newRow("an escape") << QJsonValue(u"a\u001bb"_s) << none;
    QTest::newRow("a C1 control") << QJsonValue(u"a\u0090b"_s) << none;
    QTest::newRow("DEL") << QJsonValue(u"a\u007fb"_s) << none;
    QTest::newRow("a number") << QJsonValue(7) << none;
    QTest::newRow("null") << QJsonValue(QJsonValue::Null) << none;
    QTest::newRow("a list") << QJsonValue(QJsonArray{u"hi"_s}) << none;
    QTest::newRow("absent") << QJsonValue(QJsonValue::Undefined) << none;
}

void TestValidation::aMessageIsWhatAPersonCanSay()
{
    QFETCH(QJsonValue, value);
    QFETCH(QString, taken);
    const auto text = messageText(value, u"message"_s);
    QCOMPARE(text.has_value(), !taken.isNull());
    if (text) {
        QCOMPARE(*text, taken);
    } else {
        QCOMPARE(text.error().fault, base::Fault::InvalidMessage);
        QCOMPARE(text.error().where, u"message"_s);
    }
}

void TestValidation::aBodyIsOneObject_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("isTaken");
    QTest::newRow("an object") << QByteArray(R"({"a":1})") << true;
    QTest::newRow("nothing") << QByteArray() << false;
    QTest::newRow("a list") << QByteArray("[]") << false;
    QTest::newRow("half an object") << QByteArray(R"({"a":)") << false;
    QTest::newRow("a member twice") << QByteArray(R"({"a":1,"a":2})") << false;
    QTest::newRow("two objects") << QByteArray("{}{}") << false;
    QTest::newRow("32 levels") << '{' + QByteArray("\"a\":") + QByteArray(31, '[') + QByteArray(31, ']') + '}' << true;
    QTest::newRow("33 levels") << '{' + QByteArray("\"a\":") + QByteArray(32, '[') + QByteArray(32, ']') + '}' << false;
}

void TestValidation::aBodyIsOneObject()
{
    QFETCH(QByteArray, body);
    QFETCH(bool, isTaken);
    Call call;
    call.body = body;
    const auto object = jsonBody(call);
    QCOMPARE(object.has_value(), isTaken);
    if (!object)
        QCOMPARE(object.error().fault, base::Fault::InvalidInput);
    if (body.isEmpty())
        QVERIFY(jsonBody(call, true));
}

void TestValidation::aRequestIsReadByItsFields()
{
    RequestFields fields({{u"customerId"_s, u" cus-1 "_s},
                          {u"status"_s, u"ACTIVE"_s},
                          {u"notes"_s, QJsonValue::Null},
                          {u"theirs"_s, QJsonObject{{u"x"_s, 1}}}});
    QString customer;
    Status status = Status::Resolved;
    QString notes = u"as it was"_s;
    QVERIFY(fields.required(u"customerId", customer, 200));
    QVERIFY(fields.required(u"status", status));
    QVERIFY(!fields->text(u"notes", notes, 10));
    QVERIFY(!fields.error().has_value());
    QCOMPARE(customer, u"cus-1"_s);
    QCOMPARE(status, Status::Active);
    QCOMPARE(notes, u"as it was"_s);
}

void TestValidation::aRequestNamesItsWrongField_data()
{
    QTest::addColumn<QJsonValue>("customer");
    QTest::newRow("absent") << QJsonValue(QJsonValue::Undefined);
    QTest::newRow("null") << QJsonValue(QJsonValue::Null);
    QTest::newRow("empty") << QJsonValue(QString());
    QTest::newRow("spaces") << QJsonValue(u"   "_s);
    QTest::newRow("a number") << QJsonValue(1);
    QTest::newRow("too long") << QJsonValue(QString(201, u'c'));
    QTest::newRow("a control character") << QJsonValue(u"a\u0007b"_s);
}

void TestValidation::aRequestNamesItsWrongField()
{
    QFETCH(QJsonValue, customer);
    QJsonObject body;
    if (!customer.isUndefined())
        body.insert(u"customerId"_s, customer);
    RequestFields fields(body);
    QString target;
    static_cast<void>(fields.required(u"customerId", target, 200));
    QVERIFY(fields.error().has_value());
    QCOMPARE(fields.error()->fault, base::Fault::InvalidInput);
    QCOMPARE(fields.error()->where, u"customerId"_s);
}

void TestValidation::aQueryIsReadByItsParameters()
{
    const Call call = queried({{u"limit"_s, u"20"_s},
                               {u"status"_s, u"ACTIVE"_s},
                               {u"from"_s, u"2025-12-01T00:00:00 02:00"_s},
                               {u"tier"_s, QString()},
                               {u"theirs"_s, u"1"_s},
                               {u"theirs"_s, u"2"_s}});
    QueryFields query(call);
    QCOMPARE(query.integer(u"limit", 50, 1, 200), 20);
    QCOMPARE(query.integer(u"offset", 7, 0, 100), 7);
    QCOMPARE(query.oneOf<Status>(u"status"), Status::Active);
    QVERIFY(!query.oneOf<Tier>(u"tier"));
    QCOMPARE(base::isoText(query.time(u"from").value()), u"2025-11-30T22:00:00Z"_s);
    QVERIFY(!query.error());
}

void TestValidation::aQueryNamesItsWrongParameter_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QStringList>("values");
    const auto row = [](const char *title, const char *name, const QStringList &values) {
        QTest::newRow(title) << QString::fromLatin1(name) << values;
    };
    row("a limit of zero", "limit", {u"0"_s});
    row("a limit of 201", "limit", {u"201"_s});
    row("a limit below zero", "limit", {u"-1"_s});
    row("a limit with a sign", "limit", {u"+5"_s});
    row("a limit with a fraction", "limit", {u"5.0"_s});
    row("a limit in words", "limit", {u"many"_s});
    row("a limit in other digits", "limit", {u"٥"_s});
    row("a limit past every number", "limit", {u"99999999999999999999"_s});
    row("an id of nobody", "before", {u"0"_s});
    row("an id below nobody", "before", {u"-1"_s});
    row("an id in words", "before", {u"abc"_s});
    row("an id past every number", "before", {u"99999999999999999999"_s});
    row("two limits", "limit", {u"5"_s, u"5"_s});
    row("an unknown status", "status", {u"OPEN"_s});
    row("a status in small letters", "status", {u"active"_s});
    row("a date that is none", "from", {u"2025-13-01"_s});
    row("a word for a date", "from", {u"yesterday"_s});
    row("a NUL", "status", {QString(1, QChar(u'\0'))});
}

void TestValidation::aQueryNamesItsWrongParameter()
{
    QFETCH(QString, name);
    QFETCH(QStringList, values);
    std::vector<std::pair<QString, QString>> given;
    for (const QString &value : values)
        given.emplace_back(name, value);
    const Call call = queried(given);
    QueryFields query(call);
    static_cast<void>(query.integer(u"limit", 50, 1, 200));
    static_cast<void>(query.id(u"before", u"next of a page"_s));
    static_cast<void>(query.oneOf<Status>(u"status"));
    static_cast<void>(query.time(u"from"));
    QVERIFY(query.error().has_value());
    QCOMPARE(query.error()->fault, base::Fault::InvalidInput);
    QCOMPARE(query.error()->where, name);
}

void TestValidation::anEndCoversWhatItNames_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("after");
    QTest::newRow("a date covers its day") << u"2025-12-19"_s << u"2025-12-20T00:00:00Z"_s;
    QTest::newRow("a time covers its second") << u"2025-12-19T23:59:59Z"_s << u"2025-12-20T00:00:00Z"_s;
    QTest::newRow("a fraction covers its millisecond")
        << u"2025-12-19T23:59:59.250Z"_s << u"2025-12-19T23:59:59.251Z"_s;
}

void TestValidation::anEndCoversWhatItNames()
{
    QFETCH(QString, text);
    QFETCH(QString, after);
    const Call call = queried({{u"endDate"_s, text}});
    QueryFields query(call);
    const auto end = query.timeAfter(u"endDate");
    QVERIFY(end.has_value());
    QCOMPARE(base::isoText(*end), after);
}

QTEST_GUILESS_MAIN(TestValidation)
#include "tst_validation.moc"
