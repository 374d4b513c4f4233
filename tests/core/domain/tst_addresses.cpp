#include "core/domain/Addresses.h"
#include "core/domain/CompanyConfig.h"

#include <QtTest/QTest>

using namespace tierdesk;

class TestAddresses final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatCanBeWrittenTo_data();
    void whatCanBeWrittenTo();
    void numbers_data();
    void numbers();
    void messageIds_data();
    void messageIds();
    void whatIsPrintedIsReadAgain();
    void aMailAccountIsReadAndPrinted();
    void whatAMailAccountCannotBe_data();
    void whatAMailAccountCannotBe();

private:
    static QJsonObject account()
    {
        const QJsonObject server{{QStringLiteral("host"), QStringLiteral("mail.acme.example")},
                                 {QStringLiteral("port"), 465},
                                 {QStringLiteral("security"), QStringLiteral("tls")},
                                 {QStringLiteral("user"), QStringLiteral("support")},
                                 {QStringLiteral("secret"), 21}};
        return {{QStringLiteral("enabled"), true},
                {QStringLiteral("address"), QStringLiteral("Support@Acme.example")},
                {QStringLiteral("name"), QStringLiteral("Acme")},
                {QStringLiteral("smtp"), server},
                {QStringLiteral("imap"), server},
                {QStringLiteral("folder"), QStringLiteral("INBOX/Support")},
                {QStringLiteral("pollSeconds"), 15},
                {QStringLiteral("authservId"), QStringLiteral("mx.acme.example")},
                {QStringLiteral("maxPerSenderHour"), 7}};
    }
};

void TestAddresses::whatCanBeWrittenTo_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isOne");
    for (const char *good : {"a@b", "luis.o'hara+x@mail.example.com", "a=b@b-c.example", "!#$%&'*+-/=?^_`{|}~@x.y"})
        QTest::newRow(good) << QString::fromLatin1(good) << true;
    for (const char *bad : {"", "a", "@b", "a@", "a@b@c", ".a@b", "a.@b", "a..b@c", "a b@c", "\"a\"@b", "a@[127.0.0.1]",
                            "a@b\n", "a,b@c", "a;b@c", "<a@b>", "a@b_c", "a@.b"})
        QTest::newRow(qPrintable(QStringLiteral("not %1").arg(QString::fromLatin1(bad))))
            << QString::fromLatin1(bad) << false;
    QTest::newRow("letters beyond ASCII") << QStringLiteral("jörg@example.com") << false;
    QTest::newRow("too long") << QString(65, u'a') + QStringLiteral("@b") << false;
}

void TestAddresses::whatCanBeWrittenTo()
{
    QFETCH(QString, text);
    QTEST(isMailAddress(text), "isOne");
}

void TestAddresses::numbers_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isOne");
    for (const char *good : {"+15550100123", "+4930123456", "+123456789012345"})
        QTest::newRow(good) << QString::fromLatin1(good) << true;
    for (const char *bad :
         {"", "+", "15550100123", "+05550100123", "+123456", "+1234567890123456", "+1555 0100", "ACME"})
        QTest::newRow(qPrintable(QStringLiteral("not %1").arg(QString::fromLatin1(bad))))
            << QString::fromLatin1(bad) << false;
}

void TestAddresses::numbers()
{
    QFETCH(QString, text);
    QTEST(isPhoneNumber(text), "isOne");
}

void TestAddresses::messageIds_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isOne");
    for (const char *good : {"a@b", "20261122.1@[10.0.0.1]", "\"a\"@b"})
        QTest::newRow(good) << QString::fromLatin1(good) << true;
    for (const char *bad : {"", "a", "@b", "a@", "a@b@c", "a b@c", "<a@b>", "a@b\r"})
        QTest::newRow(qPrintable(QStringLiteral("not %1").arg(QString::fromLatin1(bad))))
            << QString::fromLatin1(bad) << false;
}

void TestAddresses::messageIds()
{
    QFETCH(QString, text);
    QTEST(isMessageId(text), "isOne");
}

void TestAddresses::whatIsPrintedIsReadAgain()
{
    const QJsonObject printed = toJson(defaultConfig());
    const auto config = mergeConfig(defaultConfig(), printed);
    QVERIFY2(config, config ? "" : qPrintable(config.error().where + config.error().message));
    QCOMPARE(toJson(*config), printed);
}

void TestAddresses::aMailAccountIsReadAndPrinted()
{
    const auto config = mergeConfig(defaultConfig(), {{QStringLiteral("mail"), account()}});
    QVERIFY2(config, config ? "" : qPrintable(config.error().message));
    QJsonObject expected = account();
    expected[QStringLiteral("address")] = QStringLiteral("support@acme.example");
    QCOMPARE(toJson(*config)[u"mail"].toObject(), expected);
    // Merged, field by field.
    const auto later =
        mergeConfig(*config, {{QStringLiteral("mail"), QJsonObject{{QStringLiteral("name"), QString()}}}});
    QVERIFY(later);
    QCOMPARE(later->mail.imap.host, QStringLiteral("mail.acme.example"));
    QVERIFY(later->mail.name.isEmpty());
}

void TestAddresses::whatAMailAccountCannotBe_data()
{
    QTest::addColumn<QStringList>("path");
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<QString>("where");
    const auto row = [](const char *name, const QStringList &path, const QJsonValue &value, const char *where) {
        QTest::newRow(name) << path << value << QString::fromLatin1(where);
    };
    const QString smtp = QStringLiteral("smtp");
    row("no address", {QStringLiteral("address")}, QString(), "mail.address");
    row("an address that is none", {QStringLiteral("address")}, QStringLiteral("acme"), "mail.address");
    row("a name of two lines", {QStringLiteral("name")}, QStringLiteral("Acme\nBcc: a@b.example"), "mail.name");
    row("a name with a line separator", {QStringLiteral("name")}, QStringLiteral("Acme\u2028Support"), "mail.name");
    row("a relay that is none", {QStringLiteral("authservId")}, QStringLiteral("mx.acme.example; x"),
        "mail.authservId");
    row("no host", {smtp, QStringLiteral("host")}, QString(), "mail.smtp");
    row("a host that is none", {smtp, QStringLiteral("host")}, QStringLiteral("a b"), "mail.smtp.host");
    row("a host with a port", {smtp, QStringLiteral("host")}, QStringLiteral("a:25"), "mail.smtp.host");
    row("a port that is none", {smtp, QStringLiteral("port")}, 70'000, "mail.smtp.port");
    row("no TLS to elsewhere", {smtp, QStringLiteral("security")}, QStringLiteral("none"), "mail.smtp.security");
    row("a secret in words", {smtp, QStringLiteral("secret")}, QStringLiteral("word"), "mail.smtp.secret");
    row("a folder that ends a command", {QStringLiteral("folder")}, QStringLiteral("a\" DELETE"), "mail.folder");
    row("all folders", {QStringLiteral("folder")}, QStringLiteral("*"), "mail.folder");
    row("a field that is none", {QStringLiteral("adress")}, QString(), "mail.adress");
}

void TestAddresses::whatAMailAccountCannotBe()
{
    QFETCH(QStringList, path);
    QFETCH(QJsonValue, value);
    QJsonObject mail = account();
    if (path.size() == 1) {
        mail[path[0]] = value;
    } else {
        QJsonObject server = mail[path[0]].toObject();
        server[path[1]] = value;
        mail[path[0]] = server;
    }
    const auto config = mergeConfig(defaultConfig(), {{QStringLiteral("mail"), mail}});
    QVERIFY(!config);
    QTEST(config.error().where, "where");
}

QTEST_GUILESS_MAIN(TestAddresses)
#include "tst_addresses.moc"
