#pragma once

#include "ui/theme/Appearance.h"

#include <QtCore/QObject>

class QSettings;

namespace tierdesk::ui {

/// What a person chose about this console on this machine. Kept in the settings at once. GUI thread.
class Preferences final : public QObject
{
    Q_OBJECT

public:
    /// What a notification is shown for.
    enum class Notify { Everything, VipOnly, Nothing };

    /// @p settings must outlive this.
    explicit Preferences(QSettings &settings, QObject *parent = nullptr);

    [[nodiscard]] const theme::Appearance &appearance() const { return m_appearance; }
    void setAppearance(const theme::Appearance &appearance);

    [[nodiscard]] Notify notify() const { return m_notify; }
    void setNotify(Notify notify);
    [[nodiscard]] bool isSounding() const { return m_isSounding; }
    void setSounding(bool isSounding);
    /// The window goes to the tray when it is closed, and the program stays.
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
