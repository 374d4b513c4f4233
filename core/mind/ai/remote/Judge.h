#pragma once

#include "core/mind/ai/claims/TurnRecord.h"
#include "core/mind/ai/remote/Fence.h"
#include "core/mind/ai/remote/Model.h"

/// A second, small model that is asked which sentences of a reply the record does not support. Pure.
namespace tierdesk::ai {

/// @p sentences and the record, as the judge is asked.
[[nodiscard]] ModelAsk judgeAsk(const QStringList &sentences, const TurnRecord &record, const Mask &mask);

/// Whether @p answer, strict JSON, says that all of @p count sentences are supported. Whatever else it is says no.
[[nodiscard]] bool areAllSupported(const QString &answer, qsizetype count);

} // namespace tierdesk::ai
