#include "ui/dashboard/DashboardPeriod.h"

#include <QtCore/QDateTime>

#include <algorithm>

namespace tierdesk::ui {

namespace {

constexpr int WeekDays = 7;
constexpr int MonthDays = 28;

QDate dayOf(Timestamp at)
{
    return QDateTime::fromMSecsSinceEpoch(at.ms, Qt::UTC).date();
}

Timestamp midnight(QDate day)
{
    return {day.startOfDay(Qt::UTC).toMSecsSinceEpoch()};
}

SessionsFilter between(Timestamp from, Timestamp to)
{
    SessionsFilter filter;
    filter.period = SessionsFilter::Period::Custom;
    filter.from = from;
    filter.to = to;
    return filter;
}

} // namespace

Timestamp DashboardPeriod::begin(Timestamp now) const
{
    switch (range) {
    case Range::Today:
        return midnight(dayOf(now));
    case Range::Week:
        return midnight(dayOf(now).addDays(1 - WeekDays));
    case Range::Month:
        return midnight(dayOf(now).addDays(1 - MonthDays));
    case Range::Custom:
        return midnight(first);
    }
    return now;
}

Timestamp DashboardPeriod::end(Timestamp now) const
{
    const Timestamp after = range == Range::Custom ? midnight(last.addDays(1)) : midnight(dayOf(now).addDays(1));
    return std::max(std::min(after, now), begin(now) + Millis{1});
}

bool DashboardPeriod::isRunning(Timestamp now) const
{
    return range != Range::Custom || midnight(last.addDays(1)) > now;
}

int DashboardPeriod::days(Timestamp now) const
{
    return static_cast<int>((end(now) - begin(now)).count / Millis::days(1).count) +
           ((end(now) - begin(now)).count % Millis::days(1).count != 0 ? 1 : 0);
}

client::Reports::Period DashboardPeriod::asked(Timestamp now) const
{
    return {begin(now), end(now), groupBy};
}

client::Reports::Period DashboardPeriod::before(Timestamp now) const
{
    const Millis back = Millis::days(days(now));
    return {begin(now) - back, end(now) - back, std::nullopt};
}

SessionsFilter DashboardPeriod::sessions(Timestamp now) const
{
    return between(begin(now), end(now));
}

SessionsFilter DashboardPeriod::sessionsOf(Timestamp start, Timestamp now) const
{
    const QDate day = dayOf(start);
    const QDate next = groupBy == deskapi::GroupBy::Day    ? day.addDays(1)
                       : groupBy == deskapi::GroupBy::Week ? day.addDays(WeekDays)
                                                           : day.addMonths(1);
    // The first and the last bucket may reach out of the period; what is counted does not.
    return between(std::max(start, begin(now)), std::min(midnight(next), end(now)));
}

} // namespace tierdesk::ui
