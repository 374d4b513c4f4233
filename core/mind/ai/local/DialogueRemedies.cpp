#include "core/mind/ai/local/ActTable.h"
#include "core/mind/ai/local/Dialogue.h"
#include "core/mind/ai/local/OrderFacts.h"

#include "core/mind/policy/Escalation.h"

#include <algorithm>

namespace tierdesk::ai {

namespace {

bool isUnshipped(const Order &order)
{
    return order.status == OrderStatus::Pending || order.status == OrderStatus::Processing;
}

} // namespace

bool Dialogue::demandsMoney() const
{
    const Sentiment sentiment = m_context.reading.sentiment;
    const bool isAngry = sentiment == Sentiment::Angry || sentiment == Sentiment::Irate;
    return m_state.isInsisting ||
           (m_cues.said.has(Cue::Refund) && (m_cues.said.has(Cue::Insist) || isAngry || m_cues.isShouted));
}

std::optional<Money> Dialogue::creditFor(std::optional<Money> cap)
{
    auto most = m_tools.remaining(ActionKind::Credit, m_context.tier);
    if (!most || most->minor <= 0)
        return std::nullopt;
    if (cap && cap->minor > 0 && cap->currency == most->currency)
        most = least(*most, *cap);
    ActionRequest wanted = request(ActionKind::Credit);
    wanted.amount = most;
    return m_tools.verdict(wanted, m_context.tier).isAllowed ? most : std::nullopt;
}

Money Dialogue::refundAmount(const Order &order, const OrderItem *item, bool *isCapped)
{
    const Money open = policy::refundable(order);
    Money most = open;
    Money base = open;
    if (item && item->price.currency == open.currency) {
        most = least(policy::refundable(*item), open);
        base = least({item->price.minor * paidCountOf(*item, m_state.quantity), open.currency}, most);
    }
    *isCapped = false;
    if (m_state.amount && m_state.amount->currency == open.currency) {
        *isCapped = m_state.amount->minor > most.minor;
        return least(*m_state.amount, most);
    }
    if (m_state.percent > 0)
        return {(base.minor * m_state.percent + 50) / 100, base.currency};
    return base;
}

/// Says that @p item was already refunded or replaced.
void Dialogue::saySettled(const Order &order, const OrderItem &item)
{
    if (item.refunded.minor > 0)
        m_reply.say(Weight::Core, Say::ItemRefunded, {u"the "_s + item.name, order.number, moneyText(item.refunded)});
    else
        m_reply.say(Weight::Core, Say::AlreadyReplaced, {u"the "_s + item.name, order.number});
    m_reply.say(Weight::Courtesy, Say::AnythingElse);
    m_state.clearWish();
    ask(Asked::More);
}

bool Dialogue::isRefundOfSubscription()
{
    const bool isOfPayment = std::any_of(m_words.begin(), m_words.end(), [](const QString &each) {
        return each == u"payment" || each == u"payments" || each == u"charge" || each == u"month" ||
               each == u"months" || each == u"renewal" || each == u"fee";
    });
    const bool isOfSubscription =
        m_cues.said.has(Cue::Subscription) || (isOfPayment && !m_state.subscription.isEmpty());
    return isOfSubscription && m_slots.orderNumbers.isEmpty() && !m_cues.said.has(Cue::Order) && !isLocked();
}

void Dialogue::sayNothingToRefund(const Order &order)
{
    if (order.paid.minor <= 0)
        m_reply.say(Weight::Core, Say::NothingPaid, {order.number});
    else if (order.refunded.minor >= order.paid.minor && m_cues.isQuestion && tellWhenDone(Act::RefundStatus))
        return;
    else if (order.refunded.minor >= order.paid.minor)
        m_reply.say(Weight::Core, Say::AlreadyRefunded, {order.number, moneyText(order.refunded)});
    else
        m_reply.say(Weight::Core, Say::NothingLeft, {order.number});
    m_reply.say(Weight::Courtesy, Say::AnythingElse);
    m_state.clearWish();
    ask(Asked::More);
}

/// Proposes to cancel an unshipped order, which refunds all of it: a refund alone would not stop the shipment. Returns
/// false if only a part is meant or cancelling is not allowed.
bool Dialogue::cancelsInstead(const Order &order)
{
    const bool isAllSpoken = itemsSpokenOf(m_words, order).empty() || order.items.size() == 1;
    const bool isAllMoney = (!m_state.amount && m_state.percent == 0) || m_state.amount == policy::refundable(order);
    if (!isUnshipped(order) || !isAllMoney || !isAllSpoken || m_cues.unwanted.has(Cue::Cancel))
        return false;
    ActionRequest cancel = request(ActionKind::CancelOrder);
    cancel.orderNumber = order.number;
    if (!m_tools.verdict(cancel, m_context.tier).isAllowed)
        return false;
    m_reply.say(Weight::Fact, Say::NotShippedCancel, {order.number});
    m_state.wish = Wish::Cancel;
    propose(std::move(cancel));
    return true;
}

std::optional<const OrderItem *> Dialogue::itemToRefund(const Order &order)
{
    const auto spoken = itemsSpokenOf(m_words, order);
    const bool isSpoken = !spoken.empty();
    // "Refund order 1001" means all of it, whichever item was current.
    const bool isWholeOrder =
        !isSpoken && !m_slots.orderNumbers.isEmpty() && m_state.trouble == 0 && m_askedBefore != Asked::Order;
    const bool isNamed = isSpoken || (!m_state.sku.isEmpty() && !isWholeOrder);
    // "All of them" about two socks means the socks; "refund everything" means the order.
    const bool isWhole = m_cues.said.has(Cue::Whole) && !isSpoken && !isAllPieces(order);
    if (isNamed && !isWhole) {
        const OrderItem *const item = settleItem(order, false);
        // Several matching items are all meant only if each was named or "both" said; otherwise ask.
        QStringList nouns;
        for (const OrderItem *each : spoken)
            nouns.append(wordFor(m_words, *each));
        const bool isEach =
            spoken.size() == order.items.size() && (nouns.removeDuplicates() == 0 || m_words.contains(u"both"_s));
        if (!item && isSpoken && !isEach) {
            (void)settleItem(order, true);
            return std::nullopt;
        }
        return item;
    }
    const auto trouble = static_cast<Trouble>(m_state.trouble);
    if (m_state.trouble == 0 || m_state.amount || isWhole || trouble == Trouble::NotReceived)
        return nullptr;
    const OrderItem *const item = settleItem(order, true);
    if (item)
        return item;
    sayFault(order, nullptr);
    return std::nullopt;
}

/// Handles an item that cannot be refunded by rule: it was settled before, or would have to be left out of an unshipped
/// order. Returns false for any other.
bool Dialogue::refusesRefund(const Order &order, const OrderItem &item)
{
    if (policy::refundable(item).minor <= 0 && item.price.minor > 0) {
        if (item.refunded.minor > 0) {
            saySettled(order, item);
            return true;
        }
        // The replacement may be damaged too: no tier may refund it by rule, so escalate.
        m_reply.say(Weight::Fact, Say::AlreadyReplaced, {u"the "_s + item.name, order.number});
        escalate(Reason::PolicyException, u"a refund is asked for an item that was sent anew"_s, Say::EscalateToManager,
                 Say::EscalateToHuman);
        return true;
    }
    if (!isUnshipped(order) || m_state.amount || m_state.percent != 0)
        return false;
    escalate(Reason::PolicyException,
             u"the %1 of order %2, which has not left, should be left out and paid back"_s.arg(item.name, order.number),
             Say::EscalateDoManager, Say::EscalateDoHuman);
    return true;
}

void Dialogue::refund()
{
    // A subscription payment is not on an order; do not assume the newest order.
    if (isRefundOfSubscription()) {
        escalate(m_context.tier == Tier::AiRep ? Reason::ComplexIssue : Reason::TechnicalLimitation,
                 u"a refund is asked for a subscription, whose payments cannot be seen here"_s, Say::SubscriptionRefund,
                 Say::SubscriptionRefund);
        return;
    }
    const auto order = settleOrder();
    if (!order)
        return;
    const Money refundable = policy::refundable(*order);
    if (order->paid.minor <= 0 || refundable.minor <= 0) {
        sayNothingToRefund(*order);
        return;
    }
    if (asksForSum(Say::AskRefundAmount, {moneyText(refundable), order->number}) || cancelsInstead(*order))
        return;
    const auto item = itemToRefund(*order);
    if (!item || (*item && refusesRefund(*order, **item)))
        return;
    sayFault(*order, *item);
    proposeRefund(*order, *item);
}

void Dialogue::proposeRefund(const Order &order, const OrderItem *item)
{
    bool isCapped = false;
    const Money amount = refundAmount(order, item, &isCapped);
    ActionRequest wanted = request(ActionKind::Refund);
    wanted.orderNumber = order.number;
    wanted.amount = amount;
    if (item)
        wanted.arguments.insert(u"sku"_s, item->sku);
    if (item && item->quantity > 1 && !m_state.amount && m_state.percent == 0)
        wanted.arguments.insert(u"quantity"_s, orFewer(order, *item, paidCountOf(*item, m_state.quantity)));
    // Say that the sum exceeds the available one, whichever tier decides.
    if (isCapped && item)
        m_reply.say(Weight::Fact, Say::CappedAtItem,
                    {moneyText(*m_state.amount), moneyText(amount), u"the "_s + item->name});
    else if (isCapped)
        m_reply.say(Weight::Fact, Say::CappedAtRefundable,
                    {moneyText(*m_state.amount), moneyText(policy::refundable(order)), order.number});
    const Verdict verdict = m_tools.verdict(wanted, m_context.tier);
    // If it has not arrived yet, state where it is before the money.
    const bool isMissed = static_cast<Trouble>(m_state.trouble) == Trouble::NotReceived;
    if (isMissed && order.status == OrderStatus::Shipped)
        sayStatus(order, Weight::Detail);
    else if (const auto at = deliveredAt(order); isMissed && at && !order.shipments.empty())
        m_reply.say(Weight::Detail, Say::SaysDelivered,
                    {order.number, order.shipments.back().carrier, dateText(*at, m_context.now)});
    if (verdict.isAllowed) {
        if (!isCapped && m_isPresumed)
            m_reply.say(Weight::Detail, Say::OnlyOrder, {order.number});
        propose(std::move(wanted));
        return;
    }
    m_state.amount = m_state.amount ? std::optional(amount) : std::nullopt;
    escalationRefused(wanted, verdict);
}

/// Says why only a part of @p asked can be credited.
void Dialogue::sayMostCredit(Money asked)
{
    ActionRequest wanted = request(ActionKind::Credit);
    wanted.amount = asked;
    const Verdict verdict = m_tools.verdict(wanted, m_context.tier);
    if (verdict.isAllowed || !verdict.limit || !verdict.remaining)
        return;
    if (verdict.used && verdict.used->minor > 0)
        m_reply.say(Weight::Fact, Say::MostCreditLeft, {moneyText(*verdict.remaining), moneyText(*verdict.limit)});
    else
        m_reply.say(Weight::Fact, Say::MostCredit, {moneyText(*verdict.limit)});
}

void Dialogue::replace(bool isExchange)
{
    const auto order = settleOrder();
    if (!order)
        return;
    if (isUnshipped(*order)) {
        m_reply.say(Weight::Core, Say::NotShippedReplace, {order->number});
        m_state.clearWish();
        ask(Asked::More);
        return;
    }
    if (order->status == OrderStatus::Cancelled || order->status == OrderStatus::Returned) {
        m_reply.say(Weight::Core, Say::AlreadyCancelled, {order->number, word(order->status)});
        m_state.clearWish();
        ask(Asked::More);
        return;
    }
    const OrderItem *item = settleItem(*order, true);
    if (!item) {
        sayFault(*order, nullptr);
        return;
    }
    sayFault(*order, item);
    const auto product = productOf(item->sku);
    if (product && product->stock <= 0) {
        m_reply.say(Weight::Core, Say::OutOfStock, {item->name});
        m_state.wish = Wish::Refund;
        m_cues.said.remove(Cue::Insist);
        refund();
        return;
    }
    if (isExchange && m_state.variant.isEmpty() && product && !product->variants.isEmpty()) {
        m_state.variant = variantMeant(m_words, product->variants, item->variant);
        if (m_state.variant.isEmpty()) {
            QStringList others;
            for (const QString &variant : product->variants) {
                if (variant.compare(item->variant, Qt::CaseInsensitive) != 0 && others.size() < 6)
                    others.append(variant);
            }
            // With only one choice, ask for the confirmation directly.
            if (others.size() == 1 && m_state.asked != Asked::Variant) {
                m_state.variant = others.front();
            } else if (!others.isEmpty()) {
                const QString now = item->variant.isEmpty() ? item->name : item->variant;
                // Reword a repeated question.
                m_reply.say(Weight::Core, m_state.asked == Asked::Variant ? Say::AskVariantAgain : Say::AskVariant,
                            {now, listText(others)});
                ask(Asked::Variant);
                return;
            }
        }
    }
    const int count = orFewer(*order, *item, countOf(*item, m_state.quantity));
    ActionRequest wanted = request(ActionKind::Replacement);
    wanted.orderNumber = order->number;
    wanted.amount = Money{item->price.minor * count, item->price.currency};
    wanted.arguments.insert(u"sku"_s, item->sku);
    wanted.arguments.insert(u"quantity"_s, count);
    if (!m_state.variant.isEmpty())
        wanted.arguments.insert(u"variant"_s, m_state.variant);
    const Verdict verdict = m_tools.verdict(wanted, m_context.tier);
    if (verdict.isAllowed) {
        if (m_isPresumed)
            m_reply.say(Weight::Detail, Say::OnlyOrder, {order->number});
        propose(std::move(wanted));
    } else if (verdict.rule == u"already_refunded") {
        saySettled(*order, *item);
    } else if (verdict.rule == u"already_replaced") {
        m_reply.say(Weight::Fact, Say::AlreadyReplaced, {u"the "_s + item->name, order->number});
        escalationRefused(wanted, verdict);
    } else if (!isExchange || !exchangeByReturn(wanted)) {
        escalationRefused(wanted, verdict);
    }
}

/// Offers an exchange by return instead of a free replacement; returns false if that is not allowed either.
bool Dialogue::exchangeByReturn(const ActionRequest &sent)
{
    ActionRequest back = request(ActionKind::Return);
    back.orderNumber = sent.orderNumber;
    for (const QLatin1String key : {"sku"_L1, "quantity"_L1})
        back.arguments.insert(key, sent.arguments[key]);
    back.arguments.insert(u"variant"_s, m_state.variant);
    back.arguments.insert(u"reason"_s,
                          m_state.variant.isEmpty() ? u"exchange"_s : u"exchange for "_s + m_state.variant);
    if (!m_tools.verdict(back, m_context.tier).isAllowed)
        return false;
    if (m_isPresumed)
        m_reply.say(Weight::Detail, Say::OnlyOrder, {back.orderNumber});
    propose(std::move(back));
    return true;
}

void Dialogue::credit()
{
    if (isLocked())
        return;
    const bool hasGround =
        m_state.trouble != 0 || !m_state.cause.isEmpty() || m_cues.said.hasAny({Cue::Late, Cue::Complaint});
    // "And what do I get for this? Only asking": state the rule, offer nothing.
    if (holdOf(m_text) != Hold::No) {
        tellRule(Act::CreditRequest);
        return;
    }
    if (!hasGround) {
        m_reply.say(Weight::Core, Say::WhatWentWrong);
        ask(Asked::Cause);
        return;
    }
    if (m_state.cause.isEmpty() && m_state.fault.isEmpty())
        m_state.cause = m_text.left(200);
    // One credit per session; a further request is escalated.
    if (const Action *const before = lastAction({ActionKind::Credit});
        before && before->state == ActionState::Confirmed) {
        escalate(Reason::PolicyException, u"a second credit is asked for"_s, Say::EscalateToManager,
                 Say::EscalateToHuman);
        return;
    }
    if (asksForSum(Say::AskAmount, {QString::fromLatin1(m_context.config.currency.data(), 3)}))
        return;
    const auto most = creditFor(std::nullopt);
    ActionRequest wanted = request(ActionKind::Credit);
    wanted.amount = m_state.amount;
    if (!most || m_state.declined.contains(word(ActionKind::Credit))) {
        if (wanted.amount && wanted.amount->minor > 0) {
            const Verdict verdict = m_tools.verdict(wanted, m_context.tier);
            if (!verdict.isAllowed) {
                escalationRefused(wanted, verdict);
                return;
            }
        }
        escalate(policy::reasonForRefusal(m_context.tier, u"no_capability"),
                 u"the customer asks for a credit that this tier may not grant"_s, Say::EscalateToManager,
                 Say::EscalateToHuman);
        return;
    }
    if (wanted.amount && wanted.amount->minor > most->minor)
        sayMostCredit(*wanted.amount);
    wanted.amount = wanted.amount ? least(*wanted.amount, *most) : *most;
    m_state.offered.append(word(ActionKind::Credit));
    propose(std::move(wanted));
}

namespace {

/// Returns our own query for articles.
QString howLongBack(const Order *order)
{
    const QString method = order && !order->payments.empty() ? order->payments.back().method : u"card"_s;
    return u"How long does it take until a refund is back on my %1?"_s.arg(method == u"paypal" ? u"PayPal account"_s
                                                                                               : method);
}

} // namespace

/// States when the last action's refund arrives or its shipment leaves; returns false if no article says so.
bool Dialogue::tellWhenDone(Act act)
{
    if (m_context.actions.empty() || m_context.actions.back().state != ActionState::Confirmed)
        return false;
    const ActionRequest &done = m_context.actions.back().request;
    const bool isElsewhere = std::any_of(m_slots.orderNumbers.begin(), m_slots.orderNumbers.end(),
                                         [&](const QString &each) { return !isSameNumber(each, done.orderNumber); });
    if (isElsewhere)
        return false;
    constexpr double LeastOfDone = .4;
    const bool paysBack = done.kind == ActionKind::Refund || done.kind == ActionKind::CancelOrder;
    const auto order = done.orderNumber.isEmpty() ? std::nullopt : find(done.orderNumber);
    if (paysBack)
        return tell(howLongBack(order ? &*order : nullptr), rowOf(Act::RefundStatus).query, LeastOfDone,
                    Sources::WithoutOrder);
    if (done.kind == ActionKind::Return && isExchange(done) && act != Act::RefundStatus)
        return tell(u"When does the new item of an exchange leave?"_s, rowOf(Act::ReturnSize).query, LeastOfDone,
                    Sources::WithoutOrder);
    return done.kind == ActionKind::Replacement && act != Act::RefundStatus &&
           tell(u"When does the replacement leave?"_s, rowOf(Act::ReturnDefect).query, LeastOfDone,
                Sources::WithoutOrder);
}

void Dialogue::refundStatus()
{
    if (tellsAllOrders())
        return;
    const auto order = settleOrder();
    if (!order)
        return;
    const RecordDetail detail = detailAsked(RecordKind::Order);
    if (detail == RecordDetail::Way || detail == RecordDetail::Paid) {
        tellDetail(*order, detail);
        return;
    }
    sayRefunded(*order);
    addRule(howLongBack(&*order), Act::RefundStatus);
    m_reply.say(Weight::Courtesy, Say::AnythingElse);
    ask(Asked::More);
}

void Dialogue::sayRefunded(const Order &order)
{
    const auto pending =
        std::find_if(m_context.actions.rbegin(), m_context.actions.rend(), [&order](const Action &each) {
            return each.request.kind == ActionKind::Refund && each.state == ActionState::Pending &&
                   isSameNumber(each.request.orderNumber, order.number);
        });
    if (pending != m_context.actions.rend() && pending->request.amount)
        m_reply.say(Weight::Core, Say::RefundStatePending, {moneyText(*pending->request.amount), order.number});
    else if (order.refunded.minor > 0)
        m_reply.say(Weight::Core, Say::RefundState, {moneyText(order.refunded), order.number, moneyText(order.paid)});
    else
        m_reply.say(Weight::Core, Say::RefundStateNone, {order.number});
}

void Dialogue::doubleCharge()
{
    if (isLocked())
        return;
    if (m_cues.said.has(Cue::Subscription) || orders().empty()) {
        escalate(m_context.tier == Tier::AiRep ? Reason::ComplexIssue : Reason::TechnicalLimitation,
                 u"charged twice, and the payments of it cannot be seen here"_s, Say::ChargeToPerson,
                 Say::ChargeToPerson);
        return;
    }
    const auto order = settleOrder();
    if (!order)
        return;
    // A bank shows an uncollected payment as a reservation.
    if (order->paid.minor <= 0 && m_state.cause.isEmpty()) {
        m_state.cause = u"charged twice"_s;
        m_reply.say(Weight::Core, Say::NothingPaid, {order->number});
        addRule(u"Why does my bank show a pending sum that you have not collected?"_s, Act::ChargedTwice);
        m_reply.say(Weight::Courtesy, Say::AnythingElse);
        ask(Asked::More);
        return;
    }
    QStringList lines;
    Money sum{0, order->total.currency};
    for (const Payment &payment : order->payments) {
        if (payment.amount.currency != sum.currency)
            continue;
        sum = sum + payment.amount;
        const QString means = payment.last4.isEmpty() ? QString() : u", card ending "_s + payment.last4;
        lines.append(phrase(Say::PaymentLine, m_tone, m_pick,
                            {moneyText(payment.amount), dateText(payment.at, m_context.now), means}));
    }
    const Money over{std::min(sum.minor - order->total.minor - order->refunded.minor, policy::refundable(*order).minor),
                     sum.currency};
    if (order->payments.size() > 1 && over.minor > 0) {
        m_reply.say(Weight::Fact, Say::PaymentsTwice, {order->number, listText(lines, u" and "_s), moneyText(over)});
        ActionRequest wanted = request(ActionKind::Refund);
        wanted.orderNumber = order->number;
        wanted.amount = over;
        wanted.arguments.insert(u"reason"_s, u"charged twice"_s);
        m_state.amount = over;
        const Verdict verdict = m_tools.verdict(wanted, m_context.tier);
        if (verdict.isAllowed)
            propose(std::move(wanted));
        else
            escalationRefused(wanted, verdict);
        return;
    }
    if (order->payments.size() > 1) {
        if (order->refunded.minor > 0 && sum.minor > order->total.minor)
            m_reply.say(Weight::Core, Say::PaymentsSettled,
                        {order->number, listText(lines, u" and "_s), moneyText(order->refunded)});
        else
            m_reply.say(Weight::Core, Say::PaymentsSplit, {order->number, listText(lines, u" and "_s), moneyText(sum)});
        m_reply.say(Weight::Fact, Say::BankPending);
        m_state.cause = u"charged twice"_s;
        ask(Asked::More);
        return;
    }
    // If the customer still sees two charges after being told of one payment, somebody with access to the bank must
    // look.
    if (!m_state.cause.isEmpty()) {
        escalate(m_context.tier == Tier::AiRep ? Reason::ComplexIssue : Reason::TechnicalLimitation,
                 u"the customer sees two charges, the order has one payment"_s, Say::ChargeToPerson,
                 Say::ChargeToPerson);
        return;
    }
    m_state.cause = u"charged twice"_s;
    if (m_isPresumed)
        m_reply.say(Weight::Detail, Say::OnlyOrder, {order->number});
    m_reply
        .say(Weight::Core, Say::PaymentsOnce,
             {order->number, lines.isEmpty() ? moneyText(order->paid) : listText(lines, u" and "_s)})
        .say(Weight::Fact, Say::BankPending);
    addRule(u"Why does my bank show the same sum twice, one of them pending?"_s, Act::ChargedTwice);
    ask(Asked::More);
}

} // namespace tierdesk::ai
