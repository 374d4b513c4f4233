#pragma once

#include "core/mind/nlu/Tokens.h"

#include <string_view>
#include <vector>

namespace tierdesk::nlu {

/// The features that a linear model sees of a text: its words, word pairs and letter groups. Each is a 32-bit hash, the
/// same on every machine and in every run.
struct Grams {
    struct Cue {
        quint32 number = 0;
        float value = 0;
    };
    std::vector<quint32> words;   ///< word stems, pairs, and pairs with one word between; with repetitions
    std::vector<quint32> letters; ///< groups of 2–5 letters within a word, with its ends marked
    std::vector<quint32> kin;     ///< groups of similar words; empty unless requested (IntentGrams.h)
    std::vector<quint32> near;    ///< pairs of nearby words in either order; empty unless requested
    std::vector<Cue> cues;        ///< results of rules, with values of their own
};

/// Returns the grams of @p tokens. Every digit counts as 0, so that order numbers teach nothing. Linear. Pure.
[[nodiscard]] Grams gramsOf(const TokenList &tokens);
/// Returns the grams of a text; reads at most the first @p maxBytes.
[[nodiscard]] Grams gramsOf(std::string_view utf8, std::size_t maxBytes = 32 * 1024);

/// The positions of a text's grams: for each word and letter group of gramsOf(), the token where it ends.
struct GramPlaces {
    std::vector<quint32> words;
    std::vector<quint32> letters;
};
[[nodiscard]] GramPlaces placesOf(const TokenList &tokens);

/// Returns the number of a word in Grams::words; its inflected forms have the same one. @p folded is in lower case.
[[nodiscard]] quint32 wordNumber(std::string_view folded);

/// Returns the numbers in Grams::letters of a word's letter groups with at least @p least letters.
[[nodiscard]] std::vector<quint32> letterNumbers(std::string_view folded, std::size_t least);

/// Returns the number of a pair of nearby words; their order does not matter.
[[nodiscard]] quint32 nearNumber(quint32 oneWord, quint32 otherWord);

/// Removes repetitions, for callers that ask whether a text has a gram and not how often.
[[nodiscard]] Grams distinct(Grams grams);

/// Returns the number of a rule's cue with that name.
[[nodiscard]] quint32 cueNumber(std::string_view name);

} // namespace tierdesk::nlu
