#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace tierdesk::nlu {

/// What a word says about the number that follows it, according to :/lexicons/payment.tsv.
enum class CardWord {
    Card,
    Other,  ///< an order, a parcel, a telephone
    Filler, ///< may come between the name of a number and the number
    Beside, ///< may appear beside a part of a card number that is sent in several messages
    None
};
/// Returns the kind of @p folded (lower case, foldCase()). Reads the lexicon once; an error is fatal. Thread-safe.
[[nodiscard]] CardWord cardWord(std::string_view folded);

/// Returns what the words before @p at in @p text call the number there: Card, Other or None.
[[nodiscard]] CardWord namedBefore(std::string_view text, std::size_t at);

/// Returns whether the number at @p at is part of a name, as in "ORD-4111…" and "AB4111…".
[[nodiscard]] bool isPartOfName(std::string_view text, std::size_t at);

/// Names for the security code of a card.
struct CardCodeNames {
    std::vector<std::string> besideCard; ///< valid only where the text has a card number
    std::vector<std::string> anywhere;   ///< also with a 2 at the end: "cvc2"
    std::vector<std::string> joints;     ///< words between the name and the code
};
[[nodiscard]] const CardCodeNames &cardCodeNames();

} // namespace tierdesk::nlu
