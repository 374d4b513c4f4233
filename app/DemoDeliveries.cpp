#include "app/DemoDeliveries.h"

#include "app/DemoShop.h"
#include "core/engine/CommandContext.h"
#include "core/engine/Commands.h"
#include "core/store/Repositories.h"

namespace tierdesk::app {

namespace {

using base::Millis;
using base::Result;

const QString Target = u"https://crm.acme.example/hooks/tierdesk"_s;
constexpr int Slice = 500;
/// Of this many, the first is taken at the second try; of fifteen times as many one is never taken.
constexpr qint64 Hiccup = 23;

Result<void> note(engine::CommandContext &context, const OutboxRow &row, Timestamp at, int status, const QString &error,
                  qint64 tookMs)
{
    return context.store().outbox.note(
        {.row = row.id, .at = at, .status = status, .error = error, .took = Millis{tookMs}});
}

/// What a system on the network makes of @p row: it takes it in a tenth of a second, but for the odd one.
Result<void> settle(engine::CommandContext &context, OutboxRow row)
{
    const qint64 number = row.id.value;
    const qint64 took = 70 + number * 37 % 140;
    Timestamp at = row.createdAt + Millis{took};
    row.attempts = 1;
    if (number % Hiccup == 0) {
        const QString error = u"the endpoint answered 503"_s;
        const bool isLost = number % (Hiccup * 15) == 0;
        for (int tries = 0; tries < (isLost ? 3 : 1); ++tries) {
            if (const auto noted = note(context, row, at, 503, error, took); !noted)
                return noted;
            at = at + Millis::minutes(5);
            ++row.attempts;
        }
        if (isLost) {
            --row.attempts;
            row.lastError = error;
        }
    }
    row.state = row.lastError.isEmpty() ? OutboxState::Delivered : OutboxState::Failed;
    if (row.state == OutboxState::Delivered) {
        if (const auto noted = note(context, row, at, 200, {}, took); !noted)
            return noted;
    }
    row.nextAt.reset();
    row.doneAt = at;
    return context.store().outbox.update(row);
}

} // namespace

Result<EndpointId> addDemoEndpoint(engine::Engine &engine, Waiter &waiter, const base::Seal &seal, CompanyId company)
{
    Endpoint endpoint;
    endpoint.company = company;
    endpoint.target = Target;
    endpoint.events = {u"session.escalated"_s, u"session.resolved"_s, u"session.abandoned"_s, u"high_priority_case"_s};
    endpoint.secret = seal.seal("whsec_ZGVtbyBzZWNyZXQgb2YgYWNtZSBvdXRkb29y");
    const auto made = waiter.command<Endpoint>(engine, demoActor(), [&](engine::CommandContext &context) {
        return engine::commands::saveEndpoint(context, endpoint);
    });
    if (!made)
        return made.error();
    return made->id;
}

Result<void> settleDemoDeliveries(engine::Engine &engine, Waiter &waiter, CompanyId company, EndpointId id)
{
    store::OutboxFilter filter;
    filter.company = company;
    filter.endpoint = id;
    filter.state = OutboxState::Pending;
    filter.limit = Slice;
    for (bool isMore = true; isMore;) {
        const auto done = waiter.command<int>(engine, demoActor(), [&](engine::CommandContext &context) -> Result<int> {
            const auto rows = TRY(context.store().outbox.list(filter));
            for (const OutboxRow &row : rows)
                TRY(settle(context, row));
            return static_cast<int>(rows.size());
        });
        if (!done)
            return done.error();
        isMore = *done == Slice;
    }
    return waiter.command<void>(engine, demoActor(), [&](engine::CommandContext &context) {
        return engine::commands::disableEndpoint(context, id, Target,
                                                 u"Nothing leaves a demo: this system is made up."_s);
    });
}

} // namespace tierdesk::app
