#pragma once

#include "core/domain/Ids.h"

#include <QtCore/QObject>

namespace tierdesk::dialects {

/// That a person at the desk is writing to a customer, as consoles tell of it and the customers' doors pass it on: told
/// at once, kept nowhere. Server thread, as the doors on either side of it.
class AgentTyping final : public QObject
{
    Q_OBJECT

Q_SIGNALS:
    /// @p user has begun to write to the customer of @p session, one of @p company's, or has stopped.
    void told(tierdesk::CompanyId company, const QString &session, tierdesk::UserId user, bool isTyping);
};

} // namespace tierdesk::dialects
