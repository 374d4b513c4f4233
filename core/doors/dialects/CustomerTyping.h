#pragma once

#include "core/domain/Ids.h"

#include <QtCore/QObject>

namespace tierdesk::dialects {

/// That a customer is writing, as a customer's door hears of it and the people at the desk see it: told at once, kept
/// nowhere, and no part of a session's history. Server thread, as the doors on either side of it.
class CustomerTyping final : public QObject
{
    Q_OBJECT

Q_SIGNALS:
    /// The customer of @p session, an open one of @p company's, has begun to write or has stopped.
    void told(tierdesk::CompanyId company, const QString &session, bool isTyping);
};

} // namespace tierdesk::dialects
