#pragma once

#include "core/base/Result.h"

#include <QtCore/QByteArray>

#include <utility>
#include <vector>

/// Parts of `tierdesk nlu evaluate`; each prints its lines of the table.
namespace tierdesk::app {

/// A confidence, and whether what it was said of was right.
using Claim = std::pair<double, bool>;

/// By how much confidences are off: ten bins, the mean of each against the share that was right, weighed by size.
[[nodiscard]] double calibrationError(const std::vector<Claim> &claims);

/// Looks for articles made of the intents of intents_banking77.tsv and intents_clinc150.tsv in the folder @p data, by
/// other examples of the same intents. Fails with InvalidInput; `where` is the file and line.
[[nodiscard]] base::Result<void> evaluateSearch(const QString &data);

/// Teaches parts of the intents in these two files and reads others: four fifths, a tenth of them, and draws in which
/// few intents have most examples. Fails likewise.
[[nodiscard]] base::Result<void> evaluateIntents(const QString &data);

/// How many of @p texts the reader that is compiled in reads in a second of one core. Fails as it does.
[[nodiscard]] base::Result<void> evaluateSpeed(const char *name, const std::vector<QByteArray> &texts);

} // namespace tierdesk::app
