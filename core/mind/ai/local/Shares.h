#pragma once

#include "core/mind/ai/local/Pieces.h"

#include <QtCore/QStringList>

/// Parses parts of a price, and numbers used as a sum.
namespace tierdesk::ai {

/// A share and the index after its last piece. Without a percentage, the customer is asked about its text.
struct Share {
    std::optional<double> percent;
    size_t to = 0;
};

/// Parses "50%", "half", "fifty percent"; also "a third of" and "the shipping fee", without a percentage.
[[nodiscard]] std::optional<Share> shareAt(const std::vector<Piece> &pieces, size_t i);

/// Returns whether the number is used as a sum, as in "refund me fifty for order 9876". @p orders are the order numbers
/// in the message.
[[nodiscard]] bool standsForSum(const std::vector<Piece> &pieces, size_t from, size_t to, const QStringList &orders);

} // namespace tierdesk::ai
