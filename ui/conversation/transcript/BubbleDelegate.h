#pragma once

#include "core/domain/Attachment.h"

#include <QtGui/QImage>
#include <QtWidgets/QStyledItemDelegate>

#include <functional>
#include <memory>
#include <optional>
#include <unordered_map>

namespace tierdesk::ui {

/// Paints the rows of a ConversationModel: messages as bubbles with an edge in the colour of their tier or sentiment,
/// notes with a dashed edge, and events as centred lines. Text is always plain text. Text layout is expensive, so
/// heights can be estimated, and layouts are cached while they are near the screen.
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
    /// Returns the exact height of a row in a view of option.rect's width.
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

    [[nodiscard]] int heightOf(const QModelIndex &index, int width) const;
    /// Returns an estimate of heightOf() at about a hundredth of the cost.
    [[nodiscard]] int guessedHeightOf(const QModelIndex &index, int width) const;
    /// In a right-to-left window the answering side is at the left.
    void setMirrored(bool isMirrored) { m_isMirrored = isMirrored; }
    /// Sets the width of the scroll bar, so that both sides have the same margin.
    void setGutter(int gutter) { m_gutter = gutter; }
    /// Discards cached layouts after fonts, the width or this row's text have changed.
    void forget();
    void forget(const QModelIndex &index);

    /// Returns the text position under @p point, which is relative to the row, or -1 where there is no text.
    [[nodiscard]] int positionAt(const QModelIndex &index, int width, const QPointF &point, bool isNearest) const;
    void setSelection(const Selection &selection) { m_selection = selection; }

    /// Returns the row's file under @p point, which is relative to the row, if there is one.
    [[nodiscard]] std::optional<Attachment> fileAt(const QModelIndex &index, int width, const QPointF &point) const;
    /// Sets the source of file pictures. A null picture is not loaded yet or not available.
    using Pictures = std::function<QImage(const Attachment &)>;
    void setPictures(Pictures pictures) { m_pictures = std::move(pictures); }

private:
    struct Laid;
    /// Returns the view's start as if the scroll bar belonged to it.
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
