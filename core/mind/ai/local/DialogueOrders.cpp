#include "core/mind/ai/local/ActTable.h"
#include "core/mind/ai/local/Dialogue.h"
#include "core/mind/ai/local/OrderFacts.h"

#include <algorithm>

namespace tierdesk::ai {

namespace {

QString daysText(int days)
{
    return QString::number(days) + (days == 1 ? u" day"_s : u" days"_s);
}

} // namespace

void Dialogue::sayStatus(const Order &order, Weight weight)
{
    const Shipment *shipment = lastShipment(order);
    const QString placed = dateText(order.placedAt, m_context.now);
    switch (order.status) {
    case OrderStatus::Pending:
        m_reply.say(weight, Say::StatusPending, {order.number, placed});
        break;
    case OrderStatus::Processing:
        m_reply.say(weight, Say::StatusProcessing, {order.number, placed});
        break;
    case OrderStatus::Cancelled:
        m_reply.say(weight, Say::StatusCancelled, {order.number});
        break;
    case OrderStatus::Returned:
        m_reply.say(weight, Say::StatusReturned, {order.number});
        break;
    case OrderStatus::Delivered:
        if (const auto at = deliveredAt(order); at && shipment) {
            m_reply.say(weight, Say::StatusDelivered,
                        {order.number, shipment->carrier, shipment->trackingNumber, dateText(*at, m_context.now)});
        } else {
            m_reply.say(weight, Say::StatusDeliveredPlain, {order.number});
        }
        break;
    case OrderStatus::Shipped:
        if (!shipment) {
            m_reply.say(weight, Say::StatusShippedPlain, {order.number});
        } else if (shipment->status == u"out_for_delivery") {
            m_reply.say(weight, Say::StatusOutForDelivery, {order.number, shipment->carrier, shipment->trackingNumber});
        } else if (shipment->status == u"exception") {
            m_reply.say(weight, Say::StatusException, {order.number, shipment->carrier, shipment->trackingNumber});
        } else if (shipment->shippedAt) {
            m_reply.say(weight, Say::StatusShipped,
                        {order.number, shipment->carrier, shipment->trackingNumber,
                         dateText(*shipment->shippedAt, m_context.now)});
        } else {
            m_reply.say(weight, Say::StatusShippedPlain, {order.number});
        }
        break;
    }
    const bool isUnderWay = order.status == OrderStatus::Shipped || order.status == OrderStatus::Processing ||
                            order.status == OrderStatus::Pending;
    if (isUnderWay && shipment) {
        if (shipment->estimatedAt) {
            const int days = daysBetween(m_context.now, *shipment->estimatedAt);
            const QString date = dateText(*shipment->estimatedAt, m_context.now);
            const Weight fact = weight == Weight::Core ? Weight::Fact : Weight::Detail;
            if (days < 0)
                m_reply.say(fact, Say::EtaLate, {date, daysText(-days)});
            else if (days == 0 && shipment->status != u"out_for_delivery")
                m_reply.say(fact, Say::EtaToday);
            else if (days > 0)
                m_reply.say(fact, Say::Eta, {date});
        }
        if (!shipment->lastPlace.isEmpty())
            m_reply.say(Weight::Detail, Say::LastPlace, {shipment->lastPlace});
        suggest(u"track_package"_s);
    }
    if (order.refunded.minor > 0)
        m_reply.say(Weight::Detail, Say::RefundedSoFar, {moneyText(order.refunded), moneyText(order.paid)});
    if (order.isReturnRequested && order.status != OrderStatus::Returned)
        m_reply.say(Weight::Detail, Say::ReturnOpen);
    if (order.status == OrderStatus::Delivered && !order.isReturnRequested)
        suggest(u"start_return"_s);
}

void Dialogue::status()
{
    if (tellsAllOrders())
        return;
    const auto order = settleOrder();
    if (!order)
        return;
    const QString told = u"status "_s + order->number;
    const bool isTold = m_state.told.contains(told);
    if (m_isPresumed)
        m_reply.say(Weight::Detail, Say::OnlyOrder, {order->number});
    // Answer a further question with more, including the company's rules for such parcels.
    const auto topic = fromWord<Act>(m_state.topic);
    constexpr qsizetype OnlyANumber = 3; // words
    const bool isWhole =
        !m_slots.orderNumbers.isEmpty() && (m_heard.chance() >= Likely || m_cues.words.size() <= OnlyANumber);
    if (isTold && !isWhole && tellDetail())
        return;
    const Shipment *const last = lastShipment(*order);
    const bool isLate = isOverdue(*order, m_context.now);
    // A customer who knows the delay and does not ask again wants a search, which an agent does.
    constexpr double LeastAsked = .5;
    const bool isAsked = m_heard.purposes.ask >= LeastAsked;
    if (isTold && isLate && !isAsked && !isFollowUp(m_heard.act()) && m_cues.words.size() > OnlyANumber) {
        m_state.told.append(word(Act::ParcelMissing));
        handTo(Act::ParcelMissing);
        return;
    }
    if (!isWhole && (isTold || m_heard.chance() < Likely) &&
        tellOfOrder(topic ? rowOf(*topic).query : QString(), isTold))
        return;
    sayStatus(*order, Weight::Core);
    if (isLate)
        addRule(WhenLooked, Act::ParcelMissing);
    else if (last && last->status == u"out_for_delivery")
        addRule(UntilWhen, Act::ShippingStatus);
    else if (order->status == OrderStatus::Pending && order->paid.minor <= 0)
        addRule(u"How long do you wait for the payment of a pending order?"_s, Act::OrderPaymentMethod);
    if (!isTold)
        m_state.told.append(told);
    m_reply.say(Weight::Courtesy, Say::AnythingElse);
    ask(Asked::More);
}

/// Adds where the order @p number is.
void Dialogue::tellWhere(const QString &number)
{
    const QString spoken = !number.isEmpty() ? number : m_state.order;
    if (const auto order = spoken.isEmpty() ? std::nullopt : find(spoken))
        sayStatus(*order, Weight::Fact);
}

/// States an order's items, total and payment.
void Dialogue::orderContents()
{
    if (isLocked())
        return;
    const bool isNamed = !m_slots.orderNumbers.isEmpty() || chosenOrder() || !m_state.order.isEmpty();
    if (!isNamed && orders().size() > 1) {
        listOrders();
        return;
    }
    begin(Wish::Contents);
    const auto order = settleOrder();
    if (!order)
        return;
    if (const RecordDetail detail = detailAsked(RecordKind::Order); detail != RecordDetail::None) {
        tellDetail(*order, detail);
        return;
    }
    if (tellOfOrder(rowOf(Act::OrderContents).query, false))
        return;
    QStringList items;
    for (const OrderItem &each : order->items)
        items.append((each.variant.isEmpty() ? countedText(each, each.quantity)
                                             : u"%1 (%2)"_s.arg(countedText(each, each.quantity), each.variant)));
    m_reply.say(Weight::Core, Say::OrderHolds,
                {order->number, listText(items, u" and "_s), moneyText(order->total),
                 dateText(order->placedAt, m_context.now)});
    if (order->paid.minor <= 0)
        m_reply.say(Weight::Fact, Say::NothingPaid, {order->number});
    else if (!order->payments.empty()) {
        const Payment &payment = order->payments.front();
        m_reply.say(Weight::Fact, Say::PaidBy,
                    {moneyText(order->paid),
                     payment.last4.isEmpty() ? payment.method : u"%1 ending %2"_s.arg(payment.method, payment.last4)});
    }
    sayStatus(*order, Weight::Detail);
    m_reply.say(Weight::Courtesy, Say::AnythingElse);
    ask(Asked::More);
}

void Dialogue::listOrders()
{
    if (isLocked())
        return;
    if (orders().empty()) {
        m_reply.say(Weight::Core, Say::NoOrders);
        return;
    }
    QStringList names;
    for (const Order &order : orders()) {
        if (names.size() == OrdersListed)
            break;
        names.append(listed(order) + u", "_s + word(order.status));
    }
    m_reply.say(Weight::Core, Say::YourOrders, {names.join(u"; "_s)}).say(Weight::Courtesy, Say::AnythingElse);
    ask(Asked::More);
}

void Dialogue::cancelOrder()
{
    // Without the word "order" and without an order, it may be a subscription.
    if (!m_cues.said.has(Cue::Order) && m_state.order.isEmpty() && m_slots.orderNumbers.isEmpty() &&
        m_context.session.isVerified && m_context.customer && orders().empty() && !m_tools.subscriptions().empty()) {
        begin(Wish::SubscriptionCancel);
        subscription();
        return;
    }
    const auto order = settleOrder();
    if (!order)
        return;
    if (m_isPresumed)
        m_reply.say(Weight::Detail, Say::OnlyOrder, {order->number});
    if (order->status == OrderStatus::Cancelled || order->status == OrderStatus::Returned) {
        m_reply.say(Weight::Core, Say::AlreadyCancelled, {order->number, word(order->status)});
        if (order->paid.minor > 0)
            m_reply.say(
                Weight::Fact, order->refunded.minor > 0 ? Say::RefundedSoFar : Say::RefundStateNone,
                {order->refunded.minor > 0 ? moneyText(order->refunded) : order->number, moneyText(order->paid)});
        m_reply.say(Weight::Courtesy, Say::AnythingElse);
        m_state.clearWish();
        ask(Asked::More);
        return;
    }
    ActionRequest wanted = request(ActionKind::CancelOrder);
    wanted.orderNumber = order->number;
    const Verdict verdict = m_tools.verdict(wanted, m_context.tier);
    if (verdict.isAllowed) {
        // "Cancel it but keep the mat": say first that a part cannot be cancelled.
        const auto spoken = itemsSpokenOf(m_words, *order);
        const bool isPart = order->items.size() > 1 &&
                            (!spoken.empty() || m_words.contains(u"keep"_s) || m_words.contains(u"except"_s));
        if (isPart)
            m_reply.say(Weight::Core, Say::CancelWholeOnly, {order->number});
        propose(std::move(wanted));
    } else if (verdict.rule == u"order_shipped") {
        const bool insists = m_cues.said.has(Cue::Insist) &&
                             (m_state.asked == Asked::More || m_state.declined.contains(word(ActionKind::Return)));
        if (insists) {
            escalationRefused(wanted, verdict);
            return;
        }
        m_draft.refused.emplace_back(wanted, verdict);
        // "Cancel it and refund me": here the refund is a separate step, handled next.
        if (m_cues.said.has(Cue::Refund)) {
            m_state.later.insert(m_state.later.begin(), {u"the refund"_s, u"refund order "_s + order->number});
            m_now = u"the order"_s;
            m_isDivided = true;
        }
        // Propose the named alternative at once, so that a yes refers to it.
        ActionRequest back = request(ActionKind::Return);
        back.orderNumber = order->number;
        if (!order->items.empty()) {
            back.arguments.insert(u"sku"_s, order->items.front().sku);
            back.arguments.insert(u"quantity"_s, countOf(order->items.front(), 0));
        }
        const bool canReturn = !order->items.empty() && !order->isReturnRequested &&
                               !m_state.declined.contains(word(ActionKind::Return)) &&
                               m_tools.verdict(back, m_context.tier).isAllowed;
        if (canReturn) {
            m_reply.say(Weight::Core, Say::CannotCancelLeft, {order->number});
            suggest(u"start_return"_s);
            m_state.wish = Wish::Return;
            returnItem();
            return;
        }
        m_reply.say(Weight::Core, Say::CannotCancelShipped, {order->number});
        suggest(u"start_return"_s);
        m_state.clearWish();
        ask(Asked::More);
    } else {
        escalationRefused(wanted, verdict);
    }
}

void Dialogue::changeAddress()
{
    const auto order = settleOrder();
    if (!order)
        return;
    if (policy::hasLeft(*order)) {
        const Shipment *shipment = lastShipment(*order);
        m_reply.say(Weight::Core, Say::CannotChangeAddressShipped,
                    {order->number, shipment ? shipment->carrier : u"The carrier"_s});
        m_state.clearWish();
        ask(Asked::More);
        return;
    }
    if (order->status == OrderStatus::Cancelled) {
        m_reply.say(Weight::Core, Say::AlreadyCancelled, {order->number, word(order->status)});
        m_state.clearWish();
        ask(Asked::More);
        return;
    }
    if (!m_state.address)
        m_state.address = readAddress(m_text);
    if (!m_state.address) {
        if (m_isPresumed)
            m_reply.say(Weight::Detail, Say::OnlyOrder, {order->number});
        m_reply.say(Weight::Core, Say::AskAddress, {order->number});
        ask(Asked::Address);
        return;
    }
    Address address = *m_state.address;
    // Missing parts keep their value; the whole address is read back before the change.
    if (address.name.isEmpty())
        address.name = order->address.name;
    if (address.country.isEmpty())
        address.country = order->address.country;
    // Nothing to change if it is the present address.
    const auto bare = [](const Address &each) {
        QString text = addressLine(each).toLower();
        text.removeIf([](QChar c) { return !c.isLetterOrNumber(); });
        return text;
    };
    if (bare(address) == bare(order->address)) {
        m_reply.say(Weight::Core, Say::GoesTo, {order->number, addressLine(order->address)})
            .say(Weight::Courtesy, Say::AnythingElse);
        m_state.clearWish();
        ask(Asked::More);
        return;
    }
    ActionRequest wanted = request(ActionKind::ChangeAddress);
    wanted.orderNumber = order->number;
    wanted.arguments.insert(u"address"_s, toJson(address));
    const Verdict verdict = m_tools.verdict(wanted, m_context.tier);
    if (verdict.isAllowed) {
        propose(std::move(wanted));
    } else if (verdict.rule == u"incomplete_address") {
        m_state.address.reset();
        m_reply.say(Weight::Fact, Say::AddressUnclear).say(Weight::Core, Say::AskAddress, {order->number});
        ask(Asked::Address);
    } else {
        escalationRefused(wanted, verdict);
    }
}

void Dialogue::returnItem()
{
    const auto order = settleOrder();
    if (!order)
        return;
    if (order->isReturnRequested) {
        m_reply.say(Weight::Core, Say::ReturnRequested, {order->number}).say(Weight::Courtesy, Say::AnythingElse);
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
    if (!policy::hasLeft(*order)) {
        m_reply.say(Weight::Core, Say::NotShippedReturn, {order->number});
        suggest(u"cancel_order"_s);
        m_state.clearWish();
        ask(Asked::More);
        return;
    }
    const bool isBoth = m_state.asked == Asked::Item && order->items.size() == 2 && m_words.contains(u"both"_s);
    const bool isAll = m_cues.said.has(Cue::Whole) && itemsSpokenOf(m_words, *order).empty() && !isAllPieces(*order);
    const bool isWhole = order->items.size() > 1 && (isAll || isBoth);
    const OrderItem *item = isWhole ? nullptr : settleItem(*order, true);
    if (!item && !isWhole)
        return;
    if (m_isPresumed)
        m_reply.say(Weight::Detail, Say::OnlyOrder, {order->number});
    ActionRequest wanted = request(ActionKind::Return);
    wanted.orderNumber = order->number;
    if (item) {
        wanted.arguments.insert(u"sku"_s, item->sku);
        wanted.arguments.insert(u"quantity"_s, orFewer(*order, *item, countOf(*item, m_state.quantity)));
    }
    const Verdict verdict = m_tools.verdict(wanted, m_context.tier);
    if (verdict.isAllowed)
        propose(std::move(wanted));
    else if (item && (verdict.rule == u"already_refunded" || verdict.rule == u"already_replaced"))
        saySettled(*order, *item);
    else
        escalationRefused(wanted, verdict);
}

} // namespace tierdesk::ai
