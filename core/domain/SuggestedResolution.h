#pragma once

#include "core/domain/Action.h"
#include "core/domain/Session.h"

#include <optional>
#include <span>

namespace tierdesk {

/// Returns the resolution that a case's record suggests: its type by what was granted in it, as summary @p summary and
/// what was granted, and as actions what was granted, a line each (English, as all of the record). Pure.
[[nodiscard]] Resolution suggestedResolution(std::optional<Category> category, const QString &summary,
                                             std::span<const Action> actions);

/// True for an action that was done or is on its way.
[[nodiscard]] bool isGranted(const Action &action);

} // namespace tierdesk
