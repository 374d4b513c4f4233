#pragma once

#include "core/base/Error.h"

#include <QtCore/QString>

namespace tierdesk::ui {

/// Returns why an action on a case failed as a sentence: the current assignee, that the case was closed, or which input
/// was rejected; failureWords() for the rest.
[[nodiscard]] QString caseFailure(const base::Error &error);

/// Returns true if it is unknown whether the server carried out the request, for example because the answer was lost.
[[nodiscard]] bool isUncertain(const base::Error &error);

} // namespace tierdesk::ui
