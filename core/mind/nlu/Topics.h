#pragma once

#include "core/mind/nlu/LinearModel.h"
#include "core/mind/nlu/Sample.h"

#include <QtCore/QStringList>

#include <array>

namespace tierdesk::nlu {

/// How much speaks for each category, in the order of the enum.
using TopicSums = std::array<double, Words<Category>::table.size()>;

/// The issue categories that the cue phrases speak for, best first, never empty. @p score is the mood: anger without a
/// topic is a complaint. Pure, like all below.
[[nodiscard]] std::vector<CategoryGuess> readCategories(const Sample &sample, double score);

/// What cue phrases and the linear model say together: @p topics are those of readCategories, @p scores the model's,
/// one a category in the order of the enum. Best first, never empty; GENERAL_INQUIRY with a low confidence where no
/// rule recognises anything and the model is not sure.
[[nodiscard]] std::vector<CategoryGuess> weighTopics(const std::vector<CategoryGuess> &topics,
                                                     const LinearModel::Scores &scores);

/// What stands behind weighTopics(): its best category has the greatest sum. Where it says GENERAL_INQUIRY for want of
/// anything better, that has .3 and the others nothing.
[[nodiscard]] TopicSums topicSums(const std::vector<CategoryGuess> &topics, const LinearModel::Scores &scores);
/// The categories by @p sums, as weighTopics() gives them.
[[nodiscard]] std::vector<CategoryGuess> rankTopics(const TopicSums &sums);

/// The most telling words, lower case, at most 8.
[[nodiscard]] QStringList readKeywords(const Sample &sample, const QString &language);

/// 0…1. @p topics are those of readCategories.
[[nodiscard]] double readComplexity(const Sample &sample, const std::vector<CategoryGuess> &topics);

} // namespace tierdesk::nlu
