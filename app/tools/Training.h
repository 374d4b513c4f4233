#pragma once

#include "core/base/Result.h"

namespace tierdesk::app {

/// `tierdesk nlu train`: reads category.tsv, sentiment_tweets.tsv and emotions.tsv in the folder @p data (docs/nlu.md)
/// and writes mood.model and category.model into the folder @p out; of a folder like resources/training it writes
/// asks_for_human.model and legal_threat.model. The same data make the same bytes.
/// Fails with InvalidInput; `where` is the file and line.
[[nodiscard]] base::Result<void> trainModels(const QString &data, const QString &out);

/// `tierdesk nlu evaluate`: measures the reader on the same files, each source read with models that have not seen it,
/// and prints a table; for a folder like resources/training, of the triggers. Fails likewise.
[[nodiscard]] base::Result<void> evaluateReader(const QString &data);

} // namespace tierdesk::app
