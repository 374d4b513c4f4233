#pragma once

#include "core/mind/ai/local/ActModel.h"
#include "core/mind/ai/local/Purpose.h"
#include "core/mind/ai/local/Slots.h"

#include <QtCore/QString>

#include <optional>
#include <vector>

namespace tierdesk::ai {

/// The context that makes a reading of a message more or less likely.
struct Surroundings {
    Situation situation;
    Asked asked = Asked::Nothing;
    bool isGuest = false;     ///< the customer is not identified
    bool fillsSlot = false;   ///< the message has what was asked for: one of their orders, its item, a size
    std::vector<Act> choices; ///< the choices that the customer was offered
};

/// A part of a message and its classification.
struct Stretch {
    QString text;
    std::vector<ActGuess> guesses; ///< most likely first
    Purposes purposes;

    [[nodiscard]] Act act() const { return guesses.front().label; }
    [[nodiscard]] double chance() const { return guesses.front().chance; }
    /// Returns the probability of @p which.
    [[nodiscard]] double chanceOf(Act which) const;
};

/// Classifies @p text as a whole: the model's readings, weighted by how they fit the open question, the topic and what
/// the message names. Pure.
[[nodiscard]] Stretch hear(const QString &text, const Slots &named, const Surroundings &around);

/// Splits @p text into its wishes, each with its own words; one part if there is one wish. Statements without a wish
/// stay with the wish beside them. Pure.
[[nodiscard]] std::vector<Stretch> hearParts(const QString &text, const Slots &named, const Surroundings &around);

/// Returns the number in @p text that may be an order's, as written; empty if there is none.
[[nodiscard]] QString orderSpoken(const QString &text);

/// Returns whether one answer covers both.
[[nodiscard]] bool isOneMatter(Act a, Act b);

} // namespace tierdesk::ai
