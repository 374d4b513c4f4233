#pragma once

#include "core/base/Clock.h"
#include "core/domain/Training.h"

#include <QtCore/QAbstractListModel>

#include <vector>

namespace tierdesk::ui {

/// The loaded training examples of a company, newest first. GUI thread.
class TrainingModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        LabelRole = Qt::UserRole + 1, ///< QString: display name of the label
        SourceRole,                   ///< QString: author and time
        HasSessionRole,               ///< bool: it is a correction
    };

    explicit TrainingModel(const base::Clock &clock, QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

    /// Replaces the list. Existing rows are kept, so that selection and scroll position survive.
    void setExamples(const std::vector<TrainingExample> &examples);
    void append(const std::vector<TrainingExample> &examples);
    void clear();
    [[nodiscard]] const TrainingExample &example(int row) const { return m_rows.at(static_cast<std::size_t>(row)); }

private:
    const base::Clock &m_clock;
    std::vector<TrainingExample> m_rows;
};

/// Returns the display name of a label: a category's text, or the intent's name.
[[nodiscard]] QString trainingLabel(TrainingKind kind, const QString &label);

} // namespace tierdesk::ui
