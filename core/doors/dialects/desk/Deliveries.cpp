#include "core/doors/dialects/desk/Desk.h"
#include "core/doors/dialects/Validation.h"
#include "core/store/Readers.h"

// What was sent to other systems, and how that went.
namespace tierdesk::dialects::desk {

namespace {

using base::Fault;
using base::Result;
namespace commands = engine::commands;

OutboxId deliveryIdOf(const Call &call)
{
    return {call.captures.value(0).toLongLong()};
}

Result<QString> sessionIdOf(const store::Repositories &rows, SessionKey key)
{
    if (!key.isSet())
        return QString();
    const auto session = TRY(rows.sessions.byKey(key));
    return session ? session->id : QString();
}

Result<deskapi::DeliveryRow> namedRow(const store::Repositories &rows, const OutboxRow &row)
{
    const auto session = TRY(sessionIdOf(rows, row.session));
    return deliveryRowOf(row, session);
}

void listDeliveries(Desk &desk, const Call &call, const Reply &reply, CompanyId company)
{
    QueryFields query(call);
    store::OutboxFilter filter;
    filter.company = company;
    filter.channel = query.oneOf<OutboxChannel>(u"channel");
    filter.state = query.oneOf<OutboxState>(u"state");
    filter.endpoint.value = query.id(u"endpoint", u"an endpoint's number"_s);
    filter.before.value = query.id(u"before", u"next of a page"_s);
    const int limit = query.integer(u"limit", 50, 1, 200);
    filter.limit = limit + 1;
    if (query.error())
        return reply(refusal(*query.error()));
    desk.read(route::ListDeliveries, reply, [filter, limit](store::Readers &readers) -> Result<deskapi::Deliveries> {
        const store::Snapshot snapshot(readers.database);
        const auto found = TRY(readers.rows.outbox.list(filter));
        deskapi::Deliveries page;
        for (const OutboxRow &each : found) {
            if (page.deliveries.size() == static_cast<size_t>(limit)) {
                page.next = page.deliveries.back().id;
                break;
            }
            auto row = TRY(namedRow(readers.rows, each));
            page.deliveries.push_back(std::move(row));
        }
        return page;
    });
}

void showDelivery(Desk &desk, const Call &call, const Reply &reply, CompanyId company)
{
    desk.read(route::ShowDelivery, reply,
              [company, id = deliveryIdOf(call)](store::Readers &readers) -> Result<deskapi::DeliveryDetail> {
                  const store::Snapshot snapshot(readers.database);
                  const auto row = TRY(readers.rows.outbox.byId(id));
                  if (!row || row->company != company)
                      return base::fail(Fault::NotFound, u"no such delivery"_s);
                  const auto attempts = TRY(readers.rows.outbox.attempts(id));
                  auto named = TRY(namedRow(readers.rows, *row));
                  deskapi::DeliveryDetail detail;
                  detail.delivery = std::move(named);
                  detail.body = QString::fromUtf8(row->body);
                  for (const OutboxAttempt &each : attempts)
                      detail.attempts.push_back({each.at, each.status, each.error, each.took.count});
                  return detail;
              });
}

void resendDelivery(Desk &desk, const Call &call, const Reply &reply, CompanyId company)
{
    desk.command(route::ResendDelivery, call, reply, company,
                 [company, id = deliveryIdOf(call)](engine::CommandContext &context) -> Result<deskapi::DeliveryRow> {
                     const auto row = TRY(commands::sendAgain(context, company, id));
                     return namedRow(context.store(), row);
                 });
}

} // namespace

deskapi::DeliveryRow deliveryRowOf(const OutboxRow &row, const QString &sessionId)
{
    deskapi::DeliveryRow shown;
    shown.id = row.id;
    shown.endpoint = row.endpoint;
    shown.channel = row.channel;
    shown.target = row.target;
    shown.event = row.event;
    shown.sessionId = sessionId;
    shown.state = row.state;
    shown.attempts = row.attempts;
    shown.createdAt = row.createdAt;
    shown.nextAt = row.nextAt;
    shown.doneAt = row.doneAt;
    shown.lastError = row.lastError;
    return shown;
}

void addDeliveries(std::vector<Route> &routes, Desk &desk)
{
    add(routes, desk, route::ListDeliveries, &listDeliveries);
    add(routes, desk, route::ShowDelivery, &showDelivery);
    add(routes, desk, route::ResendDelivery, &resendDelivery);
}

} // namespace tierdesk::dialects::desk
