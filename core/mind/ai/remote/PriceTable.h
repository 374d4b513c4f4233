#pragma once

#include "core/domain/Models.h"

namespace tierdesk::ai {

/// The built-in prices, with their date and source. A company's own prices take precedence. A row applies to the model
/// of its name with any date or variant suffix ("gpt-4o-2024-08-06"), but to no other version.
struct PriceTable {
    QString asOf;   ///< ISO date of the oldest rows
    QString source; ///< of all rows, with dates
    std::vector<ModelPrice> prices;
    ModelPrice unknown; ///< a high price, for models without one where a budget must hold

    /// Loads the table from the resource. Fails with Internal, which means a defect of the build.
    [[nodiscard]] static base::Result<PriceTable> load();
    /// Reads tables with a date and a source each from @p json. Fails with Internal if either is missing.
    [[nodiscard]] static base::Result<PriceTable> read(const QByteArray &json);
    /// Returns the company's price of @p model, or the built-in one; null if there is neither.
    [[nodiscard]] const ModelPrice *find(const ModelsConfig &models, QStringView model) const;
    /// Sets the cost of @p use. Without a known price, the cost is that of `unknown` if the company has a budget,
    /// otherwise zero. A local model costs nothing, whatever its name.
    void price(const ModelsConfig &models, ModelUse &use) const;
    /// Returns those of @p provider's models that have no price.
    [[nodiscard]] QStringList unpriced(const ModelsConfig &models, const ModelProvider &provider) const;
};

} // namespace tierdesk::ai
