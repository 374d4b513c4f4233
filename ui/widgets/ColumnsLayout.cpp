#include "ui/widgets/ColumnsLayout.h"

#include "ui/theme/Appearance.h"

#include <QtWidgets/QStyle>
#include <QtWidgets/QWidget>

#include <algorithm>

namespace tierdesk::ui::widgets {

ColumnsLayout::ColumnsLayout(QWidget *parent, int columns, int leastWidth, int gap)
    : QLayout(parent)
    , m_columns(columns)
    , m_leastWidth(leastWidth)
    , m_gap(gap)
{}

ColumnsLayout::~ColumnsLayout()
{
    for (const Entry &each : m_entries)
        delete each.item;
}

void ColumnsLayout::add(QWidget *widget, int span)
{
    addWidget(widget);
    m_entries.back().span = span;
}

void ColumnsLayout::addItem(QLayoutItem *item)
{
    m_entries.append({item, 1});
    invalidate();
}

int ColumnsLayout::count() const
{
    return static_cast<int>(m_entries.size());
}

QLayoutItem *ColumnsLayout::itemAt(int index) const
{
    return index >= 0 && index < count() ? m_entries[index].item : nullptr;
}

QLayoutItem *ColumnsLayout::takeAt(int index)
{
    return index >= 0 && index < count() ? m_entries.takeAt(index).item : nullptr;
}

Qt::Orientations ColumnsLayout::expandingDirections() const
{
    return Qt::Horizontal;
}

bool ColumnsLayout::hasHeightForWidth() const
{
    return true;
}

int ColumnsLayout::heightForWidth(int width) const
{
    return place({0, 0, width, 0}, false);
}

QSize ColumnsLayout::sizeHint() const
{
    const QMargins margins = contentsMargins();
    const int width = m_columns * (theme::scaled(m_leastWidth) + m_gap) - m_gap + margins.left() + margins.right();
    return {width, heightForWidth(width)};
}

QSize ColumnsLayout::minimumSize() const
{
    int widest = 0;
    for (const Entry &each : m_entries) {
        if (!each.item->isEmpty())
            widest = std::max(widest, each.item->minimumSize().width());
    }
    const QMargins margins = contentsMargins();
    return {widest + margins.left() + margins.right(), margins.top() + margins.bottom()};
}

void ColumnsLayout::setGeometry(const QRect &rect)
{
    QLayout::setGeometry(rect);
    place(rect, true);
}

int ColumnsLayout::place(const QRect &rect, bool isReal) const
{
    const auto direction = parentWidget() ? parentWidget()->layoutDirection() : Qt::LeftToRight;
    QMargins margins = contentsMargins();
    if (direction == Qt::RightToLeft)
        margins = {margins.right(), margins.top(), margins.left(), margins.bottom()};
    const QRect room = rect.marginsRemoved(margins);
    int least = theme::scaled(m_leastWidth);
    for (const Entry &each : m_entries) {
        // What is wide by its content makes every column so wide, rather than being cut off.
        if (!each.item->isEmpty() && each.span == 1)
            least = std::max(least, each.item->minimumSize().width());
    }
    const int columns = std::clamp((room.width() + m_gap) / (least + m_gap), 1, m_columns);
    const int column = (room.width() - (columns - 1) * m_gap) / columns;
    QList<std::pair<QLayoutItem *, QRect>> row;
    int taken = 0;
    int y = room.top();
    const auto finish = [&] {
        int height = 0;
        for (const auto &[item, at] : row) {
            const int needed = item->hasHeightForWidth() ? item->heightForWidth(at.width()) : item->sizeHint().height();
            height = std::max({height, needed, item->minimumSize().height()});
        }
        for (const auto &[item, at] : row) {
            if (isReal)
                item->setGeometry(QStyle::visualRect(direction, room, QRect(at.left(), at.top(), at.width(), height)));
        }
        y += height + m_gap;
        row.clear();
        taken = 0;
    };
    for (const Entry &each : m_entries) {
        if (each.item->isEmpty())
            continue;
        const int span = std::min(each.span, columns);
        if (taken + span > columns)
            finish();
        const int left = room.left() + taken * (column + m_gap);
        taken += span;
        // The last of a full row ends where the room ends, whatever the division left over.
        const int right = taken == columns ? room.right() : left + span * (column + m_gap) - m_gap - 1;
        row.append({each.item, QRect(QPoint(left, y), QPoint(right, y))});
    }
    if (!row.isEmpty())
        finish();
    return std::max(0, y - m_gap - rect.top()) + margins.bottom();
}

} // namespace tierdesk::ui::widgets
