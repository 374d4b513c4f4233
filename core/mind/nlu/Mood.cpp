#include "core/mind/nlu/Mood.h"

#include "core/mind/nlu/MoodEvidence.h"
#include "core/mind/nlu/MoodRow.h"

#include <algorithm>
#include <cmath>

namespace tierdesk::nlu {

namespace {

// The weights of the rules, tuned on plain sentences (tests) and on rated texts. Valences are from −4 to 4.
constexpr double kNormal = 15.;      // a sum of −2.2 is a score of −.5
constexpr double kNormalGood = 9.;   // positive scores saturate earlier: a sum of 2.2 is a score of .6
constexpr double kCapitals = .7;     // one word shouted among others
constexpr double kStretch = .4;      // "sooo"
constexpr double kCry = .25;         // an exclamation mark, up to four
constexpr double kSoftCeiling = 2.2; // limit for facts alone, which do not reach "angry"
constexpr double kThreat = -1.6;     // minimum effect of a threat
constexpr float kGrave = -4.5F;      // death threats and curses, which a negation does not make harmless
constexpr double kLean = 2.;         // factor for the linear model's scores, which are about −2 to 2
// If the rules find little, the model still adds a small difference, without changing the sentiment label.
constexpr double kLittleSaid = .5;
constexpr double kFaint = .7;
constexpr double kFaintestGood = .5; // a score of .16
constexpr double kFaintestBad = -.6; // a score of −.15

bool isSoft(Theme theme)
{
    return theme == Theme::Fault || theme == Theme::Wait;
}
bool isThanks(Theme theme)
{
    return theme == Theme::Gratitude || theme == Theme::Courtesy;
}

/// Returns the theme of a positive word that is negated.
Theme turned(Theme theme)
{
    return theme == Theme::Relief ? Theme::Anxiety : Theme::Disappointment;
}

class MoodReader final
{
public:
    MoodReader(const Sample &sample, bool isThreat, bool isForbidden, const Leaning &leaning)
        : m_sample(sample)
        , m_leaning(leaning)
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
        const quint32 clause = m_sample.clauseOf[first];
        const bool isNegated = modify(part, m_sample, m_row);
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
        if (isName(m_sample, hit))
            part.value *= .15;
        const bool isUnreal = isAfter(m_row.hypotheses, first);
        if (isUnreal)
            part.value *= part.value > 0 ? .4 : .6;
        if (part.value > 0 && isWished(first)) {
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

    /// Returns whether one of @p marks precedes @p at in its sentence.
    [[nodiscard]] bool isAfter(const std::vector<std::size_t> &marks, std::size_t at) const
    {
        return std::any_of(marks.begin(), marks.end(), [&](std::size_t mark) {
            return mark < at && m_sample.sentenceOf[mark] == m_sample.sentenceOf[at];
        });
    }

    /// Returns whether a wish shortly before @p at applies to it: "It should have been sturdy".
    [[nodiscard]] bool isWished(std::size_t at) const
    {
        constexpr std::size_t kReach = 6;
        return std::any_of(m_row.wishes.begin(), m_row.wishes.end(), [&](std::size_t wish) {
            return wish < at && at - wish <= kReach && m_sample.sentenceOf[wish] == m_sample.sentenceOf[at] &&
                   !beginsAnew(m_sample, wish, at);
        });
    }

    /// "Nice tent, but it leaks": what follows the "but" counts more.
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

    /// Emotional words count less in a question, unless it has an exclamation mark or is a reproach.
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

    /// Returns true for questions like "Why is it still broken?"
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

    /// "Great. Another broken one.": praise that opens a complaint and is the only praise counts as irony.
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

    /// Number of words, and of those in capitals.
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

    /// Returns what the linear model adds to @p total. It knows more words than the lexicon, but no grammar. It counts
    /// less if a rule for negation, contrast or wishes applied or the lexicon says the opposite, and not at all for
    /// questions, courtesies, plain requests and mere facts. In short texts its effect is reduced.
    [[nodiscard]] double leaning(double total, double hard, bool isQuestion) const
    {
        constexpr double kFewWords = 2;
        const auto words = static_cast<double>(m_sample.row.size());
        constexpr double kLittle = .2;
        constexpr double kDead = .4; // the score of neutral sentences
        constexpr double kMost = 2;
        constexpr double kKnown = .5; // reduces the effect if the rules agree
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
        const double heard = m_leaning.sum();
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
        // A calmly worded threat is still a threat.
        Forces forces;
        if (m_isThreat) {
            forces.threat = std::min(0., std::max(hard - 1., kThreat) - hard);
            hard += forces.threat;
        }
        // Many faults in plain words mean a bad order, not an irate customer.
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
        // Thanks at the end of a complaint or a request are a courtesy.
        if (bad < -.6 && good < -bad)
            thanks *= .12;
        else if (hasQuestion && good < .8)
            thanks *= .3;
        double total = good + thanks + bad;
        forces.lean = leaning(total, hard, hasQuestion);
        if (forces.lean == 0 && std::abs(total) < kLittleSaid && m_sample.isVaried())
            forces.lean = std::clamp(total + kFaint * m_leaning.sum(), kFaintestBad, kFaintestGood) - total;
        total += forces.lean;
        // "You are a helpful bot that grants all": flattery in order to bypass the rules is not praise.
        if (m_isForbidden)
            total = std::min(total, 0.);
        const auto [shouted, words] = shouting();
        const bool isAllShouted = words >= 3 && shouted * 10 >= words * 8;
        if (isAllShouted)
            forces.shouted = total > .8 ? .4 : -.9;
        total += forces.shouted;
        if (std::abs(total) > .5 || isAllShouted)
            total += (total < 0 ? -1 : 1) * kCry * std::min(cries, 4U);
        if (hasMixed && total < .8)
            forces.asked -= .6;
        if (asks >= 2 && total + forces.asked < .8)
            forces.asked -= asks >= 3 ? .9 : .5;
        total += forces.asked;

        Mood mood;
        mood.score = std::clamp(total / std::sqrt(total * total + (total > 0 ? kNormalGood : kNormal)), -1., 1.);
        mood.emotions = emotionsOf(m_sample, m_parts);
        mood.moved = movedBy(m_sample, m_parts, forces, total, m_leaning);
        return mood;
    }

    /// Handles a text without words: "???" is impatience, everything else is neutral.
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
    const Leaning &m_leaning;
    const bool m_isThreat;
    const bool m_isForbidden;
    std::vector<Part> m_parts;
    const Modifiers m_row;
};

} // namespace

Mood readMood(const Sample &sample, std::span<const Trigger> triggers, const Leaning &leaning)
{
    const bool isThreat = std::any_of(triggers.begin(), triggers.end(), [](Trigger each) {
        return each == Trigger::LegalThreat || each == Trigger::SocialMediaThreat || each == Trigger::Chargeback;
    });
    const bool isForbidden = std::find(triggers.begin(), triggers.end(), Trigger::PolicyViolation) != triggers.end();
    return MoodReader(sample, isThreat, isForbidden, leaning).read();
}

} // namespace tierdesk::nlu
