#pragma once

#include "ui/conversation/BubbleDelegate.h"

#include <QtCore/QTimer>
#include <QtWidgets/QAbstractItemView>

#include <vector>

namespace tierdesk::ui {

class ConversationModel;

/// A conversation on the screen. Only what is seen is laid out; the heights of all else are guessed, and measured
/// little by little while nothing happens, without anything moving before the reader's eyes. Who is at the end stays at
/// the end when something comes; who reads further up stays there. Text can be selected and copied. GUI thread. Keys:
/// arrows from row to row, pages, Home and End, Ctrl+C.
class BubbleView final : public QAbstractItemView
{
    Q_OBJECT

public:
    explicit BubbleView(QWidget *parent = nullptr);

    /// Of a ConversationModel, which must outlive this.
    void setConversation(ConversationModel &model);

    [[nodiscard]] bool isAtEnd() const;
    /// True while heights are still guessed.
    [[nodiscard]] bool isMeasuring() const { return m_idle.isActive(); }
    void scrollToEnd();
    /// What is selected, or the whole of the current row.
    [[nodiscard]] QString selectedText() const;
    void copy();
    /// Who has the pictures of files; see BubbleDelegate. Paints anew.
    void setPictures(BubbleDelegate::Pictures pictures);

    [[nodiscard]] QRect visualRect(const QModelIndex &index) const override;
    void scrollTo(const QModelIndex &index, ScrollHint hint = EnsureVisible) override;
    [[nodiscard]] QModelIndex indexAt(const QPoint &point) const override;

Q_SIGNALS:
    /// A file of a message is to be opened, or saved.
    void fileOpened(const tierdesk::Attachment &file);
    void fileSaved(const tierdesk::Attachment &file);
    /// The end of the conversation came into sight, or left it.
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
