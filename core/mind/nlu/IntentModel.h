#pragma once

#include "core/mind/nlu/LinearModel.h"

#include <atomic>

namespace tierdesk::nlu {

/// A text that a company gave as an example of what its customers want.
struct IntentExample {
    QString text;
    QString intent;
};

struct IntentGuess {
    QString intent;        ///< the nearest one, also when hardly anything speaks for it
    double confidence = 0; ///< 0…1: how often such an answer is right; below one half it is rather none of them
};

struct IntentTraining {
    quint64 seed = 1;
    bool isCalibrated = true;   ///< false, four times as quick: every answer that is not blank has one half
    std::size_t leastTexts = 0; ///< how many examples must have a gram; 0: as their number bids
    const std::atomic<bool> *stops = nullptr;
};

/// Tells which of a company's intents a text means. Immutable; const calls from any thread.
class IntentModel final
{
public:
    /// Learns from at least two examples of at least two intents; their order does not matter much and the same order
    /// and seed give the same model. Takes seconds for 20,000 examples: not on the writer's thread.
    /// Fails with InvalidInput.
    [[nodiscard]] static base::Result<IntentModel> train(const std::vector<IntentExample> &examples, quint64 seed = 1);
    /// The same; fails with Unavailable once `stops` does.
    [[nodiscard]] static base::Result<IntentModel> train(const std::vector<IntentExample> &examples,
                                                         const IntentTraining &settings);

    /// Any bytes; what does not hold a single known word or letter group has confidence 0.
    [[nodiscard]] IntentGuess classify(std::string_view utf8) const;

    /// What speaks for each of labels(), in their order, and how much of the text is known; any bytes.
    [[nodiscard]] LinearModel::Scores scores(std::string_view utf8) const;
    [[nodiscard]] const QStringList &labels() const { return m_model.labels(); }

    [[nodiscard]] QByteArray toBytes() const { return m_model.toBytes(); }
    /// Fails as LinearModel::readFile does, and for a model that tells something else.
    [[nodiscard]] static base::Result<IntentModel> readFile(const QString &path);
    /// The same of bytes; @p where is what the error names.
    [[nodiscard]] static base::Result<IntentModel> fromBytes(const QByteArray &bytes, const QString &where);

private:
    explicit IntentModel(LinearModel model);
    [[nodiscard]] static base::Result<IntentModel> checked(base::Result<LinearModel> model, const QString &where);

    LinearModel m_model;
};

} // namespace tierdesk::nlu
