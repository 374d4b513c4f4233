#pragma once

#include "core/doors/client/Connection.h"
#include "core/doors/deskapi/Administration.h"

namespace tierdesk::client {

/// The company's knowledge articles. Callbacks as Connection says.
class Articles final
{
public:
    /// @p connection must outlive this.
    explicit Articles(Connection &connection);

    void list(QObject *context, Done<deskapi::Articles> done);
    void remove(const QString &ref, QObject *context, Done<void> done);

private:
    Connection &m_connection;
};

} // namespace tierdesk::client
