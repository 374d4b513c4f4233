#pragma once

#include "core/mind/nlu/LinearModel.h"

#include <atomic>

namespace tierdesk::nlu {

/// A company's example text for one of its intents.
struct IntentExample {
    QString text;
    QString intent;
};

struct IntentGuess {
    QString intent;        ///< the best match, even if the evidence is weak
    double confidence = 0; ///< 0…1: how often such a guess is right; below 0.5 the text probably has no known intent
};

struct IntentTraining {
    quint64 seed = 1;
    bool isCalibrated = true;   ///< false: four times as fast, but every known text has a confidence of 0.5
    std::size_t leastTexts = 0; ///< minimum number of examples with a gram; 0: chosen by the number of examples
    const std::atomic<bool> *stops = nullptr;
};

/// Classifies texts by a company's intents. Immutable; const calls from any thread.
class IntentModel final
{
public:
    /// Trains a model. Needs examples of at least two intents, otherwise fails with InvalidInput. The order of the
    /// examples has little effect; the same order and seed give the same model. Takes seconds for 20,000 examples, so
    /// never call it on the writer's thread.
    [[nodiscard]] static base::Result<IntentModel> train(const std::vector<IntentExample> &examples, quint64 seed = 1);
    /// The same; fails with Unavailable when `stops` becomes true.
    [[nodiscard]] static base::Result<IntentModel> train(const std::vector<IntentExample> &examples,
                                                         const IntentTraining &settings);

    /// Accepts any bytes. A text without a known word or letter group has confidence 0.
    [[nodiscard]] IntentGuess classify(std::string_view utf8) const;

    /// Returns the score of each of labels(), in their order, and how much of the text is known. Accepts any bytes.
    [[nodiscard]] LinearModel::Scores scores(std::string_view utf8) const;
    [[nodiscard]] const QStringList &labels() const { return m_model.labels(); }

    [[nodiscard]] QByteArray toBytes() const { return m_model.toBytes(); }
    /// Fails as LinearModel::readFile does, and with InvalidInput for a model that is not an intent model.
    [[nodiscard]] static base::Result<IntentModel> readFile(const QString &path);
    /// The same for bytes; @p where names them in the error.
    [[nodiscard]] static base::Result<IntentModel> fromBytes(const QByteArray &bytes, const QString &where);

private:
    explicit IntentModel(LinearModel model);
    [[nodiscard]] static base::Result<IntentModel> checked(base::Result<LinearModel> model, const QString &where);

    LinearModel m_model;
};

} // namespace tierdesk::nlu
