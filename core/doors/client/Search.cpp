#include "core/doors/client/Search.h"

#include "core/doors/client/Query.h"

namespace tierdesk::client {

Search::Search(Connection &connection)
    : m_connection(connection)
{}

void Search::find(const QString &text, int limit, QObject *context, Done<deskapi::SearchResults> done)
{
    QUrlQuery query;
    addText(query, u"q"_s, text);
    query.addQueryItem(u"limit"_s, QString::number(limit));
    m_connection.get(u"/desk/search"_s, query, context, Connection::decoded(std::move(done)));
}

} // namespace tierdesk::client
