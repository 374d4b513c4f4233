#pragma once

#include "core/mind/nlu/Sample.h"

#include <vector>

/// The positive and negative phrases of a text, and the words around them that change their weight. Pure.
namespace tierdesk::nlu {

/// A phrase with a valence, and its weight so far.
struct Part {
    std::size_t hit = 0;
    double value = 0;
    std::size_t from = 0; ///< in the row, including its modifiers
    std::size_t to = 0;
    Theme theme = Theme::Plain;
    bool isTurned = false; ///< its sign was changed, for example by a negation
};

/// Words that modify phrases, by position in the row of words.
struct Modifiers {
    std::vector<double> boost;         ///< for the words that follow
    std::vector<double> after;         ///< for the words before
    std::vector<std::size_t> afterEnd; ///< at the first word of an `after` phrase: the position of its last word
    std::vector<bool> isNegator;
    std::vector<std::size_t> denials;
    std::vector<std::size_t> contrasts; ///< sorted
    std::vector<std::size_t> concessions;
    std::vector<std::size_t> hypotheses;
    std::vector<std::size_t> wishes;
    bool asks = false; ///< the text has a request

    [[nodiscard]] bool isContrast(std::size_t at) const;
    [[nodiscard]] bool hasContrast(std::size_t from, std::size_t to) const;
};

/// Returns the phrases that count, in text order. Longer phrases take precedence, and no word counts twice.
[[nodiscard]] std::vector<Part> partsOf(const Sample &sample);

/// Returns what modifies @p parts. Longer modifiers take precedence.
[[nodiscard]] Modifiers modifiersOf(const Sample &sample, const std::vector<Part> &parts);

/// Applies the boosters around @p part; extends it over them and its negations. Returns whether it is negated.
[[nodiscard]] bool modify(Part &part, const Sample &sample, const Modifiers &row);

/// Returns whether a new statement begins between two words of a sentence: "It arrived on the promised day and was a
/// joy", "I can't find it here, so I'm glad".
[[nodiscard]] bool beginsAnew(const Sample &sample, std::size_t from, std::size_t to);

/// Returns whether @p hit is a capitalized word within a sentence beside another: "the Angry Birds puzzle".
[[nodiscard]] bool isName(const Sample &sample, const Hit &hit);

} // namespace tierdesk::nlu
