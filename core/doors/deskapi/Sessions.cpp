#include "core/doors/deskapi/Sessions.h"

#include <limits>
#include <tuple>

namespace tierdesk::deskapi {

std::optional<Timestamp> SessionRow::due() const
{
    return firstResponseAt || !firstResponseDue ? resolutionDue : firstResponseDue;
}

bool isIn(const SessionRow &row, QueueView view, UserId me, Timestamp now)
{
    if (row.tier != Tier::HumanAgent || row.status == Status::Resolved || row.status == Status::Abandoned)
        return false;
    const bool isAsleep = row.snoozedUntil && *row.snoozedUntil > now;
    switch (view) {
    case QueueView::Waiting:
        return !isAsleep && !row.holder.isSet();
    case QueueView::Mine:
        return !isAsleep && row.holder.isSet() && row.holder == me;
    case QueueView::Team:
        return !isAsleep && row.holder.isSet();
    case QueueView::Snoozed:
        return isAsleep;
    }
    return false;
}

bool isRiskier(const SessionRow &a, const SessionRow &b)
{
    const auto key = [](const SessionRow &row) {
        const auto never = Timestamp{std::numeric_limits<qint64>::max()};
        return std::tuple(row.due().value_or(never), row.priority, row.score, row.waitingSince.value_or(never));
    };
    const auto left = key(a), right = key(b);
    return left != right ? left < right : a.id < b.id;
}

} // namespace tierdesk::deskapi
