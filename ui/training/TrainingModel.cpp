#include "ui/training/TrainingModel.h"

#include "core/domain/Enums.h"
#include "ui/models/Direction.h"
#include "ui/models/Phrases.h"

#include <algorithm>

namespace tierdesk::ui {

QString trainingLabel(TrainingKind kind, const QString &label)
{
    const auto category = kind == TrainingKind::Category ? fromWord<Category>(label) : std::nullopt;
    return category ? phrases::text(*category) : label;
}

TrainingModel::TrainingModel(const base::Clock &clock, QObject *parent)
    : QAbstractListModel(parent)
    , m_clock(clock)
{}

int TrainingModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant TrainingModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const TrainingExample &each = example(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return each.text.simplified();
    case Qt::ToolTipRole:
        return each.text;
    case LabelRole:
        return trainingLabel(each.kind, each.label);
    case SourceRole: {
        const QString when = phrases::clockTime(each.at, m_clock.now());
        const QString who = direction::isolated(each.who);
        return direction::line(each.sessionId.isEmpty() ? tr("%1, %2", "who, when").arg(who, when)
                                                        : tr("%1, %2, corrected in %3", "who, when, session")
                                                              .arg(who, when, direction::isolated(each.sessionId)));
    }
    case HasSessionRole:
        return !each.sessionId.isEmpty();
    case Qt::AccessibleTextRole:
        return u"%1, %2"_s.arg(trainingLabel(each.kind, each.label), each.text.simplified());
    default:
        return {};
    }
}

void TrainingModel::setExamples(const std::vector<TrainingExample> &examples)
{
    // Both stand by falling ids, and an example never changes: what is gone goes, what is new comes in its place.
    const auto holds = [](const std::vector<TrainingExample> &list, TrainingExampleId id) {
        return std::any_of(list.begin(), list.end(), [id](const TrainingExample &each) { return each.id == id; });
    };
    for (int row = rowCount() - 1; row >= 0; --row) {
        if (holds(examples, example(row).id))
            continue;
        beginRemoveRows({}, row, row);
        m_rows.erase(m_rows.begin() + row);
        endRemoveRows();
    }
    for (std::size_t at = 0; at < examples.size(); ++at) {
        if (at < m_rows.size() && m_rows[at].id == examples[at].id)
            continue;
        const int row = static_cast<int>(at);
        beginInsertRows({}, row, row);
        m_rows.insert(m_rows.begin() + row, examples[at]);
        endInsertRows();
    }
}

void TrainingModel::append(const std::vector<TrainingExample> &examples)
{
    if (examples.empty())
        return;
    beginInsertRows({}, rowCount(), rowCount() + static_cast<int>(examples.size()) - 1);
    m_rows.insert(m_rows.end(), examples.begin(), examples.end());
    endInsertRows();
}

void TrainingModel::clear()
{
    if (m_rows.empty())
        return;
    beginRemoveRows({}, 0, rowCount() - 1);
    m_rows.clear();
    endRemoveRows();
}

} // namespace tierdesk::ui
