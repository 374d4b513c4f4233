#pragma once

#include "core/mind/ai/local/ActModel.h"
#include "core/mind/ai/local/Purpose.h"
#include "core/mind/ai/local/Slots.h"

#include <QtCore/QString>

#include <optional>
#include <vector>

namespace tierdesk::ai {

/// What speaks for or against a reading of a message, beside its words.
struct Surroundings {
    Situation situation;
    Asked asked = Asked::Nothing;
    bool isGuest = false;     ///< nobody knows whose orders are theirs
    bool fillsSlot = false;   ///< the message has what was asked for: an order of theirs, an item of it, a size
    std::vector<Act> choices; ///< of which one was asked to be chosen
};

/// A stretch of a message and what it does.
struct Stretch {
    QString text;
    std::vector<ActGuess> guesses; ///< likeliest first
    Purposes purposes;

    [[nodiscard]] Act act() const { return guesses.front().label; }
    [[nodiscard]] double chance() const { return guesses.front().chance; }
    /// How likely it is @p which.
    [[nodiscard]] double chanceOf(Act which) const;
};

/// What @p text does as a whole: the readings of the model, each weighed by how it fits to what is open, to what was
/// talked about and to what the message names. Pure.
[[nodiscard]] Stretch hear(const QString &text, const Slots &named, const Surroundings &around);

/// The wishes of @p text, each with its own words; one stretch for a message of one wish. What is merely told beside a
/// wish stays with it. Pure.
[[nodiscard]] std::vector<Stretch> hearParts(const QString &text, const Slots &named, const Surroundings &around);

/// The number in @p text that may be an order's, as it stands; empty if there is none.
[[nodiscard]] QString orderSpoken(const QString &text);

/// Whether one answer takes care of both.
[[nodiscard]] bool isOneMatter(Act a, Act b);

} // namespace tierdesk::ai
