#include "ui/training/TrainingDelegate.h"

#include "ui/theme/Fonts.h"
#include "ui/theme/Paint.h"
#include "ui/theme/Theme.h"
#include "ui/training/TrainingModel.h"

#include <QtGui/QPainter>

namespace tierdesk::ui {

namespace {

namespace metric = theme::metric;
using theme::Type;

constexpr int Above = 9;
constexpr int Between = 3;

int lineHeight(Type type)
{
    return QFontMetrics(theme::font(type)).height();
}

} // namespace

TrainingDelegate::TrainingDelegate(QObject *parent)
    : QStyledItemDelegate(parent)
{}

QSize TrainingDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {metric::ListWidth, 2 * Above + lineHeight(Type::Body) + Between + lineHeight(Type::Small) + 1};
}

void TrainingDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
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
        const auto side = QStyle::visualAlignment(option.direction, Qt::AlignLeft | Qt::AlignVCenter);
        painter->drawText(placed(at), static_cast<int>(side) | Qt::TextSingleLine,
                          painter->fontMetrics().elidedText(text, Qt::ElideRight, at.width()));
    };
    const QRect inner = row.adjusted(metric::RowMargin, Above, -metric::RowMargin, -Above);
    QRect first(inner.left(), inner.top(), inner.width(), lineHeight(Type::Body));
    const QRect second(inner.left(), first.bottom() + Between, inner.width(), lineHeight(Type::Small));
    const QFontMetrics badge(theme::font(Type::Badge));
    const QString label =
        badge.elidedText(index.data(TrainingModel::LabelRole).toString(), Qt::ElideRight, inner.width() / 3);
    const int width = theme::badgeWidth(label);
    theme::paintBadge(*painter, placed(QRect(first.right() - width, first.top(), width, first.height())), label,
                      t.toneOf(t.accent));
    first.setRight(first.right() - width - 2 * metric::Grid);
    draw(first, Type::Body, t.text, index.data(Qt::DisplayRole).toString());
    draw(second, Type::Small, t.dimOn(ground), index.data(TrainingModel::SourceRole).toString());
    if (option.state.testFlag(QStyle::State_HasFocus) && option.widget && option.widget->hasFocus())
        theme::paintFocusRing(*painter, QRectF(row).adjusted(1, 1, -1, -2), 4, t.accent);
    painter->restore();
}

} // namespace tierdesk::ui
