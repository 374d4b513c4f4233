#pragma once

#include "core/doors/deskapi/Sessions.h"
#include "ui/widgets/Panel.h"

class QPushButton;
class QScrollArea;

namespace tierdesk::ui {

namespace widgets {
class Banner;
class Chip;
class Facts;
class Label;
} // namespace widgets

/// One case in sum: what its row in the queue says, and the button that makes it mine. Shows values; acts are signals.
class CasePanel final : public widgets::Panel
{
    Q_OBJECT

public:
    explicit CasePanel(QWidget *parent = nullptr);

    /// Shows @p row as @p me sees it at @p now.
    void show(const deskapi::SessionRow &row, UserId me, Timestamp now);
    /// Only what runs with the clock.
    void setNow(Timestamp now);
    [[nodiscard]] const QString &sessionId() const { return m_row.id; }
    /// While a claim is under way it cannot be pressed again.
    void setBusy(bool isBusy);
    /// What became of an act: a refusal, a lost race. Goes with the next case.
    void say(const QString &text);
    [[nodiscard]] bool canClaim() const;
    using QWidget::show;

Q_SIGNALS:
    void claimRequested(const QString &id);

private:
    void fill();
    void fillTimes();
    [[nodiscard]] QWidget *makeHeader();
    [[nodiscard]] QWidget *makeBody();

    deskapi::SessionRow m_row;
    UserId m_me;
    Timestamp m_now;
    bool m_isBusy = false;

    widgets::Label *m_name;
    widgets::Label *m_id;
    widgets::Chip *m_holder;
    QPushButton *m_claim;
    widgets::Banner *m_banner;
    widgets::Label *m_summary;
    widgets::Label *m_preview;
    widgets::Chip *m_sentiment;
    widgets::Chip *m_reason;
    widgets::Chip *m_priority;
    widgets::Facts *m_time;
    widgets::Facts *m_customer;
    widgets::Facts *m_session;
    QScrollArea *m_scroll;
};

} // namespace tierdesk::ui
