#pragma once

#include "core/base/Result.h"
#include "core/domain/Training.h"
#include "core/mind/nlu/IntentModel.h"
#include "core/mind/nlu/TaughtCategories.h"

namespace tierdesk::nlu {

class Reader;

/// The comparison of a candidate's examples with those of the model in service, on held-out texts.
struct Trial {
    TrialFigures figures;
    TrainedReason reason = TrainedReason::None; ///< why the candidate is rejected

    [[nodiscard]] bool isPassed() const { return reason == TrainedReason::None; }
};

/// Trains both models without a fifth of the examples (the same share of each label) and tests them on it; with up to
/// 2,000 examples, on each fifth in turn. The part that a text is in depends only on the text and the other texts of
/// its label. @p before are the examples of the model in service; if empty, there is none and the built-in categories
/// are used. A candidate fails if it has fewer correct results than before, if it loses more than 1 + 2% of those
/// examples that the model in service was trained on too, or if at least 20 examples were held out and fewer than 30%
/// are correct, which means that the examples contradict each other. Takes seconds to a minute, so never call it on the
/// writer's thread. Deterministic. Fails with Unavailable when @p stops becomes true.
[[nodiscard]] base::Result<Trial> tryIntents(const std::vector<IntentExample> &candidate,
                                             const std::vector<IntentExample> &before,
                                             const std::atomic<bool> *stops = nullptr);
[[nodiscard]] base::Result<Trial> tryCategories(const Reader &reader, const std::vector<CategoryLesson> &candidate,
                                                const std::vector<CategoryLesson> &before,
                                                const std::atomic<bool> *stops = nullptr);

} // namespace tierdesk::nlu
