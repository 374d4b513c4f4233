#pragma once

#include <QtWidgets/QStyledItemDelegate>

namespace tierdesk::ui {

/// Paints a row of StateRowsModel: what it is, its state as a badge, and a line of detail.
class StateRowDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit StateRowDelegate(QObject *parent = nullptr);
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace tierdesk::ui
