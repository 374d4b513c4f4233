#pragma once

#include "core/mind/nlu/Leaning.h"

namespace tierdesk::nlu {

/// A message's sentiment and its reasons.
struct Mood {
    double score = 0; ///< −1…1
    std::vector<EmotionHit> emotions;
    QString moved; ///< the words with the largest effect on the score
};

/// Adds up the valence phrases of @p sample by the rules in docs/nlu.md. Threats among @p triggers and @p leaning also
/// count. Pure.
[[nodiscard]] Mood readMood(const Sample &sample, std::span<const Trigger> triggers, const Leaning &leaning);

} // namespace tierdesk::nlu
