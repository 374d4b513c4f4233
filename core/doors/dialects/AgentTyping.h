#pragma once

#include "core/domain/Ids.h"

#include <QtCore/QObject>

namespace tierdesk::dialects {

/// Passes on from the consoles to the customers' APIs that an agent is typing to a customer. Signals are emitted at
/// once; nothing is stored. Server thread only.
class AgentTyping final : public QObject
{
    Q_OBJECT

Q_SIGNALS:
    /// @p user has started or stopped typing to the customer of @p session, which belongs to @p company.
    void told(tierdesk::CompanyId company, const QString &session, tierdesk::UserId user, bool isTyping);
};

} // namespace tierdesk::dialects
