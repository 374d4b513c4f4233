#pragma once

#include <QtWidgets/QWidget>

namespace tierdesk::ui::widgets {

/// A surface: filled with the panel's or the window's colour, with hairlines at the edges that are asked for, or a card
/// with a rounded line around. Left is where one begins to read.
class Panel : public QWidget
{
    Q_OBJECT

public:
    enum class Surface { Panel, Window, Card };

    explicit Panel(Surface surface, QWidget *parent = nullptr);
    Panel(Surface surface, Qt::Edges lines, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Surface m_surface;
    Qt::Edges m_lines;
};

} // namespace tierdesk::ui::widgets
