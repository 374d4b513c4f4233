#pragma once

#include "core/doors/deskapi/Sessions.h"

#include <QtCore/QAbstractTableModel>
#include <QtCore/QHash>

#include <vector>

namespace tierdesk::ui {

/// Sessions as a table. Fed with values, it tells exactly what changed. Sorting is by any column; without one the
/// newest stand first, as the server lists them. GUI thread.
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
    void sort(int column, Qt::SortOrder order) override;

    /// Everything anew: another list.
    void setRows(std::vector<deskapi::SessionRow> rows);
    /// Adds those that are not there yet, and changes the others.
    void append(const std::vector<deskapi::SessionRow> &rows);
    /// Adds @p row, or changes the one of the same id where it stands; an older version is dropped.
    void put(const deskapi::SessionRow &row);
    void remove(const QString &id);
    /// Dates are told for @p now.
    void setNow(Timestamp now) { m_now = now; }

    [[nodiscard]] int find(const QString &id) const { return m_places.value(id, -1); }
    [[nodiscard]] const deskapi::SessionRow &row(int index) const { return m_rows.at(static_cast<std::size_t>(index)); }
    /// The column that is sorted by; −1: newest first.
    [[nodiscard]] int sortColumn() const { return m_sortColumn; }
    [[nodiscard]] Qt::SortOrder sortOrder() const { return m_sortOrder; }

private:
    [[nodiscard]] QString text(const deskapi::SessionRow &row, int column) const;
    [[nodiscard]] bool isBefore(const deskapi::SessionRow &a, const deskapi::SessionRow &b) const;
    void numberFrom(int first);

    std::vector<deskapi::SessionRow> m_rows;
    QHash<QString, int> m_places;
    Timestamp m_now;
    int m_sortColumn = -1;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
};

} // namespace tierdesk::ui
