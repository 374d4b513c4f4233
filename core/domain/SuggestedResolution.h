#pragma once

#include "core/domain/Action.h"
#include "core/domain/Session.h"

#include <optional>
#include <span>

namespace tierdesk {

/// Returns the resolution that a case's record suggests. The granted actions determine the type, follow @p summary in
/// the summary, and are listed one per line as actions (in English, like the record). Pure.
[[nodiscard]] Resolution suggestedResolution(std::optional<Category> category, const QString &summary,
                                             std::span<const Action> actions);

/// Returns whether an action is pending or confirmed.
[[nodiscard]] bool isGranted(const Action &action);

} // namespace tierdesk
