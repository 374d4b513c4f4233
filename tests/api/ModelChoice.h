#pragma once

#include "tests/api/DeskBench.h"
#include "tests/support/models/ModelSettings.h"

namespace tierdesk::test {

/// Lets @p provider speak for both tiers of the bench's company; the bench keeps its keys in files.
inline void choose(DeskBench &bench, const tests::ModelServer &provider, bool isAnthropic,
                   const QString &otherwise = u"embedded"_s)
{
    const QString admin = bench.token("ada");
    for (const auto &[path, body] : tests::modelSettings(provider, isAnthropic, 2, otherwise)) {
        const Response done = bench.call("PUT", path, admin, base::toJson(body));
        QVERIFY2(done.status == 200, done.raw.constData());
    }
}

/// A customer whom no rule hands up by themselves, cust-2, with a tent that came for $312.40, ORD-7777.
inline void addTentBuyer(DeskBench &bench)
{
    bench.command<engine::commands::Upserted>([&bench](engine::CommandContext &context) {
        return engine::commands::upsertCustomers(context, bench.acme,
                                                 {QJsonObject{{u"ref"_s, u"cust-2"_s}, {u"name"_s, u"Max Brunner"_s}}});
    });
    bench.command<engine::commands::Upserted>([&bench](engine::CommandContext &context) {
        const QJsonObject tent{
            {u"sku"_s, u"TENT-3"_s}, {u"name"_s, u"Ridge 3 tent"_s}, {u"quantity"_s, 1}, {u"price"_s, 312.4}};
        const QJsonObject paid{{u"method"_s, u"card"_s}, {u"amount"_s, 312.4}};
        return engine::commands::upsertOrders(context, bench.acme,
                                              {QJsonObject{{u"number"_s, u"ORD-7777"_s},
                                                           {u"customerId"_s, u"cust-2"_s},
                                                           {u"status"_s, u"delivered"_s},
                                                           {u"placedAt"_s, u"2026-11-01T10:00:00Z"_s},
                                                           {u"items"_s, QJsonArray{tent}},
                                                           {u"payments"_s, QJsonArray{paid}}}});
    });
}

} // namespace tierdesk::test
