#pragma once

#include "core/mind/ai/local/Cues.h"

namespace tierdesk::ai {

/// What is wrong with a delivery.
enum class Trouble : quint8 { None, Damaged, NotWorking, MissingPart, WrongItem, NotReceived };

/// How an answer stands to a yes-or-no question.
enum class Consent : quint8 {
    None,   ///< says neither
    Clear,  ///< a plain yes
    Hedged, ///< a yes with a condition, a question or its opposite beside it
    Vague,  ///< maybe
    Refused ///< a no
};

[[nodiscard]] Trouble troubleOf(const Cues &cues);

[[nodiscard]] Consent consentOf(const Cues &cues);

/// True when the message has no word but those of a yes, of politeness, of what may be offered, and @p offered.
[[nodiscard]] bool isRestatement(const Cues &cues, const QStringList &offered);

/// How many words the message has beside those.
[[nodiscard]] int strangeWords(const Cues &cues, const QStringList &offered);

/// How an answer stands to an offer in whose words are @p offered. Stricter than consentOf: a yes beside a negation is
/// a no, and one beside anything that is neither politeness nor the offer said again is hedged. Pure.
[[nodiscard]] Consent consentTo(const Cues &cues, const QStringList &offered);

/// How far a message says that nothing is to be done about what it asks: "just asking", "don't start anything", "not
/// sure yet". A rule, since what moves money is never left to a model's guess. Pure.
enum class Hold : quint8 {
    No,
    NotYet,   ///< the customer makes up their mind
    OnlyAsked ///< nothing is wanted but to know
};
[[nodiscard]] Hold holdOf(const QString &text);

/// Whether a word takes back what stands around it, or makes a condition of it. "Why not" and "no problem" do not.
[[nodiscard]] bool hasReserve(const Cues &cues);
/// Whether @p word makes a condition of what stands around it: "if", "only", "after".
[[nodiscard]] bool isCondition(const QString &word);

} // namespace tierdesk::ai
