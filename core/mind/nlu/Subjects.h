#pragma once

#include "core/mind/nlu/IntentModel.h"

#include <memory>
#include <vector>

namespace tierdesk::nlu {

/// One of the things that customers write about (a label of resources/models/acts.model), and how much a text is.
struct Subject {
    quint16 label = 0;
    float root = 0; ///< the square root of its share in the text
};

/// What a text is about: its likeliest subjects, in the order of their labels.
using Subjects = std::vector<Subject>;

/// The model that tells what customers' messages do (resources/models/acts.model), opened at the first call.
[[nodiscard]] const std::shared_ptr<const IntentModel> &actsModel();

/// @p text as that model takes it: behind two words that no customer writes, for what was asked and what was talked
/// about before; "-" for nothing.
[[nodiscard]] QByteArray inSituation(const QByteArray &text, const QByteArray &open, const QByteArray &topic);

/// What a difference in the scores of the acts' model is worth, chosen on hands that were held out.
inline constexpr double SharpnessOfActs = 4;

/// The shares of the labels of @p scores, of all 1. The sharper, the surer of the best.
[[nodiscard]] std::vector<double> sharesOf(const std::vector<float> &scores, double sharpness = SharpnessOfActs);

/// What @p text is about by itself, in no situation. Some 70 µs.
[[nodiscard]] Subjects subjectsOf(QStringView text);

/// How much two texts are about the same, 0…1.
[[nodiscard]] float likeness(const Subjects &one, const Subjects &other);

} // namespace tierdesk::nlu
