#include "core/mind/nlu/Trial.h"

#include "core/mind/nlu/Reader.h"
#include "core/mind/nlu/Taught.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QHash>
#include <QtCore/QSet>

#include <algorithm>

namespace tierdesk::nlu {

namespace {

using base::Result;

constexpr int kFolds = 5;
constexpr std::size_t kSmall = 2000;     // most examples for which every fold is tried
constexpr int kEnough = 20;              // held-out examples from which kLeastRight applies
constexpr double kLeastRight = .3;       // required share of correct results
constexpr double kForgotten = .02;       // share of the known examples that may be lost, plus one
constexpr std::size_t kMostLabels = 500; // in the figures

struct Row {
    QByteArray text;
    QString label;
};

/// Returns the fold in which each row is held out. The rows of a label are assigned in turn, in order of their digests.
std::vector<int> dealt(const std::vector<Row> &rows)
{
    QHash<QString, std::vector<std::pair<QByteArray, std::size_t>>> byLabel;
    for (std::size_t i = 0; i < rows.size(); ++i)
        byLabel[rows[i].label].emplace_back(QCryptographicHash::hash(rows[i].text, QCryptographicHash::Sha256), i);
    std::vector<int> folds(rows.size());
    for (auto &own : byLabel) {
        std::sort(own.begin(), own.end());
        // Start at different folds, so that labels with few examples are not all held out in the same one.
        const int first = static_cast<int>(static_cast<unsigned char>(own.front().first[0])) % kFolds;
        for (std::size_t k = 0; k < own.size(); ++k)
            folds[own[k].second] = (first + static_cast<int>(k)) % kFolds;
    }
    return folds;
}

/// Returns the label of a text.
using Read = std::function<QString(const QByteArray &)>;
using Teach = std::function<Result<Read>(const std::vector<Row> &)>;

std::vector<Row> without(const std::vector<Row> &rows, const QSet<QByteArray> &texts)
{
    std::vector<Row> rest;
    for (const Row &row : rows) {
        if (!texts.contains(row.text))
            rest.push_back(row);
    }
    return rest;
}

TrainedReason verdictOn(const TrialFigures &figures)
{
    if (figures.heldOut >= kEnough && figures.right < kLeastRight * figures.heldOut)
        return TrainedReason::NoPattern;
    if (figures.right < figures.rightBefore)
        return TrainedReason::Worse;
    const double lost = figures.knownRightBefore - figures.knownRight;
    return lost > 1 + kForgotten * figures.known ? TrainedReason::Forgets : TrainedReason::None;
}

Result<Trial> tryRows(const std::vector<Row> &candidate, const std::vector<Row> &before, const Teach &teach)
{
    Trial trial;
    TrialFigures &figures = trial.figures;
    figures.examples = static_cast<int>(candidate.size());
    QHash<QByteArray, QString> taughtBefore;
    for (const Row &row : before)
        taughtBefore.insert(row.text, row.label);
    QHash<QString, TrialFigures::Label> byLabel;
    const std::vector<int> folds = dealt(candidate);
    for (int fold = 0; fold < (candidate.size() <= kSmall ? kFolds : 1); ++fold) {
        QSet<QByteArray> heldOut;
        for (std::size_t i = 0; i < candidate.size(); ++i) {
            if (folds[i] == fold)
                heldOut.insert(candidate[i].text);
        }
        if (heldOut.isEmpty())
            continue;
        const auto reads = TRY(teach(without(candidate, heldOut)));
        const auto readsBefore = TRY(teach(without(before, heldOut)));
        for (std::size_t i = 0; i < candidate.size(); ++i) {
            if (folds[i] != fold)
                continue;
            const Row &row = candidate[i];
            const int right = (reads)(row.text) == row.label ? 1 : 0;
            const int rightBefore = (readsBefore)(row.text) == row.label ? 1 : 0;
            TrialFigures::Label &label = byLabel[row.label];
            for (auto [sum, each] : {std::pair{&figures.heldOut, 1},
                                     {&figures.right, right},
                                     {&figures.rightBefore, rightBefore},
                                     {&label.heldOut, 1},
                                     {&label.right, right},
                                     {&label.rightBefore, rightBefore}})
                *sum += each;
            // An example with a changed label would favour the candidate, so it does not count as known.
            const auto was = taughtBefore.constFind(row.text);
            if (was != taughtBefore.cend() && *was == row.label) {
                figures.known += 1;
                figures.knownRight += right;
                figures.knownRightBefore += rightBefore;
            }
        }
    }
    for (const Row &row : candidate)
        byLabel[row.label].examples += 1;
    for (auto label = byLabel.begin(); label != byLabel.end(); ++label) {
        label->label = label.key();
        figures.labels.push_back(*label);
    }
    std::sort(figures.labels.begin(), figures.labels.end(), [](const auto &a, const auto &b) {
        return a.examples != b.examples ? a.examples > b.examples : a.label < b.label;
    });
    if (figures.labels.size() > kMostLabels)
        figures.labels.resize(kMostLabels);
    trial.reason = verdictOn(figures);
    return trial;
}

std::string_view viewOf(const QByteArray &text)
{
    return {text.constData(), static_cast<std::size_t>(text.size())};
}

} // namespace

Result<Trial> tryIntents(const std::vector<IntentExample> &candidate, const std::vector<IntentExample> &before,
                         const std::atomic<bool> *stops)
{
    const auto rowsOf = [](const std::vector<IntentExample> &examples) {
        std::vector<Row> rows;
        for (const IntentExample &each : examples)
            rows.push_back({each.text.toUtf8(), each.intent});
        return rows;
    };
    const Teach teach = [stops](const std::vector<Row> &rows) -> Result<Read> {
        QSet<QString> labels;
        std::vector<IntentExample> examples;
        for (const Row &row : rows) {
            labels.insert(row.label);
            examples.push_back({QString::fromUtf8(row.text), row.label});
        }
        if (labels.size() < 2) // training needs at least two
            return Read([](const QByteArray &) { return QString(); });
        auto model = TRY(IntentModel::train(examples, {.seed = 1, .isCalibrated = false, .stops = stops}));
        return Read([shared = std::make_shared<const IntentModel>(std::move(model))](const QByteArray &text) {
            return shared->classify(viewOf(text)).intent;
        });
    };
    return tryRows(rowsOf(candidate), rowsOf(before), teach);
}

Result<Trial> tryCategories(const Reader &reader, const std::vector<CategoryLesson> &candidate,
                            const std::vector<CategoryLesson> &before, const std::atomic<bool> *stops)
{
    const auto rowsOf = [](const std::vector<CategoryLesson> &lessons) {
        std::vector<Row> rows;
        for (const CategoryLesson &each : lessons)
            rows.push_back({each.text, QString(word(each.category))});
        return rows;
    };
    const Teach teach = [&reader, stops](const std::vector<Row> &rows) -> Result<Read> {
        Taught taught;
        if (!rows.empty()) {
            std::vector<CategoryLesson> lessons;
            for (const Row &row : rows)
                lessons.push_back({row.text, fromWord<Category>(row.label).value_or(Category::GeneralInquiry)});
            auto model = TRY(TaughtCategories::train(reader, lessons, stops));
            taught.categories = std::make_shared<const TaughtCategories>(std::move(model));
        }
        return Read([&reader, taught](const QByteArray &text) {
            return QString(word(reader.read(viewOf(text), &taught).category.category));
        });
    };
    return tryRows(rowsOf(candidate), rowsOf(before), teach);
}

} // namespace tierdesk::nlu
