#pragma once

#include "core/doors/deskapi/Sessions.h"
#include "ui/theme/Icons.h"

#include <QtCore/QString>

namespace tierdesk::ui {

/// The empty state of a queue view: what it means and what to do.
struct EmptyWords {
    theme::Icon icon = theme::Icon::Inbox;
    QString heading;
    QString sentence;
};

[[nodiscard]] EmptyWords emptyWords(deskapi::QueueView view);

} // namespace tierdesk::ui
