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

void list(Desk &desk, const Reply &reply, CompanyId company)
{
    desk.read<deskapi::Endpoints>(reply, [company](store::Readers &readers) -> Result<deskapi::Endpoints> {
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

/// Runs @p work and adds @p secret to its answer, which is kept nowhere; what is kept for a repeat of @p bare (the
/// request without a secret) does not hold it.
void answerWithSecret(Desk &desk, const Call &call, const QJsonObject &bare, const Reply &reply, CompanyId company,
                      std::function<Result<Endpoint>(engine::CommandContext &)> work, int status, const QString &secret)
{
    Call shown = call;
    shown.body = base::toJson(bare);
    auto keyed = keyedOf(shown, "desk");
    if (!keyed)
        return reply(refusal(keyed.error()));
    submitKeyed<Endpoint>(desk.engine,
                          {actorOf(call), company, *std::move(keyed), std::move(work),
                           [](const Endpoint &endpoint) {
                               return base::toJson(deskapi::encode(deskapi::CreatedEndpoint{rowOf(endpoint), {}}));
                           },
                           status},
                          &desk.context, [reply, secret](Result<Answer> done) {
                              if (!done)
                                  return reply(refusal(done.error()));
                              auto json = base::parseJsonObject(done->body);
                              const bool isRepeat = !done->headers.empty();
                              if (json && !isRepeat && !secret.isEmpty()) {
                                  json->insert(u"secret", secret);
                                  done->body = base::toJson(*json);
                                  done->headers.emplace_back("Cache-Control", "no-store");
                              }
                              reply(*std::move(done));
                          });
}

void create(Desk &desk, const Call &call, const Reply &reply, CompanyId company)
{
    auto request = requestOf<deskapi::NewEndpoint>(call, reply);
    if (!request)
        return;
    Endpoint endpoint;
    endpoint.company = company;
    endpoint.channel = request->channel;
    endpoint.target = request->target.trimmed();
    endpoint.events = request->events;
    endpoint.events.removeDuplicates();
    endpoint.format = request->format;
    if (const auto good = checkEndpoint(endpoint, u"target"_s); !good)
        return reply(refusal(good.error()));
    QString secret;
    if (endpoint.channel == OutboxChannel::Webhook) {
        const auto made = endpointSecret(request->secret, MinSecretBytes);
        if (!made)
            return reply(refusal(made.error()));
        secret = *made;
        endpoint.secret = desk.seal.seal(secret.toUtf8());
    } else if (!request->secret.isEmpty()) {
        return reply(refusal(base::fail(Fault::InvalidInput, u"secret goes with a webhook only"_s, u"secret"_s)));
    }
    request->secret.clear();
    answerWithSecret(
        desk, call, deskapi::encode(*request), reply, company,
        [endpoint](engine::CommandContext &context) { return commands::saveEndpoint(context, endpoint); }, 201, secret);
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

void change(Desk &desk, const Call &call, const Reply &reply, CompanyId company)
{
    const auto request = requestOf<deskapi::ChangeEndpoint>(call, reply);
    if (!request)
        return;
    desk.engine.submit<Endpoint>(
        actorOf(call),
        [company, id = endpointIdOf(call), request = *request](engine::CommandContext &context) {
            return changed(context, company, id, request);
        },
        &desk.context,
        [&desk, reply](const Result<Endpoint> &saved) {
            if (!saved)
                return reply(refusal(saved.error()));
            // Counting is no writer's work.
            desk.read<deskapi::EndpointRow>(
                reply, [saved](store::Readers &readers) { return countedRow(readers.rows, *saved); });
        });
}

void remove(Desk &desk, const Call &call, const Reply &reply, CompanyId company)
{
    desk.engine.submit<void>(
        actorOf(call),
        [company, id = endpointIdOf(call)](engine::CommandContext &context) {
            return commands::removeEndpoint(context, company, id);
        },
        &desk.context, [reply](const Result<void> &done) { reply(done ? answer({}) : refusal(done.error())); });
}

void rotate(Desk &desk, const Call &call, const Reply &reply, CompanyId company)
{
    auto request = requestOf<deskapi::RotateSecret>(call, reply);
    if (!request)
        return;
    const auto secret = endpointSecret(request->secret, MinSecretBytes);
    if (!secret)
        return reply(refusal(secret.error()));
    request->secret.clear();
    answerWithSecret(
        desk, call, deskapi::encode(*request), reply, company,
        [company, id = endpointIdOf(call), sealed = desk.seal.seal(secret->toUtf8()),
         overlap = Millis::hours(request->overlapHours)](engine::CommandContext &context) {
            return commands::rotateSecret(context, company, id, sealed, overlap);
        },
        200, *secret);
}

void ping(Desk &desk, const Call &call, const Reply &reply, CompanyId company)
{
    desk.command<deskapi::DeliveryRow>(
        call, reply, company,
        [company, id = endpointIdOf(call)](engine::CommandContext &context) -> Result<deskapi::DeliveryRow> {
            const engine::CompanyEntry *entry = context.directory().company(company);
            if (!entry)
                return base::fail(Fault::NotFound, u"no such company"_s);
            const auto row = TRY(commands::pingEndpoint(context, company, id, pingBody(entry->company, context.now())));
            return deliveryRowOf(row, {});
        },
        201);
}

void sendAllAgain(Desk &desk, const Call &call, const Reply &reply, CompanyId company)
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
    using Work = void (*)(Desk &, const Call &, const Reply &, CompanyId);
    const auto by = [&desk](Role least, Work work) {
        return desk.entered(least, [&desk, work](const Call &call, const Reply &reply, CompanyId company) {
            work(desk, call, reply, company);
        });
    };
    routes.push_back(typed<Nothing, deskapi::Endpoints>(
        route(Method::Get, "/endpoints", "Where the company is told of events",
              desk.entered(Role::Supervisor, [&desk](const Call &, const Reply &reply, CompanyId company) {
                  list(desk, reply, company);
              }))));
    routes.push_back(typed<deskapi::NewEndpoint, deskapi::CreatedEndpoint>(
        route(Method::Post, "/endpoints", "A new endpoint; a webhook's secret is shown here only",
              by(Role::Admin, &create), 201)));
    routes.push_back(typed<deskapi::ChangeEndpoint, deskapi::EndpointRow>(route(
        Method::Put, "/endpoints/{id}", "Changes what is given; whatever is pending for one that is switched off fails",
        by(Role::Admin, &change))));
    routes.push_back(route(Method::Delete, "/endpoints/{id}",
                           "Removes an endpoint; what was sent to it stays on record", by(Role::Admin, &remove)));
    routes.push_back(typed<deskapi::RotateSecret, deskapi::CreatedEndpoint>(
        route(Method::Post, "/endpoints/{id}/rotate",
              "A new secret, shown here only; the old one signs too for a while", by(Role::Admin, &rotate))));
    routes.push_back(typed<Nothing, deskapi::DeliveryRow>(
        route(Method::Post, "/endpoints/{id}/ping", "Sends a test event", by(Role::Supervisor, &ping), 201)));
    routes.push_back(typed<Nothing, deskapi::SentAgain>(route(Method::Post, "/endpoints/{id}/again",
                                                              "Sends everything that has failed there again",
                                                              by(Role::Supervisor, &sendAllAgain))));
}

} // namespace tierdesk::dialects::desk
