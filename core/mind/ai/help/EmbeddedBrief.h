#pragma once

#include "core/mind/ai/help/CaseContext.h"

namespace tierdesk::ai {

/// Returns the case's brief in the built-in responder's words: what the customer wants, their mood and its course, why
/// the case reached an agent and the customer's last words in sentences, then what was tried, granted and refused, each
/// with its calculation. Checked like a model's brief; if nothing passes, the record's own words are returned and no
/// author is set. Pure. Takes some tens of microseconds per checked sentence.
[[nodiscard]] Brief embeddedBrief(const CaseContext &context);

} // namespace tierdesk::ai
