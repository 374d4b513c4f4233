#pragma once

#include "core/mind/nlu/Mood.h"
#include "core/mind/nlu/MoodRow.h"

#include <vector>

/// The reasons for a Mood. Pure.
namespace tierdesk::nlu {

/// What adds to the sum besides the lexicon's phrases: positive values above 0, negative ones below.
struct Forces {
    double lean = 0;    ///< the linear model
    double shouted = 0; ///< a whole text in capitals
    double asked = 0;   ///< "???", "?!"
    double threat = 0;
};

/// Returns the emotions that @p parts express, each with its words, strongest first; Neutral if there are none.
[[nodiscard]] std::vector<EmotionHit> emotionsOf(const Sample &sample, const std::vector<Part> &parts);

/// Returns the words with the largest effect on the score @p total: the strongest phrase of the same sign or, if there
/// is none, the words behind the strongest of @p forces. Empty if all effects are small.
[[nodiscard]] QString movedBy(const Sample &sample, const std::vector<Part> &parts, const Forces &forces, double total,
                              const Leaning &leaning);

} // namespace tierdesk::nlu
