#pragma once

#include "core/domain/Models.h"

namespace tierdesk::ai {

/// The prices that come with the program: of which day, from where. A company's own rows go before them.
struct PriceTable {
    QString asOf; ///< ISO date
    QString source;
    std::vector<ModelPrice> prices;

    /// From the resource; fails with Internal, which is a defect of the build.
    [[nodiscard]] static base::Result<PriceTable> load();
    /// The company's price of @p model, or ours; null when neither knows it.
    [[nodiscard]] const ModelPrice *find(const ModelsConfig &models, QStringView model) const;
};

} // namespace tierdesk::ai
