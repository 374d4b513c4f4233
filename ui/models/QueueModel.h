#pragma once

#include "core/doors/deskapi/Sessions.h"
#include "ui/models/Phrases.h"

#include <QtCore/QAbstractListModel>
#include <QtCore/QHash>

#include <functional>
#include <memory>
#include <vector>

namespace tierdesk::ui {

/// One queue view as a list, highest risk first. Rows are inserted, removed, moved and changed individually and the
/// model is never reset, so selection and scroll position survive every event. Finding, placing and changing one of a
/// hundred thousand rows takes microseconds. GUI thread.
class QueueModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        SessionIdRole = Qt::UserRole + 1, ///< QString
        SummaryRole,                      ///< QString, one line
        SentimentRole,                    ///< int of Sentiment
        SentimentTextRole,                ///< QString
        ReasonTextRole,                   ///< QString, empty without an escalation
        ChannelLineRole,                  ///< QString, "chat · VIP"
        TimeLeftRole,                     ///< QString, "0:48"
        UrgencyRole,                      ///< int of phrases::Urgency
        HolderRole,                       ///< QString, empty unless holders are named
        TurnRole,                         ///< QString, of a held case: who has the next step; empty when unknown
        DraftRole,                        ///< bool, something is written for it and not sent
    };

    explicit QueueModel(QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    /// Sets the rows to exactly @p rows; unchanged rows are not touched.
    void setRows(const std::vector<deskapi::SessionRow> &rows);
    /// Adds @p row, or updates the row with the same ID, and moves it to its position.
    void put(const deskapi::SessionRow &row);
    void remove(const QString &id);
    /// Updates the time left for @p now; signals only rows whose text changes.
    void setNow(Timestamp now);
    /// While held, rows do not move: changes are shown in place and new rows are appended. Releasing restores the
    /// order.
    void setOrderHeld(bool isHeld);
    [[nodiscard]] bool isOrderHeld() const { return m_isOrderHeld; }

    /// Sets whether rows show the assignee, for views with cases of several people.
    void setNamesHolders(bool namesHolders);

    /// Sets the function that tells which cases have a draft. It is called for visible rows only and must be fast.
    void setHasDraft(std::function<bool(const QString &id)> hasDraft) { m_hasDraft = std::move(hasDraft); }
    /// Signals that the draft state of case @p id changed.
    void tellDraft(const QString &id);

    [[nodiscard]] QModelIndex indexOf(const QString &id) const;
    [[nodiscard]] const deskapi::SessionRow &row(int index) const
    {
        return *m_rows.at(static_cast<std::size_t>(index));
    }

private:
    [[nodiscard]] int find(const QString &id) const;
    [[nodiscard]] int placeOf(const deskapi::SessionRow &row, int except) const;
    [[nodiscard]] const deskapi::SessionRow &at(int row) const { return *m_rows[static_cast<std::size_t>(row)]; }
    void fill(const std::vector<deskapi::SessionRow> &rows);
    void insertAt(int at, const deskapi::SessionRow &row);
    void moveTo(int from, int to);

    /// By pointer: a row is large, and among a hundred thousand one that moves must not move the others' contents.
    std::vector<std::unique_ptr<deskapi::SessionRow>> m_rows;
    QHash<QString, const deskapi::SessionRow *> m_byId;
    Timestamp m_now;
    bool m_isOrderHeld = false;
    bool m_namesHolders = false;
    std::function<bool(const QString &)> m_hasDraft;
};

} // namespace tierdesk::ui
