#pragma once

#include <QtWidgets/QStyledItemDelegate>

namespace tierdesk::ui {

class StateRowsModel;
namespace widgets {
class RowList;
} // namespace widgets

/// Paints a row of StateRowsModel: title, state badge and a detail line.
class StateRowDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit StateRowDelegate(QObject *parent = nullptr);
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

/// Creates a list of @p model with this delegate; @p name is its object name, @p spoken its accessible name.
[[nodiscard]] widgets::RowList *makeStateRowList(const char *name, const QString &spoken, StateRowsModel &model,
                                                 QWidget *parent);

} // namespace tierdesk::ui
