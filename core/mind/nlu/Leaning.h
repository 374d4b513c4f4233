#pragma once

#include "core/mind/nlu/Models.h"
#include "core/mind/nlu/Sample.h"

#include <optional>
#include <utility>

namespace tierdesk::nlu {

/// The first and the last position of some words in Sample::row.
using Stretch = std::optional<std::pair<std::size_t, std::size_t>>;

/// Evaluates the linear sentiment model for one text, on demand. Keeps references to its constructor's arguments.
class Leaning final
{
public:
    /// @p grams are those of @p sample.
    Leaning(const Models &models, const Sample &sample, const Grams &grams);

    /// Returns a value above 0 for positive and below 0 for negative sentiment.
    [[nodiscard]] double sum() const;
    /// Returns the words with the most positive (@p isGood) or negative effect; nothing if there are none.
    [[nodiscard]] Stretch loudest(bool isGood) const;

private:
    const Models &m_models;
    const Sample &m_sample;
    const Grams &m_grams;
};

} // namespace tierdesk::nlu
