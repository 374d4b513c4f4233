#include "app/Keychain.h"
#include "tests/support/PrivateBus.h"

#include <QtCore/QDir>
#include <QtCore/QStandardPaths>
#include <QtCore/QTemporaryDir>
#include <QtDBus/QDBusConnectionInterface>
#include <QtTest/QTest>

using namespace tierdesk;
using app::DesktopKeychain;

/// The desktop's key store itself: gnome-keyring, on a bus and in a home of the test's own.
class KeychainTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const QString daemon = QStandardPaths::findExecutable(u"gnome-keyring-daemon"_s);
        if (daemon.isEmpty() || QStandardPaths::findExecutable(u"dbus-daemon"_s).isEmpty())
            QSKIP("not run: gnome-keyring or dbus is not installed (packaging/deps tests)");
        QVERIFY(m_bus.start());
        // Before anything asks for the session bus, which is looked up once.
        qputenv("DBUS_SESSION_BUS_ADDRESS", m_bus.address().toUtf8());
        qputenv("XDG_DATA_HOME", m_home.path().toUtf8());
        qputenv("XDG_RUNTIME_DIR", m_home.path().toUtf8());
        qputenv("XDG_CURRENT_DESKTOP", "GNOME");
        m_daemon.start(daemon, {u"--foreground"_s, u"--unlock"_s, u"--components=secrets"_s});
        QVERIFY(m_daemon.waitForStarted());
        m_daemon.write("the keyring's password");
        m_daemon.closeWriteChannel();
        QDBusConnection bus = m_bus.connection(u"look"_s);
        QTRY_VERIFY_WITH_TIMEOUT(bus.interface()->isServiceRegistered(u"org.freedesktop.secrets"_s).value(), 10'000);
    }
    void cleanupTestCase()
    {
        if (m_daemon.state() == QProcess::NotRunning)
            return;
        m_daemon.terminate();
        m_daemon.waitForFinished(5000);
    }

    void aKeyIsKeptAndForgotten()
    {
        const QString name = u"model.acme.claude"_s;
        const QByteArray secret = "https://api.anthropic.com:443 sk-ant-\xC3\xA4-0123456789";
        QCOMPARE(read(name).error().fault, base::Fault::NotFound);
        QVERIFY(write(name, secret).has_value());
        QCOMPARE(read(name).value_or(QByteArray()), secret);
        QVERIFY(write(name, "another").has_value());
        QCOMPARE(read(name).value_or(QByteArray()), QByteArray("another"));
        QCOMPARE(read(u"model.acme.other"_s).error().fault, base::Fault::NotFound);

        // On disk it is sealed.
        QDir keyrings(m_home.filePath(u"keyrings"_s));
        QVERIFY(!keyrings.entryList(QDir::Files).isEmpty());
        for (const QString &file : keyrings.entryList(QDir::Files)) {
            QFile on(keyrings.filePath(file));
            QVERIFY(on.open(QIODevice::ReadOnly));
            QVERIFY(!on.readAll().contains("another"));
        }
        QVERIFY(remove(name).has_value());
        QCOMPARE(read(name).error().fault, base::Fault::NotFound);
        QVERIFY(remove(name).has_value());
    }

    void withoutAKeyStoreThatIsSaid()
    {
        m_daemon.terminate();
        QVERIFY(m_daemon.waitForFinished(10'000));
        QCOMPARE(write(u"model.acme.claude"_s, "secret").error().fault, base::Fault::Unavailable);
    }

private:
    template<class R, class Begin>
    [[nodiscard]] static base::Result<R> wait(Begin begin)
    {
        std::optional<base::Result<R>> result;
        QObject context;
        begin(&context, [&](base::Result<R> got) { result.emplace(std::move(got)); });
        if (!QTest::qWaitFor([&] { return result.has_value(); }, 20'000))
            return base::fail(base::Fault::Internal, u"no answer"_s);
        return std::move(*result);
    }
    [[nodiscard]] base::Result<QByteArray> read(const QString &name)
    {
        return wait<QByteArray>([&](QObject *context, auto done) { m_keychain.read(name, context, done); });
    }
    [[nodiscard]] base::Result<void> write(const QString &name, const QByteArray &secret)
    {
        return wait<void>([&](QObject *context, auto done) { m_keychain.write(name, secret, context, done); });
    }
    [[nodiscard]] base::Result<void> remove(const QString &name)
    {
        return wait<void>([&](QObject *context, auto done) { m_keychain.remove(name, context, done); });
    }

    QTemporaryDir m_home;
    test::PrivateBus m_bus;
    QProcess m_daemon;
    DesktopKeychain m_keychain;
};

QTEST_GUILESS_MAIN(KeychainTest)
#include "tst_keychain.moc"
