#include "core/mind/knowledge/Reranker.h"

#include "core/mind/nlu/ModelStream.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <unordered_map>

namespace tierdesk::knowledge {

namespace {

constexpr std::size_t Looked = 12;              ///< number of sentences that are rescored
constexpr std::size_t AllFlags = FlagCount + 1; ///< with LeansBack
constexpr std::size_t BesideCount = 8;
constexpr std::size_t SignCount = 2 * TraitCount + AllFlags + BesideCount;
constexpr float MostOfSign = 4; ///< in standard deviations

constexpr std::size_t Hidden = 32;
constexpr std::size_t Networks = 2;
/// The layout of a network's weights: features to hidden layer (by feature), offsets of the hidden layer, hidden layer
/// to score, features to score.
constexpr std::size_t OffsetsAt = SignCount * Hidden;
constexpr std::size_t OutAt = OffsetsAt + Hidden;
constexpr std::size_t DirectAt = OutAt + Hidden;
constexpr std::size_t NetworkSize = DirectAt + SignCount;

using Signs = std::array<float, SignCount>;
using Layer = std::array<float, Hidden>;

/// The best sentences of a question, best first, with their features.
struct Look {
    std::vector<std::size_t> places; ///< indexes of candidates
    std::vector<Signs> signs;        ///< features, in the order of `places`
};

Look lookAt(const Traits &traits, const std::vector<float> &scores)
{
    const std::vector<Traits::Candidate> &all = traits.candidates;
    Look look;
    look.places.assign(all.size(), 0);
    std::iota(look.places.begin(), look.places.end(), std::size_t{0});
    const std::size_t count = std::min(Looked, all.size());
    std::partial_sort(
        look.places.begin(), look.places.begin() + static_cast<std::ptrdiff_t>(count), look.places.end(),
        [&scores](std::size_t a, std::size_t b) { return std::pair(-scores[a], a) < std::pair(-scores[b], b); });
    look.places.erase(look.places.begin() + static_cast<std::ptrdiff_t>(count), look.places.end());
    look.signs.resize(count);
    if (count == 0)
        return look;

    const float top = scores[look.places.front()];
    std::array<float, TraitCount> most = all.front().values;
    std::vector<float> shares(all.size());
    float sum = 0;
    for (std::size_t i = 0; i < all.size(); ++i) {
        for (std::size_t t = 0; t < TraitCount; ++t)
            most[t] = std::max(most[t], all[i].values[t]);
        sum += shares[i] = std::exp(scores[i] - top);
    }
    std::unordered_map<quint32, std::pair<float, float>> bySource; // its share, its best score
    for (std::size_t i = 0; i < all.size(); ++i) {
        auto &[share, best] = bySource.try_emplace(all[i].source, 0.F, scores[i]).first->second;
        share += shares[i] /= sum;
        best = std::max(best, scores[i]);
    }
    constexpr float Far = 8;
    const auto below = [&](std::size_t i) { return std::max(scores[i] - top, -Far); };
    for (std::size_t rank = 0; rank < count; ++rank) {
        const std::size_t at = look.places[rank];
        const Traits::Candidate &each = all[at];
        const auto &[share, best] = bySource[each.source];
        const auto ofSource = std::count_if(look.places.begin(), look.places.end(),
                                            [&](std::size_t i) { return all[i].source == each.source; });
        Signs &signs = look.signs[rank];
        auto to = std::copy(each.values.begin(), each.values.end(), signs.begin());
        for (std::size_t f = 0; f < AllFlags; ++f)
            *to++ = (each.flags >> f & 1U) ? 1 : 0;
        for (std::size_t t = 0; t < TraitCount; ++t)
            *to++ = each.values[t] - most[t];
        *to++ = below(at);
        *to++ = share;
        *to++ = std::max(best - top, -Far);
        *to++ = at > 0 && all[at - 1].source == each.source ? below(at - 1) : -Far;
        *to++ = at + 1 < all.size() && all[at + 1].source == each.source ? below(at + 1) : -Far;
        *to++ = static_cast<float>(rank) / static_cast<float>(Looked);
        *to++ = static_cast<float>(ofSource) / static_cast<float>(count);
        *to++ = shares[at];
    }
    return look;
}

float run(const float *network, const Signs &signs, Layer &hidden)
{
    std::copy_n(network + OffsetsAt, Hidden, hidden.begin());
    float score = 0;
    for (std::size_t s = 0; s < SignCount; ++s) {
        const float *const row = network + s * Hidden;
        for (std::size_t h = 0; h < Hidden; ++h)
            hidden[h] += signs[s] * row[h];
        score += signs[s] * network[DirectAt + s];
    }
    for (std::size_t h = 0; h < Hidden; ++h) {
        hidden[h] = std::tanh(hidden[h]);
        score += hidden[h] * network[OutAt + h];
    }
    return score;
}

struct Case {
    std::vector<Signs> signs;
    std::vector<float> scores;
    std::vector<bool> isRight;
};

/// Xorshift, which gives the same numbers on every machine.
class Dice final
{
public:
    explicit Dice(quint64 seed)
        : m_state(88172645463325252ULL + seed * 0x9E3779B97F4A7C15ULL)
    {}
    quint64 next()
    {
        m_state ^= m_state << 13U;
        m_state ^= m_state >> 7U;
        m_state ^= m_state << 17U;
        return m_state;
    }
    /// Returns a number in −1…1.
    float spread() { return static_cast<float>(next() >> 40U) / static_cast<float>(1U << 23U) - 1; }

private:
    quint64 m_state;
};

/// Trains a network: softmax over the sentences of a question, by Adam.
std::vector<float> trainNetwork(const std::vector<Case> &cases, quint64 seed)
{
    constexpr int Epochs = 6;
    constexpr std::size_t Batch = 32;
    constexpr float Rate = 2e-3F, LeastRate = 1e-4F;
    constexpr float Shrink = 1e-3F;
    constexpr float Keep = .9F, KeepSquares = .999F, Little = 1e-8F;
    Dice dice(seed);
    std::vector<float> network(NetworkSize), slopes(NetworkSize), means(NetworkSize), squares(NetworkSize);
    const float reach = std::sqrt(3.F / static_cast<float>(SignCount));
    std::generate_n(network.begin(), OffsetsAt, [&] { return reach * dice.spread(); });
    std::generate_n(network.begin() + static_cast<std::ptrdiff_t>(OutAt), Hidden, [&] { return .17F * dice.spread(); });

    std::vector<std::size_t> order(cases.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    float keptMeans = 1, keptSquares = 1;
    std::array<Layer, Looked> hidden{};
    std::array<float, Looked> off{};
    for (int epoch = 0; epoch < Epochs; ++epoch) {
        for (std::size_t i = order.size(); i > 1; --i)
            std::swap(order[i - 1], order[dice.next() % i]);
        const float rate = Rate * (1 - static_cast<float>(epoch) / Epochs) + LeastRate;
        for (std::size_t from = 0; from < order.size(); from += Batch) {
            const std::size_t to = std::min(from + Batch, order.size());
            std::fill(slopes.begin(), slopes.end(), 0.F);
            for (std::size_t at = from; at < to; ++at) {
                const Case &each = cases[order[at]];
                const std::size_t count = each.signs.size();
                float most = -1e9F;
                for (std::size_t i = 0; i < count; ++i) {
                    off[i] = each.scores[i] + run(network.data(), each.signs[i], hidden[i]);
                    most = std::max(most, off[i]);
                }
                float sum = 0, right = 1e-9F;
                for (std::size_t i = 0; i < count; ++i)
                    sum += off[i] = std::exp(off[i] - most);
                for (std::size_t i = 0; i < count; ++i) {
                    off[i] /= sum;
                    right += each.isRight[i] ? off[i] : 0;
                }
                for (std::size_t i = 0; i < count; ++i) {
                    const float slope =
                        (off[i] - (each.isRight[i] ? off[i] / right : 0)) / static_cast<float>(to - from);
                    Layer back;
                    for (std::size_t h = 0; h < Hidden; ++h) {
                        slopes[OutAt + h] += slope * hidden[i][h];
                        back[h] = slope * network[OutAt + h] * (1 - hidden[i][h] * hidden[i][h]);
                        slopes[OffsetsAt + h] += back[h];
                    }
                    for (std::size_t s = 0; s < SignCount; ++s) {
                        const float sign = each.signs[i][s];
                        float *const row = slopes.data() + s * Hidden;
                        for (std::size_t h = 0; h < Hidden; ++h)
                            row[h] += sign * back[h];
                        slopes[DirectAt + s] += slope * sign;
                    }
                }
            }
            keptMeans *= Keep;
            keptSquares *= KeepSquares;
            for (std::size_t w = 0; w < NetworkSize; ++w) {
                const float slope = slopes[w] + Shrink * network[w];
                means[w] = Keep * means[w] + (1 - Keep) * slope;
                squares[w] = KeepSquares * squares[w] + (1 - KeepSquares) * slope * slope;
                network[w] -=
                    rate * (means[w] / (1 - keptMeans)) / (std::sqrt(squares[w] / (1 - keptSquares)) + Little);
            }
        }
    }
    return network;
}

void standardize(Signs &signs, const std::vector<float> &means, const std::vector<float> &scales)
{
    for (std::size_t s = 0; s < SignCount; ++s)
        signs[s] = std::clamp((signs[s] - means[s]) * scales[s], -MostOfSign, MostOfSign);
}

} // namespace

Reranker Reranker::train(const std::vector<const Lesson *> &lessons)
{
    std::vector<Case> cases;
    for (const Lesson *lesson : lessons) {
        Look look = lookAt(*lesson->traits, lesson->scores);
        Case each;
        for (const std::size_t place : look.places) {
            each.scores.push_back(lesson->scores[place] - lesson->scores[look.places.front()]);
            each.isRight.push_back(std::find(lesson->right->begin(), lesson->right->end(), place) !=
                                   lesson->right->end());
        }
        each.signs = std::move(look.signs);
        if (std::find(each.isRight.begin(), each.isRight.end(), true) != each.isRight.end())
            cases.push_back(std::move(each));
    }
    Reranker made;
    if (cases.empty())
        return made;
    std::vector<double> sums(SignCount), squares(SignCount);
    double count = 0;
    for (const Case &each : cases) {
        for (const Signs &signs : each.signs) {
            for (std::size_t s = 0; s < SignCount; ++s) {
                const auto sign = static_cast<double>(signs[s]);
                sums[s] += sign;
                squares[s] += sign * sign;
            }
            ++count;
        }
    }
    constexpr double LeastDeviation = 1e-3;
    made.m_means.resize(SignCount);
    made.m_scales.resize(SignCount);
    for (std::size_t s = 0; s < SignCount; ++s) {
        const double mean = sums[s] / count;
        made.m_means[s] = static_cast<float>(mean);
        made.m_scales[s] =
            static_cast<float>(1 / (std::sqrt(std::max(0., squares[s] / count - mean * mean)) + LeastDeviation));
    }
    for (Case &each : cases) {
        for (Signs &signs : each.signs)
            standardize(signs, made.m_means, made.m_scales);
    }
    for (std::size_t n = 0; n < Networks; ++n) {
        const std::vector<float> network = trainNetwork(cases, n);
        made.m_weights.insert(made.m_weights.end(), network.begin(), network.end());
    }
    return made;
}

void Reranker::rerank(const Traits &traits, std::vector<float> &scores) const
{
    if (m_weights.empty() || scores.size() < 2)
        return;
    Look look = lookAt(traits, scores);
    float lowest = scores[look.places.front()];
    for (std::size_t i = 0; i < look.places.size(); ++i) {
        standardize(look.signs[i], m_means, m_scales);
        Layer hidden;
        float moved = 0;
        for (std::size_t n = 0; n < Networks; ++n)
            moved += run(m_weights.data() + n * NetworkSize, look.signs[i], hidden);
        float &score = scores[look.places[i]];
        score += moved / Networks;
        lowest = std::min(lowest, score);
    }
    for (std::size_t i = 0; i < scores.size(); ++i) {
        if (std::find(look.places.begin(), look.places.end(), i) == look.places.end())
            scores[i] = std::min(scores[i], lowest);
    }
}

void Reranker::write(QDataStream &stream) const
{
    nlu::put(stream, m_means);
    nlu::put(stream, m_scales);
    nlu::put(stream, m_weights);
}

bool Reranker::read(QDataStream &stream, qsizetype size)
{
    const bool isRead =
        nlu::take(stream, m_means, size) && nlu::take(stream, m_scales, size) && nlu::take(stream, m_weights, size);
    const bool isNone = m_means.empty() && m_scales.empty() && m_weights.empty();
    const bool isWhole =
        m_means.size() == SignCount && m_scales.size() == SignCount && m_weights.size() == Networks * NetworkSize;
    return isRead && (isNone || isWhole) && nlu::isSane(m_means) && nlu::isSane(m_scales) && nlu::isSane(m_weights);
}

} // namespace tierdesk::knowledge
