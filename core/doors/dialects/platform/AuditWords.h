#pragma once

#include <QtCore/QString>
#include <QtCore/QStringList>

/// What the platform's audit calls the journal's commands. The table is in docs/platform.md too.
namespace tierdesk::dialects::platform {

struct AuditWord {
    QString service; ///< one of the guide's seven, or "administration"
    QString action;
};

/// "message.take" is the chatbot's "message_sent"; what the table does not have is called by its own name.
[[nodiscard]] AuditWord auditWord(const QString &command);

/// The commands that @p action stands for: the inverse of the above.
[[nodiscard]] QStringList commandsOf(const QString &action);

} // namespace tierdesk::dialects::platform
