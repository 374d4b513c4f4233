#pragma once

#include "core/base/Literals.h"
#include "tests/support/models/ModelServer.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>

#include <utility>
#include <vector>

namespace tierdesk::tests {

/// What an admin puts to the desk, path and body in order, so that @p server speaks for both tiers.
[[nodiscard]] inline std::vector<std::pair<QString, QJsonObject>>
modelSettings(const ModelServer &server, bool isAnthropic, int timeoutSeconds, const QString &otherwise = u"embedded"_s)
{
    const QString main = u"/desk/models/providers/main"_s;
    const QJsonObject tier{{u"chain"_s, QJsonArray{u"main"_s}}, {u"otherwise"_s, otherwise}};
    return {{main,
             {{u"protocol"_s, isAnthropic ? u"anthropic"_s : u"openai"_s},
              {u"baseUrl"_s, server.base()},
              {u"timeoutSeconds"_s, timeoutSeconds},
              {u"small"_s, u"small-model"_s},
              {u"large"_s, u"large-model"_s}}},
            {main + u"/key"_s, {{u"key"_s, QString::fromLatin1(ModelServer::Key)}}},
            {u"/desk/config"_s, {{u"models"_s, QJsonObject{{u"aiRep"_s, tier}, {u"aiManager"_s, tier}}}}}};
}

} // namespace tierdesk::tests
