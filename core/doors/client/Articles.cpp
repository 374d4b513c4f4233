#include "core/doors/client/Articles.h"

namespace tierdesk::client {

void Articles::list(QObject *context, Done<deskapi::Articles> done)
{
    m_connection.call(route::ListArticles, {}, context, std::move(done));
}

void Articles::remove(const QString &ref, QObject *context, Done<void> done)
{
    m_connection.call(route::RemoveArticle, {ref}, context, std::move(done));
}

} // namespace tierdesk::client
