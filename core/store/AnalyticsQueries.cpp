#include "core/store/AnalyticsQueries.h"

#include "core/store/Rows.h"
#include "core/store/SessionRows.h"
#include "core/store/Snapshot.h"

#include <QtCore/QDate>
#include <QtCore/QDateTime>

#include <algorithm>
#include <map>

namespace tierdesk::store {

using base::Result;

namespace {

constexpr qint64 DayMs = 86'400'000;

/// Sums that can be added; averages are made at the end.
struct Totals {
    qint64 sessions = 0, resolved = 0, resolvedMs = 0, messages = 0, rated = 0, ratings = 0;
    double score = 0;

    void add(const Totals &other)
    {
        sessions += other.sessions;
        resolved += other.resolved;
        resolvedMs += other.resolvedMs;
        messages += other.messages;
        rated += other.rated;
        ratings += other.ratings;
        score += other.score;
    }
    [[nodiscard]] SessionSums sums() const
    {
        SessionSums sums{sessions, resolved, std::nullopt};
        if (resolved > 0)
            sums.averageSeconds = static_cast<double>(resolvedMs) / 1000.0 / static_cast<double>(resolved);
        return sums;
    }
};

std::optional<double> ratio(double of, qint64 count)
{
    return count > 0 ? std::optional(of / static_cast<double>(count)) : std::nullopt;
}

QDate dayOf(Timestamp at)
{
    return QDateTime::fromMSecsSinceEpoch(at.ms, Qt::UTC).date();
}

/// The bucket that @p day lies in, by its first day.
QDate bucketOf(QDate day, GroupBy groupBy)
{
    if (groupBy == GroupBy::Week)
        return day.addDays(1 - day.dayOfWeek());
    if (groupBy == GroupBy::Month)
        return QDate(day.year(), day.month(), 1);
    return day;
}

QDate nextBucket(QDate bucket, GroupBy groupBy)
{
    return groupBy == GroupBy::Day    ? bucket.addDays(1)
           : groupBy == GroupBy::Week ? bucket.addDays(7)
                                      : bucket.addMonths(1);
}

struct SessionGroup {
    Tier tier = Tier::AiRep;
    Channel channel = Channel::Chat;
    Sentiment sentiment = Sentiment::Neutral;
    qint64 day = 0;
    Totals totals;
};

struct EscalationGroup {
    Reason reason = Reason::CustomerRequest;
    qint64 day = 0;
    qint64 sessions = 0;
    qint64 ms = 0;
};

/// One pass over the period's sessions; every figure is added up from these groups.
Result<std::vector<SessionGroup>> sessionGroups(Database &database, CompanyId company, Timestamp from, Timestamp to)
{
    Statement query = database.statement(
        u"select tier, channel, sentiment, created_at / 86400000 as day, count(*), sum(case when status = 'RESOLVED' "
        "then 1 else 0 end), sum(case when status = 'RESOLVED' then coalesce(resolved_at, updated_at) - created_at "
        "else 0 end), sum(message_count), count(rating), coalesce(sum(rating), 0), sum(score) from session where "
        "company = ? and created_at >= ? and created_at < ? group by tier, channel, sentiment, created_at / 86400000"_s);
    query.bind(company).bind(from).bind(to);
    return rows::all(std::move(query), [](const Statement &row) {
        return SessionGroup{row.enumerator<Tier>(0), row.enumerator<Channel>(1), row.enumerator<Sentiment>(2),
                            row.integer(3),
                            Totals{row.integer(4), row.integer(5), row.integer(6), row.integer(7), row.integer(8),
                                   row.integer(9), row.real(10)}};
    });
}

Result<std::vector<EscalationGroup>> escalationGroups(Database &database, CompanyId company, Timestamp from,
                                                      Timestamp to)
{
    // An escalation is never before its session, so the index on (company, at) bounds it below.
    Statement query = database.statement(
        u"select e.reason, s.created_at / 86400000 as day, count(*), sum(e.at - s.created_at) from escalation e join "
        "session s on s.id = e.session where e.company = ? and e.at >= ? and s.created_at >= ? and s.created_at < ? "
        "and not exists (select 1 from escalation p where p.session = e.session and p.id < e.id) group by e.reason, "
        "s.created_at / 86400000"_s);
    query.bind(company).bind(from).bind(from).bind(to);
    return rows::all(std::move(query), [](const Statement &row) {
        return EscalationGroup{row.enumerator<Reason>(0), row.integer(1), row.integer(2), row.integer(3)};
    });
}

/// How the period's resolved sessions ended.
Result<std::vector<std::pair<ResolutionType, qint64>>> resolutions(Database &database, CompanyId company,
                                                                   Timestamp from, Timestamp to)
{
    Statement query = database.statement(
        u"select resolution ->> 'type' as type, count(*) from session where company = ? and created_at >= ? and "
        "created_at < ? and status = 'RESOLVED' and resolution is not null group by type"_s);
    query.bind(company).bind(from).bind(to);
    auto found = rows::all(std::move(query), [](const Statement &row) {
        return std::pair(row.enumerator<ResolutionType>(0), row.integer(1));
    });
    if (found)
        std::sort(found->begin(), found->end());
    return found;
}

Result<void> readSentiments(Database &database, CompanyId company, Timestamp from, Timestamp to, Analytics &analytics)
{
    // The index message_session alone answers this: a session's first and last score stand at its ends.
    Statement query = database.statement(
        u"select m.session, m.score from session s join message m on m.session = s.id where s.company = ? and "
        "s.created_at >= ? and s.created_at < ? and m.score is not null order by s.created_at, s.id, m.id"_s);
    query.bind(company).bind(from).bind(to);
    if (auto run = query.run(); !run)
        return run;
    qint64 session = 0, points = 0, compared = 0, improved = 0;
    double first = 0, last = 0;
    const auto close = [&] {
        if (points < 2)
            return;
        ++compared;
        improved += last > first ? 1 : 0;
    };
    while (query.next()) {
        const double score = query.real(1);
        if (query.integer(0) != session) {
            close();
            session = query.integer(0);
            points = 0;
            first = score;
        }
        ++points;
        last = score;
        analytics.irateIncidents += score <= -.8 ? 1 : 0;
    }
    close();
    analytics.sentimentImprovement = ratio(100.0 * static_cast<double>(improved), compared);
    return query.error();
}

void makeSeries(const std::vector<SessionGroup> &sessions, const std::vector<EscalationGroup> &escalations,
                Timestamp from, Timestamp to, GroupBy groupBy, Analytics &analytics)
{
    struct Bucket {
        Totals totals;
        qint64 escalated = 0;
        std::array<qint64, 3> byTier{};
    };
    std::map<QDate, Bucket> buckets;
    const QDate end = dayOf(to - Millis{1});
    for (QDate day = bucketOf(dayOf(from), groupBy); from < to && day <= end; day = nextBucket(day, groupBy))
        buckets[day];
    const auto bucket = [groupBy](qint64 day) { return bucketOf(dayOf(Timestamp{day * DayMs}), groupBy); };
    for (const SessionGroup &each : sessions) {
        Bucket &into = buckets[bucket(each.day)];
        into.totals.add(each.totals);
        into.byTier.at(static_cast<size_t>(each.tier)) += each.totals.sessions;
    }
    for (const EscalationGroup &each : escalations)
        buckets[bucket(each.day)].escalated += each.sessions;
    for (const auto &[day, figures] : buckets)
        analytics.series.push_back({Timestamp{QDateTime(day, QTime(0, 0), Qt::UTC).toMSecsSinceEpoch()},
                                    figures.totals.sums(), figures.escalated,
                                    ratio(figures.totals.score, figures.totals.sessions), figures.byTier});
}

} // namespace

Result<Analytics> AnalyticsQueries::analytics(CompanyId company, Timestamp from, Timestamp to,
                                              std::optional<GroupBy> groupBy) const
{
    const Snapshot snapshot(m_database);
    const auto sessions = TRY(sessionGroups(m_database, company, from, to));
    const auto escalations = TRY(escalationGroups(m_database, company, from, to));

    Analytics analytics;
    Totals all;
    std::map<Tier, Totals> tiers{{Tier::AiRep, {}}, {Tier::AiManager, {}}, {Tier::HumanAgent, {}}};
    std::map<Channel, Totals> channels;
    std::map<Sentiment, qint64> sentiments;
    for (const auto &[sentiment, text] : Words<Sentiment>::table) {
        if (sentiment != Sentiment::Unknown)
            sentiments[sentiment] = 0;
    }
    for (const SessionGroup &each : sessions) {
        all.add(each.totals);
        tiers[each.tier].add(each.totals);
        channels[each.channel].add(each.totals);
        sentiments[each.sentiment] += each.totals.sessions;
    }
    analytics.overview = all.sums();
    analytics.averageMessages = ratio(static_cast<double>(all.messages), all.sessions);
    analytics.averageRating = ratio(static_cast<double>(all.ratings), all.rated);
    analytics.rated = all.rated;
    for (const auto &[tier, totals] : tiers)
        analytics.byTier.emplace_back(tier, totals.sums());
    for (const auto &[channel, totals] : channels)
        analytics.byChannel.emplace_back(channel, totals.sums());
    analytics.bySentiment.assign(sentiments.begin(), sentiments.end());

    std::map<Reason, qint64> reasons;
    qint64 escalationMs = 0;
    for (const EscalationGroup &each : escalations) {
        reasons[each.reason] += each.sessions;
        analytics.escalated += each.sessions;
        escalationMs += each.ms;
    }
    analytics.byReason.assign(reasons.begin(), reasons.end());
    analytics.averageEscalationSeconds = ratio(static_cast<double>(escalationMs) / 1000.0, analytics.escalated);
    analytics.escalationRate = ratio(100.0 * static_cast<double>(analytics.escalated), all.sessions);

    analytics.byResolution = TRY(resolutions(m_database, company, from, to));

    TRY(readSentiments(m_database, company, from, to, analytics));
    if (groupBy)
        makeSeries(sessions, escalations, from, to, *groupBy, analytics);
    return analytics;
}

Result<EscalationShare> AnalyticsQueries::escalationShare(CompanyId company, Timestamp from, Timestamp to) const
{
    const Snapshot snapshot(m_database);
    Statement query = m_database.statement(
        u"select count(*) from session where company = ? and created_at >= ? and created_at < ?"_s, company, from, to);
    const auto sessions = TRY(rows::number(std::move(query)));
    const auto escalations = TRY(escalationGroups(m_database, company, from, to));
    EscalationShare share{sessions, 0};
    for (const EscalationGroup &each : escalations)
        share.escalated += each.sessions;
    return share;
}

Result<ActiveCounts> AnalyticsQueries::active(CompanyId company) const
{
    ActiveCounts counts;
    std::map<Tier, qint64> tiers{{Tier::AiRep, 0}, {Tier::AiManager, 0}, {Tier::HumanAgent, 0}};
    Statement query = m_database.statement(
        u"select tier, count(*), sum(case when waiting_since is not null and holder is null then 1 else 0 end), "
        "count(holder) from session where company = ? and status in ('ACTIVE', 'WAITING_CUSTOMER', 'ESCALATED') group "
        "by tier"_s);
    query.bind(company);
    TRY(query.run());
    while (query.next()) {
        tiers[query.enumerator<Tier>(0)] += query.integer(1);
        counts.open += query.integer(1);
        counts.waiting += query.integer(2);
        counts.held += query.integer(3);
    }
    TRY(query.error());
    counts.byTier.assign(tiers.begin(), tiers.end());
    return counts;
}

Result<FirstAnswers> AnalyticsQueries::firstAnswers(CompanyId company, Timestamp since, Timestamp now) const
{
    Statement query = m_database.statement(
        u"select sum(case when s.first_response_at <= s.first_response_due then 1 else 0 end), sum(case when "
        "coalesce(s.first_response_at, s.resolved_at, ?) > s.first_response_due then 1 else 0 end) from session s "
        "where "
        "s.id in (select session from escalation where company = ? and at >= ? union select id from session where "
        "company = ? and created_at >= ?) and s.first_response_due is not null"_s);
    query.bind(now).bind(company).bind(since).bind(company).bind(since);
    const auto sums = rows::one(std::move(query), [](const Statement &row) {
        return FirstAnswers{row.integer(0), row.integer(1)};
    });
    if (!sums)
        return sums.error();
    return sums->value_or(FirstAnswers{});
}

} // namespace tierdesk::store
