#include "ui/conversation/transcript/BubbleView.h"

#include "ui/conversation/transcript/ConversationModel.h"
#include "ui/theme/Theme.h"

#include <QtCore/QElapsedTimer>
#include <QtGui/QKeyEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QScrollBar>

#include <algorithm>
#include <limits>
#include <utility>

namespace tierdesk::ui {

namespace {

constexpr int MarginTop = 14;
constexpr int MarginBottom = 8;
/// A slice of idle measuring: far below a frame, so that it is never felt.
constexpr qint64 SliceNs = 3'000'000;
constexpr int WheelStep = 24;
/// So many are measured at once: a guess would show a scroll bar and take it away again.
constexpr int FewRows = 48;

} // namespace

BubbleView::BubbleView(QWidget *parent)
    : QAbstractItemView(parent)
    , m_bubbles(new BubbleDelegate(this))
{
    setObjectName(u"conversation"_s);
    setAccessibleName(tr("Conversation"));
    setFrameShape(QFrame::NoFrame);
    setItemDelegate(m_bubbles);
    setSelectionMode(NoSelection);
    setEditTriggers(NoEditTriggers);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn); // its place is kept: no bubble moves when it is needed
    setVerticalScrollMode(ScrollPerPixel);
    setMouseTracking(true);
    viewport()->setBackgroundRole(QPalette::Window);
    verticalScrollBar()->setSingleStep(WheelStep);
    m_idle.setInterval(0);
    connect(&m_idle, &QTimer::timeout, this, &BubbleView::measureMore);
}

void BubbleView::setConversation(ConversationModel &model)
{
    m_conversation = &model;
    setModel(&model);
    connect(&model, &QAbstractItemModel::rowsRemoved, this, [this](const QModelIndex &, int first, int last) {
        const auto from = m_heights.begin() + first;
        m_heights.erase(from, from + (last - first + 1));
        if (!m_anchor.isEnd && m_anchor.row >= first)
            m_anchor.row = m_anchor.row > last ? m_anchor.row - (last - first + 1) : first;
        settle();
    });
}

void BubbleView::setPictures(BubbleDelegate::Pictures pictures)
{
    m_bubbles->setPictures(std::move(pictures));
    viewport()->update();
}

// --- heights

void BubbleView::reset()
{
    QAbstractItemView::reset();
    m_bubbles->forget();
    m_selection = {};
    m_bubbles->setSelection({});
    m_anchor = {};
    forgetHeights();
    settle();
}

void BubbleView::forgetHeights()
{
    m_bubbles->setMirrored(isRightToLeft());
    m_bubbles->setGutter(verticalScrollBar()->sizeHint().width());
    m_width = viewport()->width();
    m_heights.assign(static_cast<std::size_t>(model() ? model()->rowCount() : 0), {});
    guess(0, rows() - 1);
}

void BubbleView::guess(int from, int to)
{
    for (int row = from; row <= to; ++row)
        m_heights[static_cast<std::size_t>(row)] = {m_bubbles->guessedHeightOf(model()->index(row, 0), m_width), false};
}

bool BubbleView::measure(int row)
{
    Height &height = m_heights[static_cast<std::size_t>(row)];
    if (height.isExact)
        return false;
    height = {m_bubbles->heightOf(model()->index(row, 0), m_width), true};
    return true;
}

void BubbleView::measureDown(int row, int pixels)
{
    for (; row < rows() && pixels > 0; ++row) {
        measure(row);
        pixels -= m_heights[static_cast<std::size_t>(row)].pixels;
    }
}

void BubbleView::measureUp(int row, int pixels)
{
    for (; row >= 0 && pixels > 0; --row) {
        measure(row);
        pixels -= m_heights[static_cast<std::size_t>(row)].pixels;
    }
}

void BubbleView::stack()
{
    m_tops.resize(m_heights.size() + 1);
    int top = MarginTop;
    for (std::size_t row = 0; row < m_heights.size(); ++row) {
        m_tops[row] = top;
        top += m_heights[row].pixels;
    }
    m_tops.back() = top;
}

int BubbleView::total() const
{
    return (m_tops.empty() ? 0 : m_tops.back()) + MarginBottom;
}

int BubbleView::lastTop() const
{
    return std::max(0, total() - viewport()->height());
}

/// The row at @p y, counted from the top of all; the nearest one beyond both ends, -1 if there is none.
int BubbleView::rowAt(int y) const
{
    if (m_heights.empty())
        return -1;
    const auto above = std::upper_bound(m_tops.begin(), m_tops.end() - 1, y);
    return std::max(0, static_cast<int>(above - m_tops.begin()) - 1);
}

/// Brings scroll bar and rows in accord with the heights, so that the anchor stays where it is.
void BubbleView::settle()
{
    const bool wasSettling = std::exchange(m_isSettling, true);
    const int height = viewport()->height();
    if (rows() <= FewRows)
        measureDown(0, std::numeric_limits<int>::max());
    if (m_anchor.isEnd) {
        measureUp(rows() - 1, height);
        stack();
    } else {
        m_anchor.row = std::clamp(m_anchor.row, 0, std::max(0, rows() - 1));
        measureUp(m_anchor.row - 1, -m_anchor.offset);
        measureDown(m_anchor.row, height + m_anchor.offset);
        stack();
        if (rows() > 0 && m_tops[static_cast<std::size_t>(m_anchor.row)] + m_anchor.offset > lastTop()) {
            measureUp(rows() - 1, height);
            stack();
        }
    }
    QScrollBar *bar = verticalScrollBar();
    bar->setPageStep(std::max(1, height - WheelStep));
    bar->setRange(0, lastTop());
    bar->setValue(m_anchor.isEnd || rows() == 0 ? lastTop()
                                                : m_tops[static_cast<std::size_t>(m_anchor.row)] + m_anchor.offset);
    m_isSettling = wasSettling;
    viewport()->update();
    const bool isAllKnown =
        std::all_of(m_heights.begin(), m_heights.end(), [](const Height &each) { return each.isExact; });
    if (isAllKnown)
        m_idle.stop();
    else
        m_idle.start();
    tellWhetherAtEnd();
}

/// The reader has scrolled to @p value: what is seen now is what stays. That is the first row that begins in sight; of
/// one that is taller than the view, what is at its top.
void BubbleView::anchorAt(int value)
{
    m_anchor = {};
    m_anchor.isEnd = value >= lastTop();
    if (rows() == 0)
        return;
    m_anchor.row = std::max(0, rowAt(value));
    const auto top = [this](int row) { return m_tops[static_cast<std::size_t>(row)]; };
    if (top(m_anchor.row) < value && m_anchor.row + 1 < rows() && top(m_anchor.row + 1) < value + viewport()->height())
        ++m_anchor.row;
    m_anchor.offset = value - top(m_anchor.row);
}

void BubbleView::scrollContentsBy(int, int dy)
{
    if (!m_isSettling) {
        // Rows that come in from above are measured before they are seen; what was seen must not jump by their error.
        const int value = verticalScrollBar()->value();
        const int height = viewport()->height();
        const int steady = std::max(0, rowAt(value + std::max(0, dy)));
        const bool isNear = dy > 0 && dy <= 2 * height && rows() > 0;
        const int before = isNear ? m_tops[static_cast<std::size_t>(steady)] : 0;
        const int first = std::max(0, rowAt(value));
        if (isNear) {
            measureUp(steady, dy + height / 2);
            stack();
        }
        const int shift = isNear ? m_tops[static_cast<std::size_t>(steady)] - before : 0;
        anchorAt(std::max(0, value + shift));
        if (!isNear && !m_anchor.isEnd)
            measureDown(first, height);
        settle();
    }
    viewport()->update();
}

void BubbleView::measureMore()
{
    QElapsedTimer spent;
    spent.start();
    // From the end, which is where one goes on reading.
    int row = rows() - 1;
    for (; row >= 0 && spent.nsecsElapsed() < SliceNs; --row)
        measure(row);
    settle();
}

void BubbleView::rowsInserted(const QModelIndex &parent, int start, int end)
{
    m_heights.insert(m_heights.begin() + start, static_cast<std::size_t>(end - start + 1), {});
    guess(start, end);
    if (!m_anchor.isEnd && start <= m_anchor.row)
        m_anchor.row += end - start + 1;
    QAbstractItemView::rowsInserted(parent, start, end);
    settle();
}

void BubbleView::dataChanged(const QModelIndex &from, const QModelIndex &to, const QList<int> &roles)
{
    for (int row = from.row(); row <= to.row() && row < rows(); ++row) {
        m_bubbles->forget(model()->index(row, 0));
        m_heights[static_cast<std::size_t>(row)].isExact = false;
    }
    QAbstractItemView::dataChanged(from, to, roles);
    settle();
}

void BubbleView::updateGeometries()
{
    QAbstractItemView::updateGeometries();
    if (viewport()->width() != m_width)
        forgetHeights();
    settle();
}

int BubbleView::verticalOffset() const
{
    return verticalScrollBar()->value();
}

bool BubbleView::isAtEnd() const
{
    return m_anchor.isEnd;
}

void BubbleView::tellWhetherAtEnd()
{
    if (std::exchange(m_wasAtEnd, m_anchor.isEnd) != m_anchor.isEnd)
        Q_EMIT atEndChanged(m_anchor.isEnd);
}

void BubbleView::scrollToEnd()
{
    m_anchor = {};
    settle();
}

// --- places

QRect BubbleView::visualRect(const QModelIndex &index) const
{
    if (!index.isValid() || index.row() >= rows())
        return {};
    const auto row = static_cast<std::size_t>(index.row());
    return {0, m_tops[row] - verticalOffset(), viewport()->width(), m_heights[row].pixels};
}

QModelIndex BubbleView::indexAt(const QPoint &point) const
{
    const int y = point.y() + verticalOffset();
    const int row = rowAt(y);
    if (row < 0 || y < MarginTop || y >= m_tops.back())
        return {};
    return model()->index(row, 0);
}

void BubbleView::scrollTo(const QModelIndex &index, ScrollHint hint)
{
    if (!index.isValid() || index.row() >= rows())
        return;
    if (index.row() + 1 == rows() && hint != PositionAtTop) {
        scrollToEnd();
        return;
    }
    measure(index.row());
    stack();
    const QRect place = visualRect(index);
    const int height = viewport()->height();
    if (hint == EnsureVisible && place.top() >= 0 && place.bottom() < height)
        return;
    // A row that is taller than the view is read from its top.
    const bool isFromTop =
        hint == PositionAtTop || place.height() > height || (hint == EnsureVisible && place.top() < 0);
    const int offset = isFromTop                  ? -MarginTop
                       : hint == PositionAtCenter ? (place.height() - height) / 2
                                                  : place.height() + MarginBottom - height;
    measureUp(index.row(), height);
    stack();
    const int wanted = std::clamp(m_tops[static_cast<std::size_t>(index.row())] + offset, 0, lastTop());
    anchorAt(wanted);
    settle();
}

QModelIndex BubbleView::moveCursor(CursorAction action, Qt::KeyboardModifiers)
{
    if (rows() == 0)
        return {};
    const QModelIndex current = currentIndex();
    const int last = rows() - 1;
    if (!current.isValid())
        return model()->index(action == MoveHome ? 0 : last, 0);
    const int page = std::max(1, viewport()->height() - WheelStep);
    const int top = m_tops[static_cast<std::size_t>(current.row())];
    int row = current.row();
    switch (action) {
    case MoveUp:
    case MovePrevious:
        row -= 1;
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
        row = std::min(row - 1, rowAt(top - page));
        break;
    case MovePageDown:
        row = std::max(row + 1, rowAt(top + page));
        break;
    case MoveLeft:
    case MoveRight:
        break;
    }
    return model()->index(std::clamp(row, 0, last), 0);
}

QRegion BubbleView::visualRegionForSelection(const QItemSelection &selection) const
{
    QRegion region;
    for (const QModelIndex &index : selection.indexes())
        region += visualRect(index);
    return region;
}

// --- painting

void BubbleView::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    painter.fillRect(event->rect(), theme::tokens(this).window);
    if (rows() == 0)
        return;
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    option.widget = this;
    const int first = std::max(0, rowAt(event->rect().top() + verticalOffset()));
    for (int row = first; row < rows(); ++row) {
        const QModelIndex index = model()->index(row, 0);
        option.rect = visualRect(index);
        if (option.rect.top() > event->rect().bottom())
            break;
        option.state.setFlag(QStyle::State_HasFocus, hasFocus() && index == currentIndex());
        m_bubbles->paint(&painter, option, index);
    }
}

void BubbleView::changeEvent(QEvent *event)
{
    QAbstractItemView::changeEvent(event);
    if (event->type() != QEvent::StyleChange && event->type() != QEvent::LayoutDirectionChange &&
        event->type() != QEvent::FontChange)
        return;
    m_bubbles->forget();
    forgetHeights();
    settle();
}

} // namespace tierdesk::ui
