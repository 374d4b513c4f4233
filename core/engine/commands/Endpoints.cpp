#include "core/base/Json.h"
#include "core/engine/Commands.h"
#include "core/engine/commands/Telling.h"
#include "core/engine/Correspondence.h"
#include "core/store/Repositories.h"

#include <QtCore/QJsonArray>

namespace tierdesk::engine::commands {

namespace {

using base::Fault;
using base::Result;

/// What the audit log keeps of an endpoint: never its secrets.
QJsonObject auditJson(const Endpoint &endpoint)
{
    return {{u"channel"_s, word(endpoint.channel)},
            {u"target"_s, endpoint.target},
            {u"events"_s, QJsonArray::fromStringList(endpoint.events)},
            {u"format"_s, word(endpoint.format)},
            {u"enabled"_s, endpoint.isEnabled},
            {u"disabledReason"_s, endpoint.disabledReason}};
}

QString subjectOf(EndpointId id)
{
    return u"endpoint %1"_s.arg(id.value);
}

Result<Endpoint> endpointOf(CommandContext &context, CompanyId company, EndpointId id)
{
    auto found = TRY(context.store().endpoints.byId(id));
    if (!found || found->company != company || found->removedAt)
        return base::fail(Fault::NotFound, u"no such endpoint"_s);
    return std::move(*found);
}

base::Error disabled(const Endpoint &endpoint)
{
    return base::fail(Fault::Conflict, u"the endpoint is disabled: "_s + endpoint.disabledReason, u"enabled"_s);
}

/// Fails a slice of the rows pending for @p endpoint, which accepts nothing; returns how many.
Result<int> failSlice(CommandContext &context, const Endpoint &endpoint)
{
    const QString reason =
        endpoint.removedAt ? u"the endpoint was removed"_s : u"the endpoint was disabled: "_s + endpoint.disabledReason;
    return context.store().outbox.failPending(endpoint.id, reason, context.now(), OutboxSlice);
}

/// Fails with Conflict if @p row's receiver accepts nothing: its endpoint is disabled or removed, or its number has
/// answered STOP.
Result<void> isOpen(CommandContext &context, const OutboxRow &row)
{
    if (row.endpoint.isSet()) {
        const auto found = endpointOf(context, row.company, row.endpoint);
        if (!found && found.error().fault == Fault::NotFound)
            return base::fail(Fault::Conflict, u"the endpoint was removed"_s);
        if (!found)
            return found.error();
        return found->isEnabled ? Result<void>() : disabled(*found);
    }
    if (row.channel != OutboxChannel::Sms)
        return {};
    const auto isSilent = TRY(context.store().channelMessages.wantsNoMore(row.company, row.target));
    if (isSilent)
        return base::fail(Fault::Conflict, QLatin1String(SaidStop), u"target"_s);
    return {};
}

/// True if the endpoint of @p row, whose target is that of its last attempt, has a new address.
Result<bool> hasMoved(CommandContext &context, const OutboxRow &row)
{
    if (!row.endpoint.isSet())
        return false;
    const auto found = TRY(context.store().endpoints.byId(row.endpoint));
    return found && found->target != row.target;
}

/// Writes the changed @p endpoint; @p before is its previous state.
Result<void> write(CommandContext &context, Endpoint &endpoint, const Endpoint &before, const QByteArray &command)
{
    endpoint.updatedAt = context.now();
    TRY(context.store().endpoints.update(endpoint));
    if (!endpoint.isEnabled || endpoint.removedAt) {
        const auto failed = TRY(failSlice(context, endpoint));
        if (failed == OutboxSlice)
            context.wakeOutbox(); // wakes the delivery, which has the rest failed
    }
    context.touchCompanies();
    return tell(context, endpoint.company, command, subjectOf(endpoint.id), "endpoints.changed", auditJson(before),
                endpoint.removedAt ? QJsonObject() : auditJson(endpoint));
}

} // namespace

Result<Endpoint> saveEndpoint(CommandContext &context, const Endpoint &request)
{
    Endpoint endpoint = request;
    if (endpoint.id.isSet()) {
        const auto before = TRY(endpointOf(context, endpoint.company, endpoint.id));
        endpoint.channel = before.channel;
        endpoint.createdAt = before.createdAt;
        TRY(write(context, endpoint, before, "endpoint.change"));
        return endpoint;
    }
    endpoint.createdAt = endpoint.updatedAt = context.now();
    const auto id = TRY(context.store().endpoints.insert(endpoint));
    endpoint.id = id;
    context.touchCompanies();
    if (const auto told = tell(context, endpoint.company, "endpoint.create", subjectOf(endpoint.id),
                               "endpoints.changed", {}, auditJson(endpoint));
        !told)
        return told.error();
    return endpoint;
}

Result<void> removeEndpoint(CommandContext &context, CompanyId company, EndpointId id)
{
    const auto before = TRY(endpointOf(context, company, id));
    Endpoint endpoint = before;
    endpoint.removedAt = context.now();
    endpoint.secret.clear();
    endpoint.oldSecret.clear();
    return write(context, endpoint, before, "endpoint.remove");
}

Result<void> disableEndpoint(CommandContext &context, EndpointId id, const QString &target, const QString &reason)
{
    const auto before = TRY(context.store().endpoints.byId(id));
    if (!before || before->removedAt || !before->isEnabled || before->target != target)
        return {};
    Endpoint endpoint = *before;
    endpoint.isEnabled = false;
    endpoint.disabledReason = reason;
    return write(context, endpoint, *before, "endpoint.disable");
}

Result<bool> failStranded(CommandContext &context, EndpointId id)
{
    const auto endpoint = TRY(context.store().endpoints.byId(id));
    if (!endpoint || (endpoint->isEnabled && !endpoint->removedAt))
        return false;
    const auto failed = TRY(failSlice(context, *endpoint));
    if (failed > 0) {
        if (const auto told = tell(context, endpoint->company, "delivery.fail", subjectOf(id), "deliveries.changed", {},
                                   {{u"count"_s, failed}});
            !told)
            return told.error();
    }
    return failed == OutboxSlice;
}

Result<Endpoint> rotateSecret(CommandContext &context, CompanyId company, EndpointId id, const QByteArray &sealed,
                              Millis overlap)
{
    const auto before = TRY(endpointOf(context, company, id));
    if (before.channel != OutboxChannel::Webhook)
        return base::fail(Fault::InvalidInput, u"only a webhook has a secret"_s, u"secret"_s);
    Endpoint endpoint = before;
    endpoint.oldSecret = before.secret;
    endpoint.oldSecretUntil = context.now() + overlap;
    endpoint.secret = sealed;
    TRY(write(context, endpoint, before, "endpoint.rotate"));
    return endpoint;
}

Result<OutboxRow> pingEndpoint(CommandContext &context, CompanyId company, EndpointId id, const QByteArray &body)
{
    const auto endpoint = TRY(endpointOf(context, company, id));
    if (!endpoint.isEnabled)
        return disabled(endpoint);
    OutboxRow row;
    row.company = company;
    row.channel = endpoint.channel;
    row.endpoint = id;
    row.target = endpoint.target;
    row.event = QLatin1String(PingEvent);
    row.body = body;
    const auto written = TRY(context.sendOut(row));
    TRY(tell(context, company, "endpoint.ping", subjectOf(id), "deliveries.changed"));
    const auto stored = TRY(context.store().outbox.byId(written));
    return *stored;
}

Result<void> settleAttempt(CommandContext &context, const AttemptMade &made)
{
    const auto found = TRY(context.store().outbox.byId(made.attempt.row));
    if (!found)
        return {}; // pruned with its company's other old rows: nothing to record
    OutboxRow row = *found;
    TRY(context.store().outbox.note(made.attempt));
    row.attempts += 1;
    if (!made.reference.isEmpty())
        row.reference = made.reference;
    if (!made.target.isEmpty())
        row.target = made.target;
    // A row that was failed during the attempt is not retried, but a delivery that was accepted counts.
    const bool wasPending = row.state == OutboxState::Pending;
    const bool isTaken = made.state == OutboxState::Delivered;
    if (wasPending || isTaken)
        row.lastError = made.attempt.error;
    if (made.state == OutboxState::Pending && wasPending) {
        row.nextAt = made.nextAt;
        return context.store().outbox.update(row);
    }
    if (wasPending && !isTaken && context.now() < row.giveUpAt) {
        const auto moved = TRY(hasMoved(context, row));
        if (moved) {
            row.nextAt = context.now();
            return context.store().outbox.update(row);
        }
    }
    row.state = isTaken ? OutboxState::Delivered : OutboxState::Failed;
    row.doneAt = context.now();
    TRY(context.store().outbox.update(row));
    if (row.state == OutboxState::Delivered)
        return {};
    if (made.isGone)
        TRY(disableEndpoint(context, row.endpoint, row.target, made.attempt.error));
    return tell(context, row.company, "delivery.fail", u"delivery %1"_s.arg(row.id.value), "deliveries.changed", {},
                {{u"event"_s, row.event}, {u"target"_s, row.target}, {u"error"_s, row.lastError}});
}

Result<OutboxRow> sendAgain(CommandContext &context, CompanyId company, OutboxId id)
{
    const auto row = TRY(context.store().outbox.byId(id));
    if (!row || row->company != company)
        return base::fail(Fault::NotFound, u"no such delivery"_s);
    TRY(isOpen(context, *row));
    const auto again = TRY(context.store().outbox.sendAgain(id, context.now()));
    if (!again)
        return base::fail(Fault::Conflict, u"only what has failed is sent again"_s, u"state"_s,
                          {{u"state"_s, word(row->state)}});
    context.wakeOutbox();
    if (const auto told =
            tell(context, company, "delivery.again", u"delivery %1"_s.arg(id.value), "deliveries.changed");
        !told)
        return told.error();
    const auto stored = TRY(context.store().outbox.byId(id));
    return *stored;
}

Result<int> sendAllAgain(CommandContext &context, CompanyId company, EndpointId id)
{
    const auto endpoint = TRY(endpointOf(context, company, id));
    if (!endpoint.isEnabled)
        return disabled(endpoint);
    const auto count = TRY(context.store().outbox.sendAllAgain(id, context.now(), OutboxSlice));
    if (count == 0)
        return 0;
    context.wakeOutbox();
    if (const auto told =
            tell(context, company, "delivery.again", subjectOf(id), "deliveries.changed", {}, {{u"count"_s, count}});
        !told)
        return told.error();
    return count;
}

} // namespace tierdesk::engine::commands
