#include "ui/shell/DesktopNotifier.h"

#include "core/base/Literals.h"
#include "core/base/Log.h"

#include <QtDBus/QDBusMessage>
#include <QtDBus/QDBusPendingCallWatcher>
#include <QtDBus/QDBusPendingReply>

#include <utility>

namespace tierdesk::ui {

namespace {

// https://specifications.freedesktop.org/notification-spec/1.2/
const QString Service = u"org.freedesktop.Notifications"_s;
const QString Path = u"/org/freedesktop/Notifications"_s;
const QString Interface = u"org.freedesktop.Notifications"_s;
const QString DefaultAction = u"default"_s;
constexpr uchar Normal = 1;
constexpr uchar Critical = 2;
constexpr int ServersChoice = -1;

QDBusMessage call(const QString &method)
{
    return QDBusMessage::createMethodCall(Service, Path, Interface, method);
}

} // namespace

DesktopNotifier::DesktopNotifier(const QDBusConnection &bus, QObject *parent)
    : Notifier(parent)
    , m_bus(bus)
{
    m_bus.connect(Service, Path, Interface, u"ActionInvoked"_s, this, SLOT(takeAction(uint, QString)));
    m_bus.connect(Service, Path, Interface, u"NotificationClosed"_s, this, SLOT(takeClosed(uint, uint)));
}

void DesktopNotifier::askCapabilities()
{
    m_isAsked = true;
    auto *watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(call(u"GetCapabilities"_s)), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this](QDBusPendingCallWatcher *done) {
        done->deleteLater();
        const QDBusPendingReply<QStringList> reply = *done;
        if (!reply.isError()) { // otherwise Notify reports what is wrong
            m_hasMarkup = reply.value().contains(u"body-markup"_s);
            m_hasActions = reply.value().contains(u"actions"_s);
        }
        m_isAnswered = true;
        if (const std::optional<Notice> waiting = std::exchange(m_waiting, std::nullopt))
            send(*waiting);
    });
}

void DesktopNotifier::show(const Notice &notice)
{
    if (!m_bus.isConnected()) {
        Q_EMIT refused(notice);
        return;
    }
    if (m_isAnswered) {
        send(notice);
        return;
    }
    m_waiting = notice;
    if (!m_isAsked)
        askCapabilities();
}

void DesktopNotifier::send(const Notice &notice)
{
    // What customers write is text: where the service reads markup it is escaped.
    const QString body = m_hasMarkup ? notice.body.toHtmlEscaped() : notice.body;
    QVariantMap hints;
    hints.insert(u"urgency"_s, QVariant::fromValue(notice.isUrgent ? Critical : Normal));
    hints.insert(u"category"_s, u"im.received"_s);
    hints.insert(u"desktop-entry"_s, u"tierdesk"_s);
    if (notice.isSilent)
        hints.insert(u"suppress-sound"_s, true);
    else
        hints.insert(u"sound-name"_s, u"message-new-instant"_s);
    QStringList actions;
    if (m_hasActions)
        actions << DefaultAction << tr("Open");
    QDBusMessage message = call(u"Notify"_s);
    message << u"Tierdesk"_s << m_id << u"tierdesk"_s << notice.title << body << actions << hints << ServersChoice;
    m_session = notice.session;
    auto *watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(message), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, notice](QDBusPendingCallWatcher *done) {
        done->deleteLater();
        const QDBusPendingReply<uint> reply = *done;
        if (reply.isError()) {
            qCInfo(log::Ui) << "no desktop notifications:" << reply.error().message();
            m_id = 0;
            Q_EMIT refused(notice);
            return;
        }
        m_id = reply.value();
    });
}

void DesktopNotifier::withdraw()
{
    m_waiting.reset();
    if (m_id == 0)
        return;
    QDBusMessage message = call(u"CloseNotification"_s);
    message << m_id;
    m_bus.asyncCall(message);
    m_id = 0;
}

void DesktopNotifier::takeAction(uint id, const QString &action)
{
    if (id == m_id && action == DefaultAction)
        Q_EMIT activated(m_session);
}

void DesktopNotifier::takeClosed(uint id, uint)
{
    if (id == m_id)
        m_id = 0;
}

} // namespace tierdesk::ui
