#pragma once

#include "core/domain/Shop.h"
#include "core/mind/knowledge/Answer.h"

namespace tierdesk::ai {

/// Returns the facts of @p order as a page of short lines (knowledge::RecordLine), for queries as with an article.
[[nodiscard]] Article pageOf(const Order &order, Timestamp now);

/// Returns whether @p answer, from an order's page, is only about its items, sum and date. Pure.
[[nodiscard]] bool isContents(const knowledge::Answer &answer);

/// Returns whether @p answer, from an order's page, is about its place or arrival, which the full status says better.
[[nodiscard]] bool isStatus(const knowledge::Answer &answer);

} // namespace tierdesk::ai
