#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QCache>

namespace tierdesk::delivery {

/// The requests that queued deliveries belong to, for the log only. Kept in memory and bounded: after a restart, and
/// for all but the 4,096 deliveries used last, a retry is logged without a request.
class RequestMemory final
{
public:
    void remember(qint64 delivery, const QByteArray &requestId)
    {
        if (!requestId.isEmpty())
            m_requests.insert(delivery, new QByteArray(requestId));
    }
    void forget(qint64 delivery) { m_requests.remove(delivery); }
    /// The request of @p delivery; empty if it is not known.
    [[nodiscard]] QByteArray of(qint64 delivery) const
    {
        const QByteArray *found = m_requests.object(delivery);
        return found ? *found : QByteArray();
    }

private:
    QCache<qint64, QByteArray> m_requests{4096};
};

} // namespace tierdesk::delivery
