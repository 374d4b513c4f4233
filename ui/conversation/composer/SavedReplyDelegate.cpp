#include "ui/conversation/composer/SavedReplyDelegate.h"

#include "ui/theme/Fonts.h"
#include "ui/theme/Paint.h"
#include "ui/theme/Theme.h"

#include <QtGui/QPainter>

#include <cmath>

namespace tierdesk::ui {

using theme::Type;

namespace {

constexpr int PadX = 12;
constexpr int PadY = 6;
constexpr int Gap = 10;

} // namespace

QSize SavedReplyDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    const qreal lines =
        QFontMetricsF(theme::font(Type::Strong)).height() + QFontMetricsF(theme::font(Type::Small)).height();
    return {200, static_cast<int>(std::ceil(lines)) + 2 * PadY};
}

void SavedReplyDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const theme::Tokens &t = theme::tokens(option.widget);
    const bool isCurrent = option.state.testFlag(QStyle::State_Selected);
    const QColor ground = isCurrent ? t.accentSoft : t.panel;
    painter->save();
    painter->setLayoutDirection(Qt::LayoutDirectionAuto); // each text runs its own way
    theme::paintBox(*painter, option.rect, theme::metric::SmallRadius, ground);
    const QRect inner = option.rect.adjusted(PadX, PadY, -PadX, -PadY);
    const QString shortcut = index.data(ShortcutRole).toString();
    const QString title = index.data(Qt::DisplayRole).toString();
    painter->setFont(theme::font(Type::Strong));
    const QFontMetrics strong = painter->fontMetrics();
    QRect line(inner.left(), inner.top(), inner.width(), strong.height());
    const auto drawn = [&](const QRect &where, int flags, const QString &text, const QFontMetrics &metrics) {
        painter->drawText(where, flags | Qt::AlignVCenter | Qt::AlignAbsolute | Qt::TextSingleLine,
                          metrics.elidedText(text, Qt::ElideRight, where.width()));
    };
    const int start = option.direction == Qt::RightToLeft ? Qt::AlignRight : Qt::AlignLeft;
    const int end = option.direction == Qt::RightToLeft ? Qt::AlignLeft : Qt::AlignRight;
    int taken = 0;
    if (!shortcut.isEmpty()) {
        const QString typed = u"/"_s + shortcut;
        taken = strong.horizontalAdvance(typed) + Gap;
        painter->setPen(t.accentOn(ground));
        drawn(line, end, typed, strong);
    }
    painter->setPen(t.text);
    drawn(start == Qt::AlignRight ? line.adjusted(taken, 0, 0, 0) : line.adjusted(0, 0, -taken, 0), start, title,
          strong);
    painter->setFont(theme::font(Type::Small));
    painter->setPen(t.dimOn(ground));
    line = QRect(inner.left(), line.bottom() + 1, inner.width(), painter->fontMetrics().height());
    drawn(line, start, index.data(PreviewRole).toString(), painter->fontMetrics());
    painter->restore();
}

} // namespace tierdesk::ui
