#pragma once

#include <QtCore/QBasicTimer>
#include <QtWidgets/QWidget>

namespace tierdesk::ui::widgets {

/// A busy indicator. Animates only while it is visible.
class Spinner final : public QWidget
{
    Q_OBJECT

public:
    explicit Spinner(QWidget *parent = nullptr);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void timerEvent(QTimerEvent *event) override;
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void fit();

    QBasicTimer m_timer;
    int m_angle = 0;
};

} // namespace tierdesk::ui::widgets
