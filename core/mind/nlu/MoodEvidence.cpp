#include "core/mind/nlu/MoodEvidence.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace tierdesk::nlu {

namespace {

constexpr double kHeard = .3;      // minimum weight of a part or force for being quoted
constexpr std::size_t kQuoted = 6; // maximum number of words quoted from a shouted text

std::optional<std::pair<Emotion, double>> emotionOf(Theme theme)
{
    switch (theme) {
    case Theme::Frustration:
        return std::pair{Emotion::Frustration, 1.};
    case Theme::Disappointment:
        return std::pair{Emotion::Disappointment, 1.};
    case Theme::Anger:
    case Theme::Abuse:
        return std::pair{Emotion::Anger, 1.};
    case Theme::Anxiety:
        return std::pair{Emotion::Anxiety, 1.};
    case Theme::Confusion:
        return std::pair{Emotion::Confusion, 1.};
    case Theme::Gratitude:
        return std::pair{Emotion::Gratitude, 1.};
    case Theme::Joy:
        return std::pair{Emotion::Joy, 1.};
    case Theme::Relief:
        return std::pair{Emotion::Relief, 1.};
    case Theme::Sadness:
        return std::pair{Emotion::Sadness, 1.};
    case Theme::Fault:
        return std::pair{Emotion::Disappointment, .6};
    case Theme::Wait:
        return std::pair{Emotion::Frustration, .8};
    case Theme::Demand:
        return std::pair{Emotion::Frustration, .5};
    case Theme::Praise:
        return std::pair{Emotion::Joy, .7};
    case Theme::Courtesy:
    case Theme::Plain:
        return std::nullopt;
    }
    return std::nullopt;
}

/// Returns the first consecutive words in capitals.
Stretch shoutedWords(const Sample &sample)
{
    for (std::size_t at = 0; at < sample.row.size(); ++at) {
        if (!sample.token(at).isShouted || sample.isPrivate[at])
            continue;
        std::size_t last = at;
        while (last + 1 < sample.row.size() && last + 1 < at + kQuoted && sample.token(last + 1).isShouted &&
               sample.sentenceOf[last + 1] == sample.sentenceOf[at] && !sample.isPrivate[last + 1])
            ++last;
        return std::pair{at, last};
    }
    return std::nullopt;
}

/// Returns the strongest threatening phrase.
Stretch threateningWords(const Sample &sample)
{
    const Hit *strongest = nullptr;
    for (const Hit &hit : sample.hits) {
        const auto trigger = static_cast<Trigger>(hit.entry.what);
        const bool isThreat = hit.entry.kind == Entry::Kind::Trigger &&
                              (trigger == Trigger::LegalThreat || trigger == Trigger::SocialMediaThreat ||
                               trigger == Trigger::Chargeback);
        if (isThreat && (!strongest || hit.entry.value > strongest->entry.value))
            strongest = &hit;
    }
    if (!strongest)
        return std::nullopt;
    return std::pair<std::size_t, std::size_t>{strongest->path.first(), strongest->path.last()};
}

/// Returns the first run of marks with a question mark: "???".
QString questionMarks(const Sample &sample)
{
    for (const Token &token : sample.tokens) {
        if (token.kind == Token::Kind::Punctuation && token.length > 1 &&
            sample.tokens.folded(token).find('?') != std::string_view::npos)
            return QString::fromUtf8(sample.text.data() + token.begin, static_cast<qsizetype>(token.length));
    }
    return {};
}

} // namespace

std::vector<EmotionHit> emotionsOf(const Sample &sample, const std::vector<Part> &parts)
{
    constexpr double kFaintest = .12;
    std::array<double, Words<Emotion>::table.size()> doubt{};
    doubt.fill(1.);
    std::array<const Part *, Words<Emotion>::table.size()> evidence{};
    for (const Part &part : parts) {
        const double weight = std::abs(part.value);
        if (weight < kHeard)
            continue;
        const std::optional<std::pair<Emotion, double>> emotion = emotionOf(part.theme);
        // A negated problem is not an emotion.
        if (!emotion || (part.isTurned && part.value > 0))
            continue;
        const auto index = static_cast<std::size_t>(emotion->first);
        doubt[index] *= 1 - std::min(.95, weight / 4.5) * emotion->second;
        if (!evidence[index] || weight > std::abs(evidence[index]->value))
            evidence[index] = &part;
    }
    std::vector<EmotionHit> emotions;
    for (std::size_t i = 0; i < evidence.size(); ++i) {
        if (evidence[i] && 1 - doubt[i] >= kFaintest)
            emotions.push_back(
                {static_cast<Emotion>(i), 1 - doubt[i], sample.quote(evidence[i]->from, evidence[i]->to)});
    }
    std::stable_sort(emotions.begin(), emotions.end(),
                     [](const EmotionHit &a, const EmotionHit &b) { return a.strength > b.strength; });
    if (emotions.empty())
        emotions.push_back({Emotion::Neutral, 1., {}});
    return emotions;
}

QString movedBy(const Sample &sample, const std::vector<Part> &parts, const Forces &forces, double total,
                const Leaning &leaning)
{
    const double sign = total < 0 ? -1 : 1;
    const Part *strongest = nullptr;
    for (const Part &part : parts) {
        const double weight = sign * part.value;
        if (weight >= kHeard && (!strongest || weight > std::abs(strongest->value)))
            strongest = &part;
    }
    if (strongest)
        return sample.quote(strongest->from, strongest->to);
    const double most =
        sign * std::max({sign * forces.lean, sign * forces.shouted, sign * forces.asked, sign * forces.threat});
    if (sign * most < kHeard)
        return {};
    if (most == forces.asked)
        return questionMarks(sample);
    const Stretch words = most == forces.threat    ? threateningWords(sample)
                          : most == forces.shouted ? shoutedWords(sample)
                                                   : leaning.loudest(total > 0);
    return words ? sample.quote(words->first, words->second) : QString();
}

} // namespace tierdesk::nlu
