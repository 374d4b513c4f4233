#pragma once

#include "core/base/Clock.h"
#include "core/doors/client/Connection.h"
#include "core/doors/client/Queue.h"
#include "core/doors/deskapi/Sessions.h"
#include "ui/models/QueueModel.h"

#include <QtCore/QHash>
#include <QtCore/QObject>
#include <QtCore/QSet>
#include <QtCore/QTimer>

#include <array>
#include <optional>

namespace tierdesk::ui {

/// Every view of the queue, in the order of its tabs.
inline constexpr std::array QueueViews{deskapi::QueueView::Waiting, deskapi::QueueView::Mine, deskapi::QueueView::Team,
                                       deskapi::QueueView::Snoozed};

/// Keeps the four queue views up to date: loads them, then follows the event stream, whose events carry whole rows. An
/// older row never replaces a newer one. GUI thread.
class QueueFeed final : public QObject
{
    Q_OBJECT

public:
    enum class State {
        Empty,   ///< nothing was asked for yet
        Loading, ///< for the first time: nothing can be shown
        Ready,   ///< the models are true, or were until the stream was cut
        Failed,  ///< nothing could be loaded; see error()
    };
    Q_ENUM(State)

    /// @p connection and @p clock must outlive this.
    QueueFeed(client::Connection &connection, const base::Clock &clock, QObject *parent = nullptr);

    /// Sets the signed-in person and clears all data.
    void setMe(UserId me);
    [[nodiscard]] UserId me() const { return m_me; }
    /// Reloads every view; the current rows stay until the answer arrives.
    void load();
    /// Clears everything, for example after sign-out.
    void clear();
    /// Applies a row from the answer to an action.
    void put(const deskapi::SessionRow &row);
    /// Updates the displayed times.
    void tick();

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const std::optional<base::Error> &error() const { return m_error; }
    [[nodiscard]] QueueModel &model(deskapi::QueueView view) { return m_models[static_cast<std::size_t>(view)]; }
    [[nodiscard]] int count(deskapi::QueueView view) const;
    /// Returns the wait time of the longest-waiting case, if any case is waiting.
    [[nodiscard]] std::optional<Millis> oldestWait() const;
    /// Returns the last known row of @p id in any view or none; null if it was never seen.
    [[nodiscard]] const deskapi::SessionRow *find(const QString &id) const;
    /// The server's clock, as well as it is known.
    [[nodiscard]] Timestamp now() const;

Q_SIGNALS:
    void stateChanged();
    void countsChanged();
    void rowChanged(const QString &id);
    /// Emitted every second and after the clock was set.
    void ticked();
    /// Emitted when the person should be notified about a newly waiting case.
    void caseArrived(const QString &id);

private:
    void setState(State state);
    void take(const deskapi::Event &event);
    void takeList(int load, const base::Result<deskapi::Queue> &list);
    void finishLoad();
    void tellWaiting(bool isNews);
    void sortIn(const deskapi::SessionRow &row);
    void forgetClosed();

    client::Connection &m_connection;
    client::Queue m_queue;
    const base::Clock &m_clock;
    UserId m_me;
    State m_state = State::Empty;
    std::optional<base::Error> m_error;
    std::array<QueueModel, QueueViews.size()> m_models;
    QHash<QString, deskapi::SessionRow> m_known;
    Millis m_offset; ///< the server's clock less ours

    int m_load = 0; ///< the number of the last load: answers to an older one are dropped
    int m_missing = 0;
    std::optional<base::Error> m_loadError;
    QSet<QString> m_seen;                          ///< ids that a list or an event told of since the load began
    std::array<int, QueueViews.size()> m_beyond{}; ///< cases over those that a list holds
    std::array<int, QueueViews.size()> m_nextBeyond{};
    QSet<QString> m_told;     ///< of those that wait: who was told of, or was there from the beginning
    bool m_hasMissed = false; ///< the stream begins anew, and events in between are lost
    QTimer m_reload;
};

} // namespace tierdesk::ui
