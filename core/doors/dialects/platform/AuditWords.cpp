#include "core/doors/dialects/platform/AuditWords.h"

#include <algorithm>
#include <array>

namespace tierdesk::dialects::platform {

namespace {

constexpr qsizetype MostNames = 8; ///< more than the underscores of any command

struct AuditRow {
    QStringView command;
    QStringView service;
    QStringView action;
};

constexpr std::array AuditTable{AuditRow{u"session.start", u"chatbot", u"conversation_started"},
                                AuditRow{u"message.accept", u"chatbot", u"message_received"},
                                AuditRow{u"message.take", u"chatbot", u"message_sent"},
                                AuditRow{u"session.reply", u"chatbot", u"reply_sent"},
                                AuditRow{u"session.resolve", u"chatbot", u"conversation_resolved"},
                                AuditRow{u"session.abandon", u"chatbot", u"conversation_abandoned"},
                                AuditRow{u"session.rate", u"chatbot", u"conversation_rated"},
                                AuditRow{u"session.escalate", u"escalation", u"case_created"},
                                AuditRow{u"ticket.add", u"escalation", u"case_updated"},
                                AuditRow{u"ticket.change", u"escalation", u"case_updated"},
                                AuditRow{u"session.claim", u"escalation", u"case_claimed"},
                                AuditRow{u"session.assign", u"escalation", u"case_assigned"},
                                AuditRow{u"session.take_over", u"escalation", u"case_taken_over"},
                                AuditRow{u"session.release", u"escalation", u"case_released"},
                                AuditRow{u"session.transfer", u"escalation", u"case_transferred"},
                                AuditRow{u"session.snooze", u"escalation", u"case_snoozed"},
                                AuditRow{u"session.note", u"escalation", u"note_added"},
                                AuditRow{u"session.act", u"escalation", u"action_requested"},
                                AuditRow{u"session.hand_back", u"escalation", u"case_handed_back"},
                                AuditRow{u"report.order", u"analytics", u"report_requested"},
                                AuditRow{u"report.download", u"analytics", u"report_downloaded"}};

} // namespace

AuditWord auditWord(const QString &command)
{
    const auto row = std::find_if(AuditTable.begin(), AuditTable.end(),
                                  [&](const AuditRow &each) { return each.command == command; });
    if (row != AuditTable.end())
        return {row->service.toString(), row->action.toString()};
    const QStringView noun = QStringView(command).left(command.indexOf(u'.'));
    const QStringView service = noun == u"session" || noun == u"message"    ? u"chatbot"
                                : noun == u"article" || noun == u"articles" ? u"knowledge"
                                : noun == u"report"                         ? u"analytics"
                                                                            : u"administration";
    return {service.toString(), QString(command).replace(u'.', u'_')};
}

QStringList commandsOf(const QString &action)
{
    QStringList commands;
    for (const AuditRow &row : AuditTable) {
        if (row.action == action)
            commands.append(row.command.toString());
    }
    if (!commands.isEmpty())
        return commands;
    // A command that keeps its own name, such as "saved_reply_save": any underscore may stand for the dot.
    for (qsizetype at = action.indexOf(u'_'); at >= 0 && commands.size() < MostNames; at = action.indexOf(u'_', at + 1))
        commands.append(action.left(at) + u'.' + action.mid(at + 1));
    commands.append(action);
    return commands;
}

} // namespace tierdesk::dialects::platform
