#include "core/doors/client/Articles.h"

namespace tierdesk::client {

Articles::Articles(Connection &connection)
    : m_connection(connection)
{}

void Articles::list(QObject *context, Done<deskapi::Articles> done)
{
    m_connection.get(QStringLiteral("/desk/articles"), {}, context, Connection::decoded(std::move(done)));
}

} // namespace tierdesk::client
