#pragma once

#include "core/mind/nlu/LinearModel.h"

#include <atomic>

namespace tierdesk::nlu {

inline constexpr int kNoLabel = -1; ///< of a lesson that has none of the labels

/// One training text.
struct Lesson {
    Grams grams;
    int label = 0;              ///< index in the list of labels; kNoLabel is allowed only if leadShare is 0
    std::vector<int> undecided; ///< labels for which it is neither a positive nor a negative example
};

struct TrainSettings {
    double cost = 1;         ///< of a misclassified lesson, relative to the size of the weights
    int rounds = 12;         ///< over all lessons
    quint32 minTexts = 1;    ///< grams in fewer lessons are left out
    double centre = 0;       ///< share of the mean of a label's own lessons that is added to its weights; smaller
                             ///< for a label with few lessons compared with others
    double leadShare = 0;    ///< share of the weights trained on all labels at once that is added; 0: none
    bool isBalanced = false; ///< a label's own lessons cost as much as all the others together
    quint64 seed = 1;        ///< for the order of the lessons
    const std::atomic<bool> *stops = nullptr; ///< when true, training ends early and the result is unusable
};

/// Trains one separator per label against all others: squared hinge loss over rarity-weighted grams, by dual coordinate
/// descent (Hsieh et al., "A Dual Coordinate Descent Method for Large-scale Linear SVM", ICML 2008). If leadShare is
/// above 0, adds the weights of a model trained on all labels at once (Crammer and Singer, "On the Algorithmic
/// Implementation of Multiclass Kernel-based Vector Machines", JMLR 2001), which ignores `undecided` and is left out if
/// grams times labels exceed 64 million. The same lessons, settings and seed give the same bytes. Single-threaded.
/// Needs at least one label and one lesson.
[[nodiscard]] LinearModel::Parts trainLinear(const QStringList &labels, const std::vector<Lesson> &lessons,
                                             const TrainSettings &settings);

} // namespace tierdesk::nlu
