#include "core/mind/ai/local/ActTable.h"
#include "core/mind/ai/local/Dialogue.h"
#include "core/mind/ai/local/OrderFacts.h"
#include "core/mind/ai/local/OrderPage.h"
#include "core/mind/knowledge/ProductPage.h"
#include "core/mind/knowledge/RecordPage.h"

#include <algorithm>
#include <map>

namespace tierdesk::ai {

namespace {

using knowledge::RecordLine;

/// Returns the lines of an order's page that contain @p detail, best first; before shipping there is no place, so the
/// state is used.
std::vector<RecordLine> linesFor(RecordDetail detail)
{
    switch (detail) {
    case RecordDetail::Placed:
        return {RecordLine::Placed};
    case RecordDetail::Carrier:
        return {RecordLine::Carrier, RecordLine::State};
    case RecordDetail::Place:
        return {RecordLine::Place, RecordLine::State};
    case RecordDetail::Due:
        return {RecordLine::Due, RecordLine::State};
    case RecordDetail::Address:
        return {RecordLine::Address};
    case RecordDetail::Items:
        return {RecordLine::Items};
    case RecordDetail::Price:
        return {RecordLine::Price};
    case RecordDetail::Total:
        return {RecordLine::Total};
    case RecordDetail::Paid:
    case RecordDetail::Way:
        return {RecordLine::Paid};
    case RecordDetail::Back:
        return {RecordLine::Back};
    default:
        return {};
    }
}

/// Returns the equivalent of @p detail for a record of @p kind: "how much is it?" and "when?" apply to all of them.
/// None if such a record has no equivalent.
RecordDetail ofKind(RecordDetail detail, RecordKind kind)
{
    if (kindOf(detail) == kind)
        return detail;
    switch (detail) {
    case RecordDetail::State:
    case RecordDetail::SubscriptionState:
        return kind == RecordKind::Order          ? RecordDetail::State
               : kind == RecordKind::Subscription ? RecordDetail::SubscriptionState
                                                  : RecordDetail::None;
    case RecordDetail::Due:
    case RecordDetail::SubscriptionDue:
        return kind == RecordKind::Order          ? RecordDetail::Due
               : kind == RecordKind::Subscription ? RecordDetail::SubscriptionDue
                                                  : RecordDetail::None;
    case RecordDetail::Price:
    case RecordDetail::Total:
    case RecordDetail::SubscriptionPrice:
    case RecordDetail::ProductPrice:
        return kind == RecordKind::Order          ? RecordDetail::Total
               : kind == RecordKind::Subscription ? RecordDetail::SubscriptionPrice
                                                  : RecordDetail::ProductPrice;
    default:
        return RecordDetail::None;
    }
}

/// Returns whether the full status answers this, if not given yet.
bool isOfParcel(RecordDetail detail)
{
    return detail == RecordDetail::State || detail == RecordDetail::Carrier || detail == RecordDetail::Place ||
           detail == RecordDetail::Due;
}

} // namespace

/// Returns what the message asks about a record of @p kind.
RecordDetail Dialogue::detailAsked(RecordKind kind) const
{
    constexpr double LeastOfDetail = .5;
    std::map<RecordDetail, double> chances;
    for (const auto &[detail, chance] : recordDetailsOf(m_text))
        chances[ofKind(detail, kind)] += chance;
    const auto best = std::max_element(chances.begin(), chances.end(),
                                       [](const auto &a, const auto &b) { return a.second < b.second; });
    return best->second >= LeastOfDetail ? best->first : RecordDetail::None;
}

/// Answers what the message asks about the current order, subscription or product; returns false if it asks nothing
/// that such a record contains.
bool Dialogue::tellDetail()
{
    switch (recordSpokenOf()) {
    case RecordKind::Subscription:
        return tellSubscriptionDetail();
    case RecordKind::Product:
        return tellProductDetail();
    case RecordKind::Order:
        break;
    }
    return tellOrderDetail() || (m_state.order.isEmpty() && tellProductDetail());
}

RecordKind Dialogue::recordSpokenOf() const
{
    if (!m_state.subscription.isEmpty())
        return RecordKind::Subscription;
    const auto topic = fromWord<Act>(m_state.topic);
    const QByteArrayView about = topic ? topicOf(*topic) : "-";
    return about == "product" || about == "stock" || about == "price" ? RecordKind::Product : RecordKind::Order;
}

bool Dialogue::tellSubscriptionDetail()
{
    const RecordDetail detail = detailAsked(RecordKind::Subscription);
    if (detail == RecordDetail::None || !mayAskForOrders())
        return false;
    const std::vector<Subscription> all = m_tools.subscriptions();
    const auto found = std::find_if(all.begin(), all.end(),
                                    [this](const Subscription &each) { return each.ref == m_state.subscription; });
    if (found == all.end())
        return false;
    tellDetail(*found, detail);
    return true;
}

bool Dialogue::tellOrderDetail()
{
    const RecordDetail detail = detailAsked(RecordKind::Order);
    if (detail == RecordDetail::None || !mayAskForOrders())
        return false;
    auto order = m_state.order.isEmpty() ? chosenOrder() : find(m_state.order);
    // "And the mat, still arriving?" after another order.
    if (order && itemsSpokenOf(m_words, *order).empty()) {
        const auto other = chosenOrder();
        const bool isNamed = other && (!m_slots.orderNumbers.isEmpty() || !itemsSpokenOf(m_words, *other).empty());
        order = isNamed ? other : order;
    }
    // The record does not have the replacement yet.
    const Action *const anew = lastAction({ActionKind::Replacement, ActionKind::Return});
    const bool isSentAnew = order && anew && isSameNumber(anew->request.orderNumber, order->number) &&
                            (anew->request.kind == ActionKind::Replacement || isExchange(anew->request));
    if (!order || (isSentAnew && isOfParcel(detail)))
        return false;
    speakOf(*order);
    tellDetail(*order, detail);
    return true;
}

bool Dialogue::tellProductDetail()
{
    const RecordDetail detail = detailAsked(RecordKind::Product);
    if (detail == RecordDetail::ProductPrice || detail == RecordDetail::ProductStock)
        return tellPriceOrStock(detail == RecordDetail::ProductPrice);
    const auto product = detail == RecordDetail::ProductVariants ? productOf(m_state.product) : std::nullopt;
    if (!product || product->variants.isEmpty())
        return false;
    const Article page = knowledge::pageOf(*product);
    const std::vector<QStringView> lines = knowledge::sentencesOf(page.body);
    const auto variants = std::find_if(lines.begin(), lines.end(), knowledge::isVariantsLine);
    m_state.article = page.ref;
    m_reply.text(Weight::Core, knowledge::toldOfPage(product->name, variants->toString()));
    endAnswer();
    return true;
}

void Dialogue::tellDetail(const Order &order, RecordDetail detail)
{
    const bool isToldWhole = m_state.told.contains(u"status "_s + order.number);
    if (isOfParcel(detail) && !isToldWhole) {
        begin(Wish::Status);
        pursueWish();
        return;
    }
    if (detail == RecordDetail::State) {
        sayStatus(order, Weight::Core);
        endAnswer();
        return;
    }
    if (detail == RecordDetail::Way && !order.payments.empty()) {
        sayWayBack(order);
        return;
    }
    if (detail == RecordDetail::Back) {
        const bool isOfDone = !m_context.actions.empty() &&
                              isSameNumber(m_context.actions.back().request.orderNumber, order.number) &&
                              m_context.actions.back().state == ActionState::Confirmed;
        if (isOfDone && sayComesBack(m_context.actions.back().request))
            return;
        sayRefunded(order);
        endAnswer();
        return;
    }
    const Article page = pageOf(order, m_context.now);
    const std::vector<QStringView> lines = knowledge::sentencesOf(page.body);
    const auto spoken = itemsSpokenOf(m_words, order);
    QStringList told;
    for (const RecordLine kind : linesFor(detail)) {
        for (const QStringView line : lines) {
            const bool isOfSpoken = kind != RecordLine::Price || spoken.empty() ||
                                    std::any_of(spoken.begin(), spoken.end(),
                                                [line](const OrderItem *each) { return line.contains(each->name); });
            if (knowledge::recordLineOf(line) == kind && isOfSpoken)
                told.append(line.toString());
        }
        if (!told.isEmpty())
            break;
    }
    m_state.article = page.ref;
    m_reply.text(Weight::Core, knowledge::toldOfPage(u"Order "_s + order.number, told.join(u' ')));
    if (detail == RecordDetail::Due && isOverdue(order, m_context.now))
        addRule(WhenLooked, Act::ParcelMissing);
    endAnswer();
}

void Dialogue::tellDetail(const Subscription &subscription, RecordDetail detail)
{
    const bool isRunning = subscription.status == SubscriptionStatus::Active;
    const QString price = moneyText(subscription.price);
    if (detail == RecordDetail::SubscriptionDue && isRunning && subscription.renewsAt)
        m_reply.say(Weight::Core, Say::SubscriptionRenews, {dateText(*subscription.renewsAt, m_context.now)});
    else if (detail == RecordDetail::SubscriptionPrice)
        m_reply.say(Weight::Core, Say::SubscriptionCosts, {subscription.plan, price});
    else if (detail == RecordDetail::SubscriptionPlan)
        m_reply.say(Weight::Core, Say::SubscriptionIs, {subscription.plan, price});
    else
        saySubscription(subscription);
    endAnswer();
}

} // namespace tierdesk::ai
