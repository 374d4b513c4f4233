#include "ui/replies/RepliesDelegate.h"

#include "ui/replies/RepliesModel.h"
#include "ui/theme/Fonts.h"
#include "ui/theme/Paint.h"
#include "ui/theme/Theme.h"

#include <QtGui/QPainter>

namespace tierdesk::ui {

namespace {

namespace metric = theme::metric;
using theme::Type;

constexpr int Above = 10;
constexpr int Between = 3;

int lineHeight(Type type)
{
    return QFontMetrics(theme::font(type)).height();
}

} // namespace

RepliesDelegate::RepliesDelegate(QObject *parent)
    : QStyledItemDelegate(parent)
{}

QSize RepliesDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {metric::ListWidth, 2 * Above + lineHeight(Type::Strong) + Between + lineHeight(Type::Body) + 1};
}

void RepliesDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const theme::Tokens &t = theme::tokens(option.widget);
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    const bool isHovered = option.state.testFlag(QStyle::State_MouseOver);
    const QColor ground = isSelected ? t.accentSoft : isHovered ? t.hover : t.panel;
    const QRect row = option.rect;
    painter->save();
    painter->setLayoutDirection(Qt::LayoutDirectionAuto); // words of customers run as they do
    painter->setClipRect(row);
    painter->fillRect(row, ground);
    painter->fillRect(QRect(row.left(), row.bottom(), row.width(), 1), t.line);
    const auto placed = [&](const QRect &logical) { return QStyle::visualRect(option.direction, row, logical); };
    if (isSelected)
        painter->fillRect(placed(QRect(row.left(), row.top(), 3, row.height())), t.accent);

    const auto draw = [&](const QRect &at, Type type, const QColor &ink, const QString &text) {
        painter->setFont(theme::font(type));
        painter->setPen(ink);
        const QFontMetrics metrics(painter->font());
        const auto side = QStyle::visualAlignment(option.direction, Qt::AlignLeft | Qt::AlignVCenter);
        painter->drawText(placed(at), static_cast<int>(side) | Qt::TextSingleLine,
                          metrics.elidedText(text, Qt::ElideRight, at.width()));
        return metrics.horizontalAdvance(text);
    };
    const QRect inner = row.adjusted(metric::RowMargin, Above, -metric::RowMargin, -Above);
    QRect first(inner.left(), inner.top(), inner.width(), lineHeight(Type::Strong));
    const QRect second(inner.left(), first.bottom() + Between, inner.width(), lineHeight(Type::Body));
    if (index.data(RepliesModel::HasDraftRole).toBool()) {
        const QString words = RepliesModel::tr("Not saved");
        const int width = theme::badgeWidth(words);
        theme::paintBadge(*painter, placed(QRect(first.right() - width, first.top(), width, first.height())), words,
                          t.toneOf(t.frustrated));
        first.setRight(first.right() - width - 2 * metric::Grid);
    }
    const int used =
        draw(first, Type::Strong, isSelected ? t.accentOn(ground) : t.text, index.data(Qt::DisplayRole).toString());
    draw(first.adjusted(std::min(used + 2 * metric::Grid, first.width()), 0, 0, 0), Type::Body, t.text,
         index.data(RepliesModel::TitleRole).toString());
    draw(second, Type::Body, t.dimOn(ground), index.data(RepliesModel::TextRole).toString());
    if (option.state.testFlag(QStyle::State_HasFocus) && option.widget && option.widget->hasFocus())
        theme::paintFocusRing(*painter, QRectF(row).adjusted(1, 1, -1, -2), 4, t.accent);
    painter->restore();
}

} // namespace tierdesk::ui
