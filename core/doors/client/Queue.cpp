#include "core/doors/client/Queue.h"

namespace tierdesk::client {

void Queue::list(deskapi::QueueView view, QObject *context, Done<deskapi::Queue> done)
{
    QUrlQuery query;
    query.addQueryItem(u"view"_s, word(view));
    m_connection.call(route::ShowQueue, {}, query, context, std::move(done));
}

} // namespace tierdesk::client
