#include "core/mind/ai/claims/ClaimModel.h"

#include "core/mind/nlu/LinearTrainer.h"
#include "core/mind/nlu/Tokens.h"

#include <algorithm>
#include <bit>

namespace tierdesk::ai {

namespace {

using nlu::Grams;
using nlu::LinearModel;
using nlu::Token;
using nlu::TokenList;

constexpr std::size_t MostTokens = 400; ///< per sentence
constexpr std::size_t Deeds = Words<Deed>::table.size();
constexpr std::size_t Stages = 3;

QStringList topicLabels()
{
    QStringList labels;
    for (const auto &[deed, name] : Words<Deed>::table)
        labels.append(QString::fromLatin1(name));
    return labels << u"done"_s << u"under_way"_s << u"to_come"_s << u"talk"_s << u"recorded"_s;
}

constexpr quint32 mix(quint32 a, quint32 b)
{
    quint32 hash = (a * 0x9E3779B9U) ^ b;
    hash = (hash ^ (hash >> 16U)) * 0x85EBCA6BU;
    hash = (hash ^ (hash >> 13U)) * 0xC2B2AE35U;
    return hash ^ (hash >> 16U);
}

quint32 hashOf(std::string_view word)
{
    quint32 hash = 2166136261U; // FNV-1a
    for (const char c : word)
        hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
    return hash;
}

/// Removes duplicates and keeps the order; takes a third of the time of sorting.
void leaveFirsts(std::vector<quint32> &numbers)
{
    std::vector<quint32> slots(std::bit_ceil(2 * numbers.size() + 2)); // places in numbers, from 1
    const auto mask = static_cast<quint32>(slots.size() - 1);
    std::size_t kept = 0;
    for (const quint32 number : numbers) {
        quint32 slot = number & mask;
        while (slots[slot] != 0 && numbers[slots[slot] - 1] != number)
            slot = (slot + 1) & mask;
        if (slots[slot] != 0)
            continue;
        numbers[kept++] = number;
        slots[slot] = static_cast<quint32>(kept);
    }
    numbers.resize(kept);
}

enum Block : quint32 { OneWord = 0x51, TwoWords, Apart, Opening, Clause, Last, Length, Letters };

/// Adds runs of two to six letters across word boundaries: what verbs and their auxiliaries share.
void addLetters(const TokenList &tokens, Grams &grams)
{
    constexpr std::size_t Shortest = 2;
    constexpr std::size_t Longest = 6;
    std::u16string line = u"  ";
    for (const Token &token : tokens) {
        if (token.kind == Token::Kind::Symbol || token.kind == Token::Kind::Emoji)
            continue;
        if (token.kind == Token::Kind::Number) {
            line += u"0 ";
            continue;
        }
        const std::string_view word = tokens.folded(token);
        line += QString::fromUtf8(word.data(), static_cast<qsizetype>(word.size())).toStdU16String();
        line += u' ';
    }
    line += u' ';
    grams.near.reserve(line.size() * (Longest - Shortest + 1));
    for (std::size_t from = 0; from < line.size(); ++from) {
        quint32 hash = Letters;
        for (std::size_t n = 1; n <= Longest && from + n <= line.size(); ++n) {
            hash = (hash ^ line[from + n - 1]) * 16777619U;
            if (n >= Shortest)
                grams.near.push_back(mix(Letters, hash));
        }
    }
}

/// Returns the features: unstemmed words (verb endings show tense), word pairs, sentence and clause starts, letters.
Grams claimGrams(const TokenList &tokens)
{
    Grams grams;
    addLetters(tokens, grams);
    std::vector<quint32> row;
    std::vector<bool> breaks; // after the word
    row.reserve(tokens.size());
    for (const Token &token : tokens) {
        if (token.kind == Token::Kind::Symbol || token.kind == Token::Kind::Emoji)
            continue;
        const std::string_view word = tokens.folded(token);
        const bool isMark = token.kind == Token::Kind::Punctuation;
        // Repeated marks count as one, and all numbers are the same.
        row.push_back(token.kind == Token::Kind::Number ? hashOf("0") : hashOf(isMark ? word.substr(0, 1) : word));
        breaks.push_back(isMark);
    }
    constexpr quint32 Edge = 7;
    const auto at = [&](std::ptrdiff_t i) {
        return i < 0 || i >= static_cast<std::ptrdiff_t>(row.size()) ? Edge : row[static_cast<std::size_t>(i)];
    };
    const auto size = static_cast<std::ptrdiff_t>(row.size());
    for (std::ptrdiff_t i = 0; i < size; ++i)
        grams.words.push_back(mix(OneWord, at(i)));
    for (std::ptrdiff_t i = -1; i < size; ++i) {
        grams.words.push_back(mix(mix(TwoWords, at(i)), at(i + 1)));
        if (i + 2 <= size)
            grams.words.push_back(mix(mix(Apart, at(i)), at(i + 2)));
    }
    grams.words.push_back(mix(mix(mix(Opening, at(0)), at(1)), at(2)));
    bool isNew = true;
    std::ptrdiff_t words = 0;
    for (std::ptrdiff_t i = 0; i < size; ++i) {
        if (breaks[static_cast<std::size_t>(i)]) {
            isNew = true;
            continue;
        }
        ++words;
        if (!isNew)
            continue;
        isNew = false;
        quint32 start = mix(Clause, at(i));
        grams.kin.push_back(start);
        for (std::ptrdiff_t next = i + 1; next <= i + 2 && next < size; ++next)
            grams.kin.push_back(start = mix(start, at(next)));
    }
    grams.kin.push_back(mix(Last, at(size - 1)));
    grams.kin.push_back(mix(Length, static_cast<quint32>(std::min<std::ptrdiff_t>(words / 4, 6))));
    leaveFirsts(grams.words);
    leaveFirsts(grams.kin);
    leaveFirsts(grams.near);
    return grams;
}

Grams claimGrams(const QByteArray &utf8)
{
    return claimGrams(TokenList(std::string_view(utf8.constData(), static_cast<std::size_t>(utf8.size())), MostTokens));
}

std::vector<nlu::Lesson> lessonsOf(const std::vector<ClaimExample> &examples)
{
    std::vector<nlu::Lesson> lessons;
    lessons.reserve(examples.size());
    for (const ClaimExample &each : examples)
        lessons.push_back({claimGrams(each.text), each.isClaim ? 0 : nlu::kNoLabel, {}});
    return lessons;
}

LinearModel trainTopics(const std::vector<ClaimExample> &examples, quint64 seed)
{
    // One set of labels for four questions: an example is undecided about those it does not answer.
    std::vector<nlu::Lesson> lessons;
    const auto add = [&](const Grams &grams, int label, int from, int to) {
        nlu::Lesson lesson{grams, label, {}};
        for (int each = 0; each < static_cast<int>(Deeds + Stages) + 2; ++each) {
            if (each < from || each >= to)
                lesson.undecided.push_back(each);
        }
        lessons.push_back(std::move(lesson));
    };
    constexpr int StageFrom = static_cast<int>(Deeds);
    constexpr int Talk = StageFrom + static_cast<int>(Stages);
    for (const ClaimExample &each : examples) {
        Grams grams = claimGrams(each.text);
        if (each.deed)
            add(grams, static_cast<int>(*each.deed), 0, StageFrom);
        if (each.stage)
            add(grams, StageFrom + static_cast<int>(*each.stage), StageFrom, Talk);
        add(grams, each.isTalk ? Talk : nlu::kNoLabel, Talk, Talk + 1);
        if (each.isRecorded)
            add(grams, *each.isRecorded ? Talk + 1 : nlu::kNoLabel, Talk + 1, Talk + 2);
    }
    nlu::TrainSettings settings;
    settings.minTexts = 24; // each example occurs up to three times
    settings.isBalanced = true;
    settings.seed = seed;
    return LinearModel(nlu::trainLinear(topicLabels(), lessons, settings));
}

/// Returns whether the sentence is in none of the trained languages: other scripts, or hardly a known word.
bool isForeign(const QString &sentence, const LinearModel::Scores &scores)
{
    constexpr double LeastKnown = .15;
    constexpr qsizetype FewWords = 3;
    const auto letters = std::count_if(sentence.begin(), sentence.end(), [](QChar c) { return c.isLetter(); });
    const auto latin = std::count_if(sentence.begin(), sentence.end(),
                                     [](QChar c) { return c.isLetter() && c.script() == QChar::Script_Latin; });
    return latin * 2 < letters || (scores.known < LeastKnown && sentence.count(u' ') + 1 >= FewWords);
}

base::Result<LinearModel> opened(const char *name, const QStringList &labels)
{
    const QString path = u":/models/%1.model"_s.arg(QLatin1String(name));
    auto model = LinearModel::readFile(path);
    if (model && model->labels() != labels)
        return base::fail(base::Fault::InvalidInput, u"the model has other labels than expected"_s, path);
    return model;
}

} // namespace

base::Result<std::shared_ptr<const ClaimModel>> ClaimModel::load()
{
    auto claims = TRY(opened("claims", {u"claim"_s}));
    auto topics = TRY(opened("deeds", topicLabels()));
    return std::shared_ptr<const ClaimModel>(std::make_shared<ClaimModel>(std::move(claims), std::move(topics)));
}

const ClaimModel &claimModel()
{
    static const std::shared_ptr<const ClaimModel> Model = [] {
        auto model = ClaimModel::load();
        if (!model)
            qFatal("%s: %s", qPrintable(model.error().where), qPrintable(model.error().message));
        return *std::move(model);
    }();
    return *Model;
}

ClaimModel ClaimModel::train(const std::vector<ClaimExample> &examples, quint64 seed)
{
    nlu::TrainSettings settings;
    settings.cost = .5;
    settings.rounds = 20;
    settings.minTexts = 3;
    settings.isBalanced = true;
    settings.seed = seed;
    return {LinearModel(nlu::trainLinear({u"claim"_s}, lessonsOf(examples), settings)), trainTopics(examples, seed)};
}

ClaimReading ClaimModel::read(const QString &sentence, bool wholly) const
{
    constexpr float LeastTalk = .3F;
    constexpr double Least = .2; // tuned on authors held out of the training (docs/models.md)
    const Grams grams = claimGrams(sentence.toUtf8());
    ClaimReading reading;
    const LinearModel::Scores scores = m_claims.score(grams);
    reading.score = static_cast<double>(scores.of.front()) - Least;
    reading.isForeign = isForeign(sentence, scores);
    if (!wholly && !reading.isClaim())
        return reading;
    const std::vector<float> topics = m_topics.score(grams).of;
    const auto best = std::max_element(topics.begin(), topics.begin() + Deeds);
    reading.deed = static_cast<Deed>(best - topics.begin());
    float next = -1e9F;
    for (std::size_t i = 0; i < Deeds; ++i) {
        if (static_cast<Deed>(i) != reading.deed && topics[i] > next) {
            next = topics[i];
            reading.second = static_cast<Deed>(i);
        }
    }
    const auto stage = std::max_element(topics.begin() + Deeds, topics.begin() + Deeds + Stages);
    reading.stage = static_cast<Stage>(stage - topics.begin() - static_cast<std::ptrdiff_t>(Deeds));
    reading.isTalk = topics[Deeds + Stages] > LeastTalk;
    reading.isRecorded = topics.back() > 0;
    return reading;
}

} // namespace tierdesk::ai
