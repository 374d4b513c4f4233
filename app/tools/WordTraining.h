#pragma once

#include "core/mind/knowledge/WordModel.h"

/// The model of what words mean in shops. Its data are in resources/words.
namespace tierdesk::app {

/// Returns whether @p folder has such data.
[[nodiscard]] bool hasWordData(const QString &folder);

/// Learns from all files of @p folder. The same data make the same model. Fails with InvalidInput; `where` is the file
/// and line.
[[nodiscard]] base::Result<knowledge::WordModel> trainWordModel(const QString &folder);

} // namespace tierdesk::app
