#include "core/mind/ai/local/Dialogue.h"
#include "core/mind/ai/local/ActTable.h"

#include <algorithm>

namespace tierdesk::ai {

quint64 pickFor(const Message &message)
{
    if (message.id.isSet())
        return static_cast<quint64>(message.id.value);
    // A message that is not stored yet has no ID, so its text is hashed (FNV-1a).
    quint64 hash = 14695981039346656037ULL;
    for (QChar c : message.text)
        hash = (hash ^ c.unicode()) * 1099511628211ULL;
    return hash >> 7;
}

Dialogue::Dialogue(const TurnContext &context, Tools &tools)
    : m_context(context)
    , m_tools(tools)
    , m_tone(toneFrom(guidelines().tone))
    , m_pick(pickFor(context.message))
    , m_state(dialogueStateFromJson(context.session.dialogue))
    , m_reply(m_tone, m_pick)
    , m_isOurs(m_state.asker == context.tier && hasLastWord(context.tier, context.history))
    , m_askedBefore(m_isOurs ? m_state.asked : Asked::Nothing)
    , m_questionBefore(m_state.question)
    , m_topicBefore(m_state.topic)
{
    read(context.message.text);
    // Ignore the answer to a question of another tier, or one after which somebody else has written; keep what the
    // customer wants.
    if (!m_isOurs) {
        if (m_state.asker != context.tier)
            keepUnanswered();
        m_state.asked = Asked::Nothing;
        m_state.proposal.reset();
        m_state.misses = 0;
        m_state.vague = 0;
    }
}

const ResponseGuidelines &Dialogue::guidelines() const
{
    return m_context.tier == Tier::AiManager ? m_context.config.aiManager.guidelines
                                             : m_context.config.aiRep.guidelines;
}

int Dialogue::bound() const
{
    return guidelines().maxResponseLength;
}

void Dialogue::usedTool(const QString &name)
{
    if (!m_draft.facts.actionsTaken.contains(name))
        m_draft.facts.actionsTaken.append(name);
}

void Dialogue::suggest(const QString &action)
{
    if (!m_draft.facts.suggestedActions.contains(action))
        m_draft.facts.suggestedActions.append(action);
}

void Dialogue::ask(Asked what)
{
    m_state.asked = what;
    m_state.asker = m_context.tier;
}

Draft Dialogue::run()
{
    const bool isForeign = !m_context.reading.isLanguageKnown && m_context.reading.language != u"und";
    // "No he recibido" is not a "no": in a sentence in another language no word counts as English.
    const bool isSentence = m_cues.words.size() >= 4;
    const bool isOtherwiseClear = m_heard.chance() >= Sure && m_heard.act() != Act::OtherLanguage;
    if (isForeign &&
        (isSentence || (!isOtherwiseClear && m_slots.orderNumbers.isEmpty() && consentOf(m_cues) == Consent::None))) {
        escalateForeign();
        return finish();
    }
    divide();
    const bool isHandedOn = m_state.isHandedOn && m_state.wish != Wish::None && !m_isDivided;
    m_state.isHandedOn = false;
    if (m_context.hasJustEscalated) {
        openAfterEscalation();
        // The previous tier has already classified this message.
        if (isHandedOn && !m_state.wantsPerson)
            pursueWish();
        else
            pursue();
    } else if (!answerOpenQuestion()) {
        pursue();
    }
    goOn();
    return finish();
}

void Dialogue::openAfterEscalation()
{
    const bool isUpset = m_context.decision.isIrate || m_context.decision.has(Reason::LegalMention) ||
                         m_context.decision.has(Reason::SocialMediaThreat) ||
                         m_context.reading.sentiment == Sentiment::Angry ||
                         m_context.reading.sentiment == Sentiment::Irate;
    const bool wasOfferedCredit = m_state.offered.contains(word(ActionKind::Credit));
    const bool wantsMoney = m_cues.said.has(Cue::Refund) || m_state.declined.contains(word(ActionKind::Credit)) ||
                            m_cues.said.has(Cue::Insist);
    // A customer who has not been answered yet does not notice the change of tier.
    const bool wasSpokenTo = std::any_of(m_context.history.begin(), m_context.history.end(), [](const Message &each) {
        return each.speaker != Speaker::Customer && !each.isInternal;
    });
    if (wasOfferedCredit && wantsMoney) {
        if (!m_state.declined.contains(word(ActionKind::Credit)))
            m_state.declined.append(word(ActionKind::Credit));
        m_state.isInsisting = true;
        m_reply.say(Weight::Opening, Say::TookOverCredit);
        m_saidApology = 0;
    } else if (wasSpokenTo) {
        m_reply.say(Weight::Opening, isUpset ? Say::TookOverUpset : Say::TookOver);
        m_saidApology = 0;
    }
}

void Dialogue::openBySentiment()
{
    if (m_saidApology >= 0 || !m_reply.isEmpty())
        return;
    const Sentiment sentiment = m_context.reading.sentiment;
    const bool isStrong = sentiment == Sentiment::Angry || sentiment == Sentiment::Irate;
    const Act act = m_heard.act();
    const bool isPlain = isFollowUp(act) || (isWish(act) && !rowOf(act).isTrouble);
    if (!isStrong && (sentiment != Sentiment::Frustrated || isPlain))
        return;
    // Do not repeat an apology: use another wording, or none if there is only one.
    const Say say = isStrong ? Say::SorryStrong : Say::Sorry;
    const int wordings = wordingCount(say, m_tone);
    int pick = static_cast<int>(m_pick % static_cast<quint64>(std::max(1, wordings)));
    const int kind = isStrong ? 10 : 0;
    if (m_state.apology == kind + pick) {
        if (wordings < 2)
            return;
        pick = (pick + 1) % wordings;
    }
    m_saidApology = kind + pick;
    m_reply.text(Weight::Opening, phrase(say, m_tone, static_cast<quint64>(pick)));
}

bool Dialogue::wants() const
{
    // The customer asked for a manager and has reached one; a person is not reached yet.
    const bool isHere =
        m_context.hasJustEscalated && std::any_of(m_words.begin(), m_words.end(), [](const QString &each) {
            return each == u"manager" || each == u"supervisor" || each == u"boss";
        });
    const bool isPerson = m_heard.act() == Act::Person && !isHere;
    return (isWish(m_heard.act()) || isFollowUp(m_heard.act()) || isPerson) && m_heard.chance() >= Likely;
}

/// Returns whether a refund, return or exchange was requested in this session.
bool Dialogue::isReturnUnderWay()
{
    return lastAction({ActionKind::Refund, ActionKind::Return, ActionKind::Replacement, ActionKind::CancelOrder}) ||
           (mayAskForOrders() && std::any_of(orders().begin(), orders().end(), [](const Order &each) {
                return each.isReturnRequested || each.refunded.minor > 0;
            }));
}

/// Returns whether another item is requested. "Too big" alone states a problem, not a wish.
bool Dialogue::wantsOther() const
{
    static const QStringList Words{u"exchange"_s, u"exchanged"_s, u"exchanging"_s,  u"swap"_s,
                                   u"swapped"_s,  u"instead"_s,   u"another"_s,     u"different"_s,
                                   u"switch"_s,   u"replace"_s,   u"replacement"_s, u"trade"_s};
    return m_cues.said.has(Cue::Replace) ||
           std::any_of(m_words.begin(), m_words.end(), [](const QString &each) { return Words.contains(each); });
}

/// Returns whether a new item is requested: "I would like new set". "My new tent" is the one that arrived.
bool Dialogue::wantsAnew() const
{
    static const QStringList Fresh{u"new"_s, u"fresh"_s, u"working"_s, u"resend"_s};
    static const QStringList Own{u"my"_s, u"the"_s, u"this"_s, u"our"_s, u"brand"_s};
    for (qsizetype i = 0; i < m_words.size(); ++i) {
        if (Fresh.contains(m_words[i]) && (i == 0 || !Own.contains(m_words[i - 1])))
            return true;
    }
    return false;
}

std::optional<ActionKind> Dialogue::wantedAction() const
{
    if (m_heard.chance() < Likely)
        return std::nullopt;
    switch (m_heard.act()) {
    case Act::OrderCancel:
        return ActionKind::CancelOrder;
    case Act::ChangeAddress:
        return ActionKind::ChangeAddress;
    case Act::ReturnOther:
        return ActionKind::Return;
    case Act::ReturnSize:
    case Act::ReturnColor:
        return m_cues.said.has(Cue::Return) && !wantsOther() ? ActionKind::Return : ActionKind::Replacement;
    case Act::RefundNew:
        return ActionKind::Refund;
    case Act::RefundChange:
        return m_cues.said.hasAny({Cue::Replace, Cue::Exchange}) ? std::optional(ActionKind::Replacement)
                                                                 : std::nullopt;
    case Act::CreditRequest:
        return ActionKind::Credit;
    case Act::SubscriptionCancel:
    case Act::SubscriptionPause:
    case Act::SubscriptionResume:
    case Act::SubscriptionChange:
        return ActionKind::ChangeSubscription;
    default:
        return std::nullopt;
    }
}

void Dialogue::pursue()
{
    takeParticulars();
    // Retry the last failed action if the customer asks for it.
    const bool hasFailed = !m_context.actions.empty() && m_context.actions.back().state == ActionState::Failed;
    const bool isSaidAgain = m_heard.act() == Act::Repeat && !m_words.contains(u"try"_s);
    if (hasFailed && m_cues.said.has(Cue::Retry) && !isSaidAgain) {
        propose(m_context.actions.back().request);
        return;
    }
    const Act act = m_heard.act();
    if (m_context.hasJustEscalated && m_state.wantsPerson && canEscalate()) {
        m_state.wantsPerson = false;
        m_reply.clear();
        if (act == Act::Person || act == Act::Callback || act == Act::Yes)
            escalate(Reason::CustomerRequest, u"the customer wants a person"_s, Say::EscalateRequestManager,
                     Say::EscalateRequestHuman);
        else
            escalate(Reason::TechnicalLimitation, u"what the customer wants is not done here"_s, Say::EscalateToManager,
                     Say::EscalateToHuman);
        return;
    }
    const bool isUrgent = (act == Act::Legal || act == Act::Danger) && m_heard.chance() >= Likely;
    if (m_context.hasJustEscalated && !wants() && !isUrgent) {
        // The requested manager has taken over and the anger is acknowledged: continue with the wish.
        if (m_state.wish != Wish::None) {
            pursueWish();
            return;
        }
        if (const auto wish = fromWord<Act>(m_state.topic); wish && isWish(*wish)) {
            if (!startWish(*wish))
                handTo(*wish);
            return;
        }
        const bool isMood = act == Act::Complaint || act == Act::Insult || act == Act::Person || act == Act::Callback;
        if (!isMood && tell(m_text, {}, .45))
            return;
        m_isUnderstood = m_context.decision.escalateTo.has_value();
        m_reply.say(Weight::Core, Say::WhatToPutRight);
        return;
    }
    // "Don't cancel it" is not a cancellation.
    if (m_cues.unwanted.has(Cue::Cancel) && !m_cues.said.hasAny({Cue::Refund, Cue::Return, Cue::Address})) {
        keep();
        return;
    }
    // A number or an item alone belongs to the current wish, or asks about it.
    const bool isShort = m_cues.words.size() <= 5;
    const bool isBare = act == Act::Give || (m_heard.chance() < Likely && isShort);
    if (isBare && m_state.wish != Wish::None && (hasNewParticulars() || act == Act::Give)) {
        pursueWish();
        return;
    }
    const bool isNumber = !m_slots.orderNumbers.isEmpty() || (isShort && !m_slots.bareNumbers.isEmpty());
    const bool isForPerson = act == Act::Legal || act == Act::Danger || act == Act::Person || act == Act::Callback;
    const bool isOnlyNumber = isNumber && !isWish(act) && !isFollowUp(act) && !isForPerson;
    if ((isBare || isOnlyNumber) && mayAskForOrders() && (isNumber || (isShort && chosenOrder()))) {
        begin(Wish::Status);
        pursueWish();
        return;
    }
    if (m_heard.chance() < Least) {
        answerQuestion();
        return;
    }
    // Two readings are about equally likely: ask once.
    const ActGuess &next = m_heard.guesses[1];
    const bool isEven = m_heard.chance() < Likely && next.chance > .75 * m_heard.chance();
    if (isEven && isWish(act) && isWish(next.label) && !isOneMatter(act, next.label) && m_state.choices.isEmpty()) {
        // If an article answers the question well, do not ask.
        constexpr double LeastInsteadOfAsking = .5;
        const bool isQuestion = rowOf(act).way == Way::Rule || rowOf(next.label).way == Way::Rule;
        if (isQuestion && tell(m_text, {}, LeastInsteadOfAsking))
            return;
        clarify(act, next.label);
        return;
    }
    start(act);
}

void Dialogue::begin(Wish wish)
{
    if (m_state.wish == wish) {
        m_state.asked = Asked::Nothing;
        m_state.proposal.reset();
        return;
    }
    // The problem with an order remains when the customer names the remedy.
    DialogueState before = m_state;
    m_state.clearWish();
    m_state.wish = wish;
    const auto isRemedy = [](Wish each) {
        return each == Wish::Problem || each == Wish::Refund || each == Wish::Replacement || each == Wish::Exchange ||
               each == Wish::Return || each == Wish::Credit || each == Wish::DoubleCharge;
    };
    if (isRemedy(before.wish) && isRemedy(wish)) {
        m_state.sku = before.sku;
        m_state.quantity = before.quantity;
        m_state.trouble = before.trouble;
        m_state.fault = before.fault;
        m_state.thing = before.thing;
        m_state.cause = before.cause;
        m_state.isInsisting = before.isInsisting;
    }
    if (before.wish == Wish::None && m_state.fault.isEmpty()) {
        m_state.trouble = before.trouble;
        m_state.fault = before.fault;
        m_state.thing = before.thing;
    }
    takeParticulars();
}

namespace {

/// The least probability that a message only asks, if its words are those of a wish.
constexpr double OnlyAsked = .8;

/// Returns whether the customer's records may answer @p act.
bool isOfRecord(Act act)
{
    const QByteArrayView topic = topicOf(act);
    return act == Act::OrderDeliveryTime || act == Act::ShippingStatus || act == Act::OrderContents ||
           act == Act::RefundStatus || act == Act::BilledReturned || act == Act::OrderPaymentMethod ||
           act == Act::SubscriptionStatus || act == Act::SubscriptionAmount || act == Act::SubscriptionDue ||
           topic == "invoice";
}

} // namespace

void Dialogue::start(Act act)
{
    // Only a pending return or refund can be changed.
    if (act == Act::RefundChange && !m_cues.said.hasAny({Cue::Cancel, Cue::Replace, Cue::Exchange}) &&
        !isReturnUnderWay()) {
        const auto other = std::find_if(m_heard.guesses.begin(), m_heard.guesses.end(), [](const ActGuess &each) {
            return isWish(each.label) && each.label != Act::RefundChange;
        });
        act = other == m_heard.guesses.end() ? Act::ReturnOther : other->label;
    }
    // "Please open the return" does not ask how returns work, although it has the same words.
    if (act == Act::ReturnHow && m_heard.purposes.request >= SurelyRequested)
        act = Act::ReturnOther;
    if (isFollowUp(act)) {
        followUp(act);
        return;
    }
    if (!isWish(act)) {
        startTalk(act);
        return;
    }
    // "Due when?" about a parcel is not about a subscription.
    const auto topic = fromWord<Act>(m_state.topic);
    const bool isOfSubscription = topicOf(act) == "subscription" && (!topic || topicOf(*topic) == "subscription");
    const bool isQuestion =
        act == Act::SubscriptionStatus || act == Act::SubscriptionDue || act == Act::SubscriptionAmount;
    if (isQuestion && !isOfSubscription && !m_cues.said.has(Cue::Subscription) && m_cues.words.size() <= 7) {
        followUp(act == Act::SubscriptionAmount ? Act::MoreCost : Act::MoreTime);
        return;
    }
    m_state.topic = word(act);
    m_state.question = m_text.left(300);
    m_state.choices.clear();
    // "Could I still cancel it? Just asking": state the rule, propose nothing.
    if (wantedAction() && holdOf(m_text) != Hold::No) {
        tellRule(act);
        return;
    }
    if (wantedAction() && m_heard.purposes.ask >= OnlyAsked && tell(m_text, rowOf(act).query, Likely))
        return;
    // A customer who names the order number wants all of it.
    if (isOfRecord(act) && m_slots.orderNumbers.isEmpty() && tellDetail())
        return;
    if (startWish(act))
        return;
    openBySentiment();
    if (rowOf(act).way == Way::Person || m_heard.purposes.request >= SurelyRequested)
        handTo(act);
    else
        tellRule(act);
}

/// Selects the remedy for a delivered item: what the customer says, else what is usual for the problem.
void Dialogue::remedy(Act act)
{
    constexpr qsizetype FewWords = 8;
    const CueSet said = m_cues.said;
    const bool isOther = wantsOther();
    const bool wantsMoney = said.has(Cue::Refund) && !m_cues.unwanted.has(Cue::Refund);
    const bool sendsBack = said.has(Cue::Return);
    switch (act) {
    case Act::ReturnSize:
    case Act::ReturnColor:
        if (isOther || (!wantsMoney && !sendsBack))
            return begin(Wish::Exchange);
        return begin(Wish::Return);
    case Act::ReturnOther:
        return begin(isOther && !sendsBack ? Wish::Exchange : Wish::Return);
    case Act::WrongItem:
        m_state.trouble = static_cast<int>(Trouble::WrongItem);
        break;
    case Act::ItemMissing:
        m_state.trouble = static_cast<int>(Trouble::MissingPart);
        break;
    case Act::ParcelMissing:
        m_state.trouble = static_cast<int>(Trouble::NotReceived);
        break;
    default:
        // "I have a problem with my tent" does not say which problem.
        if (m_state.trouble == 0 && !(said.has(Cue::Issue) && m_words.size() <= FewWords))
            m_state.trouble = static_cast<int>(Trouble::Damaged);
    }
    const int trouble = m_state.trouble;
    const bool isAnew = wantsAnew() && m_heard.purposes.request > m_heard.purposes.tell;
    begin(isOther || isAnew ? Wish::Replacement : wantsMoney ? Wish::Refund : sendsBack ? Wish::Return : Wish::Problem);
    m_state.trouble = trouble;
}

bool Dialogue::startFlow(Wish wish)
{
    begin(wish);
    pursueWish();
    return true;
}

/// Starts the flow for @p act, which is about a refund; returns false if there is none.
bool Dialogue::startRefund(Act act)
{
    switch (act) {
    case Act::RefundNew:
        // "I'd like to send it back for a refund": without a problem, the refund follows the return.
        takeParticulars();
        return startFlow(m_state.trouble == 0 && m_cues.said.has(Cue::Return) ? Wish::Return : Wish::Refund);
    case Act::RefundChange:
        if (m_cues.said.hasAny({Cue::Replace, Cue::Exchange}))
            return startFlow(m_state.trouble == 0 && !m_cues.said.has(Cue::Replace) ? Wish::Exchange
                                                                                    : Wish::Replacement);
        if (!m_cues.said.has(Cue::Cancel))
            return false;
        withdraw();
        return true;
    case Act::RefundStatus: {
        // For an action of this session, the company's rule says when the money arrives.
        const bool wasDone = !m_context.actions.empty() && m_context.actions.back().state == ActionState::Confirmed;
        return tellWhenDone(act) || (wasDone && tell(m_text, rowOf(act).query, Least, Sources::WithoutOrder)) ||
               startFlow(Wish::RefundStatus);
    }
    case Act::BilledReturned: {
        const bool isKnown = mayAskForOrders() && std::any_of(orders().begin(), orders().end(), [](const Order &each) {
                                 return each.refunded.minor > 0 || each.isReturnRequested;
                             });
        const bool isOfSubscription = m_cues.said.has(Cue::Subscription) || !m_state.subscription.isEmpty();
        return isKnown && !isOfSubscription && startFlow(Wish::RefundStatus);
    }
    default:
        return false;
    }
}

/// Returns whether the address is that of an order that has not shipped or is named; else it is the account's.
bool Dialogue::changesOrderAddress()
{
    return mayAskForOrders() && (!m_slots.orderNumbers.isEmpty() || m_cues.said.hasAny({Cue::Order, Cue::Package}) ||
                                 chosenOrder() || std::any_of(orders().begin(), orders().end(), [](const Order &each) {
                                     return !policy::hasLeft(each) && each.status != OrderStatus::Cancelled;
                                 }));
}

bool Dialogue::tellOfGoods(Act act)
{
    constexpr double LeastOfProduct = .33;
    openBySentiment();
    if (act != Act::ProductQuestion && tellPriceOrStock(act == Act::PriceItem))
        return true;
    return tell(m_text, rowOf(act).query, act == Act::ProductQuestion ? LeastOfProduct : Least) || describeNamed();
}

/// Starts the flow for @p act; returns false if there is none.
bool Dialogue::startWish(Act act)
{
    constexpr double LeastBeforeBuying = .5;
    switch (act) {
    case Act::OrderDeliveryTime:
    case Act::ShippingStatus:
        return tellWhenDone(act) || startFlow(Wish::Status);
    case Act::OrderContents:
        orderContents();
        return true;
    case Act::OrderCancel: {
        const bool isOfSubscription =
            m_cues.said.has(Cue::Subscription) ||
            (!m_state.subscription.isEmpty() && m_slots.orderNumbers.isEmpty() && !m_cues.said.has(Cue::Order));
        return startFlow(isOfSubscription ? Wish::SubscriptionCancel : Wish::Cancel);
    }
    case Act::ReturnDefect:
    case Act::ReturnSize:
    case Act::ReturnColor:
    case Act::ReturnOther:
    case Act::WrongItem:
    case Act::ItemMissing:
    case Act::ParcelMissing:
        // For an unidentified customer, it may be a question before buying.
        if (!mayAskForOrders() && m_slots.orderNumbers.isEmpty() && m_heard.chance() < Sure &&
            tell(m_text, {}, LeastBeforeBuying))
            return true;
        remedy(act);
        pursueWish();
        return true;
    case Act::RefundNew:
    case Act::RefundChange:
    case Act::RefundStatus:
    case Act::BilledReturned:
        return startRefund(act);
    case Act::ChangeAddress:
        return changesOrderAddress() && startFlow(Wish::ChangeAddress);
    case Act::ChargedTwice:
        return startFlow(Wish::DoubleCharge);
    case Act::CreditRequest:
        return startFlow(Wish::Credit);
    case Act::ProductQuestion:
    case Act::StockItem:
    case Act::PriceItem:
        return tellOfGoods(act);
    case Act::StockGeneral:
        return listRange();
    case Act::StoreTiming:
        openingHours();
        return true;
    case Act::SubscriptionStatus:
    case Act::SubscriptionAmount:
    case Act::SubscriptionDue:
        if (m_tools.subscriptions().empty() && mayAskForOrders() && tell(m_text, rowOf(act).query, .4))
            return true;
        return startFlow(Wish::SubscriptionStatus);
    case Act::SubscriptionCancel:
        return startFlow(Wish::SubscriptionCancel);
    case Act::SubscriptionPause:
        return startFlow(Wish::SubscriptionPause);
    case Act::SubscriptionResume:
        return startFlow(Wish::SubscriptionResume);
    case Act::SubscriptionChange:
        return startFlow(Wish::SubscriptionChange);
    default:
        return false;
    }
}

void Dialogue::pursueWish()
{
    takeParticulars();
    // A damaged item gets its own apology.
    if (troubleOf(m_cues) == Trouble::None)
        openBySentiment();
    switch (m_state.wish) {
    case Wish::None:
        answerQuestion();
        return;
    case Wish::Status:
        return status();
    case Wish::Contents:
        return orderContents();
    case Wish::Cancel:
        return cancelOrder();
    case Wish::ChangeAddress:
        return changeAddress();
    case Wish::Return:
        return returnItem();
    case Wish::Exchange:
        return replace(true);
    case Wish::Replacement:
        return replace(false);
    case Wish::Refund:
        return refund();
    case Wish::RefundStatus:
        return refundStatus();
    case Wish::Credit:
        return credit();
    case Wish::DoubleCharge:
        return doubleCharge();
    case Wish::Problem:
        return problem();
    case Wish::SubscriptionStatus:
    case Wish::SubscriptionPause:
    case Wish::SubscriptionCancel:
    case Wish::SubscriptionResume:
    case Wish::SubscriptionChange:
        return subscription();
    }
}

} // namespace tierdesk::ai
