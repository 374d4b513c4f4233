#pragma once

#include <QtWidgets/QStyledItemDelegate>

namespace tierdesk::ui {

/// A row of the palette: a picture of its kind, what it is, more about it, and its key or kind at the end.
class PaletteDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace tierdesk::ui
