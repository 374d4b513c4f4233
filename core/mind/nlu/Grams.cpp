#include "core/mind/nlu/Grams.h"

#include <algorithm>

namespace tierdesk::nlu {

namespace {

// FNV-1a followed by MurmurHash3's finalizer; both are in the public domain.
constexpr quint32 kBasis = 2166136261U;
constexpr quint32 kPrime = 16777619U;
constexpr quint32 kPair = 0x9E3779B9U;
constexpr quint32 kOver = 0xC2B2AE3DU; // a pair with one word between
constexpr quint32 kNear = 0x27D4EB2FU; // a pair in either order
constexpr quint32 kLetters = 0x85EBCA77U;
constexpr std::size_t kLongest = 5;
constexpr std::size_t kWordBytes = 48; // letter groups are taken only from the first bytes of a word

constexpr quint32 step(quint32 hash, unsigned char byte)
{
    return (hash ^ byte) * kPrime;
}

constexpr quint32 stir(quint32 hash)
{
    hash ^= hash >> 16U;
    hash *= 0x85EBCA6BU;
    hash ^= hash >> 13U;
    hash *= 0xC2B2AE35U;
    return hash ^ (hash >> 16U);
}

constexpr unsigned char plain(char c)
{
    return c >= '0' && c <= '9' ? '0' : static_cast<unsigned char>(c);
}

template<class Put>
void eachLetterGroup(std::string_view word, Put &&put)
{
    word = word.substr(0, kWordBytes);
    const std::size_t length = word.size() + 2; // with a space on both sides
    const auto at = [&](std::size_t i) -> unsigned char {
        return i == 0 || i + 1 == length ? ' ' : plain(word[i - 1]);
    };
    for (std::size_t from = 0; from + 1 < length; ++from) {
        quint32 hash = step(kBasis ^ kLetters, at(from));
        for (std::size_t n = 1; n < kLongest && from + n < length; ++n) {
            hash = step(hash, at(from + n));
            put(n + 1, stir(hash));
        }
    }
}

/// Returns whether @p word ends in @p end with at least three bytes before it.
constexpr bool endsIn(std::string_view word, std::string_view end)
{
    return word.size() > end.size() + 2 && word.ends_with(end);
}

/// The part of a word that its inflected forms have in common. Deliberately light, since a wrong stem is worse than a
/// missed one: removes plural endings, -ed, -ing, one of two doubled letters, and a final e.
struct Stem {
    std::string_view head;
    bool hasY = false; ///< "parties" is "party"
};
constexpr Stem stemOf(std::string_view word)
{
    Stem stem{word};
    const auto cut = [&](std::size_t bytes) { stem.head.remove_suffix(bytes); };
    if (endsIn(stem.head, "'s"))
        cut(2);
    if (endsIn(stem.head, "ies")) {
        cut(3);
        stem.hasY = true;
        return stem;
    }
    if (endsIn(stem.head, "sses"))
        cut(2);
    else if (endsIn(stem.head, "s") && !endsIn(stem.head, "ss") && !endsIn(stem.head, "us") && !endsIn(stem.head, "is"))
        cut(1);
    if (endsIn(stem.head, "ing"))
        cut(3);
    else if (endsIn(stem.head, "ed"))
        cut(2);
    const auto last = [&](std::size_t back) { return stem.head[stem.head.size() - back]; };
    if (stem.head.size() > 3 && last(1) == last(2) && last(1) != 'l' && last(1) != 's')
        cut(1);
    if (stem.head.size() > 3 && last(1) == 'e')
        cut(1);
    return stem;
}

quint32 hashOf(std::string_view word)
{
    const Stem stem = stemOf(word);
    quint32 hash = kBasis;
    for (const char c : stem.head)
        hash = step(hash, plain(c));
    return stem.hasY ? step(hash, 'y') : hash;
}

void leaveDistinct(std::vector<quint32> &numbers)
{
    std::sort(numbers.begin(), numbers.end());
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
}

/// Calls @p putWord and @p putLetters with the index of a token and each gram that ends there.
template<class PutWord, class PutLetters>
void eachGram(const TokenList &tokens, PutWord &&putWord, PutLetters &&putLetters)
{
    quint32 last = kBasis;
    quint32 beforeLast = kBasis;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const Token &token = tokens[i];
        const std::string_view word = tokens.folded(token);
        if (token.kind == Token::Kind::Symbol)
            continue;
        quint32 hash = kBasis;
        if (token.kind == Token::Kind::Punctuation) { // repetitions do not matter
            if (word.find_first_of("?!") == std::string_view::npos)
                continue;
            hash = step(hash, static_cast<unsigned char>(word.find('!') == std::string_view::npos ? '?' : '!'));
            putWord(i, stir(hash));
            continue;
        }
        hash = hashOf(word);
        putWord(i, stir(hash));
        putWord(i, stir((last * kPair) ^ hash));
        if (beforeLast != kBasis)
            putWord(i, stir((beforeLast * kOver) ^ hash));
        beforeLast = last;
        last = hash;
        if (token.kind == Token::Kind::Word)
            eachLetterGroup(word, [&](std::size_t, quint32 number) { putLetters(i, number); });
    }
}

} // namespace

Grams gramsOf(const TokenList &tokens)
{
    Grams grams;
    grams.words.reserve(tokens.size() * 3);
    grams.letters.reserve(tokens.size() * 20);
    eachGram(
        tokens, [&](std::size_t, quint32 number) { grams.words.push_back(number); },
        [&](std::size_t, quint32 number) { grams.letters.push_back(number); });
    return grams;
}

GramPlaces placesOf(const TokenList &tokens)
{
    GramPlaces places;
    places.words.reserve(tokens.size() * 3);
    places.letters.reserve(tokens.size() * 20);
    eachGram(
        tokens, [&](std::size_t at, quint32) { places.words.push_back(static_cast<quint32>(at)); },
        [&](std::size_t at, quint32) { places.letters.push_back(static_cast<quint32>(at)); });
    return places;
}

Grams gramsOf(std::string_view utf8, std::size_t maxBytes)
{
    return gramsOf(TokenList(utf8.substr(0, maxBytes)));
}

quint32 wordNumber(std::string_view folded)
{
    return stir(hashOf(folded));
}

std::vector<quint32> letterNumbers(std::string_view folded, std::size_t least)
{
    std::vector<quint32> numbers;
    eachLetterGroup(folded, [&](std::size_t letters, quint32 number) {
        if (letters >= least)
            numbers.push_back(number);
    });
    return numbers;
}

quint32 nearNumber(quint32 oneWord, quint32 otherWord)
{
    return stir((std::min(oneWord, otherWord) * kNear) ^ std::max(oneWord, otherWord));
}

Grams distinct(Grams grams)
{
    leaveDistinct(grams.words);
    leaveDistinct(grams.letters);
    leaveDistinct(grams.kin);
    leaveDistinct(grams.near);
    return grams;
}

quint32 cueNumber(std::string_view name)
{
    quint32 hash = ~kBasis;
    for (const char c : name)
        hash = step(hash, static_cast<unsigned char>(c));
    return stir(hash);
}

} // namespace tierdesk::nlu
