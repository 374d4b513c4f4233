#include "core/mind/nlu/Triggers.h"

#include <algorithm>
#include <optional>

namespace tierdesk::nlu {

namespace {

constexpr std::size_t kTriggers = Words<Trigger>::table.size();

/// The highest sum of the rules in a sentence, by trigger; nothing if no phrase was found.
using Sums = std::array<std::optional<double>, kTriggers>;

/// Returns whether there is a negation just before @p at in its clause: "I'm not going to sue".
bool isDenied(const Sample &sample, std::size_t at)
{
    constexpr std::size_t kBack = 5;
    for (const Hit &hit : sample.hits) {
        if (hit.entry.kind != Entry::Kind::Negator)
            continue;
        const std::size_t last = hit.path.last();
        if (last < at && at - last <= kBack && sample.clauseOf[last] == sample.clauseOf[at])
            return true;
    }
    return false;
}

bool canBeDenied(Trigger trigger)
{
    return trigger == Trigger::LegalThreat || trigger == Trigger::SocialMediaThreat || trigger == Trigger::Chargeback ||
           trigger == Trigger::Urgent;
}

/// Sums up the rules by sentence: a lawyer and an office in different sentences are not a threat.
Sums sumRules(const Sample &sample)
{
    Sums best;
    Sums sum;
    quint32 sentence = 0;
    const auto settle = [&] {
        for (std::size_t i = 0; i < kTriggers; ++i) {
            if (sum[i])
                best[i] = std::max(best[i].value_or(*sum[i]), *sum[i]);
        }
        sum.fill(std::nullopt);
    };
    for (const Hit &hit : sample.hits) { // in the order of the text
        if (hit.entry.kind != Entry::Kind::Trigger || hit.entry.what >= kTriggers)
            continue;
        const std::size_t at = hit.path.first();
        if (sample.sentenceOf[at] != sentence) {
            settle();
            sentence = sample.sentenceOf[at];
        }
        const bool isTurned =
            canBeDenied(static_cast<Trigger>(hit.entry.what)) && hit.entry.value > 0 && isDenied(sample, at);
        const auto value = static_cast<double>(hit.entry.value);
        sum[hit.entry.what] = sum[hit.entry.what].value_or(0) + (isTurned ? -value : value);
    }
    settle();
    // A message of one or two words ("Agent!") is a request. In a sentence the word may only be mentioned.
    constexpr std::size_t kCalledFor = 2; // words
    constexpr double kCall = .19;
    auto &asks = best[static_cast<std::size_t>(Trigger::AsksForHuman)];
    if (sample.row.size() <= kCalledFor && asks && *asks >= kCall)
        asks = std::max(1., *asks);
    return best;
}

bool fires(const std::optional<double> &sum)
{
    return sum.value_or(0) >= .99;
}

quint32 mix(quint32 a, quint32 b)
{
    quint32 hash = (a * 0x9E3779B9U) ^ b;
    hash = (hash ^ (hash >> 16U)) * 0x85EBCA6BU;
    hash = (hash ^ (hash >> 13U)) * 0xC2B2AE35U;
    return hash ^ (hash >> 16U);
}

/// Kinds of grams, to keep their hashes distinct.
enum Block : quint32 { OneNotion = 1, TwoNotions, Neighbours, Pattern, Length };

struct Item {
    quint32 number = 0; ///< of the notion, or of the word
    bool isNotion = false;
};

/// Returns a feature for the length: short messages tend to be requests, long ones stories.
quint32 lengthClass(std::size_t words)
{
    quint32 length = 0;
    for (std::size_t most = 1; most < words && length < 6; most *= 2)
        ++length;
    return length;
}

void addNotions(const Sample &sample, Grams &grams)
{
    constexpr std::size_t kApart = 4;         // words
    constexpr quint32 kAnyWord = 0xFFFFFFFFU; // in a pattern
    std::vector<Item> items;
    items.reserve(sample.row.size());
    for (std::size_t at = 0; at < sample.row.size(); ++at) {
        const quint8 notion = sample.lexicon.notionOf(sample.row[at]);
        items.push_back({notion != 0 ? notion : wordNumber(sample.tokens.folded(sample.token(at))), notion != 0});
    }
    for (const Sentence &sentence : sample.sentences) {
        for (std::size_t at = sentence.begin; at < sentence.end; ++at) {
            if (items[at].isNotion)
                grams.kin.push_back(mix(OneNotion, items[at].number));
            const std::size_t end = std::min<std::size_t>(sentence.end, at + kApart + 1);
            for (std::size_t next = at + 1; next < end; ++next) {
                if (items[at].isNotion && items[next].isNotion)
                    grams.near.push_back(mix(mix(TwoNotions, items[at].number), items[next].number));
                else if (next == at + 1)
                    grams.near.push_back(mix(mix(Neighbours, items[at].number), items[next].number));
            }
            if (at + 2 >= sentence.end || !(items[at].isNotion || items[at + 2].isNotion))
                continue;
            quint32 pattern = Pattern;
            for (std::size_t next = at; next <= at + 2; ++next)
                pattern = mix(pattern, items[next].isNotion ? items[next].number : kAnyWord);
            grams.near.push_back(pattern);
        }
    }
    grams.kin.push_back(mix(Length, lengthClass(items.size())));
}

std::vector<Trigger> listed(const std::array<bool, kTriggers> &has)
{
    std::vector<Trigger> found;
    for (std::size_t i = 0; i < kTriggers; ++i) {
        if (has[i])
            found.push_back(static_cast<Trigger>(i));
    }
    return found;
}

std::array<bool, kTriggers> firingIn(const Sums &sums)
{
    std::array<bool, kTriggers> has{};
    std::transform(sums.begin(), sums.end(), has.begin(), fires);
    return has;
}

} // namespace

std::optional<Grams> triggerGrams(const LearnedTrigger &learned, const Sample &sample, const Grams &grams)
{
    const bool isOpen = std::any_of(sample.row.begin(), sample.row.end(), [&](quint32 word) {
        return sample.lexicon.openedBy(sample.lexicon.notionOf(word)) == learned.trigger;
    });
    if (!isOpen)
        return std::nullopt;
    Grams seen;
    seen.words = grams.words;
    if (learned.hasLetters)
        seen.letters = grams.letters;
    addNotions(sample, seen);
    return seen;
}

std::vector<Trigger> readTriggers(const Sample &sample)
{
    return listed(firingIn(sumRules(sample)));
}

std::vector<Trigger> readTriggers(const Sample &sample, const Grams &grams, const TriggerModels &models)
{
    constexpr double kRules = .4; // weight of the rules, chosen like LearnedTrigger::least (docs/nlu.md)
    const Sums sums = sumRules(sample);
    std::array<bool, kTriggers> has = firingIn(sums);
    for (std::size_t i = 0; i < kLearnedTriggers.size(); ++i) {
        const auto trigger = static_cast<std::size_t>(kLearnedTriggers[i].trigger);
        const std::optional<Grams> seen = triggerGrams(kLearnedTriggers[i], sample, grams);
        has[trigger] = seen && static_cast<double>(models[i].score(*seen).of.front()) +
                                       kRules * std::clamp(sums[trigger].value_or(0), -2., 1.) >
                                   kLearnedTriggers[i].least;
    }
    return listed(has);
}

} // namespace tierdesk::nlu
