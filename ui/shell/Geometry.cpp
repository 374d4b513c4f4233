#include "ui/shell/Geometry.h"

#include <QtCore/QEvent>
#include <QtCore/QTimer>
#include <QtGui/QGuiApplication>
#include <QtGui/QScreen>
#include <QtWidgets/QWidget>

#include <algorithm>

namespace tierdesk::ui {

namespace {

/// So much of a window's upper edge must be on a screen that one can drag it.
constexpr QSize Handle{120, 40};

qint64 distance(const QRect &a, const QRect &b)
{
    const QPoint way = a.center() - b.center();
    return qint64(way.x()) * way.x() + qint64(way.y()) * way.y();
}

class GeometryWatch final : public QObject
{
public:
    GeometryWatch(QWidget &window, QTimer &timer)
        : QObject(&window)
        , m_window(window)
        , m_timer(timer)
    {
        window.installEventFilter(this);
    }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        const auto type = event->type();
        if (m_window.isVisible() &&
            (type == QEvent::Move || type == QEvent::Resize || type == QEvent::WindowStateChange))
            m_timer.start();
        return QObject::eventFilter(watched, event);
    }

private:
    QWidget &m_window;
    QTimer &m_timer;
};

} // namespace

QRect pulledInto(const QList<QRect> &screens, const QRect &window)
{
    if (screens.isEmpty())
        return window;
    const QRect upper(window.topLeft(), QSize(window.width(), std::min(window.height(), Handle.height())));
    for (const QRect &screen : screens) {
        const QRect seen = screen.intersected(upper);
        if (seen.width() >= std::min(Handle.width(), window.width()) && seen.height() == upper.height())
            return window;
    }
    const QRect nearest = *std::min_element(screens.begin(), screens.end(), [&](const QRect &a, const QRect &b) {
        return distance(a, window) < distance(b, window);
    });
    QRect placed(window.topLeft(), window.size().boundedTo(nearest.size()));
    placed.moveLeft(std::clamp(placed.left(), nearest.left(), nearest.right() - placed.width() + 1));
    placed.moveTop(std::clamp(placed.top(), nearest.top(), nearest.bottom() - placed.height() + 1));
    return placed;
}

void pullIntoScreens(QWidget &window)
{
    QList<QRect> screens;
    for (const QScreen *each : QGuiApplication::screens())
        screens.append(each->availableGeometry());
    const QRect before = window.geometry();
    const QRect after = pulledInto(screens, before);
    if (after != before)
        window.setGeometry(after);
}

void watchGeometry(QWidget &window, QTimer &timer)
{
    new GeometryWatch(window, timer);
}

} // namespace tierdesk::ui
