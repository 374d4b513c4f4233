#pragma once

#include <QtCore/QTimer>

#include <functional>
#include <utility>

namespace tierdesk::ui::widgets {

/// A timer of @p parent's that calls @p write half a second after it was last started: what is dragged about is written
/// once, and who is killed loses no more than that.
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
