#pragma once

#include "core/mind/nlu/Triggers.h"

#include <memory>
#include <optional>

namespace tierdesk::nlu {

/// The linear models that the Reader asks beside its rules. Immutable.
struct Models {
    LinearModel mood;     ///< bad, neither, good
    LinearModel category; ///< one score a Category, in the order of the enum
    TriggerModels triggers;

    /// Below 0: the text sounds bad; above: good. A text without a known gram has 0.
    [[nodiscard]] double lean(const Grams &grams) const;
    /// By token: how much its grams add to lean(). @p grams are those of @p tokens.
    [[nodiscard]] std::vector<float> leanings(const TokenList &tokens, const Grams &grams) const;

    /// Whether @p folded stood in the texts that one of them was taught, in whatever form.
    [[nodiscard]] bool knows(std::string_view folded) const;

    /// The share of the groups of four and five letters of @p folded that stood there, 0…1; of short words 1 or 0.
    [[nodiscard]] double familiarity(std::string_view folded) const;

    /// Those compiled in under :/models. Fails with InvalidInput; `where` is the file.
    [[nodiscard]] static base::Result<std::shared_ptr<const Models>> load();
};

/// A text whose writer's mood somebody rated.
struct MoodExample {
    QByteArray text;
    double rating = 0; ///< below −.5 bad, from .5 good, between them neither
};
struct CategoryExample {
    QByteArray text;
    Category primary = Category::GeneralInquiry;
    std::vector<Category> accepted; ///< as right as the primary one; may hold it
    QString source;
};

/// A text and the trigger that its writer means, if any.
struct TriggerExample {
    QByteArray text;
    std::optional<Trigger> means;
};

/// Same examples and seed, same bytes. Seconds. Need an example at least.
[[nodiscard]] LinearModel trainMood(const std::vector<MoodExample> &examples, quint64 seed);
[[nodiscard]] LinearModel trainCategories(const std::vector<CategoryExample> &examples, quint64 seed);
[[nodiscard]] TriggerModels trainTriggers(const std::vector<TriggerExample> &examples, const Lexicon &lexicon,
                                          quint64 seed);

} // namespace tierdesk::nlu
