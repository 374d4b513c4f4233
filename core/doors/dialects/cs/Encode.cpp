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

/// Has the interface of base::JsonText but builds a tree: frequent and rare answers share one description.
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
    out.member("aiGenerated"_L1, true);
    out.member("model"_L1, facts.model);
    out.object("tokens"_L1, [&](Out &tokens) {
        tokens.member("input"_L1, facts.tokensIn);
        tokens.member("output"_L1, facts.tokensOut);
    });
    out.member("latencyMs"_L1, facts.latencyMs);
    out.list("actionsTaken"_L1, facts.actionsTaken);
    out.list("suggestedActions"_L1, facts.suggestedActions);
    out.list("articles"_L1, facts.articles);
    if (facts.isCached)
        out.member("cached"_L1, true);
}

template<class Out>
void printMessage(Out &out, const Message &message)
{
    out.member("id"_L1, messageId(message.id));
    out.member("role"_L1, word(message.speaker));
    out.member("content"_L1, toldText(message));
    out.member("timestamp"_L1, base::isoText(message.at));
    if (message.speaker == Speaker::Customer) {
        out.member("sentiment"_L1, word(message.sentiment));
    } else if (message.answer) {
        out.object("metadata"_L1, [&](Out &metadata) { printFacts(metadata, *message.answer); });
    } else if (message.speaker == Speaker::HumanAgent) {
        out.object("metadata"_L1, [&](Out &metadata) {
            metadata.member("aiGenerated"_L1, false);
            metadata.member("agentName"_L1, message.authorName);
        });
    }
}

template<class Out>
void printEscalation(Out &out, const Escalation &escalation)
{
    out.member("id"_L1, escalation.publicId);
    out.member("ticket"_L1, escalation.ticket);
    out.member("fromTier"_L1, word(escalation.from));
    out.member("toTier"_L1, word(escalation.to));
    out.member("reason"_L1, word(escalation.reason));
    out.member("timestamp"_L1, base::isoText(escalation.at));
    out.member("priority"_L1, word(escalation.priority));
    if (const QString notes = notesForClients(escalation); !notes.isEmpty())
        out.member("notes"_L1, notes);
    QStringList reasons;
    for (const Reason reason : escalation.reasons)
        reasons.append(word(reason));
    out.list("reasons"_L1, reasons);
}

void printUpdate(base::JsonText &out, const engine::TurnOutcome &outcome)
{
    out.member("customerSentiment"_L1, word(outcome.session.sentiment));
    if (outcome.session.summary.isEmpty())
        out.null("issueSummary"_L1);
    else
        out.member("issueSummary"_L1, outcome.session.summary);
    out.member("currentTier"_L1, word(outcome.session.tier));
    out.member("status"_L1, word(outcome.session.status));
    out.member("awaitingHuman"_L1, outcome.isAwaitingHuman);
    if (outcome.queuePlace > 0)
        out.member("queuePlace"_L1, outcome.queuePlace);
    else
        out.null("queuePlace"_L1);
    if (outcome.expectedWait)
        out.member("expectedWaitSeconds"_L1, (outcome.expectedWait->count + 999) / 1000);
    else
        out.null("expectedWaitSeconds"_L1);
    if (!outcome.escalations.empty())
        out.object("escalation"_L1, [&](base::JsonText &each) { printEscalation(each, outcome.escalations.back()); });
}

QJsonObject customerJson(const Customer &customer)
{
    return {{u"id"_s, customer.ref},
            {u"name"_s, customer.name},
            {u"email"_s, customer.email},
            {u"tier"_s, customer.tier},
            {u"lifetimeValue"_s, toMajor(customer.lifetimeValue)},
            {u"isVIP"_s, customer.isVip}};
}

QJsonArray sentimentsJson(const std::vector<Message> &messages)
{
    QJsonArray points;
    for (const Message &message : messages) {
        if (!message.score || message.isInternal)
            continue;
        const bool isRead = message.sentiment != Sentiment::Unknown;
        QJsonObject point{
            {u"sentiment"_s, word(message.sentiment)},
            {u"score"_s, isRead ? QJsonValue(printedScore(*message.score)) : QJsonValue(QJsonValue::Null)},
            {u"timestamp"_s, base::isoText(message.at)}};
        if (!message.trigger.isEmpty())
            point.insert(u"trigger"_s, message.trigger);
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
    return u"msg_"_s + QString::number(id.value);
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
    QJsonObject json{
        {u"id"_s, session.id},
        {u"companyId"_s, companyKey},
        {u"customerId"_s, session.customerRef},
        {u"channel"_s, word(session.channel)},
        {u"currentTier"_s, word(session.tier)},
        {u"status"_s, word(session.status)},
        {u"issueCategory"_s, session.category ? QJsonValue(word(*session.category)) : QJsonValue(QJsonValue::Null)},
        {u"issueSummary"_s, orNull(session.summary)},
        {u"customerSentiment"_s, word(session.sentiment)},
        {u"messageCount"_s, session.messageCount},
        {u"priority"_s, word(session.priority)},
        {u"language"_s, session.language},
        {u"metadata"_s, session.metadata},
        {u"createdAt"_s, base::isoText(session.createdAt)},
        {u"updatedAt"_s, base::isoText(session.updatedAt)}};
    if (!session.previous.isEmpty())
        json.insert(u"previousSessionId"_s, session.previous);
    if (session.resolution)
        json.insert(u"resolution"_s, toJson(*session.resolution));
    if (session.resolvedAt)
        json.insert(u"resolvedAt"_s, base::isoText(*session.resolvedAt));
    return json;
}

QJsonObject detailJson(const Session &session, const std::vector<Message> &messages,
                       const std::vector<Escalation> &escalations, const std::optional<Customer> &customer,
                       const QString &companyKey)
{
    QJsonObject json = sessionJson(session, companyKey);
    json.insert(u"sentimentHistory"_s, sentimentsJson(messages));
    json.insert(u"escalationHistory"_s, escalationsJson(escalations));
    json.insert(u"messages"_s, messagesJson(messages));
    QJsonObject context;
    if (customer)
        context.insert(u"customer"_s, customerJson(*customer));
    json.insert(u"context"_s, context);
    return json;
}

QJsonObject startedJson(const Session &session, const QString &companyKey)
{
    // As in the document: the customer's data comes only with GET.
    QJsonObject json = detailJson(session, {}, {}, std::nullopt, companyKey);
    json.remove(u"context"_s);
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
    text.object("customerMessage"_L1, [&](JsonText &out) { printMessage(out, outcome.customerMessage); });
    if (outcome.answer)
        text.object("aiResponse"_L1, [&](JsonText &out) { printMessage(out, *outcome.answer); });
    else
        text.null("aiResponse"_L1);
    text.object("sessionUpdate"_L1, [&](JsonText &out) { printUpdate(out, outcome); });
    return text.finish();
}

QJsonObject escalatedJson(const engine::commands::Escalated &escalated, const QString &companyKey)
{
    QJsonObject session = sessionJson(escalated.session, companyKey);
    session.insert(u"escalationHistory"_s, escalationsJson(escalated.history));
    return {{u"success"_s, true}, {u"session"_s, session}};
}

QJsonObject resolvedJson(const Session &session, const QString &companyKey)
{
    return {{u"success"_s, true}, {u"session"_s, sessionJson(session, companyKey)}};
}

QJsonObject configJson(const Company &company)
{
    QJsonObject json = toJson(company.config);
    json.insert(u"companyId"_s, company.key);
    json.insert(u"version"_s, company.configVersion);
    return json;
}

} // namespace tierdesk::dialects::cs
