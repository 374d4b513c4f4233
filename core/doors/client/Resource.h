#pragma once

#include "core/doors/client/Connection.h"

namespace tierdesk::client {

/// A part of the desk API over a connection. Callbacks as Connection says.
class Resource
{
public:
    /// @p connection must outlive this.
    explicit Resource(Connection &connection)
        : m_connection(connection)
    {}

protected:
    Connection &m_connection;
};

} // namespace tierdesk::client
