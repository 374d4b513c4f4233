#include "core/mind/ai/local/Dialogue.h"

#include <algorithm>

namespace tierdesk::ai {

namespace {

/// "the cancellation of order ORD-1003".
QString described(const ActionRequest &request)
{
    const QString order = QStringLiteral("order ") + request.orderNumber;
    const QString sum = request.amount ? moneyText(*request.amount) : QString();
    switch (request.kind) {
    case ActionKind::Refund:
        return QStringLiteral("the refund of %1 on %2").arg(sum, order);
    case ActionKind::Credit:
        return QStringLiteral("the credit of ") + sum;
    case ActionKind::Replacement:
        return QStringLiteral("the replacement for ") + order;
    case ActionKind::CancelOrder:
        return QStringLiteral("the cancellation of ") + order;
    case ActionKind::Return:
        return QStringLiteral("the return for ") + order;
    case ActionKind::ChangeAddress:
        return QStringLiteral("the new address of ") + order;
    case ActionKind::ChangeSubscription:
        return QStringLiteral("the change of subscription ") + request.subscription;
    }
    return {};
}

} // namespace

/// The newest action of this conversation that is one of @p kinds, and on the order that the message names.
const Action *Dialogue::lastAction(std::initializer_list<ActionKind> kinds) const
{
    for (auto it = m_context.actions.rbegin(); it != m_context.actions.rend(); ++it) {
        const bool isKind = std::find(kinds.begin(), kinds.end(), it->request.kind) != kinds.end();
        const bool isNamed =
            m_slots.orderNumbers.isEmpty() ||
            std::any_of(m_slots.orderNumbers.begin(), m_slots.orderNumbers.end(),
                        [it](const QString &each) { return isSameNumber(each, it->request.orderNumber); });
        if (isKind && isNamed)
            return &*it;
    }
    return nullptr;
}

void Dialogue::actionState()
{
    if (isLocked())
        return;
    const auto says = [this](std::initializer_list<const char16_t *> words) {
        return std::any_of(words.begin(), words.end(),
                           [this](const char16_t *word) { return m_words.contains(QStringView(word)); });
    };
    const bool isCancel = says({u"cancelled", u"canceled", u"cancel"});
    const bool isRefund = says({u"refunded", u"refund"});
    const bool isReturn = says({u"returned", u"return"});
    const bool isReplace = says({u"replaced", u"exchanged", u"replace"});
    const bool isPause = says({u"paused", u"resumed", u"reactivated", u"pause", u"resume"});
    const bool isChange = says({u"changed", u"updated", u"change", u"update"});
    const Action *action =
        isCancel    ? lastAction({ActionKind::CancelOrder, ActionKind::ChangeSubscription})
        : isRefund  ? lastAction({ActionKind::Refund})
        : isReturn  ? lastAction({ActionKind::Return})
        : isReplace ? lastAction({ActionKind::Replacement})
        : isPause   ? lastAction({ActionKind::ChangeSubscription})
        : isChange
            ? lastAction({ActionKind::ChangeAddress, ActionKind::ChangeSubscription})
            : lastAction({ActionKind::Refund, ActionKind::Credit, ActionKind::Replacement, ActionKind::CancelOrder,
                          ActionKind::Return, ActionKind::ChangeAddress, ActionKind::ChangeSubscription});
    // A subscription that was paused was not resumed.
    if (action && action->request.kind == ActionKind::ChangeSubscription && (isCancel || isPause)) {
        const SubscriptionStatus meant = isCancel                      ? SubscriptionStatus::Cancelled
                                         : says({u"paused", u"pause"}) ? SubscriptionStatus::Paused
                                                                       : SubscriptionStatus::Active;
        if (action->request.arguments[u"status"].toString() != word(meant))
            action = nullptr;
    }
    if (action) {
        const Say say = action->state == ActionState::Confirmed ? Say::ActionConfirmed
                        : action->state == ActionState::Pending ? Say::ActionPending
                                                                : Say::ActionNotDone;
        m_reply.say(Weight::Core, say, {described(action->request)}).say(Weight::Courtesy, Say::AnythingElse);
        ask(Asked::More);
        return;
    }
    // Nothing was done here; what is known of the thing answers.
    if (isPause || m_cues.said.has(Cue::Subscription) || !m_state.subscription.isEmpty()) {
        begin(Wish::SubscriptionStatus);
        subscription();
        return;
    }
    if (isRefund) {
        begin(Wish::RefundStatus);
        refundStatus();
        return;
    }
    const auto order = settleOrder();
    if (!order)
        return;
    const bool isSo = (isCancel && order->status == OrderStatus::Cancelled) ||
                      (isReturn && (order->isReturnRequested || order->status == OrderStatus::Returned));
    if (!isSo)
        m_reply.say(Weight::Fact, Say::NotDoneYet);
    if (isChange)
        m_reply.say(Weight::Core, Say::GoesTo, {order->number, addressLine(order->address)});
    else
        sayStatus(*order, Weight::Core);
    m_reply.say(Weight::Courtesy, Say::AnythingElse);
    ask(Asked::More);
}

void Dialogue::offerPerson()
{
    if (!canClimb()) {
        if (!m_context.config.humanAgent.escalationPhone.isEmpty())
            m_reply.say(Weight::Fact, Say::CallInstead, {m_context.config.humanAgent.escalationPhone});
        ask(Asked::More);
        return;
    }
    m_reply.say(Weight::Fact, Say::AskPerson);
    suggest(climbsToPerson() ? QStringLiteral("talk_to_person") : QStringLiteral("talk_to_manager"));
    ask(Asked::Person);
}

void Dialogue::withdraw()
{
    if (isLocked())
        return;
    const auto says = [this](const char16_t *word) { return m_words.contains(QStringView(word)); };
    const Action *const action = says(u"return") || says(u"returns")   ? lastAction({ActionKind::Return})
                                 : says(u"refund") || says(u"refunds") ? lastAction({ActionKind::Refund})
                                 : says(u"credit")                     ? lastAction({ActionKind::Credit})
                                                                       : lastAction({ActionKind::Replacement});
    const bool isReturn = says(u"return") || says(u"returns");
    if (isReturn) {
        const auto order = settleOrder();
        if (!order)
            return;
        if (order->isReturnRequested || (action && action->state != ActionState::Failed)) {
            m_reply.say(Weight::Core, Say::WithdrawReturn);
            offerPerson();
            return;
        }
    } else if (action && action->state != ActionState::Failed && action->state != ActionState::Refused) {
        m_reply.say(Weight::Core, Say::WithdrawDone, {described(action->request)});
        offerPerson();
        return;
    }
    m_state.clearWish();
    m_reply.say(Weight::Core, Say::WithdrawNothing).say(Weight::Courtesy, Say::AnythingElse);
    ask(Asked::More);
}

/// "Don't cancel it": what became of the order or the subscription is said, as it is.
void Dialogue::keep()
{
    if (isLocked())
        return;
    const Action *const action = lastAction({ActionKind::CancelOrder, ActionKind::ChangeSubscription});
    const bool isOfSubscription = !m_cues.said.has(Cue::Order) && m_slots.orderNumbers.isEmpty() &&
                                  (m_cues.said.has(Cue::Subscription) || !m_state.subscription.isEmpty() ||
                                   (action && action->request.kind == ActionKind::ChangeSubscription));
    const Action *const done =
        lastAction({isOfSubscription ? ActionKind::ChangeSubscription : ActionKind::CancelOrder});
    m_state.clearWish();
    if (done && (done->state == ActionState::Confirmed || done->state == ActionState::Pending)) {
        m_reply.say(Weight::Core, done->state == ActionState::Confirmed ? Say::WithdrawDone : Say::WithdrawPending,
                    {described(done->request)});
        offerPerson();
        return;
    }
    if (isOfSubscription) {
        m_state.wish = Wish::SubscriptionStatus;
        subscription();
        return;
    }
    const auto order = settleOrder();
    if (!order)
        return;
    if (order->status == OrderStatus::Cancelled) {
        m_reply.say(Weight::Core, Say::KeptNot, {order->number});
        offerPerson();
        return;
    }
    m_reply.say(Weight::Core, Say::Kept, {order->number});
    sayStatus(*order, Weight::Fact);
    m_reply.say(Weight::Courtesy, Say::AnythingElse);
    ask(Asked::More);
}

void Dialogue::returnWhere()
{
    if (article(true))
        return;
    m_reply.say(Weight::Core, Say::ReturnWhere);
    offerPerson();
}

void Dialogue::openingHours()
{
    const HumanTierConfig &human = m_context.config.humanAgent;
    if (!human.isEnabled || human.hours.trimmed().isEmpty()) {
        if (!article(true))
            notUnderstood();
        return;
    }
    const bool isOnTheWay = m_state.asked == Asked::Confirm;
    m_reply.say(isOnTheWay ? Weight::Fact : Weight::Core, Say::OurHours, {human.hours.trimmed()});
    if (!human.escalationPhone.isEmpty())
        m_reply.say(Weight::Detail, Say::CallInstead, {human.escalationPhone});
    if (!isOnTheWay) {
        m_reply.say(Weight::Courtesy, Say::AnythingElse);
        ask(Asked::More);
    }
}

} // namespace tierdesk::ai
