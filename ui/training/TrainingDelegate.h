#pragma once

#include <QtWidgets/QStyledItemDelegate>

namespace tierdesk::ui {

/// Paints an example: its text, its label as a badge, and its author. Reads the roles of TrainingModel.
class TrainingDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit TrainingDelegate(QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace tierdesk::ui
