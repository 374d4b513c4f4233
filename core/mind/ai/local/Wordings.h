#pragma once

#include "core/mind/ai/local/Phrases.h"

#include <span>

namespace tierdesk::ai {

/// One way to say something.
struct Wording {
    Say say;
    int tones; ///< a bit a Tone
    const char16_t *full;
    const char16_t *brief = nullptr;
};

/// Everything that is said, by Say.
[[nodiscard]] std::span<const Wording> wordings();

} // namespace tierdesk::ai
