#pragma once

#include "core/base/Result.h"
#include "core/domain/ReportTable.h"

#include <QtCore/QByteArray>

namespace tierdesk::dialects {

/// Prints reports in the formats that need more than JSON. Dialects know no fonts; the program does. Any thread.
class ReportPress
{
public:
    virtual ~ReportPress() = default;
    [[nodiscard]] virtual base::Result<QByteArray> csv(const ReportTable &table) const = 0;
    /// Fails with Internal where there are no fonts.
    [[nodiscard]] virtual base::Result<QByteArray> pdf(const ReportTable &table) const = 0;
};

} // namespace tierdesk::dialects
