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

/// How long reports take, by those that were made so far, and when one will be there. One thread.
class ReportPace final
{
public:
    /// One was made in @p span.
    void took(Millis span);
    /// The mean of the last eight, a second at least. Before the first: ten seconds, as one of 10,000 conversations
    /// took on a busy machine.
    [[nodiscard]] Millis usual() const;
    /// When the last of @p waiting reports is there, which are made one after the other behind the one under way; with
    /// none waiting, when that one is. Always after @p now.
    [[nodiscard]] Timestamp endOf(int waiting, const std::optional<ReportUnderWay> &underWay, Timestamp now) const;

private:
    std::deque<Millis> m_last;
};

} // namespace tierdesk::dialects::platform
