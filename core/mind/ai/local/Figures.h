#pragma once

#include "core/mind/ai/local/Pieces.h"

/// Numbers as customers write them. A number counts only when it has one meaning: whoever pays by it must not guess.
namespace tierdesk::ai {

/// "1,234.50", "50", ".50", "49,99", "5k". Nothing for what may be read in two ways: "1.000", "99.9.9", "1e1".
[[nodiscard]] std::optional<double> figureFrom(QStringView text);

/// Neighbouring pieces that together look like one number.
struct NumberRun {
    std::optional<double> value; ///< none: they do not make one number: "twelve fifty", "1 000", "five point five"
    size_t to = 0;               ///< the piece behind the last one
};

/// The number that begins at piece @p from: "50", "two hundred and fifty", "a hundred". None when nothing there is one.
[[nodiscard]] std::optional<NumberRun> numberAt(const std::vector<Piece> &pieces, size_t from);

} // namespace tierdesk::ai
