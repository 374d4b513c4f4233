#pragma once

#include "core/mind/ai/help/CaseContext.h"

namespace tierdesk::ai {

/// The case's brief in the embedded responder's words: what is wanted, the customer's mood and its course, why the
/// case came to a person and the customer's last words in sentences, then what was tried, granted and refused, each
/// with its arithmetic. Checked like a model's; where no words hold, the record's own stand and nobody has worded it.
/// Pure, and takes some tens of microseconds for each sentence that is checked.
[[nodiscard]] Brief embeddedBrief(const CaseContext &context);

} // namespace tierdesk::ai
