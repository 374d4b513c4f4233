#pragma once

#include "core/base/Error.h"
#include "ui/theme/Icons.h"

#include <QtCore/QString>

namespace tierdesk::ui {

/// The text for a failure: a heading for a page and a sentence for a line.
struct FailureWords {
    theme::Icon icon = theme::Icon::Alert;
    QString heading;
    QString sentence;
};

[[nodiscard]] FailureWords failureWords(const base::Error &error);

} // namespace tierdesk::ui
