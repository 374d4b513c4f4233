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
    setState(State::Empty);
}

void SessionsFeed::load()
{
    ++m_load;
    m_reload.stop();
    m_isFetching = false;
    if (m_state != State::Ready)
        setState(State::Loading);
    fetch(0);
}

void SessionsFeed::loadMore()
{
    if (m_state == State::Ready && !m_isFetching && !isComplete())
        fetch(m_loaded);
}

void SessionsFeed::fetch(int offset)
{
    m_isFetching = true;
    auto filter = m_filter.asked(m_clock.now());
    filter.limit = PageRows;
    filter.offset = offset;
    m_sessions.list(filter, this,
                    [this, load = m_load](const base::Result<deskapi::SessionPage> &page) { takePage(load, page); });
}

void SessionsFeed::takePage(int load, const base::Result<deskapi::SessionPage> &page)
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
    if (page->offset == 0)
        takeFirst(*page);
    else
        m_model.append(page->sessions);
    if (!page->sessions.empty() && (page->offset > 0 || m_model.rowCount() == static_cast<int>(page->sessions.size())))
        m_oldest = page->sessions.back().createdAt;
    m_loaded = m_model.rowCount() - (hasStrayKept() ? 1 : 0);
    // A page shorter than its place in the list: sessions have gone meanwhile.
    m_total = page->sessions.empty() ? m_loaded : std::max(page->total, m_loaded);
    setState(State::Ready);
    Q_EMIT totalChanged();
    const bool isSorted = m_model.sortColumn() >= 0;
    if (isSorted && !isComplete() && m_loaded < MostSorted)
        loadMore();
}

/// A list that is already shown is changed row by row, so that selection and scroll survive a refresh.
void SessionsFeed::takeFirst(const deskapi::SessionPage &page)
{
    QSet<QString> listed;
    bool isJoined = page.total <= static_cast<int>(page.sessions.size());
    for (const SessionRow &row : page.sessions) {
        listed.insert(row.id);
        isJoined = isJoined || m_model.find(row.id) >= 0;
    }
    const bool isAll = page.total <= static_cast<int>(page.sessions.size());
    if (m_model.rowCount() == 0) {
        m_model.setRows(page.sessions);
        return;
    }
    // What lies below the page stays, unless so much has come that there would be a hole between.
    for (int at = m_model.rowCount() - 1; at >= 0; --at) {
        const SessionRow &row = m_model.row(at);
        const bool isBelow = !isAll && isJoined && row.createdAt < page.sessions.back().createdAt;
        if (!listed.contains(row.id) && row.id != m_kept && !isBelow)
            m_model.remove(QString(row.id));
    }
    m_model.append(page.sessions);
}

/// True if the one that is kept stands in the table and in no page.
bool SessionsFeed::hasStrayKept() const
{
    const int at = m_kept.isEmpty() ? -1 : m_model.find(m_kept);
    return at >= 0 && !m_filter.matches(m_model.row(at), now());
}

void SessionsFeed::sort(int column, Qt::SortOrder order)
{
    const bool isNewestFirst = column == SessionsModel::Started && order == Qt::DescendingOrder;
    m_model.sort(isNewestFirst ? -1 : column, order);
    if (!isNewestFirst && m_loaded < MostSorted)
        loadMore();
    Q_EMIT totalChanged();
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
        const bool isWithin = isComplete() || row.createdAt >= m_oldest;
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
