#pragma once

#include "core/mind/nlu/Sample.h"

namespace tierdesk::nlu {

/// How the writer feels.
struct Mood {
    double score = 0; ///< −1…1
    std::vector<EmotionHit> emotions;
    QString moved;
};

/// Adds up the valence phrases of @p sample by the rules of docs/nlu.md; a threat among @p triggers weighs too. Pure.
[[nodiscard]] Mood readMood(const Sample &sample, std::span<const Trigger> triggers);

} // namespace tierdesk::nlu
