#pragma once

#include <QtCore/QtGlobal>

#include <cstddef>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

namespace tierdesk::nlu {

/// A word, number, punctuation mark, emoji or symbol of a text.
struct Token final {
    enum class Kind : quint8 {
        Word,        ///< letters, possibly with digits, and with apostrophes inside: "don't", "mp3", "3rd"
        Number,      ///< digits with . , : between them: "49.99", "1,000"
        Emoji,       ///< one emoji with its skin tone and variation selector
        Emoticon,    ///< ":-(", "<3"
        Punctuation, ///< a run of one mark, or of ! and ?: "...", "?!"
        Symbol       ///< any other character except white space
    };

    Kind kind = Kind::Word;
    bool isShouted = false;     ///< at least two letters, all capitals
    bool isCapitalized = false; ///< the first letter is a capital
    bool isStretched = false;   ///< has the same letter at least three times in a row: "sooo"
    bool isGlued = false;       ///< follows the previous token without a space
    quint32 line = 0;           ///< counted from 0
    quint32 begin = 0;          ///< bytes in the text
    quint32 length = 0;         ///< bytes in the text
    quint32 foldedBegin = 0;
    quint32 foldedLength = 0;

    [[nodiscard]] bool isContent() const { return kind != Kind::Punctuation && kind != Kind::Symbol; }
    [[nodiscard]] std::size_t end() const { return std::size_t{begin} + length; }
};

/// The tokens of a text with their lower-case forms. Keeps no reference to the text.
class TokenList final
{
public:
    /// Reads at most @p maxTokens tokens. Bytes that are not UTF-8 become symbols. Never fails. Linear. Thread-safe.
    explicit TokenList(std::string_view utf8, std::size_t maxTokens = std::numeric_limits<std::size_t>::max());

    [[nodiscard]] const std::vector<Token> &tokens() const { return m_tokens; }
    [[nodiscard]] std::size_t size() const { return m_tokens.size(); }
    [[nodiscard]] const Token &operator[](std::size_t i) const { return m_tokens[i]; }
    [[nodiscard]] auto begin() const { return m_tokens.begin(); }
    [[nodiscard]] auto end() const { return m_tokens.end(); }

    /// Returns the token in lower case with straight apostrophes, without variation selectors and skin tones.
    [[nodiscard]] std::string_view folded(const Token &token) const
    {
        return std::string_view(m_folded).substr(token.foldedBegin, token.foldedLength);
    }
    [[nodiscard]] std::string_view folded(std::size_t i) const { return folded(m_tokens[i]); }

private:
    std::vector<Token> m_tokens;
    std::string m_folded;
};

/// Converts to lower case by simple folding in every script, independent of the locale. Invalid bytes become U+FFFD.
[[nodiscard]] std::string foldCase(std::string_view utf8);

/// Shortens runs of three or more equal letters in @p folded to @p keep: "sooo" becomes "so" or "soo".
[[nodiscard]] std::string squeezed(std::string_view folded, int keep);

} // namespace tierdesk::nlu
