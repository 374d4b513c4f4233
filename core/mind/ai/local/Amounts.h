#pragma once

#include "core/mind/ai/local/Pieces.h"
#include "core/mind/ai/local/Slots.h"

namespace tierdesk::ai {

/// Reads the amounts and shares that @p pieces ask for into @p found.
void readAmounts(const std::vector<Piece> &pieces, std::array<char, 3> currency, Slots &found);

} // namespace tierdesk::ai
