#include "core/doors/client/Reports.h"

#include "core/doors/client/Query.h"

namespace tierdesk::client {

void Reports::analytics(const Period &period, QObject *context, Done<deskapi::Analytics> done)
{
    QUrlQuery query;
    addTime(query, u"startDate"_s, period.from);
    addEnd(query, u"endDate"_s, period.to);
    addWord(query, u"groupBy"_s, period.groupBy);
    m_connection.call(route::ShowAnalytics, {}, query, context, std::move(done));
}

void Reports::sentiment(Timestamp from, Timestamp to, int bucketMinutes, QObject *context,
                        Done<deskapi::SentimentSeries> done)
{
    QUrlQuery query;
    addTime(query, u"from"_s, from);
    addEnd(query, u"to"_s, to);
    query.addQueryItem(u"bucketMinutes"_s, QString::number(bucketMinutes));
    m_connection.call(route::ShowSentiment, {}, query, context, std::move(done));
}

void Reports::status(QObject *context, Done<deskapi::ServerStatus> done)
{
    m_connection.call(route::ShowStatus, {}, context, std::move(done));
}

} // namespace tierdesk::client
