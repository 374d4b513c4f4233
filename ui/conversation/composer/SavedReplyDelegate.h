#pragma once

#include <QtWidgets/QStyledItemDelegate>

namespace tierdesk::ui {

/// Paints a saved reply in two lines: its title and shortcut, and the beginning of its text.
class SavedReplyDelegate final : public QStyledItemDelegate
{
public:
    enum Role { ShortcutRole = Qt::UserRole + 1, PreviewRole };

    using QStyledItemDelegate::QStyledItemDelegate;

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace tierdesk::ui
