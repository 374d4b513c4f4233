#pragma once

#include "core/mind/ai/local/Cues.h"

namespace tierdesk::ai {

enum class Trouble : quint8 { None, Damaged, NotWorking, MissingPart, WrongItem, NotReceived };

/// How an answer responds to a yes-or-no question.
enum class Consent : quint8 {
    None,   ///< neither yes nor no
    Clear,  ///< a plain yes
    Hedged, ///< a yes with a condition, a question or a no
    Vague,  ///< maybe
    Refused ///< a no
};

[[nodiscard]] Trouble troubleOf(const Cues &cues);

[[nodiscard]] Consent consentOf(const Cues &cues);

/// Returns whether the message has only words of a yes, of politeness, of possible offers, and @p offered.
[[nodiscard]] bool isRestatement(const Cues &cues, const QStringList &offered);

/// Returns how many other words the message has.
[[nodiscard]] int strangeWords(const Cues &cues, const QStringList &offered);

/// Classifies an answer to an offer described by the words @p offered. Stricter than consentOf: a yes with a negation
/// is a no, and a yes with anything but politeness and the repeated offer is hedged. Pure.
[[nodiscard]] Consent consentTo(const Cues &cues, const QStringList &offered);

/// Whether a message says that nothing should be done: "just asking", "don't start anything", "not sure yet".
/// Determined by rules, because a model's guess must never move money. Pure.
enum class Hold : quint8 {
    No,
    NotYet,   ///< the customer is still deciding
    OnlyAsked ///< the customer only wants information
};
[[nodiscard]] Hold holdOf(const QString &text);

/// Returns whether a word withdraws or qualifies what surrounds it. "Why not" and "no problem" do not.
[[nodiscard]] bool hasReserve(const Cues &cues);
/// Returns whether @p word introduces a condition: "if", "only", "after".
[[nodiscard]] bool isCondition(const QString &word);

} // namespace tierdesk::ai
