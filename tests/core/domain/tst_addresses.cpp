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
        const QJsonObject server{{u"host"_s, u"mail.acme.example"_s},
                                 {u"port"_s, 465},
                                 {u"security"_s, u"tls"_s},
                                 {u"user"_s, u"support"_s},
                                 {u"secret"_s, 21}};
        return {{u"enabled"_s, true},      {u"address"_s, u"Support@Acme.example"_s},
                {u"name"_s, u"Acme"_s},    {u"smtp"_s, server},
                {u"imap"_s, server},       {u"folder"_s, u"INBOX/Support"_s},
                {u"pollSeconds"_s, 15},    {u"authservId"_s, u"mx.acme.example"_s},
                {u"maxPerSenderHour"_s, 7}};
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
        QTest::newRow(qPrintable(u"not %1"_s.arg(QString::fromLatin1(bad)))) << QString::fromLatin1(bad) << false;
    QTest::newRow("letters beyond ASCII") << u"jörg@example.com"_s << false;
    QTest::newRow("too long") << QString(65, u'a') + u"@b"_s << false;
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
        QTest::newRow(qPrintable(u"not %1"_s.arg(QString::fromLatin1(bad)))) << QString::fromLatin1(bad) << false;
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
        QTest::newRow(qPrintable(u"not %1"_s.arg(QString::fromLatin1(bad)))) << QString::fromLatin1(bad) << false;
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
    const auto config = mergeConfig(defaultConfig(), {{u"mail"_s, account()}});
    QVERIFY2(config, config ? "" : qPrintable(config.error().message));
    QJsonObject expected = account();
    expected[u"address"_s] = u"support@acme.example"_s;
    QCOMPARE(toJson(*config)[u"mail"].toObject(), expected);
    // Merged, field by field.
    const auto later = mergeConfig(*config, {{u"mail"_s, QJsonObject{{u"name"_s, QString()}}}});
    QVERIFY(later);
    QCOMPARE(later->mail.imap.host, u"mail.acme.example"_s);
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
    const QString smtp = u"smtp"_s;
    row("no address", {u"address"_s}, QString(), "mail.address");
    row("an address that is none", {u"address"_s}, u"acme"_s, "mail.address");
    row("a name of two lines", {u"name"_s}, u"Acme\nBcc: a@b.example"_s, "mail.name");
    row("a name with a line separator", {u"name"_s}, u"Acme\u2028Support"_s, "mail.name");
    row("a relay that is none", {u"authservId"_s}, u"mx.acme.example; x"_s, "mail.authservId");
    row("no host", {smtp, u"host"_s}, QString(), "mail.smtp");
    row("a host that is none", {smtp, u"host"_s}, u"a b"_s, "mail.smtp.host");
    row("a host with a port", {smtp, u"host"_s}, u"a:25"_s, "mail.smtp.host");
    row("a port that is none", {smtp, u"port"_s}, 70'000, "mail.smtp.port");
    row("no TLS to elsewhere", {smtp, u"security"_s}, u"none"_s, "mail.smtp.security");
    row("a secret in words", {smtp, u"secret"_s}, u"word"_s, "mail.smtp.secret");
    row("a folder that ends a command", {u"folder"_s}, u"a\" DELETE"_s, "mail.folder");
    row("all folders", {u"folder"_s}, u"*"_s, "mail.folder");
    row("a field that is none", {u"adress"_s}, QString(), "mail.adress");
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
    const auto config = mergeConfig(defaultConfig(), {{u"mail"_s, mail}});
    QVERIFY(!config);
    QTEST(config.error().where, "where");
}

QTEST_GUILESS_MAIN(TestAddresses)
#include "tst_addresses.moc"
