#include "ui/queue/QueueFeed.h"

#include <algorithm>
#include <utility>

namespace tierdesk::ui {

using deskapi::QueueView;
using deskapi::SessionRow;

namespace {

/// Rows that stand in no view are kept for the page that may still show them, up to this many.
constexpr qsizetype MostKnown = 3000;
/// With more cases than a list holds, the hidden ones are asked for anew this long after a change.
constexpr int ReloadAfterMs = 2000;

std::size_t at(QueueView view)
{
    return static_cast<std::size_t>(view);
}

} // namespace

QueueFeed::QueueFeed(client::Connection &connection, const base::Clock &clock, QObject *parent)
    : QObject(parent)
    , m_connection(connection)
    , m_queue(connection)
    , m_clock(clock)
{
    model(QueueView::Team).setNamesHolders(true);
    m_reload.setSingleShot(true);
    m_reload.setInterval(ReloadAfterMs);
    connect(&m_reload, &QTimer::timeout, this, &QueueFeed::load);
    connect(&m_connection, &client::Connection::connected, this, &QueueFeed::load);
    connect(&m_connection, &client::Connection::reset, this, [this] {
        // Who came meanwhile travels in no event any more.
        m_hasMissed = m_hasMissed || m_state == State::Ready;
        load();
    });
    connect(&m_connection, &client::Connection::eventReceived, this, &QueueFeed::take);
}

void QueueFeed::setState(State state)
{
    m_state = state;
    Q_EMIT stateChanged();
}

void QueueFeed::setMe(UserId me)
{
    clear();
    m_me = me;
}

void QueueFeed::clear()
{
    ++m_load;
    m_missing = 0;
    m_reload.stop();
    m_error.reset();
    m_known.clear();
    m_seen.clear();
    m_beyond.fill(0);
    m_told.clear();
    m_hasMissed = false;
    for (QueueModel &model : m_models)
        model.setRows({});
    setState(State::Empty);
    Q_EMIT countsChanged();
}

void QueueFeed::load()
{
    const int load = ++m_load;
    m_missing = static_cast<int>(QueueViews.size());
    m_loadError.reset();
    m_seen.clear();
    m_nextBeyond.fill(0);
    m_reload.stop();
    if (m_state != State::Ready)
        setState(State::Loading);
    for (const QueueView view : QueueViews)
        m_queue.list(view, this, [this, load](const base::Result<deskapi::Queue> &list) { takeList(load, list); });
}

void QueueFeed::takeList(int load, const base::Result<deskapi::Queue> &list)
{
    if (load != m_load)
        return;
    if (list) {
        m_offset = list->at - m_clock.now();
        const std::array totals{list->counts.waiting, list->counts.mine, list->counts.team, list->counts.snoozed};
        const auto view = at(list->view);
        m_nextBeyond[view] = std::max(0, totals[view] - static_cast<int>(list->rows.size()));
        for (const SessionRow &row : list->rows) {
            m_seen.insert(row.id);
            sortIn(row);
        }
    } else {
        m_loadError = list.error();
    }
    if (--m_missing == 0)
        finishLoad();
}

void QueueFeed::finishLoad()
{
    if (m_loadError) {
        m_error = m_loadError;
        // What was true a moment ago is better than nothing; the page says that it may be old.
        setState(m_state == State::Ready ? State::Ready : State::Failed);
        return;
    }
    m_error.reset();
    m_beyond = m_nextBeyond;
    // What no list told of and no event either has left the queue while nobody listened.
    for (const QString &id : m_known.keys()) {
        if (m_seen.contains(id))
            continue;
        m_known.remove(id);
        m_told.remove(id);
        for (QueueModel &model : m_models)
            model.remove(id);
        Q_EMIT rowChanged(id);
    }
    tick();
    // What waits when the queue is first loaded is no news.
    const bool isFirst = m_state != State::Ready;
    setState(State::Ready);
    Q_EMIT countsChanged();
    if (isFirst || std::exchange(m_hasMissed, false))
        tellWaiting(!isFirst);
}

void QueueFeed::tellWaiting(bool isNews)
{
    QStringList arrived;
    const QueueModel &waiting = model(QueueView::Waiting);
    for (int row = 0; row < waiting.rowCount(); ++row) {
        if (!m_told.contains(waiting.row(row).id))
            arrived.append(waiting.row(row).id);
    }
    for (const QString &id : std::as_const(arrived)) {
        m_told.insert(id);
        if (isNews)
            Q_EMIT caseArrived(id);
    }
}

void QueueFeed::take(const deskapi::Event &event)
{
    if (!event.session)
        return;
    const SessionRow &row = *event.session;
    // Most sessions never come here: the AI holds them from beginning to end.
    if (row.tier != Tier::HumanAgent && !m_known.contains(row.id))
        return;
    put(row);
    // A list that is asked for meanwhile may have brought the row before its event came.
    if (!model(QueueView::Waiting).indexOf(row.id).isValid()) {
        m_told.remove(row.id);
    } else if (event.notifies && !m_told.contains(row.id)) {
        m_told.insert(row.id);
        Q_EMIT caseArrived(row.id);
    }
    if (std::any_of(m_beyond.begin(), m_beyond.end(), [](int hidden) { return hidden > 0; }) && !m_reload.isActive())
        m_reload.start();
}

void QueueFeed::put(const SessionRow &row)
{
    m_seen.insert(row.id);
    sortIn(row);
    Q_EMIT countsChanged();
    forgetClosed();
}

void QueueFeed::sortIn(const SessionRow &row)
{
    const auto known = m_known.constFind(row.id);
    if (known != m_known.cend() && known->version > row.version)
        return;
    m_known.insert(row.id, row);
    for (const QueueView view : QueueViews) {
        if (deskapi::isIn(row, view, m_me, now()))
            model(view).put(row);
        else
            model(view).remove(row.id);
    }
    Q_EMIT rowChanged(row.id);
}

void QueueFeed::forgetClosed()
{
    // They are kept for a while: an answer that was overtaken by an event must not bring a closed case back.
    if (m_known.size() <= MostKnown || m_missing > 0)
        return;
    m_known.removeIf([this](const QHash<QString, SessionRow>::iterator &entry) {
        return std::none_of(QueueViews.begin(), QueueViews.end(),
                            [&](QueueView view) { return deskapi::isIn(entry.value(), view, m_me, now()); });
    });
}

void QueueFeed::tick()
{
    const Timestamp current = now();
    // Who was asleep may wake by the clock alone.
    QList<QString> woken;
    const QueueModel &asleep = model(QueueView::Snoozed);
    for (int row = 0; row < asleep.rowCount(); ++row) {
        if (!deskapi::isIn(asleep.row(row), QueueView::Snoozed, m_me, current))
            woken.append(asleep.row(row).id);
    }
    for (const QString &id : woken)
        sortIn(m_known.value(id));
    for (QueueModel &model : m_models)
        model.setNow(current);
    if (!woken.isEmpty())
        Q_EMIT countsChanged();
    Q_EMIT ticked();
}

int QueueFeed::count(QueueView view) const
{
    return m_models[at(view)].rowCount() + m_beyond[at(view)];
}

std::optional<Millis> QueueFeed::oldestWait() const
{
    const QueueModel &waiting = m_models[at(QueueView::Waiting)];
    std::optional<Timestamp> oldest;
    for (int row = 0; row < waiting.rowCount(); ++row) {
        const auto since = waiting.row(row).waitingSince;
        if (since && (!oldest || *since < *oldest))
            oldest = since;
    }
    return oldest ? std::optional(std::max(Millis{0}, now() - *oldest)) : std::nullopt;
}

const SessionRow *QueueFeed::find(const QString &id) const
{
    const auto known = m_known.constFind(id);
    return known == m_known.cend() ? nullptr : &*known;
}

Timestamp QueueFeed::now() const
{
    return m_clock.now() + m_offset;
}

} // namespace tierdesk::ui
