#pragma once

#include <QtWidgets/QStyledItemDelegate>

namespace tierdesk::ui {

/// Paints a cell of the sessions table: feelings as badges, tiers with their colour, words otherwise. Reads the roles
/// of SessionsModel.
class SessionsDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit SessionsDelegate(QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    /// Of every row, at the chosen font size.
    [[nodiscard]] static int rowHeight();
};

} // namespace tierdesk::ui
