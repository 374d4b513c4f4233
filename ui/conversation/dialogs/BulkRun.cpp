#include "ui/conversation/dialogs/BulkRun.h"

#include <utility>

namespace tierdesk::ui {

BulkRun::BulkRun(QObject *parent)
    : QObject(parent)
{}

void BulkRun::start(const QStringList &ids, Act act)
{
    Q_ASSERT(!m_isRunning);
    m_ids = ids;
    m_act = std::move(act);
    m_isRunning = true;
    next();
}

void BulkRun::next()
{
    if (m_ids.isEmpty()) {
        m_isRunning = false;
        Q_EMIT finished();
        return;
    }
    const QString id = m_ids.takeFirst();
    m_act(id, this, [this, id](const base::Result<deskapi::Handled> &handled) {
        Q_EMIT answered(id, handled);
        next();
    });
}

} // namespace tierdesk::ui
