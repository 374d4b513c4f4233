#include "core/doors/client/Queue.h"

namespace tierdesk::client {

Queue::Queue(Connection &connection)
    : m_connection(connection)
{}

void Queue::list(deskapi::QueueView view, QObject *context, Done<deskapi::Queue> done)
{
    QUrlQuery query;
    query.addQueryItem(u"view"_s, word(view));
    m_connection.get(u"/desk/queue"_s, query, context, Connection::decoded(std::move(done)));
}

} // namespace tierdesk::client
