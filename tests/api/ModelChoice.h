#pragma once

#include "tests/api/DeskBench.h"
#include "tests/support/models/ModelServer.h"

namespace tierdesk::test {

/// Lets @p provider speak for both tiers of the bench's company; the bench keeps its keys in files.
inline void choose(DeskBench &bench, const tests::ModelServer &provider, bool isAnthropic,
                   const QString &otherwise = QStringLiteral("embedded"))
{
    const QString admin = bench.token("ada");
    const auto put = [&](const QString &path, const QJsonObject &body) {
        const Response done = bench.call("PUT", path, admin, base::toJson(body));
        QVERIFY2(done.status == 200, done.raw.constData());
    };
    const QString main = QStringLiteral("/desk/models/providers/main");
    put(main, {{QStringLiteral("protocol"), isAnthropic ? QStringLiteral("anthropic") : QStringLiteral("openai")},
               {QStringLiteral("baseUrl"), provider.base()},
               {QStringLiteral("timeoutSeconds"), 2},
               {QStringLiteral("small"), QStringLiteral("small-model")},
               {QStringLiteral("large"), QStringLiteral("large-model")}});
    put(main + QStringLiteral("/key"), {{QStringLiteral("key"), QString::fromLatin1(tests::ModelServer::Key)}});
    const QJsonObject tier{{QStringLiteral("chain"), QJsonArray{QStringLiteral("main")}},
                           {QStringLiteral("otherwise"), otherwise}};
    put(QStringLiteral("/desk/config"), {{QStringLiteral("models"), QJsonObject{{QStringLiteral("aiRep"), tier},
                                                                                {QStringLiteral("aiManager"), tier}}}});
}

} // namespace tierdesk::test
