#pragma once

#include <QtCore/QString>

namespace tierdesk::ui {

/// Returns the session's id in a link to a case, "tierdesk://case/sess_8f21", as notifications by mail have it; any
/// other text as it is, trimmed.
[[nodiscard]] QString caseIn(const QString &text);

} // namespace tierdesk::ui
