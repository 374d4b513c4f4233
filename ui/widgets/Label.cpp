#include "ui/widgets/Label.h"

#include "ui/models/Direction.h"
#include "ui/theme/Theme.h"

#include <QtCore/QEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QStyle>

#include <algorithm>

namespace tierdesk::ui::widgets {

Label::Label(theme::Type type, Ink ink, QWidget *parent)
    : Label(QString(), type, ink, parent)
{}

Label::Label(const QString &text, theme::Type type, Ink ink, QWidget *parent)
    : QLabel(text, parent)
    , m_type(type)
    , m_ink(ink)
{
    setTextFormat(Qt::PlainText);            // what customers write is never markup
    setForegroundRole(QPalette::WindowText); // also on a ground whose own ink would be another role's
    dress();
    place();
}

void Label::setAlignment(Qt::Alignment alignment)
{
    m_alignment = alignment;
    place();
}

void Label::setProse(bool isProse)
{
    m_isProse = isProse;
    place();
}

void Label::setText(const QString &text)
{
    QLabel::setText(text);
    if (m_isProse)
        place();
}

void Label::place()
{
    const Qt::LayoutDirection side = m_isProse ? direction::of(text(), layoutDirection()) : layoutDirection();
    QLabel::setAlignment(QStyle::visualAlignment(side, m_alignment) | Qt::AlignAbsolute);
}

void Label::setInk(Ink ink)
{
    if (ink == m_ink)
        return;
    m_ink = ink;
    dress();
}

void Label::setElided(bool isElided)
{
    m_isElided = isElided;
    updateGeometry();
    update();
}

void Label::dress()
{
    setFont(theme::font(m_type)); // its size may have been changed with the theme
    const theme::Tokens &t = theme::tokens(this);
    const QColor color = m_ink == Ink::Dim      ? t.dimOn(t.window)
                         : m_ink == Ink::Bad    ? theme::legible(t.irate, t.window)
                         : m_ink == Ink::Good   ? theme::legible(t.happy, t.window)
                         : m_ink == Ink::Accent ? t.accentOn(t.window)
                                                : t.text;
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText, color);
    setPalette(colors);
}

void Label::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        dress();
    else if (event->type() == QEvent::LayoutDirectionChange)
        place();
}

QSize Label::minimumSizeHint() const
{
    const QSize size = QLabel::minimumSizeHint();
    if (!m_isElided)
        return size;
    // Room for the ellipsis at least, which has the whole text as its tool tip.
    const int dots = fontMetrics().horizontalAdvance(QChar(0x2026));
    return {std::min(dots, fontMetrics().horizontalAdvance(text())), size.height()};
}

void Label::paintEvent(QPaintEvent *event)
{
    if (!m_isElided) {
        QLabel::paintEvent(event);
        return;
    }
    const QString shown = fontMetrics().elidedText(text(), Qt::ElideRight, contentsRect().width());
    setToolTip(shown == text() ? QString() : text());
    QPainter painter(this);
    painter.setLayoutDirection(Qt::LayoutDirectionAuto); // as an uncut label does it
    painter.setPen(palette().color(QPalette::WindowText));
    painter.drawText(contentsRect(), static_cast<int>(alignment()) | Qt::TextSingleLine, shown);
}

} // namespace tierdesk::ui::widgets
