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

} // namespace tierdesk::test
