#include "core/mind/nlu/TaughtCategories.h"

#include "core/mind/nlu/Reader.h"

#include <algorithm>
#include <cmath>

namespace tierdesk::nlu {

namespace {

constexpr float kKind = 2; // tuning[0] of a category model
constexpr std::size_t kLabels = std::tuple_size_v<TopicSums>;

// Chosen on sources that the reader was not trained on (docs/nlu.md): a wider margin, or a larger shift than the share
// of known words, improves results on a company's own texts and worsens them on all others.
constexpr double kMargin = 4; // the required lead of an example's category
constexpr double kCost = 4;
constexpr int kRounds = 30;

struct Cell {
    quint32 gram = 0;
    float value = 0;
};

QStringList labelsOf()
{
    QStringList labels;
    for (const auto &[category, name] : Words<Category>::table)
        labels.push_back(QString::fromLatin1(name));
    return labels;
}

class School final
{
public:
    School(const Reader &reader, const std::vector<CategoryLesson> &lessons, const std::atomic<bool> *stops)
        : m_stops(stops)
    {
        for (const CategoryLesson &lesson : lessons) {
            if (isStopped())
                return;
            m_views.push_back(reader.topics({lesson.text.constData(), static_cast<std::size_t>(lesson.text.size())}));
            m_targets.push_back(static_cast<std::size_t>(lesson.category));
        }
        collect();
        for (const TopicView &view : m_views)
            addRow(view);
    }

    [[nodiscard]] bool isStopped() const { return m_stops && m_stops->load(std::memory_order_relaxed); }

    LinearModel::Parts teach()
    {
        m_parts.labels = labelsOf();
        m_parts.weights.resize(m_parts.numbers.size() * kLabels);
        m_parts.scales.assign(kLabels, 1.F);
        m_parts.offsets.assign(kLabels, 0.F); // texts unlike every example are not shifted
        m_parts.tuning = {kKind};
        for (std::size_t label = 0; label < kLabels && !isStopped(); ++label)
            learn(label);
        return std::move(m_parts);
    }

private:
    void collect()
    {
        std::vector<std::pair<quint32, float>> all;
        for (const TopicView &view : m_views) {
            std::size_t at = 0;
            for (const std::vector<quint32> *block : {&view.grams.words, &view.grams.letters}) {
                for (const quint32 gram : *block)
                    all.emplace_back(gram, view.rarities[at++]);
            }
        }
        std::sort(all.begin(), all.end());
        all.erase(std::unique(all.begin(), all.end()), all.end());
        for (const auto &[gram, rarity] : all) {
            m_parts.numbers.push_back(gram);
            m_parts.rarities.push_back(rarity);
        }
    }

    /// Adds a row with the same weighting as in LinearModel::score().
    void addRow(const TopicView &view)
    {
        std::vector<Cell> row;
        const auto addBlock = [&](const std::vector<quint32> &numbers, double length) {
            const std::size_t begin = row.size();
            double squares = 0;
            for (const quint32 number : numbers) {
                const auto found = std::lower_bound(m_parts.numbers.begin(), m_parts.numbers.end(), number);
                const auto gram = static_cast<quint32>(found - m_parts.numbers.begin());
                const float rarity = m_parts.rarities[gram];
                squares += static_cast<double>(rarity * rarity);
                row.push_back({gram, rarity});
            }
            const auto norm = static_cast<float>(squares > 0 ? length / std::sqrt(squares) : 0);
            for (std::size_t i = begin; i < row.size(); ++i)
                row[i].value *= norm;
        };
        addBlock(view.grams.words, LinearModel::kWordLength);
        addBlock(view.grams.letters, LinearModel::kLetterLength);
        std::stable_sort(row.begin(), row.end(), [](const Cell &a, const Cell &b) { return a.gram < b.gram; });
        m_begins.push_back(m_cells.size());
        double squares = 0;
        for (std::size_t i = 0; i < row.size();) {
            Cell sum = row[i];
            for (++i; i < row.size() && row[i].gram == sum.gram; ++i)
                sum.value += row[i].value;
            m_cells.push_back(sum);
            squares += static_cast<double>(sum.value * sum.value);
        }
        m_squares.push_back(squares);
    }

    /// Returns the required shift of @p label for an example: half of what the lead lacks, since the rival takes the
    /// other half. A negative value is the shift allowed in the wrong direction.
    [[nodiscard]] double wanted(std::size_t lesson, std::size_t label) const
    {
        const TopicSums &sums = m_views[lesson].sums;
        const std::size_t target = m_targets[lesson];
        if (label != target)
            return (sums[label] + kMargin - sums[target]) / 2;
        double rival = -1e9;
        for (std::size_t i = 0; i < kLabels; ++i) {
            if (i != target)
                rival = std::max(rival, sums[i]);
        }
        return (rival + kMargin - sums[target]) / 2;
    }

    /// Dual coordinate descent as in LinearTrainer, but with a separate margin per example and no offset.
    void learn(std::size_t label)
    {
        const double soft = 1 / (2 * kCost);
        std::vector<float> weights(m_parts.numbers.size());
        std::vector<double> alphas(m_views.size());
        for (int round = 0; round < kRounds && !isStopped(); ++round) {
            double most = 0;
            for (std::size_t lesson = 0; lesson < m_views.size(); ++lesson) {
                if (m_squares[lesson] <= 0)
                    continue;
                const double side = m_targets[lesson] == label ? 1 : -1;
                const std::size_t begin = m_begins[lesson];
                const std::size_t end = lesson + 1 < m_begins.size() ? m_begins[lesson + 1] : m_cells.size();
                float sum = 0;
                for (std::size_t i = begin; i < end; ++i)
                    sum += weights[m_cells[i].gram] * m_cells[i].value;
                const double slope = side * static_cast<double>(sum) - wanted(lesson, label) + soft * alphas[lesson];
                const double next = std::max(0., alphas[lesson] - slope / (m_squares[lesson] + soft));
                const double move = next - alphas[lesson];
                if (move == 0)
                    continue;
                most = std::max(most, std::abs(move));
                alphas[lesson] = next;
                const auto step = static_cast<float>(move * side);
                for (std::size_t i = begin; i < end; ++i)
                    weights[m_cells[i].gram] += step * m_cells[i].value;
            }
            if (most < 1e-3)
                break;
        }
        float most = 0;
        for (const float each : weights)
            most = std::max(most, std::abs(each));
        const float scale = most > 0 ? most / 127.F : 1.F;
        m_parts.scales[label] = scale;
        for (std::size_t i = 0; i < weights.size(); ++i)
            m_parts.weights[i * kLabels + label] = static_cast<qint8>(std::lround(weights[i] / scale));
    }

    const std::atomic<bool> *m_stops;
    std::vector<TopicView> m_views;
    std::vector<std::size_t> m_targets;
    std::vector<Cell> m_cells;
    std::vector<std::size_t> m_begins;
    std::vector<double> m_squares;
    LinearModel::Parts m_parts;
};

} // namespace

base::Result<TaughtCategories> TaughtCategories::train(const Reader &reader, const std::vector<CategoryLesson> &lessons,
                                                       const std::atomic<bool> *stops)
{
    if (lessons.empty())
        return base::fail(base::Fault::InvalidInput, u"there is no example"_s);
    School school(reader, lessons, stops);
    LinearModel::Parts parts = school.isStopped() ? LinearModel::Parts() : school.teach();
    if (school.isStopped())
        return base::fail(base::Fault::Unavailable, u"the training was stopped"_s);
    return TaughtCategories(LinearModel(std::move(parts)));
}

std::optional<TopicSums> TaughtCategories::shift(const Grams &grams) const
{
    constexpr double kLeast = .05; // smaller shifts have no relevant effect
    const LinearModel::Scores scores = m_model.score(grams);
    if (scores.isBlank)
        return std::nullopt;
    TopicSums shift{};
    double most = 0;
    for (std::size_t i = 0; i < kLabels; ++i) {
        // The model normalizes the known part of the text to full length; reduce it to its share of the text.
        shift[i] = static_cast<double>(scores.of[i]) * scores.known;
        most = std::max(most, std::abs(shift[i]));
    }
    return most < kLeast ? std::nullopt : std::optional(shift);
}

base::Result<TaughtCategories> TaughtCategories::fromBytes(const QByteArray &bytes, const QString &where)
{
    auto model = TRY(LinearModel::fromBytes(bytes, where));
    if (model.tuning().size() != 1 || model.tuning()[0] != kKind || model.labels() != labelsOf())
        return base::Error{.fault = base::Fault::InvalidInput,
                           .message = u"the model is not one of a company’s categories"_s,
                           .where = where,
                           .details = {}};
    return TaughtCategories(std::move(model));
}

} // namespace tierdesk::nlu
