#pragma once

#include "core/base/Result.h"
#include "core/domain/Training.h"

#include <optional>
#include <utility>
#include <vector>

namespace tierdesk::store {

class Database;

/// Which examples a list shows.
struct TrainingFilter {
    TrainingKind kind = TrainingKind::Category;
    QString label;            ///< empty: all
    QString words;            ///< that the text holds, the case of a–z aside; empty: all
    TrainingExampleId before; ///< only older ones
    int limit = 100;
};

/// A text and its label, for those who learn.
struct TrainingPair {
    QString text;
    QString label;
};

/// The tables `training_example`, `trained_model` and `trained_model_part`. Fails with StorageFailed.
class Training final
{
public:
    explicit Training(Database &database)
        : m_database(database)
    {}

    /// `example.id` is not read. @p change is the number of the company's change.
    [[nodiscard]] base::Result<TrainingExampleId> add(const TrainingExample &example, qint64 change);
    /// False when the company has no live example of that id.
    [[nodiscard]] base::Result<bool> remove(CompanyId company, TrainingExampleId id, qint64 change);
    [[nodiscard]] base::Result<std::optional<TrainingExample>> byId(CompanyId company, TrainingExampleId id) const;
    /// The live example of the same text, letters' case and blanks aside.
    [[nodiscard]] base::Result<std::optional<TrainingExample>> same(CompanyId company, TrainingKind kind,
                                                                    const QString &text) const;
    /// Newest first.
    [[nodiscard]] base::Result<std::vector<TrainingExample>> list(CompanyId company,
                                                                  const TrainingFilter &filter) const;
    /// Live ones by label, most first.
    [[nodiscard]] base::Result<std::vector<std::pair<QString, int>>> labels(CompanyId company, TrainingKind kind) const;
    [[nodiscard]] base::Result<int> count(CompanyId company, TrainingKind kind) const;
    /// The number of the newest change; 0 without one.
    [[nodiscard]] base::Result<qint64> lastChange(CompanyId company, TrainingKind kind) const;
    /// What was live after @p change, oldest first.
    [[nodiscard]] base::Result<std::vector<TrainingPair>> taught(CompanyId company, TrainingKind kind,
                                                                 qint64 change) const;

    [[nodiscard]] base::Result<TrainedModelId> addModel(const TrainedModel &model);
    [[nodiscard]] base::Result<void> addPart(TrainedModelId model, int part, const QByteArray &bytes);
    /// Writes state, reason and problem.
    [[nodiscard]] base::Result<void> setState(const TrainedModel &model);
    [[nodiscard]] base::Result<void> dropParts(TrainedModelId model);
    /// All parts behind one another.
    [[nodiscard]] base::Result<QByteArray> bytes(TrainedModelId model) const;
    [[nodiscard]] base::Result<std::optional<TrainedModel>> model(TrainedModelId id) const;
    [[nodiscard]] base::Result<std::optional<TrainedModel>> inService(CompanyId company, TrainingKind kind) const;
    /// Newest first.
    [[nodiscard]] base::Result<std::vector<TrainedModel>> models(CompanyId company, TrainingKind kind, int limit) const;
    /// Forgets those that were left half written by a crash. How many there were.
    [[nodiscard]] base::Result<int> dropUnfinished();

private:
    Database &m_database;
};

} // namespace tierdesk::store
