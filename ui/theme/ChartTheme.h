#pragma once

#include "ui/theme/Tokens.h"

#include <QtCharts/QChartView>

class QAbstractAxis;

namespace tierdesk::ui::theme {

/// Applies the program's theme to a chart: transparent background, hairline grid, small dim labels. Reapplied when the
/// theme changes; the owner sets the colours of series on dressed(). GUI thread.
class ChartView : public QChartView
{
    Q_OBJECT

public:
    explicit ChartView(QWidget *parent = nullptr);

    /// Applies the theme to the chart and every attached axis. Call once the axes are in place.
    void dress();

Q_SIGNALS:
    /// The theme was applied; set the colours of series now.
    void dressed(const tierdesk::ui::theme::Tokens &tokens);

protected:
    void changeEvent(QEvent *event) override;
};

} // namespace tierdesk::ui::theme
