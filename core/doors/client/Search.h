#pragma once

#include "core/doors/client/Connection.h"
#include "core/doors/deskapi/Sessions.h"

namespace tierdesk::client {

/// Sessions, customers, orders and articles that a text is found in. Callbacks as Connection says.
class Search final
{
public:
    /// @p connection must outlive this.
    explicit Search(Connection &connection);

    static constexpr int DefaultLimit = 20; ///< hits of a kind

    /// @p limit is 1 to 50.
    void find(const QString &text, int limit, QObject *context, Done<deskapi::SearchResults> done);

private:
    Connection &m_connection;
};

} // namespace tierdesk::client
