#include "core/mind/ai/remote/ModelList.h"

#include "core/base/Json.h"

#include <QtCore/QJsonArray>

namespace tierdesk::ai {

net::Request modelListRequest(const ModelProvider &provider, const QByteArray &key)
{
    net::Request request;
    request.method = "GET";
    if (provider.wire == ModelWire::Anthropic) {
        // 1000 is the maximum page size, more than there are models.
        request.url = QUrl(provider.baseUrl + u"/models?limit=1000"_s);
        request.headers = {{"anthropic-version", "2023-06-01"}};
        if (!key.isEmpty())
            request.headers.emplace_back("x-api-key", key);
    } else {
        request.url = QUrl(provider.baseUrl + u"/models"_s);
        if (!key.isEmpty())
            request.headers.emplace_back("Authorization", "Bearer " + key);
    }
    return request;
}

base::Result<QStringList> modelIds(const QByteArray &body)
{
    const auto parsed = base::parseJsonObject(body, {.depth = 64, .size = 4 << 20});
    if (!parsed || !(*parsed)[u"data"].isArray())
        return base::fail(base::Fault::AiFailed, u"not a list of models"_s, {}, {{u"reason"_s, u"protocol"_s}});
    QStringList ids;
    for (const QJsonValue &each : (*parsed)[u"data"].toArray()) {
        if (const QString id = each[u"id"].toString(); !id.isEmpty() && id.size() <= 200)
            ids.append(id);
    }
    return ids;
}

} // namespace tierdesk::ai
