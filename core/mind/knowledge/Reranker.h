#pragma once

#include "core/mind/knowledge/Traits.h"

#include <QtCore/QDataStream>

namespace tierdesk::knowledge {

/// Looks a second time at the sentences that a linear score finds best: small networks over what is measured of each,
/// and of each beside the others, which is where a sum of single measures ends. Immutable; any thread.
class Reranker final
{
public:
    /// A question whose sentences have scores already, which a model made that has not seen it.
    struct Lesson {
        const Traits *traits = nullptr;
        const std::vector<std::size_t> *right = nullptr; ///< places among the candidates
        std::vector<float> scores;                       ///< by candidate
    };

    Reranker() = default; ///< changes nothing
    /// Learns from @p lessons; the same give the same. Takes seconds.
    [[nodiscard]] static Reranker train(const std::vector<const Lesson *> &lessons);

    /// Moves the best of @p scores, by candidate; the others stay below them.
    void rerank(const Traits &traits, std::vector<float> &scores) const;

    void write(QDataStream &stream) const;
    /// False for what write() did not make, in a file of @p size bytes.
    [[nodiscard]] bool read(QDataStream &stream, qsizetype size);

private:
    std::vector<float> m_means;   ///< by sign, subtracted
    std::vector<float> m_scales;  ///< by sign, multiplied by
    std::vector<float> m_weights; ///< of the networks, one after the other
};

} // namespace tierdesk::knowledge
