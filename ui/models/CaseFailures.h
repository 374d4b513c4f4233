#pragma once

#include "core/base/Error.h"

#include <QtCore/QString>

namespace tierdesk::ui {

/// Why an act on a case did not happen, as a sentence for whoever pressed the button: who has the case now, that it was
/// closed meanwhile, what of the input was refused; failureWords() for the rest.
[[nodiscard]] QString caseFailure(const base::Error &error);

/// True when nobody can tell whether the server did what was asked: it was not reached, or its answer was lost.
[[nodiscard]] bool isUncertain(const base::Error &error);

} // namespace tierdesk::ui
