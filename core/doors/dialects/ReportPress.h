#pragma once

#include "core/base/Result.h"
#include "core/domain/ReportTable.h"

#include <QtCore/QByteArray>

namespace tierdesk::dialects {

/// Renders reports in formats other than JSON. Dialects have no fonts, so the program implements it. Any thread.
class ReportPress
{
public:
    virtual ~ReportPress() = default;
    [[nodiscard]] virtual base::Result<QByteArray> csv(const ReportTable &table) const = 0;
    /// Fails with Internal if there are no fonts.
    [[nodiscard]] virtual base::Result<QByteArray> pdf(const ReportTable &table) const = 0;
};

} // namespace tierdesk::dialects
