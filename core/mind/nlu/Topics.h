#pragma once

#include "core/mind/nlu/LinearModel.h"
#include "core/mind/nlu/Sample.h"

#include <QtCore/QStringList>

namespace tierdesk::nlu {

/// The issue categories that the cue phrases speak for, best first, never empty. @p score is the mood: anger without a
/// topic is a complaint. Pure, like all below.
[[nodiscard]] std::vector<CategoryGuess> readCategories(const Sample &sample, double score);

/// What cue phrases and the linear model say together: @p topics are those of readCategories, @p scores the model's,
/// one a category in the order of the enum. Best first, never empty; GENERAL_INQUIRY with a low confidence where no
/// rule recognises anything and the model is not sure.
[[nodiscard]] std::vector<CategoryGuess> weighTopics(const std::vector<CategoryGuess> &topics,
                                                     const LinearModel::Scores &scores);

[[nodiscard]] std::vector<Trigger> readTriggers(const Sample &sample);

/// The most telling words, lower case, at most 8.
[[nodiscard]] QStringList readKeywords(const Sample &sample, const QString &language);

/// 0…1. @p topics are those of readCategories.
[[nodiscard]] double readComplexity(const Sample &sample, const std::vector<CategoryGuess> &topics);

} // namespace tierdesk::nlu
