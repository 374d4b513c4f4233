#include "ui/integrations/StateRowDelegate.h"

#include "ui/delegates/TwoLineRow.h"
#include "ui/integrations/StateRowsModel.h"
#include "ui/widgets/RowList.h"

namespace tierdesk::ui {

namespace {

using theme::Type;

constexpr TwoLineRow::Shape Shape{Type::Body, Type::Small, 9};

QColor hue(const theme::Tokens &tokens, StateRow::Mood mood)
{
    switch (mood) {
    case StateRow::Mood::Good:
        return tokens.happy;
    case StateRow::Mood::Waiting:
        return tokens.accent;
    case StateRow::Mood::Bad:
        return tokens.irate;
    case StateRow::Mood::Off:
        break;
    }
    return tokens.neutral;
}

} // namespace

StateRowDelegate::StateRowDelegate(QObject *parent)
    : QStyledItemDelegate(parent)
{}

QSize StateRowDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return TwoLineRow::sizeHint(Shape);
}

void StateRowDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    TwoLineRow row(*painter, option, Shape);
    const theme::Tokens &t = row.tokens();
    const auto mood = static_cast<StateRow::Mood>(index.data(StateRowsModel::MoodRole).toInt());
    row.badge(index.data(StateRowsModel::StateRole).toString(), hue(t, mood), row.first().width() / 2);
    row.words(row.first(), Type::Body, t.text, index.data(Qt::DisplayRole).toString());
    row.words(row.second(), Type::Small, t.dimOn(row.ground()), index.data(StateRowsModel::DetailRole).toString());
}

widgets::RowList *makeStateRowList(const char *name, const QString &spoken, StateRowsModel &model, QWidget *parent)
{
    auto *list = new widgets::RowList(parent);
    list->setObjectName(QString::fromLatin1(name));
    list->setAccessibleName(spoken);
    list->setFrameShape(QFrame::NoFrame);
    list->setModel(&model);
    list->setItemDelegate(new StateRowDelegate(list));
    list->setMouseTracking(true);
    list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    return list;
}

} // namespace tierdesk::ui
