#pragma once

#include "core/base/Task.h"

#include <QtCore/QObject>
#include <QtCore/QThread>

namespace tierdesk::base {

/// Runs tasks on the thread of @p context, which must outlive it and run an event loop.
class ThreadExecutor final : public Executor
{
public:
    explicit ThreadExecutor(QObject *context)
        : m_context(context)
    {}
    void post(std::coroutine_handle<> task) override
    {
        if (isHere())
            task.resume();
        else
            QMetaObject::invokeMethod(
                m_context, [task] { task.resume(); }, Qt::QueuedConnection);
    }
    [[nodiscard]] bool isHere() const override { return QThread::currentThread() == m_context->thread(); }

private:
    QObject *m_context;
};

} // namespace tierdesk::base
