#pragma once

#include "core/domain/Ids.h"

#include <QtCore/QObject>

namespace tierdesk::dialects {

/// Passes on from the customers' APIs to the consoles that a customer is typing. Signals are emitted at once; nothing
/// is stored or added to a session's history. Server thread only.
class CustomerTyping final : public QObject
{
    Q_OBJECT

Q_SIGNALS:
    /// The customer of @p session, an open session of @p company, has started or stopped typing.
    void told(tierdesk::CompanyId company, const QString &session, bool isTyping);
};

} // namespace tierdesk::dialects
