#pragma once

#include "core/base/Clock.h"
#include "core/doors/deskapi/Outbox.h"
#include "ui/widgets/StatePane.h"

#include <optional>

class QPlainTextEdit;
class QPushButton;

namespace tierdesk::ui {

namespace widgets {
class Label;
} // namespace widgets

/// Shows one delivery with its attempts and content. GUI thread.
class DeliveryPanel final : public widgets::StatePane
{
    Q_OBJECT

public:
    explicit DeliveryPanel(const base::Clock &clock, QWidget *parent = nullptr);

    /// nullopt: no delivery is selected.
    void show(const std::optional<deskapi::DeliveryDetail> &detail);
    using QWidget::show;
    /// The button that shows its shortcut.
    [[nodiscard]] QPushButton &againButton() const { return *m_again; }

Q_SIGNALS:
    void againRequested();

private:
    const base::Clock &m_clock;
    widgets::Label *m_event;
    widgets::Label *m_target;
    widgets::Label *m_attempts;
    QPlainTextEdit *m_body;
    QPushButton *m_again;
};

} // namespace tierdesk::ui
