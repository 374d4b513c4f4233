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
    QTest::newRow("plain words") << QJsonValue(QStringLiteral("Where is it?")) << QStringLiteral("Where is it?");
    QTest::newRow("spaces around") << QJsonValue(QStringLiteral(" \n hi\t ")) << QStringLiteral("hi");
    QTest::newRow("lines and tabs") << QJsonValue(QStringLiteral("a\r\n\tb")) << QStringLiteral("a\r\n\tb");
    QTest::newRow("emoji") << QJsonValue(QStringLiteral("😡")) << QStringLiteral("😡");
    QTest::newRow("10,000 letters") << QJsonValue(QString(10'000, u'x')) << QString(10'000, u'x');
    QTest::newRow("10,000 emoji") << QJsonValue(QStringLiteral("😡").repeated(10'000))
                                  << QStringLiteral("😡").repeated(10'000);
    QTest::newRow("10,001 letters") << QJsonValue(QString(10'001, u'x')) << none;
    QTest::newRow("10,001 emoji") << QJsonValue(QStringLiteral("😡").repeated(10'001)) << none;
    QTest::newRow("nothing") << QJsonValue(QString()) << none;
    QTest::newRow("spaces alone") << QJsonValue(QStringLiteral(" \t\n ")) << none;
    QTest::newRow("zero-width and direction marks alone") << QJsonValue(QString(QChar(0x202e)) + QChar(0x200b)) << none;
    QTest::newRow("U+0000 inside") << QJsonValue(QStringLiteral("a") + QChar(u'\0') + u'b') << none;
    QTest::newRow("an escape") << QJsonValue(QStringLiteral("a\u001bb")) << none;
    QTest::newRow("a C1 control") << QJsonValue(QStringLiteral("a\u0090b")) << none;
    QTest::newRow("DEL") << QJsonValue(QStringLiteral("a\u007fb")) << none;
    QTest::newRow("a number") << QJsonValue(7) << none;
    QTest::newRow("null") << QJsonValue(QJsonValue::Null) << none;
    QTest::newRow("a list") << QJsonValue(QJsonArray{QStringLiteral("hi")}) << none;
    QTest::newRow("absent") << QJsonValue(QJsonValue::Undefined) << none;
}

void TestValidation::aMessageIsWhatAPersonCanSay()
{
    QFETCH(QJsonValue, value);
    QFETCH(QString, taken);
    const auto text = messageText(value, QStringLiteral("message"));
    QCOMPARE(text.has_value(), !taken.isNull());
    if (text) {
        QCOMPARE(*text, taken);
    } else {
        QCOMPARE(text.error().fault, base::Fault::InvalidMessage);
        QCOMPARE(text.error().where, QStringLiteral("message"));
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
    RequestFields fields({{QStringLiteral("customerId"), QStringLiteral(" cus-1 ")},
                          {QStringLiteral("status"), QStringLiteral("ACTIVE")},
                          {QStringLiteral("notes"), QJsonValue::Null},
                          {QStringLiteral("theirs"), QJsonObject{{QStringLiteral("x"), 1}}}});
    QString customer;
    Status status = Status::Resolved;
    QString notes = QStringLiteral("as it was");
    QVERIFY(fields.required(u"customerId", customer, 200));
    QVERIFY(fields.required(u"status", status));
    QVERIFY(!fields->text(u"notes", notes, 10));
    QVERIFY(!fields.error().has_value());
    QCOMPARE(customer, QStringLiteral("cus-1"));
    QCOMPARE(status, Status::Active);
    QCOMPARE(notes, QStringLiteral("as it was"));
}

void TestValidation::aRequestNamesItsWrongField_data()
{
    QTest::addColumn<QJsonValue>("customer");
    QTest::newRow("absent") << QJsonValue(QJsonValue::Undefined);
    QTest::newRow("null") << QJsonValue(QJsonValue::Null);
    QTest::newRow("empty") << QJsonValue(QString());
    QTest::newRow("spaces") << QJsonValue(QStringLiteral("   "));
    QTest::newRow("a number") << QJsonValue(1);
    QTest::newRow("too long") << QJsonValue(QString(201, u'c'));
    QTest::newRow("a control character") << QJsonValue(QStringLiteral("a\u0007b"));
}

void TestValidation::aRequestNamesItsWrongField()
{
    QFETCH(QJsonValue, customer);
    QJsonObject body;
    if (!customer.isUndefined())
        body.insert(QStringLiteral("customerId"), customer);
    RequestFields fields(body);
    QString target;
    static_cast<void>(fields.required(u"customerId", target, 200));
    QVERIFY(fields.error().has_value());
    QCOMPARE(fields.error()->fault, base::Fault::InvalidInput);
    QCOMPARE(fields.error()->where, QStringLiteral("customerId"));
}

void TestValidation::aQueryIsReadByItsParameters()
{
    const Call call = queried({{QStringLiteral("limit"), QStringLiteral("20")},
                               {QStringLiteral("status"), QStringLiteral("ACTIVE")},
                               {QStringLiteral("from"), QStringLiteral("2025-12-01T00:00:00 02:00")},
                               {QStringLiteral("tier"), QString()},
                               {QStringLiteral("theirs"), QStringLiteral("1")},
                               {QStringLiteral("theirs"), QStringLiteral("2")}});
    QueryFields query(call);
    QCOMPARE(query.integer(u"limit", 50, 1, 200), 20);
    QCOMPARE(query.integer(u"offset", 7, 0, 100), 7);
    QCOMPARE(query.oneOf<Status>(u"status"), Status::Active);
    QVERIFY(!query.oneOf<Tier>(u"tier"));
    QCOMPARE(base::isoText(query.time(u"from").value()), QStringLiteral("2025-11-30T22:00:00Z"));
    QVERIFY(!query.error());
}

void TestValidation::aQueryNamesItsWrongParameter_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QStringList>("values");
    const auto row = [](const char *title, const char *name, const QStringList &values) {
        QTest::newRow(title) << QString::fromLatin1(name) << values;
    };
    row("a limit of zero", "limit", {QStringLiteral("0")});
    row("a limit of 201", "limit", {QStringLiteral("201")});
    row("a limit below zero", "limit", {QStringLiteral("-1")});
    row("a limit with a sign", "limit", {QStringLiteral("+5")});
    row("a limit with a fraction", "limit", {QStringLiteral("5.0")});
    row("a limit in words", "limit", {QStringLiteral("many")});
    row("a limit in other digits", "limit", {QStringLiteral("٥")});
    row("a limit past every number", "limit", {QStringLiteral("99999999999999999999")});
    row("an id of nobody", "before", {QStringLiteral("0")});
    row("an id below nobody", "before", {QStringLiteral("-1")});
    row("an id in words", "before", {QStringLiteral("abc")});
    row("an id past every number", "before", {QStringLiteral("99999999999999999999")});
    row("two limits", "limit", {QStringLiteral("5"), QStringLiteral("5")});
    row("an unknown status", "status", {QStringLiteral("OPEN")});
    row("a status in small letters", "status", {QStringLiteral("active")});
    row("a date that is none", "from", {QStringLiteral("2025-13-01")});
    row("a word for a date", "from", {QStringLiteral("yesterday")});
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
    static_cast<void>(query.id(u"before", QStringLiteral("next of a page")));
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
    QTest::newRow("a date covers its day") << QStringLiteral("2025-12-19") << QStringLiteral("2025-12-20T00:00:00Z");
    QTest::newRow("a time covers its second")
        << QStringLiteral("2025-12-19T23:59:59Z") << QStringLiteral("2025-12-20T00:00:00Z");
    QTest::newRow("a fraction covers its millisecond")
        << QStringLiteral("2025-12-19T23:59:59.250Z") << QStringLiteral("2025-12-19T23:59:59.251Z");
}

void TestValidation::anEndCoversWhatItNames()
{
    QFETCH(QString, text);
    QFETCH(QString, after);
    const Call call = queried({{QStringLiteral("endDate"), text}});
    QueryFields query(call);
    const auto end = query.timeAfter(u"endDate");
    QVERIFY(end.has_value());
    QCOMPARE(base::isoText(*end), after);
}

QTEST_GUILESS_MAIN(TestValidation)
#include "tst_validation.moc"
