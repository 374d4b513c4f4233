#pragma once

#include "core/mind/nlu/LinearModel.h"
#include "core/mind/nlu/Sample.h"

#include <QtCore/QStringList>

#include <array>

namespace tierdesk::nlu {

/// The evidence for each category, in the order of the enum.
using TopicSums = std::array<double, Words<Category>::table.size()>;

/// Returns the categories indicated by the cue phrases, best first, never empty. @p score is the sentiment: anger
/// without a topic is a complaint. Pure, like all functions below.
[[nodiscard]] std::vector<CategoryGuess> readCategories(const Sample &sample, double score);

/// Combines the cue phrases with the linear model. @p topics come from readCategories(), @p scores from the model, one
/// per category in the order of the enum. Returns the best first, never nothing; GENERAL_INQUIRY with a low confidence
/// if no rule matches and the model is not sure.
[[nodiscard]] std::vector<CategoryGuess> weighTopics(const std::vector<CategoryGuess> &topics,
                                                     const LinearModel::Scores &scores);

/// Returns the sums behind weighTopics(); its best category has the greatest sum. If it falls back to GENERAL_INQUIRY,
/// that category has .3 and the others 0.
[[nodiscard]] TopicSums topicSums(const std::vector<CategoryGuess> &topics, const LinearModel::Scores &scores);
/// Ranks the categories by @p sums, as weighTopics() does.
[[nodiscard]] std::vector<CategoryGuess> rankTopics(const TopicSums &sums);

/// Returns the most significant words in lower case, at most 8.
[[nodiscard]] QStringList readKeywords(const Sample &sample, const QString &language);

/// Returns the complexity, 0…1. @p topics come from readCategories().
[[nodiscard]] double readComplexity(const Sample &sample, const std::vector<CategoryGuess> &topics);

} // namespace tierdesk::nlu
