#pragma once

#include "core/mind/nlu/Lexicon.h"
#include "core/mind/nlu/Tokens.h"

#include <span>
#include <string_view>
#include <vector>

namespace tierdesk::nlu {

/// A phrase of the lexicons found in a text.
struct Hit {
    PhraseIndex::Path path; ///< positions in Sample::row
    Entry entry;
};

/// A sentence of the text.
struct Sentence {
    quint32 begin = 0; ///< in Sample::row
    quint32 end = 0;
    bool isQuestion = false; ///< ends with a question mark
    quint32 cries = 0;       ///< exclamation marks at its end
    quint32 asks = 0;        ///< question marks at its end
};

/// A text with its tokens, sentences and lexicon phrases, prepared once for all analyses. Keeps references to the
/// lexicon and the text.
struct Sample {
    Sample(const Lexicon &lexicon, std::string_view text, std::span<const PiiSpan> pii);

    const Lexicon &lexicon;
    std::string_view text;
    TokenList tokens;
    std::vector<quint32> row;        ///< word numbers of words, numbers and emoji; 0 if unknown or personal data
    std::vector<quint32> tokenOf;    ///< by row
    std::vector<quint32> sentenceOf; ///< by row
    std::vector<quint32> clauseOf;   ///< by row; commas and brackets also separate clauses
    std::vector<bool> isPrivate;     ///< by row: is part of personal data
    std::vector<Sentence> sentences;
    std::vector<Hit> hits;

    [[nodiscard]] const Token &token(std::size_t at) const { return tokens[tokenOf[at]]; }
    /// Returns whether the text has at least three different words or, if it is long, more than 5% different words.
    [[nodiscard]] bool isVaried() const;
    /// Returns the text between two positions of the row, both included.
    [[nodiscard]] QString quote(std::size_t from, std::size_t to) const;
};

} // namespace tierdesk::nlu
