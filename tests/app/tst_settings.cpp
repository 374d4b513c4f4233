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
        QTest::newRow("a demo on this machine") << QStringLiteral("127.0.0.1:8080") << true << false << QStringList();
        QTest::newRow("over IPv6") << QStringLiteral("[::1]:8080") << true << false << QStringList();
        QTest::newRow("plain HTTP for others")
            << QStringLiteral("0.0.0.0:8080") << false << false << QStringList{QStringLiteral("--insecure")};
        QTest::newRow("a demo for others over TLS")
            << QStringLiteral("0.0.0.0:8080") << true << true << QStringList{QStringLiteral("--demo")};
        QTest::newRow("a demo for others over plain HTTP")
            << QStringLiteral("192.168.1.4:8080") << true << false
            << QStringList{QStringLiteral("--demo"), QStringLiteral("--insecure")};
        QTest::newRow("TLS for others") << QStringLiteral("0.0.0.0:8080") << false << true << QStringList();
    }
    void theOperatorIsWarnedBeyondLoopback()
    {
        QFETCH(QString, listen);
        QFETCH(bool, isDemo);
        QFETCH(bool, hasTls);
        QFETCH(QStringList, options);
        Settings settings;
        QVERIFY(set(settings, "listen", listen));
        QVERIFY(set(settings, "demo", isDemo ? QStringLiteral("on") : QStringLiteral("off")));
        QVERIFY(set(settings, "insecure", QStringLiteral("on")));
        if (hasTls)
            QVERIFY(set(settings, "tls-cert", QStringLiteral("cert.pem")));
        const QStringList warnings = settings.warnings();
        QCOMPARE(warnings.size(), options.size());
        for (qsizetype i = 0; i < options.size(); ++i)
            QVERIFY2(warnings[i].startsWith(QStringLiteral("warning: %1 on %2:").arg(options[i], listen)),
                     qPrintable(warnings[i]));
    }

    void targetsAreRead()
    {
        Settings settings;
        QVERIFY(!settings.targetRules().allowsLoopback && !settings.targetRules().allowsPrivate);
        QVERIFY(set(settings, "allowed-targets", QStringLiteral("127.0.0.1:11434, ollama.lan")));
        const net::TargetRules rules = settings.targetRules();
        QCOMPARE(rules.listed.size(), size_t{2});
        QCOMPARE(rules.listed[0].port, quint16{11434});
        QCOMPARE(rules.listed[1].host, QStringLiteral("ollama.lan"));
        QVERIFY(!rules.allowsLoopback);
        QVERIFY(set(settings, "allow-private-targets", QStringLiteral("on")));
        QVERIFY(settings.targetRules().allowsLoopback && settings.targetRules().allowsPrivate);
    }

    void ownPortIsNoModelServers_data()
    {
        QTest::addColumn<QString>("listen");
        QTest::addColumn<int>("count");
        QTest::newRow("ours") << QStringLiteral("127.0.0.1:8080") << 4;
        QTest::newRow("ours, as everywhere") << QStringLiteral("0.0.0.0:8080") << 4;
        QTest::newRow("ours at another address") << QStringLiteral("192.168.1.2:8080") << 5;
        QTest::newRow("ours at another port") << QStringLiteral("127.0.0.1:9000") << 5;
    }
    void ownPortIsNoModelServers()
    {
        QFETCH(QString, listen);
        QFETCH(int, count);
        Settings settings;
        QVERIFY(settings.set(QStringLiteral("listen"), listen, Source::CommandLine, {}));
        QCOMPARE(static_cast<int>(settings.localPlaces().size()), count);
    }

    void whatCannotBeUsedIsRefused_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("value");
        QTest::newRow("a target that is a URL")
            << QStringLiteral("allowed-targets") << QStringLiteral("localhost:1, http://localhost");
        QTest::newRow("a model that is not there")
            << QStringLiteral("local-model") << QStringLiteral("/none/such.gguf");
        QTest::newRow("a model server elsewhere")
            << QStringLiteral("local-model-servers") << QStringLiteral("ollama:11434,10.0.0.1:8080");
        QTest::newRow("a folder that is not there") << QStringLiteral("webchat-folder") << QStringLiteral("/none/such");
        QTest::newRow("a file as the folder") << QStringLiteral("webchat-folder") << QStringLiteral("/etc/passwd");
    }
    void whatCannotBeUsedIsRefused()
    {
        QFETCH(QString, name);
        QFETCH(QString, value);
        Settings settings;
        const auto done = settings.set(name, value, Source::CommandLine, QStringLiteral("here"));
        QVERIFY(!done);
        QCOMPARE(done.error().where, QStringLiteral("here"));
    }
};

QTEST_GUILESS_MAIN(TestSettings)
#include "tst_settings.moc"
