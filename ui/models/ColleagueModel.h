#pragma once

#include "core/doors/deskapi/People.h"

#include <QtCore/QAbstractListModel>

#include <vector>

namespace tierdesk::ui {

/// The colleagues a case can be transferred to: available ones first, then by name. GUI thread.
class ColleagueModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        UserIdRole = Qt::UserRole + 1, ///< qint64
        PresenceRole,                  ///< int of Presence
        PresenceTextRole,              ///< QString
        RoleTextRole,                  ///< QString
    };

    explicit ColleagueModel(QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

    /// Sets the colleagues, without @p except.
    void setPeople(std::vector<deskapi::Person> people, const std::vector<UserId> &except);
    /// Shows only colleagues whose name contains @p text.
    void setFilter(const QString &text);
    /// Updates a colleague's presence; unknown ones are ignored. The order does not change.
    void setPresence(UserId user, Presence presence);
    [[nodiscard]] QModelIndex indexOf(UserId user) const;

private:
    void sift();

    std::vector<deskapi::Person> m_people;
    std::vector<std::size_t> m_shown; ///< indexes into m_people
    QString m_filter;
};

} // namespace tierdesk::ui
