#include "core/mind/ai/local/ActTable.h"
#include "core/mind/ai/local/Dialogue.h"

#include <algorithm>

namespace tierdesk::ai {

namespace {

/// Returns true for a question about the proposal: "do I have to send it back?". "Can you …?" is a wish.
bool asksAbout(const Cues &cues)
{
    if (!cues.isQuestion || cues.words.size() < 3 || cues.yesAt == 0 || cues.noAt == 0)
        return false;
    const QString &first = cues.words.front().text;
    for (const char16_t *each : {u"do", u"does", u"is", u"are", u"when", u"why", u"what", u"how", u"must", u"should"}) {
        if (first == QStringView(each))
            return true;
    }
    return false;
}

/// Returns whether @p unwanted names an action of @p kind: "no, don't cancel it".
bool isKindUnwanted(CueSet unwanted, ActionKind kind)
{
    switch (kind) {
    case ActionKind::Refund:
        return unwanted.has(Cue::Refund);
    case ActionKind::CancelOrder:
        return unwanted.has(Cue::Cancel);
    case ActionKind::Credit:
        return unwanted.has(Cue::Credit);
    case ActionKind::Replacement:
        return unwanted.hasAny({Cue::Replace, Cue::Exchange});
    case ActionKind::Return:
        return unwanted.has(Cue::Return);
    case ActionKind::ChangeSubscription:
        return unwanted.hasAny({Cue::Cancel, Cue::Pause, Cue::Change});
    case ActionKind::ChangeAddress:
        return unwanted.has(Cue::Change);
    default:
        return false;
    }
}

/// Vague answers in a row before a proposal is dropped.
constexpr int MostVague = 2;

} // namespace

void Dialogue::askAgain()
{
    m_reply.say(Weight::Detail, Say::NeedClearYes);
    sayConfirm(*m_state.proposal);
    ask(Asked::Confirm);
}

/// Returns whether other pieces are meant: "yes, the socks" about the boots, "return 2 of them" about all four.
bool Dialogue::isOtherPiece(const ActionRequest &proposal)
{
    const auto order = proposal.orderNumber.isEmpty() ? std::nullopt : find(proposal.orderNumber);
    if (!order)
        return false;
    const QString sku = proposal.arguments[u"sku"].toString();
    for (const OrderItem &item : order->items) {
        const auto count = item.sku.compare(sku, Qt::CaseInsensitive) == 0 ? countNamed(item) : std::nullopt;
        if (count && proposal.arguments.contains(u"quantity") && proposal.arguments[u"quantity"].toInteger() != *count)
            return true;
    }
    if (order->items.size() < 2)
        return false;
    const auto spoken = itemsSpokenOf(m_words, *order);
    if (sku.isEmpty())
        return !spoken.empty() && spoken.size() < order->items.size();
    return !spoken.empty() && std::none_of(spoken.begin(), spoken.end(), [&sku](const OrderItem *item) {
        return item->sku.compare(sku, Qt::CaseInsensitive) == 0;
    });
}

/// Returns whether the message names another action than @p proposal.
bool Dialogue::namesElse(const ActionRequest &proposal) const
{
    const CueSet said = m_cues.said;
    const ActionKind kind = proposal.kind;
    if (kind == ActionKind::ChangeSubscription) {
        const QString status = proposal.arguments[u"status"].toString();
        return (said.has(Cue::Pause) && status != word(SubscriptionStatus::Paused)) ||
               (said.has(Cue::Cancel) && status != word(SubscriptionStatus::Cancelled)) ||
               (said.has(Cue::Resume) && status != word(SubscriptionStatus::Active)) ||
               said.hasAny({Cue::Refund, Cue::Return, Cue::Replace, Cue::Exchange, Cue::Credit});
    }
    return (said.has(Cue::Cancel) && kind != ActionKind::CancelOrder) ||
           (said.has(Cue::Refund) && kind != ActionKind::Refund && kind != ActionKind::CancelOrder) ||
           (said.hasAny({Cue::Replace, Cue::Exchange}) && kind != ActionKind::Replacement && !isExchange(proposal)) ||
           (said.has(Cue::Return) && kind != ActionKind::Return) ||
           (said.has(Cue::Credit) && kind != ActionKind::Credit) || said.hasAny({Cue::Pause, Cue::Resume}) ||
           (said.has(Cue::Address) && said.has(Cue::Change) && kind != ActionKind::ChangeAddress);
}

/// Returns what @p proposal would refund; for a cancellation, all that is left.
std::optional<Money> Dialogue::sumOf(const ActionRequest &proposal)
{
    if (proposal.kind != ActionKind::CancelOrder)
        return proposal.amount;
    const auto order = find(proposal.orderNumber);
    return order ? std::optional(policy::refundable(*order)) : std::nullopt;
}

/// Returns an address in the answer that differs from @p proposal's.
std::optional<Address> Dialogue::newAddress(const ActionRequest &proposal) const
{
    if (proposal.kind != ActionKind::ChangeAddress)
        return std::nullopt;
    const auto offered = addressFromJson(proposal.arguments[u"address"].toObject());
    const auto named = readAddress(m_text);
    const bool isSame = named && offered && addressLine(*offered).startsWith(named->line1, Qt::CaseInsensitive);
    return isSame ? std::nullopt : named;
}

bool Dialogue::hasNewParticulars()
{
    if (m_slots.amount && (!m_state.proposal || sumOf(*m_state.proposal) != m_slots.amount))
        return true;
    if (m_slots.percent || m_slots.odd)
        return true;
    if (m_state.proposal && (isOtherPiece(*m_state.proposal) || newAddress(*m_state.proposal)))
        return true;
    if (m_state.proposal && m_state.proposal->kind == ActionKind::ChangeSubscription &&
        std::any_of(m_slots.subscriptions.begin(), m_slots.subscriptions.end(), [this](const QString &each) {
            return each.compare(m_state.proposal->subscription, Qt::CaseInsensitive) != 0;
        }))
        return true;
    for (const QString &number : m_slots.orderNumbers) {
        if (!isSameNumber(number, m_state.order))
            return true;
    }
    // "Yes, the full amount" repeats the proposal if that was already the full amount.
    const bool isPart = !m_state.proposal || m_state.amount || m_state.percent > 0 || !m_state.sku.isEmpty();
    const auto order = m_state.order.isEmpty() ? std::nullopt : find(m_state.order);
    const bool isMore = m_cues.said.has(Cue::Whole) && isPart && !(order && isAllPieces(*order));
    return m_cues.said.has(Cue::Correction) || (isMore && m_state.wish == Wish::Refund);
}

void Dialogue::takeParticulars()
{
    if (m_slots.amount) {
        m_state.amount = m_slots.amount;
        m_state.percent = 0;
    }
    if (m_slots.odd) {
        m_state.amount.reset();
        m_state.percent = 0;
    }
    if (m_slots.odd || m_slots.amount || m_slots.percent || m_cues.said.has(Cue::Whole))
        m_state.isSumOpen = m_slots.odd.has_value();
    if (m_slots.percent) {
        m_state.percent = *m_slots.percent;
        if (!m_slots.amount)
            m_state.amount.reset();
    }
    if (m_cues.said.has(Cue::Whole) && !m_slots.amount && !m_slots.percent) {
        m_state.amount.reset();
        m_state.percent = 0;
    }
    if (m_slots.quantity)
        m_state.quantity = *m_slots.quantity;
    readFault();
    if (m_cues.said.has(Cue::Refund) && demandsMoney())
        m_state.isInsisting = true;
}

/// Returns the words with which an offer may be repeated: sum, order, items, new value.
QStringList Dialogue::offeredWords(const ActionRequest &offer)
{
    QString text = offer.orderNumber + u' ' + offer.subscription;
    if (const auto amount = sumOf(offer)) {
        const QString sum = moneyText(*amount);
        text += u' ' + sum;
        // "$10" means "$10.00".
        if (amount->minor % 100 == 0)
            text += u' ' + sum.section(u'.', 0, 0);
    }
    for (const QLatin1String key : {"variant"_L1, "plan"_L1, "status"_L1})
        text += u' ' + offer.arguments[key].toString();
    if (const auto address = addressFromJson(offer.arguments[u"address"].toObject()))
        text += u' ' + addressLine(*address);
    text += u' ' + m_state.thing + u' ' + m_state.fault;
    if (const auto order = offer.orderNumber.isEmpty() ? std::nullopt : find(offer.orderNumber)) {
        const QString sku = offer.arguments[u"sku"].toString();
        for (const OrderItem &item : order->items) {
            if (sku.isEmpty() || item.sku.compare(sku, Qt::CaseInsensitive) == 0)
                text += u' ' + item.name + u' ' + item.variant;
        }
    }
    // "Yes, both": both wishes, or both pieces.
    const bool isOfPieces = !offer.orderNumber.isEmpty() && !offer.arguments[u"sku"].toString().isEmpty();
    if (!m_state.later.empty() || !isOfPieces || offer.arguments[u"quantity"].toInteger() == 2)
        text += u" both"_s;
    QStringList words;
    for (const SpokenWord &each : readCues(text).words)
        words.append(each.text);
    // The customer may repeat their own request.
    for (const SpokenWord &each : readCues(m_state.question).words) {
        if (!isCondition(each.text))
            words.append(each.text);
    }
    return words;
}

bool Dialogue::answerConfirm()
{
    if (!m_state.proposal)
        return false;
    const ActionRequest proposal = *m_state.proposal;
    const Consent consent = consentToProposal(proposal);
    const auto wanted = wantedAction();
    const bool hasOwn = wanted.has_value();
    const bool isSame = wanted == proposal.kind || (isExchange(proposal) && wanted == ActionKind::Replacement);
    const bool isOther = hasOwn && (!isSame || namesElse(proposal));
    const bool asksForHuman = m_heard.act() == Act::Person && m_heard.chance() >= Likely;
    if (asksForHuman) {
        m_state.proposal.reset();
        m_state.asked = Asked::Nothing;
        return false;
    }
    if (consent == Consent::Clear && !isOther && !hasNewParticulars()) {
        perform(proposal);
        return true;
    }
    // "Cancel? Ok, no": no other wish.
    const bool isMereNo = consent == Consent::Refused && m_cues.isQuestion && m_cues.words.size() <= 4;
    if (isOther && !isMereNo && !asksAbout(m_cues)) {
        // Another wish: drop the proposal and say so.
        m_reply.say(Weight::Detail, Say::LeftAside);
        m_state.proposal.reset();
        m_state.asked = Asked::Nothing;
        turnDown(proposal.kind);
        return false;
    }
    if (consent == Consent::Refused && !(hasNewParticulars() && m_state.wish != Wish::None))
        return dropProposal(proposal);
    if (hasNewParticulars() && m_state.vague < MostVague) {
        proposeAnew(proposal);
        return true;
    }
    const bool asksSomething =
        asksAbout(m_cues) || (wants() && !hasOwn) || (m_cues.isQuestion && m_cues.words.size() > 2);
    if (asksSomething && consent != Consent::Vague) {
        answerBetween(proposal);
        return true;
    }
    if (m_context.reading.sentiment == Sentiment::Frustrated || m_context.reading.sentiment == Sentiment::Angry ||
        m_context.reading.sentiment == Sentiment::Irate)
        openBySentiment();
    if (++m_state.vague > MostVague)
        leaveUnchanged();
    else
        askAgain();
    return true;
}

Consent Dialogue::consentToProposal(const ActionRequest &proposal)
{
    Consent consent = consentTo(m_cues, offeredWords(proposal));
    if (consent == Consent::None && m_heard.act() == Act::No && m_heard.chance() >= Likely)
        consent = Consent::Refused;
    if (m_heard.act() == Act::ChangeMind && m_heard.chance() >= Likely)
        consent = Consent::Refused;
    // "Yes, pause it" to a cancellation names another action.
    if (namesElse(proposal) && !wantedAction() && consent == Consent::Clear)
        consent = Consent::Hedged;
    // "Cancel that" to a refund withdraws it; to a cancellation it is the proposal.
    const bool isCancellation = proposal.kind == ActionKind::CancelOrder ||
                                proposal.arguments[u"status"] == word(SubscriptionStatus::Cancelled);
    const bool isTakenBack = !isCancellation && m_cues.said.has(Cue::Cancel) && m_cues.words.size() <= 3;
    return isKindUnwanted(m_cues.unwanted, proposal.kind) || isTakenBack ? Consent::Refused : consent;
}

/// Handles a no to @p proposal; returns false if the message has another topic.
bool Dialogue::dropProposal(const ActionRequest &proposal)
{
    turnDown(proposal.kind);
    m_state.proposal.reset();
    const bool isLesser =
        proposal.kind == ActionKind::Credit && (m_state.wish == Wish::Refund || m_state.wish == Wish::Problem);
    if (isLesser) {
        m_state.isInsisting = true;
        m_state.wish = Wish::Refund;
        pursueWish();
        return true;
    }
    // More was requested than proposed and the customer declines: escalate.
    const bool isTooLittle = proposal.kind == ActionKind::Credit && m_state.wish == Wish::Credit &&
                             (m_cues.said.has(Cue::Insist) ||
                              (m_state.amount && proposal.amount && m_state.amount->minor > proposal.amount->minor));
    if (isTooLittle) {
        pursueWish();
        return true;
    }
    const bool hasTopic = wants() && !wantedAction();
    if (m_cues.unwanted.has(Cue::Cancel) && proposal.kind == ActionKind::CancelOrder) {
        keep();
        return true;
    }
    if (!hasTopic) {
        leaveUnchanged();
        return true;
    }
    m_state.clearWish();
    m_reply.say(Weight::Detail, Say::LeftAside);
    m_state.asked = Asked::Nothing;
    return false;
}

/// Handles "yes, but only $50": proposes again with the new details, but not the same proposal endlessly.
void Dialogue::proposeAnew(const ActionRequest &proposal)
{
    const int vague = m_state.vague;
    if (auto address = newAddress(proposal))
        m_state.address = std::move(address);
    m_state.proposal.reset();
    pursueWish();
    if (m_state.proposal)
        m_state.vague = vague + 1;
}

/// Answers an intermediate question and repeats @p proposal.
void Dialogue::answerBetween(const ActionRequest &proposal)
{
    const DialogueState before = m_state;
    openBySentiment();
    const Act act = m_heard.act();
    if (act == Act::MoreState)
        m_reply.say(Weight::Fact, Say::NotYetConfirmed);
    else if (wants() && (isFollowUp(act) || rowOf(act).way != Way::Record))
        tellBeside(act);
    else if (act == Act::OrderContents && wants())
        listOrders();
    else if (act == Act::RefundStatus && wants())
        refundStatus();
    else if ((act == Act::ShippingStatus || act == Act::OrderDeliveryTime) && wants())
        tellWhere(proposal.orderNumber);
    else
        tellBeside(act);
    if (m_draft.escalation)
        return;
    m_state = before;
    m_reply.leaveOut(Weight::Courtesy);
    sayConfirm(proposal);
    ask(Asked::Confirm);
}

void Dialogue::turnDown(ActionKind kind)
{
    if (!m_state.declined.contains(word(kind)))
        m_state.declined.append(word(kind));
}

bool Dialogue::answerRemedy()
{
    // "A fresh bag" means a replacement without its words.
    const bool isAnew = wantsOther() || wantsAnew();
    const bool wantsReplacement =
        m_cues.said.hasAny({Cue::Replace, Cue::Exchange}) || m_cues.said.has(Cue::First) || isAnew;
    const bool wantsMoney = m_cues.said.has(Cue::Refund) || m_slots.amount || m_cues.said.has(Cue::Last);
    if (wantsReplacement != wantsMoney) {
        begin(wantsReplacement ? Wish::Replacement : Wish::Refund);
        pursueWish();
        return true;
    }
    const bool hasTopic = wants() && !isOfOpenWish();
    if (hasTopic)
        return false;
    // "Just send me the pegs", "a repair": another remedy, which an agent must arrange.
    const bool isElse = !m_cues.isQuestion && consentOf(m_cues) == Consent::None && !isRestatement(m_cues, {});
    if (isElse || consentOf(m_cues) == Consent::Refused) {
        m_state.wantsPerson = true;
        escalate(Reason::PolicyException,
                 u"the customer wants neither a replacement nor a refund: "_s + m_text.left(200),
                 Say::EscalateToManager, Say::EscalateToHuman);
        return true;
    }
    if (++m_state.vague > 2)
        return false;
    problem();
    return true;
}

} // namespace tierdesk::ai
