#pragma once

#include "core/base/Clock.h"
#include "core/doors/client/Sessions.h"
#include "ui/sessions/SessionsFilter.h"
#include "ui/sessions/SessionsModel.h"

#include <QtCore/QTimer>

namespace tierdesk::ui {

/// Keeps a filtered list of sessions up to date from requested pages and events. GUI thread.
class SessionsFeed final : public QObject
{
    Q_OBJECT

public:
    enum class State { Empty, Loading, Ready, Failed };
    Q_ENUM(State)

    /// Rows that a page of the server's list has.
    static constexpr int PageRows = 100;

    /// @p connection and @p clock must outlive this.
    SessionsFeed(client::Connection &connection, const base::Clock &clock, QObject *parent = nullptr);

    /// Switches to another list: the rows shown are replaced when the first page arrives.
    void setFilter(const SessionsFilter &filter);
    [[nodiscard]] const SessionsFilter &filter() const { return m_filter; }
    void load();
    void clear();
    /// Loads the next page, unless all is loaded or a request is in progress.
    void loadMore();
    /// Sorts the same list differently, on the server, so that the first page has the first rows overall.
    void sort(const SessionOrder &order);
    /// Applies a row returned by an action.
    void put(const deskapi::SessionRow &row);
    /// Keeps this session in the list even if it no longer matches, because it is open. Empty: none.
    void keep(const QString &id);

    [[nodiscard]] State state() const { return m_state; }
    /// Returns the error of the last page, if it failed.
    [[nodiscard]] const std::optional<base::Error> &error() const { return m_error; }
    [[nodiscard]] bool isFetching() const { return m_isFetching; }
    [[nodiscard]] SessionsModel &model() { return m_model; }
    [[nodiscard]] const SessionsModel &model() const { return m_model; }
    /// Sessions that match, loaded or not.
    [[nodiscard]] int total() const { return m_total; }
    [[nodiscard]] bool isComplete() const { return m_next.isEmpty(); }
    [[nodiscard]] Timestamp now() const { return m_clock.now(); }

Q_SIGNALS:
    void stateChanged();
    void totalChanged();
    void rowChanged(const QString &id);

private:
    void setState(State state);
    void fetch(const QString &after);
    void takePage(int load, bool isFirst, const base::Result<deskapi::SessionPage> &page);
    void takeFirst(const deskapi::SessionPage &page);
    void endAt(const deskapi::SessionPage &page);
    [[nodiscard]] bool hasStrayKept() const;
    void take(const deskapi::Event &event);

    client::Connection &m_connection;
    client::Sessions m_sessions;
    const base::Clock &m_clock;
    SessionsFilter m_filter;
    SessionsModel m_model;
    State m_state = State::Empty;
    std::optional<base::Error> m_error;
    QString m_kept;
    int m_load = 0; ///< the number of the last list: pages of an older one are dropped
    int m_total = 0;
    int m_loaded = 0;           ///< rows of the model that the server's list has
    QString m_next;             ///< the page after those that are here; empty: there is none
    deskapi::SessionRow m_last; ///< as the last page ended: what comes after it is on no page yet
    bool m_isFetching = false;
    bool m_isReordered = false; ///< the rows are another order's: those of the first page alone stay
    QTimer m_reload;            ///< after an event that only the server can place
};

} // namespace tierdesk::ui
