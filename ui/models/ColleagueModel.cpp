#include "ui/models/ColleagueModel.h"

#include "ui/models/Phrases.h"

#include <algorithm>

namespace tierdesk::ui {

ColleagueModel::ColleagueModel(QObject *parent)
    : QAbstractListModel(parent)
{}

int ColleagueModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

QVariant ColleagueModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const deskapi::Person &person = m_people[m_shown[static_cast<std::size_t>(index.row())]];
    switch (role) {
    case Qt::DisplayRole:
        return person.name;
    case Qt::AccessibleTextRole:
        return u"%1, %2, %3"_s.arg(person.name, phrases::text(person.role), phrases::text(person.presence));
    case UserIdRole:
        return person.id.value;
    case PresenceRole:
        return static_cast<int>(person.presence);
    case PresenceTextRole:
        return phrases::text(person.presence);
    case RoleTextRole:
        return phrases::text(person.role);
    default:
        return {};
    }
}

void ColleagueModel::setPeople(std::vector<deskapi::Person> people, const std::vector<UserId> &except)
{
    std::erase_if(people, [&](const deskapi::Person &person) {
        return std::find(except.begin(), except.end(), person.id) != except.end();
    });
    std::sort(people.begin(), people.end(), [](const deskapi::Person &one, const deskapi::Person &other) {
        if (one.presence != other.presence)
            return one.presence < other.presence;
        const int order = one.name.localeAwareCompare(other.name);
        return order != 0 ? order < 0 : one.id < other.id;
    });
    beginResetModel();
    m_people = std::move(people);
    sift();
    endResetModel();
}

void ColleagueModel::setFilter(const QString &text)
{
    if (text.trimmed() == m_filter)
        return;
    beginResetModel();
    m_filter = text.trimmed();
    sift();
    endResetModel();
}

void ColleagueModel::sift()
{
    m_shown.clear();
    for (std::size_t at = 0; at < m_people.size(); ++at) {
        if (m_people[at].name.contains(m_filter, Qt::CaseInsensitive))
            m_shown.push_back(at);
    }
}

void ColleagueModel::setPresence(UserId user, Presence presence)
{
    for (deskapi::Person &person : m_people) {
        if (person.id == user)
            person.presence = presence;
    }
    if (const QModelIndex index = indexOf(user); index.isValid())
        Q_EMIT dataChanged(index, index);
}

QModelIndex ColleagueModel::indexOf(UserId user) const
{
    for (std::size_t row = 0; row < m_shown.size(); ++row) {
        if (m_people[m_shown[row]].id == user)
            return index(static_cast<int>(row));
    }
    return {};
}

} // namespace tierdesk::ui
