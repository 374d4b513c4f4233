#pragma once

#include "core/doors/deskapi/Sessions.h"
#include "ui/widgets/Panel.h"

#include <vector>

class QListWidget;
class QPushButton;

namespace tierdesk::ui {

namespace widgets {
class Label;
}

/// Replaces the case view while several cases are selected: lists them and offers the actions for all of them. Actions
/// are signals. Keys: T transfer, E resolve.
class BulkPanel final : public widgets::Panel
{
    Q_OBJECT

public:
    explicit BulkPanel(QWidget *parent = nullptr);

    void show(const std::vector<deskapi::SessionRow> &cases);
    [[nodiscard]] const std::vector<deskapi::SessionRow> &cases() const { return m_cases; }
    using QWidget::show;

Q_SIGNALS:
    void transferRequested();
    void resolveRequested();
    void clearRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void measure();

    std::vector<deskapi::SessionRow> m_cases;
    widgets::Label *m_heading;
    Panel *m_card;
    QListWidget *m_names;
    QPushButton *m_transfer;
    QPushButton *m_resolve;
};

} // namespace tierdesk::ui
