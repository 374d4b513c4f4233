#include "ui/widgets/Spinner.h"

#include "ui/theme/Theme.h"

#include <QtCore/QEvent>
#include <QtGui/QPainter>

namespace tierdesk::ui::widgets {

namespace {

constexpr int Side = 18;
constexpr int FrameMs = 40;
constexpr int StepDegrees = 24;

} // namespace

Spinner::Spinner(QWidget *parent)
    : QWidget(parent)
{
    fit();
    setAccessibleName(tr("Working"));
}

void Spinner::fit()
{
    setFixedSize(theme::scaledIcon(Side), theme::scaledIcon(Side));
}

void Spinner::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        fit();
}

void Spinner::showEvent(QShowEvent *)
{
    if (!theme::isMotionReduced())
        m_timer.start(FrameMs, this);
}

void Spinner::hideEvent(QHideEvent *)
{
    m_timer.stop();
}

void Spinner::timerEvent(QTimerEvent *)
{
    m_angle = (m_angle + StepDegrees) % 360;
    update();
}

void Spinner::paintEvent(QPaintEvent *)
{
    const theme::Tokens &t = theme::tokens(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF ring = QRectF(rect()).adjusted(2, 2, -2, -2);
    painter.setPen(QPen(t.line, 2));
    painter.drawEllipse(ring);
    painter.setPen(QPen(t.accent, 2, Qt::SolidLine, Qt::RoundCap));
    painter.drawArc(ring, -m_angle * 16, 100 * 16);
}

} // namespace tierdesk::ui::widgets
