#include "core/doors/dialects/cs/Codec.h"

#include "core/base/JsonText.h"
#include "core/doors/dialects/ClientWords.h"

#include <cmath>

namespace tierdesk::dialects::cs {

namespace {

QJsonValue orNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text);
}

/// The same calls as base::JsonText, into a tree: one shape serves the hot answers and the rare ones.
class JsonTree final
{
public:
    void member(QLatin1String key, const QJsonValue &value) { m_object.insert(key, value); }
    void null(QLatin1String key) { m_object.insert(key, QJsonValue::Null); }
    void list(QLatin1String key, const QStringList &values)
    {
        m_object.insert(key, QJsonArray::fromStringList(values));
    }
    template<class Write>
    void object(QLatin1String key, Write write)
    {
        JsonTree inner;
        write(inner);
        m_object.insert(key, inner.m_object);
    }
    [[nodiscard]] QJsonObject finish() { return std::move(m_object); }

private:
    QJsonObject m_object;
};

template<class Out>
void printFacts(Out &out, const AnswerFacts &facts)
{
    out.member(QLatin1String("aiGenerated"), true);
    out.member(QLatin1String("model"), facts.model);
    out.object(QLatin1String("tokens"), [&](Out &tokens) {
        tokens.member(QLatin1String("input"), facts.tokensIn);
        tokens.member(QLatin1String("output"), facts.tokensOut);
    });
    out.member(QLatin1String("latencyMs"), facts.latencyMs);
    out.list(QLatin1String("actionsTaken"), facts.actionsTaken);
    out.list(QLatin1String("suggestedActions"), facts.suggestedActions);
    out.list(QLatin1String("articles"), facts.articles);
    if (facts.isCached)
        out.member(QLatin1String("cached"), true);
}

template<class Out>
void printMessage(Out &out, const Message &message)
{
    out.member(QLatin1String("id"), messageId(message.id));
    out.member(QLatin1String("role"), word(message.speaker));
    out.member(QLatin1String("content"), toldText(message));
    out.member(QLatin1String("timestamp"), base::isoText(message.at));
    if (message.speaker == Speaker::Customer) {
        out.member(QLatin1String("sentiment"), word(message.sentiment));
    } else if (message.answer) {
        out.object(QLatin1String("metadata"), [&](Out &metadata) { printFacts(metadata, *message.answer); });
    } else if (message.speaker == Speaker::HumanAgent) {
        out.object(QLatin1String("metadata"), [&](Out &metadata) {
            metadata.member(QLatin1String("aiGenerated"), false);
            metadata.member(QLatin1String("agentName"), message.authorName);
        });
    }
}

template<class Out>
void printEscalation(Out &out, const Escalation &escalation)
{
    out.member(QLatin1String("id"), escalation.publicId);
    out.member(QLatin1String("ticket"), escalation.ticket);
    out.member(QLatin1String("fromTier"), word(escalation.from));
    out.member(QLatin1String("toTier"), word(escalation.to));
    out.member(QLatin1String("reason"), word(escalation.reason));
    out.member(QLatin1String("timestamp"), base::isoText(escalation.at));
    out.member(QLatin1String("priority"), word(escalation.priority));
    if (const QString notes = notesForClients(escalation); !notes.isEmpty())
        out.member(QLatin1String("notes"), notes);
    QStringList reasons;
    for (const Reason reason : escalation.reasons)
        reasons.append(word(reason));
    out.list(QLatin1String("reasons"), reasons);
}

void printUpdate(base::JsonText &out, const engine::TurnOutcome &outcome)
{
    out.member(QLatin1String("customerSentiment"), word(outcome.session.sentiment));
    if (outcome.session.summary.isEmpty())
        out.null(QLatin1String("issueSummary"));
    else
        out.member(QLatin1String("issueSummary"), outcome.session.summary);
    out.member(QLatin1String("currentTier"), word(outcome.session.tier));
    out.member(QLatin1String("status"), word(outcome.session.status));
    out.member(QLatin1String("awaitingHuman"), outcome.isAwaitingHuman);
    if (outcome.queuePlace > 0)
        out.member(QLatin1String("queuePlace"), outcome.queuePlace);
    else
        out.null(QLatin1String("queuePlace"));
    if (outcome.expectedWait)
        out.member(QLatin1String("expectedWaitSeconds"), (outcome.expectedWait->count + 999) / 1000);
    else
        out.null(QLatin1String("expectedWaitSeconds"));
    if (!outcome.escalations.empty())
        out.object(QLatin1String("escalation"),
                   [&](base::JsonText &each) { printEscalation(each, outcome.escalations.back()); });
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
    JsonTree tree;
    printMessage(tree, message);
    return tree.finish();
}

QJsonObject escalationJson(const Escalation &escalation)
{
    JsonTree tree;
    printEscalation(tree, escalation);
    return tree.finish();
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

QByteArray turnText(const engine::TurnOutcome &outcome)
{
    using base::JsonText;
    JsonText text;
    text.object(QLatin1String("customerMessage"), [&](JsonText &out) { printMessage(out, outcome.customerMessage); });
    if (outcome.answer)
        text.object(QLatin1String("aiResponse"), [&](JsonText &out) { printMessage(out, *outcome.answer); });
    else
        text.null(QLatin1String("aiResponse"));
    text.object(QLatin1String("sessionUpdate"), [&](JsonText &out) { printUpdate(out, outcome); });
    return text.finish();
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
