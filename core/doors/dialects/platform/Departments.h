#pragma once

#include "core/domain/Enums.h"
#include "core/engine/Advice.h"

#include <QtCore/QStringList>

/// What platform-guide.md makes of a reading: who is to have an inquiry, and what is best done about it. Pure. The
/// tables are in docs/platform.md too.
namespace tierdesk::dialects::platform {

/// Whose business an inquiry of @p category is: "returns_department".
[[nodiscard]] QString departmentOf(Category category);

/// What may be said first: the AI's own words where it would answer, then the words that bring the inquiry to its
/// department; the other way round where people have it. Never empty.
[[nodiscard]] QStringList suggestedResponses(const engine::Advice &advice);

enum class RecommendationType { Escalate, Prioritize, Acknowledge, Thank, Answer };

struct Recommendation {
    RecommendationType type = RecommendationType::Answer;
    double confidence = 0; ///< 0…1
    QString reasoning;     ///< English
};
/// The weightiest first, never empty.
[[nodiscard]] std::vector<Recommendation> recommendationsFor(const engine::Advice &advice);

/// The emotions that carry the text: at most three, none that is less than half as strong as the strongest.
[[nodiscard]] QStringList dominantEmotions(const Reading &reading);

} // namespace tierdesk::dialects::platform

namespace tierdesk {

template<>
struct Words<dialects::platform::RecommendationType> {
    using E = dialects::platform::RecommendationType;
    static constexpr std::array table{std::pair{E::Escalate, "escalate"}, std::pair{E::Prioritize, "prioritize"},
                                      std::pair{E::Acknowledge, "acknowledge"}, std::pair{E::Thank, "thank"},
                                      std::pair{E::Answer, "answer"}};
};

} // namespace tierdesk
