#pragma once

#include "tests/api/DeskBench.h"
#include "tests/support/models/ModelSettings.h"

namespace tierdesk::test {

/// Lets @p provider speak for both tiers of the bench's company; the bench keeps its keys in files.
inline void choose(DeskBench &bench, const tests::ModelServer &provider, bool isAnthropic,
                   const QString &otherwise = QStringLiteral("embedded"))
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
        return engine::commands::upsertCustomers(
            context, bench.acme,
            {QJsonObject{{QStringLiteral("ref"), QStringLiteral("cust-2")},
                         {QStringLiteral("name"), QStringLiteral("Max Brunner")}}});
    });
    bench.command<engine::commands::Upserted>([&bench](engine::CommandContext &context) {
        const QJsonObject tent{{QStringLiteral("sku"), QStringLiteral("TENT-3")},
                               {QStringLiteral("name"), QStringLiteral("Ridge 3 tent")},
                               {QStringLiteral("quantity"), 1},
                               {QStringLiteral("price"), 312.4}};
        const QJsonObject paid{{QStringLiteral("method"), QStringLiteral("card")}, {QStringLiteral("amount"), 312.4}};
        return engine::commands::upsertOrders(
            context, bench.acme,
            {QJsonObject{{QStringLiteral("number"), QStringLiteral("ORD-7777")},
                         {QStringLiteral("customerId"), QStringLiteral("cust-2")},
                         {QStringLiteral("status"), QStringLiteral("delivered")},
                         {QStringLiteral("placedAt"), QStringLiteral("2026-11-01T10:00:00Z")},
                         {QStringLiteral("items"), QJsonArray{tent}},
                         {QStringLiteral("payments"), QJsonArray{paid}}}});
    });
}

} // namespace tierdesk::test
