#pragma once

#include "core/base/Result.h"
#include "core/doors/deskapi/Training.h"

#include <QtCore/QByteArray>

namespace tierdesk::ui {

/// Parses examples from a file: lines of text, tab, label; or JSON, an array of {"text","label"} or an object with this
/// array as `examples`. Fails with InvalidInput, `where` the line or row, and with TooLarge beyond 20,000. Pure.
[[nodiscard]] base::Result<std::vector<deskapi::AddExamples::Row>> examplesFrom(const QByteArray &bytes);

} // namespace tierdesk::ui
