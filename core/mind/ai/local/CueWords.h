#pragma once

#include "core/mind/ai/local/Cues.h"

#include <span>

namespace tierdesk::ai {

/// Phrases that say one thing.
struct CueWords {
    Cue cue;
    const char *phrases; ///< lower case, without apostrophes, separated by |
};

/// A phrase may stand in several rows: it then says all of them. The longest phrase wins and its words are spent.
[[nodiscard]] std::span<const CueWords> cueWords();

/// Words that carry a request: worth putting right when a letter is off.
[[nodiscard]] std::span<const char *const> tellingWords();

/// Words near a telling one that mean something else.
[[nodiscard]] std::span<const char *const> otherWords();

} // namespace tierdesk::ai
