#include "core/doors/dialects/cs/Codec.h"

#include <cmath>

namespace tierdesk::dialects::cs {

namespace {

QJsonValue orNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text);
}

QJsonObject factsJson(const AnswerFacts &facts)
{
    return {{QStringLiteral("aiGenerated"), true},
            {QStringLiteral("model"), facts.model},
            {QStringLiteral("tokens"),
             QJsonObject{{QStringLiteral("input"), facts.tokensIn}, {QStringLiteral("output"), facts.tokensOut}}},
            {QStringLiteral("latencyMs"), facts.latencyMs},
            {QStringLiteral("actionsTaken"), QJsonArray::fromStringList(facts.actionsTaken)},
            {QStringLiteral("suggestedActions"), QJsonArray::fromStringList(facts.suggestedActions)},
            {QStringLiteral("articles"), QJsonArray::fromStringList(facts.articles)}};
}

QJsonObject customerJson(const Customer &customer)
{
    return {{QStringLiteral("id"), customer.ref},
            {QStringLiteral("name"), customer.name},
            {QStringLiteral("email"), customer.email},
            {QStringLiteral("tier"), customer.tier},
            {QStringLiteral("lifetimeValue"), toMajor(customer.lifetimeValue)},
            {QStringLiteral("isVIP"), customer.isVip}};
}

QJsonArray sentimentsJson(const std::vector<Message> &messages)
{
    QJsonArray points;
    for (const Message &message : messages) {
        if (!message.score || message.isInternal)
            continue;
        const bool isRead = message.sentiment != Sentiment::Unknown;
        QJsonObject point{
            {QStringLiteral("sentiment"), word(message.sentiment)},
            {QStringLiteral("score"), isRead ? QJsonValue(printedScore(*message.score)) : QJsonValue(QJsonValue::Null)},
            {QStringLiteral("timestamp"), base::isoText(message.at)}};
        if (!message.trigger.isEmpty())
            point.insert(QStringLiteral("trigger"), message.trigger);
        points.append(point);
    }
    return points;
}

QJsonArray messagesJson(const std::vector<Message> &messages)
{
    QJsonArray array;
    for (const Message &message : messages) {
        if (!message.isInternal)
            array.append(messageJson(message));
    }
    return array;
}

QJsonArray escalationsJson(const std::vector<Escalation> &escalations)
{
    QJsonArray array;
    for (const Escalation &each : escalations)
        array.append(escalationJson(each));
    return array;
}

} // namespace

double printedScore(double score)
{
    return std::round((score + 1) / 2 * 1e4) / 1e4;
}

QString messageId(MessageId id)
{
    return QStringLiteral("msg_") + QString::number(id.value);
}

QJsonObject messageJson(const Message &message)
{
    QJsonObject json{{QStringLiteral("id"), messageId(message.id)},
                     {QStringLiteral("role"), word(message.speaker)},
                     {QStringLiteral("content"), message.text},
                     {QStringLiteral("timestamp"), base::isoText(message.at)}};
    if (message.speaker == Speaker::Customer) {
        json.insert(QStringLiteral("sentiment"), word(message.sentiment));
    } else if (message.answer) {
        json.insert(QStringLiteral("metadata"), factsJson(*message.answer));
    } else if (message.speaker == Speaker::HumanAgent) {
        json.insert(QStringLiteral("metadata"), QJsonObject{{QStringLiteral("aiGenerated"), false},
                                                            {QStringLiteral("agentName"), message.authorName}});
    }
    return json;
}

QJsonObject escalationJson(const Escalation &escalation)
{
    QJsonObject json{{QStringLiteral("id"), escalation.publicId},
                     {QStringLiteral("ticket"), escalation.ticket},
                     {QStringLiteral("fromTier"), word(escalation.from)},
                     {QStringLiteral("toTier"), word(escalation.to)},
                     {QStringLiteral("reason"), word(escalation.reason)},
                     {QStringLiteral("timestamp"), base::isoText(escalation.at)},
                     {QStringLiteral("priority"), word(escalation.priority)}};
    if (!escalation.notes.isEmpty())
        json.insert(QStringLiteral("notes"), escalation.notes);
    QJsonArray reasons;
    for (const Reason reason : escalation.reasons)
        reasons.append(word(reason));
    json.insert(QStringLiteral("reasons"), reasons);
    return json;
}

QJsonObject sessionJson(const Session &session, const QString &companyKey)
{
    QJsonObject json{{QStringLiteral("id"), session.id},
                     {QStringLiteral("companyId"), companyKey},
                     {QStringLiteral("customerId"), session.customerRef},
                     {QStringLiteral("channel"), word(session.channel)},
                     {QStringLiteral("currentTier"), word(session.tier)},
                     {QStringLiteral("status"), word(session.status)},
                     {QStringLiteral("issueCategory"),
                      session.category ? QJsonValue(word(*session.category)) : QJsonValue(QJsonValue::Null)},
                     {QStringLiteral("issueSummary"), orNull(session.summary)},
                     {QStringLiteral("customerSentiment"), word(session.sentiment)},
                     {QStringLiteral("messageCount"), session.messageCount},
                     {QStringLiteral("priority"), word(session.priority)},
                     {QStringLiteral("language"), session.language},
                     {QStringLiteral("metadata"), session.metadata},
                     {QStringLiteral("createdAt"), base::isoText(session.createdAt)},
                     {QStringLiteral("updatedAt"), base::isoText(session.updatedAt)}};
    if (!session.previous.isEmpty())
        json.insert(QStringLiteral("previousSessionId"), session.previous);
    if (session.resolution)
        json.insert(QStringLiteral("resolution"), toJson(*session.resolution));
    if (session.resolvedAt)
        json.insert(QStringLiteral("resolvedAt"), base::isoText(*session.resolvedAt));
    return json;
}

QJsonObject detailJson(const Session &session, const std::vector<Message> &messages,
                       const std::vector<Escalation> &escalations, const std::optional<Customer> &customer,
                       const QString &companyKey)
{
    QJsonObject json = sessionJson(session, companyKey);
    json.insert(QStringLiteral("sentimentHistory"), sentimentsJson(messages));
    json.insert(QStringLiteral("escalationHistory"), escalationsJson(escalations));
    json.insert(QStringLiteral("messages"), messagesJson(messages));
    QJsonObject context;
    if (customer)
        context.insert(QStringLiteral("customer"), customerJson(*customer));
    json.insert(QStringLiteral("context"), context);
    return json;
}

QJsonObject startedJson(const Session &session, const QString &companyKey)
{
    // As the document prints it: what is known of the customer comes with GET.
    QJsonObject json = detailJson(session, {}, {}, std::nullopt, companyKey);
    json.remove(QStringLiteral("context"));
    return json;
}

QJsonObject startedJson(const engine::TurnOutcome &outcome, const QString &companyKey)
{
    std::vector<Message> messages{outcome.customerMessage};
    if (outcome.answer)
        messages.push_back(*outcome.answer);
    return detailJson(outcome.session, messages, outcome.escalations, outcome.customer, companyKey);
}

QJsonObject turnJson(const engine::TurnOutcome &outcome)
{
    QJsonObject update{
        {QStringLiteral("customerSentiment"), word(outcome.session.sentiment)},
        {QStringLiteral("issueSummary"), orNull(outcome.session.summary)},
        {QStringLiteral("currentTier"), word(outcome.session.tier)},
        {QStringLiteral("status"), word(outcome.session.status)},
        {QStringLiteral("awaitingHuman"), outcome.isAwaitingHuman},
        {QStringLiteral("queuePlace"),
         outcome.queuePlace > 0 ? QJsonValue(outcome.queuePlace) : QJsonValue(QJsonValue::Null)},
        {QStringLiteral("expectedWaitSeconds"),
         outcome.expectedWait ? QJsonValue((outcome.expectedWait->count + 999) / 1000) : QJsonValue(QJsonValue::Null)}};
    if (!outcome.escalations.empty())
        update.insert(QStringLiteral("escalation"), escalationJson(outcome.escalations.back()));
    return {{QStringLiteral("customerMessage"), messageJson(outcome.customerMessage)},
            {QStringLiteral("aiResponse"),
             outcome.answer ? QJsonValue(messageJson(*outcome.answer)) : QJsonValue(QJsonValue::Null)},
            {QStringLiteral("sessionUpdate"), update}};
}

QJsonObject escalatedJson(const engine::commands::Escalated &escalated, const QString &companyKey)
{
    QJsonObject session = sessionJson(escalated.session, companyKey);
    session.insert(QStringLiteral("escalationHistory"), escalationsJson(escalated.history));
    return {{QStringLiteral("success"), true}, {QStringLiteral("session"), session}};
}

QJsonObject resolvedJson(const Session &session, const QString &companyKey)
{
    return {{QStringLiteral("success"), true}, {QStringLiteral("session"), sessionJson(session, companyKey)}};
}

QJsonObject configJson(const Company &company)
{
    QJsonObject json = toJson(company.config);
    json.insert(QStringLiteral("companyId"), company.key);
    json.insert(QStringLiteral("version"), company.configVersion);
    return json;
}

} // namespace tierdesk::dialects::cs
