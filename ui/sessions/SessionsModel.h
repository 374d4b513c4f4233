#pragma once

#include "core/doors/deskapi/Sessions.h"

#include <QtCore/QAbstractTableModel>
#include <QtCore/QHash>

#include <functional>
#include <vector>

namespace tierdesk::ui {

/// Sessions as a table, in the server's order. Fed with values, it tells exactly what changed. GUI thread.
class SessionsModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column {
        Customer,
        Summary,
        Status,
        Tier,
        Sentiment,
        Category,
        Channel,
        Holder,
        Reason,
        Priority,
        Messages,
        Tags,
        Rating,
        Resolution,
        Started,
        Updated,
        Id,
        Columns
    };
    enum Role {
        SessionIdRole = Qt::UserRole + 1, ///< QString
        SentimentRole,                    ///< int of tierdesk::Sentiment, in its column alone
        TierRole,                         ///< int of tierdesk::Tier, in its column alone
        IsClosedRole,                     ///< bool
    };

    explicit SessionsModel(QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    /// What the server sorts by for @p column; none for one that it does not sort by.
    [[nodiscard]] static std::optional<SessionSort> sortOf(int column);
    /// Another order, of the rows that are here.
    void setOrder(const SessionOrder &order);
    [[nodiscard]] const SessionOrder &order() const { return m_order; }
    /// Moves changed rows to their place.
    void restoreOrder();

    /// Replaces all rows: another list.
    void setRows(std::vector<deskapi::SessionRow> rows);
    /// Adds the next page of the server's order: those that are not there yet at the end; the others change.
    void append(const std::vector<deskapi::SessionRow> &rows);
    /// Adds @p row in its place, or changes the one of the same id where it stands; an older version is dropped.
    void put(const deskapi::SessionRow &row);
    void remove(const QString &id);
    /// Removes all that @p isGone says, neighbours at once.
    void removeWhere(const std::function<bool(const deskapi::SessionRow &)> &isGone);
    /// Dates are told for @p now.
    void setNow(Timestamp now) { m_now = now; }

    [[nodiscard]] int find(const QString &id) const { return m_places.value(id, -1); }
    [[nodiscard]] const deskapi::SessionRow &row(int index) const { return m_rows.at(static_cast<std::size_t>(index)); }
    [[nodiscard]] bool isBefore(const deskapi::SessionRow &a, const deskapi::SessionRow &b) const
    {
        return deskapi::isBefore(a, b, m_order);
    }

private:
    [[nodiscard]] QString text(const deskapi::SessionRow &row, int column) const;
    void numberFrom(int first);

    std::vector<deskapi::SessionRow> m_rows;
    QHash<QString, int> m_places;
    Timestamp m_now;
    SessionOrder m_order;
};

} // namespace tierdesk::ui
