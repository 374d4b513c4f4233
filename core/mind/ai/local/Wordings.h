#pragma once

#include "core/mind/ai/local/Phrases.h"

#include <array>
#include <span>

namespace tierdesk::ai {

/// Bits of Tone, for the tables.
namespace tones {
enum Bits : quint8 {
    Friendly = 1 << static_cast<int>(Tone::Friendly),
    Professional = 1 << static_cast<int>(Tone::Professional),
    Formal = 1 << static_cast<int>(Tone::Formal),
    Empathetic = 1 << static_cast<int>(Tone::Empathetic),
    Concise = 1 << static_cast<int>(Tone::Concise),
    Any = 0x1F
};
} // namespace tones

/// One way to say something.
struct Wording {
    Say say;
    int tones; ///< a bit a Tone
    const char16_t *full;
    const char16_t *brief = nullptr;
};

/// Everything that is said, by Say: what is said on the way, and what is said of escalations, payments, plans and
/// questions.
[[nodiscard]] std::array<std::span<const Wording>, 2> wordings();

/// The second of them.
[[nodiscard]] std::span<const Wording> laterWordings();

} // namespace tierdesk::ai
