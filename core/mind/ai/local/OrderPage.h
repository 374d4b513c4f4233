#pragma once

#include "core/domain/Shop.h"
#include "core/mind/knowledge/Answer.h"

namespace tierdesk::ai {

/// What is known of @p order as a page of short lines (knowledge::RecordLine), to be asked like an article.
[[nodiscard]] Article pageOf(const Order &order, Timestamp now);

/// Whether @p answer, of an order's page, is of nothing but what it holds, its sum and its day. Pure.
[[nodiscard]] bool isContents(const knowledge::Answer &answer);

/// Whether @p answer, of an order's page, is where the order is or when it comes: the whole of that is told better.
[[nodiscard]] bool isStatus(const knowledge::Answer &answer);

} // namespace tierdesk::ai
