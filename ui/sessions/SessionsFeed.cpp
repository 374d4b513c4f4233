#include "ui/sessions/SessionsFeed.h"

#include <algorithm>
#include <utility>

namespace tierdesk::ui {

using deskapi::SessionRow;

namespace {

constexpr int ReloadAfterMs = 2000;

} // namespace

SessionsFeed::SessionsFeed(client::Connection &connection, const base::Clock &clock, QObject *parent)
    : QObject(parent)
    , m_connection(connection)
    , m_sessions(connection)
    , m_clock(clock)
{
    m_reload.setSingleShot(true);
    m_reload.setInterval(ReloadAfterMs);
    connect(&m_reload, &QTimer::timeout, this, &SessionsFeed::load);
    const auto reload = [this] {
        if (m_state != State::Empty)
            load();
    };
    connect(&m_connection, &client::Connection::connected, this, reload);
    connect(&m_connection, &client::Connection::reset, this, reload);
    connect(&m_connection, &client::Connection::eventReceived, this, &SessionsFeed::take);
}

void SessionsFeed::setState(State state)
{
    m_state = state;
    Q_EMIT stateChanged();
}

void SessionsFeed::setFilter(const SessionsFilter &filter)
{
    if (filter == m_filter && m_state != State::Empty)
        return;
    m_filter = filter;
    // Rows of the list before are no answer to this question.
    m_model.setRows({});
    m_total = m_loaded = 0;
    m_next.clear();
    m_state = State::Empty;
    load();
}

void SessionsFeed::clear()
{
    ++m_load;
    m_isFetching = false;
    m_reload.stop();
    m_error.reset();
    m_kept.clear();
    m_filter = {};
    m_model.setRows({});
    m_total = m_loaded = 0;
    m_next.clear();
    m_isReordered = false;
    setState(State::Empty);
}

void SessionsFeed::load()
{
    ++m_load;
    m_reload.stop();
    m_isFetching = false;
    if (m_state != State::Ready)
        setState(State::Loading);
    fetch({});
}

void SessionsFeed::loadMore()
{
    if (m_state == State::Ready && !m_isFetching && !m_isReordered && !isComplete())
        fetch(m_next);
}

void SessionsFeed::fetch(const QString &after)
{
    m_isFetching = true;
    auto filter = m_filter.asked(m_clock.now());
    filter.limit = PageRows;
    filter.order = m_model.order();
    filter.after = after;
    m_sessions.list(filter, this,
                    [this, load = m_load, isFirst = after.isEmpty()](const base::Result<deskapi::SessionPage> &page) {
                        takePage(load, isFirst, page);
                    });
}

void SessionsFeed::takePage(int load, bool isFirst, const base::Result<deskapi::SessionPage> &page)
{
    if (load != m_load)
        return;
    m_isFetching = false;
    m_model.setNow(m_clock.now());
    if (!page) {
        m_error = page.error();
        setState(m_state == State::Ready ? State::Ready : State::Failed);
        return;
    }
    m_error.reset();
    if (isFirst) {
        takeFirst(*page);
    } else {
        m_model.append(page->sessions);
        endAt(*page);
    }
    m_loaded = m_model.rowCount() - (hasStrayKept() ? 1 : 0);
    m_total = isComplete() ? m_loaded : std::max(page->total, m_loaded);
    setState(State::Ready);
    Q_EMIT totalChanged();
}

void SessionsFeed::endAt(const deskapi::SessionPage &page)
{
    m_next = page.next;
    if (!page.sessions.empty())
        m_last = page.sessions.back();
}

/// A list that is already shown is changed row by row, so that selection and scroll survive a refresh.
void SessionsFeed::takeFirst(const deskapi::SessionPage &page)
{
    const bool isReordered = std::exchange(m_isReordered, false);
    if (m_model.rowCount() == 0) {
        m_model.setRows(page.sessions);
        endAt(page);
        return;
    }
    QSet<QString> listed;
    bool isJoined = false;
    for (const SessionRow &row : page.sessions) {
        listed.insert(row.id);
        isJoined = isJoined || m_model.find(row.id) >= 0;
    }
    // What lies below the page stays, unless so much has come that there would be a hole between.
    const bool canStay = isJoined && !isReordered && !page.next.isEmpty();
    bool isMoreBelow = false;
    m_model.removeWhere([&](const SessionRow &row) {
        if (listed.contains(row.id) || row.id == m_kept)
            return false;
        const bool isBelow = canStay && m_model.isBefore(page.sessions.back(), row);
        isMoreBelow = isMoreBelow || isBelow;
        return !isBelow;
    });
    for (const SessionRow &row : page.sessions)
        m_model.put(row);
    m_model.restoreOrder();
    if (!isMoreBelow)
        endAt(page);
}

/// True if the one that is kept stands in the table and in no page.
bool SessionsFeed::hasStrayKept() const
{
    const int at = m_kept.isEmpty() ? -1 : m_model.find(m_kept);
    return at >= 0 && !m_filter.matches(m_model.row(at), now());
}

void SessionsFeed::sort(const SessionOrder &order)
{
    if (order == m_model.order())
        return;
    m_model.setOrder(order);
    if (m_state == State::Empty || (m_state == State::Ready && isComplete() && !m_isReordered))
        return;
    m_isReordered = true;
    load();
}

void SessionsFeed::put(const SessionRow &row)
{
    const int at = m_model.find(row.id);
    const bool matched = at >= 0 && m_filter.matches(m_model.row(at), now());
    const bool matches = m_filter.matches(row, now());
    if (at >= 0) {
        if (m_model.row(at).version > row.version)
            return;
        const int change = static_cast<int>(matches) - static_cast<int>(matched);
        m_total += change;
        m_loaded += change;
        if (matches || row.id == m_kept)
            m_model.put(row);
        else
            m_model.remove(row.id);
        if (change != 0)
            Q_EMIT totalChanged();
    } else if (matches && m_state == State::Ready) {
        // One that stands further down than what is loaded comes with its page.
        const bool isWithin = isComplete() || m_model.isBefore(row, m_last);
        if (!m_filter.isToldByRows()) {
            if (!m_reload.isActive())
                m_reload.start();
        } else if (isWithin) {
            m_model.put(row);
            ++m_total;
            ++m_loaded;
            Q_EMIT totalChanged();
        }
    }
    Q_EMIT rowChanged(row.id);
}

void SessionsFeed::take(const deskapi::Event &event)
{
    if (event.session && m_state != State::Empty)
        put(*event.session);
}

void SessionsFeed::keep(const QString &id)
{
    const QString before = std::exchange(m_kept, id);
    if (before.isEmpty() || before == id)
        return;
    if (const int at = m_model.find(before); at >= 0 && !m_filter.matches(m_model.row(at), now()))
        m_model.remove(before);
}

} // namespace tierdesk::ui
