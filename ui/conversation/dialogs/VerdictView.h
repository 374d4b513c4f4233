#pragma once

#include "core/domain/Action.h"
#include "core/domain/Shop.h"
#include "ui/widgets/Panel.h"

class QGridLayout;

namespace tierdesk::ui {

namespace widgets {
class Label;
}

/// Shows the server's verdict on an action with its calculation: the limit, the amount used, this action and the
/// remainder; for a refund also the order's paid and refunded amounts.
class VerdictView final : public widgets::Panel
{
    Q_OBJECT

public:
    explicit VerdictView(QWidget *parent = nullptr);

    void show(ActionKind kind, const Verdict &verdict, const Order *order);
    /// Shows @p why there is no verdict: it is being requested or not available.
    void showNone(const QString &why);
    /// Returns the content as text, line by line: "Your limit: $1,000.00".
    [[nodiscard]] QString spoken() const;
    using QWidget::show;

private:
    void addRule();
    void addLine(const QString &name, const QString &value, bool isSum = false, bool isBad = false);
    void clear();

    QGridLayout *m_grid;
    widgets::Label *m_answer;
    widgets::Label *m_detail;
    QStringList m_lines;
};

} // namespace tierdesk::ui
