#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace tierdesk::nlu {

/// What a word says of a number behind it, by :/lexicons/payment.tsv.
enum class CardWord {
    Card,
    Other,  ///< an order, a parcel, a telephone
    Filler, ///< stands between the name of a number and the number
    Beside, ///< may stand beside a part of a card number that is told in several messages
    None
};
/// @p folded is in lower case (foldCase). The lexicon is read once; a broken one ends the program. Thread-safe.
[[nodiscard]] CardWord cardWord(std::string_view folded);

/// What the words before @p at in @p text call the number there: Card, Other or None.
[[nodiscard]] CardWord namedBefore(std::string_view text, std::size_t at);

/// Whether the number at @p at is part of a name, as those of "ORD-4111…" and "AB4111…" are.
[[nodiscard]] bool isPartOfName(std::string_view text, std::size_t at);

/// How the security code of a card is called.
struct CardCodeNames {
    std::vector<std::string> besideCard; ///< where a card number is near
    std::vector<std::string> anywhere;   ///< also with a 2 at the end: "cvc2"
    std::vector<std::string> joints;     ///< words between the name and the code
};
[[nodiscard]] const CardCodeNames &cardCodeNames();

} // namespace tierdesk::nlu
