#pragma once

#include "core/mind/nlu/LinearModel.h"
#include "core/mind/nlu/Sample.h"

#include <array>
#include <optional>

namespace tierdesk::nlu {

/// A trigger that a linear model of its own has learned beside the rules.
struct LearnedTrigger {
    Trigger trigger = Trigger::AsksForHuman;
    /// Whether its model sees letter groups. They help with the misspelt words of those who ask for a person; of legal
    /// threats, which have longer texts, they learn chance.
    bool hasLetters = false;
    double least = 0; ///< of model and rules together; chosen by what one hand's model makes of the other's lines
};
inline constexpr std::array kLearnedTriggers{LearnedTrigger{Trigger::AsksForHuman, true, -.1},
                                             LearnedTrigger{Trigger::LegalThreat, false, -.2}};
using TriggerModels = std::array<LinearModel, kLearnedTriggers.size()>;

/// Returns what the model of @p learned sees of @p sample, whose tokens have @p grams; nothing if no word of the sample
/// is one of its notions, since then the trigger is not meant. Notions stand beside the words, so that "get me your
/// boss" looks like "get me your manager". Pure, like all below.
[[nodiscard]] std::optional<Grams> triggerGrams(const LearnedTrigger &learned, const Sample &sample,
                                                const Grams &grams);

/// Returns what the phrases of triggers.tsv find, in any language, in the order of the enum.
[[nodiscard]] std::vector<Trigger> readTriggers(const Sample &sample);

/// The same for an English text. The learned triggers are decided by @p models and the rules together.
[[nodiscard]] std::vector<Trigger> readTriggers(const Sample &sample, const Grams &grams, const TriggerModels &models);

} // namespace tierdesk::nlu
