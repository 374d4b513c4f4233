#include "core/mind/nlu/IntentGrams.h"

#include "core/mind/nlu/Kin.h"

#include <algorithm>
#include <array>

namespace tierdesk::nlu {

namespace {

constexpr std::size_t kMaxBytes = 32 * 1024;
constexpr std::size_t kShortest = 4; // too many words of three letters are one typing error apart
constexpr std::size_t kLongestWord = 20;
constexpr std::size_t kPairDistance = 6; // maximum distance in words; other wordings of a request seldom need more
constexpr std::size_t kMostRespelt = 64; // most words of a text that are corrected, since it is slow

bool isPlainWord(std::string_view word)
{
    return word.size() >= kShortest && word.size() <= kLongestWord &&
           std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

/// Returns the most common word of @p model that @p word is a misspelling of: one letter missing, too many or wrong, or
/// two swapped. The first letter is assumed correct, unless swapped with the second. Empty if there is none.
std::string meantBy(std::string_view word, const LinearModel &model)
{
    std::string best;
    float rarest = 0;
    const auto consider = [&](const std::string &candidate) {
        const std::optional<float> rarity = model.rarityOf(wordNumber(candidate));
        if (rarity && (best.empty() || *rarity < rarest)) {
            best = candidate;
            rarest = *rarity;
        }
    };
    std::string candidate;
    for (std::size_t at = 0; at < word.size(); ++at) {
        candidate = word;
        if (at + 1 < word.size() && word[at] != word[at + 1]) {
            std::swap(candidate[at], candidate[at + 1]);
            consider(candidate);
        }
        if (at > 0) {
            candidate = word;
            consider(candidate.erase(at, 1));
        }
        for (char c = 'a'; c <= 'z'; ++c) {
            candidate = word;
            consider(candidate.insert(at + 1, 1, c));
            if (at > 0 && word[at] != c) {
                candidate = word;
                candidate[at] = c;
                consider(candidate);
            }
        }
    }
    return best;
}

Grams gramsWithKin(const TokenList &tokens)
{
    Grams grams = gramsOf(tokens);
    std::array<quint32, kPairDistance> last{}; // the previous words; a ring buffer
    std::size_t words = 0;
    for (const Token &token : tokens) {
        if (token.kind == Token::Kind::Symbol || token.kind == Token::Kind::Punctuation)
            continue;
        const quint32 number = wordNumber(tokens.folded(token));
        for (std::size_t i = 0; i < std::min(words, kPairDistance); ++i)
            grams.near.push_back(nearNumber(last[i], number));
        last[words++ % kPairDistance] = number;
        if (token.kind != Token::Kind::Word)
            continue;
        if (const auto kin = kinOf(tokens.folded(token)))
            grams.kin.push_back(*kin);
    }
    return distinct(std::move(grams));
}

} // namespace

Grams intentGramsOf(std::string_view utf8)
{
    return gramsWithKin(TokenList(utf8.substr(0, kMaxBytes)));
}

Grams intentGramsOf(std::string_view utf8, const LinearModel &model)
{
    utf8 = utf8.substr(0, kMaxBytes);
    const TokenList tokens(utf8);
    std::string respelt;
    std::size_t copied = 0;
    std::size_t looked = 0;
    for (const Token &token : tokens) {
        const std::string_view word = tokens.folded(token);
        if (token.kind != Token::Kind::Word || !isPlainWord(word) || model.rarityOf(wordNumber(word)) || kinOf(word))
            continue;
        if (++looked > kMostRespelt)
            break;
        const std::string meant = meantBy(word, model);
        if (meant.empty())
            continue;
        respelt.append(utf8.substr(copied, token.begin - copied)).append(meant);
        copied = token.end();
    }
    if (copied == 0)
        return gramsWithKin(tokens);
    respelt.append(utf8.substr(copied));
    return gramsWithKin(TokenList(respelt));
}

} // namespace tierdesk::nlu
