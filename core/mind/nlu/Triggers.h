#pragma once

#include "core/mind/nlu/LinearModel.h"
#include "core/mind/nlu/Sample.h"

#include <array>
#include <optional>

namespace tierdesk::nlu {

/// A trigger that has a linear model in addition to the rules.
struct LearnedTrigger {
    Trigger trigger = Trigger::AsksForHuman;
    /// Whether its model sees letter groups. They help with misspelt requests for an agent; in legal threats, which are
    /// longer, they lead to overfitting.
    bool hasLetters = false;
    double least = 0; ///< threshold for model and rules together; chosen on texts by an author not trained on
};
inline constexpr std::array kLearnedTriggers{LearnedTrigger{Trigger::AsksForHuman, true, -.1},
                                             LearnedTrigger{Trigger::LegalThreat, false, -.2}};
using TriggerModels = std::array<LinearModel, kLearnedTriggers.size()>;

/// Returns what the model of @p learned sees of @p sample, whose tokens have @p grams; nothing if the sample has no
/// word with a notion of this trigger, since then the trigger cannot be meant. Notions are added to the words, so that
/// "get me your boss" resembles "get me your manager". Pure, like all functions below.
[[nodiscard]] std::optional<Grams> triggerGrams(const LearnedTrigger &learned, const Sample &sample,
                                                const Grams &grams);

/// Returns the triggers that the phrases of triggers.tsv find, in any language, in the order of the enum.
[[nodiscard]] std::vector<Trigger> readTriggers(const Sample &sample);

/// The same for an English text. The learned triggers are decided by @p models and the rules together.
[[nodiscard]] std::vector<Trigger> readTriggers(const Sample &sample, const Grams &grams, const TriggerModels &models);

} // namespace tierdesk::nlu
