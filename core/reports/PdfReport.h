#pragma once

#include "core/base/Result.h"
#include "core/domain/ReportTable.h"

#include <QtCore/QByteArray>

namespace tierdesk::reports {

/// @p table as PDF pages (A4, across): the title, the period and the summary, then the table with its head on every
/// page. Any thread, in a program that is a QGuiApplication: text needs fonts. Fails with Internal where there is none.
[[nodiscard]] base::Result<QByteArray> pdfOf(const ReportTable &table);

} // namespace tierdesk::reports
