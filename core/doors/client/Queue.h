#pragma once

#include "core/doors/client/Connection.h"
#include "core/doors/deskapi/Sessions.h"

namespace tierdesk::client {

/// The queue of cases for people. Callbacks as Connection says.
class Queue final
{
public:
    /// @p connection must outlive this.
    explicit Queue(Connection &connection);

    void list(deskapi::QueueView view, QObject *context, Done<deskapi::Queue> done);

private:
    Connection &m_connection;
};

} // namespace tierdesk::client
