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

/// The icon in the desktop's tray, with the number of those who wait. Where the desktop has no tray nothing is shown,
/// until it has one: a panel may start after us, or anew. GUI thread.
class Tray final : public QObject
{
    Q_OBJECT

public:
    /// @p bus is the desktop's; one that is not connected where there is none.
    explicit Tray(const QDBusConnection &bus, QObject *parent = nullptr);
    ~Tray() override;

    [[nodiscard]] bool isShown() const;
    /// In the place of a number: nobody is signed in, or it could not be loaded.
    static constexpr int SignedOut = -1;
    static constexpr int Unknown = -2;
    /// How many wait.
    void setWaiting(int waiting);
    void setPresence(Presence presence);
    /// For desktops without notifications of their own.
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
