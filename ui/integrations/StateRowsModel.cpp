#include "ui/integrations/StateRowsModel.h"

#include "core/base/Literals.h"

#include <algorithm>

namespace tierdesk::ui {

StateRowsModel::StateRowsModel(QObject *parent)
    : QAbstractListModel(parent)
{}

int StateRowsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant StateRowsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const StateRow &each = row(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return each.title;
    case Qt::ToolTipRole:
        return each.detail.isEmpty() ? each.title : each.title + u'\n' + each.detail;
    case DetailRole:
        return each.detail;
    case StateRole:
        return each.state;
    case MoodRole:
        return static_cast<int>(each.mood);
    case Qt::AccessibleTextRole:
        return u"%1, %2, %3"_s.arg(each.title, each.state, each.detail);
    default:
        return {};
    }
}

void StateRowsModel::setRows(const std::vector<StateRow> &rows)
{
    const auto holds = [](const std::vector<StateRow> &list, qint64 id) {
        return std::any_of(list.begin(), list.end(), [id](const StateRow &each) { return each.id == id; });
    };
    for (int at = rowCount() - 1; at >= 0; --at) {
        if (holds(rows, row(at).id))
            continue;
        beginRemoveRows({}, at, at);
        m_rows.erase(m_rows.begin() + at);
        endRemoveRows();
    }
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const int at = static_cast<int>(i);
        if (i >= m_rows.size() || m_rows[i].id != rows[i].id) {
            beginInsertRows({}, at, at);
            m_rows.insert(m_rows.begin() + at, rows[i]);
            endInsertRows();
        } else if (m_rows[i] != rows[i]) {
            m_rows[i] = rows[i];
            Q_EMIT dataChanged(index(at), index(at));
        }
    }
}

QModelIndex StateRowsModel::indexOf(qint64 id) const
{
    const auto found = std::find_if(m_rows.begin(), m_rows.end(), [id](const StateRow &each) { return each.id == id; });
    return found == m_rows.end() ? QModelIndex() : index(static_cast<int>(found - m_rows.begin()));
}

} // namespace tierdesk::ui
