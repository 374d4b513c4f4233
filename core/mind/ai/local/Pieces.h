#pragma once

#include <QtCore/QString>

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <vector>

/// A message cut at its blanks, for those who look for particulars.
namespace tierdesk::ai {

struct Piece {
    QStringView text; ///< without the punctuation around it
    QStringView low;  ///< the same in lower case
    bool isAsked = false;
    qsizetype begin = 0;
};

/// @p low is @p text in lower case, letter for letter; the pieces look into both.
[[nodiscard]] std::vector<Piece> piecesOf(QStringView text, QStringView low);

[[nodiscard]] bool isDigits(QStringView text);

/// "fifty" is 50.
[[nodiscard]] std::optional<int> numberWord(QStringView word);

/// "dollars", "eur".
[[nodiscard]] bool isCurrencyWord(QStringView word);

template<size_t N>
bool isOneOf(QStringView word, const std::array<std::u16string_view, N> &list)
{
    const std::u16string_view view(word.utf16(), static_cast<size_t>(word.size()));
    return std::any_of(list.begin(), list.end(), [view](std::u16string_view each) { return view == each; });
}

} // namespace tierdesk::ai
