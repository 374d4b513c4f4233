#pragma once

#include "core/doors/deskapi/Sessions.h"

#include <QtCore/QString>

namespace tierdesk::ui {

/// Returns a proposed reply that is based on the record only: a greeting after claiming the case, or the actions since
/// the agent's last message. Empty if nothing certain can be said. In the program's language, and so only for customers
/// who write in it. Pure.
[[nodiscard]] QString proposedReply(const deskapi::SessionDetail &detail, UserId me, const QString &myName);

} // namespace tierdesk::ui
