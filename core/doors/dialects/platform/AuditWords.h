#pragma once

#include <QtCore/QString>
#include <QtCore/QStringList>

/// The platform audit's names for the commands of the audit log. The table is in docs/platform.md too.
namespace tierdesk::dialects::platform {

struct AuditWord {
    QString service; ///< one of the guide's seven, or "administration"
    QString action;
};

/// Returns the name of @p command, such as "message_sent" of the chatbot for "message.take", or its own name.
[[nodiscard]] AuditWord auditWord(const QString &command);

/// Returns the commands that @p action stands for: the inverse of auditWord().
[[nodiscard]] QStringList commandsOf(const QString &action);

} // namespace tierdesk::dialects::platform
