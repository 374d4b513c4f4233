#pragma once

#include "core/base/Clock.h"
#include "core/domain/Training.h"

#include <QtCore/QAbstractListModel>

#include <vector>

namespace tierdesk::ui {

/// Examples that a company teaches, newest first, as far as they were loaded. GUI thread.
class TrainingModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        LabelRole = Qt::UserRole + 1, ///< QString: what it means, in words
        SourceRole,                   ///< QString: who gave it and when
        HasSessionRole,               ///< bool: it is a correction
    };

    explicit TrainingModel(const base::Clock &clock, QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

    /// From the start: what stands there already keeps its row, so that selection and place survive.
    void setExamples(const std::vector<TrainingExample> &examples);
    void append(const std::vector<TrainingExample> &examples);
    void clear();
    [[nodiscard]] const TrainingExample &example(int row) const { return m_rows.at(static_cast<std::size_t>(row)); }

private:
    const base::Clock &m_clock;
    std::vector<TrainingExample> m_rows;
};

/// The words of a label: a category's own, an intent as it is.
[[nodiscard]] QString trainingLabel(TrainingKind kind, const QString &label);

} // namespace tierdesk::ui
