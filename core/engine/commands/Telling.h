#pragma once

#include "core/engine/CommandContext.h"

#include <QtCore/QJsonObject>

namespace tierdesk::engine::commands {

/// Records a command that changes no session; its event has only @p kind. An empty object means that the subject did
/// not exist before, or does not exist after.
[[nodiscard]] base::Result<void> tell(CommandContext &context, CompanyId company, const QByteArray &command,
                                      const QString &subject, const QByteArray &kind, const QJsonObject &before = {},
                                      const QJsonObject &after = {}, UserId user = {});

} // namespace tierdesk::engine::commands
