#pragma once

#include "core/mind/ai/claims/TurnRecord.h"
#include "core/mind/ai/remote/Fence.h"
#include "core/mind/ai/remote/Model.h"

/// A second, small model that finds the sentences of a reply that the record does not support. Pure.
namespace tierdesk::ai {

/// Builds the judge's request from @p sentences and the record.
[[nodiscard]] ModelAsk judgeAsk(const QStringList &sentences, const TurnRecord &record, const Mask &mask);

/// Returns whether @p answer is strict JSON that says that all @p count sentences are supported.
[[nodiscard]] bool areAllSupported(const QString &answer, qsizetype count);

} // namespace tierdesk::ai
