#pragma once

#include <QtWidgets/QWidget>

namespace tierdesk::ui {

class Preferences;

/// Settings for notifications, their sound, and running in the tray.
class NoticeSettings final : public QWidget
{
    Q_OBJECT

public:
    /// @p preferences must outlive this.
    explicit NoticeSettings(Preferences &preferences, QWidget *parent = nullptr);
};

} // namespace tierdesk::ui
