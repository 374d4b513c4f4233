#include "ui/integrations/StateRowList.h"

#include "ui/integrations/StateRowsModel.h"
#include "ui/widgets/RowList.h"
#include "ui/widgets/TwoLineList.h"

namespace tierdesk::ui {

namespace {

using theme::Type;

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

void paintStateRow(TwoLineRow &row, const QModelIndex &index)
{
    const theme::Tokens &t = row.tokens();
    const auto mood = static_cast<StateRow::Mood>(index.data(StateRowsModel::MoodRole).toInt());
    row.badge(index.data(StateRowsModel::StateRole).toString(), hue(t, mood), row.first().width() / 2);
    row.words(row.first(), Type::Body, t.text, index.data(Qt::DisplayRole).toString());
    row.words(row.second(), Type::Small, t.dimOn(row.ground()), index.data(StateRowsModel::DetailRole).toString());
}

} // namespace

widgets::RowList *makeStateRowList(const char *name, const QString &spoken, StateRowsModel &model, QWidget *parent)
{
    auto *list = new widgets::RowList(parent);
    widgets::setTwoLineRows(*list, name, spoken, model, {Type::Body, Type::Small, 9}, paintStateRow);
    return list;
}

} // namespace tierdesk::ui
