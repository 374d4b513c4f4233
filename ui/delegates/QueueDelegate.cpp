#include "ui/delegates/QueueDelegate.h"

#include "ui/models/QueueModel.h"
#include "ui/theme/Fonts.h"
#include "ui/theme/Paint.h"
#include "ui/theme/Theme.h"

#include <QtGui/QPainter>

namespace tierdesk::ui {

namespace {

using theme::Type;
namespace metric = theme::metric;

constexpr int AccentWidth = 3;
constexpr int Gap = 6;
constexpr int LineHeight = 22;
constexpr int FirstLine = 10;
constexpr int SecondLine = 32;
constexpr int ThirdLine = 57;

QColor timeColor(phrases::Urgency urgency, const theme::Tokens &t, const QColor &background)
{
    switch (urgency) {
    case phrases::Urgency::Now:
        return theme::legible(t.irate, background);
    case phrases::Urgency::Soon:
        return theme::legible(t.frustrated, background);
    case phrases::Urgency::Calm:
    case phrases::Urgency::None:
        break;
    }
    return t.text;
}

/// One line in @p rect, elided; says how wide it came out.
int drawLine(QPainter &painter, const QRect &rect, Type type, const QColor &ink, const QString &text,
             bool isRight = false)
{
    painter.setFont(theme::font(type));
    painter.setPen(ink);
    const QFontMetrics metrics(painter.font());
    const QString shown = metrics.elidedText(text, Qt::ElideRight, rect.width());
    painter.drawText(rect, (isRight ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter | Qt::TextSingleLine, shown);
    return metrics.horizontalAdvance(shown);
}

} // namespace

QueueDelegate::QueueDelegate(QObject *parent)
    : QStyledItemDelegate(parent)
{}

QSize QueueDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {metric::ListWidth, metric::RowHeight};
}

void QueueDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const theme::Tokens &t = theme::tokens(option.widget);
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    const bool isHovered = option.state.testFlag(QStyle::State_MouseOver);
    const bool hasFocus = option.state.testFlag(QStyle::State_HasFocus);
    const QColor background = isSelected ? t.accentSoft : isHovered ? t.hover : t.panel;
    const QRect row = option.rect;

    painter->save();
    painter->setClipRect(row);
    painter->fillRect(row, background);
    painter->fillRect(QRect(row.left(), row.bottom(), row.width(), 1), t.line);
    if (isSelected)
        painter->fillRect(QRect(row.left(), row.top(), AccentWidth, row.height()), t.accent);

    const QRect inner = row.adjusted(metric::RowMargin, 0, -metric::RowMargin, 0);
    const auto line = [&](int top) { return QRect(inner.left(), inner.top() + top, inner.width(), LineHeight); };

    const QString left = index.data(QueueModel::TimeLeftRole).toString();
    const auto urgency = static_cast<phrases::Urgency>(index.data(QueueModel::UrgencyRole).toInt());
    const int timeWidth =
        drawLine(*painter, line(FirstLine), Type::Strong, timeColor(urgency, t, background), left, true);
    drawLine(*painter, line(FirstLine).adjusted(0, 0, -(timeWidth + 2 * Gap), 0), Type::Strong, t.text,
             index.data(Qt::DisplayRole).toString());
    drawLine(*painter, line(SecondLine), Type::Body, t.dimOn(background),
             index.data(QueueModel::SummaryRole).toString());

    // Badges give way to the channel, the reason first: the feeling is what one scans for.
    const QString holder = index.data(QueueModel::HolderRole).toString();
    const QString channel = index.data(QueueModel::ChannelLineRole).toString();
    const QRect third(inner.left(), inner.top() + ThirdLine, inner.width(), metric::BadgeHeight);
    const int channelWidth =
        drawLine(*painter, third, Type::Badge, t.dimOn(background),
                 holder.isEmpty() ? channel : QStringLiteral("%1 · %2").arg(holder, channel), true);
    int x = third.left();
    const int end = third.right() - channelWidth - 2 * Gap;
    const auto badge = [&](const QString &text, const theme::Tone &tone) {
        const int width = std::min(theme::badgeWidth(text), end - x);
        if (width < 3 * metric::BadgeHeight / 2)
            return;
        theme::paintBadge(*painter, QRectF(x, third.top(), width, metric::BadgeHeight), text, tone);
        x += width + Gap;
    };
    const auto sentiment = static_cast<Sentiment>(index.data(QueueModel::SentimentRole).toInt());
    badge(QStringLiteral("%1 %2").arg(theme::glyph(sentiment), index.data(QueueModel::SentimentTextRole).toString()),
          t.tone(sentiment));
    if (const QString reason = index.data(QueueModel::ReasonTextRole).toString(); !reason.isEmpty())
        badge(reason, t.plain());

    if (hasFocus && option.widget && option.widget->hasFocus())
        theme::paintFocusRing(*painter, QRectF(row).adjusted(1, 1, -1, -2), 4, t.accent);
    painter->restore();
}

} // namespace tierdesk::ui
