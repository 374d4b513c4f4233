#pragma once

#include "core/doors/deskapi/Sessions.h"
#include "ui/theme/Icons.h"

#include <QtCore/QString>

namespace tierdesk::ui {

/// What a view of the queue says while no case is in it: what that means, and what may be done.
struct EmptyWords {
    theme::Icon icon = theme::Icon::Inbox;
    QString heading;
    QString sentence;
};

[[nodiscard]] EmptyWords emptyWords(deskapi::QueueView view);

} // namespace tierdesk::ui
