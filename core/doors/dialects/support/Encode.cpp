#include "core/doors/dialects/support/Codec.h"

#include "core/base/JsonText.h"
#include "core/doors/dialects/ClientWords.h"

#include <QtCore/QJsonArray>

#include <algorithm>
#include <cmath>

namespace tierdesk::dialects::support {

namespace {

constexpr QLatin1String Human("human");

QJsonValue orNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text);
}

QJsonValue orNull(const std::optional<double> &score)
{
    return score ? QJsonValue(printedScore(*score)) : QJsonValue(QJsonValue::Null);
}

/// A client of this dialect knows two statuses.
QString statusOf(const Session &session)
{
    return isOver(session.status) ? QStringLiteral("closed") : QStringLiteral("active");
}

/// The escalation that @p outcome tells of: of this turn, or the one that a person has.
const Escalation *escalationOf(const engine::TurnOutcome &outcome)
{
    if (!outcome.escalations.empty())
        return &outcome.escalations.back();
    return outcome.ticket ? &*outcome.ticket : nullptr;
}

/// Who speaks, as `model_used` names them.
QString modelOf(const Message &message)
{
    if (message.answer)
        return message.answer->model;
    return message.speaker == Speaker::HumanAgent ? QString(Human) : QString();
}

/// Messages as the document prints them. An answer shows what the question before it was read as, too.
QJsonArray messagesJson(const std::vector<Message> &messages)
{
    QJsonArray array;
    const Message *asked = nullptr;
    for (const Message &message : messages) {
        if (message.isInternal)
            continue;
        const bool isCustomer = message.speaker == Speaker::Customer;
        if (isCustomer)
            asked = &message;
        const std::optional<double> none;
        QJsonObject metadata{{QStringLiteral("model_used"), orNull(modelOf(message))},
                             {QStringLiteral("sentiment_score"), orNull(asked ? asked->score : none)},
                             {QStringLiteral("complexity_score"), orNull(asked ? asked->complexity : none)}};
        if (message.answer)
            metadata.insert(QStringLiteral("response_time_ms"), message.answer->latencyMs);
        if (message.speaker == Speaker::HumanAgent)
            metadata.insert(QStringLiteral("agent_name"), message.authorName);
        array.append(
            QJsonObject{{QStringLiteral("id"), messageId(message.id)},
                        {QStringLiteral("timestamp"), base::isoText(message.at)},
                        {QStringLiteral("role"), isCustomer ? QStringLiteral("user") : QStringLiteral("assistant")},
                        {QStringLiteral("content"), toldText(message)},
                        {QStringLiteral("metadata"), metadata}});
    }
    return array;
}

/// Who has the case: a user's number, "ai_manager", or nobody.
/// @p clientAgent has it while nobody at the desk does.
QString assigneeOf(const Escalation &escalation, const Session &session, const QString &clientAgent)
{
    if (session.tier == Tier::HumanAgent)
        return session.holder.isSet() ? QString::number(session.holder.value) : clientAgent;
    const bool isManager = session.tier == Tier::AiManager && !escalation.endedAt;
    return isManager ? QStringLiteral("ai_manager") : QString();
}

TicketStatus statusOf(const Escalation &escalation, const Session &session, const QString &clientAgent)
{
    const TicketStatus status = ticketStatus(escalation, session);
    return status == TicketStatus::Open && !clientAgent.isEmpty() ? TicketStatus::Assigned : status;
}

/// "15 minutes", "2 hours", "3 days": rounded up.
QString spanText(Millis span)
{
    const auto in = [](qint64 count, const char *one, const char *many) {
        return count == 1 ? QStringLiteral("1 ") + QLatin1String(one)
                          : QString::number(count) + u' ' + QLatin1String(many);
    };
    const qint64 minutes = std::max<qint64>(1, (span.count + 59'999) / 60'000);
    if (minutes <= 90)
        return in(minutes, "minute", "minutes");
    const qint64 hours = (minutes + 59) / 60;
    return hours <= 48 ? in(hours, "hour", "hours") : in((hours + 23) / 24, "day", "days");
}

QString expectedResponse(const engine::commands::Ticket &ticket, const CompanyConfig &config)
{
    if (ticket.session.tier != Tier::HumanAgent)
        return QStringLiteral("immediate");
    if (ticket.expectedWait)
        return QStringLiteral("about ") + spanText(*ticket.expectedWait);
    return QStringLiteral("within ") +
           spanText(config.sla.at(static_cast<size_t>(ticket.escalation.priority)).firstResponse);
}

} // namespace

double printedScore(double score)
{
    return std::round(score * 1e4) / 1e4;
}

QString messageId(MessageId id)
{
    return QStringLiteral("msg_") + QString::number(id.value);
}

QByteArray queryText(const engine::TurnOutcome &outcome, const Stand &stand)
{
    const Message &asked = outcome.customerMessage;
    const Escalation *escalation = escalationOf(outcome);
    base::JsonText text;
    text.member(QLatin1String("response"), outcome.answer ? outcome.answer->text : stand.line);
    text.member(QLatin1String("model_used"), outcome.answer ? modelOf(*outcome.answer) : QString(Human));
    if (asked.score)
        text.number(QLatin1String("sentiment_score"), printedScore(*asked.score));
    else
        text.null(QLatin1String("sentiment_score"));
    text.number(QLatin1String("complexity_score"), printedScore(asked.complexity.value_or(0)));
    text.member(QLatin1String("response_time_ms"),
                outcome.answer && outcome.answer->answer ? qint64(outcome.answer->answer->latencyMs) : stand.elapsedMs);
    text.member(QLatin1String("escalated"), escalation != nullptr);
    if (escalation) {
        text.member(QLatin1String("escalation_reason"), word(reasonFor(escalation->reason)));
        text.member(QLatin1String("ticket_id"), escalation->ticket);
    } else {
        text.null(QLatin1String("escalation_reason"));
        text.null(QLatin1String("ticket_id"));
    }
    text.member(QLatin1String("cached"), outcome.answer && outcome.answer->answer && outcome.answer->answer->isCached);
    text.member(QLatin1String("session_id"), outcome.session.id);
    if (!outcome.session.previous.isEmpty())
        text.member(QLatin1String("previous_session_id"), outcome.session.previous);
    if (stand.isSimulated)
        text.member(QLatin1String("simulated"), true);
    return text.finish();
}

QJsonObject startedJson(const Session &session)
{
    return {{QStringLiteral("session_id"), session.id},
            {QStringLiteral("customer_id"), session.customerRef},
            {QStringLiteral("created_at"), base::isoText(session.createdAt)},
            {QStringLiteral("status"), statusOf(session)}};
}

QJsonObject sessionJson(const store::SessionDetail &detail, const QHash<qint64, QString> &clientAgents)
{
    const Session &session = detail.session;
    QJsonArray escalations;
    for (const Escalation &each : detail.escalations)
        escalations.append(
            QJsonObject{{QStringLiteral("ticket_id"), each.ticket},
                        {QStringLiteral("reason"), word(reasonFor(each.reason))},
                        {QStringLiteral("created_at"), base::isoText(each.at)},
                        {QStringLiteral("status"), word(statusOf(each, session, clientAgents.value(each.id.value)))}});
    QJsonObject json = startedJson(session);
    json.insert(QStringLiteral("updated_at"), base::isoText(session.updatedAt));
    json.insert(QStringLiteral("messages"), messagesJson(detail.messages));
    json.insert(QStringLiteral("escalations"), escalations);
    if (!session.previous.isEmpty())
        json.insert(QStringLiteral("previous_session_id"), session.previous);
    return json;
}

QJsonObject archivedJson(const Session &session)
{
    return {{QStringLiteral("message"), QStringLiteral("Session closed successfully")},
            {QStringLiteral("session_id"), session.id},
            {QStringLiteral("archived_at"), base::isoText(session.resolvedAt.value_or(session.updatedAt))}};
}

QJsonObject openedJson(const engine::commands::Ticket &ticket, const CompanyConfig &config)
{
    const Escalation &escalation = ticket.escalation;
    QJsonObject json{
        {QStringLiteral("ticket_id"), escalation.ticket},
        {QStringLiteral("session_id"), ticket.session.id},
        {QStringLiteral("priority"), word(priorityFor(escalation.priority))},
        {QStringLiteral("status"), word(statusOf(escalation, ticket.session, ticket.clientAgent))},
        {QStringLiteral("created_at"), base::isoText(escalation.at)},
        {QStringLiteral("estimated_response_time"), expectedResponse(ticket, config)},
        {QStringLiteral("assigned_agent"), orNull(assigneeOf(escalation, ticket.session, ticket.clientAgent))}};
    if (ticket.queuePlace > 0)
        json.insert(QStringLiteral("queue_place"), ticket.queuePlace);
    return json;
}

QJsonObject ticketJson(const Escalation &escalation, const Session &session, const QString &agentName,
                       const QString &clientAgent)
{
    const QString notes = escalation.resolutionNotes.isEmpty() && session.resolution ? session.resolution->summary
                                                                                     : escalation.resolutionNotes;
    QJsonObject json{{QStringLiteral("ticket_id"), escalation.ticket},
                     {QStringLiteral("escalation_id"), escalation.publicId},
                     {QStringLiteral("session_id"), session.id},
                     {QStringLiteral("customer_id"), session.customerRef},
                     {QStringLiteral("reason"), word(reasonFor(escalation.reason))},
                     {QStringLiteral("priority"), word(priorityFor(escalation.priority))},
                     {QStringLiteral("status"), word(statusOf(escalation, session, clientAgent))},
                     {QStringLiteral("created_at"), base::isoText(escalation.at)},
                     {QStringLiteral("updated_at"), base::isoText(std::max(escalation.at, session.updatedAt))},
                     {QStringLiteral("assigned_agent"), orNull(assigneeOf(escalation, session, clientAgent))},
                     {QStringLiteral("resolution_notes"), orNull(notes)},
                     {QStringLiteral("customer_satisfaction"),
                      session.rating ? QJsonValue(*session.rating) : QJsonValue(QJsonValue::Null)}};
    if (!agentName.isEmpty())
        json.insert(QStringLiteral("assigned_agent_name"), agentName);
    if (const QString context = notesForClients(escalation); !context.isEmpty())
        json.insert(QStringLiteral("additional_context"), context);
    return json;
}

} // namespace tierdesk::dialects::support
