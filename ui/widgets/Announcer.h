#pragma once

#include <QtWidgets/QWidget>

namespace tierdesk::ui::widgets {

/// Says something to those who use a screen reader, at once and without moving the focus. Takes no room.
class Announcer final : public QWidget
{
    Q_OBJECT

public:
    explicit Announcer(QWidget *parent = nullptr);

    /// Raises QAccessible::Alert with @p text as this widget's name.
    void say(const QString &text);
};

} // namespace tierdesk::ui::widgets
