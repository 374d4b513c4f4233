#include "core/doors/client/Reports.h"

#include "core/doors/client/Query.h"

namespace tierdesk::client {

Reports::Reports(Connection &connection)
    : m_connection(connection)
{}

void Reports::analytics(const Period &period, QObject *context, Done<deskapi::Analytics> done)
{
    QUrlQuery query;
    addTime(query, QStringLiteral("startDate"), period.from);
    addEnd(query, QStringLiteral("endDate"), period.to);
    addWord(query, QStringLiteral("groupBy"), period.groupBy);
    m_connection.get(QStringLiteral("/desk/analytics"), query, context, Connection::decoded(std::move(done)));
}

void Reports::sentiment(Timestamp from, Timestamp to, int bucketMinutes, QObject *context,
                        Done<deskapi::SentimentSeries> done)
{
    QUrlQuery query;
    addTime(query, QStringLiteral("from"), from);
    addEnd(query, QStringLiteral("to"), to);
    query.addQueryItem(QStringLiteral("bucketMinutes"), QString::number(bucketMinutes));
    m_connection.get(QStringLiteral("/desk/sentiment"), query, context, Connection::decoded(std::move(done)));
}

void Reports::status(QObject *context, Done<deskapi::ServerStatus> done)
{
    m_connection.get(QStringLiteral("/desk/status"), {}, context, Connection::decoded(std::move(done)));
}

} // namespace tierdesk::client
