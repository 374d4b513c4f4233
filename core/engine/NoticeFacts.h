#pragma once

#include "core/base/Result.h"
#include "core/engine/Event.h"

#include <QtCore/QJsonObject>

namespace tierdesk::engine {

class CommandContext;

/// Returns what people are told of @p event's case by mail, which programs look up for themselves: `id`, `customer`
/// (the name, else the address or the reference that is known) `words`, the customer's last ones, at most 1,000
/// characters, and `url`, the company's own page of the case. What is not known is left out. @p event has a session.
[[nodiscard]] base::Result<QJsonObject> noticeFacts(const CommandContext &context, const Event &event);

} // namespace tierdesk::engine
