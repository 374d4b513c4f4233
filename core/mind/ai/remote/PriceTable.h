#pragma once

#include "core/domain/Models.h"

namespace tierdesk::ai {

/// The prices that come with the program: of which day, from where. A company's own rows go before them. A row is for
/// the model of its name, whatever its day or kind ("gpt-4o-2024-08-06"), and for no other version of it.
struct PriceTable {
    QString asOf;   ///< ISO date, of the oldest rows
    QString source; ///< of all rows, each with its day
    std::vector<ModelPrice> prices;
    ModelPrice unknown; ///< what a model without a price is taken to cost where a budget must hold: a dear one

    /// From the resource; fails with Internal, which is a defect of the build.
    [[nodiscard]] static base::Result<PriceTable> load();
    /// From @p json, tables with a day and a source each; fails with Internal where any row would be without them.
    [[nodiscard]] static base::Result<PriceTable> read(const QByteArray &json);
    /// The company's price of @p model, or ours; null when neither knows it.
    [[nodiscard]] const ModelPrice *find(const ModelsConfig &models, QStringView model) const;
    /// Writes into @p use what it cost. Without a price it cost nothing that is known: where the company keeps a
    /// budget it counts as `unknown`, else as nothing. A model on this machine costs nothing, whatever its name.
    void price(const ModelsConfig &models, ModelUse &use) const;
    /// Those of @p provider's models that have no price.
    [[nodiscard]] QStringList unpriced(const ModelsConfig &models, const ModelProvider &provider) const;
};

} // namespace tierdesk::ai
