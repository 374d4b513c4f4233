#include "ui/training/TrainingDelegate.h"

#include "ui/delegates/TwoLineRow.h"
#include "ui/training/TrainingModel.h"

namespace tierdesk::ui {

namespace {

using theme::Type;

constexpr TwoLineRow::Shape Shape{Type::Body, Type::Small, 9};

} // namespace

TrainingDelegate::TrainingDelegate(QObject *parent)
    : QStyledItemDelegate(parent)
{}

QSize TrainingDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return TwoLineRow::sizeHint(Shape);
}

void TrainingDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    TwoLineRow row(*painter, option, Shape);
    const theme::Tokens &t = row.tokens();
    row.badge(index.data(TrainingModel::LabelRole).toString(), t.accent, row.first().width() / 3);
    row.words(row.first(), Type::Body, t.text, index.data(Qt::DisplayRole).toString());
    row.words(row.second(), Type::Small, t.dimOn(row.ground()), index.data(TrainingModel::SourceRole).toString());
}

} // namespace tierdesk::ui
