#pragma once

#include <QtCore/QAbstractListModel>
#include <QtCore/QString>

#include <vector>

namespace tierdesk::ui {

/// Display texts of something with a state: an endpoint, a delivery.
struct StateRow {
    enum class Mood { Good, Waiting, Bad, Off };

    qint64 id = 0;
    QString title;
    QString detail;
    QString state; ///< a word
    Mood mood = Mood::Waiting;
    bool operator==(const StateRow &) const = default;
};

/// Rows with a state. GUI thread.
class StateRowsModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        DetailRole = Qt::UserRole + 1, ///< QString
        StateRole,                     ///< QString
        MoodRole,                      ///< int: StateRow::Mood
    };

    explicit StateRowsModel(QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

    /// Existing rows are kept, so that selection and scroll position survive. Rows never change their order.
    void setRows(const std::vector<StateRow> &rows);
    [[nodiscard]] const StateRow &row(int at) const { return m_rows.at(static_cast<std::size_t>(at)); }
    /// Returns an invalid index if there is no such row.
    [[nodiscard]] QModelIndex indexOf(qint64 id) const;

private:
    std::vector<StateRow> m_rows;
};

} // namespace tierdesk::ui
