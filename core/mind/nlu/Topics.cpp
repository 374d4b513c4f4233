#include "core/mind/nlu/Topics.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace tierdesk::nlu {

namespace {

constexpr std::size_t kCategories = Words<Category>::table.size();
constexpr qsizetype kMaxKeywords = 8;
constexpr double kNothing = .3;         // confidence of GENERAL_INQUIRY if nothing is recognised
constexpr double kTopicThreshold = .65; // least weight of a recognised category

} // namespace

std::vector<CategoryGuess> readCategories(const Sample &sample, double score)
{
    std::array<double, kCategories> weight{};
    for (const Hit &hit : sample.hits) {
        if (hit.entry.kind == Entry::Kind::Category && hit.entry.what < kCategories)
            weight[hit.entry.what] += static_cast<double>(hit.entry.value);
    }
    auto &complaint = weight[static_cast<std::size_t>(Category::Complaint)];
    const double topic = *std::max_element(weight.begin(), weight.end());
    if (score <= -.5)
        complaint += topic < kTopicThreshold ? 1.2 : .4;

    double sum = 0;
    for (double &each : weight) {
        each = std::max(0., each);
        sum += each;
    }
    std::vector<CategoryGuess> guesses;
    for (std::size_t i = 0; i < kCategories; ++i) {
        const double rest = sum - weight[i];
        if (weight[i] >= kTopicThreshold)
            guesses.push_back({static_cast<Category>(i), weight[i] / (weight[i] + .7 * rest + .5)});
    }
    std::stable_sort(guesses.begin(), guesses.end(), [&](const CategoryGuess &a, const CategoryGuess &b) {
        return weight[static_cast<std::size_t>(a.category)] > weight[static_cast<std::size_t>(b.category)];
    });
    if (guesses.empty())
        guesses.push_back({Category::GeneralInquiry, kNothing});
    return guesses;
}

namespace {

// Measured on sources that the model was not trained on (docs/nlu.md). The weight of the rules is set by hand: when
// learned together with the rest it is too small, since on its own training data a model hardly needs rules.
constexpr double kRules = 6.5;
constexpr double kTieMargin = .3;
constexpr double kAlone = .3;

using Order = std::array<std::size_t, kCategories>;

Order orderOf(const TopicSums &sums)
{
    Order order{};
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return sums[a] > sums[b]; });
    return order;
}

std::vector<CategoryGuess> guessesFrom(const TopicSums &sums, const Order &order)
{
    // Maps the lead over the next category to the probability of being correct; learned on held-out sources.
    constexpr double kSteep = .79;
    constexpr std::size_t kMostOthers = 3;
    constexpr double kFaintest = .02;
    const double lead = std::max(0., sums[order[0]] - sums[order[1]]);
    const double confidence = 1 / (1 + std::exp(-kSteep * lead));
    std::vector<CategoryGuess> guesses{{static_cast<Category>(order[0]), confidence}};
    double rest = 0;
    for (std::size_t i = 1; i < kCategories; ++i)
        rest += std::exp(kSteep * sums[order[i]]);
    for (std::size_t i = 1; i <= kMostOthers; ++i) {
        const double share = (1 - confidence) * std::exp(kSteep * sums[order[i]]) / rest;
        if (share >= kFaintest)
            guesses.push_back({static_cast<Category>(order[i]), share});
    }
    return guesses;
}

struct Weighed {
    TopicSums sums{};
    Order order{};
    bool isSilent = false; ///< nothing is recognised
};

Weighed weigh(const std::vector<CategoryGuess> &topics, const LinearModel::Scores &scores)
{
    constexpr std::size_t kFewWords = 3; // words and word pairs that the model knows
    const bool isRecognised =
        topics.front().category != Category::GeneralInquiry || topics.front().confidence > kNothing;
    Weighed weighed;
    TopicSums &sums = weighed.sums;
    for (std::size_t i = 0; i < kCategories; ++i)
        sums[i] = std::clamp(static_cast<double>(scores.of[i]), -1., 1.);
    if (isRecognised) {
        for (const CategoryGuess &topic : topics)
            sums[static_cast<std::size_t>(topic.category)] += kRules * topic.confidence;
    }
    Order &order = weighed.order;
    order = orderOf(sums);
    // If the lead is small, the rules decide: "I want to cancel my subscription".
    const auto best = static_cast<std::size_t>(topics.front().category);
    if (isRecognised && sums[order[0]] - sums[best] < kTieMargin)
        std::stable_partition(order.begin(), order.end(), [&](std::size_t each) { return each == best; });
    // If no rule finds a topic, the model decides alone; its score must be high enough and it must know enough words:
    // "Good to know, thanks." has no topic.
    weighed.isSilent = sums[order[0]] < (isRecognised ? 0 : kAlone) || (!isRecognised && scores.words < kFewWords);
    return weighed;
}

} // namespace

std::vector<CategoryGuess> weighTopics(const std::vector<CategoryGuess> &topics, const LinearModel::Scores &scores)
{
    const Weighed weighed = weigh(topics, scores);
    if (weighed.isSilent)
        return {{Category::GeneralInquiry, kNothing}};
    return guessesFrom(weighed.sums, weighed.order);
}

TopicSums topicSums(const std::vector<CategoryGuess> &topics, const LinearModel::Scores &scores)
{
    Weighed weighed = weigh(topics, scores);
    if (weighed.isSilent) {
        weighed.sums.fill(0);
        weighed.sums[static_cast<std::size_t>(Category::GeneralInquiry)] = kAlone;
        return weighed.sums;
    }
    double &first = weighed.sums[weighed.order[0]];
    first = std::max(first, weighed.sums[weighed.order[1]]); // the rules may have decided a tie
    return weighed.sums;
}

std::vector<CategoryGuess> rankTopics(const TopicSums &sums)
{
    return guessesFrom(sums, orderOf(sums));
}

QStringList readKeywords(const Sample &sample, const QString &language)
{
    struct Candidate {
        quint32 at = 0;
        double weight = 0;
    };
    constexpr std::size_t kMaxCandidates = 256;
    const bool isEnglish = language == "en"_L1;
    std::vector<double> telling(sample.row.size());
    std::vector<bool> isManner(sample.row.size()); // "extremely", "however"
    for (const Hit &hit : sample.hits) {
        double each = 0;
        const Entry::Kind kind = hit.entry.kind;
        if (hit.path.length == 1 && (kind == Entry::Kind::Booster || kind == Entry::Kind::Negator ||
                                     kind == Entry::Kind::Contrast || kind == Entry::Kind::Hypothesis))
            isManner[hit.path.first()] = true;
        if (hit.entry.kind == Entry::Kind::Category || hit.entry.kind == Entry::Kind::Valence)
            each = std::abs(static_cast<double>(hit.entry.value)) / hit.path.length;
        else if (hit.entry.kind == Entry::Kind::Trigger)
            each = .8 / hit.path.length;
        for (quint32 k = 0; k < hit.path.length; ++k)
            telling[hit.path.at[k]] = std::max(telling[hit.path.at[k]], each);
    }
    std::vector<Candidate> candidates;
    for (std::size_t at = 0; at < sample.row.size() && candidates.size() < kMaxCandidates; ++at) {
        const Token &token = sample.token(at);
        if (token.kind != Token::Kind::Word || token.foldedLength < 3 || token.foldedLength > 40 ||
            sample.isPrivate[at] || isManner[at])
            continue;
        const std::string_view word = sample.tokens.folded(token);
        // The "ORD" of "ORD-9876" is not a keyword.
        const std::size_t next = sample.tokenOf[at] + 2;
        if (next < sample.tokens.size() && sample.tokens[next].kind == Token::Kind::Number &&
            sample.tokens[next].isGlued && sample.tokens[next - 1].isGlued &&
            sample.tokens[next - 1].kind == Token::Kind::Symbol)
            continue;
        const bool isStop = isEnglish ? sample.row[at] != 0 && sample.lexicon.isStopWord[sample.row[at]]
                                      : sample.lexicon.languages.isCommon(language, word);
        if (isStop)
            continue;
        const auto same = std::find_if(candidates.begin(), candidates.end(), [&](const Candidate &each) {
            return sample.tokens.folded(sample.token(each.at)) == word;
        });
        if (same != candidates.end())
            same->weight += .4;
        else
            candidates.push_back({static_cast<quint32>(at), 1 + telling[at]});
    }
    std::stable_sort(candidates.begin(), candidates.end(),
                     [](const Candidate &a, const Candidate &b) { return a.weight > b.weight; });
    QStringList words;
    words.reserve(std::min<qsizetype>(kMaxKeywords, static_cast<qsizetype>(candidates.size())));
    for (const Candidate &each : candidates) {
        if (words.size() == kMaxKeywords)
            break;
        const std::string_view word = sample.tokens.folded(sample.token(each.at));
        words.push_back(QString::fromUtf8(word.data(), static_cast<qsizetype>(word.size())));
    }
    return words;
}

double readComplexity(const Sample &sample, const std::vector<CategoryGuess> &topics)
{
    const auto words = static_cast<double>(sample.row.size());
    int questions = 0;
    int asks = 0;
    double features = 0;
    std::array<double, Words<Feature>::table.size()> byFeature{};
    std::size_t lastAsk = sample.row.size();
    for (const Sentence &sentence : sample.sentences)
        questions += sentence.isQuestion ? 1 : 0;
    for (const Hit &hit : sample.hits) {
        if (hit.entry.kind == Entry::Kind::Ask) {
            const bool isNew = lastAsk == sample.row.size() || hit.path.first() > lastAsk + 3;
            asks += isNew ? 1 : 0;
            lastAsk = hit.path.last();
        } else if (hit.entry.kind == Entry::Kind::Complexity && hit.entry.what < byFeature.size()) {
            double &each = byFeature[hit.entry.what];
            // Many technical terms make a message technical; many conditions add less.
            const double most = static_cast<Feature>(hit.entry.what) == Feature::Technical ? .6 : .3;
            each = std::min(most, each + static_cast<double>(hit.entry.value));
        }
    }
    for (double each : byFeature)
        features += each;
    // Numbers with at least four digits count as orders and articles.
    std::vector<std::string_view> orders;
    for (std::size_t at = 0; at < sample.row.size(); ++at) {
        const Token &token = sample.token(at);
        if (token.kind != Token::Kind::Number || token.length < 4 || sample.isPrivate[at] || orders.size() > 8)
            continue;
        const std::string_view digits = sample.tokens.folded(token);
        if (digits.find_first_of(".,:") == std::string_view::npos &&
            std::find(orders.begin(), orders.end(), digits) == orders.end())
            orders.push_back(digits);
    }
    int others = 0;
    for (std::size_t i = 1; i < topics.size(); ++i)
        others += topics[i].confidence >= .2 ? 1 : 0;
    const double length = .35 * (1 - std::exp(-words / 70.));
    const double wants = .12 * std::min(3, std::max(0, std::max(asks, questions) - 1));
    const double several = .1 * std::min(3, others);
    const double ids = .12 * std::min(3., std::max(0., static_cast<double>(orders.size()) - 1));
    return std::clamp(length + wants + several + ids + features, 0., 1.);
}

} // namespace tierdesk::nlu
