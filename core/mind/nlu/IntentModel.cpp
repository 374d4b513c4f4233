#include "core/mind/nlu/IntentModel.h"

#include "core/mind/nlu/IntentGrams.h"
#include "core/mind/nlu/LinearTrainer.h"

#include <QtCore/QHash>

#include <algorithm>
#include <array>
#include <cmath>

namespace tierdesk::nlu {

namespace {

constexpr float kKind = 1; // tuning[0] of an intent model
constexpr std::size_t kTerms = 4;
constexpr std::size_t kMany = 5000; // with more examples, rare grams are left out and one trial is enough
constexpr double kCost = .5;        // this and the next two: chosen on two data sets and on small parts (docs/nlu.md)
constexpr double kCentre = 4;
constexpr double kLeadShare = 2;
constexpr std::size_t kFolds = 8; // of the examples; a trial holds out one
constexpr double kForeign = .1;   // assumed share of a company's messages that have none of its intents
using Terms = std::array<double, kTerms>;

/// The input for the confidence: 1, the best score, its lead over the next and the share of known words.
struct Look {
    std::size_t best = 0;
    Terms terms{};
    bool isBlank = false;
};

Look lookAt(const LinearModel &model, std::string_view utf8)
{
    const LinearModel::Scores scores = model.score(intentGramsOf(utf8, model));
    Look look;
    for (std::size_t i = 1; i < scores.of.size(); ++i) {
        if (scores.of[i] > scores.of[look.best])
            look.best = i;
    }
    float next = -3;
    for (std::size_t i = 0; i < scores.of.size(); ++i) {
        if (i != look.best)
            next = std::max(next, scores.of[i]);
    }
    const auto best = static_cast<double>(scores.of[look.best]);
    look.terms = {1, best, best - static_cast<double>(next), scores.known};
    look.isBlank = scores.isBlank;
    return look;
}

double sigmoid(const Terms &weights, const Terms &terms)
{
    double sum = 0;
    for (std::size_t i = 0; i < kTerms; ++i)
        sum += weights[i] * terms[i];
    return 1 / (1 + std::exp(-sum));
}

struct Trial {
    Terms terms{};
    double isRight = 0;
    double weight = 1;
};

/// Logistic regression by Newton's method, with a small ridge penalty so that few trials suffice.
Terms fit(const std::vector<Trial> &trials)
{
    constexpr double kRidge = .1;
    Terms weights{};
    for (int round = 0; round < 30; ++round) {
        std::array<std::array<double, kTerms + 1>, kTerms> rows{}; // Hessian and gradient
        for (std::size_t i = 0; i < kTerms; ++i) {
            rows[i][i] = kRidge;
            rows[i][kTerms] = -kRidge * weights[i];
        }
        for (const Trial &trial : trials) {
            const double chance = sigmoid(weights, trial.terms);
            const double spread = std::max(1e-6, chance * (1 - chance));
            for (std::size_t i = 0; i < kTerms; ++i) {
                rows[i][kTerms] += trial.weight * (trial.isRight - chance) * trial.terms[i];
                for (std::size_t j = 0; j < kTerms; ++j)
                    rows[i][j] += trial.weight * spread * trial.terms[i] * trial.terms[j];
            }
        }
        for (std::size_t i = 0; i < kTerms; ++i) { // positive definite: no pivot is 0
            for (std::size_t k = 0; k < kTerms; ++k) {
                if (k == i)
                    continue;
                const double factor = rows[k][i] / rows[i][i];
                for (std::size_t j = i; j <= kTerms; ++j)
                    rows[k][j] -= factor * rows[i][j];
            }
        }
        double moved = 0;
        for (std::size_t i = 0; i < kTerms; ++i) {
            const double step = std::clamp(rows[i][kTerms] / rows[i][i], -2., 2.);
            weights[i] += step;
            moved = std::max(moved, std::abs(step));
        }
        if (moved < 1e-6)
            break;
    }
    return weights;
}

class School final
{
public:
    School(const std::vector<IntentExample> &examples, const IntentTraining &settings)
        : m_isCalibrated(settings.isCalibrated)
    {
        QHash<QString, int> ids;
        for (const IntentExample &example : examples) {
            const auto known = ids.constFind(example.intent);
            const int label = known != ids.cend() ? *known : static_cast<int>(m_labels.size());
            if (known == ids.cend()) {
                ids.insert(example.intent, label);
                m_labels.push_back(example.intent);
                m_counts.push_back(0);
            }
            ++m_counts[static_cast<std::size_t>(label)];
            m_texts.push_back(example.text.toStdString());
            m_lessons.push_back({intentGramsOf(m_texts.back()), label, {}});
        }
        if (m_lessons.size() <= kMany) { // with few examples, near pairs are mostly accidental (docs/nlu.md)
            for (Lesson &lesson : m_lessons)
                lesson.grams.near.clear();
        }
        m_settings.minTexts = settings.leastTexts > 0 ? settings.leastTexts : m_lessons.size() > kMany ? 2 : 1;
        m_settings.leadShare = kLeadShare;
        m_settings.cost = kCost;
        m_settings.isBalanced = true;
        m_settings.centre = kCentre;
        m_settings.seed = settings.seed;
        m_settings.stops = settings.stops;
    }

    [[nodiscard]] const QStringList &labels() const { return m_labels; }

    LinearModel::Parts teach()
    {
        // Models trained without an eighth of the examples and an eighth of the intents calibrate the confidence, also
        // for texts with none of the intents. They are nearly as large as the final model, since scores are lower with
        // fewer examples.
        std::vector<Trial> trials;
        const std::size_t rounds = !m_isCalibrated ? 0 : m_lessons.size() > kMany ? 1 : 4;
        for (std::size_t round = 0; round < rounds; ++round)
            attempt(round, trials);
        LinearModel::Parts parts = trainLinear(m_labels, m_lessons, m_settings);
        parts.tuning = {kKind};
        for (const double weight : fit(trials))
            parts.tuning.push_back(static_cast<float>(weight));
        return parts;
    }

private:
    void attempt(std::size_t round, std::vector<Trial> &trials) const
    {
        std::vector<int> shortened(m_counts.size(), -1); // by label: its index among the trained labels, or -1
        QStringList taught;
        for (std::size_t label = 0; label < m_counts.size(); ++label) {
            const bool isLeftOut = m_counts.size() >= 4 && label % std::min(kFolds, m_counts.size()) == round;
            if (isLeftOut)
                continue;
            shortened[label] = static_cast<int>(taught.size());
            taught.push_back(m_labels[static_cast<qsizetype>(label)]);
        }
        std::vector<Lesson> lessons;
        std::vector<std::size_t> tested;
        std::vector<std::size_t> seen(m_counts.size());
        for (std::size_t i = 0; i < m_lessons.size(); ++i) {
            const auto label = static_cast<std::size_t>(m_lessons[i].label);
            const bool isTested = (seen[label]++ + label) % kFolds == round && m_counts[label] > 2;
            if (shortened[label] < 0 || isTested)
                tested.push_back(i);
            else
                lessons.push_back({m_lessons[i].grams, shortened[label], {}});
        }
        if (lessons.empty())
            return;
        const LinearModel model(trainLinear(taught, lessons, m_settings));
        const std::size_t first = trials.size();
        std::vector<bool> isForeign; // by trial of this round
        for (const std::size_t i : tested) {
            const Look look = lookAt(model, m_texts[i]);
            const bool isRight = static_cast<int>(look.best) == shortened[static_cast<std::size_t>(m_lessons[i].label)];
            trials.push_back({look.terms, isRight ? 1. : 0., 1.});
            isForeign.push_back(shortened[static_cast<std::size_t>(m_lessons[i].label)] < 0);
        }
        const auto foreign = static_cast<double>(std::count(isForeign.begin(), isForeign.end(), true));
        const double known = static_cast<double>(isForeign.size()) - foreign;
        for (std::size_t i = 0; i < isForeign.size(); ++i) {
            if (isForeign[i])
                trials[first + i].weight = std::min(1., kForeign / (1 - kForeign) * known / foreign);
        }
    }

    QStringList m_labels;
    std::vector<std::size_t> m_counts;
    std::vector<std::string> m_texts;
    std::vector<Lesson> m_lessons;
    TrainSettings m_settings;
    bool m_isCalibrated;
};

} // namespace

IntentModel::IntentModel(LinearModel model)
    : m_model(std::move(model))
{}

base::Result<IntentModel> IntentModel::train(const std::vector<IntentExample> &examples, quint64 seed)
{
    return train(examples, IntentTraining{.seed = seed});
}

base::Result<IntentModel> IntentModel::train(const std::vector<IntentExample> &examples, const IntentTraining &settings)
{
    School school(examples, settings);
    if (school.labels().size() < 2)
        return base::Error{.fault = base::Fault::InvalidInput,
                           .message = u"examples of at least two intents are needed"_s,
                           .where = {},
                           .details = {}};
    LinearModel::Parts parts = school.teach();
    if (settings.stops && settings.stops->load(std::memory_order_relaxed))
        return base::fail(base::Fault::Unavailable, u"the training was stopped"_s);
    return IntentModel(LinearModel(std::move(parts)));
}

IntentGuess IntentModel::classify(std::string_view utf8) const
{
    const Look look = lookAt(m_model, utf8);
    Terms weights{};
    for (std::size_t i = 0; i < kTerms; ++i)
        weights[i] = static_cast<double>(m_model.tuning()[i + 1]);
    return {m_model.labels()[static_cast<qsizetype>(look.best)], look.isBlank ? 0 : sigmoid(weights, look.terms)};
}

LinearModel::Scores IntentModel::scores(std::string_view utf8) const
{
    return m_model.score(intentGramsOf(utf8, m_model));
}

base::Result<IntentModel> IntentModel::readFile(const QString &path)
{
    return checked(LinearModel::readFile(path), path);
}

base::Result<IntentModel> IntentModel::fromBytes(const QByteArray &bytes, const QString &where)
{
    return checked(LinearModel::fromBytes(bytes, where), where);
}

base::Result<IntentModel> IntentModel::checked(base::Result<LinearModel> model, const QString &where)
{
    if (!model)
        return std::move(model).error();
    if (model->tuning().size() != kTerms + 1 || model->tuning()[0] != kKind)
        return base::Error{.fault = base::Fault::InvalidInput,
                           .message = u"the model is not one of a company’s intents"_s,
                           .where = where,
                           .details = {}};
    return IntentModel(std::move(model).value());
}

} // namespace tierdesk::nlu
