#pragma once

#include "core/mind/nlu/Tokens.h"

#include <string_view>
#include <vector>

namespace tierdesk::nlu {

/// What a linear model sees of a text: numbers of its words, pairs of words and letter groups. A number is a hash of 32
/// bits, the same on every machine and in every run.
struct Grams {
    struct Cue {
        quint32 number = 0;
        float value = 0;
    };
    std::vector<quint32> words;   ///< stems of words, pairs, and pairs with one word between; repeated as they stand
    std::vector<quint32> letters; ///< letters 2–5 within a word, its ends marked
    std::vector<quint32> kin;     ///< groups of words that mean alike; only of who asks for them (IntentGrams.h)
    std::vector<quint32> near;    ///< pairs of words near each other, in either order; only of who asks for them, too
    std::vector<Cue> cues;        ///< what rules found, with a weight of their own
};

/// The grams of @p tokens. Digits all count as nought, so that an order's number teaches nothing. Linear. Pure.
[[nodiscard]] Grams gramsOf(const TokenList &tokens);
/// The same of a text; at most the first @p maxBytes are looked at.
[[nodiscard]] Grams gramsOf(std::string_view utf8, std::size_t maxBytes = 32 * 1024);

/// Where the grams of a text stand: by word and by letter group of gramsOf(), the token that each ends at.
struct GramPlaces {
    std::vector<quint32> words;
    std::vector<quint32> letters;
};
[[nodiscard]] GramPlaces placesOf(const TokenList &tokens);

/// The number that a word has among Grams::words; its other forms have the same. @p folded is in lower case.
[[nodiscard]] quint32 wordNumber(std::string_view folded);

/// The numbers that the letter groups of a word have among Grams::letters, those of at least @p least letters.
[[nodiscard]] std::vector<quint32> letterNumbers(std::string_view folded, std::size_t least);

/// The number of a pair of words that stand near each other; which of them comes first does not matter.
[[nodiscard]] quint32 nearNumber(quint32 oneWord, quint32 otherWord);

/// Each number once, for who asks whether a text has a gram and not how often.
[[nodiscard]] Grams distinct(Grams grams);

/// The number of a rule's cue of that name.
[[nodiscard]] quint32 cueNumber(std::string_view name);

} // namespace tierdesk::nlu
