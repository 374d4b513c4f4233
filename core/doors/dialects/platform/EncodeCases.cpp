#include "core/base/Json.h"
#include "core/domain/Ticket.h"
#include "core/doors/dialects/ClientWords.h"
#include "core/doors/dialects/platform/AuditWords.h"
#include "core/doors/dialects/platform/Codec.h"

#include <algorithm>

namespace tierdesk::dialects::platform {

namespace {

/// Returns who has the case: an AI tier, the holder, or "support_team" if nobody has claimed it.
QString assigneeOf(const Escalation &escalation, const Session &session, const QString &holder)
{
    if (session.tier == Tier::HumanAgent)
        return holder.isEmpty() ? u"support_team"_s : holder;
    return session.tier == Tier::AiManager && !escalation.endedAt ? u"ai_manager"_s : u"ai_rep"_s;
}

QString caseStatus(TicketStatus status)
{
    switch (status) {
    case TicketStatus::Open:
        return u"created"_s;
    case TicketStatus::Assigned:
        return u"in_progress"_s;
    case TicketStatus::Resolved:
        return u"resolved"_s;
    case TicketStatus::Closed:
        break;
    }
    return u"closed"_s;
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

/// Returns the clients' notes without the data below them, or the reasons of an escalation by policy. For a case that
/// began in the console both are internal, so it returns the conversation's own summary.
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
    return isPolicys ? escalation.explanations.join(u"; "_s) : session.summary;
}

/// Returns "replacement_initiated", "refund_confirmed" or "credit_refused", for example.
QString actionWord(const Action &action)
{
    const QString state = action.state == ActionState::Pending ? u"initiated"_s : QString(word(action.state));
    return QString(word(action.request.kind)) + u'_' + state;
}

/// Returns an agent's name, not the e-mail in the audit log, or "support_team" for a former user.
QString nameOf(const CaseView &view, UserId user)
{
    const QString name = view.userNames.value(user.value);
    return name.isEmpty() ? u"support_team"_s : name;
}

struct Happened {
    Timestamp at;
    QString action;
    QString by;
};

/// Returns what was done about the case, oldest first: what agents and the AI granted, and its handling.
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
        const bool isAction = each.command == u"session.act"; // reported by its result
        const bool isSaid = known.action == u"reply_sent" || known.action == u"conversation_resolved";
        // Notes are internal.
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
    return {{u"escalation_id"_s, escalation.publicId},
            {u"status"_s, ticket.isNew ? u"created"_s : caseStatus(ticketStatus(escalation, ticket.session))},
            {u"assigned_to"_s, assigneeOf(escalation, ticket.session, holder)},
            {u"expected_response_time"_s, base::isoText(expectedAnswer(ticket, config))},
            {u"tracking_url"_s, address + u"/escalation/cases/"_s + escalation.publicId},
            {u"ticket_id"_s, escalation.ticket},
            {u"conversation_id"_s, ticket.session.id}};
}

QJsonObject caseJson(const CaseView &view)
{
    const Escalation &escalation = view.escalation;
    QJsonArray actions;
    for (const Happened &each : happenedIn(view))
        actions.append(
            QJsonObject{{u"action"_s, each.action}, {u"timestamp"_s, base::isoText(each.at)}, {u"by"_s, each.by}});
    const QString notes = !escalation.resolutionNotes.isEmpty() ? escalation.resolutionNotes
                          : view.session.resolution             ? view.session.resolution->summary
                                                                : QString();
    const std::optional<Timestamp> end = view.session.resolvedAt ? view.session.resolvedAt : view.session.resolutionDue;
    return {{u"escalation_id"_s, escalation.publicId},
            {u"status"_s, caseStatus(ticketStatus(escalation, view.session))},
            {u"created_at"_s, base::isoText(escalation.at)},
            {u"assigned_to"_s, assigneeOf(escalation, view.session, view.holder)},
            {u"priority"_s, word(priorityFor(escalation.priority))},
            {u"issue_summary"_s, summaryOf(escalation, view.session)},
            {u"resolution_notes"_s, orNull(notes)},
            {u"expected_completion"_s, end ? QJsonValue(base::isoText(*end)) : QJsonValue(QJsonValue::Null)},
            {u"actions"_s, actions},
            {u"ticket_id"_s, escalation.ticket},
            {u"conversation_id"_s, view.session.id}};
}

} // namespace tierdesk::dialects::platform
