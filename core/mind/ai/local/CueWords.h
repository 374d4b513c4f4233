#pragma once

#include "core/mind/ai/local/Cues.h"

#include <span>

namespace tierdesk::ai {

/// The phrases of one cue.
struct CueWords {
    Cue cue;
    const char *phrases; ///< lower case, without apostrophes, separated by |
};

/// Returns all rows. A phrase in several rows has all their cues. The longest phrase matches and consumes its words.
[[nodiscard]] std::span<const CueWords> cueWords();

/// Returns significant words, in which typing errors are corrected.
[[nodiscard]] std::span<const char *const> tellingWords();

/// Returns words that resemble a significant one but mean something else.
[[nodiscard]] std::span<const char *const> otherWords();

} // namespace tierdesk::ai
