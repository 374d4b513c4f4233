#include "core/mind/ai/local/ActTable.h"
#include "core/mind/ai/local/Dialogue.h"
#include "core/mind/ai/local/OrderFacts.h"

#include "core/mind/policy/Escalation.h"

#include <algorithm>

namespace tierdesk::ai {

namespace {

/// Days after the promised date from which a parcel counts as lost.
constexpr int LostAfterDays = 10;
/// The apology for a faulty item, as a value of DialogueState::apology.
constexpr int FaultApology = 20;

bool isOneOf(QStringView word, std::initializer_list<const char16_t *> list)
{
    return std::any_of(list.begin(), list.end(), [word](const char16_t *each) { return word == QStringView(each); });
}

/// Returns the adjective for a word of damage: "torn" for "torn", "broken" for "broke"; empty for other words.
QString faultWord(QStringView word)
{
    if (isOneOf(word, {u"torn", u"broken", u"damaged", u"cracked", u"scratched", u"ripped", u"leaking", u"defective",
                       u"dented", u"smashed", u"shattered", u"stained", u"bent", u"crushed", u"chipped", u"snapped",
                       u"split", u"ruined"}))
        return word.toString();
    if (word == u"broke")
        return u"broken"_s;
    if (word == u"leaks")
        return u"leaking"_s;
    return {};
}

/// Returns whether a word can be the noun after "torn": no function word and no verb common there.
bool mayBeNoun(QStringView word)
{
    return word.size() > 2 &&
           !isOneOf(word, {u"and",     u"when",  u"from",      u"after",  u"but",    u"was",        u"the",    u"upon",
                           u"because", u"since", u"already",   u"out",    u"during", u"again",      u"please", u"order",
                           u"for",     u"with",  u"now",       u"this",   u"that",   u"you",        u"who",    u"what",
                           u"into",    u"item",  u"upon",      u"before", u"while",  u"has",        u"have",   u"not",
                           u"arrived", u"today", u"yesterday", u"right",  u"its",    u"there",      u"then",   u"want",
                           u"need",    u"just",  u"very",      u"too",    u"yes",    u"how",        u"why",    u"can",
                           u"could",   u"would", u"refund",    u"inside", u"all",    u"completely", u"badly"});
}

} // namespace

void Dialogue::readFault()
{
    const Trouble trouble = troubleOf(m_cues);
    if (trouble == Trouble::None)
        return;
    m_state.trouble = static_cast<int>(trouble);
    if (trouble != Trouble::Damaged)
        return;
    for (size_t i = 0; i < m_cues.words.size(); ++i) {
        const QString adjective = faultWord(m_cues.words[i].text);
        if (adjective.isEmpty())
            continue;
        m_state.fault = adjective;
        const bool isBeforeNoun = i > 0 && i + 1 < m_cues.words.size() && !m_cues.words[i].isClauseEnd &&
                                  isOneOf(m_cues.words[i - 1].text, {u"a", u"the", u"with", u"some", u"this", u"my"}) &&
                                  mayBeNoun(m_cues.words[i + 1].text);
        if (isBeforeNoun)
            m_state.fault += u' ' + m_cues.words[i + 1].text;
        return;
    }
}

void Dialogue::sayFault(const Order &order, const OrderItem *item)
{
    if (m_context.hasJustEscalated || m_saidApology >= 0 || troubleOf(m_cues) == Trouble::None)
        return;
    if (m_state.apology == FaultApology) {
        openBySentiment();
        return;
    }
    QString about;
    const QString noun = !m_state.thing.isEmpty() ? m_state.thing : item ? item->name : u"order"_s;
    switch (static_cast<Trouble>(m_state.trouble)) {
    case Trouble::Damaged:
        about = m_state.fault.contains(u' ') ? u"the "_s + m_state.fault
                : m_state.fault.isEmpty()    ? u"the damage"_s
                                             : u"the %1 %2"_s.arg(m_state.fault, noun);
        break;
    case Trouble::NotWorking:
        about = u"the trouble with your "_s + noun;
        break;
    case Trouble::MissingPart:
        about = u"what is missing from order "_s + order.number;
        break;
    case Trouble::WrongItem:
        about = u"the mix-up"_s;
        break;
    case Trouble::NotReceived:
        about = u"the missing delivery"_s;
        break;
    case Trouble::None:
        return;
    }
    m_reply.sayFirst(Weight::Opening, Say::SorryAbout, {about});
    m_saidApology = FaultApology;
}

void Dialogue::problem()
{
    const auto trouble = static_cast<Trouble>(m_state.trouble);
    const auto order = settleOrder();
    if (!order) {
        if (m_state.fault.contains(u' ') || trouble == Trouble::WrongItem)
            sayFault(Order(), nullptr);
        else if (!m_draft.escalation)
            openBySentiment();
        return;
    }
    if (trouble == Trouble::None && m_state.cause.isEmpty()) {
        askWhatIsWrong(*order);
        return;
    }
    if (trouble == Trouble::NotReceived && sayNotReceived(*order))
        return;
    if (trouble != Trouble::NotReceived &&
        (order->status == OrderStatus::Pending || order->status == OrderStatus::Processing)) {
        sayNotShipped(*order);
        return;
    }
    const bool isWhole = trouble == Trouble::NotReceived && order->items.size() > 1 && m_state.sku.isEmpty() &&
                         itemsSpokenOf(m_words, *order).size() != 1;
    const OrderItem *item = isWhole ? nullptr : settleItem(*order, true);
    if (!item && !isWhole) {
        sayFault(*order, nullptr);
        return;
    }
    if (trouble != Trouble::NotReceived && m_state.asked != Asked::Remedy) {
        const auto delivered = deliveredAt(*order);
        const QString when =
            delivered ? u"delivered on "_s + dateText(*delivered, m_context.now) : QString(word(order->status));
        m_reply.say(Weight::Fact, Say::FoundOrder,
                    {order->number, item ? item->name : contentsText(*order),
                     moneyText(item ? item->price : order->total), when});
    }
    sayFault(*order, item);
    if (!saySettledFault(*order, item))
        offerRemedy(*order, item);
}

void Dialogue::askWhatIsWrong(const Order &order)
{
    openBySentiment();
    const auto spoken = itemsSpokenOf(m_words, order);
    m_reply.say(Weight::Core, Say::WhatIsWrong,
                {itemText(order, spoken.size() == 1 ? spoken.front() : nullptr, {}), order.number});
    if (spoken.size() == 1)
        m_state.sku = spoken.front()->sku;
    ask(Asked::Cause);
}

/// Says where an order is that did not arrive; returns whether that is all, because it may still come.
bool Dialogue::sayNotReceived(const Order &order)
{
    const Shipment *shipment = order.shipments.empty() ? nullptr : &order.shipments.back();
    const int late = shipment && shipment->estimatedAt ? daysBetween(*shipment->estimatedAt, m_context.now) : 0;
    const bool isDelivered = order.status == OrderStatus::Delivered;
    if (!isDelivered && (order.status != OrderStatus::Shipped || late < LostAfterDays)) {
        if (late > 0)
            sayFault(order, nullptr);
        else
            openBySentiment();
        m_state.wish = Wish::Status;
        m_state.trouble = 0;
        sayStatus(order, Weight::Core);
        // The company's rule for such parcels.
        if (tell(m_text, rowOf(Act::ParcelMissing).query, .3))
            return true;
        m_reply.say(Weight::Courtesy, Say::AnythingElse);
        ask(Asked::More);
        return true;
    }
    const auto delivered = deliveredAt(order);
    if (isDelivered && delivered && shipment) {
        m_reply.say(Weight::Fact, Say::SaysDelivered,
                    {order.number, shipment->carrier, dateText(*delivered, m_context.now)});
        addRule(u"The tracking says that it was delivered, but nothing is here. What now?"_s, Act::ParcelMissing);
    } else {
        sayStatus(order, Weight::Fact);
    }
    return false;
}

/// Handles an unshipped order. Its items cannot have arrived damaged: perhaps another order is meant.
void Dialogue::sayNotShipped(const Order &order)
{
    const bool isMeant = m_askedBefore == Asked::Order || !m_slots.orderNumbers.isEmpty();
    sayStatus(order, orders().size() > 1 && !isMeant ? Weight::Fact : Weight::Core);
    if (orders().size() > 1 && !isMeant) {
        askWhichOrder();
        return;
    }
    m_state.clearWish();
    m_reply.say(Weight::Courtesy, Say::AnythingElse);
    ask(Asked::More);
}

/// Says that the item or the order was already refunded or replaced; returns false if it was not.
bool Dialogue::saySettledFault(const Order &order, const OrderItem *item)
{
    const bool isItemRefunded = item && item->refunded.minor > 0 && policy::refundable(*item).minor <= 0;
    if (isItemRefunded) {
        saySettled(order, *item);
        return true;
    }
    if (item && item->replaced >= item->quantity && policy::refundable(*item).minor <= 0) {
        m_reply.say(Weight::Core, Say::AlreadyReplaced, {u"the "_s + item->name, order.number});
        offerPerson();
        return true;
    }
    if (order.paid.minor <= 0 || order.refunded.minor < order.paid.minor)
        return false;
    m_reply.say(Weight::Core, Say::AlreadyRefunded, {order.number, moneyText(order.refunded)})
        .say(Weight::Courtesy, Say::AnythingElse);
    m_state.clearWish();
    ask(Asked::More);
    return true;
}

/// Offers the replacement and the refund that this tier may grant; escalates if it may grant neither.
void Dialogue::offerRemedy(const Order &order, const OrderItem *item)
{
    const Money refundable = policy::refundable(order);
    // Reject an unpayable sum before offering remedies.
    const bool isOdd = sayOdd();
    bool isCapped = false;
    const Money back = refundAmount(order, item, &isCapped);
    ActionRequest wantedRefund = request(ActionKind::Refund);
    wantedRefund.orderNumber = order.number;
    wantedRefund.amount = back;
    if (item)
        wantedRefund.arguments.insert(u"sku"_s, item->sku);
    if (isCapped && !isOdd)
        m_reply.say(Weight::Fact, Say::CappedAtRefundable, {moneyText(*m_state.amount), moneyText(back), order.number});
    const Verdict refundVerdict = m_tools.verdict(wantedRefund, m_context.tier);
    const bool canRefund = refundable.minor > 0 && refundVerdict.isAllowed && !m_cues.unwanted.has(Cue::Refund);
    auto replacement = grantedReplacement(order, item);
    // Nothing was requested yet: the remedy decides which tier can grant it.
    const auto isRemedyOpen = [&] {
        return m_state.wish == Wish::Problem && m_state.asked != Asked::Remedy && item &&
               !m_cues.said.hasAny({Cue::Refund, Cue::Replace, Cue::Exchange, Cue::Return, Cue::Insist}) &&
               m_cues.unwanted.isEmpty();
    };
    if (replacement && canRefund) {
        m_reply.say(Weight::Core, Say::OfferBoth, {moneyText(back)});
        suggest(u"send_replacement"_s);
        suggest(u"refund"_s);
        ask(Asked::Remedy);
    } else if (replacement) {
        m_state.offered.append(word(ActionKind::Replacement));
        propose(*std::move(replacement));
    } else if (canRefund && m_state.isSumOpen) {
        m_state.wish = Wish::Refund;
        m_reply.say(Weight::Core, Say::AskRefundAmount, {moneyText(refundable), order.number});
        ask(Asked::Amount);
    } else if (canRefund) {
        if (item && item->quantity > 1 && !m_state.amount && m_state.percent == 0)
            wantedRefund.arguments.insert(u"quantity"_s, paidCountOf(*item, m_state.quantity));
        m_state.offered.append(word(ActionKind::Refund));
        propose(std::move(wantedRefund));
    } else if (isRemedyOpen()) {
        m_reply.say(Weight::Core, Say::AskRemedy);
        suggest(u"send_replacement"_s);
        suggest(u"refund"_s);
        ask(Asked::Remedy);
    } else if (demandsMoney() || m_cues.said.has(Cue::Refund)) {
        escalationRefused(wantedRefund, refundVerdict);
    } else {
        // No money was requested: the tier with authority selects the remedy.
        m_draft.refused.emplace_back(wantedRefund, refundVerdict);
        escalate(policy::reasonForRefusal(m_context.tier, refundVerdict.rule), refundVerdict.explanation,
                 Say::EscalateToManager, Say::EscalateToHuman);
    }
}

/// Returns the replacement of @p item if the customer does not reject one and this tier may grant it.
std::optional<ActionRequest> Dialogue::grantedReplacement(const Order &order, const OrderItem *item)
{
    if (!item || m_cues.unwanted.has(Cue::Replace))
        return std::nullopt;
    ActionRequest wanted = request(ActionKind::Replacement);
    const int count = orFewer(order, *item, countOf(*item, m_state.quantity));
    wanted.orderNumber = order.number;
    wanted.amount = Money{item->price.minor * count, item->price.currency};
    wanted.arguments.insert(u"sku"_s, item->sku);
    wanted.arguments.insert(u"quantity"_s, count);
    return m_tools.verdict(wanted, m_context.tier).isAllowed ? std::optional(std::move(wanted)) : std::nullopt;
}

} // namespace tierdesk::ai
