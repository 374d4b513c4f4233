#pragma once

#include "core/base/Result.h"
#include "core/domain/Training.h"
#include "core/mind/nlu/IntentModel.h"
#include "core/mind/nlu/TaughtCategories.h"

namespace tierdesk::nlu {

class Reader;

/// A candidate beside what serves: are its examples better, on texts that neither of them had seen?
struct Trial {
    TrialFigures figures;
    TrainedReason reason = TrainedReason::None; ///< why it is not to be put into service

    [[nodiscard]] bool isPassed() const { return reason == TrainedReason::None; }
};

/// Both are trained anew without a part of the examples and read that part: a fifth, the same share of each label; up
/// to 2,000 examples, each fifth in turn, so that all are held out once. Which part a text is in depends on the text
/// and its label's other texts only. @p before are the examples that the model in service was taught (empty: none
/// serves, and categories are as the reader says by itself). A candidate fails when it is right on fewer than before,
/// when it is right on clearly fewer of those that the one in service was taught too (more than two in a hundred and
/// one), or when, of twenty or more, it tells less than three in ten: then its examples do not agree. Seconds to a
/// minute; not on the writer's thread. Deterministic. Fails with Unavailable once @p stops.
[[nodiscard]] base::Result<Trial> tryIntents(const std::vector<IntentExample> &candidate,
                                             const std::vector<IntentExample> &before,
                                             const std::atomic<bool> *stops = nullptr);
[[nodiscard]] base::Result<Trial> tryCategories(const Reader &reader, const std::vector<CategoryLesson> &candidate,
                                                const std::vector<CategoryLesson> &before,
                                                const std::atomic<bool> *stops = nullptr);

} // namespace tierdesk::nlu
