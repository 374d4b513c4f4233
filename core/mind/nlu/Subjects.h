#pragma once

#include "core/mind/nlu/IntentModel.h"

#include <memory>
#include <vector>

namespace tierdesk::nlu {

/// Something that customers write about (a label of resources/models/acts.model), and its share in a text.
struct Subject {
    quint16 label = 0;
    float root = 0; ///< square root of its share in the text
};

/// The most likely subjects of a text, ordered by label.
using Subjects = std::vector<Subject>;

/// Returns the model that classifies messages by act (resources/models/acts.model). Loaded on first use. Thread-safe.
[[nodiscard]] const std::shared_ptr<const IntentModel> &actsModel();

/// Returns @p text as the acts model expects it: preceded by two artificial words for the open question and the
/// previous topic; "-" stands for none.
[[nodiscard]] QByteArray inSituation(const QByteArray &text, const QByteArray &open, const QByteArray &topic);

/// Sharpness for the scores of the acts model, chosen on held-out authors.
inline constexpr double SharpnessOfActs = 4;

/// Returns the softmax of @p scores. A higher @p sharpness gives the best label a larger share.
[[nodiscard]] std::vector<double> sharesOf(const std::vector<float> &scores, double sharpness = SharpnessOfActs);

/// Returns the subjects of @p text without any context. Takes about 70 µs.
[[nodiscard]] Subjects subjectsOf(QStringView text);

/// Returns how similar the subjects of two texts are, 0…1.
[[nodiscard]] float likeness(const Subjects &one, const Subjects &other);

} // namespace tierdesk::nlu
