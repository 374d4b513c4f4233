#pragma once

#include "core/mind/ai/local/ActModel.h"

/// The model that tells what a customer's message does. Its examples are in resources/dialogue.
namespace tierdesk::app {

/// Returns whether @p folder has such data.
[[nodiscard]] bool hasActData(const QString &folder);

/// Reads a file of them: act, what was open, what was talked about, and the message, parted by tabs. Fails with
/// InvalidInput; `where` is the file and line.
[[nodiscard]] base::Result<std::vector<ai::ActExample>> readActs(const QString &path);

/// Learns from all files of @p folder. The same data make the same model. Fails with InvalidInput, also where two lines
/// with the same message in the same situation say different acts.
[[nodiscard]] base::Result<ai::ActModel> trainActModel(const QString &folder);

/// Prints how models taught by all other hands (the last part of a file's name) read each hand's lines: the share whose
/// act comes first and among the first three, by file, and what is most often taken for what. Fails likewise.
[[nodiscard]] base::Result<void> evaluateActs(const QString &folder);

} // namespace tierdesk::app
