#include "core/mind/nlu/Models.h"

#include "core/mind/nlu/LinearTrainer.h"
#include "core/mind/nlu/Pii.h"

#include <algorithm>

namespace tierdesk::nlu {

namespace {

// This and the costs below were chosen on held-out sources (docs/nlu.md).
constexpr quint32 kMinTexts = 5;

// Indexes of the sentiment labels; "neither" is between them.
constexpr std::size_t kBad = 0;
constexpr std::size_t kGood = 2;

QStringList moodLabels()
{
    return {u"bad"_s, u"neither"_s, u"good"_s};
}

QStringList categoryLabels()
{
    QStringList labels;
    for (const auto &[category, name] : Words<Category>::table)
        labels.push_back(QString::fromLatin1(name));
    return labels;
}

Grams gramsIn(const QByteArray &text)
{
    return gramsOf(std::string_view(text.constData(), static_cast<std::size_t>(text.size())));
}

base::Result<LinearModel> open(const QString &path, const QStringList &labels)
{
    auto model = LinearModel::readFile(path);
    if (model && model->labels() != labels)
        return base::Error{.fault = base::Fault::InvalidInput,
                           .message = u"the model has other labels than expected"_s,
                           .where = path,
                           .details = {}};
    return model;
}

base::Result<LinearModel> openTrigger(const LearnedTrigger &learned)
{
    return open(u":/models/%1.model"_s.arg(word(learned.trigger)), {word(learned.trigger)});
}

LinearModel trainTrigger(const LearnedTrigger &learned, const std::vector<TriggerExample> &examples,
                         const Lexicon &lexicon, quint64 seed)
{
    TrainSettings settings;
    settings.cost = 2;
    settings.rounds = 20;
    settings.minTexts = 2;
    settings.isBalanced = true;
    settings.seed = seed;
    std::vector<Lesson> lessons;
    for (const TriggerExample &example : examples) {
        const std::string_view text(example.text.constData(), static_cast<std::size_t>(example.text.size()));
        const Sample sample(lexicon, text, findPii(text));
        if (auto grams = triggerGrams(learned, sample, gramsOf(sample.tokens)))
            lessons.push_back({std::move(*grams), example.means == learned.trigger ? 0 : kNoLabel, {}});
    }
    return LinearModel(trainLinear({word(learned.trigger)}, lessons, settings));
}

} // namespace

double Models::lean(const Grams &grams) const
{
    // Random letters and repeated words would otherwise also get a score.
    constexpr std::size_t kFewWords = 3;
    constexpr double kFewKnown = .1;
    const LinearModel::Scores scores = mood.score(grams);
    const bool isGibberish = scores.words < kFewWords || scores.known < kFewKnown;
    return isGibberish ? 0 : static_cast<double>(scores.of[kGood] - scores.of[kBad]);
}

std::vector<float> Models::leanings(const TokenList &tokens, const Grams &grams) const
{
    const GramPlaces places = placesOf(tokens);
    const std::vector<float> shares = mood.shares(grams, kGood, kBad);
    std::vector<float> sums(tokens.size());
    for (std::size_t i = 0; i < places.words.size(); ++i)
        sums[places.words[i]] += shares[i];
    for (std::size_t i = 0; i < places.letters.size(); ++i)
        sums[places.letters[i]] += shares[places.words.size() + i];
    return sums;
}

bool Models::knows(std::string_view folded) const
{
    const quint32 number = wordNumber(folded);
    return mood.rarityOf(number).has_value() || category.rarityOf(number).has_value();
}

double Models::familiarity(std::string_view folded) const
{
    constexpr std::size_t kLeast = 4;
    const std::vector<quint32> numbers = letterNumbers(folded, kLeast);
    const auto seen = std::count_if(numbers.begin(), numbers.end(),
                                    [this](quint32 number) { return mood.rarityOf(number).has_value(); });
    return numbers.empty() ? 0 : static_cast<double>(seen) / static_cast<double>(numbers.size());
}

base::Result<std::shared_ptr<const Models>> Models::load()
{
    auto mood = TRY(open(u":/models/mood.model"_s, moodLabels()));
    auto category = TRY(open(u":/models/category.model"_s, categoryLabels()));
    auto asks = TRY(openTrigger(kLearnedTriggers[0]));
    auto threat = TRY(openTrigger(kLearnedTriggers[1]));
    return std::shared_ptr<const Models>(
        std::make_shared<Models>(Models{std::move(mood), std::move(category), {std::move(asks), std::move(threat)}}));
}

LinearModel trainMood(const std::vector<MoodExample> &examples, quint64 seed)
{
    TrainSettings settings;
    settings.cost = .1;
    settings.minTexts = kMinTexts;
    settings.seed = seed;
    std::vector<Lesson> lessons;
    for (const MoodExample &example : examples)
        lessons.push_back({gramsIn(example.text), example.rating >= .5 ? 2 : example.rating <= -.5 ? 0 : 1, {}});
    return LinearModel(trainLinear(moodLabels(), lessons, settings));
}

LinearModel trainCategories(const std::vector<CategoryExample> &examples, quint64 seed)
{
    TrainSettings settings;
    settings.minTexts = kMinTexts;
    settings.seed = seed;
    std::vector<Lesson> lessons;
    for (const CategoryExample &example : examples) {
        Lesson lesson{gramsIn(example.text), static_cast<int>(example.primary), {}};
        for (const Category each : example.accepted) {
            if (each != example.primary)
                lesson.undecided.push_back(static_cast<int>(each));
        }
        lessons.push_back(std::move(lesson));
    }
    return LinearModel(trainLinear(categoryLabels(), lessons, settings));
}

TriggerModels trainTriggers(const std::vector<TriggerExample> &examples, const Lexicon &lexicon, quint64 seed)
{
    return {trainTrigger(kLearnedTriggers[0], examples, lexicon, seed),
            trainTrigger(kLearnedTriggers[1], examples, lexicon, seed)};
}

} // namespace tierdesk::nlu
