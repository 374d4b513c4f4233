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

/// A stretch of the text between two full stops.
struct Sentence {
    quint32 begin = 0; ///< in Sample::row
    quint32 end = 0;
    bool isQuestion = false; ///< ends with a question mark
    quint32 cries = 0;       ///< exclamation marks at its end
    quint32 asks = 0;        ///< question marks at its end
};

/// One text, taken apart once for all that is read from it.
struct Sample {
    Sample(const Lexicon &lexicon, std::string_view text, std::span<const PiiSpan> pii);

    const Lexicon &lexicon;
    std::string_view text;
    TokenList tokens;
    std::vector<quint32> row;        ///< word numbers of words, numbers and pictures; 0 for unknown and private ones
    std::vector<quint32> tokenOf;    ///< by row
    std::vector<quint32> sentenceOf; ///< by row
    std::vector<quint32> clauseOf;   ///< by row: commas and brackets part them too
    std::vector<bool> isPrivate;     ///< by row: lies in personal data
    std::vector<Sentence> sentences;
    std::vector<Hit> hits;

    [[nodiscard]] const Token &token(std::size_t at) const { return tokens[tokenOf[at]]; }
    /// Whether there are three different words at least, and in a long text one in twenty: what is said over and over
    /// says no more than once.
    [[nodiscard]] bool isVaried() const;
    /// The text from one position of the row to another, both included.
    [[nodiscard]] QString quote(std::size_t from, std::size_t to) const;
};

} // namespace tierdesk::nlu
