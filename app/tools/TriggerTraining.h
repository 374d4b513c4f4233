#pragma once

#include "core/mind/nlu/Triggers.h"

/// The models that tell who asks for a person and who threatens legal action. Its data are in resources/training.
namespace tierdesk::app {

/// Returns whether @p folder has such data.
[[nodiscard]] bool hasTriggerData(const QString &folder);

/// Learns from all of it. The same data make the same models. Fails with InvalidInput; `where` is the file and line.
[[nodiscard]] base::Result<nlu::TriggerModels> trainTriggerModels(const QString &folder);

/// Prints how a model taught by the other hands reads each hand's lines. Fails likewise.
[[nodiscard]] base::Result<void> evaluateTriggers(const QString &folder);

} // namespace tierdesk::app
