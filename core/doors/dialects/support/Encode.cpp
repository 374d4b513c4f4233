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

/// This contract knows only two statuses.
QString statusOf(const Session &session)
{
    return isOver(session.status) ? u"closed"_s : u"active"_s;
}

/// Returns the escalation of this turn, or else the one that agents have.
const Escalation *escalationOf(const engine::TurnOutcome &outcome)
{
    if (!outcome.escalations.empty())
        return &outcome.escalations.back();
    return outcome.ticket ? &*outcome.ticket : nullptr;
}

/// Returns the speaker as `model_used` names it.
QString modelOf(const Message &message)
{
    if (message.answer)
        return message.answer->model;
    return message.speaker == Speaker::HumanAgent ? QString(Human) : QString();
}

/// Prints messages as the document does. An answer also shows the reading of its question.
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
        QJsonObject metadata{{u"model_used"_s, orNull(modelOf(message))},
                             {u"sentiment_score"_s, orNull(asked ? asked->score : none)},
                             {u"complexity_score"_s, orNull(asked ? asked->complexity : none)}};
        if (message.answer)
            metadata.insert(u"response_time_ms"_s, message.answer->latencyMs);
        if (message.speaker == Speaker::HumanAgent)
            metadata.insert(u"agent_name"_s, message.authorName);
        array.append(QJsonObject{{u"id"_s, messageId(message.id)},
                                 {u"timestamp"_s, base::isoText(message.at)},
                                 {u"role"_s, isCustomer ? u"user"_s : u"assistant"_s},
                                 {u"content"_s, toldText(message)},
                                 {u"metadata"_s, metadata}});
    }
    return array;
}

/// Returns who has the case: a user's number, "ai_manager", or nobody. @p clientAgent has it while no agent in the
/// console does.
QString assigneeOf(const Escalation &escalation, const Session &session, const QString &clientAgent)
{
    if (session.tier == Tier::HumanAgent)
        return session.holder.isSet() ? QString::number(session.holder.value) : clientAgent;
    const bool isManager = session.tier == Tier::AiManager && !escalation.endedAt;
    return isManager ? u"ai_manager"_s : QString();
}

TicketStatus statusOf(const Escalation &escalation, const Session &session, const QString &clientAgent)
{
    const TicketStatus status = ticketStatus(escalation, session);
    return status == TicketStatus::Open && !clientAgent.isEmpty() ? TicketStatus::Assigned : status;
}

/// Returns "15 minutes", "2 hours" or "3 days", rounded up.
QString spanText(Millis span)
{
    const auto in = [](qint64 count, const char *one, const char *many) {
        return count == 1 ? u"1 "_s + QLatin1String(one) : QString::number(count) + u' ' + QLatin1String(many);
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
        return u"immediate"_s;
    if (ticket.expectedWait)
        return u"about "_s + spanText(*ticket.expectedWait);
    return u"within "_s + spanText(config.sla.at(static_cast<size_t>(ticket.escalation.priority)).firstResponse);
}

} // namespace

double printedScore(double score)
{
    return std::round(score * 1e4) / 1e4;
}

QString messageId(MessageId id)
{
    return u"msg_"_s + QString::number(id.value);
}

QByteArray queryText(const engine::TurnOutcome &outcome, const Stand &stand)
{
    const Message &asked = outcome.customerMessage;
    const Escalation *escalation = escalationOf(outcome);
    base::JsonText text;
    text.member("response"_L1, outcome.answer ? outcome.answer->text : stand.line);
    text.member("model_used"_L1, outcome.answer ? modelOf(*outcome.answer) : QString(Human));
    if (asked.score)
        text.number("sentiment_score"_L1, printedScore(*asked.score));
    else
        text.null("sentiment_score"_L1);
    text.number("complexity_score"_L1, printedScore(asked.complexity.value_or(0)));
    text.member("response_time_ms"_L1,
                outcome.answer && outcome.answer->answer ? qint64(outcome.answer->answer->latencyMs) : stand.elapsedMs);
    text.member("escalated"_L1, escalation != nullptr);
    if (escalation) {
        text.member("escalation_reason"_L1, word(reasonFor(escalation->reason)));
        text.member("ticket_id"_L1, escalation->ticket);
    } else {
        text.null("escalation_reason"_L1);
        text.null("ticket_id"_L1);
    }
    text.member("cached"_L1, outcome.answer && outcome.answer->answer && outcome.answer->answer->isCached);
    text.member("session_id"_L1, outcome.session.id);
    if (!outcome.session.previous.isEmpty())
        text.member("previous_session_id"_L1, outcome.session.previous);
    if (stand.isSimulated)
        text.member("simulated"_L1, true);
    return text.finish();
}

QJsonObject startedJson(const Session &session)
{
    return {{u"session_id"_s, session.id},
            {u"customer_id"_s, session.customerRef},
            {u"created_at"_s, base::isoText(session.createdAt)},
            {u"status"_s, statusOf(session)}};
}

QJsonObject sessionJson(const store::SessionDetail &detail, const QHash<qint64, QString> &clientAgents)
{
    const Session &session = detail.session;
    QJsonArray escalations;
    for (const Escalation &each : detail.escalations)
        escalations.append(
            QJsonObject{{u"ticket_id"_s, each.ticket},
                        {u"reason"_s, word(reasonFor(each.reason))},
                        {u"created_at"_s, base::isoText(each.at)},
                        {u"status"_s, word(statusOf(each, session, clientAgents.value(each.id.value)))}});
    QJsonObject json = startedJson(session);
    json.insert(u"updated_at"_s, base::isoText(session.updatedAt));
    json.insert(u"messages"_s, messagesJson(detail.messages));
    json.insert(u"escalations"_s, escalations);
    if (!session.previous.isEmpty())
        json.insert(u"previous_session_id"_s, session.previous);
    return json;
}

QJsonObject archivedJson(const Session &session)
{
    return {{u"message"_s, u"Session closed successfully"_s},
            {u"session_id"_s, session.id},
            {u"archived_at"_s, base::isoText(session.resolvedAt.value_or(session.updatedAt))}};
}

QJsonObject openedJson(const engine::commands::Ticket &ticket, const CompanyConfig &config)
{
    const Escalation &escalation = ticket.escalation;
    QJsonObject json{{u"ticket_id"_s, escalation.ticket},
                     {u"session_id"_s, ticket.session.id},
                     {u"priority"_s, word(priorityFor(escalation.priority))},
                     {u"status"_s, word(statusOf(escalation, ticket.session, ticket.clientAgent))},
                     {u"created_at"_s, base::isoText(escalation.at)},
                     {u"estimated_response_time"_s, expectedResponse(ticket, config)},
                     {u"assigned_agent"_s, orNull(assigneeOf(escalation, ticket.session, ticket.clientAgent))}};
    if (ticket.queuePlace > 0)
        json.insert(u"queue_place"_s, ticket.queuePlace);
    return json;
}

QJsonObject ticketJson(const Escalation &escalation, const Session &session, const QString &agentName,
                       const QString &clientAgent)
{
    const QString notes = escalation.resolutionNotes.isEmpty() && session.resolution ? session.resolution->summary
                                                                                     : escalation.resolutionNotes;
    QJsonObject json{
        {u"ticket_id"_s, escalation.ticket},
        {u"escalation_id"_s, escalation.publicId},
        {u"session_id"_s, session.id},
        {u"customer_id"_s, session.customerRef},
        {u"reason"_s, word(reasonFor(escalation.reason))},
        {u"priority"_s, word(priorityFor(escalation.priority))},
        {u"status"_s, word(statusOf(escalation, session, clientAgent))},
        {u"created_at"_s, base::isoText(escalation.at)},
        {u"updated_at"_s, base::isoText(std::max(escalation.at, session.updatedAt))},
        {u"assigned_agent"_s, orNull(assigneeOf(escalation, session, clientAgent))},
        {u"resolution_notes"_s, orNull(notes)},
        {u"customer_satisfaction"_s, session.rating ? QJsonValue(*session.rating) : QJsonValue(QJsonValue::Null)}};
    if (!agentName.isEmpty())
        json.insert(u"assigned_agent_name"_s, agentName);
    if (const QString context = notesForClients(escalation); !context.isEmpty())
        json.insert(u"additional_context"_s, context);
    return json;
}

} // namespace tierdesk::dialects::support
