#pragma once

#include "core/mind/nlu/Sample.h"

#include <vector>

/// What stands in a text for and against, and the words around it that change its weight. Pure.
namespace tierdesk::nlu {

/// One phrase that says something, with its weight so far.
struct Part {
    std::size_t hit = 0;
    double value = 0;
    std::size_t from = 0; ///< with its modifiers, in the row
    std::size_t to = 0;
    Theme theme = Theme::Plain;
    bool isTurned = false; ///< by a negation
};

/// By place in the row of words.
struct Modifiers {
    std::vector<double> boost;         ///< of what follows
    std::vector<double> after;         ///< of what stands before
    std::vector<std::size_t> afterEnd; ///< by the first word of what stands in `after`: its last
    std::vector<bool> isNegator;
    std::vector<std::size_t> denials;
    std::vector<std::size_t> contrasts; ///< sorted
    std::vector<std::size_t> concessions;
    std::vector<std::size_t> hypotheses;
    std::vector<std::size_t> wishes;
    bool asks = false; ///< a request stands somewhere

    [[nodiscard]] bool isContrast(std::size_t at) const;
    [[nodiscard]] bool hasContrast(std::size_t from, std::size_t to) const;
};

/// The phrases that count, in their order: the longest first come into question, and no word counts twice.
[[nodiscard]] std::vector<Part> partsOf(const Sample &sample);

/// What modifies @p parts. The longest modifier knows best.
[[nodiscard]] Modifiers modifiersOf(const Sample &sample, const std::vector<Part> &parts);

/// Weighs @p part by the boosters around it and takes these and its negations into it. Answers whether it is denied.
[[nodiscard]] bool modify(Part &part, const Sample &sample, const Modifiers &row);

/// Whether between two words of a sentence somebody begins to tell of something else: "It arrived on the promised day
/// and was a joy", "I can't find it here, so I'm glad".
[[nodiscard]] bool beginsAnew(const Sample &sample, std::size_t from, std::size_t to);

/// A capital within a sentence, beside another: "the Angry Birds puzzle", "call Ms Love".
[[nodiscard]] bool isName(const Sample &sample, const Hit &hit);

} // namespace tierdesk::nlu
