#pragma once

#include "core/mind/nlu/Mood.h"
#include "core/mind/nlu/MoodRow.h"

#include <vector>

/// Why a mood is what it is. Pure.
namespace tierdesk::nlu {

/// What moved a sum beside the phrases of the lexicon; each adds to what speaks for (above 0) or against.
struct Forces {
    double lean = 0;    ///< the linear model
    double shouted = 0; ///< a whole text in capitals
    double asked = 0;   ///< "???", "?!"
    double threat = 0;
};

/// The emotions that @p parts speak of, each with the words that say it, strongest first; neutral where none does.
[[nodiscard]] std::vector<EmotionHit> emotionsOf(const Sample &sample, const std::vector<Part> &parts);

/// The words that moved the score to @p total most: the strongest phrase that agrees with it or, where none does, what
/// the strongest of @p forces was made of. Empty if nothing much moved it.
[[nodiscard]] QString movedBy(const Sample &sample, const std::vector<Part> &parts, const Forces &forces, double total,
                              const Leaning &leaning);

} // namespace tierdesk::nlu
