#pragma once

#include "core/base/Literals.h"
#include "core/domain/Enums.h"

#include <QtCore/QString>
#include <QtCore/QStringList>

#include <vector>

namespace tierdesk {

/// Returns the label of a score in −1…1, cut at .6, .2, −.2, −.5, −.8: exactly −.5 is Angry, exactly .6 Happy.
[[nodiscard]] constexpr Sentiment sentimentOf(double score)
{
    return score >= .6   ? Sentiment::Happy
           : score >= .2 ? Sentiment::Satisfied
           : score > -.2 ? Sentiment::Neutral
           : score > -.5 ? Sentiment::Frustrated
           : score > -.8 ? Sentiment::Angry
                         : Sentiment::Irate;
}

enum class Emotion { Frustration, Disappointment, Anger, Anxiety, Confusion, Gratitude, Joy, Relief, Sadness, Neutral };
template<>
struct Words<Emotion> {
    static constexpr std::array table{std::pair{Emotion::Frustration, "frustration"},
                                      std::pair{Emotion::Disappointment, "disappointment"},
                                      std::pair{Emotion::Anger, "anger"},
                                      std::pair{Emotion::Anxiety, "anxiety"},
                                      std::pair{Emotion::Confusion, "confusion"},
                                      std::pair{Emotion::Gratitude, "gratitude"},
                                      std::pair{Emotion::Joy, "joy"},
                                      std::pair{Emotion::Relief, "relief"},
                                      std::pair{Emotion::Sadness, "sadness"},
                                      std::pair{Emotion::Neutral, "neutral"}};
};

/// What a message threatens or asks for, apart from its topic.
enum class Trigger { AsksForHuman, LegalThreat, SocialMediaThreat, Chargeback, Urgent, PolicyViolation };
template<>
struct Words<Trigger> {
    static constexpr std::array table{std::pair{Trigger::AsksForHuman, "asks_for_human"},
                                      std::pair{Trigger::LegalThreat, "legal_threat"},
                                      std::pair{Trigger::SocialMediaThreat, "social_media_threat"},
                                      std::pair{Trigger::Chargeback, "chargeback"},
                                      std::pair{Trigger::Urgent, "urgent"},
                                      std::pair{Trigger::PolicyViolation, "policy_violation"}};
};

struct EmotionHit {
    Emotion emotion = Emotion::Neutral;
    double strength = 0; ///< 0…1
    QString evidence;    ///< the words that express it
};

struct CategoryGuess {
    Category category = Category::GeneralInquiry;
    double confidence = 0; ///< 0…1
};

/// Personal data, as a range of UTF-8 bytes of the analysed text.
struct PiiSpan {
    enum class Kind { Card, Email, Phone, Iban };
    Kind kind = Kind::Email;
    qsizetype begin = 0;
    qsizetype length = 0;
};
template<>
struct Words<PiiSpan::Kind> {
    static constexpr std::array table{std::pair{PiiSpan::Kind::Card, "card"}, std::pair{PiiSpan::Kind::Email, "email"},
                                      std::pair{PiiSpan::Kind::Phone, "phone"}, std::pair{PiiSpan::Kind::Iban, "iban"}};
};

/// The result of analysing a customer's message.
struct Reading {
    double score = 0;                         ///< −1…1; meaningless if sentiment is Unknown
    Sentiment sentiment = Sentiment::Neutral; ///< Unknown for an unsupported language
    QString language = u"en"_s;               ///< ISO 639-1, "und" when undetermined
    bool isLanguageKnown = true;
    std::vector<EmotionHit> emotions; ///< strongest first
    QStringList keywords;             ///< most relevant first, lower case, at most 8
    CategoryGuess category;
    std::vector<CategoryGuess> alternatives; ///< best first, without `category`
    QString intent;                          ///< the nearest of the company's trained intents; empty: none trained
    double intentConfidence = 0;             ///< below .5, probably none of them
    std::vector<Trigger> triggers;
    double complexity = 0;    ///< 0…1
    std::vector<PiiSpan> pii; ///< in order, not overlapping
    QString moved;            ///< the phrase that affected the score most; empty if none

    [[nodiscard]] bool has(Trigger trigger) const
    {
        for (Trigger each : triggers) {
            if (each == trigger)
                return true;
        }
        return false;
    }
};

} // namespace tierdesk
