#pragma once

#include "core/base/Time.h"
#include "core/doors/client/Reports.h"
#include "ui/sessions/SessionsFilter.h"

namespace tierdesk::ui {

/// Which days a dashboard is about. Days are UTC, as the server's buckets are, so that a bar and the list behind it
/// hold the same sessions. A value.
struct DashboardPeriod {
    enum class Range { Today, Week, Month, Custom };

    Range range = Range::Month;
    QDate first, last; ///< of Custom, both within it
    deskapi::GroupBy groupBy = deskapi::GroupBy::Day;

    friend bool operator==(const DashboardPeriod &, const DashboardPeriod &) = default;

    /// The first instant within, and the first one after; a running period ends with @p now.
    [[nodiscard]] Timestamp begin(Timestamp now) const;
    [[nodiscard]] Timestamp end(Timestamp now) const;
    [[nodiscard]] bool isRunning(Timestamp now) const;
    [[nodiscard]] client::Reports::Period asked(Timestamp now) const;
    /// As long, and just before by whole days: the same hours of the day.
    [[nodiscard]] client::Reports::Period before(Timestamp now) const;
    /// The sessions that are counted.
    [[nodiscard]] SessionsFilter sessions(Timestamp now) const;
    /// Those of the bucket that begins at @p start.
    [[nodiscard]] SessionsFilter sessionsOf(Timestamp start, Timestamp now) const;

private:
    [[nodiscard]] int days(Timestamp now) const;
};

} // namespace tierdesk::ui
