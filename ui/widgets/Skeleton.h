#pragma once

#include <QtWidgets/QWidget>

namespace tierdesk::ui::widgets {

/// The shape of the rows that are on their way, so that nothing jumps when they come.
class Skeleton final : public QWidget
{
    Q_OBJECT

public:
    explicit Skeleton(QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace tierdesk::ui::widgets
