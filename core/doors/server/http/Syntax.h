#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QByteArrayView>

#include <array>

/// The character classes and small grammars of RFC 9110, RFC 9112 and RFC 3986 that the guard checks. Pure.
namespace tierdesk::server::syntax {

[[nodiscard]] constexpr bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}
[[nodiscard]] constexpr bool isAlpha(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
[[nodiscard]] constexpr bool isHex(char c)
{
    return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}
[[nodiscard]] constexpr int hexValue(char c)
{
    if (isDigit(c))
        return c - '0';
    return (c | 0x20) - 'a' + 10;
}
[[nodiscard]] constexpr bool isOws(char c)
{
    return c == ' ' || c == '\t';
}

/// Returns whether @p c may occur in a token (RFC 9110 §5.6.2).
[[nodiscard]] constexpr bool isTokenChar(char c)
{
    switch (c) {
    case '!':
    case '#':
    case '$':
    case '%':
    case '&':
    case '\'':
    case '*':
    case '+':
    case '-':
    case '.':
    case '^':
    case '_':
    case '`':
    case '|':
    case '~':
        return true;
    default:
        return isDigit(c) || isAlpha(c);
    }
}

/// Character classes indexed by the byte, so that the inner loops need one load per byte.
struct Tables {
    std::array<bool, 256> token{};
    std::array<bool, 256> value{}; ///< HTAB, SP, visible ASCII, obs-text
    std::array<bool, 256> path{};  ///< allowed in a path; isWellEncoded() checks `%`
    std::array<bool, 256> query{}; ///< visible ASCII without `#`
    std::array<char, 256> lower{};
};

[[nodiscard]] consteval Tables makeTables()
{
    Tables t;
    for (int i = 0; i < 256; ++i) {
        const char c = static_cast<char>(i);
        const auto at = static_cast<size_t>(i);
        t.token[at] = isTokenChar(c);
        t.value[at] = i == '\t' || (i >= 0x20 && i != 0x7f);
        const bool isVisible = i > 0x20 && i < 0x7f;
        t.query[at] = isVisible && i != '#';
        t.path[at] = t.query[at] && i != '"' && i != '<' && i != '>' && i != '\\' && i != '^' && i != '`' && i != '{' &&
                     i != '|' && i != '}' && i != '?';
        t.lower[at] = (i >= 'A' && i <= 'Z') ? static_cast<char>(i + 32) : c;
    }
    return t;
}
inline constexpr Tables tables = makeTables();

[[nodiscard]] inline bool in(const std::array<bool, 256> &table, char c)
{
    return table[static_cast<unsigned char>(c)];
}
[[nodiscard]] inline bool all(const std::array<bool, 256> &table, QByteArrayView text)
{
    for (const char c : text) {
        if (!in(table, c))
            return false;
    }
    return true;
}
[[nodiscard]] inline bool isToken(QByteArrayView text)
{
    return !text.isEmpty() && all(tables.token, text);
}

/// Returns @p text without optional white space (SP, HTAB) at both ends.
[[nodiscard]] QByteArrayView trimOws(QByteArrayView text);
[[nodiscard]] QByteArray lowered(QByteArrayView text);
[[nodiscard]] bool equalsIgnoringCase(QByteArrayView a, QByteArrayView b);

/// Removes the first member from @p list, up to the first @p mark outside quotes, and returns it trimmed.
[[nodiscard]] QByteArrayView takeMember(QByteArrayView *list, char mark);

/// Returns whether the comma-separated @p list contains @p token, ignoring case.
[[nodiscard]] bool listHas(QByteArrayView list, QByteArrayView token);

/// Returns whether @p text is uri-host [ ":" port ]: letters, digits and `-._~`, or an IPv6 address in brackets.
[[nodiscard]] bool isHost(QByteArrayView text);

/// Returns whether every `%` is followed by two hex digits and no `%00` occurs.
[[nodiscard]] bool isWellEncoded(QByteArrayView path);

} // namespace tierdesk::server::syntax
