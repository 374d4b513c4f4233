#include "core/mind/nlu/Sample.h"

#include <algorithm>
#include <array>

namespace tierdesk::nlu {

namespace {

/// Returns the number of a word in the lexicons. Resolves stretched ("sooo") and possessive ("lawyer's") forms.
quint32 lookUp(const Lexicon &lexicon, const Token &token, std::string_view folded)
{
    quint32 id = lexicon.words.find(folded);
    if (id == 0 && token.isStretched) {
        for (int keep = 1; id == 0 && keep <= 2; ++keep)
            id = lexicon.words.find(squeezed(folded, keep));
    }
    if (id == 0 && folded.size() > 3 && folded.ends_with("'s"))
        id = lexicon.words.find(folded.substr(0, folded.size() - 2));
    return lexicon.canonicalOf(id);
}

/// Calls @p take for each word of a hashtag: "#WorstFlightEver", "#neveragain". If any part is unknown, calls nothing
/// and returns false.
template<class Take>
bool eachWordOfTag(const Lexicon &lexicon, std::string_view folded, Take &&take)
{
    constexpr std::size_t kLongest = 40;
    constexpr std::size_t kLongestWord = 16;
    if (folded.size() < 4 || folded.size() > kLongest)
        return false;
    // By position: the cheapest split of the rest of the tag into words.
    struct Rest {
        std::size_t words = kLongest;
        std::size_t next = 0;
        quint32 id = 0;
    };
    std::array<Rest, kLongest + 1> rests{};
    rests[folded.size()].words = 0;
    for (std::size_t at = folded.size(); at-- > 0;) {
        for (std::size_t length = 1; length <= kLongestWord && at + length <= folded.size(); ++length) {
            const std::string_view word = folded.substr(at, length);
            if (length == 1 && word != "a" && word != "i")
                continue;
            const std::size_t words = rests[at + length].words + (length < 3 ? 2 : 1); // short words are often wrong
            if (words >= rests[at].words)
                continue;
            if (const quint32 id = lexicon.canonicalOf(lexicon.words.find(word)); id != 0)
                rests[at] = {words, at + length, id};
        }
    }
    if (rests[0].words >= kLongest)
        return false;
    for (std::size_t at = 0; at < folded.size(); at = rests[at].next)
        take(rests[at].id);
    return true;
}

bool endsSentence(std::string_view mark)
{
    return mark[0] == '.' || mark[0] == '!' || mark[0] == '?' || mark[0] == ';' || mark == "\xE2\x80\xA6" /* … */ ||
           mark == "\xE3\x80\x82" /* ideographic full stop */ || mark[0] == '\xC2' /* inverted marks */;
}

} // namespace

Sample::Sample(const Lexicon &from, std::string_view utf8, std::span<const PiiSpan> pii)
    : lexicon(from)
    , text(utf8)
    , tokens(utf8)
{
    const std::size_t count = tokens.size();
    row.reserve(count);
    tokenOf.reserve(count);
    sentenceOf.reserve(count);
    clauseOf.reserve(count);
    isPrivate.reserve(count);
    quint32 clause = 0;
    quint32 line = 0;
    std::size_t nextPii = 0;
    Sentence current;

    const auto close = [&] {
        current.end = static_cast<quint32>(row.size());
        if (current.end > current.begin)
            sentences.push_back(current);
        else if (!sentences.empty()) { // a mark by itself belongs to the previous sentence
            sentences.back().isQuestion = sentences.back().isQuestion || current.isQuestion;
            sentences.back().cries += current.cries;
            sentences.back().asks += current.asks;
        }
        current = Sentence{};
        current.begin = static_cast<quint32>(row.size());
        ++clause;
    };

    for (std::size_t i = 0; i < count; ++i) {
        const Token &token = tokens[i];
        if (token.line != line) {
            line = token.line;
            close();
        }
        if (token.kind == Token::Kind::Punctuation) {
            const std::string_view mark = tokens.folded(token);
            // "example.com", "e.g.": a full stop without spaces around it does not end a sentence.
            const bool isInside = mark == "." && token.isGlued && i + 1 < count && tokens[i + 1].isGlued;
            ++clause;
            if (isInside || !endsSentence(mark))
                continue;
            current.cries = static_cast<quint32>(std::count(mark.begin(), mark.end(), '!'));
            current.asks = static_cast<quint32>(std::count(mark.begin(), mark.end(), '?'));
            current.isQuestion = current.asks > 0;
            close();
            continue;
        }
        if (token.kind == Token::Kind::Symbol)
            continue;
        while (nextPii < pii.size() &&
               static_cast<std::size_t>(pii[nextPii].begin + pii[nextPii].length) <= token.begin)
            ++nextPii;
        const bool isHidden = nextPii < pii.size() && static_cast<std::size_t>(pii[nextPii].begin) < token.end();
        const auto put = [&](quint32 word) {
            row.push_back(word);
            tokenOf.push_back(static_cast<quint32>(i));
            sentenceOf.push_back(static_cast<quint32>(sentences.size()));
            clauseOf.push_back(clause);
            isPrivate.push_back(isHidden);
        };
        const std::string_view folded = tokens.folded(token);
        const quint32 word = isHidden ? 0 : lookUp(lexicon, token, folded);
        const bool isTag =
            word == 0 && !isHidden && token.kind == Token::Kind::Word && token.isGlued && tokens.folded(i - 1) == "#";
        if (!isTag || !eachWordOfTag(lexicon, folded, put))
            put(word);
    }
    close();

    hits.reserve(row.size() * 2);
    for (const Sentence &sentence : sentences) {
        for (std::size_t at = sentence.begin; at < sentence.end; ++at) {
            lexicon.phrases.matchAt(row, at, sentence.end,
                                    [this](const PhraseIndex::Path &path, std::span<const Entry> entries) {
                                        for (const Entry &entry : entries)
                                            hits.push_back({path, entry});
                                    });
        }
    }
}

bool Sample::isVaried() const
{
    constexpr std::size_t kLong = 200;
    constexpr std::size_t kShare = 20;
    if (tokenOf.size() > kLong) {
        std::vector<std::string_view> words;
        for (const quint32 at : tokenOf)
            words.push_back(tokens.folded(at));
        std::sort(words.begin(), words.end());
        const auto different = std::unique(words.begin(), words.end()) - words.begin();
        return static_cast<std::size_t>(different) * kShare > words.size();
    }
    std::string_view first;
    std::string_view second;
    for (const quint32 at : tokenOf) {
        const std::string_view word = tokens.folded(at);
        if (first.empty())
            first = word;
        else if (word != first && second.empty())
            second = word;
        else if (word != first && word != second)
            return true;
    }
    return false;
}

QString Sample::quote(std::size_t from, std::size_t to) const
{
    const std::size_t begin = token(from).begin;
    const std::size_t end = token(to).end();
    return QString::fromUtf8(text.data() + begin, static_cast<qsizetype>(end - begin));
}

} // namespace tierdesk::nlu
