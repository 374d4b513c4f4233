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
    if (row.tier != Tier::HumanAgent || isOver(row.status))
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

namespace {

template<class T>
int compared(const T &a, const T &b)
{
    return a < b ? -1 : b < a ? 1 : 0;
}

/// Letters of ASCII without their case, by code point: what every database does alike.
int comparedNames(const QString &a, const QString &b)
{
    const auto key = [](const QString &text) { return text.toUtf8().toLower(); };
    return compared(key(a), key(b));
}

int comparedBy(const SessionRow &a, const SessionRow &b, SessionSort by)
{
    const auto nameOf = [](const SessionRow &row) {
        return row.customerName.isEmpty() ? row.customerRef : row.customerName;
    };
    switch (by) {
    case SessionSort::CreatedAt:
        return compared(a.createdAt, b.createdAt);
    case SessionSort::UpdatedAt:
        return compared(a.updatedAt, b.updatedAt);
    case SessionSort::CustomerName:
        return comparedNames(nameOf(a), nameOf(b));
    case SessionSort::Status:
        return compared(a.status, b.status);
    case SessionSort::Tier:
        return compared(a.tier, b.tier);
    case SessionSort::Score:
        return compared(a.score, b.score);
    case SessionSort::Category:
        return compared(a.category, b.category);
    case SessionSort::Channel:
        return compared(a.channel, b.channel);
    case SessionSort::HolderName:
        return comparedNames(a.holderName, b.holderName);
    case SessionSort::Reason:
        return compared(a.reason, b.reason);
    case SessionSort::Priority:
        return compared(a.priority, b.priority);
    case SessionSort::MessageCount:
        return compared(a.messageCount, b.messageCount);
    case SessionSort::Rating:
        return compared(a.rating, b.rating);
    case SessionSort::Id:
        return compared(a.id, b.id);
    }
    return 0;
}

} // namespace

bool isBefore(const SessionRow &a, const SessionRow &b, const SessionOrder &order)
{
    if (const int compares = comparedBy(a, b, order.by); compares != 0)
        return order.isDescending ? compares > 0 : compares < 0;
    return a.createdAt != b.createdAt ? a.createdAt > b.createdAt : a.id > b.id;
}

} // namespace tierdesk::deskapi
