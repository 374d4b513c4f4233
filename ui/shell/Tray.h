#pragma once

#include "core/domain/Enums.h"
#include "ui/shell/Notifier.h"

#include <QtCore/QObject>
#include <QtDBus/QDBusConnection>
#include <QtWidgets/QSystemTrayIcon>

#include <memory>

class QAction;
class QMenu;

namespace tierdesk::ui {

/// The tray icon, with the number of waiting cases. Appears once the desktop has a tray: a panel may start after this
/// program, or restart. GUI thread.
class Tray final : public QObject
{
    Q_OBJECT

public:
    /// @p bus is the session bus; not connected if there is none.
    explicit Tray(const QDBusConnection &bus, QObject *parent = nullptr);
    ~Tray() override;

    [[nodiscard]] bool isShown() const;
    /// Special values instead of a number: signed out, or could not be loaded.
    static constexpr int SignedOut = -1;
    static constexpr int Unknown = -2;
    /// Sets the number of waiting cases.
    void setWaiting(int waiting);
    void setPresence(Presence presence);
    /// Shows a notice, for desktops without a notification service.
    void show(const Notice &notice);

Q_SIGNALS:
    void windowWanted();
    void noticeChosen(const QString &session);
    void presenceChosen(tierdesk::Presence presence);
    void quitChosen();

private:
    [[nodiscard]] static QIcon icon(int waiting);
    void settle();
    void tell();

    std::unique_ptr<QSystemTrayIcon> m_icon; ///< null until there is a tray
    std::unique_ptr<QMenu> m_menu;
    QAction *m_available;
    QAction *m_away;
    int m_waiting = SignedOut;
    QString m_session;
};

} // namespace tierdesk::ui
