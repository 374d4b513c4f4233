#pragma once

#include "core/mind/nlu/LinearModel.h"

#include <atomic>

namespace tierdesk::nlu {

inline constexpr int kNoLabel = -1; ///< of a lesson that is like none of the labels

/// One text to learn from.
struct Lesson {
    Grams grams;
    int label = 0;              ///< in the list of labels, or kNoLabel unless all labels are learned at once
    std::vector<int> undecided; ///< labels that it speaks neither for nor against
};

struct TrainSettings {
    double cost = 1;         ///< of a lesson got wrong, against the size of the weights
    int rounds = 12;         ///< over all lessons
    quint32 minTexts = 1;    ///< a gram that fewer lessons hold is left out
    double centre = 0;       ///< how much of the mean of its own few lessons a label's weights get on top; less of it
                             ///< for a label that has fewer than others
    double leadShare = 0;    ///< how much counts beside the separators what is learned of all labels at once
    bool isBalanced = false; ///< a label's own lessons cost as much as all the others together
    quint64 seed = 1;        ///< of the order of the lessons
    const std::atomic<bool> *stops = nullptr; ///< once true, no more is learned and the result is worth nothing
};

/// One separator a label against all others: squared hinge loss, solved by coordinate descent in the dual (Hsieh et
/// al., "A Dual Coordinate Descent Method for Large-scale Linear SVM", ICML 2008), over rarity-weighted grams; to
/// which, if wanted, the weights of one that learns all labels at once are added (Crammer and Singer, "On the
/// Algorithmic Implementation of Multiclass Kernel-based Vector Machines", JMLR 2001; nobody is undecided; left out
/// where grams times labels are more than 64 million). The same lessons, settings and seed give the same bytes. One
/// thread. Needs a label and a lesson at least.
[[nodiscard]] LinearModel::Parts trainLinear(const QStringList &labels, const std::vector<Lesson> &lessons,
                                             const TrainSettings &settings);

} // namespace tierdesk::nlu
