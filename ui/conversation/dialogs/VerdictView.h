#pragma once

#include "core/domain/Action.h"
#include "core/domain/Shop.h"
#include "ui/widgets/Panel.h"

class QGridLayout;

namespace tierdesk::ui {

namespace widgets {
class Label;
}

/// The server's answer to "may I?", with the arithmetic that says so: the limit, what is used of it, this act, what is
/// left; and for a refund what the order was paid and what of it went back.
class VerdictView final : public widgets::Panel
{
    Q_OBJECT

public:
    explicit VerdictView(QWidget *parent = nullptr);

    void show(ActionKind kind, const Verdict &verdict, const Order *order);
    /// There is no verdict: it is being asked for, or cannot be.
    void showNone(const QString &why);
    /// The whole of it as text, line by line: "Your limit: $1,000.00".
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
