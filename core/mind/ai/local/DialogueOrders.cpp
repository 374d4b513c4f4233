#include "core/mind/ai/local/Dialogue.h"

#include <algorithm>

namespace tierdesk::ai {

namespace {

constexpr int OrdersLooked = 20;
constexpr int OrdersListed = 3;
constexpr Millis Recent = Millis::days(90);

bool hasLeft(const Order &order)
{
    return order.status == OrderStatus::Shipped || order.status == OrderStatus::Delivered ||
           order.status == OrderStatus::Returned;
}

const Shipment *lastShipment(const Order &order)
{
    return order.shipments.empty() ? nullptr : &order.shipments.back();
}

std::optional<Timestamp> deliveredAt(const Order &order)
{
    std::optional<Timestamp> last;
    for (const Shipment &shipment : order.shipments) {
        if (shipment.deliveredAt && (!last || *shipment.deliveredAt > *last))
            last = shipment.deliveredAt;
    }
    return last;
}

QString daysText(int days)
{
    return QString::number(days) + (days == 1 ? QStringLiteral(" day") : QStringLiteral(" days"));
}

/// "ORD-9876 (Ridge 3 tent)".
QString listed(const Order &order)
{
    return order.number + QStringLiteral(" (") + contentsText(order) + u')';
}

} // namespace

const std::vector<Order> &Dialogue::orders()
{
    if (!m_orders) {
        m_orders = m_tools.orders(OrdersLooked);
        usedTool(QStringLiteral("order_lookup"));
    }
    return *m_orders;
}

std::optional<Order> Dialogue::find(const QString &spoken)
{
    if (spoken.isEmpty())
        return std::nullopt;
    if (m_orders) {
        for (const Order &order : *m_orders) {
            if (isSameNumber(spoken, order.number))
                return order;
        }
    }
    usedTool(QStringLiteral("order_lookup"));
    if (auto order = m_tools.order(spoken))
        return order;
    for (const Order &order : orders()) {
        if (isSameNumber(spoken, order.number))
            return order;
    }
    // Digits alone may belong to an order older than those looked at: it has the shop's own prefix.
    const bool isDigits = std::all_of(spoken.begin(), spoken.end(), [](QChar c) { return c.isDigit(); });
    if (isDigits && !orders().empty()) {
        const QString &model = orders().front().number;
        qsizetype prefix = 0;
        while (prefix < model.size() && !model[prefix].isDigit())
            ++prefix;
        if (prefix > 0)
            return m_tools.order(model.left(prefix) + spoken);
    }
    return std::nullopt;
}

bool Dialogue::isLocked()
{
    if (m_context.session.isVerified && m_context.customer)
        return false;
    if (++m_state.locked > 1) {
        climb(m_context.tier == Tier::AiRep ? Reason::ComplexIssue : Reason::TechnicalLimitation,
              QStringLiteral("the customer asks for an order without being signed in"), Say::SignInStill,
              Say::SignInStill);
        return true;
    }
    if (m_context.session.isVerified)
        m_reply.say(Weight::Core, Say::UnknownCustomer, {m_context.companyName});
    else
        m_reply.say(Weight::Core, Say::SignIn, {m_context.companyName});
    suggest(QStringLiteral("sign_in"));
    m_state.asked = Asked::Nothing;
    return true;
}

void Dialogue::askWhichOrder()
{
    QStringList names;
    for (const Order &order : orders()) {
        if (names.size() == OrdersListed)
            break;
        names.append(listed(order));
    }
    m_reply.say(Weight::Core, Say::WhichOrder, {listText(names)});
    ask(Asked::Order);
}

std::optional<Order> Dialogue::chosenOrder()
{
    for (const QString &number : m_slots.orderNumbers + m_slots.bareNumbers) {
        if (auto order = find(number))
            return order;
    }
    const auto &known = orders();
    if (known.empty() || !m_slots.orderNumbers.isEmpty())
        return std::nullopt;
    const auto says = [this](const char16_t *word) { return m_words.contains(QStringView(word)); };
    if (m_cues.said.has(Cue::First) || says(u"latest") || says(u"newest") || says(u"recent") || says(u"last"))
        return known.front();
    if ((says(u"second") || says(u"2nd")) && known.size() > 1)
        return known[1];
    if ((says(u"third") || says(u"3rd")) && known.size() > 2)
        return known[2];
    const Order *found = nullptr;
    for (const Order &order : known) {
        if (itemsSpokenOf(m_words, order).empty())
            continue;
        if (found)
            return std::nullopt;
        found = &order;
    }
    return found ? std::optional(*found) : std::nullopt;
}

void Dialogue::speakOf(const Order &order)
{
    if (m_state.order == order.number)
        return;
    m_state.order = order.number;
    m_state.sku.clear();
    m_state.thing.clear();
}

std::optional<Order> Dialogue::settleOrder()
{
    if (isLocked())
        return std::nullopt;
    // A number that was named decides, unless it is the number of an item.
    const QStringList named =
        m_state.asked == Asked::Order ? m_slots.orderNumbers + m_slots.bareNumbers : m_slots.orderNumbers;
    for (const QString &number : named) {
        if (auto order = find(number)) {
            speakOf(*order);
            return order;
        }
        const bool isSku = std::any_of(orders().begin(), orders().end(), [&number](const Order &order) {
            return std::any_of(order.items.begin(), order.items.end(), [&number](const OrderItem &item) {
                return item.sku.compare(number, Qt::CaseInsensitive) == 0;
            });
        });
        if (isSku)
            continue;
        const bool hasPrefix = !number.front().isDigit();
        m_reply.say(Weight::Core, Say::NoSuchOrder, {hasPrefix ? number : u'#' + number});
        m_state.order.clear();
        m_state.sku.clear();
        if (orders().empty())
            m_reply.say(Weight::Fact, Say::AskOrderNumber);
        else
            askWhichOrder();
        ask(Asked::Order);
        return std::nullopt;
    }
    if (m_slots.orderNumbers.isEmpty() && m_slots.bareNumbers.size() == 1 && m_cues.words.size() <= 3) {
        if (auto order = find(m_slots.bareNumbers.front())) {
            speakOf(*order);
            return order;
        }
    }
    const bool isCorrection = m_cues.said.has(Cue::Correction);
    if (!m_state.order.isEmpty() && !isCorrection) {
        if (auto order = find(m_state.order)) {
            const bool fits = !itemsSpokenOf(m_words, *order).empty();
            if (fits || m_state.asked != Asked::Nothing)
                return order;
            // "And my boots?" may speak of another order than the one before.
            const auto other = chosenOrder();
            if (other && other->number != order->number)
                order = other;
            speakOf(*order);
            return order;
        }
    }
    if (isCorrection && !m_state.order.isEmpty()) {
        std::vector<Order> others;
        for (const Order &order : orders()) {
            if (order.number != m_state.order)
                others.push_back(order);
        }
        m_state.amount.reset();
        if (others.size() == 1) {
            speakOf(others.front());
            return others.front();
        }
        m_state.order.clear();
    }
    if (const auto order = chosenOrder()) {
        speakOf(*order);
        return order;
    }
    if (orders().empty()) {
        m_reply.say(Weight::Core, Say::NoOrders).say(Weight::Detail, Say::AskOrderNumber);
        ask(Asked::Order);
        return std::nullopt;
    }
    std::vector<const Order *> recent;
    for (const Order &order : orders()) {
        if (m_context.now - order.placedAt <= Recent)
            recent.push_back(&order);
    }
    const Order *only = recent.size() == 1                       ? recent.front()
                        : recent.empty() && orders().size() == 1 ? &orders().front()
                                                                 : nullptr;
    if (only) {
        m_isPresumed = true;
        speakOf(*only);
        return *only;
    }
    askWhichOrder();
    return std::nullopt;
}

QString Dialogue::itemText(const Order &order, const OrderItem *item) const
{
    if (!item)
        return contentsText(order);
    return QStringLiteral("the ") + item->name;
}

const OrderItem *Dialogue::settleItem(const Order &order, bool mustKnow)
{
    const auto spoken = itemsSpokenOf(m_words, order);
    const OrderItem *found = spoken.size() == 1 ? spoken.front() : nullptr;
    if (!found && !m_state.sku.isEmpty()) {
        for (const OrderItem &item : order.items) {
            if (item.sku == m_state.sku)
                found = &item;
        }
    }
    if (!found && order.items.size() == 1)
        found = &order.items.front();
    if (!found && m_state.asked == Asked::Item && order.items.size() > 1) {
        const auto says = [this](const char16_t *word) { return m_words.contains(QStringView(word)); };
        if (m_cues.said.has(Cue::First))
            found = &order.items.front();
        else if (says(u"second") || says(u"2nd"))
            found = &order.items[1];
        else if (says(u"last"))
            found = &order.items.back();
    }
    if (found) {
        m_state.sku = found->sku;
        const QString called = wordFor(m_words, *found);
        if (!called.isEmpty())
            m_state.thing = called;
        else if (m_state.thing.isEmpty())
            m_state.thing = headNoun(*found);
        return found;
    }
    if (mustKnow) {
        QStringList names;
        for (const OrderItem &item : order.items) {
            if (names.size() < 5)
                names.append(item.name);
        }
        m_reply.say(Weight::Core, Say::WhichItem, {order.number, listText(names)});
        ask(Asked::Item);
    }
    return nullptr;
}

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
        suggest(QStringLiteral("track_package"));
    }
    if (order.refunded.minor > 0)
        m_reply.say(Weight::Detail, Say::RefundedSoFar, {moneyText(order.refunded), moneyText(order.paid)});
    if (order.isReturnRequested && order.status != OrderStatus::Returned)
        m_reply.say(Weight::Detail, Say::ReturnOpen);
    if (order.status == OrderStatus::Delivered && !order.isReturnRequested)
        suggest(QStringLiteral("start_return"));
}

void Dialogue::status()
{
    const auto order = settleOrder();
    if (!order)
        return;
    if (m_isPresumed)
        m_reply.say(Weight::Detail, Say::OnlyOrder, {order->number});
    sayStatus(*order, Weight::Core);
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
        names.append(listed(order) + QStringLiteral(", ") + word(order.status));
    }
    m_reply.say(Weight::Core, Say::YourOrders, {names.join(QStringLiteral("; "))})
        .say(Weight::Courtesy, Say::AnythingElse);
    ask(Asked::More);
}

void Dialogue::cancelOrder()
{
    // Without the word "order" and without an order, a subscription may be what is meant.
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
        m_reply.say(Weight::Core, Say::AlreadyCancelled, {order->number, word(order->status)})
            .say(Weight::Courtesy, Say::AnythingElse);
        m_state.clearWish();
        ask(Asked::More);
        return;
    }
    ActionRequest wanted = request(ActionKind::CancelOrder);
    wanted.orderNumber = order->number;
    const Verdict verdict = m_tools.verdict(wanted, m_context.tier);
    if (verdict.isAllowed) {
        propose(std::move(wanted));
    } else if (verdict.rule == u"order_shipped") {
        const bool insists = m_cues.said.has(Cue::Insist) && m_state.asked == Asked::More;
        if (insists) {
            climbRefused(wanted, verdict);
            return;
        }
        m_draft.refused.emplace_back(wanted, verdict);
        m_reply.say(Weight::Core, Say::CannotCancelShipped, {order->number});
        suggest(QStringLiteral("start_return"));
        m_state.clearWish();
        ask(Asked::More);
    } else {
        climbRefused(wanted, verdict);
    }
}

void Dialogue::changeAddress()
{
    const auto order = settleOrder();
    if (!order)
        return;
    if (hasLeft(*order)) {
        const Shipment *shipment = lastShipment(*order);
        m_reply.say(Weight::Core, Say::CannotChangeAddressShipped,
                    {order->number, shipment ? shipment->carrier : QStringLiteral("The carrier")});
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
        m_state.address = readAddress(m_context.message.text);
    if (!m_state.address) {
        if (m_isPresumed)
            m_reply.say(Weight::Detail, Say::OnlyOrder, {order->number});
        m_reply.say(Weight::Core, Say::AskAddress, {order->number});
        ask(Asked::Address);
        return;
    }
    Address address = *m_state.address;
    // What was left out stays as it is; the whole of it is read back before anything changes.
    if (address.name.isEmpty())
        address.name = order->address.name;
    if (address.country.isEmpty())
        address.country = order->address.country;
    ActionRequest wanted = request(ActionKind::ChangeAddress);
    wanted.orderNumber = order->number;
    wanted.arguments.insert(QStringLiteral("address"), toJson(address));
    const Verdict verdict = m_tools.verdict(wanted, m_context.tier);
    if (verdict.isAllowed) {
        propose(std::move(wanted));
    } else if (verdict.rule == u"incomplete_address") {
        m_state.address.reset();
        m_reply.say(Weight::Fact, Say::AddressUnclear).say(Weight::Core, Say::AskAddress, {order->number});
        ask(Asked::Address);
    } else {
        climbRefused(wanted, verdict);
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
    if (!hasLeft(*order)) {
        m_reply.say(Weight::Core, Say::NotShippedReturn, {order->number});
        suggest(QStringLiteral("cancel_order"));
        m_state.clearWish();
        ask(Asked::More);
        return;
    }
    const OrderItem *item = settleItem(*order, true);
    if (!item)
        return;
    if (m_isPresumed)
        m_reply.say(Weight::Detail, Say::OnlyOrder, {order->number});
    ActionRequest wanted = request(ActionKind::Return);
    wanted.orderNumber = order->number;
    wanted.arguments.insert(QStringLiteral("sku"), item->sku);
    const int open = std::max(1, item->quantity - item->returned);
    wanted.arguments.insert(QStringLiteral("quantity"), m_state.quantity > 0 ? std::min(m_state.quantity, open) : open);
    const Verdict verdict = m_tools.verdict(wanted, m_context.tier);
    if (verdict.isAllowed)
        propose(std::move(wanted));
    else
        climbRefused(wanted, verdict);
}

} // namespace tierdesk::ai
