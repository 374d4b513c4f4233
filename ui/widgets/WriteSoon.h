#pragma once

#include <QtCore/QTimer>

#include <functional>
#include <utility>

namespace tierdesk::ui::widgets {

/// Returns a timer, child of @p parent, that calls @p write half a second after it was last started: drags are written
/// once, and a killed program loses no more than that.
inline QTimer *writeSoon(QObject *parent, std::function<void()> write)
{
    constexpr int WriteAfterMs = 500;
    auto *timer = new QTimer(parent);
    timer->setSingleShot(true);
    timer->setInterval(WriteAfterMs);
    QObject::connect(timer, &QTimer::timeout, parent, std::move(write));
    return timer;
}

} // namespace tierdesk::ui::widgets
