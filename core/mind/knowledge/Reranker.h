#pragma once

#include "core/mind/knowledge/Traits.h"

#include <QtCore/QDataStream>

namespace tierdesk::knowledge {

/// Rescores the sentences that the linear score ranks best, with small neural networks over the features of each
/// sentence and its features relative to the others. Immutable; const calls from any thread.
class Reranker final
{
public:
    /// A training question, with scores from a model that was not trained on it.
    struct Lesson {
        const Traits *traits = nullptr;
        const std::vector<std::size_t> *right = nullptr; ///< indexes of candidates
        std::vector<float> scores;                       ///< by candidate
    };

    Reranker() = default; ///< changes nothing
    /// Trains a reranker in seconds. The same @p lessons give the same result.
    [[nodiscard]] static Reranker train(const std::vector<const Lesson *> &lessons);

    /// Changes the best of @p scores, which are by candidate. The others stay no higher than these.
    void rerank(const Traits &traits, std::vector<float> &scores) const;

    void write(QDataStream &stream) const;
    /// Returns false for data that is not from write(). @p size is the size of the file in bytes.
    [[nodiscard]] bool read(QDataStream &stream, qsizetype size);

private:
    std::vector<float> m_means;   ///< by feature: subtracted
    std::vector<float> m_scales;  ///< by feature: factor
    std::vector<float> m_weights; ///< of the networks, one after the other
};

} // namespace tierdesk::knowledge
