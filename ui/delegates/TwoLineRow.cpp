#include "ui/delegates/TwoLineRow.h"

#include "ui/theme/Paint.h"
#include "ui/theme/Theme.h"

#include <QtGui/QPainter>
#include <QtWidgets/QStyle>

namespace tierdesk::ui {

namespace {

namespace metric = theme::metric;
using theme::Type;

constexpr int LineGap = 3;

int fontHeight(Type type)
{
    return QFontMetrics(theme::font(type)).height();
}

} // namespace

QSize TwoLineRow::sizeHint(const Shape &shape)
{
    return {metric::ListWidth, 2 * shape.above + fontHeight(shape.first) + LineGap + fontHeight(shape.second) + 1};
}

TwoLineRow::TwoLineRow(QPainter &painter, const QStyleOptionViewItem &option, const Shape &shape)
    : m_painter(painter)
    , m_option(option)
    , m_tokens(theme::tokens(option.widget))
    , m_isSelected(option.state.testFlag(QStyle::State_Selected))
    , m_ground(m_isSelected                                     ? m_tokens.accentSoft
               : option.state.testFlag(QStyle::State_MouseOver) ? m_tokens.hover
                                                                : m_tokens.panel)
{
    const QRect row = option.rect;
    painter.save();
    painter.setLayoutDirection(Qt::LayoutDirectionAuto); // words of customers run as they do
    painter.setClipRect(row);
    painter.fillRect(row, m_ground);
    painter.fillRect(QRect(row.left(), row.bottom(), row.width(), 1), m_tokens.line);
    if (m_isSelected)
        painter.fillRect(placed(QRect(row.left(), row.top(), 3, row.height())), m_tokens.accent);
    const QRect inner = row.adjusted(metric::RowMargin, shape.above, -metric::RowMargin, -shape.above);
    m_first = QRect(inner.left(), inner.top(), inner.width(), fontHeight(shape.first));
    m_second = QRect(inner.left(), m_first.bottom() + LineGap, inner.width(), fontHeight(shape.second));
}

TwoLineRow::~TwoLineRow()
{
    if (m_option.state.testFlag(QStyle::State_HasFocus) && m_option.widget && m_option.widget->hasFocus())
        theme::paintFocusRing(m_painter, QRectF(m_option.rect).adjusted(1, 1, -1, -2), 4, m_tokens.accent);
    m_painter.restore();
}

void TwoLineRow::badge(const QString &words, const QColor &color, int atMost)
{
    const QFontMetrics metrics(theme::font(Type::Badge));
    const QString shown = metrics.elidedText(words, Qt::ElideRight, atMost);
    const int width = theme::badgeWidth(shown);
    theme::Tone tone = m_tokens.toneOf(color);
    if (m_isSelected)
        tone.soft = m_tokens.panel; // its own ground may be the chosen row's
    theme::paintBadge(m_painter, placed(QRect(m_first.right() - width, m_first.top(), width, m_first.height())), shown,
                      tone);
    m_first.setRight(m_first.right() - width - 2 * metric::Grid);
}

int TwoLineRow::words(const QRect &at, Type type, const QColor &ink, const QString &words)
{
    m_painter.setFont(theme::font(type));
    m_painter.setPen(ink);
    const QFontMetrics metrics(m_painter.font());
    const auto side = QStyle::visualAlignment(m_option.direction, Qt::AlignLeft | Qt::AlignVCenter);
    m_painter.drawText(placed(at), static_cast<int>(side) | Qt::TextSingleLine,
                       metrics.elidedText(words, Qt::ElideRight, at.width()));
    return metrics.horizontalAdvance(words);
}

QRect TwoLineRow::placed(const QRect &logical) const
{
    return QStyle::visualRect(m_option.direction, m_option.rect, logical);
}

} // namespace tierdesk::ui
