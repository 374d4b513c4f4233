#include "core/doors/deskapi/Codec.h"
#include "core/doors/deskapi/FieldsOf.h"

namespace tierdesk::deskapi {

template<class E>
QJsonValue toValue(const Tally<E> &tally)
{
    QJsonObject json;
    for (const auto &[each, count] : tally.counts)
        json.insert(word(each), count);
    return json;
}

/// Words that this program does not know are left out.
template<class E>
bool fromValue(const QJsonValue &json, Tally<E> &tally)
{
    tally.counts.clear();
    const QJsonObject object = json.toObject();
    bool isGood = json.isObject();
    for (const auto &[each, name] : Words<E>::table) {
        const auto at = object.constFind(QLatin1String(name));
        if (at == object.constEnd())
            continue;
        tally.counts.emplace_back(each, at->toInteger());
        isGood = isGood && at->isDouble();
    }
    return isGood;
}

template<class E>
QJsonObject schemaFor(const Tally<E> *)
{
    return schema::mapOf(schema::integer());
}

template<class Io, Is<SessionFigures> T>
void fields(Io &io, T &v)
{
    io(u"sessions", v.sessions);
    io(u"resolved", v.resolved);
    io(u"resolutionRate", v.resolutionRate);
    io(u"avgTime", v.averageSeconds);
}

template<class Io, Is<TierFigures> T>
void fields(Io &io, T &v)
{
    io(u"tier", v.tier);
    fields(io, v.figures);
}

template<class Io, Is<ChannelFigures> T>
void fields(Io &io, T &v)
{
    io(u"channel", v.channel);
    fields(io, v.figures);
}

template<class Io, Is<FiguresBucket> T>
void fields(Io &io, T &v)
{
    io(u"start", v.start);
    fields(io, v.figures);
    io(u"escalated", v.escalated);
    io(u"avgSentiment", v.averageScore);
    io(u"byTier", v.byTier);
}

template<class Io, Is<ActiveFigures> T>
void fields(Io &io, T &v)
{
    io(u"open", v.open);
    io(u"waiting", v.waiting);
    io(u"held", v.held);
    io(u"byTier", v.byTier);
}

template<class Io, Is<Analytics::Period> T>
void fields(Io &io, T &v)
{
    io(u"start", v.start);
    io(u"end", v.end);
}

template<class Io, Is<Analytics::Overview> T>
void fields(Io &io, T &v)
{
    io(u"totalSessions", v.sessions);
    io(u"resolvedSessions", v.resolved);
    io(u"resolutionRate", v.resolutionRate);
    io(u"avgResolutionTime", v.averageSeconds);
    io(u"avgMessagesPerSession", v.averageMessages);
    io(u"customerSatisfactionAvg", v.averageRating);
    io(u"ratedSessions", v.rated);
}

template<class Io, Is<Analytics::Escalations> T>
void fields(Io &io, T &v)
{
    io(u"total", v.sessions);
    io(u"byReason", v.byReason);
    io(u"avgEscalationTime", v.averageSeconds);
    io(u"escalationRate", v.rate);
}

template<class Io, Is<Analytics::Moods> T>
void fields(Io &io, T &v)
{
    io(u"distribution", v.distribution);
    io(u"irateIncidents", v.irateIncidents);
    io(u"sentimentImprovement", v.improvement);
}

template<class Io, Is<Analytics> T>
void fields(Io &io, T &v)
{
    io(u"period", v.period);
    io(u"overview", v.overview);
    io(u"byTier", v.byTier);
    io(u"byChannel", v.byChannel);
    io(u"escalations", v.escalations);
    io(u"sentiment", v.sentiment);
    io(u"byResolution", v.byResolution);
    io(u"active", v.active);
    io(u"groupBy", v.groupBy);
    io(u"series", v.series);
}

template<class Io, Is<SentimentSeries::Bucket> T>
void fields(Io &io, T &v)
{
    io(u"at", v.at);
    io(u"count", v.count);
    io(u"score", v.score);
    io(u"words", v.words);
}

template<class Io, Is<SentimentSeries> T>
void fields(Io &io, T &v)
{
    io(u"from", v.from);
    io(u"to", v.to);
    io(u"bucketMinutes", v.bucketMinutes);
    io(u"count", v.count);
    io(u"score", v.score);
    io(u"words", v.words);
    io(u"buckets", v.buckets);
}

template<class Io, Is<ServerStatus::Model> T>
void fields(Io &io, T &v)
{
    io(u"tier", v.tier);
    io(u"name", v.name);
    io(u"state", v.state);
}

template<class Io, Is<ServerStatus> T>
void fields(Io &io, T &v)
{
    io(u"version", v.version);
    io(u"listen", v.listen);
    io(u"tls", v.isTls);
    io(u"models", v.models);
    io(u"activeSessions", v.activeSessions);
    io(u"p95TurnMs", v.p95TurnMs);
    io(u"slaMetToday", v.slaMetToday);
    io(u"startedAt", v.startedAt);
}

DESKAPI_REPLY(Analytics)
DESKAPI_REPLY(SentimentSeries)
DESKAPI_REPLY(ServerStatus)

} // namespace tierdesk::deskapi
