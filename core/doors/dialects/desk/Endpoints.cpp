#include "core/base/Secrets.h"
#include "core/doors/dialects/desk/Slices.h"
#include "core/doors/dialects/EndpointWish.h"
#include "core/doors/dialects/Notices.h"
#include "core/store/Readers.h"

// Where the company is told of events.
namespace tierdesk::dialects::desk {

namespace {

using base::Fault;
using base::Result;
namespace commands = engine::commands;

constexpr qsizetype MinSecretBytes = 16;

EndpointId endpointIdOf(const Call &call)
{
    return {call.captures.value(0).toLongLong()};
}

deskapi::EndpointRow rowOf(const Endpoint &endpoint)
{
    deskapi::EndpointRow row;
    row.id = endpoint.id;
    row.channel = endpoint.channel;
    row.target = endpoint.target;
    row.events = endpoint.events;
    row.format = endpoint.format;
    row.isEnabled = endpoint.isEnabled;
    row.disabledReason = endpoint.disabledReason;
    row.oldSecretUntil = endpoint.oldSecretUntil;
    row.createdAt = endpoint.createdAt;
    row.updatedAt = endpoint.updatedAt;
    return row;
}

Result<deskapi::EndpointRow> countedRow(const store::Repositories &rows, const Endpoint &endpoint)
{
    deskapi::EndpointRow row = rowOf(endpoint);
    const auto pending = TRY(rows.outbox.count(endpoint.id, OutboxState::Pending));
    const auto failed = TRY(rows.outbox.count(endpoint.id, OutboxState::Failed));
    row.pending = pending;
    row.failed = failed;
    return row;
}

void listEndpoints(Desk &desk, const Call &, const Reply &reply, CompanyId company)
{
    desk.read(route::ListEndpoints, reply, [company](store::Readers &readers) -> Result<deskapi::Endpoints> {
        const store::Snapshot snapshot(readers.database);
        const auto all = TRY(readers.rows.endpoints.all());
        deskapi::Endpoints listed;
        listed.events = outboxEvents();
        for (const Endpoint &each : all) {
            if (each.company != company)
                continue;
            auto row = TRY(countedRow(readers.rows, each));
            listed.endpoints.push_back(std::move(row));
        }
        return listed;
    });
}

/// The reply to a request that makes a secret, which withSecret() adds.
Result<deskapi::CreatedEndpoint> created(const Result<Endpoint> &endpoint)
{
    if (!endpoint)
        return endpoint.error();
    return deskapi::CreatedEndpoint{rowOf(*endpoint), {}};
}

void createEndpoint(Desk &desk, const Call &call, const Reply &reply, CompanyId company, deskapi::NewEndpoint request)
{
    Endpoint endpoint;
    endpoint.company = company;
    endpoint.channel = request.channel;
    endpoint.target = request.target.trimmed();
    endpoint.events = request.events;
    endpoint.events.removeDuplicates();
    endpoint.format = request.format;
    if (const auto good = checkEndpoint(endpoint, u"target"_s); !good)
        return reply(refusal(good.error()));
    std::optional<QString> secret;
    if (endpoint.channel == OutboxChannel::Webhook) {
        const auto made = endpointSecret(request.secret, MinSecretBytes);
        if (!made)
            return reply(refusal(made.error()));
        secret = *made;
        endpoint.secret = desk.seal.seal(secret->toUtf8());
    } else if (!request.secret.isEmpty()) {
        return reply(refusal(base::fail(Fault::InvalidInput, u"secret goes with a webhook only"_s, u"secret"_s)));
    }
    request.secret.clear();
    desk.command(
        route::CreateEndpoint, withBody(call, request), withSecret(reply, secret), company,
        [endpoint](engine::CommandContext &context) { return created(commands::saveEndpoint(context, endpoint)); });
}

Result<Endpoint> changed(engine::CommandContext &context, CompanyId company, EndpointId id,
                         const deskapi::ChangeEndpoint &request)
{
    const auto found = TRY(context.store().endpoints.byId(id));
    if (!found || found->company != company || found->removedAt)
        return base::fail(Fault::NotFound, u"no such endpoint"_s);
    Endpoint endpoint = *found;
    endpoint.target = request.target.value_or(endpoint.target).trimmed();
    endpoint.events = request.events.value_or(endpoint.events);
    endpoint.events.removeDuplicates();
    endpoint.format = request.format.value_or(endpoint.format);
    if (request.isEnabled && *request.isEnabled != endpoint.isEnabled) {
        endpoint.isEnabled = *request.isEnabled;
        endpoint.disabledReason = endpoint.isEnabled ? QString() : u"switched off by %1"_s.arg(context.actor().name);
    }
    TRY(checkEndpoint(endpoint, u"target"_s));
    return commands::saveEndpoint(context, endpoint);
}

void updateEndpoint(Desk &desk, const Call &call, const Reply &reply, CompanyId company,
                    const deskapi::ChangeEndpoint &request)
{
    desk.engine.submit<Endpoint>(
        actorOf(call),
        [company, id = endpointIdOf(call), request](engine::CommandContext &context) {
            return changed(context, company, id, request);
        },
        &desk.context,
        [&desk, reply](const Result<Endpoint> &saved) {
            if (!saved)
                return reply(refusal(saved.error()));
            // Counting is no writer's work.
            desk.read(route::UpdateEndpoint, reply,
                      [saved](store::Readers &readers) { return countedRow(readers.rows, *saved); });
        });
}

void removeEndpoint(Desk &desk, const Call &call, const Reply &reply, CompanyId company)
{
    desk.command(call, reply, [company, id = endpointIdOf(call)](engine::CommandContext &context) {
        return commands::removeEndpoint(context, company, id);
    });
}

void rotateSecret(Desk &desk, const Call &call, const Reply &reply, CompanyId company, deskapi::RotateSecret request)
{
    const auto secret = endpointSecret(request.secret, MinSecretBytes);
    if (!secret)
        return reply(refusal(secret.error()));
    request.secret.clear();
    desk.command(route::RotateEndpointSecret, withBody(call, request), withSecret(reply, *secret), company,
                 [company, id = endpointIdOf(call), sealed = desk.seal.seal(secret->toUtf8()),
                  overlap = Millis::hours(request.overlapHours)](engine::CommandContext &context) {
                     return created(commands::rotateSecret(context, company, id, sealed, overlap));
                 });
}

void pingEndpoint(Desk &desk, const Call &call, const Reply &reply, CompanyId company)
{
    desk.command(route::PingEndpoint, call, reply, company,
                 [company, id = endpointIdOf(call)](engine::CommandContext &context) -> Result<deskapi::DeliveryRow> {
                     const engine::CompanyEntry *entry = context.directory().company(company);
                     if (!entry)
                         return base::fail(Fault::NotFound, u"no such company"_s);
                     const auto row =
                         TRY(commands::pingEndpoint(context, company, id, pingBody(entry->company, context.now())));
                     return deliveryRowOf(row, {});
                 });
}

void resendFailed(Desk &desk, const Call &call, const Reply &reply, CompanyId company)
{
    auto keyed = keyedOf(call, "desk");
    if (!keyed)
        return reply(refusal(keyed.error()));
    const auto work = [company, id = endpointIdOf(call)](engine::CommandContext &context,
                                                         deskapi::SentAgain &done) -> Result<bool> {
        const auto count = TRY(commands::sendAllAgain(context, company, id));
        done.count += count;
        return count < commands::OutboxSlice;
    };
    workOff<deskapi::SentAgain>(desk, {actorOf(call), company, *std::move(keyed), work}, reply);
}

} // namespace

void addEndpoints(std::vector<Route> &routes, Desk &desk)
{
    add(routes, desk, route::ListEndpoints, &listEndpoints);
    add(routes, desk, route::CreateEndpoint, &createEndpoint);
    add(routes, desk, route::UpdateEndpoint, &updateEndpoint);
    add(routes, desk, route::RemoveEndpoint, &removeEndpoint);
    add(routes, desk, route::RotateEndpointSecret, &rotateSecret);
    add(routes, desk, route::PingEndpoint, &pingEndpoint);
    add(routes, desk, route::ResendFailed, &resendFailed);
}

} // namespace tierdesk::dialects::desk
