#pragma once

#include "core/doors/deskapi/Sessions.h"
#include "ui/models/Phrases.h"

#include <QtCore/QAbstractListModel>
#include <QtCore/QHash>

#include <functional>
#include <memory>
#include <vector>

namespace tierdesk::ui {

/// One view of the queue as a list, riskiest first. Fed with values, it tells exactly what changed: rows come, go, move
/// and change one by one, and the model is never reset, so that selection and scroll position survive every event.
/// Finding, placing and changing one of a hundred thousand rows takes microseconds. GUI thread.
class QueueModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        SessionIdRole = Qt::UserRole + 1, ///< QString
        SummaryRole,                      ///< QString, one line
        SentimentRole,                    ///< int of Sentiment
        SentimentTextRole,                ///< QString
        ReasonTextRole,                   ///< QString, empty without a climb
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

    /// Makes the list hold exactly @p rows; what is equal is not touched.
    void setRows(const std::vector<deskapi::SessionRow> &rows);
    /// Adds @p row, or changes the one of the same id, and moves it to its place.
    void put(const deskapi::SessionRow &row);
    void remove(const QString &id);
    /// The time that is shown as left is told for @p now; only rows whose words change say so.
    void setNow(Timestamp now);
    /// While held, nothing moves under the reader's eyes: changes are shown in place and new rows come last. Letting go
    /// puts everything in order.
    void setOrderHeld(bool isHeld);
    [[nodiscard]] bool isOrderHeld() const { return m_isOrderHeld; }

    /// In a view of several people's cases each row says whose it is.
    void setNamesHolders(bool namesHolders);

    /// Says for which cases something is written; asked of rows that are shown only, so it must be quick.
    void setHasDraft(std::function<bool(const QString &id)> hasDraft) { m_hasDraft = std::move(hasDraft); }
    /// That has changed for the case @p id.
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
