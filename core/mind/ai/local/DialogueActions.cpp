#include "core/mind/ai/ForeignWords.h"
#include "core/mind/ai/local/Dialogue.h"
#include "core/mind/ai/local/OrderFacts.h"

#include "core/mind/policy/Escalation.h"

namespace tierdesk::ai {

namespace {

QString cardText(const Order *order)
{
    if (!order || order->payments.empty())
        return {};
    const Payment &payment = order->payments.back();
    if (payment.method == u"card" && !payment.last4.isEmpty())
        return u" to your card ending "_s + payment.last4;
    return payment.method == u"paypal" ? u" to your PayPal account"_s : QString();
}

QString shortAddress(const Address &address)
{
    QStringList parts;
    for (const QString &part : {address.line1, address.city}) {
        if (!part.isEmpty())
            parts.append(part);
    }
    return parts.isEmpty() ? QString() : u" to "_s + parts.join(u", "_s);
}

QString stateOf(const ActionRequest &request)
{
    const QString plan = request.arguments[u"plan"].toString();
    return plan.isEmpty() ? request.arguments[u"status"].toString() : u"on the %1 plan"_s.arg(plan);
}

/// Returns the item of @p order that @p request names; null if there is none.
const OrderItem *itemIn(const Order &order, const ActionRequest &request)
{
    const QString sku = request.arguments[u"sku"].toString();
    const OrderItem *item = nullptr;
    for (const OrderItem &each : order.items) {
        if (!sku.isEmpty() && each.sku.compare(sku, Qt::CaseInsensitive) == 0)
            item = &each;
    }
    return item;
}

/// Returns what failed: "refund of $20.00".
QString failedText(const ActionRequest &request)
{
    if (request.kind == ActionKind::CancelOrder)
        return u"cancellation of order "_s + request.orderNumber;
    if (request.kind == ActionKind::ChangeAddress)
        return u"address change of order "_s + request.orderNumber;
    if (request.kind == ActionKind::ChangeSubscription)
        return u"change of subscription "_s + request.subscription;
    const QString kind = QString(word(request.kind)).replace(u'_', u' ');
    return request.amount && request.kind != ActionKind::Replacement ? kind + u" of "_s + moneyText(*request.amount)
                                                                     : kind;
}

} // namespace

bool isExchange(const ActionRequest &request)
{
    const bool isOfGoods = request.kind == ActionKind::Replacement || request.kind == ActionKind::Return;
    return isOfGoods && request.arguments.contains(u"variant");
}

namespace {

/// Returns " for blue, L"; empty if the exchange names no variant.
QString variantOf(const ActionRequest &exchange)
{
    const QString variant = exchange.arguments[u"variant"].toString();
    return variant.isEmpty() ? variant : u" for "_s + variant;
}

Wish wishOf(const ActionRequest &request)
{
    const QString status = request.arguments[u"status"].toString();
    switch (request.kind) {
    case ActionKind::Refund:
        return Wish::Refund;
    case ActionKind::Credit:
        return Wish::Credit;
    case ActionKind::Replacement:
        return isExchange(request) ? Wish::Exchange : Wish::Replacement;
    case ActionKind::CancelOrder:
        return Wish::Cancel;
    case ActionKind::Return:
        return isExchange(request) ? Wish::Exchange : Wish::Return;
    case ActionKind::ChangeAddress:
        return Wish::ChangeAddress;
    case ActionKind::ChangeSubscription:
        break;
    }
    return status == u"paused"      ? Wish::SubscriptionPause
           : status == u"cancelled" ? Wish::SubscriptionCancel
           : status == u"active"    ? Wish::SubscriptionResume
                                    : Wish::SubscriptionChange;
}

} // namespace

Draft Dialogue::offer(const ActionRequest &request)
{
    m_state.clearWish();
    m_state.wish = wishOf(request);
    if (!request.orderNumber.isEmpty())
        m_state.order = request.orderNumber;
    m_state.sku = request.arguments[u"sku"].toString();
    m_state.subscription = request.subscription;
    propose(request);
    return finish();
}

ActionRequest Dialogue::request(ActionKind kind) const
{
    ActionRequest made;
    made.kind = kind;
    if (m_context.customer)
        made.customer = m_context.customer->id;
    made.idempotencyKey = m_context.idempotencySeed + u':' + word(kind);
    QString reason = m_state.cause;
    if (reason.isEmpty() && !m_state.fault.isEmpty())
        reason = (m_state.thing.isEmpty() ? QString() : m_state.thing + u": "_s) + m_state.fault;
    if (!reason.isEmpty())
        made.arguments.insert(u"reason"_s, reason.left(200));
    return made;
}

void Dialogue::sayConfirm(const ActionRequest &request)
{
    const std::optional<Order> order = request.orderNumber.isEmpty() ? std::nullopt : find(request.orderNumber);
    const Order *const found = order ? &*order : nullptr;
    const QString sum = request.amount ? moneyText(*request.amount) : QString();
    const OrderItem *const item = found ? itemIn(*found, request) : nullptr;
    const QString what = found ? itemText(*found, item, request) : QString();
    const QString number = request.orderNumber;
    const auto core = [this](Say say, std::initializer_list<QString> with) { m_reply.say(Weight::Core, say, with); };
    switch (request.kind) {
    case ActionKind::Refund:
        return core(Say::ConfirmRefund, {sum, number, item ? u" for "_s + what : QString(), cardText(found)});
    case ActionKind::Credit:
        return core(Say::ConfirmCredit, {sum});
    case ActionKind::Replacement: {
        const QString variant = request.arguments[u"variant"].toString();
        const QString place = found ? shortAddress(found->address) : QString();
        if (variant.isEmpty())
            return core(Say::ConfirmReplacement, {what, number, place});
        return core(Say::ConfirmExchange, {what, number, place, variant});
    }
    case ActionKind::CancelOrder: {
        const QString contents = found ? contentsText(*found) : QString();
        const Money open = found ? policy::refundable(*found) : Money{};
        if (open.minor <= 0)
            return core(found && found->paid.minor > 0 ? Say::ConfirmCancelRefunded : Say::ConfirmCancelUnpaid,
                        {number, contents});
        return core(open.minor < found->paid.minor ? Say::ConfirmCancelRest : Say::ConfirmCancel,
                    {number, contents, moneyText(open)});
    }
    case ActionKind::Return: {
        if (isExchange(request))
            return core(Say::ConfirmReturnExchange, {what, number, variantOf(request)});
        return core(Say::ConfirmReturn, {what, number});
    }
    case ActionKind::ChangeAddress: {
        const auto address = addressFromJson(request.arguments[u"address"].toObject());
        return core(Say::ConfirmAddress, {number, address ? addressLine(*address) : QString()});
    }
    case ActionKind::ChangeSubscription: {
        QString plan;
        for (const Subscription &each : m_tools.subscriptions()) {
            if (each.ref == request.subscription)
                plan = each.plan;
        }
        const QString wanted = request.arguments[u"plan"].toString();
        const QString state = request.arguments[u"status"].toString();
        const Say say = !wanted.isEmpty()       ? Say::ConfirmPlan
                        : state == u"paused"    ? Say::ConfirmPause
                        : state == u"cancelled" ? Say::ConfirmSubscriptionCancel
                                                : Say::ConfirmResume;
        const QString price = wanted.isEmpty() ? QString() : planPrice(wanted);
        return core(say, {plan, request.subscription, wanted, price.isEmpty() ? price : u" (%1)"_s.arg(price)});
    }
    }
}

void Dialogue::propose(ActionRequest request)
{
    sayConfirm(request);
    m_state.proposal = std::move(request);
    m_state.vague = 0;
    ask(Asked::Confirm);
}

namespace {

QStringList spokenIn(const QString &text)
{
    QStringList words;
    for (const SpokenWord &word : readCues(text).words)
        words.append(word.text);
    return words;
}

} // namespace

/// Drops later wishes that @p done fulfils: handles a repeated wish once; a cancelled order is refunded with the
/// cancellation.
void Dialogue::dropRepeats(const ActionRequest &done, const Order *order)
{
    if (done.kind != ActionKind::CancelOrder && done.kind != ActionKind::Refund)
        return;
    std::erase_if(m_state.later, [&](const LaterWish &each) {
        const Slots named = readSlots(each.text, {'U', 'S', 'D'});
        const bool isOther =
            !named.orderNumbers.isEmpty() && !isSameNumber(named.orderNumbers.front(), done.orderNumber);
        const bool isPiece =
            done.kind == ActionKind::Refund && order && !itemsSpokenOf(spokenIn(each.text), *order).empty();
        return !isOther && !isPiece && hear(each.text, named, {}).act() == Act::RefundNew;
    });
}

QString Dialogue::outcome(Say say, std::initializer_list<QString> with) const
{
    Reply reply(m_tone, m_pick);
    reply.say(Weight::Core, say, with);
    if (m_state.later.empty())
        reply.say(Weight::Courtesy, Say::AnythingElse);
    else
        reply.say(Weight::Fact, Say::NextWish, {m_state.later.front().name});
    return reply.fitted(bound());
}

ProposedAction Dialogue::withOutcomes(const ActionRequest &request, const Order *order) const
{
    ProposedAction action;
    const auto say = [this, &action](Say confirmed, std::initializer_list<QString> ifConfirmed, Say pending,
                                     std::initializer_list<QString> ifPending) {
        action.saidIfConfirmed = outcome(confirmed, ifConfirmed);
        action.saidIfPending = outcome(pending, ifPending);
    };
    const QString sum = request.amount ? moneyText(*request.amount) : QString();
    const QString &number = request.orderNumber;
    QString what = order ? itemText(*order, itemIn(*order, request), request) : QString();
    switch (request.kind) {
    case ActionKind::Refund:
        say(Say::RefundDone, {sum, number, cardText(order)}, Say::RefundPending, {sum, number, cardText(order)});
        break;
    case ActionKind::Credit:
        say(Say::CreditDone, {sum}, Say::CreditPending, {sum});
        break;
    case ActionKind::Replacement:
        if (isExchange(request) && !variantOf(request).isEmpty()) // which variant
            what += u" (%1)"_s.arg(request.arguments[u"variant"].toString());
        say(Say::ReplacementDone, {what, number}, Say::ReplacementPending, {what, number});
        break;
    case ActionKind::CancelOrder:
        if (order && policy::refundable(*order).minor > 0)
            say(Say::CancelDone, {number, moneyText(policy::refundable(*order))}, Say::CancelPending, {number});
        else
            say(Say::CancelDoneUnpaid, {number}, Say::CancelPending, {number});
        break;
    case ActionKind::Return:
        if (isExchange(request))
            say(Say::ReturnExchangeDone, {what, number, variantOf(request)}, Say::ReturnExchangePending,
                {what, number, variantOf(request)});
        else
            say(Say::ReturnDone, {what, number}, Say::ReturnPending, {what, number});
        break;
    case ActionKind::ChangeAddress: {
        const auto address = addressFromJson(request.arguments[u"address"].toObject());
        say(Say::AddressDone, {number, address ? addressLine(*address) : QString()}, Say::AddressPending, {number});
        break;
    }
    case ActionKind::ChangeSubscription:
        say(Say::SubscriptionDone, {request.subscription, stateOf(request)}, Say::SubscriptionPending,
            {request.subscription});
        break;
    }
    Reply failure(m_tone, m_pick);
    failure.say(Weight::Core, Say::ActionFailed, {failedText(request)});
    action.saidIfFailed = failure.fitted(bound());
    return action;
}

void Dialogue::perform(const ActionRequest &proposed)
{
    ActionRequest wanted = proposed;
    wanted.idempotencyKey = m_context.idempotencySeed + u':' + word(wanted.kind);
    const Verdict verdict = m_tools.verdict(wanted, m_context.tier);
    m_state.proposal.reset();
    m_state.asked = Asked::Nothing;
    if (!verdict.isAllowed) {
        // Something else was granted since the proposal.
        escalationRefused(wanted, verdict);
        return;
    }
    const std::optional<Order> order = wanted.orderNumber.isEmpty() ? std::nullopt : find(wanted.orderNumber);
    const Order *const found = order ? &*order : nullptr;
    dropRepeats(wanted, found);
    ProposedAction action = withOutcomes(wanted, found);
    usedTool(word(wanted.kind));
    m_draft.summary = summaryOf(m_state, wanted.amount);
    // Until the action is settled, the draft must not say that it is done: use the pending text.
    m_reply.clear();
    m_reply.text(Weight::Core, action.saidIfPending);
    action.request = std::move(wanted);
    m_draft.action = std::move(action);
    m_state.clearWish();
    ask(m_state.later.empty() ? Asked::More : Asked::Next);
}

bool Dialogue::canEscalate() const
{
    return policy::nextTier(m_context.config, m_context.tier, Tier::AiManager).has_value();
}

bool Dialogue::escalatesToPerson() const
{
    return policy::nextTier(m_context.config, m_context.tier, Tier::AiManager) == Tier::HumanAgent;
}

void Dialogue::escalate(Reason reason, const QString &explanation, Say toManager, Say toHuman,
                        std::initializer_list<QString> with)
{
    m_state.asked = Asked::Nothing;
    m_state.proposal.reset();
    if (!canEscalate()) {
        openBySentiment();
        m_reply.say(Weight::Core, Say::NobodyAbove);
        if (!m_context.config.humanAgent.escalationPhone.isEmpty())
            m_reply.say(Weight::Fact, Say::CallInstead, {m_context.config.humanAgent.escalationPhone});
        ask(Asked::More);
        return;
    }
    m_draft.escalation = ReasonGiven{reason, explanation};
    m_state.isHandedOn = m_state.wish != Wish::None;
    m_reply.say(Weight::Core, escalatesToPerson() ? toHuman : toManager, with);
    if (escalatesToPerson() && m_context.isStaffed)
        m_reply.say(Weight::Detail, Say::HandoverStaffed);
    suggest(escalatesToPerson() ? u"talk_to_person"_s : u"talk_to_manager"_s);
}

void Dialogue::escalationRefused(const ActionRequest &request, const Verdict &verdict)
{
    m_draft.refused.emplace_back(request, verdict);
    const Reason reason = policy::reasonForRefusal(m_context.tier, verdict.rule);
    const bool isLimit =
        verdict.rule == u"over_limit" || (verdict.rule == u"no_capability" && request.kind == ActionKind::Refund);
    if (request.amount && isLimit) {
        const Money none{0, request.amount->currency};
        const QString sum = moneyText(*request.amount);
        const QString limit = moneyText(verdict.limit.value_or(none));
        const QString kind = word(request.kind);
        // Mention what was granted before: the limit alone would seem sufficient.
        if (verdict.used && verdict.used->minor > 0 && verdict.limit && verdict.limit->minor > 0)
            escalate(reason, verdict.explanation, Say::EscalateLeftToManager, Say::EscalateLeftToHuman,
                     {sum, limit, moneyText(verdict.remaining.value_or(none)), kind});
        else
            escalate(reason, verdict.explanation, Say::EscalateRefundToManager, Say::EscalateRefundToHuman,
                     {sum, limit, QString(), kind});
        return;
    }
    escalate(reason, verdict.explanation, Say::EscalateToManager, Say::EscalateToHuman);
}

void Dialogue::cannot(const QString &explanation)
{
    escalate(m_context.tier == Tier::AiRep ? Reason::ComplexIssue : Reason::TechnicalLimitation, explanation,
             Say::EscalateStuckToManager, Say::EscalateStuckToHuman);
}

/// Says in the customer's language that it is not understood, if there is a text for it; else in English, marked as
/// such.
void Dialogue::escalateForeign()
{
    const QString &language = m_context.reading.language;
    const ForeignWords *const words = foreignWords(language);
    m_state.asked = Asked::Nothing;
    m_state.proposal.reset();
    const QString &phone = m_context.config.humanAgent.escalationPhone;
    if (canEscalate()) {
        m_draft.escalation =
            ReasonGiven{Reason::TechnicalLimitation,
                        u"the customer writes in a language that is not read here (%1)"_s.arg(language)};
        if (words) {
            m_reply.text(Weight::Core, words->onlyEnglish.toString());
        } else {
            m_reply.text(Weight::Opening, inEnglish()).say(Weight::Core, Say::EscalateLanguage);
        }
        suggest(escalatesToPerson() ? u"talk_to_person"_s : u"talk_to_manager"_s);
        return;
    }
    if (words) {
        m_reply.text(Weight::Core, words->nobody.toString());
        if (!phone.isEmpty())
            m_reply.text(Weight::Fact, words->phone.toString().arg(phone));
    } else {
        m_reply.text(Weight::Opening, inEnglish()).say(Weight::Core, Say::NobodyAbove);
        if (!phone.isEmpty())
            m_reply.say(Weight::Fact, Say::CallInstead, {phone});
    }
    ask(Asked::More);
}

} // namespace tierdesk::ai
