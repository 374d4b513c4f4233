#include "core/base/Json.h"
#include "core/domain/Ticket.h"
#include "core/doors/dialects/ClientWords.h"
#include "core/doors/dialects/platform/AuditWords.h"
#include "core/doors/dialects/platform/Codec.h"

#include <algorithm>

namespace tierdesk::dialects::platform {

namespace {

/// Who has the case. Where nobody has taken it yet, all of those at the queue have.
QString assigneeOf(const Escalation &escalation, const Session &session, const QString &holder)
{
    if (session.tier == Tier::HumanAgent)
        return holder.isEmpty() ? QStringLiteral("support_team") : holder;
    return session.tier == Tier::AiManager && !escalation.endedAt ? QStringLiteral("ai_manager")
                                                                  : QStringLiteral("ai_rep");
}

QString caseStatus(TicketStatus status)
{
    switch (status) {
    case TicketStatus::Open:
        return QStringLiteral("created");
    case TicketStatus::Assigned:
        return QStringLiteral("in_progress");
    case TicketStatus::Resolved:
        return QStringLiteral("resolved");
    case TicketStatus::Closed:
        break;
    }
    return QStringLiteral("closed");
}

Timestamp expectedAnswer(const engine::commands::Ticket &ticket, const CompanyConfig &config)
{
    const Escalation &escalation = ticket.escalation;
    if (ticket.session.tier != Tier::HumanAgent)
        return escalation.at;
    if (ticket.expectedWait)
        return ticket.session.updatedAt + *ticket.expectedWait;
    return ticket.session.firstResponseDue.value_or(
        escalation.at + config.sla.at(static_cast<size_t>(escalation.priority)).firstResponse);
}

/// What clients wrote, without the data below it; an escalation of the policy's has its reasons. Of a case that began
/// at the desk neither is for a client: the conversation's own summary stands for it.
QString summaryOf(const Escalation &escalation, const Session &session)
{
    const QString notes = notesForClients(escalation);
    QStringList lines;
    for (const QString &line : notes.split(u'\n')) {
        if (!line.startsWith(u'{') || !base::parseJsonObject(line.toUtf8()))
            lines.append(line);
    }
    const QString said = lines.join(u'\n').trimmed();
    if (!said.isEmpty())
        return said;
    const bool isPolicys = escalation.by == u"policy";
    return isPolicys ? escalation.explanations.join(QStringLiteral("; ")) : session.summary;
}

/// "replacement_initiated", "refund_confirmed", "credit_refused".
QString actionWord(const Action &action)
{
    const QString state =
        action.state == ActionState::Pending ? QStringLiteral("initiated") : QString(word(action.state));
    return QString(word(action.request.kind)) + u'_' + state;
}

/// A colleague's name, and not the e-mail that the journal has; whoever is no user any more is one of the team.
QString nameOf(const CaseView &view, UserId user)
{
    const QString name = view.userNames.value(user.value);
    return name.isEmpty() ? QStringLiteral("support_team") : name;
}

struct Happened {
    Timestamp at;
    QString action;
    QString by;
};

/// What was done about the case, oldest first: what people and the AI granted, and the steps of its handling.
std::vector<Happened> happenedIn(const CaseView &view)
{
    std::vector<Happened> all;
    for (const Action &each : view.actions) {
        if (each.at >= view.escalation.at)
            all.push_back({each.at, actionWord(each),
                           each.user.isSet() ? nameOf(view, each.user) : QString(word(speakerOf(each.tier)))});
    }
    for (const store::JournalEntry &each : view.journal) {
        const AuditWord known = auditWord(each.command);
        const bool isAction = each.command == u"session.act"; // told by what it came to
        const bool isSaid = known.action == u"reply_sent" || known.action == u"conversation_resolved";
        // Notes are for the desk alone.
        const bool isHandling = known.service == u"escalation" && known.action != u"note_added" && !isAction;
        if (isHandling || isSaid)
            all.push_back({each.at, known.action,
                           each.actor.kind == Actor::Kind::User ? nameOf(view, each.actor.user) : each.actor.name});
    }
    std::stable_sort(all.begin(), all.end(), [](const Happened &a, const Happened &b) { return a.at < b.at; });
    return all;
}

QJsonValue orNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text);
}

} // namespace

QJsonObject openedCaseJson(const engine::commands::Ticket &ticket, const CompanyConfig &config, const QString &holder,
                           const QString &address)
{
    const Escalation &escalation = ticket.escalation;
    return {{QStringLiteral("escalation_id"), escalation.publicId},
            {QStringLiteral("status"),
             ticket.isNew ? QStringLiteral("created") : caseStatus(ticketStatus(escalation, ticket.session))},
            {QStringLiteral("assigned_to"), assigneeOf(escalation, ticket.session, holder)},
            {QStringLiteral("expected_response_time"), base::isoText(expectedAnswer(ticket, config))},
            {QStringLiteral("tracking_url"), address + QStringLiteral("/escalation/cases/") + escalation.publicId},
            {QStringLiteral("ticket_id"), escalation.ticket},
            {QStringLiteral("conversation_id"), ticket.session.id}};
}

QJsonObject caseJson(const CaseView &view)
{
    const Escalation &escalation = view.escalation;
    QJsonArray actions;
    for (const Happened &each : happenedIn(view))
        actions.append(QJsonObject{{QStringLiteral("action"), each.action},
                                   {QStringLiteral("timestamp"), base::isoText(each.at)},
                                   {QStringLiteral("by"), each.by}});
    const QString notes = !escalation.resolutionNotes.isEmpty() ? escalation.resolutionNotes
                          : view.session.resolution             ? view.session.resolution->summary
                                                                : QString();
    const std::optional<Timestamp> end = view.session.resolvedAt ? view.session.resolvedAt : view.session.resolutionDue;
    return {
        {QStringLiteral("escalation_id"), escalation.publicId},
        {QStringLiteral("status"), caseStatus(ticketStatus(escalation, view.session))},
        {QStringLiteral("created_at"), base::isoText(escalation.at)},
        {QStringLiteral("assigned_to"), assigneeOf(escalation, view.session, view.holder)},
        {QStringLiteral("priority"), word(priorityFor(escalation.priority))},
        {QStringLiteral("issue_summary"), summaryOf(escalation, view.session)},
        {QStringLiteral("resolution_notes"), orNull(notes)},
        {QStringLiteral("expected_completion"), end ? QJsonValue(base::isoText(*end)) : QJsonValue(QJsonValue::Null)},
        {QStringLiteral("actions"), actions},
        {QStringLiteral("ticket_id"), escalation.ticket},
        {QStringLiteral("conversation_id"), view.session.id}};
}

} // namespace tierdesk::dialects::platform
