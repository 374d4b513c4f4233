#include "core/mind/ai/claims/TurnRecord.h"

#include "core/mind/ai/claims/RecordWords.h"

#include <QtCore/QDateTime>

#include <algorithm>

namespace tierdesk::ai {

namespace {

constexpr int MostOrders = 200;

const std::vector<Stage> AllStages{Stage::Done, Stage::UnderWay, Stage::ToCome};

QString plainSum(Money sum)
{
    return plainNumber(QString::number(toMajor(sum), 'f', minorDigits(sum.currency)));
}

void addDay(Particulars &to, std::optional<Timestamp> at)
{
    if (!at)
        return;
    const QDate day = QDateTime::fromMSecsSinceEpoch(at->ms, Qt::UTC).date();
    to.addDate(day.year(), day.month(), day.day());
}

/// Adds the distinctive words of a name.
void addNames(QStringList &to, const QString &name)
{
    for (const QString &word : name.toLower().split(u' ', Qt::SkipEmptyParts)) {
        if (word.size() >= 4)
            to.append(word);
    }
}

Deed deedOf(ActionKind kind)
{
    switch (kind) {
    case ActionKind::Refund:
        return Deed::Refund;
    case ActionKind::Credit:
        return Deed::Credit;
    case ActionKind::Replacement:
        return Deed::Replacement;
    case ActionKind::CancelOrder:
        return Deed::Cancel;
    case ActionKind::Return:
        return Deed::Return;
    case ActionKind::ChangeAddress:
        return Deed::Address;
    case ActionKind::ChangeSubscription:
        return Deed::Subscription;
    }
    return Deed::Other;
}

QByteArray keyOf(const char *prefix, QLatin1String word)
{
    return QByteArray(prefix) + word.latin1();
}

QString actionName(int number)
{
    return u"action-%1"_s.arg(number);
}

} // namespace

TurnRecord::TurnRecord(const TurnContext &context, Tools &tools)
{
    // A cached answer must not depend on a customer.
    if (!context.isForAnybody) {
        m_orders = tools.orders(MostOrders);
        m_subscriptions = tools.subscriptions();
    }
    QJsonArray orders;
    for (const Order &each : m_orders) {
        add(each);
        orders.append(toJson(each));
    }
    QJsonArray subscriptions;
    for (const Subscription &each : m_subscriptions) {
        add(each);
        subscriptions.append(toJson(each));
    }
    QJsonArray actions;
    for (const Action &each : context.actions) {
        if (each.state != ActionState::Confirmed && each.state != ActionState::Pending)
            continue;
        m_actions.push_back(each);
        add(each, static_cast<int>(m_actions.size()));
        QJsonObject made = toJson(each.request);
        made.remove(u"customer"_s);
        made.remove(u"idempotencyKey"_s);
        made.insert(u"name"_s, actionName(static_cast<int>(m_actions.size())));
        made.insert(u"state"_s, QString(word(each.state)));
        actions.append(made);
    }
    m_json = {{u"orders"_s, orders}, {u"subscriptions"_s, subscriptions}, {u"actions"_s, actions}};
    if (context.customer && !context.isForAnybody) {
        for (const Deed deed : {Deed::Account, Deed::Other})
            fact(deed, {}, {}, {}).names = {context.customer->tier.toLower(), context.customer->email.toLower()};
        for (RecordFact &each : m_facts)
            each.names.removeAll(QString());
    }
    // An escalated case was handed over.
    if (context.hasJustEscalated)
        setHandedOver();
    addDay(m_known, context.now);
    know(context.message.text);
    for (const Message &each : context.history) {
        if (each.speaker == Speaker::Customer || each.speaker == Speaker::HumanAgent)
            know(each.text);
    }
    const HumanTierConfig &human = context.config.humanAgent;
    know(human.escalationPhone + u'\n' + human.hours);
}

void TurnRecord::know(const QString &words)
{
    m_known.add(particularsIn(words));
}

void TurnRecord::setHandedOver()
{
    fact(Deed::Contact, AllStages, {}, m_known);
}

RecordFact &TurnRecord::fact(Deed deed, std::vector<Stage> stages, const QString &record,
                             const Particulars &particulars)
{
    return m_facts.emplace_back(RecordFact{
        .deed = deed, .stages = std::move(stages), .record = record, .particulars = particulars, .keys = {}});
}

void TurnRecord::add(const Order &order)
{
    Particulars number;
    number.numbers.insert(order.number.toUpper());
    number.add(particularsIn(order.number));
    Particulars all = number;
    addDay(all, order.placedAt);
    Particulars total;
    total.sums = {plainSum(order.total), plainSum(order.paid)};
    QStringList items;
    int quantity = 0;
    for (const OrderItem &item : order.items) {
        all.numbers.insert(item.sku.toUpper());
        all.add(particularsIn(item.name + u' ' + item.variant));
        all.numbers.insert(QString::number(item.quantity));
        quantity += item.quantity;
        addNames(items, item.name);
    }
    all.numbers.insert(QString::number(quantity));
    for (const Payment &payment : order.payments) {
        all.numbers.insert(payment.last4);
        total.sums.insert(plainSum(payment.amount));
        addDay(all, payment.at);
    }
    for (const Shipment &shipment : order.shipments) {
        all.numbers.insert(shipment.trackingNumber.toUpper());
        addDay(all, shipment.shippedAt);
        addDay(all, shipment.estimatedAt);
        addDay(all, shipment.deliveredAt);
    }
    // A refund is stated with its own sum, everything else with the order's sums.
    Particulars refund = all;
    Particulars refunded;
    if (order.refunded.minor > 0)
        refunded.sums.insert(plainSum(order.refunded));
    for (const OrderItem &item : order.items) {
        if (item.refunded.minor > 0)
            refunded.sums.insert(plainSum({item.refunded.minor, item.price.currency}));
    }
    refund.add(refunded);
    all.add(total);
    for (const OrderItem &item : order.items) {
        all.sums.insert(plainSum(item.price));
        all.sums.insert(plainSum({item.price.minor * item.quantity, item.price.currency}));
    }
    m_known.add(all);
    m_known.add(refund);

    if (!refunded.sums.empty())
        fact(Deed::Refund, {Stage::Done}, order.number, refund).keys = refunded;
    // That it was paid and placed may be stated only as a recorded state.
    for (const Deed each : {Deed::Payment, Deed::Other, Deed::Stock}) {
        RecordFact &made = fact(each, {Stage::Done, Stage::UnderWay}, order.number, all);
        made.weakKeys = all;
        made.names = items;
    }
    for (const Shipment &shipment : order.shipments)
        add(shipment, order, all, items);
    if (order.status == OrderStatus::Pending || order.status == OrderStatus::Processing) {
        RecordFact &made = fact(Deed::Delivery, {Stage::UnderWay}, order.number, all);
        made.weakKeys = number;
        made.names = items;
    }
    if (order.status == OrderStatus::Cancelled) {
        RecordFact &made = fact(Deed::Cancel, {Stage::Done, Stage::UnderWay}, order.number, all);
        made.keys = number;
        made.names = items;
    }
    if (order.status == OrderStatus::Returned || order.isReturnRequested)
        fact(Deed::Return, {Stage::Done}, order.number, all).keys = number;
    for (const OrderItem &item : order.items) {
        if (item.replaced > 0)
            fact(Deed::Replacement, {Stage::Done}, order.number, all).keys = number;
    }
}

void TurnRecord::add(const Shipment &shipment, const Order &order, const Particulars &all, QStringList names)
{
    names.append(shipment.carrier.toLower());
    Particulars number;
    number.numbers.insert(order.number.toUpper());
    Particulars tracking;
    if (!shipment.trackingNumber.isEmpty())
        tracking.numbers.insert(shipment.trackingNumber.toUpper());
    if (shipment.shippedAt) {
        RecordFact &named = fact(Deed::Delivery, {Stage::Done, Stage::UnderWay}, order.number, all);
        named.keys = tracking;
        addDay(named.keys, shipment.shippedAt);
        // If its own day is not named: it was not shipped on the day on which it should arrive.
        RecordFact &state = fact(Deed::Delivery, {Stage::Done, Stage::UnderWay}, order.number, all);
        state.particulars.dates.clear();
        state.particulars.weekdays.clear();
        state.weakKeys = number;
        state.names = names;
    }
    if (shipment.deliveredAt || order.status == OrderStatus::Delivered) {
        RecordFact &made = fact(Deed::Delivery, {Stage::Done}, order.number, all);
        made.keys = tracking;
        made.hasArrived = true;
        addDay(made.keys, shipment.deliveredAt);
        made.weakKeys = number;
        made.names = names;
    } else if (shipment.estimatedAt) {
        // It is expected on the carrier's day and no other.
        RecordFact &made = fact(Deed::Delivery, {Stage::ToCome, Stage::UnderWay}, order.number, all);
        made.particulars.dates.clear();
        made.particulars.weekdays.clear();
        addDay(made.particulars, shipment.estimatedAt);
        addDay(made.keys, shipment.estimatedAt);
        made.hasArrived = true;
    }
}

void TurnRecord::add(const Subscription &subscription)
{
    Particulars all;
    all.numbers.insert(subscription.ref.toUpper());
    all.sums.insert(plainSum(subscription.price));
    addDay(all, subscription.renewsAt);
    m_known.add(all);
    RecordFact &state = fact(Deed::Subscription, {Stage::Done, Stage::UnderWay}, subscription.ref, all);
    state.weakKeys = all;
    addNames(state.names, subscription.plan);
    for (const auto &[status, name] : Words<SubscriptionStatus>::table) {
        if (status != subscription.status)
            state.otherStates.append(QString::fromLatin1(name));
    }
    if (subscription.renewsAt && subscription.status == SubscriptionStatus::Active)
        addDay(fact(Deed::Subscription, {Stage::ToCome}, subscription.ref, all).keys, subscription.renewsAt);
}

void TurnRecord::add(const Action &action, int number)
{
    Particulars keys;
    for (const QString &each : {action.request.orderNumber, action.request.subscription, action.reference}) {
        if (!each.isEmpty())
            keys.numbers.insert(each.toUpper());
    }
    Particulars all = keys;
    if (const QString sku = action.request.arguments[u"sku"].toString(); !sku.isEmpty())
        all.numbers.insert(sku.toUpper());
    if (action.request.amount) {
        keys = {};
        keys.sums.insert(plainSum(*action.request.amount));
        all.add(keys);
    }
    addDay(all, action.at);
    m_known.add(all);
    const Deed deed = deedOf(action.request.kind);
    const bool isDone = action.state == ActionState::Confirmed;
    fact(deed, isDone ? std::vector{Stage::Done, Stage::UnderWay} : std::vector{Stage::UnderWay}, actionName(number),
         all)
        .keys = keys;
    if (!isDone)
        return;
    // A completed action will not be done again, but that it will reach the customer may be stated.
    RecordFact &arrival = fact(deed, {Stage::ToCome}, actionName(number), all);
    arrival.keys = keys;
    arrival.hasArrived = true;
}

bool TurnRecord::has(const QString &record) const
{
    return std::any_of(m_facts.begin(), m_facts.end(), [&record](const RecordFact &each) {
        return !each.record.isEmpty() && each.record.compare(record, Qt::CaseInsensitive) == 0;
    });
}

bool TurnRecord::bearsOut(const QString &words, const ClaimReading &reading, const QString &record) const
{
    if (reading.isForeign)
        return false;
    const Particulars said = particularsIn(words);
    const QString small = words.toLower();
    const bool tellsOfArrival = tells(words, u"delivered"_s);
    const auto isNamed = [&small](const QStringList &names) {
        return std::any_of(names.begin(), names.end(), [&small](const QString &name) { return small.contains(name); });
    };
    return std::any_of(m_facts.begin(), m_facts.end(), [&](const RecordFact &fact) {
        if (fact.deed != reading.deed && fact.deed != reading.second)
            return false;
        if (!record.isEmpty() && fact.record.compare(record, Qt::CaseInsensitive) != 0)
            return false;
        const bool isThen = std::find(fact.stages.begin(), fact.stages.end(), reading.stage) != fact.stages.end();
        if (!(isThen || reading.isRecorded) || !firstUnknown(said, fact.particulars).isEmpty())
            return false;
        if (fact.deed == Deed::Delivery ? tellsOfArrival != fact.hasArrived : fact.hasArrived && !tellsOfArrival)
            return false;
        if (std::any_of(fact.otherStates.begin(), fact.otherStates.end(),
                        [&words](const QString &state) { return tells(words, state); }))
            return false;
        if (fact.deed == Deed::Contact ? reading.deed == Deed::Contact : shares(said, fact.keys))
            return true;
        // Arrival is a state; other words count only if they describe a recorded state. For a parcel the stage
        // distinguishes the states: one that is being packed has not been shipped.
        const bool isState =
            fact.deed == Deed::Delivery ? isThen && (reading.isRecorded || tellsOfArrival) : reading.isRecorded;
        return isState && fact.deed == reading.deed && (shares(said, fact.weakKeys) || isNamed(fact.names));
    });
}

QString TurnRecord::told(const QString &record, const QString &language) const
{
    const auto isIt = [&record](const QString &name) { return name.compare(record, Qt::CaseInsensitive) == 0; };
    QStringList lines;
    for (const Order &order : m_orders) {
        if (!isIt(order.number))
            continue;
        lines.append(recordWords(keyOf("order_", word(order.status)), language, order.number));
        for (const Shipment &each : order.shipments) {
            if (!each.trackingNumber.isEmpty() && !each.deliveredAt)
                lines.append(recordWords("tracking", language, each.carrier, each.trackingNumber));
            if (each.deliveredAt)
                lines.append(recordWords("delivered_on", language, dayWords(*each.deliveredAt, language)));
            else if (each.shippedAt)
                lines.append(recordWords("shipped_on", language, dayWords(*each.shippedAt, language)));
            if (each.estimatedAt && !each.deliveredAt)
                lines.append(recordWords("expected_on", language, dayWords(*each.estimatedAt, language)));
        }
        for (const Payment &each : order.payments)
            lines.append(recordWords("paid", language, moneyText(each.amount),
                                     each.last4.isEmpty() ? each.method : each.method + u' ' + each.last4));
        if (order.refunded.minor > 0)
            lines.append(recordWords("refunded", language, moneyText(order.refunded), order.number));
        if (order.isReturnRequested)
            lines.append(recordWords("return_open", language, order.number));
    }
    for (const Subscription &each : m_subscriptions) {
        if (!isIt(each.ref))
            continue;
        lines.append(recordWords(keyOf("subscription_", word(each.status)), language, each.ref, each.plan));
        if (each.renewsAt && each.status == SubscriptionStatus::Active)
            lines.append(recordWords("renews", language, dayWords(*each.renewsAt, language), moneyText(each.price)));
    }
    for (std::size_t i = 0; i < m_actions.size(); ++i) {
        const ActionRequest &request = m_actions[i].request;
        if (!isIt(actionName(static_cast<int>(i) + 1)))
            continue;
        if (m_actions[i].state == ActionState::Confirmed)
            lines.append(recordWords(keyOf("did_", word(request.kind)), language,
                                     request.amount ? moneyText(*request.amount) : QString(),
                                     request.orderNumber.isEmpty() ? request.subscription : request.orderNumber));
        else
            lines.append(recordWords("pending", language));
    }
    return lines.join(u' ');
}

} // namespace tierdesk::ai
