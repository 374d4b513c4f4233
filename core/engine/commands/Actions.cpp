#include "core/engine/Commands.h"

#include "core/engine/ActionGateway.h"
#include "core/engine/Redaction.h"
#include "core/engine/SessionSteps.h"
#include "core/store/Repositories.h"

namespace tierdesk::engine::commands {

using base::Result;

Result<Action> settleAction(Unit &unit, ActionId id, bool isConfirmed, const QString &reference, const QString &failure)
{
    auto found = unit.store().actions.byId(id);
    if (!found)
        return found.error();
    if (!*found)
        return base::fail(base::Fault::NotFound, QStringLiteral("no such action"));
    Action action = std::move(**found);
    if (action.state != ActionState::Pending)
        return action; // told twice: the first word stands
    action.state = isConfirmed ? ActionState::Confirmed : ActionState::Failed;
    action.reference = reference;
    action.failure = Redaction(unit.directory(), action.company)(failure);
    action.settledAt = unit.now();
    if (const auto written = unit.store().actions.update(action); !written)
        return written.error();
    if (isConfirmed) {
        if (const auto applied = applyToShop(unit, action); !applied && applied.error().fault != base::Fault::NotFound)
            return applied.error(); // an order that the shop no longer lists has still been refunded
    }

    auto session = unit.store().sessions.byKey(action.session);
    if (!session)
        return session.error();
    if (!*session)
        return base::fail(base::Fault::Internal, QStringLiteral("an action without a session"));
    // The customer was told that it was on its way; what became of it belongs to the conversation.
    Message message;
    message.session = action.session;
    message.speaker = Speaker::System;
    const QString what = action.request.amount ? moneyText(*action.request.amount) + u' ' + word(action.request.kind)
                                               : QString(word(action.request.kind)).replace(u'_', u' ');
    message.text = isConfirmed
                       ? QStringLiteral("The %1 is confirmed.").arg(what)
                       : QStringLiteral("The %1 could not be completed; a colleague will look into it.").arg(what);
    message.at = unit.now();
    const auto messageId = unit.store().messages.append(message);
    if (!messageId)
        return messageId.error();
    message.id = *messageId;

    Session changed = std::move(**session);
    const QByteArray before = stateJson(changed);
    const int basis = changed.version;
    changed.messageCount += 1;
    Event event;
    event.kinds = {"action.updated", "message.created", "session.updated"};
    const bool isOpen = changed.status != Status::Resolved && changed.status != Status::Abandoned;
    if (!isConfirmed && isOpen && changed.tier != Tier::HumanAgent) {
        const auto entry = companyOf(unit, changed.company);
        if (!entry)
            return entry.error();
        if ((*entry)->company.config.isTierEnabled(Tier::HumanAgent)) {
            auto escalation =
                climb(unit, changed, (*entry)->company.config, nullptr,
                      {.from = changed.tier,
                       .to = Tier::HumanAgent,
                       .reasons = {{Reason::TechnicalLimitation,
                                    QStringLiteral("the company's system refused the %1: %2").arg(what, failure)}},
                       .notes = {},
                       .by = QStringLiteral("gateway"),
                       .isAnswered = false,
                       .atLeast = Priority::Low});
            if (!escalation)
                return escalation.error();
            event.escalations.push_back(std::move(*escalation));
            event.kinds.prepend("session.escalated");
            event.notifies = true;
        }
    }
    if (const auto written = writeSession(unit, changed, basis); !written)
        return written.error();
    event.session = std::make_shared<const Session>(changed);
    event.messages.push_back(std::move(message));
    event.actions.push_back(action);
    if (const auto told = unit.record({.company = action.company,
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
