#pragma once

#include "core/domain/ReportTable.h"

#include <QtCore/QByteArray>

namespace tierdesk::reports {

/// Returns the columns and rows of @p table as CSV (RFC 4180) in UTF-8. Texts that a spreadsheet would read as a
/// formula get a leading apostrophe, because the data contains customers' input. Pure.
[[nodiscard]] QByteArray csvOf(const ReportTable &table);

} // namespace tierdesk::reports
