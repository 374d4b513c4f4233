#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace tierdesk::nlu {

/// Replaces a byte that is not UTF-8.
inline constexpr char32_t kReplacement = 0xFFFD;

/// Returns the code point at @p at and moves @p at past it. A byte that does not begin a valid sequence (overlong,
/// surrogate, truncated) gives kReplacement and moves one byte. @p at must be inside @p text.
[[nodiscard]] inline char32_t decodeUtf8(std::string_view text, std::size_t &at)
{
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char first = byte(at);
    if (first < 0x80) {
        ++at;
        return first;
    }
    const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4 || at + length > text.size()) {
        ++at;
        return kReplacement;
    }
    char32_t point = first & (0xFFU >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) {
        const unsigned char next = byte(at + i);
        if ((next & 0xC0U) != 0x80) {
            ++at;
            return kReplacement;
        }
        point = (point << 6U) | (next & 0x3FU);
    }
    const bool isOverlong = (length == 3 && point < 0x800) || (length == 4 && point < 0x10000);
    if (isOverlong || (point >= 0xD800 && point <= 0xDFFF) || point > 0x10FFFF) {
        ++at;
        return kReplacement;
    }
    at += length;
    return point;
}

inline void appendUtf8(std::string &out, char32_t point)
{
    const auto put = [&](char32_t value) { out.push_back(static_cast<char>(static_cast<unsigned char>(value))); };
    if (point < 0x80) {
        put(point);
    } else if (point < 0x800) {
        put(0xC0U | (point >> 6U));
        put(0x80U | (point & 0x3FU));
    } else if (point < 0x10000) {
        put(0xE0U | (point >> 12U));
        put(0x80U | ((point >> 6U) & 0x3FU));
        put(0x80U | (point & 0x3FU));
    } else {
        put(0xF0U | (point >> 18U));
        put(0x80U | ((point >> 12U) & 0x3FU));
        put(0x80U | ((point >> 6U) & 0x3FU));
        put(0x80U | (point & 0x3FU));
    }
}

} // namespace tierdesk::nlu
