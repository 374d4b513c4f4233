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
        recommendations.append(QJsonObject{{u"type"_s, word(each.type)},
                                           {u"confidence"_s, std::round(each.confidence * 100) / 100},
                                           {u"reasoning"_s, each.reasoning}});
    return {{u"analysis_id"_s, u"sent-"_s + base::randomToken(12)},
            {u"sentiment"_s, polarity ? QString(word(*polarity)) : u"unknown"_s},
            {u"sentiment_score"_s, polarity ? QJsonValue(printedScore(reading.score)) : QJsonValue(QJsonValue::Null)},
            {u"dominant_emotions"_s, QJsonArray::fromStringList(dominantEmotions(reading))},
            {u"keywords"_s, QJsonArray::fromStringList(reading.keywords)},
            {u"action_recommendations"_s, recommendations},
            {u"language"_s, reading.language}};
}

QJsonObject routingJson(const engine::Advice &advice, const engine::AdviceRequest &request)
{
    QJsonObject json{{u"routing_id"_s, u"route-"_s + base::randomToken(12)},
                     {u"destination"_s, departmentOf(advice.reading.category.category)},
                     {u"priority"_s, word(priorityFor(advice.priority))},
                     {u"estimated_response_time"_s, (advice.wait.count + 999) / 1000},
                     {u"suggested_responses"_s, QJsonArray::fromStringList(suggestedResponses(advice))},
                     {u"handled_by"_s, word(speakerOf(advice.tier))}};
    if (!advice.product.isEmpty())
        json.insert(u"product"_s, QJsonObject{{u"product_id"_s, request.productId}, {u"name"_s, advice.product}});
    if (!advice.orderNumber.isEmpty())
        json.insert(u"order_id"_s, advice.orderNumber);
    return json;
}

} // namespace tierdesk::dialects::platform
