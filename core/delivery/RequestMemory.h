#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QCache>

namespace tierdesk::delivery {

/// The requests that queued deliveries belong to, for the log only. Kept in memory for the 4,096 deliveries used last;
/// retries of others, and all after a restart, are logged without a request.
class RequestMemory final
{
public:
    void remember(qint64 delivery, const QByteArray &requestId)
    {
        if (!requestId.isEmpty())
            m_requests.insert(delivery, new QByteArray(requestId));
    }
    void forget(qint64 delivery) { m_requests.remove(delivery); }
    /// Returns the request of @p delivery; empty if unknown.
    [[nodiscard]] QByteArray of(qint64 delivery) const
    {
        const QByteArray *found = m_requests.object(delivery);
        return found ? *found : QByteArray();
    }

private:
    QCache<qint64, QByteArray> m_requests{4096};
};

} // namespace tierdesk::delivery
