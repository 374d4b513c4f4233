#pragma once

#include "core/domain/Ids.h"

#include <deque>
#include <optional>

namespace tierdesk::dialects::platform {

/// The report that is being made.
struct ReportUnderWay {
    Timestamp begun;
    int progress = 0; ///< 0…100
};

/// Estimates when a report will be finished from the durations of earlier ones. One thread.
class ReportPace final
{
public:
    /// Records the duration of a finished report.
    void took(Millis span);
    /// Returns the mean of the last eight, at least 1 s. Before the first: 10 s, the time for a report of 10,000
    /// conversations on a busy machine.
    [[nodiscard]] Millis usual() const;
    /// Returns when the last of @p waiting reports will be finished, which are made one by one after the one in
    /// progress; with none waiting, when that one will be. Always after @p now.
    [[nodiscard]] Timestamp endOf(int waiting, const std::optional<ReportUnderWay> &underWay, Timestamp now) const;

private:
    std::deque<Millis> m_last;
};

} // namespace tierdesk::dialects::platform
