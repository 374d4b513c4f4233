#pragma once

#include "ui/conversation/transcript/BubbleDelegate.h"

#include <QtCore/QTimer>
#include <QtWidgets/QAbstractItemView>

#include <vector>

namespace tierdesk::ui {

class ConversationModel;

/// Shows a conversation. Only visible rows are laid out; the other heights are estimated and measured while the program
/// is idle, without moving visible content. At the end of the conversation the view follows new messages; further up it
/// keeps its position. Text can be selected and copied. GUI thread. Keys: arrow keys move between rows, Page Up, Page
/// Down, Home, End, Ctrl+C.
class BubbleView final : public QAbstractItemView
{
    Q_OBJECT

public:
    explicit BubbleView(QWidget *parent = nullptr);

    /// Sets the ConversationModel, which must outlive this.
    void setConversation(ConversationModel &model);

    [[nodiscard]] bool isAtEnd() const;
    /// Returns true while some heights are estimates.
    [[nodiscard]] bool isMeasuring() const { return m_idle.isActive(); }
    void scrollToEnd();
    /// Returns the selected text, or the whole text of the current row.
    [[nodiscard]] QString selectedText() const;
    void copy();
    /// Sets the source of file pictures (see BubbleDelegate) and repaints.
    void setPictures(BubbleDelegate::Pictures pictures);

    [[nodiscard]] QRect visualRect(const QModelIndex &index) const override;
    void scrollTo(const QModelIndex &index, ScrollHint hint = EnsureVisible) override;
    [[nodiscard]] QModelIndex indexAt(const QPoint &point) const override;

Q_SIGNALS:
    /// Emitted when the person opens or saves a file of a message.
    void fileOpened(const tierdesk::Attachment &file);
    void fileSaved(const tierdesk::Attachment &file);
    /// Emitted when the end of the conversation becomes visible or is scrolled out of view.
    void atEndChanged(bool isAtEnd);

protected:
    [[nodiscard]] QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    [[nodiscard]] int horizontalOffset() const override { return 0; }
    [[nodiscard]] int verticalOffset() const override;
    [[nodiscard]] bool isIndexHidden(const QModelIndex &) const override { return false; }
    void setSelection(const QRect &, QItemSelectionModel::SelectionFlags) override {}
    [[nodiscard]] QRegion visualRegionForSelection(const QItemSelection &selection) const override;

    void reset() override;
    void rowsInserted(const QModelIndex &parent, int start, int end) override;
    void dataChanged(const QModelIndex &from, const QModelIndex &to, const QList<int> &roles) override;
    void updateGeometries() override;
    void scrollContentsBy(int dx, int dy) override;

    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    struct Height {
        int pixels = 0;
        bool isExact = false;
    };
    /// What stays where it is when heights change.
    struct Anchor {
        bool isEnd = true;
        int row = 0;
        int offset = 0; ///< how much of it is above the view; below 0: how far it begins below the view's top
    };

    [[nodiscard]] int rows() const { return static_cast<int>(m_heights.size()); }
    [[nodiscard]] int rowAt(int y) const;
    [[nodiscard]] int total() const;
    [[nodiscard]] int lastTop() const;
    void forgetHeights();
    void guess(int from, int to);
    bool measure(int row);
    /// Measures what is seen from @p row on, or up from the end; true if anything changed.
    void measureDown(int row, int pixels);
    void measureUp(int row, int pixels);
    void stack();
    void settle();
    void anchorAt(int value);
    void measureMore();
    void tellWhetherAtEnd();
    void select(const BubbleDelegate::Selection &selection);
    [[nodiscard]] std::optional<Attachment> fileAt(const QPointF &point) const;

    BubbleDelegate *m_bubbles;
    ConversationModel *m_conversation = nullptr;
    std::vector<Height> m_heights;
    std::vector<int> m_tops; ///< of every row, from the top of all; and one more, the bottom of the last
    Anchor m_anchor;
    int m_width = 0; ///< for which the heights are
    bool m_isSettling = false;
    bool m_wasAtEnd = true;
    QTimer m_idle;
    BubbleDelegate::Selection m_selection;
    QString m_pressed; ///< the file that the mouse went down on
};

} // namespace tierdesk::ui
