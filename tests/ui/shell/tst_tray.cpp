#include "ui/shell/Tray.h"

#include "tests/support/PrivateBus.h"
#include "ui/theme/Theme.h"

#include <QtCore/QProcess>
#include <QtDBus/QDBusContext>
#include <QtDBus/QDBusInterface>
#include <QtDBus/QDBusMetaType>
#include <QtDBus/QDBusReply>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>

#include <cstdio>
#include <memory>

using namespace tierdesk;

/// The tray of a desktop, as org.kde.StatusNotifierWatcher.
class Watcher final : public QObject, protected QDBusContext
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.kde.StatusNotifierWatcher")
    Q_PROPERTY(bool IsStatusNotifierHostRegistered READ hasHost)
    Q_PROPERTY(int ProtocolVersion READ version)
    Q_PROPERTY(QStringList RegisteredStatusNotifierItems READ registered)

public:
    [[nodiscard]] bool hasHost() const { return true; }
    [[nodiscard]] int version() const { return 0; }
    [[nodiscard]] QStringList registered() const { return items; }
    QStringList items; ///< bus names

public Q_SLOTS:
    void RegisterStatusNotifierItem(const QString &) { items.append(message().service()); }
    void RegisterStatusNotifierHost(const QString &) {}

Q_SIGNALS:
    void StatusNotifierItemRegistered(const QString &item);
};

/// A tray needs a desktop's platform, which is not there offscreen: the icon lives in a process of its own, on an X
/// server and a bus that are the test's.
class TrayTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_bus = std::make_unique<test::PrivateBus>();
        QVERIFY2(m_bus->start(), "dbus-daemon is needed: packaging/deps tests");
        m_panel = m_bus->connection(u"watcher"_s);
        QVERIFY(m_panel.registerObject(u"/StatusNotifierWatcher"_s, &m_watcher,
                                       QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllProperties |
                                           QDBusConnection::ExportAllSignals));
        m_x.start(u"Xvfb"_s,
                  {u"-displayfd"_s, u"1"_s, u"-screen"_s, u"0"_s, u"800x600x24"_s, u"-nolisten"_s, u"tcp"_s});
        QVERIFY2(m_x.waitForStarted() && m_x.waitForReadyRead(20'000), "Xvfb is needed: packaging/deps tests");
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"DISPLAY"_s, u":"_s + QString::fromUtf8(m_x.readLine()).trimmed());
        environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, m_bus->address());
        environment.insert(u"QT_QPA_PLATFORM"_s, u"xcb"_s);
        m_program.setProcessEnvironment(environment);
        m_said.clear();
        m_watcher.items.clear();
    }
    void cleanup()
    {
        m_program.kill();
        m_program.waitForFinished();
        m_panel.unregisterService(watcherName());
        m_x.kill();
        m_x.waitForFinished();
    }

    void theIconTellsHowManyWaitAndBringsTheWindow()
    {
        beginPanel();
        begin();
        QTRY_COMPARE_WITH_TIMEOUT(m_watcher.items.size(), 1, 20'000);
        auto bus = m_bus->connection(u"panel"_s);
        QDBusInterface item(m_watcher.items.first(), u"/StatusNotifierItem"_s, u"org.kde.StatusNotifierItem"_s, bus);
        QVERIFY2(item.isValid(), qPrintable(item.lastError().message()));
        QCOMPARE(item.property("Status").toString(), u"Active"_s);
        const auto raw = [&](const char *name) {
            QDBusMessage ask = QDBusMessage::createMethodCall(m_watcher.items.first(), u"/StatusNotifierItem"_s,
                                                              u"org.freedesktop.DBus.Properties"_s, u"Get"_s);
            ask << u"org.kde.StatusNotifierItem"_s << QString::fromLatin1(name);
            return bus.call(ask);
        };
        // (name, pictures, title, text)
        const auto toolTip = [&] {
            const QDBusMessage reply = raw("ToolTip");
            const auto value = reply.arguments().value(0).value<QDBusVariant>().variant().value<QDBusArgument>();
            QString name, title, words;
            value.beginStructure();
            value >> name;
            skipPictures(value);
            value >> title >> words;
            value.endStructure();
            return title + words;
        };
        QTRY_COMPARE(toolTip(), u"Tierdesk: 7 waiting"_s);
        QVERIFY(raw("IconPixmap").type() == QDBusMessage::ReplyMessage ||
                !item.property("IconName").toString().isEmpty());

        item.call(u"Activate"_s, 1, 1);
        QTRY_VERIFY(hasSaid("window wanted"));
    }

    /// At the start of a session nobody says who comes first; and a panel may crash.
    void aTrayThatComesLaterIsUsed()
    {
        begin();
        QTRY_VERIFY_WITH_TIMEOUT(hasSaid("begun"), 20'000);
        QVERIFY(m_watcher.items.isEmpty());
        beginPanel();
        QTRY_COMPARE_WITH_TIMEOUT(m_watcher.items.size(), 1, 20'000);
        QVERIFY(m_panel.unregisterService(watcherName()));
        m_watcher.items.clear();
        beginPanel();
        QTRY_VERIFY_WITH_TIMEOUT(!m_watcher.items.isEmpty(), 20'000);
        // An icon may be told of twice while it moves to the new panel: the one that stays answers a click.
        const auto answersAClick = [this] {
            QDBusInterface item(m_watcher.items.last(), u"/StatusNotifierItem"_s, u"org.kde.StatusNotifierItem"_s,
                                m_panel);
            item.call(u"Activate"_s, 1, 1);
            return QTest::qWaitFor([this] { return hasSaid("window wanted"); }, 500);
        };
        QTRY_VERIFY_WITH_TIMEOUT(answersAClick(), 20'000);
    }

private:
    [[nodiscard]] static QString watcherName() { return u"org.kde.StatusNotifierWatcher"_s; }
    void beginPanel() { QVERIFY(m_panel.registerService(watcherName())); }
    void begin()
    {
        m_program.start(QCoreApplication::applicationFilePath(), {u"--tray"_s});
        QVERIFY(m_program.waitForStarted());
    }
    [[nodiscard]] bool hasSaid(const char *words)
    {
        m_said += m_program.readAllStandardOutput();
        return m_said.contains(words);
    }
    static void skipPictures(const QDBusArgument &value)
    {
        value.beginArray();
        while (!value.atEnd()) {
            int width = 0;
            int height = 0;
            QByteArray pixels;
            value.beginStructure();
            value >> width >> height >> pixels;
            value.endStructure();
        }
        value.endArray();
    }

    std::unique_ptr<test::PrivateBus> m_bus;
    QDBusConnection m_panel{u"none"_s};
    Watcher m_watcher;
    QProcess m_x;
    QProcess m_program;
    QByteArray m_said;
};

namespace {

/// The other process: an icon with seven who wait.
int showIcon(int argc, char **argv)
{
    QApplication app(argc, argv);
    ui::theme::apply(app, ui::theme::Choice::Light);
    ui::Tray tray(QDBusConnection::sessionBus());
    tray.setWaiting(7);
    QObject::connect(&tray, &ui::Tray::windowWanted, &app, [] {
        std::puts("window wanted");
        std::fflush(stdout);
    });
    std::puts("begun");
    std::fflush(stdout);
    return QApplication::exec();
}

} // namespace

int main(int argc, char **argv)
{
    if (argc > 1 && qstrcmp(argv[1], "--tray") == 0)
        return showIcon(argc, argv);
    QCoreApplication app(argc, argv);
    TrayTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_tray.moc"
