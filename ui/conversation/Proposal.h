#pragma once

#include "core/doors/deskapi/Sessions.h"

#include <QtCore/QString>

namespace tierdesk::ui {

/// What could be written next to the customer, from the record and nothing else: the greeting of somebody who has just
/// taken the case, or what was done since one last wrote. Empty where there is nothing that is sure. In the language of
/// the program, and so only for customers who write in it. Pure.
[[nodiscard]] QString proposedReply(const deskapi::SessionDetail &detail, UserId me, const QString &myName);

} // namespace tierdesk::ui
