#include "core/mind/ai/local/ActTable.h"
#include "core/mind/ai/local/Dialogue.h"
#include "core/mind/ai/local/OrderFacts.h"

#include <algorithm>

namespace tierdesk::ai {

namespace {

/// Returns "the cancellation of order ORD-1003".
QString described(const ActionRequest &request)
{
    const QString order = u"order "_s + request.orderNumber;
    const QString sum = request.amount ? moneyText(*request.amount) : QString();
    switch (request.kind) {
    case ActionKind::Refund:
        return u"the refund of %1 on %2"_s.arg(sum, order);
    case ActionKind::Credit:
        return u"the credit of "_s + sum;
    case ActionKind::Replacement:
        return u"the replacement for "_s + order;
    case ActionKind::CancelOrder:
        return u"the cancellation of "_s + order;
    case ActionKind::Return:
        return isExchange(request)
                   ? u"the exchange%1 of %2"_s.arg(request.arguments[u"variant"].toString().isEmpty()
                                                       ? QString()
                                                       : u" for "_s + request.arguments[u"variant"].toString(),
                                                   order)
                   : u"the return for "_s + order;
    case ActionKind::ChangeAddress:
        return u"the new address of "_s + order;
    case ActionKind::ChangeSubscription:
        return u"the change of subscription "_s + request.subscription;
    }
    return {};
}

} // namespace

/// Returns the latest action of this session that is one of @p kinds and on the order that the message names.
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
    // An action that paused a subscription did not resume it.
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
    // Nothing was done in this session; answer from the record.
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
    const bool isOfDeed = isCancel || isRefund || isReturn || isReplace || isChange;
    if (!isSo && isOfDeed)
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
    if (!canEscalate()) {
        if (!m_context.config.humanAgent.escalationPhone.isEmpty())
            m_reply.say(Weight::Fact, Say::CallInstead, {m_context.config.humanAgent.escalationPhone});
        ask(Asked::More);
        return;
    }
    m_reply.say(Weight::Fact, Say::AskPerson);
    suggest(escalatesToPerson() ? u"talk_to_person"_s : u"talk_to_manager"_s);
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

/// Handles "Don't cancel it": states the status of the order or subscription.
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

/// Handles "Never mind": drops what was proposed or requested; states what was done, which cannot be undone here.
void Dialogue::changeOfMind()
{
    const bool wasOpen = m_state.proposal.has_value() || m_state.wish != Wish::None;
    const Action *const done =
        lastAction({ActionKind::Refund, ActionKind::Credit, ActionKind::Replacement, ActionKind::CancelOrder,
                    ActionKind::Return, ActionKind::ChangeAddress, ActionKind::ChangeSubscription});
    const bool isDone = done && done->state != ActionState::Failed && done->state != ActionState::Refused;
    m_state.clearWish();
    m_state.proposal.reset();
    // "Forget the address, cancel it": another wish instead.
    const auto instead = std::find_if(m_heard.guesses.begin(), m_heard.guesses.end(),
                                      [](const ActGuess &each) { return isWish(each.label); });
    if (instead != m_heard.guesses.end() && instead->chance >= .12 && m_cues.words.size() > 4) {
        m_state.asked = Asked::Nothing;
        start(instead->label);
        return;
    }
    if (isDone && !wasOpen) {
        m_reply.say(Weight::Core, done->state == ActionState::Confirmed ? Say::WithdrawDone : Say::WithdrawPending,
                    {described(done->request)});
        offerPerson();
        return;
    }
    m_reply.say(Weight::Core, Say::NothingChanged).say(Weight::Courtesy, Say::AnythingElse);
    ask(Asked::More);
}

/// Handles "No, I meant the other one": undoes the last reading; the rest of the message decides.
void Dialogue::correct()
{
    const auto wish = std::find_if(m_heard.guesses.begin(), m_heard.guesses.end(),
                                   [](const ActGuess &each) { return isWish(each.label); });
    const auto topic = fromWord<Act>(m_state.topic);
    const bool isOther = wish != m_heard.guesses.end() && wish->chance >= .08 && (!topic || wish->label != *topic);
    m_state.proposal.reset();
    m_state.asked = Asked::Nothing;
    if (isOther) {
        start(wish->label);
        return;
    }
    if (m_state.wish != Wish::None) {
        m_cues.said.add(Cue::Correction);
        pursueWish();
        return;
    }
    // The previous question with these words added.
    if (topic && m_cues.words.size() >= 4 && tell(m_text, rowOf(*topic).query, .45))
        return;
    m_reply.say(Weight::Core, Say::Misunderstood);
    m_isUnderstood = false;
    if (++m_state.misses >= 2)
        cannot(u"the customer says that they were misunderstood"_s);
}

namespace {

/// Minimum fit of a passage that answers a follow-up.
constexpr double LeastOfFollowUp = .2;
constexpr double LeastOfState = .5; ///< the same, in place of whether it was done
constexpr double LeastOfCost = .45; ///< and in place of what is refunded

/// Returns the article query about a completed action.
QString queryFor(ActionKind kind, Act asked)
{
    switch (kind) {
    case ActionKind::Refund:
    case ActionKind::CancelOrder:
        return u"how long refund takes money back card"_s;
    case ActionKind::Return:
        return asked == Act::MoreTime ? u"return refund how long days"_s : u"return label parcel send back"_s;
    case ActionKind::Replacement:
        return u"replacement exchange new item delivery"_s;
    case ActionKind::ChangeSubscription:
        return u"subscription pause cancel"_s;
    case ActionKind::Credit:
    case ActionKind::ChangeAddress:
        break;
    }
    return {};
}

} // namespace

/// States where an order's refund goes.
void Dialogue::sayWayBack(const Order &order)
{
    const Payment &payment = order.payments.front();
    m_reply.say(Weight::Core, Say::WayBack,
                {payment.last4.isEmpty() ? payment.method : u"%1 ending %2"_s.arg(payment.method, payment.last4),
                 order.number});
    m_reply.say(Weight::Courtesy, Say::AnythingElse);
    ask(Asked::More);
}

/// States what @p done refunds; returns false if it refunds nothing.
bool Dialogue::sayComesBack(const ActionRequest &done)
{
    const auto order = done.orderNumber.isEmpty() ? std::nullopt : find(done.orderNumber);
    std::optional<Money> sum = done.amount;
    if (done.kind == ActionKind::CancelOrder && order)
        sum = order->paid;
    if (done.kind == ActionKind::Return && order) {
        const QString sku = done.arguments[u"sku"].toString();
        for (const OrderItem &item : order->items) {
            if (item.sku == sku)
                sum = Money{item.price.minor * done.arguments[u"quantity"].toInt(item.quantity), item.price.currency};
        }
    }
    const bool pays = done.kind == ActionKind::CancelOrder || done.kind == ActionKind::Return ||
                      done.kind == ActionKind::Refund || done.kind == ActionKind::Credit;
    if (!pays || !sum || sum->minor <= 0)
        return false;
    m_reply.say(Weight::Core, done.kind == ActionKind::Return ? Say::ComesBackReturned : Say::ComesBack,
                {moneyText(*sum)});
    m_reply.say(Weight::Courtesy, Say::AnythingElse);
    ask(Asked::More);
    return true;
}

/// Answers the same question about another item or order; @p isOnWay if the topic is a parcel. Returns false if there
/// is none.
bool Dialogue::tellOther(std::optional<Act> goods, bool isOnWay)
{
    if (goods && tell(m_text, rowOf(*goods).query, LeastOfFollowUp))
        return true;
    const bool isOther = chosenOrder().has_value();
    if (m_state.wish == Wish::None && !isOnWay && !isOther)
        return false;
    if (m_state.wish == Wish::None)
        begin(Wish::Status);
    if (isOther)
        speakOf(*chosenOrder());
    pursueWish();
    return true;
}

/// Answers what the last action costs or refunds, or what was refunded for @p order; returns false if none applies.
bool Dialogue::tellCost(std::optional<Act> topic, const std::optional<Order> &order, bool wasDone, const QString &about)
{
    if (wasDone) {
        // About a return, the question may be what it costs or what is refunded.
        const ActionRequest &done = m_context.actions.back().request;
        const bool isOfCost = done.kind == ActionKind::Return && !m_words.contains(u"back"_s);
        if (isOfCost && tell(m_text, about, LeastOfCost, Sources::WithoutOrder))
            return true;
        if (sayComesBack(done))
            return true;
    }
    return order && topic && topicOf(*topic) == "refund" && order->refunded.minor > 0 && startFlow(Wish::RefundStatus);
}

/// Answers when or where a parcel arrives: its status, or what articles add to it.
void Dialogue::tellOfParcel(Act act, const std::optional<Order> &order, const QString &about)
{
    const bool isTold = order && m_state.told.contains(u"status "_s + order->number);
    const Shipment *const shipment = order ? lastShipment(*order) : nullptr;
    const bool isOut = shipment && shipment->status == u"out_for_delivery" && act == Act::MoreTime;
    if (isTold && (isOut ? tell(UntilWhen, rowOf(Act::ShippingStatus).query, LeastOfFollowUp, Sources::WithoutOrder)
                         : tell(m_text, about, LeastOfFollowUp)))
        return;
    begin(Wish::Status);
    pursueWish();
}

/// Answers a follow-up about an action of this session, the current order, or the topic's articles.
void Dialogue::followUp(Act act)
{
    const auto topic = fromWord<Act>(m_state.topic);
    const bool wasDone = !m_context.actions.empty() && m_context.actions.back().state == ActionState::Confirmed;
    const bool isOfParcel = topic && (topicOf(*topic) == "parcel" || *topic == Act::OrderContents);
    const bool isOnWay = isOfParcel && !wasDone && mayAskForOrders();
    // Search words for articles: the topic's, in addition to the question's.
    QString about = wasDone ? queryFor(m_context.actions.back().request.kind, act) : QString();
    if (about.isEmpty() && topic)
        about = rowOf(*topic).query;
    about += u' ' + m_state.question;
    // How and why are answered by rules; whether something was done, first from this session.
    const bool isOfRules =
        act == Act::MoreHow || act == Act::MoreWhy || act == Act::MoreCondition || act == Act::MoreNext;
    const bool isOfDeed = act == Act::MoreState && isOfDeeds(detailAsked(recordSpokenOf()));
    const bool isOfGoods = topic && (*topic == Act::ProductQuestion || *topic == Act::StockItem ||
                                     *topic == Act::PriceItem || *topic == Act::StockGeneral);
    const bool isOfOther = act == Act::MoreThing && !isOfGoods; // the same question about another topic
    if (!isOfRules && !isOfDeed && !isOfOther && tellDetail())
        return;
    if (act == Act::MoreState &&
        (wasDone || m_state.wish != Wish::None || !m_state.order.isEmpty() || !m_slots.orderNumbers.isEmpty())) {
        // "So nothing is charged then?" asks more than whether it was done.
        if (m_heard.chance() < Sure && m_cues.words.size() > 2 && tell(m_text, about, LeastOfState))
            return;
        actionState();
        return;
    }
    // "How much fits in?" about a grinder does not ask for the price.
    if (act == Act::MoreCost && isOfGoods &&
        (tellOfProduct(rowOf(*topic).query, LeastOfFollowUp) || tellPriceOrStock(true)))
        return;
    if (act == Act::MoreThing && tellOther(isOfGoods ? topic : std::nullopt, isOnWay))
        return;
    const auto order = m_state.order.isEmpty() ? std::nullopt : find(m_state.order);
    if (act == Act::MoreCost && tellCost(topic, order, wasDone, about))
        return;
    if (isOnWay && (act == Act::MoreTime || act == Act::MoreWhere || act == Act::MoreState)) {
        tellOfParcel(act, order, about);
        return;
    }
    if (act == Act::MoreTime && tellWhenDone(act))
        return;
    openBySentiment();
    // The results of a return or exchange are in the articles, not on the order.
    const bool comesBack = topic && (topicOf(*topic) == "return" || topicOf(*topic) == "exchange");
    if (tell(m_text, about, LeastOfFollowUp, comesBack ? Sources::WithoutOrder : Sources::All))
        return;
    if (isOnWay) {
        begin(Wish::Status);
        pursueWish();
        return;
    }
    if (wasDone && act == Act::MoreNext) {
        actionState();
        return;
    }
    m_reply.say(Weight::Core, Say::NotWritten);
    offerPerson();
}

} // namespace tierdesk::ai
