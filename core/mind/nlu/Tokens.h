#pragma once

#include <QtCore/QtGlobal>

#include <cstddef>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

namespace tierdesk::nlu {

/// One word, number, mark or picture of a text, by its place in it.
struct Token final {
    enum class Kind : quint8 {
        Word,        ///< letters, with digits after them and apostrophes inside: "don't", "mp3", "3rd"
        Number,      ///< digits with . , : between them: "49.99", "1,000"
        Emoji,       ///< one picture, skin tone and variation selector included
        Emoticon,    ///< ":-(", "<3"
        Punctuation, ///< a run of one mark, ! and ? together: "...", "?!"
        Symbol       ///< anything else that is not space
    };

    Kind kind = Kind::Word;
    bool isShouted = false;     ///< two letters or more, all of them capitals
    bool isCapitalized = false; ///< the first letter is a capital
    bool isStretched = false;   ///< a letter three times or more in a row: "sooo"
    bool isGlued = false;       ///< nothing stands between it and the token before it
    quint32 line = 0;           ///< counted from 0
    quint32 begin = 0;          ///< bytes in the text
    quint32 length = 0;         ///< bytes in the text
    quint32 foldedBegin = 0;
    quint32 foldedLength = 0;

    [[nodiscard]] bool isContent() const { return kind != Kind::Punctuation && kind != Kind::Symbol; }
    [[nodiscard]] std::size_t end() const { return std::size_t{begin} + length; }
};

/// The tokens of a text with their lower-case forms. Owns its letters; the text itself may go.
class TokenList final
{
public:
    /// Bytes that are not UTF-8 become symbols. Reads at most @p maxTokens tokens; linear; never fails. Thread-safe.
    explicit TokenList(std::string_view utf8, std::size_t maxTokens = std::numeric_limits<std::size_t>::max());

    [[nodiscard]] const std::vector<Token> &tokens() const { return m_tokens; }
    [[nodiscard]] std::size_t size() const { return m_tokens.size(); }
    [[nodiscard]] const Token &operator[](std::size_t i) const { return m_tokens[i]; }
    [[nodiscard]] auto begin() const { return m_tokens.begin(); }
    [[nodiscard]] auto end() const { return m_tokens.end(); }

    /// Lower case, curly apostrophes straightened, variation selectors and skin tones left out.
    [[nodiscard]] std::string_view folded(const Token &token) const
    {
        return std::string_view(m_folded).substr(token.foldedBegin, token.foldedLength);
    }
    [[nodiscard]] std::string_view folded(std::size_t i) const { return folded(m_tokens[i]); }

private:
    std::vector<Token> m_tokens;
    std::string m_folded;
};

/// Lower case by simple folding of every script, independent of any locale; invalid bytes become U+FFFD.
[[nodiscard]] std::string foldCase(std::string_view utf8);

/// @p folded with runs of three and more of one letter cut to @p keep of it: "sooo" to "so" or "soo".
[[nodiscard]] std::string squeezed(std::string_view folded, int keep);

} // namespace tierdesk::nlu
