#include "ui/theme/ChartTheme.h"

#include "ui/theme/Fonts.h"
#include "ui/theme/Theme.h"

#include <QtCharts/QAbstractAxis>
#include <QtCharts/QChart>
#include <QtCharts/QLegend>
#include <QtCore/QEvent>
#include <QtCore/QLocale>
#include <QtWidgets/QGraphicsLayout>

namespace tierdesk::ui::theme {

ChartView::ChartView(QWidget *parent)
    : QChartView(parent)
{
    setFrameShape(QFrame::NoFrame);
    setRenderHint(QPainter::Antialiasing);
    setBackgroundBrush(Qt::NoBrush);
    setAutoFillBackground(false);
    viewport()->setAutoFillBackground(false);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    QChart &bare = *chart();
    bare.setLocalizeNumbers(true);
    bare.setLocale(QLocale());
    bare.setBackgroundVisible(false);
    bare.setMargins({});
    bare.setAnimationOptions(QChart::NoAnimation);
    bare.legend()->hide();
    bare.layout()->setContentsMargins(0, 0, 0, 0);
}

void ChartView::dress()
{
    const Tokens &t = tokens(this);
    QChart &whole = *chart();
    whole.setFont(theme::font(Type::Fine));
    whole.legend()->setFont(theme::font(Type::Small));
    whole.legend()->setLabelColor(t.dimOn(t.panel));
    const auto axes = whole.axes();
    for (QAbstractAxis *axis : axes) {
        axis->setLabelsFont(theme::font(Type::Fine));
        axis->setLabelsColor(t.dimOn(t.panel));
        axis->setTitleVisible(false);
        axis->setLinePen(QPen(t.line, 1));
        axis->setGridLinePen(QPen(t.line, 1));
        axis->setShadesVisible(false);
    }
    Q_EMIT dressed(t);
}

void ChartView::changeEvent(QEvent *event)
{
    QChartView::changeEvent(event);
    if (event->type() == QEvent::StyleChange || event->type() == QEvent::PaletteChange)
        dress();
}

} // namespace tierdesk::ui::theme
