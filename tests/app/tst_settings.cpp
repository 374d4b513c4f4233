#include "app/Settings.h"

#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

using namespace tierdesk;
using app::Settings;
using app::Source;

class TestSettings final : public QObject
{
    Q_OBJECT

    static bool set(Settings &settings, const char *name, const QString &value)
    {
        return settings.set(QString::fromLatin1(name), value, Source::CommandLine, {}).has_value();
    }

private Q_SLOTS:
    void theOperatorIsWarnedBeyondLoopback_data()
    {
        QTest::addColumn<QString>("listen");
        QTest::addColumn<bool>("isDemo");
        QTest::addColumn<bool>("hasTls");
        QTest::addColumn<QStringList>("options");
        QTest::newRow("a demo on this machine") << u"127.0.0.1:8080"_s << true << false << QStringList();
        QTest::newRow("over IPv6") << u"[::1]:8080"_s << true << false << QStringList();
        QTest::newRow("plain HTTP for others") << u"0.0.0.0:8080"_s << false << false << QStringList{u"--insecure"_s};
        QTest::newRow("a demo for others over TLS") << u"0.0.0.0:8080"_s << true << true << QStringList{u"--demo"_s};
        QTest::newRow("a demo for others over plain HTTP")
            << u"192.168.1.4:8080"_s << true << false << QStringList{u"--demo"_s, u"--insecure"_s};
        QTest::newRow("TLS for others") << u"0.0.0.0:8080"_s << false << true << QStringList();
    }
    void theOperatorIsWarnedBeyondLoopback()
    {
        QFETCH(QString, listen);
        QFETCH(bool, isDemo);
        QFETCH(bool, hasTls);
        QFETCH(QStringList, options);
        Settings settings;
        QVERIFY(set(settings, "listen", listen));
        QVERIFY(set(settings, "demo", isDemo ? u"on"_s : u"off"_s));
        QVERIFY(set(settings, "insecure", u"on"_s));
        if (hasTls)
            QVERIFY(set(settings, "tls-cert", u"cert.pem"_s));
        const QStringList warnings = settings.warnings();
        QCOMPARE(warnings.size(), options.size());
        for (qsizetype i = 0; i < options.size(); ++i)
            QVERIFY2(warnings[i].startsWith(u"warning: %1 on %2:"_s.arg(options[i], listen)), qPrintable(warnings[i]));
    }

    void targetsAreRead()
    {
        Settings settings;
        QVERIFY(!settings.targetRules().allowsLoopback && !settings.targetRules().allowsPrivate);
        QVERIFY(set(settings, "allowed-targets", u"127.0.0.1:11434, ollama.lan"_s));
        const net::TargetRules rules = settings.targetRules();
        QCOMPARE(rules.listed.size(), size_t{2});
        QCOMPARE(rules.listed[0].port, quint16{11434});
        QCOMPARE(rules.listed[1].host, u"ollama.lan"_s);
        QVERIFY(!rules.allowsLoopback);
        QVERIFY(set(settings, "allow-private-targets", u"on"_s));
        QVERIFY(settings.targetRules().allowsLoopback && settings.targetRules().allowsPrivate);
    }

    void ownPortIsNoModelServers_data()
    {
        QTest::addColumn<QString>("listen");
        QTest::addColumn<int>("count");
        QTest::newRow("ours") << u"127.0.0.1:8080"_s << 4;
        QTest::newRow("ours, as everywhere") << u"0.0.0.0:8080"_s << 4;
        QTest::newRow("ours at another address") << u"192.168.1.2:8080"_s << 5;
        QTest::newRow("ours at another port") << u"127.0.0.1:9000"_s << 5;
    }
    void ownPortIsNoModelServers()
    {
        QFETCH(QString, listen);
        QFETCH(int, count);
        Settings settings;
        QVERIFY(settings.set(u"listen"_s, listen, Source::CommandLine, {}));
        QCOMPARE(static_cast<int>(settings.localPlaces().size()), count);
    }

    void whatCannotBeUsedIsRefused_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("value");
        QTest::newRow("a target that is a URL") << u"allowed-targets"_s << u"localhost:1, http://localhost"_s;
        QTest::newRow("a model that is not there") << u"local-model"_s << u"/none/such.gguf"_s;
        QTest::newRow("a model server elsewhere") << u"local-model-servers"_s << u"ollama:11434,10.0.0.1:8080"_s;
        QTest::newRow("a folder that is not there") << u"webchat-folder"_s << u"/none/such"_s;
        QTest::newRow("a file as the folder") << u"webchat-folder"_s << u"/etc/passwd"_s;
    }
    void whatCannotBeUsedIsRefused()
    {
        QFETCH(QString, name);
        QFETCH(QString, value);
        Settings settings;
        const auto done = settings.set(name, value, Source::CommandLine, u"here"_s);
        QVERIFY(!done);
        QCOMPARE(done.error().where, u"here"_s);
    }
};

QTEST_GUILESS_MAIN(TestSettings)
#include "tst_settings.moc"
