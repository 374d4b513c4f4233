#include "ui/shell/DesktopNotifier.h"

#include "tests/support/PrivateBus.h"

#include <QtDBus/QDBusMessage>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <memory>

using namespace tierdesk;
using ui::DesktopNotifier;
using ui::Notice;

/// What a desktop does with org.freedesktop.Notifications, as far as it is asked for.
class Desktop final : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")

public:
    struct Shown {
        uint replaces;
        QString summary, body;
        QStringList actions;
        QVariantMap hints;
    };
    QStringList capabilities{u"body"_s, u"body-markup"_s, u"actions"_s};
    QList<Shown> shown;
    QList<uint> closed;

public Q_SLOTS:
    QStringList GetCapabilities() const { return capabilities; }
    uint Notify(const QString &, uint replaces, const QString &, const QString &summary, const QString &body,
                const QStringList &actions, const QVariantMap &hints, int)
    {
        shown.append({replaces, summary, body, actions, hints});
        return replaces ? replaces : 41 + static_cast<uint>(shown.size());
    }
    void CloseNotification(uint id) { closed.append(id); }

Q_SIGNALS:
    void ActionInvoked(uint id, const QString &action);
    void NotificationClosed(uint id, uint reason);
};

class DesktopNotifierTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        qRegisterMetaType<Notice>();
        QVERIFY2(m_bus.start(), "dbus-daemon is needed: packaging/deps tests");
    }
    void init()
    {
        m_desktop = std::make_unique<Desktop>();
        auto bus = m_bus.connection(u"desktop"_s);
        QVERIFY(bus.registerService(u"org.freedesktop.Notifications"_s));
        QVERIFY(bus.registerObject(u"/org/freedesktop/Notifications"_s, m_desktop.get(),
                                   QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals));
        m_notifier = std::make_unique<DesktopNotifier>(m_bus.connection(u"console"_s));
    }
    void cleanup()
    {
        m_notifier.reset();
        auto bus = m_bus.connection(u"desktop"_s);
        bus.unregisterService(u"org.freedesktop.Notifications"_s);
        bus.unregisterObject(u"/org/freedesktop/Notifications"_s);
        m_desktop.reset();
    }

    void aNoticeIsShown()
    {
        m_notifier->show(notice());
        QTRY_COMPARE(m_desktop->shown.size(), 1);
        const Desktop::Shown &shown = m_desktop->shown.first();
        QCOMPARE(shown.summary, u"Dana waits"_s);
        QCOMPARE(shown.hints.value(u"urgency"_s).value<uchar>(), uchar(2));
        QVERIFY(shown.hints.contains(u"sound-name"_s));
        QCOMPARE(shown.actions.value(0), u"default"_s);
    }

    void whatACustomerWroteIsText()
    {
        Notice marked = notice();
        marked.body = u"<b>hi</b> & <a href=\"x\">press</a>"_s;
        m_notifier->show(marked);
        QTRY_COMPARE(m_desktop->shown.size(), 1);
        QCOMPARE(m_desktop->shown.first().body, marked.body.toHtmlEscaped());
    }

    void aDesktopWithoutMarkupIsGivenTheWordsThemselves()
    {
        m_desktop->capabilities = {u"body"_s};
        Notice marked = notice();
        marked.body = u"5 < 6"_s;
        m_notifier->show(marked);
        QTRY_COMPARE(m_desktop->shown.size(), 1);
        QCOMPARE(m_desktop->shown.first().body, u"5 < 6"_s);
        QVERIFY(m_desktop->shown.first().actions.isEmpty());
    }

    void aSilentOneIsSilent()
    {
        Notice silent = notice();
        silent.isSilent = true;
        m_notifier->show(silent);
        QTRY_COMPARE(m_desktop->shown.size(), 1);
        QVERIFY(m_desktop->shown.first().hints.value(u"suppress-sound"_s).toBool());
    }

    void aLaterOneTakesThePlaceOfTheOneBefore()
    {
        m_notifier->show(notice());
        // The first has a number once its answer is back; until then a second one stands beside it.
        QTRY_VERIFY([this] {
            m_notifier->show(notice());
            return QTest::qWaitFor(
                [this] { return !m_desktop->shown.isEmpty() && m_desktop->shown.last().replaces != 0; }, 50);
        }());
    }

    void pressingItLeadsToTheCase()
    {
        QSignalSpy activated(m_notifier.get(), &ui::Notifier::activated);
        m_notifier->show(notice());
        QTRY_COMPARE(m_desktop->shown.size(), 1);
        Q_EMIT m_desktop->ActionInvoked(7, u"default"_s); // somebody else's
        QTRY_VERIFY([&] {
            Q_EMIT m_desktop->ActionInvoked(42, u"default"_s);
            return QTest::qWaitFor([&] { return !activated.isEmpty(); }, 50);
        }());
        QCOMPARE(activated.first().first().toString(), u"sess_1"_s);
    }

    void whatIsNoLongerNewsIsTakenAway()
    {
        m_notifier->show(notice());
        QTRY_COMPARE(m_desktop->shown.size(), 1);
        QTRY_VERIFY([this] {
            m_notifier->withdraw(); // nothing until its number is known
            return QTest::qWaitFor([this] { return !m_desktop->closed.isEmpty(); }, 50);
        }());
        QCOMPARE(m_desktop->closed, QList<uint>{42});
    }

    void aNoticeWithdrawnBeforeTheDesktopAnswersIsNotShown()
    {
        m_notifier->show(notice());
        m_notifier->withdraw();
        Notice later = notice();
        later.title = u"Luis waits"_s;
        m_notifier->show(later);
        QTRY_COMPARE(m_desktop->shown.size(), 1);
        QCOMPARE(m_desktop->shown.first().summary, u"Luis waits"_s);
    }

    void withoutADesktopItIsToldAnotherWay()
    {
        cleanup();
        init();
        m_bus.connection(u"desktop"_s).unregisterService(u"org.freedesktop.Notifications"_s);
        QSignalSpy refused(m_notifier.get(), &DesktopNotifier::refused);
        m_notifier->show(notice());
        QTRY_COMPARE(refused.size(), 1);
        QCOMPARE(refused.first().first().value<Notice>().title, u"Dana waits"_s);
    }

    void withoutABusItIsToldAnotherWay()
    {
        DesktopNotifier alone(QDBusConnection(u"no bus of this name"_s));
        QSignalSpy refused(&alone, &DesktopNotifier::refused);
        alone.show(notice());
        QCOMPARE(refused.size(), 1);
    }

private:
    static Notice notice()
    {
        return {.title = u"Dana waits"_s, .body = u"Refund of $312.40"_s, .session = u"sess_1"_s, .isUrgent = true};
    }

    test::PrivateBus m_bus;
    std::unique_ptr<Desktop> m_desktop;
    std::unique_ptr<DesktopNotifier> m_notifier;
};

QTEST_GUILESS_MAIN(DesktopNotifierTest)
#include "tst_desktopnotifier.moc"
