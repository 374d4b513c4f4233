#pragma once

#include "core/domain/Enums.h"
#include "core/engine/Advice.h"

#include <QtCore/QStringList>

/// What platform-guide.md derives from a reading: the department for an inquiry, and recommendations. Pure. The tables
/// are in docs/platform.md too.
namespace tierdesk::dialects::platform {

/// Returns the department for inquiries of @p category: "returns_department".
[[nodiscard]] QString departmentOf(Category category);

/// Returns possible first replies: the AI's own reply if the AI would answer, then the text that refers the inquiry to
/// its department; in reverse order if agents have it. Never empty.
[[nodiscard]] QStringList suggestedResponses(const engine::Advice &advice);

enum class RecommendationType { Escalate, Prioritize, Acknowledge, Thank, Answer };

struct Recommendation {
    RecommendationType type = RecommendationType::Answer;
    double confidence = 0; ///< 0…1
    QString reasoning;     ///< English
};
/// Returns the recommendations, the most important first; never empty.
[[nodiscard]] std::vector<Recommendation> recommendationsFor(const engine::Advice &advice);

/// Returns the dominant emotions of the text: at most three, each at least half as strong as the strongest.
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
