#include "tests/support/desk/DeskDouble.h"

#include <algorithm>

/// What a person does with a case, as docs/desk.md has it: who may, what changes, what is told.
namespace tierdesk::test {

using namespace deskapi;
using base::Fault;

namespace {

bool isOver(const SessionRow &row)
{
    return row.status == Status::Resolved || row.status == Status::Abandoned;
}

template<class T>
base::Result<T> read(const QJsonObject &body)
{
    return decode<T>(body);
}

} // namespace

void DeskDouble::setDetail(const SessionDetail &detail)
{
    m_details[detail.session.id] = detail;
    seed({detail.session});
}

SessionDetail DeskDouble::detail(const QString &id) const
{
    SessionDetail detail;
    if (const auto known = m_details.find(id); known != m_details.end())
        detail = known->second;
    detail.session = m_rows.at(id);
    detail.seq = m_seq;
    return detail;
}

qint64 DeskDouble::add(const QString &id, const QStringList &kinds, const std::vector<Message> &messages,
                       const std::vector<Action> &actions)
{
    SessionDetail &detail = m_details[id];
    detail.messages.insert(detail.messages.end(), messages.begin(), messages.end());
    for (const Message &message : messages) {
        if (message.speaker == Speaker::Customer && message.score)
            detail.sentimentHistory.push_back(
                {message.id, message.at, *message.score, message.sentiment, message.trigger});
    }
    for (const Action &action : actions) {
        const auto known = std::find_if(detail.actions.begin(), detail.actions.end(),
                                        [&](const Action &each) { return each.id == action.id; });
        if (known == detail.actions.end())
            detail.actions.push_back(action);
        else
            *known = action;
    }
    SessionRow &row = m_rows.at(id);
    row.version += 1;
    Event event;
    event.seq = ++m_seq;
    event.at = clock();
    event.kinds = kinds;
    event.session = row;
    event.messages = messages;
    event.actions = actions;
    m_journal.push_back(event);
    for (QWebSocket *socket : m_greeted)
        send(socket, event);
    return m_seq;
}

void DeskDouble::settle(const QString &id, ActionId action, bool isConfirmed, const QString &failure)
{
    for (Action each : m_details[id].actions) {
        if (each.id != action)
            continue;
        each.state = isConfirmed ? ActionState::Confirmed : ActionState::Failed;
        each.failure = failure;
        each.settledAt = clock();
        add(id, {u"action.updated"_s}, {}, {each});
        return;
    }
}

Message DeskDouble::written(const QString &text, bool isInternal)
{
    Message message;
    message.id = MessageId{++m_lastId};
    message.speaker = Speaker::HumanAgent;
    message.isInternal = isInternal;
    message.text = text;
    message.at = clock();
    message.author = me.id;
    message.authorName = me.name;
    return message;
}

base::Result<QJsonObject> DeskDouble::handle(const QString &id, const QString &verb, const QJsonObject &body,
                                             const QByteArray &idempotencyKey)
{
    SessionRow row = m_rows.at(id);
    const bool isHeldByOther = row.holder.isSet() && row.holder != me.id;
    const QJsonObject holder{{u"holderName"_s, row.holderName}};
    const auto done = [&](const QStringList &kinds, const std::vector<Message> &messages = {}) {
        m_rows[id] = row;
        add(id, kinds, messages);
        return encode(Handled{m_rows.at(id), messages.empty() ? std::nullopt : std::optional(messages.back()), {}, {}});
    };
    if (verb == u"tags") {
        const auto tags = read<Tags>(body);
        if (!tags)
            return tags.error();
        row.tags = tags->tags;
        return done({u"session.updated"_s});
    }
    if (verb == u"correct") {
        const auto correct = read<Correct>(body);
        if (!correct)
            return correct.error();
        const std::vector<Message> &said = m_details[id].messages;
        const auto first = std::find_if(said.begin(), said.end(),
                                        [](const Message &each) { return each.speaker == Speaker::Customer; });
        if (first == said.end())
            return base::fail(Fault::Conflict, u"the customer has not written yet"_s);
        if (correct->category) {
            row.category = correct->category;
            teach(TrainingKind::Category, word(*correct->category), first->text, id);
        }
        if (!correct->intent.isEmpty())
            teach(TrainingKind::Intent, correct->intent, first->text, id);
        return done({u"session.updated"_s, u"examples.changed"_s});
    }
    if (verb == u"note")
        return write(id, true, body, idempotencyKey);
    if (isOver(row))
        return base::fail(Fault::AlreadyResolved, u"the session is closed"_s, {}, {{u"sessionId"_s, id}});
    if (verb == u"resolve") {
        const auto resolve = read<Resolve>(body);
        if (!resolve)
            return resolve.error();
        if (isHeldByOther && me.role == Role::Agent)
            return base::fail(Fault::Forbidden, u"held by another"_s, {}, holder);
        if (resolve->resolution.followUpAt && *resolve->resolution.followUpAt <= clock())
            return base::fail(Fault::InvalidInput, u"must lie in the future"_s, u"followUpAt"_s);
        row.status = Status::Resolved;
        row.resolution = resolve->resolution;
        row.resolvedAt = clock();
        row.waitingSince.reset();
        return done({u"session.resolved"_s, u"session.updated"_s});
    }
    if (verb == u"take-over") {
        row.tier = Tier::HumanAgent;
        row.status = Status::Escalated;
        row.holder = me.id;
        row.holderName = me.name;
        row.claimedAt = clock();
        return done({u"session.escalated"_s, u"session.claimed"_s});
    }
    if (row.tier != Tier::HumanAgent)
        return base::fail(Fault::Conflict, u"the AI holds this session"_s, {},
                          {{u"currentTier"_s, QString(word(row.tier))}});
    if (verb == u"transfer") {
        const auto transfer = read<Transfer>(body);
        if (!transfer)
            return transfer.error();
        if (isHeldByOther && me.role == Role::Agent)
            return base::fail(Fault::Forbidden, u"held by another"_s, {}, holder);
        const auto heir = std::find_if(colleagues.begin(), colleagues.end(),
                                       [&](const Person &person) { return person.id == transfer->user; });
        if (heir == colleagues.end())
            return base::fail(Fault::NotFound, u"no such user"_s, u"userId"_s);
        row.holder = heir->id;
        row.holderName = heir->name;
        row.claimedAt = clock();
        row.waitingSince.reset();
        std::vector<Message> notes;
        if (!transfer->note.isEmpty())
            notes.push_back(written(transfer->note, true));
        return done({u"session.claimed"_s}, notes);
    }
    if (row.holder != me.id)
        return base::fail(Fault::Forbidden, u"claim the session first"_s, {}, holder);
    if (verb == u"release") {
        row.holder = {};
        row.holderName.clear();
        row.claimedAt.reset();
        row.waitingSince = clock();
        return done({u"session.released"_s});
    }
    if (verb == u"hand-back") {
        const auto back = read<HandBack>(body);
        if (!back)
            return back.error();
        row.tier = back->tier;
        row.status = Status::WaitingCustomer;
        row.holder = {};
        row.holderName.clear();
        return done({u"session.released"_s});
    }
    if (verb == u"snooze") {
        const auto snooze = read<Snooze>(body);
        if (!snooze)
            return snooze.error();
        if (snooze->until <= clock() || snooze->until > clock() + Millis::days(90))
            return base::fail(Fault::InvalidInput, u"must lie in the future"_s, u"until"_s);
        row.snoozedUntil = snooze->until;
        return done({u"session.snoozed"_s});
    }
    if (verb == u"reply")
        return write(id, false, body, idempotencyKey);
    if (verb == u"draft")
        return encode(drafted);
    if (verb == u"act") {
        const auto asked = read<Act>(body);
        return asked ? act(id, *asked, idempotencyKey) : base::Result<QJsonObject>(asked.error());
    }
    return base::fail(Fault::NotFound, u"no such path"_s);
}

// --- acts

Verdict DeskDouble::judge(const SessionDetail &detail, ActionRequest &request) const
{
    Verdict verdict;
    verdict.configVersion = 1;
    const auto order = std::find_if(detail.orders.begin(), detail.orders.end(),
                                    [&](const Order &each) { return each.number == request.orderNumber; });
    const bool isOfOrder = request.kind != ActionKind::Credit && request.kind != ActionKind::ChangeSubscription;
    const auto answer = [&](bool isAllowed, const char *rule, const QString &why) {
        verdict.isAllowed = isAllowed;
        verdict.rule = QString::fromLatin1(rule);
        verdict.explanation = why;
        verdict.requested = request.amount;
        return verdict;
    };
    if (isOfOrder && order == detail.orders.end())
        return answer(false, "no_order", u"no such order"_s);
    if (request.kind == ActionKind::Replacement) {
        for (const OrderItem &item : order->items) {
            if (item.sku == request.arguments[u"sku"].toString())
                request.amount = Money{item.price.minor * request.arguments[u"quantity"].toInt(1), item.price.currency};
        }
        if (!request.amount)
            return answer(false, "invalid_items", u"the order has no such item"_s);
    }
    if (request.kind == ActionKind::Refund && request.amount->minor > order->paid.minor - order->refunded.minor)
        return answer(
            false, "over_refundable",
            u"order %1: %2 paid, %3 refunded"_s.arg(order->number, moneyText(order->paid), moneyText(order->refunded)));
    if (request.kind == ActionKind::CancelOrder && order->status == OrderStatus::Delivered)
        return answer(false, "order_shipped", u"the order has already left"_s);
    for (const Allowance::Line &line : detail.allowance.lines) {
        if (line.kind != request.kind)
            continue;
        verdict.limit = line.limit;
        verdict.used = line.used;
        verdict.remaining = line.remaining;
        const bool isWithin = line.isAllowed && request.amount->minor <= line.remaining.minor;
        return answer(isWithin, isWithin ? "within_limit" : "over_limit",
                      u"up to %1, %2 used"_s.arg(moneyText(line.limit), moneyText(line.used)));
    }
    return answer(true, "permitted", u"may do this"_s);
}

void DeskDouble::perform(SessionDetail &detail, const Action &action)
{
    for (Allowance::Line &line : detail.allowance.lines) {
        if (line.kind == action.request.kind && action.request.amount) {
            line.used = line.used + *action.request.amount;
            line.remaining = line.remaining - *action.request.amount;
        }
    }
    for (Order &order : detail.orders) {
        if (order.number != action.request.orderNumber)
            continue;
        if (action.request.kind == ActionKind::Refund)
            order.refunded = Money{order.refunded.minor + action.request.amount->minor, order.paid.currency};
        if (action.request.kind == ActionKind::CancelOrder)
            order.status = OrderStatus::Cancelled;
    }
}

base::Result<QJsonObject> DeskDouble::act(const QString &id, const Act &act, const QByteArray &headerKey)
{
    const QString key =
        u"desk:"_s + (act.idempotencyKey.isEmpty() ? QString::fromLatin1(headerKey) : act.idempotencyKey);
    SessionDetail &detail = m_details[id];
    for (const Action &known : detail.actions) {
        if (act.isDryRun || known.request.idempotencyKey != key)
            continue;
        if (known.request.amount != act.amount && act.kind != ActionKind::Replacement)
            return base::fail(Fault::IdempotencyMismatch, u"this key was used for another action"_s);
        return encode(Handled{m_rows.at(id), {}, known, {}});
    }
    Action action;
    action.request.kind = act.kind;
    action.request.orderNumber = act.orderNumber;
    action.request.subscription = act.subscription;
    action.request.amount = act.amount;
    action.request.arguments = act.arguments;
    action.request.idempotencyKey = key;
    action.tier = Tier::HumanAgent;
    action.user = me.id;
    action.at = clock();
    action.verdict = judge(detail, action.request);
    if (act.isDryRun)
        return encode(Handled{m_rows.at(id), {}, action, {}});
    action.id = ActionId{++m_lastId};
    action.state = action.verdict.isAllowed ? actState : ActionState::Refused;
    if (action.verdict.isAllowed)
        perform(detail, action);
    add(id, {u"action.updated"_s}, {}, {action});
    if (!action.verdict.isAllowed)
        return base::fail(Fault::NotAuthorized, action.verdict.explanation, {},
                          {{u"verdict"_s, toJson(action.verdict)}});
    return encode(Handled{m_rows.at(id), {}, action, {}});
}

} // namespace tierdesk::test
