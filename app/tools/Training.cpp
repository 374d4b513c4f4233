#include "app/tools/Training.h"

#include "app/tools/ActTraining.h"
#include "app/tools/ClaimTraining.h"
#include "app/tools/Evaluation.h"
#include "app/tools/LabelledTraining.h"
#include "app/tools/Lines.h"
#include "app/tools/PassageTraining.h"
#include "app/tools/TriggerTraining.h"
#include "app/tools/WordTraining.h"
#include "core/mind/ai/local/Purpose.h"
#include "core/mind/ai/local/RecordDetail.h"
#include "core/mind/nlu/Models.h"
#include "core/mind/nlu/Reader.h"
#include "core/mind/nlu/Taught.h"
#include "resources/Resources.h"

#include <QtCore/QDir>
#include <QtCore/QSaveFile>
#include <QtCore/QSet>

#include <cmath>
#include <ctime>
#include <iomanip>
#include <iostream>
#include <set>

namespace tierdesk::app {

using base::Result;
using nlu::CategoryExample;
using nlu::MoodExample;

namespace {

const QString Purposes = u"purposes"_s;
const QString Records = u"records"_s;

base::Error bad(const QString &message, const QString &where)
{
    return {.fault = base::Fault::InvalidInput, .message = message, .where = where, .details = {}};
}

struct Data {
    std::vector<MoodExample> tweets;
    std::vector<MoodExample> comments;
    std::vector<CategoryExample> categories;
    std::vector<std::pair<QByteArray, bool>> asks; ///< texts, and whether they ask for a person
};

/// What feeling a label of GoEmotions has: 1, −1, 0 for neutral; nothing for those that say neither.
std::optional<int> feelingOf(const QByteArray &label)
{
    static const QSet<QByteArray> Good{"admiration", "amusement", "approval", "caring", "excitement", "gratitude",
                                       "joy",        "love",      "optimism", "pride",  "relief"};
    static const QSet<QByteArray> Bad{"anger", "annoyance", "disappointment", "disapproval", "disgust", "embarrassment",
                                      "fear",  "grief",     "nervousness",    "remorse",     "sadness"};
    if (Good.contains(label))
        return 1;
    if (Bad.contains(label))
        return -1;
    return label == "neutral" ? std::optional(0) : std::nullopt;
}

Result<Data> readData(const QString &folder)
{
    Data data;
    const QDir dir(folder);
    auto done = eachRow(dir.filePath(u"sentiment_tweets.tsv"_s), 3, [&](const QByteArrayList &row) {
        bool isNumber = false;
        const double rating = row[1].toDouble(&isNumber);
        data.tweets.push_back({row[0], rating});
        return isNumber ? QString() : u"the rating is no number"_s;
    });
    if (!done)
        return done.error();
    done = eachRow(dir.filePath(u"emotions.tsv"_s), 2, [&](const QByteArrayList &row) {
        std::set<int> feelings;
        for (const QByteArray &label : row[1].split(',')) {
            if (const auto feeling = feelingOf(label))
                feelings.insert(*feeling);
        }
        if (feelings.size() == 1) // mixed feelings teach nothing
            data.comments.push_back({row[0], static_cast<double>(*feelings.begin())});
        return QString();
    });
    if (!done)
        return done.error();
    done = eachRow(dir.filePath(u"category.tsv"_s), 6, [&](const QByteArrayList &row) {
        CategoryExample example;
        example.text = row[0];
        example.source = QString::fromUtf8(row[4]);
        const auto primary = fromWord<Category>(QString::fromUtf8(row[1]));
        if (!primary)
            return u"there is no such category"_s;
        example.primary = *primary;
        for (const QByteArray &each : row[2].split('|')) {
            const auto accepted = fromWord<Category>(QString::fromUtf8(each));
            if (!accepted)
                return u"there is no such category"_s;
            example.accepted.push_back(*accepted);
        }
        if (row[3] != "0" && row[3] != "1")
            return u"whether a person is asked for is 0 or 1"_s;
        data.asks.emplace_back(row[0], row[3] == "1");
        data.categories.push_back(std::move(example));
        return QString();
    });
    if (!done)
        return done.error();
    if (data.tweets.empty() || data.comments.empty() || data.categories.empty())
        return bad(u"a file of the data is empty"_s, folder);
    return data;
}

/// Of anything that has bytes.
Result<void> write(const auto &model, const QString &path)
{
    QSaveFile file(path);
    const QByteArray bytes = model.toBytes();
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return bad(file.errorString(), path);
    std::cout << path.toStdString() << ": " << bytes.size() << " bytes\n";
    return {};
}

Reading read(const nlu::Reader &reader, const QByteArray &text)
{
    return reader.read(std::string_view(text.constData(), static_cast<std::size_t>(text.size())));
}

Result<nlu::Reader> readerWith(nlu::LinearModel mood, nlu::LinearModel category)
{
    const auto shipped = TRY(nlu::Models::load());
    return nlu::Reader::load(
        std::make_shared<nlu::Models>(nlu::Models{std::move(mood), std::move(category), shipped->triggers}));
}

double correlation(const std::vector<std::pair<double, double>> &pairs)
{
    double sumX = 0, sumY = 0, sumXX = 0, sumYY = 0, sumXY = 0;
    for (const auto &[x, y] : pairs) {
        sumX += x;
        sumY += y;
        sumXX += x * x;
        sumYY += y * y;
        sumXY += x * y;
    }
    const auto n = static_cast<double>(pairs.size());
    const double spread = (sumXX - sumX * sumX / n) * (sumYY - sumY * sumY / n);
    return spread > 0 ? (sumXY - sumX * sumY / n) / std::sqrt(spread) : 0;
}

/// Bad, neither, good: the mean of the three F1, cut at the score's own words and the rating's halves.
double macroF1(const std::vector<std::pair<double, double>> &pairs)
{
    std::array<double, 3> right{}, said{}, meant{};
    for (const auto &[score, rating] : pairs) {
        const std::size_t saying = score >= .2 ? 2 : score <= -.2 ? 0 : 1;
        const std::size_t meaning = rating >= .5 ? 2 : rating <= -.5 ? 0 : 1;
        ++said[saying];
        ++meant[meaning];
        right[saying] += saying == meaning ? 1 : 0;
    }
    double sum = 0;
    for (std::size_t i = 0; i < 3; ++i)
        sum += said[i] + meant[i] > 0 ? 2 * right[i] / (said[i] + meant[i]) : 0;
    return sum / 3;
}

Result<void> evaluateMood(const char *name, const std::vector<MoodExample> &taught,
                          const std::vector<MoodExample> &tested, const nlu::LinearModel &category)
{
    const auto reader = TRY(readerWith(nlu::trainMood(taught, TrainingSeed), category));
    std::vector<std::pair<double, double>> pairs;
    const std::clock_t begin = std::clock(); // the processor's time: what else runs here must not count
    for (const MoodExample &example : tested) {
        const Reading reading = read(reader, example.text);
        pairs.emplace_back(reading.sentiment == Sentiment::Unknown ? 0 : reading.score, example.rating);
    }
    const double spent = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
    std::cout << std::left << std::setw(30) << name << std::right << std::setw(7) << tested.size() << "  r "
              << correlation(pairs) << "  macro-F1 " << macroF1(pairs) << "  texts/s " << std::setprecision(0)
              << static_cast<double>(tested.size()) / spent << std::setprecision(3) << '\n';
    return {};
}

Result<void> evaluateCategories(const QString &source, const std::vector<CategoryExample> &all,
                                const nlu::LinearModel &mood)
{
    std::vector<CategoryExample> taught;
    std::vector<const CategoryExample *> tested;
    for (std::size_t i = 0; i < all.size(); ++i) {
        // No source left out: every fifth text of all of them.
        const bool isTested = source.isEmpty() ? i % 5 == 0 : all[i].source == source;
        if (isTested)
            tested.push_back(&all[i]);
        else
            taught.push_back(all[i]);
    }
    const auto reader = TRY(readerWith(mood, nlu::trainCategories(taught, TrainingSeed)));
    int right = 0;
    int none = 0;
    double sure = 0;
    std::vector<Claim> claims;
    for (const CategoryExample *example : tested) {
        const CategoryGuess guess = read(reader, example->text).category;
        const auto &accepted = example->accepted;
        const bool isRight = std::find(accepted.begin(), accepted.end(), guess.category) != accepted.end();
        claims.emplace_back(guess.confidence, isRight);
        right += isRight ? 1 : 0;
        none += guess.confidence < .5 ? 1 : 0;
        sure += guess.confidence;
    }
    const auto count = static_cast<double>(tested.size());
    const std::string name = source.isEmpty() ? "known sources" : "unseen: " + source.toStdString();
    std::cout << std::left << std::setw(30) << name << std::right << std::setw(7) << tested.size() << "  accepted "
              << right / count << "  mean confidence " << sure / count << "  off by " << calibrationError(claims)
              << "  below .5 " << none / count << '\n';
    return {};
}

/// A company whose texts the reader has not seen corrects some of those that it misreads: how its other texts are read
/// then, and how those of all other sources.
Result<void> evaluateTeaching(const QString &source, const std::vector<CategoryExample> &all,
                              const nlu::LinearModel &mood)
{
    std::vector<CategoryExample> others;
    std::vector<const CategoryExample *> own;
    for (const CategoryExample &each : all) {
        if (each.source == source)
            own.push_back(&each);
        else
            others.push_back(each);
    }
    const auto reader = TRY(readerWith(mood, nlu::trainCategories(others, TrainingSeed)));
    const auto isRight = [&reader](const CategoryExample &example, const nlu::Taught *taught) {
        const std::string_view text(example.text.constData(), static_cast<std::size_t>(example.text.size()));
        const auto &accepted = example.accepted;
        return std::find(accepted.begin(), accepted.end(), reader.read(text, taught).category.category) !=
               accepted.end();
    };
    std::vector<const CategoryExample *> misread; // of every second text
    std::vector<const CategoryExample *> tested;
    for (std::size_t i = 0; i < own.size(); ++i) {
        if (i % 2 == 1)
            tested.push_back(own[i]);
        else if (!isRight(*own[i], nullptr))
            misread.push_back(own[i]);
    }
    std::vector<const CategoryExample *> elsewhere;
    for (std::size_t i = 0; i < others.size(); i += 5)
        elsewhere.push_back(&others[i]);
    const auto share = [&](const std::vector<const CategoryExample *> &texts, const nlu::Taught *taught) {
        const auto right = std::count_if(texts.begin(), texts.end(),
                                         [&](const CategoryExample *each) { return isRight(*each, taught); });
        return static_cast<double>(right) / static_cast<double>(std::max<std::size_t>(1, texts.size()));
    };
    std::cout << std::left << std::setw(30) << ("corrected: " + source.toStdString()) << std::right << std::setw(7)
              << tested.size() << "  own, elsewhere: " << share(tested, nullptr) << ", " << share(elsewhere, nullptr);
    for (std::size_t count = 1, last = 0; last < misread.size() && count <= 100; count = count == 1 ? 10 : count * 10) {
        last = std::min(count, misread.size());
        std::vector<nlu::CategoryLesson> lessons;
        for (std::size_t i = 0; i < last; ++i) { // from all over the source
            const CategoryExample &each = *misread[i * misread.size() / last];
            lessons.push_back({each.text, each.primary});
        }
        auto model = TRY(nlu::TaughtCategories::train(reader, lessons));
        const nlu::Taught taught{std::make_shared<const nlu::TaughtCategories>(std::move(model)), nullptr};
        std::cout << "; " << last << ": " << share(tested, &taught) << ", " << share(elsewhere, &taught);
    }
    std::cout << '\n';
    return {};
}

Result<void> evaluateAsking(const std::vector<std::pair<QByteArray, bool>> &asks)
{
    const auto reader = TRY(nlu::Reader::load());
    double right = 0, said = 0, meant = 0;
    for (const auto &[text, isMeant] : asks) {
        const std::vector<Trigger> triggers = read(reader, text).triggers;
        const bool isSaid = std::find(triggers.begin(), triggers.end(), Trigger::AsksForHuman) != triggers.end();
        right += isSaid && isMeant ? 1 : 0;
        said += isSaid ? 1 : 0;
        meant += isMeant ? 1 : 0;
    }
    std::cout << std::left << std::setw(30) << "asks for a person" << std::right << std::setw(7) << asks.size()
              << "  F1 " << (said + meant > 0 ? 2 * right / (said + meant) : 0) << "  of those said "
              << (said > 0 ? right / said : 0) << "  of those meant " << (meant > 0 ? right / meant : 0) << '\n';
    return {};
}

} // namespace

Result<void> trainModels(const QString &data, const QString &out)
{
    resources::init();
    const QDir folder(out);
    if (hasTriggerData(data)) {
        const auto models = TRY(trainTriggerModels(data));
        for (std::size_t i = 0; i < models.size(); ++i) {
            const QString name = u"%1.model"_s.arg(word(nlu::kLearnedTriggers[i].trigger));
            if (auto done = write(models[i], folder.filePath(name)); !done)
                return done;
        }
        return {};
    }
    if (hasActData(data)) {
        const auto model = TRY(trainActModel(data));
        return write(model, folder.filePath(u"acts.model"_s));
    }
    if (hasLabelled(data, Purposes)) {
        const auto model = TRY(trainLabelled<ai::Purpose>(data));
        return write(model, folder.filePath(u"purposes.model"_s));
    }
    if (hasLabelled(data, Records)) {
        const auto model = TRY(trainLabelled<ai::RecordDetail>(data));
        return write(model, folder.filePath(u"records.model"_s));
    }
    if (hasWordData(data)) {
        const auto model = TRY(trainWordModel(data));
        return write(model, folder.filePath(u"words.model"_s));
    }
    if (hasPassageData(data)) {
        const auto model = TRY(trainPassageModel(data));
        return write(model, folder.filePath(u"passages.model"_s));
    }
    if (hasClaimData(data)) {
        const auto model = TRY(trainClaimModel(data));
        if (auto done = write(model.claims(), folder.filePath(u"claims.model"_s)); !done)
            return done;
        return write(model.topics(), folder.filePath(u"deeds.model"_s));
    }
    auto read = TRY(readData(data));
    std::vector<MoodExample> moods = std::move(read.tweets);
    moods.insert(moods.end(), read.comments.begin(), read.comments.end());
    if (auto done = write(nlu::trainMood(moods, TrainingSeed), folder.filePath(u"mood.model"_s)); !done)
        return done;
    return write(nlu::trainCategories(read.categories, TrainingSeed), folder.filePath(u"category.model"_s));
}

Result<void> evaluateReader(const QString &data)
{
    resources::init();
    std::cout << std::fixed << std::setprecision(3);
    if (hasTriggerData(data))
        return evaluateTriggers(data);
    if (hasActData(data))
        return evaluateActs(data);
    if (hasLabelled(data, Purposes))
        return evaluateLabelled<ai::Purpose>(data);
    if (hasLabelled(data, Records))
        return evaluateLabelled<ai::RecordDetail>(data);
    if (hasPassageData(data))
        return evaluatePassages(data);
    if (hasClaimData(data))
        return evaluateClaims(data);
    const auto read = TRY(readData(data));
    const nlu::LinearModel category = nlu::trainCategories(read.categories, TrainingSeed);
    if (auto done = evaluateMood("tweets, taught on comments", read.comments, read.tweets, category); !done)
        return done;
    if (auto done = evaluateMood("comments, taught on tweets", read.tweets, read.comments, category); !done)
        return done;
    const nlu::LinearModel mood = nlu::trainMood(read.tweets, TrainingSeed);
    QStringList sources{QString()};
    for (const CategoryExample &example : read.categories) {
        if (!sources.contains(example.source))
            sources.push_back(example.source);
    }
    for (const QString &source : sources) {
        if (auto done = evaluateCategories(source, read.categories, mood); !done)
            return done;
    }
    for (const QString &source : sources) {
        if (source.isEmpty())
            continue;
        if (auto done = evaluateTeaching(source, read.categories, mood); !done)
            return done;
    }
    if (auto done = evaluateAsking(read.asks); !done)
        return done;
    if (auto done = evaluateSearch(data); !done)
        return done;
    std::vector<QByteArray> tweets;
    for (const MoodExample &example : read.tweets)
        tweets.push_back(example.text);
    std::vector<QByteArray> messages;
    for (const CategoryExample &example : read.categories)
        messages.push_back(example.text);
    for (const auto &[name, texts] :
         {std::pair{"reading: tweets", &tweets}, std::pair{"reading: messages", &messages}}) {
        if (auto done = evaluateSpeed(name, *texts); !done)
            return done;
    }
    return evaluateIntents(data);
}

} // namespace tierdesk::app
