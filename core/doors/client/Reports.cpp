#include "core/doors/client/Reports.h"

#include "core/doors/client/Query.h"

namespace tierdesk::client {

Reports::Reports(Connection &connection)
    : m_connection(connection)
{}

void Reports::analytics(const Period &period, QObject *context, Done<deskapi::Analytics> done)
{
    QUrlQuery query;
    addTime(query, u"startDate"_s, period.from);
    addEnd(query, u"endDate"_s, period.to);
    addWord(query, u"groupBy"_s, period.groupBy);
    m_connection.get(u"/desk/analytics"_s, query, context, Connection::decoded(std::move(done)));
}

void Reports::sentiment(Timestamp from, Timestamp to, int bucketMinutes, QObject *context,
                        Done<deskapi::SentimentSeries> done)
{
    QUrlQuery query;
    addTime(query, u"from"_s, from);
    addEnd(query, u"to"_s, to);
    query.addQueryItem(u"bucketMinutes"_s, QString::number(bucketMinutes));
    m_connection.get(u"/desk/sentiment"_s, query, context, Connection::decoded(std::move(done)));
}

void Reports::status(QObject *context, Done<deskapi::ServerStatus> done)
{
    m_connection.get(u"/desk/status"_s, {}, context, Connection::decoded(std::move(done)));
}

} // namespace tierdesk::client
