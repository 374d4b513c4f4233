#pragma once

#include "core/mind/ai/local/Pieces.h"
#include "core/mind/ai/local/Slots.h"

namespace tierdesk::ai {

/// Reads the amounts and shares requested in @p pieces into @p found.
void readAmounts(const std::vector<Piece> &pieces, std::array<char, 3> currency, Slots &found);

} // namespace tierdesk::ai
