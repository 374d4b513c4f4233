#pragma once

#include "core/engine/CommandContext.h"

#include <QtCore/QJsonObject>

namespace tierdesk::engine::commands {

/// Records a command that changed no session: who listens is told of it by @p kind alone. An empty object was not there
/// before, or is not there after.
[[nodiscard]] base::Result<void> tell(CommandContext &context, CompanyId company, const QByteArray &command,
                                      const QString &subject, const QByteArray &kind, const QJsonObject &before = {},
                                      const QJsonObject &after = {}, UserId user = {});

} // namespace tierdesk::engine::commands
