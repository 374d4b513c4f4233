#pragma once

#include "core/domain/ReportTable.h"

#include <QtCore/QByteArray>

namespace tierdesk::reports {

/// The columns and rows of @p table as CSV (RFC 4180), UTF-8. A text that a spreadsheet would take for a formula stands
/// behind an apostrophe: customers write what is in it. Pure.
[[nodiscard]] QByteArray csvOf(const ReportTable &table);

} // namespace tierdesk::reports
