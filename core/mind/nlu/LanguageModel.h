#pragma once

#include "core/mind/nlu/Language.h"
#include "core/mind/nlu/PhraseIndex.h"

#include <string_view>
#include <vector>

namespace tierdesk::nlu {

class TokenList;
struct Models;

/// Identifies languages: by script where that suffices, otherwise by common words and, for words that are not listed,
/// by the letter triples of the listed words.
class LanguageModel final
{
public:
    LanguageModel();

    /// Add @p word (folded) to the language @p code. Typical words only count towards the letter triples.
    void addCommon(std::string_view code, std::string_view word);
    void addTypical(std::string_view code, std::string_view word);
    /// Must be called once, after the last add.
    void finish();

    /// Returns the language of @p text. Short texts count as English unless a word clearly indicates otherwise. The
    /// words known to the models @p english count as English too. Thread-safe.
    [[nodiscard]] LanguageGuess guess(const TokenList &text, const Models &english) const;

    /// Returns whether @p word (folded) is one of the common words of @p code.
    [[nodiscard]] bool isCommon(const QString &code, std::string_view word) const;

private:
    static constexpr std::size_t kMaxLanguages = 16;
    static constexpr std::size_t kTriples = 1U << 15U;

    [[nodiscard]] bool isForeign(const TokenList &text, const Models &english) const;
    [[nodiscard]] bool isSpelledLike(std::size_t language, const TokenList &text) const;
    std::size_t indexOf(std::string_view code);
    void countTriples(std::size_t language, std::string_view word, float weight);

    std::vector<QString> m_codes; ///< 0 is English
    WordTable m_words;
    std::vector<quint16> m_languagesOf; ///< by word number: one bit per language
    std::vector<float> m_triples;       ///< kTriples rows of kMaxLanguages: counts, then log probabilities
    std::vector<float> m_totals;
};

} // namespace tierdesk::nlu
