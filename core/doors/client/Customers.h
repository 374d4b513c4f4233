#pragma once

#include "core/doors/client/Connection.h"
#include "core/doors/deskapi/Sessions.h"

namespace tierdesk::client {

/// Customers with their orders, subscriptions and sessions. Callbacks as Connection says.
class Customers final
{
public:
    /// @p connection must outlive this.
    explicit Customers(Connection &connection);

    /// @p ref is the company's own name for them: SessionRow::customerRef.
    void open(const QString &ref, QObject *context, Done<deskapi::CustomerDetail> done);

private:
    Connection &m_connection;
};

} // namespace tierdesk::client
