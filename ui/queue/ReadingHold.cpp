#include "ui/queue/ReadingHold.h"

#include <QtGui/QKeyEvent>
#include <QtWidgets/QAbstractItemView>

#include <algorithm>
#include <array>
#include <utility>

namespace tierdesk::ui {

namespace {

/// How long the order is held after the pointer last moved over the list, or a key in it.
constexpr int HoldMs = 4000;

bool isReading(int key)
{
    constexpr std::array Moves{Qt::Key_Up, Qt::Key_Down, Qt::Key_PageUp, Qt::Key_PageDown, Qt::Key_Home, Qt::Key_End};
    return std::find(Moves.begin(), Moves.end(), key) != Moves.end();
}

} // namespace

ReadingHold::ReadingHold(QAbstractItemView &list, std::function<void(bool isHeld)> hold, QObject *parent)
    : QObject(parent)
    , m_list(list)
    , m_hold(std::move(hold))
{
    m_ends.setSingleShot(true);
    m_ends.setInterval(HoldMs);
    connect(&m_ends, &QTimer::timeout, this, &ReadingHold::end);
    m_list.viewport()->installEventFilter(this);
    m_list.installEventFilter(this);
}

void ReadingHold::end()
{
    m_ends.stop();
    m_hold(false);
}

void ReadingHold::goOn()
{
    m_hold(true);
    m_ends.start();
}

bool ReadingHold::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_list.viewport()) {
        switch (event->type()) {
        case QEvent::MouseMove:
        case QEvent::Wheel:
        case QEvent::MouseButtonPress:
            goOn();
            break;
        case QEvent::Leave:
            end();
            break;
        default:
            break;
        }
    }
    // Who goes through it by keys reads it no less.
    if (watched == &m_list && event->type() == QEvent::KeyPress && isReading(static_cast<QKeyEvent *>(event)->key()))
        goOn();
    return QObject::eventFilter(watched, event);
}

} // namespace tierdesk::ui
