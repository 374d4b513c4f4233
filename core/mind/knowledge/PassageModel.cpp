#include "core/mind/knowledge/PassageModel.h"

#include "core/mind/nlu/ModelStream.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QDataStream>
#include <QtCore/QFile>

#include <algorithm>
#include <cmath>
#include <optional>

namespace tierdesk::knowledge {

namespace {

constexpr char Magic[] = "TDPM";
constexpr qsizetype MagicSize = 4;
constexpr qsizetype DigestSize = 32;
constexpr quint32 FileVersion = 3;

/// The traits that, besides the score, indicate whether the best sentence answers at all: how much of the question it
/// and its article have in words, similar words and meaning. Scores alone only rank sentences.
constexpr std::array SureTraits{Trait::OwnInSentence, Trait::OwnInTitle,    Trait::OwnInBody,     Trait::NearEntitled,
                                Trait::NearInBody,    Trait::MeansSentence, Trait::MeansEntitled, Trait::MeansTitle,
                                Trait::AboutEntitled, Trait::Letters,       Trait::IsSame,        Trait::OwnOnPage,
                                Trait::OwnOnRecord,   Trait::TopicInBody,   Trait::Named};
constexpr std::size_t SureCount = SureTraits.size() + 2; // with the score and the offset
using Signs = std::array<double, SureCount>;

Signs signsOf(const Traits::Candidate &best, float score)
{
    Signs signs{};
    signs.front() = static_cast<double>(score);
    for (std::size_t i = 0; i < SureTraits.size(); ++i)
        signs[i + 1] = static_cast<double>(best.values[static_cast<std::size_t>(SureTraits[i])]);
    signs.back() = 1;
    return signs;
}

} // namespace

std::vector<std::size_t> toldOf(const Traits &traits, const std::vector<float> &scores, int maxLength)
{
    constexpr float Gap = 3.F;         ///< maximum distance to the best score for an additional sentence
    constexpr float GapOfRecord = 1.F; ///< the same for an order, whose lines are mostly unrelated
    constexpr float GapOfSaid = 1.8F;  ///< the same for a sentence that was in an answer before
    constexpr std::size_t MostSentences = 4;
    constexpr std::size_t MostOfRecord = 2;
    const std::vector<Traits::Candidate> &all = traits.candidates;
    std::size_t top = all.size();
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (all[i].length <= maxLength && (top == all.size() || scores[i] > scores[top]))
            top = i;
    }
    std::vector<std::size_t> told;
    if (top == all.size())
        return told;
    const bool isOfRecord = (all[top].flags & OfRecord) != 0;
    const std::size_t most = isOfRecord ? MostOfRecord : MostSentences;
    int length = 0;
    const auto isTold = [&told](std::size_t at) { return std::find(told.begin(), told.end(), at) != told.end(); };
    const auto take = [&](std::size_t at) {
        if (told.size() >= most || isTold(at) || length + all[at].length > maxLength)
            return;
        told.push_back(at);
        length += all[at].length + 1;
    };
    take(top);
    if (all[top].sentence > 0 && (all[top].flags & LeansBack))
        take(top - 1);
    if (top + 1 < all.size() && all[top + 1].source == all[top].source && (all[top + 1].flags & LeansBack))
        take(top + 1);
    const float gap = isOfRecord ? GapOfRecord : Gap;
    std::vector<std::size_t> others;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const bool isSaid = all[i].values[static_cast<std::size_t>(Trait::IsTold)] > 0;
        if (all[i].source == all[top].source && scores[i] > scores[top] - (isSaid ? std::min(gap, GapOfSaid) : gap))
            others.push_back(i);
    }
    std::stable_sort(others.begin(), others.end(),
                     [&scores](std::size_t a, std::size_t b) { return scores[a] > scores[b]; });
    for (const std::size_t each : others)
        take(each);
    std::sort(told.begin(), told.end());
    return told;
}

/// Trains a PassageModel: softmax over the candidates of a question, by Adagrad.
class PassageSchool final
{
public:
    explicit PassageSchool(const std::vector<PassageExample> &examples)
        : m_examples(examples)
    {}

    /// Trains on all groups except those of @p fold; without a fold, on all.
    [[nodiscard]] PassageModel::Parts teach(std::optional<int> fold) const
    {
        std::vector<const PassageExample *> lessons;
        for (const PassageExample &each : m_examples) {
            if (!isOf(each, fold) && !each.right.empty())
                lessons.push_back(&each);
        }
        PassageModel::Parts parts;
        parts.traits.resize(TraitCount);
        parts.flags.resize(FlagCount);
        parts.grams = known(lessons);
        parts.crossed.resize(parts.grams.size() * FlagCount);
        parts.sureness.resize(SureCount);
        std::vector<std::vector<std::size_t>> grams;
        for (const PassageExample *each : lessons)
            grams.push_back(rowsOf(parts.grams, each->traits.grams));

        std::vector<double> traits(TraitCount), flags(FlagCount), crossed(parts.crossed.size());
        std::vector<double> traitSquares(TraitCount, Little), flagSquares(FlagCount, Little),
            crossedSquares(crossed.size(), Little);
        const auto step = [](double &weight, double &squares, double slope) {
            squares += slope * slope;
            weight -= Rate * slope / std::sqrt(squares);
        };
        std::vector<std::size_t> order(lessons.size());
        for (std::size_t i = 0; i < order.size(); ++i)
            order[i] = i;
        quint64 dice = 88172645463325252ULL;
        std::vector<double> off; // by candidate: its share minus the desired share
        for (int epoch = 0; epoch < Epochs; ++epoch) {
            for (std::size_t i = order.size(); i > 1; --i) {
                dice ^= dice << 13U;
                dice ^= dice >> 7U;
                dice ^= dice << 17U;
                std::swap(order[i - 1], order[dice % i]);
            }
            for (const std::size_t at : order) {
                const std::vector<Traits::Candidate> &candidates = lessons[at]->traits.candidates;
                const std::vector<std::size_t> &rows = grams[at];
                const double norm = 1 / std::sqrt(static_cast<double>(rows.size()) + 1);
                std::array<double, FlagCount> worth{};
                for (std::size_t f = 0; f < FlagCount; ++f) {
                    for (const std::size_t row : rows)
                        worth[f] += crossed[row * FlagCount + f];
                    worth[f] = worth[f] * norm + flags[f];
                }
                off.assign(candidates.size(), 0);
                double most = -1e9;
                for (std::size_t i = 0; i < candidates.size(); ++i) {
                    for (std::size_t t = 0; t < TraitCount; ++t)
                        off[i] += traits[t] * static_cast<double>(candidates[i].values[t]);
                    for (std::size_t f = 0; f < FlagCount; ++f)
                        off[i] += (candidates[i].flags >> f & 1U) ? worth[f] : 0;
                    most = std::max(most, off[i]);
                }
                double sum = 0;
                for (double &each : off)
                    sum += each = std::exp(each - most);
                double right = 1e-12;
                for (double &each : off)
                    each /= sum;
                for (const std::size_t i : lessons[at]->right)
                    right += off[i];
                for (const std::size_t i : lessons[at]->right)
                    off[i] -= off[i] / right;
                std::array<double, TraitCount> traitSlopes{};
                std::array<double, FlagCount> flagSlopes{};
                for (std::size_t i = 0; i < candidates.size(); ++i) {
                    for (std::size_t t = 0; t < TraitCount; ++t)
                        traitSlopes[t] += off[i] * static_cast<double>(candidates[i].values[t]);
                    for (std::size_t f = 0; f < FlagCount; ++f)
                        flagSlopes[f] += (candidates[i].flags >> f & 1U) ? off[i] : 0;
                }
                for (std::size_t t = 0; t < TraitCount; ++t)
                    step(traits[t], traitSquares[t], traitSlopes[t] + Shrink * traits[t]);
                for (std::size_t f = 0; f < FlagCount; ++f)
                    step(flags[f], flagSquares[f], flagSlopes[f] + Shrink * flags[f]);
                for (const std::size_t row : rows) {
                    for (std::size_t f = 0; f < FlagCount; ++f) {
                        double &weight = crossed[row * FlagCount + f];
                        step(weight, crossedSquares[row * FlagCount + f],
                             flagSlopes[f] * norm + ShrinkCrossed * weight);
                    }
                }
            }
        }
        std::transform(traits.begin(), traits.end(), parts.traits.begin(),
                       [](double w) { return static_cast<float>(w); });
        std::transform(flags.begin(), flags.end(), parts.flags.begin(), [](double w) { return static_cast<float>(w); });
        std::transform(crossed.begin(), crossed.end(), parts.crossed.begin(),
                       [](double w) { return static_cast<float>(w); });
        return parts;
    }

    /// Trains the reranker and then the calibration of chance(), both on scores from models that were not trained on
    /// the group.
    void teachSecondLook(PassageModel::Parts &parts) const
    {
        std::vector<Reranker::Lesson> lessons;
        for (const PassageExample &each : m_examples)
            lessons.push_back({&each.traits, &each.right, {}});
        const auto isTaught = [this](int fold) {
            return std::any_of(m_examples.begin(), m_examples.end(),
                               [&](const PassageExample &each) { return !isOf(each, fold) && !each.right.empty(); });
        };
        for (int fold = 0; fold < Folds; ++fold) {
            const PassageModel model(isTaught(fold) ? teach(fold) : parts);
            for (std::size_t i = 0; i < lessons.size(); ++i) {
                if (isOf(m_examples[i], fold))
                    lessons[i].scores = model.linearScores(m_examples[i].traits);
            }
        }
        parts.reranker = secondLook(lessons, std::nullopt);

        constexpr int MostLength = 420;
        std::vector<std::pair<Signs, bool>> trials;
        for (int fold = 0; fold < Folds; ++fold) {
            if (!isTaught(fold))
                continue;
            const Reranker reranker = secondLook(lessons, fold);
            for (std::size_t i = 0; i < lessons.size(); ++i) {
                const PassageExample &each = m_examples[i];
                if (!each.isTrial || !isOf(each, fold))
                    continue;
                std::vector<float> scores = lessons[i].scores;
                reranker.rerank(each.traits, scores);
                const std::vector<std::size_t> told = toldOf(each.traits, scores, MostLength);
                if (told.empty())
                    continue;
                const std::size_t best =
                    *std::max_element(told.begin(), told.end(),
                                      [&scores](std::size_t a, std::size_t b) { return scores[a] < scores[b]; });
                const bool isRight = std::any_of(told.begin(), told.end(), [&each](std::size_t at) {
                    return std::find(each.right.begin(), each.right.end(), at) != each.right.end();
                });
                trials.emplace_back(signsOf(each.traits.candidates[best], scores[best]), isRight);
            }
        }
        parts.sureness = fit(trials);
    }

private:
    static constexpr double Rate = .15;
    static constexpr double Little = 1e-6;
    static constexpr double Shrink = 1e-3;
    static constexpr double ShrinkCrossed = 3e-2;
    static constexpr int Epochs = 8;
    static constexpr int LeastExamples = 6; ///< with a gram
    static constexpr int Folds = 5;

    /// Trains a reranker on all groups except those of @p fold.
    [[nodiscard]] Reranker secondLook(const std::vector<Reranker::Lesson> &lessons, std::optional<int> fold) const
    {
        std::vector<const Reranker::Lesson *> taught;
        for (std::size_t i = 0; i < lessons.size(); ++i) {
            if (!isOf(m_examples[i], fold) && !m_examples[i].right.empty())
                taught.push_back(&lessons[i]);
        }
        return Reranker::train(taught);
    }

    static bool isOf(const PassageExample &example, std::optional<int> fold)
    {
        return fold && example.group % Folds == *fold;
    }

    static std::vector<quint32> known(const std::vector<const PassageExample *> &lessons)
    {
        std::vector<quint32> all;
        for (const PassageExample *each : lessons)
            all.insert(all.end(), each->traits.grams.begin(), each->traits.grams.end());
        std::sort(all.begin(), all.end());
        std::vector<quint32> grams;
        for (std::size_t from = 0, to = 0; from < all.size(); from = to) {
            while (to < all.size() && all[to] == all[from])
                ++to;
            if (to - from >= LeastExamples)
                grams.push_back(all[from]);
        }
        return grams;
    }

    static std::vector<std::size_t> rowsOf(const std::vector<quint32> &known, const Numbers &grams)
    {
        std::vector<std::size_t> rows;
        for (const quint32 gram : grams) {
            const auto found = std::lower_bound(known.begin(), known.end(), gram);
            if (found != known.end() && *found == gram)
                rows.push_back(static_cast<std::size_t>(found - known.begin()));
        }
        return rows;
    }

    /// Logistic regression by Newton's method, one weight at a time.
    static std::vector<float> fit(const std::vector<std::pair<Signs, bool>> &trials)
    {
        constexpr double Ridge = 1;
        constexpr int Rounds = 60;
        Signs weights{};
        std::vector<double> sums(trials.size());
        for (int round = 0; round < Rounds; ++round) {
            for (std::size_t w = 0; w < SureCount; ++w) {
                double slope = -Ridge * weights[w];
                double bend = Ridge;
                for (std::size_t i = 0; i < trials.size(); ++i) {
                    const double sign = trials[i].first[w];
                    const double chance = 1 / (1 + std::exp(-sums[i]));
                    slope += sign * ((trials[i].second ? 1 : 0) - chance);
                    bend += sign * sign * chance * (1 - chance);
                }
                const double step = std::clamp(slope / bend, -1., 1.);
                weights[w] += step;
                for (std::size_t i = 0; i < trials.size(); ++i)
                    sums[i] += step * trials[i].first[w];
            }
        }
        return {weights.begin(), weights.end()};
    }

    const std::vector<PassageExample> &m_examples;
};

PassageModel::PassageModel(Parts parts)
    : m_parts(std::move(parts))
{}

base::Result<PassageModel> PassageModel::train(const std::vector<PassageExample> &examples)
{
    const bool isEmpty =
        std::all_of(examples.begin(), examples.end(), [](const PassageExample &each) { return each.right.empty(); });
    if (isEmpty)
        return nlu::refused(u"questions that a sentence answers are needed"_s, {});
    const PassageSchool school(examples);
    Parts parts = school.teach(std::nullopt);
    school.teachSecondLook(parts);
    return PassageModel(std::move(parts));
}

std::vector<float> PassageModel::scores(const Traits &traits) const
{
    std::vector<float> scores = linearScores(traits);
    m_parts.reranker.rerank(traits, scores);
    return scores;
}

std::vector<float> PassageModel::linearScores(const Traits &traits) const
{
    std::array<float, FlagCount> worth{};
    std::size_t known = 0;
    for (const quint32 gram : traits.grams) {
        const auto found = std::lower_bound(m_parts.grams.begin(), m_parts.grams.end(), gram);
        if (found == m_parts.grams.end() || *found != gram)
            continue;
        ++known;
        const float *row = m_parts.crossed.data() + (found - m_parts.grams.begin()) * std::ptrdiff_t{FlagCount};
        for (std::size_t f = 0; f < FlagCount; ++f)
            worth[f] += row[f];
    }
    const float norm = 1 / std::sqrt(static_cast<float>(known) + 1);
    for (std::size_t f = 0; f < FlagCount; ++f)
        worth[f] = worth[f] * norm + m_parts.flags[f];
    std::vector<float> scores;
    scores.reserve(traits.candidates.size());
    for (const Traits::Candidate &each : traits.candidates) {
        float score = 0;
        for (std::size_t t = 0; t < TraitCount; ++t)
            score += m_parts.traits[t] * each.values[t];
        for (std::size_t f = 0; f < FlagCount; ++f)
            score += (each.flags >> f & 1U) ? worth[f] : 0;
        scores.push_back(score);
    }
    return scores;
}

double PassageModel::chance(const Traits::Candidate &best, float score) const
{
    const Signs signs = signsOf(best, score);
    double sum = 0;
    for (std::size_t i = 0; i < SureCount; ++i)
        sum += signs[i] * static_cast<double>(m_parts.sureness[i]);
    return 1 / (1 + std::exp(-sum));
}

QByteArray PassageModel::toBytes() const
{
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    nlu::prepare(stream);
    stream.writeRawData(Magic, static_cast<int>(MagicSize));
    stream << FileVersion;
    nlu::put(stream, m_parts.traits);
    nlu::put(stream, m_parts.flags);
    nlu::put(stream, m_parts.grams);
    nlu::put(stream, m_parts.crossed);
    m_parts.reranker.write(stream);
    nlu::put(stream, m_parts.sureness);
    return bytes + QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
}

base::Result<PassageModel> PassageModel::fromBytes(const QByteArray &bytes, const QString &where)
{
    const qsizetype size = bytes.size() - DigestSize;
    if (size < MagicSize || !bytes.startsWith(QByteArrayView(Magic, MagicSize)))
        return nlu::refused(u"no model of passages"_s, where);
    QDataStream stream(bytes);
    nlu::prepare(stream);
    stream.skipRawData(static_cast<int>(MagicSize));
    quint32 version = 0;
    stream >> version;
    if (version != FileVersion)
        return nlu::refused(u"the model is of version %1, not %2"_s.arg(version).arg(FileVersion), where);
    if (QCryptographicHash::hash(QByteArrayView(bytes).first(size), QCryptographicHash::Sha256) !=
        QByteArrayView(bytes).sliced(size))
        return nlu::refused(u"the model is cut off or altered: its checksum does not fit"_s, where);
    Parts parts;
    const bool isRead = nlu::take(stream, parts.traits, size) && nlu::take(stream, parts.flags, size) &&
                        nlu::take(stream, parts.grams, size) && nlu::take(stream, parts.crossed, size) &&
                        parts.reranker.read(stream, size) && nlu::take(stream, parts.sureness, size);
    const bool isGood = isRead && stream.device()->pos() == size && parts.traits.size() == TraitCount &&
                        parts.flags.size() == FlagCount && parts.crossed.size() == parts.grams.size() * FlagCount &&
                        parts.sureness.size() == SureCount && std::is_sorted(parts.grams.begin(), parts.grams.end()) &&
                        nlu::isSane(parts.traits) && nlu::isSane(parts.flags) && nlu::isSane(parts.crossed) &&
                        nlu::isSane(parts.sureness);
    if (!isGood)
        return nlu::refused(u"the model's parts do not fit together"_s, where);
    return PassageModel(std::move(parts));
}

const PassageModel &passageModel()
{
    static const PassageModel Model = [] {
        const QString path = u":/models/passages.model"_s;
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            qFatal("%s: %s", qPrintable(path), qPrintable(file.errorString()));
        auto model = PassageModel::fromBytes(file.readAll(), path);
        if (!model)
            qFatal("%s: %s", qPrintable(model.error().where), qPrintable(model.error().message));
        return *std::move(model);
    }();
    return Model;
}

} // namespace tierdesk::knowledge
