#pragma once

#include <QtCore/QByteArray>

namespace tierdesk::log {

/// Returns the id of the request that the calling thread is at work on; empty where there is none.
[[nodiscard]] const QByteArray &requestId();

/// While it lives, what the calling thread logs belongs to a request.
class RequestScope final
{
public:
    explicit RequestScope(const QByteArray &id);
    ~RequestScope();
    Q_DISABLE_COPY_MOVE(RequestScope)

private:
    QByteArray m_outer;
};

} // namespace tierdesk::log
