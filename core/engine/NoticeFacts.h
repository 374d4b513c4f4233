#pragma once

#include "core/base/Result.h"
#include "core/engine/Event.h"

#include <QtCore/QJsonObject>

namespace tierdesk::engine {

class CommandContext;

/// Returns the facts about the case of @p event for e-mails to people; programs look them up themselves: `id`,
/// `customer` (the name, else the known address or reference), `words` (the customer's last text, at most 1,000
/// characters) and `url` (the company's own page for the case). Unknown facts are left out. @p event has a session.
[[nodiscard]] base::Result<QJsonObject> noticeFacts(const CommandContext &context, const Event &event);

} // namespace tierdesk::engine
