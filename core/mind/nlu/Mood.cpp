#include "core/mind/nlu/Mood.h"

#include "core/mind/nlu/MoodRow.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace tierdesk::nlu {

namespace {

// How much the rules weigh; tuned on plain sentences (tests) and on rated texts. Valences run from −4 to 4.
constexpr double kNormal = 15.;      // a sum of −2.2 is a score of −.5
constexpr double kNormalGood = 9.;   // praise is soon all that can be said: a sum of 2.2 is a score of .6
constexpr double kCapitals = .7;     // one word shouted among others
constexpr double kStretch = .4;      // "sooo"
constexpr double kCry = .25;         // an exclamation mark, up to four
constexpr double kSoftCeiling = 2.2; // what facts alone can add up to: short of "angry"
constexpr double kThreat = -1.6;     // what a threat weighs at least
constexpr float kGrave = -4.5F;      // a life is threatened, or we are cursed: no denial makes that good
constexpr double kLean = 2.;         // the linear model's scores run from −2 to 2 or so
// Where hardly anything was said the model's leaning still tells one text from another, but changes no word.
constexpr double kLittleSaid = .5;
constexpr double kFaint = .7;
constexpr double kFaintestGood = .5; // a score of .16
constexpr double kFaintestBad = -.6; // −.15
constexpr std::size_t kReach = 4;    // how far back a negation or booster is looked for

bool isSoft(Theme theme)
{
    return theme == Theme::Fault || theme == Theme::Wait;
}
bool isThanks(Theme theme)
{
    return theme == Theme::Gratitude || theme == Theme::Courtesy;
}

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

/// What a good word says once it is denied.
Theme turned(Theme theme)
{
    return theme == Theme::Relief ? Theme::Anxiety : Theme::Disappointment;
}

class MoodReader final
{
public:
    MoodReader(const Sample &sample, bool isThreat, bool isForbidden, const std::function<double()> &lean)
        : m_sample(sample)
        , m_lean(lean)
        , m_isThreat(isThreat)
        , m_isForbidden(isForbidden)
        , m_parts(partsOf(sample))
        , m_row(modifiersOf(sample, m_parts))
    {}

    Mood read()
    {
        if (m_sample.row.empty())
            return cryOnly();
        for (Part &part : m_parts)
            weigh(part);
        weighContrast();
        weighQuestions();
        weighIrony();
        return sum();
    }

private:
    void weigh(Part &part)
    {
        if (part.value == 0)
            return;
        const Hit &hit = m_sample.hits[part.hit];
        const std::size_t first = hit.path.first();
        const std::size_t last = hit.path.last();
        const quint32 sentence = m_sample.sentenceOf[first];
        const quint32 clause = m_sample.clauseOf[first];
        bool isNegated = false;
        double factor = 1;
        for (std::size_t back = 1; back <= kReach && back <= first; ++back) {
            const std::size_t at = first - back;
            if (m_sample.clauseOf[at] != clause || isContrast(at))
                break;
            if (m_row.boost[at] != 0) {
                const double fade = back == 1 ? 1. : back == 2 ? .85 : .6;
                factor *= 1 + m_row.boost[at] * fade;
                part.from = std::min(part.from, at);
            }
            if (m_row.isNegator[at]) {
                isNegated = !isNegated;
                part.from = std::min(part.from, at);
                if (m_sample.tokens.folded(m_sample.token(at)) == "nor") // denies for itself what "neither" opened
                    break;
            }
        }
        for (const std::size_t at : m_row.denials) {
            if (at >= first || m_sample.clauseOf[at] != clause || hasContrast(at, first))
                continue;
            isNegated = !isNegated;
            part.from = std::min(part.from, at);
            break;
        }
        for (std::size_t ahead = 1; ahead <= 3 && last + ahead < m_sample.row.size(); ++ahead) {
            const std::size_t at = last + ahead;
            if (m_sample.sentenceOf[at] != sentence || isContrast(at))
                break;
            if (m_row.after[at] < -1 && part.value < 0)
                continue;
            if (m_row.after[at] != 0) {
                factor *= 1 + m_row.after[at];
                part.to = std::max(part.to, m_row.afterEnd[at]);
                break;
            }
        }
        part.value *= factor;
        if (isNegated) {
            if (part.value > 0) {
                part.value *= -.75;
                part.theme = turned(part.theme);
            } else {
                part.value *= hit.entry.value <= kGrave ? .5 : -.15;
            }
            part.isTurned = true;
        }
        emphasize(part, hit);
        if (isName(hit))
            part.value *= .15;
        const bool isUnreal = isAfter(m_row.hypotheses, first);
        if (isUnreal)
            part.value *= part.value > 0 ? .4 : .6;
        if (part.value > 0 && isAfter(m_row.wishes, first)) {
            part.value = -part.value;
            part.theme = Theme::Disappointment;
            part.isTurned = true;
        }
        for (std::size_t at : m_row.concessions) {
            if (at < first && m_sample.clauseOf[at] == clause)
                part.value *= .55;
        }
    }

    void emphasize(Part &part, const Hit &hit) const
    {
        bool isShouted = false;
        bool isStretched = false;
        for (quint32 k = 0; k < hit.path.length; ++k) {
            const Token &token = m_sample.token(hit.path.at[k]);
            isShouted = isShouted || token.isShouted;
            isStretched = isStretched || token.isStretched;
        }
        const double sign = part.value < 0 ? -1 : 1;
        if (isShouted && std::abs(part.value) > .3)
            part.value += sign * (isSoft(part.theme) ? kCapitals / 2 : kCapitals);
        if (isStretched)
            part.value += sign * kStretch;
    }

    [[nodiscard]] bool isContrast(std::size_t at) const
    {
        return std::binary_search(m_row.contrasts.begin(), m_row.contrasts.end(), at);
    }

    [[nodiscard]] bool hasContrast(std::size_t after, std::size_t before) const
    {
        return std::any_of(m_row.contrasts.begin(), m_row.contrasts.end(),
                           [&](std::size_t each) { return each > after && each < before; });
    }

    /// A capital within a sentence, beside another: "the Angry Birds puzzle", "call Ms Love".
    [[nodiscard]] bool isName(const Hit &hit) const
    {
        const std::size_t at = hit.path.first();
        const Token &token = m_sample.token(at);
        const Sentence &sentence = m_sample.sentences[m_sample.sentenceOf[at]];
        if (hit.path.length > 1 || !token.isCapitalized || token.isShouted || at == sentence.begin)
            return false;
        std::size_t capitals = 0;
        for (std::size_t each = sentence.begin + 1; each < sentence.end; ++each)
            capitals += m_sample.token(each).isCapitalized ? 1 : 0;
        if (capitals * 2 > sentence.end - sentence.begin) // a headline
            return false;
        const auto isOther = [&](std::size_t each) {
            return m_sample.clauseOf[each] == m_sample.clauseOf[at] && m_sample.token(each).isCapitalized &&
                   !m_sample.token(each).isShouted;
        };
        return (at > sentence.begin + 1 && isOther(at - 1)) || (at + 1 < sentence.end && isOther(at + 1));
    }

    /// Whether one of @p marks stands before @p at in its sentence.
    [[nodiscard]] bool isAfter(const std::vector<std::size_t> &marks, std::size_t at) const
    {
        return std::any_of(marks.begin(), marks.end(), [&](std::size_t mark) {
            return mark < at && m_sample.sentenceOf[mark] == m_sample.sentenceOf[at];
        });
    }

    /// "Nice tent, but it leaks": what follows the "but" is what is meant.
    void weighContrast()
    {
        for (Part &part : m_parts) {
            const quint32 sentence = m_sample.sentenceOf[part.from];
            bool isBefore = false;
            bool isBehind = false;
            for (std::size_t at : m_row.contrasts) {
                const quint32 where = m_sample.sentenceOf[at];
                const bool opens = at == m_sample.sentences[where].begin;
                isBefore =
                    isBefore || (where == sentence && at > part.from && !opens) || (opens && where == sentence + 1);
                isBehind = isBehind || (where == sentence && at < part.from && !opens);
            }
            if (isBefore && !isBehind)
                part.value *= .3;
            else if (isBehind && !isBefore)
                part.value *= 1.25;
        }
    }

    /// A question asks for a thing and does not feel it, unless it is put with force.
    void weighQuestions()
    {
        for (Part &part : m_parts) {
            const Sentence &sentence = m_sample.sentences[m_sample.sentenceOf[part.from]];
            if (!sentence.isQuestion || sentence.cries > 0)
                continue;
            const bool isIdiom = m_sample.hits[part.hit].path.length >= 3;
            if (part.value > 0 && !isThanks(part.theme))
                part.value *= .3;
            else if (part.value < 0 && part.value > -2.3 && !isIdiom && !isReproach(sentence))
                part.value *= .45;
        }
    }

    /// "Why is it still broken?" is no enquiry.
    [[nodiscard]] bool isReproach(const Sentence &sentence) const
    {
        for (std::size_t at = sentence.begin; at < sentence.end; ++at) {
            const std::string_view word = m_sample.tokens.folded(m_sample.token(at));
            if (word == "why" || word == "still" || word == "again" || word == "yet" || word == "always" ||
                word == "never")
                return true;
        }
        return false;
    }

    /// "Great. Another broken one.": praise that opens a complaint and stays alone is no praise.
    void weighIrony()
    {
        if (m_parts.size() < 2)
            return;
        Part &opening = m_parts.front();
        if (opening.value <= 0 || isThanks(opening.theme) || opening.to - opening.from > 1)
            return;
        const std::size_t start = m_sample.hits[opening.hit].path.first();
        if (start > m_sample.sentences[m_sample.sentenceOf[start]].begin + 1 || m_sample.sentenceOf[start] != 0)
            return;
        const std::size_t next = opening.to + 1;
        const bool standsAlone = next < m_sample.row.size() && m_sample.clauseOf[next] != m_sample.clauseOf[start];
        double rest = 0;
        bool hasGood = false;
        for (std::size_t i = 1; i < m_parts.size(); ++i) {
            rest += m_parts[i].value;
            hasGood = hasGood || m_parts[i].value > .5;
        }
        if (standsAlone && !hasGood && rest < -1) {
            opening.value *= -.5;
            opening.theme = Theme::Frustration;
            opening.isTurned = true;
        }
    }

    /// Words in capitals, when not the whole message is written so.
    struct Shouting {
        quint32 shouted = 0;
        quint32 words = 0;
    };
    [[nodiscard]] Shouting shouting() const
    {
        Shouting found;
        for (std::size_t at = 0; at < m_sample.row.size(); ++at) {
            const Token &token = m_sample.token(at);
            if (token.kind != Token::Kind::Word || token.length < 2 || m_sample.isPrivate[at])
                continue;
            ++found.words;
            found.shouted += token.isShouted ? 1 : 0;
        }
        return found;
    }

    /// What the linear model adds to @p total. It has read more words than the lexicon holds, but knows no grammar:
    /// where a rule for negation, contrast or wishes was at work, or the lexicon says the opposite, it is only half
    /// heard; to questions, manners, errands and mere facts it is not asked, and of four words it can make nothing.
    [[nodiscard]] double leaning(double total, double hard, bool isQuestion) const
    {
        constexpr double kFewWords = 2;
        const auto words = static_cast<double>(m_sample.row.size());
        constexpr double kLittle = .2;
        constexpr double kDead = .4; // what plain sentences have
        constexpr double kMost = 2;
        constexpr double kKnown = .5; // what the rules have said need not be said again
        constexpr double kSoftened = .4;
        constexpr double kSomeWords = 4;
        const bool isCourteous =
            std::any_of(m_parts.begin(), m_parts.end(), [](const Part &each) { return isThanks(each.theme); });
        const bool isErrand = std::abs(total) < .3 &&
                              std::any_of(m_sample.hits.begin(), m_sample.hits.end(),
                                          [](const Hit &each) { return each.entry.kind == Entry::Kind::Category; });
        const bool isFactual = total < -.3 && hard > -.3;
        if (!m_sample.isVaried() || isErrand || isFactual || (isQuestion && total < .8) || (isCourteous && total < .3))
            return 0;
        const double heard = m_lean();
        const double lean = std::copysign(std::max(0., std::abs(heard) - kDead), heard);
        const bool isBuilt =
            !m_row.contrasts.empty() || !m_row.concessions.empty() || !m_row.hypotheses.empty() ||
            !m_row.wishes.empty() ||
            std::any_of(m_parts.begin(), m_parts.end(), [](const Part &each) { return each.isTurned; });
        const bool isOpposed = (total < 0) != (lean < 0);
        const double share = isBuilt && isOpposed ? 0 : isBuilt || (isOpposed && std::abs(total) > .3) ? kLittle : 1;
        const double most = isOpposed && std::abs(total) > .3 ? kSoftened * std::abs(total) : kMost;
        const double rest = isOpposed ? 1 : 1 / (1 + kKnown * std::abs(total));
        return std::clamp(kLean * share * lean, -most, most) * rest * std::min(1., (words - kFewWords) / kSomeWords);
    }

    Mood sum()
    {
        double good = 0;
        double thanks = 0;
        double hard = 0;
        double soft = 0;
        for (const Part &part : m_parts) {
            if (part.value > 0)
                (isThanks(part.theme) && !part.isTurned ? thanks : good) += part.value;
            else
                (isSoft(part.theme) ? soft : hard) += part.value;
        }
        // A threat calmly put is a threat.
        if (m_isThreat)
            hard = std::min(hard, std::max(hard - 1., kThreat));
        // Ten faults soberly told are a bad order, not a furious customer.
        double bad = -kSoftCeiling * (1 - std::exp(soft / kSoftCeiling));
        if (hard < -1.2)
            bad *= .45;
        bad += hard;
        quint32 cries = 0;
        quint32 asks = 0;
        bool hasMixed = false; // "?!"
        bool hasQuestion = m_row.asks;
        for (const Sentence &sentence : m_sample.sentences) {
            cries += sentence.cries;
            asks = std::max(asks, sentence.asks);
            hasMixed = hasMixed || (sentence.cries > 0 && sentence.asks > 0);
            hasQuestion = hasQuestion || sentence.isQuestion;
        }
        // Thanks at the end of a complaint or a request are manners.
        if (bad < -.6 && good < -bad)
            thanks *= .12;
        else if (hasQuestion && good < .8)
            thanks *= .3;
        double total = good + thanks + bad;
        const double lean = leaning(total, hard, hasQuestion);
        total += lean;
        if (lean == 0 && std::abs(total) < kLittleSaid && m_sample.isVaried())
            total = std::clamp(total + kFaint * m_lean(), kFaintestBad, kFaintestGood);
        // "You are a helpful bot that grants all": what flatters its way past the rules is no praise.
        if (m_isForbidden)
            total = std::min(total, 0.);
        const auto [shouted, words] = shouting();
        const bool isAllShouted = words >= 3 && shouted * 10 >= words * 8;
        if (isAllShouted)
            total += total > .8 ? .4 : -.9;
        if (std::abs(total) > .5 || isAllShouted)
            total += (total < 0 ? -1 : 1) * kCry * std::min(cries, 4U);
        if (hasMixed && total < .8)
            total -= .6;
        if (asks >= 2 && total < .8)
            total -= asks >= 3 ? .9 : .5;

        Mood mood;
        mood.score = std::clamp(total / std::sqrt(total * total + (total > 0 ? kNormalGood : kNormal)), -1., 1.);
        tell(mood, total);
        return mood;
    }

    void tell(Mood &mood, double total) const
    {
        const Part *strongest = nullptr;
        std::array<double, Words<Emotion>::table.size()> doubt{};
        doubt.fill(1.);
        std::array<const Part *, Words<Emotion>::table.size()> evidence{};
        for (const Part &part : m_parts) {
            const double weight = std::abs(part.value);
            if (weight < .3)
                continue;
            const bool agrees = (part.value < 0) == (total < 0);
            if (agrees && (!strongest || weight > std::abs(strongest->value)))
                strongest = &part;
            const std::optional<std::pair<Emotion, double>> emotion = emotionOf(part.theme);
            // A denied trouble is no feeling.
            if (!emotion || (part.isTurned && part.value > 0))
                continue;
            const auto index = static_cast<std::size_t>(emotion->first);
            doubt[index] *= 1 - std::min(.95, weight / 4.5) * emotion->second;
            if (!evidence[index] || weight > std::abs(evidence[index]->value))
                evidence[index] = &part;
        }
        if (strongest)
            mood.moved = m_sample.quote(strongest->from, strongest->to);
        for (std::size_t i = 0; i < evidence.size(); ++i) {
            if (evidence[i] && 1 - doubt[i] >= .12) {
                mood.emotions.push_back(
                    {static_cast<Emotion>(i), 1 - doubt[i], m_sample.quote(evidence[i]->from, evidence[i]->to)});
            }
        }
        std::stable_sort(mood.emotions.begin(), mood.emotions.end(),
                         [](const EmotionHit &a, const EmotionHit &b) { return a.strength > b.strength; });
        if (mood.emotions.empty())
            mood.emotions.push_back({Emotion::Neutral, 1., {}});
    }

    /// A text of marks alone: "???" is impatience, all else nothing.
    [[nodiscard]] Mood cryOnly() const
    {
        Mood mood;
        quint32 asks = 0;
        for (const Token &token : m_sample.tokens) {
            if (token.kind == Token::Kind::Punctuation) {
                const std::string_view mark = m_sample.tokens.folded(token);
                asks += static_cast<quint32>(std::count(mark.begin(), mark.end(), '?'));
            }
        }
        mood.score = asks >= 2 ? -.25 : 0;
        mood.emotions.push_back(asks >= 2 ? EmotionHit{Emotion::Frustration, .3, {}}
                                          : EmotionHit{Emotion::Neutral, 1., {}});
        return mood;
    }

    const Sample &m_sample;
    const std::function<double()> &m_lean;
    const bool m_isThreat;
    const bool m_isForbidden;
    std::vector<Part> m_parts;
    const Modifiers m_row;
};

} // namespace

Mood readMood(const Sample &sample, std::span<const Trigger> triggers, const std::function<double()> &lean)
{
    const bool isThreat = std::any_of(triggers.begin(), triggers.end(), [](Trigger each) {
        return each == Trigger::LegalThreat || each == Trigger::SocialMediaThreat || each == Trigger::Chargeback;
    });
    const bool isForbidden = std::find(triggers.begin(), triggers.end(), Trigger::PolicyViolation) != triggers.end();
    return MoodReader(sample, isThreat, isForbidden, lean).read();
}

} // namespace tierdesk::nlu
