#include "core/doors/client/Customers.h"

#include "core/doors/client/Query.h"

namespace tierdesk::client {

void Customers::open(const QString &ref, QObject *context, Done<deskapi::CustomerDetail> done)
{
    m_connection.call(route::ShowCustomer, {ref}, context, std::move(done));
}

} // namespace tierdesk::client
