#include "ui/replies/RepliesDelegate.h"

#include "ui/delegates/TwoLineRow.h"
#include "ui/replies/RepliesModel.h"
#include "ui/theme/Theme.h"

#include <algorithm>

namespace tierdesk::ui {

namespace {

using theme::Type;

constexpr TwoLineRow::Shape Shape{Type::Strong, Type::Body, 10};

} // namespace

RepliesDelegate::RepliesDelegate(QObject *parent)
    : QStyledItemDelegate(parent)
{}

QSize RepliesDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return TwoLineRow::sizeHint(Shape);
}

void RepliesDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    TwoLineRow row(*painter, option, Shape);
    const theme::Tokens &t = row.tokens();
    if (index.data(RepliesModel::HasDraftRole).toBool())
        row.badge(RepliesModel::tr("Not saved"), t.frustrated, row.first().width());
    const QRect first = row.first();
    const int used = row.words(first, Type::Strong, row.isSelected() ? t.accentOn(row.ground()) : t.text,
                               index.data(Qt::DisplayRole).toString());
    row.words(first.adjusted(std::min(used + 2 * theme::metric::Grid, first.width()), 0, 0, 0), Type::Body, t.text,
              index.data(RepliesModel::TitleRole).toString());
    row.words(row.second(), Type::Body, t.dimOn(row.ground()), index.data(RepliesModel::TextRole).toString());
}

} // namespace tierdesk::ui
