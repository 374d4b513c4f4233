#include "ui/widgets/RowList.h"

#include <QtGui/QPainter>
#include <QtGui/QPaintEvent>
#include <QtWidgets/QScrollBar>

#include <algorithm>

namespace tierdesk::ui::widgets {

RowList::RowList(QWidget *parent)
    : QListView(parent)
{
    setUniformItemSizes(true);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMouseTracking(true);
}

int RowList::rows() const
{
    return model() ? model()->rowCount(rootIndex()) : 0;
}

void RowList::measure()
{
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    option.rect = viewport()->rect();
    const QModelIndex first = rows() > 0 ? model()->index(0, 0, rootIndex()) : QModelIndex();
    if (first.isValid())
        m_height = std::max(1, itemDelegateForIndex(first)->sizeHint(option, first).height());
}

// --- places

QRect RowList::visualRect(const QModelIndex &index) const
{
    if (!index.isValid() || index.model() != model())
        return {};
    // In 64 bits: a hundred thousand rows of 200 % are not far from the end of 32.
    const qint64 top = qint64{index.row()} * m_height - verticalOffset();
    if (top < -1'000'000 || top > 1'000'000)
        return {0, top < 0 ? -1'000'000 : 1'000'000, viewport()->width(), m_height};
    return {0, static_cast<int>(top), viewport()->width(), m_height};
}

int RowList::rowAt(int y) const
{
    return (y + verticalOffset()) / m_height;
}

QModelIndex RowList::indexAt(const QPoint &point) const
{
    if (point.y() + verticalOffset() < 0)
        return {};
    const int row = rowAt(point.y());
    return row < rows() ? model()->index(row, 0, rootIndex()) : QModelIndex();
}

int RowList::verticalOffset() const
{
    return verticalScrollBar()->value();
}

void RowList::scrollTo(const QModelIndex &index, ScrollHint hint)
{
    if (!index.isValid())
        return;
    const int top = index.row() * m_height;
    const int height = viewport()->height();
    const int value = verticalOffset();
    const bool isAbove = top < value;
    const bool isBelow = top + m_height > value + height;
    int wanted = value;
    if (hint == PositionAtTop || (hint == EnsureVisible && isAbove))
        wanted = top;
    else if (hint == PositionAtBottom || (hint == EnsureVisible && isBelow))
        wanted = top + m_height - height;
    else if (hint == PositionAtCenter)
        wanted = top - (height - m_height) / 2;
    verticalScrollBar()->setValue(wanted);
}

void RowList::updateGeometries()
{
    measure();
    QAbstractItemView::updateGeometries();
    const int height = viewport()->height();
    verticalScrollBar()->setSingleStep(std::max(1, m_height / 4));
    verticalScrollBar()->setPageStep(std::max(1, height));
    verticalScrollBar()->setRange(0, std::max(0, rows() * m_height - height));
}

void RowList::doItemsLayout()
{
    QAbstractItemView::doItemsLayout();
}

void RowList::reset()
{
    QAbstractItemView::reset();
}

void RowList::resizeEvent(QResizeEvent *event)
{
    QAbstractItemView::resizeEvent(event);
}

// --- changes

void RowList::rowsInserted(const QModelIndex &parent, int start, int end)
{
    QAbstractItemView::rowsInserted(parent, start, end);
    updateGeometries();
    viewport()->update();
}

void RowList::rowsAboutToBeRemoved(const QModelIndex &parent, int start, int end)
{
    QAbstractItemView::rowsAboutToBeRemoved(parent, start, end);
    scheduleDelayedItemsLayout();
}

void RowList::dataChanged(const QModelIndex &from, const QModelIndex &to, const QList<int> &roles)
{
    QAbstractItemView::dataChanged(from, to, roles);
}

// --- moving and choosing

/// Qt would make the first row the current one; nobody chose it, and to be current is to be opened.
void RowList::focusInEvent(QFocusEvent *event)
{
    if (currentIndex().isValid()) {
        QListView::focusInEvent(event);
        return;
    }
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

QModelIndex RowList::moveCursor(CursorAction action, Qt::KeyboardModifiers)
{
    const int last = rows() - 1;
    if (last < 0)
        return {};
    const int page = std::max(1, viewport()->height() / m_height);
    int row = currentIndex().isValid() ? currentIndex().row() : -1;
    switch (action) {
    case MoveUp:
    case MovePrevious:
        row = row < 0 ? last : row - 1;
        break;
    case MoveDown:
    case MoveNext:
        row += 1;
        break;
    case MoveHome:
        row = 0;
        break;
    case MoveEnd:
        row = last;
        break;
    case MovePageUp:
        row -= page;
        break;
    case MovePageDown:
        row += page;
        break;
    case MoveLeft:
    case MoveRight:
        return currentIndex();
    }
    return model()->index(std::clamp(row, 0, last), 0, rootIndex());
}

void RowList::setSelection(const QRect &rect, QItemSelectionModel::SelectionFlags command)
{
    const int last = rows() - 1;
    const int from = rowAt(std::max(rect.top(), -verticalOffset()));
    const int to = std::min(last, rowAt(rect.bottom()));
    if (last < 0 || from > to) {
        selectionModel()->select(QItemSelection(), command);
        return;
    }
    selectionModel()->select(QItemSelection(model()->index(from, 0, rootIndex()), model()->index(to, 0, rootIndex())),
                             command);
}

QRegion RowList::visualRegionForSelection(const QItemSelection &selection) const
{
    QRegion region;
    for (const QItemSelectionRange &range : selection) {
        const QRect whole = visualRect(range.topLeft()).united(visualRect(range.bottomRight()));
        region += whole.intersected(viewport()->rect());
    }
    return region;
}

// --- painting

void RowList::scrollContentsBy(int dx, int dy)
{
    scrollDirtyRegion(dx, dy);
    viewport()->scroll(dx, dy);
}

void RowList::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    option.widget = this;
    const QPoint mouse = viewport()->mapFromGlobal(QCursor::pos());
    const int hovered = viewport()->underMouse() ? rowAt(mouse.y()) : -1;
    const QStyle::State plain = option.state & ~(QStyle::State_HasFocus | QStyle::State_MouseOver);
    const int last = std::min(rows() - 1, rowAt(event->rect().bottom()));
    for (int row = std::max(0, rowAt(event->rect().top())); row <= last; ++row) {
        const QModelIndex index = model()->index(row, 0, rootIndex());
        option.rect = visualRect(index);
        option.state = plain;
        option.state.setFlag(QStyle::State_Selected, selectionModel()->isSelected(index));
        option.state.setFlag(QStyle::State_HasFocus, hasFocus() && index == currentIndex());
        option.state.setFlag(QStyle::State_MouseOver, row == hovered);
        itemDelegateForIndex(index)->paint(&painter, option, index);
    }
}

} // namespace tierdesk::ui::widgets
