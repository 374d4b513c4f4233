#include "core/engine/Commands.h"

#include "core/engine/ActionGateway.h"
#include "core/engine/Redaction.h"
#include "core/engine/SessionSteps.h"
#include "core/store/Repositories.h"

namespace tierdesk::engine::commands {

using base::Result;

namespace {

/// Writes the result of @p action and, if it was confirmed, applies it to the shop's records.
Result<void> writeOutcome(CommandContext &context, Action &action, bool isConfirmed, const QString &reference,
                          const QString &failure)
{
    action.state = isConfirmed ? ActionState::Confirmed : ActionState::Failed;
    action.reference = reference;
    action.failure = Redaction(context.directory(), action.company)(failure);
    action.settledAt = context.now();
    TRY(context.store().actions.update(action));
    if (isConfirmed) {
        if (const auto applied = applyToShop(context, action);
            !applied && applied.error().fault != base::Fault::NotFound)
            return applied.error(); // an order that the shop no longer lists has still been refunded
    }
    return {};
}

/// Returns how messages name @p action: "€12.50 refund", "order cancel".
QString actionText(const Action &action)
{
    return action.request.amount ? moneyText(*action.request.amount) + u' ' + word(action.request.kind)
                                 : QString(word(action.request.kind)).replace(u'_', u' ');
}

/// Adds a system message with the result to the conversation: the customer was told that the action was on its way.
Result<Message> appendOutcome(CommandContext &context, const Action &action, bool isConfirmed)
{
    Message message;
    message.session = action.session;
    message.speaker = Speaker::System;
    const QString what = actionText(action);
    message.text = isConfirmed ? u"The %1 is confirmed."_s.arg(what)
                               : u"The %1 could not be completed; a colleague will look into it."_s.arg(what);
    message.at = context.now();
    message.id = TRY(context.store().messages.append(message));
    return message;
}

/// Escalates @p session to a person after @p action failed with @p failure, and adds the escalation to @p event. Does
/// nothing if the session is over, already with people, or the company has no human tier.
Result<void> escalateFailure(CommandContext &context, Session &session, const Action &action, const QString &failure,
                             Event &event)
{
    const bool isOpen = session.status != Status::Resolved && session.status != Status::Abandoned;
    if (!isOpen || session.tier == Tier::HumanAgent)
        return {};
    const auto entry = TRY(companyOf(context, session.company));
    const CompanyConfig &config = entry->company.config;
    if (!config.isTierEnabled(Tier::HumanAgent))
        return {};
    auto escalation =
        TRY(escalate(context, session, config, nullptr,
                     {.from = session.tier,
                      .to = Tier::HumanAgent,
                      .reasons = {{Reason::TechnicalLimitation,
                                   u"the company's system refused the %1: %2"_s.arg(actionText(action), failure)}},
                      .notes = {},
                      .by = u"gateway"_s,
                      .isAnswered = false,
                      .atLeast = Priority::Low}));
    event.escalations.push_back(std::move(escalation));
    event.kinds.prepend("session.escalated");
    event.notifies = true;
    return {};
}

} // namespace

Result<Action> settleAction(CommandContext &context, ActionId id, bool isConfirmed, const QString &reference,
                            const QString &failure)
{
    auto found = TRY(context.store().actions.byId(id));
    if (!found)
        return base::fail(base::Fault::NotFound, u"no such action"_s);
    Action action = std::move(*found);
    if (action.state != ActionState::Pending)
        return action; // reported twice: the first result stands
    TRY(writeOutcome(context, action, isConfirmed, reference, failure));

    auto session = TRY(context.store().sessions.byKey(action.session));
    if (!session)
        return base::fail(base::Fault::Internal, u"an action without a session"_s);
    auto message = TRY(appendOutcome(context, action, isConfirmed));

    Session changed = std::move(*session);
    const QByteArray before = stateJson(changed);
    const int basis = changed.version;
    changed.messageCount += 1;
    Event event;
    event.kinds = {"action.updated", "message.created", "session.updated"};
    if (!isConfirmed)
        TRY(escalateFailure(context, changed, action, failure, event));
    TRY(writeSession(context, changed, basis));
    event.session = std::make_shared<const Session>(changed);
    event.messages.push_back(std::move(message));
    event.actions.push_back(action);
    if (const auto told = context.record({.company = action.company,
                                          .command = "action.settle",
                                          .subject = changed.id,
                                          .before = before,
                                          .after = stateJson(changed),
                                          .event = std::move(event)});
        !told)
        return told.error();
    return action;
}

} // namespace tierdesk::engine::commands
