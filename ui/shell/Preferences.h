#pragma once

#include "ui/theme/Appearance.h"

#include <QtCore/QObject>

class QSettings;

namespace tierdesk::ui {

/// The user's preferences for this console on this machine. Saved to the settings at once. GUI thread.
class Preferences final : public QObject
{
    Q_OBJECT

public:
    /// Which events show a notification.
    enum class Notify { Everything, VipOnly, Nothing };

    /// @p settings must outlive this.
    explicit Preferences(QSettings &settings, QObject *parent = nullptr);

    [[nodiscard]] const theme::Appearance &appearance() const { return m_appearance; }
    void setAppearance(const theme::Appearance &appearance);

    [[nodiscard]] Notify notify() const { return m_notify; }
    void setNotify(Notify notify);
    [[nodiscard]] bool isSounding() const { return m_isSounding; }
    void setSounding(bool isSounding);
    /// Closing the window hides it in the tray, and the program keeps running.
    [[nodiscard]] bool staysInTray() const { return m_staysInTray; }
    void setStaysInTray(bool stays);

Q_SIGNALS:
    void appearanceChanged();
    void changed();

private:
    void keep(const QString &key, const QVariant &value);

    QSettings &m_settings;
    theme::Appearance m_appearance;
    Notify m_notify = Notify::Everything;
    bool m_isSounding = true;
    bool m_staysInTray = false;
};

} // namespace tierdesk::ui
