#pragma once

#include "core/mind/ai/local/Pieces.h"

/// Parses numbers as customers write them. An ambiguous number is rejected: payments must not rest on a guess.
namespace tierdesk::ai {

/// Parses "1,234.50", "50", ".50", "49,99", "5k". None if ambiguous: "1.000", "99.9.9", "1e1".
[[nodiscard]] std::optional<double> figureFrom(QStringView text);

/// Adjacent pieces that look like one number.
struct NumberRun {
    std::optional<double> value; ///< none if not a single number: "twelve fifty", "1 000", "five point five"
    size_t to = 0;               ///< index after the last piece
};

/// Parses the number that begins at piece @p from: "50", "two hundred and fifty", "a hundred". None if there is none.
[[nodiscard]] std::optional<NumberRun> numberAt(const std::vector<Piece> &pieces, size_t from);

} // namespace tierdesk::ai
