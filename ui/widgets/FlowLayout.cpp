#include "ui/widgets/FlowLayout.h"

#include "ui/theme/Tokens.h"

#include <QtWidgets/QStyle>
#include <QtWidgets/QWidget>

#include <algorithm>

namespace tierdesk::ui::widgets {

FlowLayout::FlowLayout(QWidget *parent)
    : QLayout(parent)
    , m_across(2 * theme::metric::Grid)
    , m_down(2 * theme::metric::Grid)
{}

FlowLayout::~FlowLayout()
{
    qDeleteAll(m_items);
}

void FlowLayout::setSpacings(int across, int down)
{
    m_across = across;
    m_down = down;
    invalidate();
}

void FlowLayout::addItem(QLayoutItem *item)
{
    m_items.append(item);
    invalidate();
}

int FlowLayout::count() const
{
    return static_cast<int>(m_items.size());
}

QLayoutItem *FlowLayout::itemAt(int index) const
{
    return m_items.value(index);
}

QLayoutItem *FlowLayout::takeAt(int index)
{
    return index >= 0 && index < m_items.size() ? m_items.takeAt(index) : nullptr;
}

Qt::Orientations FlowLayout::expandingDirections() const
{
    return {};
}

bool FlowLayout::hasHeightForWidth() const
{
    return true;
}

int FlowLayout::heightForWidth(int width) const
{
    return place({0, 0, width, 0}, false);
}

QSize FlowLayout::sizeHint() const
{
    QSize all;
    for (const QLayoutItem *item : m_items) {
        if (item->isEmpty())
            continue;
        all.rwidth() += item->sizeHint().width() + m_across;
        all.rheight() = std::max(all.height(), item->sizeHint().height());
    }
    const QMargins margins = contentsMargins();
    return all + QSize(margins.left() + margins.right(), margins.top() + margins.bottom());
}

QSize FlowLayout::minimumSize() const
{
    QSize widest;
    for (const QLayoutItem *item : m_items) {
        if (!item->isEmpty())
            widest = widest.expandedTo(item->minimumSize());
    }
    const QMargins margins = contentsMargins();
    return widest + QSize(margins.left() + margins.right(), margins.top() + margins.bottom());
}

void FlowLayout::setGeometry(const QRect &rect)
{
    QLayout::setGeometry(rect);
    place(rect, true);
}

/// Lays the items out within @p rect and returns the height that they take.
int FlowLayout::place(const QRect &rect, bool isReal) const
{
    const QMargins margins = contentsMargins();
    const QRect room = rect.marginsRemoved(margins);
    const auto direction = parentWidget() ? parentWidget()->layoutDirection() : Qt::LeftToRight;
    QList<std::pair<QLayoutItem *, QRect>> line;
    int x = room.left();
    int y = room.top();
    int height = 0;
    const auto finish = [&] {
        for (const auto &[item, at] : line) {
            if (!isReal)
                continue;
            const QRect centred(at.left(), at.top() + (height - at.height()) / 2, at.width(), at.height());
            item->setGeometry(QStyle::visualRect(direction, room, centred));
        }
        line.clear();
    };
    for (QLayoutItem *item : m_items) {
        if (item->isEmpty())
            continue;
        const QSize size = item->sizeHint().boundedTo({std::max(room.width(), item->minimumSize().width()), INT_MAX});
        if (!line.isEmpty() && x + size.width() > room.right() + 1) {
            finish();
            x = room.left();
            y += height + m_down;
            height = 0;
        }
        line.append({item, QRect(QPoint(x, y), size)});
        x += size.width() + m_across;
        height = std::max(height, size.height());
    }
    finish();
    return y + height - rect.top() + margins.bottom();
}

} // namespace tierdesk::ui::widgets
