#pragma once

#include "core/domain/Attachment.h"

#include <QtGui/QImage>
#include <QtWidgets/QStyledItemDelegate>

#include <functional>
#include <memory>
#include <optional>
#include <unordered_map>

namespace tierdesk::ui {

/// Paints the rows of a ConversationModel: bubbles with an edge in the colour of their tier or sentiment, notes dashed,
/// and lines in the middle for what happened between. Text is plain text whatever it looks like. Laying text out is
/// dear, so that heights can be guessed, and what was laid out is kept while it is near the screen.
class BubbleDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    /// A stretch of the text of one row, by the model's KeyRole.
    struct Selection {
        qint64 key = -1;
        int from = 0;
        int to = 0; ///< behind the last character; may lie before `from`
        [[nodiscard]] bool isEmpty() const { return key < 0 || from == to; }
        [[nodiscard]] int first() const { return std::min(from, to); }
        [[nodiscard]] int length() const { return std::abs(to - from); }
    };

    explicit BubbleDelegate(QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    /// Of a row in a view of option.rect's width; exact.
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

    [[nodiscard]] int heightOf(const QModelIndex &index, int width) const;
    /// About heightOf, for a hundredth of its price.
    [[nodiscard]] int guessedHeightOf(const QModelIndex &index, int width) const;
    /// In a window that is read from right to left those who answer stand at the left.
    void setMirrored(bool isMirrored) { m_isMirrored = isMirrored; }
    /// What the scroll bar takes of the view, at its end: both sides have the same margin with it.
    void setGutter(int gutter) { m_gutter = gutter; }
    /// Lays out anew whatever is asked for: fonts, the width or this row's words have changed.
    void forget();
    void forget(const QModelIndex &index);

    /// The place in the row's text under @p point, which is relative to the row; -1 where no text is.
    [[nodiscard]] int positionAt(const QModelIndex &index, int width, const QPointF &point, bool isNearest) const;
    void setSelection(const Selection &selection) { m_selection = selection; }

    /// The file of the row under @p point, which is relative to the row; none where none is.
    [[nodiscard]] std::optional<Attachment> fileAt(const QModelIndex &index, int width, const QPointF &point) const;
    /// Who has the pictures of files; a null one is not there yet, or never will be.
    using Pictures = std::function<QImage(const Attachment &)>;
    void setPictures(Pictures pictures) { m_pictures = std::move(pictures); }

private:
    struct Laid;
    /// Where the view would begin if the scroll bar were a part of it.
    [[nodiscard]] int origin() const { return m_isMirrored ? -m_gutter : 0; }
    [[nodiscard]] std::shared_ptr<const Laid> layOut(const QModelIndex &index, int width) const;
    [[nodiscard]] std::shared_ptr<const Laid> laid(const QModelIndex &index, int width) const;
    void paintLine(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    void paintBubble(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;

    mutable std::unordered_map<qint64, std::shared_ptr<const Laid>> m_laid; ///< by key; of what was last painted
    Pictures m_pictures;
    Selection m_selection;
    bool m_isMirrored = false;
    int m_gutter = 0;
};

} // namespace tierdesk::ui
