#include "core/doors/client/Search.h"

#include "core/doors/client/Query.h"

namespace tierdesk::client {

void Search::find(const QString &text, int limit, QObject *context, Done<deskapi::SearchResults> done)
{
    QUrlQuery query;
    addText(query, u"q"_s, text);
    query.addQueryItem(u"limit"_s, QString::number(limit));
    m_connection.call(route::SearchAll, {}, query, context, std::move(done));
}

} // namespace tierdesk::client
