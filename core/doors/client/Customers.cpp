#include "core/doors/client/Customers.h"

#include "core/doors/client/Query.h"

namespace tierdesk::client {

Customers::Customers(Connection &connection)
    : m_connection(connection)
{}

void Customers::open(const QString &ref, QObject *context, Done<deskapi::CustomerDetail> done)
{
    m_connection.get(u"/desk/customers/"_s + segment(ref), {}, context, Connection::decoded(std::move(done)));
}

} // namespace tierdesk::client
