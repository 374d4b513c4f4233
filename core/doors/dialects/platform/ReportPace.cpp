#include "core/doors/dialects/platform/ReportPace.h"

#include <algorithm>
#include <numeric>

namespace tierdesk::dialects::platform {

namespace {

constexpr size_t Remembered = 8;
constexpr Millis Least = Millis::seconds(1);
constexpr Millis Guess = Millis::seconds(10);

} // namespace

void ReportPace::took(Millis span)
{
    m_last.push_back(span);
    if (m_last.size() > Remembered)
        m_last.pop_front();
}

Millis ReportPace::usual() const
{
    if (m_last.empty())
        return Guess;
    const qint64 sum = std::accumulate(m_last.begin(), m_last.end(), qint64(0),
                                       [](qint64 all, Millis each) { return all + each.count; });
    return std::max(Least, Millis{sum / static_cast<qint64>(m_last.size())});
}

Timestamp ReportPace::endOf(int waiting, const std::optional<ReportUnderWay> &underWay, Timestamp now) const
{
    Timestamp end = now + Millis{usual().count * waiting};
    if (underWay) {
        const qint64 spent = (now - underWay->begun).count;
        // Its own progress is a better estimate than earlier reports.
        const qint64 left =
            underWay->progress > 0 ? spent * (100 - underWay->progress) / underWay->progress : usual().count - spent;
        end = end + std::max(Least, Millis{left});
    }
    return std::max(end, now + Least);
}

} // namespace tierdesk::dialects::platform
