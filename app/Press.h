#pragma once

#include "core/doors/dialects/ReportPress.h"
#include "core/reports/CsvReport.h"
#include "core/reports/PdfReport.h"

namespace tierdesk::app {

/// The reports room behind the doors' interface.
class Press final : public dialects::ReportPress
{
public:
    [[nodiscard]] base::Result<QByteArray> csv(const ReportTable &table) const override
    {
        return reports::csvOf(table);
    }
    [[nodiscard]] base::Result<QByteArray> pdf(const ReportTable &table) const override
    {
        return reports::pdfOf(table);
    }
};

} // namespace tierdesk::app
