#pragma once

#include <QtWidgets/QStyledItemDelegate>

namespace tierdesk::ui {

class StateRowsModel;
namespace widgets {
class RowList;
} // namespace widgets

/// Paints a row of StateRowsModel: what it is, its state as a badge, and a line of detail.
class StateRowDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit StateRowDelegate(QObject *parent = nullptr);
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

/// A list of @p model, painted so. Called @p name, and @p spoken to those who do not see it.
[[nodiscard]] widgets::RowList *makeStateRowList(const char *name, const QString &spoken, StateRowsModel &model,
                                                 QWidget *parent);

} // namespace tierdesk::ui
