#pragma once

#include <QtWidgets/QWidget>

namespace tierdesk::ui::widgets {

/// A small status dot. Its text stands beside it, and its shape differs by state too.
class Dot final : public QWidget
{
    Q_OBJECT

public:
    enum class State { Good, Busy, Bad, Off };

    explicit Dot(QWidget *parent = nullptr);

    void setState(State state);
    [[nodiscard]] State state() const { return m_state; }

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void measure();

    State m_state = State::Off;
};

} // namespace tierdesk::ui::widgets
