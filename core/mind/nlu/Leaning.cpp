#include "core/mind/nlu/Leaning.h"

namespace tierdesk::nlu {

Leaning::Leaning(const Models &models, const Sample &sample, const Grams &grams)
    : m_models(models)
    , m_sample(sample)
    , m_grams(grams)
{}

double Leaning::sum() const
{
    return m_models.lean(m_grams);
}

Stretch Leaning::loudest(bool isGood) const
{
    constexpr std::size_t kMostWords = 4;
    if (m_sample.row.empty())
        return std::nullopt;
    const std::vector<float> byToken = m_models.leanings(m_sample.tokens, m_grams);
    const auto loudness = [&](std::size_t at) {
        const std::size_t token = m_sample.tokenOf[at];
        const bool isHandle = m_sample.tokens[token].isGlued && m_sample.tokens.folded(token - 1) == "@";
        if (m_sample.tokens[token].kind == Token::Kind::Number || isHandle || m_sample.isPrivate[at])
            return 0.F;
        return (isGood ? 1.F : -1.F) * byToken[token];
    };
    std::size_t best = 0;
    for (std::size_t at = 1; at < m_sample.row.size(); ++at) {
        if (loudness(at) > loudness(best))
            best = at;
    }
    if (loudness(best) <= 0)
        return std::nullopt;
    // Extend to adjacent words with at least half the effect.
    std::size_t from = best;
    std::size_t to = best;
    const auto belongs = [&](std::size_t at) {
        return to - from + 1 < kMostWords && m_sample.clauseOf[at] == m_sample.clauseOf[best] &&
               loudness(at) * 2 >= loudness(best);
    };
    while (from > 0 && belongs(from - 1))
        --from;
    while (to + 1 < m_sample.row.size() && belongs(to + 1))
        ++to;
    return std::pair{from, to};
}

} // namespace tierdesk::nlu
