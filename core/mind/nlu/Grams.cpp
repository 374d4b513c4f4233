#include "core/mind/nlu/Grams.h"

namespace tierdesk::nlu {

namespace {

// FNV-1a, stirred at the end by MurmurHash3's finalizer: both are public domain.
constexpr quint32 kBasis = 2166136261U;
constexpr quint32 kPrime = 16777619U;
constexpr quint32 kPair = 0x9E3779B9U;
constexpr quint32 kOver = 0xC2B2AE3DU; // a pair with one word between
constexpr quint32 kLetters = 0x85EBCA77U;
constexpr std::size_t kLongest = 5;
constexpr std::size_t kWordBytes = 48; // of a longer word only the head has letter groups: a blob is no vocabulary

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

void addLetters(std::vector<quint32> &letters, std::string_view word)
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
            letters.push_back(stir(hash));
        }
    }
}

} // namespace

Grams gramsOf(const TokenList &tokens)
{
    Grams grams;
    grams.words.reserve(tokens.size() * 3);
    grams.letters.reserve(tokens.size() * 20);
    quint32 last = kBasis;
    quint32 beforeLast = kBasis;
    for (const Token &token : tokens) {
        const std::string_view word = tokens.folded(token);
        if (token.kind == Token::Kind::Symbol)
            continue;
        quint32 hash = kBasis;
        if (token.kind == Token::Kind::Punctuation) { // one mark says as much as three
            if (word.find_first_of("?!") == std::string_view::npos)
                continue;
            hash = step(hash, static_cast<unsigned char>(word.find('!') == std::string_view::npos ? '?' : '!'));
            grams.words.push_back(stir(hash));
            continue;
        }
        for (const char c : word)
            hash = step(hash, plain(c));
        grams.words.push_back(stir(hash));
        grams.words.push_back(stir((last * kPair) ^ hash));
        if (beforeLast != kBasis)
            grams.words.push_back(stir((beforeLast * kOver) ^ hash));
        beforeLast = last;
        last = hash;
        if (token.kind == Token::Kind::Word)
            addLetters(grams.letters, word);
    }
    return grams;
}

Grams gramsOf(std::string_view utf8, std::size_t maxBytes)
{
    return gramsOf(TokenList(utf8.substr(0, maxBytes)));
}

quint32 cueNumber(std::string_view name)
{
    quint32 hash = ~kBasis;
    for (const char c : name)
        hash = step(hash, static_cast<unsigned char>(c));
    return stir(hash);
}

} // namespace tierdesk::nlu
