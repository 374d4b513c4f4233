#pragma once

#include "core/base/Result.h"
#include "core/domain/Ids.h"

#include <QtCore/QString>

#include <vector>

namespace tierdesk::store {

class Database;

/// What one model answered.
struct AnswerSum {
    QString model; ///< as AnswerFacts name it
    qint64 answers = 0;
    qint64 latencyMs = 0; ///< of all of them together
    qint64 cached = 0;    ///< of `answers`, those that came from the cache
    qint64 costNanoUsd = 0;
};

/// The table `answer_sum`: the AI's answers by minute and model. What an answer cost counts as its model's; charge()
/// moves what another model took for it. An answer counts from its commit on, whether or not
/// advance() has taken it in yet: the tail is read through. Every function fails with StorageFailed.
class AnswerSums final
{
public:
    explicit AnswerSums(Database &database)
        : m_database(database)
    {}

    /// Takes up to @p limit more messages into the sums; gives how many were looked at. Inside a transaction of the
    /// writer.
    [[nodiscard]] base::Result<int> advance(int limit = 10'000);
    /// Counts @p costNanoUsd, which may be negative, as @p model's at @p at, without an answer. Inside a transaction of
    /// the writer.
    [[nodiscard]] base::Result<void> charge(CompanyId company, Timestamp at, const QString &model, qint64 costNanoUsd);
    /// A row a model that answered within the minutes of [from, to), by model.
    [[nodiscard]] base::Result<std::vector<AnswerSum>> of(CompanyId company, Timestamp from, Timestamp to) const;

private:
    Database &m_database;
};

} // namespace tierdesk::store
