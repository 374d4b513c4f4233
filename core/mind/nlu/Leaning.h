#pragma once

#include "core/mind/nlu/Models.h"
#include "core/mind/nlu/Sample.h"

#include <optional>
#include <utility>

namespace tierdesk::nlu {

/// The first and the last place of some words in Sample::row.
using Stretch = std::optional<std::pair<std::size_t, std::size_t>>;

/// What the mood's linear model makes of one text; asked only where it counts. Refers to what it was made from.
class Leaning final
{
public:
    /// @p grams are those of @p sample.
    Leaning(const Models &models, const Sample &sample, const Grams &grams);

    /// Above 0: good; below: bad.
    [[nodiscard]] double sum() const;
    /// The words that say most for good (@p isGood) or for bad; nothing if none do.
    [[nodiscard]] Stretch loudest(bool isGood) const;

private:
    const Models &m_models;
    const Sample &m_sample;
    const Grams &m_grams;
};

} // namespace tierdesk::nlu
