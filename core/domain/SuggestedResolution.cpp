#include "core/domain/SuggestedResolution.h"

#include <algorithm>

namespace tierdesk {

namespace {

constexpr qsizetype SummaryLength = 500;
constexpr qsizetype LineLength = 200;
constexpr qsizetype MostLines = 50;

/// Returns, for example, "refund of $312.40 on order ORD-9876".
QString recordLine(const Action &action)
{
    QString line = QString(word(action.request.kind)).replace(u'_', u' ');
    if (const auto amount = action.request.amount ? action.request.amount : action.verdict.requested)
        line += u" of "_s + moneyText(*amount);
    if (!action.request.orderNumber.isEmpty())
        line += u" on order "_s + action.request.orderNumber;
    else if (!action.request.subscription.isEmpty())
        line += u" on subscription "_s + action.request.subscription;
    return line.left(LineLength);
}

ResolutionType typeOf(std::optional<Category> category, std::span<const Action> actions)
{
    // The most costly kind decides.
    const auto was = [&](std::initializer_list<ActionKind> kinds) {
        return std::any_of(actions.begin(), actions.end(), [&](const Action &action) {
            return isGranted(action) && std::find(kinds.begin(), kinds.end(), action.request.kind) != kinds.end();
        });
    };
    if (was({ActionKind::Refund, ActionKind::CancelOrder}))
        return ResolutionType::RefundProcessed;
    if (was({ActionKind::Replacement}))
        return ResolutionType::ReplacementSent;
    if (was({ActionKind::Credit}))
        return ResolutionType::CreditApplied;
    if (was({ActionKind::ChangeSubscription}))
        return ResolutionType::SubscriptionModified;
    if (was({ActionKind::ChangeAddress, ActionKind::Return}))
        return ResolutionType::IssueResolved;
    return category == Category::GeneralInquiry ? ResolutionType::InformationProvided : ResolutionType::IssueResolved;
}

} // namespace

bool isGranted(const Action &action)
{
    return action.state == ActionState::Confirmed || action.state == ActionState::Pending;
}

Resolution suggestedResolution(std::optional<Category> category, const QString &summary,
                               std::span<const Action> actions)
{
    Resolution resolution;
    resolution.type = typeOf(category, actions);
    for (const Action &action : actions) {
        if (isGranted(action) && resolution.actionsTaken.size() < MostLines)
            resolution.actionsTaken.append(recordLine(action));
    }
    QString text = summary.simplified();
    if (!text.isEmpty() && !text.endsWith(u'.'))
        text += u'.';
    if (!resolution.actionsTaken.isEmpty()) {
        QString granted = resolution.actionsTaken.join(u"; "_s);
        granted[0] = granted[0].toUpper();
        text += u' ' + granted + u'.';
    }
    resolution.summary = text.simplified().left(SummaryLength);
    return resolution;
}

} // namespace tierdesk
