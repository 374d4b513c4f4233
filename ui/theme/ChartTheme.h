#pragma once

#include "ui/theme/Tokens.h"

#include <QtCharts/QChartView>

class QAbstractAxis;

namespace tierdesk::ui::theme {

/// A chart in the program's clothes: no ground of its own, hairlines for a grid, small dim figures. It is dressed anew
/// whenever the theme changes; colours of series are the owner's, who sets them when it hears dressed(). GUI thread.
class ChartView : public QChartView
{
    Q_OBJECT

public:
    explicit ChartView(QWidget *parent = nullptr);

    /// Dresses the chart and every axis that is attached to it. Call once the axes are in place.
    void dress();

Q_SIGNALS:
    /// The chart has its clothes; series that carry meaning get their colours now.
    void dressed(const tierdesk::ui::theme::Tokens &tokens);

protected:
    void changeEvent(QEvent *event) override;
};

} // namespace tierdesk::ui::theme
