#pragma once

#include "core/domain/Money.h"

#include <QtCore/QString>

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <vector>

/// A message split at spaces, for parsing details.
namespace tierdesk::ai {

struct Piece {
    QStringView text;         ///< without the punctuation around it
    QStringView low;          ///< the same in lower case
    bool isAsked = false;     ///< a question mark follows
    bool isCried = false;     ///< an exclamation mark follows
    bool isClauseEnd = false; ///< any punctuation follows
    qsizetype begin = 0;
};

/// Splits @p text; @p low is @p text in lower case, character by character. The pieces refer to both.
[[nodiscard]] std::vector<Piece> piecesOf(QStringView text, QStringView low);

[[nodiscard]] bool isDigits(QStringView text);

/// Returns 50 for "fifty".
[[nodiscard]] std::optional<int> numberWord(QStringView word);

/// Returns the currency of a word or code ("dollars", "eur") in lower case; dollars and pounds are those of @p home
/// where it uses dollars or pounds.
[[nodiscard]] std::optional<std::array<char, 3>> currencyNamed(QStringView word, std::array<char, 3> home);

template<size_t N>
bool isOneOf(QStringView word, const std::array<std::u16string_view, N> &list)
{
    const std::u16string_view view(word.utf16(), static_cast<size_t>(word.size()));
    return std::any_of(list.begin(), list.end(), [view](std::u16string_view each) { return view == each; });
}

} // namespace tierdesk::ai
