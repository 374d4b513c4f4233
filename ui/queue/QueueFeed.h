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

/// Keeps the four views of the queue true: loads them, then follows the stream of events, of which each carries the
/// whole row that it concerns. An older row never replaces a newer one, whichever way it came. GUI thread.
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

    /// Whose queue it is; forgets what was known.
    void setMe(UserId me);
    [[nodiscard]] UserId me() const { return m_me; }
    /// Loads every view anew; what is on the screen stays until then.
    void load();
    /// Forgets everything, as after signing out.
    void clear();
    /// A row that came as the answer to an act.
    void put(const deskapi::SessionRow &row);
    /// Time has passed.
    void tick();

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const std::optional<base::Error> &error() const { return m_error; }
    [[nodiscard]] QueueModel &model(deskapi::QueueView view) { return m_models[static_cast<std::size_t>(view)]; }
    [[nodiscard]] int count(deskapi::QueueView view) const;
    /// How long the longest-waiting case has waited; none if nobody waits.
    [[nodiscard]] std::optional<Millis> oldestWait() const;
    /// The row of @p id as it was last seen, whichever view it is in, or in none; null if never.
    [[nodiscard]] const deskapi::SessionRow *find(const QString &id) const;
    /// The server's clock, as well as it is known.
    [[nodiscard]] Timestamp now() const;

Q_SIGNALS:
    void stateChanged();
    void countsChanged();
    void rowChanged(const QString &id);
    /// A second has passed, or the clock was set.
    void ticked();
    /// A person should hear of a case that has come to wait.
    void caseArrived(const QString &id);

private:
    static constexpr std::size_t Views = 4;

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
    std::array<QueueModel, Views> m_models;
    QHash<QString, deskapi::SessionRow> m_known;
    Millis m_offset; ///< the server's clock less ours

    int m_load = 0; ///< the number of the last load: answers to an older one are dropped
    int m_missing = 0;
    std::optional<base::Error> m_loadError;
    QSet<QString> m_seen;              ///< ids that a list or an event told of since the load began
    std::array<int, Views> m_beyond{}; ///< cases over those that a list holds
    std::array<int, Views> m_nextBeyond{};
    QSet<QString> m_told;     ///< of those that wait: who was told of, or was there from the beginning
    bool m_hasMissed = false; ///< the stream begins anew, and events in between are lost
    QTimer m_reload;
};

} // namespace tierdesk::ui
