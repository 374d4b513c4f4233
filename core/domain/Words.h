#pragma once

#include <QtCore/QLatin1String>
#include <QtCore/QStringView>

#include <array>
#include <optional>
#include <utility>

namespace tierdesk {

/// The text of an enumerator, as stored and as used in the cs API. Each enum provides a specialization with `static
/// constexpr std::array table{std::pair{Enum::Value, "VALUE"}, …}` in the enum's order.
template<class E>
struct Words;

/// Returns the stored word of @p value.
template<class E>
[[nodiscard]] constexpr QLatin1String word(E value)
{
    for (const auto &[each, text] : Words<E>::table) {
        if (each == value)
            return QLatin1String(text);
    }
    return {};
}

/// Returns the enumerator whose stored word is exactly @p text, if any.
template<class E>
[[nodiscard]] std::optional<E> fromWord(QStringView text)
{
    for (const auto &[each, name] : Words<E>::table) {
        if (text == QLatin1String(name))
            return each;
    }
    return std::nullopt;
}

} // namespace tierdesk
