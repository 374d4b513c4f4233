#pragma once

#include "tests/support/models/ModelServer.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>

#include <utility>
#include <vector>

namespace tierdesk::tests {

/// What an admin puts to the desk, path and body in order, so that @p server speaks for both tiers.
[[nodiscard]] inline std::vector<std::pair<QString, QJsonObject>>
modelSettings(const ModelServer &server, bool isAnthropic, int timeoutSeconds,
              const QString &otherwise = QStringLiteral("embedded"))
{
    const QString main = QStringLiteral("/desk/models/providers/main");
    const QJsonObject tier{{QStringLiteral("chain"), QJsonArray{QStringLiteral("main")}},
                           {QStringLiteral("otherwise"), otherwise}};
    return {{main,
             {{QStringLiteral("protocol"), isAnthropic ? QStringLiteral("anthropic") : QStringLiteral("openai")},
              {QStringLiteral("baseUrl"), server.base()},
              {QStringLiteral("timeoutSeconds"), timeoutSeconds},
              {QStringLiteral("small"), QStringLiteral("small-model")},
              {QStringLiteral("large"), QStringLiteral("large-model")}}},
            {main + QStringLiteral("/key"), {{QStringLiteral("key"), QString::fromLatin1(ModelServer::Key)}}},
            {QStringLiteral("/desk/config"),
             {{QStringLiteral("models"),
               QJsonObject{{QStringLiteral("aiRep"), tier}, {QStringLiteral("aiManager"), tier}}}}}};
}

} // namespace tierdesk::tests
