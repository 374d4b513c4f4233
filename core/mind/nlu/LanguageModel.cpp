#include "core/mind/nlu/LanguageModel.h"

#include "core/mind/nlu/Models.h"
#include "core/mind/nlu/Tokens.h"
#include "core/mind/nlu/Utf8.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>

namespace tierdesk::nlu {

namespace {

/// Returns the most common language of a script.
QString codeOfScript(QChar::Script script)
{
    switch (script) {
    case QChar::Script_Cyrillic:
        return u"ru"_s;
    case QChar::Script_Greek:
        return u"el"_s;
    case QChar::Script_Han:
        return u"zh"_s;
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
        return u"ja"_s;
    case QChar::Script_Hangul:
        return u"ko"_s;
    case QChar::Script_Arabic:
        return u"ar"_s;
    case QChar::Script_Hebrew:
        return u"he"_s;
    case QChar::Script_Thai:
        return u"th"_s;
    case QChar::Script_Devanagari:
        return u"hi"_s;
    case QChar::Script_Armenian:
        return u"hy"_s;
    case QChar::Script_Georgian:
        return u"ka"_s;
    case QChar::Script_Bengali:
        return u"bn"_s;
    case QChar::Script_Tamil:
        return u"ta"_s;
    case QChar::Script_Telugu:
        return u"te"_s;
    default:
        return u"und"_s;
    }
}

constexpr std::string_view kUkrainianLetters = "\xD1\x96\xD1\x97\xD1\x94\xD2\x91";       // і ї є ґ
constexpr std::string_view kPersianLetters = "\xD9\xBE\xDA\x86\xDA\x98\xDA\xAF\xDB\x8C"; // پ چ ژ گ ی

bool hasLetterOf(std::string_view word, std::string_view twoByteLetters)
{
    for (std::size_t i = 0; i + 1 < word.size(); ++i) {
        for (std::size_t k = 0; k + 1 < twoByteLetters.size(); k += 2) {
            if (word[i] == twoByteLetters[k] && word[i + 1] == twoByteLetters[k + 1])
                return true;
        }
    }
    return false;
}

/// Returns the weight of a listed word: higher if fewer languages have it.
float weightOf(quint16 languages)
{
    const int count = std::popcount(languages);
    return count == 1 ? 1.F : count == 2 ? .6F : count == 3 ? .4F : .25F;
}

} // namespace

LanguageModel::LanguageModel()
    : m_languagesOf(1)
    , m_triples(kTriples * kMaxLanguages)
    , m_totals(kMaxLanguages)
{
    m_codes.push_back(u"en"_s);
}

std::size_t LanguageModel::indexOf(std::string_view code)
{
    const QString wanted = QString::fromLatin1(code.data(), static_cast<qsizetype>(code.size()));
    for (std::size_t i = 0; i < m_codes.size(); ++i) {
        if (m_codes[i] == wanted)
            return i;
    }
    if (m_codes.size() == kMaxLanguages)
        return kMaxLanguages - 1; // if there are too many, the last one gets the rest
    m_codes.push_back(wanted);
    return m_codes.size() - 1;
}

namespace {

template<class Take>
void eachTriple(std::string_view word, Take &&take)
{
    // Hash code points with a space at both ends, so that beginnings and endings count.
    char32_t a = 0;
    char32_t b = ' ';
    const auto next = [&](char32_t c) {
        if (a != 0) {
            quint64 key = (quint64{a} << 42U) ^ (quint64{b} << 21U) ^ quint64 { c };
            key *= 0x9E3779B97F4A7C15ULL;
            take(static_cast<std::size_t>(key >> 49U));
        }
        a = b;
        b = c;
    };
    for (std::size_t at = 0; at < word.size();)
        next(decodeUtf8(word, at));
    next(' ');
}

} // namespace

void LanguageModel::countTriples(std::size_t language, std::string_view word, float weight)
{
    eachTriple(word, [&](std::size_t triple) {
        m_triples[triple * kMaxLanguages + language] += weight;
        m_totals[language] += weight;
    });
}

void LanguageModel::addCommon(std::string_view code, std::string_view word)
{
    const std::size_t language = indexOf(code);
    const quint32 id = m_words.intern(word);
    if (id >= m_languagesOf.size())
        m_languagesOf.resize(id + 1);
    m_languagesOf[id] = static_cast<quint16>(m_languagesOf[id] | (1U << language));
    countTriples(language, word, 1.F);
}

void LanguageModel::addTypical(std::string_view code, std::string_view word)
{
    countTriples(indexOf(code), word, 1.F);
}

void LanguageModel::finish()
{
    for (std::size_t language = 0; language < m_codes.size(); ++language) {
        const float total = m_totals[language] + 400.F;
        for (std::size_t triple = 0; triple < kTriples; ++triple) {
            float &cell = m_triples[triple * kMaxLanguages + language];
            cell = std::log((cell + .05F) / total);
        }
    }
}

bool LanguageModel::isCommon(const QString &code, std::string_view word) const
{
    const quint32 id = m_words.find(word);
    if (id == 0)
        return false;
    for (std::size_t i = 0; i < m_codes.size(); ++i) {
        if (m_codes[i] == code)
            return ((m_languagesOf[id] >> i) & 1U) != 0;
    }
    return false;
}

namespace {

/// The shape of a word. Random letters, codes, tags, handles and addresses do not belong to any language.
struct Shape {
    bool isWord = false;    ///< could be in a dictionary
    bool isForeign = false; ///< has a letter that English does not use
    bool isName = false;    ///< is capitalized within a sentence
};

Shape shapeOf(const TokenList &text, std::size_t at)
{
    constexpr int kMostConsonants = 5; // adjacent; foreign words with more ("ngstschr") are listed
    const Token &token = text[at];
    const std::string_view word = text.folded(token);
    Shape shape;
    const bool isPiece = (token.isGlued && text[at - 1].kind == Token::Kind::Symbol) ||
                         (token.isGlued && text.folded(at - 1) == ".") ||
                         (at + 1 < text.size() && text[at + 1].isGlued && text[at + 1].kind == Token::Kind::Symbol);
    if (token.isStretched || isPiece || (token.isShouted && word.size() <= 4))
        return shape;
    int letters = 0;
    int vowels = 0;
    int run = 0;
    int longest = 0;
    for (std::size_t i = 0; i < word.size();) {
        const char32_t point = decodeUtf8(word, i);
        if (point >= '0' && point <= '9')
            return shape;
        const bool isApostrophe = point == '\'';
        const bool isVowel = point >= 0x80 || std::u32string_view(U"aeiouy").find(point) != std::u32string_view::npos;
        shape.isForeign = shape.isForeign || point >= 0x80;
        letters += isApostrophe ? 0 : 1;
        vowels += isVowel ? 1 : 0;
        run = isVowel || isApostrophe ? 0 : run + 1;
        longest = std::max(longest, run);
    }
    shape.isWord = letters >= 2 && letters <= 24 && vowels > 0 && vowels * 6 >= letters && longest < kMostConsonants;
    const bool opens = at == 0 || text[at - 1].line != token.line ||
                       (text[at - 1].kind == Token::Kind::Punctuation && text.folded(at - 1) != ",");
    shape.isName = token.isCapitalized && !token.isShouted && !opens;
    return shape;
}

} // namespace

/// Returns whether @p text is in an unknown language: it has many words that are in none of the known English texts and
/// few that are. Typing errors, names, brands and slang usually appear among English words.
bool LanguageModel::isForeign(const TokenList &text, const Models &english) const
{
    constexpr std::size_t kEnough = 60; // words to look at
    constexpr float kLeast = 2.5F;
    constexpr float kShare = 1.3F;
    constexpr double kFamiliar = .6; // rare English words have familiar letter groups
    float known = 0;
    float unknown = 0;
    std::size_t words = 0;
    std::string_view previous;
    for (std::size_t at = 0; at < text.size() && words < kEnough; ++at) {
        if (text[at].kind != Token::Kind::Word)
            continue;
        const std::string_view word = text.folded(at);
        if (word == previous)
            continue;
        previous = word;
        ++words;
        const quint32 id = m_words.find(word);
        const quint16 languages = id != 0 ? m_languagesOf[id] : quint16{0};
        if ((languages & 1U) != 0) {
            known += languages == 1 && word.size() >= 3 ? 1.F : word.size() >= 2 ? .5F : .3F;
            continue;
        }
        if (languages != 0) { // only in other languages
            unknown += word.size() >= 3 ? 1.F : .5F;
            continue;
        }
        const Shape shape = shapeOf(text, at);
        if (!shape.isWord)
            continue;
        if (shape.isForeign)
            unknown += shape.isName ? .3F : 1.5F;
        else if (english.knows(word))
            known += word.size() >= 5 ? .8F : word.size() >= 3 ? .5F : .2F;
        else if (shape.isName || word.size() < 3)
            unknown += .3F;
        else
            unknown += english.familiarity(word) < kFamiliar ? 1.F : .3F;
    }
    return unknown >= kLeast && unknown > kShare * known;
}

/// Returns whether enough letter triples of the text occur in @p language. Random letters also have a best matching
/// language, but do not match it well.
bool LanguageModel::isSpelledLike(std::size_t language, const TokenList &text) const
{
    constexpr float kSeenShare = .4F;
    // finish() stored log((count + .05) / total); triples that were never counted have the lowest value.
    const float seen = std::log(.5F / (m_totals[language] + 400.F));
    int triples = 0;
    int known = 0;
    for (const Token &token : text) {
        if (token.kind != Token::Kind::Word)
            continue;
        const std::string_view word = text.folded(token);
        if (word.size() < 3 || word.size() > 32)
            continue;
        eachTriple(word, [&](std::size_t triple) {
            ++triples;
            known += m_triples[triple * kMaxLanguages + language] > seen ? 1 : 0;
        });
    }
    return static_cast<float>(known) >= kSeenShare * static_cast<float>(triples);
}

namespace {

/// Counts the letters of a text by script.
class ScriptLetters final
{
public:
    /// Counts the letters of @p word. Returns whether they are all Latin.
    bool take(std::string_view word)
    {
        bool isLatin = true;
        for (std::size_t at = 0; at < word.size();) {
            const char32_t point = decodeUtf8(word, at);
            const QChar::Script script = point < 0x80 ? QChar::Script_Latin : QChar::script(point);
            if (script == QChar::Script_Latin || script == QChar::Script_Common || script == QChar::Script_Inherited) {
                m_latin += script == QChar::Script_Latin ? 1 : 0;
                continue;
            }
            isLatin = false;
            takeForeign(script);
        }
        if (!isLatin) {
            m_isUkrainian = m_isUkrainian || hasLetterOf(word, kUkrainianLetters);
            m_isPersian = m_isPersian || hasLetterOf(word, kPersianLetters);
        }
        return isLatin;
    }

    [[nodiscard]] bool isMostlyForeign() const { return m_foreign > m_latin; }
    /// Returns the language; only valid if isMostlyForeign().
    [[nodiscard]] LanguageGuess guess() const
    {
        LanguageGuess guess;
        const auto most = std::max_element(m_scripts.begin(), m_scripts.end(),
                                           [](const auto &a, const auto &b) { return a.second < b.second; });
        guess.code = m_hasKana ? u"ja"_s : codeOfScript(most->first);
        if (guess.code == "ru"_L1 && m_isUkrainian)
            guess.code = u"uk"_s;
        if (guess.code == "ar"_L1 && m_isPersian)
            guess.code = u"fa"_s;
        guess.confidence = static_cast<double>(m_foreign) / (m_foreign + m_latin);
        return guess;
    }

private:
    void takeForeign(QChar::Script script)
    {
        m_hasKana = m_hasKana || script == QChar::Script_Hiragana || script == QChar::Script_Katakana;
        // A Han or Hangul character counts as three letters.
        const int weight = script == QChar::Script_Han || script == QChar::Script_Hangul ? 3 : 1;
        m_foreign += weight;
        for (auto &[known, letters] : m_scripts) {
            if (letters == 0 || known == script) {
                known = script;
                letters += weight;
                break;
            }
        }
    }

    std::array<std::pair<QChar::Script, int>, 8> m_scripts{};
    int m_latin = 0;
    int m_foreign = 0;
    bool m_isUkrainian = false;
    bool m_isPersian = false;
    bool m_hasKana = false;
};

/// The evidence of a text's Latin words for each of at most Most languages; 0 is English.
template<std::size_t Most>
struct LanguageVotes {
    std::size_t count = 0; ///< of languages
    std::array<float, Most> listed{};
    std::array<float, Most> spelled{};
    int words = 0;
    int unlisted = 0;
    std::size_t longest = 0; ///< in letters
    bool hasNumber = false;

    void addListed(quint16 languages)
    {
        const float weight = weightOf(languages);
        for (std::size_t i = 0; i < count; ++i) {
            if ((languages >> i) & 1U)
                listed[i] += weight;
        }
    }

    /// Adds the letter triples of @p word. @p rows has Most log probabilities for each triple.
    void addSpelled(std::string_view word, const std::vector<float> &rows)
    {
        ++unlisted;
        std::array<float, Most> sum{};
        int triples = 0;
        eachTriple(word, [&](std::size_t triple) {
            const float *row = &rows[triple * Most];
            for (std::size_t i = 0; i < count; ++i)
                sum[i] += row[i];
            ++triples;
        });
        const float best = *std::max_element(sum.begin(), sum.begin() + static_cast<std::ptrdiff_t>(count));
        // Each word counts at most 1, whatever its length.
        for (std::size_t i = 0; i < count; ++i)
            spelled[i] += std::max(-1.F, (sum[i] - best) / static_cast<float>(std::max(triples, 1)));
    }

    /// Returns the total evidence. Listed words count most; spelling decides if there are none or scores are similar.
    [[nodiscard]] float scoreOf(std::size_t language) const
    {
        return listed[language] + .8F * spelled[language] + (language == 0 ? .35F : 0.F);
    }

    [[nodiscard]] std::size_t best() const
    {
        std::size_t found = 0;
        for (std::size_t i = 1; i < count; ++i) {
            if (scoreOf(i) > scoreOf(found))
                found = i;
        }
        return found;
    }

    [[nodiscard]] float bestScoreBut(std::size_t language) const
    {
        float score = -1e9F;
        for (std::size_t i = 0; i < count; ++i) {
            if (i != language)
                score = std::max(score, scoreOf(i));
        }
        return score;
    }

    /// Returns whether there are too few letters for a language, as in "CO 80014" and "%s%n%s".
    [[nodiscard]] bool isCode() const { return longest < 2 || (longest == 2 && hasNumber && words < 3); }

    /// Returns whether few words are listed in English and the others are not spelled like English.
    [[nodiscard]] bool isUnlikeEnglish() const
    {
        return words >= 8 && listed[0] < .12F * static_cast<float>(words) && unlisted * 5 > words * 4 &&
               spelled[0] < -.3F * static_cast<float>(unlisted);
    }

    /// Returns the confidence in @p language, 0…1; 0 if another one scores higher.
    [[nodiscard]] double confidence(std::size_t language) const
    {
        const float margin = std::max(0.F, scoreOf(language) - bestScoreBut(language));
        return words < 3 && language == 0 && listed[0] < .5F
                   ? 0.
                   : std::min(1., static_cast<double>(margin) / (.25 * static_cast<double>(words) + .5));
    }
};

} // namespace

LanguageGuess LanguageModel::guess(const TokenList &text, const Models &english) const
{
    constexpr int kEnough = 120;         // words to look at
    constexpr float kMostlyListed = .6F; // share of English words from which isForeign() is not checked
    ScriptLetters scripts;
    LanguageVotes<kMaxLanguages> votes;
    votes.count = m_codes.size();
    std::string_view previous;
    for (const Token &token : text) {
        votes.hasNumber = votes.hasNumber || token.kind == Token::Kind::Number;
        if (token.kind != Token::Kind::Word)
            continue;
        if (votes.words >= kEnough)
            break;
        const std::string_view word = text.folded(token);
        if (!scripts.take(word) || word == previous) // "ha ha ha"
            continue;
        previous = word;
        ++votes.words;
        votes.longest = std::max(votes.longest, word.size());
        const quint32 id = m_words.find(word);
        const quint16 languages = id != 0 ? m_languagesOf[id] : quint16{0};
        if (languages != 0)
            votes.addListed(languages);
        else if (word.size() >= 3 && word.size() <= 32)
            votes.addSpelled(word, m_triples);
    }
    if (scripts.isMostlyForeign())
        return scripts.guess();
    LanguageGuess guess;
    if (votes.words == 0)
        return guess;

    std::size_t best = votes.best();
    if (best != 0) {
        const auto words = static_cast<float>(votes.words);
        const float margin = votes.scoreOf(best) - votes.scoreOf(0);
        // Names, typing errors and brands look foreign; without listed words, require several.
        const bool isClear = votes.listed[best] >= .55F
                                 ? margin > .2F
                                 : votes.words >= 4 && margin > .5F * words && isSpelledLike(best, text);
        if (!isClear || votes.isCode())
            best = 0;
    }
    const bool isMostlyListed = votes.listed[0] >= kMostlyListed * static_cast<float>(votes.words);
    if (best == 0 && ((!isMostlyListed && isForeign(text, english)) || votes.isUnlikeEnglish())) {
        guess.code = u"und"_s;
        return guess;
    }
    guess.code = m_codes[best];
    guess.confidence = votes.confidence(best);
    return guess;
}

} // namespace tierdesk::nlu
