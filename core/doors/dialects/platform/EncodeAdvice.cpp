#include "core/base/Random.h"
#include "core/doors/dialects/ClientWords.h"
#include "core/doors/dialects/platform/Codec.h"
#include "core/doors/dialects/platform/Departments.h"

#include <cmath>

namespace tierdesk::dialects::platform {

QJsonObject analysisJson(const engine::Advice &advice, const engine::AdviceRequest &)
{
    const Reading &reading = advice.reading;
    const auto polarity = polarityOf(reading.sentiment);
    QJsonArray recommendations;
    for (const Recommendation &each : recommendationsFor(advice))
        recommendations.append(QJsonObject{{QStringLiteral("type"), word(each.type)},
                                           {QStringLiteral("confidence"), std::round(each.confidence * 100) / 100},
                                           {QStringLiteral("reasoning"), each.reasoning}});
    return {{QStringLiteral("analysis_id"), QStringLiteral("sent-") + base::randomToken(12)},
            {QStringLiteral("sentiment"), polarity ? QString(word(*polarity)) : QStringLiteral("unknown")},
            {QStringLiteral("sentiment_score"),
             polarity ? QJsonValue(printedScore(reading.score)) : QJsonValue(QJsonValue::Null)},
            {QStringLiteral("dominant_emotions"), QJsonArray::fromStringList(dominantEmotions(reading))},
            {QStringLiteral("keywords"), QJsonArray::fromStringList(reading.keywords)},
            {QStringLiteral("action_recommendations"), recommendations},
            {QStringLiteral("language"), reading.language}};
}

QJsonObject routingJson(const engine::Advice &advice, const engine::AdviceRequest &request)
{
    QJsonObject json{{QStringLiteral("routing_id"), QStringLiteral("route-") + base::randomToken(12)},
                     {QStringLiteral("destination"), departmentOf(advice.reading.category.category)},
                     {QStringLiteral("priority"), word(priorityFor(advice.priority))},
                     {QStringLiteral("estimated_response_time"), (advice.wait.count + 999) / 1000},
                     {QStringLiteral("suggested_responses"), QJsonArray::fromStringList(suggestedResponses(advice))},
                     {QStringLiteral("handled_by"), word(speakerOf(advice.tier))}};
    if (!advice.product.isEmpty())
        json.insert(QStringLiteral("product"), QJsonObject{{QStringLiteral("product_id"), request.productId},
                                                           {QStringLiteral("name"), advice.product}});
    if (!advice.orderNumber.isEmpty())
        json.insert(QStringLiteral("order_id"), advice.orderNumber);
    return json;
}

} // namespace tierdesk::dialects::platform
