#pragma once

#include "core/mind/nlu/Leaning.h"

namespace tierdesk::nlu {

/// How the writer feels.
struct Mood {
    double score = 0; ///< −1…1
    std::vector<EmotionHit> emotions;
    QString moved; ///< the words that moved the score most
};

/// Adds up the valence phrases of @p sample by the rules of docs/nlu.md; a threat among @p triggers weighs too, and so
/// does @p leaning. Pure.
[[nodiscard]] Mood readMood(const Sample &sample, std::span<const Trigger> triggers, const Leaning &leaning);

} // namespace tierdesk::nlu
