#include "core/engine/commands/Telling.h"

#include "core/base/Json.h"

namespace tierdesk::engine::commands {

base::Result<void> tell(CommandContext &context, CompanyId company, const QByteArray &command, const QString &subject,
                        const QByteArray &kind, const QJsonObject &before, const QJsonObject &after, UserId user)
{
    Event event;
    event.kinds = {kind};
    event.user = user;
    return context.record({.company = company,
                           .command = command,
                           .subject = subject,
                           .before = before.isEmpty() ? QByteArray() : base::toJson(before),
                           .after = after.isEmpty() ? QByteArray() : base::toJson(after),
                           .event = std::move(event)});
}

} // namespace tierdesk::engine::commands
