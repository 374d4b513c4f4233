#include "tests/support/desk/DeskDouble.h"

#include "core/base/Json.h"

#include <algorithm>

/// Endpoints and deliveries, as docs/desk.md has them. Nothing is sent: `deliveries` says what became of it.
namespace tierdesk::test {

using namespace deskapi;

EndpointId DeskDouble::addEndpoint(const QString &target, const QStringList &events)
{
    EndpointRow row;
    row.id = EndpointId{++m_lastId};
    row.target = target;
    row.events = events;
    row.createdAt = row.updatedAt = clock();
    endpoints.push_back(row);
    return row.id;
}

OutboxId DeskDouble::addDelivery(EndpointId endpoint, const QString &event, OutboxState state,
                                 const std::vector<DeliveryDetail::Attempt> &attempts)
{
    DeliveryDetail detail;
    DeliveryRow &row = detail.delivery;
    row.id = OutboxId{++m_lastId};
    row.endpoint = endpoint;
    row.target = endpointOf(endpoint)->target;
    row.event = event;
    row.sessionId = u"sess_8f21"_s;
    row.state = state;
    row.attempts = static_cast<int>(attempts.size());
    row.createdAt = clock();
    if (!attempts.empty() && state != OutboxState::Delivered)
        row.lastError = attempts.back().error;
    detail.body = uR"({"event":"%1","timestamp":"2026-11-22T10:00:00Z","data":{"sessionId":"sess_8f21"}})"_s.arg(event);
    detail.attempts = attempts;
    deliveries.insert(deliveries.begin(), detail);
    return row.id;
}

EndpointRow *DeskDouble::endpointOf(EndpointId id)
{
    const auto found =
        std::find_if(endpoints.begin(), endpoints.end(), [id](const EndpointRow &each) { return each.id == id; });
    return found == endpoints.end() ? nullptr : &*found;
}

base::Result<QJsonObject> DeskDouble::serveEndpoints(const Asked &asked)
{
    const EndpointId id{asked.path.section(u'/', 3, 3).toLongLong()};
    const QString act = asked.path.section(u'/', 4, 4);
    EndpointRow *endpoint = endpointOf(id);
    if (id.isSet() && !endpoint)
        return base::fail(base::Fault::NotFound, u"no such endpoint"_s);
    if (asked.method == "GET") {
        Endpoints listed{endpoints, outboxEvents()};
        for (EndpointRow &each : listed.endpoints) {
            each.failed += static_cast<int>(std::count_if(deliveries.begin(), deliveries.end(), [&](const auto &one) {
                return one.delivery.endpoint == each.id && one.delivery.state == OutboxState::Failed;
            }));
        }
        return encode(listed);
    }
    if (asked.method == "DELETE") {
        std::erase_if(endpoints, [id](const EndpointRow &each) { return each.id == id; });
        return QJsonObject{};
    }
    const auto json = base::parseJsonObject(asked.body);
    if (!json)
        return json.error();
    if (act == u"ping") {
        addDelivery(id, QLatin1String(PingEvent), OutboxState::Pending, {});
        return encode(deliveries.front().delivery);
    }
    if (act == u"rotate")
        return encode(CreatedEndpoint{*endpoint, u"whsec_the-second"_s});
    if (act == u"again") {
        int count = 0;
        for (DeliveryDetail &each : deliveries) {
            if (each.delivery.endpoint == id && each.delivery.state == OutboxState::Failed) {
                each.delivery.state = OutboxState::Pending;
                ++count;
            }
        }
        return encode(SentAgain{count});
    }
    if (asked.method == "PUT") {
        const auto change = decode<ChangeEndpoint>(*json);
        if (!change)
            return change.error();
        endpoint->target = change->target.value_or(endpoint->target);
        endpoint->events = change->events.value_or(endpoint->events);
        endpoint->isEnabled = change->isEnabled.value_or(endpoint->isEnabled);
        endpoint->disabledReason = endpoint->isEnabled ? QString() : u"switched off by "_s + me.email;
        return encode(*endpoint);
    }
    const auto request = decode<NewEndpoint>(*json);
    if (!request)
        return request.error();
    if (!request->target.startsWith(u"https://"))
        return base::fail(base::Fault::InvalidInput, u"target must be an https URL"_s, u"target"_s);
    return encode(CreatedEndpoint{*endpointOf(addEndpoint(request->target, request->events)), u"whsec_the-first"_s});
}

base::Result<QJsonObject> DeskDouble::serveDeliveries(const Asked &asked)
{
    const OutboxId id{asked.path.section(u'/', 3, 3).toLongLong()};
    const auto found = std::find_if(deliveries.begin(), deliveries.end(),
                                    [id](const DeliveryDetail &each) { return each.delivery.id == id; });
    if (id.isSet()) {
        if (found == deliveries.end())
            return base::fail(base::Fault::NotFound, u"no such delivery"_s);
        if (asked.method == "GET")
            return encode(*found);
        found->delivery.state = OutboxState::Pending;
        return encode(found->delivery);
    }
    const auto state = fromWord<OutboxState>(asked.query.queryItemValue(u"state"_s));
    const qint64 endpoint = asked.query.queryItemValue(u"endpoint"_s).toLongLong();
    const qint64 before = asked.query.queryItemValue(u"before"_s).toLongLong();
    const auto limit = static_cast<size_t>(asked.query.queryItemValue(u"limit"_s).toInt());
    Deliveries page;
    for (const DeliveryDetail &each : deliveries) {
        const DeliveryRow &row = each.delivery;
        if (row.endpoint.value != endpoint || (state && row.state != *state) || (before > 0 && row.id.value >= before))
            continue;
        if (page.deliveries.size() == limit) {
            page.next = page.deliveries.back().id;
            break;
        }
        page.deliveries.push_back(row);
    }
    return encode(page);
}

} // namespace tierdesk::test
