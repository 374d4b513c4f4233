#pragma once

#include "core/base/Result.h"
#include "core/domain/ReportTable.h"

#include <QtCore/QByteArray>

namespace tierdesk::reports {

/// Renders @p table as a PDF (A4 landscape): title, period and summary, then the table with its header on every page.
/// Thread-safe, but needs a QGuiApplication for fonts. Fails with Internal without one.
[[nodiscard]] base::Result<QByteArray> pdfOf(const ReportTable &table);

} // namespace tierdesk::reports
