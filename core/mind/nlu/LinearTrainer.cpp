#include "core/mind/nlu/LinearTrainer.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>

namespace tierdesk::nlu {

namespace {

constexpr std::size_t kMostLeads = 64'000'000; ///< grams times labels; needs 256 MB during training

/// SplitMix64 (Steele, Lea, Flood 2014; public domain), since standard distributions differ between libraries.
class Dice final
{
public:
    explicit Dice(quint64 seed)
        : m_state(seed)
    {}
    std::size_t below(std::size_t bound)
    {
        quint64 z = (m_state += 0x9E3779B97F4A7C15ULL);
        z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
        return static_cast<std::size_t>((z ^ (z >> 31U)) % bound);
    }
    void shuffle(std::vector<std::size_t> &order)
    {
        for (std::size_t i = order.size(); i > 1; --i)
            std::swap(order[i - 1], order[below(i)]);
    }

private:
    quint64 m_state;
};

struct Cell {
    quint32 gram = 0;
    float value = 0;
};

/// All lessons as rows of weighted grams, one after the other.
struct Table {
    std::vector<Cell> cells;
    std::vector<std::size_t> begins; ///< by lesson, and the end
    std::vector<double> squares;     ///< by lesson: squared length, including 1 for the offset
};

class Trainer final
{
public:
    Trainer(const QStringList &labels, const std::vector<Lesson> &lessons, const TrainSettings &settings)
        : m_lessons(lessons)
        , m_settings(settings)
    {
        m_parts.labels = labels;
    }

    LinearModel::Parts run()
    {
        collect();
        fill();
        const auto labels = static_cast<std::size_t>(m_parts.labels.size());
        m_parts.weights.resize(m_parts.numbers.size() * labels);
        m_parts.scales.resize(labels);
        m_parts.offsets.resize(labels);
        if (m_settings.leadShare > 0 && m_parts.numbers.size() * labels <= kMostLeads)
            learnLeads();
        for (std::size_t label = 0; label < labels; ++label)
            learn(label);
        return std::move(m_parts);
    }

private:
    /// Collects the grams and their rarities.
    void collect()
    {
        std::vector<quint32> all;
        std::vector<quint32> cues;
        std::vector<quint32> own;
        for (const Lesson &lesson : m_lessons) {
            own = lesson.grams.words;
            own.insert(own.end(), lesson.grams.letters.begin(), lesson.grams.letters.end());
            own.insert(own.end(), lesson.grams.kin.begin(), lesson.grams.kin.end());
            own.insert(own.end(), lesson.grams.near.begin(), lesson.grams.near.end());
            std::sort(own.begin(), own.end());
            own.erase(std::unique(own.begin(), own.end()), own.end());
            all.insert(all.end(), own.begin(), own.end());
            for (const Grams::Cue &cue : lesson.grams.cues)
                cues.push_back(cue.number);
        }
        std::sort(all.begin(), all.end());
        std::sort(cues.begin(), cues.end());
        cues.erase(std::unique(cues.begin(), cues.end()), cues.end());
        std::vector<std::pair<quint32, float>> kept;
        const auto texts = static_cast<double>(m_lessons.size());
        for (std::size_t i = 0, next = 0; i < all.size(); i = next) {
            while (next < all.size() && all[next] == all[i])
                ++next;
            const std::size_t holders = next - i;
            if (holders >= m_settings.minTexts && !std::binary_search(cues.begin(), cues.end(), all[i]))
                kept.emplace_back(all[i],
                                  static_cast<float>(1 + std::log((1 + texts) / (1 + static_cast<double>(holders)))));
        }
        for (const quint32 cue : cues)
            kept.emplace_back(cue, 1.F);
        std::sort(kept.begin(), kept.end());
        for (const auto &[number, rarity] : kept) {
            m_parts.numbers.push_back(number);
            m_parts.rarities.push_back(rarity);
        }
    }

    void fill()
    {
        std::vector<Cell> row;
        const auto addBlock = [&](const std::vector<quint32> &numbers, double length) {
            const std::size_t begin = row.size();
            double squares = 0;
            for (const quint32 number : numbers) {
                const auto found = std::lower_bound(m_parts.numbers.begin(), m_parts.numbers.end(), number);
                if (found == m_parts.numbers.end() || *found != number)
                    continue;
                const auto gram = static_cast<quint32>(found - m_parts.numbers.begin());
                const float rarity = m_parts.rarities[gram];
                squares += static_cast<double>(rarity * rarity);
                row.push_back({gram, rarity});
            }
            const auto norm = static_cast<float>(squares > 0 ? length / std::sqrt(squares) : 0);
            for (std::size_t i = begin; i < row.size(); ++i)
                row[i].value *= norm;
        };
        for (const Lesson &lesson : m_lessons) {
            row.clear();
            addBlock(lesson.grams.words, LinearModel::kWordLength);
            addBlock(lesson.grams.letters, LinearModel::kLetterLength);
            addBlock(lesson.grams.kin, LinearModel::kKinLength);
            addBlock(lesson.grams.near, LinearModel::kNearLength);
            for (const Grams::Cue &cue : lesson.grams.cues) {
                const auto found = std::lower_bound(m_parts.numbers.begin(), m_parts.numbers.end(), cue.number);
                row.push_back({static_cast<quint32>(found - m_parts.numbers.begin()), cue.value});
            }
            std::stable_sort(row.begin(), row.end(), [](const Cell &a, const Cell &b) { return a.gram < b.gram; });
            m_table.begins.push_back(m_table.cells.size());
            double squares = 1;
            for (std::size_t i = 0; i < row.size();) {
                Cell sum = row[i];
                for (++i; i < row.size() && row[i].gram == sum.gram; ++i)
                    sum.value += row[i].value;
                m_table.cells.push_back(sum);
                squares += static_cast<double>(sum.value * sum.value);
            }
            m_table.squares.push_back(squares);
        }
        m_table.begins.push_back(m_table.cells.size());
    }

    void learn(std::size_t label)
    {
        std::vector<float> weights(m_parts.numbers.size());
        float offset = 0;
        std::vector<std::size_t> order;
        for (std::size_t i = 0; i < m_lessons.size(); ++i) {
            const std::vector<int> &undecided = m_lessons[i].undecided;
            if (std::find(undecided.begin(), undecided.end(), static_cast<int>(label)) == undecided.end())
                order.push_back(i);
        }
        const double soft = 1 / (2 * m_settings.cost);
        const auto own =
            static_cast<double>(std::count_if(m_lessons.begin(), m_lessons.end(), [label](const Lesson &each) {
                return each.label == static_cast<int>(label);
            }));
        const double others = static_cast<double>(order.size()) - own;
        const double ownSoft = m_settings.isBalanced && own > 0 && others > 0 ? soft * own / others : soft;
        std::vector<float> alphas(m_lessons.size());
        std::vector<bool> rests(m_lessons.size()); // clearly correct: only checked every fourth round
        Dice dice(m_settings.seed + label);
        for (int round = 0; round < m_settings.rounds && !isStopped(); ++round) {
            dice.shuffle(order);
            const bool isFull = round % 4 == 0;
            for (const std::size_t lesson : order) {
                if (rests[lesson] && !isFull)
                    continue;
                const bool isOwn = m_lessons[lesson].label == static_cast<int>(label);
                const float side = isOwn ? 1.F : -1.F;
                const double give = isOwn ? ownSoft : soft;
                const std::size_t begin = m_table.begins[lesson];
                const std::size_t end = m_table.begins[lesson + 1];
                float sum = offset;
                for (std::size_t i = begin; i < end; ++i)
                    sum += weights[m_table.cells[i].gram] * m_table.cells[i].value;
                const double alpha = static_cast<double>(alphas[lesson]);
                const double slope = static_cast<double>(side * sum) - 1 + give * alpha;
                rests[lesson] = alpha == 0 && slope > .1;
                const double next = std::max(0., alpha - slope / (m_table.squares[lesson] + give));
                if (next == alpha)
                    continue;
                const float move = static_cast<float>(next - alpha) * side;
                alphas[lesson] = static_cast<float>(next);
                offset += move;
                for (std::size_t i = begin; i < end; ++i)
                    weights[m_table.cells[i].gram] += move * m_table.cells[i].value;
            }
        }
        if (!m_leads.empty()) {
            const auto labels = static_cast<std::size_t>(m_parts.labels.size());
            for (std::size_t i = 0; i < weights.size(); ++i)
                weights[i] += static_cast<float>(m_settings.leadShare) * m_leads[i * labels + label];
        }
        if (m_settings.centre > 0)
            addCentre(label, weights);
        quantize(label, weights, offset);
    }

    [[nodiscard]] bool isStopped() const
    {
        return m_settings.stops && m_settings.stops->load(std::memory_order_relaxed);
    }

    /// Trains all labels at once, so that each lesson's own label leads the next by 1. This separates similar labels
    /// from each other rather than one from all others. (Keerthi et al., "A Sequential Dual Method for Large Scale
    /// Multi-class Linear SVMs", KDD 2008.)
    void learnLeads()
    {
        constexpr int kRounds = 8;
        const auto labels = static_cast<std::size_t>(m_parts.labels.size());
        m_leads.assign(m_parts.numbers.size() * labels, 0.F);
        std::vector<float> alphas(m_lessons.size() * labels);
        std::vector<float> sums(labels);
        std::vector<std::size_t> order(m_lessons.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        Dice dice(m_settings.seed + labels);
        for (int round = 0; round < kRounds && !isStopped(); ++round) {
            dice.shuffle(order);
            for (const std::size_t lesson : order) {
                std::fill(sums.begin(), sums.end(), 0.F);
                eachLead(lesson,
                         [&](std::size_t label, const float &weight, float value) { sums[label] += weight * value; });
                if (const auto squares = static_cast<float>(m_table.squares[lesson] - 1);
                    squares > 0 && pullApart(sums, alphas.data() + lesson * labels, squares,
                                             static_cast<std::size_t>(m_lessons[lesson].label)))
                    eachLead(lesson,
                             [&](std::size_t label, float &weight, float value) { weight += sums[label] * value; });
            }
        }
    }

    /// Solves for the dual variables @p alphas of one lesson with the squared length @p squares: at most the cost for
    /// its own label, at most 0 for the others, 0 in total. @p sums are its scores on entry and the changes of
    /// @p alphas on return. Returns whether any has changed.
    bool pullApart(std::vector<float> &sums, float *alphas, float squares, std::size_t own)
    {
        const auto most = static_cast<float>(m_settings.cost);
        for (std::size_t label = 0; label < sums.size(); ++label)
            sums[label] += (label == own ? 0.F : 1.F) - squares * alphas[label];
        m_sorted = sums;
        m_sorted[own] += squares * most;
        std::sort(m_sorted.begin(), m_sorted.end(), std::greater<>());
        float level = m_sorted[0] - squares * most;
        std::size_t count = 1;
        for (; count < m_sorted.size() && level < static_cast<float>(count) * m_sorted[count]; ++count)
            level += m_sorted[count];
        level /= static_cast<float>(count);
        bool hasMoved = false;
        for (std::size_t label = 0; label < sums.size(); ++label) {
            const float next = std::min(label == own ? most : 0.F, (level - sums[label]) / squares);
            sums[label] = next - alphas[label];
            hasMoved = hasMoved || std::abs(sums[label]) > 1e-6F;
            alphas[label] = next;
        }
        return hasMoved;
    }

    /// Calls @p visit(label, weight in m_leads, value of the gram) for each gram of a lesson and each label.
    template<class Visit>
    void eachLead(std::size_t lesson, Visit &&visit)
    {
        const auto labels = static_cast<std::size_t>(m_parts.labels.size());
        for (std::size_t i = m_table.begins[lesson]; i < m_table.begins[lesson + 1]; ++i) {
            float *row = m_leads.data() + m_table.cells[i].gram * labels;
            for (std::size_t label = 0; label < labels; ++label)
                visit(label, row[label], m_table.cells[i].value);
        }
    }

    /// Adds the mean of a label's own lessons to its weights. If lessons are few, a separator learns accidental
    /// differences, and what they have in common is a better guide.
    void addCentre(std::size_t label, std::vector<float> &weights) const
    {
        constexpr double kFew = 20;
        const auto isOwn = [label](const Lesson &each) { return each.label == static_cast<int>(label); };
        const auto own = static_cast<double>(std::count_if(m_lessons.begin(), m_lessons.end(), isOwn));
        const double share = kFew / (kFew + own);
        // The mean of one or two lessons is mostly accidental; it must not outweigh labels that have many lessons.
        const double mean = static_cast<double>(m_lessons.size()) / static_cast<double>(m_parts.labels.size());
        const double trust = std::sqrt(std::min(1., own / mean));
        const auto each = static_cast<float>(m_settings.centre * trust * share * share / std::max(1., own));
        for (std::size_t lesson = 0; lesson < m_lessons.size(); ++lesson) {
            if (!isOwn(m_lessons[lesson]))
                continue;
            for (std::size_t i = m_table.begins[lesson]; i < m_table.begins[lesson + 1]; ++i)
                weights[m_table.cells[i].gram] += each * m_table.cells[i].value;
        }
    }

    void quantize(std::size_t label, const std::vector<float> &weights, float offset)
    {
        float most = 0;
        for (const float each : weights)
            most = std::max(most, std::abs(each));
        const float scale = most > 0 ? most / 127.F : 1.F;
        m_parts.scales[label] = scale;
        m_parts.offsets[label] = offset;
        const auto labels = static_cast<std::size_t>(m_parts.labels.size());
        for (std::size_t i = 0; i < weights.size(); ++i)
            m_parts.weights[i * labels + label] = static_cast<qint8>(std::lround(weights[i] / scale));
    }

    const std::vector<Lesson> &m_lessons;
    const TrainSettings m_settings;
    LinearModel::Parts m_parts;
    Table m_table;
    std::vector<float> m_leads;  ///< by gram, then by label: the weights from learnLeads()
    std::vector<float> m_sorted; ///< buffer of pullApart()
};

} // namespace

LinearModel::Parts trainLinear(const QStringList &labels, const std::vector<Lesson> &lessons,
                               const TrainSettings &settings)
{
    return Trainer(labels, lessons, settings).run();
}

} // namespace tierdesk::nlu
