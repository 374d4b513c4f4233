#pragma once

#include "core/base/Result.h"

namespace tierdesk::app {

/// `tierdesk nlu train`: reads category.tsv, sentiment_tweets.tsv and emotions.tsv in the folder @p data (docs/nlu.md)
/// and writes mood.model and category.model into the folder @p out. The same data make the same bytes.
/// Fails with InvalidInput; `where` is the file and line.
[[nodiscard]] base::Result<void> trainModels(const QString &data, const QString &out);

/// `tierdesk nlu evaluate`: measures the reader on the same files, each source read with models that have not seen it,
/// and prints a table. Fails likewise.
[[nodiscard]] base::Result<void> evaluateReader(const QString &data);

} // namespace tierdesk::app
