#include "core/doors/client/Address.h"

#include <QtTest/QTest>

using namespace tierdesk;

class AddressTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsTypedIsUnderstood_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("shown");
        const auto row = [](const char *name, const char *typed, const char *url, const char *shown) {
            QTest::newRow(name) << QString::fromLatin1(typed) << QString::fromLatin1(url) << QString::fromLatin1(shown);
        };
        row("a far host is https", "desk.example.com", "https://desk.example.com", "desk.example.com");
        row("a far host with a port", "desk.example.com:8443", "https://desk.example.com:8443",
            "desk.example.com:8443");
        row("this machine by number is http", "127.0.0.1:8080", "http://127.0.0.1:8080", "127.0.0.1:8080");
        row("this machine by name is http", "localhost:8080", "http://localhost:8080", "localhost:8080");
        row("this machine in IPv6", "[::1]:8080", "http://[::1]:8080", "[::1]:8080");
        row("a scheme is obeyed", "http://desk.example.com", "http://desk.example.com", "http://desk.example.com");
        row("https to this machine is obeyed", "https://localhost:1", "https://localhost:1", "https://localhost:1");
        row("a trailing slash goes", " https://desk.example.com/ ", "https://desk.example.com", "desk.example.com");
        row("a base path stays", "desk.example.com/tierdesk/", "https://desk.example.com/tierdesk",
            "desk.example.com/tierdesk");
    }
    void whatIsTypedIsUnderstood()
    {
        QFETCH(QString, typed);
        QFETCH(QString, url);
        QFETCH(QString, shown);
        const auto server = client::serverAddress(typed);
        QVERIFY(server);
        QCOMPARE(server->toString(), url);
        QCOMPARE(client::addressText(*server), shown);
    }

    void whatIsNoAddressIsRefused_data()
    {
        QTest::addColumn<QString>("typed");
        for (const char *each : {"", "   ", "ftp://desk.example.com", "http://", "http://user:secret@desk.example.com",
                                 "desk.example.com?x=1", "two words", "desk.example.com:99999"})
            QTest::newRow(*each ? each : "nothing") << QString::fromLatin1(each);
    }
    void whatIsNoAddressIsRefused()
    {
        QFETCH(QString, typed);
        QVERIFY(!client::serverAddress(typed));
    }
};

QTEST_GUILESS_MAIN(AddressTest)
#include "tst_address.moc"
