#include "core/mind/nlu/CardWords.h"

#include "core/mind/nlu/LexiconRows.h"
#include "core/mind/nlu/PhraseIndex.h"
#include "core/mind/nlu/Tokens.h"
#include "core/mind/nlu/Utf8.h"

#include <QtCore/QChar>

#include <algorithm>
#include <cctype>

namespace tierdesk::nlu {

namespace {

struct CardLexicon {
    WordTable words;
    std::vector<CardWord> kinds; ///< by word number
    CardCodeNames codes;

    /// Returns false if @p kind is None, there are no words, or a word has a kind already.
    [[nodiscard]] bool add(CardWord kind, const std::vector<std::string> &entries)
    {
        for (const std::string &each : entries) {
            const quint32 id = words.intern(each);
            kinds.resize(words.size() + 1, CardWord::None);
            if (kinds[id] != CardWord::None)
                return false;
            kinds[id] = kind;
        }
        return kind != CardWord::None && !entries.empty();
    }
};

const CardLexicon &lexicon()
{
    static const CardLexicon Read = [] {
        CardLexicon read;
        const auto append = [](std::vector<std::string> &to, const std::vector<std::string> &entries) {
            to.insert(to.end(), entries.begin(), entries.end());
            return !entries.empty();
        };
        const auto done = eachRow(u"payment.tsv"_s, 2, [&](const Columns &cells) {
            const std::vector<std::string> entries = expandEntries(cells[1]);
            if (cells[0] == "code")
                return append(read.codes.besideCard, entries);
            if (cells[0] == "cvv")
                return append(read.codes.anywhere, entries);
            if (cells[0] == "joint")
                return append(read.codes.joints, entries);
            const CardWord kind = cells[0] == "card"     ? CardWord::Card
                                  : cells[0] == "other"  ? CardWord::Other
                                  : cells[0] == "filler" ? CardWord::Filler
                                  : cells[0] == "beside" ? CardWord::Beside
                                                         : CardWord::None;
            return read.add(kind, entries);
        });
        if (!done)
            qFatal("%s: %s", qPrintable(done.error().where), qPrintable(done.error().message));
        return read;
    }();
    return Read;
}

bool isLatin(char32_t point)
{
    return (point < 0x250 && QChar::isLetter(point));
}

} // namespace

CardWord cardWord(std::string_view folded)
{
    const CardLexicon &read = lexicon();
    const quint32 id = read.words.find(folded);
    return id == 0 ? CardWord::None : read.kinds[id];
}

const CardCodeNames &cardCodeNames()
{
    return lexicon().codes;
}

CardWord namedBefore(std::string_view text, std::size_t at)
{
    constexpr std::size_t Back = 64;
    constexpr std::size_t MaxWords = 5;
    const std::string_view before = text.substr(at > Back ? at - Back : 0, std::min(at, Back));
    const auto isOfWord = [](unsigned char byte) { return byte >= 0x80 || std::isalpha(byte) != 0; };
    if (std::none_of(before.begin(), before.end(), isOfWord))
        return CardWord::None; // avoids tokenizing long rows of digits
    const TokenList words(before);
    bool isNear = true; // only fillers in between
    std::size_t seen = 0;
    for (std::size_t i = words.size(); i-- > 0 && seen < MaxWords;) {
        if (!words[i].isContent())
            continue;
        ++seen;
        const CardWord kind = cardWord(words.folded(i));
        if (kind == CardWord::Card)
            return i > 0 && words.folded(i - 1) == "gift" ? CardWord::None : CardWord::Card;
        if (isNear && kind == CardWord::Other)
            return CardWord::Other;
        isNear = isNear && kind == CardWord::Filler;
    }
    return CardWord::None;
}

bool isPartOfName(std::string_view text, std::size_t at)
{
    std::size_t end = at;
    const auto isHyphen = [](char c) { return c == '-' || c == '_' || c == '#' || c == '/'; };
    const bool isHung = end > 0 && isHyphen(text[end - 1]);
    if (isHung)
        --end;
    std::size_t begin = end;
    bool isUpper = true;
    while (begin > 0 && end - begin < 24) {
        std::size_t previous = begin - 1;
        while (previous > 0 && (static_cast<unsigned char>(text[previous]) & 0xC0U) == 0x80)
            --previous;
        std::size_t next = previous;
        const char32_t point = decodeUtf8(text, next);
        if (!isLatin(point))
            break;
        isUpper &= QChar::isUpper(point);
        begin = previous;
    }
    if (begin == end)
        return false;
    const CardWord kind = cardWord(foldCase(text.substr(begin, end - begin)));
    if (kind == CardWord::Card || kind == CardWord::Filler)
        return false;
    return isHung || isUpper || kind == CardWord::Other;
}

} // namespace tierdesk::nlu
