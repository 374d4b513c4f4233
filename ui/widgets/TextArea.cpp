#include "ui/widgets/TextArea.h"

#include <QtGui/QPainter>
#include <QtGui/QTextDocument>
#include <QtWidgets/QStyle>

namespace tierdesk::ui::widgets {

void TextArea::setHint(const QString &hint)
{
    m_hint = hint;
    setAccessibleDescription(hint);
    viewport()->update();
}

void TextArea::paintEvent(QPaintEvent *event)
{
    QPlainTextEdit::paintEvent(event);
    if (m_hint.isEmpty() || !document()->isEmpty())
        return;
    QPainter painter(viewport());
    painter.setLayoutDirection(Qt::LayoutDirectionAuto);
    painter.setPen(palette().color(QPalette::PlaceholderText));
    const auto margin = static_cast<int>(document()->documentMargin());
    const Qt::Alignment place = QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft | Qt::AlignTop);
    painter.drawText(viewport()->rect().adjusted(margin, margin, -margin, 0),
                     static_cast<int>(place | Qt::AlignAbsolute) | Qt::TextWordWrap, m_hint);
}

} // namespace tierdesk::ui::widgets
