#pragma once

#include <QtWidgets/QStyledItemDelegate>

namespace tierdesk::ui {

/// Paints a saved reply: shortcut and title, and one line of its text. Reads the roles of RepliesModel.
class RepliesDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit RepliesDelegate(QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace tierdesk::ui
