#include "core/mind/nlu/Tokens.h"

#include "core/mind/nlu/Utf8.h"

#include <QtCore/QChar>

#include <array>

namespace tierdesk::nlu {

namespace {

// Longest first, since the first match is used.
constexpr auto kEmoticons = std::to_array<std::string_view>(
    {":'-(", ">:-(", "¯\\_(ツ)_/¯", ":'(", ":'-)", ":')", ">:(", ":-)", ":-(", ":-D", ":-P", ":-p", ";-)", ":-/", ":-|",
     ":-*",  ":-O",  "</3",         "-_-", "^_^",  "o_O", ">_<", "=)",  "=(",  ":)",  ":(",  ":D",  ":P",  ":p",  ";)",
     ":/",   ":\\",  ":|",          ":*",  ":O",   ":o",  ":@",  ":]",  ":[",  "<3",  "xD",  "XD",  "D:",  "^^"});

bool isLetter(char32_t point)
{
    if (point < 0x80)
        return (point >= 'a' && point <= 'z') || (point >= 'A' && point <= 'Z');
    return QChar::isLetter(point) || QChar::isMark(point);
}

bool isDigit(char32_t point)
{
    return point < 0x80 ? point >= '0' && point <= '9' : QChar::isDigit(point);
}

bool isSpace(char32_t point)
{
    if (point < 0x80)
        return point <= ' ' || point == 0x7F;
    return QChar::isSpace(point) || QChar::category(point) == QChar::Other_Control;
}

/// Returns true for zero-width characters. They do not separate words: "re\u200Bfund" is "refund".
bool isInvisible(char32_t point)
{
    return (point >= 0x200B && point <= 0x200D) || point == 0x2060 || point == 0xFEFF || point == 0x00AD;
}

bool isApostrophe(char32_t point)
{
    return point == '\'' || point == '`' || point == 0x2019 || point == 0x02BC || point == 0x00B4 || point == 0xFF07;
}

/// Returns true for characters that modify the emoji before them.
bool isExtender(char32_t point)
{
    return point == 0xFE0F || point == 0xFE0E || point == 0x200D || (point >= 0x1F3FB && point <= 0x1F3FF);
}

bool isEmoji(char32_t point)
{
    return (point >= 0x1F000 && point <= 0x1FAFF) || (point >= 0x2600 && point <= 0x27BF) || point == 0x2B50 ||
           point == 0x2B55 || point == 0x2B1B || point == 0x2B1C || point == 0x231A || point == 0x231B ||
           point == 0x23F0 || point == 0x23F3 || point == 0x203C || point == 0x2049;
}

bool isPunctuation(char32_t point)
{
    if (point < 0x80)
        return point == '.' || point == ',' || point == '!' || point == '?' || point == ';' || point == ':';
    return QChar::isPunct(point);
}

/// Returns the plain form of full-width and mathematical (bold, italic, script …) letters and digits.
char32_t plainOf(char32_t point)
{
    if (point >= 0xFF01 && point <= 0xFF5E)
        return point - 0xFF01 + '!';
    if (point >= 0x1D400 && point <= 0x1D6A3) // alphabets of 26 capitals and 26 small letters
        return (point - 0x1D400) % 52 < 26 ? 'A' + (point - 0x1D400) % 26 : 'a' + (point - 0x1D400) % 26;
    if (point >= 0x1D7CE && point <= 0x1D7FF)
        return '0' + (point - 0x1D7CE) % 10;
    return point;
}

char32_t foldPoint(char32_t point)
{
    if (point >= 0x80)
        point = plainOf(point);
    if (point < 0x80)
        return point == '`' ? U'\'' : point >= 'A' && point <= 'Z' ? point + 32 : point;
    if (isApostrophe(point))
        return U'\'';
    return QChar::toLower(point);
}

/// Returns true for marks that strike through letters or are stacked on them and are not accents.
bool isScribble(char32_t point, char32_t before)
{
    return (point >= 0x0334 && point <= 0x0338) ||
           (point >= 0x0300 && point <= 0x036F && before >= 0x0300 && before <= 0x036F);
}

bool isUpper(char32_t point)
{
    return point < 0x80 ? point >= 'A' && point <= 'Z' : QChar::isUpper(point);
}

/// Returns the position of the first visible code point at or after @p at.
std::size_t behindInvisible(std::string_view text, std::size_t at)
{
    while (at < text.size()) {
        std::size_t next = at;
        if (!isInvisible(decodeUtf8(text, next)))
            break;
        at = next;
    }
    return at;
}

std::size_t emoticonAt(std::string_view text, std::size_t at)
{
    if (std::string_view(":;=<>-^xXDo\xC2").find(text[at]) == std::string_view::npos)
        return 0;
    // An emoticon directly after a word is a colon and a bracket, or the slashes of a URL.
    if (at > 0 && (isLetter(static_cast<unsigned char>(text[at - 1])) ||
                   isDigit(static_cast<unsigned char>(text[at - 1])) || text[at - 1] == text[at])) {
        const bool isBracketFace = at + 1 < text.size() && (text[at + 1] == ')' || text[at + 1] == '(');
        if (!isBracketFace || text[at] != ':')
            return 0;
    }
    for (std::string_view face : kEmoticons) {
        if (!text.substr(at).starts_with(face))
            continue;
        const std::size_t after = at + face.size();
        if (after < text.size()) {
            std::size_t next = after;
            const char32_t point = decodeUtf8(text, next);
            if (isLetter(point) || isDigit(point) || (face.back() == '/' && point == '/'))
                return 0;
        }
        return face.size();
    }
    return 0;
}

/// Returns 0 past the end of @p text.
char32_t pointAt(std::string_view text, std::size_t at)
{
    return at < text.size() ? decodeUtf8(text, at) : 0;
}

bool isLetterOrDigitAt(std::string_view text, std::size_t at)
{
    const char32_t point = pointAt(text, at);
    return isLetter(point) || isDigit(point);
}

// Each function below reads one token that begins at @p at, appends its folded form and returns its end.

std::size_t readWord(std::string_view text, std::size_t at, Token &token, std::string &folded)
{
    bool hasLetter = false;
    bool allUpper = true;
    int letters = 0;
    int run = 0;
    char32_t before = 0;
    char32_t lastMark = 0;
    token.isCapitalized = isUpper(pointAt(text, at));
    while (at < text.size()) {
        std::size_t after = at;
        const char32_t here = decodeUtf8(text, after);
        if (isInvisible(here)) {
            const std::size_t visible = behindInvisible(text, after);
            if (!isLetterOrDigitAt(text, visible))
                break;
            at = visible;
            continue;
        }
        if (isLetter(here)) {
            hasLetter = true;
            ++letters;
            allUpper = allUpper && isUpper(here);
        } else if (isApostrophe(here)) {
            if (!hasLetter || !isLetter(pointAt(text, after)))
                break;
        } else if (here == '.' || here == ',' || here == ':') {
            if (hasLetter || !isDigit(pointAt(text, after)))
                break;
        } else if (!isDigit(here)) {
            break;
        }
        at = after;
        const bool isNoise = isScribble(here, lastMark);
        lastMark = here;
        if (isNoise)
            continue;
        const char32_t plain = foldPoint(here);
        run = plain == before ? run + 1 : 1;
        token.isStretched = token.isStretched || (run >= 3 && isLetter(here));
        before = plain;
        appendUtf8(folded, plain);
    }
    token.kind = hasLetter ? Token::Kind::Word : Token::Kind::Number;
    token.isShouted = hasLetter && allUpper && letters >= 2;
    return at;
}

std::size_t readEmoji(std::string_view text, std::size_t at, Token &token, std::string &folded)
{
    token.kind = Token::Kind::Emoji;
    appendUtf8(folded, decodeUtf8(text, at));
    while (at < text.size() && isExtender(pointAt(text, at)))
        static_cast<void>(decodeUtf8(text, at));
    return at;
}

std::size_t readPunctuation(std::string_view text, std::size_t at, Token &token, std::string &folded)
{
    token.kind = Token::Kind::Punctuation;
    const char32_t point = decodeUtf8(text, at);
    appendUtf8(folded, point);
    const bool isCry = point == '!' || point == '?';
    while (at < text.size()) {
        const char32_t here = pointAt(text, at);
        if (here != point && !(isCry && (here == '!' || here == '?')))
            break;
        appendUtf8(folded, here);
        static_cast<void>(decodeUtf8(text, at));
    }
    return at;
}

std::size_t readSymbol(std::string_view text, std::size_t at, Token &token, std::string &folded)
{
    token.kind = Token::Kind::Symbol;
    appendUtf8(folded, decodeUtf8(text, at));
    return at;
}

} // namespace

TokenList::TokenList(std::string_view utf8, std::size_t maxTokens)
{
    m_tokens.reserve(std::min(utf8.size() / 4 + 8, std::size_t{4096}));
    m_folded.reserve(std::min(utf8.size() + 8, std::size_t{65536}));
    std::size_t at = 0;
    std::size_t lastEnd = 0;
    quint32 line = 0;
    while (at < utf8.size() && m_tokens.size() < maxTokens) {
        const std::size_t start = at;
        const std::size_t face = emoticonAt(utf8, at);
        const char32_t point = decodeUtf8(utf8, at);
        if (face == 0 && isSpace(point)) {
            line += point == '\n' ? 1 : 0;
            continue;
        }
        if (face == 0 && (isInvisible(point) || isExtender(point))) { // an extender without an emoji before it
            if (start == lastEnd)
                lastEnd = at;
            continue;
        }

        Token token;
        token.isGlued = start == lastEnd && !m_tokens.empty(); // invisible characters may come first
        token.line = line;
        token.begin = static_cast<quint32>(start);
        token.foldedBegin = static_cast<quint32>(m_folded.size());
        if (face != 0) {
            token.kind = Token::Kind::Emoticon;
            m_folded.append(utf8.substr(start, face));
            at = start + face;
        } else if (isLetter(point) || isDigit(point)) {
            at = readWord(utf8, start, token, m_folded);
        } else if (isEmoji(point)) {
            at = readEmoji(utf8, start, token, m_folded);
        } else if (isPunctuation(point)) {
            at = readPunctuation(utf8, start, token, m_folded);
        } else {
            at = readSymbol(utf8, start, token, m_folded);
        }
        token.length = static_cast<quint32>(at - start);
        token.foldedLength = static_cast<quint32>(m_folded.size() - token.foldedBegin);
        m_tokens.push_back(token);
        lastEnd = at;
    }
}

std::string foldCase(std::string_view utf8)
{
    std::string out;
    out.reserve(utf8.size());
    for (std::size_t at = 0; at < utf8.size();)
        appendUtf8(out, foldPoint(decodeUtf8(utf8, at)));
    return out;
}

std::string squeezed(std::string_view folded, int keep)
{
    std::string out;
    out.reserve(folded.size());
    for (std::size_t i = 0; i < folded.size();) {
        std::size_t end = i + 1;
        while (end < folded.size() && folded[end] == folded[i])
            ++end;
        const std::size_t run = end - i;
        const bool isAscii = static_cast<unsigned char>(folded[i]) < 0x80;
        out.append(isAscii && run >= 3 ? static_cast<std::size_t>(keep) : run, folded[i]);
        i = end;
    }
    return out;
}

} // namespace tierdesk::nlu
