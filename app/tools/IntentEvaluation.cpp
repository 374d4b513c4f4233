#include "app/tools/Evaluation.h"
#include "app/tools/Lines.h"
#include "core/mind/nlu/IntentModel.h"

#include <QtCore/QDir>
#include <QtCore/QMap>

#include <algorithm>
#include <cmath>
#include <iomanip>
#include <iostream>
#include <numeric>
#include <random>

namespace tierdesk::app {

using base::Result;

namespace {

constexpr int kParts = 5;

using TextsByIntent = QMap<QString, QStringList>;

/// Which of an intent's own examples are taught, given their number and the intent's place in a random order.
using Choose = std::function<std::vector<qsizetype>(qsizetype own, std::size_t place, std::mt19937 &dice)>;

struct Tested {
    nlu::IntentExample example;
    double weight = 0; ///< a test text of an intent with many examples comes more often
};

/// The same on every machine, unlike std::shuffle.
template<class T>
void shuffle(std::vector<T> &list, std::mt19937 &dice)
{
    for (std::size_t i = list.size(); i > 1; --i)
        std::swap(list[i - 1], list[dice() % i]);
}

/// A fifth of each intent's examples is held out, each fifth in turn. It stands together in the file: neighbours there
/// are often one writer's words for one thing, and whoever knows the one knows the other.
Result<void> evaluateDraws(const QString &name, const QString &how, const TextsByIntent &texts, const Choose &choose)
{
    double count = 0, right = 0, sure = 0, surelyRight = 0, weights = 0, rightWeights = 0, said = 0;
    std::size_t taught = 0;
    std::vector<Claim> claims;
    for (int part = 0; part < kParts; ++part) {
        std::mt19937 dice(static_cast<quint32>(part));
        std::vector<std::size_t> places(static_cast<std::size_t>(texts.size()));
        std::iota(places.begin(), places.end(), std::size_t{0});
        shuffle(places, dice);
        std::vector<nlu::IntentExample> examples;
        std::vector<Tested> tested;
        std::size_t number = 0;
        for (auto intent = texts.cbegin(); intent != texts.cend(); ++intent, ++number) {
            QStringList own;
            QStringList held;
            for (qsizetype i = 0; i < intent->size(); ++i)
                (i * kParts / intent->size() == part ? held : own).push_back(intent->at(i));
            const std::vector<qsizetype> chosen = choose(own.size(), places[number], dice);
            for (const qsizetype i : chosen)
                examples.push_back({own[i], intent.key()});
            const double weight = static_cast<double>(chosen.size()) / static_cast<double>(held.size());
            for (const QString &text : held)
                tested.push_back({{text, intent.key()}, weight});
        }
        const auto model = nlu::IntentModel::train(examples, TrainingSeed);
        if (!model)
            return base::Error{
                .fault = base::Fault::InvalidInput, .message = model.error().message, .where = name, .details = {}};
        taught = std::max(taught, examples.size());
        count += static_cast<double>(tested.size());
        for (const Tested &each : tested) {
            const nlu::IntentGuess guess = model->classify(each.example.text.toStdString());
            const bool isRight = guess.intent == each.example.intent;
            right += isRight ? 1 : 0;
            weights += each.weight;
            rightWeights += isRight ? each.weight : 0;
            said += guess.confidence;
            sure += guess.confidence >= .5 ? 1 : 0;
            surelyRight += isRight && guess.confidence >= .5 ? 1 : 0;
            claims.emplace_back(guess.confidence, isRight);
        }
    }
    std::cout << std::left << std::setw(30) << (name + how).toStdString() << std::right << std::setw(7)
              << static_cast<int>(count) << "  taught " << taught << "  right " << right / count << "  weighed "
              << rightWeights / weights << "  mean confidence " << said / count << "  calibration error "
              << calibrationError(claims) << "  sure " << sure / count << "  of those right "
              << (sure > 0 ? surelyRight / sure : 0) << '\n';
    return {};
}

/// Each @p share-th of them.
Choose oneIn(qsizetype share)
{
    return [share](qsizetype own, std::size_t, std::mt19937 &) {
        std::vector<qsizetype> chosen;
        for (qsizetype i = 0; i < own; i += share)
            chosen.push_back(i);
        return chosen;
    };
}

/// The intent in place n has the nth part, to the power of @p steep, of what the first has: few intents have most
/// examples and many have one or two, as with companies that teach what their customers ask.
Choose skewed(double steep)
{
    return [steep](qsizetype own, std::size_t place, std::mt19937 &dice) {
        std::vector<qsizetype> chosen(static_cast<std::size_t>(own));
        std::iota(chosen.begin(), chosen.end(), qsizetype{0});
        shuffle(chosen, dice);
        const double part = static_cast<double>(own) / std::pow(static_cast<double>(place) + 1, steep);
        chosen.resize(std::max<std::size_t>(1, static_cast<std::size_t>(std::lround(part))));
        return chosen;
    };
}

} // namespace

Result<void> evaluateIntents(const QString &data)
{
    for (const QString &name : {u"intents_banking77"_s, u"intents_clinc150"_s}) {
        TextsByIntent texts;
        const auto read = eachRow(QDir(data).filePath(name + u".tsv"_s), 2, [&](const QByteArrayList &row) {
            texts[QString::fromUtf8(row[1])].push_back(QString::fromUtf8(row[0]));
            return QString();
        });
        if (!read)
            return read;
        for (const auto &[how, choose] :
             {std::pair{"", oneIn(1)}, std::pair{", a tenth", oneIn(10)}, std::pair{", skewed by .7", skewed(.7)},
              std::pair{", skewed by 1", skewed(1)}}) {
            if (auto done = evaluateDraws(name, QLatin1String(how), texts, choose); !done)
                return done;
        }
    }
    return {};
}

} // namespace tierdesk::app
