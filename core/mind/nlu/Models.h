#pragma once

#include "core/mind/nlu/Triggers.h"

#include <memory>
#include <optional>

namespace tierdesk::nlu {

/// The linear models that the Reader uses in addition to its rules. Immutable.
struct Models {
    LinearModel mood;     ///< labels: bad, neither, good
    LinearModel category; ///< one score per Category, in the order of the enum
    TriggerModels triggers;

    /// Returns a value below 0 for negative and above 0 for positive sentiment; 0 for a text with too few known words.
    [[nodiscard]] double lean(const Grams &grams) const;
    /// Returns for each token how much its grams add to lean(). @p grams are those of @p tokens.
    [[nodiscard]] std::vector<float> leanings(const TokenList &tokens, const Grams &grams) const;

    /// Returns whether the sentiment or category model was trained on texts with @p folded, in any inflected form.
    [[nodiscard]] bool knows(std::string_view folded) const;

    /// Returns the share of the groups of four and five letters of @p folded that the sentiment model knows: 0…1.
    [[nodiscard]] double familiarity(std::string_view folded) const;

    /// Loads the models from :/models. Fails with InvalidInput; `where` is the file.
    [[nodiscard]] static base::Result<std::shared_ptr<const Models>> load();
};

/// A text whose sentiment was rated by a person.
struct MoodExample {
    QByteArray text;
    double rating = 0; ///< up to −.5: bad; from .5: good; otherwise neither
};
struct CategoryExample {
    QByteArray text;
    Category primary = Category::GeneralInquiry;
    std::vector<Category> accepted; ///< as correct as the primary one, which it may contain
    QString source;
};

/// A text and the trigger that it contains, if any.
struct TriggerExample {
    QByteArray text;
    std::optional<Trigger> means;
};

/// Train a model in seconds. The same examples and seed give the same bytes. Need at least one example.
[[nodiscard]] LinearModel trainMood(const std::vector<MoodExample> &examples, quint64 seed);
[[nodiscard]] LinearModel trainCategories(const std::vector<CategoryExample> &examples, quint64 seed);
[[nodiscard]] TriggerModels trainTriggers(const std::vector<TriggerExample> &examples, const Lexicon &lexicon,
                                          quint64 seed);

} // namespace tierdesk::nlu
