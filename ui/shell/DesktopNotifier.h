#pragma once

#include "ui/shell/Notifier.h"

#include <QtDBus/QDBusConnection>

#include <optional>

class QDBusPendingCallWatcher;

namespace tierdesk::ui {

/// Shows notifications through the desktop's service (org.freedesktop.Notifications 1.2) over D-Bus. If there is no
/// such service, refused() hands the notice back to be shown another way. GUI thread; does not block.
class DesktopNotifier final : public Notifier
{
    Q_OBJECT

public:
    explicit DesktopNotifier(const QDBusConnection &bus, QObject *parent = nullptr);

    void show(const Notice &notice) override;
    void withdraw() override;

Q_SIGNALS:
    void refused(const tierdesk::ui::Notice &notice);

private Q_SLOTS:
    void takeAction(uint id, const QString &action);
    void takeClosed(uint id, uint reason);

private:
    void askCapabilities();
    void send(const Notice &notice);

    QDBusConnection m_bus;
    bool m_isAsked = false;
    bool m_isAnswered = false;
    bool m_hasMarkup = true; ///< default if the service does not say: most show escaped text correctly
    bool m_hasActions = true;
    std::optional<Notice> m_waiting; ///< the latest notice shown before the service named its capabilities
    uint m_id = 0;                   ///< id of the notification on the screen; 0 if none
    QString m_session;
};

} // namespace tierdesk::ui
