#pragma once

#include "core/mind/nlu/Sample.h"

#include <functional>

namespace tierdesk::nlu {

/// How the writer feels.
struct Mood {
    double score = 0; ///< −1…1
    std::vector<EmotionHit> emotions;
    QString moved;
};

/// Adds up the valence phrases of @p sample by the rules of docs/nlu.md; a threat among @p triggers weighs too, and so
/// does @p lean, what a linear model finds good (above 0) or bad about it; it is asked only where it counts. Pure.
[[nodiscard]] Mood readMood(const Sample &sample, std::span<const Trigger> triggers,
                            const std::function<double()> &lean);

} // namespace tierdesk::nlu
