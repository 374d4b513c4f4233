#pragma once

#include <QtWidgets/QWidget>

namespace tierdesk::ui::widgets {

/// Announces text to screen readers at once, without moving the focus. Takes no space.
class Announcer final : public QWidget
{
    Q_OBJECT

public:
    explicit Announcer(QWidget *parent = nullptr);

    /// Raises QAccessible::Alert with @p text as this widget's name.
    void say(const QString &text);
};

} // namespace tierdesk::ui::widgets
