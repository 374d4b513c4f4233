#include "ui/delegates/QueueDelegate.h"

#include "ui/models/Direction.h"
#include "ui/models/QueueModel.h"
#include "ui/theme/Appearance.h"
#include "ui/theme/Fonts.h"
#include "ui/theme/Paint.h"
#include "ui/theme/Theme.h"

#include <QtGui/QPainter>
#include <QtWidgets/QStyle>

namespace tierdesk::ui {

namespace {

using theme::Type;
namespace metric = theme::metric;

constexpr int AccentWidth = 3;
constexpr int BadgeGap = 6;
/// At a font size of 100 %.
constexpr int LineHeight = 22;
constexpr int CompactLineHeight = 19;
constexpr int Lift = 1; ///< the badges weigh less than the words above them

/// Where the three lines of a row begin, and how high a line is: by font size and density, in the middle of the row.
struct Lines {
    int height = 0;
    int first = 0;
    int second = 0;
    int third = 0;
};

Lines linesOf(int rowHeight)
{
    const bool isCompact = theme::appearance().density == theme::Density::Compact;
    Lines lines;
    lines.height = theme::scaled(isCompact ? CompactLineHeight : LineHeight);
    const int block = 2 * lines.height + theme::badgeHeight();
    lines.first = std::max(0, (rowHeight - 1 - block) / 2 - Lift);
    lines.second = lines.first + lines.height;
    lines.third = lines.second + lines.height;
    return lines;
}

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

/// One line in @p rect, elided; at the leading edge or at the trailing one. Says how wide it came out.
int drawLine(QPainter &painter, const QRect &rect, Type type, const QColor &ink, const QString &text,
             Qt::LayoutDirection direction, Qt::AlignmentFlag edge = Qt::AlignLeft)
{
    painter.setFont(theme::font(type));
    painter.setPen(ink);
    const QFontMetrics metrics(painter.font());
    const QString shown = metrics.elidedText(text, Qt::ElideRight, rect.width());
    const Qt::Alignment place = QStyle::visualAlignment(direction, edge) | Qt::AlignVCenter | Qt::AlignAbsolute;
    painter.drawText(rect, static_cast<int>(place) | Qt::TextSingleLine, shown);
    return metrics.horizontalAdvance(shown);
}

} // namespace

QueueDelegate::QueueDelegate(QObject *parent)
    : QStyledItemDelegate(parent)
{}

QSize QueueDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {metric::ListWidth, theme::rowHeight()};
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
    painter->setLayoutDirection(Qt::LayoutDirectionAuto); // each text runs its own way
    painter->fillRect(row, background);
    painter->fillRect(QRect(row.left(), row.bottom(), row.width(), 1), t.line);
    const auto mirrored = [&](const QRect &rect) { return QStyle::visualRect(option.direction, row, rect); };
    if (isSelected)
        painter->fillRect(mirrored(QRect(row.left(), row.top(), AccentWidth, row.height())), t.accent);

    const Lines lines = linesOf(row.height());
    const QRect inner = row.adjusted(metric::RowMargin, 0, -metric::RowMargin, 0);
    const auto line = [&](int top, int taken = 0) {
        return mirrored(QRect(inner.left(), inner.top() + top, inner.width() - taken, lines.height));
    };

    const QString left = index.data(QueueModel::TimeLeftRole).toString();
    const auto urgency = static_cast<phrases::Urgency>(index.data(QueueModel::UrgencyRole).toInt());
    const int timeWidth = drawLine(*painter, line(lines.first), Type::Strong, timeColor(urgency, t, background), left,
                                   option.direction, Qt::AlignRight);
    drawLine(*painter, line(lines.first, timeWidth + 2 * BadgeGap), Type::Strong, t.text,
             index.data(Qt::DisplayRole).toString(), option.direction);
    drawLine(*painter, line(lines.second), Type::Body, t.dimOn(background),
             index.data(QueueModel::SummaryRole).toString(), option.direction);

    // Badges give way to the channel, the reason first: the feeling is what one scans for.
    const QString holder = index.data(QueueModel::HolderRole).toString();
    const QString channel = index.data(QueueModel::ChannelLineRole).toString();
    const int badgeHeight = theme::badgeHeight();
    const QRect third(inner.left(), inner.top() + lines.third, inner.width(), badgeHeight);
    const int channelWidth = drawLine(*painter, mirrored(third), Type::Fine, t.dimOn(background),
                                      direction::joined({holder, channel}), option.direction, Qt::AlignRight);
    int x = third.left();
    const int end = third.right() - channelWidth - 2 * BadgeGap;
    const auto badge = [&](const QString &text, const theme::Tone &tone) {
        const int width = std::min(theme::badgeWidth(text), end - x);
        if (width < 3 * badgeHeight / 2)
            return;
        theme::paintBadge(*painter, mirrored(QRect(x, third.top(), width, badgeHeight)), text, tone);
        x += width + BadgeGap;
    };
    const auto sentiment = static_cast<Sentiment>(index.data(QueueModel::SentimentRole).toInt());
    badge(u"%1 %2"_s.arg(theme::glyph(sentiment), index.data(QueueModel::SentimentTextRole).toString()),
          t.tone(sentiment));
    if (index.data(QueueModel::DraftRole).toBool())
        badge(tr("Draft", "something is written and not sent"), t.toneOf(t.accent));
    if (const QString turn = index.data(QueueModel::TurnRole).toString(); !turn.isEmpty())
        badge(turn, t.plain());
    if (const QString reason = index.data(QueueModel::ReasonTextRole).toString(); !reason.isEmpty())
        badge(reason, t.plain());

    if (hasFocus && option.widget && option.widget->hasFocus())
        theme::paintFocusRing(*painter, QRectF(row).adjusted(1, 1, -1, -2), 4, t.accent);
    painter->restore();
}

} // namespace tierdesk::ui
