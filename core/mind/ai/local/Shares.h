#pragma once

#include "core/mind/ai/local/Pieces.h"

#include <QtCore/QStringList>

/// Parts of a price, and numbers that stand where a sum stands.
namespace tierdesk::ai {

/// A share at piece @p i, and the piece behind it. Its text is what is asked about when it is not a plain one.
struct Share {
    std::optional<double> percent;
    size_t to = 0;
};

/// "50%", "half", "fifty percent"; "a third of" and "the shipping fee", which have no percent here.
[[nodiscard]] std::optional<Share> shareAt(const std::vector<Piece> &pieces, size_t i);

/// True for the number in "refund me fifty for order 9876": it stands where a sum stands. @p orders are the numbers of
/// orders in the message.
[[nodiscard]] bool standsForSum(const std::vector<Piece> &pieces, size_t from, size_t to, const QStringList &orders);

} // namespace tierdesk::ai
