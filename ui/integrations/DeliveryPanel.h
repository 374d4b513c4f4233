#pragma once

#include "core/base/Clock.h"
#include "core/doors/deskapi/Outbox.h"
#include "ui/widgets/Panel.h"

#include <optional>

class QPlainTextEdit;
class QPushButton;
class QStackedWidget;

namespace tierdesk::ui {

namespace widgets {
class Label;
class StatePanel;
} // namespace widgets

/// One delivery: what it is, every attempt, and what is sent. GUI thread.
class DeliveryPanel final : public widgets::Panel
{
    Q_OBJECT

public:
    explicit DeliveryPanel(const base::Clock &clock, QWidget *parent = nullptr);

    /// None: nothing is chosen.
    void show(const std::optional<deskapi::DeliveryDetail> &detail);
    using QWidget::show;
    /// A key's cap goes there.
    [[nodiscard]] QPushButton &againButton() const { return *m_again; }

Q_SIGNALS:
    void againRequested();

private:
    const base::Clock &m_clock;
    QStackedWidget *m_stack;
    widgets::StatePanel *m_nothing;
    widgets::Label *m_event;
    widgets::Label *m_target;
    widgets::Label *m_attempts;
    QPlainTextEdit *m_body;
    QPushButton *m_again;
};

} // namespace tierdesk::ui
